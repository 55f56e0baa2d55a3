"""The arithmetic rules between indicators: loaded as data, asked of one unit's numbers."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from figures import formulas
from khuyenhoc.lib.numbers import format_number
from returns.models import Comparison, Rule

DATA = Path(__file__).parent / "data" / "rules.csv"
PREVIOUS = re.compile(r"previous\((\w+)\)")
BEFORE = "before__"


def load_rules(path: Path = DATA) -> int:
    """Add the rules of the CSV file that are not there yet, by code; how many the file holds.

    What staff changed since stays as it is.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rules = [Rule(**row) for row in csv.DictReader(file)]
    Rule.objects.bulk_create(rules, ignore_conflicts=True)
    return len(rules)


@dataclass(frozen=True)
class Broken:
    """A rule that one unit's numbers break; ``codes`` are the indicators of this period in it."""

    rule: Rule
    message: str
    codes: tuple[str, ...]


def find_broken(
    rules: list[Rule], values: Mapping[str, Decimal], previous: Mapping[str, Decimal]
) -> list[Broken]:
    """The active ``rules`` that one unit's ``values`` break; both by indicator code.

    A rule with a number that was not given is not asked: nothing missing becomes 0 (R4).
    """
    known = {**values, **{f"{BEFORE}{code}": number for code, number in previous.items()}}
    broken = []
    for rule in rules:
        left, right = (read_side(side) for side in (rule.left, rule.right))
        left_number, right_number = (formulas.evaluate(side, known) for side in (left, right))
        if left_number is None or right_number is None:
            continue
        if not _holds(rule.comparison, left_number, right_number):
            message = rule.message.format(left=_print(left_number), right=_print(right_number))
            codes = [code for code in left.codes + right.codes if not code.startswith(BEFORE)]
            broken.append(Broken(rule, message, tuple(codes)))
    return broken


def read_side(text: str) -> formulas.Formula:
    """One side of a rule; ``previous(code)`` becomes a name of its own. Raises ``FormulaError``."""
    return formulas.parse_formula(PREVIOUS.sub(rf"{BEFORE}\1", text))


def _holds(comparison: str, left: Fraction, right: Fraction) -> bool:
    return left <= right if comparison == Comparison.AT_MOST else left == right


def _print(number: Fraction) -> str:
    return format_number(formulas.round_places(number, 0 if number.denominator == 1 else 2))
