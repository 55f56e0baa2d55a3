"""Cancelling an event: everything that it wrote is taken back, as long as nothing depends on it."""

from collections.abc import Iterable
from datetime import date, datetime

from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import ForeignKey
from django.utils import timezone

from associations.models import Reorganisation, ReorganisationStatus, Trace
from associations.placing import read_places, write_numbers
from associations.projection import project, tree_lock
from associations.reorganising.journal import NUMBERS, play_back, read_numbers, settle_statistics
from associations.reorganising.steps import list_steps
from khuyenhoc.lib.dates import format_date

SUBJECTS = "associations_change_subjects"
MOST = 10  # sentences of one sort before the rest is counted


class NotCancelled(Exception):
    """Nothing was changed; ``blocks`` say why."""

    def __init__(self, blocks: Iterable[str]) -> None:
        self.blocks = tuple(blocks)
        super().__init__(" ".join(self.blocks))


def list_batch(decision: Reorganisation) -> list[Reorganisation]:
    """The decisions that were applied together with this one, itself included, in their order."""
    if decision.applied_at is None:
        return [decision]
    together = Reorganisation.objects.filter(
        applied_at=decision.applied_at, in_force_on=decision.in_force_on
    )
    return list(together.order_by("sequence", "pk"))


def find_blocks(decision: Reorganisation) -> list[str]:
    """Why the decision, with those applied together with it, cannot be cancelled; empty if it
    can. Reads only."""
    batch = list_batch(decision)
    if decision.status in (ReorganisationStatus.DRAFT, ReorganisationStatus.SCHEDULED):
        return []
    if decision.status == ReorganisationStatus.CANCELLED:
        return [f"{decision} đã hủy rồi."]
    first = _find_first(batch)
    if first is None:
        return [f"{decision} không giữ vết các dòng đã ghi (đợt nhỏ, hoặc nạp từ danh mục), nên"
                " không hủy được; hãy lập một đợt mới để đổi lại."]  # fmt: skip
    blocks: list[str] = []
    with connection.cursor() as cursor:
        tables = _list_tables(cursor, first)
        for table in tables:
            blocks += _find_changed(cursor, first, table)
        blocks += _find_later_lives(cursor, first)
        for table in tables:
            blocks += _find_dependents(cursor, first, table)
        blocks += _find_codes_taken(cursor, first)
    for step in list_steps():
        blocks += step.find_blocks(batch)
    return list(dict.fromkeys(blocks))


def cancel(decision: Reorganisation) -> list[Reorganisation]:
    """Take the decision back, with those applied together with it; all of them, in their order.

    One transaction under the tree's lock. A draft or a scheduled decision has written nothing and
    is only marked. Raises ``NotCancelled`` with every reason, ``TreeBusy``.
    """
    first: int | None = None
    try:
        with transaction.atomic():
            tree_lock()
            decision.refresh_from_db()
            if blocks := find_blocks(decision):
                raise NotCancelled(blocks)
            batch = list_batch(decision)
            if (first := _find_first(batch)) is not None:
                _take_back(first)
                for step in list_steps():
                    step.after_cancel(batch)
            for each in batch:
                each.status = ReorganisationStatus.CANCELLED
                each.cancelled_at = timezone.now()
                each.save(update_fields=["status", "cancelled_at"])
            with connection.cursor() as cursor:
                cursor.execute("set constraints all immediate")
                cursor.execute("set constraints all deferred")
    except IntegrityError as error:
        reason = str(error).splitlines()[0]
        raise NotCancelled([f"Có dữ liệu sau này không cho trở lại như cũ: {reason}"]) from error
    if first is not None:
        settle_statistics(first)
    return batch


def _find_first(batch: list[Reorganisation]) -> int | None:
    """The decision on which the traces of the batch hang."""
    return (
        Trace.objects.filter(reorganisation__in=batch)
        .order_by()
        .values_list("reorganisation", flat=True)
        .first()
    )


def _take_back(first: int) -> None:
    numbers = read_numbers(first)
    current = read_places()
    with connection.cursor() as cursor:
        cursor.execute(
            f'delete from "{SUBJECTS}" t using associations_change c,'  # noqa: S608
            " associations_reorganisation r,"
            " associations_trace x where c.id = t.change_id and r.id = c.reorganisation_id"
            " and r.status = 'cancelled' and x.reorganisation_id = %s"
            " and x.\"table\" = 'associations_association' and x.before is null"
            " and t.association_id = (x.key #>> '{}')::int",
            [first],
        )
    play_back(first)
    if numbers is not None:
        before, after = numbers
        if all(current.get(unit) == after[unit] for unit in before):
            write_numbers(before)
    project()  # today's columns; numbers anew where the old ones no longer fit


