"""What the figures do in the background."""

from django.db import transaction

from figures import rebuilding, rolls
from figures.locks import lock_rolls
from figures.models import Period
from records.jobs import Progress, job


@job
def rebuild_periods(progress: Progress) -> dict:
    """Work out the kept totals of all periods anew, after a formula was changed.

    Periods are taken one by one, each in a transaction of its own; rows that are right stay.
    """
    periods = list(Period.objects.order_by("-last_day"))
    changed = 0
    for done, period in enumerate(periods):
        progress.tell(done, len(periods), f"Đang tính lại kỳ {period}")
        changed += len(rebuilding.rebuild(period))
    progress.tell(len(periods), len(periods), "Đã tính lại mọi kỳ")
    return {"periods": len(periods), "changed": changed}


@job
@transaction.atomic
def follow_tree(progress: Progress, period: int) -> dict:
    """Bring the roll of an open period up to the tree, after the small form changed that.

    Nothing is done where the roll has taken in everything already, or was closed meanwhile.
    """
    lock_rolls([period])
    followed = Period.objects.filter(pk=period, is_open=True).first()
    if followed is None or rolls.is_current(followed):
        return {"added": 0, "changed": 0, "removed": 0}
    change = rolls.follow(followed)
    return {"added": change.added, "changed": change.changed, "removed": len(change.removed)}
