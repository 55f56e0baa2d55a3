"""The shares of divided territory by basis, kept and corrected after the event (product.md T3).

A clerk may type shares, per cents or plain numbers (people, households); all parts of one division
together are brought to shares that add up to exactly 1. A basis is known for all parts or for none.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import ROUND_FLOOR, Decimal

from django.db import connection, transaction

from associations.models import Association, Basis, Holding, ParcelPart, Reorganisation, Weight

UNIT = Decimal("1e-12")  # of a share, as its column keeps it
BASES = tuple(basis for basis in Basis if basis is not Basis.NONE)


class NoShares(ValueError):
    """The numbers are no shares; the message says what would be accepted."""


def share_out(numbers: Sequence[Decimal]) -> list[Decimal]:
    """Shares in proportion to ``numbers``, twelve digits each, exactly 1 together.

    What rounding leaves over goes to the greatest remainders, the first of equals first.
    """
    if any(number < 0 for number in numbers):
        raise NoShares("Tỉ phần không được âm.")
    whole = sum(numbers, Decimal(0))
    if not whole:
        raise NoShares("Ít nhất một phần phải lớn hơn 0.")
    exact = [number / whole for number in numbers]
    shares = [each.quantize(UNIT, ROUND_FLOOR) for each in exact]
    left = int((1 - sum(shares)) / UNIT)
    order = sorted(range(len(numbers)), key=lambda at: shares[at] - exact[at])
    for at in order[:left]:
        shares[at] += UNIT
    return shares


@dataclass(slots=True)
class Division:
    """One unit divided among several on a day: its parcels, its takers, what is known of shares.

    ``parts`` are the ids of ParcelPart by taker, one a parcel; ``shares`` by basis, in the order of
    the takers, None where they are not known or differ from parcel to parcel.
    """

    key: str
    old: Association
    takers: list[Association]
    parts: list[list[int]] = field(default_factory=list)
    shares: dict[str, list[Decimal] | None] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)


def list_divisions(decision: Reorganisation) -> list[Division]:
    """The divisions that a decision made, in the order of the old units; five queries."""
    cuts = list(ParcelPart.objects.filter(reorganisation=decision).order_by("parcel", "pk"))
    if not cuts:
        return []
    day = cuts[0].valid_from
    before = dict(
        Holding.objects.filter(
            parcel__in={cut.parcel_id for cut in cuts}, valid__contains=day - timedelta(days=1)
        ).values_list("parcel", "holder")
    )
    after = dict(
        Holding.objects.filter(
            parcel__in=[cut.part_id for cut in cuts], valid__startswith=day
        ).values_list("parcel", "holder")
    )
    units = Association.objects.in_bulk({*before.values(), *after.values()})
    by_parcel: dict[int, list[ParcelPart]] = defaultdict(list)
    for cut in cuts:
        by_parcel[cut.parcel_id].append(cut)
    found: dict[tuple, Division] = {}
    for parcel, parts in by_parcel.items():
        taken = sorted((after[cut.part_id], cut.pk) for cut in parts if cut.part_id in after)
        if parcel not in before or len(taken) < 2:
            continue
        key = (before[parcel], *(taker for taker, _ in taken))
        division = found.get(key)
        if division is None:
            division = found[key] = Division(
                key="-".join(map(str, key)), old=units[key[0]],
                takers=[units[taker] for taker, _ in taken], parts=[[] for _ in taken],
            )  # fmt: skip
        for place, (_, part) in enumerate(taken):
            division.parts[place].append(part)
    _read_shares(list(found.values()))
    return sorted(found.values(), key=lambda each: (each.old.tree_id, each.old.lft))


def _read_shares(divisions: Sequence[Division]) -> None:
    parts = [part for division in divisions for group in division.parts for part in group]
    known: dict[tuple[int, str], Weight] = {
        (weight.part_id, weight.basis): weight for weight in Weight.objects.filter(part__in=parts)
    }
    for division in divisions:
        for basis in BASES:
            rows = [[known.get((part, basis.value)) for part in group] for group in division.parts]
            flat = [weight for group in rows for weight in group]
            alike = all(
                weight is not None and group[0] is not None and weight.share == group[0].share
                for group in rows
                for weight in group
            )
            division.shares[basis] = (
                [group[0].share for group in rows if group[0] is not None] if alike else None
            )
            division.sources[basis] = next((weight.source for weight in flat if weight), "")


@transaction.atomic
def keep_shares(
    division: Division, basis: str, numbers: Sequence[Decimal] | None, source: str
) -> bool:
    """Write the shares of one basis for all parcels of a division; None, they become unknown.

    Whether anything changed. Raises ``NoShares``.
    """
    if numbers is not None and not source.strip():
        raise NoShares("Ghi nguồn của tỉ phần: văn bản hoặc cơ quan cho số liệu.")
    shares = share_out(numbers) if numbers is not None else None
    if shares == division.shares.get(basis) and (
        shares is None or source.strip() == division.sources.get(basis)
    ):
        return False
    parts = [part for group in division.parts for part in group]
    with connection.cursor() as cursor:
        cursor.execute("set constraints all deferred")
    Weight.objects.filter(part__in=parts, basis=basis).delete()
    if shares is not None:
        Weight.objects.bulk_create(
            Weight(part_id=part, basis=basis, share=share, source=source.strip()[:300])
            for group, share in zip(division.parts, shares, strict=True)
            for part in group
        )
    return True
