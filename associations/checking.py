"""Is the tree whole? Looks at every day at once and names each fault in words.

The states are compared as spans of days, so that no day on which something changed is left out
and none is walked twice: one root, no circle, parents that live while their children do, levels
that the rules of the day allow, territory held once and by living lowest units, successions that
follow from the holdings, and today's columns and numbers equal to a tree rebuilt from the states.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from associations.projection import COLUMNS, SHOWN, find_misnumbered
from associations.successions import work_out_successions
from khuyenhoc.lib.dates import format_date


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: its kind, the association concerned, the first day, and a sentence."""

    code: str
    association: int | None
    on: date | None
    message: str


# Each query gives rows (association or None, first day or None, *values of the sentence).
ROOTS_TWICE = """
select greatest(a.association_id, b.association_id), lower(a.valid * b.valid), b.full_name,
       a.full_name
  from associations_state a join associations_state b
    on a.association_id < b.association_id and a.valid && b.valid
 where a.parent_id is null and b.parent_id is null
"""
ROOT_MISSING = """
with lived as (select range_agg(valid) as days from associations_state),
     ruled as (select range_agg(valid) as days from associations_state where parent_id is null)
select null::int, lower(lived.days - coalesce(ruled.days, '{}'))
  from lived, ruled where lived.days - coalesce(ruled.days, '{}') <> '{}'
"""
PARENT_DEAD = """
with life as (
    select association_id, range_agg(valid) as days from associations_state group by 1
)
select s.association_id, lower(datemultirange(s.valid) - coalesce(l.days, '{}')), s.full_name,
       p.full_name
  from associations_state s
  join associations_association p on p.id = s.parent_id
  left join life l on l.association_id = s.parent_id
 where not coalesce(l.days @> s.valid, false)
"""
# "&&" would let the planner read the whole index of days once for each parent.
CIRCLE = """
with recursive hung as (
    select association_id, valid, 0 as depth from associations_state where parent_id is null
    union all
    select s.association_id, s.valid * h.valid, h.depth + 1
      from hung h join associations_state s on s.parent_id = h.association_id
     where h.depth < 40 and not isempty(s.valid * h.valid)
), reached as (
    select association_id, range_agg(valid) as days from hung group by 1
), life as (
    select association_id, range_agg(valid) as days from associations_state group by 1
)
select l.association_id, lower(l.days - coalesce(r.days, '{}')), a.full_name
  from life l join associations_association a on a.id = l.association_id
  left join reached r using (association_id)
 where l.days <> coalesce(r.days, '{}')
"""
LEVEL_FORBIDDEN = """
with allowed as (
    select level_id, parent_level_id, range_agg(valid) as days
      from associations_levelrule group by 1, 2
)
select s.association_id, lower(datemultirange(s.valid * p.valid) - coalesce(r.days, '{}')),
       s.full_name, p.full_name
  from associations_state s
  join associations_state p on p.association_id = s.parent_id and p.valid && s.valid
  left join allowed r on r.level_id = s.level_id and r.parent_level_id = p.level_id
 where not coalesce(r.days @> (s.valid * p.valid), false)
union all
select s.association_id, lower(datemultirange(s.valid) - coalesce(r.days, '{}')), s.full_name,
       'gốc của cây'
  from associations_state s
  left join allowed r on r.level_id = s.level_id and r.parent_level_id is null
 where s.parent_id is null and not coalesce(r.days @> s.valid, false)
"""
STATE_MISSING = """
select a.id, null::date, a.full_name from associations_association a
 where not exists (select from associations_state s where s.association_id = a.id)
"""
# What must hold territory: places without places below them, and everything smaller for itself.
LOWEST = """
with level as (
    select code, has_territory,
           has_territory or rank > (select max(rank) from associations_level where has_territory)
           as holds
      from associations_level
), below as (
    select s.parent_id as association_id, range_agg(s.valid) as days
      from associations_state s join level on level.code = s.level_id and has_territory
     where s.parent_id is not null group by 1
), lowest as (
    select s.association_id, s.full_name,
           datemultirange(s.valid) - coalesce(case when has_territory then b.days end, '{}') as days
      from associations_state s join level on level.code = s.level_id and holds
      left join below b using (association_id)
), held as (
    select holder_id as association_id, range_agg(valid) as days
      from associations_holding group by 1
)
"""
TERRITORY_MISSING = (
    LOWEST
    + """
select l.association_id, lower(l.days - coalesce(h.days, '{}')), l.full_name
  from lowest l left join held h using (association_id)
 where l.days - coalesce(h.days, '{}') <> '{}'
"""
)
HOLDER_WRONG = (
    LOWEST  # noqa: S608 - constants
    + """
, may as (select association_id, range_agg(days) as days from
            (select association_id, unnest(days) as days from lowest) spans group by 1)
select h.association_id, lower(h.days - coalesce(m.days, '{}')), a.full_name
  from held h join associations_association a on a.id = h.association_id
  left join may m using (association_id)
 where h.days - coalesce(m.days, '{}') <> '{}'
"""
)
PARCEL_HELD_WRONGLY = """
select h.holder_id, p.valid_from, a.full_name, h.parcel_id
  from associations_parcelpart p
  join associations_holding h on h.parcel_id = p.parcel_id
                             and h.valid && daterange(p.valid_from, null)
  join associations_association a on a.id = h.holder_id
union
select h.holder_id, lower(h.valid), a.full_name, h.parcel_id
  from associations_parcelpart p
  join associations_holding h on h.parcel_id = p.part_id
                             and h.valid && daterange(null, p.valid_from)
  join associations_association a on a.id = h.holder_id
"""
PARTS_UNLIKE = """
select k.origin_id, max(p.valid_from), a.full_name, p.parcel_id
  from associations_parcelpart p join associations_parcel k on k.id = p.parcel_id
  join associations_association a on a.id = k.origin_id
 group by k.origin_id, a.full_name, p.parcel_id
having count(distinct p.valid_from) > 1 or count(*) < 2
"""
PARCEL_TWICE = """
select greatest(a.holder_id, b.holder_id), lower(a.valid * b.valid), a.parcel_id
  from associations_holding a
  join associations_holding b on a.parcel_id = b.parcel_id and a.id < b.id and a.valid && b.valid
"""
STATES_OVERLAP = """
select a.association_id, lower(a.valid * b.valid), a.full_name
  from associations_state a join associations_state b
    on a.association_id = b.association_id and a.id < b.id and a.valid && b.valid
"""
CODE_TWICE = """
select greatest(a.association_id, b.association_id), lower(a.valid * b.valid), a.code, a.full_name,
       b.full_name
  from associations_state a join associations_state b
    on a.code = b.code and a.register = b.register and a.id < b.id and a.valid && b.valid
   and a.association_id <> b.association_id
"""

