"""Community learning centres: four eyes, the workbook of a year, who may do what."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from django.core.exceptions import ValidationError

from learning_models.centres import approving
from learning_models.centres.book import Book, check_year, list_units, read_book, store, write_book
from learning_models.models import (
    CentreRating,
    CentreYear,
    CommunityLearningCentre,
    LiteracyClass,
)
from tests.reorganised import Before, make_before
from tests.returns.books import make_book

pytestmark = pytest.mark.django_db
HEADINGS = ("Mã đơn vị", "Xã, phường", "Tên trung tâm", "Xếp loại", "Số lớp, chuyên đề",
            "Lượt người học", "Số hoạt động khác", "Kinh phí (đồng)")  # fmt: skip
ROWS = (
    ("00001", "Xã Kha Sơn", "TTHTCĐ Kha Sơn", "Tốt", 35, 3628, 12, 45_000_000),
    ("00002", "Xã Úc Kỳ", "TTHTCĐ Úc Kỳ", "Khá", 20, 1200, None, None),
)


@pytest.fixture
def place() -> Before:
    approving.load_ratings()
    return make_before()


def look(tmp_path: Path, place: Before, rows=ROWS, who="vanphong", year=2025, **more) -> Book:
    """The workbook as read for ``who``."""
    path = tmp_path / "gui.xlsx"
    path.write_bytes(make_book(rows, HEADINGS, more.pop("titles", ("TTHTCĐ NĂM 2025",))))
    return read_book(path, "gui.xlsx", place.people[who], year)


def make_year(place: Before, name="Kha Sơn", **fields) -> CentreYear:
    """A year of a commune's centre, typed by the province's office."""
    centre, _ = CommunityLearningCentre.objects.get_or_create(
        association=place.units[name], name=f"TTHTCĐ {name}"
    )
    given = {"year": 2025, "classes": 35, "typed_by": place.people["vanphong"]} | fields
    return CentreYear.objects.create(centre=centre, association=place.units[name], **given)


def test_ratings_are_loaded_once_with_their_source():
    assert (approving.load_ratings(), approving.load_ratings()) == (4, 0)

    assert list(CentreRating.objects.values_list("name", flat=True)) == [
        "Tốt", "Khá", "Trung bình", "Yếu",
    ]  # fmt: skip
    assert not CentreRating.objects.filter(source="").exists()


# Four eyes


def test_who_typed_does_not_approve(place):
    place.people["vanphong"].person.posts.update(roles=["entry", "approve"])
    row = make_year(place)

    with pytest.raises(approving.Refused, match="Người nhập không tự duyệt"):
        approving.approve([row], place.people["vanphong"])

    assert CentreYear.objects.get().approved_at is None


@pytest.mark.parametrize(
    ("who", "may"), [("tinh", True), ("langson", False), ("tanlap", False), ("khason", False)]
)
def test_only_an_approver_above_the_commune_approves(place, who, may):
    place.people["khason"].person.posts.update(roles=["entry", "approve"])
    row = make_year(place)

    if may:
        assert approving.approve([row], place.people[who]) == 1
    else:
        with pytest.raises(approving.Refused, match="hội cấp trên"):
            approving.approve([row], place.people[who])

    assert CentreYear.objects.get().is_approved is may


def test_approving_is_all_or_nothing_and_is_sent_back_by_an_approver(place):
    mine, other = make_year(place), make_year(place, "Hữu Lũng")

    with pytest.raises(approving.Refused):
        approving.approve([mine, other], place.people["tinh"])
    assert not CentreYear.objects.exclude(approved_by=None).exists()
    approving.approve([mine], place.people["tinh"])
    approved = CentreYear.objects.get(pk=mine.pk)
    with pytest.raises(approving.Refused, match="đã duyệt nên không sửa"):
        approving.require_open([approved])

    assert approving.send_back([approved], place.people["tinh"]) == 1
    approving.require_open([CentreYear.objects.get(pk=mine.pk)])


def test_centre_is_of_a_commune_and_a_class_of_its_own_communes_centre(place):
    centre = CommunityLearningCentre(association=place.units["Thái Nguyên"], name="TT")
    with pytest.raises(ValidationError, match="thuộc một xã"):
        centre.full_clean()
    other = make_year(place).centre

    with pytest.raises(ValidationError, match="không thuộc xã"):
        LiteracyClass(
            association=place.units["Úc Kỳ"], centre=other, year=2025, level=1, learners=20
        ).full_clean()


def test_a_typed_directors_name_never_enters_the_log_in_clear(place):
    centre = CommunityLearningCentre.objects.create(
        association=place.units["Kha Sơn"], name="TT", director_name="Nguyễn Văn Kín"
    )
    centre.director_name = "Trần Thị Kín"
    centre.save()

    assert centre.events.count() == 2
    assert not hasattr(centre.events.first(), "director_name")


# The workbook


def test_a_province_sends_the_year_of_its_communes_in_one_file(place, tmp_path):
    book = look(tmp_path, place)

    assert book.problems == []
    assert [(line.unit.name, line.word) for line in book.lines] == [
        ("Kha Sơn", "ghi mới, lập trung tâm mới"), ("Úc Kỳ", "ghi mới, lập trung tâm mới"),
    ]  # fmt: skip
    assert not CentreYear.objects.exists()

    assert store(book, place.people["vanphong"]) == 2
    told = CentreYear.objects.values_list(
        "association__name", "centre__name", "rating__name", "classes", "turns", "activities",
        "budget", "typed_by__username", "approved_by",
    )  # fmt: skip
    assert sorted(told) == [
        ("Kha Sơn", "TTHTCĐ Kha Sơn", "Tốt", 35, 3628, 12, 45_000_000, "vanphong", None),
        ("Úc Kỳ", "TTHTCĐ Úc Kỳ", "Khá", 20, 1200, None, None, "vanphong", None),
    ]


def test_the_same_file_again_changes_nothing(place, tmp_path):
    store(look(tmp_path, place), place.people["vanphong"])
    before = list(CentreYear.objects.values())
    events = CentreYear.events.rel.related_model.objects.count()

    again = look(tmp_path, place)

    assert [line.change for line in again.lines] == ["same", "same"]
    assert store(again, place.people["vanphong"]) == 0
    assert list(CentreYear.objects.values()) == before
    assert CentreYear.events.rel.related_model.objects.count() == events


def test_every_error_stands_at_its_cell_and_nothing_is_stored(place, tmp_path):
    make_year(place, "La Hiên")
    CommunityLearningCentre.objects.create(association=place.units["La Hiên"], name="Thứ hai")
    rows = (
        ("00001", "Xã Kha Sơn", "TTHTCĐ Kha Sơn", "Xuất sắc", 35, -5, 12, 45),
        ("00002", "Xã Úc Kỳ", "", "Khá", 20, None, None, None),
        ("00003", "Xã Tân Lập", "TTHTCĐ Tân Lập", "Tốt", "nhiều", 5, None, None),
        ("00004", "Xã La Hiên", "", "Tốt", 1, 2, None, None),
        ("", "Xã Không Có", "TT", "Tốt", 1, 2, None, None),
    )

    book = look(tmp_path, place, rows)

    cells = {(problem.row, problem.column) for problem in book.problems}
    assert cells == {(4, 4), (4, 6), (5, 3), (6, 5), (7, 3), (8, 2)}
    assert not book.is_right
    with pytest.raises(ValueError, match="problems"):
        store(book, place.people["vanphong"])


def test_a_file_may_not_write_over_an_approved_year(place, tmp_path):
    store(look(tmp_path, place), place.people["vanphong"])
    approving.approve(list(CentreYear.objects.all()), place.people["tinh"])
    changed = (ROWS[0][:4] + (36, *ROWS[0][5:]), ROWS[1])

    book = look(tmp_path, place, changed)

    assert [(p.row, p.column) for p in book.problems] == [(4, 3)]
    assert "đã duyệt, không ghi đè" in book.problems[0].message
    assert look(tmp_path, place).is_right


def test_the_title_of_another_year_is_told_at_its_cell(place, tmp_path):
    book = look(tmp_path, place, titles=("TRUNG TÂM HỌC TẬP CỘNG ĐỒNG NĂM 2024",))

    assert [(p.row, p.column) for p in book.problems] == [(1, 1)]


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("vanphong", {"Kha Sơn", "Úc Kỳ", "Tân Lập", "La Hiên"}), ("khason", {"Kha Sơn"}),
        ("langson", {"Hữu Lũng"}), ("tinh", set()),
    ],
)  # fmt: skip
def test_only_the_communes_of_a_post_of_entry_are_read(place, tmp_path, who, names):
    assert {unit.name for unit in list_units(place.people[who])} == names
    rows = [("", f"Xã {name}", f"TT {name}", "Tốt", 1, 1, 1, 1) for name in
            ("Kha Sơn", "Hữu Lũng")]  # fmt: skip

    book = look(tmp_path, place, rows, who)

    assert {line.unit.name for line in book.lines} == names & {"Kha Sơn", "Hữu Lũng"}
    assert book.problems


def test_the_workbook_handed_out_comes_back_as_it_is(place, tmp_path):
    store(look(tmp_path, place), place.people["vanphong"])
    content = write_book(list_units(place.people["vanphong"]), 2025)
    path = tmp_path / "mau.xlsx"
    path.write_bytes(content)

    book = read_book(path, "mau.xlsx", place.people["vanphong"], 2025)

    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert [cell.value for cell in sheet[1]] == list(HEADINGS)
    assert sheet.max_row == 5
    assert (book.problems, [line.change for line in book.lines]) == ([], ["same", "same"])


@pytest.mark.parametrize(
    ("text", "year"), [("2025", 2025), ("1989", None), ("9999", None), ("25", None), ("", None)]
)
def test_only_years_that_have_begun_are_typed(text, year):
    assert check_year(text) == year
    assert check_year(str(date.today().year + 1)) is None
