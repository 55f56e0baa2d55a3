"""The workbook of a reorganisation: what is written is read back, what is wrong has its cell."""

import csv
import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from associations.history import tree_at
from associations.models import Association, ChangeKind, State
from associations.reorganising.lines import Line, NewName, Problem
from associations.reorganising.request import (
    DecisionFields,
    mark_file,
    read_request,
    read_workbook,
)
from associations.reorganising.sheet import LINES
from associations.reorganising.unit_names import UnitNames
from associations.reorganising.workbook import write_request
from khuyenhoc.lib.sheets.grid import Cell, CellKind, Sheet, Workbook
from tests.factories import make_association

DAY = date(2026, 7, 1)
EVE = date(2026, 6, 30)
HEADS = ("Quyết định", "Ngày hiệu lực", "Việc", "Mã đơn vị", "Tên đơn vị", "Đơn vị nhận là",
         "Mã mới", "Loại", "Tên mới", "Cấp", "Trực thuộc")  # fmt: skip


def open_book(content: bytes) -> Workbook:
    """An .xlsx as the reading child gives it, for speed without the child."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheets = []
    for each in book.worksheets:
        sheet = Sheet(each.title, is_hidden=each.sheet_state != "visible")
        for row in each.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    sheet.cells[cell.row, cell.column] = Cell(
                        cell.row, cell.column, CellKind.TEXT, cell.value, cell.value
                    )
                elif cell.value is not None:
                    number = Decimal(str(cell.value))
                    sheet.cells[cell.row, cell.column] = Cell(
                        cell.row, cell.column, CellKind.NUMBER, number, str(cell.value)
                    )
        sheets.append(sheet)
    return Workbook("xlsx", sheets)


def make_sheet(*rows: tuple[str, ...], heads: tuple[str, ...] = HEADS) -> Workbook:
    sheet = Sheet("Thay đổi")
    for number, row in enumerate([heads, *rows], start=1):
        for column, text in enumerate(row, start=1):
            if text:
                sheet.cells[number, column] = Cell(number, column, CellKind.TEXT, text, text)
    return Workbook("xlsx", [sheet])


def tell(request) -> list[tuple[int | None, str]]:
    """Row and heading of every problem."""
    return [(one.row, HEADS[one.column - 1] if one.column else "") for one in request.problems]


# Round trip

WORDS = st.sampled_from(["Tân Lập", "Võ Nhai", "Đắk H’rá", "Ea H'leo", "Hoà Bình", "An", "Số 5"])
SHARES = st.decimals(0, 1, places=6, allow_nan=False).map(lambda share: share.normalize() + 0)
WEIGHTS = st.dictionaries(st.sampled_from(["people", "households", "members", "area"]), SHARES)
PASSING = [ChangeKind.MERGE, ChangeKind.ABSORB, ChangeKind.SPLIT, ChangeKind.CUT_OUT]


@st.composite
def draw_lines(draw, units: list[int], parents: list[int]) -> list[Line]:
    """Lines of one decision over real units, as a clerk may write them."""
    codes = draw(st.lists(st.integers(10_000, 99_999), min_size=1, max_size=3, unique=True))
    news = {f"+{code}": NewName(draw(WORDS), draw(st.sampled_from(["xã", "phường"])), "commune",
                                f"{code}", "gso", draw(st.sampled_from(parents)),
                                draw(st.sampled_from(["", "yes", "no"])))
            for code in codes}  # fmt: skip
    founded: set[str] = set()
    lines = []
    kinds = st.sampled_from([kind for kind in ChangeKind if kind is not ChangeKind.REOPEN])
    for _ in range(draw(st.integers(1, 6))):
        kind = draw(kinds)
        subject = draw(st.sampled_from(units))
        if kind in PASSING:
            is_new = kind is ChangeKind.MERGE or (kind in PASSING[2:] and draw(st.booleans()))
            into = draw(st.sampled_from(sorted(news))) if is_new else draw(st.sampled_from(units))
            weights = draw(WEIGHTS)
            lines.append(
                Line(kind, subject, into, draw(st.booleans()),
                     news[into] if is_new and into not in founded else NewName(),
                     weights=weights, source="Cục Thống kê" if weights else "")
            )  # fmt: skip
            founded |= {into} if is_new else set()
        elif kind is ChangeKind.ABOLISH_LEVEL:
            lines.append(Line(kind, level="district"))
        elif kind is ChangeKind.CLOSE:
            lines.append(Line(kind, subject))
        elif kind is ChangeKind.FOUND:
            key = next((each for each in sorted(news) if each not in founded), None)
            if key:
                founded.add(key)
                lines.append(Line(kind, None, key, new=news[key]))
        elif kind is ChangeKind.MOVE:
            lines.append(Line(kind, subject, new=NewName(parent=draw(st.sampled_from(parents)))))
        elif kind is ChangeKind.RECODE:
            code = f"{draw(st.integers(10_000, 99_999))}"
            lines.append(Line(kind, subject, new=NewName(code=code, register="gso")))
        else:
            lines.append(Line(kind, subject, new=NewName(draw(WORDS), "phường", "commune")))
    return lines


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_is_written_is_read_back(country, data):
    units = [country.tan_lap.pk, country.vo_nhai.pk]
    lines = data.draw(draw_lines(units, [country.province.pk]))
    said = DecisionFields("12/NQ", "Quốc hội", date(2026, 6, 1), DAY, 2, "ghi chú")

    names = UnitNames(DAY)
    request = read_workbook(open_book(write_request(DAY, tree_at(EVE), [(said, lines)], names)))

    placed = [
        Line(each.kind, each.subject, each.into, each.is_part, each.new, each.level, each.weights,
             each.source, f"dòng {place}")
        for place, each in enumerate(lines, start=2)
    ]  # fmt: skip
    if lines:
        assert request.problems == []
        assert request.decisions == [(said, placed)]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_file_goes_through_the_reading_child(country, tmp_path, kind):
    path = tmp_path / f"sap-xep.{kind}"
    lines = [Line(ChangeKind.RENAME, country.tan_lap.pk, new=NewName("Tân Mới"), place="dòng 2")]
    said = DecisionFields("7/QĐ", in_force_on=DAY)
    if kind == "xlsx":
        path.write_bytes(write_request(DAY, tree_at(EVE), [(said, lines)]))
    else:
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(
                [HEADS, ["7/QĐ", "01/07/2026", "đổi tên", "00001", "", "", "", "", "Tân Mới"]]
            )

    request = read_request(path, path.name)

    assert (request.problems, request.decisions) == ([], [(said, lines)])


def test_units_without_a_code_of_their_own_are_named_by_number(country):
    branch = make_association("Chi hội 1", "branch", country.tan_lap)
    make_association("Chi hội 1", "branch", country.vo_nhai)
    said, lines = DecisionFields("1", in_force_on=DAY), [Line(ChangeKind.CLOSE, branch.pk)]

    content = write_request(DAY, tree_at(EVE), [(said, lines)])

    (_, (line,)) = read_workbook(open_book(content)).decisions[0]
    assert line.subject == branch.pk


# As clerks write


@pytest.mark.parametrize(
    ("kind", "name"),
    [("đổi tên", "Xã Tân Lập"), ("doi ten", "xa Tan Lap"), ("ĐỔI TÊN", "Hội Khuyến học xã Tân Lập"),
     ("rename", "x. Tân Lập")],
)  # fmt: skip
def test_kinds_and_units_are_read_with_and_without_diacritics(country, kind, name):
    State.objects.filter(association=country.tan_lap).update(full_name="Xã Tân Lập")

    request = read_workbook(
        make_sheet(("7", "1/7/2026", kind, "", name, "", "", "", "Phường Tân Mới"))
    )

    assert request.problems == []
    assert request.decisions[0][1] == [
        Line(ChangeKind.RENAME, country.tan_lap.pk, new=NewName("Tân Mới", "phường"),
             place="dòng 2")
    ]  # fmt: skip


def test_a_merger_of_two_communes_says_the_new_one_once(country):
    request = read_workbook(
        make_sheet(
            ("7", "01/07/2026", "hợp nhất", "1", "", "", "00003", "xã", "Mới", "Xã", "19"),
            ("7", "", "hợp nhất", "00002", "", "mới", "00003", "xã", "Mới", "", ""),
        )
    )

    new = NewName("Mới", "xã", "commune", "00003", "gso", country.province.pk)
    assert request.problems == []
    assert request.decisions[0][1] == [
        Line(ChangeKind.MERGE, country.tan_lap.pk, "+00003", new=new, place="dòng 2"),
        Line(ChangeKind.MERGE, country.vo_nhai.pk, "+00003", place="dòng 3"),
    ]


def test_a_line_may_name_a_unit_that_another_line_founds(country):
    request = read_workbook(
        make_sheet(
            ("7", "01/07/2026", "thành lập", "", "", "", "00003", "xã", "Mới", "Xã", "19"),
            ("7", "", "tách một phần", "00002", "", "đang có", "00001"),
            ("7", "", "thành lập", "", "", "", "", "chi hội", "thôn 1", "Chi hội", "mới 00003"),
        )
    )

    assert request.problems == []
    assert [line.new.parent for line in request.decisions[0][1]] == [
        country.province.pk, None, "+00003",
    ]  # fmt: skip


# What is wrong


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (("7", "01/07/2026", "đổi teen", "1", "", "", "", "", "A"), "Việc", "Chọn một trong"),
        (("7", "01/07/2026", "đổi tên", "99999", "", "", "", "", "A"), "Mã đơn vị", "30/06/2026"),
        (("7", "01/07/2026", "đổi tên", "00001", "Võ Nhai", "", "", "", "A"), "Mã đơn vị",
         "không phải “Võ Nhai”"),
        (("7", "01/07/2026", "đổi tên", "", "Tân Lậpp", "", "", "", "A"), "Tên đơn vị",
         "Tân Lập (mã 00001"),
        (("7", "01/07/2026", "đổi tên", "", "", "", "", "", "A"), "Mã đơn vị", "Thiếu"),
        (("7", "01/07/2026", "kết thúc", "1", "", "", "", "", "A"), "Tên mới", "không dùng cột"),
        (("7", "01/07/2026", "sáp nhập", "1", "", "mới", "00002"), "Đơn vị nhận là", "đang có"),
        (("7", "01/07/2026", "chia", "1", "", "", "00002"), "Đơn vị nhận là", "hay"),
        (("7", "01/07/2026", "thành lập", "", "", "", "3", "làng", "A", "Xã", "19"), "Loại",
         "Chọn một trong"),
        (("7", "01/07/2026", "thành lập", "", "", "", "3", "xã", "A", "Làng", "19"), "Cấp", "Xã"),
        (("7", "01/07/2026", "thành lập", "", "", "", "3", "xã", "A", "Xã", "mới 77"), "Trực thuộc",
         "lập đơn vị ấy trước"),
        (("7", "31/06/2026", "đổi tên", "1", "", "", "", "", "A"), "Ngày hiệu lực",
         "không có ngày 31"),
    ],
)  # fmt: skip
def test_every_problem_has_its_cell_and_says_what_would_be_accepted(country, row, column, words):
    request = read_workbook(make_sheet(row))

    assert tell(request) == [(2, column)]
    assert words in request.problems[0].message


def test_all_problems_are_told_at_once(country):
    request = read_workbook(
        make_sheet(
            ("7", "01/07/2026", "đổi tên", "77777", "", "", "", "làng", "A"),
            ("8", "", "đổi tên", "00002", "", "", "", "", "B"),
            ("7", "", "", "00002", "", "", "", "", "B"),
        )
    )

    assert set(tell(request)) == {(2, "Loại"), (3, "Quyết định"), (4, "Việc")}


def test_lines_of_one_new_unit_may_not_differ(country):
    request = read_workbook(
        make_sheet(
            ("7", "01/07/2026", "hợp nhất", "1", "", "", "00003", "xã", "Mới", "Xã", "19"),
            ("7", "", "hợp nhất", "2", "", "", "00003", "phường", "Mới", "", ""),
        )
    )

    assert tell(request) == [(3, "Loại")]


def test_a_code_that_became_a_number_is_asked_for_again(country):
    workbook = make_sheet(
        ("7", "01/07/2026", "thành lập", "", "", "", "x", "xã", "Mới", "Xã", "19")
    )
    number = Cell(2, 7, CellKind.NUMBER, Decimal(4651), "4651")
    workbook.sheets[0].cells[2, 7] = number

    request = read_workbook(workbook)

    assert tell(request) == [(2, "Mã mới")]
    assert "“04651”" in request.problems[0].message


def test_units_outside_the_roots_are_not_there(country):
    elsewhere = make_association("Lạng Sơn", "province", country.nation, code="20", kind="tỉnh")
    make_association("Bình Gia", "commune", elsewhere, code="00009", kind="xã")
    roots = Association.objects.filter(pk=country.province.pk)

    request = read_workbook(
        make_sheet(("7", "01/07/2026", "đổi tên", "00009", "", "", "", "", "A")), roots
    )

    assert tell(request) == [(2, "Mã đơn vị")]
    assert "Bình Gia" not in request.problems[0].message


def test_a_file_without_a_table_says_what_is_wanted(country):
    request = read_workbook(make_sheet(("a", "b", "c"), heads=("x", "y", "z")))

    assert [(one.sheet, one.row) for one in request.problems] == [("", None)]
    assert "Thay đổi" in request.problems[0].message


def test_problems_of_the_plan_stand_at_their_cells(country):
    request = read_workbook(make_sheet(("7", "01/07/2026", "đổi tên", "1", "", "", "", "", "A")))

    placed = request.place_problems(
        [Problem("dòng 2", "Trùng tên.", "name"), Problem("dòng 2", "Sai.", ""),
         Problem("", "Cả tệp.", "")]
    )  # fmt: skip

    assert [(one.sheet, one.row, one.column) for one in placed] == [
        ("Thay đổi", 2, 9), ("Thay đổi", 2, 3), ("", None, None),
    ]  # fmt: skip


def test_r6_the_own_file_comes_back_with_its_bad_cells_marked(country, tmp_path):
    source, out = tmp_path / "sap-xep.xlsx", tmp_path / "tra-loi.xlsx"
    said = DecisionFields("7", in_force_on=DAY)
    lines = [Line(ChangeKind.RENAME, country.tan_lap.pk, new=NewName("Tân Mới"))]
    source.write_bytes(write_request(DAY, tree_at(EVE), [(said, lines)]))
    book = openpyxl.load_workbook(source)
    book[LINES]["C2"] = "77777"
    book.save(source)

    request = read_request(source, source.name)
    mark_file(source, source.name, request.problems, out)

    assert [(one.row, one.column) for one in request.problems] == [(2, 3)]
    marked = openpyxl.load_workbook(out)
    assert "77777" in marked[LINES]["C2"].comment.text
    assert "Cần sửa" in marked.sheetnames
