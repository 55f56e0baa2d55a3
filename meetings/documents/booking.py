"""Documents enter the books of an association, and incoming ones are dealt with."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from associations.models import Association
from khuyenhoc.lib.names import clean
from meetings.calling import MeetingRefused
from meetings.models import BookedDocument, Direction, PaperKind, Report, ReportState
from meetings.reports.issuing import REGISTER as OUTGOING_REGISTER
from meetings.reports.issuing import write_number
from meetings.rights import may_lead
from records.registers import take_number

DATA = Path(__file__).resolve().parent / "data" / "document_kinds.csv"
# Issued reports take their numbers from the same series as all that goes out.
REGISTERS = {Direction.OUTGOING: OUTGOING_REGISTER, Direction.INCOMING: "document_in"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a book: a booked document, or an issued report that has its number in it."""

    number: int
    written_number: str
    abstract: str
    party: str
    signed_on: date
    document: BookedDocument | None
    report: Report | None


@transaction.atomic
def book(row: BookedDocument, by: User) -> BookedDocument:
    """Give a document the next number of its book and year.

    Raises ``MeetingRefused`` for a day that is wrong or a unit that has ended;
    ``PermissionDenied``.
    """
    may_lead(by, row.association).require()
    today = timezone.localdate()
    if row.association.closed_on is not None:
        raise MeetingRefused("Đơn vị đã kết thúc; hãy vào sổ của đơn vị kế thừa.")
    row.booked_on, row.booked_by, row.handler = today, by, row.association
    outgoing = row.direction == Direction.OUTGOING
    row.symbol = row.kind.symbol if outgoing else ""
    row.year = row.signed_on.year if outgoing else today.year
    _judge(row)
    row.number = take_number(REGISTERS[Direction(row.direction)], row.association, row.year)
    row.save()
    return row


@transaction.atomic
def correct(row: BookedDocument, by: User) -> BookedDocument:
    """Write what was corrected of a booked document, or how it was dealt with."""
    may_lead(by, row.handler).require()
    if row.handled_on is not None and row.handled_on > timezone.localdate():
        raise MeetingRefused("Ngày giải quyết xong chưa đến.")
    _judge(row)
    row.save()
    return row


def list_lines(association: Association, direction: Direction, year: int) -> list[Line]:
    """One book of a year, the last number first; of outgoing ones with the issued reports."""
    rows = BookedDocument.objects.filter(association=association, direction=direction, year=year)
    lines = [
        Line(row.number, row.written_number, row.abstract, row.party, row.signed_on, row, None)
        for row in rows.select_related("kind")
    ]
    if direction == Direction.OUTGOING:
        reports = Report.objects.filter(
            association=association, state=ReportState.ISSUED, signed_on__year=year
        )
        lines += [
            Line(report.number, write_number(report), report.abstract,
                 ", ".join(report.recipients.splitlines()), report.signed_on, None, report)
            for report in reports
            if report.number is not None and report.signed_on is not None
        ]  # fmt: skip
    return sorted(lines, key=lambda line: -line.number)


def load_paper_kinds(path: Path = DATA) -> int:
    """Add the kinds of the file that are not there yet; how many. What staff changed stays."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    known = set(PaperKind.objects.values_list("code", flat=True))
    fresh = [
        PaperKind(code=line["code"], name=line["name"], symbol=line["symbol"], order=place)
        for place, line in enumerate(lines, start=1)
        if line["code"] not in known
    ]
    return len(PaperKind.objects.bulk_create(fresh))


def _judge(row: BookedDocument) -> None:
    row.abstract, row.party = clean(row.abstract), clean(row.party)
    try:
        row.clean_fields(exclude=["number"])
        row.validate_constraints(exclude=["number"])
    except ValidationError as fault:
        raise MeetingRefused(" ".join(fault.messages)) from fault
