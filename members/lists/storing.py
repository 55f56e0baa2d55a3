"""Writing a list of members that was looked through into the register: all or nothing (R7, R9)."""

from contextlib import nullcontext
from datetime import date
from typing import Any

import pghistory
from django.db import connection, transaction

from accounts.models import User
from associations.copying import plan_for_many
from members.lists.reading import list_keys
from members.models import MemberList
from records import jobs, sent_lists
from records.models import ListState
from records.sent_lists import CannotStore, close_storing, require_storable

MANY = 1_000  # lines from which statements are planned for many rows
STALE = (
    "Sổ hội viên của các đơn vị này vừa có thay đổi. Hãy bấm đọc lại danh sách, xem lại rồi ghi."
)

_CHANGED_SINCE = """
select exists (
    select from members_memberline l
      join accounts_person p on p.association_id = l.association_id
      join members_member m on m.person_id = p.id and m.name_key = l.name_key
       and coalesce(m.birth_year, 0) = coalesce(l.birth_year, 0)
       and m.address_key = l.address_key and m.left_on is null
      left join members_stay s on s.member_id = m.id and upper_inf(s.valid)
     where l.member_list_id = %(list)s and l.change = 'new'
       and (l.birth_year is not null or l.address_key <> '' or s.association_id = l.branch_id)
) or exists (
    select from members_memberline l
      join members_member m on m.id = l.member
      join accounts_person p on p.id = m.person_id
     where l.member_list_id = %(list)s
       and (m.left_on is not null or p.association_id <> l.association_id)
)
"""
_NUMBER_NEW = """
create temporary table member_new on commit drop as
select id as line,
       nextval((select pg_get_serial_sequence('accounts_person', 'id'))) as person,
       nextval((select pg_get_serial_sequence('members_member', 'id'))) as member
  from members_memberline where member_list_id = %(list)s and change = 'new'
"""
_ADD_PEOPLE = """
insert into accounts_person (id, name, birth_year, phone, email, address, association_id)
select n.person, l.name, l.birth_year, '', '', l.address, l.association_id
  from member_new n join members_memberline l on l.id = n.line
"""
_ADD_MEMBERS = """
insert into members_member (
       id, person_id, joined_on, is_joined_year_only, listed_in_id, name_key, address_key,
       birth_year)
select n.member, n.person, l.joined_on, l.is_joined_year_only, %(list)s, l.name_key, l.address_key,
       l.birth_year
  from member_new n join members_memberline l on l.id = n.line
"""
_ADD_STAYS = """
insert into members_stay (member_id, association_id, valid, ended_by)
select n.member, l.branch_id, daterange(coalesce(l.joined_on, %(on)s), null), ''
  from member_new n join members_memberline l on l.id = n.line
"""
_CHANGE_PEOPLE = """
update accounts_person p
   set name = l.name, address = coalesce(nullif(l.address, ''), p.address),
       birth_year = coalesce(l.birth_year, p.birth_year)
  from members_memberline l
  join members_member m on m.id = l.member
 where l.member_list_id = %(list)s and l.change in ('changed', 'moved') and p.id = m.person_id
   and (l.name <> p.name or coalesce(nullif(l.address, ''), p.address) <> p.address
        or coalesce(l.birth_year, p.birth_year) is distinct from p.birth_year)
"""
_CHANGE_MEMBERS = """
update members_member m
   set name_key = l.name_key,
       address_key = case when l.address = '' then m.address_key else l.address_key end,
       birth_year = coalesce(l.birth_year, m.birth_year),
       is_joined_year_only = case when m.joined_on is null then l.is_joined_year_only
                                  else m.is_joined_year_only end,
       joined_on = coalesce(m.joined_on, l.joined_on)
  from members_memberline l
 where l.member_list_id = %(list)s and l.change in ('changed', 'moved') and m.id = l.member
"""
_END_STAYS = """
update members_stay s
   set valid = daterange(lower(s.valid), %(on)s), ended_by = 'moved'
  from members_memberline l
 where l.member_list_id = %(list)s and l.change = 'moved' and s.member_id = l.member
   and upper_inf(s.valid) and s.association_id <> l.branch_id and lower(s.valid) < %(on)s
"""
_BEGIN_STAYS = """
insert into members_stay (member_id, association_id, valid, ended_by)
select l.member, l.branch_id, daterange(%(on)s, null), ''
  from members_memberline l
 where l.member_list_id = %(list)s and l.change = 'moved'
   and not exists (select from members_stay s where s.member_id = l.member and upper_inf(s.valid))
"""
_FEES = """
insert into members_fee (member_id, year, amount)
select coalesce(l.member, n.member), %(year)s, l.fee
  from members_memberline l left join member_new n on n.line = l.id
 where l.member_list_id = %(list)s and l.fee_paid and l.change in ('new', 'changed', 'moved')
on conflict (member_id, year) do update set amount = excluded.amount
 where members_fee.amount is null and excluded.amount is not null
"""
_WRITES = (
    ("people", _ADD_PEOPLE), ("members", _ADD_MEMBERS), ("stays", _ADD_STAYS),
    ("people_changed", _CHANGE_PEOPLE), ("members_changed", _CHANGE_MEMBERS),
    ("stays_ended", _END_STAYS), ("stays_begun", _BEGIN_STAYS), ("fees", _FEES),
)  # fmt: skip
_LOCK = "select pg_advisory_xact_lock(hashtext('members_member'))"


