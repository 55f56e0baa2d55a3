"""A round from its call to its end; whoever changes it holds its row first."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from funds.models import NominationState, Quota, Round, RoundState, Sharing
from funds.rounds.rights import may_run

NO_TIERS = "Hãy ghi ít nhất một mức học bổng, khen thưởng."
TOO_MANY_TIERS = "Số suất của các mức ({tiers}) nhiều hơn số được đề cử ({places})."
NO_QUOTAS = "Hãy chia chỉ tiêu cho các đơn vị trước khi mở nhận đề cử."
NO_AMOUNT = "Mức “{tier}” chưa ghi số tiền mỗi suất. Cả đợt là một khoản không chia thì ghi tổng."
AMOUNT_BESIDE_LUMP = "Đợt có một tổng tiền không chia thì từng mức không ghi số tiền."
NO_CRITERIA = "Hãy ghi ít nhất một tiêu chí chấm."
NO_REVIEWERS = "Hãy chọn ít nhất một người chấm."
NOBODY = "Chưa có hồ sơ nào được đề cử."
CHANGED = "Đợt này vừa được người khác chuyển bước. Hãy mở lại trang."


class RoundRefused(Exception):
    """What was asked of a round cannot be; the message is a sentence for who asked."""


def hold(found: Round, *states: RoundState) -> Round:
    """The round's row, locked until the transaction ends; in one of ``states``."""
    row = Round.objects.select_for_update().get(pk=found.pk)
    if row.state not in states:
        raise RoundRefused(CHANGED)
    return row


@transaction.atomic
def create_round(by: User, **fields) -> Round:
    """A draft; all its places are still spare."""
    row = Round(made_by=by, spare=fields["places"], **fields)
    may_run(by, row).require()
    row.save()
    return row


@transaction.atomic
def change_round(found: Round, by: User, **fields) -> Round:
    """Write a draft anew. Fewer places than units have got are refused."""
    may_run(by, found).require()
    row = hold(found, RoundState.DRAFT)
    given = row.places - row.spare
    if fields["places"] < given:
        raise RoundRefused(f"Đã giao {given} chỉ tiêu cho các đơn vị. Hãy chia lại trước.")
    for key, value in fields.items():
        setattr(row, key, value)
    row.spare = row.places - given
    row.save()
    return row


@transaction.atomic
def open_round(found: Round, by: User) -> Round:
    """Call for nominations. Raises ``RoundRefused`` with what is still missing."""
    may_run(by, found).require()
    row = hold(found, RoundState.DRAFT)
    tiers = list(row.tiers.all())
    if not tiers:
        raise RoundRefused(NO_TIERS)
    if (awards := sum(tier.places for tier in tiers)) > row.places:
        raise RoundRefused(TOO_MANY_TIERS.format(tiers=awards, places=row.places))
    for tier in tiers:
        if row.lump_sum is not None and tier.amount is not None:
            raise RoundRefused(AMOUNT_BESIDE_LUMP)
        if row.lump_sum is None and tier.amount is None:
            raise RoundRefused(NO_AMOUNT.format(tier=tier))
    if not Quota.objects.filter(round=row, places__gt=0).exists():
        raise RoundRefused(NO_QUOTAS)
    return _move(row, RoundState.OPEN)


@transaction.atomic
def begin_review(found: Round, by: User) -> Round:
    """No more nominations; reviewers score."""
    may_run(by, found).require()
    row = hold(found, RoundState.OPEN)
    if not row.nominations.filter(state=NominationState.NOMINATED).exists():
        raise RoundRefused(NOBODY)
    if not row.criteria.exists():
        raise RoundRefused(NO_CRITERIA)
    if not row.reviewers.exists():
        raise RoundRefused(NO_REVIEWERS)
    return _move(row, RoundState.REVIEW)


@transaction.atomic
def close_round(found: Round, by: User) -> Round:
    """End a round that is decided: nothing more is paid, nobody replaced."""
    may_run(by, found).require()
    return _move(hold(found, RoundState.DECIDED), RoundState.CLOSED)


def is_open_today(found: Round) -> bool:
    """Whether nominations are taken now."""
    return (
        found.state == RoundState.OPEN and found.opens_on <= timezone.localdate() <= found.closes_on
    )


def needs_weights(found: Round) -> bool:
    """Whether the units' numbers are typed by who shares out the places."""
    return found.sharing in (Sharing.PUPILS, Sharing.TYPED)


def _move(row: Round, state: RoundState) -> Round:
    row.state = state
    row.save(update_fields=["state"])
    return row
