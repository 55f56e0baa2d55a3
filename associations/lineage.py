"""Where a unit came from and what became of it, step by step (product.md T3, T5).

A step is one succession: names and codes of the day before and of the day, whole or part, shares
where they are known, and the decision.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from associations.crosswalk import BASES, COLUMNS, read_crosswalk
from associations.history import find_by_code, predecessors, successors
from associations.models import State


@dataclass(frozen=True, slots=True)
class Step:
    """From ``old`` to ``new`` on a day; ``shares`` by basis of a part, empty where unknown."""

    on: date
    old: int
    old_code: str
    old_name: str
    new: int
    new_code: str
    new_name: str
    is_whole: bool
    shares: dict[str, Decimal]
    source: str
    decision: str
    body: str
    signed_on: date | None


@dataclass(frozen=True, slots=True)
class Lineage:
    """A unit with all its states, the steps that led to it and those that led on, by day."""

    unit: int
    states: list[State]
    before: list[Step]
    after: list[Step]


def find_bearer(code: str, on: date | None = None) -> State | None:
    """The state in which a unit bore ``code`` on a day (today): else the last one before that day,
    else the first after it. None where nobody ever bore it."""
    day = on or timezone.localdate()
    borne = State.objects.filter(code=code).select_related("association")
    bearer = find_by_code(code, day)
    if bearer is not None:
        return borne.filter(association=bearer, valid__contains=day).first()
    past = borne.filter(valid__fully_lt=(day, None)).order_by("-valid").first()
    return past or borne.order_by("valid").first()


def list_other_bearers(code: str, unit: int) -> list[State]:
    """The states of other units that bore the code at other times, the first first."""
    return list(State.objects.filter(code=code).exclude(association=unit).order_by("valid"))


def trace(unit: int) -> Lineage:
    """The lineage of a unit: five queries, however long it is."""
    states = State.objects.filter(association=unit).select_related(
        "level", "parent", "opened_by", "closed_by"
    )
    around = {each.id for each in (*predecessors(unit), *successors(unit))}
    steps = [_make_step(row) for row in read_crosswalk({unit, *around})]
    return Lineage(
        unit, list(states.order_by("valid")), _walk_back(unit, steps), _walk_on(unit, steps)
    )


def _make_step(row: tuple) -> Step:
    told = dict(zip(COLUMNS, row, strict=True))
    is_whole = told["toan_bo"] == "có"
    shares = {
        basis.value: told[f"ti_phan_{basis.value}"]
        for basis in BASES
        if not is_whole and told[f"ti_phan_{basis.value}"] is not None
    }
    return Step(
        on=date.fromisoformat(told["tu_ngay"]), old=told["dinh_danh_cu"],
        old_code=told["ma_cu"] or "", old_name=told["don_vi_cu"], new=told["dinh_danh_moi"],
        new_code=told["ma_moi"] or "", new_name=told["don_vi_moi"], is_whole=is_whole,
        shares=shares, source=told["nguon_ti_phan"], decision=told["quyet_dinh"],
        body=told["co_quan"],
        signed_on=date.fromisoformat(told["ngay_ky"]) if told["ngay_ky"] else None,
    )  # fmt: skip


def _walk_on(unit: int, steps: Iterable[Step]) -> list[Step]:
    """The steps after a unit: each from whoever was reached before that day."""
    reached = {unit: date.min}
    found = []
    for step in sorted(steps, key=lambda each: each.on):
        if step.old in reached and reached[step.old] < step.on:
            reached.setdefault(step.new, step.on)
            found.append(step)
    return found


def _walk_back(unit: int, steps: Iterable[Step]) -> list[Step]:
    """The steps before a unit, by day."""
    reached = defaultdict(lambda: date.min, {unit: date.max})
    found = []
    for step in sorted(steps, key=lambda each: each.on, reverse=True):
        if reached[step.new] > step.on:
            reached[step.old] = max(reached[step.old], step.on)
            found.append(step)
    return sorted(found, key=lambda each: (each.on, each.old, each.new))
