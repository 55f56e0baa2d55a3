"""Rows as CSV and XLSX: no text becomes a formula, no number becomes a text."""

import io
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.lib import tables

SIGNS = st.sampled_from(["=", "+", "-", "@", "\t", "\r", "=="])
TEXTS = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x1EF9, exclude_categories=["Cs", "Cc"])
)


def read_xlsx(content: bytes) -> list[tuple[object, str]]:
    """The cells of the second row: value and kind ("s" text, "n" number, "f" formula)."""
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return [(cell.value, cell.data_type) for cell in sheet[2]]


@given(SIGNS, TEXTS)
def test_text_like_a_formula_is_guarded_in_csv_and_read_again(sign, text):
    written = tables.write_csv(["cột"], [[sign + text]])

    assert f"\n'{sign}".encode() in written or f"\n\"'{sign}".encode() in written
    assert tables.read_csv(written.decode()) == [{"cột": sign + text}]


@pytest.mark.parametrize("text", ["=1+1", "==1", "+84", "-2", "@SUM(A1)", "{=1}", "https://a.vn"])
def test_text_stays_text_in_xlsx(text):
    assert read_xlsx(tables.write_xlsx("Danh sách", ["cột"], [[text]])) == [(text, "s")]


@pytest.mark.parametrize(
    ("number", "cell"),
    [
        (0, (0, "n")),
        (-1234, (-1234, "n")),
        (9_000_000_000, (9_000_000_000, "n")),
        (Decimal("-12.5"), (-12.5, "n")),
        (Decimal("123456789012345.67"), ("123456789012345.67", "s")),
        (1_234_567_890_123_456, ("1234567890123456", "s")),
    ],
)
def test_number_stays_a_number_while_excel_keeps_all_its_digits(number, cell):
    assert read_xlsx(tables.write_xlsx("Danh sách", ["cột"], [[number]])) == [cell]


@given(st.integers() | st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_number_is_written_whole_in_csv(number):
    [row] = tables.read_csv(tables.write_csv(["cột"], [[number]]).decode())

    assert Decimal(row["cột"]) == number
    assert "E" not in row["cột"]


def test_headings_are_guarded_too():
    assert b"'=cmd" in tables.write_csv(["=cmd"], [])


@pytest.mark.parametrize("name", ["Hội/Chi hội: 2026?", "x" * 60, "", "'a'"])
def test_name_of_a_sheet_is_cut_to_what_excel_takes(name):
    book = openpyxl.load_workbook(io.BytesIO(tables.write_xlsx(name, ["cột"], [])))

    assert 1 <= len(book.sheetnames[0]) <= 31
