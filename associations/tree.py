"""Changing the tree in small: branches, boards and groups founded, renamed, moved and closed.

The small form of product.md T2: one line or a list, in force the same day, no preview. Each call
is one reorganisation without number, one transaction under the tree's lock; everything it needs
is read again under that lock, so a parent held in memory cannot be stale. Readers never wait.

What changes places of the state (communes, provinces) is a reorganisation in full and does not go
through here. ``project`` and ``tree_lock`` are those of ``associations.projection``.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.module_loading import import_string

from associations import projection
from associations.copying import copy_rows, reserve_ids, write_range
from associations.models import (
    PLACE_KINDS,
    Association,
    Change,
    ChangeKind,
    Established,
    Level,
    LevelRule,
    Reorganisation,
    ReorganisationStatus,
    State,
)
from associations.projection import TreeBroken, TreeBusy, project, tree_lock
from khuyenhoc.lib.names import clean, strip_unit_kind, vn_key

__all__ = [
    "NewUnit", "Problem", "TreeBroken", "TreeBusy", "TreeRefused", "close", "found", "move",
    "project", "rename", "tree_lock",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A branch, board or group to be founded under the association ``parent`` (its id).

    ``name`` may carry its kind ("Chi hội thôn 1") or not ("thôn 1", with ``kind`` or the name of
    the level before it in full). ``code`` is one of the association's own register.
    """

    name: str
    level: str
    parent: int
    kind: str = ""
    code: str | None = None
    established: str = Established.YES


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with the line ``place`` (from 0) of a list, in words for its sender."""

    place: int
    message: str


class TreeRefused(Exception):
    """Nothing was changed; ``problems`` are all that stand against it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(problem.message for problem in problems))


