"""Working sessions asked for in advance, and the answer (seed 4)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from associations.models import Association
from khuyenhoc.lib.names import clean
from meetings.calling import MeetingRefused
from meetings.models import SessionState, WorkingSession
from meetings.rights import may_lead, may_speak

TAKEN = "Giờ này đã xếp cho một cuộc làm việc khác. Hãy trả lời đơn vị bằng giờ khác."


@transaction.atomic
def ask_session(
    association: Association, asking: Association, subject: str, begins_at: datetime,
    ends_at: datetime, by: User, *, place: str = "",
) -> WorkingSession:  # fmt: skip
    """Wish for a time with ``association``, a unit above ``asking`` or beside it.

    Raises ``MeetingRefused`` for a time that is past or turned round; ``PermissionDenied``.
    """
    may_speak(by, asking).require()
    if begins_at <= timezone.now() or ends_at <= begins_at:
        raise MeetingRefused("Giờ làm việc phải ở phía trước, giờ kết thúc sau giờ bắt đầu.")
    return WorkingSession.objects.create(
        association=association, asking=asking, subject=clean(subject)[:300],
        place=clean(place)[:200], begins_at=begins_at, ends_at=ends_at, asked_by=by,
    )  # fmt: skip


@transaction.atomic
def agree(session: WorkingSession, by: User, reply: str = "") -> WorkingSession:
    """Put the session into the calendar; ``MeetingRefused`` where the time is taken."""
    row = _lock(session)
    may_lead(by, row.association).require()
    _require_asked(row)
    # one at a time: the calendar's owner is the lock
    Association.objects.select_for_update(of=("self",), no_key=True).get(pk=row.association_id)
    taken = WorkingSession.objects.filter(
        association=row.association_id, state=SessionState.AGREED,
        begins_at__lt=row.ends_at, ends_at__gt=row.begins_at,
    )  # fmt: skip
    if taken.exists():
        raise MeetingRefused(TAKEN)
    return _put(row, SessionState.AGREED, reply)


@transaction.atomic
def refuse(session: WorkingSession, by: User, reply: str) -> WorkingSession:
    """Say no, with the reason."""
    row = _lock(session)
    may_lead(by, row.association).require()
    _require_asked(row)
    if not clean(reply):
        raise MeetingRefused("Hãy ghi lý do chưa xếp được.")
    return _put(row, SessionState.REFUSED, reply)


@transaction.atomic
def drop(session: WorkingSession, by: User) -> WorkingSession:
    """Take the wish back, also one that was agreed to."""
    row = _lock(session)
    may_speak(by, row.asking).require()
    if row.state not in (SessionState.ASKED, SessionState.AGREED):
        raise MeetingRefused("Lịch này không còn chờ nữa.")
    return _put(row, SessionState.DROPPED, row.reply)


def _lock(session: WorkingSession) -> WorkingSession:
    rows = WorkingSession.objects.select_for_update(of=("self",))
    return rows.select_related("association", "asking").get(pk=session.pk)


def _require_asked(row: WorkingSession) -> None:
    if row.state != SessionState.ASKED:
        raise MeetingRefused("Lịch này đã được trả lời.")


def _put(row: WorkingSession, state: SessionState, reply: str) -> WorkingSession:
    row.state, row.reply = state, clean(reply)[:300]
    row.save(update_fields=["state", "reply"])
    return row
