"""Formulas of the catalogue: parsed, checked and computed exactly (product.md F2).

A sum is a linear expression over other indicators (``a + b + c``). A ratio is one linear
expression over another, times a factor (``100 * members / population``): its factor is kept apart,
so that numerator and denominator can be added up over units and divided last. Nothing here is a
float; anything that is not such an expression is refused with a sentence in Vietnamese.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import gcd, lcm

from django.core.exceptions import ValidationError

from figures.models import Indicator, IndicatorKind, Nature

Number = Decimal | int | Fraction
Terms = dict[str, Fraction]

_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:[.,][0-9]+)?)|(?P<code>[a-z][a-z0-9_]*)|(?P<sign>[-+*/()−×÷]))"
)
_SIGNS = {"−": "-", "×": "*", "÷": "/"}
# The factor that a ratio's unit of measure demands.
_UNIT_FACTORS = {"%": 100, "‰": 1000}


class FormulaError(ValueError):
    """A formula that cannot be read or makes no sense; the message says what would be accepted."""


@dataclass(frozen=True, slots=True)
class Formula:
    """``factor`` × Σ numerator ÷ Σ denominator; a sum has the factor 1 and no denominator.

    Numerator and denominator hold (code, whole-number coefficient), in the order written.
    """

    factor: Fraction
    numerator: tuple[tuple[str, int], ...]
    denominator: tuple[tuple[str, int], ...]

    @property
    def is_ratio(self) -> bool:
        """Whether it divides by indicators."""
        return bool(self.denominator)

    @property
    def codes(self) -> tuple[str, ...]:
        """The indicators that it reads, each once, in the order written."""
        return tuple(dict.fromkeys(code for code, _ in self.numerator + self.denominator))


@dataclass(slots=True)
class _Ratio:
    numerator: Terms
    denominator: Terms


_Part = Fraction | Terms | _Ratio


@lru_cache(maxsize=1024)
def parse_formula(text: str) -> Formula:
    """Read a formula.

    Raises ``FormulaError`` where it is not a sum of indicators or a ratio of two such sums.
    """
    result = _Reader(text).read()
    if isinstance(result, Fraction):
        raise FormulaError("Công thức phải dùng ít nhất một mã chỉ tiêu.")
    if isinstance(result, _Ratio):
        above, upper = _whole(result.numerator)
        below, lower = _whole(result.denominator)
        return Formula(above / below, upper, lower)
    factor, terms = _whole(result)
    if factor.denominator != 1:
        raise FormulaError(
            "Công thức cộng chỉ nhân với số nguyên; tỉ lệ thì phải chia cho một chỉ tiêu."
        )
    return Formula(
        Fraction(1), tuple((code, number * factor.numerator) for code, number in terms), ()
    )


def _whole(terms: Terms) -> tuple[Fraction, tuple[tuple[str, int], ...]]:
    """The terms with whole coefficients that have no common divisor, and the factor taken out."""
    kept = {code: number for code, number in terms.items() if number}
    if not kept:
        raise FormulaError("Các chỉ tiêu trong công thức triệt tiêu lẫn nhau.")
    scale = lcm(*(number.denominator for number in kept.values()))
    divisor = gcd(*(int(number * scale) for number in kept.values()))
    return Fraction(divisor, scale), tuple(
        (code, int(number * scale) // divisor) for code, number in kept.items()
    )


class _Reader:
    """Reads a formula from left to right, computing with coefficients as it goes."""

    def __init__(self, text: str) -> None:
        self.tokens: list[tuple[str, str]] = []
        place = 0
        text = text.strip()
        while place < len(text):
            found = _TOKEN.match(text, place)
            if found is None or found.lastgroup is None:
                raise FormulaError(
                    f"Không hiểu «{text[place:].strip()[:20]}»: công thức chỉ gồm mã chỉ tiêu, số, "
                    "+ − × ÷ và dấu ngoặc."
                )
            self.tokens.append((found.lastgroup, found[found.lastgroup]))
            place = found.end()
        self.place = 0

    def read(self) -> _Part:
        if not self.tokens:
            raise FormulaError("Chưa có công thức.")
        result = self._sum()
        if self.place < len(self.tokens):
            raise FormulaError(f"Thừa «{self.tokens[self.place][1]}» trong công thức.")
        return result

    def _take(self, *signs: str) -> str:
        """The next sign if it is one of ``signs``, else nothing."""
        if self.place < len(self.tokens):
            kind, text = self.tokens[self.place]
            sign = _SIGNS.get(text, text)
            if kind == "sign" and sign in signs:
                self.place += 1
                return sign
        return ""

    def _sum(self) -> _Part:
        result = self._product()
        while sign := self._take("+", "-"):
            other = self._product()
            result = _add(result, other if sign == "+" else _multiply(Fraction(-1), other))
        return result

    def _product(self) -> _Part:
        result = self._atom()
        while sign := self._take("*", "/"):
            other = self._atom()
            result = _multiply(result, other) if sign == "*" else _divide(result, other)
        return result

    def _atom(self) -> _Part:
        if self._take("-"):
            return _multiply(Fraction(-1), self._atom())
        if self._take("("):
            result = self._sum()
            if not self._take(")"):
                raise FormulaError("Thiếu dấu ngoặc đóng.")
            return result
        if self.place >= len(self.tokens):
            raise FormulaError("Công thức bị bỏ dở: sau dấu phải có mã chỉ tiêu hoặc số.")
        kind, text = self.tokens[self.place]
        self.place += 1
        if kind == "code":
            return {text: Fraction(1)}
        if kind == "number":
            whole, _, decimals = text.replace(",", ".").partition(".")
            if len(decimals) == 3:
                raise FormulaError(f"«{text}» đọc được hai cách: viết {whole}{decimals} liền nhau.")
            return Fraction(f"{whole}.{decimals or 0}")
        raise FormulaError(f"Không chờ dấu «{text}» ở đây.")


def _add(left: _Part, right: _Part) -> _Part:
    if isinstance(left, _Ratio) or isinstance(right, _Ratio):
        raise FormulaError("Không cộng được tỉ lệ với số khác: hãy cộng các phần trước rồi chia.")
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return left + right
    if isinstance(left, Fraction) or isinstance(right, Fraction):
        raise FormulaError("Không cộng một chỉ tiêu với một con số cố định.")
    return {
        code: left.get(code, Fraction(0)) + right.get(code, Fraction(0))
        for code in dict.fromkeys([*left, *right])
    }


def _multiply(left: _Part, right: _Part) -> _Part:
    if isinstance(right, Fraction):
        left, right = right, left
    if not isinstance(left, Fraction):
        raise FormulaError("Không nhân hai chỉ tiêu với nhau.")
    if isinstance(right, Fraction):
        return left * right
    if isinstance(right, _Ratio):
        return _Ratio({c: n * left for c, n in right.numerator.items()}, right.denominator)
    return {code: number * left for code, number in right.items()}


def _divide(left: _Part, right: _Part) -> _Part:
    if isinstance(right, Fraction):
        if not right:
            raise FormulaError("Không chia cho 0.")
        return _multiply(1 / right, left)
    if isinstance(left, _Ratio) or isinstance(right, _Ratio):
        raise FormulaError("Không lấy tỉ lệ của một tỉ lệ: chỉ dùng một dấu chia cho chỉ tiêu.")
    if isinstance(left, Fraction):
        raise FormulaError("Tử số của tỉ lệ phải có chỉ tiêu.")
    return _Ratio(left, right)


def evaluate(formula: Formula, values: Mapping[str, Number | None]) -> Fraction | None:
    """The formula's exact value; nothing where a part is missing or the base is 0."""
    numerator = add_up(formula.numerator, values)
    if not formula.denominator:
        return numerator
    return divide(formula, numerator, add_up(formula.denominator, values))


