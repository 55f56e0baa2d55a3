"""Joining, moving, leaving, fees, counts without names: nothing is overwritten (product.md M)."""

from datetime import date, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from members.joining import MembershipRefused, count_heads, join, leave, move, pay_fee
from members.models import HeadCount, Member, Stay
from tests.factories import make_person
from tests.members.books import make_place
from tests.members.people import JOINED, make_member

pytestmark = pytest.mark.django_db
MOVED, LEFT = date(2024, 3, 1), date(2025, 7, 1)


@pytest.fixture
def place():
    return make_place()


def test_a_member_keeps_the_day_of_joining_and_every_branch_he_belonged_to(place):
    member = make_member("Nguyễn Văn An", place.vo_nhai, place.xom_3)

    move(member, place.truong, MOVED)
    leave(member, LEFT, "died")

    member.refresh_from_db()
    assert (member.joined_on, member.left_on) == (JOINED, LEFT)
    assert list(member.stays.values_list("association", "valid", "ended_by")) == [
        (place.xom_3.pk, DateRange(JOINED, MOVED), "moved"),
        (place.truong.pk, DateRange(MOVED, LEFT), "died"),
    ]


def test_who_is_a_member_is_not_made_one_again(place):
    member = make_member("Nguyễn Văn An", place.vo_nhai)

    with pytest.raises(MembershipRefused, match="đã có trong sổ"):
        join(member.person, place.vo_nhai, JOINED)

    assert Member.objects.count() == 1


@pytest.mark.parametrize(
    ("place_of", "day", "says"),
    [
        ("province", JOINED, "cấp xã"),
        ("vo_nhai", date(1990, 1, 1), "thành lập năm 1996"),
        ("vo_nhai", None, ""),
    ],
)
def test_joining_asks_for_a_branch_and_a_day_that_can_be(place, place_of, day, says):
    person = make_person("Nguyễn Văn An", place.vo_nhai)
    if day is None:
        day, says = timezone.localdate() + timedelta(days=1), "sau hôm nay"

    with pytest.raises(MembershipRefused, match=says):
        join(person, getattr(place, place_of), day)

    assert not Stay.objects.exists()


def test_a_move_needs_another_branch_a_later_day_and_a_member(place):
    member = make_member("Nguyễn Văn An", place.vo_nhai, place.xom_3)

    for to, on, says in (
        (place.xom_3, MOVED, "đang sinh hoạt"),
        (place.truong, JOINED, "Hãy chọn ngày sau"),
        (place.province, MOVED, "cấp xã"),
        (place.truong, timezone.localdate() + timedelta(days=1), "sau hôm nay"),
    ):
        with pytest.raises(MembershipRefused, match=says):
            move(member, to, on)
    leave(member, MOVED, "resigned")
    with pytest.raises(MembershipRefused, match="không còn"):
        move(member, place.truong, LEFT)
    with pytest.raises(MembershipRefused, match="lý do"):
        leave(member, LEFT, "moved")

    assert Stay.objects.count() == 1


def test_a_fee_is_written_once_a_year_and_its_sum_may_follow(place):
    member = make_member("Nguyễn Văn An", place.vo_nhai)

    pay_fee(member, 2025)
    pay_fee(member, 2025, amount=12_000, paid_on=LEFT)
    with pytest.raises(MembershipRefused, match="số tiền khác"):
        pay_fee(member, 2025, amount=20_000)
    with pytest.raises(MembershipRefused, match="từ 1996"):
        pay_fee(member, 1990)

    assert list(member.fees.values_list("year", "amount", "paid_on")) == [(2025, 12_000, LEFT)]


def test_m_names_and_counts_stand_for_one_year_only_with_a_reason(place):
    make_member("Nguyễn Văn An", place.vo_nhai)

    count_heads(place.dai_tu, 2025, place.officer, members=30, newly=4)
    with pytest.raises(MembershipRefused, match="đã ghi tên 1 hội viên"):
        count_heads(place.vo_nhai, 2025, place.officer, members=30)
    count_heads(place.vo_nhai, 2025, place.officer, members=30, reason="Sổ giấy chưa nhập hết")
    with pytest.raises(MembershipRefused, match="có thẻ"):
        count_heads(place.dai_tu, 2024, place.officer, members=3, carded=4)

    assert set(HeadCount.objects.values_list("association", "members", "reason")) == {
        (place.dai_tu.pk, 30, ""), (place.vo_nhai.pk, 30, "Sổ giấy chưa nhập hết"),
    }  # fmt: skip
