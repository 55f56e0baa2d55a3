"""What the figures do in the background."""

from figures import rebuilding
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
