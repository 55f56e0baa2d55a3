"""Background jobs: asked once, done at least once, taken up again after a kill."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from records import jobs
from records.models import Job, JobState

DONE: list[dict] = []


@jobs.job
def note_down(progress, **arguments):
    progress.tell(1, 2, "nửa chừng")
    DONE.append(arguments)
    return {"noted": len(arguments)}


@jobs.job
def break_down(progress):
    raise ValueError("tệp hỏng")


@jobs.job
def sleep_first_time(progress, marker):
    if not Path(marker).exists():
        Path(marker).write_text(str(os.getpid()))
        time.sleep(60)
    return {"second": True}


@jobs.job
def take_long(progress):
    Job.objects.filter(pk=progress.job_id).update(worker="máy khác:1", attempts=2)
    return {"late": True}


def run_now(job):
    jobs.carry_out.func(job.pk)
    job.refresh_from_db()


@pytest.fixture(autouse=True)
def _nothing_done():
    DONE.clear()


@pytest.mark.django_db
def test_job_is_done_once_however_often_it_is_carried_out():
    job = jobs.ask(note_down, key="a", number=3)

    run_now(job)
    run_now(job)

    assert DONE == [{"number": 3}]
    assert (job.state, job.result, job.attempts) == (JobState.DONE, {"noted": 1}, 1)
    assert (job.done_steps, job.all_steps, job.message) == (1, 2, "nửa chừng")


@pytest.mark.django_db
def test_asking_again_gives_the_job_that_is_still_open():
    first = jobs.ask(note_down, key="same", number=1)

    assert jobs.ask(note_down, key="same", number=2) == first

    run_now(first)
    assert jobs.ask(note_down, key="same", number=3) != first


@pytest.mark.django_db
def test_failing_job_says_why_and_gives_up_after_the_last_attempt():
    job = jobs.ask(break_down, key="b")

    for _ in range(jobs.MAX_ATTEMPTS):
        with pytest.raises(ValueError, match="tệp hỏng"):
            run_now(job)
    run_now(job)

    assert (job.state, job.attempts, job.message) == (
        JobState.FAILED,
        jobs.MAX_ATTEMPTS,
        "tệp hỏng",
    )


@pytest.mark.django_db
def test_worker_that_lost_its_lease_stops_and_leaves_the_job_to_its_new_holder(monkeypatch):
    job = jobs.ask(note_down, key="a", number=3)

    def take_away(self):
        Job.objects.filter(pk=job.pk).update(worker="máy khác:1", attempts=2)
        return self

    monkeypatch.setattr(jobs.threading.Thread, "start", take_away)
    monkeypatch.setattr(jobs.threading.Thread, "join", take_away)
    with pytest.raises(jobs.LeaseLost):
        run_now(job)

    job.refresh_from_db()
    assert DONE == []
    assert (job.state, job.worker, job.message) == (JobState.RUNNING, "máy khác:1", "")


@pytest.mark.django_db
def test_job_that_every_worker_died_of_is_given_up():
    job = jobs.ask(note_down, key="a")
    past = timezone.now() - timedelta(minutes=1)
    Job.objects.filter(pk=job.pk).update(
        state=JobState.RUNNING, lease_until=past, attempts=jobs.MAX_ATTEMPTS
    )

    assert jobs.take_up_lost() == 0

    job.refresh_from_db()
    assert (job.state, job.message) == (JobState.FAILED, jobs.GIVEN_UP)
    assert job.finished_at is not None


@pytest.mark.django_db
def test_result_of_a_worker_that_lost_its_lease_is_not_written():
    job = jobs.ask(take_long, key="a")

    with pytest.raises(jobs.LeaseLost):
        run_now(job)

    job.refresh_from_db()
    assert (job.state, job.worker, job.result) == (JobState.RUNNING, "máy khác:1", {})


@pytest.mark.django_db(transaction=True)
def test_heart_beats_on_when_the_database_was_away(settings, monkeypatch):
    settings.JOB_LEASE_SECONDS = 0.3
    held, asked = jobs._held, []

    def fail_first(taken):
        asked.append(taken)
        if len(asked) == 1:
            raise OperationalError("server closed the connection")
        return held(taken)

    job = jobs.ask(note_down, key="a")
    taken = jobs._take(job.pk)
    monkeypatch.setattr(jobs, "_held", fail_first)
    with jobs._heartbeat(taken):
        until = time.monotonic() + 10
        while len(asked) < 3 and time.monotonic() < until:
            time.sleep(0.05)

    job.refresh_from_db()
    assert job.lease_until > taken.lease_until


@pytest.mark.django_db
def test_only_functions_declared_as_jobs_run():
    with pytest.raises(jobs.NotAJob):
        jobs.ask(len, key="c")

    job = Job.objects.create(key="d", kind="os.getpid")
    with pytest.raises(jobs.NotAJob):
        jobs.carry_out.func(job.pk)


@pytest.mark.django_db
def test_job_held_by_a_living_worker_is_left_alone():
    later = timezone.now() + timedelta(seconds=30)
    kind = f"{__name__}.note_down"
    job = Job.objects.create(key="e", kind=kind, state=JobState.RUNNING, lease_until=later)

    run_now(job)

    assert (DONE, jobs.take_up_lost()) == ([], 0)


@pytest.mark.django_db(transaction=True)
def test_job_of_a_killed_worker_is_taken_up_again(tmp_path):
    """kill -9 in the middle: the next worker does the job (issue 2, Foundations)."""
    marker = tmp_path / "started"
    job = jobs.ask(sleep_first_time, key="f", marker=str(marker))
    settings = connection.settings_dict
    url = f"postgres://{settings['USER']}@/{settings['NAME']}?host={connection.get_connection_params()['host']}"
    environment = {**os.environ, "DATABASE_URL": url, "JOB_LEASE_SECONDS": "1"}
    work = [sys.executable, "manage.py", "work"]

    first = subprocess.Popen(work, env=environment)
    wait_for(marker.exists)
    first.send_signal(signal.SIGKILL)
    first.wait()
    second = subprocess.Popen(work, env=environment)
    try:
        wait_for(lambda: Job.objects.get(pk=job.pk).state == JobState.DONE)
    finally:
        second.terminate()
        second.wait()

    job.refresh_from_db()
    assert (job.attempts, job.result) == (2, {"second": True})


def wait_for(condition, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "did not happen in time"
        time.sleep(0.1)
