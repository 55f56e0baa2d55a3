"""The steps of a registration's year: which may follow which, and the steps of many at once.

Registered → assessed → reviewed → proposed → recognised, recognised again or not (product.md L2).
A proposal is decided as a whole, by one decision and by one who has not sent or entered it (A1).
Rows are locked in one order, so of two who act at once the second is told.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db import connection, transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from accounts.models import User
from associations.models import Association
from khuyenhoc.lib.numbers import format_number
from learning_models.certifying import end_certificates
from learning_models.judging import find_end
from learning_models.models import (
    HOLDING,
    Assessment,
    CriteriaSet,
    LearningModel,
    Proposal,
    ProposalState,
    Registration,
    RegistrationState,
)
from learning_models.opening import is_open_in
from learning_models.rights import may_decide, may_enter
from learning_models.series import note_higher_titles
from learning_models.sets import find_set
from records.models import Decision, DecisionState

# Which states a step may begin from; where it leads is in the function that takes it.
FROM: dict[str, tuple[RegistrationState, ...]] = {
    "assess": (RegistrationState.REGISTERED, RegistrationState.ASSESSED),
    "score": (
        RegistrationState.REGISTERED, RegistrationState.ASSESSED, RegistrationState.REVIEWED,
    ),
    "review": (
        RegistrationState.REGISTERED, RegistrationState.ASSESSED, RegistrationState.REVIEWED,
    ),
    "leave_out": (
        RegistrationState.REGISTERED, RegistrationState.ASSESSED, RegistrationState.REVIEWED,
    ),
    "withdraw": (
        RegistrationState.REGISTERED, RegistrationState.ASSESSED, RegistrationState.REVIEWED,
    ),
    "propose": (RegistrationState.REVIEWED,),
    "decide": (RegistrationState.PROPOSED,),
    "lose": HOLDING,
}  # fmt: skip
WHY_NOT: dict[str, str] = {
    "assess": "Chỉ tự chấm được khi đã đăng ký và chưa bình xét.",
    "score": "Chỉ chấm được trước khi đề nghị.",
    "review": "Chỉ bình xét được khi đã đăng ký và chưa đề nghị.",
    "leave_out": "Chỉ ghi không đạt được trước khi đề nghị.",
    "withdraw": "Chỉ rút đăng ký được trước khi đề nghị.",
    "propose": "Chỉ đề nghị được trường hợp đã bình xét.",
    "decide": "Chỉ quyết định được trường hợp đã đề nghị.",
    "lose": "Chỉ thôi công nhận được danh hiệu đang giữ.",
}
NOT_OPEN = "Năm này của mô hình chưa mở hoặc đã khóa ở đơn vị. Hãy hỏi hội cấp tỉnh."
OWN = "Bạn đã lập danh sách đề nghị này nên không tự quyết định. Cần một người khác quyết định."
ENTERED = (
    "Bạn đã nhập {count} trường hợp trong danh sách này nên không tự quyết định. Cần một người "
    "khác quyết định."
)
NO_REASON = "Hãy ghi lý do."
NOT_ISSUED = "Quyết định chưa ban hành nên chưa dùng được. Hãy ban hành quyết định trước."
BY_HAND = 20  # names told when something stands in the way


class Conflict(Exception):
    """What cannot be done as things stand; the message says why in Vietnamese."""


class Overtaken(Conflict):
    """Somebody else has taken a step since the person looked."""


def lock(rows: Iterable[Registration], step: str) -> list[Registration]:
    """The registrations read again under a lock, in the order of their keys.

    Raises ``Overtaken`` when one has moved on since it was read, ``Conflict`` when ``step`` may
    not follow its state.
    """
    seen = {row.pk: row.state for row in rows}
    locked = list(
        Registration.objects.select_for_update(of=("self",))
        .filter(pk__in=seen)
        .select_related("bearer", "model", "association")
        .order_by("pk")
    )
    moved = [row for row in locked if row.state != seen[row.pk]]
    if moved or len(locked) < len(seen):
        names = ", ".join(f"{row.bearer} ({row.get_state_display()})" for row in moved[:BY_HAND])
        raise Overtaken(
            f"Có người vừa ghi trong lúc bạn đang xem: {names or 'có dòng không còn'}. Chưa ghi gì "
            "của bạn. Hãy mở lại trang rồi làm tiếp."
        )
    wrong = [row for row in locked if row.state not in FROM[step]]
    if wrong:
        names = ", ".join(f"{row.bearer} ({row.get_state_display()})" for row in wrong[:BY_HAND])
        raise Conflict(f"{WHY_NOT[step]} Không làm được với: {names}.")
    return locked


def require_open(unit: Association, model: LearningModel, year: int) -> None:
    """Raise ``Conflict`` unless the model's year is open in ``unit``."""
    if not is_open_in(unit, model, year):
        raise Conflict(NOT_OPEN)


