"""Small rounds for tests, called, filled, scored and decided by the functions that pages call."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from accounts.models import User
from associations.models import Association
from funds.categories import load_categories
from funds.models import Fund, Nomination, Quota, Recipient, Round, Source, Tier
from funds.rounds.calling import begin_review, create_round, open_round
from funds.rounds.deciding import KIND, decide
from funds.rounds.nominating import Candidate, nominate
from funds.rounds.ranking import propose
from funds.rounds.reviewing import send_review
from funds.rounds.sharing import give_quotas
from records.decisions import draft_decision, issue_decision
from records.models import Decision
from tests.factories import make_association, make_officer
from tests.funds.books import make_fund

SIGNED = date(2026, 5, 4)
PAID = date(2026, 5, 19)


@dataclass
class Place:
    """A province with two communes, their officers, a fund and a round of it."""

    province: Association
    communes: list[Association]
    office: User  # organises and pays
    chair: User  # decides
    clerk: User  # drafts decisions
    nominators: list[User]
    reviewers: list[User]
    fund: Fund
    round: Round
    tier: Tier
    rows: list[Nomination] = field(default_factory=list)


def make_place(**fields) -> Place:
    """A round in draft: one tier of 1,000,000 đồng; its quotas are not given yet."""
    province = make_association("Tỉnh Hoa", "province")
    communes = [make_association(f"Xã {name}", "commune", province) for name in ("Mai", "Lan")]
    office = make_officer("vanphong", province, ("entry",))
    fund = make_fund(province, office, 50_000_000)
    load_categories()
    found = make_round(fund, office, **fields)
    tier = make_tier(found)
    found.criteria.create(name="Học tập", most=10, order=1)
    found.criteria.create(name="Hoàn cảnh", most=10, order=2)
    reviewers = [make_officer(f"cham{number}", province, ("look",)) for number in (1, 2)]
    for reviewer in reviewers:
        found.reviewers.create(user=reviewer)
    return Place(
        province, communes, office,
        make_officer("chutich", province, ("approve",)),
        make_officer("thuky", province, ("entry",)),
        [make_officer(f"xa{at}", unit, ("entry",)) for at, unit in enumerate(communes)],
        reviewers, fund, found, tier,
    )  # fmt: skip


def make_round(fund: Fund, by: User, **fields) -> Round:
    """A draft of pupils' scholarships with ten places, open around today."""
    today = timezone.localdate()
    told = {
        "name": "Tiếp bước", "year": 2026, "recipients": [Recipient.PUPIL], "places": 10,
        "opens_on": today - timedelta(days=9), "closes_on": today + timedelta(days=9),
    }  # fmt: skip
    return create_round(by, fund=fund, **{**told, **fields})


def make_tier(found: Round, **fields) -> Tier:
    """A tier; of a round that is one sum without an amount."""
    told = {"name": "Khuyến học", "places": 2, "amount": None if found.lump_sum else 1_000_000}
    return Tier.objects.create(round=found, **{**told, **fields})


def tell(tier: Tier, name: str = "Nguyễn Văn An", **fields) -> Candidate:
    """A pupil of a primary school."""
    told = {
        "recipient": Recipient.PUPIL, "source": Source.SCHOOL, "birth_year": 2015,
        "stage": "primary", "school": "Trường Tiểu học Hoa Sen", "mark": Decimal(9),
    }  # fmt: skip
    return Candidate(name=name, tier=tier, **{**told, **fields})


def call(place: Place) -> Round:
    """Give the quotas, open."""
    give_quotas(place.round, place.office, {})
    return renew(place, open_round(place.round, place.office))


def send(place: Place, at: int, name: str, **fields) -> Nomination:
    """The commune ``at`` nominates a pupil."""
    reason = fields.pop("go_on_reason", "")
    tier = fields.pop("tier", place.tier)
    row = nominate(place.round, place.communes[at], tell(tier, name, **fields),
                   place.nominators[at], go_on_reason=reason)  # fmt: skip
    place.rows.append(row)
    return row


def score(place: Place, points: list[int]) -> Round:
    """All reviewers give each dossier, in the order of numbers, so many points twice."""
    renew(place, begin_review(place.round, place.office))
    criteria = [each.pk for each in place.round.criteria.all()]
    for row, given in zip(place.rows, points, strict=True):
        for reviewer in place.reviewers:
            send_review(row, reviewer, dict.fromkeys(criteria, given))
    return place.round


def issue(place: Place, on: date = SIGNED, **fields) -> Decision:
    """A decision of the province, drafted by the clerk and issued by the chair."""
    told = {"abstract": "Trao học bổng", "signer_name": "Lê Thị Hà", "signer_office": "Chủ tịch"}
    draft = draft_decision(association=place.province, kind=KIND, by=place.clerk, signed_on=on,
                           **{**told, **fields})  # fmt: skip
    return issue_decision(draft, place.chair)


def award(place: Place, refused: dict[int, str] | None = None) -> Round:
    """Propose the ranked list and decide on it."""
    propose(place.round, place.office)
    decide(renew(place), issue(place), place.chair, refused or {})
    return renew(place)


def run_to_award(names: int = 3, **fields) -> Place:
    """A round of two awards in which ``names`` pupils were scored 9, 8, 7 … and decided on."""
    place = make_place(**fields)
    call(place)
    for number in range(names):
        send(place, number % 2, f"Trần Thị {'ABCDEFGH'[number]}")
    score(place, [9 - number for number in range(names)])
    award(place)
    return place


def renew(place: Place, found: Round | None = None) -> Round:
    """The round and its dossiers as they stand now."""
    rows = Round.objects.select_related("fund__association", "decision")
    place.round = rows.get(pk=(found or place.round).pk)
    related = Nomination.objects.select_related("round__fund__association", "person", "decision")
    place.rows = [related.get(pk=row.pk) for row in place.rows]
    return place.round


def count_places(found: Round) -> dict[str, int]:
    """{unit: its places}."""
    return dict(Quota.objects.filter(round=found).values_list("association__name", "places"))
