"""One figure as it is read: its number, with all that must not be parted from it."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from django.db import models

from figures.cells import Kept, Own
from figures.formulas import round_places
from figures.models import Indicator, IndicatorKind, Mark, Precision, ValueStatus


class Comparability(models.IntegerChoices):
    """How a figure stands on the territory that it is read for (product.md T6)."""

    EXACT = 0, "chính xác"
    ESTIMATED = 1, "ước tính"
    NOT_COMPARABLE = 2, "không so sánh được"


_WORDS = {each.value: str(each.label) for each in Precision}


class Reading(NamedTuple):
    """One figure of one unit in one period, with all that must not be parted from it.

    ``number`` is rounded half up to the indicator's places (``places``); a published ratio stands
    as it was published (``places`` None: all its digits). Where it is None, ``mark`` says what
    stands there, or ``is_incomplete`` that a flow could not be added from shorter periods.
    ``units_in`` of ``due`` units below are in; ``given`` of the cover gave the number (also such
    as owe nothing), ``left_out`` gave one side of a ratio only.
    ``whole_unit``: the unit gave the value for itself as a whole; what its parts do not account
    for is ``unassigned`` (it is negative where the parts come to more: a problem to settle).
    ``added_from`` names the shorter periods from which a flow was added.
    ``comparability`` says how it stands where it was restated to another day's tree; what was
    reported is exact. ``covers_all`` is told of restated numbers alone: whether what they were made
    of speaks for the whole territory.
    """

    indicator: Indicator
    number: Decimal | None = None
    exact: Fraction | None = None
    places: int | None = None
    mark: int = Mark.NOT_REPORTED
    precision: int = Precision.EXACT
    is_illustrative: bool = False
    is_provisional: bool = False
    is_incomplete: bool = False
    units_in: int = 0
    due: int = 0
    given: int = 0
    left_out: int = 0
    whole_unit: bool = False
    unassigned: Decimal | None = None
    submission: int | None = None
    source: str = ""
    source_url: str = ""
    added_from: tuple[str, ...] = ()
    comparability: int = Comparability.EXACT
    covers_all: bool | None = None

    @property
    def is_complete(self) -> bool:
        """Whether it stands for the unit as a whole: given so, or by every unit that owes it."""
        if self.number is None:
            return False
        if self.covers_all is not None:
            return self.covers_all
        return self.whole_unit or (0 < self.due == self.units_in and not self.left_out)

    @property
    def is_published(self) -> bool:
        """Whether it comes from a published text and not from a return."""
        return bool(self.source)

    @property
    def precision_word(self) -> str:
        """hơn, gần, trên, khoảng, or nothing."""
        return _WORDS[self.precision]

    @property
    def comparability_word(self) -> str:
        """chính xác, ước tính, không so sánh được."""
        return str(Comparability(self.comparability).label)

    @property
    def is_estimated(self) -> bool:
        """Whether a division was estimated by weights to get the number."""
        return self.comparability == Comparability.ESTIMATED

    @property
    def state(self) -> str:
        """What marks the number (components/value.html): provisional, estimated or nothing."""
        if self.is_provisional:
            return "provisional"
        return "estimated" if self.is_estimated else ""

    @property
    def empty_kind(self) -> str:
        """What to say where there is no number (components/empty.html)."""
        if self.comparability == Comparability.NOT_COMPARABLE:
            return "not_comparable"
        if self.is_incomplete:
            return "incomplete"
        if self.mark == Mark.EMPTY:
            return "blank"
        return "not_applicable" if self.mark == Mark.NOT_APPLICABLE else "not_reported"


def read_given(indicator: Indicator, own: Own | None, kept: Kept | None) -> Reading | None:
    """The number that counts: the unit's own, else what lies below; None where neither is."""
    if own is not None and own.number is not None:
        return read_own(indicator, own, kept)
    if kept is not None and kept.number is not None:
        return read_kept(indicator, kept, Fraction(kept.number))
    return None


def read_own(indicator: Indicator, own: Own, kept: Kept | None) -> Reading:
    """A value that the unit gave itself; the parts below it are its breakdown."""
    exact = None if own.number is None else Fraction(own.number)
    as_published = indicator.kind == IndicatorKind.RATIO and own.number is not None
    number = None
    if exact is not None:
        number = own.number if as_published else round_places(exact, indicator.places)
    below = kept.number if kept is not None and kept.given else None
    return Reading(
        indicator,
        number=number,
        exact=exact,
        places=None if as_published else indicator.places,
        mark=own.mark,
        precision=own.precision,
        is_illustrative=own.is_illustrative,
        is_provisional=own.status == ValueStatus.PROVISIONAL,
        units_in=kept.units_in if kept else 0,
        due=kept.due if kept else 0,
        given=kept.given if kept else 0,
        whole_unit=True,
        unassigned=(
            round_places(exact - Fraction(below), indicator.places)
            if exact is not None and below is not None
            else None
        ),
        submission=own.submission,
        source=own.source,
        source_url=own.source_url,
    )


def read_kept(indicator: Indicator, kept: Kept, exact: Fraction) -> Reading:
    """The total of what lies below."""
    return Reading(
        indicator,
        number=round_places(exact, indicator.places),
        exact=exact,
        places=indicator.places,
        mark=Mark.NUMBER,
        is_illustrative=kept.illustrative > 0,
        is_provisional=kept.waits,
        units_in=kept.units_in,
        due=kept.due,
        given=kept.given,
        left_out=kept.left_out,
    )


def join_sides(
    indicator: Indicator, found: Fraction, sides: Sequence[Reading], kept: Kept | None
) -> Reading:
    """A ratio of two sides that both stand for the whole unit."""
    return Reading(
        indicator,
        number=round_places(found, indicator.places),
        exact=found,
        places=indicator.places,
        mark=Mark.NUMBER,
        precision=join_precisions(sides, Precision.ABOUT),
        is_illustrative=any(side.is_illustrative for side in sides),
        is_provisional=any(side.is_provisional for side in sides),
        units_in=min(side.units_in for side in sides),
        due=kept.due if kept else min(side.due for side in sides),
        given=min(side.given for side in sides),
        whole_unit=all(side.whole_unit for side in sides),
        added_from=next((side.added_from for side in sides if side.added_from), ()),
    )


def join_precisions(readings: Iterable[Reading], mixed: int | None = None) -> int:
    """What may be said of a number made of others: exact only if they all are.

    A sum of "hơn" is "hơn" too; of different words, and for a ratio (``mixed``), "khoảng" is left.
    """
    words = {reading.precision for reading in readings} - {Precision.EXACT}
    if not words:
        return Precision.EXACT
    return mixed or (words.pop() if len(words) == 1 else Precision.ABOUT)
