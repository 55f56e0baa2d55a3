"""Lists by Excel: what is read, what is told at which cell, what is stored (L3, R4–R7, R9)."""

from decimal import Decimal

import pytest

from associations.models import Association
from learning_models.criteria_data import load_criteria
from learning_models.lists.reading import answer_questions, units_to_list
from learning_models.lists.storing import drop_forgotten, store
from learning_models.models import (
    Bearer,
    LearningModel,
    ListLine,
    ListState,
    ModelYear,
    NameList,
    Registration,
    RegistrationState,
)
from records.models import Upload
from records.sent_lists import CannotStore, drop
from tests.factories import make_association
from tests.learning_models.books import YEAR, make_place, send, tell_problems
from tests.members.test_erasing import find_everywhere

pytestmark = pytest.mark.django_db

HEAD = ["TT", "Xã", "Thôn", "Họ và tên chủ hộ", "Số người", "Địa chỉ", "Đăng ký", "Tự chấm",
        "Điểm đánh giá", "Kết quả"]  # fmt: skip
AN = [1, "Võ Nhai", "Xóm 3", "Nguyễn Văn An", 4, "Số 12", "x", 85, 82.5, "Đạt"]
BINH = [2, "Xã Đại Từ", "Xóm Đông", "Trần Thị Bình", 3, None, "x", 70, None, None]
CUC = [3, "Đại Từ", "Xóm Đông", "Lê Thị Cúc", 5, None, None, None, None, None]


@pytest.fixture
def place():
    load_criteria()
    return make_place()


def test_a_list_is_read_shown_and_stored_whole(place):
    name_list = send([HEAD, AN, BINH, CUC], place)

    assert tell_problems(name_list) == []
    assert name_list.found["lines"] == 3
    assert name_list.found["changes"] == {
        "new": 2, "changed": 0, "same": 0, "known": 1, "double": 0, "decided": 0
    }  # fmt: skip
    assert not Bearer.objects.exists()

    written = store(name_list, place.officer)

    assert written == {"bearers": 3, "bearers_changed": 0, "changed": 0, "registered": 2}
    assert set(
        Bearer.objects.values_list("name", "association", "hamlet", "address", "people", "subject")
    ) == {
        ("Nguyễn Văn An", place.vo_nhai.pk, "Xóm 3", "Số 12", 4, "household"),
        ("Trần Thị Bình", place.dai_tu.pk, "Xóm Đông", "", 3, "household"),
        ("Lê Thị Cúc", place.dai_tu.pk, "Xóm Đông", "", 5, "household"),
    }
    assert set(
        Registration.objects.values_list(
            "bearer__name", "association", "year", "state", "self_score", "score", "listed_in"
        )
    ) == {
        ("Nguyễn Văn An", place.vo_nhai.pk, YEAR, "reviewed", Decimal(85), Decimal("82.5"),
         name_list.pk),
        ("Trần Thị Bình", place.dai_tu.pk, YEAR, "assessed", Decimal(70), None, name_list.pk),
    }  # fmt: skip


def test_r9_the_same_file_again_changes_nothing(place):
    store(send([HEAD, AN, BINH, CUC], place), place.officer)
    before = list(Registration.objects.values())

    again = send([HEAD, AN, BINH, CUC], place)
    written = store(again, place.officer)

    assert again.found["changes"] == {
        "new": 0, "changed": 0, "same": 3, "known": 0, "double": 0, "decided": 0
    }  # fmt: skip
    assert set(written.values()) == {0}
    assert list(Registration.objects.values()) == before


def test_nothing_is_stored_twice_or_while_something_is_wrong(place):
    wrong = [*AN[:7], 8500, *AN[8:]]
    name_list = send([HEAD, wrong], place)
    right = send([HEAD, AN], place)

    with pytest.raises(CannotStore, match="còn 1 chỗ sai"):
        store(name_list, place.officer)
    store(right, place.officer)
    with pytest.raises(CannotStore, match="đã ghi rồi"):
        store(right, place.officer)

    assert Bearer.objects.count() == Registration.objects.count() == 1


