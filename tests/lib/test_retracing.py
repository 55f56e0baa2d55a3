"""What was made of rows is given again only while the rows are the same."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.utils import timezone

from khuyenhoc.lib.retracing import retrace
from records.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    """A function that counts its runs: the jobs of a kind with what they weigh."""
    runs = []

    @retrace(2)
    def list_jobs(kind, times=1):
        runs.append(kind)
        jobs = list(Job.objects.filter(kind=kind).order_by("pk"))
        with connection.cursor() as cursor:
            cursor.execute("select count(*), 0.5 from records_job where kind = %s", [kind])
            [[count, half]] = cursor
        first = Job.objects.filter(kind=kind).order_by("pk").values_list("message").first()
        return {"labels": [job.message for job in jobs] * times, "count": count, "half": half,
                "first": first[0] if first else ""}  # fmt: skip

    list_jobs.runs = runs
    return list_jobs


def add(kind, label):
    return Job.objects.create(key=f"{kind} {label}", kind=kind, message=label)


def test_the_same_rows_give_the_same_result_without_making_it_again(made):
    add("a", "một")
    add("b", "không phải")

    first, second = made("a"), made("a")

    expected = {"labels": ["một"], "count": 1, "half": Decimal("0.5"), "first": "một"}
    assert first == second == expected
    assert made.runs == ["a"]


def test_a_row_that_changed_or_came_or_went_is_seen_at_once(made):
    job = add("a", "một")
    made("a")

    Job.objects.filter(pk=job.pk).update(message="hai")
    assert made("a")["labels"] == ["hai"]
    other = add("a", "ba")
    assert made("a") == {
        "labels": ["hai", "ba"],
        "count": 2,
        "half": Decimal("0.5"),
        "first": "hai",
    }
    other.delete()
    assert made("a")["count"] == 1
    Job.objects.all().delete()
    assert made("a") == {"labels": [], "count": 0, "half": Decimal("0.5"), "first": ""}
    assert made.runs == ["a"] * 5


def test_results_are_told_apart_by_arguments_and_the_oldest_goes(made):
    for label in "ab":
        add(label, label)

    assert made("a", times=2)["labels"] == ["a", "a"]
    assert made("a", 2)["labels"] == ["a", "a"]  # said in another way: made again
    assert made("b")["labels"] == ["b"]
    made("a", times=2)

    assert made.runs == ["a", "a", "b", "a"]


def test_another_day_makes_it_again(made, monkeypatch):
    made("a")
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda: tomorrow)

    made("a")

    assert made.runs == ["a", "a"]


def test_what_reads_later_or_writes_is_not_kept():
    runs = []

    @retrace(5)
    def lazily():
        runs.append("lazily")
        return Job.objects.all()

    @retrace(5)
    def writing():
        runs.append("writing")
        with connection.cursor() as cursor:
            cursor.execute("create temporary table if not exists tried (a int)")
        return 1

    for label in ("một", "hai"):
        add("a", label)
        assert len(lazily()) == Job.objects.count()
        writing()

    assert runs == ["lazily", "writing"] * 2


def test_no_question_is_asked_twice_when_a_late_row_changed(made, monkeypatch):
    job = add("a", "một")
    made("a")
    Job.objects.filter(pk=job.pk).update(done_steps=1)
    executed = []
    really = CursorWrapper._execute

    def note(self, sql, params, *ignored):
        executed.append(sql)
        return really(self, sql, params, *ignored)

    monkeypatch.setattr(CursorWrapper, "_execute", note)
    made("a")

    assert len(executed) == len(set(executed)) == 3
