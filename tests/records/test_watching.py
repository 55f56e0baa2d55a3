"""What machines and operators are told of the portal's state."""

from collections import namedtuple
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from records import daily, jobs, watching
from records.backups import NAME
from records.models import Job, JobState
from tests.records.test_jobs import break_down, note_down, run_now

TREE = "associations.checking.count_faults"


def find(name):
    return next(each for each in watching.look() if each.name == name)


def run_nightly(path, answer):
    day = timezone.localdate()
    job = jobs.ask(daily.do_for_day, key=f"day-{day}-{path}", path=path, day=day.isoformat())
    Job.objects.filter(pk=job.pk).update(
        state=JobState.DONE, result={"answer": answer}, finished_at=timezone.now()
    )
    return job


@pytest.mark.django_db
def test_a_portal_that_is_well_is_ready_and_says_nothing_more_to_strangers(
    client, settings, tmp_path
):
    settings.BACKUP_KEY, settings.BACKUP_DIR = "bi mat", tmp_path
    Path(tmp_path, timezone.now().strftime(NAME)).touch()

    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json() == {
        "ready": True,
        "checks": dict.fromkeys(
            ["database", "migrations", "queue", "failures", "tree", "totals", "backup", "disk"],
            True,
        ),
    }
    assert "no-store" in answer["Cache-Control"]


def test_without_its_database_the_portal_lives_but_is_not_ready(client, monkeypatch):
    def refuse(*ignored):
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "cursor", refuse)

    assert client.get("/livez").content == b"ok"
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {
        "ready": False,
        "checks": {"database": False, "backup": False, "disk": True},
    }
    assert "PostgreSQL" in find("database").fault


@pytest.mark.django_db
def test_tables_older_than_the_program_are_no_place_to_send_requests_to(client, monkeypatch):
    monkeypatch.setattr(watching, "_MIGRATED", set())
    with connection.cursor() as cursor:
        cursor.execute(
            "delete from django_migrations where id = "
            "(select max(id) from django_migrations where app = 'news')"
        )

    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["checks"]["migrations"]) == (503, False)
    assert "migrate" in find("migrations").fault


@pytest.mark.django_db
def test_a_job_that_waits_long_and_jobs_that_failed_are_told():
    waiting = jobs.ask(note_down, key="a")
    assert (find("queue").told, find("queue").fault) == ("1 việc chờ, 0 việc đang làm", "")

    Job.objects.filter(pk=waiting.pk).update(created_at=timezone.now() - timedelta(minutes=11))
    assert "manage.py work" in find("queue").fault
    Job.objects.filter(pk=waiting.pk).update(run_after=timezone.now() + timedelta(minutes=1))
    assert find("queue").fault == ""

    failed = jobs.ask(break_down, key="b")
    Job.objects.filter(pk=failed.pk).update(state=JobState.FAILED, finished_at=timezone.now())
    assert (find("failures").told, bool(find("failures").fault)) == ("1", True)


@pytest.mark.django_db
def test_what_the_night_counted_is_told_until_it_is_too_old(settings):
    assert (find("tree").told, find("tree").fault) == ("chưa kiểm tra lần nào", "")
    with connection.cursor() as cursor:
        cursor.execute("update django_migrations set applied = applied - interval '37 hours'")
    assert find("tree").fault == watching.NO_WORKER  # nobody ever worked
    job = run_nightly(TREE, "0")
    assert find("tree").fault == ""

    Job.objects.filter(pk=job.pk).update(finished_at=timezone.now() - timedelta(hours=37))
    assert "quá lâu" in find("tree").fault
    run_nightly(TREE, "3")
    assert find("tree").fault.startswith("Đếm được 3 lỗi. Hãy chạy manage.py check_tree")
    assert {each["path"] for each in settings.NIGHTLY_CHECKS} <= set(settings.DAILY_WORK)


@pytest.mark.django_db
def test_the_nightly_checks_count():
    for path in watching.settings.NIGHTLY_CHECKS:
        day = timezone.localdate()
        job = jobs.ask(daily.do_for_day, key=path["path"], path=path["path"], day=f"{day}")
        run_now(job)
        assert job.result == {"answer": "0"}


@pytest.mark.django_db
def test_a_full_disk_is_told_but_pages_go_on(client, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(
        watching.shutil, "disk_usage", lambda path: usage(100 * 2**30, 96 * 2**30, 4 * 2**30)
    )

    assert "Đĩa sắp đầy" in find("disk").fault
    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db
def test_looking_costs_as_much_whatever_waits(client):
    watching.look()

    def count():
        with CaptureQueriesContext(connection) as queries:
            watching.look()
        return len(queries)

    before = count()
    for key in "abc":
        jobs.ask(note_down, key=key)

    assert count() == before <= 8


@pytest.mark.django_db
def test_operators_read_the_state_and_have_failed_jobs_done_again(client):
    chief = User.objects.create(username="van-hanh", is_superuser=True)
    client.force_login(chief)
    failed, waiting = jobs.ask(note_down, key="a"), jobs.ask(note_down, key="b")
    Job.objects.filter(pk=failed.pk).update(
        state=JobState.FAILED, finished_at=timezone.now(), attempts=5, done_steps=1, all_steps=4
    )

    page = client.get(reverse("admin:records_job_state")).content.decode()
    jobs_page = client.get(reverse("admin:records_job_changelist")).content.decode()
    asked = {"action": "do_again", "_selected_action": [failed.pk, waiting.pk]}
    client.post(reverse("admin:records_job_changelist"), asked)

    assert "Việc nền hỏng trong 24 giờ" in page
    assert "Hãy mở danh sách việc nền" in page
    assert '<progress value="1" max="4"' in jobs_page
    failed.refresh_from_db()
    waiting.refresh_from_db()
    assert (failed.state, failed.attempts, failed.finished_at) == (JobState.WAITING, 0, None)
    assert waiting.attempts == 0
    run_now(failed)
    assert failed.state == JobState.DONE


@pytest.mark.django_db
def test_a_failed_job_that_was_asked_for_anew_stays_as_it_is():
    failed = jobs.ask(note_down, key="a")
    Job.objects.filter(pk=failed.pk).update(state=JobState.FAILED, finished_at=timezone.now())
    jobs.ask(note_down, key="a")

    assert not jobs.do_again(failed)
    failed.refresh_from_db()
    assert failed.state == JobState.FAILED
