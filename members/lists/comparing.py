"""Lines of a list of members against each other and against the register, in the database.

Lines stand in the temporary table ``member_stage``, the members of their units in
``member_known``; what is found is written to ``MemberLine`` once. One person is one name (without
diacritics, in any order of words), year of birth and address; where neither year nor address is
told, one branch. What was left out on one side is no difference if nobody else can be meant.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import connection

from associations.copying import copy_rows
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.sheets.reading import Severity
from members.lists.lines import COLUMNS, Line
from members.models import Change, MemberList
from records.namesakes import list_doubles, part_strangers
from records.sent_lists import Problems, Teller

MOST_TOLD = 2_000  # likenesses that one list tells of

_STAGE = """
create temporary table member_stage (
  sheet smallint, "row" integer, association_id bigint, branch_id bigint, code bigint,
  name varchar(120), birth_year smallint, address varchar(200), joined_on date,
  is_joined_year_only boolean, fee_paid boolean, fee integer, name_key varchar(120),
  address_key varchar(200)
) on commit drop
"""
_KNOWN = """
create temporary table member_known on commit drop as
select m.id, p.association_id, m.name_key, m.address_key, m.birth_year, p.name, p.address,
       m.joined_on, m.is_joined_year_only, s.association_id as branch_id,
       lower(s.valid) as since, f.id as fee_id, f.amount as fee
  from accounts_person p
  join members_member m on m.person_id = p.id and m.left_on is null
  left join members_stay s on s.member_id = m.id and upper_inf(s.valid)
  left join members_fee f on f.member_id = m.id and f.year = %(year)s
 where p.erased_at is null
   and p.association_id in (select association_id from member_stage)
"""
# Who has neither year of birth nor address is one with his name in one branch alone.
_WHERE = "case when {0}.birth_year is null and {0}.address_key = '' then {0}.branch_id end"
_DOUBLES = """
create temporary table member_double on commit drop as
select sheet, "row", first_sheet, first_row, says = first_says as is_same
  from (select sheet, "row", says, row_number() over w as place,
               first_value(sheet) over w as first_sheet, first_value("row") over w as first_row,
               first_value(says) over w as first_says
          from (select *, row(code, branch_id, joined_on, fee_paid, fee)::text as says
                  from member_stage) s
        window w as (partition by association_id, name_key, coalesce(birth_year, 0), address_key,
                                  {where} order by sheet, "row")) d
 where place > 1
"""
_FOUND = """
create temporary table member_found on commit drop as
select distinct on (s.sheet, s."row") s.sheet, s."row", coalesce(c.id, k.id) as member,
       s.code is not null and c.id is null as lost
  from member_stage s
  left join member_known c on c.id = s.code and c.association_id = s.association_id
  left join member_known k
    on c.id is null and k.association_id = s.association_id and k.name_key = s.name_key
   and k.address_key = s.address_key and coalesce(k.birth_year, 0) = coalesce(s.birth_year, 0)
   and coalesce({known}, 0) = coalesce({staged}, 0)
 order by s.sheet, s."row", k.id
"""
_LOOSE = """
with open_line as (
    select s.* from member_stage s join member_found f using (sheet, "row")
     where f.member is null and not exists (
           select from member_double d where d.sheet = s.sheet and d."row" = s."row")
), likely as (
    select o.sheet, o."row", k.id
      from open_line o
      join member_known k
        on k.association_id = o.association_id and k.name_key = o.name_key
       and (k.address_key = o.address_key or k.address_key = '' or o.address_key = '')
       and (k.birth_year is null or o.birth_year is null or k.birth_year = o.birth_year)
     where not exists (select from member_found f where f.member = k.id)
), alone as (
    select *, count(*) over (partition by sheet, "row") as here,
              count(*) over (partition by id) as there
      from likely
)
update member_found f set member = a.id
  from alone a where a.here = 1 and a.there = 1 and f.sheet = a.sheet and f."row" = a."row"
"""
# What a line tells that the register does not have; what is there already stays as it is.
_DIFFERS = """(
       s.name <> k.name
    or coalesce(nullif(s.address, ''), k.address) <> k.address
    or coalesce(s.birth_year, k.birth_year) is distinct from k.birth_year
    or (s.joined_on is not null and k.joined_on is null)
    or (s.fee_paid and (k.fee_id is null or (k.fee is null and s.fee is not null))))"""
_MOVES = "(s.branch_id <> s.association_id and s.branch_id <> k.branch_id and k.since < %(on)s)"
_EXACT = """s.address_key = k.address_key
   and coalesce(s.birth_year, 0) = coalesce(k.birth_year, 0)"""
_KEEP = """
insert into members_memberline (
       member_list_id, sheet, "row", association_id, branch_id, code, name, birth_year, address,
       joined_on, is_joined_year_only, fee_paid, fee, name_key, address_key, member, change)
