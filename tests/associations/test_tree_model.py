"""Any run of foundings, renamings, moves and closings against a plain dictionary (T1, T2, T4).

The model knows units, parents, names and days, and keeps a copy of itself after every day; the
tree must agree on every unit of every day, in the states, in the columns and in the numbers.
"""

import copy
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from associations.checking import check_tree
from associations.history import tree_at
from associations.models import Association
from associations.tree import NewUnit, TreeRefused, close, found, move, rename

FIRST = date(2026, 1, 1)
ALLOWED = {
    ("branch", "commune"), ("subbranch", "branch"), ("group", "branch"), ("group", "subbranch"),
    ("group", "commune"),
}  # fmt: skip


@dataclass
class Unit:
    level: str
    parent: int
    name: str


class Model:
    """Living units by id; ``spent`` are those that have ended."""

    def __init__(self, communes: list[int], province: int) -> None:
        self.units = {id_: Unit("commune", province, "") for id_ in communes}
        self.communes = set(communes)
        self.spent: set[int] = set()

    def lies_below(self, unit: int, top: int) -> bool:
        while unit in self.units:
            if unit == top:
                return True
            unit = self.units[unit].parent
        return False

    def may_found(self, level: str, parent: int) -> bool:
        return parent in self.units and (level, self.units[parent].level) in ALLOWED

    def may_change(self, unit: int) -> bool:
        return unit in self.units and unit not in self.communes

    def may_move(self, unit: int, parent: int) -> bool:
        return (
            self.may_change(unit)
            and self.may_found(self.units[unit].level, parent)
            and self.units[unit].parent != parent
            and not self.lies_below(parent, unit)
        )

    def may_close(self, unit: int) -> bool:
        return self.may_change(unit) and all(u.parent != unit for u in self.units.values())


picks = st.integers(0, 30)
operations = st.one_of(
    st.tuples(st.just("found"), st.sampled_from(["branch", "subbranch", "group"]), picks,
              st.integers(1, 3)),
    st.tuples(st.just("rename"), picks),
    st.tuples(st.just("move"), picks, picks),
    st.tuples(st.just("close"), picks),
)  # fmt: skip


def act(model: Model, known: list[int], step: int, operation: tuple) -> None:
    """Do one operation in the tree and, where the model allows it, in the model."""
    on = FIRST + timedelta(days=step)
    kind, *rest = operation
    if kind == "found":
        level, place, count = rest
        parent = known[place % len(known)]
        units = [NewUnit(f"{step}.{n}", level, parent) for n in range(count)]
        if expect(model.may_found(level, parent), lambda: found(units, on=on)):
            made = Association.objects.filter(opened_on=on).order_by("pk")
            for unit in made:
                model.units[unit.pk] = Unit(level, parent, unit.name)
                known.append(unit.pk)
        return
    unit = known[rest[0] % len(known)]
    if kind == "rename":
        if expect(model.may_change(unit), lambda: rename([(unit, f"mới {step}")], on=on)):
            model.units[unit].name = f"mới {step}"
    elif kind == "move":
        parent = known[rest[1] % len(known)]
        if expect(model.may_move(unit, parent), lambda: move(unit, parent, on=on)):
            model.units[unit].parent = parent
    elif expect(model.may_close(unit), lambda: close(unit, on=on)):
        del model.units[unit]
        model.spent.add(unit)


def expect(allowed: bool, call) -> bool:
    """Call; it must be refused exactly when the model does not allow it."""
    if allowed:
        call()
    else:
        with pytest.raises(TreeRefused):
            call()
    return allowed


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(operations, min_size=4, max_size=14))
def test_the_tree_agrees_with_a_plain_model_on_every_day(country, run):
    with transaction.atomic():
        communes = [country.tan_lap.pk, country.vo_nhai.pk]
        model, known = Model(communes, country.province.pk), list(communes)
        days: list[dict[int, Unit]] = []

        for step, operation in enumerate(run):
            act(model, known, step, operation)
            days.append(copy.deepcopy(model.units))

        for step, units in enumerate(days):
            tree = tree_at(FIRST + timedelta(days=step), country.province.pk)
            assert {u.id: Unit(u.level, u.parent, u.name) for u in tree if u.level != "province"
                    and u.level != "commune"} == {
                id_: unit for id_, unit in units.items() if id_ not in model.communes
            }  # fmt: skip
        for top in model.units:
            roots = Association.objects.filter(pk=top)
            living = set(Association.objects.within(roots).filter(closed_on=None))
            assert {u.pk for u in living} == {u for u in model.units if model.lies_below(u, top)}
        assert check_tree() == []
        transaction.set_rollback(True)