QUERIES: list[tuple[str, str, str]] = [
    ("two_roots", ROOTS_TWICE, "“{0}” và “{1}” cùng là gốc của cây."),
    ("no_root", ROOT_MISSING, "Có ngày cây không có gốc."),
    ("no_state", STATE_MISSING, "“{0}” không có trạng thái nào."),
    ("states_overlap", STATES_OVERLAP, "“{0}” có hai trạng thái cùng lúc."),
    ("code_twice", CODE_TWICE, "Mã {0} do hai đơn vị mang cùng lúc: “{1}” và “{2}”."),
    ("parent_dead", PARENT_DEAD, "“{0}” trực thuộc “{1}” khi đơn vị ấy không hoạt động."),
    ("not_hung", CIRCLE, "“{0}” không nối được tới gốc của cây."),
    ("level_forbidden", LEVEL_FORBIDDEN, "Quy định về cấp không cho “{0}” trực thuộc “{1}”."),
    ("territory_missing", TERRITORY_MISSING, "“{0}” không nắm địa bàn nào."),
    ("holder_wrong", HOLDER_WRONG,
     "“{0}” nắm địa bàn khi không hoạt động hoặc khi đã có đơn vị có địa bàn trực thuộc."),
    ("parcel_twice", PARCEL_TWICE, "Mảnh địa bàn {0} có hai đơn vị nắm cùng lúc."),
    ("parcel_cut", PARCEL_HELD_WRONGLY,
     "“{0}” nắm mảnh địa bàn {1} khi mảnh ấy đã bị chia hoặc chưa có."),
    ("parts_unlike", PARTS_UNLIKE,
     "Mảnh địa bàn {1} của “{0}” bị chia vào nhiều ngày hoặc chỉ có một phần."),
]  # fmt: skip


