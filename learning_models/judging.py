"""What a set of criteria says of answers given: total, grade, and why not (product.md L1).

Nothing here knows a threshold: all come from the set. A set that is not complete is not computed
with; its results are typed as somebody decided them.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from khuyenhoc.lib.numbers import format_number
from learning_models.models import Area, CriteriaSet, Judging

# points; or a percentage; or met (True), not met (False), met at this level (1, 2)
Answer = Decimal | bool | int
STEP = Decimal("0.01")


class CannotJudge(ValueError):
    """The set is not complete; the message says what is missing and what to do."""


class BadAnswers(ValueError):
    """Answers that the set does not allow; ``problems``: indicator's number → sentence."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__("; ".join(problems.values()))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Item:
    """An indicator that is judged: its number, and its greatest number of points (by points)."""

    number: str
    text: str
    most: Decimal | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A grade or level: ``least`` points, or the percentages that indicators must reach."""

    name: str
    level: int | None
    area: str
    least: Decimal | None
    is_recognised: bool
    percentages: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A set as it judges; rules from the highest down."""

    name: str
    judging: str
    floor: Decimal | None
    gaps: str
    items: tuple[Item, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What comes out. ``reasons`` are sentences: why not, or why not higher."""

    total: Decimal | None
    grade: str
    level: int | None
    is_recognised: bool
    reasons: tuple[str, ...]


def read_sheet(criteria_set: CriteriaSet) -> Sheet:
    """The set with what is judged in it; four queries."""
    rows = list(criteria_set.criteria.all())
    above = {row.above for row in rows}
    items = tuple(Item(row.number, row.text, row.most) for row in rows if row.number not in above)
    grades = criteria_set.grades.prefetch_related("targets__criterion")
    rules = tuple(
        Rule(
            grade.name, grade.level, grade.area, grade.least, grade.is_recognised,
            {target.criterion.number: target.at_least for target in grade.targets.all()},
        )
        for grade in grades
    )  # fmt: skip
    gaps = "" if criteria_set.is_complete else criteria_set.gaps
    return Sheet(criteria_set.name, criteria_set.judging, criteria_set.floor, gaps, items, rules)


def judge(sheet: Sheet, answers: Mapping[str, Answer], area: str = Area.COMMON) -> Judgement:
    """Judge answers by indicator number, in an area that is common or hard.

    Raises ``CannotJudge`` for a set that is not complete and ``BadAnswers`` for answers outside it.
    """
    if sheet.gaps:
        raise CannotJudge(
            f"“{sheet.name}” chưa đủ ({sheet.gaps}), nên không tự chấm được. "
            "Hãy ghi kết quả theo quyết định công nhận."
        )
    problems = find_problems(sheet, answers)
    if problems:
        raise BadAnswers(problems)
    rules = [rule for rule in sheet.rules if rule.area in (Area.ANY, area)]
    if sheet.judging == Judging.POINTS:
        return _judge_points(sheet, rules, answers)
    return _judge_levels(sheet, rules, answers)


def find_problems(sheet: Sheet, answers: Mapping[str, Answer]) -> dict[str, str]:
    """Number → what is wrong with its answer; numbers that the set does not have too."""
    known = {item.number for item in sheet.items}
    problems = {
        number: f"Bộ tiêu chí không có chỉ số {number}." for number in answers.keys() - known
    }
    for item in sheet.items:
        problem = _find_problem(sheet, item, answers.get(item.number))
        if problem:
            problems[item.number] = problem
    return problems


def _find_problem(sheet: Sheet, item: Item, answer: Answer | None) -> str:
    if answer is None:
        return f"Chỉ số {item.number} chưa có kết quả."
    if sheet.judging == Judging.POINTS:
        if isinstance(answer, bool):
            return f"Chỉ số {item.number}: hãy ghi số điểm."
        if answer % STEP:
            return f"Chỉ số {item.number}: điểm chỉ có hai số lẻ."
        if item.most is None or not 0 <= answer <= item.most:
            most = format_number(item.most or 0)
            return f"Chỉ số {item.number}: điểm phải từ 0 đến {most}, không phải {answer}."
        return ""
    if any(item.number in rule.percentages for rule in sheet.rules):
        if isinstance(answer, bool):
            return f"Chỉ số {item.number}: hãy ghi tỉ lệ phần trăm."
        if not 0 <= answer <= 100:
            return f"Chỉ số {item.number}: tỉ lệ phải từ 0 đến 100, không phải {answer}."
    elif not isinstance(answer, bool) and answer not in {rule.level for rule in sheet.rules}:
        return f"Chỉ số {item.number}: hãy chọn chưa đạt, đạt, hay đạt ở mức độ nào."
    return ""


def _judge_points(sheet: Sheet, rules: list[Rule], answers: Mapping[str, Answer]) -> Judgement:
    points = {number: Decimal(answer) for number, answer in answers.items()}
    total = sum(points.values(), Decimal())
    if sheet.floor is not None:
        low = sorted(number for number, given in points.items() if given < sheet.floor)
        if low:
            reason = f"Chỉ số {', '.join(low)} dưới {format_number(sheet.floor)} điểm."
            return Judgement(total, _name_lowest(rules), None, False, (reason,))
    for rule in rules:
        if rule.least is not None and total >= rule.least:
            return Judgement(total, rule.name, rule.level, rule.is_recognised, ())
    least = min(rule.least for rule in rules if rule.least is not None)  # publishing saw to one
    reason = f"Tổng {format_number(total)} điểm, cần ít nhất {format_number(least)}."
    return Judgement(total, _name_lowest(rules), None, False, (reason,))


def _name_lowest(rules: list[Rule]) -> str:
    """The grade of whoever reaches none; not every set has a name for it."""
    return next((rule.name for rule in rules if not rule.is_recognised), "")


def _judge_levels(sheet: Sheet, rules: list[Rule], answers: Mapping[str, Answer]) -> Judgement:
    reasons: tuple[str, ...] = ()
    for rule in rules:
        missed = [item.number for item in sheet.items if not _meets(rule, item, answers)]
        if not missed:
            return Judgement(None, rule.name, rule.level, rule.is_recognised, reasons)
        reasons = (f"{rule.name}: chưa đạt chỉ số {', '.join(missed)}.",)
    return Judgement(None, "", None, False, reasons)


def _meets(rule: Rule, item: Item, answers: Mapping[str, Answer]) -> bool:
    answer, asked = answers[item.number], rule.percentages.get(item.number)
    if asked is not None:
        return answer >= asked
    return answer if isinstance(answer, bool) else answer >= (rule.level or 0)


def count_running(years: set[int], last: int) -> int:
    """How many years without a gap end in ``last``."""
    running = 0
    while last - running in years:
        running += 1
    return running


def find_end(decided_on: date, months: int | None) -> date | None:
    """The first day on which a recognition of ``months`` holds no more; None: no end is known.

    Counted to the same day of the month, or the month's last where it has none.
    """
    if months is None:
        return None
    year, month = divmod(decided_on.year * 12 + decided_on.month - 1 + months, 12)
    day = min(decided_on.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, day)
