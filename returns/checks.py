"""What is asked of the numbers of a return beyond their form (product.md R5, F2, F2a, F2b).

Every problem stands at the cell that an officer would correct and says what would be accepted. An
error blocks; a warning needs a reason that the approver reads. Nothing missing becomes 0.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from figures import formulas
from figures.models import FormLine, Indicator, IndicatorKind
from khuyenhoc.lib.numbers import format_number
from khuyenhoc.lib.sheets.reading import FoundValue, Mark, Problem, Reading, Severity
from returns.models import Rule, RuleSeverity
from returns.register import find_unlike_register
from returns.rules import Broken, find_broken

NAMED = 6  # missing indicators that a message names


@dataclass(frozen=True)
class Around:
    """What the portal already knows about the units of a return, each by unit and indicator code.

    ``previous``: the period before, restated. ``whole``: the year that contains this period
    (F2a). ``above``: the name of a unit further up that reported the same indicator as a
    whole (F2b). ``closed``: what stands in cells that may not be changed (R8). ``register``: what
    the register of learning models counts (L5).
    """

    previous: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)
    whole: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)
    above: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    closed: Mapping[str, Mapping[str, tuple[Mark, Decimal | None]]] = field(default_factory=dict)
    register: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)


def check_values(
    found: Iterable[FoundValue],
    lines: Sequence[FormLine],
    ratios: Sequence[Indicator],
    rules: list[Rule],
    around: Around,
) -> list[Problem]:
    """Every problem of the values found, unit by unit in the order of the sheet."""
    by_unit: dict[str, dict[str, FoundValue]] = {}
    for value in found:
        by_unit.setdefault(value.unit, {})[value.key] = value
    problems: list[Problem] = []
    for unit, cells in by_unit.items():
        numbers = {
            code: cell.value
            for code, cell in cells.items()
            if cell.mark == Mark.NUMBER and isinstance(cell.value, Decimal)
        }
        problems += _find_closed(cells, around.closed.get(unit, {}))
        idle = {code for code, cell in cells.items() if cell.mark == Mark.NOT_APPLICABLE}
        problems += _find_wrong_sums(cells, numbers, idle, lines)
        complete = {**numbers, **derive_sums(numbers, lines, idle)}
        broken = find_broken(rules, complete, around.previous.get(unit, {}))
        problems += _tell_broken(broken, cells)
        told = {frozenset(each.codes) for each in broken}
        problems += _find_unusual(cells, complete, ratios, told)
        problems += _find_reported_elsewhere(unit, cells, complete, around)
        closed = around.closed.get(unit, {})
        open_cells = {code: cell for code, cell in cells.items() if code not in closed}
        problems += find_unlike_register(open_cells, around.register.get(unit, {}), lines)
    return problems


def find_missing_columns(columns: Iterable[str], lines: Sequence[FormLine]) -> list[Problem]:
    """Required lines of the form of which the file has no heading at all, said once."""
    present = set(columns)
    missing = [
        line.indicator.label
        for line in lines
        if line.is_required
        and line.indicator.kind != IndicatorKind.SUM
        and line.indicator.code not in present
    ]
    if not missing:
        return []
    names = "; ".join(missing[:NAMED]) + (
        f" và {len(missing) - NAMED} chỉ tiêu khác" if len(missing) > NAMED else ""
    )
    message = (
        f"Tệp không có {len(missing)} chỉ tiêu mà biểu hỏi: {names}. Hãy thêm cột cho các chỉ "
        "tiêu này; chưa có số thì gõ “chưa có số liệu”."
    )
    return [Problem(Severity.ERROR, "", None, None, message)]


def find_unfilled(found: Reading, lines: Sequence[FormLine]) -> list[Problem]:
    """What units that report in this file have left out: whole rows of a sheet, or the rows.

    Single empty cells of a row were reported when the row was read.
    """
    headed = {column.key for column in found.columns}
    required = {
        line.indicator.code: line.indicator.label
        for line in lines
        if line.is_required and line.indicator.kind != IndicatorKind.SUM
    }
    told = {(problem.unit, problem.key) for problem in found.problems}
    given: dict[str | None, set[str | None]] = {}
    for who, key in told:
        given.setdefault(who, set()).add(key)
    rows: dict[tuple[str, str, int], list[FoundValue]] = {}
    for value in found.values:
        given.setdefault(value.unit, set()).add(value.key)
        is_told = (value.unit, value.key) in told
        if value.mark == Mark.EMPTY and value.key in required and not is_told:
            rows.setdefault((value.unit, value.sheet, value.row), []).append(value)
    problems = []
    for cells in rows.values():
        message = (
            f"Dòng này còn {len(cells)} ô trống ở trang này, trong khi đơn vị có số ở chỗ khác. "
            "Hãy gõ số; không có thì gõ 0, chưa có số thì gõ “chưa có số liệu”."
        )
        problems.append(at(min(cells, key=lambda cell: cell.column), Severity.ERROR, message))
    for unit in found.units:
        absent = [
            required[code] for code in required if code in headed - given.get(unit.code, headed)
        ]
        if absent:
            given.pop(unit.code)  # said once, at the first of its rows
            names = "; ".join(absent[:NAMED])
            message = (
                f"Đơn vị này thiếu {len(absent)} chỉ tiêu có trong tệp ({names}). Hãy thêm dòng "
                "của đơn vị vào trang có các chỉ tiêu ấy."
            )
            problems.append(
                Problem(Severity.ERROR, unit.sheet, unit.row, unit.column, message, unit=unit.code)
            )
    return problems


def derive_sums(
    numbers: Mapping[str, Decimal], lines: Sequence[FormLine], idle: Collection[str] = ()
) -> dict[str, Decimal]:
    """The sums that were not typed but whose parts were all given (F2); ``idle`` do not apply."""
    derived: dict[str, Decimal] = {}
    for line in lines:
        indicator = line.indicator
        if indicator.kind == IndicatorKind.SUM and indicator.code not in numbers:
            total = _add_parts(indicator, {**numbers, **derived}, idle)
            if total is not None:
                derived[indicator.code] = total
    return derived


def _add_parts(
    indicator: Indicator, numbers: Mapping[str, Decimal], idle: Collection[str]
) -> Decimal | None:
    """What the parts of a sum add up to; None while one is missing, or where none applies.

    A part that does not apply adds nothing.
    """
    formula = formulas.parse_formula(indicator.formula)
    if not any(code in numbers for code in formula.codes):
        return None
    total = formulas.evaluate(formula, {**dict.fromkeys(idle, Decimal(0)), **numbers})
    return None if total is None else formulas.round_places(total, indicator.places)


MARK_WORDS = {
    Mark.EMPTY: "ô trống",
    Mark.NOT_APPLICABLE: "không áp dụng",
    Mark.NOT_REPORTED: "chưa có số liệu",
}


def _find_closed(
    cells: Mapping[str, FoundValue], closed: Mapping[str, tuple[Mark, Decimal | None]]
) -> list[Problem]:
    """Cells that differ from what was approved although they were not opened again."""
    problems = []
    for code, (mark, number) in closed.items():
        if code not in cells or (cells[code].mark, cells[code].value) == (mark, number):
            continue
        stands = MARK_WORDS[mark] if number is None else format_number(number)
        message = (
            f"Ô này không được mở lại, số đã duyệt là {stands}. Hãy để đúng như vậy; muốn sửa, "
            "đề nghị người duyệt mở lại ô này."
        )
        problems.append(at(cells[code], Severity.ERROR, message))
    return problems


def _find_wrong_sums(
    cells: Mapping[str, FoundValue],
    numbers: Mapping[str, Decimal],
    idle: Collection[str],
    lines: Sequence[FormLine],
) -> list[Problem]:
    """Typed totals that are not the sum of their parts, which are named with their numbers."""
    problems = []
    labels = {line.indicator.code: line.indicator.label for line in lines}
    for line in lines:
        indicator = line.indicator
        if indicator.kind != IndicatorKind.SUM or indicator.code not in numbers:
            continue
        total = _add_parts(indicator, numbers, idle)
        typed = numbers[indicator.code]
        if total is None or total == typed:
            continue
        parts = ", ".join(
            f"{labels.get(code, code)} {format_number(numbers[code])}"
            for code in formulas.parse_formula(indicator.formula).codes
            if code in numbers
        )
        message = (
            f"{indicator.label} là {format_number(typed)}, cộng các phần được "
            f"{format_number(total)} ({parts}). "
            "Sửa tổng, hoặc sửa phần còn thiếu."
        )
        problems.append(at(cells[indicator.code], Severity.ERROR, message))
    return problems


def _tell_broken(broken: Iterable[Broken], cells: Mapping[str, FoundValue]) -> list[Problem]:
    """Each broken rule at the first of its cells that was typed."""
    problems = []
    for each in broken:
        cell = next((cells[code] for code in each.codes if code in cells), None)
        if cell is None:
            continue
        is_error = each.rule.severity == RuleSeverity.ERROR
        severity = Severity.ERROR if is_error else Severity.WARNING
        problems.append(at(cell, severity, f"{each.message}. {each.rule.advice}".strip()))
    return problems


def _find_unusual(
    cells: Mapping[str, FoundValue],
    numbers: Mapping[str, Decimal],
    ratios: Sequence[Indicator],
    told: Collection[frozenset[str]],
) -> list[Problem]:
    """Rates outside the range usually met (domain.md §10): a reason is asked at the numerator.

    Of numbers of which a rule has spoken (``told``) nothing more is said.
    """
    problems = []
    for ratio in ratios:
        if not ratio.formula or (ratio.usual_from is None and ratio.usual_to is None):
            continue
        formula = formulas.parse_formula(ratio.formula)
        if frozenset(formula.codes) in told:
            continue
        rate = formulas.evaluate(formula, numbers)
        cell = next((cells[code] for code in formula.codes if code in cells), None)
        if rate is None or cell is None:
            continue
        low, high = ratio.usual_from, ratio.usual_to
        if (low is None or rate >= Fraction(low)) and (high is None or rate <= Fraction(high)):
            continue
        shown = format_number(formulas.round_places(rate, max(ratio.places, 2)))
        usual = " đến ".join(format_number(each.normalize()) for each in (low, high) if each)
        message = (
            f"{ratio.label} là {shown} {ratio.unit}, ngoài khoảng thường gặp ({usual}). "
            "Kiểm tra lại các số; nếu đúng, hãy ghi lý do."
        )
        problems.append(at(cell, Severity.WARNING, message))
    return problems


def _find_reported_elsewhere(
    unit: str,
    cells: Mapping[str, FoundValue],
    numbers: Mapping[str, Decimal],
    around: Around,
) -> list[Problem]:
    """The same thing said by a longer period or by a unit above."""
    problems = []
    for code, limit in around.whole.get(unit, {}).items():
        if code in cells and code in numbers and numbers[code] > limit:
            message = (
                f"Số của kỳ này là {format_number(numbers[code])}, lớn hơn số cả năm đã báo cáo "
                f"{format_number(limit)}. Sửa ô này, hoặc đề nghị mở lại báo cáo năm."
            )
            problems.append(at(cells[code], Severity.ERROR, message))
    for code, name in around.above.get(unit, {}).items():
        if code in cells and code in numbers:
            message = (
                f"{name} đã báo cáo chung chỉ tiêu này cho cả địa bàn. Số của đơn vị sẽ là phần "
                "chi tiết, không cộng thêm. Hãy ghi rõ lý do."
            )
            problems.append(at(cells[code], Severity.WARNING, message))
    return problems


def at(cell: FoundValue, severity: Severity, message: str) -> Problem:
    """A problem at the cell of a value."""
    return Problem(
        severity, cell.sheet, cell.row, cell.column, message, unit=cell.unit, key=cell.key
    )
