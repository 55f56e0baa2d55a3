"""What units of a period owe: the forms laid on them, and the indicators that these ask.

A unit that owes the parts of a sum or a ratio owes the sum or the ratio (``Catalogue.close``).
"""

from collections.abc import Collection
from functools import cached_property

from django.db import connection

from figures.catalogue import Catalogue, indicators
from figures.models import Form, FormVersion, Period

_ASKED = """
select v.form_id, l.indicator_id
  from figures_form f
  join figures_formversion v on v.form_id = f.id and v.valid @> %s::date
  join figures_formline l on l.version_id = v.id
 where f.period_kind = %s and l.is_required
"""


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
    """Which indicators the forms of a period ask, each set of forms worked out once."""

    def __init__(self, period: Period, catalogue: Catalogue | None = None) -> None:
        self.period = period
        self.catalogue = catalogue or indicators()
        self._known: dict[tuple[int, ...], frozenset[int]] = {}

    def owed(self, forms: Collection[int]) -> frozenset[int]:
        """The indicators that a unit owes on which ``forms`` were laid."""
        key = tuple(sorted(forms))
        if key not in self._known:
            asked = {i for form in key for i in self._asked.get(form, ())}
            self._known[key] = frozenset(self.catalogue.close(asked))
        return self._known[key]

    @cached_property
    def _asked(self) -> dict[int, list[int]]:
        """Form → the indicators that its version of the period requires."""
        found: dict[int, list[int]] = {}
        with connection.cursor() as cursor:
            cursor.execute(_ASKED, [self.period.last_day, self.period.kind])
            for form, indicator in cursor.fetchall():
                found.setdefault(form, []).append(indicator)
        return found
