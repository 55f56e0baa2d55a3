"""What every public page says around its own matter: imprint, slogan, banners.

Kept in memory and read anew together with the counters (``news.counting``), so that no page asks
the database for it; a change on the desk is seen within seconds by every process.
"""

from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from news.models import Imprint, Notice

MOST_NOTICES = 3


@dataclass
class Surroundings:
    """As last read; empty before the first page of a process was asked for."""

    imprint: dict[str, Any] = field(default_factory=dict)
    notices: list[dict[str, Any]] = field(default_factory=list)


shown = Surroundings()


def renew() -> None:
    """Read both; two queries."""
    imprint = Imprint.objects.values(
        "body", "responsible", "address", "phone", "email", "licence"
    ).first()
    notices = Notice.objects.on(timezone.localdate())[:MOST_NOTICES]
    shown.imprint = {} if imprint is None else dict(imprint)
    shown.notices = [{"text": each.text, "url": each.target} for each in notices]
