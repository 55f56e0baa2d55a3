"""The tree of any date, and what became of whom.

A date means the end of that day. What is asked of the past is read from the states; the tree of
today is also in the columns of Association, which ``within`` compares. All functions take ids and
give plain rows, so that a page needs one query a question.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from associations.models import Association, State, entitle
from associations.reorganising.forecast import has_scheduled, read_forecast
from khuyenhoc.lib.names import vn_key


class UnitAt(NamedTuple):
    """What an association was on the day asked; ``depth`` counts from the unit asked for (0)."""

    id: int
    parent: int | None
    depth: int
    level: str
    name: str
    full_name: str
    code: str | None
    kind: str
    established: str

    @property
    def title(self) -> str:
        """The name by which the association signed."""
        return entitle(self.full_name, self.kind)


class Branch(NamedTuple):
    """A unit with all below it, nested."""

    unit: UnitAt
    children: "list[Branch]"


FIELDS = (
    "s.association_id, s.parent_id, {depth}, s.level_id, s.name, s.full_name, s.code, s.kind,"
    " s.established"
)
# Among siblings: level, then code of places, then Vietnamese order.
ORDER = "l.rank, case when l.has_territory then s.code else '' end, a.sort_key, s.association_id"
JOINS = (
    " join associations_level l on l.code = s.level_id"
    " join associations_association a on a.id = s.association_id"
)

# As ``c.valid @> on``, written so that the planner keeps to the index on the parent: together with
# that on the days it would read the whole of the latter once for each parent.
LASTS = """coalesce(lower(c.valid) <= %(on)s::date, true)
       and coalesce(upper(c.valid) > %(on)s::date, true)"""

BELOW = f"""
with recursive s as (
    select association_id, parent_id, 0 as depth, level_id, name, full_name, code, kind, established
      from associations_state
     where {{start}} and valid @> %(on)s::date
    union all
    select c.association_id, c.parent_id, s.depth + 1, c.level_id, c.name, c.full_name, c.code,
           c.kind, c.established
      from s join associations_state c on c.parent_id = s.association_id and {LASTS}
)
select {FIELDS.format(depth="s.depth")} from s {JOINS}
"""  # noqa: S608 - constants

# Today's tree is also in the columns of Association, where a subtree is one range. The range is
# read first: joined to it, the planner would not know how short it is.
RANGE = """
select tree_id, lft, rght, depth from associations_association
 where {start} and (opened_on is null or opened_on <= %(on)s)
   and (closed_on is null or closed_on > %(on)s)
 order by tree_id limit 1
"""
TODAY = """
select id, parent_id, depth - %(depth)s, level_id, name, full_name, nullif(code, ''), kind,
       established
  from associations_association
 where tree_id = %(tree)s and lft between %(lft)s and %(rght)s
   and (opened_on is null or opened_on <= %(on)s) and (closed_on is null or closed_on > %(on)s)
 order by lft
"""

# As one array, from the index alone.
BELOW_TODAY = """
select array_agg(id) from associations_association
 where tree_id = (select tree_id from associations_association where id = %(unit)s)
   and lft between (select lft from associations_association where id = %(unit)s)
               and (select rght from associations_association where id = %(unit)s)
"""

ABOVE = f"""
with recursive t(id, parent, depth) as (
    select association_id, parent_id, 0 from associations_state
     where association_id = %(unit)s and valid @> %(on)s::date
    union all
    select s.association_id, s.parent_id, t.depth + 1
      from t join associations_state s on s.association_id = t.parent and s.valid @> %(on)s::date
)
select {FIELDS.format(depth="t.depth")}
  from t join associations_state s on s.association_id = t.id and s.valid @> %(on)s::date
 order by t.depth desc
