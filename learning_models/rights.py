"""Who may enter a unit's year of a model, and who may decide on what it proposes (product.md A1).

A post with the role of entry enters in its own part of the tree; a post that approves above the
unit decides. Outside the part of the tree there is nothing to ask about (A2).
"""

from accounts import access
from accounts.access import YES, Answer, holds, list_seats
from accounts.models import Role, User
from associations.models import Association

NOT_OURS = "Bạn xem được đơn vị này nhưng không được giao nhập cho đơn vị này."
NOT_ABOVE = "Danh sách này do hội cấp trên của đơn vị đề nghị quyết định."


def may_enter(user: User, unit: Association) -> Answer:
    """Whether ``user`` may register, assess, review and propose for ``unit``, or why not."""
    return access.may_enter(user, unit, NOT_OURS)


def may_decide(user: User, unit: Association) -> Answer:
    """Whether ``user`` approves in an association above ``unit``, or why he does not."""
    role = holds(user, Role.APPROVE)
    if not role:
        return role
    above = set(unit.get_ancestors().values_list("pk", flat=True))
    if not above & list_seats(user, Role.APPROVE):
        return Answer(False, NOT_ABOVE)
    return YES
