"""A report on its way: checked, frozen by somebody else than its drafter, issued with a number."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts.access import associations_for, holds
from accounts.models import Role, User
from associations.scope import is_within
from khuyenhoc.lib.names import clean
from meetings.agendas import MeetingRefused
from meetings.models import PartWhat, Report, ReportState
from meetings.reports.drafting import find_stale, find_untold_numbers, lock_report
from records.registers import take_number

REGISTER = "document"
OWN_DRAFT = "Người soạn báo cáo không tự khóa; hãy nhờ người khác trong hội kiểm tra rồi khóa."
STALE = "Có {count} đoạn mà số liệu đã thay đổi từ khi viết. Hãy viết lại các đoạn ấy trước."
UNTOLD = "Có {count} đoạn nêu số không khớp số liệu nào. Hãy sửa số, hoặc ghi vì sao để nguyên."
EMPTY = "Mục “{heading}” còn trống. Hãy viết, hoặc ghi rằng kỳ này không có."
NO_SIGNER = "Hãy ghi nơi ban hành, chức vụ và họ tên người ký trước khi khóa."
DAY_TO_COME = "Ngày ký chưa đến. Hãy ghi ngày ký thật trên giấy."
DAY_TOO_EARLY = "Ngày ký không thể trước ngày đầu của kỳ báo cáo."


@transaction.atomic
def submit(report: Report, by: User) -> Report:
    """Hand a draft over to be checked. Raises ``MeetingRefused``, ``PermissionDenied``."""
    row = lock_report(report, by)
    if row.state != ReportState.DRAFT:
        raise MeetingRefused("Báo cáo đã trình rồi.")
    row.state = ReportState.REVIEW
    row.save()
    return row


@transaction.atomic
def give_back(report: Report, by: User) -> Report:
    """Back to its drafter. Raises ``MeetingRefused``, ``PermissionDenied``."""
    row = lock_report(report, by)
    if row.state != ReportState.REVIEW:
        raise MeetingRefused("Chỉ trả lại được báo cáo đang chờ duyệt.")
    row.state = ReportState.DRAFT
    row.save()
    return row


@transaction.atomic
def freeze(report: Report, by: User) -> Report:
    """Freeze a report that waits: from now on its text stays.

    Raises ``MeetingRefused`` for its drafter, a paragraph that is stale, empty, or holds numbers of
    no figure without a reason; ``PermissionDenied``.
    """
    row = lock_report(report, by)
    _require_approver(row, by)
    if row.state != ReportState.REVIEW:
        raise MeetingRefused("Chỉ khóa được báo cáo đang chờ duyệt.")
    if row.drafted_by_id == by.pk:
        raise MeetingRefused(OWN_DRAFT)
    if fault := next(iter(list_obstacles(row)), ""):
        raise MeetingRefused(fault)
    row.state, row.frozen_by, row.frozen_at = ReportState.FROZEN, by, timezone.now()
    row.save()
    return row


def list_obstacles(report: Report) -> list[str]:
    """Why a report cannot be frozen yet, a sentence each."""
    rows = list(report.paragraphs.all())
    stale = find_stale(report)
    untold = [row for row in rows if not row.kept_numbers and find_untold_numbers(row)]
    obstacles = []
    if not (report.signer_name and report.signer_office and report.place):
        obstacles.append(NO_SIGNER)
    if stale:
        obstacles.append(STALE.format(count=len(stale)))
    if untold:
        obstacles.append(UNTOLD.format(count=len(untold)))
    obstacles += [
        EMPTY.format(heading=row.heading)
        for row in rows
        if row.what == PartWhat.NARRATIVE and row.heading and not row.text and row.template
    ]
    return obstacles


@transaction.atomic
def issue(report: Report, by: User, signed_on: date) -> Report:
    """Issue a frozen report: it gets the next number of its association and year.

    Raises ``MeetingRefused`` for a day to come or before the period, and for a report that is not
    frozen; ``PermissionDenied``.
    """
    row = Report.objects.select_for_update(of=["self"]).select_related("association", "period").get(
        pk=report.pk
    )  # fmt: skip
    _require_approver(row, by)
    if row.state != ReportState.FROZEN:
        raise MeetingRefused("Chỉ ban hành được báo cáo đã khóa.")
    if signed_on > timezone.localdate():
        raise MeetingRefused(DAY_TO_COME)
    if signed_on < row.period.first_day:
        raise MeetingRefused(DAY_TOO_EARLY)
    row.signed_on = signed_on
    row.number = take_number(REGISTER, row.association, signed_on.year)
    row.state, row.issued_by, row.issued_at = ReportState.ISSUED, by, timezone.now()
    row.save()
    return row


@transaction.atomic
def set_details(report: Report, by: User, **details: str) -> Report:
    """Keep addressee, place, symbol, signer and recipients of a report that is not frozen yet.

    Raises ``MeetingRefused``, ``PermissionDenied``.
    """
    row = lock_report(report, by)
    for name, value in details.items():
        lines = (clean(line) for line in value.splitlines())
        setattr(row, name, "\n".join(line for line in lines if line))
    row.save()
    return row


def write_number(report: Report) -> str:
    """07/BC-HKH, or a gap before it is issued."""
    return f"{report.number:02}/{report.symbol}" if report.number else f"     /{report.symbol}"


def _require_approver(report: Report, by: User) -> None:
    holds(by, Role.APPROVE).require()
    if not is_within(report.association, associations_for(by, Role.APPROVE)):
        raise PermissionDenied("Bạn không được giao duyệt báo cáo của hội này.")
