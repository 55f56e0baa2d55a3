"""Targets beside the figures of a unit: its own, and the nation's (product.md F5)."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from figures import places
from figures.catalogue import DATA
from figures.formulas import round_places
from figures.models import Indicator, IndicatorKind, Nature, Period, Target
from figures.places import Place
from figures.reading import Reading
from figures.wordings import scale_money
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.numbers import NBSP, format_number

SHARE_PLACES = 1


@dataclass(frozen=True, slots=True)
class Aim:
    """A target as it counts for a page: whose it is, and its row."""

    target: Target
    is_own: bool


def find_targets(
    path: list[Place], period: Period, indicators: Iterable[Indicator]
) -> dict[int, list[Aim]]:
    """Indicator → the next targets from the period's last day on, the unit's own before the
    nation's: one query.

    The nation's counts for another unit only as a rate: its absolute numbers are of the country.
    """
    unit, root = path[-1].pk, path[0].pk
    found: dict[tuple[int, int], Target] = {}
    rows = Target.objects.filter(
        association__in={unit, root}, indicator__in=list(indicators), on__gte=period.last_day
    ).select_related("indicator")
    for target in rows.order_by("on"):
        if target.association_id == unit or target.indicator.kind == IndicatorKind.RATIO:
            found.setdefault((target.indicator_id, target.association_id), target)
    aims: dict[int, list[Aim]] = {}
    for (indicator, association), target in sorted(found.items(), key=lambda i: i[0][1] != unit):
        aims.setdefault(indicator, []).append(Aim(target, association == unit))
    return aims


@dataclass(frozen=True, slots=True)
class NextTargets:
    """The next targets of many units: (unit, indicator) → its own; indicator → the nation's."""

    own: dict[tuple[int, int], Target]
    nation: dict[int, Target]

    def choose(self, unit: int, indicator: Indicator) -> Target | None:
        """The unit's own target, else the nation's where that is a rate."""
        found = self.own.get((unit, indicator.pk))
        if found is None and indicator.kind == IndicatorKind.RATIO and unit > 0:
            found = self.nation.get(indicator.pk)
        return found


def find_next_targets(units: Iterable[int], period: Period) -> NextTargets:
    """The next targets from the period's last day on, of ``units`` and of the nation: one query.

    A negative key is that of a comparable group, which has none.
    """
    rows = Target.objects.filter(
        Q(association__in=[unit for unit in units if unit > 0]) | Q(association__parent=None),
        on__gte=period.last_day,
    )
    found = NextTargets({}, {})
    for target in rows.annotate(above=F("association__parent_id")).order_by("on"):
        found.own.setdefault((target.association_id, target.indicator_id), target)
        if target.above is None:
            found.nation.setdefault(target.indicator_id, target)
    return found


@transaction.atomic
def load_targets(path: Path = DATA / "targets.csv") -> int:
    """Add the nation's targets of a CSV file that are not there yet; how many were added.

    Columns: indicator (code), on (YYYY-MM-DD), number, source, source_url. None where there is no
    root yet.
    """
    root = places.find_first_root()
    if not root:
        return 0
    by_code = {indicator.code: indicator for indicator in Indicator.objects.all()}
    known = set(Target.objects.filter(association=root).values_list("indicator_id", "on"))
    with path.open(encoding="utf-8", newline="") as file:
        found = [
            Target(
                association_id=root, indicator=by_code[row["indicator"]],
                on=date.fromisoformat(row["on"]), number=Decimal(row["number"]),
                source=row["source"], source_url=row["source_url"],
            )
            for row in csv.DictReader(file)
        ]  # fmt: skip
    fresh = [target for target in found if (target.indicator_id, target.on) not in known]
    Target.objects.bulk_create(fresh)
    return len(fresh)


def tell_aims(aims: Iterable[Aim], found: Reading, is_root: bool) -> list[dict[str, Any]]:
    """The targets for components/figure.html: {label, text, is_reached, source, url}."""
    return [
        {
            "label": _name_aim(aim, is_root),
            "text": _tell_aim(aim.target, found),
            "is_reached": found.exact is not None and found.exact >= aim.target.number,
            "source": aim.target.source,
            "url": aim.target.source_url,
        }
        for aim in aims
    ]


def _name_aim(aim: Aim, is_root: bool) -> str:
    if is_root:
        return "Mục tiêu cả nước"
    return "Mục tiêu của đơn vị" if aim.is_own else "Mục tiêu cả nước"


def _tell_aim(target: Target, found: Reading) -> str:
    """The target, its day, and what is missing: "70 % đến 31/12/2025, còn thiếu 4,2 điểm"."""
    indicator = found.indicator
    number, unit = scale_money(target.number, indicator.unit)
    text = f"{format_number(_trim(number))}{NBSP}{unit} đến {format_date(target.on)}"
    if found.exact is None:
        return text
    if found.exact >= target.number:
        return f"{text}, đã đạt"
    if indicator.kind == IndicatorKind.RATIO:
        # From the number that is shown, so that a reader who adds up comes to the target.
        left = target.number - round_places(found.exact, indicator.places)
        return f"{text}, còn thiếu {format_number(_trim(left))} điểm"
    share = round_places(found.exact * 100 / Fraction(target.number), SHARE_PLACES)
    word = "mới đạt" if indicator.nature == Nature.FLOW else "đạt"
    return f"{text}, {word} {format_number(share, SHARE_PLACES)}{NBSP}%"


def _trim(number: Decimal) -> Decimal:
    """Without zeros that say nothing: 70.0000 → 70."""
    whole = number.to_integral_value()
    return whole.quantize(Decimal(1)) if number == whole else Decimal(f"{number.normalize():f}")
