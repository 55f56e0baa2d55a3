"""Changing the tree in small: branches, boards and groups founded, renamed, moved and closed.

The small form of product.md T2: one line or a list, in force the same day, no preview. Each call
is one reorganisation without number, one transaction under the tree's lock; everything it needs
is read again under that lock, so a parent held in memory cannot be stale. Readers never wait.

What changes places of the state (communes, provinces) is a reorganisation in full and does not go
through here. ``project`` and ``tree_lock`` are those of ``associations.projection``.
"""

from collections.abc import Sequence
from datetime import date

from django.db import connection, transaction

from associations import projection
from associations.copying import copy_rows, reserve_ids, write_range
from associations.models import Association, ChangeKind, Established, Reorganisation, State
from associations.projection import TreeBroken, TreeBusy, project, tree_lock
from associations.reorganising.steps import list_steps
from associations.small_form import (
    Book,
    NewUnit,
    Problem,
    TreeRefused,
    complete_name,
    count_living_children,
)
from khuyenhoc.lib.names import vn_key

__all__ = [
    "NewUnit", "Problem", "TreeBroken", "TreeBusy", "TreeRefused", "close", "found", "move",
    "project", "rename", "tree_lock",
]  # fmt: skip


@transaction.atomic
def found(
    units: NewUnit | Sequence[NewUnit], *, on: date | None = None, note: str = ""
) -> list[Association]:
    """Found one unit or a list of them, in force ``on`` (today); the new associations, in order.

    All problems of the list are reported at once. Raises ``TreeRefused``, ``TreeBusy``.
    """
    units = [units] if isinstance(units, NewUnit) else list(units)
    book = Book(on)
    known = book.read(unit.parent for unit in units)
    completed = [complete_name(unit, book.level_names) for unit in units]
    siblings = book.read_names(known, (full_name for _, full_name, _ in completed))
    taken = book.read_codes(unit.code for unit in units if unit.code)
    for place, unit in enumerate(units):
        name, full_name, _ = completed[place]
        if book.check_name(place, name, full_name):
            double = (unit.parent, unit.level, vn_key(full_name))
            if double in siblings:
                book.refuse(place, f"“{full_name}” đã có ở đơn vị này.")
            siblings.add(double)
        book.check_level(place, unit.level)
        book.check_parent(place, unit.level, known.get(unit.parent))
        if unit.established not in Established.values:
            book.refuse(place, f"Không hiểu tình trạng tổ chức hội “{unit.established}”.")
        if unit.code:
            if len(unit.code) > 20 or unit.code in taken:
                book.refuse(place, f"Mã “{unit.code}” dài quá 20 chữ hoặc đã có đơn vị mang.")
            taken.add(unit.code)
    book.stop_if_refused()

    fresh = [
        Association(
            name=name, full_name=full_name, code=unit.code or "", level_id=unit.level, kind=kind,
            parent_id=unit.parent, established=unit.established, opened_on=book.on,
        )
        for unit, (name, full_name, kind) in zip(units, completed, strict=True)
    ]  # fmt: skip
    with connection.cursor() as cursor:
        for row, id_ in zip(fresh, reserve_ids(cursor, Association._meta.db_table, len(fresh)),
                            strict=True):  # fmt: skip
            row.id = id_
        projection.insert(fresh)
        decision = book.record(
            ChangeKind.FOUND, [row.id for row in fresh],
            lambda place: {"name": completed[place][0], "level": units[place].level,
                           "parent": units[place].parent}, note,
        )  # fmt: skip
        lasting = write_range(book.on, None)
        copy_rows(
            cursor, State._meta.db_table,
            ("association_id", "valid", "name", "full_name", "register", "code", "level_id",
             "kind", "parent_id", "established", "opened_by_id"),
            ((row.id, lasting, row.name, row.full_name, "hoi" if row.code else None,
              row.code or None, row.level_id, row.kind, row.parent_id, row.established,
              decision.id) for row in fresh),
        )  # fmt: skip
        parcels = reserve_ids(cursor, "associations_parcel", len(fresh))
        pairs = list(zip(parcels, (row.id for row in fresh), strict=True))
        copy_rows(cursor, "associations_parcel", ("id", "origin_id"), pairs)
        copy_rows(
            cursor, "associations_holding", ("parcel_id", "holder_id", "valid", "opened_by_id"),
            ((parcel, holder, lasting, decision.id) for parcel, holder in pairs),
        )  # fmt: skip
    _run_steps(decision, [row.id for row in fresh])
    kept = Association.objects.in_bulk([row.id for row in fresh])
    return [kept[row.id] for row in fresh]


