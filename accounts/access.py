"""What posts allow: answers that are yes, or no with a reason that a person can read.

Scope (which part of the tree) is a queryset and stands in ``User.associations()`` and ``within``;
here stand the rights inside it (product.md A1).
"""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import Q
from django.utils import timezone

from accounts.models import Mandate, Role, User
from associations.models import Association
from associations.scope import AssociationQuerySet, is_within


@dataclass(frozen=True)
class Answer:
    """Yes, or no with its reason in Vietnamese; true and false accordingly."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed

    def require(self) -> None:
        """Raise ``PermissionDenied`` with the reason when the answer is no."""
        if not self.allowed:
            raise PermissionDenied(self.reason)


YES = Answer(True)


def holds(user: User, role: Role) -> Answer:
    """Whether a post that ``user`` holds today carries ``role``."""
    if user.posts().filter(roles__contains=[role]).exists():
        return YES
    return Answer(
        False,
        f"Chức vụ hiện nay của bạn chưa được giao việc “{role.label}”. "
        "Cần làm việc này, hãy nhờ hội cấp trên giao thêm.",
    )


def associations_for(user: User, role: Role) -> AssociationQuerySet:
    """The associations of today's posts that carry ``role``."""
    return Association.objects.filter(posts__in=user.posts().filter(roles__contains=[role]))


def may_enter(user: User, unit: Association, refusal: str) -> Answer:
    """Whether ``user`` enters for ``unit``, its own or one below; else ``refusal`` says no."""
    role = holds(user, Role.ENTRY)
    if not role:
        return role
    if not is_within(unit, associations_for(user, Role.ENTRY)):
        return Answer(False, refusal)
    return YES


_SEATS = """
select association_id from accounts_post
 where person_id = %s and valid @> %s::date and roles @> array[%s]::varchar[]
"""


def list_seats(user: User, role: Role) -> set[int]:
    """The keys of ``associations_for``: the same question, asked where every millisecond counts."""
    if not user.is_active or user.person_id is None:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(_SEATS, [user.person_id, timezone.localdate(), role])
        return {seat for (seat,) in cursor.fetchall()}


def mandated_units(user: User, form: str, period_end: date) -> AssociationQuerySet:
    """The units for which a mandate lets ``user`` send ``form`` for the period ending that day.

    A mandate lives and dies with its post; the post must carry the role of entry. Units that have
    ended are among them (product.md A1).
    """
    posts = user.posts(timezone.localdate()).filter(roles__contains=[Role.ENTRY])
    mandates = Mandate.objects.filter(
        Q(form="") | Q(form=form),
        Q(periods=None) | Q(periods__contains=period_end),
        post__in=posts,
    )
    return Association.objects.filter(mandates__in=mandates).distinct()
