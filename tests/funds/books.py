"""Small funds for tests, opened and booked by the functions that pages call."""

from datetime import date

from django.db.models import Sum

from accounts.models import User
from associations.models import Association
from funds.ledger import open_fund, record_payment, record_receipt
from funds.models import Balance, Category, DayTotal, Direction, Entry, Fund, LegalForm, Medium

OPENED = date(2026, 1, 1)
DAY = date(2026, 3, 2)


def make_categories() -> tuple[Category, Category]:
    """One of income, one of spending."""
    return tuple(
        Category.objects.get_or_create(
            code=code, defaults={"name": name, "direction": direction, "valid": (None, None)}
        )[0]
        for code, name, direction in (
            ("gifts", "Ủng hộ", Direction.IN),
            ("awards", "Học bổng, khen thưởng", Direction.OUT),
        )
    )


def make_fund(association: Association, by: User, opening: int = 0, **fields) -> Fund:
    """A fund of the association's own money, opened in cash on the first day of 2026."""
    make_categories()
    return open_fund(
        association=association,
        by=by,
        opening={Medium.CASH: opening},
        **{"name": "Quỹ khuyến học", "legal_form": LegalForm.OWN, "on": OPENED, **fields},
    )


def receive(fund: Fund, by: User, amount: int, on: date = DAY, **fields) -> Entry:
    """A gift."""
    return record_receipt(
        fund, amount=amount, on=on, by=by,
        **{"category": Category.objects.get(code="gifts"), "purpose": "Ủng hộ quỹ", **fields},
    )  # fmt: skip


def pay(fund: Fund, by: User, amount: int, on: date = DAY, **fields) -> Entry:
    """An award."""
    return record_payment(
        fund, amount=amount, on=on, by=by,
        **{"category": Category.objects.get(code="awards"), "purpose": "Trao học bổng", **fields},
    )  # fmt: skip


def hold(fund: Fund) -> int:
    """What the fund holds in all media, as kept."""
    return Balance.objects.filter(fund=fund).aggregate(held=Sum("amount"))["held"]


def assert_books_are_right() -> None:
    """Every kept balance and total equals a recomputation; moves sum to zero; no gap in numbers."""
    entries = Entry.objects.order_by()
    sums = {
        (fund, medium): total
        for fund, medium, total in entries.values_list("fund", "medium").annotate(Sum("change"))
    }
    for balance in Balance.objects.all():
        assert balance.amount == sums.get((balance.fund_id, balance.medium), 0)
        assert balance.amount >= 0 or balance.fund.may_go_below
    key = ("fund", "booked_on", "kind", "medium", "category", "programme")
    kept = ("fund", "on", *key[2:])
    assert {row[:-1]: row[-1] for row in DayTotal.objects.values_list(*kept, "change")} == {
        row[:-1]: row[-1] for row in entries.values_list(*key).annotate(Sum("change"))
    }
    moved = entries.filter(kind__regex="transfer|exchange").aggregate(all=Sum("change", default=0))
    assert moved["all"] == 0
    numbers: dict[tuple, list[int]] = {}
    for *series, number in entries.values_list("fund", "series", "year", "number"):
        numbers.setdefault(tuple(series), []).append(number)
    for taken in numbers.values():
        assert sorted(taken) == list(range(1, len(taken) + 1))