"""  # noqa: S608 - constants


def tree_at(on: date, below: int | None = None) -> list[UnitAt]:
    """The whole tree of a date, or that of ``below`` and all under it, in tree order.

    Children follow their parent, ``depth`` tells how deep. Empty where ``below`` did not live.
    Siblings stand by level, code and name; today what was founded lately stands last.
    """
    if on > timezone.localdate() and has_scheduled(on):
        return _foresee(on, below)
    values = {"on": on, "below": below}
    with connection.cursor() as cursor:
        if on == timezone.localdate():
            start = "parent_id is null" if below is None else "id = %(below)s"
            cursor.execute(RANGE.format(start=start), values)
            if (top := cursor.fetchone()) is None:
                return []
            values |= dict(zip(("tree", "lft", "rght", "depth"), top, strict=True))
            cursor.execute(TODAY, values)
            return list(map(UnitAt._make, cursor.fetchall()))
        start = "parent_id is null" if below is None else "association_id = %(below)s"
        cursor.execute(f"{BELOW.format(start=start)} order by {ORDER}", values)
        rows = cursor.fetchall()
    return _arrange(rows)


def _arrange(rows: Iterable[tuple]) -> list[UnitAt]:
    """Rows of siblings in their order, so that children follow their parent."""
    children: dict[int | None, list[tuple]] = defaultdict(list)
    roots = []
    for row in rows:
        if row[2]:
            children[row[1]].append(row)
        else:
            roots.append(row)
    ordered = []
    pending = roots[::-1]
    make = UnitAt._make
    while pending:
        row = pending.pop()
        ordered.append(make(row))
        if row[0] in children:
            pending.extend(reversed(children[row[0]]))
    return ordered


def _foresee(on: date, below: int | None) -> list[UnitAt]:
    """The tree of a day to come, with the decisions that wait for it; units that these found have
    negative ids."""
    picture = read_forecast(on)
    ranks, children = picture.ranks.levels, picture.list_children()
    starts = children[None] if below is None else [below] if below in picture.shapes else []
    rows: list[tuple] = []
    pending = [(unit, 0) for unit in starts]
    while pending:
        unit, depth = pending.pop()
        s = picture.shapes[unit]
        rows.append((unit, s.parent, depth, s.level, s.name, s.full_name, s.code, s.kind,
                     s.established))  # fmt: skip
        pending += [(child, depth + 1) for child in children.get(unit, ())]

    def order(row: tuple) -> tuple:
        level = ranks[row[3]]
        return (level.rank, (row[6] or "") if level.has_territory else "", vn_key(row[4]), row[0])

    return _arrange(sorted(rows, key=order))


def nest(units: Sequence[UnitAt]) -> list[Branch]:
    """The same units, nested; ``units`` come as ``tree_at`` gives them."""
    roots: list[Branch] = []
    below: dict[int | None, list[Branch]] = {}
    make = Branch._make
    for unit in units:
        children = below[unit[0]] = []
        siblings = below.get(unit[1], roots) if unit[2] else roots
        siblings.append(make((unit, children)))
    return roots


def children_at(unit: int, on: date) -> list[UnitAt]:
    """The living units directly under ``unit`` at the end of a day."""
    if on > timezone.localdate() and has_scheduled(on):
        return [each for each in tree_at(on, unit) if each.depth == 1]
    lasts = LASTS.replace("c.valid", "s.valid")
    with connection.cursor() as cursor:
        cursor.execute(
            f"select {FIELDS.format(depth='1')} from associations_state s {JOINS}"  # noqa: S608
            f" where s.parent_id = %(unit)s and {lasts} order by {ORDER}",
            {"unit": unit, "on": on},
        )
        return [UnitAt(*row) for row in cursor.fetchall()]


def ancestors_at(unit: int, on: date) -> list[UnitAt]:
    """From the root down to ``unit`` itself; ``depth`` counts upwards from it. Empty where it
    did not live."""
    with connection.cursor() as cursor:
        cursor.execute(ABOVE, {"unit": unit, "on": on})
        return [UnitAt(*row) for row in cursor.fetchall()]


def paths_at(places: Iterable[tuple[int, date]]) -> dict[tuple[int, date], list[UnitAt]]:
    """``ancestors_at`` of many (unit, day) at once, by (unit, day)."""
    places = list(dict.fromkeys(places))
    paths: dict[tuple[int, date], list[UnitAt]] = {place: [] for place in places}
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            with recursive t(unit, day, id, parent, depth) as (
                select p.unit, p.day, s.association_id, s.parent_id, 0
                  from unnest(%s::int[], %s::date[]) p(unit, day)
                  join associations_state s on s.association_id = p.unit and s.valid @> p.day
                union all
                select t.unit, t.day, s.association_id, s.parent_id, t.depth + 1
                  from t join associations_state s on s.association_id = t.parent
                                                  and s.valid @> t.day
            )
            select t.unit, t.day, {FIELDS.format(depth="t.depth")}
              from t join associations_state s on s.association_id = t.id and s.valid @> t.day
             order by t.unit, t.day, t.depth desc
            """,  # noqa: S608 - constants
            [[unit for unit, _ in places], [day for _, day in places]],
        )
        for unit, day, *row in cursor.fetchall():
            paths[unit, day].append(UnitAt(*row))
    return paths


