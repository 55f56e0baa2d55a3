"""Who leads a meeting, who answers for an invited unit, who reads what (product.md A1, K1)."""

from collections.abc import Iterable

from django.db.models import Q

from accounts.access import Answer, associations_for, may_enter
from accounts.models import Role, User
from associations.models import Association
from associations.scope import AssociationQuerySet, is_within
from meetings.models import Meeting, MeetingState, Paper, PaperAccess
from meetings.models.meetings import MeetingQuerySet

NOT_OURS = "Việc này của hội khác. Bạn xem được nhưng không được giao làm thay."
NOT_FOR = "Bạn không được giao trả lời thay cho đơn vị này."


def may_lead(user: User, association: Association) -> Answer:
    """Whether ``user`` may call meetings of ``association``, or why not: who enters for it."""
    return may_enter(user, association, NOT_OURS)


def may_speak(user: User, unit: Association) -> Answer:
    """Whether ``user`` may answer, tell and ask for ``unit``, or why not."""
    return may_enter(user, unit, NOT_FOR)


def list_own_units(user: User) -> AssociationQuerySet:
    """The units that ``user`` may enter for, own or below; one query, whatever is asked of them."""
    return Association.objects.within(associations_for(user, Role.ENTRY))


def reach_above(units: Iterable[Association], prefix: str) -> Q:
    """What keeps rows whose association, at the path ``prefix``, stands above one of ``units``."""
    found = Q(pk__in=[])
    for unit in units:
        found |= Q(
            **{
                f"{prefix}__tree_id": unit.tree_id,
                f"{prefix}__lft__lt": unit.lft,
                f"{prefix}__rght__gt": unit.rght,
            }
        )
    return found


def list_seats(user: User) -> AssociationQuerySet:
    """The units in which ``user`` sits and enters: what waits for them waits for him, what waits
    for those below waits for their officers."""
    return associations_for(user, Role.ENTRY)


def list_readable(user: User) -> MeetingQuerySet:
    """The meetings that ``user`` may see: called by a unit of the own part of the tree, or which a
    unit of it hosts or, once called, is invited to."""
    units = user.associations()
    own = Association.objects.within(units)
    invited = Q(invitations__unit__in=own) & ~Q(state=MeetingState.PLANNED)
    reach = Q(pk__in=Meeting.objects.within(units)) | Q(host__in=own) | invited
    return Meeting.objects.filter(reach).distinct()


def list_papers(user: User, meeting: Meeting) -> list[Paper]:
    """The papers of a meeting that ``user`` may read; the meeting is one of ``list_readable``."""
    leads = is_within(meeting.association, user.associations())
    open_to = [PaperAccess.EVERYONE, PaperAccess.INVITED]
    return list(meeting.papers.all() if leads else meeting.papers.filter(access__in=open_to))
