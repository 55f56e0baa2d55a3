"""Lines of a list against each other and against the register, all in the database.

Lines stand in a temporary table ``list_stage``; what is found is written to ``ListLine`` once.
Comparing is by the keys of ``khuyenhoc.lib.name_keys``: diacritics, the order of words and the
words for a place do not count.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import connection

from associations.copying import copy_rows
from khuyenhoc.lib.name_keys import may_abbreviate
from khuyenhoc.lib.sheets.reading import Severity
from learning_models.lists.lines import COLUMNS, Line
from learning_models.models import Change, NameList, RegistrationState
from records.namesakes import list_doubles, part_strangers
from records.sent_lists import Problems, Teller

MANY = 1_000  # lines from which the database must know how many there are
MOST_TOLD = 2_000  # likenesses that one list tells of
# Later steps never go back: a list without scores does not undo an assessment.
RANKS = (
    RegistrationState.WITHDRAWN,
    RegistrationState.REGISTERED,
    RegistrationState.ASSESSED,
    RegistrationState.REVIEWED,
    RegistrationState.NOT_RECOGNISED,
)
SETTLED = (
    RegistrationState.PROPOSED,
    RegistrationState.RECOGNISED,
    RegistrationState.RE_RECOGNISED,
    RegistrationState.LOST,
)
# What a line says of a registration; what it leaves empty stays as it is.
NEW_STATE = """
case when r.state = any(%(settled)s) and l.state <> 'not_recognised' then r.state
     when array_position(%(ranks)s::varchar[], l.state)
          >= coalesce(array_position(%(ranks)s::varchar[], r.state), 0)
     then l.state else r.state end
"""

_STAGE = """
create temporary table list_stage (
  sheet smallint, "row" integer, association_id bigint, code bigint, name varchar(160),
  hamlet varchar(120), address varchar(200), birth_year smallint, sex varchar(6), people integer,
  "group" bigint, self_score numeric(6,2), score numeric(6,2), grade varchar(80), level smallint,
  state varchar(14), reason text, name_key varchar(160), hamlet_key varchar(120),
  address_key varchar(200)
) on commit drop
"""
_ANALYZE = "analyze list_stage (association_id, code, name_key, hamlet_key, address_key)"
_ANALYZE_LINES = "analyze learning_models_listline (name_list_id, state, change, bearer)"
_DOUBLES = """
create temporary table list_double on commit drop as
select sheet, "row", first_sheet, first_row, says = first_says as is_same
  from (select sheet, "row", says, row_number() over w as place,
               first_value(sheet) over w as first_sheet, first_value("row") over w as first_row,
               first_value(says) over w as first_says
          from (select *, row(code, people, sex, "group", self_score, score, grade, level,
                              state)::text as says from list_stage) s
        window w as (partition by association_id, name_key, hamlet_key, address_key,
                                  coalesce(birth_year, 0) order by sheet, "row")) d
 where place > 1
"""
_FOUND = """
create temporary table list_found on commit drop as
select s.sheet, s."row", coalesce(c.id, b.id) as bearer, s.code is not null and c.id is null as lost
  from list_stage s
  left join learning_models_bearer c
    on c.id = s.code and c.association_id = s.association_id and c.subject = %(subject)s
  left join learning_models_bearer b
    on c.id is null and b.association_id = s.association_id and b.subject = %(subject)s
   and b.name_key = s.name_key and b.hamlet_key = s.hamlet_key and b.address_key = s.address_key
   and coalesce(b.birth_year, 0) = coalesce(s.birth_year, 0) and b.ended_on is null
