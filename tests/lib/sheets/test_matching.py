"""Headings matched to columns: sure, asked about, or left."""

from pathlib import Path

import pytest

from khuyenhoc.lib.periods import make_half_year, make_quarter, make_year
from khuyenhoc.lib.sheets.declaration import LEAVE_OUT, Certainty, Column, Declaration
from khuyenhoc.lib.sheets.headings import Aspect, Part
from khuyenhoc.lib.sheets.matching import Matcher
from tests.lib.sheets.grids import ABBREVIATIONS, find_unit, make_declaration, read_catalogue

CATALOGUE = Path(__file__).parents[3] / "figures" / "data" / "indicators.csv"
FORM = Path(__file__).parent / "files" / "form_columns.csv"


@pytest.fixture(scope="module")
def columns() -> tuple[Column, ...]:
    return read_catalogue(FORM)


@pytest.fixture(scope="module")
def matcher(columns) -> Matcher:
    return Declaration(columns, find_unit, abbreviations=ABBREVIATIONS).matcher


def test_every_label_of_the_whole_catalogue_is_sure_of_its_own_column():
    columns = read_catalogue(CATALOGUE)
    matcher = Declaration(columns, find_unit, abbreviations=ABBREVIATIONS).matcher

    found = {column.key: matcher.match((column.label,)).key for column in columns}
    grouped = {column.key: matcher.match((column.group, column.label)).key for column in columns}
    expected = {column.key: column.key for column in columns}

    assert found == expected
    assert grouped == expected


def test_every_label_is_sure_without_diacritics_and_in_capitals(matcher, columns):
    capitals = {column.key: matcher.match((column.label.upper(),)).key for column in columns}

    assert capitals == {column.key: column.key for column in columns}


@pytest.mark.parametrize(
    ("parts", "key"),
    [
        (("Hội viên",), "members"),
        (("Tổng số HV",), "members"),
        (("Chi hội", "Thôn"), "branches_hamlet"),
        (("Chi hội", "Trường học"), "branches_school"),
        (("Chi hội", "Tổng số"), "branches"),
        (("GĐHT", "Được công nhận"), "family_recognised"),
        (("Gia đình học tập", "Đăng ký"), "family_registered"),
        (("CDHT", "Đăng ký"), "citizen_registered"),
        (("Ban khuyến học", "Cơ quan"), "boards_agency"),
        (("Học bổng", "Số suất"), "scholarships_count"),
        (("Học bổng", "Số tiền (triệu đồng)"), "scholarships_amount"),
        (("Khen thưởng giáo viên", "Số suất"), "rewards_teachers_count"),
        (("Quỹ khuyến học", "Số dư đầu kỳ"), "fund_opening"),
        (("1. Dân số",), "population"),
        (("Dư cuối kỳ",), "fund_closing"),
        (("Hội viên đóng hội phí",), "members_fee_paid"),
        (("ti le hoi vien tren dan so",), "member_ratio"),
    ],
)
def test_own_wordings_that_leave_no_doubt_are_sure(matcher, parts, key):
    match = matcher.match(parts)

    assert (match.certainty, match.key) == (Certainty.SURE, key)


@pytest.mark.parametrize(
    ("parts", "best"),
    [
        (("Hội viên mới",), "members_new"),
        (("CĐHT", "Đăng ký"), "community_registered"),
        (("Số hộ",), "households"),
        (("Tỉ lệ công nhận GĐHT (%)",), "family_rate_registered"),
        (("% hội viên so với dân số",), "member_ratio"),
        (("Heo đất",), "piggy_banks"),
        (("Bằng khen",), "awards_merits_province"),
        (("Số dư",), "fund_opening"),
        (("Tổng số hội viêm",), "members"),
        (("Tổng số hôi viên",), "members"),
        (("Đơn vị học tập",), "unit_recognised"),
    ],
)
def test_what_could_mean_something_else_is_only_a_question(matcher, parts, best):
    """Proves R4: what is unsure is asked."""
    match = matcher.match(parts)

    assert (match.certainty, match.key, match.keys[0]) == (Certainty.UNSURE, None, best)


@pytest.mark.parametrize(
    "heading",
    ["Hội viên nữ", "Hội viên chưa đóng hội phí", "Dân tộc thiểu số", "Số điện thoại", "CCCD"],
)
def test_headings_of_another_thing_are_not_matched(matcher, heading):
    match = matcher.match((heading,))

    assert (match.certainty, match.keys) == (Certainty.UNKNOWN, ())