@transaction.atomic
def ask_to_store(member_list: MemberList, by: User) -> None:
    """Have the list stored in the background. Raises ``CannotStore``."""
    member_list = MemberList.objects.select_for_update(of=("self",)).get(pk=member_list.pk)
    require_storable(member_list)
    member_list.state = ListState.STORING
    member_list.save(update_fields=["state"])
    jobs.ask(store_in_background, key=list_keys(member_list)[1], by=by, list_id=member_list.pk,
             by_id=by.pk)  # fmt: skip


@jobs.job
def store_in_background(progress: jobs.Progress, list_id: int, by_id: int) -> dict:
    """Store a list that was looked through; safe to run again."""
    member_list = MemberList.objects.get(pk=list_id)
    if member_list.state != ListState.STORING:
        return {"state": member_list.state}
    progress.tell(0, 1, "Đang ghi danh sách hội viên")
    try:
        return store(member_list, User.objects.get(pk=by_id))
    except CannotStore as problem:
        MemberList.objects.filter(pk=list_id).update(state=ListState.READ)
        return {"refused": str(problem)}


@transaction.atomic
def store(member_list: MemberList, by: User) -> dict[str, int]:
    """Write the lines of a list into the register, all or nothing; how many rows of each kind.

    What the register has already stays: a day of joining, a fee with its sum, every earlier stay.
    Raises ``CannotStore`` with what is in the way.
    """
    member_list = MemberList.objects.select_for_update(of=("self",)).get(pk=member_list.pk)
    require_storable(member_list)
    asked: dict[str, Any] = {
        "list": member_list.pk,
        "on": member_list.counted_on,
        "year": member_list.counted_on.year,
    }
    written = {}
    with pghistory.context(user=by.pk, member_list=member_list.pk), connection.cursor() as cursor:
        cursor.execute(_LOCK)  # two lists of one unit are stored one after the other
        cursor.execute(_CHANGED_SINCE, asked)
        if cursor.fetchone() == (True,):
            raise CannotStore(STALE)
        cursor.execute("drop table if exists member_new")
        cursor.execute(_NUMBER_NEW, asked)
        cursor.execute("analyze member_new")
        with plan_for_many(cursor) if member_list.found["lines"] > MANY else nullcontext():
            for what, statement in _WRITES:
                cursor.execute(statement, asked)
                written[what] = cursor.rowcount
    close_storing(member_list, by)
    return written


def drop_forgotten(day: date) -> str:
    """Drop the lines of lists that nobody stored while their file was kept (product.md A5)."""
    return sent_lists.drop_forgotten(MemberList.objects.all())