def test_two_lists_read_before_either_was_stored_do_not_double_a_family(place):
    first, second = send([HEAD, AN], place), send([HEAD, AN], place)

    store(first, place.officer)
    with pytest.raises(CannotStore, match="đọc lại"):
        store(second, place.officer)

    assert Bearer.objects.count() == Registration.objects.count() == 1


def test_personal_lines_go_when_stored_or_dropped_and_the_file_is_sealed(place):
    stored, dropped = send([HEAD, AN], place), send([HEAD, BINH], place)

    store(stored, place.officer)
    drop(dropped)

    assert not ListLine.objects.exists()
    assert set(Upload.objects.values_list("is_sealed", flat=True)) == {True}
    assert "Nguyễn" not in str(list(NameList.objects.values_list("found", flat=True)))


def test_a5_lines_that_nobody_stored_go_with_the_days_of_their_file(place, settings):
    name_list = send([HEAD, AN], place)
    settings.LIST_DAYS = -1

    said = drop_forgotten(None)

    name_list.refresh_from_db()
    assert (said, name_list.state) == ("1 danh sách", ListState.DROPPED)
    assert not ListLine.objects.exists()


# ----- whom a line means -----


@pytest.mark.parametrize(
    "name", ["nguyen van an", "AN NGUYỄN VĂN", "Ông Nguyễn Văn An", "Nguyễn Văn An"]
)
def test_diacritics_order_and_titles_do_not_make_another_family(place, name):
    store(send([HEAD, AN], place), place.officer)

    again = send([HEAD, [*AN[:3], name, *AN[4:]]], place)
    store(again, place.officer)

    assert Bearer.objects.count() == Registration.objects.count() == 1


def test_an_address_told_later_belongs_to_the_family_that_had_none(place):
    store(send([HEAD, BINH], place), place.officer)

    later = send([HEAD, [*BINH[:5], "Số 7", *BINH[6:]]], place)
    store(later, place.officer)

    assert list(Bearer.objects.values_list("address", flat=True)) == ["Số 7"]


def test_two_families_of_one_name_are_told_apart_by_their_address(place):
    rows = [[*AN[:5], address, *AN[6:]] for address in ("Số 1", "Số 2")]

    name_list = send([HEAD, *rows], place)
    store(name_list, place.officer)

    assert tell_problems(name_list) == []
    assert Bearer.objects.count() == 2


def test_a_code_finds_the_family_whose_head_has_changed(place):
    store(send([HEAD, AN], place), place.officer)
    code = Bearer.objects.get().pk

    again = send([[*HEAD, "Mã trên cổng"], [*AN[:3], "Nguyễn Thị Xuân", *AN[4:], code]], place)
    store(again, place.officer)

    assert tell_problems(again) == []
    assert list(Bearer.objects.values_list("pk", "name")) == [(code, "Nguyễn Thị Xuân")]


def test_a_code_of_another_commune_is_refused_at_its_row(place):
    store(send([HEAD, AN], place), place.officer)
    code = Bearer.objects.get().pk

    name_list = send([[*HEAD, "Mã trên cổng"], [*BINH, code]], place)

    assert [(severity, cell) for severity, cell, _ in tell_problems(name_list)] == [("error", "D2")]


def test_lines_that_say_the_same_count_once_and_unlike_ones_are_refused(place):
    other = [*AN[:4], 6, *AN[5:]]

    same = send([HEAD, AN, BINH, [3, *AN[1:3], "Nguyen Van An", *AN[4:]]], place)
    unlike = send([HEAD, AN, other], place)

    assert tell_problems(same) == [
        ("warning", "D4", "Trùng với dòng 2 (không kể dấu và thứ tự các tiếng): chỉ ghi một lần.")
    ]
    assert [(severity, cell) for severity, cell, _ in tell_problems(unlike)] == [("error", "D3")]
    store(same, place.officer)
    assert Bearer.objects.count() == 2


