"""A small nation with an open year, in which communes owe three numbers."""

from dataclasses import dataclass, field
from decimal import Decimal

from associations.models import Association
from figures.models import Indicator, Mark, Period, Submission, Total
from figures.rebuilding import COLUMNS
from figures.rolls import lay_due, open_period
from figures.submitting import NewSubmission, NewValue, submit
from tests.factories import make_form, make_indicator, make_tree

COMMUNES = [
    ("Trung ương", "national", None),
    ("Tỉnh A", "province", 0),
    ("Huyện B", "district", 1),
    ("Xã C", "commune", 2),
    ("Xã D", "commune", 2),
    ("Xã E", "commune-", 2),
    ("Huyện F", "district", 1),
    ("Xã G", "commune", 6),
]


@dataclass
class Nation:
    """A small tree with an open year, in which its communes owe three numbers."""

    units: list[Association]
    period: Period
    codes: dict[str, Indicator] = field(default_factory=dict)

    def submit(self, place: int, **numbers: object) -> Submission:
        """Submit numbers, or marks, of the unit at ``place`` in the tree."""
        values = [
            NewValue(self.codes[code].pk, None, mark=number)
            if isinstance(number, Mark)
            else NewValue(self.codes[code].pk, Decimal(number))
            for code, number in numbers.items()
        ]
        return submit([NewSubmission(self.period, self.units[place], values)])[0]

    def total(self, place: int, code: str) -> Total:
        return Total.objects.get(
            period=self.period, association=self.units[place], indicator=self.codes[code]
        )


def make_nation(rows=COMMUNES, level="commune") -> Nation:
    units = make_tree(rows)
    codes = {code: make_indicator(code) for code in ("a", "b", "c")}
    codes["s"] = make_indicator("s", "a + b")
    codes["r"] = make_indicator("r", "100 * a / c")
    codes["q"] = make_indicator("q", "2 * (s + a) / c", unit="lần")
    codes["p"] = make_indicator("p", kind="ratio", unit="%")
    form = make_form("bieu", [codes["a"], codes["b"], codes["c"]], level)
    nation = Nation(units, open_period("2024"), codes)
    lay_due(nation.period, form)
    return nation


def read_kept(period: Period) -> dict[tuple[int, int], tuple]:
    return {
        (total.association_id, total.indicator_id): (
            total.due,
            *(getattr(total, column) for column in COLUMNS),
        )
        for total in Total.objects.filter(period=period)
    }
