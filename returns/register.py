"""What the registers of titles and members and the books of funds say of a return (L5, M, Q1).

Where a unit has registered or keeps books, its cells are prefilled with what they say; the officer
may write something else, and then says why.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import reduce
from itertools import islice
from operator import or_

from django.db.models import Q

from figures.models import FormLine, Period, Value
from figures.models import Mark as StoredMark
from funds.counting import FUND_FIGURES, count_funds
from funds.drives import DRIVE_FIGURES, count_drives
from khuyenhoc.lib.numbers import format_number
from khuyenhoc.lib.sheets.reading import FoundValue, Mark, Problem, Severity
from learning_models.counting import count_register
from meetings.counting import (
    AGREEMENT_FIGURES,
    AWARD_FIGURES,
    INSPECTION_FIGURES,
    count_activities,
)
from members.counting import MEMBER_FIGURES, count_members
from returns.models import Explanation, Return
from returns.previous import Values
from returns.states import Conflict

# how the warning begins
SAID = "Sổ đăng ký có"
BOOKS_SAY = "Sổ quỹ có"
MEMBERS_SAY = "Sổ hội viên có"
DRIVES_SAY = "Số liệu phong trào heo đất có"
AGREEMENTS_SAY = "Sổ chương trình phối hợp có"
AWARDS_SAY = "Sổ khen thưởng có"
INSPECTIONS_SAY = "Sổ kiểm tra có"
SAYINGS = (SAID, BOOKS_SAY, MEMBERS_SAY, DRIVES_SAY, AGREEMENTS_SAY, AWARDS_SAY, INSPECTIONS_SAY)
BATCH = 500  # returns that are held against their registers at once
NUMBER = StoredMark.NUMBER
WRITTEN = {Mark.NOT_APPLICABLE: "không áp dụng", Mark.NOT_REPORTED: "chưa có số liệu"}


def _say(code: str) -> str:
    if code in MEMBER_FIGURES:
        return MEMBERS_SAY
    if code in DRIVE_FIGURES:
        return DRIVES_SAY
    if code in AGREEMENT_FIGURES:
        return AGREEMENTS_SAY
    if code in AWARD_FIGURES:
        return AWARDS_SAY
    if code in INSPECTION_FIGURES:
        return INSPECTIONS_SAY
    return BOOKS_SAY if code in FUND_FIGURES else SAID


def _count(units: Iterable[int], period: Period) -> dict[tuple[int, int], int]:
    units = list(units)
    found = count_register(units, period) | count_funds(units, period)
    found |= count_drives(units, period)
    return found | count_members(units, period) | count_activities(units, period)


def read_register(period: Period, units: Iterable[int]) -> Values:
    """{association: {indicator: count}} of what the registers and the books know, in
    nine queries."""
    found: Values = {}
    for (unit, indicator), number in _count(units, period).items():
        found.setdefault(unit, {})[indicator] = Decimal(number)
    return found


def find_unlike_register(
    cells: Mapping[str, FoundValue], counts: Mapping[str, Decimal], lines: Iterable[FormLine]
) -> list[Problem]:
    """Cells that say something else than the register: a reason is asked of each."""
    measures = {line.indicator.code: line.indicator.unit for line in lines}
    problems = []
    for code, count in counts.items():
        cell = cells.get(code)
        if cell is None or cell.mark == Mark.EMPTY or cell.value == count:
            continue
        if isinstance(cell.value, Decimal):
            written = f"báo cáo ghi {format_number(cell.value)}"
        elif cell.mark in WRITTEN:
            written = f"báo cáo ghi “{WRITTEN[cell.mark]}”"
        else:
            continue  # what it is meant to be is asked elsewhere
        measure = measures.get(code, "")
        message = (
            f"{_say(code)} {format_number(count)} {measure}".rstrip() + f", {written}. "
            "Sửa ô này theo sổ, hoặc bổ sung sổ đăng ký; nếu số báo cáo đúng, hãy ghi lý do."
        )
        problems.append(
            Problem(
                Severity.WARNING, cell.sheet, cell.row, cell.column, message,
                unit=cell.unit, key=cell.key,
            )
        )  # fmt: skip
    return problems


def is_only_prefilled(
    cells: Iterable[FoundValue], counts: Mapping[str, Decimal], required: Collection[str]
) -> bool:
    """Whether nobody has written into the cells of a unit: they are as our workbook came.

    Where the register fills all that the form asks for, the workbook as it came is a return.
    """
    given = [cell for cell in cells if cell.mark != Mark.EMPTY]
    if any(cell.value != counts.get(cell.key) for cell in given):
        return False
    return not given or not {cell.key for cell in given}.issuperset(required)


def require_reconciled(returns: Sequence[Return]) -> None:
    """Raise ``Conflict`` where a submitted number differs from the register as it stands now and
    no reason was given; numbers that were approved before have been looked at then.
    """
    approved = set(
        Value.objects.filter(
            submission__in=[each.approved_submission_id for each in returns], mark=NUMBER
        ).values_list("association_id", "indicator_id", "number")
    )
    for value, sentence in _find_unreconciled(returns):
        if (value.association_id, value.indicator_id, value.number) not in approved:
            raise Conflict(
                f"{value.association.full_name}, {sentence} mà chưa có lý do (sổ đã đổi sau khi "
                "nộp). Hãy trả lại để đơn vị sửa số hoặc ghi lý do."
            )


def find_unreconciled() -> Iterator[tuple[int, str]]:
    """(association, sentence) of each number sent in, approved or not, of a period that is not
    frozen, that differs from the register as it stands now without a reason."""
    open_periods = Return.objects.filter(due__unit__period__frozen_at=None)
    returns = open_periods.exclude(submission=None).select_related("due__unit__period")
    found = returns.order_by("pk").iterator()
    while some := list(islice(found, BATCH)):
        for value, sentence in _find_unreconciled(some):
            yield value.association_id, f"Kỳ {value.period.code}, {sentence} mà không có lý do."


def _find_unreconciled(returns: Iterable[Return]) -> Iterator[tuple[Value, str]]:
    """(value, what the register and the return say) of submitted numbers without a reason."""
    by_period: dict[Period, list[Return]] = {}
    for each in returns:
        if each.submission_id:
            by_period.setdefault(each.due.unit.period, []).append(each)
    for period, alike in by_period.items():
        counts = _count([each.due.unit.association_id for each in alike], period)
        if counts:
            yield from _find_unlike(alike, counts)


def _find_unlike(
    returns: Sequence[Return], counts: Mapping[tuple[int, int], int]
) -> Iterator[tuple[Value, str]]:
    submissions = [each.submission_id for each in returns]
    of_registers = reduce(or_, (Q(warning__startswith=said) for said in SAYINGS))
    explained = set(
        Explanation.objects.filter(of_registers, submission__in=submissions).values_list(
            "submission_id", "indicator_id"
        )
    )
    values = Value.objects.filter(
        submission__in=submissions, mark=NUMBER, indicator__in={key for _, key in counts}
    ).select_related("indicator", "association", "period")
    for value in values.order_by("association_id", "indicator__order"):
        count = counts.get((value.association_id, value.indicator_id))
        if (
            count is None
            or value.number is None
            or value.number == count
            or (value.submission_id, value.indicator_id) in explained
        ):
            continue
        said = _say(value.indicator.code)
        yield (
            value,
            (
                f"{value.indicator.label}: {said[0].lower()}{said[1:]} {format_number(count)}, "
                f"báo cáo ghi {format_number(value.number)}"
            ),
        )
