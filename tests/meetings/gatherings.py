"""Small meetings for tests, prepared and called by the functions that pages call."""

from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models import Office, User
from associations.models import Association
from meetings import calling, inviting
from meetings.kinds import load_kinds
from meetings.models import Meeting, MeetingKind


def make_meeting(
    association: Association, by: User, *, kind: str = "mid_year_review",
    begins_at: datetime | None = None, **fields,
) -> Meeting:  # fmt: skip
    """A meeting that is being prepared, in a week unless told."""
    load_kinds()
    begins_at = begins_at or timezone.now() + timedelta(days=7)
    fields = {"title": "Hội nghị sơ kết", "place": "Hội trường", **fields}
    meeting = Meeting(
        association=association, kind=MeetingKind.objects.get(code=kind), begins_at=begins_at,
        ends_at=begins_at + timedelta(hours=3), **fields,
    )  # fmt: skip
    return calling.prepare(meeting, by)


def make_called(association: Association, by: User, units: list[Association], **fields) -> Meeting:
    """A meeting to which the chairs of ``units`` are invited."""
    meeting = make_meeting(association, by, **fields)
    inviting.invite(meeting, units, [Office.CHAIR], by)
    return calling.call(meeting, by)


def pass_by(meeting: Meeting, by: User) -> Meeting:
    """The meeting as if it had ended an hour ago, and held."""
    now = timezone.now()
    Meeting.objects.filter(pk=meeting.pk).update(
        begins_at=now - timedelta(hours=4), ends_at=now - timedelta(hours=1)
    )
    return calling.hold(meeting, by)