@transaction.atomic
def found(
    units: NewUnit | Sequence[NewUnit], *, on: date | None = None, note: str = ""
) -> list[Association]:
    """Found one unit or a list of them, in force ``on`` (today); the new associations, in order.

    All problems of the list are reported at once. Raises ``TreeRefused``, ``TreeBusy``.
    """
    units = [units] if isinstance(units, NewUnit) else list(units)
    book = _Book(on)
    known = book.read(unit.parent for unit in units)
    siblings = book.read_names(known)
    taken = book.read_codes(unit.code for unit in units if unit.code)
    rows = []
    for place, unit in enumerate(units):
        name, full_name, kind = _complete(unit, book.level_names)
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
        rows.append((name, full_name, kind))
    book.stop_if_refused()

    fresh = [
        Association(
            name=name, full_name=full_name, code=unit.code or "", level_id=unit.level, kind=kind,
            parent_id=unit.parent, established=unit.established, opened_on=book.on,
        )
        for unit, (name, full_name, kind) in zip(units, rows, strict=True)
    ]  # fmt: skip
    with connection.cursor() as cursor:
        for row, id_ in zip(fresh, reserve_ids(cursor, Association._meta.db_table, len(fresh)),
                            strict=True):  # fmt: skip
            row.id = id_
        projection.insert(fresh)
        decision = book.record(
            ChangeKind.FOUND, [row.id for row in fresh],
            lambda place: {"name": rows[place][0], "level": units[place].level,
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
        copy_rows(cursor, "associations_holding", ("parcel_id", "holder_id", "valid"),
                  ((parcel, holder, lasting) for parcel, holder in pairs))  # fmt: skip
    _run_steps(decision)
    kept = Association.objects.in_bulk([row.id for row in fresh])
    return [kept[row.id] for row in fresh]


@transaction.atomic
def rename(
    names: Sequence[tuple[int, str]], *, on: date | None = None, note: str = ""
) -> Reorganisation:
    """Give units (their ids) new names, in force ``on`` (today).

    Raises ``TreeRefused``, ``TreeBusy``.
    """
    book = _Book(on)
    known = book.read(id_ for id_, _ in names)
    book.check_once(id_ for id_, _ in names)
    changes = {}
    for place, (id_, text) in enumerate(names):
        state = book.check_subject(place, known.get(id_))
        if state is None:
            continue
        unit = NewUnit(text, state.level_id, state.parent_id or 0, state.kind)
        name, full_name, kind = _complete(unit, book.level_names)
        if book.check_name(place, name, full_name):
            changes[id_] = {"name": name, "full_name": full_name, "kind": kind}
    book.stop_if_refused()

    decision = book.record(
        ChangeKind.RENAME, [id_ for id_, _ in names], lambda place: changes[names[place][0]], note
    )
    for id_, values in changes.items():
        _succeed(known[id_], book.on, decision, values)
        Association.objects.filter(pk=id_).update(**values)
    _run_steps(decision)
    return decision


@transaction.atomic
def close(units: int | Sequence[int], *, on: date | None = None, note: str = "") -> Reorganisation:
    """End units (their ids): the day before ``on`` (today) is their last.

    Units that still have living units below them are refused, unless those are in the list.
    Raises ``TreeRefused``, ``TreeBusy``.
    """
    units = [units] if isinstance(units, int) else list(units)
    book = _Book(on)
    known = book.read(units)
    book.check_once(units)
    below = _count_living_children(units, book.on)
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
            "update associations_holding set valid = daterange(lower(valid), %s)"
            " where holder_id = any(%s) and valid @> %s::date",
            [book.on, units, book.on],
        )
    Association.objects.filter(pk__in=units).update(closed_on=book.on)
    _run_steps(decision)
    return decision


@transaction.atomic
def move(
    units: int | Sequence[int], parent: int, *, on: date | None = None, note: str = ""
) -> Reorganisation:
    """Hang units (their ids), with all below them, under ``parent``, in force ``on`` (today).

    Raises ``TreeRefused``, ``TreeBusy``.
    """
    units = [units] if isinstance(units, int) else list(units)
    book = _Book(on)
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
    _run_steps(decision)
    return decision


class _Book:
    """One small reorganisation in the making: its day, what was read under the lock, what stands
    against it."""

    def __init__(self, on: date | None) -> None:
        tree_lock()
        today = timezone.localdate()
        self.on = on or today
        self.problems: list[Problem] = []
        levels = list(Level.objects.all())
        self.level_names = {level.code: level.name for level in levels}
        lowest_place = max((level.rank for level in levels if level.has_territory), default=0)
        self.small = {level.code for level in levels if level.rank > lowest_place}
        self.allowed = set(
            LevelRule.objects.filter(valid__contains=self.on).values_list("level", "parent_level")
        )
        if self.on > today:
            self.refuse(0, "Ngày hiệu lực không được ở tương lai; hãy lập đợt sắp xếp và lên lịch.")

    def refuse(self, place: int, message: str) -> None:
        self.problems.append(Problem(place, message))

    def stop_if_refused(self) -> None:
        if self.problems:
            raise TreeRefused(sorted(self.problems, key=lambda problem: problem.place))

    def read(self, ids: Iterable[int]) -> dict[int, State]:
        """The last states of associations, by id; those of today or of what has ended."""
        last = State.objects.filter(association__in=set(ids)).order_by("association_id", "-valid")
        return {state.association_id: state for state in last.distinct("association_id")}

    def read_names(self, parents: Iterable[int]) -> set[tuple[int, str, str]]:
        """(parent, level, sort key of the full name) of all that live below ``parents``."""
        living = State.objects.filter(parent__in=list(parents), valid__contains=self.on)
        return {
            (parent, level, vn_key(name))
            for parent, level, name in living.values_list("parent_id", "level_id", "full_name")
        }

    def read_codes(self, codes: Iterable[str]) -> set[str]:
        """Which of these codes of the association's own register are borne on or after the day."""
        borne = State.objects.filter(register="hoi", code__in=list(codes))
        return set(borne.exclude(valid__endswith__lte=self.on).values_list("code", flat=True))

    def check_once(self, ids: Iterable[int]) -> None:
        counts = Counter(ids)
        for place, id_ in enumerate(counts):
            if counts[id_] > 1:
                self.refuse(place, "Một đơn vị có hai dòng trong danh sách; chỉ giữ một dòng.")

    def check_name(self, place: int, name: str, full_name: str) -> bool:
        if not name:
            self.refuse(place, "Thiếu tên đơn vị.")
        elif len(name) > 200 or len(full_name) > 250:
            self.refuse(place, "Tên đơn vị dài quá 200 chữ.")
        else:
            return True
        return False

    def check_level(self, place: int, level: str) -> None:
        if level not in self.level_names:
            self.refuse(place, f"Không có cấp “{level}”.")
        elif level not in self.small:
            self.refuse(
                place,
                f"{self.level_names[level]} có địa bàn hoặc ở cấp trên: phải lập đợt sắp xếp.",
            )

    def check_subject(self, place: int, state: State | None) -> State | None:
        """The state to be changed, where the unit may be changed in small."""
        if state is None:
            self.refuse(place, "Không có đơn vị này.")
            return None
        self.check_level(place, state.level_id)
        if state.valid.upper is not None:
            self.refuse(place, f"{state} đã kết thúc từ {state.valid.upper:%d/%m/%Y}.")
            return None
        if state.valid.lower is not None and state.valid.lower > self.on:
            self.refuse(
                place, f"{state} đã có thay đổi ngày {state.valid.lower:%d/%m/%Y}, sau ngày này."
            )
            return None
        return state

    def check_parent(self, place: int, level: str, parent: State | None) -> None:
        if parent is None:
            self.refuse(place, "Không có đơn vị cấp trên này.")
        elif parent.valid.upper is not None:
            self.refuse(place, f"{parent} đã kết thúc từ {parent.valid.upper:%d/%m/%Y}.")
        elif parent.valid.lower is not None and parent.valid.lower > self.on:
            self.refuse(
                place,
                f"{parent} có từ hoặc đã đổi từ {parent.valid.lower:%d/%m/%Y}, sau ngày này.",
            )
        elif (level, parent.level_id) not in self.allowed and level in self.level_names:
            name = self.level_names[level].lower()
            above = self.level_names[parent.level_id].lower()
            self.refuse(place, f"Ngày {self.on:%d/%m/%Y} {name} không được thuộc cấp {above}.")

    def record(
        self, kind: str, ids: Sequence[int], tell: Callable[[int], dict], note: str
    ) -> Reorganisation:
        """Write the decision with one change a unit; ``tell`` gives the new values of a line."""
        last = Reorganisation.objects.filter(in_force_on=self.on).aggregate(last=Max("sequence"))
        decision = Reorganisation.objects.create(
            in_force_on=self.on, sequence=(last["last"] or 0) + 1, note=clean(note),
            status=ReorganisationStatus.APPLIED, applied_at=timezone.now(),
        )  # fmt: skip
        changes = Change.objects.bulk_create(
            Change(reorganisation=decision, order=place + 1, kind=kind, new_values=tell(place))
            for place in range(len(ids))
        )
        subject = Change.subjects.through
        subject.objects.bulk_create(
            subject(change_id=change.id, association_id=id_)
            for change, id_ in zip(changes, ids, strict=True)
        )
        return decision


def _complete(unit: NewUnit, level_names: dict[str, str]) -> tuple[str, str, str]:
    """The bare name, the full name and the kind of a unit, from what was typed."""
    text = clean(unit.name)
    said, bare = strip_unit_kind(text)
    if said in PLACE_KINDS:
        said = None
    kind = clean(unit.kind).lower() or said or level_names.get(unit.level, "").lower()
    name = bare if said == kind else text
    return name, f"{kind[:1].upper()}{kind[1:]} {name}".strip(), kind


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


def _count_living_children(units: Sequence[int], on: date) -> Counter[int]:
    """How many living units hang below each unit, those in ``units`` left out."""
    below = State.objects.filter(parent__in=units).exclude(association__in=units)
    open_ended = below.exclude(valid__endswith__lte=on)
    return Counter(open_ended.values_list("parent_id", flat=True))


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


def _run_steps(decision: Reorganisation) -> None:
    """Let the upper storeys follow, in the order of the setting: each path names a function
    that takes the reorganisation."""
    for path in settings.REORGANISATION_STEPS:
        import_string(path)(decision)
