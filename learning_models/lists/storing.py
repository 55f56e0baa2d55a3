"""Writing a list that was looked through into the register: all of it or nothing (R7, R9)."""

from contextlib import nullcontext
from datetime import date
from typing import Any

import pghistory
from django.db import IntegrityError, connection, transaction

from accounts.models import User
from associations.copying import plan_for_many
from associations.models import Association
from learning_models.lists.comparing import (
    BEARER_DIFFERS,
    MANY,
    NEW_STATE,
    RANKS,
    REGISTRATION_DIFFERS,
    SETTLED,
)
from learning_models.models import ListLine, ListState, NameList
from learning_models.sets import find_hard
from records import jobs, sent_lists
from records.sent_lists import CannotStore, close_storing, require_storable


@transaction.atomic
def ask_to_store(name_list: NameList, by: User) -> None:
    """Have the list stored in the background. Raises ``CannotStore``."""
    name_list = NameList.objects.select_for_update(of=("self",)).get(pk=name_list.pk)
    require_storable(name_list)
    name_list.state = ListState.STORING
    name_list.save(update_fields=["state"])
    jobs.ask(store_in_background, key=f"store-list-{name_list.pk}", by=by, list_id=name_list.pk,
             by_id=by.pk)  # fmt: skip


@jobs.job
def store_in_background(progress: jobs.Progress, list_id: int, by_id: int) -> dict:
    """Store a list that was looked through; safe to run again."""
    name_list = NameList.objects.select_related("model").get(pk=list_id)
    if name_list.state != ListState.STORING:
        return {"state": name_list.state}
    progress.tell(0, 1, "Đang ghi danh sách")
    try:
        return store(name_list, User.objects.get(pk=by_id))
    except CannotStore as problem:
        NameList.objects.filter(pk=list_id).update(state=ListState.READ)
        return {"refused": str(problem)}


_NUMBER_NEW = """
create temporary table list_new on commit drop as
select id as line,
       nextval((select pg_get_serial_sequence('learning_models_bearer', 'id'))) as bearer
  from learning_models_listline
 where name_list_id = %(list)s and bearer is null and change <> 'double'
"""
# Who is registered already stands in a table of its own: looked up in the register while rows are
# added to it, each look would pass over all that were added before.
_FIND_KNOWN = """
create temporary table list_known on commit drop as
select r.bearer_id
  from learning_models_registration r
  join learning_models_listline l on l.bearer = r.bearer_id
 where l.name_list_id = %(list)s and r.model_id = %(model)s and r.year = %(year)s
"""
_ADD_BEARERS = """
insert into learning_models_bearer (
       id, association_id, subject, name, hamlet, address, birth_year, sex, people, name_key,
       hamlet_key, address_key)
select n.bearer, l.association_id, %(subject)s, l.name, l.hamlet, l.address, l.birth_year, l.sex,
       l.people, l.name_key, l.hamlet_key, l.address_key
  from list_new n join learning_models_listline l on l.id = n.line
"""
_CHANGE_BEARERS = """
update learning_models_bearer b
   set name = l.name, name_key = l.name_key,
       hamlet = coalesce(nullif(l.hamlet, ''), b.hamlet),
       hamlet_key = case when l.hamlet = '' then b.hamlet_key else l.hamlet_key end,
       address = coalesce(nullif(l.address, ''), b.address),
       address_key = case when l.address = '' then b.address_key else l.address_key end,
       birth_year = coalesce(l.birth_year, b.birth_year),
       sex = coalesce(nullif(l.sex, ''), b.sex),
       people = coalesce(l.people, b.people)
  from learning_models_listline l
 where l.name_list_id = %(list)s and l.bearer = b.id and l.change in ('changed', 'new', 'known')
   and {differs}
"""
_CHANGE_REGISTRATIONS = """
update learning_models_registration r
   set state = {state},
       self_score = coalesce(l.self_score, r.self_score), score = coalesce(l.score, r.score),
       grade = coalesce(nullif(l.grade, ''), r.grade), level = coalesce(l.level, r.level),
       group_id = coalesce(l."group", r.group_id),
       reason = coalesce(nullif(l.reason, ''), r.reason), listed_in_id = %(list)s
  from learning_models_listline l
 where l.name_list_id = %(list)s and l.bearer = r.bearer_id and l.change in ('changed', 'new')
   and r.model_id = %(model)s and r.year = %(year)s and l.state <> ''
   and r.state <> all(%(settled)s) and {differs}
"""
_REGISTER = """
insert into learning_models_registration (
       bearer_id, model_id, year, association_id, state, group_id, area, self_score, score, grade,
       level, reason, listed_in_id, registered_by_id, registered_at)
select coalesce(l.bearer, n.bearer), %(model)s, %(year)s, l.association_id, l.state, l."group",
       case when l.association_id = any(%(hard)s) then 'hard' else 'common' end,
       l.self_score, l.score, l.grade, l.level, l.reason, %(list)s, %(by)s, now()
  from learning_models_listline l
  left join list_new n on n.line = l.id
 where l.name_list_id = %(list)s and l.state <> '' and l.change = 'new'
   and not exists (select from list_known k where k.bearer_id = l.bearer)
"""


@transaction.atomic
def store(name_list: NameList, by: User) -> dict[str, int]:
    """Write the lines of a list into the register, all or nothing; what was written.

    Nobody's later step is undone: what was proposed or decided stays as it is. Raises
    ``CannotStore`` with what is in the way.
    """
    name_list = NameList.objects.select_for_update(of=("self",)).get(pk=name_list.pk)
    require_storable(name_list)
    units = ListLine.objects.filter(name_list=name_list).order_by().values("association")
    touched = list(Association.objects.filter(pk__in=units))
    model = name_list.model
    asked: dict[str, Any] = {
        "list": name_list.pk,
        "subject": model.subject,
        "model": model.pk,
        "year": name_list.year,
        "by": by.pk,
        "hard": list(find_hard(touched, date(name_list.year, 12, 31))),
        "ranks": list(RANKS),
        "settled": list(SETTLED),
    }
    change_registrations = _CHANGE_REGISTRATIONS.format(
        state=NEW_STATE, differs=REGISTRATION_DIFFERS
    )
    written = {}
    try:
        with (
            transaction.atomic(),
            pghistory.context(user=by.pk, list=name_list.pk),
            connection.cursor() as cursor,
        ):
            cursor.execute("drop table if exists list_new, list_known")
            cursor.execute(_NUMBER_NEW, asked)
            cursor.execute(_FIND_KNOWN, asked)
            cursor.execute("analyze list_new, list_known")
            with plan_for_many(cursor) if name_list.found["lines"] > MANY else nullcontext():
                for what, statement in (
                    ("bearers", _ADD_BEARERS),
                    ("bearers_changed", _CHANGE_BEARERS.format(differs=BEARER_DIFFERS)),
                    ("changed", change_registrations),
                    ("registered", _REGISTER),
                ):
                    cursor.execute(statement, asked)
                    written[what] = cursor.rowcount
    except IntegrityError:
        raise CannotStore(
            "Vừa có người ghi danh sách khác cho cùng các xã này. Hãy bấm đọc lại danh sách, xem "
            "lại rồi ghi."
        ) from None
    close_storing(name_list, by)
    return written


def drop_forgotten(day: date) -> str:
    """Drop the lines of lists that nobody stored while their file was kept (product.md A5)."""
    return sent_lists.drop_forgotten(NameList.objects.all())