select %(list)s, s.sheet, s."row", s.association_id, s.branch_id, s.code, s.name, s.birth_year,
       s.address, s.joined_on, s.is_joined_year_only, s.fee_paid, s.fee, s.name_key, s.address_key,
       f.member,
       case when d.sheet is not null then 'double'
            when f.member is null then 'new'
            when {moves} then 'moved'
            when {differs} then 'changed'
            else 'same' end
  from member_stage s
  join member_found f using (sheet, "row")
  left join member_double d using (sheet, "row")
  left join member_known k on k.id = f.member
"""
_TWICE = """
select f.sheet, f."row", f.first_row, f.first_sheet
  from (select sheet, "row", row_number() over w as place, first_value("row") over w as first_row,
               first_value(sheet) over w as first_sheet
          from member_found f
         where member is not null and not exists (
               select from member_double d where d.sheet = f.sheet and d."row" = f."row")
        window w as (partition by member order by sheet, "row")) f
 where place > 1 order by 1, 2 limit %s
"""
_JOINED_OTHERWISE = """
select s.sheet, s."row", k.joined_on
  from member_stage s
  join member_found f using (sheet, "row")
  join member_known k on k.id = f.member
 where s.joined_on <> k.joined_on
   and not ((s.is_joined_year_only or k.is_joined_year_only)
            and extract(year from s.joined_on) = extract(year from k.joined_on))
 order by 1, 2 limit %s
"""
_ELSEWHERE = """
select s.sheet, s."row", min(a.full_name)
  from member_stage s
  join member_found f using (sheet, "row")
  join members_member m
    on m.name_key = s.name_key and m.birth_year = s.birth_year and m.left_on is null
  join accounts_person p on p.id = m.person_id and p.association_id <> s.association_id
  join associations_association a on a.id = p.association_id
  join associations_association own on own.id = s.association_id
 where f.member is null and a.parent_id = own.parent_id
 group by 1, 2 order by 1, 2 limit %s
"""
# Who lives elsewhere by the register but bears the same name and year of birth.
_ALIKE = """
select s.sheet, s."row", min(k.address)
  from member_stage s
  join member_found f using (sheet, "row")
  join member_known k on k.association_id = s.association_id and k.name_key = s.name_key
   and k.birth_year = s.birth_year
 where f.member is null and not exists (select from member_found g where g.member = k.id)
 group by 1, 2 order by 1, 2 limit %s
"""
_TWO_UNITS = """
select sheet, "row", first_sheet, first_row
  from (select sheet, "row", association_id, first_value(sheet) over w as first_sheet,
               first_value("row") over w as first_row,
               first_value(association_id) over w as first_unit
          from member_stage where birth_year is not null and address_key <> ''
        window w as (partition by name_key, birth_year, address_key order by sheet, "row")) s
 where association_id <> first_unit order by 1, 2 limit %s