def test_shortened_names_and_neighbours_are_told(place):
    store(send([HEAD, AN], place), place.officer)

    name_list = send(
        [HEAD, [1, "Võ Nhai", "Xóm 3", "Nguyễn V. An", 4, "Số 5", "x", None, None, None],
         [2, "Đại Từ", "Xóm 3", "Nguyễn Văn An", 4, "Số 12", "x", None, None, None]],
        place,
    )  # fmt: skip

    assert tell_problems(name_list) == [
        ("warning", "D2", "Tên viết tắt, có thể là một tên đã có trong sổ. Hãy ghi đủ họ tên để "
         "không ghi hai lần."),
        ("warning", "D3", "Cũng đã đăng ký ở Xã Võ Nhai trong năm này. Hãy hỏi lại để chỉ tính một "
         "nơi."),
    ]  # fmt: skip


def test_a_family_of_another_district_is_told_until_it_withdraws_there(place):
    store(send([HEAD, AN], place), place.officer)
    Association.objects.filter(pk=place.dai_tu.pk).update(
        parent=make_association("Huyện Đại Từ", "district", place.province)
    )
    moved = [HEAD, [1, "Đại Từ", *AN[2:]]]

    told = tell_problems(send(moved, place))
    Registration.objects.update(state=RegistrationState.WITHDRAWN)

    assert [(cell, sentence[:30]) for _, cell, sentence in told] == [
        ("D2", "Cũng đã đăng ký ở Xã Võ Nhai t")
    ]
    assert tell_problems(send(moved, place)) == []


# ----- what was decided stays -----


def test_a_list_neither_undoes_a_step_nor_changes_what_was_decided(place):
    store(send([HEAD, AN, BINH], place), place.officer)
    Registration.objects.filter(bearer__name="Trần Thị Bình").update(
        state=RegistrationState.RECOGNISED, recognised_on="2025-12-01"
    )

    poorer = send([HEAD, [*AN[:7], None, None, None], [*BINH[:9], "Không đạt"]], place)
    store(poorer, place.officer)

    assert poorer.found["changes"]["decided"] == 1
    assert dict(Registration.objects.values_list("bearer__name", "state")) == {
        "Nguyễn Văn An": "reviewed",
        "Trần Thị Bình": "recognised",
    }


def test_families_left_out_of_a_list_stay_and_are_counted(place):
    store(send([HEAD, AN, [*BINH[:1], "Võ Nhai", *BINH[2:]]], place), place.officer)

    name_list = send([HEAD, AN], place)
    store(name_list, place.officer)

    assert name_list.found["missing"] == 1
    assert Registration.objects.count() == 2


# ----- cells -----


@pytest.mark.parametrize(
    ("column", "value", "cell", "said"),
    [
        (3, 12345, "D2", "không phải là tên"),
        (3, "…", "D2", "thiếu"),
        (4, "bốn người", "E2", "bốn người"),
        (4, -1, "E2", "-1"),
        (4, 3.5, "E2", "phần lẻ"),
        (6, "có lẽ", "G2", "x, hoặc để trống"),
        (7, 8500, "H2", "điểm từ 0 đến"),
        (8, 82.555, "I2", "hai số lẻ"),
        (8, "tám mươi", "I2", "tám mươi"),
        (9, "tạm", "J2", "“Đạt” hoặc “Không đạt”"),
        (1, "Phú Lạc", "B2", "không có trong các đơn vị của bạn"),
        (1, None, "B2", "của xã, phường nào"),
    ],
)
def test_r5_what_cannot_be_read_is_told_at_its_cell(place, column, value, cell, said):
    row = [*AN[:column], value, *AN[column + 1 :]]

    name_list = send([HEAD, row, BINH], place)

    problems = [one for one in tell_problems(name_list) if one[0] == "error"]
    assert [(place_, said in message) for _, place_, message in problems] == [(cell, True)], (
        problems
    )
    assert name_list.found["lines"] == 1


def test_every_problem_is_told_at_once(place):
    rows = [[*AN[:4], "bốn", *AN[5:7], "?", *AN[8:]], [*BINH[:1], "Xã Lạ", *BINH[2:]], AN]

    name_list = send([HEAD, *rows], place)

    errors = {cell for severity, cell, _ in tell_problems(name_list) if severity == "error"}
    assert errors == {"E2", "H2", "B3"}


