"""What meetings wait for from who opens the desk, and the next ones."""

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from khuyenhoc.lib.dates import format_datetime
from meetings.models import MeetingState
from meetings.pending import list_pending
from meetings.rights import list_readable

MOST = 3


def list_waiting(user: User) -> list[dict[str, object]]:
    """Invitations to answer and tasks, then the next meetings."""
    coming = list_readable(user).filter(
        state=MeetingState.CALLED, ends_at__gte=timezone.now()
    )  # fmt: skip
    return list_pending(user) + [
        {
            "name": each.title,
            "url": reverse("meetings:meeting", args=[each.pk]),
            "note": f"{format_datetime(each.begins_at)}. {each.place}",
            "word": "sắp họp",
        }
        for each in coming.order_by("begins_at", "pk")[:MOST]
    ]
