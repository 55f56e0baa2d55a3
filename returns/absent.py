"""Who has not signed in since the last deadline, told while there is time for a slip (A6)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Min, Q
from django.urls import reverse
from django.utils.http import urlencode

from accounts.access import associations_for
from accounts.models import Role, User
from accounts.slips import list_posts_below
from associations.scope import reach
from figures.models import Due

WARNING = timedelta(days=15)


@dataclass(frozen=True)
class Absent:
    """How many persons who enter figures have not signed in ``since``, before ``deadline``."""

    count: int
    since: date
    deadline: date

    @property
    def url(self) -> str:
        """The list of these persons, for whom slips are printed there."""
        asked = urlencode({"chua-vao-tu": (self.since + timedelta(days=1)).isoformat()})
        return f"{reverse('slips')}?{asked}"


def find_absent(by: User, today: date) -> Absent | None:
    """Those below who have not signed in since the last deadline; None but in the fifteen days
    before the next, and for who prints no slips."""
    seats = associations_for(by, Role.APPROVE)
    days = Due.objects.filter(reach(seats, prefix="unit__association__"))
    found = days.aggregate(
        next=Min("deadline", filter=Q(deadline__gte=today, deadline__lte=today + WARNING)),
        last=Max("deadline", filter=Q(deadline__lt=today)),
    )
    if found["next"] is None or found["last"] is None:
        return None
    posts = list_posts_below(by).filter(roles__contains=[Role.ENTRY])
    silent = posts.exclude(person__user__last_login__date__gt=found["last"])
    count = silent.values("person").distinct().count()
    return Absent(count, found["last"], found["next"]) if count else None
