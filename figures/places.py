"""The units of a period's roll with the names that they bore on the period's last day.

A name or a code says nothing without a day (product.md T1), so every name here comes from the state
of that day; the unit itself is found by its identity.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection

from associations.history import UnitAt, ancestors_at, children_at, units_at
from associations.models import Association, State
from figures.models import Period
from khuyenhoc.lib.names import vn_key

_PLACES = """
select u.association_id, coalesce(s.name, a.name), coalesce(s.full_name, a.full_name),
       coalesce(s.code, ''), u.level_id, u.parent_id, u.rght > u.lft + 1, a.closed_on,
       coalesce(s.established, a.established)
  from {units}
  join associations_association a on a.id = u.association_id
  left join associations_state s on s.association_id = u.association_id
       and s.valid @> %(day)s::date
 where {where}
 order by {order}
"""
_ABOVE = """figures_periodunit me join figures_periodunit u
    on u.period_id = me.period_id and u.lft <= me.lft and u.rght >= me.rght"""
_BELOW = """figures_periodunit me join figures_periodunit u
    on u.period_id = me.period_id and u.lft between me.lft and me.rght"""
_ME = "me.period_id = %(period)s and me.association_id = %(unit)s"
_PATH = _PLACES.format(units=_ABOVE, where=_ME, order="u.lft")
_AROUND = _PLACES.format(
    units="""figures_periodunit me join figures_periodunit u on u.period_id = me.period_id
        and ((u.lft <= me.lft and u.rght >= me.rght) or u.parent_id = me.association_id
             or (me.parent_id is null and u.level_id = %(level)s))""",
    where=_ME,
    order='u.depth, public.vn_key(coalesce(s.name, a.name)) collate "C", u.association_id',
)
_SUBTREE = _PLACES.format(units=_BELOW, where=_ME, order="u.lft")
_CHILDREN = _PLACES.format(
    units="figures_periodunit u",
    where="u.period_id = %(period)s and u.parent_id = %(unit)s",
    order='public.vn_key(coalesce(s.name, a.name)) collate "C", u.association_id',
)
# Who bore the code, those of the day first, then the latest bearer; the association itself last.
_BEARERS = """
select s.association_id, max(s.full_name), bool_or(s.valid @> %(day)s::date),
       max(coalesce(upper(s.valid), 'infinity')), min(coalesce(lower(s.valid), '-infinity'))
  from associations_state s
 where s.code = %(code)s
 group by s.association_id
 order by 3 desc, 4 desc, 1
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A unit as it stood in the roll of a period, or in the tree of a day."""

    pk: int
    name: str
    full_name: str
    code: str
    level: str
    parent: int | None
    has_below: bool
    closed_on: date | None
    established: str

    def __str__(self) -> str:
        return self.full_name


@dataclass(frozen=True, slots=True)
class Bearer:
    """An association that bore a code; ``is_of_day`` if it did on the day asked."""

    pk: int
    full_name: str
    is_of_day: bool


def find_path(period: Period, unit: int) -> list[Place]:
    """The unit's way down the roll: root first, itself last; empty if it is not in the roll."""
    return _list(_PATH, period, unit)


def find_around(period: Period, unit: int) -> tuple[list[Place], list[Place]]:
    """The unit's way down the roll, and the units directly under it in Vietnamese order."""
    path, children, _ = find_around_with(period, unit, "")
    return path, children


def find_around_with(
    period: Period, unit: int, level: str
) -> tuple[list[Place], list[Place], list[Place]]:
    """As ``find_around``, and of the root all units of ``level`` in Vietnamese order."""
    places = _list(_AROUND, period, unit, level)
    children = [place for place in places if place.parent == unit]
    if places and places[0].pk == unit:
        return places[:1], children, [place for place in places if place.level == level]
    return [place for place in places if place.parent != unit], children, []


def find_around_on(unit: int, on: date) -> tuple[list[Place], list[Place]]:
    """As ``find_around``, in the tree of a day; both empty where the unit did not live."""
    path = [_stand(each) for each in ancestors_at(unit, on)]
    below = [_stand(each) for each in children_at(unit, on)] if path else []
    return path, sorted(below, key=lambda place: (vn_key(place.name), place.pk))


def find_last_day(unit: int) -> date | None:
    """The last day that a unit lived; None for one that lives, or is not there."""
    closed = Association.objects.filter(pk=unit).values_list("closed_on", flat=True).first()
    return None if closed is None else closed - timedelta(days=1)


def find_root(unit: int) -> int:
    """The root of the tree in which a unit stands, or stood last; the unit itself without one."""
    tree = Association.objects.filter(pk=unit).values("tree_id")
    root = Association.objects.filter(parent=None, tree_id__in=tree).values_list("pk", flat=True)
    return root.first() or unit


def find_first_root() -> int:
    """The root of the nation's tree; 0 where there is none yet."""
    return Association.objects.roots().values_list("pk", flat=True).first() or 0


def name_units(units: Iterable[int], on: date) -> dict[int, str]:
    """Unit → its full name at the end of a day."""
    states = State.objects.filter(association__in=list(units), valid__contains=on)
    return dict(states.order_by().values_list("association_id", "full_name"))


def _stand(unit: UnitAt) -> Place:
    return Place(
        unit.id, unit.name, unit.full_name, unit.code or "", unit.level, unit.parent, True, None,
        unit.established,
    )  # fmt: skip


def list_children(period: Period, unit: int) -> list[Place]:
    """The units directly under ``unit`` in the roll, in Vietnamese order."""
    return _list(_CHILDREN, period, unit)


def list_level_on(level: str, on: date) -> list[Place]:
    """All units of one level in the tree of a day, in Vietnamese order."""
    found = [_stand(each) for each in units_at(level, on)]
    return sorted(found, key=lambda place: (vn_key(place.name), place.pk))


def list_subtree(period: Period, unit: int) -> list[Place]:
    """``unit`` and everything below it in the roll, in roll order."""
    return _list(_SUBTREE, period, unit)


def find_bearers(code: str, day: date) -> list[Bearer]:
    """Who ever bore ``code``: whoever bears it on ``day`` first, then the latest."""
    with connection.cursor() as cursor:
        cursor.execute(_BEARERS, {"code": code.strip(), "day": day})
        return [Bearer(pk, name, of_day) for pk, name, of_day, _until, _since in cursor]


def _list(query: str, period: Period, unit: int, level: str = "") -> list[Place]:
    with connection.cursor() as cursor:
        cursor.execute(
            query,
            {"period": period.pk, "unit": unit, "day": period.last_day, "level": level},
        )
        return [Place(*row) for row in cursor]
