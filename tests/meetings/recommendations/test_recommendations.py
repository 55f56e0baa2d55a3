"""Recommendations climb the tree, are merged and answered; everyone reads them with the answer."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.calling import MeetingRefused
from meetings.models import Recommendation
from meetings.pending import list_pending
from meetings.recommendations import raising
from tests.factories import make_association, make_officer

pytestmark = pytest.mark.django_db
TYPED = {"addressee": "Bộ Tài chính", "subject": "Kinh phí cho hội", "text": "Cấp kinh phí."}
ANSWERED = {"text": "Đã trình.", "answering": "Bộ Tài chính", "on": date(2025, 5, 6)}


@pytest.fixture
def units():
    nation = make_association("Việt Nam", "national")
    province = make_association("Tỉnh Hoa", "province", nation)
    found = {"nation": nation, "province": province}
    return found | {
        name: make_association(f"Xã {name}", "commune", province) for name in ("Mai", "Lan")
    }


@pytest.fixture
def people(units):
    return {name: make_officer(f"can-bo-{place}", unit)
            for place, (name, unit) in enumerate(units.items())}  # fmt: skip


def write(unit, by, **fields) -> Recommendation:
    return raising.write(Recommendation(association=unit, **{**TYPED, **fields}), by)


def sign_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_who_has_one_before_him_is_called_to_it_and_no_one_else(units, people):
    row = write(units["Mai"], people["Mai"])
    write(units["province"], people["province"], subject="Việc của tỉnh")
    done = write(units["Lan"], people["Lan"], subject="Việc đã xong")
    raising.withdraw(done, people["Lan"])

    called = {name: [each["name"] for each in list_pending(user)] for name, user in people.items()}

    assert called == {
        "nation": ["Kiến nghị: Việc của tỉnh"], "province": [f"Kiến nghị: {row.subject}"],
        "Mai": [], "Lan": [],
    }  # fmt: skip
    assert row.subject in sign_in(people["province"]).get(reverse("returns:home")).text


def test_seed_3_what_communes_ask_of_a_ministry_is_merged_forwarded_and_answered(units, people):
    """Two communes ask; the province makes it one, the nation writes down what the ministry
    said, and everyone reads it."""
    new, home = reverse("recommendations:new"), reverse("recommendations:home")
    for name in ("Mai", "Lan"):
        sent = sign_in(people[name]).post(new, {**TYPED, "association": units[name].pk})
        assert sent.status_code == 302
    first, second = Recommendation.objects.order_by("pk")
    province, nation = sign_in(people["province"]), sign_in(people["nation"])

    assert province.get(home).text.count("Chọn để gộp:") == 2
    merging = f"{reverse('recommendations:merge')}?chon={first.pk}&chon={second.pk}"
    assert "Xã Mai: Cấp kinh phí." in province.get(merging).text
    merged = province.post(merging, {**TYPED, "subject": "Kinh phí cho hội cơ sở"})
    whole = Recommendation.objects.get(subject="Kinh phí cho hội cơ sở")
    page = reverse("recommendations:recommendation", args=[whole.pk])
    assert merged.url == page
    assert (whole.association, whole.holder) == (units["province"], units["nation"])
    answered = nation.post(
        page, {**ANSWERED, "on": "6/5/2025", "is_public": "on", "viec": "answer"}
    )

    assert answered.status_code == 302
    theirs = sign_in(people["Mai"]).get(
        reverse("recommendations:recommendation", args=[first.pk])
    ).text  # fmt: skip
    assert "Đã trình." in theirs
    everyone = Client()
    assert "Kinh phí cho hội cơ sở" in everyone.get(
        reverse("recommendation_pages:recommendations")
    ).text  # fmt: skip
    public = everyone.get(reverse("recommendation_pages:recommendation", args=[whole.pk])).text
    assert "Tổng hợp kiến nghị của Xã Mai, Xã Lan." in public
    assert "Đã trình." in public
    hidden = everyone.get(reverse("recommendation_pages:recommendation", args=[first.pk]))
    assert hidden.status_code == 404


def test_a_recommendation_climbs_a_unit_at_a_time_and_not_beyond_the_top(units, people):
    row = write(units["Mai"], people["Mai"])

    with pytest.raises(PermissionDenied):
        raising.forward(row, people["Mai"])
    raising.forward(row, people["province"], "Đúng thực tế")
    with pytest.raises(MeetingRefused, match="không còn hội nào"):
        raising.forward(row, people["nation"])

    row.refresh_from_db()
    assert row.holder == units["nation"]
    assert list(row.steps.values_list("what", "holder__name", "note")) == [
        ("written", "Tỉnh Hoa", ""), ("forwarded", "Việt Nam", "Đúng thực tế"),
    ]  # fmt: skip


def test_a_cluster_is_passed_by(units):
    cluster = make_association("Cụm 2", "cluster", units["nation"])
    province = make_association("Tỉnh Lan", "province", cluster)

    row = write(province, make_officer("tinh-lan", province))

    assert row.holder == units["nation"]


def test_what_is_closed_stays_closed(units, people):
    row = write(units["Mai"], people["Mai"])
    raising.withdraw(row, people["Mai"])

    with pytest.raises(MeetingRefused, match="Kiến nghị này đã rút"):
        raising.forward(row, people["province"])
    with pytest.raises(MeetingRefused, match="đã rút"):
        raising.answer(row, people["province"], is_public=True, **ANSWERED)


def test_what_cannot_be_is_refused(units, people):
    row = write(units["Mai"], people["Mai"])
    at_top = raising.forward(write(units["Lan"], people["Lan"]), people["province"])

    with pytest.raises(MeetingRefused, match="Hãy ghi nơi nhận"):
        write(units["Mai"], people["Mai"], text=" ")
    with pytest.raises(MeetingRefused, match="từ hai đến năm mươi"):
        raising.merge([row], Recommendation(**TYPED), people["province"])
    with pytest.raises(MeetingRefused, match="cùng một đơn vị"):
        raising.merge([row, at_top], Recommendation(**TYPED), people["nation"])
    late = timezone.localdate() + timedelta(days=1)
    with pytest.raises(MeetingRefused, match="chưa đến"):
        raising.answer(row, people["province"], is_public=True, **{**ANSWERED, "on": late})
    with pytest.raises(MeetingRefused, match="Hãy ghi nội dung trả lời"):
        raising.answer(row, people["province"], is_public=True, **{**ANSWERED, "text": ""})
    units["Mai"].closed_on = timezone.localdate()
    with pytest.raises(MeetingRefused, match="đã kết thúc"):
        write(units["Mai"], people["Mai"])


def test_an_answer_that_is_not_public_is_shown_to_nobody_outside(units, people):
    row = raising.answer(
        write(units["Mai"], people["Mai"]), people["province"], is_public=False, **ANSWERED
    )

    listed = Client().get(reverse("recommendation_pages:recommendations")).text
    one = Client().get(reverse("recommendation_pages:recommendation", args=[row.pk]))

    assert "Kinh phí cho hội" not in listed
    assert one.status_code == 404


def test_a_unit_beside_does_not_see_it(units, people):
    row = write(units["Mai"], people["Mai"])
    beside = sign_in(people["Lan"])

    assert beside.get(reverse("recommendations:recommendation", args=[row.pk])).status_code == 404
    assert "Kinh phí" not in beside.get(reverse("recommendations:home")).text


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_ask_as_often_for_three_as_for_one(
    units, people, count, django_assert_max_num_queries
):
    for number in range(count):
        write(units["Mai"], people["Mai"], subject=f"Việc {number}")
        row = write(units["Lan"], people["Lan"], subject=f"Việc khác {number}")
        raising.answer(row, people["province"], is_public=True, **ANSWERED)
    desk = sign_in(people["province"])

    with django_assert_max_num_queries(16):
        desk.get(reverse("recommendations:home"))
    with django_assert_max_num_queries(12):
        Client().get(reverse("recommendation_pages:recommendations"))
