"""New numbers for today's tree after many units have come under other parents.

Everything is worked out in memory and told as a difference, so that it can be kept and taken back.
A few units are fitted into the gaps that the numbering leaves; many, and the whole is numbered
anew, in the order of siblings. Part of the projection: written under the tree's lock.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.db import connection

from associations.numbering import LAST_NUMBER, Gap, number
from associations.projection import COLUMNS, Node, arrange, draw_projected, give_room

FEW = 40  # units that are fitted in; above that siblings should stand in their order again
Place = tuple[int, int, int, int]  # tree, lft, rght, depth


class _Unit(NamedTuple):
    id: int
    parent: int | None
    place: Place
    rank: int
    is_large: bool
    has_ended: bool
    code: str
    sort_key: str


class Following(NamedTuple):
    """Numbers that change when today's tree follows its states: those before (but of units that
    had none yet) and those after, by association."""

    before: dict[int, Place]
    after: dict[int, Place]


def work_out_following(units: Sequence[int], on: date | None = None) -> Following:
    """What today's columns of ``units`` and the numbers of all come to by the states of ``on``
    (today).

    Reads only, and keeps the columns in a table of the transaction's own for ``follow_states``.
    Raises ``TreeBroken`` where a unit cannot be reached from a root.
    """
    with connection.cursor() as cursor:
        draw_projected(cursor, units, on)
        return Following(*_place(cursor))


def follow_states(following: Following) -> None:
    """Write what was worked out, in as few writes as there are rows.

    Must be called under the tree's lock, where nobody has changed the tree or its numbers since.
    """
    with connection.cursor() as cursor:
        rows = [(id_, *each) for id_, each in following.after.items()] or [(0, 0, 0, 0, 0)]
        for follow in FOLLOW:
            cursor.execute(follow, [list(column) for column in zip(*rows, strict=True)])
        cursor.execute("select id from projected")
        shown = {row[0] for row in cursor.fetchall()}
        cursor.execute("drop table projected")
    write_numbers({id_: each for id_, each in following.after.items() if id_ not in shown})


def _write_follow(columns: Sequence[str], which: str) -> str:
    """Columns and numbers of the associations in ``projected`` for which ``which`` holds."""
    return f"""
update associations_association a
   set {", ".join(f"{c} = p.{c}" for c in columns)},
       tree_id = coalesce(v.tree, a.tree_id), lft = coalesce(v.lft, a.lft),
       rght = coalesce(v.rght, a.rght), depth = coalesce(v.depth, a.depth)
  from projected p
  left join unnest(%s::int[], %s::int[], %s::int[], %s::int[], %s::int[])
            v(id, tree, lft, rght, depth) on v.id = p.id
 where p.id = a.id and {which}
   and (v.id is not null or ({", ".join(f"a.{c}" for c in columns)})
        is distinct from ({", ".join(f"p.{c}" for c in columns)}))
"""  # noqa: S608 - names of columns


# Whoever is not renamed keeps the key by which names are sorted: working it out takes longest.
FOLLOW = [
    _write_follow([c for c in COLUMNS if c != "name"], "a.name = p.name"),
    _write_follow(COLUMNS, "a.name <> p.name"),
]


def _place(cursor) -> tuple[dict[int, Place], dict[int, Place]]:
    units = _read(cursor)
    hung = _find_hung(units)
    after = _fit(units, hung) if len(hung) <= FEW else None
    if after is None:
        after = _arrange(units)
    changed = {id_: new for id_, new in after.items() if new != units[id_].place}
    return {id_: units[id_].place for id_ in changed if units[id_].place[1]}, changed


def write_numbers(places: Mapping[int, Place]) -> None:
    """Give associations these numbers, in one statement."""
    if not places:
        return
    rows = [(id_, *each) for id_, each in places.items()]
    with connection.cursor() as cursor:
        cursor.execute(
            "update associations_association a set tree_id = v.tree, lft = v.lft, rght = v.rght,"
            " depth = v.depth from unnest(%s::int[], %s::int[], %s::int[], %s::int[], %s::int[])"
            " v(id, tree, lft, rght, depth) where v.id = a.id",
            [list(column) for column in zip(*rows, strict=True)],
        )


def read_places() -> dict[int, Place]:
    """The numbers of all associations as they are."""
    with connection.cursor() as cursor:
        cursor.execute("select id, tree_id, lft, rght, depth from associations_association")
        return {id_: tuple(rest) for id_, *rest in cursor.fetchall()}


UNITS = """
with unit as (
    select a.id, p.id is not null as is_shown, a.tree_id, a.lft, a.rght, a.depth, a.sort_key,
           case when p.id is null then a.parent_id else p.parent_id end as parent,
           case when p.id is null then a.closed_on else p.closed_on end as closed_on,
           coalesce(p.level_id, a.level_id) as level, coalesce(p.code, a.code) as code,
           p.name is distinct from a.name as is_renamed, p.name
      from associations_association a left join projected p on p.id = a.id
)
select u.id, u.parent, u.tree_id, u.lft, u.rght, u.depth, l.rank, l.rank <= (select max(rank)
       from associations_level where has_territory), u.closed_on is not null,
       case when l.has_territory then u.code else '' end,
       case when u.is_shown and u.is_renamed then public.vn_key(u.name) else u.sort_key end
  from unit u join associations_level l on l.code = u.level order by u.tree_id, u.lft
