"""Wholes that are not what lies below them adds up to: problems to settle (product.md F2b).

A unit's own number covers what lies below it, so a difference changes no total; somebody must
still say which of the two is right.
"""

from dataclasses import dataclass
from decimal import Decimal

from associations.models import Association
from associations.scope import AssociationQuerySet
from figures.models import (
    Due,
    Indicator,
    IndicatorKind,
    Period,
    Precision,
    Total,
    Value,
    ValueStatus,
)
from figures.owing import Owing


@dataclass(frozen=True, slots=True)
class UnsettledWhole:
    """A unit's own number, and what the units below it add up to, all of them being in."""

    association: Association
    indicator: Indicator
    whole: Decimal
    below: Decimal
    units: int

    @property
    def difference(self) -> Decimal:
        """How much more the whole is than its parts."""
        return self.whole - self.below


def find_disagreements(
    period: Period, roots: AssociationQuerySet | None = None
) -> list[UnsettledWhole]:
    """The approved wholes of ``period``, within ``roots``, that differ from a complete sum below.

    Complete is what every unit that owes the indicator below has given. A number that was published
    as "more than", "almost" or "about" disagrees only where the sum contradicts that word.
    """
    totals = Total.objects.filter(period=period, approved_given__gt=0)
    if roots is not None:
        totals = totals.within(roots)
    asked = Value.objects.filter(
        period=period,
        status=ValueStatus.APPROVED,
        number__isnull=False,
        indicator__kind__in=[IndicatorKind.INPUT, IndicatorKind.SUM],
        association__in=totals.order_by().values("association_id").distinct(),
    ).select_related("association", "indicator")
    wholes = list(asked.order_by("association_id", "indicator__order"))
    below = {
        (total.association_id, total.indicator_id): total
        for total in totals.filter(association__in={whole.association_id for whole in wholes})
    }
    owing = Owing(period)
    forms = _read_forms(period, {whole.association_id for whole in wholes})
    found = []
    for whole in wholes:
        total = below.get((whole.association_id, whole.indicator_id))
        if total is None or total.approved is None or whole.number is None:
            continue
        owed = owing.owed(forms.get(whole.association_id, ()))
        due_below = total.due - (whole.indicator_id in owed)
        is_complete = 0 < due_below <= total.approved_in
        if is_complete and _contradicts(whole.number, whole.precision, total.approved):
            found.append(
                UnsettledWhole(
                    whole.association,
                    whole.indicator,
                    whole.number,
                    total.approved,
                    total.approved_given,
                )
            )
    return found


def _contradicts(whole: Decimal, precision: int, below: Decimal) -> bool:
    if precision in (Precision.MORE_THAN, Precision.OVER):
        return below < whole
    if precision == Precision.ALMOST:
        return below > whole
    return precision == Precision.EXACT and below != whole


def _read_forms(period: Period, units: set[int]) -> dict[int, list[int]]:
    """Unit → the forms that it owes."""
    forms: dict[int, list[int]] = {}
    laid = Due.objects.filter(unit__period=period, unit__association__in=units)
    for unit, form in laid.values_list("unit__association_id", "form_id"):
        forms.setdefault(unit, []).append(form)
    return forms
