"""Two invented rounds of scholarships: one paid in 2026, one that takes nominations now."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from accounts.models import User
from associations.models import Association
from funds.models import (
    Circumstance,
    Fund,
    LegalForm,
    Medium,
    Programme,
    Recipient,
    Round,
    Sharing,
    Source,
    Tier,
)
from funds.rounds.calling import begin_review, create_round, open_round
from funds.rounds.deciding import KIND, decide
from funds.rounds.nominating import Candidate, nominate
from funds.rounds.paying import pay
from funds.rounds.ranking import propose
from funds.rounds.reviewing import send_review
from funds.rounds.sharing import give_quotas
from records.decisions import draft_decision, issue_decision
from returns.sample.cast import Cast, invent_name
from returns.sample.draws import draw

YEAR = 2026
CALLED, CLOSED = date(YEAR, 3, 2), date(YEAR, 4, 30)
SIGNED, PAID = date(YEAR, 5, 15), date(YEAR, 5, 28)
COMMUNES, EACH = 6, 2  # that nominated in the finished round
STAGES = ("primary", "lower", "upper")
HARD = (Circumstance.POOR, Circumstance.NEAR_POOR, Circumstance.ORPHAN)
STORY = "Hoàn cảnh gia đình khó khăn, nhiều năm liền là học sinh khá, giỏi. Nội dung minh họa."


def load_rounds(province: Association, cast: Cast, typist: User) -> int:
    """A finished round and an open one; how many nominations."""
    fund = Fund.objects.get(association=province, legal_form=LegalForm.LICENSED)
    chairs = [cast.users["xa-kha-son"], *list(cast.chairs.values())[: COMMUNES - 1]]
    finished = _run(fund, chairs, cast.approver, typist)
    opened = _call(
        fund, typist, cast.approver, "Tiếp sức đến trường năm học mới (minh họa)", 184,
        Sharing.EQUAL,
    )  # fmt: skip
    give_quotas(opened, typist, {})
    open_round(opened, typist)
    tier = opened.tiers.get()
    nominate(opened, _find_unit(chairs[0]), _invent(tier, 99), chairs[0])
    return finished.nominations.count() + 1


def _run(fund: Fund, chairs: list[User], approver: User, typist: User) -> Round:
    """Called, scored, decided on and paid."""
    found = _call(
        fund, typist, approver, "Vượt khó học giỏi (minh họa)", COMMUNES * EACH, Sharing.TYPED
    )
    give_quotas(found, typist, {_find_unit(chair).pk: EACH for chair in chairs})
    open_round(found, typist)
    tier = found.tiers.get()
    rows = [
        nominate(found, _find_unit(chair), _invent(tier, number * EACH + each), chair)
        for number, chair in enumerate(chairs)
        for each in range(EACH)
    ]
    Round.objects.filter(pk=found.pk).update(opens_on=CALLED, closes_on=CLOSED)
    begin_review(found, typist)
    for row in rows:
        row.round.refresh_from_db()
        for reviewer in (approver, typist):
            points = {
                each.pk: draw(4, each.most, row.number, each.name, reviewer.username)
                for each in found.criteria.all()
            }
            send_review(row, reviewer, points)
    propose(found, typist)
    decision = draft_decision(
        association=fund.association, kind=KIND, by=typist, signed_on=SIGNED,
        abstract="Trao học bổng Vượt khó học giỏi (minh họa)", signer_name="Người ký minh họa",
        signer_office="Chủ tịch",
    )  # fmt: skip
    found.refresh_from_db()
    decide(found, issue_decision(decision, approver), approver, {})
    found.refresh_from_db()
    pay(found, tier, 1, on=PAID, by=typist, medium=Medium.BANK)
    return found


def _call(
    fund: Fund, typist: User, approver: User, name: str, places: int, sharing: Sharing
) -> Round:
    today = timezone.localdate()
    found = create_round(
        typist, fund=fund, programme=Programme.objects.filter(fund=fund).first(), name=name,
        year=YEAR, recipients=[Recipient.PUPIL], stages=list(STAGES), circumstances=list(HARD),
        least_mark=Decimal("6.5"), places=places, sharing=sharing,
        opens_on=today - timedelta(days=10), closes_on=today + timedelta(days=30),
    )  # fmt: skip
    Tier.objects.create(round=found, name="Học bổng", places=places * 3 // 4, amount=1_500_000)
    for order, (criterion, most) in enumerate((("Kết quả học tập", 10), ("Hoàn cảnh", 10)), 1):
        found.criteria.create(name=criterion, most=most, order=order)
    for reviewer in (typist, approver):
        found.reviewers.create(user=reviewer)
    return found


def _invent(tier: Tier, number: int) -> Candidate:
    """A pupil who is nobody."""
    return Candidate(
        recipient=Recipient.PUPIL,
        name=invent_name("scholar", number),
        tier=tier,
        source=Source.SCHOOL,
        birth_year=YEAR - draw(8, 17, "born", number),
        stage=STAGES[number % len(STAGES)],
        school="Trường minh họa",
        mark=Decimal(draw(65, 98, "mark", number)) / 10,
        circumstance=HARD[number % len(HARD)],
        story=STORY,
        nominator="Trường minh họa",
    )


def _find_unit(user: User) -> Association:
    """Where a chair sits."""
    return user.associations().order_by("pk")[0]