def add_up(
    terms: Iterable[tuple[str, int]], values: Mapping[str, Number | None]
) -> Fraction | None:
    """One side of a formula; nothing where a part is missing."""
    total: Fraction | None = None
    for code, coefficient in terms:
        number = values.get(code)
        if number is None:
            return None
        exact = number if type(number) is Fraction else Fraction(number)
        part = exact if coefficient == 1 else coefficient * exact
        total = part if total is None else total + part
    return Fraction(0) if total is None else total


def divide(
    formula: Formula, numerator: Number | None, denominator: Number | None
) -> Fraction | None:
    """The ratio of two sides that were added up over units; nothing where a side is, or base 0."""
    if numerator is None or not denominator:
        return None
    factor, above, below = formula.factor, Fraction(numerator), Fraction(denominator)
    # at once: each step by itself would look for common divisors
    return Fraction(
        factor.numerator * above.numerator * below.denominator,
        factor.denominator * above.denominator * below.numerator,
    )


def round_places(number: Fraction, places: int) -> Decimal:
    """Round half away from zero, as Vietnamese reports do."""
    above, below = number.numerator, number.denominator
    whole = (2 * abs(above) * 10**places + below) // (2 * below)
    return Decimal(-whole if above < 0 else whole).scaleb(-places)


def check_formula(indicator: Indicator, others: Iterable[Indicator] | None = None) -> None:
    """Refuse an indicator whose formula, or a formula that uses it, makes no sense.

    ``others`` is the rest of the catalogue, read from the database unless given. Raises
    ``ValidationError`` on the field ``formula``.
    """
    if others is None:
        others = Indicator.objects.exclude(pk=indicator.pk)
    catalogue = {other.code: other for other in others if other.code != indicator.code}
    catalogue[indicator.code] = indicator
    try:
        _check(indicator, catalogue)
        for other in catalogue.values():
            if other is not indicator and other.formula and _uses(other, indicator.code):
                _check(other, catalogue)
    except FormulaError as error:
        raise ValidationError({"formula": str(error)}) from error


