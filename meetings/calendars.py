"""Meetings and agreed working sessions as a calendar that phones subscribe to (iCalendar)."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.core import signing
from icalendar import Calendar, Event

from meetings.models import Meeting, MeetingState, SessionState, WorkingSession

SALT = "meetings.calendar"
PRODUCT = "-//Hoi Khuyen hoc//Lich hop//VI"
STATUS = {
    MeetingState.PLANNED: "TENTATIVE", MeetingState.CALLED: "CONFIRMED",
    MeetingState.HELD: "CONFIRMED", MeetingState.CANCELLED: "CANCELLED",
}  # fmt: skip


def write_calendar(
    name: str, meetings: Iterable[Meeting], sessions: Iterable[WorkingSession], host: str,
    now: datetime,
) -> bytes:  # fmt: skip
    """A calendar in UTF-8; ``host`` makes the names of events the portal's own.

    A cancelled meeting stays in it as cancelled, so that phones take it out.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for meeting in meetings:
        calendar.add_component(_write_meeting(meeting, host, now))
    for session in sessions:
        calendar.add_component(
            _write(
                f"lich-{session.pk}@{host}", session.subject, session.place, session.begins_at,
                session.ends_at, "CONFIRMED" if session.state == SessionState.AGREED
                else "CANCELLED", now,
            )
        )  # fmt: skip
    return calendar.to_ical()


def sign_unit(unit: int) -> str:
    """What stands in the address of a unit's calendar: nobody guesses it, phones keep it."""
    return signing.Signer(salt=SALT).sign(str(unit))


def read_unit(signed: str) -> int | None:
    """The unit of an address; None for what was not signed here."""
    try:
        return int(signing.Signer(salt=SALT).unsign(signed))
    except signing.BadSignature:
        return None


def _write_meeting(meeting: Meeting, host: str, now: datetime) -> Event:
    return _write(
        f"hop-{meeting.pk}@{host}", meeting.title, meeting.place, meeting.begins_at,
        meeting.ends_at, STATUS[MeetingState(meeting.state)], now,
    )  # fmt: skip


def _write(
    uid: str, title: str, place: str, begins_at: datetime, ends_at: datetime, status: str,
    now: datetime,
) -> Event:  # fmt: skip
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", begins_at.astimezone(UTC))
    event.add("dtend", ends_at.astimezone(UTC))
    event.add("summary", title)
    if place:
        event.add("location", place)
    event.add("status", status)
    return event
