"""Reading one file for one form and period, and everything that is wrong with it.

``prepare`` gathers from the database what the check must know; ``check_file`` reads the file in
the limited child and checks it; nothing is written. The pages and ``check_workbook`` share both.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from django.db import connection

from figures.models import (
    Due,
    FormLine,
    FormVersion,
    Indicator,
    IndicatorKind,
    Period,
    Value,
    ValueStatus,
)
from figures.models import Mark as StoredMark
from khuyenhoc.lib.sheets.answer import is_index_sheet, read_reasons
from khuyenhoc.lib.sheets.declaration import LEAVE_OUT, FindUnit, QuestionKind
from khuyenhoc.lib.sheets.grid import Workbook
from khuyenhoc.lib.sheets.layout import interpret
from khuyenhoc.lib.sheets.reader import read
from khuyenhoc.lib.sheets.reading import FoundValue, Mark, Problem, Reading, Severity
from returns.checks import Around, check_values, find_missing_columns, find_unfilled
from returns.models import Rule
from returns.previous import previous_values
from returns.register import is_only_prefilled, read_register
from returns.reopening import find_open_cells
from returns.sheet import Answers, declare
from returns.units import make_finder
from returns.workbook import asked_lines

READ_MARKS = {
    StoredMark.NUMBER: Mark.NUMBER,
    StoredMark.EMPTY: Mark.EMPTY,
    StoredMark.NOT_APPLICABLE: Mark.NOT_APPLICABLE,
    StoredMark.NOT_REPORTED: Mark.NOT_REPORTED,
}
NOTHING = (
    "Tệp chưa có số nào. Hãy điền số vào các ô rồi gửi lại; không có thì gõ 0, chưa có số thì gõ "
    "“chưa có số liệu”."
)
COUNTED = [ValueStatus.PROVISIONAL, ValueStatus.APPROVED]


@dataclass(frozen=True)
class Asked:
    """What a file is checked against: a form version, a period, the returns it may hold."""

    version: FormVersion
    period: Period
    dues: Sequence[Due]
    lines: Sequence[FormLine]
    ratios: Sequence[Indicator]
    rules: list[Rule]
    around: Around
    answers: Answers
    find_unit: FindUnit


@dataclass
class Checked:
    """A file that was read: its cells, what they were understood as, all problems by place.

    ``reasons`` are what the officer typed beside warnings in our answer file, by (sheet, cell).
    """

    workbook: Workbook
    found: Reading
    reasons: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def errors(self) -> list[Problem]:
        return [each for each in self.found.problems if each.severity == Severity.ERROR]

    @property
    def questions(self) -> list[Problem]:
        return [each for each in self.found.problems if each.severity == Severity.QUESTION]


def prepare(
    version: FormVersion, period: Period, dues: Sequence[Due], answers: Answers | None = None
) -> Asked:
    """Gather what a file for ``dues`` is checked against, in queries that do not grow with them."""
    lines = asked_lines(version)
    codes = {line.indicator_id: line.indicator.code for line in lines}
    units = [due.unit.association_id for due in dues]
    ratios = Indicator.objects.filter(kind=IndicatorKind.RATIO).exclude(formula="")
    around = Around(
        previous=_by_code(previous_values(period, units), codes),
        whole=_by_code(_values_of_longer_periods(period, units, codes), codes),
        above=_reported_above(period, units, codes),
        closed=_closed_cells(dues, lines, codes),
        register=_by_code(read_register(period, units), codes),
    )
    rules = list(Rule.objects.filter(is_active=True))
    return Asked(
        version=version,
        period=period,
        dues=dues,
        lines=lines,
        ratios=list(ratios),
        rules=rules,
        around=around,
        answers=_keep_meaningful(answers or {}, units, codes.values()),
        find_unit=make_finder(dues),
    )


def _leave_out_untouched(found: Reading, asked: Asked) -> None:
    """A unit of which every cell is as our workbook came was not reported in this file."""
    required = {
        line.indicator.code
        for line in asked.lines
        if line.is_required and line.indicator.kind != IndicatorKind.SUM
    }
    by_unit: dict[str, list[FoundValue]] = {}
    for value in found.values:
        by_unit.setdefault(value.unit, []).append(value)
    untouched = {
        unit
        for unit, cells in by_unit.items()
        if is_only_prefilled(cells, asked.around.register.get(unit, {}), required)
    }
    found.values = [value for value in found.values if value.unit not in untouched]


def _find_missing(found: Reading, lines: Sequence[FormLine]) -> list[Problem]:
    """Columns that the file lacks, rows that were left empty, or that it holds nothing at all."""
    headed = {column.key for column in found.columns}
    for problem in found.problems:
        if problem.kind == QuestionKind.COLUMN:
            headed.update(problem.candidates)  # asked about, so not missing
    missing = find_missing_columns(headed, lines)
    if not missing and not found.values and not found.problems:
        return [Problem(Severity.ERROR, "", None, None, NOTHING)]
    is_settled = all(each.unit or each.severity == Severity.WARNING for each in found.problems)
    return missing + (find_unfilled(found, lines) if is_settled else [])


def _keep_meaningful(answers: Answers, units: Iterable[int], codes: Iterable[str]) -> Answers:
    """The answers that still mean something of this file's: units end, and forms change."""
    known = {
        QuestionKind.UNIT.value: {LEAVE_OUT, *map(str, units)},
        QuestionKind.MOVED_UNIT.value: set(map(str, units)),
        QuestionKind.COLUMN.value: {LEAVE_OUT, *codes},
    }
    return {
        (kind, text): answer
        for (kind, text), answer in answers.items()
        if kind not in known or answer in known[kind]
    }


