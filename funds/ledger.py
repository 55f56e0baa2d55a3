"""The only writer of funds' books: receipts, payments, transfers, reversals, closing (Q1).

Each function is one transaction: it locks its funds in the order of their keys, takes the next
voucher number and adds its entries; balances and totals follow by triggers, which also refuse what
may not be. A crash before the end leaves nothing, so numbers have no gaps.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta

from django.db import IntegrityError, connection, transaction
from django.db.models import Q, Sum
from django.utils import timezone

from accounts.models import User
from associations.models import Association
from funds.models import (
    Category,
    Closure,
    DayTotal,
    Direction,
    Donor,
    Entry,
    EntryKind,
    Fund,
    LegalForm,
    Medium,
    Pledge,
    Programme,
    Series,
)
from khuyenhoc.lib.names import clean
from records.registers import take_number

NOT_A_SUM = "Số tiền phải là số đồng nguyên, lớn hơn 0."
WRONG_WAY = "Khoản này không dùng cho chiều thu, chi ấy."
NOT_IN_USE = "Khoản này không dùng vào ngày ấy."
NO_PURPOSE = "Hãy ghi nội dung thu, chi."
SAME_FUND = "Hãy chọn một quỹ khác để nhận."
SAME_MEDIUM = "Hãy chọn hai hình thức khác nhau."
NO_REASON = "Hãy ghi lý do."
REVERSED = "Bút toán này đã được đảo rồi."
IS_REVERSAL = "Bút toán đảo không đảo lại được. Hãy ghi bút toán mới."
TO_COME = "Ngày ấy chưa đến."
NOTHING_TO_CLOSE = "Những ngày ấy đã khóa sổ, hoặc trước ngày mở sổ của quỹ."
NOT_THE_LAST = "Chỉ mở lại được kỳ khóa sau cùng. Hãy mở lần lượt từ kỳ sau về trước."
IS_REOPENED = "Kỳ này đã mở lại rồi."
SIGNED = "Kỳ này đã ký rồi."
OWN_CLOSURE = "Người khóa sổ không tự ký. Hãy nhờ người khác trong hội ký."
# What the database says in words of its own; anything else is a fault of the program.
TOLD = {
    "balance_not_below_zero", "fund_closes_empty", "entry_while_the_fund_lives",
    "entry_not_in_a_closed_period", "entry_not_below_zero_on_any_day", "entry_within_budget",
    "entry_programme_of_its_fund", "entry_pledge_of_its_donor", "entry_reverses_exactly",
}  # fmt: skip
IN_WORDS = {
    "entry_in_kind_is_told": "Hiện vật phải ghi rõ vật gì và cách định giá.",
    "entry_donor_gives": "Lời hứa tài trợ phải đi cùng nhà tài trợ.",
    "fund_name_once": "Hội này đã có một quỹ đang hoạt động mang tên ấy.",
    "fund_licence_of_licensed": "Quỹ được cấp phép phải ghi số giấy phép; tiền khuyến học của hội "
    "thì để trống.",
}


class LedgerRefused(Exception):
    """What was asked of the books cannot be; the message is a sentence for who asked."""


def open_fund(
    *,
    association: Association,
    name: str,
    legal_form: LegalForm,
    on: date,
    by: User,
    opening: Mapping[Medium, int] | None = None,
    licence_number: str = "",
    licensed_on: date | None = None,
    may_go_below: bool = False,
    is_illustrative: bool = False,
) -> Fund:
    """Open a fund's books on the day ``on`` with what it holds, whole đồng in each medium.

    Raises ``LedgerRefused``.
    """
    with _refusing():
        fund = Fund.objects.create(
            association=association,
            name=clean(name),
            legal_form=legal_form,
            licence_number=clean(licence_number),
            licensed_on=licensed_on,
            opened_on=on,
            may_go_below=may_go_below,
            is_illustrative=is_illustrative,
        )
        for medium, amount in (opening or {}).items():
            if amount:
                _add(
                    fund,
                    EntryKind.OPENING,
                    _check_amount(amount),
                    on=on,
                    by=by,
                    medium=medium,
                    purpose="Số dư khi mở sổ",
                )
    return fund


def record_receipt(
    fund: Fund,
    *,
    amount: int,
    category: Category,
    on: date,
    by: User,
    purpose: str,
    medium: Medium = Medium.CASH,
    donor: Donor | None = None,
    programme: Programme | None = None,
    pledge: Pledge | None = None,
    party: str = "",
    attached: str = "",
    goods: str = "",
    valuation: str = "",
) -> Entry:
    """Book ``amount`` whole đồng that came in; goods with their worth and how it was found.

    Raises ``LedgerRefused``: the period is closed, the category is of spending, and the like.
    """
    _check(category, Direction.IN, purpose, on)
    with _refusing():
        lock(fund)
        return _add(
            fund, EntryKind.RECEIPT, _check_amount(amount), on=on, by=by, medium=medium,
            purpose=clean(purpose), category=category, donor=donor, programme=programme,
            pledge=pledge, party=clean(party), attached=clean(attached), goods=clean(goods),
            valuation=clean(valuation),
        )  # fmt: skip


def record_payment(
    fund: Fund,
    *,
    amount: int,
    category: Category,
    on: date,
    by: User,
    purpose: str,
    medium: Medium = Medium.CASH,
    programme: Programme | None = None,
    party: str = "",
    attached: str = "",
    goods: str = "",
    valuation: str = "",
) -> Entry:
    """Book ``amount`` whole đồng that went out. Raises ``LedgerRefused``, also where the fund or
    the programme has not so much left."""
    _check(category, Direction.OUT, purpose, on)
    with _refusing():
        lock(fund)
        return _add(
            fund, EntryKind.PAYMENT, -_check_amount(amount), on=on, by=by, medium=medium,
            purpose=clean(purpose), category=category, programme=programme, party=clean(party),
            attached=clean(attached), goods=clean(goods), valuation=clean(valuation),
        )  # fmt: skip


def transfer(
    source: Fund,
    target: Fund,
    *,
    amount: int,
    on: date,
    by: User,
    purpose: str,
    medium: Medium = Medium.CASH,
) -> tuple[Entry, Entry]:
    """Book whole đồng from one fund to another, on both sides at once: (out, in)."""
    if source.pk == target.pk:
        raise LedgerRefused(SAME_FUND)
    _check_words(purpose, on)
    change = _check_amount(amount)
    with _refusing():
        lock(source, target)
        out = _add(source, EntryKind.TRANSFER_OUT, -change, on=on, by=by, medium=medium,
                   purpose=clean(purpose))  # fmt: skip
        into = _add(target, EntryKind.TRANSFER_IN, change, on=on, by=by, medium=medium,
                    purpose=clean(purpose), counterpart=out)  # fmt: skip
    return out, into


def exchange(
    fund: Fund, *, amount: int, source: Medium, target: Medium, on: date, by: User, purpose: str
) -> tuple[Entry, Entry]:
    """Book cash brought to the bank, or drawn from it, or goods sold: (out, in) of one fund."""
    if source == target:
        raise LedgerRefused(SAME_MEDIUM)
    _check_words(purpose, on)
    change = _check_amount(amount)
    with _refusing():
        lock(fund)
        out = _add(fund, EntryKind.EXCHANGE_OUT, -change, on=on, by=by, medium=source,
                   purpose=clean(purpose))  # fmt: skip
        into = _add(fund, EntryKind.EXCHANGE_IN, change, on=on, by=by, medium=target,
                    purpose=clean(purpose), counterpart=out)  # fmt: skip
    return out, into


def reverse(entry: Entry, *, on: date, by: User, reason: str) -> Entry:
    """Take an entry back by its opposite, dated ``on``; of a transfer both sides.

    Gives the reversal of ``entry`` itself. Raises ``LedgerRefused``.
    """
    if not clean(reason):
        raise LedgerRefused(NO_REASON)
    _check_words(reason, on)
    with _refusing():
        first = Entry.objects.get(pk=entry.counterpart_id) if entry.counterpart_id else entry
        sides = [first, *Entry.objects.filter(counterpart=first.pk).select_related("fund")]
        lock(*(side.fund for side in sides))
        if entry.reverses_id:
            raise LedgerRefused(IS_REVERSAL)
        if Entry.objects.filter(reverses=entry.pk).exists():
            raise LedgerRefused(REVERSED)
        made: dict[int, Entry] = {}
        for side in sides:
            made[side.pk] = _add(
                side.fund, EntryKind(side.kind), -side.change, on=on, by=by,
                medium=Medium(side.medium), category=side.category, donor=side.donor,
                programme=side.programme, pledge=side.pledge, party=side.party, goods=side.goods,
                valuation=side.valuation, reverses=side,
                counterpart=made[first.pk] if side is not first else None,
                purpose=f"Đảo {side.voucher}: {clean(reason)}"[:300],
            )  # fmt: skip
    return made[entry.pk]


def close_period(fund: Fund, *, last_day: date, by: User) -> Closure:
    """Close all days up to ``last_day`` that are not closed yet; another person signs later.

    Raises ``LedgerRefused``.
    """
    _check_words("đóng", last_day)
    with _refusing():
        lock(fund)
        held = _list_closures(fund).last()
        first = held.span.upper if held else fund.opened_on
        if last_day < first:
            raise LedgerRefused(NOTHING_TO_CLOSE)
        return Closure.objects.create(
            fund=fund, closed_by=by, span=(first, last_day + timedelta(days=1)),
            **add_up(fund, first, last_day),
        )  # fmt: skip


def sign_period(closure: Closure, *, by: User) -> Closure:
    """Sign a closed period: not who closed it. Raises ``LedgerRefused``."""
    with _refusing():
        row = Closure.objects.select_for_update().get(pk=closure.pk)
        if row.reopened_at:
            raise LedgerRefused(IS_REOPENED)
        if row.signed_at:
            raise LedgerRefused(SIGNED)
        if row.closed_by_id == by.pk:
            raise LedgerRefused(OWN_CLOSURE)
        row.signed_by, row.signed_at = by, timezone.now()
        row.save(update_fields=["signed_by", "signed_at"])
    return row


def reopen_period(closure: Closure, *, by: User, reason: str) -> Closure:
    """Reopen the last closed period of a fund; the row stays, with who did it and why."""
    reason = clean(reason)
    if not reason:
        raise LedgerRefused(NO_REASON)
    with _refusing():
        lock(closure.fund)
        row = Closure.objects.get(pk=closure.pk)
        if row.reopened_at:
            raise LedgerRefused(IS_REOPENED)
        if row != _list_closures(row.fund).last():
            raise LedgerRefused(NOT_THE_LAST)
        row.reopened_by, row.reopened_at, row.reason = by, timezone.now(), reason
        row.save(update_fields=["reopened_by", "reopened_at", "reason"])
    return row


def close_fund(fund: Fund, *, on: date) -> Fund:
    """End a fund whose balances are all zero; ``on`` is the first day without it."""
    with _refusing():
        lock(fund)
        fund.closed_on = on
        fund.save(update_fields=["closed_on"])
    return fund


def add_up(fund: Fund, first: date, last: date) -> dict[str, int]:
    """Opening, raised, spent, moved and closing of the days from ``first`` to ``last``, in đồng.

    What a fund was opened with within the days is in its opening.
    """
    inside = Q(on__range=(first, last))
    sums = DayTotal.objects.filter(fund=fund, on__lte=last).aggregate(
        opening=Sum("change", filter=Q(on__lt=first) | inside & Q(kind="opening"), default=0),
        raised=Sum("change", filter=inside & Q(kind="receipt"), default=0),
        spent=Sum("change", filter=inside & Q(kind="payment"), default=0),
        moved=Sum("change", filter=inside & Q(kind__startswith="transfer"), default=0),
        closing=Sum("change", default=0),
    )
    return {name: int(value) for name, value in {**sums, "spent": -sums["spent"]}.items()}


def lock(*funds: Fund) -> None:
    """Hold funds until the transaction ends, in the order of their keys: no two wait in a ring."""
    keys = sorted({fund.pk for fund in funds})
    with connection.cursor() as cursor:
        cursor.execute(
            "select from funds_fund where id = any(%s) order by id for no key update", [keys]
        )


def _add(fund: Fund, kind: EntryKind, change: int, *, on: date, by: User, **columns) -> Entry:
    series = Series.REVERSAL if columns.get("reverses") else Series(kind.value)
    number = take_number(f"fund-{fund.pk}-{series}", fund.association, on.year)
    return Entry.objects.create(
        fund=fund, kind=kind, series=series, year=on.year, number=number, booked_on=on,
        change=change, booked_by=by, **columns,
    )  # fmt: skip


def _list_closures(fund: Fund):
    """The closed periods of a fund in their order."""
    return Closure.objects.filter(fund=fund, reopened_at=None).order_by("span")


def _check(category: Category, direction: Direction, purpose: str, on: date) -> None:
    if category.direction != direction:
        raise LedgerRefused(WRONG_WAY)
    if on not in category.valid:
        raise LedgerRefused(NOT_IN_USE)
    _check_words(purpose, on)


def _check_words(purpose: str, on: date) -> None:
    if not clean(purpose):
        raise LedgerRefused(NO_PURPOSE)
    if on > timezone.localdate():
        raise LedgerRefused(TO_COME)


def _check_amount(amount: int) -> int:
    if isinstance(amount, bool) or not isinstance(amount, int) or amount <= 0:
        raise LedgerRefused(NOT_A_SUM)
    return amount


@contextmanager
def _refusing() -> Iterator[None]:
    """A transaction in which the database's refusals become sentences."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        said = getattr(error.__cause__, "diag", None)
        rule = said.constraint_name if said else ""
        if said and rule in TOLD:
            raise LedgerRefused(said.message_primary) from error
        if rule in IN_WORDS:
            raise LedgerRefused(IN_WORDS[rule]) from error
        raise
