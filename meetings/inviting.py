"""Invitations: by unit and office, answered by the unit, checked at the door."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.utils import timezone

from accounts.models import Office, User
from associations.models import Association, VnNorm
from khuyenhoc.lib.names import clean, vn_norm
from meetings.calling import MeetingRefused, lock
from meetings.models import Invitation, Meeting, MeetingState, Reply
from meetings.models.invitations import CODE_SIGNS
from meetings.rights import may_speak

MOST = 2_000  # invitations of a meeting
OPEN = (MeetingState.PLANNED, MeetingState.CALLED)


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many are invited, have answered and came."""

    invited: int
    coming: int
    absent: int
    silent: int
    came: int


@transaction.atomic
def invite(
    meeting: Meeting, units: Iterable[Association], offices: Iterable[Office], by: User
) -> int:
    """Invite these offices of these units; how many are new. Who is invited already stays so.

    Raises ``MeetingRefused`` for a meeting that is over or gets too large, ``PermissionDenied``.
    """
    row = _open(meeting, by)
    wanted = [(unit.pk, office) for unit in units for office in offices]
    known = set(row.invitations.filter(unit__isnull=False).values_list("unit", "office"))
    fresh = [
        Invitation(meeting=row, unit_id=unit, office=office)
        for unit, office in dict.fromkeys(wanted)
        if (unit, office) not in known
    ]
    if row.invitations.count() + len(fresh) > MOST:
        raise MeetingRefused("Một cuộc họp mời nhiều nhất 2.000 người. Hãy mời ít đơn vị hơn.")
    return len(Invitation.objects.bulk_create(fresh))


@transaction.atomic
def invite_guests(meeting: Meeting, names: Iterable[str], by: User) -> int:
    """Invite guests from outside, by name and office as they are written; how many are new."""
    row = _open(meeting, by)
    known = set(row.invitations.values_list("guest", flat=True))
    fresh = [name for name in dict.fromkeys(clean(each)[:200] for each in names) if name]
    made = [Invitation(meeting=row, guest=name) for name in fresh if name not in known]
    return len(Invitation.objects.bulk_create(made))


@transaction.atomic
def take_back(invitation: Invitation, by: User) -> None:
    """Invite no more; nobody who came is struck off."""
    _open(invitation.meeting, by)
    gone, _ = Invitation.objects.filter(pk=invitation.pk, came_at=None).delete()
    if not gone:
        raise MeetingRefused("Người này đã có mặt, không bỏ khỏi danh sách mời được.")


@transaction.atomic
def answer(
    invitation: Invitation, reply: Reply, by: User, *, delegate: str = "", reason: str = ""
) -> Invitation:
    """What the invited unit answers; until the meeting is over it may answer again.

    Raises ``MeetingRefused`` where who comes instead, or why nobody comes, is not said;
    ``PermissionDenied``.
    """
    row = Invitation.objects.select_for_update(of=("self",)).select_related("meeting", "unit")
    found = row.get(pk=invitation.pk)
    if found.unit is None:
        raise MeetingRefused("Khách mời trả lời thẳng với hội triệu tập.")
    may_speak(by, found.unit).require()
    if found.meeting.state != MeetingState.CALLED or found.meeting.ends_at < timezone.now():
        raise MeetingRefused("Cuộc họp không còn nhận trả lời. Hãy gọi cho hội triệu tập.")
    delegate, reason = clean(delegate), clean(reason)
    if reply == Reply.INSTEAD and not delegate:
        raise MeetingRefused("Hãy ghi họ tên người dự thay.")
    if reply == Reply.ABSENT and not reason:
        raise MeetingRefused("Hãy ghi lý do vắng.")
    found.reply = reply
    found.delegate = "" if reply == Reply.ABSENT else delegate[:120]
    found.reason = reason[:200] if reply == Reply.ABSENT else ""
    found.replied_at, found.replied_by = timezone.now(), by
    if reply == Reply.NONE:
        found.replied_at = found.replied_by = None
    found.save()
    return found


def check_in(meeting: Meeting, code: str, by: User) -> Invitation:
    """Who bears the code is here; scanned twice, the first time holds.

    Raises ``MeetingRefused`` for a code of no invitation to this meeting.
    """
    found = meeting.invitations.filter(code=read_code(code)).first()
    if found is None:
        raise MeetingRefused("Mã này không có trong danh sách mời của cuộc họp.")
    return mark_present(found, by)


@transaction.atomic
def mark_present(invitation: Invitation, by: User, *, is_here: bool = True) -> Invitation:
    """Put who is here, or was marked by mistake, into the list of attendance."""
    row = lock(invitation.meeting, by)
    if row.state not in (MeetingState.CALLED, MeetingState.HELD):
        raise MeetingRefused("Chỉ điểm danh cuộc họp đã mời.")
    found = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if is_here and found.came_at is None:
        found.came_at = timezone.now()
    elif not is_here:
        found.came_at = None
    found.save(update_fields=["came_at"])
    return found


def search(rows: QuerySet[Invitation], text: str) -> QuerySet[Invitation]:
    """Those whose unit, guest or delegate is called like ``text``, without diacritics too."""
    wanted = vn_norm(text)
    return rows.annotate(
        named=VnNorm(Concat("unit__full_name", Value(" "), "guest", Value(" "), "delegate"))
    ).filter(named__contains=wanted)


def read_code(text: str) -> str:
    """A code as it is typed or scanned: small letters and blanks do not matter."""
    return "".join(sign for sign in text.upper() if sign in CODE_SIGNS)


def count_attendance(meeting: Meeting) -> Attendance:
    """How many answered and came; one query."""
    counted = meeting.invitations.aggregate(
        invited=Count("pk"),
        coming=Count("pk", filter=Q(reply__in=[Reply.COMING, Reply.INSTEAD])),
        absent=Count("pk", filter=Q(reply=Reply.ABSENT)),
        silent=Count("pk", filter=Q(reply=Reply.NONE)),
        came=Count("pk", filter=Q(came_at__isnull=False)),
    )
    return Attendance(**counted)


def _open(meeting: Meeting, by: User) -> Meeting:
    row = lock(meeting, by)
    if row.state not in OPEN:
        raise MeetingRefused("Cuộc họp đã kết thúc hoặc đã hủy, không mời thêm được.")
    return row
