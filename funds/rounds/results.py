"""What a round has come to: awards by tier, unit and stage, and what they were worth.

A sum that cannot be split is told once, beside the counts, and never divided.
"""

from dataclasses import dataclass, field

from django.db.models import Count

from funds.models import GIVEN, Nomination, NominationState, Round, Stage, Tier
from funds.rounds.paying import count_goods, sum_paid


@dataclass(frozen=True, slots=True)
class TierResult:
    """How many of a tier were awarded; ``amount`` of one payment in whole đồng, None where the
    round is one sum."""

    tier: Tier
    awards: int
    amount: int | None


@dataclass(frozen=True, slots=True)
class RoundResult:
    """Counts of awards, what was paid (whole đồng), goods by their own units.

    ``kinds`` is {label of the kind: awards}; ``is_one_sum``: what was paid belongs to all together.
    """

    awards: int
    tiers: list[TierResult]
    kinds: dict[str, int]
    units: list[tuple[str, int]]
    stages: list[tuple[str, int]]
    paid: int
    goods: list[tuple[str, str, int]]
    is_one_sum: bool
    per_award: int | None = field(default=None)


def read_result(found: Round) -> RoundResult:
    """Add a round up; seven queries however many awards there are."""
    rows = Nomination.objects.filter(round=found, state__in=GIVEN).order_by()
    # Who goes on with a grant that was stopped has no award more.
    rows = rows.exclude(replaces__state=NominationState.STOPPED)
    by_tier = dict(rows.values_list("tier").annotate(Count("pk")))
    tiers = [TierResult(tier, by_tier.get(tier.pk, 0), tier.amount) for tier in found.tiers.all()]
    kinds: dict[str, int] = {}
    for each in tiers:
        label = each.tier.get_kind_display()
        kinds[label] = kinds.get(label, 0) + each.awards
    units = rows.values_list("association__full_name").annotate(Count("pk"))
    stages = dict(rows.values_list("stage").annotate(Count("pk")))
    awards, paid = sum(by_tier.values()), sum_paid(found)
    return RoundResult(
        awards=awards,
        tiers=tiers,
        kinds={label: count for label, count in kinds.items() if count},
        units=list(units.order_by("association__sort_key", "association__full_name")),
        stages=[(stage.label, stages[stage]) for stage in Stage if stages.get(stage)],
        paid=paid,
        goods=count_goods(found),
        is_one_sum=found.lump_sum is not None,
        per_award=paid // awards if awards and found.lump_sum is None else None,
    )
