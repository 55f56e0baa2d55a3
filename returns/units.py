"""Telling which unit a name in a sheet means, among those that a sender may report for (R4).

Any name or code that a unit ever bore is understood. Sure only when one unit fits and nothing
speaks against it; two units of one name are told apart by the headings above the row, or the
officer is asked. A unit's code in a reading is its association's number as text.
"""

from collections.abc import Sequence

from django.db.models import F, Q

from associations.matching import Candidate, UnitMatcher, read_candidates
from figures.models import Due, PeriodUnit
from khuyenhoc.lib.sheets.declaration import Certainty, FindUnit, UnitContext, UnitMatch

NO_CODES = ("",)


def make_finder(dues: Sequence[Due]) -> FindUnit:
    """What finds the units of ``dues``, all of one period, by the names in a sheet."""
    if not dues:
        return UnitMatcher([]).match
    matcher = UnitMatcher(_list_candidates(dues))
    groups = {each.code for each in matcher.candidates if each.is_group}

    def find(text: str, context: UnitContext) -> UnitMatch:
        match = matcher.match(text, context)
        choices = tuple(each for each in match.choices if each.code not in groups)
        if choices == match.choices:
            return match
        if choices:  # a unit above may be meant as well: ask
            return UnitMatch(Certainty.UNSURE, choices)
        return UnitMatch(Certainty.UNKNOWN, is_group=True)

    return find


def _list_candidates(dues: Sequence[Due]) -> list[Candidate]:
    units = [due.unit.association_id for due in dues]
    groups = [each for each in _list_groups(dues) if each not in set(units)]
    found = read_candidates(units, dues[0].unit.period.last_day, groups)
    keys = dict.fromkeys([*units, *groups])
    return [
        each._replace(code=str(key), codes=each.codes or NO_CODES)
        for key, each in zip(keys, found, strict=True)
    ]


def _list_groups(dues: Sequence[Due]) -> list[int]:
    """The units above those of ``dues`` in their roll."""
    rows = PeriodUnit.objects.filter(
        Q(rght__gt=F("lft") + 1),
        period=dues[0].unit.period_id,
        lft__lt=max(due.unit.lft for due in dues),
        rght__gt=min(due.unit.rght for due in dues),
    )
    spans = [(due.unit.lft, due.unit.rght) for due in dues]
    return [
        association
        for association, left, right in rows.values_list("association_id", "lft", "rght")
        if any(left < first and last < right for first, last in spans)
    ]