def test_columns_that_nobody_asks_for_are_named_and_not_kept(place):
    head = [*HEAD, "Số CCCD", "Dân tộc", "Màu nhà"]

    name_list = send([head, [*AN, "019088001234", "Tày", "xanh"]], place)
    store(name_list, place.officer)

    assert name_list.found["not_kept"] == ["Số CCCD", "Dân tộc"]
    assert name_list.found["unread"] == ["Màu nhà"]
    kept = str(list(Bearer.objects.values())) + str(list(NameList.objects.values()))
    assert "019088001234" not in kept
    assert "Tày" not in kept


# ----- layouts -----


def test_r4_titles_groups_totals_and_signatures_are_no_families(place):
    rows = [
        ["HỘI KHUYẾN HỌC XÃ VÕ NHAI"],
        ["DANH SÁCH GIA ĐÌNH ĐĂNG KÝ DANH HIỆU “GIA ĐÌNH HỌC TẬP” NĂM 2025"],
        [],
        ["TT", "Họ và tên chủ hộ", "Số khẩu", "Ghi chú"],
        [1, 2, 3, 4],
        [None, "Xóm 3"],
        [1, "Nguyễn Văn An", 4],
        [2, "Trần Văn Bảo", "5"],
        [None, "Tổng xóm 3", 9],
        ["II", "Xóm Đông"],
        ["TT", "Họ và tên chủ hộ", "Số khẩu", "Ghi chú"],
        [1, "Lê Thị Cúc", 3, "mới chuyển đến"],
        [None, "Tổng cộng", 12],
        [],
        [None, None, "Người lập biểu"],
        [None, None, "Hoàng Thị Nga"],
    ]

    name_list = send(rows, place, by=place.commune_officer)
    store(name_list, place.commune_officer)

    assert tell_problems(name_list) == []
    assert set(Bearer.objects.values_list("name", "hamlet", "people", "association")) == {
        ("Nguyễn Văn An", "Xóm 3", 4, place.vo_nhai.pk),
        ("Trần Văn Bảo", "Xóm 3", 5, place.vo_nhai.pk),
        ("Lê Thị Cúc", "Xóm Đông", 3, place.vo_nhai.pk),
    }


def test_the_commune_may_stand_in_the_title_or_be_the_name_of_the_sheet(place):
    rows = [["HỘI KHUYẾN HỌC XÃ ĐẠI TỪ"], ["TT", "Họ và tên chủ hộ", "Thôn"], [1, "Lê Văn Ba", "1"]]

    by_title = send(rows, place)
    by_sheet = send(rows[1:], place, sheet="Võ Nhai")

    assert [
        list(each.lines.values_list("association", flat=True)) for each in (by_title, by_sheet)
    ] == [[place.dai_tu.pk], [place.vo_nhai.pk]]


def test_a_sheet_without_names_is_refused_as_a_whole(place):
    name_list = send([["Chỉ tiêu", "Số lượng"], ["Hội viên", 5]], place)

    assert [(severity, cell) for severity, cell, _ in tell_problems(name_list)] == [("error", "")]
    with pytest.raises(CannotStore):
        store(name_list, place.officer)


def test_citizens_have_birth_sex_and_group(place):
    ModelYear.objects.create(
        association=place.province,
        model=LearningModel.objects.get(pk="learning_citizen"),
        year=YEAR,
    )
    rows = [
        ["TT", "Họ và tên", "Năm sinh", None, "Thôn", "Nhóm", "Điểm"],
        [None, None, "Nam", "Nữ"],
        [1, "Nguyễn Văn An", 1960, None, "Xóm 3", "Người lao động", 90],
        [2, "Lê Thị Cúc", None, "12/05/1962", "Xóm 3", "người dân trong xã", 75],
        [3, "Lê Thị Dần", None, 1800, "Xóm 3", "Ai đó", 75],
    ]

    name_list = send(rows, place, by=place.commune_officer, model="learning_citizen")

    assert set(name_list.lines.values_list("name", "birth_year", "sex")) == {
        ("Nguyễn Văn An", 1960, "male"),
        ("Lê Thị Cúc", 1962, "female"),
    }
    errors = {
        cell: said for severity, cell, said in tell_problems(name_list) if severity == "error"
    }
    assert errors.keys() == {"D5", "F5"}
    assert "Hãy ghi một trong: “" in errors["F5"]
    assert "“Người lao động”" in errors["F5"]