"""


def compare(
    member_list: MemberList,
    lines: Iterable[Line],
    problems: Problems,
    sheets: Mapping[int, str],
    find_name_place: Callable[[str, int], int | None],
) -> tuple[int, dict[str, int], int]:
    """Keep ``lines`` as lines of ``member_list``, each with whom it means and what it would do.

    ``sheets`` names the sheets by number, and may be filled while ``lines`` are read. Problems go
    to ``problems`` at the cell of the name. (How many lines there were, how many would do what, how
    many members of these units do not stand in the list.) Must run in a transaction.
    """
    asked: dict[str, Any] = {
        "list": member_list.pk,
        "on": member_list.counted_on,
        "year": member_list.counted_on.year,
    }
    teller = Teller(problems, sheets, find_name_place)
    with connection.cursor() as cursor:
        cursor.execute(
            "drop table if exists member_stage, member_known, member_double, member_found"
        )
        cursor.execute(_STAGE)
        count = copy_rows(cursor, "member_stage", COLUMNS, lines)
        cursor.execute("analyze member_stage")
        cursor.execute(_KNOWN, asked)
        cursor.execute("analyze member_known")
        staged, known = _WHERE.format("s"), _WHERE.format("k")
        cursor.execute(_DOUBLES.format(where=staged))
        cursor.execute(_FOUND.format(staged=staged, known=known))
        cursor.execute("analyze member_double")
        cursor.execute("analyze member_found")
        cursor.execute(_LOOSE)
        part_strangers(
            cursor, teller, stage="member_stage", found="member_found", known="member_known",
            matched="member", is_exact=_EXACT,
        )  # fmt: skip
        cursor.execute(_KEEP.format(moves=_MOVES, differs=_DIFFERS), asked)
        cursor.execute("analyze members_memberline")
        _tell_doubles(cursor, teller)
        _tell_others(cursor, teller)
        cursor.execute(
            "select change, count(*) from members_memberline where member_list_id = %s group by 1",
            [member_list.pk],
        )
        changes = dict.fromkeys(Change.values, 0) | dict(cursor.fetchall())
        cursor.execute(
            "select count(*) from member_known k where not exists ("
            "select from member_found f where f.member = k.id)"
        )
        (missing,) = cursor.fetchone()
    return count, changes, missing


def _tell_doubles(cursor: Any, teller: Teller) -> None:
    for sheet, row, first_sheet, first_row, is_same in list_doubles(
        cursor, "member_stage", "member_double"
    ):
        first = teller.name(first_sheet, first_row, sheet)
        if is_same:
            message = f"Trùng với {first} (không kể dấu và thứ tự các tiếng): chỉ ghi một lần."
            teller.tell(Severity.WARNING, sheet, row, message)
        else:
            message = (
                f"Cùng tên, cùng năm sinh với {first} mà thông tin khác nhau. Nếu là một người thì "
                "giữ một dòng; nếu là hai thì ghi thêm năm sinh hoặc địa chỉ để phân biệt."
            )
            teller.tell(Severity.ERROR, sheet, row, message)
    cursor.execute(_TWICE, [MOST_TOLD])
    for sheet, row, first_row, first_sheet in cursor.fetchall():
        first = teller.name(first_sheet, first_row, sheet)
        message = f"Cùng một hội viên trong sổ với {first}. Hãy giữ một dòng, hoặc sửa mã."
        teller.tell(Severity.ERROR, sheet, row, message)
    cursor.execute('select sheet, "row" from member_found where lost order by 1, 2 limit %s',
                   [MOST_TOLD])  # fmt: skip
    for sheet, row in cursor.fetchall():
        message = "Mã trên cổng ở dòng này không phải của hội viên xã, phường này. Hãy xóa mã."
        teller.tell(Severity.ERROR, sheet, row, message)


def _tell_others(cursor: Any, teller: Teller) -> None:
    """Who joined on another day by the register, and who may be a member in a second place."""
    cursor.execute(_JOINED_OTHERWISE, [MOST_TOLD])
    for sheet, row, day in cursor.fetchall():
        message = (
            f"Sổ ghi vào hội ngày {format_date(day)}: giữ theo sổ. Nếu sổ sai, hãy sửa ở trang của "
            "hội viên."
        )
        teller.tell(Severity.WARNING, sheet, row, message)
    cursor.execute(_ALIKE, [MOST_TOLD])
    for sheet, row, address in cursor.fetchall():
        message = (
            f"Sổ đã có người cùng tên, cùng năm sinh, địa chỉ “{address}”. Nếu là một người, hãy "
            "ghi mã trên cổng của người ấy; nếu là hai thì cứ ghi."
        )
        teller.tell(Severity.WARNING, sheet, row, message)
    cursor.execute(_ELSEWHERE, [MOST_TOLD])
    for sheet, row, unit in cursor.fetchall():
        message = (
            f"Cùng tên, cùng năm sinh với một hội viên ở {unit}. Nếu là một người chuyển đến, hãy "
            "chuyển sinh hoạt ở trang của người ấy, đừng ghi mới."
        )
        teller.tell(Severity.WARNING, sheet, row, message)
    cursor.execute(_TWO_UNITS, [MOST_TOLD])
    for sheet, row, first_sheet, first_row in cursor.fetchall():
        first = teller.name(first_sheet, first_row, sheet)
        message = f"Giống {first} ở đơn vị khác. Hãy xem có phải một người."
        teller.tell(Severity.WARNING, sheet, row, message)
