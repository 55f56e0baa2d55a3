"""Where one is signed in: told on a page of one's own, and ended there."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.models import User
from accounts.models.sessions import BROWSER, SINCE, Session

# What a browser calls itself, the first that is found; the order tells Edge from Chrome.
BROWSERS = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("coc_coc", "Cốc Cốc"), ("SamsungBrowser", "Samsung"),
    ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("Chrome/", "Chrome"), ("CriOS", "Chrome"),
    ("Safari/", "Safari"),
)  # fmt: skip
SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
    ("Mac OS", "máy Mac"), ("Linux", "Linux"),
)  # fmt: skip


@dataclass(frozen=True)
class OwnSession:
    """A session as its owner sees it; ``mark`` names it without giving away its key."""

    mark: str
    browser: str
    started_at: datetime
    is_here: bool


def describe_browser(agent: str) -> str:
    """A browser as people call it, "Chrome trên Android"; its version and more are not kept."""
    browser = next((name for sign, name in BROWSERS if re.search(sign, agent)), "Trình duyệt khác")
    system = next((name for sign, name in SYSTEMS if sign in agent), "")
    return f"{browser} trên {system}" if system else browser


def note_start(request: HttpRequest) -> None:
    """Write into a session that begins since when it lasts and with what it was opened."""
    request.session[SINCE] = timezone.now().isoformat()
    request.session[BROWSER] = describe_browser(request.headers.get("User-Agent", ""))


def list_sessions(user: User, here: str | None) -> list[OwnSession]:
    """The user's open sessions, the last begun first; ``here`` is the key of this one."""
    rows = Session.objects.filter(user=user, expire_date__gt=timezone.now())
    return [
        OwnSession(_mark(row.session_key), row.browser, row.started_at, row.session_key == here)
        for row in rows.order_by("-started_at", "pk")
    ]


def end_sessions(user: User, *, mark: str | None = None, but: str | None = None) -> int:
    """End the session with this ``mark``, or all but the one with the key ``but``; how many."""
    keys = Session.objects.filter(user=user).values_list("session_key", flat=True)
    ended = [key for key in keys if key != but and (mark is None or _mark(key) == mark)]
    return Session.objects.filter(user=user, session_key__in=ended).delete()[0]


def _mark(key: str) -> str:
    return salted_hmac("own session", key, algorithm="sha256").hexdigest()[:16]