def test_a_citizen_listed_in_two_communes_is_told(place):
    ModelYear.objects.create(
        association=place.province,
        model=LearningModel.objects.get(pk="learning_citizen"),
        year=YEAR,
    )
    rows = [["Họ và tên", "Năm sinh", "Xã"], ["Lê Thị Cúc", 1962, "Võ Nhai"],
            ["Le Thi Cuc", 1962, "Đại Từ"]]  # fmt: skip

    name_list = send(rows, place, model="learning_citizen")

    assert [(severity, cell) for severity, cell, _ in tell_problems(name_list)] == [
        ("warning", "A3")
    ]


def test_a_list_is_refused_where_the_year_is_not_open(place):
    ModelYear.objects.update(is_open=False, closed_at="2025-12-31T00:00Z")

    name_list = send([HEAD, AN], place)

    assert name_list.state == ListState.REFUSED
    assert "chưa mở" in name_list.refused


def test_a_model_on_trial_is_listed_in_its_chosen_units_alone(place):
    ModelYear.objects.get().pilots.add(place.dai_tu)
    model = LearningModel.objects.get(pk="learning_family")

    units = units_to_list(place.officer, model, YEAR)

    assert units == [place.dai_tu]
    assert units_to_list(place.commune_officer, model, YEAR) == []


def test_an_unsure_heading_is_asked_once_and_remembered(place):
    head = ["TT", "Xã", "Thôn", "Họ và tên chủ hộ", "Số người trong gia đình học tập"]
    first = send([head, [1, "Võ Nhai", "Xóm 3", "Nguyễn Văn An", 4]], place)
    question = next(p for p in first.found["problems"] if p["severity"] == "question")

    answer_questions(first, {question["id"]: "people"}, place.officer)
    second = send([head, [1, "Võ Nhai", "Xóm 3", "Nguyễn Văn An", 4]], place)

    assert question["cell"] == "E1"
    assert tell_problems(second) == []
    assert list(second.lines.values_list("people", flat=True)) == [4]


# ----- hamlets, units, communes -----


def test_hamlets_are_one_however_their_number_is_written(place):
    open_also(place, "learning_community")
    rows = [["Xã", "Tên thôn, xóm", "Số hộ", "Điểm", "Kết quả"],
            ["Võ Nhai", "Xóm 3", 90, 85, "Đạt"], [None, "Xóm 12", 70, None, None],
            ["Võ Nhai", "xom 03", 90, 85, "Đạt"], ["Đại Từ", "TDP 5", 40, None, "Không đạt"],
            ["Đại Từ", "Tổ dân phố 5", 41, None, None]]  # fmt: skip

    name_list = send(rows, place, model="learning_community")

    assert [(kind, cell) for kind, cell, _ in tell_problems(name_list)] == [
        ("error", "A3"), ("warning", "B4"), ("error", "B6"),
    ]  # fmt: skip
    assert set(name_list.lines.values_list("name", "people", "change", "association")) == {
        ("Xóm 3", 90, "new", place.vo_nhai.pk), ("xom 03", 90, "double", place.vo_nhai.pk),
        ("TDP 5", 40, "new", place.dai_tu.pk), ("Tổ dân phố 5", 41, "double", place.dai_tu.pk),
    }  # fmt: skip


