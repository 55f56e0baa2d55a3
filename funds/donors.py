"""Donors over time: their names, what they gave, what they still owe of what they promised."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max, QuerySet, Sum

from accounts.models import User
from associations.models import VnNorm
from funds.models import DayTotal, Donor, DonorName, Entry, Instalment, Pledge, Programme
from khuyenhoc.lib.names import clean, vn_norm


@transaction.atomic
def rename_donor(donor: Donor, name: str, on: date) -> None:
    """Give a donor another name from the day ``on``; the old one stays with its last day."""
    DonorName.objects.update_or_create(donor=donor, until=on, defaults={"name": donor.name})
    donor.name = clean(name)
    donor.save(update_fields=["name"])


def list_donors(user: User, words: str) -> QuerySet[Donor]:
    """The donors of the user's part of the tree whose names have the words, with or without
    diacritics."""
    rows = Donor.objects.within(user.associations()).select_related("association")
    if words:
        rows = rows.annotate(key=VnNorm("name"))
        for word in vn_norm(words).split():
            rows = rows.filter(key__contains=word)
    return rows.order_by("association__lft", "name", "pk")


@dataclass(frozen=True, slots=True)
class Given:
    """What came from a donor, in whole đồng, and when last."""

    total: int = 0
    last_on: date | None = None


def sum_gifts(donors: Iterable[Donor]) -> dict[int, Given]:
    """What each of some donors has given, taken back receipts left out. One query."""
    rows = Entry.objects.filter(donor__in=[each.pk for each in donors], kind="receipt").order_by()
    sums = rows.values_list("donor").annotate(Sum("change"), Max("booked_on"))
    return {key: Given(int(total), last) for key, total, last in sums}


def list_years(donor: Donor) -> list[tuple[int, int]]:
    """(year, whole đồng) of what a donor has given, the latest year first."""
    rows = donor.entries.filter(kind="receipt").order_by().values_list("year")
    return [(year, int(total)) for year, total in rows.annotate(Sum("change")).order_by("-year")]


@transaction.atomic
def promise(pledge: Pledge, instalments: Mapping[date, int]) -> Pledge:
    """Keep a pledge with its parts ({day: whole đồng})."""
    pledge.save()
    Instalment.objects.bulk_create(
        Instalment(pledge=pledge, due_on=day, amount=amount) for day, amount in instalments.items()
    )
    return pledge


@dataclass(frozen=True, slots=True)
class Promise:
    """A pledge and what came of it, in whole đồng; ``overdue`` of instalments due by the day."""

    pledge: Pledge
    paid: int
    left: int
    overdue: int


def follow_pledges(pledges: QuerySet[Pledge], today: date) -> list[Promise]:
    """What was paid of pledges, what is left, what is overdue. Three queries.

    Receipts fill instalments in the order in which they are due; a pledge that was given up owes
    nothing more.
    """
    rows = list(pledges.select_related("donor", "programme").prefetch_related("instalments"))
    paid = dict(
        Entry.objects.filter(pledge__in=[row.pk for row in rows])
        .order_by()
        .values_list("pledge")
        .annotate(Sum("change"))
    )
    promises = []
    for row in rows:
        got = paid.get(row.pk, 0)
        is_ended = row.ended_on is not None and row.ended_on <= today
        due = sum(each.amount for each in row.instalments.all() if each.due_on <= today)
        left = 0 if is_ended else max(row.amount - got, 0)
        promises.append(Promise(row, got, left, 0 if is_ended else max(due - got, 0)))
    return promises


@dataclass(frozen=True, slots=True)
class Use:
    """A programme and its money in whole đồng; ``left`` of the budget, None without one."""

    programme: Programme
    received: int
    spent: int
    left: int | None


def follow_programmes(programmes: QuerySet[Programme], last_day: date = date.max) -> list[Use]:
    """What programmes received and spent up to a day, and what is left of their budgets then. Two
    queries."""
    named = programmes.select_related("sponsor__person")
    rows = list(named.prefetch_related("sponsor__person__consents"))
    totals = DayTotal.objects.filter(programme__in=[row.pk for row in rows], on__lte=last_day)
    sums: dict[tuple[int, str], int] = {
        (key, kind): int(total)
        for key, kind, total in totals.order_by()
        .values_list("programme", "kind")
        .annotate(Sum("change"))
    }
    return [
        Use(
            row,
            sums.get((row.pk, "receipt"), 0),
            -sums.get((row.pk, "payment"), 0),
            None if row.budget is None else row.budget + sums.get((row.pk, "payment"), 0),
        )
        for row in rows
    ]