@transaction.atomic
def rename(
    names: Sequence[tuple[int, str]], *, on: date | None = None, note: str = ""
) -> Reorganisation:
    """Give units (their ids) new names, in force ``on`` (today).

    Raises ``TreeRefused``, ``TreeBusy``.
    """
    book = Book(on)
    known = book.read(id_ for id_, _ in names)
    book.check_once(id_ for id_, _ in names)
    changes = {}
    for place, (id_, text) in enumerate(names):
        state = book.check_subject(place, known.get(id_))
        if state is None:
            continue
        unit = NewUnit(text, state.level_id, state.parent_id or 0, state.kind)
        name, full_name, kind = complete_name(unit, book.level_names)
        if book.check_name(place, name, full_name):
            changes[id_] = {"name": name, "full_name": full_name, "kind": kind}
    book.stop_if_refused()

    decision = book.record(
        ChangeKind.RENAME, [id_ for id_, _ in names], lambda place: changes[names[place][0]], note
    )
    for id_, values in changes.items():
        _succeed(known[id_], book.on, decision, values)
        Association.objects.filter(pk=id_).update(**values)
    _run_steps(decision, list(changes))
    return decision


@transaction.atomic
def close(units: int | Sequence[int], *, on: date | None = None, note: str = "") -> Reorganisation:
    """End units (their ids): the day before ``on`` (today) is their last.

    Units that still have living units below them are refused, unless those are in the list.
    Raises ``TreeRefused``, ``TreeBusy``.
    """
    units = [units] if isinstance(units, int) else list(units)
    book = Book(on)
    known = book.read(units)
    book.check_once(units)
    below = count_living_children(units, book.on)
    for place, id_ in enumerate(units):
        state = book.check_subject(place, known.get(id_))
        if state is not None and state.valid.lower == book.on:
            book.refuse(place, f"{state} vừa đổi trong ngày này; kết thúc từ ngày mai.")
        if below[id_]:
            book.refuse(
                place,
                f"{state} còn {below[id_]} đơn vị trực thuộc; hãy chuyển hoặc kết thúc trước.",
            )
    book.stop_if_refused()

    decision = book.record(ChangeKind.CLOSE, units, lambda _place: {}, note)
    with connection.cursor() as cursor:
        cursor.execute(
            "update associations_state set valid = daterange(lower(valid), %s), closed_by_id = %s"
            " where association_id = any(%s) and valid @> %s::date",
            [book.on, decision.id, units, book.on],
        )
        cursor.execute(
            "update associations_holding set valid = daterange(lower(valid), %s),"
            " closed_by_id = %s where holder_id = any(%s) and valid @> %s::date",
            [book.on, decision.id, units, book.on],
        )
    Association.objects.filter(pk__in=units).update(closed_on=book.on)
    _run_steps(decision, units)
    return decision


@transaction.atomic
def move(
    units: int | Sequence[int], parent: int, *, on: date | None = None, note: str = ""
) -> Reorganisation:
    """Hang units (their ids), with all below them, under ``parent``, in force ``on`` (today).

    Raises ``TreeRefused``, ``TreeBusy``.
    """
    units = [units] if isinstance(units, int) else list(units)
    book = Book(on)
    known = book.read([*units, parent])
    book.check_once(units)
    above = _list_above(parent)
    for place, id_ in enumerate(units):
        state = book.check_subject(place, known.get(id_))
        if state is None:
            continue
        if id_ in above:
            book.refuse(place, f"{state} không thể chuyển vào chính nó hay đơn vị thuộc nó.")
        elif state.parent_id == parent:
            book.refuse(place, f"{state} đã thuộc đơn vị này.")
        else:
            book.check_parent(place, state.level_id, known.get(parent))
    book.stop_if_refused()

    decision = book.record(ChangeKind.MOVE, units, lambda _place: {"parent": parent}, note)
    for id_ in units:
        _succeed(known[id_], book.on, decision, {"parent_id": parent})
        projection.move(id_, parent)
    _run_steps(decision, units)
    return decision


def _succeed(state: State, on: date, decision: Reorganisation, values: dict) -> None:
    """Let a changed state follow ``state`` from ``on``; within one day only the last is kept."""
    if state.valid.lower == on:
        State.objects.filter(pk=state.pk).update(**values)
        return
    State.objects.filter(pk=state.pk).update(valid=(state.valid.lower, on), closed_by=decision)
    kept = ("name", "full_name", "register", "code", "level_id", "kind", "parent_id", "established")
    State.objects.create(
        association_id=state.association_id, valid=(on, None), opened_by=decision,
        **{**{field: getattr(state, field) for field in kept}, **values},
    )  # fmt: skip


def _list_above(unit: int) -> set[int]:
    """The ids of ``unit`` and of all above it today."""
    with connection.cursor() as cursor:
        cursor.execute(
            "with recursive up as (select id, parent_id from associations_association where id = %s"
            " union select a.id, a.parent_id from associations_association a join up on"
            " a.id = up.parent_id) select id from up",
            [unit],
        )
        return {row[0] for row in cursor.fetchall()}


def _run_steps(decision: Reorganisation, units: Sequence[int]) -> None:
    """Let the upper storeys follow, in their order (``associations.reorganising.steps``)."""
    for step in list_steps():
        step.follow_small(decision, units)