@transaction.atomic
def withdraw(registration: Registration, by: User, reason: str = "") -> Registration:
    """Take a registration back. Raises ``PermissionDenied``, ``Conflict``."""
    may_enter(by, registration.association).require()
    [row] = lock([registration], "withdraw")
    row.state, row.reason = RegistrationState.WITHDRAWN, reason.strip()
    row.save(update_fields=["state", "reason"])
    return row


@transaction.atomic
def leave_out(rows: Collection[Registration], reason: str, by: User) -> int:
    """Write down that the review does not put these forward, and why; how many."""
    for unit in {row.association_id: row.association for row in rows}.values():
        may_enter(by, unit).require()
    locked = lock(rows, "leave_out")
    if not reason.strip():
        raise Conflict(NO_REASON)
    return Registration.objects.filter(pk__in=[row.pk for row in locked]).update(
        state=RegistrationState.NOT_RECOGNISED, reason=reason.strip()
    )


# ----- proposing -----


def find_proposable(unit: Association, model: LearningModel, year: int) -> QuerySet[Registration]:
    """What a unit would propose now: all that were reviewed and not left out."""
    return Registration.objects.filter(
        association=unit, model=model, year=year, state=RegistrationState.REVIEWED
    )


@transaction.atomic
def propose(unit: Association, model: LearningModel, year: int, by: User) -> Proposal:
    """Send all that were reviewed to the level above, as one list.

    Whoever holds the title so many years running that the set names a higher one has that
    proposed with it. Raises ``PermissionDenied``; ``Conflict`` when nothing was reviewed or a list
    is on its way already.
    """
    may_enter(by, unit).require()
    Association.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    require_open(unit, model, year)
    proposal = (
        Proposal.objects.select_for_update(of=("self",))
        .filter(association=unit, model=model, year=year)
        .exclude(state=ProposalState.DECIDED)
        .first()
    )
    if proposal is not None and proposal.state == ProposalState.SENT:
        raise Overtaken("Danh sách của đơn vị đã được gửi đề nghị rồi. Hãy chờ cấp trên trả lời.")
    proposal = proposal or Proposal(association=unit, model=model, year=year)
    proposal.state, proposal.sent_by = ProposalState.SENT, by
    proposal.sent_at, proposal.answer = timezone.now(), ""
    proposal.save()
    sent = find_proposable(unit, model, year).update(
        state=RegistrationState.PROPOSED, proposal=proposal
    )
    if not sent:
        raise Conflict("Chưa có trường hợp nào bình xét xong nên chưa có gì để đề nghị.")
    in_force = find_set(model, unit, date(year, 12, 31))
    note_higher_titles(proposal, in_force.pk if in_force else None)
    return proposal


def _lock_sent(proposal: Proposal) -> Proposal:
    """The proposal under a lock; ``Overtaken`` unless it still waits."""
    locked = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if locked.state != ProposalState.SENT:
        raise Overtaken(
            f"Danh sách này {locked.get_state_display()}, không còn chờ quyết định. Chưa ghi gì "
            "của bạn."
        )
    return locked


def _give_back(proposal: Proposal) -> None:
    Registration.objects.filter(proposal=proposal, state=RegistrationState.PROPOSED).update(
        state=RegistrationState.REVIEWED
    )


@transaction.atomic
def take_back(proposal: Proposal, by: User) -> Proposal:
    """The unit takes its list back before it is decided. Raises ``Overtaken``."""
    may_enter(by, proposal.association).require()
    proposal = _lock_sent(proposal)
    proposal.state = ProposalState.DRAFT
    proposal.save(update_fields=["state"])
    _give_back(proposal)
    return proposal


@transaction.atomic
def send_back(proposal: Proposal, by: User, answer: str) -> Proposal:
    """The level above sends the list back with what is to be mended. Raises ``Conflict``."""
    may_decide(by, proposal.association).require()
    proposal = _lock_sent(proposal)
    if not answer.strip():
        raise Conflict("Hãy viết cần sửa gì, để đơn vị biết.")
    proposal.state, proposal.answer = ProposalState.SENT_BACK, answer.strip()
    proposal.save(update_fields=["state", "answer"])
    _give_back(proposal)
    return proposal


# ----- deciding -----

_RECOGNISE = """
update learning_models_registration r
   set state = case when exists (
           select from learning_models_registration e
            where e.bearer_id = r.bearer_id and e.model_id = r.model_id and e.year < r.year
              and e.state = any(%(holding)s)
              and (e.year = r.year - 1 or e.valid_until > %(day)s))
       then 're_recognised' else 'recognised' end,
       recognised_on = %(day)s, valid_until = %(end)s, criteria_set_id = %(set)s,
       decision_id = %(decision)s, reason = ''
 where r.proposal_id = %(proposal)s and r.state = 'proposed'
   and r.criteria_set_id is not distinct from %(judged_by)s
"""