def ids_below(unit: int) -> list[int]:
    """The ids of ``unit`` and of all that hang, or hung last, below it in today's tree."""
    with connection.cursor() as cursor:
        cursor.execute(BELOW_TODAY, {"unit": unit})
        return cursor.fetchone()[0] or []


def units_at(level: str, on: date, below: int | None = None) -> list[UnitAt]:
    """The living units of one level at the end of a day, in the country or below a unit.

    In tree order; ``depth`` is 0 without ``below``.
    """
    if below is not None:
        return [unit for unit in tree_at(on, below) if unit.level == level]
    if on > timezone.localdate() and has_scheduled(on):
        return [unit._replace(depth=0) for unit in tree_at(on) if unit.level == level]
    with connection.cursor() as cursor:
        cursor.execute(
            f"select {FIELDS.format(depth='0')} from associations_state s {JOINS}"  # noqa: S608
            f" where s.level_id = %s and s.valid @> %s::date order by {ORDER}",
            [level, on],
        )
        return [UnitAt(*row) for row in cursor.fetchall()]


def state_at(unit: int, on: date) -> State | None:
    """The state of ``unit`` at the end of a day; None where it did not live."""
    return State.objects.filter(association=unit, valid__contains=on).first()


def find_by_code(code: str, on: date) -> Association | None:
    """The association that bore ``code`` at the end of a day.

    A code says nothing without a date: thousands were used twice. Where both registers have it
    the register of the state goes first.
    """
    states = State.objects.filter(code=code, valid__contains=on).select_related("association")
    first = states.order_by("register").first()
    return first.association if first else None


class Successor(NamedTuple):
    """A unit that came after, or before, another; over ``steps`` reorganisations.

    ``is_whole``: the whole of the older one passed to it. ``is_last``: nobody follows it, the
    walk ends here. ``on`` is the day of the last step.
    """

    id: int
    on: date
    is_whole: bool
    is_last: bool
    steps: int
    name: str
    full_name: str
    kind: str
    code: str
    opened_on: date | None
    closed_on: date | None

    @property
    def title(self) -> str:
        """The name by which the association signs, or signed last."""
        return entitle(self.full_name, self.kind)


WALK = """
with recursive walk(start, id, "on", is_whole, steps) as (
    select s.{here}, s.{there}, s."on", s.is_whole, 1
      from associations_succession s where s.{here} = any(%(units)s)
    union all
    select w.start, s.{there}, s."on", w.is_whole and s.is_whole, w.steps + 1
      from walk w join associations_succession s on s.{here} = w.id and s."on" {after} w."on"
), reached as (
    select start, id, max("on") as "on", bool_or(is_whole) as is_whole, min(steps) as steps
      from walk group by start, id
)
select r.start, r.id, r."on", r.is_whole,
       not exists (select from associations_succession s where s.{here} = r.id), r.steps,
       a.name, a.full_name, a.kind, a.code, a.opened_on, a.closed_on
  from reached r join associations_association a on a.id = r.id
 order by r.start, r.steps, r.is_whole desc, a.sort_key
"""


def successors(unit: int) -> list[Successor]:
    """All units that came after ``unit``, to the end, the nearest first."""
    return successors_of([unit])[unit]


def predecessors(unit: int) -> list[Successor]:
    """All units that came before ``unit``, to the beginning, the nearest first; ``is_whole`` says
    that the whole of the predecessor passed to it."""
    return _walk("new_id", "old_id", "<", [unit])[unit]


def successors_of(units: Iterable[int]) -> dict[int, list[Successor]]:
    """``successors`` of many units at once, by unit."""
    return _walk("old_id", "new_id", ">", units)


def _walk(here: str, there: str, after: str, units: Iterable[int]) -> dict[int, list[Successor]]:
    units = list(units)
    found: dict[int, list[Successor]] = {unit: [] for unit in units}
    with connection.cursor() as cursor:
        cursor.execute(WALK.format(here=here, there=there, after=after), {"units": units})
        for start, *row in cursor.fetchall():
            found[start].append(Successor(*row))
    return found
