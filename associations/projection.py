"""Today's tree in the columns of Association: the only module that writes them.

Every writer holds the tree's lock (``tree_lock``) and reads under it. Numbers are worked out in
bulk; mptt's own writing (``save``, ``move_to``) is never used here, because it touches half the
table for each node and goes wrong on a stale parent.

Readers never wait: they see the rows as they were until the writer commits. A renumbering of the
whole tree also changes ``tree_id``, so that a range read just before it matches nothing
afterwards instead of somebody else's units.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.db import OperationalError, connection
from django.utils import timezone

from associations.copying import copy_rows
from associations.models import Association
from associations.numbering import LAST_NUMBER, Gap, Numbers, number

LOCK = 0x4B485543  # "KHUC": the tree's place among the database's advisory locks
LOCK_NOT_AVAILABLE = "55P03"
PATIENCE = 10  # seconds that a writer waits for another

# Free numbers after a unit and behind its last child: a unit of the state may get hundreds of
# branches, a branch a few groups, what has ended gets nothing more.
ROOM, SMALL_ROOM = 4096, 16


class TreeBusy(Exception):
    """Somebody else is changing the tree and did not finish in time."""

    def __init__(self) -> None:
        super().__init__("Cây tổ chức đang được người khác sửa. Xin thử lại sau ít phút.")


class TreeBroken(Exception):
    """The states make no tree (two roots, none, or a circle); check_tree tells where."""


def tree_lock(patience: float | None = None, lock: int = LOCK) -> None:
    """Wait for the tree's lock and hold it until the transaction ends.

    Raises ``TreeBusy`` after ten seconds, or ``patience``. Must be called inside a transaction;
    whatever is read before it may be stale. ``lock`` names another lock than the tree's.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("tree_lock needs a transaction")
    with connection.cursor() as cursor:
        milliseconds = round((PATIENCE if patience is None else patience) * 1000)
        cursor.execute("select set_config('lock_timeout', %s, true)", [f"{milliseconds}ms"])
        try:
            cursor.execute("select pg_advisory_xact_lock(%s)", [lock])
        except OperationalError as error:
            if getattr(error.__cause__, "pgcode", "") == LOCK_NOT_AVAILABLE:
                raise TreeBusy from error
            raise
        cursor.execute("select set_config('lock_timeout', '0', true)")


# The state that an association shows on a day: that day's, else its last before, else its first.
_SHOWN = """
with life as (
    select association_id, range_agg(valid) as days from associations_state {which} group by 1
), shown as (
    select distinct on (association_id)
           association_id, parent_id, name, full_name, coalesce(code, '') as code, level_id, kind,
           established, valid
      from associations_state {which}
     order by association_id,
              case when valid @> %(on)s::date then 0
                   when lower(valid) > %(on)s::date then 2 else 1 end,
              case when lower(valid) > %(on)s::date then lower(valid) - %(on)s::date
                   else %(on)s::date - coalesce(upper(valid), %(on)s::date) end
)
select s.association_id as id, s.parent_id, s.name, s.full_name, s.code, s.level_id, s.kind,
       s.established, lower(l.days) as opened_on,
       (select upper(span) from unnest(l.days) span where span && s.valid) as closed_on
  from shown s join life l using (association_id)
"""
SHOWN = _SHOWN.format(which="")
SHOWN_OF = _SHOWN.format(which="where association_id = any(%(units)s)")
COLUMNS = (
    "parent_id", "name", "full_name", "code", "level_id", "kind", "established", "opened_on",
    "closed_on",
)  # fmt: skip

REPEAT = f"""
update associations_association a
   set {", ".join(f"{c} = p.{c}" for c in COLUMNS)}
  from projected p
 where p.id = a.id
   and ({", ".join(f"a.{c}" for c in COLUMNS)})
       is distinct from ({", ".join(f"p.{c}" for c in COLUMNS)})
"""  # noqa: S608 - names of columns, written above