@transaction.atomic
def decide(
    proposal: Proposal,
    decision: Decision,
    by: User,
    refused: Mapping[int, str] | None = None,
) -> dict[str, int]:
    """Decide on a whole proposal: recognised from the day the decision was signed, or not.

    ``refused`` gives the reason for each registration, by key, that the decision leaves out. Who
    held the title last year, or holds it on that day still, is recognised again. The set that
    judged is kept with each, and says when the recognition ends. Gives {state: how many}. Raises
    ``PermissionDenied``; ``Conflict`` on four eyes, on a decision not issued, on a wrong reason.
    """
    may_decide(by, proposal.association).require()
    proposal = _lock_sent(proposal)
    _require_four_eyes(proposal, by)
    day = _require_issued(decision)
    rows = Registration.objects.filter(proposal=proposal, state=RegistrationState.PROPOSED)
    _refuse(rows, decision, refused or {})
    unit = Association.objects.get(pk=proposal.association_id)
    model = LearningModel.objects.get(pk=proposal.model_id)
    in_force = find_set(model, unit, date(proposal.year, 12, 31))
    judged_by = list(rows.order_by().values_list("criteria_set", flat=True).distinct())
    sets = CriteriaSet.objects.in_bulk([pk for pk in judged_by if pk])
    with connection.cursor() as cursor:
        for pk in judged_by:
            criteria_set = sets.get(pk) or in_force
            months = criteria_set.validity_months if criteria_set else None
            cursor.execute(
                _RECOGNISE,
                {
                    "holding": list(HOLDING),
                    "day": day,
                    "end": find_end(day, months),
                    "set": criteria_set.pk if criteria_set else None,
                    "decision": decision.pk,
                    "proposal": proposal.pk,
                    "judged_by": pk,
                },
            )
    proposal.state, proposal.decided_by = ProposalState.DECIDED, by
    proposal.decided_at = timezone.now()
    proposal.save(update_fields=["state", "decided_by", "decided_at"])
    return count_states(Registration.objects.filter(proposal=proposal, decision=decision))


def _require_four_eyes(proposal: Proposal, by: User) -> None:
    if proposal.sent_by_id == by.pk:
        raise Conflict(OWN)
    rows = Registration.objects.filter(proposal=proposal, state=RegistrationState.PROPOSED)
    scored = Assessment.objects.filter(by=by).values("registration")
    entered = rows.filter(Q(registered_by=by) | Q(review__entered_by=by) | Q(pk__in=scored)).count()
    if entered:
        raise Conflict(ENTERED.format(count=format_number(entered)))


def _require_issued(decision: Decision) -> date:
    """The day of a decision that was issued; ``Conflict`` otherwise."""
    decision = Decision.objects.get(pk=decision.pk)
    if decision.state != DecisionState.ISSUED or decision.signed_on is None:
        raise Conflict(NOT_ISSUED)
    return decision.signed_on


def _refuse(rows: QuerySet[Registration], decision: Decision, refused: Mapping[int, str]) -> None:
    """Write down who is not recognised, reason by reason."""
    by_reason: dict[str, list[int]] = {}
    for key, reason in refused.items():
        if not reason.strip():
            raise Conflict("Không công nhận trường hợp nào thì phải ghi lý do cho trường hợp ấy.")
        by_reason.setdefault(reason.strip(), []).append(key)
    for reason, keys in by_reason.items():
        changed = rows.filter(pk__in=keys).update(
            state=RegistrationState.NOT_RECOGNISED, reason=reason, decision=decision
        )
        if changed != len(keys):
            raise Overtaken(
                "Danh sách vừa đổi: có trường hợp không còn trong danh sách. Chưa ghi gì của bạn."
            )


@transaction.atomic
def lose(registration: Registration, reason: str, decision: Decision, by: User) -> Registration:
    """End a title before its time, by a decision issued for it; its certificate ends with it.

    Raises ``PermissionDenied``; ``Conflict`` unless the title is held.
    """
    may_decide(by, registration.association).require()
    [row] = lock([registration], "lose")
    if not reason.strip():
        raise Conflict(NO_REASON)
    if row.registered_by_id == by.pk:
        raise Conflict(ENTERED.format(count=1))
    day = _require_issued(decision)
    if row.recognised_on and day < row.recognised_on:
        raise Conflict("Quyết định thôi công nhận không thể ký trước ngày công nhận.")
    row.state, row.reason, row.decision = RegistrationState.LOST, reason.strip(), decision
    row.save(update_fields=["state", "reason", "decision"])
    end_certificates(row, decision, by)
    return row


# ----- what stands -----


def hold_on(day: date) -> Q:
    """What keeps the registrations whose title is held on ``day``; expiry comes by the date."""
    return Q(state__in=HOLDING, recognised_on__lte=day) & (
        Q(valid_until=None) | Q(valid_until__gt=day)
    )


def is_expired(registration: Registration, day: date) -> bool:
    """Whether a title was held and its validity is over on ``day``."""
    end = registration.valid_until
    return registration.state in HOLDING and end is not None and end <= day


def count_states(rows: QuerySet[Registration]) -> dict[str, int]:
    """{state: how many registrations}."""
    counted = rows.order_by().values("state").annotate(count=Count("pk"))
    return dict(counted.values_list("state", "count"))
