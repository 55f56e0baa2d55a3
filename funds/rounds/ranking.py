"""Ranking by the mean of the points, with a tie rule that everybody can read; proposing (Q3)."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from accounts.models import User
from funds.models import (
    Circumstance,
    DossierReview,
    Nomination,
    NominationState,
    Round,
    RoundState,
    Tier,
)
from funds.rounds.calling import RoundRefused, hold
from funds.rounds.reviewing import average
from funds.rounds.rights import may_decide, may_run
from khuyenhoc.lib.names import clean

TIE_RULE = (
    "Xếp theo điểm chấm bình quân. Bằng điểm thì xét lần lượt: điểm trung bình học tập cao hơn; "
    "hoàn cảnh theo thứ tự hộ nghèo, hộ cận nghèo, mồ côi, khuyết tật, khó khăn khác; số hồ sơ "
    "nhỏ hơn."
)
UNSCORED = "Chưa trình được: {count} hồ sơ chưa có phiếu chấm nào (số {numbers})."
NO_REASON = "Hãy ghi lý do trả lại."
HARDSHIPS = [each.value for each in Circumstance]
MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Ranked:
    """A nomination in its tier's order; ``is_in`` while there are awards."""

    row: Nomination
    score: Decimal | None
    rank: int
    is_in: bool
    reviews: int
    conflicts: int


def rank(found: Round) -> list[tuple[Tier, list[Ranked]]]:
    """Every tier with its nominations in order, by what reviewers have sent so far."""
    reviews: dict[int, list[DossierReview]] = defaultdict(list)
    for review in DossierReview.objects.filter(nomination__round=found):
        reviews[review.nomination_id].append(review)
    rows: dict[int, list[tuple[Nomination, Decimal | None]]] = defaultdict(list)
    standing = found.nominations.exclude(state=NominationState.WITHDRAWN)
    for row in standing.select_related("person", "association"):
        rows[row.tier_id].append((row, average(reviews[row.pk])))
    return [
        (
            tier,
            [
                Ranked(
                    row, score, place, place <= tier.places and score is not None,
                    sum(review.total is not None for review in reviews[row.pk]),
                    sum(review.total is None for review in reviews[row.pk]),
                )
                for place, (row, score) in enumerate(sorted(rows[tier.pk], key=_order), 1)
            ],
        )
        for tier in found.tiers.all()
    ]  # fmt: skip


@transaction.atomic
def propose(found: Round, by: User) -> Round:
    """Lay the ranked list before who decides. Raises ``RoundRefused`` while one is not scored."""
    may_run(by, found).require()
    row = hold(found, RoundState.REVIEW)
    ranked = [each for _, rows in rank(row) for each in rows]
    if unscored := [each.row.number for each in ranked if each.score is None]:
        numbers = ", ".join(map(str, sorted(unscored)[:MOST_NAMED]))
        raise RoundRefused(UNSCORED.format(count=len(unscored), numbers=numbers))
    for each in ranked:
        each.row.score, each.row.rank = each.score, each.rank
        each.row.state = NominationState.CHOSEN if each.is_in else NominationState.RESERVE
    Nomination.objects.bulk_update(
        [each.row for each in ranked], ["score", "rank", "state"], batch_size=1_000
    )
    row.state, row.proposed_by, row.answer = RoundState.PROPOSED, by, ""
    row.save(update_fields=["state", "proposed_by", "answer"])
    return row


@transaction.atomic
def send_back(found: Round, by: User, reason: str) -> Round:
    """Give the list back to be scored on, with a reason."""
    may_decide(by, found).require()
    row = hold(found, RoundState.PROPOSED)
    if not (reason := clean(reason)):
        raise RoundRefused(NO_REASON)
    listed = row.nominations.filter(state__in=[NominationState.CHOSEN, NominationState.RESERVE])
    listed.update(state=NominationState.NOMINATED, score=None, rank=None)
    row.state, row.answer = RoundState.REVIEW, reason[:500]
    row.save(update_fields=["state", "answer"])
    return row


def _order(each: tuple[Nomination, Decimal | None]) -> tuple:
    row, score = each
    return (
        -(score if score is not None else Decimal(-1)),
        -(row.mark if row.mark is not None else Decimal(-1)),
        HARDSHIPS.index(row.circumstance),
        row.number,
    )
