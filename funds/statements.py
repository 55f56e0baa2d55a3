"""The yearly statement of income and use of a fund (product.md Q5), from the totals of days."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Sum

from funds.ledger import add_up
from funds.models import DayTotal, Donor, Entry, Fund


@dataclass(frozen=True, slots=True)
class Statement:
    """A year of a fund in whole đồng; ``income`` and ``use`` are (category, sum), largest first.

    ``moved_in`` and ``moved_out`` are what came from and went to other funds.
    """

    fund: Fund
    year: int
    opening: int
    income: list[tuple[str, int]]
    use: list[tuple[str, int]]
    raised: int
    raised_in_kind: int
    spent: int
    moved_in: int
    moved_out: int
    closing: int


def read_statement(fund: Fund, year: int) -> Statement:
    """The statement of a year, as the books stand. Two queries."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    sums = add_up(fund, first, last)
    found = (
        DayTotal.objects.filter(fund=fund, on__range=(first, last))
        .order_by()
        .values_list("kind", "category__name")
        .annotate(
            sum=Sum("change", default=0),
            in_kind=Sum("change", filter=Q(medium="in_kind"), default=0),
        )
    )
    income: list[tuple[str, int]] = []
    use: list[tuple[str, int]] = []
    moved = {"transfer_in": 0, "transfer_out": 0}
    in_kind = 0
    for kind, category, total, goods in found:
        if kind == "receipt":
            income.append((category, int(total)))
            in_kind += int(goods)
        elif kind == "payment":
            use.append((category, -int(total)))
        elif kind in moved:
            moved[kind] = int(total)
    return Statement(
        fund=fund, year=year, opening=sums["opening"], closing=sums["closing"],
        income=sorted(income, key=lambda row: (-row[1], row[0])),
        use=sorted(use, key=lambda row: (-row[1], row[0])),
        raised=sums["raised"], raised_in_kind=in_kind, spent=sums["spent"],
        moved_in=moved["transfer_in"], moved_out=-moved["transfer_out"],
    )  # fmt: skip


def list_years(fund: Fund) -> list[int]:
    """The years of which the books have anything, latest first."""
    days = DayTotal.objects.filter(fund=fund).order_by()
    return sorted(set(days.values_list("on__year", flat=True).distinct()), reverse=True)


def list_gifts(fund: Fund, year: int) -> list[tuple[Donor | None, int]]:
    """(donor, whole đồng) of a year, largest first; what came without a donor under None."""
    rows = (
        Entry.objects.filter(fund=fund, kind="receipt", year=year)
        .order_by()
        .values_list("donor")
        .annotate(sum=Sum("change"))
        .order_by("-sum", "donor")
    )
    found = [(key, int(total)) for key, total in rows if total]
    named = Donor.objects.select_related("person").prefetch_related("person__consents")
    donors = named.in_bulk([key for key, _ in found if key])
    return [(donors.get(key), total) for key, total in found]
