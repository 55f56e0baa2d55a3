"""What the page of data integrity asks of the kept totals."""

from collections.abc import Iterator

from figures.catalogue import indicators
from figures.models import Period
from figures.rebuilding import check, rebuild


def find_total_faults() -> Iterator[tuple[int, str]]:
    """(association, sentence) of each kept total, of any period, that its values contradict."""
    for period in Period.objects.order_by("pk"):
        for each in check(period):
            indicator = indicators().by_id.get(each.indicator_id)
            label = indicator.label if indicator else each.indicator_id
            yield (
                each.association_id,
                (f"Kỳ {period.code}, “{label}”: tổng giữ sẵn khác tổng tính lại từ số liệu."),
            )


def mend_totals() -> None:
    """Work out the totals of every period from its values. Raises ``Busy``."""
    for period in Period.objects.order_by("pk"):
        rebuild(period)
