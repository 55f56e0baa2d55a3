"""A plan in the making: what the lines have said so far, and what stands against them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from associations.models import Established
from associations.reorganising.dividing import Territory
from associations.reorganising.lines import Line, Problem
from associations.reorganising.picture import Past, Picture
from associations.reorganising.plan import Plan, Question, Shape
from khuyenhoc.lib.dates import format_date


@dataclass(frozen=True, slots=True)
class Said:
    """A line, the decision that it stands in, and where it was written."""

    line: Line
    decision: int
    place: str


class Draft:
    """The tree while lines are followed.

    ``now`` is the tree as far as it has come, ``ended`` names the decision that ended a unit,
    ``takers`` who takes over from whom, in the order of the lines, ``divided`` the units of which
    several take over. ``placed`` are the units whose upper unit a line tells.
    """

    def __init__(self, picture: Picture, on: date, answers: Mapping[str, str]) -> None:
        self.picture, self.on, self.answers = picture, on, answers
        self.ranks = picture.ranks
        self.decisions: list[int] = []
        self.said: list[Said] = []
        self.now: dict[int, Shape] = dict(picture.shapes)
        self.ended: dict[int, int] = {}
        self.reopened: set[int] = set()
        self.keys: dict[str, int] = {}
        self.founders: dict[int, Said] = {}
        self.founding: dict[int, int] = {}  # id() of what was said → the unit that it founds
        self.by: dict[int, int] = {}
        self.placed: dict[int, Said] = {}
        self.places: dict[int, str] = {}
        self.told: dict[tuple[int, str], Said] = {}
        self.passing: dict[int, list[tuple[Said, int]]] = {}
        self.closing: dict[int, list[Said]] = {}
        self.abolishing: list[tuple[Said, str, int | None]] = []
        self.abolished: dict[str, int] = {}
        self.takers: dict[int, list[int]] = {}
        self.favourite: dict[int, int] = {}  # divided unit → who takes the greatest share
        self.divided: set[int] = set()
        self.territory = Territory(picture.holder)
        self.questions: list[Question] = []
        self.problems: list[Problem] = []
        self.grounds: dict[int, tuple[int, int]] = {}
        self.past = Past({}, {}, {})
        self.next_id = picture.next_id
        self.children = picture.list_children()
        self.holders = set(picture.holder.values())

    def take_id(self) -> int:
        """A provisional id."""
        self.next_id -= 1
        return self.next_id + 1

    def refuse(self, place: str, message: str, field: str = "") -> None:
        self.problems.append(Problem(place, message, field))

    def begin(self, key: str, said: Said) -> None:
        """A line founds a unit that others call by ``key``."""
        unit = self.keys[key] = self.take_id()
        self.founders[unit] = said
        self.founding[id(said)] = unit
        self.places[unit] = said.place
        self.by[unit] = said.decision

    def founder_of(self, said: Said) -> int | None:
        """The unit that this very line founds."""
        unit = self.founding.get(id(said))
        return unit if unit in self.founders else None

    def drop(self, unit: int) -> None:
        """Forget a founding that makes no sense; who names it is refused."""
        self.founders.pop(unit, None)
        self.by.pop(unit, None)
        self.now.pop(unit, None)

    def place_unit(self, unit: int, said: Said) -> None:
        self.placed[unit] = said
        self.places.setdefault(unit, said.place)

    def find(self, said: Said, ref: int | str, field: str) -> int | None:
        """The unit that a line names, where it lives on the day or is founded."""
        if isinstance(ref, str):
            unit = self.keys.get(ref)
            if unit is None or (unit not in self.founders):
                self.refuse(said.place, f"Không có dòng nào lập đơn vị mang khóa “{ref}”.", field)
                return None
            if field == "parent" or unit in self.now:
                return unit
            self.refuse(
                said.place,
                f"“{ref}” được lập ở một dòng phía dưới; chuyển dòng ấy lên trước.",
                field,
            )
            return None
        if ref in self.now or ref in self.ended:
            return ref
        shape = self.past.shapes.get(ref)
        if shape is None:
            self.refuse(said.place, f"Ngày {format_date(self.on)} không có đơn vị số {ref}.", field)
            return None
        end = self.past.ended_on[ref]
        since = f" từ {format_date(end)}" if end else ""
        self.refuse(
            said.place,
            f"“{shape.full_name}” đã kết thúc{since}; ghi đơn vị kế thừa hoặc cho hoạt động lại.",
            field,
        )
        return None

    def check_name(self, said: Said, name: str, full_name: str) -> None:
        if not name:
            self.refuse(said.place, "Chưa ghi tên đơn vị mới.", "name")
        elif len(name) > 200 or len(full_name) > 250:
            self.refuse(said.place, "Tên đơn vị dài quá 200 chữ.", "name")

    def check_established(self, said: Said) -> None:
        value = said.line.new.established
        if value and value not in Established.values:
            self.refuse(
                said.place,
                f"Không hiểu tình trạng “{value}”; dùng yes (đã thành lập), no (chưa) hoặc paused"
                " (tạm dừng).",
                "established",
            )

    def end(self, unit: int, decision: int) -> None:
        self.ended[unit] = decision
        self.now.pop(unit, None)

    def name(self, unit: int) -> str:
        shape = self.now.get(unit) or self.picture.shapes.get(unit) or self.past.shapes.get(unit)
        return shape.full_name if shape else str(unit)

    def picture_held(self, unit: int) -> bool:
        """Whether the unit held territory itself before the batch."""
        return unit in self.holders

    def list_final_takers(self, unit: int) -> list[int]:
        """Who takes over in the end: takers that end themselves are replaced by theirs."""
        found: dict[int, None] = {}
        seen = set()
        pending = list(reversed(self.takers.get(unit, ())))
        while pending:
            taker = pending.pop()
            if taker in self.ended:
                if taker not in seen:
                    seen.add(taker)
                    pending.extend(reversed(self.takers.get(taker, ())))
            else:
                found[taker] = None
        return list(found)

    def tell(self) -> Plan:
        """The difference between the picture and what the lines have made of it."""
        old, plan = self.picture.shapes, Plan(self.on, tuple(self.decisions))
        passes, plan.cuts = self.territory.tell(self.next_id)
        plan.passes = passes
        touched = {u for u in self.ended if u in old}
        touched |= {u for u, shape in self.now.items() if old.get(u) != shape}
        touched |= {u for _, before, after, _ in passes for u in (before, after) if u is not None}
        for parcel, parts in plan.cuts.items():
            touched |= {part.holder for part in parts if part.holder is not None}
            if parcel in self.territory.before:
                touched.add(self.territory.before[parcel])
        for unit in sorted(touched, key=lambda u: (u < 0, abs(u))):
            if unit in old:
                plan.before[unit] = old[unit]
            if unit in self.now:
                plan.after[unit] = self.now[unit]
        plan.reopened = self.reopened & plan.after.keys()
        for unit in dict.fromkeys([*self.passing, *self.takers, *self.ended]):
            if unit in old and (unit in self.ended or unit in self.takers):
                keeps = [] if unit in self.ended else [unit]
                plan.successors[unit] = tuple(
                    dict.fromkeys([*self.list_final_takers(unit), *keeps])
                )
        plan.opened_by = {u: self.by[u] for u in plan.after if u in self.by}
        plan.closed_by = {u: self.ended.get(u) or self.by[u] for u in plan.before
                          if u in self.ended or u in self.by}  # fmt: skip
        plan.grounds, plan.questions = self.grounds, self.questions
        plan.keys = {unit: key for key, unit in self.keys.items() if unit in plan.after}
        plan.abolished, plan.places = self.abolished, self.places
        asked = {u for q in self.questions for u in (q.unit, q.above, *q.choices) if u is not None}
        plan.names = {unit: self.name(unit) for unit in asked}
        plan.problems = self.problems
        return plan