"""
# The same name where hamlet, address or year of birth was left out on one side: the same bearer
# if nobody else can be meant, on either side.
_LOOSE = """
with open_line as (
    select s.* from list_stage s join list_found f using (sheet, "row")
     where f.bearer is null and not exists (
           select from list_double d where d.sheet = s.sheet and d."row" = s."row")
), likely as (
    select o.sheet, o."row", b.id
      from open_line o
      join learning_models_bearer b
        on b.association_id = o.association_id and b.subject = %(subject)s
       and b.name_key = o.name_key and b.ended_on is null
       and (b.hamlet_key = o.hamlet_key or b.hamlet_key = '' or o.hamlet_key = '')
       and (b.address_key = o.address_key or b.address_key = '' or o.address_key = '')
       and (b.birth_year is null or o.birth_year is null or b.birth_year = o.birth_year)
     where not exists (select from list_found f where f.bearer = b.id)
), alone as (
    select *, count(*) over (partition by sheet, "row") as here,
              count(*) over (partition by id) as there
      from likely
)
update list_found f set bearer = a.id
  from alone a where a.here = 1 and a.there = 1 and f.sheet = a.sheet and f."row" = a."row"
"""
_EXACT = """s.hamlet_key = k.hamlet_key and s.address_key = k.address_key
   and coalesce(s.birth_year, 0) = coalesce(k.birth_year, 0)"""
_KEEP = """
insert into learning_models_listline (
       name_list_id, sheet, "row", association_id, code, name, hamlet, address, birth_year, sex,
       people, "group", self_score, score, grade, level, state, reason, name_key, hamlet_key,
       address_key, bearer, change)
select %(list)s, l.sheet, l."row", l.association_id, l.code, l.name, l.hamlet, l.address,
       l.birth_year, l.sex, l.people, l."group", l.self_score, l.score, l.grade, l.level, l.state,
       l.reason, l.name_key, l.hamlet_key, l.address_key, f.bearer,
       case when d.sheet is not null then 'double'
            when l.state = '' then case when f.bearer is null or {bearer} then 'known'
                                        else 'same' end
            when r.id is null then 'new'
            when r.state = any(%(settled)s) and {registration} then 'decided'
            when {registration} or {bearer} then 'changed'
            else 'same' end
  from list_stage l
  join list_found f using (sheet, "row")
  left join list_double d using (sheet, "row")
  left join learning_models_bearer b on b.id = f.bearer
  left join learning_models_registration r
    on r.bearer_id = f.bearer and r.model_id = %(model)s and r.year = %(year)s
"""
# What tells a line from the register; one text for the preview and for storing.
REGISTRATION_DIFFERS = f"""(
       {NEW_STATE} <> r.state
    or coalesce(l.self_score, r.self_score) is distinct from r.self_score
    or coalesce(l.score, r.score) is distinct from r.score
    or coalesce(nullif(l.grade, ''), r.grade) <> r.grade
    or coalesce(l.level, r.level) is distinct from r.level
    or coalesce(l."group", r.group_id) is distinct from r.group_id
    or (l.reason <> '' and l.reason <> r.reason))"""
BEARER_DIFFERS = """(
       l.name <> b.name
    or coalesce(nullif(l.hamlet, ''), b.hamlet) <> b.hamlet
    or coalesce(nullif(l.address, ''), b.address) <> b.address
    or coalesce(l.birth_year, b.birth_year) is distinct from b.birth_year
    or coalesce(nullif(l.sex, ''), b.sex) <> b.sex
    or coalesce(l.people, b.people) is distinct from b.people)"""
_LOST = """
select sheet, "row" from list_found where lost order by 1, 2 limit %s
"""
_TWICE = """
select f.sheet, f."row", f.first_row, f.first_sheet
  from (select sheet, "row", row_number() over w as place, first_value("row") over w as first_row,
               first_value(sheet) over w as first_sheet
          from list_found f
         where bearer is not null and not exists (
               select from list_double d where d.sheet = f.sheet and d."row" = f."row")
        window w as (partition by bearer order by sheet, "row")) f
 where place > 1 order by 1, 2 limit %s
