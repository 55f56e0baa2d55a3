"""The steps of a return: which may follow which (R8), and being told when one was overtaken."""

import pytest

from returns.models import Return, ReturnState, Step, StepKind
from returns.states import (
    NEXT,
    WHY_NOT,
    Conflict,
    Overtaken,
    lock,
    require_seen,
    say,
    take_step,
    take_steps,
)

pytestmark = pytest.mark.django_db

MOVING = [kind for kind in StepKind if kind in WHY_NOT]
# What each state leads to, by step, in words of one table; everything else is refused.
EXPECTED = {
    "owed": {"submit": "submitted"},
    "draft": {"submit": "submitted"},
    "sent_back": {"submit": "submitted"},
    "submitted": {
        "submit": "submitted",
        "withdraw": "draft",
        "send_back": "sent_back",
        "approve": "approved",
    },
    "approved": {"reopen": "sent_back"},
}


def put(place, state: str) -> Return:
    Return.objects.update(state=state)
    [each] = lock([place.return_of(place.communes[0])])
    return each


@pytest.mark.parametrize("kind", MOVING)
@pytest.mark.parametrize("state", ReturnState.values)
def test_r8_every_step_from_every_state(state, kind, place):
    each = put(place, state)
    following = EXPECTED[state].get(kind)

    if following is None:
        with pytest.raises(Conflict, match="Xã Kha Sơn"):
            take_step(each, kind, place.people["district"])
        assert (each.state, each.version, Step.objects.count()) == (state, 0, 0)
    else:
        step = take_step(each, kind, place.people["district"], text="vì sao")
        assert (each.state, each.version) == (following, 1)
        assert (step.kind, step.text, step.by) == (kind, "vì sao", place.people["district"])


def test_r8_table_holds_nothing_but_these_steps():
    table = {
        (state, kind): following
        for state, steps in EXPECTED.items()
        for kind, following in steps.items()
    }

    assert {(str(s), str(k)): str(f) for (s, k), f in NEXT.items()} == table


def test_steps_taken_at_once_are_all_taken_or_none(place):
    Return.objects.update(state="submitted")
    Return.objects.filter(due__unit__association=place.communes[1]).update(state="approved")
    locked = lock(list(Return.objects.all()))

    with pytest.raises(Conflict, match="Xã Úc Kỳ"):
        take_steps(locked, StepKind.APPROVE, place.people["province"])

    assert not Step.objects.exists()


def test_message_changes_no_state(place):
    each = put(place, "submitted")

    say(each, place.people["province"], "Xem lại ô này")

    assert (each.state, each.version) == ("submitted", 0)
    assert [step.kind for step in each.steps.all()] == ["message"]


def test_r9_overtaken_person_is_told_who_did_what(place):
    each = put(place, "submitted")
    take_step(each, StepKind.SEND_BACK, place.people["province"])
    each.save()

    with pytest.raises(Overtaken, match="Tinh vừa trả lại báo cáo của Xã Kha Sơn"):
        require_seen([each], {each.pk: 0})

    require_seen([each], {each.pk: 1})
    require_seen([each], None)


def test_r9_draft_kept_meanwhile_is_told_without_a_name(place):
    each = put(place, "draft")
    each.version = 3

    with pytest.raises(Overtaken, match="Có người vừa sửa báo cáo"):
        require_seen([each], {each.pk: 2})
