"""Hostile files (R4): a Vietnamese sentence within five seconds, and the next file is read.

That the child stays below its memory is the kernel's doing and proved in test_child.py.
"""

import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from khuyenhoc.lib.sheets.grid import Refused
from khuyenhoc.lib.sheets.limits import LIST, RETURN, describe_limits, show_size
from khuyenhoc.lib.sheets.reader import read
from khuyenhoc.lib.sheets.walls import MACRO_NOTICE, find_extension, inspect
from khuyenhoc.lib.sheets.xlsx import EXTERNAL_NOTICE
from tests.lib.sheets import hostile
from tests.lib.sheets.hostile import HOSTILE, Hostile


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("good") / "good.xlsx"
    path.write_bytes(hostile.good_book())
    return path


def name_case(case: Hostile) -> str:
    return f"{case.make.__name__.strip('<>')}-{case.filename}"


@pytest.mark.parametrize("case", HOSTILE, ids=name_case)
def test_hostile_file_gets_a_sentence_and_the_next_is_read(
    case: Hostile, good: Path, tmp_path: Path
):
    path = tmp_path / "upload"
    path.write_bytes(case.make())
    started = time.monotonic()

    with pytest.raises(Refused) as refusal:
        read(path, case.filename)

    assert time.monotonic() - started < 5
    assert case.fragment in str(refusal.value)
    assert str(refusal.value).endswith(".")
    assert read(good, "good.xlsx").sheets[0].get(1, 2).value == Decimal(63979)


def test_file_beyond_the_size_limit_is_refused_before_a_child_starts(tmp_path: Path):
    path = tmp_path / "upload"
    with path.open("wb") as stream:
        stream.truncate(12_345_678)

    with pytest.raises(Refused, match=r"quá lớn: 12,3 MB, giới hạn là 10 MB"):
        read(path, "a.xlsx")


def test_wrong_dimension_is_not_believed(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    sheet = hostile.SMALL.replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')
    path.write_bytes(hostile.book(sheet))

    workbook = read(path, "a.xlsx")

    assert {place: cell.value for place, cell in workbook.sheets[0].cells.items()} == {
        (1, 1): Decimal(1)
    }


@pytest.mark.parametrize("filename", ["a.xlsm", "a.xlsx"])
def test_macros_are_left_alone_and_told(filename: str, tmp_path: Path):
    path = tmp_path / "a"
    parts = hostile.workbook_parts(hostile.SMALL, main_type=hostile.XLSM_TYPE)
    path.write_bytes(
        hostile.write_zip([*parts, hostile.pack("xl/vbaProject.bin", b"\xd0\xcf\x11")])
    )

    workbook = read(path, filename)

    assert workbook.kind == "xlsm"
    assert workbook.notices == [MACRO_NOTICE]


def test_formula_to_another_file_gives_its_saved_value_and_a_notice(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    formula = "[1]Sheet1!$A$1+cmd|' /C calc'!A0"
    path.write_bytes(
        hostile.book(hostile.sheet(f'<row r="1"><c r="A1"><f>{formula}</f><v>7</v></c></row>'))
    )

    workbook = read(path, "a.xlsx")

    cell = workbook.sheets[0].get(1, 1)
    assert (cell.value, cell.is_formula) == (Decimal(7), True)
    assert workbook.notices == [EXTERNAL_NOTICE]


def test_escaped_nul_and_control_characters_are_removed(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    text = "Đồng_x0000_ \u200bHỷ_x0007_\u00a0I"
    path.write_bytes(
        hostile.book(hostile.sheet(f'<row r="1"><c r="A1" t="str"><v>{text}</v></c></row>'))
    )

    workbook = read(path, "a.xlsx")

    assert workbook.sheets[0].get(1, 1).value == "Đồng Hỷ I"


def test_whole_package_is_counted_over_its_members(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(hostile.book(*[hostile.sheet(hostile.noise(10_000))] * 5))

    with pytest.raises(Refused, match="hơn 40 KB sau khi giải nén"):
        inspect(path, "a.xlsx", replace(RETURN, unpacked_bytes=40_000))


@pytest.mark.parametrize(
    ("filename", "extension"),
    [
        ("Báo cáo.XLSX", "xlsx"),
        ("a.tar.gz", "gz"),
        ("không đuôi", ""),
        ("x.<script>alert(1)", "script"),
        ("a.xlsx\0.csv", "csv"),
    ],
)
def test_extension_is_harmless_in_a_sentence(filename: str, extension: str):
    assert find_extension(filename) == extension


@pytest.mark.parametrize("limits", [RETURN, LIST])
def test_help_page_names_the_limits_of_the_code(limits):
    text = "\n".join(describe_limits(limits))

    for size in (limits.file_bytes, limits.unpacked_bytes, limits.memory_bytes):
        assert show_size(size) in text
    for count in (limits.rows, limits.columns, limits.cells, limits.sheets, limits.members):
        assert f"{count:,}".replace(",", ".") in text
    assert f"{limits.seconds} giây" in text
