"""The tree of a day to come: today's states, and what waits for its day planned upon them.

Units that a scheduled decision founds have no id yet; here they have negative ones.
"""

from collections.abc import Collection
from datetime import date, timedelta
from itertools import groupby

from django.utils import timezone

from associations.models import Reorganisation, ReorganisationStatus
from associations.reorganising.changes import read_lines_of
from associations.reorganising.picture import Picture, read_picture, read_ranks
from associations.reorganising.planning import make_plan


def has_scheduled(on: date) -> bool:
    """Whether a decision waits that will be in force by the end of ``on``."""
    return Reorganisation.objects.filter(
        status=ReorganisationStatus.SCHEDULED, in_force_on__lte=on
    ).exists()


def find_first_scheduled() -> date | None:
    """The day in force of the first decision that waits; None where none does."""
    waiting = Reorganisation.objects.filter(status=ReorganisationStatus.SCHEDULED)
    return waiting.order_by("in_force_on").values_list("in_force_on", flat=True).first()


def read_forecast(on: date, without: Collection[int] = ()) -> Picture:
    """The picture at the end of a day to come, with the scheduled decisions (but those of
    ``without``, by key) up to and including that day.

    A decision that cannot be applied as the tree stands is left out.
    """
    waiting = Reorganisation.objects.filter(
        status=ReorganisationStatus.SCHEDULED, in_force_on__lte=on
    ).exclude(pk__in=without).order_by("in_force_on", "sequence", "pk")  # fmt: skip
    decisions = list(waiting)
    if not decisions:
        return read_picture(on)
    lines = read_lines_of(decisions)
    first = decisions[0].in_force_on
    assert first is not None
    picture = read_picture(max(first, timezone.localdate() + timedelta(days=1)))
    for day, batch in groupby(decisions, key=lambda decision: decision.in_force_on):
        assert day is not None
        together = list(batch)
        picture.ranks = read_ranks(day)
        answers = {key: value for each in together for key, value in each.answers.items()}
        plan = make_plan([(each, lines[each.pk]) for each in together], day, answers, picture)
        if not plan.problems:
            picture = picture.follow(plan)
    picture.on = on
    return picture