def check_file(path: Path, name: str, asked: Asked, *, wait_seconds: float = 10) -> Checked:
    """Read and check the file at ``path``, called ``name`` by its sender.

    Raises ``Refused`` with the sentence for the officer when the file as a whole cannot be taken,
    ``Busy`` when other files are being read for longer than ``wait_seconds``.
    """
    return check_workbook(read(path, name, wait_seconds=wait_seconds), asked)


def check_workbook(workbook: Workbook, asked: Asked) -> Checked:
    """Understand and check a workbook that was read."""
    reasons = read_reasons(workbook)
    workbook.sheets = [sheet for sheet in workbook.sheets if not is_index_sheet(sheet)]
    declaration = declare(
        asked.version, asked.period, asked.lines, asked.dues, asked.find_unit, asked.answers
    )
    found = interpret(workbook, declaration)
    _leave_out_untouched(found, asked)
    if found.sheets:
        found.problems += _find_missing(found, asked.lines)
    found.problems += check_values(
        found.values, asked.lines, asked.ratios, asked.rules, asked.around
    )
    order = {sheet.name: place for place, sheet in enumerate(workbook.sheets)}
    found.problems.sort(
        key=lambda each: (order.get(each.sheet, -1), each.row or 0, each.column or 0)
    )
    return Checked(workbook, found, reasons)


def _by_code(
    values: Mapping[int, Mapping[int, Decimal]], codes: Mapping[int, str]
) -> dict[str, dict[str, Decimal]]:
    return {
        str(unit): {codes[each]: number for each, number in numbers.items() if each in codes}
        for unit, numbers in values.items()
    }


def _values_of_longer_periods(
    period: Period, units: Sequence[int], indicators: Mapping[int, str]
) -> dict[int, dict[int, Decimal]]:
    """Flows that the same units reported for a longer period which contains this one (F2a)."""
    longer = Period.objects.filter(
        first_day__lte=period.first_day, last_day__gte=period.last_day
    ).exclude(pk=period.pk)
    rows = Value.objects.filter(
        period__in=longer,
        association__in=units,
        indicator__in=indicators,
        indicator__nature="flow",
        status__in=COUNTED,
        number__isnull=False,
    )
    found: dict[int, dict[int, Decimal]] = {}
    for unit, indicator, number in rows.values_list("association_id", "indicator_id", "number"):
        kept = found.setdefault(unit, {})
        if number is not None:
            kept[indicator] = min(number, kept.get(indicator, number))
    return found


def _closed_cells(
    dues: Sequence[Due], lines: Sequence[FormLine], indicators: Mapping[int, str]
) -> dict[str, dict[str, tuple[Mark, Decimal | None]]]:
    """What stands in the cells that were not opened again, where only some were (R8)."""
    returns = {due.return_of.pk: due.return_of for due in dues if hasattr(due, "return_of")}
    opened = find_open_cells(returns.values(), lines)
    if not opened:
        return {}
    units = {due.return_of.pk: str(due.unit.association_id) for due in dues}
    by_submission = {returns[key].submission_id: key for key in opened}
    rows = Value.objects.filter(submission__in=by_submission, is_derived=False)
    found: dict[str, dict[str, tuple[Mark, Decimal | None]]] = {}
    for submission, indicator, mark, number in rows.values_list(
        "submission_id", "indicator_id", "mark", "number"
    ):
        key = by_submission[submission]
        if indicator in indicators and indicator not in opened[key]:
            stands = (READ_MARKS[StoredMark(mark)], number)
            found.setdefault(units[key], {})[indicators[indicator]] = stands
    return found


REPORTED_ABOVE = """
select mine.association_id, v.indicator_id, a.full_name
  from figures_periodunit mine
  join figures_periodunit above on above.period_id = mine.period_id
       and above.lft < mine.lft and above.rght > mine.rght
  join figures_value v on v.association_id = above.association_id
       and v.period_id = mine.period_id and v.status in (0, 1) and v.mark = 0
  join figures_submission s on s.id = v.submission_id and s.form_version_id is not null
  join associations_association a on a.id = above.association_id
 where mine.period_id = %s and mine.association_id = any(%s) and v.indicator_id = any(%s)
"""


def _reported_above(
    period: Period, units: Sequence[int], indicators: Mapping[int, str]
) -> dict[str, dict[str, str]]:
    """Which units above have returned an indicator for their whole area (F2b).

    What a newspaper wrote of the nation is no return, and asks no commune for a reason.
    """
    with connection.cursor() as cursor:
        cursor.execute(REPORTED_ABOVE, [period.pk, list(units), list(indicators)])
        found: dict[str, dict[str, str]] = {}
        for unit, indicator, name in cursor.fetchall():
            found.setdefault(str(unit), {})[indicators[indicator]] = name
    return found
