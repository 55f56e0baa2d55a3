"""Units ranked by what they were given, in each cluster, with a tie rule that is data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from associations.models import Association, GroupMembership
from meetings.models import RatingState, ScoringTable, SelfRating
from meetings.ratings.scoring import list_units
from meetings.ratings.tables import list_ties

OUTSIDE = "Ngoài các cụm"


@dataclass(frozen=True, slots=True)
class Ranked:
    """A unit that was checked with its place; ``is_tied`` where another has the same."""

    rating: SelfRating
    place: int
    is_tied: bool


@dataclass(frozen=True, slots=True)
class RankedGroup:
    """One cluster, or all units together where there is none (``name`` empty)."""

    name: str
    ranked: tuple[Ranked, ...]
    waiting: tuple[SelfRating, ...]
    silent: tuple[Association, ...]


def rank(table: ScoringTable) -> list[RankedGroup]:
    """Every cluster of the issuer with its units; those of no cluster last.

    Equal totals are parted by the points of the table's tie criteria, in their order; units that
    are equal in those too share a place, and the next place is left out.
    """
    units = list(list_units(table))
    standing = table.ratings.exclude(state=RatingState.WITHDRAWN).select_related("association")
    ratings = {each.association_id: each for each in standing}
    points = _read_ties(table)
    clusters = dict(
        GroupMembership.objects.filter(
            group__host=table.issuer_id, valid__contains=date(table.year, 12, 31)
        ).values_list("association", "group__name")
    )
    shown = {each.pk: each for each in units} | {
        pk: each.association for pk, each in ratings.items() if each.state == RatingState.CHECKED
    }
    groups: dict[str, list[Association]] = {}
    for unit in shown.values():
        groups.setdefault(clusters.get(unit.pk, OUTSIDE if clusters else ""), []).append(unit)
    return [
        _rank_group(name, groups[name], ratings, points)
        for name in sorted(groups, key=lambda name: (name == OUTSIDE, name))
    ]


def find_place(rating: SelfRating) -> tuple[Ranked, RankedGroup] | None:
    """The place of a checked unit in its cluster, with the cluster."""
    for group in rank(rating.table):
        for each in group.ranked:
            if each.rating.pk == rating.pk:
                return each, group
    return None


def _read_ties(table: ScoringTable) -> dict[int, tuple[Decimal, ...]]:
    """Rating → the points of the criteria that part equal totals."""
    numbers = list_ties(table)
    found: dict[int, dict[str, Decimal | None]] = {}
    rows = table.ratings.filter(
        lines__criterion__number__in=numbers, lines__given__isnull=False
    ).values_list("pk", "lines__criterion__number", "lines__given")
    for rating, number, given in rows.order_by():
        found.setdefault(rating, {})[number] = given
    return {
        rating: tuple(given.get(number) or Decimal() for number in numbers)
        for rating, given in found.items()
    }


def _rank_group(
    name: str, units: Sequence[Association], ratings: dict[int, SelfRating],
    points: dict[int, tuple[Decimal, ...]],
) -> RankedGroup:  # fmt: skip
    mine = [ratings[unit.pk] for unit in units if unit.pk in ratings]
    keys = {
        each.pk: (each.given, *points.get(each.pk, ()))
        for each in mine
        if each.state == RatingState.CHECKED
    }
    order = list(keys.values())
    checked = [
        Ranked(each, 1 + sum(key > keys[each.pk] for key in order), order.count(keys[each.pk]) > 1)
        for each in mine
        if each.pk in keys
    ]
    return RankedGroup(
        name,
        tuple(sorted(checked, key=lambda each: (each.place, each.rating.association.lft))),
        tuple(each for each in mine if each.state == RatingState.SENT),
        tuple(
            unit for unit in units
            if unit.pk not in ratings or ratings[unit.pk].state == RatingState.DRAFT
        ),
    )  # fmt: skip
