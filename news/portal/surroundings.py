"""What public pages say around their own matter: imprint, slogan, banners; on the front page also
the newest recording and the poll that is open.

Kept in memory and read anew together with the counters (``news.counting``), so that no page asks
the database for it; a change on the desk is seen within seconds by every process.
"""

from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from news.broadcasts.pages import show
from news.models import Imprint, Notice, Poll, Recording

MOST_NOTICES = 3


@dataclass
class Surroundings:
    """As last read; empty before the first page of a process was asked for."""

    imprint: dict[str, Any] = field(default_factory=dict)
    notices: list[dict[str, Any]] = field(default_factory=list)
    recording: dict[str, Any] | None = None
    poll: dict[str, Any] | None = None


shown = Surroundings()


def renew() -> None:
    """Read them; four queries."""
    today = timezone.localdate()
    imprint = Imprint.objects.values(
        "body", "responsible", "address", "phone", "email", "licence"
    ).first()
    notices = Notice.objects.on(today)[:MOST_NOTICES]
    recording = Recording.objects.public().defer("transcript").first()
    poll = Poll.objects.begun(today).filter(last_day__gte=today).first()
    shown.imprint = {} if imprint is None else dict(imprint)
    shown.notices = [{"text": each.text, "url": each.target} for each in notices]
    shown.recording = None if recording is None else show(recording)
    shown.poll = None
    if poll is not None:
        url = poll.get_absolute_url()
        shown.poll = {"question": poll.question, "last_day": poll.last_day, "url": url}