"""
# In the whole province: a family moves further than to the commune next door.
_ELSEWHERE = """
with home as materialized (
    select u.id, p.tree_id, p.lft, p.rght
      from (select distinct association_id from list_stage) listed
      join associations_association u on u.id = listed.association_id
      join associations_association p
        on p.level_id = 'province' and p.tree_id = u.tree_id and u.lft between p.lft and p.rght
)
select s.sheet, s."row", min(a.full_name)
  from list_stage s
  join learning_models_bearer b
    on b.subject = %(subject)s and b.name_key = s.name_key
   and b.association_id <> s.association_id and b.ended_on is null
   and (b.birth_year = s.birth_year
        or (s.address_key <> '' and b.address_key = s.address_key and b.hamlet_key = s.hamlet_key))
  join learning_models_registration r
    on r.bearer_id = b.id and r.model_id = %(model)s and r.year = %(year)s
   and r.state <> 'withdrawn'
  join associations_association a on a.id = b.association_id
  join home on home.id = s.association_id and home.tree_id = a.tree_id
   and a.lft between home.lft and home.rght
 where s.state <> ''
 group by 1, 2 order by 1, 2 limit %(most)s
"""
_TWO_UNITS = """
select sheet, "row", first_sheet, first_row
  from (select sheet, "row", association_id, first_value(sheet) over w as first_sheet,
               first_value("row") over w as first_row,
               first_value(association_id) over w as first_unit
          from list_stage where birth_year is not null
        window w as (partition by name_key, birth_year order by sheet, "row")) s
 where association_id <> first_unit order by 1, 2 limit %s
"""
_SHORT = r"""
select sheet, "row", association_id, hamlet_key, name_key from list_stage
 where name_key ~ '(^| )([a-z]|[bcdghklmnpqrstvx]{2,3})( |$)' order by 1, 2 limit %s
"""
_NAMES = """
select association_id, hamlet_key, name_key, sheet, "row" from list_stage
 where association_id = any(%(units)s)
union all
select b.association_id, b.hamlet_key, b.name_key, null, null from learning_models_bearer b
 where b.association_id = any(%(units)s) and b.subject = %(subject)s and b.ended_on is null
   and not exists (select from list_found f where f.bearer = b.id)
