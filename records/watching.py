"""Whether the portal can answer, and what the keeper of its machine should look at."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Count, Min, Q
from django.db.utils import Error
from django.utils import timezone

from khuyenhoc.lib.dates import format_datetime
from khuyenhoc.lib.numbers import format_number
from records.backups import NO_KEY, list_backups
from records.models import Job, JobState

LONGEST_WAIT = timedelta(minutes=10)
LEAST_FREE = 2**30  # bytes
LEAST_SHARE = 20  # at least one part in so many of a disk is to be free
LATEST_NIGHT = timedelta(hours=36)
NO_BACKUP = (
    "Đã quá lâu chưa sao lưu. Hãy xem người làm việc nền (manage.py work) có đang chạy không, đĩa"
    " còn chỗ không."
)
NO_WORKER = (
    "Đã quá lâu chưa kiểm tra. Hãy xem người làm việc nền (manage.py work) có đang chạy không."
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was seen of one thing: ``fault`` says what is wrong and what to do, "" where nothing is.

    ``is_vital``: with this fault no request should come here.
    """

    name: str
    label: str
    told: str = ""
    fault: str = ""
    is_vital: bool = False


def look() -> list[Finding]:
    """Everything that is watched, asked anew; a database that is away is a finding, no error."""
    try:
        return [*_look_at_database(), _look_at_backups(), _look_at_disk()]
    except Error as error:
        connection.close()
        away = Finding(
            "database", "Cơ sở dữ liệu", is_vital=True,
            fault=f"Không hỏi được cơ sở dữ liệu ({type(error).__name__}). Hãy xem PostgreSQL có"
            " đang chạy không.",
        )  # fmt: skip
        return [away, _look_at_backups(), _look_at_disk()]


def is_ready(findings: list[Finding]) -> bool:
    """Whether requests may come here."""
    return not any(each.fault and each.is_vital for each in findings)


def _look_at_database() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_setting('server_version'), pg_database_size(current_database())"
        )
        version, size = cursor.fetchone()
    told = f"PostgreSQL {version.split()[0]}, {format_number(size // 2**20)} MB"
    yield Finding("database", "Cơ sở dữ liệu", told, is_vital=True)
    yield Finding(
        "migrations", "Bảng của cơ sở dữ liệu", is_vital=True,
        fault="" if _is_migrated() else "Bảng cũ hơn chương trình. Hãy chạy manage.py migrate.",
    )  # fmt: skip
    yield from _look_at_jobs()
    for check in settings.NIGHTLY_CHECKS:
        yield _look_at_night(**check)


def _is_migrated() -> bool:
    """Whether every migration that the program knows was applied; once true, it stays so."""
    if not _MIGRATED:
        executor = MigrationExecutor(connection)
        if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            _MIGRATED.add(connection.alias)
    return bool(_MIGRATED)


_MIGRATED: set[str] = set()


def _look_at_jobs() -> Iterator[Finding]:
    now = timezone.now()
    due = Q(state=JobState.WAITING) & (Q(run_after=None) | Q(run_after__lte=now))
    seen = Job.objects.filter(Q(state__in=[JobState.WAITING, JobState.RUNNING])).aggregate(
        waiting=Count("pk", filter=Q(state=JobState.WAITING)),
        running=Count("pk", filter=Q(state=JobState.RUNNING)),
        oldest=Min("created_at", filter=due),
    )
    is_late = seen["oldest"] is not None and now - seen["oldest"] > LONGEST_WAIT
    yield Finding(
        "queue", "Việc nền", f"{seen['waiting']} việc chờ, {seen['running']} việc đang làm",
        f"Có việc chờ từ {format_datetime(seen['oldest'])}. Hãy xem người làm việc nền"
        " (manage.py work) có đang chạy không." if is_late else "",
    )  # fmt: skip
    failed = Job.objects.filter(
        state=JobState.FAILED, finished_at__gte=now - timedelta(days=1)
    ).count()
    yield Finding(
        "failures", "Việc nền hỏng trong 24 giờ", format_number(failed),
        "Hãy mở danh sách việc nền, xem lý do rồi cho làm lại." if failed else "",
    )  # fmt: skip


def _look_at_night(path: str, name: str, label: str, advice: str) -> Finding:
    """What the last nightly check at ``path`` (of ``settings.DAILY_WORK``) counted."""
    last = (
        Job.objects.filter(key__endswith=f"-{path}", key__startswith="day-", state=JobState.DONE)
        .order_by("-pk")
        .first()
    )
    if last is None or last.finished_at is None:
        return Finding(name, label, "chưa kiểm tra lần nào", "" if _is_new() else NO_WORKER)
    told, answer = f"kiểm tra lúc {format_datetime(last.finished_at)}", last.result["answer"]
    fault = f"Đếm được {answer} lỗi. {advice}" if answer != "0" else ""
    if not fault and timezone.now() - last.finished_at > LATEST_NIGHT:
        fault = NO_WORKER
    return Finding(name, label, told, fault)


def _is_new() -> bool:
    """Whether the portal is younger than the time in which a nightly check must have run."""
    since = MigrationRecorder.Migration.objects.aggregate(first=Min("applied"))["first"]
    return timezone.now() - since < LATEST_NIGHT


def _look_at_backups() -> Finding:
    label = "Bản sao lưu mới nhất"
    if not settings.BACKUP_KEY:
        return Finding("backup", label, "chưa đặt", "" if settings.DEBUG else NO_KEY)
    backups = list_backups()
    if not backups:
        return Finding("backup", label, "chưa có", NO_BACKUP)
    at, path = backups[0]
    told = f"{format_datetime(at)}, {format_number(path.stat().st_size // 2**20)} MB"
    is_late = timezone.now() - at > LATEST_NIGHT
    return Finding("backup", label, told, NO_BACKUP if is_late else "")


def _look_at_disk() -> Finding:
    """Of the disk that holds what was sent."""
    folder = settings.PRIVATE_ROOT
    while not folder.exists():
        folder = folder.parent
    usage = shutil.disk_usage(folder)
    is_short = usage.free < max(LEAST_FREE, usage.total // LEAST_SHARE)
    told = (
        f"còn {format_number(usage.free // 2**20)} MB trên {format_number(usage.total // 2**20)} MB"
    )
    fault = "Đĩa sắp đầy, tệp gửi lên có thể bị từ chối. Hãy dọn bớt hoặc thêm đĩa."
    return Finding("disk", "Đĩa", told, fault if is_short else "")
