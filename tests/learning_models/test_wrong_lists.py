"""Lists that are wrong as officers' own are: nothing twice or lost, errors at cells (R4, R5)."""

from datetime import date

import pytest

from learning_models.criteria_data import load_criteria
from learning_models.lists.storing import store
from learning_models.models import NameList
from tests.learning_models.books import make_place, send, tell_problems

pytestmark = pytest.mark.django_db
HEAD = ["TT", "Họ và tên chủ hộ", "Thôn", "Số khẩu"]
AN, BINH = [1, "Lê Văn An", "Xóm 1", 4], [2, "Lê Thị Bình", "Xóm 1", 3]
MARKED = ["TT", "Họ và tên chủ hộ", "Thôn", "Đạt", "Không đạt"]


@pytest.fixture
def place():
    load_criteria()
    return make_place()


def read(place, rows) -> tuple[list[tuple], list[tuple[str, str]]]:
    """(name, hamlet, people, state) of the lines, and (severity, cell) of the problems."""
    name_list = send(rows, place, by=place.commune_officer)
    lines = name_list.lines.order_by("row").values_list("name", "hamlet", "people", "state")
    return list(lines), [(kind, cell) for kind, cell, _ in tell_problems(name_list)]


def test_another_table_below_is_read_by_its_own_headings(place):
    rows = [HEAD, AN, [], ["DANH SÁCH HỘ XÓM 2"], ["TT", "Thôn", "Số khẩu", "Họ và tên chủ hộ"],
            [1, "Xóm 2", 3, "Lê Thị Bình"], [2, "Xóm 1", 4, "Le van An"],
            ["Người lập biểu"], ["Hoàng A"], ["TT", "Họ và tên chủ hộ"], [1, "Bùi A"]]  # fmt: skip

    lines, problems = read(place, rows)

    assert [line[:3] for line in lines] == [
        ("Lê Văn An", "Xóm 1", 4), ("Lê Thị Bình", "Xóm 2", 3), ("Le van An", "Xóm 1", 4),
        ("Bùi A", "", None),
    ]  # fmt: skip
    assert problems == [("warning", "D7")]


@pytest.mark.parametrize("head", [["TT", "Họ và tên", None, "Thôn"],
                                  ["TT", "Họ đệm", "Tên", "Thôn"]])  # fmt: skip
def test_a_name_parted_over_two_columns_is_one_name(place, head):
    rows = [head, [1, "Nguyễn Văn", "An", "Xóm 1"], [2, "Lê Thị", "Bình", "Xóm 1"]]

    lines, problems = read(place, rows)

    assert [line[0] for line in lines] == ["Nguyễn Văn An", "Lê Thị Bình"]
    assert problems == []


def test_marks_under_reached_and_not_reached_are_not_turned_round(place):
    rows = [MARKED, [1, "Lê Văn An", "Xóm 1", "x", None], [2, "Lê Thị Bình", "Xóm 1", None, "x"],
            [3, "Bùi Văn Chi", "Xóm 1", "x", "x"]]  # fmt: skip

    lines, problems = read(place, rows)

    assert [line[3] for line in lines] == ["reviewed", "not_recognised"]
    assert problems == [("error", "E4")]


def test_signatures_in_the_column_of_names_are_no_families(place):
    rows = [HEAD, AN, BINH, [None, "Danh sách có 2 hộ"], [None, "Người lập biểu", None, "Chủ tịch"],
            [None, "Trần Thị Lập", None, "Hoàng Văn Ký"]]  # fmt: skip

    lines, problems = read(place, rows)

    assert [line[0] for line in lines] == ["Lê Văn An", "Lê Thị Bình"]
    assert problems == []


@pytest.mark.parametrize("sign", ['"', "''", "nt", "-nt-", "như trên"])
def test_a_sign_of_repetition_stands_for_what_is_above(place, sign):
    lines, problems = read(place, [HEAD, AN, [2, "Lê Thị Bình", sign, 3], [3, sign, "Xóm 1", 3]])

    assert [line[1] for line in lines] == ["Xóm 1", "Xóm 1"]
    assert problems == [("error", "B4")]


def test_another_communes_list_is_asked_about_or_refused(place):
    _, asked = read(place, [["HỘI KHUYẾN HỌC XÃ ĐẠI TỪ"], ["NĂM 2025"], HEAD, AN])
    lines, refused = read(place, [HEAD, ["I", "Xã Đại Từ"], AN, ["II", "Xã Võ Nhai"], BINH])
    _, own = read(place, [["HỘI KHUYẾN HỌC XÃ VÕ NHAI"], ["CÁC HỘ TRONG XÃ ĐĂNG KÝ"], HEAD, AN])

    assert asked == [("question", "A1")]
    assert refused == [("error", "B2")]
    assert [line[0] for line in lines] == ["Lê Thị Bình"]
    assert own == []


def test_an_address_that_became_a_day_is_told_and_a_lone_column_is_a_list(place):
    _, problems = read(
        place, [["TT", "Họ và tên chủ hộ", "Số nhà", "Thôn"], [1, "Lê An", date(2025, 5, 12), "1"]]
    )
    lines, none = read(place, [["Họ và tên chủ hộ"], ["Lê Văn An"], ["Lê Thị Bình"]])

    assert [line[0] for line in lines] == ["Lê Văn An", "Lê Thị Bình"]
    assert none == []
    assert problems == [("error", "C2")]


def test_a_name_of_the_same_syllables_is_not_taken_for_another_family(place):
    """Lý Văn Thử is not Lý Thu Vân, though neither marks nor order count where a name is sought."""
    head = [*HEAD, "Địa chỉ"]
    officer = place.commune_officer
    store(send([head, [1, "Lý Thu Vân", "Xóm 1", 4, "Số 9"]], place, by=officer), officer)

    lines, problems = read(place, [head, [1, "Lý Văn Thử", "Xóm 1", 5, None]])
    _, same_place = read(place, [head, [1, "Lý Văn Thử", "Xóm 1", 5, "Số 9"]])
    _, twice = read(place, [head, [1, "Lý Văn Thử", "Xóm 2", 4], [2, "Lý Thu Vân", "Xóm 2", 4]])
    plain = send([head, [1, "thu ly van", "Xóm 1", 4]], place, by=officer)

    assert (lines[0][0], problems) == ("Lý Văn Thử", [])
    assert NameList.objects.order_by("pk")[1].lines.get().bearer is None
    assert same_place == [("error", "B2")]
    assert twice == [("error", "B3")]
    assert plain.lines.get().bearer is not None
