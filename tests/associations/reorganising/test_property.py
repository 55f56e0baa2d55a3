"""Any run of decisions against a plain model of atoms: tree, territory, cancel (T1, T2).

The model knows communes and branches below two provinces. Every commune of the beginning is one
atom of territory, named; a division gives each taker a piece of all that was divided. After every
decision the tree of the day must say the same; in the end everything is cancelled, the last first,
and the dump must be that of the beginning.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from associations.checking import check_tree
from associations.history import tree_at
from associations.models import ChangeKind, Holding, Reorganisation
from associations.reorganising.applying import apply, preview
from associations.reorganising.cancelling import cancel
from associations.reorganising.lines import Line, NewName
from tests.associations.reorganising.conftest import decide
from tests.associations.reorganising.dumping import dump

FIRST = date(2026, 1, 1)


@dataclass
class Commune:
    name: str
    province: int
    atoms: frozenset[int]  # first communes of which it holds at least a piece
    branches: set[int] = field(default_factory=set)


class Model:
    """Living communes by id, and of ended ones what they held when they ended."""

    def __init__(self, land) -> None:
        self.provinces = [land.p.pk, land.q.pk]
        self.communes = {
            unit.pk: Commune(unit.full_name, unit.parent_id, frozenset([unit.pk]))
            for unit in (land.a, land.b, land.c, land.d)
        }
        self.communes[land.a.pk].branches = {land.a1.pk, land.a2.pk}

    def pick(self, number: int) -> int:
        return sorted(self.communes)[number % len(self.communes)]


picks = st.integers(0, 30)
operations = st.one_of(
    st.tuples(st.just("rename"), picks),
    st.tuples(st.just("move"), picks),
    st.tuples(st.just("found"), picks),
    st.tuples(st.just("merge"), picks, picks),
    st.tuples(st.just("absorb"), picks, picks),
    st.tuples(st.just("split"), picks, picks),
    st.tuples(st.just("cut_out"), picks, picks),
    st.tuples(st.just("close"), picks),
)


def act(model: Model, step: int, operation: tuple) -> Reorganisation | None:
    """Do one operation in the tree and in the model, where the model allows it."""
    kind, *rest = operation
    on, unit = FIRST + timedelta(days=step), model.pick(rest[0])
    other = model.pick(rest[1]) if len(rest) > 1 else unit
    mine, theirs = model.communes[unit], model.communes[other]
    name = f"Mới {step}"
    new = NewName(name, "xã", "commune", parent=mine.province)
    goal = next(p for p in model.provinces if p != mine.province)
    gone = {"found": [], "rename": [], "cut_out": [], "merge": [unit, other]}.get(kind, [unit])
    comes = {"found": [mine.province], "merge": [mine.province], "split": [mine.province],
             "move": [goal]}.get(kind, [])  # fmt: skip
    provinces = {c.province for id_, c in model.communes.items() if id_ not in gone} | set(comes)
    if provinces != set(model.provinces):
        return None  # a province without a commune would be refused
    if kind in ("merge", "absorb", "cut_out") and unit == other:
        return None
    lines = {
        "rename": [Line(ChangeKind.RENAME, unit, new=NewName(name))],
        "move": [Line(ChangeKind.MOVE, unit, new=NewName(parent=goal))],
        "found": [Line(ChangeKind.FOUND, into="+n", new=new)],
        "merge": [Line(ChangeKind.MERGE, unit, "+n", new=new), Line(ChangeKind.MERGE, other, "+n")],
        "absorb": [Line(ChangeKind.ABSORB, unit, other)],
        "split": [Line(ChangeKind.SPLIT, unit, "+n", True, new),
                  Line(ChangeKind.SPLIT, unit, "+m" if unit == other else other, True,
                       NewName(f"{name} b") if unit == other else NewName())],
        "cut_out": [Line(ChangeKind.CUT_OUT, unit, other, True)],
        "close": [Line(ChangeKind.CLOSE, unit)],
    }[kind]  # fmt: skip
    decision = decide(*lines, on=on)
    answers = {f"child:{branch}": "close" for branch in mine.branches} if kind == "close" else {}
    applied = apply([decision], answers)
    made = {key: id_ for id_, key in applied.plan.keys.items()}
    if kind == "rename":
        mine.name = f"Xã {name}"
    elif kind == "move":
        mine.province = goal
    elif kind == "found":
        model.communes[made["+n"]] = Commune(f"Xã {name}", mine.province, frozenset([made["+n"]]))
    elif kind == "cut_out":
        theirs.atoms |= mine.atoms
    else:
        del model.communes[unit]
        if kind == "absorb":
            theirs.atoms, theirs.branches = (
                theirs.atoms | mine.atoms,
                theirs.branches | mine.branches,
            )
        elif kind == "merge":
            del model.communes[other]
            model.communes[made["+n"]] = Commune(
                f"Xã {name}", mine.province, mine.atoms | theirs.atoms,
                mine.branches | theirs.branches,
            )  # fmt: skip
        elif kind == "split":
            model.communes[made["+n"]] = Commune(f"Xã {name}", mine.province, mine.atoms,
                                                 set(mine.branches))  # fmt: skip
            if unit == other:
                model.communes[made["+m"]] = Commune(f"Xã {name} b", mine.province, mine.atoms)
            else:
                theirs.atoms |= mine.atoms
    return decision


def compare(model: Model, on: date) -> None:
    """The tree of a day must say what the model says."""
    tree = {unit.id: unit for unit in tree_at(on)}
    communes = {id_: u for id_, u in tree.items() if u.level == "commune"}
    assert {id_: (u.full_name, u.parent) for id_, u in communes.items()} == {
        id_: (c.name, c.province) for id_, c in model.communes.items()
    }
    assert {u.id: u.parent for u in tree.values() if u.level == "branch"} == {
        branch: id_ for id_, c in model.communes.items() for branch in c.branches
    }
    held: dict[int, set[int]] = {}
    holdings = Holding.objects.filter(valid__contains=on, holder__in=list(communes))
    for holder, origin in holdings.values_list("holder", "parcel__origin"):
        held.setdefault(holder, set()).add(origin)
    assert held == {id_: set(c.atoms) for id_, c in model.communes.items()}


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(operations, min_size=2, max_size=7))
def test_any_run_of_decisions_agrees_with_a_plain_model_and_is_taken_back_whole(land, run):
    with transaction.atomic():
        model, before, done = Model(land), dump(), []

        for step, operation in enumerate(run):
            if (decision := act(model, step, operation)) is not None:
                done.append(decision)
                compare(model, FIRST + timedelta(days=step))
                assert check_tree() == []

        for decision in reversed(done):
            cancel(decision)
        assert dump() == before
        assert check_tree() == []
        transaction.set_rollback(True)


def test_a_preview_of_what_was_applied_finds_its_units_gone(land):
    lines = [Line(ChangeKind.ABSORB, land.a.pk, land.b.pk)]
    apply([decide(*lines)])

    problems = preview([decide(*lines, on=date(2026, 6, 1))]).problems

    assert [problem.field for problem in problems] == ["subject"]