# What stands against it


def _list_tables(cursor, first: int) -> list[str]:
    cursor.execute(
        'select "table" from associations_trace where reorganisation_id = %s and "table" <> %s'
        " group by 1 order by min(id)",
        [first, NUMBERS],
    )
    return [row[0] for row in cursor.fetchall()]


def _find_changed(cursor, first: int, table: str) -> list[str]:
    """Rows that are no longer as the event left them. Today's columns of associations are
    derived and do not count."""
    if table == "associations_association":
        return []
    tell = {
        "associations_state": "coalesce(t.closed_by_id, t.opened_by_id)",
        "associations_holding": "coalesce(t.closed_by_id, t.opened_by_id)",
    }.get(table, "null::int")
    name = {
        "associations_state": "coalesce(t.full_name, x.after ->> 'full_name')",
        "associations_holding": "(select a.full_name from associations_association a"
        " where a.id = (x.after ->> 'holder_id')::int)",
    }.get(table, "null::text")
    cursor.execute(
        f"""
        with last as (
            select distinct on (key) key, after from associations_trace
             where reorganisation_id = %s and "table" = %s order by key, id desc
        )
        select {tell}, {name} from last x left join "{table}" t on t.id = x.key::text::bigint
         where x.after is not null and (t.id is null or not to_jsonb(t) @> x.after)
        """,  # noqa: S608 - names of our own tables
        [first, table],
    )
    found = cursor.fetchall()
    if not found:
        return []
    decisions = Reorganisation.objects.in_bulk({by for by, _ in found if by})
    said = []
    for by, who in found:
        later = decisions.get(by)
        if who and later is not None and by != first:
            said.append(f"“{who}” đã thay đổi sau đó theo {_call(later)}; hủy đợt ấy trước.")
        elif who:
            said.append(f"“{who}” đã thay đổi sau đợt này.")
    if not said:
        said = [f"{_count(found)} dòng của bảng “{_name_table(table)}” đã đổi sau đợt này."]
    return _shorten(said)


def _find_later_lives(cursor, first: int) -> list[str]:
    """States of the same units, and holdings of the same parcels, that came later."""
    said = []
    for table, key in (("associations_state", "association_id"),
                       ("associations_holding", "parcel_id")):  # fmt: skip
        cursor.execute(
            f"""
            with touched as (
                select distinct (coalesce(after, before) ->> '{key}')::int as unit
                  from associations_trace where reorganisation_id = %(first)s
                   and "table" = '{table}'
            )
            select distinct r.id, a.full_name
              from "{table}" t join touched on touched.unit = t.{key}
              join associations_reorganisation r on r.id = t.opened_by_id
              join associations_reorganisation mine on mine.id = %(first)s
              left join associations_association a
                     on a.id = t.{"association_id" if key == "association_id" else "holder_id"}
             where r.applied_at > mine.applied_at
               and not exists (select from associations_trace x
                                where x.reorganisation_id = %(first)s and x."table" = '{table}'
                                  and (x.key #>> '{{}}')::bigint = t.id)
            """,  # noqa: S608 - our own names
            {"first": first},
        )
        rows = cursor.fetchall()
        decisions = Reorganisation.objects.in_bulk({by for by, _ in rows})
        said += [f"“{name}” đã thay đổi sau đó theo {_call(decisions[by])}; hủy đợt ấy trước."
                 for by, name in rows]  # fmt: skip
    return _shorten(list(dict.fromkeys(said)))


