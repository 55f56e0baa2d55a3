"""What community learning centres did in a year, for everyone: approved rows, added up by place.

A unit's rows are those of the tree below it and of what went before (product.md A3): a year before
a merge is counted where its commune stood then.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from associations.models import Association
from khuyenhoc.lib.names import vn_key
from learning_models.models import CentreYear, LiteracyClass
from learning_models.models.centres import COMMUNE

BETWEEN = ("district", "province")  # by which old communes are grouped, the nearest first
NUMBERS = ("classes", "turns", "activities", "budget")


@dataclass(slots=True)
class Sums:
    """What rows add up to. A sum without any number is None: not known is not zero."""

    centres: int = 0
    ratings: Counter[str] = field(default_factory=Counter)
    numbers: dict[str, int | None] = field(default_factory=lambda: dict.fromkeys(NUMBERS))
    literacy_classes: int = 0
    literacy_learners: int = 0

    def add(self, row: CentreYear) -> None:
        """Take in a centre's year."""
        self.centres += 1
        if row.rating:
            self.ratings[row.rating.name] += 1
        for key in NUMBERS:
            if (number := getattr(row, key)) is not None:
                self.numbers[key] = (self.numbers[key] or 0) + number

    def add_class(self, row: LiteracyClass) -> None:
        """Take in a literacy class."""
        self.literacy_classes += 1
        self.literacy_learners += row.learners


@dataclass(slots=True)
class CentreResults:
    """One unit in one year. ``groups``: what stands directly under it, with its sums."""

    unit: Association
    year: int
    years: list[int]
    rows: list[CentreYear]
    total: Sums
    groups: list[tuple[Association, Sums]]
    is_illustrative: bool
    changed_at: datetime | None

    @property
    def is_by_commune(self) -> bool:
        """Whether every group is one commune."""
        return all(unit.level_id == COMMUNE for unit, _ in self.groups)


def list_years(unit: Association) -> list[int]:
    """The years of which something is approved, the newest first; two queries."""
    roots = Association.objects.filter(pk=unit.pk)
    years: set[int] = set()
    for model in (CentreYear, LiteracyClass):
        rows = model.objects.within(roots, past=True).filter(approved_at__isnull=False)
        years |= set(rows.order_by().values_list("year", flat=True).distinct())
    return sorted(years, reverse=True)


def read_results(unit: Association, year: int | None = None) -> CentreResults | None:
    """The newest year unless one is asked for; None where nothing is approved of it."""
    years = list_years(unit)
    chosen = year or next(iter(years), None)
    if chosen not in years:
        return None
    roots = Association.objects.filter(pk=unit.pk)
    approved = {"year": chosen, "approved_at__isnull": False}
    rows = list(
        CentreYear.objects.within(roots, past=True)
        .filter(**approved)
        .select_related("centre", "rating", "association")
    )
    classes = list(
        LiteracyClass.objects.within(roots, past=True)
        .filter(**approved)
        .select_related("association")
    )
    known = {row.association_id: row.association for row in rows}
    known |= {row.association_id: row.association for row in classes}
    places = _place(known, unit)
    total = Sums()
    sums: defaultdict[Association, Sums] = defaultdict(Sums)
    for row in rows:
        total.add(row)
        sums[places[row.association_id]].add(row)
    for each in classes:
        total.add_class(each)
        sums[places[each.association_id]].add_class(each)
    rows.sort(key=lambda row: (vn_key(row.association.full_name), row.association_id, row.pk))
    both: Sequence[CentreYear | LiteracyClass] = [*rows, *classes]
    return CentreResults(
        unit, chosen, years, rows, total,
        sorted(sums.items(), key=lambda item: (vn_key(item[0].full_name), item[0].pk)),
        any(row.is_illustrative for row in both),
        max((row.approved_at for row in both if row.approved_at), default=None),
    )  # fmt: skip


def _place(units: dict[int, Association], top: Association) -> dict[int, Association]:
    """Unit → under which of the units directly below ``top`` it counts; what stood elsewhere under
    its district then, else its province."""
    above = dict(units)
    asked: Iterable[int] = list(units)
    while asked := {above[key].parent_id for key in asked if above[key].parent_id} - above.keys():
        above |= Association.objects.in_bulk(asked)
    found: dict[int, Association] = {}
    for key, unit in units.items():
        line = [unit]
        while (parent := line[-1].parent_id) is not None:
            line.append(above[parent])
        keys = [each.pk for each in line]
        if top.pk in keys:
            found[key] = line[max(keys.index(top.pk) - 1, 0)]
        else:
            by_level = {each.level_id: each for each in reversed(line)}
            levels = () if top.level_id == COMMUNE else BETWEEN
            found[key] = next((by_level[lv] for lv in levels if lv in by_level), unit)
    return found
