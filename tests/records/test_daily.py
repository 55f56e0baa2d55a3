"""The work of a day: asked for once, by whichever worker sees the day first."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django.utils.module_loading import import_string

from associations.models import Association, Reorganisation, ReorganisationStatus
from associations.reorganising import scheduling
from records import daily, jobs
from records.models import Job
from tests.reorganised import decide, make_before, merge

DAY = date(2026, 11, 22)
SEEN: list[date] = []


def note_day(day: date) -> str:
    SEEN.append(day)
    return "đã ghi"


@pytest.fixture(autouse=True)
def _nothing_seen(settings):
    SEEN.clear()
    settings.DAILY_WORK = ["tests.records.test_daily.note_day"]


def do_jobs() -> None:
    for job in Job.objects.filter(state="waiting").order_by("pk"):
        jobs.carry_out.func(job.pk)


@pytest.mark.django_db
def test_work_of_a_day_is_asked_for_once_however_often_it_is_looked_at():
    first = daily.ask_for_day(DAY)
    again = daily.ask_for_day(DAY)
    do_jobs()
    after = daily.ask_for_day(DAY)

    assert (len(first), again, after) == (1, [], [])
    assert SEEN == [DAY]
    assert Job.objects.get().result == {"answer": "đã ghi"}


@pytest.mark.django_db
def test_a_new_day_asks_anew():
    daily.ask_for_day(DAY)
    daily.ask_for_day(DAY + timedelta(days=1))
    do_jobs()

    assert [DAY, DAY + timedelta(days=1)] == SEEN


@pytest.mark.django_db
def test_what_is_no_work_of_a_day_is_not_called(settings):
    [job] = daily.ask_for_day(DAY)
    settings.DAILY_WORK = []

    jobs.carry_out.func(job.pk)

    job.refresh_from_db()
    assert (job.state, SEEN) == ("done", [])


@pytest.mark.django_db(transaction=True)
def test_many_workers_ask_for_a_day_once():
    start = Barrier(4)

    def look() -> None:
        start.wait(10)
        daily.ask_for_day(DAY)
        connection.close()

    threads = [Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert Job.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_worker_does_the_work_of_the_day():
    call_command("work", "--once")

    assert [timezone.localdate()] == SEEN


@pytest.mark.django_db
def test_t2_a_scheduled_reorganisation_is_applied_on_its_day(settings):
    settings.DAILY_WORK = ["associations.reorganising.scheduling.apply_due"]
    place = make_before()
    today = timezone.localdate()
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"), on=today + timedelta(days=1))
    scheduling.schedule(decision)
    daily.ask_for_day(today)
    do_jobs()
    waits = Association.objects.filter(name="Phú Sơn").exists()
    Reorganisation.objects.filter(pk=decision.pk).update(in_force_on=today)

    Job.objects.all().delete()
    daily.ask_for_day(today)
    do_jobs()

    decision.refresh_from_db()
    assert (waits, decision.status) == (False, ReorganisationStatus.APPLIED)
    assert Association.objects.get(name="Phú Sơn").opened_on == today
    assert Job.objects.get().result == {"answer": "áp dụng 1 đợt"}


@pytest.mark.django_db
def test_every_work_of_a_day_is_a_function_that_is_there():

    from khuyenhoc import settings as own  # noqa: PLC0415 - the project's, not the test's

    assert all(callable(import_string(path)) for path in own.DAILY_WORK)