def count_faults(day: date) -> int:
    """Work of every day: how many faults the tree has."""
    return len(check_tree(day))


def check_tree(on: date | None = None) -> list[Fault]:
    """All faults of the tree, its successions and the columns of ``on`` (today).

    An empty list says that the tree is whole. Everything is read in one snapshot, so that a
    change made meanwhile is seen entirely or not at all; writes nothing.
    """
    on = on or timezone.localdate()
    checks: list[Callable[[], list[Fault]]] = [
        _check_queries,
        _check_successions,
        lambda: _check_columns(on),
        _check_numbers,
    ]
    with transaction.atomic():
        with connection.cursor() as cursor:
            if _begins_here():
                cursor.execute("set transaction isolation level repeatable read read only")
            cursor.execute("set local work_mem = '64MB'")
        return [fault for check in checks for fault in check()]


def _begins_here() -> bool:
    """Whether the transaction has just begun, so that its isolation can still be chosen."""
    return len(connection.savepoint_ids) == 0


def _check_queries() -> list[Fault]:
    faults = []
    with connection.cursor() as cursor:
        for code, query, sentence in QUERIES:
            cursor.execute(query)
            for association, day, *values in cursor.fetchall():
                faults.append(Fault(code, association, day, _say(sentence.format(*values), day)))
    return faults


def _say(sentence: str, day: date | None) -> str:
    return f"Từ ngày {format_date(day)}: {sentence}" if day else sentence


def _check_successions() -> list[Fault]:
    wanted = work_out_successions()
    with connection.cursor() as cursor:
        cursor.execute('select old_id, new_id, "on", is_whole from associations_succession')
        kept = {(old, new, on): whole for old, new, on, whole in cursor.fetchall()}
    wrong = [pair for pair in wanted.keys() | kept.keys() if wanted.get(pair) != kept.get(pair)]
    return [
        Fault("succession_wrong", old, on,
              _say(f"Kế thừa từ đơn vị {old} sang đơn vị {new} khác với địa bàn.", on))
        for old, new, on in sorted(wrong, key=lambda pair: (pair[2], pair[0], pair[1]))
    ]  # fmt: skip


def _check_columns(on: date) -> list[Fault]:
    """Columns of Association that differ from the state they should show."""
    columns = ", ".join(f"a.{column}" for column in COLUMNS)
    shown = ", ".join(f"p.{column}" for column in COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute(
            f"select a.id, a.full_name from associations_association a join ({SHOWN}) p"  # noqa: S608
            f" on p.id = a.id where ({columns}) is distinct from ({shown}) order by a.id",
            {"on": on},
        )
        return [
            Fault("columns_stale", id_, on, f"Cột của “{name}” khác với trạng thái ngày hôm nay.")
            for id_, name in cursor.fetchall()
        ]


def _check_numbers() -> list[Fault]:
    """Tree numbers that do not nest as the parents do."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, parent_id, tree_id, lft, rght, depth from associations_association"
            " order by tree_id, lft"
        )
        rows = cursor.fetchall()
        wrong = find_misnumbered(rows)
        cursor.execute(
            "select id, full_name from associations_association where id = any(%s)", [wrong]
        )
        names = dict(cursor.fetchall())
    return [
        Fault("numbers_wrong", id_, None, f"Số thứ tự cây của “{names[id_]}” không khớp.")
        for id_ in wrong
    ]