def check_formulas(indicators: Iterable[Indicator]) -> None:
    """Check a whole catalogue; ``ValidationError`` lists every formula that makes no sense."""
    catalogue = {indicator.code: indicator for indicator in indicators}
    faults = []
    for indicator in catalogue.values():
        try:
            _check(indicator, catalogue)
        except FormulaError as error:
            faults.append(f"{indicator.code}: {error}")
    if faults:
        raise ValidationError(faults)


def _uses(indicator: Indicator, code: str) -> bool:
    try:
        return code in parse_formula(indicator.formula).codes
    except FormulaError:
        return False


def _check(indicator: Indicator, catalogue: Mapping[str, Indicator]) -> None:
    if not indicator.formula:
        if indicator.kind == IndicatorKind.SUM:
            raise FormulaError("Chỉ tiêu cộng phải có công thức.")
        return
    if indicator.kind == IndicatorKind.INPUT:
        raise FormulaError("Chỉ tiêu nhập thì không có công thức.")
    formula = parse_formula(indicator.formula)
    _check_parts(indicator, formula, catalogue)
    if indicator.kind == IndicatorKind.SUM:
        _check_sum(indicator, formula, catalogue)
    else:
        _check_ratio(indicator, formula, catalogue)


def _check_parts(
    indicator: Indicator, formula: Formula, catalogue: Mapping[str, Indicator]
) -> None:
    unknown = [code for code in formula.codes if code not in catalogue]
    if unknown:
        raise FormulaError(f"Danh mục không có mã: {', '.join(unknown)}.")
    for code in formula.codes:
        if catalogue[code].kind == IndicatorKind.RATIO and code != indicator.code:
            raise FormulaError(
                f"{code} là tỉ lệ: không cộng, không chia tỉ lệ; hãy dùng các phần của nó."
            )
    _check_no_cycle(indicator, catalogue)


def _check_no_cycle(indicator: Indicator, catalogue: Mapping[str, Indicator]) -> None:
    seen: set[str] = set()
    waiting = list(parse_formula(indicator.formula).codes)
    while waiting:
        code = waiting.pop()
        if code == indicator.code:
            raise FormulaError(f"{indicator.code} được tính từ chính nó.")
        if code not in seen and code in catalogue and catalogue[code].formula:
            waiting += parse_formula(catalogue[code].formula).codes
        seen.add(code)


def _check_sum(indicator: Indicator, formula: Formula, catalogue: Mapping[str, Indicator]) -> None:
    if formula.is_ratio:
        raise FormulaError("Chỉ tiêu cộng không được chia cho chỉ tiêu khác.")
    for code, _ in formula.numerator:
        part = catalogue[code]
        if part.unit != indicator.unit:
            raise FormulaError(
                f"Không cộng được: {code} tính bằng {part.unit}, "
                f"{indicator.code} tính bằng {indicator.unit}."
            )
        if part.nature != indicator.nature:
            raise FormulaError(
                f"Không cộng được: {code} là số {Nature(part.nature).label}, "
                f"{indicator.code} là số {Nature(indicator.nature).label}."
            )


def _check_ratio(
    indicator: Indicator, formula: Formula, catalogue: Mapping[str, Indicator]
) -> None:
    if not formula.is_ratio:
        raise FormulaError("Tỉ lệ phải nói rõ chia cho chỉ tiêu nào.")
    above = _check_side("Tử số", formula.numerator, catalogue)
    below = _check_side("Mẫu số", formula.denominator, catalogue)
    if below.nature == Nature.FLOW and above.nature != Nature.FLOW:
        raise FormulaError(
            "Không chia số tại một thời điểm cho số phát sinh trong kỳ: "
            f"{above.code} không lấy {below.code} làm gốc được."
        )
    if (indicator.nature == Nature.FLOW) != (above.nature == Nature.FLOW):
        raise FormulaError(
            f"Tính chất phải theo tử số: {above.code} là số {Nature(above.nature).label}."
        )
    asked = _UNIT_FACTORS.get(indicator.unit)
    if asked and formula.factor != asked:
        raise FormulaError(f"Đơn vị tính là {indicator.unit} thì công thức phải nhân với {asked}.")
    if "/" in indicator.unit and indicator.unit != f"{above.unit}/{below.unit}":
        raise FormulaError(
            f"Đơn vị tính phải là {above.unit}/{below.unit}, đang ghi {indicator.unit}."
        )


def _check_side(
    side: str, terms: tuple[tuple[str, int], ...], catalogue: Mapping[str, Indicator]
) -> Indicator:
    """The first indicator of a side whose terms have one unit of measure and one nature."""
    first = catalogue[terms[0][0]]
    for code, _ in terms[1:]:
        part = catalogue[code]
        if (part.unit, part.nature) != (first.unit, first.nature):
            raise FormulaError(
                f"{side} cộng những số không cùng loại: {first.code} ({first.unit}, "
                f"{Nature(first.nature).label}) và {code} ({part.unit}, "
                f"{Nature(part.nature).label})."
            )
    return first
