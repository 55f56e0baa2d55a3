"""What the database holds of figures as reported: own values and kept totals, in one query.

``figures.readings`` makes figures of it.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from django.db import connection

from figures.models import ValueStatus

_BETWEEN = "\x1f"  # chr(31): stands between source and address, in neither

# One branch for what a unit gave itself, one for what lies below it: two ranges of two indexes.
# What is usual is null, because a null costs nothing to fetch: 0 left out, none illustrative, as
# many given as in. Only what was not read from a sheet can come from a published text, so only for
# that the submission is looked up; a join would read them all for a handful of values.
_OWN = """
select v.period_id, v.association_id, v.indicator_id, v.number, null::numeric,
       v.mark::int, v.precision::int, v.status::int, v.submission_id,
       nullif(v.is_illustrative::int, 0), null::bool, 1,
       case when v.sheet is null then
           (select s.source || chr(31) || s.source_url from figures_submission s
             where s.id = v.submission_id and s.source <> '') end
  from figures_value v
 where v.status = {status} and v.period_id = any(%(periods)s)
   and v.association_id = any(%(units)s){indicators}
"""
_KEPT = """
select t.period_id, t.association_id, t.indicator_id, t.{name}, t.{name}_base,
       t.{name}_in, t.due, nullif(t.{name}_given, t.{name}_in), nullif(t.{name}_left_out, 0),
       nullif(t.{name}_illustrative, 0), {waits}, null, null
  from figures_total t
 where t.period_id = any(%(periods)s) and t.association_id = any(%(units)s){indicators}
"""
_WAITS = """nullif(
           (t.provisional, t.provisional_base, t.provisional_in, t.provisional_left_out,
            t.provisional_given) is distinct from
           (t.approved, t.approved_base, t.approved_in, t.approved_left_out, t.approved_given),
           false)"""


class Own(NamedTuple):
    """What a unit gave itself."""

    number: Decimal | None
    mark: int
    precision: int
    status: int
    is_illustrative: bool
    submission: int
    source: str
    source_url: str


class Kept(NamedTuple):
    """The kept total of what lies below a unit; ``waits`` if part of it is not approved yet."""

    number: Decimal | None
    base: Decimal | None
    units_in: int
    left_out: int
    due: int
    illustrative: int
    waits: bool
    given: int


# A period, a unit and an indicator, as primary keys.
Cell = tuple[int, int, int]


def fetch_cells(
    periods: Sequence[int], units: Sequence[int], indicators: Sequence[int] | None,
    provisional: bool,
) -> tuple[dict[Cell, Own], dict[Cell, Kept]]:  # fmt: skip
    """Own values and kept totals; all indicators for None. One query, none for no units."""
    own: dict[Cell, Own] = {}
    kept: dict[Cell, Kept] = {}
    if periods and units:
        with connection.cursor() as cursor:
            cursor.execute(
                write_query(provisional, indicators is not None),
                {
                    "periods": list(periods),
                    "units": list(units),
                    "indicators": list(indicators or ()),
                },
            )
            for row in cursor:
                _keep(row, own, kept)
    return own, kept


def write_query(provisional: bool, some_indicators: bool) -> str:
    """The SQL of ``read_table``; parameters ``periods``, ``units``, ``indicators`` (arrays)."""
    chosen = "\n   and {}.indicator_id = any(%(indicators)s)" if some_indicators else ""
    name = "provisional" if provisional else "approved"
    branches = [
        _OWN.format(status=int(ValueStatus.APPROVED), indicators=chosen.format("v")),
        _KEPT.format(
            name=name, waits=_WAITS if provisional else "null::bool", indicators=chosen.format("t")
        ),
    ]
    if provisional:
        branches.append(
            _OWN.format(status=int(ValueStatus.PROVISIONAL), indicators=chosen.format("v"))
        )
    return "union all".join(branches)


def _keep(row: tuple, own: dict[Cell, Own], kept: dict[Cell, Kept]) -> None:
    """Put a row of ``write_query`` where it belongs."""
    period, unit, indicator, number, base, second, third, fourth, fifth, illustrative, waits = row[
        :11
    ]
    cell = (period, unit, indicator)
    if row[11] is None:
        given = second if fourth is None else fourth
        kept[cell] = Kept(
            number, base, second, fifth or 0, third, illustrative or 0, bool(waits), given
        )
        return
    before = own.get(cell)
    if before is None or before.status == ValueStatus.APPROVED:
        source, _, address = (row[12] or "").partition(_BETWEEN)
        own[cell] = Own(number, second, third, fourth, bool(illustrative), fifth, source, address)
