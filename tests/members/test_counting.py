"""What the register of members offers to a return (product.md M): as things stood on the day."""

from datetime import date

import pytest

from accounts.handing_over import hand_over
from figures.models import Indicator
from members.counting import count_members
from members.joining import count_heads, leave, move, pay_fee
from members.models import Stay
from returns.register import read_register
from tests.factories import make_association, make_indicator
from tests.members.people import make_member
from tests.reorganised import Before, carry_out, decide, divide, find_founded, make_before, merge

pytestmark = pytest.mark.django_db
COMMUNES = ("Kha Sơn", "Úc Kỳ", "Tân Lập", "La Hiên")


@pytest.fixture
def place() -> Before:
    place = make_before()
    for code in ("members_new", "members_carded", "members_fee_paid"):
        make_indicator(code)
    return place


def count(place: Before, name: str, year: str = "2025") -> dict[str, int]:
    """What the register says of a unit, by figure."""
    names = dict(Indicator.objects.values_list("pk", "code"))
    unit = place.units.get(name) or find_founded(name)
    found = count_members([unit.pk], place.periods[year])
    return {names[key]: number for (_, key), number in found.items()}


def test_m_members_are_counted_where_they_belonged_on_the_last_day(place):
    kha_son, uc_ky = place.units["Kha Sơn"], place.units["Úc Kỳ"]
    branch = make_association("Chi hội xóm 1", "branch", kha_son)
    stays = make_member("Nguyễn Văn An", kha_son, branch, date(2025, 9, 1))
    pay_fee(stays, 2025)
    moves = make_member("Trần Thị Bình", kha_son)
    move(moves, uc_ky, date(2026, 1, 1))
    left = make_member("Lê Thị Cúc", kha_son)
    leave(left, date(2025, 12, 31), "died")

    assert count(place, "Kha Sơn") == {
        "members": 2, "members_new": 1, "members_carded": 0, "members_fee_paid": 1,
    }  # fmt: skip
    assert count(place, "Úc Kỳ") == {}
    assert count(place, "Úc Kỳ", "2026")["members"] == 1
    assert count(place, "Thái Nguyên") == {}  # three communes keep no register
    assert read_register(place.periods["2025"], [kha_son.pk])[kha_son.pk]


def test_m_a_count_without_names_stands_where_there_are_none(place):
    by = place.people["vanphong"]
    for number, name in enumerate(COMMUNES[1:], start=1):
        count_heads(place.units[name], 2025, by, members=number * 10, newly=number)
    make_member("Nguyễn Văn An", place.units["Kha Sơn"])
    count_heads(place.units["Kha Sơn"], 2025, by, members=99, reason="Sổ giấy chưa nhập hết")

    assert count(place, "Úc Kỳ") == {"members": 10, "members_new": 1}
    assert count(place, "Thái Nguyên") == {"members": 61, "members_new": 6}
    assert count(place, "Kha Sơn")["members"] == 1


def test_m_members_of_merged_communes_count_in_the_new_one_and_before_in_the_old(place):
    for name in ("Kha Sơn", "Úc Kỳ"):
        make_member(f"Nguyễn Văn {name}", place.units[name])
    before = count(place, "Kha Sơn")["members"]

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))

    assert (before, count(place, "Kha Sơn")["members"]) == (1, 1)
    assert count(place, "Phú Sơn", "2026")["members"] == 2


def test_a3_of_a_divided_commune_those_count_whose_records_were_handed_over(place):
    people = [make_member(f"Nguyễn Văn {name}", place.units["Kha Sơn"]) for name in ("An", "Ba")]
    carry_out(decide(*divide(place, "Kha Sơn", "Kha Đông", "Kha Tây")))
    none = [count(place, name, "2026") for name in ("Kha Đông", "Kha Tây")]

    hand_over([people[0].person], find_founded("Kha Đông"), place.people["tinh"])

    assert none == [{}, {}]
    assert count(place, "Kha Đông", "2026")["members"] == 1
    assert count(place, "Kha Tây", "2026") == {}
    assert Stay.objects.filter(association=place.units["Kha Sơn"]).count() == 2


def test_counting_asks_as_often_for_many_units_as_for_one(place, django_assert_num_queries):
    for name in COMMUNES:
        make_member(f"Nguyễn Văn {name}", place.units[name])

    with django_assert_num_queries(2):
        found = count_members([unit.pk for unit in place.units.values()], place.periods["2025"])

    assert {unit for unit, _ in found} == {
        place.units[name].pk for name in (*COMMUNES, "Thái Nguyên")
    }
