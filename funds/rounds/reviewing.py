"""Blind review: who scores sees no name, no school, and nobody's points before his own (Q3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import IntegrityError, transaction

from accounts.models import User
from funds.models import DossierReview, Nomination, NominationState, Recipient, Round, RoundState
from funds.rounds.calling import RoundRefused, hold
from funds.rounds.nominating import read_age, write_mark
from funds.rounds.rights import may_review
from khuyenhoc.lib.names import clean

SENT = "Bạn đã gửi phiếu chấm hồ sơ này; phiếu đã gửi thì không sửa."
NOT_POINTS = "Tiêu chí “{name}”: hãy cho điểm từ 0 đến {most}."
NO_REASON = "Hãy ghi vì sao bạn không chấm hồ sơ này, ví dụ: có họ hàng với người được đề cử."
GONE = "Hồ sơ này không còn trong danh sách chấm."


@dataclass(frozen=True, slots=True)
class BlindDossier:
    """What a reviewer sees of a nomination: nothing here says who it is or where."""

    pk: int
    number: int
    tier: str
    facts: list[tuple[str, str]]
    story: str


def show_blind(row: Nomination) -> BlindDossier:
    """A dossier as reviewers see it."""
    facts = [("Là", row.get_recipient_display())]
    if row.person and (age := read_age(row.person.birth_year, row.nominated_at.date())):
        facts.append(("Tuổi", age))
    if row.stage:
        facts.append(("Cấp học", row.get_stage_display()))
    if row.mark is not None:
        facts.append(("Điểm trung bình", write_mark(row.mark)))
    if row.recipient != Recipient.GROUP:
        facts.append(("Hoàn cảnh", row.get_circumstance_display()))
    return BlindDossier(row.pk, row.number, row.tier.name, facts, row.story)


def list_dossiers(found: Round, reviewer: User) -> list[tuple[Nomination, DossierReview | None]]:
    """The dossiers that ``reviewer`` scores, with what he has sent; his own nominations are out."""
    rows = found.nominations.filter(state=NominationState.NOMINATED)
    rows = rows.exclude(nominated_by=reviewer).select_related("tier").order_by("number")
    own = {
        review.nomination_id: review
        for review in DossierReview.objects.filter(nomination__round=found, reviewer=reviewer)
    }
    return [(row, own.get(row.pk)) for row in rows]


@transaction.atomic
def send_review(row: Nomination, by: User, points: Mapping[int, int]) -> DossierReview:
    """Score a dossier once: {criterion: points}, every one of the round's. Raises
    ``RoundRefused``, ``PermissionDenied``."""
    may_review(by, row).require()
    _hold(row)
    given = {}
    for criterion in row.round.criteria.all():
        value = points.get(criterion.pk)
        if value is None or not 0 <= value <= criterion.most:
            raise RoundRefused(NOT_POINTS.format(name=criterion.name, most=criterion.most))
        given[str(criterion.pk)] = value
    return _send(DossierReview(nomination=row, reviewer=by, points=given,
                               total=sum(given.values())))  # fmt: skip


@transaction.atomic
def declare_conflict(row: Nomination, by: User, reason: str) -> DossierReview:
    """Leave a dossier to others, for a reason that is kept: it is shut from then on."""
    may_review(by, row).require()
    _hold(row)
    if not (reason := clean(reason)):
        raise RoundRefused(NO_REASON)
    return _send(DossierReview(nomination=row, reviewer=by, reason=reason))


def average(reviews: list[DossierReview]) -> Decimal | None:
    """The mean of the totals, half up to two decimals; None where nobody scored."""
    totals = [review.total for review in reviews if review.total is not None]
    if not totals:
        return None
    hundredths, count = 100 * sum(totals), len(totals)
    return Decimal((2 * hundredths + count) // (2 * count)).scaleb(-2)


def _hold(row: Nomination) -> None:
    hold(row.round, RoundState.REVIEW)
    if not Nomination.objects.filter(pk=row.pk, state=NominationState.NOMINATED).exists():
        raise RoundRefused(GONE)


def _send(review: DossierReview) -> DossierReview:
    try:
        with transaction.atomic():
            review.save()
    except IntegrityError as problem:
        raise RoundRefused(SENT) from problem
    return review
