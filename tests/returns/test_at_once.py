"""Many at once, and a death in the middle: nothing is lost, nothing is half done (R9)."""

import os
import signal
import subprocess
import sys
from contextlib import ExitStack
from threading import Barrier, Thread

import pytest
from django.conf import settings
from django.db import connection

from accounts.models import User
from figures.models import Submission, Total, Value
from figures.rebuilding import check
from khuyenhoc.lib.sheets.child_process import take_slot
from khuyenhoc.lib.sheets.limits import RETURN
from records import jobs
from records.models import Job, NumberRegister
from returns import receiving
from returns.models import Explanation, Reading, ReadingState, Return, Step
from returns.receiving import submit_reading
from returns.review import approve
from returns.states import Conflict
from tests.returns.books import CLEAN, make_book
from tests.returns.pages import find_address, sign_in
from tests.returns.steps import enter, send, submit

AT_ONCE = pytest.mark.django_db(transaction=True)
TABLES = (Value, Submission, Total, Return, Step, Explanation, Reading, NumberRegister)


# ----- all readers are taken -----


@pytest.fixture
def taken(tmp_path, monkeypatch):
    """Both readers of this machine are at work; ``taken.close()`` sets them free."""
    monkeypatch.setenv("KHUYENHOC_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(receiving, "WAIT_FOR_READER", 0.1)
    with ExitStack() as stack:
        for _ in range(RETURN.simultaneous):
            stack.enter_context(take_slot(RETURN.simultaneous, 0))
        yield stack


@pytest.mark.django_db
def test_file_that_finds_no_free_reader_waits_and_is_read_in_the_background(place, taken):
    reading = send(place, make_book())

    client = sign_in(place, "district")
    waiting = client.get(find_address(place, "reading", reading))
    job = Job.objects.get()
    taken.close()
    jobs.carry_out.func(job.pk)
    done = client.get(find_address(place, "reading", reading))

    assert (reading.state, job.key) == (ReadingState.WAITING, f"reading-{reading.pk}")
    assert waiting.headers["Refresh"] == "2"
    assert "đang chờ đọc" in waiting.content.decode()
    assert done.context["can_submit"] is True
    job.refresh_from_db()
    assert (job.state, job.result) == ("done", {"state": "read"})


@pytest.mark.django_db
def test_reading_again_in_the_background_changes_nothing(place):
    reading = send(place, make_book())
    submit_reading(reading, place.people["district"])
    job = jobs.ask(receiving.read_in_background, key="again", reading_id=reading.pk)

    jobs.carry_out.func(job.pk)

    reading.refresh_from_db()
    assert reading.state == ReadingState.SUBMITTED


@pytest.mark.django_db
def test_file_that_waits_is_not_submitted(place, taken):
    reading = send(place, make_book())

    with pytest.raises(Conflict, match="chưa đọc xong"):
        submit_reading(reading, place.people["district"])


@pytest.mark.django_db
def test_answer_file_that_finds_no_free_reader_says_so(place, monkeypatch, tmp_path):
    rows = [list(row) for row in CLEAN]
    rows[0][6] = "2.0O0"
    reading = send(place, make_book(rows))
    monkeypatch.setenv("KHUYENHOC_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr("returns.views.readings.WAIT_FOR_READER", 0.1)

    with ExitStack() as stack:
        for _ in range(RETURN.simultaneous):
            stack.enter_context(take_slot(RETURN.simultaneous, 0))
        response = sign_in(place, "district").get(find_address(place, "answer", reading))

    assert response.status_code == 503
    assert "đang đọc các tệp khác" in response.context["answer_note"]


# ----- two at once -----


def run_at_once(*deeds) -> list[object]:
    """What each deed gave or raised; all start together, each on its own connection."""
    start = Barrier(len(deeds))
    results: list[object] = [None] * len(deeds)

    def work(place: int) -> None:
        try:
            start.wait(10)
            results[place] = deeds[place]()
        except Conflict as conflict:
            results[place] = conflict
        finally:
            connection.close()

    threads = [Thread(target=work, args=(place,)) for place in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


@AT_ONCE
def test_r9_of_two_officers_at_once_the_second_is_told_and_nothing_is_lost(place):
    mine = send(place, make_book())
    other = send(place, make_book([[*CLEAN[0][:6], 1999, 1500], CLEAN[1]]), "clerk")
    people = place.people

    results = run_at_once(
        lambda: submit_reading(Reading.objects.get(pk=mine.pk), people["district"]),
        lambda: submit_reading(Reading.objects.get(pk=other.pk), people["clerk"]),
    )

    refused = [each for each in results if isinstance(each, Conflict)]
    assert len(refused) == 1
    assert "Chưa ghi gì của bạn" in str(refused[0])
    assert set(Submission.objects.values_list("status", flat=True)) == {"submitted"}
    assert Submission.objects.count() == 2
    assert check(place.period) == []


@AT_ONCE
def test_r9_two_approvers_at_once_approve_once(place):
    enter(place, place.communes[:2])
    returns = [place.return_of(each) for each in place.communes[:2]]
    seen = {each.pk: each.version for each in returns}
    by = place.people["province"]

    results = run_at_once(*[lambda: approve(returns, by, seen)] * 2)

    assert sum(isinstance(each, Conflict) for each in results) == 1
    assert Step.objects.filter(kind="approve").count() == 2
    assert check(place.period) == []


@AT_ONCE
def test_r9_many_officers_at_once_do_not_block_each_other_for_ever(place):
    """Each sends for another commune; the totals above are the same rows."""
    deeds = [
        lambda: enter(place, place.communes[:1], "commune"),
        lambda: enter(place, place.communes[1:2], "district"),
        lambda: enter(place, place.communes[2:3], "sister"),
        lambda: enter(place, place.communes[3:4], "clerk"),
    ]

    results = run_at_once(*deeds)

    assert [len(each.submitted) for each in results] == [1, 1, 1, 1]
    total = Total.objects.get(association=place.province, indicator__code="members")
    assert total.provisional == 8000
    assert check(place.period) == []


# ----- a death in the middle -----


def read_tables() -> dict[str, list]:
    return {table.__name__: list(table.objects.order_by("pk").values_list()) for table in TABLES}


def die(deed: str, point: str, user: User, key: int) -> int:
    """The status of a process that is killed at ``point``."""
    database = connection.settings_dict
    host = connection.get_connection_params()["host"]
    url = f"postgres://{database['USER']}@/{database['NAME']}?host={host}"
    ended = subprocess.run(
        [sys.executable, "-m", "tests.returns.dying", deed, point, str(user.pk), str(key)],
        env={**os.environ, "DATABASE_URL": url},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "never reached" not in ended.stderr
    return ended.returncode


@AT_ONCE
@pytest.mark.parametrize("point", ["receipt", "values", "steps", "returns", "reading"])
def test_r9_death_while_submitting_leaves_nothing_behind(point, place):
    reading = send(place, make_book())
    before = read_tables()

    status = die("submit", point, place.people["district"], reading.pk)

    assert status == -signal.SIGKILL
    assert read_tables() == before
    outcome = submit_reading(reading, place.people["district"])
    assert outcome.receipt.endswith("-00001")  # no number was lost
    assert check(place.period) == []


@AT_ONCE
@pytest.mark.parametrize("point", ["approved", "totals", "marked"])
def test_r9_death_while_approving_leaves_nothing_behind(point, place):
    submit(place)
    each = place.return_of(place.communes[0])
    before = read_tables()

    status = die("approve", point, place.people["province"], each.pk)

    assert status == -signal.SIGKILL
    assert read_tables() == before
    approve([each], place.people["province"])
    assert check(place.period) == []
