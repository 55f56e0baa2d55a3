"""Trees of two databases told apart: all that is known of each unit, told by codes instead of ids.

A unit is known by its code and by whether it stood before 1 July 2025; the numbers of decisions
stand for decisions. Everything that a load and a replay must agree on is a row of text or days.
"""

import csv
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from django.db import connection

from associations.loading import DATA

Row = tuple
Tree = Mapping[str, Counter[Row]]

# The key of a unit: its first code, with a mark where it begins on 1 July 2025.
_KEYS = """
create temporary table unit_key on commit drop as
select distinct on (association_id) association_id as id,
       coalesce(code, full_name) || case when lower(valid) is null then '' else ' mới' end as key
  from associations_state order by association_id, valid
"""
_INDEX = "alter table unit_key add primary key (id); analyze unit_key"

_ROWS = {
    "trạng thái": """
        select k.key, lower(s.valid)::text, upper(s.valid)::text, s.name, s.full_name, s.register,
               s.code, s.level_id, s.kind, up.key, s.established, o.number, c.number
          from associations_state s join unit_key k on k.id = s.association_id
          left join unit_key up on up.id = s.parent_id
          left join associations_reorganisation o on o.id = s.opened_by_id
          left join associations_reorganisation c on c.id = s.closed_by_id""",
    "cây hôm nay": """
        select k.key, up.key, a.name, a.full_name, a.code, a.level_id, a.kind, a.established,
               a.opened_on::text, a.closed_on::text, a.depth
          from associations_association a join unit_key k on k.id = a.id
          left join unit_key up on up.id = a.parent_id""",
    "địa bàn": """
        select origin.key, p.parcel_id is not null, k.key, lower(h.valid)::text,
               upper(h.valid)::text, o.number, c.number
          from associations_holding h join unit_key k on k.id = h.holder_id
          join associations_parcel l on l.id = h.parcel_id
          left join unit_key origin on origin.id = l.origin_id
          left join associations_parcelpart p on p.part_id = h.parcel_id
          left join associations_reorganisation o on o.id = h.opened_by_id
          left join associations_reorganisation c on c.id = h.closed_by_id""",
    "phần chia": """
        select origin.key, k.key, p.valid_from::text, r.number, w.basis, w.share::text
          from associations_parcelpart p
          join associations_parcel l on l.id = p.parcel_id
          left join unit_key origin on origin.id = l.origin_id
          left join associations_holding h
                 on h.parcel_id = p.part_id and lower(h.valid) = p.valid_from
          left join unit_key k on k.id = h.holder_id
          left join associations_reorganisation r on r.id = p.reorganisation_id
          left join associations_weight w on w.part_id = p.id""",
    "kế thừa": """
        select old.key, new.key, s.on::text, s.is_whole, r.number
          from associations_succession s join unit_key old on old.id = s.old_id
          join unit_key new on new.id = s.new_id
          left join associations_reorganisation r on r.id = s.reorganisation_id""",
    "luật về cấp": """
        select level_id, parent_level_id, valid::text, source from associations_levelrule""",
    "quyết định": """
        select number, body, signed_on::text, in_force_on::text, sequence, status
          from associations_reorganisation where status = 'applied'""",
}


def read_tree() -> dict[str, Counter[Row]]:
    """All rows of the tree and of its history, by what they tell of. Inside a transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_KEYS)
        cursor.execute(_INDEX)
        rows = {}
        for name, query in _ROWS.items():
            cursor.execute(query)
            rows[name] = Counter(cursor.fetchall())
        cursor.execute("drop table unit_key")
    return rows


def list_differences(one: Tree, other: Tree, most: int = 10) -> list[str]:
    """What only one of two trees tells, in words; at most ``most`` of each sort of rows."""
    told = []
    for name in _ROWS:
        for mark, rows in (("−", one[name] - other[name]), ("+", other[name] - one[name])):
            ordered = sorted(rows, key=str)
            told += [f"{name} {mark} {row}" for row in ordered[:most]]
            if len(ordered) > most:
                told.append(f"{name} {mark} và {len(ordered) - most} dòng nữa")
    return told


def list_units_unlike_the_file(folder: Path = DATA, *, with_later: bool = False) -> list[str]:
    """How the living provinces, districts and communes differ from units_2025.csv: the last name,
    code, level, kind and upper unit. ``with_later``: as the changes of 2026 have left them."""
    with (folder / "units_2025.csv").open(encoding="utf-8", newline="") as file:
        wanted = {
            row["code"]: (row["level"], row["name"], row["full_name"], row["kind"],
                          row["parent_code"] or None)
            for row in csv.DictReader(file)
        }  # fmt: skip
    if with_later:
        with (folder / "changes_after_2025-07-01.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                level, name, _, _, parent = wanted[row["code"]]
                full_name = row["new_full_name"]
                kind = full_name.removesuffix(name).strip().lower()
                wanted[row["code"]] = (level, name, full_name, kind, parent)
    with connection.cursor() as cursor:
        cursor.execute(
            "select s.code, s.level_id, s.name, s.full_name, s.kind,"
            "       case when up.level_id = 'province' then up.code end"
            "  from associations_state s"
            "  left join associations_state up on up.association_id = s.parent_id"
            "       and upper(up.valid) is null"
            " where upper(s.valid) is null and s.register = 'gso'"
        )
        found = [(row[0], row[1:]) for row in cursor.fetchall()]
    standing = dict(found)
    told = [f"{code}: {wanted.get(code)} ≠ {standing.get(code)}"
            for code in sorted(wanted.keys() | standing.keys())
            if wanted.get(code) != standing.get(code)]  # fmt: skip
    if len(standing) < len(found):
        told.append(f"{len(found) - len(standing)} mã đứng hai lần")
    return told
