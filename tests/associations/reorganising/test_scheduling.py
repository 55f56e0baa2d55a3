"""Decisions of days to come: nothing is written, reads of those days know of them."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from associations.checking import check_tree
from associations.history import children_at, state_at, tree_at, units_at
from associations.models import ChangeKind, Reorganisation, ReorganisationStatus, State
from associations.reorganising.applying import Refused, apply
from associations.reorganising.cancelling import cancel
from associations.reorganising.lines import Line, NewName
from associations.reorganising.scheduling import apply_due, schedule
from tests.associations.reorganising.conftest import decide


@pytest.fixture
def soon() -> date:
    return timezone.localdate() + timedelta(days=10)


def test_a_future_decision_is_scheduled_and_not_applied(land, soon):
    decision = decide(Line(ChangeKind.ABSORB, land.a.pk, land.b.pk), on=soon)

    with pytest.raises(Refused, match="lên lịch"):
        apply([decision])
    schedule(decision)

    decision.refresh_from_db()
    assert decision.status == ReorganisationStatus.SCHEDULED
    assert State.objects.filter(association=land.a, valid__endswith=None).exists()


def test_a_day_to_come_shows_what_waits_for_it(land, soon):
    schedule(decide(Line(ChangeKind.MERGE, land.a.pk, "+x", new=NewName("Mới")),
                    Line(ChangeKind.MERGE, land.b.pk, "+x"), on=soon))  # fmt: skip
    later = soon + timedelta(days=1)
    (mine,) = [u for u in units_at("commune", soon) if u.full_name == "Xã Mới"]

    assert {u.full_name for u in units_at("commune", soon - timedelta(days=1))} == {
        "Xã An Khánh", "Xã Bình Yên", "Xã Cát Nê", "Xã Dương Quỳ"
    }  # fmt: skip
    assert [(u.depth, u.full_name) for u in tree_at(later, land.p.pk)] == [
        (0, "Tỉnh Thái Nguyên"), (1, "Xã Mới"), (2, "Chi hội thôn 1"), (2, "Chi hội thôn 2"),
        (1, "Xã Cát Nê"),
    ]  # fmt: skip
    assert {u.full_name for u in children_at(land.p.pk, later)} == {"Xã Mới", "Xã Cát Nê"}
    assert mine.id < 0


def test_decisions_that_wait_are_planned_one_upon_the_other(land, soon):
    schedule(decide(Line(ChangeKind.ABSORB, land.a.pk, land.b.pk), on=soon))
    next_day = soon + timedelta(days=1)

    with pytest.raises(Refused, match="đang|đã kết thúc|không có đơn vị"):
        schedule(decide(Line(ChangeKind.RENAME, land.a.pk, new=NewName("X")), on=next_day))
    schedule(decide(Line(ChangeKind.RENAME, land.b.pk, new=NewName("X")), on=next_day, sequence=2))

    assert {u.full_name for u in units_at("commune", next_day)} == {
        "Xã X", "Xã Cát Nê", "Xã Dương Quỳ"
    }  # fmt: skip


def test_the_daily_work_applies_what_is_due_in_order_and_once(land, soon):
    first = decide(Line(ChangeKind.ABSORB, land.a.pk, land.b.pk), on=soon)
    second = decide(Line(ChangeKind.RENAME, land.b.pk, new=NewName("X")), on=soon, sequence=2)
    third = decide(Line(ChangeKind.CLOSE, land.a1.pk), on=soon + timedelta(days=5))
    schedule([first, second])
    schedule(third)
    yesterday = timezone.localdate() - timedelta(days=1)
    Reorganisation.objects.filter(pk__in=[first.pk, second.pk]).update(in_force_on=yesterday)

    done = apply_due()
    again = apply_due()

    assert [each.pk for each in done.applied] == [first.pk, second.pk]
    assert (again.applied, again.refused) == ([], {})
    assert state_at(land.b.pk, yesterday).full_name == "Xã X"
    third.refresh_from_db()
    assert third.status == ReorganisationStatus.SCHEDULED
    assert check_tree() == []


def test_what_cannot_be_applied_stays_and_says_why(land, soon):
    decision = decide(Line(ChangeKind.RENAME, land.a.pk, new=NewName("X")), on=soon)
    schedule(decision)
    apply([decide(Line(ChangeKind.ABSORB, land.a.pk, land.b.pk))])
    type(decision).objects.filter(pk=decision.pk).update(in_force_on=timezone.localdate())

    done = apply_due()

    assert list(done.refused) == [decision.pk]
    assert "đã kết thúc" in str(done)


def test_a_scheduled_decision_is_cancelled_without_a_trace(land, soon):
    decision = decide(Line(ChangeKind.ABSORB, land.a.pk, land.b.pk), on=soon)
    schedule(decision)

    cancel(decision)

    decision.refresh_from_db()
    assert decision.status == ReorganisationStatus.CANCELLED
    assert len(units_at("commune", soon)) == 4