def _find_dependents(cursor, first: int, table: str) -> list[str]:
    """Rows of any table that point at rows which the event added, and were not written by it."""
    said = []
    cursor.execute(
        "select key::text::bigint from associations_trace where reorganisation_id = %s"
        ' and "table" = %s and before is null',
        [first, table],
    )
    if not (added := [row[0] for row in cursor.fetchall()]):
        return []
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.managed or model is Trace:
            continue
        for field in model._meta.local_fields:
            if not isinstance(field, ForeignKey) or not getattr(field, "db_constraint", True):
                continue
            if field.related_model._meta.db_table != table:
                continue
            other = model._meta.db_table
            if other == SUBJECTS:
                said += _find_lines(cursor, first, added)
                continue
            cursor.execute(
                f"""
                select count(*) from "{other}" t where t."{field.column}" = any(%s)
                   and not exists (select from associations_trace x
                                    where x.reorganisation_id = %s and x."table" = %s
                                      and x.key #>> '{{}}' = t."{model._meta.pk.column}"::text)
                """,  # noqa: S608 - names of our own tables
                [added, first, other],
            )
            count = cursor.fetchone()[0]
            if count and other == "associations_state":
                said += _name_states(cursor, first, field.column, added)
            elif count and other != "associations_association":
                said.append(
                    f"{count} dòng của “{model._meta.verbose_name_plural}” đã gắn với những gì đợt"
                    " này lập ra; bỏ hoặc chuyển các dòng ấy trước."
                )
    return said


def _find_lines(cursor, first: int, added: list[int]) -> list[str]:
    """Lines of other decisions that name units which the event founded; those of cancelled ones
    are a record only."""
    cursor.execute(
        f"""
        select distinct c.reorganisation_id from "{SUBJECTS}" t
          join associations_change c on c.id = t.change_id
          join associations_reorganisation r on r.id = c.reorganisation_id
         where t.association_id = any(%s) and r.status <> 'cancelled'
           and not exists (select from associations_trace x
                            where x.reorganisation_id = %s and x."table" = '{SUBJECTS}'
                              and (x.key #>> '{{}}')::bigint = t.id)
        """,  # noqa: S608 - the name of our own table
        [added, first],
    )
    decisions = Reorganisation.objects.filter(pk__in=[row[0] for row in cursor.fetchall()])
    return _shorten([f"Đợt {decision} có dòng về đơn vị mà đợt này lập ra; hủy đợt ấy trước."
                     for decision in decisions])  # fmt: skip


def _name_states(cursor, first: int, column: str, added: list[int]) -> list[str]:
    """Units whose states point at what the event added."""
    cursor.execute(
        f"""
        select t.full_name, t.opened_by_id from associations_state t
         where t."{column}" = any(%s)
           and not exists (select from associations_trace x where x.reorganisation_id = %s
                              and x."table" = 'associations_state'
                              and (x.key #>> '{{}}')::bigint = t.id)
         order by t.full_name
        """,  # noqa: S608 - a column of our own
        [added, first],
    )
    rows = cursor.fetchall()
    decisions = Reorganisation.objects.in_bulk({by for _, by in rows if by})
    return _shorten(
        [
            f"“{name}” nằm dưới đơn vị mà đợt này lập ra"
            + (f", theo {_call(decisions[by])}" if by else "")
            + "; chuyển hoặc hủy trước."
            for name, by in rows
        ]
    )


def _find_codes_taken(cursor, first: int) -> list[str]:
    """Codes that would come back while others bear them."""
    cursor.execute(
        """
        with mine as materialized (
            select (key #>> '{}')::bigint as id, before from associations_trace
             where reorganisation_id = %(first)s and "table" = 'associations_state'
        ), old as materialized (
            select (before ->> 'association_id')::int as unit, before ->> 'code' as code,
                   before ->> 'register' as register, (before ->> 'valid')::daterange as valid
              from mine where before ->> 'code' is not null
        ), others as materialized (
            select * from associations_state t
             where t.code is not null and t.id not in (select id from mine)
        )
        select distinct t.code, t.full_name
          from old o join others t on t.code = o.code and t.register = o.register
         where t.valid && o.valid and t.association_id <> o.unit
        """,
        {"first": first},
    )
    return [f"Mã {code} nay do “{name}” mang." for code, name in cursor.fetchall()]


def _name_table(table: str) -> str:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.db_table == table:
            return str(model._meta.verbose_name_plural)
    return table


def _call(decision: Reorganisation) -> str:
    day: date | datetime | None = decision.in_force_on
    since = f" ngày {format_date(day)}" if day else ""
    return f"quyết định {decision.number}{since}" if decision.number else f"thay đổi{since}"


def _count(rows: list) -> str:
    return f"{len(rows)}"


def _shorten(said: list[str]) -> list[str]:
    said = list(dict.fromkeys(said))
    if len(said) > MOST:
        return [*said[:MOST], f"… và {len(said) - MOST} lý do nữa cùng loại."]
    return said
