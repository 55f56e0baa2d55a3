"""Who may run a round, nominate, score, decide and pay in it (product.md A1)."""

from accounts.access import YES, Answer, holds, list_seats, may_enter
from accounts.models import Role, User
from associations.models import Association
from funds.models import Nomination, Reviewer, Round, RoundState

NOT_OURS = "Bạn xem được đợt này nhưng không được giao tổ chức đợt cho hội này."
NOT_YOUR_UNIT = "Bạn không được giao đề cử cho đơn vị này."
NOT_DECIDING = "Quyết định do người có quyền duyệt ở hội tổ chức đợt hoặc hội cấp trên ghi."
OWN_LIST = "Bạn đã trình danh sách này nên không tự quyết định. Hãy nhờ người khác trong hội."
NOT_REVIEWING = "Bạn không có trong danh sách người chấm của đợt này."
OWN_NOMINATION = "Hồ sơ này do bạn đề cử nên bạn không chấm."
NOT_SCORED_NOW = "Đợt này không trong thời gian chấm."


def may_run(user: User, found: Round) -> Answer:
    """Whether ``user`` organises the round: role of entry in its association or above."""
    return may_enter(user, found.association, NOT_OURS)


def may_nominate(user: User, unit: Association) -> Answer:
    """Whether ``user`` nominates for a unit that has a quota."""
    return may_enter(user, unit, NOT_YOUR_UNIT)


def may_decide(user: User, found: Round) -> Answer:
    """Whether ``user`` records the decision: approves there or above, and did not propose."""
    role = holds(user, Role.APPROVE)
    if not role:
        return role
    above = found.association.get_ancestors(include_self=True).values_list("pk", flat=True)
    if not set(above) & list_seats(user, Role.APPROVE):
        return Answer(False, NOT_DECIDING)
    return Answer(False, OWN_LIST) if found.proposed_by_id == user.pk else YES


def is_reviewer(user: User, found: Round) -> bool:
    """Whether ``user`` is among those who score the round, and still holds a post in its part of
    the tree."""
    if not Reviewer.objects.filter(round=found, user=user).exists():
        return False
    own = Association.objects.filter(pk=found.association.pk)
    return Association.objects.within(own).filter(pk__in=user.associations().values("pk")).exists()


def may_review(user: User, row: Nomination) -> Answer:
    """Whether ``user`` scores this dossier: a reviewer, now, and not one that he sent in."""
    if not is_reviewer(user, row.round):
        return Answer(False, NOT_REVIEWING)
    if row.round.state != RoundState.REVIEW:
        return Answer(False, NOT_SCORED_NOW)
    return Answer(False, OWN_NOMINATION) if row.nominated_by_id == user.pk else YES
