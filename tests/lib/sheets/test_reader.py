"""Reading honest files of every accepted kind (R4), exactly as their authors saved them."""

import io
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from khuyenhoc.lib.sheets.formats import read_source
from khuyenhoc.lib.sheets.grid import CellKind, Sheet, Workbook
from khuyenhoc.lib.sheets.legacy import clean_text
from khuyenhoc.lib.sheets.limits import LIST, RETURN
from khuyenhoc.lib.sheets.ods import EXTERNAL_NOTICE
from khuyenhoc.lib.sheets.reader import put_letters_right, read
from khuyenhoc.lib.sheets.transfer import read_answer
from tests.lib.sheets import hostile

FILES = hostile.FILES


def read_here(path: Path, filename: str) -> Workbook:
    """The same reading without a child process, for tests that read hundreds of files."""
    answer = path.with_suffix(".answer")
    with answer.open("wb") as stream:
        read_source(path, filename, RETURN, stream)
    workbook = read_answer(answer, RETURN)
    put_letters_right(workbook)
    return workbook


def values(sheet: Sheet) -> dict[str, object]:
    return {cell.address: cell.value for cell in sheet.cells.values()}


def write_sample(path: Path) -> Path:
    """A return with what officers use: merged title, formats, formulas, hidden rows and sheets."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Báo cáo")
    percent = book.add_format({"num_format": "0.00%"})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    sheet.merge_range("A1:F1", "Tổng hợp số liệu năm 2025", book.add_format({"bold": True}))
    sheet.write_row(2, 0, ["Xã", "Gia đình", "Tỷ lệ", "Ngày", "Tổng", "Đạt"])
    sheet.write_row(3, 0, ["Đồng Hỷ", 63979])
    sheet.write(3, 2, 0.2074, percent)
    sheet.write_datetime(3, 3, datetime(2025, 9, 2), day)
    sheet.write_formula(3, 4, "=B4*2", None, 127958)
    sheet.write(3, 5, True)
    sheet.write_row(4, 0, ["Phú Bình", 12.5])
    sheet.write_formula(4, 2, "=0.1+0.2", None, 0.1 + 0.2)
    sheet.write_datetime(4, 3, datetime(2025, 9, 2, 14, 30), moment)
    sheet.write_formula(4, 4, "=1/0", None, "#DIV/0!")
    sheet.write_row(5, 0, ["Ẩn", 7])
    sheet.set_row(5, None, None, {"hidden": True})
    sheet.set_column(6, 6, None, None, {"hidden": True})
    hidden = book.add_worksheet("Ẩn kín")
    hidden.write(0, 0, "bí mật")
    hidden.very_hidden()
    book.set_custom_property("template_version", "3")
    book.close()
    return path


@pytest.fixture(params=["xlsx", "xlsm", "xls", "ods"])
def sample(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    """The same return in each kind; .xls and .ods were saved by LibreOffice."""
    if request.param in ("xls", "ods"):
        return request.param, FILES / f"mau.{request.param}"
    path = write_sample(tmp_path / "mau.xlsx")
    if request.param == "xlsm":
        parts = []
        for name, data in hostile.read_zip(path.read_bytes()).items():
            parts.append(
                hostile.pack(
                    name, data.replace(hostile.XLSX_TYPE.encode(), hostile.XLSM_TYPE.encode())
                )
            )
        path.write_bytes(hostile.write_zip(parts))
    return request.param, path


def test_same_return_reads_the_same_in_every_kind(sample: tuple[str, Path]):
    kind, path = sample

    workbook = read(path, f"mau.{kind}")

    sheet, hidden = workbook.sheets
    found = values(sheet)
    assert workbook.kind == kind
    assert workbook.notices == []
    assert (sheet.name, sheet.is_hidden) == ("Báo cáo", False)
    assert (hidden.name, hidden.is_hidden, values(hidden)) == ("Ẩn kín", True, {"A1": "bí mật"})
    assert sheet.hidden_rows == {6}
    assert sheet.hidden_columns == {7}
    assert sheet.merged == ((1, 1, 1, 6),)
    assert found["A1"] == "Tổng hợp số liệu năm 2025"
    assert found["B4"] == Decimal(63979)
    assert found["C4"] == Decimal("0.2074")
    assert found["D4"] == date(2025, 9, 2)
    assert found["E4"] == Decimal(127958)
    assert found["B5"] == Decimal("12.5")
    assert found["C5"] == Decimal("0.3")
    assert found["D5"] == datetime(2025, 9, 2, 14, 30)
    assert found["E5"] == "#DIV/0!"
    assert found["B6"] == Decimal(7)
    assert sheet.get(5, 5).kind is CellKind.ERROR
    assert {cell.address for cell in sheet.cells.values() if cell.is_formula} >= {"E4", "C5", "E5"}
    assert sheet.get(4, 3).raw == "20,74%"
    assert sheet.get(5, 2).raw == "12,5"
    assert sheet.get(4, 4).raw == "02/09/2025"
    assert sheet.get(5, 4).raw == "02/09/2025 14:30"


def test_types_are_exact_in_xlsx(tmp_path: Path):
    path = write_sample(tmp_path / "mau.xlsx")

    workbook = read(path, "mau.xlsx")

    kinds = {type(cell.value) for cell in workbook.sheets[0].cells.values()}
    assert kinds == {str, Decimal, date, datetime, bool}
    assert workbook.sheets[0].get(4, 6).value is True
    assert workbook.properties == {"template_version": "3"}
    assert workbook.sheets[0].get(4, 3).number_format == "0.00%"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Xã,Số\r\nĐồng Hỷ,1\r\n".encode(), {"A1": "Xã", "B1": "Số", "A2": "Đồng Hỷ", "B2": "1"}),
        ("Xã;Số\nĐồng Hỷ;12,5\n".encode("utf-8-sig"), {"A2": "Đồng Hỷ", "B2": "12,5"}),
        ("Xã\tSố\nĐồng Hỷ\t1.234\n".encode("utf-16"), {"A2": "Đồng Hỷ", "B2": "1.234"}),
        ('sep=|\nXã|"Số|1"\n\nĐồng Hỷ|"a\nb"\n'.encode(), {"B1": "Số|1", "B3": "a\nb"}),
        (
            unicodedata.normalize("NFD", "Số hộ;Xã\n5;Đồng Hỷ\n").encode("cp1258", "ignore"),
            {"A2": "5"},
        ),
        (b"Ten xa,So ho\nDong Hy,5\n", {"A2": "Dong Hy", "B2": "5"}),
        ("Xã,Số\n=cmd|' /C calc'!A0,-1\n".encode(), {"A2": "=cmd|' /C calc'!A0", "B2": "-1"}),
    ],
)
def test_csv_is_read_whatever_its_letters_and_delimiter(
    content: bytes, expected: dict, tmp_path: Path
):
    path = tmp_path / "a.csv"
    path.write_bytes(content)

    found = values(read_here(path, "a.csv").sheets[0])

    assert {place: found.get(place) for place in expected} == expected


def test_csv_of_windows_1258_is_read_and_told(tmp_path: Path):
    path = tmp_path / "a.csv"
    # What Windows writes: base letters composed, tones as letters of their own.
    text = "Xa\u0303,Hô\u0323i\nĐô\u0300ng Hy\u0309,5\n"
    path.write_bytes(text.encode("cp1258"))

    workbook = read(path, "a.csv")

    assert values(workbook.sheets[0]) == {"A1": "Xã", "B1": "Hội", "A2": "Đồng Hỷ", "B2": "5"}
    assert workbook.notices == ["Tệp CSV dùng bảng mã Windows-1258, đã chuyển sang Unicode."]


def test_formula_never_calculated_is_reported_not_zero(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"] = "=SUM(B1:C1)"
    book.active["A2"] = 0
    book.save(path)

    sheet = read(path, "a.xlsx").sheets[0]

    assert sheet.get(1, 1).kind is CellKind.UNCALCULATED
    assert (sheet.get(1, 1).value, sheet.get(1, 1).is_formula) == ("=SUM(B1:C1)", True)
    assert (sheet.get(2, 1).kind, sheet.get(2, 1).value) == (CellKind.NUMBER, Decimal(0))


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ('<c r="A1"><f>B1</f></c>', ("uncalculated", "=B1")),
        ('<c r="A1"><f>B1</f><v/></c>', ("uncalculated", "=B1")),
        ('<c r="A1" t="str"><f>B1</f><v></v></c>', None),
        ('<c r="A1" t="str"><f>B1</f><v>x</v></c>', ("text", "x")),
        ('<c r="A1"><f>B1</f><v>0</v></c>', ("number", Decimal(0))),
        ('<c r="A1"><v>1E3</v></c>', ("number", Decimal(1000))),
        ('<c r="A1"><v>1.1000000000000001</v></c>', ("number", Decimal("1.1"))),
        ('<c r="A1"><v>-0</v></c>', ("number", Decimal(0))),
        ('<c r="A1"><v>nan</v></c>', ("text", "nan")),
        ('<c r="A1"><v>1_000</v></c>', ("text", "1_000")),
        ('<c r="A1"><v>1e999</v></c>', ("text", "1e999")),
        ('<c r="A1" t="d"><v>2025-09-02T00:00:00Z</v></c>', ("date", date(2025, 9, 2))),
        ('<c r="A1" t="d"><v>hôm nay</v></c>', ("text", "hôm nay")),
        ('<c r="A1" t="e"><v>#REF!</v></c>', ("error", "#REF!")),
        ('<c r="A1" t="b"><v>0</v></c>', ("bool", False)),
        (
            '<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t> b</t></r></is></c>',
            ("text", "a b"),
        ),
        ('<c r="A1" t="inlineStr"><is><t>a</t><rPh><t>kana</t></rPh></is></c>', ("text", "a")),
        ('<c r="A1" t="str"><v>a_x005F_b</v></c>', ("text", "a_b")),
        ('<c r="A1" t="str"><v> \u00a0\u200b </v></c>', None),
        ('<c r="A1" s="3"/>', None),
        ("<c><v>5</v></c>", ("number", Decimal(5))),
    ],
)
def test_cell_of_xlsx_reads_as_it_was_saved(xml: str, expected: tuple | None, tmp_path: Path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(hostile.book(hostile.sheet(f'<row r="1">{xml}</row>')))

    cell = read_here(path, "a.xlsx").sheets[0].get(1, 1)

    assert (cell and (cell.kind.value, cell.value)) == expected


def test_sheet_with_prefixed_names_reads_the_same(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(
        hostile.book(
            f'<x:worksheet xmlns:x="{hostile.MAIN}"><x:sheetData><x:row r="2"><x:c r="B2">'
            '<x:v>5</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="B2:C3"/>'
            "</x:mergeCells></x:worksheet>"
        )
    )

    sheet = read_here(path, "a.xlsx").sheets[0]

    assert values(sheet) == {"B2": Decimal(5)}
    assert sheet.merged == ((2, 2, 3, 3),)


def test_shared_formula_without_result_takes_the_first_ones_text(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(
        hostile.book(
            hostile.sheet(
                '<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A2">B1*2</f><v>4</v></c></row>'
                '<row r="2"><c r="A2"><f t="shared" si="0"/></c></row>'
            )
        )
    )

    assert values(read_here(path, "a.xlsx").sheets[0]) == {"A1": Decimal(4), "A2": "=B1*2"}


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ("<table:table-cell table:formula='of:=[.B1]'/>", ("uncalculated", "=[.B1]")),
        (
            "<table:table-cell office:value-type='float' office:value='1.10000000000000009'/>",
            ("number", Decimal("1.1")),
        ),
        (
            "<table:table-cell office:value-type='string'><text:p>a<text:s text:c='2'/>b</text:p>"
            "<text:p>c</text:p><office:annotation><text:p>ghi chú</text:p></office:annotation>"
            "</table:table-cell>",
            ("text", "a  b\nc"),
        ),
        (
            "<table:table-cell office:value-type='boolean' office:boolean-value='true'/>",
            ("bool", True),
        ),
        ("<table:table-cell office:value-type='string'><text:p/></table:table-cell>", None),
    ],
)
def test_cell_of_ods_reads_as_it_was_saved(xml: str, expected: tuple | None, tmp_path: Path):
    path = tmp_path / "a.ods"
    content = hostile.ods(f"<table:table-row>{xml}</table:table-row>")
    path.write_bytes(hostile.open_document(content))

    cell = read_here(path, "a.ods").sheets[0].get(1, 1)

    assert (cell and (cell.kind.value, cell.value)) == expected


def test_repeated_cells_of_ods_are_counted_out(tmp_path: Path):
    path = tmp_path / "a.ods"
    path.write_bytes(
        hostile.open_document(
            hostile.ods(
                "<table:table-row table:number-rows-repeated='2'>"
                "<table:table-cell table:number-columns-repeated='3'/>"
                "<table:table-cell table:number-columns-repeated='2' office:value-type='float'"
                " office:value='7' table:formula=\"of:='file:///x.ods'#$A.A1\"/></table:table-row>"
                "<table:table-row table:number-rows-repeated='1048574'>"
                "<table:table-cell table:number-columns-repeated='16384'/></table:table-row>"
            )
        )
    )

    workbook = read_here(path, "a.ods")

    assert values(workbook.sheets[0]) == dict.fromkeys(["D1", "E1", "D2", "E2"], Decimal(7))
    assert workbook.notices == [EXTERNAL_NOTICE]


def test_list_takes_more_rows_than_a_return(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(hostile.book(hostile.sheet('<row r="20000"><c r="A20000"><v>1</v></c></row>')))

    assert values(read(path, "a.xlsx", LIST).sheets[0]) == {"A20000": Decimal(1)}


LETTERS = st.characters(
    codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"
)
TEXTS = ["Đồng Hỷ", "1.234", "12,5%", "=1+1", "Hò\u0301a", "a\u200bb", "_x0041_", " x "]
MOMENTS = st.datetimes(datetime(1900, 3, 1), datetime(2100, 1, 1))
CELLS = st.one_of(
    st.text(LETTERS, min_size=1, max_size=30),
    st.sampled_from(TEXTS),
    st.booleans(),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.floats(allow_nan=False, allow_infinity=False, width=64).filter(
        lambda number: number == 0 or 1e-300 < abs(number) < 1e300
    ),
    st.dates(date(1900, 3, 1), date(9999, 12, 31)),
    MOMENTS.map(lambda moment: moment.replace(microsecond=0)),
)
GRIDS = st.dictionaries(
    st.tuples(st.integers(1, 60), st.integers(1, 60)), CELLS, min_size=1, max_size=25
)


def write_grid(grid: dict[tuple[int, int], object]) -> bytes:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    sheet = book.add_worksheet()
    for (row, column), value in grid.items():
        if isinstance(value, str):
            sheet.write_string(row - 1, column - 1, value)
        elif isinstance(value, datetime):
            sheet.write_datetime(row - 1, column - 1, value, moment)
        elif isinstance(value, date):
            sheet.write_datetime(row - 1, column - 1, value, day)
        else:
            sheet.write(row - 1, column - 1, value)
    book.close()
    return content.getvalue()


def expect(value: object) -> object:
    """What must be read for a value that was written."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, float):
        # XlsxWriter itself writes sixteen digits, Excel shows fifteen of these.
        return Decimal(f"{float(f'{value:.16G}'):.15g}")
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, datetime) and (value.hour, value.minute, value.second) == (0, 0, 0):
        return value.date()
    return value


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(grid=GRIDS)
def test_random_grid_comes_back_as_it_was_written(grid: dict, tmp_path: Path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(write_grid(grid))

    sheet = read_here(path, "a.xlsx").sheets[0]

    wanted = {place: expect(value) for place, value in grid.items()}
    wanted = {
        place: value
        for place, value in wanted.items()
        if not isinstance(value, str) or value.strip()
    }
    assert {place: cell.value for place, cell in sheet.cells.items()} == wanted


def test_openpyxl_and_calamine_read_the_same_values(tmp_path: Path):
    path = write_sample(tmp_path / "mau.xlsx")

    sheet = read(path, "mau.xlsx").sheets[0]

    theirs = openpyxl.load_workbook(path, data_only=True)["Báo cáo"]
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Báo cáo").to_python()
    for (row, column), cell in sheet.cells.items():
        other = theirs.cell(row, column).value
        third = rows[row - 1][column - 1]
        if cell.kind is CellKind.NUMBER:
            assert cell.value == Decimal(f"{other:.15g}") == Decimal(f"{third:.15g}")
        elif cell.kind is CellKind.TEXT:
            assert cell.value == other == third
