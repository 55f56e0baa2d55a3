"""Drafts for every unit below in one go (product.md K2): each finds its report begun."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from associations.models import Association
from figures import places
from figures.models import Period
from khuyenhoc.lib.numbers import format_number
from meetings.agendas import MeetingRefused
from meetings.models import Report, ReportKind, ReportState
from meetings.reports.drafting import draft
from meetings.rights import may_lead
from records.jobs import Progress, ask, job
from records.models import Job, JobState

SHOWN_FOR = timedelta(days=3)
HAS_FAILED = (
    "Chưa viết hết báo cáo cho các đơn vị bên dưới. Những bản đã viết còn nguyên; "
    "hãy bấm “Soạn báo cáo” để viết tiếp."
)
NONE_LEFT = "Mọi đơn vị trực tiếp bên dưới đã có báo cáo này trong kỳ."


def list_lacking(kind: ReportKind, association: Association, period: Period) -> list[int]:
    """The units directly below in the period's roll that have no such report, in the tree's order;
    two queries. A report that was given up counts as none."""
    below = [place.pk for place in places.list_children(period, association.pk)]
    rows = Report.objects.filter(kind=kind, period=period, group=None, association__in=below)
    held = set(rows.exclude(state=ReportState.CLOSED).values_list("association_id", flat=True))
    return [unit for unit in below if unit not in held]


def ask_for_drafts(kind: ReportKind, association: Association, period: Period, by: User) -> Job:
    """Have a report of the kind drafted in the background for each unit that lacks it.

    Raises ``MeetingRefused`` where none lacks it, ``PermissionDenied``.
    """
    may_lead(by, association).require()
    if not list_lacking(kind, association, period):
        raise MeetingRefused(NONE_LEFT)
    key = f"reports-below-{kind.pk}-{association.pk}-{period.pk}"
    return ask(draft_below, key=key, by=by, kind=kind.pk, association=association.pk,
               period=period.pk, writer=by.pk)  # fmt: skip


@job
def draft_below(
    progress: Progress, kind: str, association: int, period: int, writer: int
) -> dict[str, Any]:
    """Draft what is lacking, each report in a transaction of its own; safe to run again."""
    told = ReportKind.objects.get(pk=kind)
    when, by = Period.objects.get(pk=period), User.objects.get(pk=writer)
    units = list_lacking(told, Association.objects.get(pk=association), when)
    for done, unit in enumerate(units, start=1):
        with transaction.atomic():
            # first, so that whoever takes the job over waits for this report
            progress.tell(done, len(units), "Đang viết báo cáo cho từng đơn vị")
            draft(told, Association.objects.get(pk=unit), when, by)
    return {"reports": len(units)}


def tell_asked(user: User) -> dict[str, str] | None:
    """{kind, text} for components/notice.html: how far the newest job is that the user asked for;
    None where there was none in the last days. One query."""
    kind = f"{draft_below.__module__}.{draft_below.__qualname__}"
    since = timezone.now() - SHOWN_FOR
    asked = Job.objects.filter(asked_by=user, kind=kind, created_at__gte=since).first()
    if asked is None:
        return None
    match asked.state:
        case JobState.DONE:
            count = format_number(asked.result["reports"])
            return {"kind": "success", "text": f"Đã viết {count} báo cáo cho các đơn vị bên dưới."}
        case JobState.FAILED:
            return {"kind": "error", "text": HAS_FAILED}
    how_far = f": {asked.done_steps}/{asked.all_steps}" if asked.all_steps else ""
    return {"kind": "info", "text": f"Đang viết báo cáo cho từng đơn vị bên dưới{how_far}. "
                                    "Bạn có thể làm việc khác rồi tải lại trang này."}  # fmt: skip