def test_units_are_listed_by_name_beside_their_commune(place):
    open_also(place, "learning_unit")
    rows = [["TT", "Tên đơn vị", "Xã, phường", "Tự chấm", "Điểm thẩm định"],
            [1, "Trường THCS Võ Nhai", "Xã Võ Nhai", 90, 88],
            [2, "Trạm y tế xã", "Đại Từ", 70, None],
            [3, "Trạm Y tế xã", "Võ Nhai", 70, None]]  # fmt: skip

    name_list = send(rows, place, model="learning_unit")
    store(name_list, place.officer)

    assert tell_problems(name_list) == []
    assert set(Bearer.objects.values_list("name", "association", "subject")) == {
        ("Trường THCS Võ Nhai", place.vo_nhai.pk, "unit"),
        ("Trạm y tế xã", place.dai_tu.pk, "unit"), ("Trạm Y tế xã", place.vo_nhai.pk, "unit"),
    }  # fmt: skip
    assert sorted(Registration.objects.values_list("state", flat=True)) == [
        "assessed", "assessed", "reviewed",
    ]  # fmt: skip


def test_communes_are_listed_as_themselves_however_they_are_written(place):
    open_also(place, "commune_learning_community")
    rows = [["TT", "Xã, phường", "Kết quả", "Mức độ"], [1, "Võ Nhai", "Đạt", "Mức 2"],
            [2, "X. Đại Từ", "Không đạt", None], [3, "Hà Nội", "Đạt", 1],
            [4, "Xã VÕ NHAI", "Đạt", 2]]  # fmt: skip

    name_list = send(rows, place, model="commune_learning_community")
    again = send(rows[:3], place, model="commune_learning_community")
    store(again, place.officer)
    once_more = send(rows[:3], place, model="commune_learning_community")

    assert [(kind, cell) for kind, cell, _ in tell_problems(name_list)] == [
        ("error", "B4"), ("warning", "B5"),
    ]  # fmt: skip
    assert set(
        Registration.objects.values_list("bearer__name", "association", "level", "state")
    ) == {
        ("Xã Võ Nhai", place.vo_nhai.pk, 2, "reviewed"),
        ("Xã Đại Từ", place.dai_tu.pk, None, "not_recognised"),
    }
    assert once_more.found["changes"]["same"] == 2


def open_also(place, model):
    """Open another model in the same year."""
    kind = LearningModel.objects.get(pk=model)
    ModelYear.objects.create(association=place.province, model=kind, year=YEAR)


def test_a_list_in_the_columns_of_the_national_site_is_read_and_its_private_columns_are_not_kept():
    """domain.md §9: what congdanhoctap.vn asks of a citizen. Nothing is known of its files but
    that; number of the card, people and religion are no concern of the association."""
    load_criteria()
    place = make_place("learning_citizen")
    head = ["STT", "Số CCCD", "Họ và tên", "Giới tính", "Năm sinh", "Dân tộc", "Tôn giáo",
            "Tỉnh", "Huyện", "Xã", "Nhóm đối tượng", "Tổng điểm", "Kết quả"]  # fmt: skip
    rows = [
        [1, "019080001234", "Nguyễn Văn An", "Nam", 1980, "Tày", "Không",
         "Thái Nguyên", "", "Võ Nhai", "Người lao động", 86, "Đạt"],
        [2, "019190005678", "Trần Thị Bình", "Nữ", 1990, "Kinh", "Phật giáo",
         "Thái Nguyên", "", "Đại Từ", "Người dân trong xã", 64, "Không đạt"],
    ]  # fmt: skip

    name_list = send([head, *rows], place, model="learning_citizen")

    assert tell_problems(name_list) == []
    store(name_list, place.officer)
    assert set(Bearer.objects.values_list("name", "association", "birth_year", "sex")) == {
        ("Nguyễn Văn An", place.vo_nhai.pk, 1980, "male"),
        ("Trần Thị Bình", place.dai_tu.pk, 1990, "female"),
    }
    assert set(Registration.objects.values_list("bearer__name", "score")) == {
        ("Nguyễn Văn An", Decimal(86)), ("Trần Thị Bình", Decimal(64)),
    }  # fmt: skip
    assert find_everywhere(("019080001234", "phật giáo")) == set()
