"""Decisions that wait for their day, and the daily work that applies what is due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from django.db import transaction
from django.utils import timezone

from associations.models import Reorganisation, ReorganisationStatus
from associations.projection import TreeBusy
from associations.reorganising.applying import Applied, Preview, Refused, apply, preview
from associations.reorganising.forecast import read_forecast
from associations.reorganising.lines import Problem
from khuyenhoc.lib.dates import format_date


@dataclass(slots=True)
class Due:
    """What the daily work did: decisions applied, and those refused with their reasons. What was
    refused stays scheduled, and all that waits behind it too."""

    applied: list[Reorganisation] = field(default_factory=list)
    refused: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def __str__(self) -> str:
        said = [f"áp dụng {len(self.applied)} đợt"]
        said += [f"đợt {pk}: {' '.join(why)}" for pk, why in self.refused.items()]
        return "; ".join(said)


def schedule(
    decisions: Reorganisation | Sequence[Reorganisation], answers: Mapping[str, str] | None = None
) -> Preview:
    """Let stored decisions of one future day wait for it; nothing of the tree is written.

    They are planned upon what already waits before them. Raises ``applying.Refused`` with every
    problem. The answers are kept and taken when the day comes.
    """
    batch = [decisions] if isinstance(decisions, Reorganisation) else list(decisions)
    today = timezone.localdate()
    for decision in batch:
        if decision.in_force_on is None or decision.in_force_on <= today:
            raise Refused([
                Problem("", f"{decision}: chỉ lên lịch được cho ngày sau hôm nay"
                        f" ({format_date(today)}); ngày đã tới thì áp dụng luôn.", "in_force_on")
            ])  # fmt: skip
        if decision.status not in (ReorganisationStatus.DRAFT, ReorganisationStatus.SCHEDULED):
            status = ReorganisationStatus(decision.status).label
            raise Refused([Problem("", f"{decision} {status}, không lên lịch được.")])
    on = batch[0].in_force_on if batch else today
    assert on is not None
    mine = {decision.pk for decision in batch}
    seen = preview(batch, answers, read_forecast(on, without=mine))
    if seen.problems:
        raise Refused(seen.problems)
    with transaction.atomic():
        for place, decision in enumerate(sorted(batch, key=lambda d: (d.sequence, d.pk))):
            decision.status = ReorganisationStatus.SCHEDULED
            decision.answers = seen.proposals | dict(answers or {}) if not place else {}
            decision.save(update_fields=["status", "answers"])
    return seen


def apply_due(today: date | None = None) -> Due:
    """Apply the scheduled decisions whose day has come, day by day, those of a day together.

    Safe to run again: what is applied waits no more. A batch that is refused stays, with all that
    comes after it, because that was planned upon it.
    """
    today = today or timezone.localdate()
    waiting = Reorganisation.objects.filter(
        status=ReorganisationStatus.SCHEDULED, in_force_on__lte=today
    ).order_by("in_force_on", "sequence", "pk")
    done = Due()
    for _, batch in groupby(waiting, key=lambda decision: decision.in_force_on):
        decisions = list(batch)
        if done.refused:
            done.refused |= {d.pk: ("Chờ đợt trước được áp dụng.",) for d in decisions}
            continue
        try:
            applied: Applied = apply(decisions)
        except (Refused, TreeBusy) as error:
            why = [problem.message for problem in getattr(error, "problems", ())] or [str(error)]
            done.refused |= {decision.pk: tuple(why) for decision in decisions}
            continue
        assert applied.applied_at
        done.applied += decisions
    return done
