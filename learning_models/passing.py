"""Records of bearers pass from one unit to another, with what is open of their year.

Nothing is lost: where the same name stands at the taker already, both are kept, and the one that
comes later has the name of its old unit added to its address.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

from django.db import connection

from associations.copying import plan_for_many
from associations.reorganising.journal import Journal
from khuyenhoc.lib.name_keys import key_place
from learning_models.models import OPEN, Bearer, Registration

ADDRESS_LENGTH = 200
MANY = 1_000  # records from which statements are planned for many rows
BEARERS, REGISTRATIONS = Bearer._meta.db_table, Registration._meta.db_table

_PICK = """
select b.id, coalesce(n.taker, h.taker, w.taker)
  from learning_models_bearer b
  join unnest(%(units)s::int[], %(takers)s::int[]) w(unit, taker) on w.unit = b.association_id
  left join unnest(%(hamlet_units)s::int[], %(hamlet_keys)s::text[], %(hamlet_takers)s::int[])
       h(unit, key, taker) on h.unit = b.association_id and h.key = b.hamlet_key
  left join unnest(%(name_units)s::int[], %(name_keys)s::text[], %(name_takers)s::int[])
       n(unit, key, taker) on n.unit = b.association_id and n.key = b.name_key
                          and b.subject = 'community'
 where b.subject = any(%(subjects)s)
 order by 1
"""
_DOUBLES = """
with coming as materialized (
    select id, taker from unnest(%(ids)s::bigint[], %(takers)s::int[]) c(id, taker)
), everyone as (
    select b.id, c.taker as unit, b.subject, b.name_key, b.hamlet_key, b.address_key, b.birth_year,
           true as is_coming
      from coming c join learning_models_bearer b on b.id = c.id where b.ended_on is null
    union all
    select b.id, b.association_id, b.subject, b.name_key, b.hamlet_key, b.address_key,
           b.birth_year, false
      from learning_models_bearer b
     where b.association_id in (select distinct taker from coming) and b.ended_on is null
)
select id from (
    select id, is_coming, row_number() over (
               partition by unit, subject, name_key, hamlet_key, address_key, birth_year
               order by is_coming, id) as place
      from everyone) t
 where place > 1 and is_coming order by id
"""
_MOVE = """
update {table} t set association_id = c.taker
  from unnest(%s::bigint[], %s::int[]) c(id, taker) where t.id = c.id
"""
_OPEN = """
select r.id, case when b.association_id = any(%(units)s) then w.taker else b.association_id end
  from learning_models_registration r
  join learning_models_bearer b on b.id = r.bearer_id and b.subject = any(%(subjects)s)
  join unnest(%(units)s::int[], %(takers)s::int[]) w(unit, taker) on w.unit = r.association_id
 where r.state = any(%(open)s) and (%(only)s::bigint[] is null or b.id = any(%(only)s::bigint[]))
 order by 1
"""


@dataclass(frozen=True)
class Passing:
    """What passes: of bearers of ``subjects``, those of {unit: taker}, some hamlets elsewhere.

    ``hamlets`` are by unit and the key of the hamlet, ``names`` by unit and the key of a
    community's own name.
    """

    units: Mapping[int, int]
    hamlets: Mapping[tuple[int, str], int]
    names: Mapping[tuple[int, str], int]
    subjects: Sequence[str]


def pick_bearers(passing: Passing) -> dict[int, int]:
    """{bearer: the unit that takes it}."""
    values: dict[str, Any] = {
        "units": list(passing.units), "takers": list(passing.units.values()),
        "hamlet_units": [unit for unit, _ in passing.hamlets],
        "hamlet_keys": [key for _, key in passing.hamlets],
        "hamlet_takers": list(passing.hamlets.values()),
        "name_units": [unit for unit, _ in passing.names],
        "name_keys": [key for _, key in passing.names],
        "name_takers": list(passing.names.values()),
        "subjects": list(passing.subjects),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_PICK, values)
        return dict(cursor.fetchall())


def find_doubles(picked: Mapping[int, int]) -> list[int]:
    """Those who would stand at their taker under the very keys of somebody else."""
    with connection.cursor() as cursor:
        cursor.execute(_DOUBLES, {"ids": list(picked), "takers": list(picked.values())})
        return [key for (key,) in cursor.fetchall()]


def move_bearers(
    picked: Mapping[int, int], name: Callable[[int], str], journal: Journal | None = None
) -> None:
    """Let bearers be kept by the units named; ``name`` gives the words for their old unit."""
    doubles = find_doubles(picked)
    with _watch(journal, BEARERS, doubles, ["address", "address_key"]):
        _mark_doubles(doubles, name)
    _move(BEARERS, picked, journal)


def _watch(journal: Journal | None, table: str, keys: Sequence[int], columns: Sequence[str]):
    return nullcontext() if journal is None else journal.watch(table, keys, columns=columns)


def _mark_doubles(doubles: Sequence[int], name: Callable[[int], str]) -> None:
    rows = list(Bearer.objects.filter(pk__in=doubles).only("pk", "address", "association_id"))
    for row in rows:
        old = f"{name(row.association_id)} cũ"
        kept = row.address[: ADDRESS_LENGTH - len(old) - 2]
        row.address = f"{kept}, {old}" if kept else old
        row.address_key = key_place(row.address)
    Bearer.objects.bulk_update(rows, ["address", "address_key"], batch_size=2_000)


def _move(table: str, picked: Mapping[int, int], journal: Journal | None) -> None:
    with (
        _watch(journal, table, list(picked), ["association_id"]),
        connection.cursor() as cursor,
        plan_for_many(cursor) if len(picked) > MANY else nullcontext(),
    ):
        cursor.execute(_MOVE.format(table=table), [list(picked), list(picked.values())])


def pass_bearers(passing: Passing, name: Callable[[int], str], journal: Journal) -> None:
    """Move the bearers of a reorganisation."""
    move_bearers(pick_bearers(passing), name, journal)


def pass_registrations(
    passing: Passing, journal: Journal | None = None, only: Sequence[int] | None = None
) -> None:
    """Move what is open of a year after its bearer; to be called when bearers have moved.

    ``only`` names the bearers meant; without it all of the units.
    """
    _move(REGISTRATIONS, pick_registrations(passing, only), journal)


def pick_registrations(passing: Passing, only: Sequence[int] | None = None) -> dict[int, int]:
    """{open registration at the units: where its bearer is now, else the unit's taker}."""
    with connection.cursor() as cursor:
        cursor.execute(
            _OPEN,
            {
                "units": list(passing.units), "takers": list(passing.units.values()),
                "open": list(OPEN), "subjects": list(passing.subjects),
                "only": None if only is None else list(only),
            },
        )  # fmt: skip
        return dict(cursor.fetchall())
