"""What is done once a day, whoever is at work.

``settings.DAILY_WORK`` names functions of one day, in order; each becomes a job a day, asked for by
the first worker that sees the day (``manage.py work``). A job of yesterday that never ran is not
made up for: the functions look for themselves at all that is due by now.
"""

from datetime import date

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from records import jobs
from records.jobs import Progress, job
from records.models import Job

LOCK = 0x4E474159  # "NGAY": whoever looks what a new day asks for


@job
def do_for_day(progress: Progress, path: str, day: str) -> dict:
    """Call the function at ``path``, one of ``settings.DAILY_WORK``, for a day (yyyy-mm-dd)."""
    if path not in settings.DAILY_WORK:
        return {"answer": "không còn trong danh sách việc hằng ngày"}
    answer = import_string(path)(date.fromisoformat(day))
    return {"answer": str(answer)}


@transaction.atomic
def ask_for_day(day: date | None = None) -> list[Job]:
    """Ask for the work of ``day`` (today) that nobody has asked for yet; the new jobs.

    Many workers may call it at once and again: every function is asked for once a day.
    """
    day = day or timezone.localdate()
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s)", [LOCK])
        (is_held,) = cursor.fetchone()
    if not is_held:
        return []  # another worker is looking at this very moment
    keys = {path: f"day-{day.isoformat()}-{path}" for path in settings.DAILY_WORK}
    asked = set(Job.objects.filter(key__in=keys.values()).values_list("key", flat=True))
    return [
        jobs.ask(do_for_day, key=key, path=path, day=day.isoformat())
        for path, key in keys.items()
        if key not in asked
    ]
