"""A plan in words: what stands before and after, for the clerk who is to confirm it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from associations.models import Association, Established
from associations.reorganising.plan import Plan, Shape

MOST = 200  # rows of each table; the rest is counted


@dataclass(slots=True)
class Told:
    """One unit after the event: from whom it comes, or what has changed."""

    name: str
    code: str
    parent: str
    olds: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class PlanInWords:
    """``takers`` are units that take over territory, ``founded`` begin without a predecessor,
    ``ended`` end without a successor, ``changed`` live on otherwise; ``counts`` of all of them."""

    takers: list[Told]
    founded: list[Told]
    ended: list[Told]
    changed: list[Told]
    counts: dict[str, int]


def tell_plan(plan: Plan) -> PlanInWords:
    """The plan in words; one query for the names of units that it does not touch."""
    names = _Names(plan)
    olds: dict[int, list[str]] = defaultdict(list)
    for old, new in plan.successors.items():
        for taker in new:
            if taker != old:
                part = ", một phần" if len(new) > 1 else ""
                olds[taker].append(f"{names.of(old)}{part}")
    takers = [_tell(plan.after[unit], names, olds=found)
              for unit, found in olds.items() if unit in plan.after]  # fmt: skip
    founded = [
        _tell(plan.after[unit], names)
        for unit in [*plan.founded, *plan.reopened]
        if unit not in olds
    ]
    ended = [_tell(plan.before[unit], names) for unit in plan.ended
             if not plan.successors.get(unit)]  # fmt: skip
    changed = [
        told
        for unit, shape in plan.after.items()
        if unit in plan.before
        and (told := _tell(shape, names, changes=_compare(plan.before[unit], shape, names))).changes
    ]
    counts = {
        "takers": len(takers), "founded": len(founded), "changed": len(changed),
        "ended": len(ended), "ended_all": len(plan.ended), "cuts": len(plan.cuts),
    }  # fmt: skip
    return PlanInWords(takers[:MOST], founded[:MOST], ended[:MOST], changed[:MOST], counts)


class _Names:
    """Full names of units, touched or not."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        shapes: Iterable[Shape] = (*plan.before.values(), *plan.after.values())
        asked = {shape.parent for shape in shapes if shape.parent is not None and shape.parent > 0}
        asked |= {unit for units in plan.successors.values() for unit in units if unit > 0}
        missing = asked - plan.before.keys() - plan.after.keys()
        rows = Association.objects.filter(pk__in=missing).order_by()
        self.known = dict(rows.values_list("pk", "full_name"))

    def of(self, unit: int | None) -> str:
        if unit is None:
            return ""
        if unit in self.plan.after or unit in self.plan.before:
            return self.plan.name(unit)
        return self.known.get(unit) or self.plan.names.get(unit, "")

    def before(self, unit: int | None) -> str:
        """The name until the day."""
        if unit is not None and unit in self.plan.before:
            return self.plan.before[unit].full_name
        return self.of(unit)


def _tell(shape: Shape, names: _Names, **rest: list[str]) -> Told:
    return Told(shape.full_name, shape.code or "", names.of(shape.parent), **rest)


def _compare(old: Shape, new: Shape, names: _Names) -> list[str]:
    changes = []
    if old.full_name != new.full_name:
        changes.append(f"tên: {old.full_name} → {new.full_name}")
    if old.code != new.code:
        changes.append(f"mã: {old.code or 'không mã'} → {new.code or 'không mã'}")
    if old.parent != new.parent:
        changes.append(f"trực thuộc: {names.before(old.parent)} → {names.of(new.parent)}")
    if old.level != new.level:
        changes.append(f"cấp: {old.level} → {new.level}")
    if old.established != new.established:
        was, now = Established(old.established).label, Established(new.established).label
        changes.append(f"tổ chức hội: {was} → {now}")
    return changes