def project(on: date | None = None) -> int:
    """Bring the columns of Association to the tree of ``on`` (today); the number of rows changed.

    An association that has ended keeps the place that it had last. Where the numbers already fit
    the parents they stay, so that a second run writes nothing. Must be called inside a
    transaction; takes the tree's lock. Raises ``TreeBroken`` where the states make no tree.
    """
    tree_lock()
    with connection.cursor() as cursor:
        cursor.execute("drop table if exists projected")
        cursor.execute(
            f"create temporary table projected on commit drop as {SHOWN}",
            {"on": on or timezone.localdate()},
        )
        cursor.execute("analyze projected")
        cursor.execute(REPEAT)
        changed = cursor.rowcount
        cursor.execute("drop table projected")
        if not _fits(cursor):
            changed = max(changed, _renumber(cursor))
    return changed


def draw_projected(cursor, units: Sequence[int], on: date | None = None) -> None:
    """Lay the columns of ``units`` in the tree of ``on`` (today) into the table ``projected``."""
    cursor.execute("drop table if exists projected")
    cursor.execute(
        f"create temporary table projected on commit drop as {SHOWN_OF}",
        {"on": on or timezone.localdate(), "units": list(units)},
    )
    cursor.execute("analyze projected")


def renumber() -> int:
    """Number the whole tree anew by its parent column; the number of rows written."""
    tree_lock()
    with connection.cursor() as cursor:
        return _renumber(cursor)


def _fits(cursor) -> bool:
    """Whether the numbers nest as the parents do, each number once, leaves without a gap."""
    cursor.execute(
        "select id, parent_id, tree_id, lft, rght, depth from associations_association"
        " order by tree_id, lft"
    )
    return not find_misnumbered(cursor.fetchall())


def find_misnumbered(rows: Iterable[tuple[int, int | None, int, int, int, int]]) -> list[int]:
    """The ids whose numbers do not fit their parents.

    ``rows`` are (id, parent, tree, lft, rght, depth) in the order of tree and lft. Each number
    may be used once, children lie strictly inside their parent, a leaf has no gap.
    """
    wrong: list[int] = []
    above: list[list[int]] = []  # innermost last: id, rght, last number used inside, is a leaf
    tree_before: int | None = None

    def close(node: list[int]) -> None:
        if node[3] and node[1] != node[2] + 1:
            wrong.append(node[0])

    for id_, parent, tree, lft, rght, depth in rows:
        while above and (above[-1][1] < lft or tree != tree_before):
            close(above.pop())
        tree_before = tree
        holder = above[-1] if above else None
        if (
            lft >= rght
            or depth != len(above)
            or parent != (holder[0] if holder else None)
            or (holder is not None and (rght >= holder[1] or lft <= holder[2]))
        ):
            wrong.append(id_)
        if holder is not None:
            holder[2], holder[3] = rght, False
        above.append([id_, rght, lft, True])
    for node in above:
        close(node)
    return list(dict.fromkeys(wrong))


class Node(NamedTuple):
    """A unit to be numbered: siblings stand in the order of ``order``, ``room`` is left to it."""

    id: int
    parent: int | None
    order: tuple
    room: int


