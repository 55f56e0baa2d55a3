"""Signing the minutes by which funds go to successors: the giver first, then each taker (Q6)."""

import hashlib
from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from associations.models import Association
from funds.ledger import LedgerRefused, close_fund, lock, open_fund, transfer
from funds.models import (
    Balance,
    BankLineState,
    Closure,
    Entry,
    Fund,
    HandOver,
    HandOverShare,
    LegalForm,
    Medium,
    RoundState,
)

NOT_GIVEN = "Bên giao chưa ký biên bản này."
IS_GIVEN = "Bên giao đã ký biên bản này rồi."
IS_TAKEN = "Bên nhận đã ký phần này rồi."
OWN_SHARE = "Người ký bên giao không ký luôn bên nhận. Hãy nhờ người của hội nhận ký."
BELOW_ZERO = "Quỹ đang chi quá số dư nên chưa bàn giao được. Hãy bù đủ trước."


@transaction.atomic
def give(hand_over: HandOver, by: User) -> HandOver:
    """The giver signs: what the fund holds now is shared out, to the last đồng.

    By weights; what does not divide goes to the first. Raises ``LedgerRefused``.
    """
    lock(hand_over.fund)
    row = HandOver.objects.select_for_update().get(pk=hand_over.pk)
    if row.given_at:
        raise LedgerRefused(IS_GIVEN)
    shares = list(row.shares.order_by("pk"))
    held = dict(Balance.objects.filter(fund=row.fund_id).values_list("medium", "amount"))
    if min(held.values()) < 0:
        raise LedgerRefused(BELOW_ZERO)
    for medium, amount in held.items():
        for share, part in zip(shares, divide(amount, [each.weight for each in shares]),
                               strict=True):  # fmt: skip
            setattr(share, medium, part)
    for share in shares:
        share.giver = by
    HandOverShare.objects.bulk_update(shares, ["cash", "bank", "in_kind", "giver"])
    row.total, row.given_by, row.given_at = sum(held.values()), by, timezone.now()
    row.save(update_fields=["total", "given_by", "given_at"])
    return row


@transaction.atomic
def take(share: HandOverShare, by: User) -> HandOverShare:
    """A taker signs: the share is booked on both sides; with the last one the fund is closed.

    Raises ``LedgerRefused``.
    """
    hand_over = HandOver.objects.select_related("fund__association").get(pk=share.hand_over_id)
    source = hand_over.fund
    lock(source)
    row = HandOverShare.objects.select_for_update().get(pk=share.pk)
    if hand_over.given_at is None:
        raise LedgerRefused(NOT_GIVEN)
    if row.taken_at:
        raise LedgerRefused(IS_TAKEN)
    if row.giver_id == by.pk:
        raise LedgerRefused(OWN_SHARE)
    existing = _find_target(source, row.association)
    on = _find_day(hand_over.on, [source, existing] if existing else [source])
    target = existing or open_fund(
        association=row.association, name=source.name, legal_form=LegalForm.OWN, on=on, by=by,
        is_illustrative=source.is_illustrative,
    )  # fmt: skip
    for medium in Medium:
        if amount := getattr(row, medium.value):
            transfer(
                source, target, amount=amount, on=on, by=by, medium=medium,
                purpose=f"Bàn giao quỹ của {source.association.full_name}",
            )  # fmt: skip
    row.target, row.taken_by, row.taken_at = target, by, timezone.now()
    row.save(update_fields=["target", "taken_by", "taken_at"])
    is_first = not hand_over.shares.filter(pk__lt=row.pk).exists()
    if is_first:
        _pass_promises(source, target)
    if not hand_over.shares.filter(taken_at=None).exists() and not any(
        Balance.objects.filter(fund=source).values_list("amount", flat=True)
    ):
        close_fund(source, on=date.fromordinal(on.toordinal() + 1))
    return row


def divide(amount: int, weights: list[int]) -> list[int]:
    """``amount`` by weights in whole đồng, conserved; the rest of the division to the first."""
    whole = sum(weights)
    parts = [amount * weight // whole for weight in weights]
    parts[0] += amount - sum(parts)
    return parts


def _find_target(source: Fund, taker: Association) -> Fund | None:
    """The open fund of a taker that goes on with the money: of the same name, else its own one."""
    funds = list(Fund.objects.filter(association=taker, closed_on=None).order_by("pk"))
    named = [fund for fund in funds if fund.name == source.name]
    own = [fund for fund in funds if fund.legal_form == LegalForm.OWN]
    return next(iter(named or own), None)


def _find_day(on: date, funds: list[Fund]) -> date:
    """The day of the hand-over, or the first after it on which the books of all are open and
    nothing of the source comes later."""
    latest = [on, *(fund.opened_on for fund in funds)]
    booked = Entry.objects.filter(fund=funds[0]).order_by("-booked_on").first()
    if booked:
        latest.append(booked.booked_on)
    closed = Closure.objects.filter(fund__in=funds, reopened_at=None)
    return max(latest + [span.upper for span in closed.values_list("span", flat=True)])


def _pass_rounds(source: Fund, target: Fund) -> None:
    """Rounds that are not closed are gone on with by the first taker, out of its fund."""
    taken = set(target.rounds.values_list("name", "year"))
    for found in source.rounds.exclude(state=RoundState.CLOSED):
        if (found.name, found.year) in taken:
            ending = f" ({source.association.full_name})"
            found.name = f"{found.name[: 160 - len(ending)]}{ending}"
        found.fund = target
        found.save(update_fields=["fund", "name"])


def _pass_bank_lines(source: Fund, target: Fund) -> None:
    """Lines that wait are booked by the first taker. Where it knows a line of the same day, sum and
    reference both are kept: an officer tells whether they are one."""
    known = set(target.bank_lines.values_list("key", flat=True))
    for line in source.bank_lines.filter(state=BankLineState.WAITING):
        if line.key in known:
            line.key = hashlib.sha256(f"{source.pk} {line.key}".encode()).hexdigest()
        line.fund = target
        line.save(update_fields=["fund", "key"])


def _pass_promises(source: Fund, target: Fund) -> None:
    """Programmes, rounds, pledges and donors go on with the first taker."""
    taken = set(target.programmes.values_list("name", "begins_on"))
    for programme in source.programmes.all():
        if (programme.name, programme.begins_on) in taken:
            ending = f" ({source.association.full_name})"
            programme.name = f"{programme.name[: 160 - len(ending)]}{ending}"
        programme.fund = target
        programme.save(update_fields=["fund", "name"])
    _pass_rounds(source, target)
    _pass_bank_lines(source, target)
    source.pledges.update(fund=target)
    source.association.donors.update(association=target.association)
    source.association.sponsorships.update(association=target.association)
