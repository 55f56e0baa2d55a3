"""Which unit a name in a sheet means (R4, T5): sure, asked about, or none of ours."""

import unicodedata

import pytest

from figures import rolls
from figures.models import Due
from khuyenhoc.lib.sheets.declaration import Certainty, UnitContext
from returns.opening import open_returns
from returns.units import make_finder
from tests.factories import make_association, make_form, make_indicator

pytestmark = pytest.mark.django_db

UNITS = (
    ("Huyện Phú Bình", "Xã Tân Hòa", "05935"),
    ("Huyện Phú Bình", "Xã Úc Kỳ", "05914"),
    ("Huyện Phú Bình", "Phường Đắk Nông", "05901"),
    ("Huyện Võ Nhai", "Xã Tân Hòa", "05713"),
    ("Huyện Võ Nhai", "Xã Ea H'Leo", ""),
)


@pytest.fixture
def finder(db):
    """``finder(text, *groups, code="")`` → (certainty, the codes of the units meant)."""
    nation = make_association("Việt Nam", "national")
    province = make_association("Thái Nguyên", "province", nation, full_name="Tỉnh Thái Nguyên")
    districts, names = {}, {}
    for district, unit, code in UNITS:
        if district not in districts:
            districts[district] = make_association(
                district.removeprefix("Huyện "), "district", province, full_name=district
            )
        name = unit.partition(" ")[2]
        made = make_association(
            name, "commune", districts[district], code=code or None, full_name=unit
        )
        names[str(made.pk)] = code or name
    form = make_form("bieu-01", [make_indicator("members")])
    period = rolls.open_period("2024")
    rolls.lay_due(period, form)
    open_returns(period)
    dues = Due.objects.select_related("unit__association", "unit__period").order_by("unit__lft")
    find = make_finder(list(dues))

    def ask(text: str, *groups: str, code: str = "") -> tuple[str, list[str]]:
        match = find(text, UnitContext(groups=groups, code=code))
        known = [names[choice.code] for choice in match.choices]
        return ("group" if match.is_group else match.certainty.value), known

    return ask


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Xã Úc Kỳ", "05914"),
        ("úc kỳ", "05914"),
        ("UC KY", "05914"),
        ("x. Úc Kỳ", "05914"),
        ("Hội Khuyến học xã Úc Kỳ", "05914"),
        (unicodedata.normalize("NFD", "Xã Úc Kỳ"), "05914"),
        ("05914", "05914"),
        ("Phường Đăk Nông", "05901"),
        ("P. Đắk Nông", "05901"),
        ("Ea H’leo", "Ea H'Leo"),
    ],
)
def test_r4_unit_is_found_however_its_name_is_written(text, code, finder):
    assert finder(text) == ("sure", [code])


@pytest.mark.parametrize("spelling", ["Xã Tân Hòa", "Xã Tân Hoà", "tan hoa"])
def test_r4_two_units_of_one_name_are_told_apart_by_the_heading_above(spelling, finder):
    assert finder(spelling, "II. Huyện Võ Nhai") == ("sure", ["05713"])
    assert finder(spelling, "Huyện Phú Bình") == ("sure", ["05935"])


def test_r4_two_units_of_one_name_without_a_heading_are_asked_about(finder):
    assert finder("Xã Tân Hòa") == ("unsure", ["05935", "05713"])


def test_r4_code_settles_which_of_two_units_is_meant(finder):
    assert finder("Xã Tân Hòa", code="05713") == ("sure", ["05713"])


def test_r4_code_that_speaks_against_the_name_is_asked_about(finder):
    assert finder("Xã Úc Kỳ", code="05713") == ("unsure", ["05713", "05914"])


@pytest.mark.parametrize(
    ("text", "codes"),
    [("Xã Úc Kì", ["05914"]), ("Thị trấn Úc Kỳ", ["05914"]), ("Xã Úc Kỳy", ["05914"])],
)
def test_r4_slip_of_the_pen_is_asked_about_never_guessed(text, codes, finder):
    assert finder(text) == ("unsure", codes)


@pytest.mark.parametrize("text", ["Huyện Phú Bình", "Phú Bình", "tỉnh Thái Nguyên"])
def test_unit_above_is_a_heading_and_never_a_sender(text, finder):
    assert finder(text)[0] == "group"


@pytest.mark.parametrize("text", ["Tổng cộng", "Xã Hữu Lũng", "", "1"])
def test_strange_name_is_none_of_ours(text, finder):
    assert finder(text) == (Certainty.UNKNOWN.value, [])


def test_t5_unit_is_found_by_the_code_that_it_bears_not_by_our_number(finder):
    for number in map(str, range(1, 30)):
        assert finder(number) == ("unknown", [])
