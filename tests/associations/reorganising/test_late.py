"""Decisions entered after later ones: what lasts, what is carried, and what names the later one."""

from datetime import date

import pytest

from associations.checking import check_tree
from associations.history import state_at, successors
from associations.models import ChangeKind, Holding, State
from associations.reorganising.applying import Refused, apply, preview
from associations.reorganising.cancelling import NotCancelled, cancel, find_blocks
from associations.reorganising.lines import Line, NewName
from tests.associations.reorganising.conftest import decide
from tests.associations.reorganising.dumping import dump

EARLY, LATE = date(2026, 2, 1), date(2026, 5, 1)
BETWEEN, SINCE = date(2026, 3, 15), date(2026, 6, 1)


def name_at(unit: int, on: date) -> str | None:
    state = state_at(unit, on)
    return state.full_name if state else None


def test_a_late_name_lasts_until_the_next_one(land):
    apply([decide(Line(ChangeKind.RENAME, land.a.pk, new=NewName("Sau")), on=LATE)])
    before = dump()
    late = decide(Line(ChangeKind.RENAME, land.a.pk, new=NewName("Trước")), on=EARLY)

    apply([late])

    assert [name_at(land.a.pk, day) for day in (date(2026, 1, 1), BETWEEN, SINCE)] == [
        "Xã An Khánh", "Xã Trước", "Xã Sau"
    ]  # fmt: skip
    assert check_tree() == []
    cancel(late)
    assert dump() == before


def test_a_late_value_is_carried_as_long_as_the_old_one_is_repeated(land):
    apply([decide(Line(ChangeKind.RENAME, land.d.pk, new=NewName("Sau")), on=LATE)])

    apply([decide(Line(ChangeKind.RECODE, land.d.pk, new=NewName(code="00044")), on=EARLY)])

    states = State.objects.filter(association=land.d).order_by("valid")
    assert list(states.values_list("full_name", "code")) == [
        ("Xã Dương Quỳ", "00004"), ("Xã Dương Quỳ", "00044"), ("Xã Sau", "00044")
    ]  # fmt: skip
    assert check_tree() == []


def test_what_was_merged_late_passes_on_and_the_new_unit_ends_with_it(land):
    apply([decide(Line(ChangeKind.ABSORB, land.a.pk, land.c.pk),
                  Line(ChangeKind.ABSORB, land.b.pk, land.c.pk), on=LATE)])  # fmt: skip
    before = dump()
    late = decide(Line(ChangeKind.MERGE, land.a.pk, "+x", new=NewName("Giữa")),
                  Line(ChangeKind.MERGE, land.b.pk, "+x"), on=EARLY)  # fmt: skip

    (new,) = apply([late]).plan.founded

    (state,) = State.objects.filter(association=new)
    assert (state.valid.lower, state.valid.upper) == (EARLY, LATE)
    assert Holding.objects.filter(holder=new, valid__contains=BETWEEN).count() == 2
    assert Holding.objects.filter(holder=land.c, valid__contains=SINCE).count() == 3
    assert [(s.id, s.on) for s in successors(land.a.pk)] == [(new, EARLY), (land.c.pk, LATE)]
    assert state_at(land.a1.pk, BETWEEN).parent_id == new
    assert state_at(land.a1.pk, SINCE).parent_id == land.c.pk
    assert check_tree() == []
    cancel(late)
    assert dump() == before


def test_a_late_division_keeps_what_passed_on_later(land):
    apply([decide(Line(ChangeKind.ABSORB, land.a.pk, land.b.pk), on=LATE)])
    before = dump()
    late = decide(Line(ChangeKind.CUT_OUT, land.a.pk, land.c.pk, True), on=EARLY)

    seen = preview([late])
    apply([late])

    assert seen.problems == []
    assert Holding.objects.filter(valid__contains=SINCE, parcel__origin=land.a.pk).count() == 2
    assert check_tree() == []
    cancel(late)
    assert dump() == before


def test_a_unit_that_changed_later_cannot_end_earlier(land):
    later = decide(Line(ChangeKind.RENAME, land.a.pk, new=NewName("Sau")), on=LATE, number="9/QĐ")
    apply([later])
    late = decide(Line(ChangeKind.ABSORB, land.a.pk, land.b.pk), on=EARLY)

    with pytest.raises(Refused) as refusal:
        apply([late])

    (problem,) = refusal.value.problems
    assert problem.place == "dòng 1"
    assert "9/QĐ (01/05/2026)" in problem.message


def test_a_unit_that_ended_later_cannot_take_over_for_good(land):
    apply([decide(Line(ChangeKind.ABSORB, land.b.pk, land.c.pk), on=LATE, number="9/QĐ")])
    late = decide(Line(ChangeKind.ABSORB, land.a.pk, land.b.pk), on=EARLY)

    problems = preview([late]).problems

    assert problems
    assert all("9/QĐ (01/05/2026)" in problem.message for problem in problems)


def test_an_event_cannot_be_cancelled_while_a_later_one_builds_on_it(land):
    first = decide(Line(ChangeKind.MERGE, land.a.pk, "+x", new=NewName("Mới")),
                   Line(ChangeKind.MERGE, land.b.pk, "+x"), on=EARLY)  # fmt: skip
    (new,) = apply([first]).plan.founded
    second = decide(Line(ChangeKind.ABSORB, new, land.c.pk), on=LATE, number="9/QĐ")
    apply([second])
    before = dump()

    blocks = find_blocks(first)
    with pytest.raises(NotCancelled):
        cancel(first)

    assert any("quyết định 9/QĐ ngày 01/05/2026" in block for block in blocks), blocks
    assert dump() == before
    cancel(second)
    assert find_blocks(first) == []
    cancel(first)
    assert state_at(land.a.pk, SINCE).full_name == "Xã An Khánh"


def test_the_same_day_again_changes_what_the_first_decision_left(land):
    first = decide(Line(ChangeKind.ABSORB, land.a.pk, land.b.pk), on=EARLY)
    lines = [Line(ChangeKind.RENAME, land.b.pk, new=NewName("Mới")),
             Line(ChangeKind.ABSORB, land.c.pk, land.b.pk)]  # fmt: skip
    second = decide(*lines, on=EARLY, sequence=2)
    apply([first])
    before = dump()

    apply([second])

    assert name_at(land.b.pk, EARLY) == "Xã Mới"
    assert Holding.objects.filter(holder=land.b, valid__contains=EARLY).count() == 3
    assert check_tree() == []
    cancel(second)
    assert dump() == before


def test_an_earlier_place_in_a_day_that_is_applied_is_refused(land):
    apply([decide(Line(ChangeKind.ABSORB, land.a.pk, land.b.pk), on=EARLY, sequence=2)])

    with pytest.raises(Refused, match="phải mang thứ tự lớn hơn"):
        apply([decide(Line(ChangeKind.CLOSE, land.a1.pk), on=EARLY, sequence=1)])
