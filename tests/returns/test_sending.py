"""Who may send what, and who may approve it (A1, R8)."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.models import Mandate, Role
from figures import rolls
from figures.models import Due
from returns.review import approve
from returns.sending import (
    approvable,
    may_approve,
    may_send,
    name_approver,
    require_may_approve,
    require_may_send,
    sendable,
    sendable_for,
)
from returns.states import Conflict
from tests.factories import make_association, make_form, make_indicator, make_officer
from tests.returns.steps import enter

pytestmark = pytest.mark.django_db


def names(dues) -> list[str]:
    return [due.unit.association.name for due in dues]


def list_sendable(place, who: str) -> list[str]:
    return names(sendable(place.people[who], place.form, place.period))


def due_of(place, commune: int = 0) -> Due:
    return place.return_of(place.communes[commune]).due


# ----- sending: the default and mandates -----


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("commune", ["Kha Sơn"]),
        ("district", ["Kha Sơn", "Úc Kỳ"]),
        ("sister", ["La Hiên", "Tràng Xá"]),
        ("clerk", ["Kha Sơn", "Úc Kỳ", "La Hiên", "Tràng Xá"]),
        ("province", []),  # holds no role of entry
        ("looker", []),
        ("stranger", ["Hữu Lũng"]),
    ],
)
def test_a1_by_default_a_post_sends_for_its_own_subtree(who, expected, place):
    assert sorted(list_sendable(place, who)) == sorted(expected)


def test_a1_mandate_adds_units_for_its_form_and_periods(place):
    post = place.people["commune"].posts().get()
    mandate = Mandate.objects.create(
        post=post,
        form="bieu-01",
        periods=(date(2024, 1, 1), date(2025, 1, 1)),
        reason="Xã chưa hội",
    )
    mandate.units.add(place.communes[2])

    assert sorted(list_sendable(place, "commune")) == ["Kha Sơn", "Tràng Xá"]
    Mandate.objects.update(form="bieu-77")
    assert list_sendable(place, "commune") == ["Kha Sơn"]
    Mandate.objects.update(form="", periods=(date(2025, 1, 1), None))
    assert list_sendable(place, "commune") == ["Kha Sơn"]
    Mandate.objects.update(periods=(None, date(2024, 12, 31)))  # its last day is not in it
    assert list_sendable(place, "commune") == ["Kha Sơn"]
    Mandate.objects.update(periods=None)
    assert sorted(list_sendable(place, "commune")) == ["Kha Sơn", "Tràng Xá"]


def test_a1_mandate_lives_and_dies_with_its_post(place):
    post = place.people["commune"].posts().get()
    mandate = Mandate.objects.create(post=post, reason="Giúp xã bạn")
    mandate.units.add(place.communes[2])

    post.valid = (None, timezone.localdate())
    post.save()

    assert list_sendable(place, "commune") == []


def test_a1_mandate_without_the_role_of_entry_gives_nothing(place):
    mandate = Mandate.objects.create(
        post=place.people["looker"].posts().get(), reason="Giúp xã bạn"
    )
    mandate.units.add(place.communes[2])

    assert list_sendable(place, "looker") == []


def test_a1_return_of_an_ended_unit_stays_with_its_mandate(reopened):
    district, commune = reopened.people["district"], reopened.people["new_commune"]
    asked = (reopened.form, reopened.period)

    assert sorted(names(sendable(district, *asked))) == ["Kha Sơn", "Úc Kỳ"]
    assert names(sendable(commune, *asked)) == []  # it succeeded them, and reads only (A3)

    given = Mandate.objects.create(post=commune.posts().get(), reason="Kế thừa")
    given.units.add(reopened.communes[1])
    assert names(sendable(commune, *asked)) == ["Úc Kỳ"]


def test_a1_nothing_is_sent_for_a_closed_period(reopened):
    due = reopened.return_of(reopened.communes[0]).due
    user = reopened.people["district"]
    assert may_send(user, due)

    rolls.close_period(reopened.period)
    due.unit.period.refresh_from_db()

    answer = may_send(user, due)
    assert (answer.allowed, "đã khóa" in answer.reason) == (False, True)


@pytest.mark.parametrize(
    ("who", "reason"),
    [("looker", "chưa được giao việc"), ("sister", "không được giao gửi cho đơn vị này")],
)
def test_a1_refusal_to_send_has_a_reason(who, reason, place):
    assert reason in may_send(place.people[who], due_of(place)).reason
    with pytest.raises(PermissionDenied, match=reason):
        require_may_send(place.people[who], [due_of(place, 0), due_of(place, 1)])


def test_returns_of_all_forms_and_periods_are_listed_by_a_fixed_number_of_queries(
    place, django_assert_num_queries
):
    rolls.lay_due(place.period, make_form("bieu-02", [make_indicator("hamlets")]))
    with django_assert_num_queries(3):  # ranges, mandates, returns
        list(sendable_for(place.people["clerk"], [place.period]))


# ----- approving -----


@pytest.mark.parametrize(
    ("who", "reason"),
    [
        ("province", ""),
        ("district", "chưa được giao việc “duyệt”"),
        ("stranger", "do hội cấp trên của đơn vị duyệt"),
    ],
)
def test_r8_approved_by_who_sits_above_in_the_roll(who, reason, place):
    answer = may_approve(place.people[who], due_of(place))

    assert (answer.allowed, reason in answer.reason) == (not reason, True)


def test_r8_nobody_approves_for_his_own_unit(place):
    chair = make_officer("chutich", place.communes[0], ("approve",))

    assert not may_approve(chair, due_of(place))
    assert list(approvable(chair)) == []


def test_r8_return_of_an_ended_district_is_approved_by_the_province(reopened):
    due = reopened.return_of(reopened.communes[0]).due

    assert may_approve(reopened.people["province"], due)
    assert name_approver(due) == "Tỉnh Thái Nguyên"


def test_r8_who_succeeded_a_seat_approves_in_its_place(reopened):
    """A province merged into another: the new one approves what the old one left."""
    nation = reopened.province.parent
    merged = make_association(
        "Bắc Thái", "province", nation, code="99", valid=(date(2025, 7, 1), None)
    )
    reopened.province.successions.create(new=merged, on=date(2025, 7, 1), is_whole=True)
    heir = make_officer("bacthai", merged, ("approve",))
    enter(reopened, reopened.communes[:1])

    assert may_approve(heir, reopened.return_of(reopened.communes[0]).due)
    assert names(approvable(heir)) == ["Kha Sơn"]


def test_r8_commune_that_succeeded_others_does_not_approve_their_returns(reopened):
    enter(reopened, reopened.communes)
    heir = reopened.people["new_commune"]

    assert list(approvable(heir)) == []
    with pytest.raises(PermissionDenied, match="hội cấp trên"):
        approve([reopened.return_of(reopened.communes[0])], heir)


def test_a1_four_eyes_who_entered_does_not_approve(place):
    post = place.people["province"].posts().get()
    post.roles = [Role.ENTRY, Role.APPROVE]
    post.save()
    enter(place, place.communes[:1], "province")
    enter(place, place.communes[2:3], "sister")

    assert names(approvable(place.people["province"])) == ["Tràng Xá"]
    with pytest.raises(Conflict, match="một người khác duyệt"):
        approve([place.return_of(place.communes[0])], place.people["province"])


def test_what_waits_is_asked_by_a_fixed_number_of_queries(place, django_assert_num_queries):
    enter(place, place.communes[:2])
    user = place.people["province"]

    with django_assert_num_queries(5):  # periods, seats, what came before, ranges, returns
        assert sorted(names(approvable(user))) == ["Kha Sơn", "Úc Kỳ"]
    own = [place.return_of(each).due for each in place.communes]
    with django_assert_num_queries(2):
        require_may_approve(user, own)
