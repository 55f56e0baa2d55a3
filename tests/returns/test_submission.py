"""Submitting, withdrawing, keeping a draft: once, whole or not at all (R7–R9)."""

import pytest

from accounts.models import Mandate
from figures.models import Submission, Total, Value, ValueStatus
from returns.models import ReturnState, Step
from returns.states import Conflict, Overtaken
from returns.submission import keep_draft, withdraw
from tests.returns.steps import NUMBERS, approve_all, enter

pytestmark = pytest.mark.django_db


def provisional(place, code: str = "members"):
    total = Total.objects.filter(association=place.province, indicator__code=code).first()
    return total.provisional if total else None


def test_receipts_of_a_sender_have_no_gaps(place):
    first = enter(place, place.communes[:1]).receipt
    with pytest.raises(Conflict):
        enter(place, place.communes[1:2], seen={place.return_of(place.communes[1]).pk: 7})
    second = enter(place, place.communes[1:2]).receipt

    district = place.districts[0].pk
    assert [first, second] == [f"2024-{district}-00001", f"2024-{district}-00002"]


def test_r9_one_refused_return_leaves_all_as_they_were(place):
    communes = place.communes[:2]
    enter(place, communes)
    approve_all(place)
    before = list(Value.objects.order_by("pk").values_list())

    with pytest.raises(Conflict, match="Xã Kha Sơn: Báo cáo này đã được duyệt"):
        enter(place, [*communes], members=1999)

    assert list(Value.objects.order_by("pk").values_list()) == before
    assert Submission.objects.count() == 2


def test_r9_same_numbers_again_change_nothing_even_beside_changed_ones(place):
    enter(place, place.communes[:2])
    values = Value.objects.filter(association=place.communes[1]).values_list("pk", flat=True)
    before = set(values)

    outcome = enter(place, place.communes[1:2])

    assert (outcome.receipt, outcome.submitted) == ("", [])
    assert set(values.all()) == before


def test_submitting_again_replaces_what_waited(place):
    enter(place, place.communes[:1])

    enter(place, place.communes[:1], members=1990)

    statuses = Submission.objects.order_by("pk").values_list("status", flat=True)
    assert list(statuses) == ["replaced", "submitted"]
    assert provisional(place) == 1990


def test_f2_sum_is_added_from_its_parts_and_marked_so(place):
    enter(place, place.communes[:1])

    value = Value.objects.get(indicator__code="branches")
    assert (value.number, value.is_derived, value.raw) == (14, True, "")


def test_a1_entered_for_others_says_who_and_why(place):
    mandate = Mandate.objects.create(
        post=place.people["commune"].posts().get(), reason="Xã Tràng Xá chưa có cán bộ"
    )
    mandate.units.add(place.communes[2])

    enter(place, [place.communes[0], place.communes[2]], "commune")
    enter(place, place.communes[1:2], "district")

    said = Submission.objects.values_list("association__name", "on_behalf")
    assert dict(said) == {
        "Kha Sơn": "",
        "Tràng Xá": "Xã Tràng Xá chưa có cán bộ",
        "Úc Kỳ": "Hội cấp trên nhập thay",
    }


def test_r8_withdrawn_numbers_become_a_draft_and_leave_the_totals(place):
    enter(place, place.communes[:2])
    assert provisional(place) == 4000

    withdraw([place.return_of(place.communes[0])], place.people["district"])

    each = place.return_of(place.communes[0])
    assert (each.state, each.draft) == ("draft", {k: str(v) for k, v in NUMBERS.items()})
    assert provisional(place) == 2000
    statuses = Value.objects.filter(association=place.communes[0]).values_list("status", flat=True)
    assert set(statuses) == {ValueStatus.RETURNED}


def test_r8_withdrawing_many_is_all_or_nothing(place):
    enter(place, place.communes[:1])

    with pytest.raises(Conflict, match="Chỉ rút lại được"):
        withdraw([place.return_of(each) for each in place.communes[:2]], place.people["district"])

    assert place.return_of(place.communes[0]).state == "submitted"


def test_approved_return_is_not_withdrawn(place):
    enter(place, place.communes[:1])
    approve_all(place)

    with pytest.raises(Conflict, match="Chỉ rút lại được"):
        withdraw([place.return_of(place.communes[0])], place.people["district"])


def test_draft_is_kept_as_typed_and_counts_nowhere(place):
    each = place.return_of(place.communes[0])

    kept = keep_draft(each, {"members": "khoảng 2.000", "households": " "}, place.people["commune"])

    assert (kept.state, kept.draft) == (ReturnState.DRAFT, {"members": "khoảng 2.000"})
    assert not Value.objects.exists()
    assert not Step.objects.exists()


def test_r9_second_draft_on_an_older_version_is_refused(place):
    each = place.return_of(place.communes[0])
    seen = {each.pk: each.version}
    keep_draft(each, {"members": "1"}, place.people["commune"], seen)

    with pytest.raises(Overtaken, match="Có người vừa sửa"):
        keep_draft(each, {"members": "2"}, place.people["district"], seen)

    assert place.return_of(place.communes[0]).draft == {"members": "1"}


@pytest.mark.parametrize("is_approved", [False, True])
def test_nothing_is_typed_into_a_return_that_stands(is_approved, place):
    enter(place, place.communes[:1])
    if is_approved:
        approve_all(place)

    with pytest.raises(Conflict, match="đã được duyệt" if is_approved else "Hãy rút lại"):
        keep_draft(place.return_of(place.communes[0]), {"members": "1"}, place.people["commune"])