"""


def compare(
    name_list: NameList,
    lines: Iterable[Line],
    problems: Problems,
    sheets: Mapping[int, str],
    find_name_place: Callable[[str, int], int | None],
) -> int:
    """Keep ``lines`` as lines of ``name_list``, each with whom it means and what it would do.

    ``sheets`` names the sheets by number, and may be filled while ``lines`` are read;
    ``find_name_place`` says where names stand on a sheet's row. Problems go to ``problems`` at the
    cell of the name. How many lines there were. Must run in a transaction.
    """
    asked: dict[str, Any] = {
        "list": name_list.pk,
        "subject": name_list.model.subject,
        "model": name_list.model_id,
        "year": name_list.year,
        "ranks": list(RANKS),
        "settled": list(SETTLED),
        "most": MOST_TOLD,
    }
    teller = Teller(problems, sheets, find_name_place)
    with connection.cursor() as cursor:
        cursor.execute("drop table if exists list_stage, list_double, list_found")
        cursor.execute(_STAGE)
        count = copy_rows(cursor, "list_stage", COLUMNS, lines)
        cursor.execute(_ANALYZE)
        cursor.execute(_DOUBLES)
        cursor.execute(_FOUND, asked)
        cursor.execute("analyze list_found")
        cursor.execute(_LOOSE, asked)
        part_strangers(
            cursor, teller, stage="list_stage", found="list_found",
            known="learning_models_bearer", matched="bearer", is_exact=_EXACT,
        )  # fmt: skip
        cursor.execute("analyze list_found")
        cursor.execute(
            _KEEP.format(registration=REGISTRATION_DIFFERS, bearer=BEARER_DIFFERS), asked
        )
        if count > MANY:
            cursor.execute(_ANALYZE_LINES)  # for whoever stores them
        _tell_doubles(cursor, teller)
        _tell_others(cursor, teller, asked)
        _tell_short(cursor, teller, asked)
    return count


def _tell_doubles(cursor: Any, teller: Teller) -> None:
    for sheet, row, first_sheet, first_row, is_same in list_doubles(
        cursor, "list_stage", "list_double"
    ):
        first = teller.name(first_sheet, first_row, sheet)
        if is_same:
            message = f"Trùng với {first} (không kể dấu và thứ tự các tiếng): chỉ ghi một lần."
            teller.tell(Severity.WARNING, sheet, row, message)
        else:
            message = (
                f"Cùng tên, cùng nơi với {first} mà thông tin khác nhau. Nếu là một thì giữ một "
                "dòng; nếu là hai thì ghi thêm địa chỉ hoặc năm sinh để phân biệt."
            )
            teller.tell(Severity.ERROR, sheet, row, message)
    cursor.execute(_TWICE, [MOST_TOLD])
    for sheet, row, first_row, first_sheet in cursor.fetchall():
        first = teller.name(first_sheet, first_row, sheet)
        message = f"Cùng mã với {first}. Mỗi mã chỉ đứng ở một dòng: hãy xóa mã ở dòng thêm vào."
        teller.tell(Severity.ERROR, sheet, row, message)
    cursor.execute(_LOST, [MOST_TOLD])
    for sheet, row in cursor.fetchall():
        message = "Mã trên cổng ở dòng này không phải của xã, phường này. Hãy xóa mã."
        teller.tell(Severity.ERROR, sheet, row, message)


def _tell_others(cursor: Any, teller: Teller, asked: Mapping[str, Any]) -> None:
    """Who is registered elsewhere in the province too, in the register or in the file."""
    cursor.execute(_ELSEWHERE, asked)
    for sheet, row, unit in cursor.fetchall():
        message = f"Cũng đã đăng ký ở {unit} trong năm này. Hãy hỏi lại để chỉ tính một nơi."
        teller.tell(Severity.WARNING, sheet, row, message)
    cursor.execute(_TWO_UNITS, [MOST_TOLD])
    for sheet, row, first_sheet, first_row in cursor.fetchall():
        first = teller.name(first_sheet, first_row, sheet)
        message = f"Cùng tên, cùng năm sinh với {first} ở đơn vị khác. Hãy xem có phải một người."
        teller.tell(Severity.WARNING, sheet, row, message)


def _tell_short(cursor: Any, teller: Teller, asked: Mapping[str, Any]) -> None:
    """Names with shortened words that may be those of other lines or of the register."""
    cursor.execute(_SHORT, [MOST_TOLD])
    short = cursor.fetchall()
    if not short:
        return
    units = sorted({unit for _, _, unit, _, _ in short})
    cursor.execute(_NAMES, {**asked, "units": units})
    near: dict[tuple[int, str, int], list[tuple[str, int | None, int | None]]] = defaultdict(list)
    for unit, hamlet, name, sheet, row in cursor.fetchall():
        near[unit, hamlet, name.count(" ")].append((name, sheet, row))
    for sheet, row, unit, hamlet, name in short:
        for other, other_sheet, other_row in near[unit, hamlet, name.count(" ")]:
            if not may_abbreviate(name, other):
                continue
            told = "một tên đã có trong sổ"
            if other_sheet is not None and other_row is not None:
                told = teller.name(other_sheet, other_row, sheet)
            message = f"Tên viết tắt, có thể là {told}. Hãy ghi đủ họ tên để không ghi hai lần."
            teller.tell(Severity.WARNING, sheet, row, message)
            break


def count_changes(name_list: NameList) -> dict[str, int]:
    """How many lines of a list would do what."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select change, count(*) from learning_models_listline where name_list_id = %s"
            " group by 1",
            [name_list.pk],
        )
        found = dict(cursor.fetchall())
    return {change: found.get(change, 0) for change in Change.values}


def count_missing(name_list: NameList) -> int:
    """How many are registered in the units of a list and do not stand in it; they stay.

    In the transaction of ``compare``, whose temporary tables it asks.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            select count(*) from learning_models_registration r
             where r.model_id = %s and r.year = %s and r.state <> 'withdrawn'
               and r.association_id = any(array(select distinct association_id from list_stage))
               and not exists (select from list_found f where f.bearer = r.bearer_id)
            """,
            [name_list.model_id, name_list.year],
        )
        return cursor.fetchone()[0]
