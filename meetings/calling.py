"""A meeting from its plan to its end: prepared, called, held or cancelled (product.md K1)."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from associations.levels import CLUSTER
from associations.models import Association
from meetings.agendas import Line, MeetingRefused
from meetings.models import (
    AgendaItem,
    Invitation,
    Meeting,
    MeetingState,
)
from meetings.rights import may_lead

USUAL_LENGTH = timedelta(hours=3)


@transaction.atomic
def prepare(meeting: Meeting, by: User, agenda: Sequence[Line] | None = None) -> Meeting:
    """Keep a new meeting, with the usual agenda of its kind where none is given.

    Raises ``MeetingRefused`` for a kind that asks for a term, ``PermissionDenied``.
    """
    may_lead(by, meeting.association).require()
    require_term(meeting)
    meeting.state = MeetingState.PLANNED
    meeting.save()
    put_agenda(meeting, agenda or [Line(each) for each in meeting.kind.agenda.splitlines()])
    return meeting


@transaction.atomic
def change(meeting: Meeting, by: User, agenda: Sequence[Line] | None = None) -> Meeting:
    """Keep what was changed of a meeting to come, with its agenda where one is given.

    Raises ``MeetingRefused`` once it was held or cancelled, ``PermissionDenied`` also for another's
    association.
    """
    before = lock(meeting, by)
    may_lead(by, meeting.association).require()
    if before.state not in (MeetingState.PLANNED, MeetingState.CALLED):
        raise MeetingRefused("Cuộc họp đã họp hoặc đã hủy, không sửa được nữa.")
    require_term(meeting)
    meeting.state = before.state
    meeting.save()
    if agenda is not None:
        put_agenda(meeting, agenda)
    return meeting


@transaction.atomic
def copy(source: Meeting, by: User, *, shift: timedelta | None = None) -> Meeting:
    """A new meeting like an earlier one, a year later unless told: agenda and who is invited.

    Papers, photos, minutes, answers and delegates are of the earlier one and stay there; a unit
    that has ended is not invited again. The meetings of a cluster go round: the province after the
    last host is host.
    """
    may_lead(by, source.association).require()
    begins_at = source.begins_at + shift if shift else _find_next_year(source)
    new = Meeting.objects.create(
        association=source.association, host=_find_next_host(source), kind=source.kind,
        title=source.title, place=source.place, begins_at=begins_at,
        ends_at=begins_at + (source.ends_at - source.begins_at), chair=source.chair,
        term=source.term, is_public=source.is_public, previous=source,
    )  # fmt: skip
    AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=new, order=item.order, subject=item.subject, minutes=item.minutes,
            speaker=item.speaker,
        )
        for item in source.agenda.all()
    )  # fmt: skip
    Invitation.objects.bulk_create(
        Invitation(meeting=new, unit=each.unit, office=each.office, guest=each.guest)
        for each in source.invitations.select_related("unit")
        if each.unit is None or each.unit.closed_on is None
    )
    return new


def _find_next_year(source: Meeting):
    """The same week and day of the week a year later."""
    return source.begins_at + timedelta(weeks=52)


def _find_next_host(source: Meeting) -> Association | None:
    """Of a cluster the member after the host, in the order of the tree and from the last to the
    first; else the same."""
    if source.host is None or source.association.level_id != CLUSTER:
        return source.host
    members = list(
        Association.objects.filter(parent=source.association, closed_on=None).order_by("lft")
    )
    if source.host not in members:
        return next(iter(members), source.host)
    return members[(members.index(source.host) + 1) % len(members)]


def put_agenda(meeting: Meeting, lines: Sequence[Line]) -> None:
    """Put these items in the place of the agenda."""
    meeting.agenda.all().delete()
    AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting, order=place, subject=line.subject, speaker=line.speaker,
            minutes=line.minutes,
        )
        for place, line in enumerate(lines, start=1)
    )  # fmt: skip


@transaction.atomic
def call(meeting: Meeting, by: User) -> Meeting:
    """Send the invitations: from now on the invited see the meeting and answer.

    Raises ``MeetingRefused`` where nobody is invited or the meeting is over.
    """
    row = lock(meeting, by)
    _require(row, MeetingState.PLANNED, "Cuộc họp đã được mời hoặc đã kết thúc.")
    if not row.invitations.exists():
        raise MeetingRefused("Chưa mời ai. Hãy chọn đơn vị và chức vụ được mời trước đã.")
    return _put(row, MeetingState.CALLED)


@transaction.atomic
def hold(meeting: Meeting, by: User) -> Meeting:
    """Say that the meeting has taken place.

    Raises ``MeetingRefused`` before its day and for one that was never called.
    """
    row = lock(meeting, by)
    _require(row, MeetingState.CALLED, "Chỉ cuộc họp đã mời mới ghi là đã họp.")
    if row.begins_at > timezone.now():
        raise MeetingRefused("Cuộc họp chưa tới giờ bắt đầu.")
    return _put(row, MeetingState.HELD)


@transaction.atomic
def cancel(meeting: Meeting, by: User) -> Meeting:
    """Take the meeting back; the invited see that it is cancelled."""
    row = lock(meeting, by)
    if row.state not in (MeetingState.PLANNED, MeetingState.CALLED):
        raise MeetingRefused("Cuộc họp đã họp hoặc đã hủy rồi.")
    return _put(row, MeetingState.CANCELLED)


def lock(meeting: Meeting, by: User) -> Meeting:
    """The meeting's row, locked until the end of the transaction; ``PermissionDenied``."""
    row = Meeting.objects.select_for_update(of=("self",)).select_related("kind", "association")
    found = row.get(pk=meeting.pk)
    may_lead(by, found.association).require()
    return found


def require_term(meeting: Meeting) -> None:
    """Raise ``MeetingRefused`` when a congress has no term, or another meeting has one."""
    if meeting.kind.is_congress and not meeting.term:
        raise MeetingRefused("Đại hội phải ghi nhiệm kỳ, ví dụ 2026-2031.")
    if meeting.term and not meeting.kind.is_congress:
        raise MeetingRefused("Chỉ đại hội mới ghi nhiệm kỳ.")


def _require(row: Meeting, state: MeetingState, said: str) -> None:
    if row.state != state:
        raise MeetingRefused(said)


def _put(row: Meeting, state: MeetingState) -> Meeting:
    row.state = state
    row.save(update_fields=["state"])
    return row