def test_unit_of_measure_keeps_a_count_from_a_rate(matcher):
    count = matcher.match(("Hội viên (người)",))
    share = matcher.match(("Hội viên (%)",))

    assert count.key == "members"
    assert (share.certainty, share.keys[0]) == (Certainty.UNSURE, "member_ratio")


@pytest.mark.parametrize(
    ("parts", "part"),
    [
        (("TT",), Part.ORDINAL),
        (("STT",), Part.ORDINAL),
        (("Đơn vị",), Part.UNIT),
        (("Xã, phường, thị trấn",), Part.UNIT),
        (("Tên đơn vị", "Xã"), Part.UNIT),
        (("Huyện",), Part.PARENT),
        (("Mã đơn vị",), Part.CODE),
        (("ĐVT",), Part.MEASURE),
        (("Ghi chú",), Part.NOTE),
        (("Lý do",), Part.NOTE),
        (("Chỉ tiêu",), Part.LABEL),
    ],
)
def test_words_that_every_table_has_are_known(matcher, parts, part):
    assert matcher.match(parts).part is part


@pytest.mark.parametrize(
    ("parts", "key", "aspect"),
    [
        (("Tổng số hội viên", "Kỳ trước"), "members", Aspect.PREVIOUS),
        (("Tổng số hội viên kỳ trước",), "members", Aspect.PREVIOUS),
        (("Tổng số hội viên", "Kỳ này"), "members", Aspect.CURRENT),
        (("Kế hoạch", "Tổng số hội viên"), "members", Aspect.PLAN),
        (("Tổng số hội viên", "Tăng, giảm"), "members", Aspect.CHANGE),
        (("Tổng số hội viên", "Năm 2024"), "members", Aspect.DATED),
    ],
)
def test_time_and_kind_are_parted_from_what_is_counted(matcher, parts, key, aspect):
    match = matcher.match(parts)

    assert (match.key, match.aspect) == (key, aspect)


def test_declared_wordings_are_as_good_as_the_label():
    column = Column("closing", "Số dư quỹ cuối kỳ", words=("Tồn quỹ", "Còn lại"))

    matcher = make_declaration(column).matcher

    assert [matcher.match((one,)).key for one in ("Tồn quỹ", "CÒN LẠI")] == ["closing"] * 2


def test_one_wording_of_two_columns_is_told_apart_by_its_group_or_asked():
    family = Column("family", "Đăng ký", group="Gia đình học tập")
    clan = Column("clan", "Đăng ký", group="Dòng họ học tập")

    matcher = make_declaration(family, clan).matcher
    alone = matcher.match(("Đăng ký",))

    assert matcher.match(("Gia đình học tập", "Đăng ký")).key == "family"
    assert matcher.match(("Dòng họ học tập", "Đăng ký")).key == "clan"
    assert (alone.certainty, set(alone.keys)) == (Certainty.UNSURE, {"family", "clan"})


def test_answers_are_remembered_by_the_words_of_the_heading(columns):
    """Proves R4: asked once and remembered."""
    answers = {("column", "hoi vien moi"): "members_new", ("column", "so du"): LEAVE_OUT}

    matcher = Declaration(columns, find_unit, answers=answers).matcher
    answered, left = matcher.match(("Hội viên  MỚI",)), matcher.match(("Số dư",))

    assert (answered.certainty, answered.key) == (Certainty.SURE, "members_new")
    assert left.is_left_out


def test_an_answer_that_names_no_column_any_more_is_asked_again(columns):
    matcher = Declaration(columns, find_unit, answers={("column", "hoi vien moi"): "gone"}).matcher

    assert matcher.match(("Hội viên mới",)).certainty is Certainty.UNSURE


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("Năm 2024", make_year(2024)),
        ("2024", make_year(2024)),
        ("Quý III/2025", make_quarter(2025, 3)),
        ("6 tháng đầu năm 2026", make_half_year(2026, 1)),
        ("Thực hiện năm 2024", make_year(2024)),
    ],
)
def test_a_dated_heading_gives_its_period(matcher, heading, period):
    match = matcher.match(("Tổng số hội viên", heading))

    assert (match.key, match.aspect, match.period) == ("members", Aspect.DATED, period)