"""


def _read(cursor) -> dict[int, _Unit]:
    """All associations as they will be, with the numbers that they have."""
    cursor.execute(UNITS)
    return {row[0]: _Unit(row[0], row[1], row[2:6], *row[6:]) for row in cursor.fetchall()}


def _find_hung(units: Mapping[int, _Unit]) -> set[int]:
    """The units that do not lie in the numbers of their parent."""
    hung = set()
    above: list[_Unit] = []
    for unit in units.values():
        tree, lft, *_ = unit.place
        if not lft:
            hung.add(unit.id)
            continue
        while above and (above[-1].place[0] != tree or above[-1].place[2] < lft):
            above.pop()
        if unit.parent != (above[-1].id if above else None):
            hung.add(unit.id)
        above.append(unit)
    return hung


def _list_children(units: Mapping[int, _Unit]) -> dict[int | None, list[int]]:
    children: dict[int | None, list[int]] = defaultdict(list)
    for unit in units.values():
        children[unit.parent].append(unit.id)
    return children


def _fit(units: Mapping[int, _Unit], hung: set[int]) -> dict[int, Place] | None:
    """Numbers last below the new parents, in gaps; None where these do not reach."""
    children = _list_children(units)
    moving: set[int] = set()
    pending = list(hung)
    while pending:
        unit = pending.pop()
        if unit not in moving:
            moving.add(unit)
            pending.extend(children.get(unit, ()))
    places = {id_: unit.place for id_, unit in units.items()}
    for id_, (tree, lft, rght, depth) in list(places.items()):
        if id_ not in moving and rght > lft + 1 and not _stays(children, id_, moving):
            places[id_] = (tree, lft, lft + 1, depth)  # a leaf again
    tops = [id_ for id_ in units if id_ in hung and units[id_].parent not in moving]
    for top in tops:
        parent = units[top].parent
        if parent is None or not _settle(units, children, moving, places, top, parent):
            return None
        moving.difference_update(_list_branch(children, top))
    return places if not moving else None


def _stays(children: Mapping[int | None, list[int]], parent: int, moving: set[int]) -> bool:
    return any(child not in moving for child in children.get(parent, ()))


def _list_branch(children: Mapping[int | None, list[int]], top: int) -> list[int]:
    branch, pending = [], [top]
    while pending:
        branch.append(pending.pop())
        pending.extend(children.get(branch[-1], ()))
    return branch


def _settle(
    units: Mapping[int, _Unit],
    children: Mapping[int | None, list[int]],
    moving: set[int],
    places: dict[int, Place],
    top: int,
    parent: int,
) -> bool:
    """Number the branch of ``top`` last below ``parent``; whether there was room."""
    tree, lft, rght, depth = places[parent]
    first = 1 + max(
        (places[child][2] for child in children[parent] if child not in moving), default=lft
    )
    above = units[parent].parent
    beside = [places[each][1] for each in children[above]
              if each not in moving and places[each][0] == tree
              and places[each][1] > rght]  # fmt: skip
    limit = min(beside, default=places[above][2] if above is not None else LAST_NUMBER)
    branch = _list_branch(children, top)
    below: dict[int, list[int]] = {
        id_: sorted(children[id_], key=lambda each: _order(units[each]))
        for id_ in branch
        if id_ in children
    }
    rooms = {id_: give_room(units[id_].is_large, units[id_].has_ended) for id_ in branch}
    for share in (1, 8, 64, 0):
        free = {id_: room // share if share else 0 for id_, room in rooms.items()}
        numbers = number([top], below, free.__getitem__, depth=depth + 1)
        width = numbers.rght[top]
        fitted = Gap(first, rght, limit).fit(width, count=1, room=free[top])
        if fitted is None:
            continue
        (start,), end = fitted
        places[parent] = (tree, lft, end, depth)
        for id_ in branch:
            shift = start - 1
            places[id_] = (tree, numbers.lft[id_] + shift, numbers.rght[id_] + shift,
                           numbers.depth[id_])  # fmt: skip
        return True
    return False


def _order(unit: _Unit) -> tuple:
    return (unit.has_ended, unit.rank, unit.code, unit.sort_key, unit.id)


def _arrange(units: Mapping[int, _Unit]) -> dict[int, Place]:
    """The whole tree anew, under a fresh ``tree_id``."""
    numbers = arrange(
        Node(unit.id, unit.parent, _order(unit), give_room(unit.is_large, unit.has_ended))
        for unit in units.values()
    )
    fresh = 1 + max((unit.place[0] for unit in units.values()), default=0)
    return {
        id_: (fresh, lft, numbers.rght[id_], numbers.depth[id_]) for id_, lft in numbers.lft.items()
    }
