"""Who may write in a fund's books (product.md A1): who enters for its unit or a unit above it."""

from accounts.access import Answer, associations_for, may_enter
from accounts.models import Role, User
from associations.models import Association
from associations.scope import is_within
from funds.models import Donor, Fund, HandOverShare

NOT_OURS = "Bạn xem được quỹ này nhưng không được giao ghi sổ cho đơn vị này."
NOT_OUR_DONOR = "Bạn xem được nhà tài trợ này nhưng không được giao ghi cho đơn vị này."
NOT_OUR_DRIVE = "Bạn xem được số liệu này nhưng không được giao nhập cho đơn vị này."


def may_keep(user: User, fund: Fund) -> Answer:
    """Whether ``user`` may book, close and sign in ``fund``, or why not."""
    return may_enter(user, fund.association, NOT_OURS)


def may_tell(user: User, unit: Association) -> Answer:
    """Whether ``user`` may tell what a drive of ``unit`` brought, or why not."""
    return may_enter(user, unit, NOT_OUR_DRIVE)


def may_know(user: User, donor: Donor) -> Answer:
    """Whether ``user`` writes down what is known of a donor, or why not."""
    return may_enter(user, donor.association, NOT_OUR_DONOR)


def may_take(user: User, share: HandOverShare) -> bool:
    """Whether ``user`` enters for the unit that a share goes to."""
    return is_within(share.association, associations_for(user, Role.ENTRY))
