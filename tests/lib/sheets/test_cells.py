"""One cell read by the type of its column; R4, R5 and R7 of the product."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.lib.numbers import format_number
from khuyenhoc.lib.sheets.cells import CellReading, read_cell
from khuyenhoc.lib.sheets.declaration import Column
from khuyenhoc.lib.sheets.grid import Cell, CellKind
from khuyenhoc.lib.sheets.reading import Mark, Severity
from tests.lib.sheets.grids import (
    FUND_RAISED,
    MEMBERS,
    RATIO,
    REMARK,
    SCORE,
    formula,
    make_cell,
    percent,
    uncalculated,
)

ONE = Decimal(1)
THOUSAND = Decimal(1000)
MILLION = Decimal(1_000_000)


def read(value: object, column: Column = MEMBERS, factor: Decimal = ONE) -> CellReading:
    cell = None if value is None else make_cell(5, 3, value)
    return read_cell(cell, column, factor)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        (1204, 1204),
        (0, 0),
        ("0", 0),
        ("1204", 1204),
        ("1.204", 1204),
        (" 12.000 ", 12000),  # blanks around it raise no doubt
        ("\u00a01.000\u200b", 1000),
        ("1 204", 1204),
        ("2.191.958", 2191958),
        ("12 người", 12),
        ("12 em", 12),
        (formula("12.0000000000000002"), 12),
    ],
)
def test_whole_number_is_read_however_it_is_spelled(typed, value):
    assert read(typed) == (Mark.NUMBER, Decimal(value), None)


@pytest.mark.parametrize(
    ("typed", "factor", "value"),
    [
        (153, MILLION, 153_000_000),
        ("12,5", MILLION, 12_500_000),
        ("153 triệu", 1, 153_000_000),
        ("153 triệu", THOUSAND, 153_000_000),
        ("1,2 tỉ", THOUSAND, 1_200_000_000),
        ("500 nghìn đồng", MILLION, 500_000),
        ("12.345", THOUSAND, 12_345_000),
        ("12.345", 1, 12_345),
        ("153.000.000 đ", MILLION, 153_000_000),
        (Decimal("0.1"), MILLION, 100_000),
        (formula("0.30000000000000004"), MILLION, 300_000),
    ],
)
def test_money_is_scaled_exactly_and_a_unit_in_the_cell_wins(typed, factor, value):
    assert read(typed, FUND_RAISED, Decimal(factor)) == (Mark.NUMBER, Decimal(value), None)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        (percent("0.125"), "12.5"),
        (percent("0.2074"), "20.74"),
        (percent("1"), "100"),
        (Decimal("12.5"), "12.5"),
        ("12,5%", "12.5"),
        ("12,5", "12.5"),
        ("20,74 %", "20.74"),
        ("12.345%", "12.345"),
        (0, "0"),
        (1, "1"),
    ],
)
def test_percent_is_kept_on_the_scale_to_a_hundred(typed, value):
    assert read(typed, RATIO) == (Mark.NUMBER, Decimal(value), None)


@pytest.mark.parametrize(
    ("typed", "mark"),
    [
        (None, Mark.EMPTY),
        ("-", Mark.EMPTY),
        ("–", Mark.EMPTY),
        ("…", Mark.EMPTY),
        ("  ", Mark.EMPTY),
        ("không áp dụng", Mark.NOT_APPLICABLE),
        ("KAD", Mark.NOT_APPLICABLE),
        ("K/AD", Mark.NOT_APPLICABLE),
        ("x", Mark.NOT_APPLICABLE),
        ("Chưa có số liệu", Mark.NOT_REPORTED),
        ("chưa báo cáo", Mark.NOT_REPORTED),
    ],
)
def test_empty_not_applicable_and_not_reported_stay_apart_and_are_never_zero(typed, mark):
    """Proves R7: empty, zero, not applicable and not reported are four things."""
    assert read(typed) == (mark, None, None)


@pytest.mark.parametrize("typed", ["không có", "k/c", "Không", "chưa có"])
def test_a_word_that_may_be_zero_or_no_figure_is_asked_about(typed):
    mark, value, problem = read(typed)

    assert (mark, value, problem.severity, problem.kind) == (None, None, "question", "mark")
    assert [choice.answer for choice in problem.choices] == ["0", "empty", "not_applicable"]


def test_an_answered_word_is_read_as_answered():
    answers = {("mark", "khong co"): "0", ("mark", "k c"): "not_applicable"}

    none = read_cell(make_cell(1, 1, "Không có"), MEMBERS, answers=answers)
    short = read_cell(make_cell(1, 1, "K/c"), MEMBERS, answers=answers)

    assert none == (Mark.NUMBER, Decimal(0), None)
    assert short == (Mark.NOT_APPLICABLE, None, None)


@pytest.mark.parametrize(
    ("typed", "column", "sentence"),
    [
        (
            "1.2O4",
            MEMBERS,
            "“1.2O4” không phải là số. Có chữ O thay cho số 0: hãy gõ 1204 hoặc 1.204.",
        ),
        ("l5", MEMBERS, "“l5” không phải là số. Có chữ l thay cho số 1: hãy gõ 15."),
        (
            Decimal("12.5"),
            MEMBERS,
            "“12,5” có phần lẻ, ô này cần số nguyên. Nếu là 12.500 thì hãy gõ liền 12500; "
            "nếu không, hãy gõ lại số nguyên.",
        ),
        (
            "12,5 người",
            MEMBERS,
            "“12,5 người” có phần lẻ, ô này cần số nguyên. Hãy gõ số nguyên từ 0 trở lên, "
            "ví dụ 1.204.",
        ),
        (
            -3,
            MEMBERS,
            "“-3” nhỏ hơn mức cho phép (0). Hãy gõ số nguyên từ 0 trở lên, ví dụ 1.204.",
        ),
        (
            120,
            RATIO,
            "“120” lớn hơn mức cho phép (100). Hãy gõ tỉ lệ từ 0 đến 100, ví dụ 12,5 hoặc 12,5%.",
        ),
        (
            "#REF!",
            MEMBERS,
            "Ô báo lỗi “#REF!”: công thức trỏ tới ô đã bị xóa. Hãy gõ thẳng kết quả vào ô.",
        ),
        (
            uncalculated("=SUM(C5:C9)"),
            MEMBERS,
            "Công thức “=SUM(C5:C9)” chưa được tính nên không có kết quả. Hãy mở tệp bằng Excel, "
            "lưu lại rồi gửi; hoặc gõ thẳng kết quả vào ô.",
        ),
        (
            date(2026, 2, 1),
            MEMBERS,
            "Ô là ngày 01/02/2026, không phải là số: có thể Excel đã tự đổi. Hãy chọn định dạng ô "
            "là Số (Number) rồi gõ lại. Hãy gõ số nguyên từ 0 trở lên, ví dụ 1.204.",
        ),
        (
            percent("0.12"),
            MEMBERS,
            "“12%” là tỉ lệ phần trăm. Hãy gõ số nguyên từ 0 trở lên, ví dụ 1.204.",
        ),
        (
            "12%",
            FUND_RAISED,
            "“12%” là tỉ lệ phần trăm. Hãy gõ số tiền bằng đồng, ví dụ 153.000.000 hoặc "
            "“153 triệu”.",
        ),
        (
            "12 người",
            FUND_RAISED,
            "“12 người” không phải là số tiền. Hãy gõ số tiền bằng đồng, ví dụ 153.000.000 hoặc "
            "“153 triệu”.",
        ),
        (
            "153 nghìn đồng",
            MEMBERS,
            "“153 nghìn đồng” là số tiền. Hãy gõ số nguyên từ 0 trở lên, ví dụ 1.204.",
        ),
        (
            Decimal("12.5"),
            FUND_RAISED,
            "“12,5” không ra số đồng tròn. Hãy gõ số tiền bằng đồng, ví dụ 153.000.000 hoặc "
            "“153 triệu”.",
        ),
        (True, MEMBERS, "“True” không phải là số. Hãy gõ số nguyên từ 0 trở lên, ví dụ 1.204."),
    ],
)
def test_what_cannot_be_taken_says_what_would_be(typed, column, sentence):
    """Proves R5: the sentence says what would be accepted."""
    mark, value, problem = read(typed, column)

    assert (mark, value) == (None, None)
    assert (problem.severity, problem.message) == (Severity.ERROR, sentence)


@pytest.mark.parametrize("typed", ["nhiều", "1/2", "10-12", "hơn 100", "1.2.3", "75..5"])
def test_a_text_that_is_no_number_is_an_error_with_a_hint(typed):
    mark, value, problem = read(typed)

    assert (mark, value, problem.severity) == (None, None, Severity.ERROR)
    assert "Gõ" in problem.message or "gõ" in problem.message


@pytest.mark.parametrize(
    ("typed", "column", "factor", "answers"),
    [
        ("12.345", SCORE, 1, ["12345", "12.345"]),
        ("1,234", SCORE, 1, ["1.234", "1234"]),
        ("1,234", MEMBERS, 1, ["1234"]),
        ("12.345", FUND_RAISED, MILLION, ["12345000000", "12345000"]),
        (Decimal("0.125"), RATIO, 1, ["0.125", "12.5"]),
        (formula("1"), RATIO, 1, ["1", "100"]),
        ("12 triệu", MEMBERS, 1, ["12000000"]),
        ("12 hộ", MEMBERS, 1, ["12"]),
    ],
)
def test_a_number_that_reads_two_ways_is_asked_about(typed, column, factor, answers):
    """Proves R4: nothing is guessed silently."""
    mark, value, problem = read(typed, column, Decimal(factor))

    assert (mark, value, problem.severity, problem.kind) == (None, None, "question", "number")
    assert [choice.answer for choice in problem.choices] == answers
    assert problem.best == answers[0]


def test_an_answered_number_is_read_as_answered():
    cell = make_cell(1, 1, "12.345")
    asked = read_cell(cell, SCORE)[2]

    read_again = read_cell(cell, SCORE, answers={("number", asked.text): "12.345"})

    assert read_again == (Mark.NUMBER, Decimal("12.345"), None)


def test_an_answer_that_the_question_never_offered_is_not_taken():
    cell = make_cell(1, 1, "12.345")
    asked = read_cell(cell, SCORE)[2]

    assert read_cell(cell, SCORE, answers={("number", asked.text): "999"})[2] == asked


def test_text_columns_keep_the_text_and_the_marks():
    assert read("  Gia đình  ông An ", REMARK) == (Mark.TEXT, "Gia đình ông An", None)
    assert read(12, REMARK) == (Mark.TEXT, "12", None)
    assert read("-", REMARK) == (Mark.EMPTY, None, None)


def test_a_maximum_settles_what_a_point_means():
    small = replace(SCORE, maximum=Decimal(100))

    assert read("12,345", small) == (Mark.NUMBER, Decimal("12.345"), None)
    assert read("99,5", small) == (Mark.NUMBER, Decimal("99.5"), None)


@given(st.integers(0, 10**15))
def test_every_whole_number_survives_every_spelling(value):
    spellings = [value, str(value), format_number(value), f"{value:,}".replace(",", " ")]

    assert {read(spelling)[1] for spelling in spellings} == {Decimal(value)}


@given(st.text(max_size=12))
def test_any_text_gives_a_mark_or_a_problem_and_never_both(text):
    mark, value, problem = read(text)

    assert (mark is None) == (problem is not None)
    assert value is None or mark is Mark.NUMBER


@pytest.mark.parametrize("column", [MEMBERS, REMARK])
def test_error_of_a_formula_pasted_as_text_is_no_mark(column):
    """“#N/A” reads like “n/a”, but nobody said that it does not apply."""
    mark, value, problem = read_cell(Cell(5, 3, CellKind.TEXT, "#n/a", "#n/a"), column)

    assert (mark, value) == (None, None)
    assert problem is not None
    assert problem.severity is Severity.ERROR
    assert problem.message == (
        "Ô báo lỗi “#n/a”: công thức tìm không thấy giá trị. Hãy gõ thẳng kết quả vào ô."
    )
