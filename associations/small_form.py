"""One small reorganisation in the making: what is read under the lock and what stands against it.

Used by ``associations.tree`` alone; a problem names its line and says what would be accepted.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from associations.models import (
    PLACE_KINDS,
    Change,
    Established,
    Level,
    LevelRule,
    Reorganisation,
    ReorganisationStatus,
    State,
)
from associations.projection import tree_lock
from khuyenhoc.lib.names import clean, strip_unit_kind, vn_key, vn_norm


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


class Book:
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

    def read_names(self, parents: Iterable[int], names: Iterable[str]) -> set[tuple[int, str, str]]:
        """(parent, level, sort key of the full name) of what lives below ``parents`` under one
        of these full names, diacritics aside."""
        living = State.objects.filter(
            parent__in=list(parents),
            full_search_key__in={vn_norm(name) for name in names},
            valid__contains=self.on,
        )
        return {
            (parent, level, vn_key(name))
            for parent, level, name in living.order_by().values_list(
                "parent_id", "level_id", "full_name"
            )
        }

    def read_codes(self, codes: Iterable[str]) -> set[str]:
        """Which of these codes of the association's own register are borne on or after the day."""
        borne = State.objects.filter(register="hoi", code__in=list(codes))
        return {code for (code,) in _lasting(borne, self.on).values_list("code") if code}

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


def complete_name(unit: NewUnit, level_names: dict[str, str]) -> tuple[str, str, str]:
    """The bare name, the full name and the kind of a unit, from what was typed."""
    text = clean(unit.name)
    said, bare = strip_unit_kind(text)
    if said in PLACE_KINDS:
        said = None
    kind = clean(unit.kind).lower() or said or level_names.get(unit.level, "").lower()
    name = bare if said == kind else text
    return name, f"{kind[:1].upper()}{kind[1:]} {name}".strip(), kind


def count_living_children(units: Sequence[int], on: date) -> Counter[int]:
    """How many living units hang below each unit, those in ``units`` left out."""
    below = State.objects.filter(parent__in=units).exclude(association__in=units)
    return Counter(_lasting(below, on).values_list("parent_id", flat=True))


def _lasting(states: QuerySet[State], on: date) -> QuerySet[State]:
    """Those of ``states`` that hold on ``on`` or later."""
    return states.filter(Q(valid__endswith=None) | Q(valid__endswith__gt=on))