def arrange(nodes: Iterable[Node]) -> Numbers:
    """Numbers for a whole tree; less room where the columns could not hold the numbers.

    Raises ``TreeBroken`` where a node cannot be reached from a root.
    """
    rooms = {}
    roots: list[int] = []
    children: dict[int, list[int]] = defaultdict(list)
    for node in sorted(nodes, key=lambda node: node.order):
        rooms[node.id] = node.room
        (roots if node.parent is None else children[node.parent]).append(node.id)
    while True:
        numbers = number(roots, children, rooms.__getitem__)
        if len(numbers.lft) != len(rooms):
            raise TreeBroken("Có đơn vị không nối được tới gốc của cây.")
        if max(numbers.rght.values(), default=0) <= LAST_NUMBER:
            return numbers
        rooms = {id_: room // 2 for id_, room in rooms.items()}


def _renumber(cursor) -> int:
    """Number all associations by their parents, with room, under a fresh ``tree_id``.

    Among siblings the living come first, then go level, code (of places), Vietnamese order.
    """
    cursor.execute(
        "select a.id, a.parent_id, l.rank, l.rank <= (select max(rank) from associations_level"
        " where has_territory), a.closed_on is not null, case when l.has_territory then a.code"
        " else '' end, a.sort_key from associations_association a"
        " join associations_level l on l.code = a.level_id"
    )
    numbers = arrange(
        Node(id_, parent, (ended, rank, code, key, id_), give_room(is_large, ended))
        for id_, parent, rank, is_large, ended, code, key in cursor.fetchall()
    )
    cursor.execute("select coalesce(max(tree_id), 0) + 1 from associations_association")
    fresh_tree = cursor.fetchone()[0]
    cursor.execute("drop table if exists numbered")
    cursor.execute(
        "create temporary table numbered (id int, lft int, rght int, depth int) on commit drop"
    )
    rows = ((id_, lft, numbers.rght[id_], numbers.depth[id_]) for id_, lft in numbers.lft.items())
    copy_rows(cursor, "numbered", ("id", "lft", "rght", "depth"), rows)
    cursor.execute("analyze numbered")
    cursor.execute(
        "update associations_association a"
        " set tree_id = %s, lft = n.lft, rght = n.rght, depth = n.depth"
        " from numbered n where n.id = a.id",
        [fresh_tree],
    )
    written = cursor.rowcount
    cursor.execute("drop table numbered")
    return written


def give_room(is_large: bool, has_ended: bool) -> int:
    """How many free numbers a unit gets; ``is_large`` says that it stands at the level of the
    commune or above."""
    if has_ended:
        return 0
    return ROOM if is_large else SMALL_ROOM


GAPS = """
select p.id, p.tree_id, p.depth, p.lft,
       coalesce((select c.rght from associations_association c
                  where c.parent_id = p.id and c.lft > 0 order by c.lft desc limit 1),
                p.lft) + 1,
       p.rght,
       least(coalesce((select n.lft from associations_association n
                        where n.tree_id = p.tree_id and n.lft > p.rght order by n.lft limit 1),
                      %s),
             coalesce(up.rght, %s))
  from associations_association p left join associations_association up on up.id = p.parent_id
 where p.id = any(%s)
"""


def insert(units: Sequence[Association]) -> None:
    """Write new units, last below their parents, into gaps of the numbering where these reach.

    ``units`` have their id and ``parent_id``; their tree columns are set here. The parents exist.
    Must be called under the tree's lock.
    """
    by_parent: dict[int, list[Association]] = defaultdict(list)
    for unit in units:
        by_parent[unit.parent_id].append(unit)
    with connection.cursor() as cursor:
        depths = _read_depths(cursor, list(by_parent))
        fits = True
        # The deepest first: a parent that grows must have grown before its own parent is read.
        for depth in sorted(set(depths.values()), reverse=True):
            parents = [parent for parent in by_parent if depths[parent] == depth]
            fits &= _insert_below(cursor, {parent: by_parent[parent] for parent in parents})
        if not fits:
            _renumber(cursor)


def _read_depths(cursor, ids: list[int]) -> dict[int, int]:
    cursor.execute("select id, depth from associations_association where id = any(%s)", [ids])
    return dict(cursor.fetchall())


def _insert_below(cursor, by_parent: dict[int, list[Association]]) -> bool:
    """Insert children of parents of one depth; whether the gaps sufficed."""
    cursor.execute(GAPS, [LAST_NUMBER, LAST_NUMBER, list(by_parent)])
    grown = []
    fits = True
    for parent, tree, depth, _, first, rght, limit in cursor.fetchall():
        below = by_parent[parent]
        placed = Gap(first, rght, limit).fit(width=2, count=len(below), room=SMALL_ROOM)
        fits &= placed is not None
        places, end = placed or ([0] * len(below), rght)
        for unit, place in zip(below, places, strict=True):
            unit.tree_id, unit.depth = tree, depth + 1
            unit.lft, unit.rght = place, place + 1
        if end != rght:
            grown.append((parent, end))
    _set_rght(cursor, grown)
    copy_rows(
        cursor,
        "associations_association",
        INSERTED,
        (
            tuple(getattr(unit, c) for c in INSERTED)
            for below in by_parent.values()
            for unit in below
        ),
    )
    return fits


INSERTED = ("id", *COLUMNS, "tree_id", "lft", "rght", "depth")


def _set_rght(cursor, pairs: Sequence[tuple[int, int]]) -> None:
    if pairs:
        cursor.execute(
            "update associations_association a set rght = v.rght"
            " from unnest(%s::int[], %s::int[]) v(id, rght) where v.id = a.id",
            [list(part) for part in zip(*pairs, strict=True)],
        )


def move(unit: int, parent: int) -> None:
    """Hang ``unit`` with all below it last under ``parent``; in numbers and parent column.

    Must be called under the tree's lock. ``parent`` may not lie below ``unit``.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select tree_id, lft, rght, depth, parent_id from associations_association"
            " where id = %s",
            [unit],
        )
        tree, lft, rght, depth, old_parent = cursor.fetchone()
        cursor.execute(
            "select a.id, a.parent_id, a.lft, a.closed_on is not null, l.rank <= (select max(rank)"
            " from associations_level where has_territory) from associations_association a"
            " join associations_level l on l.code = a.level_id"
            " where a.tree_id = %s and a.lft between %s and %s order by a.lft",
            [tree, lft, rght],
        )
        branch = cursor.fetchall()
        # Taken out first, so that an old parent that stays without children is a leaf again.
        cursor.execute(
            "update associations_association set parent_id = %s, lft = 0, rght = 0 where id = %s",
            [parent, unit],
        )
        cursor.execute(
            "update associations_association p set rght = lft + 1 where id = %s and not exists"
            " (select from associations_association c where c.parent_id = p.id)",
            [old_parent],
        )
        _settle(cursor, unit, parent, branch)


def _settle(cursor, unit: int, parent: int, branch: Sequence[tuple]) -> None:
    """Give the rows of ``branch`` numbers last below ``parent``."""
    cursor.execute(GAPS, [LAST_NUMBER, LAST_NUMBER, [parent]])
    _, tree, depth, _, first, rght, limit = cursor.fetchone()
    rooms = {id_: give_room(is_large, ended) for id_, _, _, ended, is_large in branch}
    children: dict[int, list[int]] = defaultdict(list)
    for id_, above, *_ in branch[1:]:
        children[above].append(id_)
    for share in (1, 8, 64, 0):
        room = {id_: free // share if share else 0 for id_, free in rooms.items()}.__getitem__
        numbers = number([unit], children, room, depth=depth + 1)
        width = numbers.rght[unit]
        placed = Gap(first, rght, limit).fit(width, count=1, room=room(unit))
        if placed is None:
            continue
        places, end = placed
        shift = places[0] - 1
        if end != rght:
            _set_rght(cursor, [(parent, end)])
        rows = [
            (id_, numbers.lft[id_] + shift, numbers.rght[id_] + shift, numbers.depth[id_])
            for id_, *_ in branch
        ]
        cursor.execute(
            "update associations_association a set tree_id = %s, lft = v.lft, rght = v.rght,"
            " depth = v.depth from unnest(%s::int[], %s::int[], %s::int[], %s::int[])"
            " v(id, lft, rght, depth) where v.id = a.id",
            [tree, *(list(part) for part in zip(*rows, strict=True))],
        )
        return
    _renumber(cursor)
