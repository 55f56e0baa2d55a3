"""The cash book of a fund leaf by leaf, each line with what the fund held after it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, Sum

from funds.models import DayTotal, Entry, Fund

LEAF = 50


@dataclass(frozen=True, slots=True)
class Line:
    """An entry and the balance after it, in whole đồng."""

    entry: Entry
    balance: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """Some lines in the order of their days; ``before`` and ``after`` name the leaves beside it
    by the entries at its ends, None where there is none."""

    opening: int
    lines: list[Line]
    before: int | None
    after: int | None


def read_leaf(
    fund: Fund, medium: str = "", *, before: int | None = None, after: int | None = None
) -> Leaf:
    """The leaf that ends before one entry or begins after another; else the last one.

    However long the book, five queries on its index. An entry of another fund counts as none.
    """
    rows = _of_medium(fund, medium)
    named = before or after
    edge = rows.filter(pk=named).first() if named else None
    if edge and after:
        found = list(rows.filter(_beyond(edge, "gt")).order_by("booked_on", "pk")[: LEAF + 1])
        shown, more_after, more_before = found[:LEAF], len(found) > LEAF, True
    else:
        earlier = rows.filter(_beyond(edge, "lt")) if edge else rows
        found = list(earlier.order_by("-booked_on", "-pk")[: LEAF + 1])
        shown, more_before, more_after = found[:LEAF][::-1], len(found) > LEAF, edge is not None
    opening = find_balance_before(fund, shown[0], medium) if shown else 0
    lines, balance = [], opening
    for entry in shown:
        balance += entry.change
        lines.append(Line(entry, balance))
    return Leaf(
        opening,
        lines,
        shown[0].pk if shown and more_before else None,
        shown[-1].pk if shown and more_after else None,
    )


def list_days(fund: Fund, first: date, last: date, medium: str = "") -> tuple[int, list[Line]]:
    """(opening, lines) of all days from ``first`` to ``last``."""
    balance = opening = _sum_days(fund, medium, Q(on__lt=first))
    lines = []
    rows = _of_medium(fund, medium).filter(booked_on__range=(first, last))
    for entry in rows.order_by("booked_on", "pk").iterator():
        balance += entry.change
        lines.append(Line(entry, balance))
    return opening, lines


def find_balance_before(fund: Fund, entry: Entry, medium: str = "") -> int:
    """What the fund held just before an entry: whole days from their totals, its own day by its
    entries."""
    same_day = _of_medium(fund, medium).filter(booked_on=entry.booked_on, pk__lt=entry.pk)
    return (
        _sum_days(fund, medium, Q(on__lt=entry.booked_on))
        + same_day.aggregate(sum=Sum("change", default=0))["sum"]
    )


def _of_medium(fund: Fund, medium: str) -> QuerySet[Entry]:
    rows = Entry.objects.filter(fund=fund).select_related("category")
    return rows.filter(medium=medium) if medium else rows


def _sum_days(fund: Fund, medium: str, days: Q) -> int:
    totals = DayTotal.objects.filter(days, fund=fund)
    if medium:
        totals = totals.filter(medium=medium)
    return int(totals.aggregate(sum=Sum("change", default=0))["sum"])


def _beyond(edge: Entry, side: str) -> Q:
    """Entries that lie beyond one in the order of the book; the day first, for the index."""
    return Q(**{f"booked_on__{side}e": edge.booked_on}) & (
        Q(**{f"booked_on__{side}": edge.booked_on}) | Q(**{f"pk__{side}": edge.pk})
    )
