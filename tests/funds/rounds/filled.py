"""A row of every table of rounds for one unit, each private text marked as the unit's."""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from accounts.models import User
from funds.models import (
    Attachment,
    DossierReview,
    Entry,
    Fund,
    Nomination,
    NominationRead,
    PayLine,
    PayRun,
    Proof,
    Quota,
    Reviewer,
    Round,
    Tier,
)
from records.models import Decision

SENT = {"sha256": "0" * 64, "size": 1, "file": "rounds/none"}


@transaction.atomic
def fill_round(
    officer: User, other: User, decision: Decision, payment: Entry, mark: Callable[[str], str]
) -> dict[str, object]:
    """{model: row}: a round of last years that ``other`` decided, with one award that was paid."""
    unit = decision.association
    found = Round.objects.create(
        fund=payment.fund, name="Học bổng Hoa Mai", year=2019, recipients=["pupil"], places=2,
        spare=1, opens_on=date(2019, 1, 1), closes_on=date(2019, 2, 1), state="decided",
        made_by=officer, proposed_by=officer, decided_by=other, decision=decision,
    )  # fmt: skip
    tier = Tier.objects.create(round=found, name="Khuyến học", places=1, amount=-payment.change)
    criterion = found.criteria.create(name="Học tập", most=10)
    quota = Quota.objects.create(round=found, association=unit, places=1)
    nomination = Nomination.objects.create(
        round=found, association=unit, tier=tier, number=1, recipient="pupil",
        person=officer.person, stage="primary", school=mark("trường"), circumstance="poor",
        story=mark("hoàn cảnh"), account=mark("tài khoản"), source="school",
        nominator=mark("người đề cử"), state="awarded", decision=decision, nominated_by=officer,
        score=9, rank=1,
    )  # fmt: skip
    run = PayRun.objects.create(round=found, step=1, entry=payment)
    scored = _fill_scored_round(officer, other, payment.fund)
    return {
        "scored round": scored.round,
        "scored nomination": scored,
        "funds.round": found,
        "funds.tier": tier,
        "funds.reviewcriterion": criterion,
        "funds.quota": quota,
        "funds.reviewer": Reviewer.objects.create(round=found, user=officer),
        "funds.nomination": nomination,
        "funds.attachment": Attachment.objects.create(
            nomination=nomination, name=mark("học bạ"), added_by=officer, **SENT
        ),
        "funds.nominationread": NominationRead.objects.create(
            nomination=nomination, reader=officer, kind="page"
        ),
        "funds.dossierreview": DossierReview.objects.create(
            nomination=nomination, reviewer=officer, points={str(criterion.pk): 9}, total=9
        ),
        "funds.payrun": run,
        "funds.payline": PayLine.objects.create(
            run=run, nomination=nomination, amount=-payment.change
        ),
        "funds.proof": Proof.objects.create(
            run=run, kind="signatures", name=mark("ký nhận"), added_by=officer, **SENT
        ),
    }


def _fill_scored_round(officer: User, other: User, fund: Fund) -> Nomination:
    """A round that ``officer`` scores, with a dossier that ``other`` sent in."""
    found = Round.objects.create(
        fund=fund, name="Khen thưởng Hoa Mai", year=2019, recipients=["group"], places=1,
        spare=0, opens_on=date(2019, 1, 1), closes_on=date(2019, 2, 1), state="review",
        made_by=officer,
    )  # fmt: skip
    tier = Tier.objects.create(round=found, name="Giải nhất", kind="reward", places=1, amount=1)
    found.criteria.create(name="Thành tích", most=10)
    found.quotas.create(association=fund.association, places=1)
    found.reviewers.create(user=officer)
    return Nomination.objects.create(
        round=found, association=fund.association, tier=tier, number=1, recipient="group",
        group_name="Đội tuyển", source="school", nominated_by=other,
    )  # fmt: skip
