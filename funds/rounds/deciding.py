"""Deciding by four eyes with the annexed list, certificates, stopping and replacing (Q3, L4)."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Max, QuerySet

from accounts.models import User
from associations.models import Association
from funds.models import GIVEN, PUBLISHED, Nomination, NominationState, Round, RoundState
from funds.rounds.calling import RoundRefused, hold
from funds.rounds.rights import may_decide
from khuyenhoc.lib.names import clean
from records.certificates import Issued, NewCertificate, issue_certificates, revoke_certificates
from records.models import Certificate, CertificateDesign, Decision, DecisionState

KIND = "scholarships"  # of decisions
SUBJECT = "nomination"  # of certificates
NOT_ISSUED = "Quyết định này chưa ban hành. Hãy nhờ người khác trong hội ban hành trước."
NOT_OURS = "Quyết định phải của hội tổ chức đợt hoặc của hội cấp trên."
NO_REASON = "Không trao cho hồ sơ nào thì phải ghi lý do cho hồ sơ ấy."
NO_STOP_REASON = "Hãy ghi lý do thôi cấp."
NOT_LISTED = "Danh sách vừa đổi: có hồ sơ không còn trong danh sách trình. Chưa ghi gì của bạn."
NOT_AWARDED = "Chỉ thôi cấp được cho người đang được cấp."
NOBODY_LEFT = "Mức này không còn ai dự bị để nhận thay."
REPLACED = "Suất này đã có người nhận thay."
EARLY = "Quyết định thôi cấp không thể ký trước quyết định trao."
ENDED = "Suất học bổng đã thôi cấp theo quyết định {number}."


@transaction.atomic
def decide(found: Round, decision: Decision, by: User, refused: Mapping[int, str]) -> int:
    """Write down an issued decision: all chosen are awarded but ``refused`` {nomination: reason};
    how many are. Who proposed does not decide. Raises ``RoundRefused``, ``PermissionDenied``."""
    may_decide(by, found).require()
    row = hold(found, RoundState.PROPOSED)
    decision = _require_issued(row, decision)
    chosen = row.nominations.filter(state=NominationState.CHOSEN)
    if set(refused) - set(chosen.values_list("pk", flat=True)):
        raise RoundRefused(NOT_LISTED)
    for key, reason in refused.items():
        if not (told := clean(reason)):
            raise RoundRefused(NO_REASON)
        chosen.filter(pk=key).update(state=NominationState.NOT_AWARDED, reason=told[:300])
    row.state, row.decision, row.decided_by = RoundState.DECIDED, decision, by
    row.save(update_fields=["state", "decision", "decided_by"])
    return chosen.update(state=NominationState.AWARDED, decision=decision)


@transaction.atomic
def stop(row: Nomination, decision: Decision, by: User, reason: str) -> Nomination:
    """End a grant from the day of an issued decision, for a reason; what was paid stays paid."""
    may_decide(by, row.round).require()
    found = hold(row.round, RoundState.DECIDED)
    decision = _require_issued(found, decision)
    held = Nomination.objects.select_for_update().get(pk=row.pk)
    if held.state != NominationState.AWARDED or held.decision is None:
        raise RoundRefused(NOT_AWARDED)
    if not (told := clean(reason)):
        raise RoundRefused(NO_STOP_REASON)
    assert decision.signed_on is not None
    assert held.decision.signed_on is not None
    if decision.signed_on < held.decision.signed_on:
        raise RoundRefused(EARLY)
    held.state, held.reason, held.ended_on = NominationState.STOPPED, told[:300], decision.signed_on
    held.save(update_fields=["state", "reason", "ended_on"])
    own = Certificate.objects.filter(subject_kind=SUBJECT, subject_id=held.pk)
    revoke_certificates(own, by, reason=ENDED.format(number=decision.written_number))
    return held


@transaction.atomic
def replace(row: Nomination, decision: Decision, by: User) -> Nomination:
    """Award the next reserve of the tier in the place of a stopped grant, by an issued decision."""
    may_decide(by, row.round).require()
    found = hold(row.round, RoundState.DECIDED)
    decision = _require_issued(found, decision)
    if row.state not in (NominationState.STOPPED, NominationState.NOT_AWARDED):
        raise RoundRefused(NOT_AWARDED)
    if Nomination.objects.filter(replaces=row).exists():
        raise RoundRefused(REPLACED)
    heir = find_next(row)
    if heir is None:
        raise RoundRefused(NOBODY_LEFT)
    paid = row.pay_lines.filter(run__entry__reversal=None).aggregate(last=Max("run__step"))
    heir.first_step = (paid["last"] or row.first_step - 1) + 1
    heir.state, heir.decision, heir.replaces = NominationState.AWARDED, decision, row
    heir.save(update_fields=["state", "decision", "replaces", "first_step"])
    return heir


def find_next(row: Nomination) -> Nomination | None:
    """The first of the reserve in the tier of ``row``."""
    reserve = Nomination.objects.filter(round=row.round_id, tier=row.tier_id)
    return reserve.filter(state=NominationState.RESERVE).order_by("rank").first()


def list_awarded(found: Round) -> QuerySet[Nomination]:
    """Who is awarded, in the order of the annexed list: tier, place. Stopped grants stay on it."""
    rows = found.nominations.filter(state__in=GIVEN)
    return rows.select_related("person", "association", "tier", "decision").order_by(
        "tier__order", "tier", "rank", "number"
    )


def find_uncertified(found: Round) -> QuerySet[Nomination]:
    """Who is awarded and has no certificate yet."""
    given = Certificate.objects.filter(subject_kind=SUBJECT).values("subject_id")
    rows = list_awarded(found).filter(state=NominationState.AWARDED)
    return rows.exclude(pk__in=given)


@transaction.atomic
def certify(found: Round, design: CertificateDesign, by: User) -> Issued | None:
    """A certificate for each who has none, in the order of the list; None when nobody is left.

    Raises ``records.certificates.CertificateRefused``.
    """
    may_decide(by, found).require()
    row = hold(found, *PUBLISHED)
    issued = None
    by_decision: dict[Decision, list[NewCertificate]] = {}
    for each in find_uncertified(row):
        assert each.decision is not None
        by_decision.setdefault(each.decision, []).append(describe(each))
    for decision, rows in by_decision.items():
        issued = issue_certificates(decision, rows, design=design, year=row.year, by=by)
    return issued


def describe(row: Nomination) -> NewCertificate:
    """What stands on the certificate of an award."""
    return NewCertificate(
        name=row.name,
        kind=f"award_{row.tier.kind}",
        title=f"{row.round.name}: {row.tier.name}"[:160],
        subject_kind=SUBJECT,
        subject_id=row.pk,
        details={"địa chỉ": row.association.full_name},
    )


def list_deciders(found: Round) -> QuerySet[Association]:
    """The associations whose decision may award: the round's own and those above."""
    return found.association.get_ancestors(include_self=True)


def _require_issued(found: Round, decision: Decision) -> Decision:
    row = Decision.objects.get(pk=decision.pk)
    if row.state != DecisionState.ISSUED or row.signed_on is None:
        raise RoundRefused(NOT_ISSUED)
    if not list_deciders(found).filter(pk=row.association_id).exists():
        raise RoundRefused(NOT_OURS)
    return row
