"""What units of a period owe: the forms laid on them, and the indicators that these ask.

A unit that owes the parts of a sum or a ratio owes the sum or the ratio (``Catalogue.close``).
"""

from collections.abc import Collection
from datetime import date
from functools import lru_cache

from figures.catalogue import Catalogue, indicators
from figures.models import Form, FormVersion, Period


class FormNotInUse(ValueError):
    """A form that is not asked for a period; the message says why."""


def find_version(form: Form, period: Period) -> FormVersion:
    """The version of ``form`` that ``period`` is reported in; ``FormNotInUse`` without one."""
    if form.period_kind != period.kind:
        raise FormNotInUse(
            f"{form} dùng cho kỳ {form.get_period_kind_display()}, "
            f"còn {period} là kỳ {period.get_kind_display()}."
        )
    version = form.versions.filter(valid__contains=period.last_day).first()
    if version is None:
        raise FormNotInUse(f"{form} chưa có phiên bản dùng cho kỳ {period}.")
    return version


class Owing:
    """Which indicators the forms of a period ask; each set of forms is worked out once."""

    def __init__(self, period: Period, catalogue: Catalogue | None = None) -> None:
        self.period = period
        self.catalogue = catalogue or indicators()

    def owed(self, forms: Collection[int]) -> frozenset[int]:
        """The indicators that a unit owes on which ``forms`` were laid."""
        period = self.period
        return _work_out(self.catalogue, period.kind, period.last_day, tuple(sorted(forms)))


@lru_cache(maxsize=256)
def _work_out(catalogue: Catalogue, kind: str, day: date, forms: tuple[int, ...]) -> frozenset[int]:
    """What ``forms`` ask together for the period of ``kind`` that ends on ``day``."""
    asked: set[int] = set()
    for each in catalogue.asked:
        if each.form in forms and each.period_kind == kind and day in each.valid:
            asked |= each.indicators
    return frozenset(catalogue.close(asked))
