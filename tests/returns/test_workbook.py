"""The workbook that the portal hands out, and what comes back in it (R3)."""

import io
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from khuyenhoc.lib.sheets.grid import Workbook
from khuyenhoc.lib.sheets.manifest import MANIFEST_SHEET, read_manifest
from khuyenhoc.lib.sheets.reader import read
from returns.checking import Checked, check_file, prepare
from returns.workbook import asked_lines, write_workbook
from tests.returns.thirty import Thirty, make_numbers, make_thirty

SENDER = "Hội Khuyến học huyện Phú Bình"
SOFFICE = shutil.which("soffice") or "soffice"

pytestmark = pytest.mark.django_db


@pytest.fixture
def thirty(db) -> Thirty:
    return make_thirty()


def write(thirty: Thirty, count: int, typed: dict[str, str] | None = None) -> bytes:
    dues = thirty.list_dues()[:count]
    return write_workbook(thirty.version, thirty.period, dues, SENDER, typed)


def open_book(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def list_sheets(book: openpyxl.Workbook) -> list[Worksheet]:
    return [sheet for sheet in book.worksheets if sheet.title != MANIFEST_SHEET]


def list_entries(sheet: Worksheet) -> Iterator[Cell]:
    """The cells that may be typed into."""
    for row in sheet.iter_rows():
        yield from (cell for cell in row if not cell.protection.locked)


def fill(thirty: Thirty, content: bytes, count: int) -> bytes:
    """Every cell filled in as an officer would, by the places that the manifest tells."""
    book = open_book(content)
    codes = [line.indicator.code for line in asked_lines(thirty.version)]
    numbers = [make_numbers(place) for place in range(count)]
    if count == 1:
        [sheet] = list_sheets(book)
        for cell, code in zip(list_entries(sheet), codes, strict=True):
            cell.value = numbers[0][code]
    else:
        of_sheets: dict[str, list[str]] = {}
        for (sheet, _column), code in read_manifest(read_grid(content)).columns.items():
            of_sheets.setdefault(sheet, []).append(code)
        for name, asked in of_sheets.items():
            entries = list_entries(book[name])
            for place in range(count):
                for code in asked:
                    next(entries).value = numbers[place][code]
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read_grid(content: bytes) -> Workbook:
    path = Path(GRIDS) / "grid.xlsx"
    path.write_bytes(content)
    return read(path, path.name)


GRIDS = ""


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.setitem(globals(), "GRIDS", str(tmp_path))


def check(thirty: Thirty, content: bytes, count: int) -> Checked:
    path = Path(GRIDS) / "sent.xlsx"
    path.write_bytes(content)
    asked = prepare(thirty.version, thirty.period, thirty.list_dues()[:count])
    return check_file(path, path.name, asked)


@pytest.mark.parametrize("count", [1, 30])
def test_r3_everything_but_the_cells_to_fill_in_is_locked(count, thirty):
    book = open_book(write(thirty, count))

    entries = [cell for sheet in list_sheets(book) for cell in list_entries(sheet)]

    assert len(entries) == count * len(asked_lines(thirty.version))
    assert {cell.value for cell in entries} == {None}
    assert all(sheet.protection.sheet for sheet in list_sheets(book))


@pytest.mark.parametrize("count", [1, 30])
def test_r3_every_cell_to_fill_in_says_what_it_takes(count, thirty):
    book = open_book(write(thirty, count))

    for sheet in list_sheets(book):
        for cell in list_entries(sheet):
            [rule] = [each for each in sheet.data_validations.dataValidation if cell in each]
            assert (rule.type, rule.errorStyle) in {
                ("whole", "information"),
                ("decimal", "information"),
            }
            assert rule.prompt.startswith("Đơn vị tính: ")


def test_r3_last_periods_number_stands_beside(thirty):
    [sheet] = list_sheets(open_book(write(thirty, 1)))
    before = make_numbers(0, 98)

    shown = {
        sheet.cell(cell.row, 2).value: sheet.cell(cell.row, 4).value for cell in list_entries(sheet)
    }

    labels = {line.indicator.label: line.indicator.code for line in asked_lines(thirty.version)}
    assert {labels[label]: number for label, number in shown.items()} == {
        code: before[code] for code in labels.values()
    }


def test_r3_units_go_down_a_sheet_for_each_section(thirty):
    book = open_book(write(thirty, 30))

    sheets = list_sheets(book)

    sections = dict.fromkeys(line.indicator.section for line in asked_lines(thirty.version))
    assert len(sheets) == len(sections)
    for sheet in sheets:
        rows = dict.fromkeys(cell.row for cell in list_entries(sheet))
        names = [sheet.cell(row, 3).value for row in rows]
        assert names == [due.unit.association.full_name for due in thirty.list_dues()]


def test_r3_hidden_sheet_remembers_what_it_was_made_for(thirty):
    content = write(thirty, 30)

    manifest = read_manifest(read_grid(content))

    assert manifest.facts == {
        "form": "bieu-01-nam",
        "version": "2",
        "period": "2024",
        "sender": SENDER,
    }
    assert set(manifest.units.values()) == {str(each.pk) for each in thirty.communes}
    assert set(manifest.columns.values()) == {
        line.indicator.code for line in asked_lines(thirty.version)
    }
    assert open_book(content)[MANIFEST_SHEET].sheet_state == "hidden"


@pytest.mark.parametrize("count", [1, 30])
def test_r3_filled_in_and_read_back_without_a_problem(count, thirty):
    checked = check(thirty, fill(thirty, write(thirty, count), count), count)

    assert checked.found.problems == []
    units = [str(due.unit.association_id) for due in thirty.list_dues()[:count]]
    assert {(value.unit, value.key): value.value for value in checked.found.values} == {
        (unit, code): number
        for place, unit in enumerate(units)
        for code, number in make_numbers(place).items()
    }


@pytest.mark.parametrize("count", [1, 30])
def test_r3_libreoffice_opens_it_and_gives_it_back_whole(count, thirty, tmp_path):
    source = tmp_path / "goc.xlsx"
    source.write_bytes(fill(thirty, write(thirty, count), count))
    out = tmp_path / "lo"

    done = subprocess.run(
        [SOFFICE, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
         "--convert-to", "xlsx", "--outdir", str(out), str(source)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )  # fmt: skip

    assert (done.returncode, "Error" in done.stderr) == (0, False)
    checked = check(thirty, (out / "goc.xlsx").read_bytes(), count)
    assert checked.found.problems == []
    assert len(checked.found.values) == count * len(asked_lines(thirty.version))


@pytest.mark.parametrize("count", [1, 30])
def test_untouched_workbook_is_told_to_be_empty(count, thirty):
    checked = check(thirty, write(thirty, count), count)

    [problem] = checked.found.problems
    assert (problem.severity, problem.row) == ("error", None)
    assert problem.message.startswith("Tệp chưa có số nào.")
    assert all(value.value is None for value in checked.found.values)


def test_units_left_empty_among_others_are_not_reported_and_no_error(thirty):
    book = open_book(fill(thirty, write(thirty, 30), 30))
    for sheet in list_sheets(book):
        for row in dict.fromkeys(cell.row for cell in list_entries(sheet)):
            if sheet.cell(row, 3).value == "Xã Nga My":
                for cell in sheet[row]:
                    if not cell.protection.locked:
                        cell.value = None
    buffer = io.BytesIO()
    book.save(buffer)

    checked = check(thirty, buffer.getvalue(), 30)

    assert checked.found.problems == []
    assert len({value.unit for value in checked.found.values}) == 29


def test_r5_row_left_empty_on_one_sheet_is_an_error_at_that_row(thirty):
    book = open_book(fill(thirty, write(thirty, 30), 30))
    sheet = list_sheets(book)[2]
    [row] = [row for row in sheet.iter_rows() if row[2].value == "Xã Nga My"]
    for cell in row:
        if not cell.protection.locked:
            cell.value = None
    buffer = io.BytesIO()
    book.save(buffer)

    checked = check(thirty, buffer.getvalue(), 30)

    [problem] = checked.found.problems
    assert (problem.severity, problem.sheet, problem.row) == ("error", sheet.title, row[0].row)
    assert "còn 4 ô trống ở trang này" in problem.message


def test_r5_unit_whose_row_is_gone_from_one_sheet_is_told_so(thirty):
    book = open_book(fill(thirty, write(thirty, 30), 30))
    sheet = list_sheets(book)[2]
    [row] = [row for row in sheet.iter_rows() if row[2].value == "Xã Nga My"]
    for cell in row:
        cell.value = None
    buffer = io.BytesIO()
    book.save(buffer)

    checked = check(thirty, buffer.getvalue(), 30)

    [problem] = checked.found.problems
    assert problem.severity == "error"
    assert "thiếu 4 chỉ tiêu có trong tệp (Tổng số hội viên; " in problem.message


def test_workbook_of_the_web_holds_what_was_typed_as_text(thirty):
    book = open_book(write(thirty, 1, {"population": "9.000", "clans": "=1+1", "hamlets": " "}))

    [sheet] = list_sheets(book)
    typed = [cell for cell in list_entries(sheet) if cell.value is not None]
    assert [(cell.value, cell.data_type) for cell in typed] == [("9.000", "s"), ("=1+1", "s")]


def test_section_names_that_excel_forbids_are_mended(thirty):
    lines = asked_lines(thirty.version)
    for line in lines[:6]:
        line.indicator.section = "Cơ sở: [tính] / của kỳ báo cáo năm 2024*"
        line.indicator.save()

    book = open_book(write(thirty, 2))

    assert book.worksheets[0].title == "Cơ sở tính của kỳ báo cáo năm 2"
