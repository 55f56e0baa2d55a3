"""One cell read by the type of its column: a number, a text, a mark, or what is wrong.

Empty, zero, not applicable and not reported are four things, and nothing missing becomes
zero. Every sentence says what would be accepted; the caller adds the name of the cell.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal

from khuyenhoc.lib.names import clean, vn_norm
from khuyenhoc.lib.numbers import (
    MONEY_UNITS,
    ParsedNumber,
    Unclear,
    format_number,
    parse_number,
)
from khuyenhoc.lib.sheets.declaration import Column, QuestionKind, ValueType
from khuyenhoc.lib.sheets.grid import Cell, CellKind
from khuyenhoc.lib.sheets.measures import is_money
from khuyenhoc.lib.sheets.reading import Choice, Mark, Severity

ONE = Decimal(1)
HUNDRED = Decimal(100)
THOUSAND = Decimal(1000)

_NOTHING = re.compile(r"[\s\-–—−_.…*]*")
_MARKS = {
    words: mark
    for mark, listed in {
        Mark.EMPTY: "de trong,bo trong",
        Mark.NOT_APPLICABLE: (
            "khong ap dung,kad,k ad,k a d,ko ap dung,x,n a,khong thuoc doi tuong,khong thuoc dien,"
            "khong phai bao cao"
        ),
        Mark.NOT_REPORTED: (
            "chua co so lieu,chua bao cao,chua thong ke,chua tong hop,dang tong hop,"
            "khong co so lieu,chua cap nhat,dang cap nhat,chua nop,chua nam duoc"
        ),
    }.items()
    for words in listed.split(",")
}
# "không có" may say zero or say that nobody counted: only the officer knows.
_UNSETTLED = frozenset(["khong co", "k c", "kc", "khong", "ko", "ko co", "k co", "chua co"])
_MARK_CHOICES = (
    Choice("0", "số 0"),
    Choice(Mark.EMPTY, "để trống (chưa có số liệu)"),
    Choice(Mark.NOT_APPLICABLE, "không áp dụng"),
)
_ERRORS = {
    "#REF!": "công thức trỏ tới ô đã bị xóa",
    "#DIV/0!": "công thức chia cho 0 hoặc cho ô trống",
    "#VALUE!": "công thức tính với ô không phải là số",
    "#NAME?": "công thức có tên mà Excel không hiểu",
    "#N/A": "công thức tìm không thấy giá trị",
    "#NUM!": "công thức cho kết quả quá lớn hoặc không tính được",
    "#NULL!": "công thức ghi sai vùng ô",
}
# Whole numbers in the Vietnamese way: in a column of whole numbers they are read at once.
_WHOLE = re.compile(r"0|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,5}|[1-9][0-9]{0,17}", re.ASCII)
_LETTERED = re.compile(r"[0-9OoQlI|., ]*[0-9][0-9OoQlI|., ]*")
_LETTERS = str.maketrans("OoQlI|", "000111")
_DIGITS = re.compile(r"[0-9][0-9.,]*")
_ONE_POINT = re.compile(r"[0-9]{1,3}\.[0-9]{3}")
_ONE_COMMA = re.compile(r"[0-9]{1,3},[0-9]{3}")
_QUOTED_FORMAT = re.compile(r'"[^"]*"|\\.')
# Excel computes with 15 significant digits; what stands behind them is noise.
_EXCEL = Context(prec=15)
_PERSONS = frozenset(
    ("nguoi", "em", "chau", "hoc sinh", "sinh vien", "giao vien", "hoi vien", "can bo")
    + ("cong dan", "luot nguoi", "luot")
)


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong with a cell, or what must be asked about it."""

    severity: Severity
    message: str
    kind: str = ""
    text: str = ""
    choices: tuple[Choice, ...] = ()
    best: str | None = None


# A value that is not sure has no mark: (None, None, problem).
CellReading = tuple[Mark | None, Decimal | str | None, CellProblem | None]
EMPTY: CellReading = (Mark.EMPTY, None, None)
Answers = Mapping[tuple[str, str], str]


def read_cell(
    cell: Cell | None, column: Column, factor: Decimal = ONE, answers: Answers | None = None
) -> CellReading:
    """Read a cell as a value of ``column``.

    ``factor`` is what a number without a unit of its own is multiplied by ("nghìn đồng"
    in the title: 1000). Returns the mark, the value in the column's base unit, and the
    problem; with an error or an open question mark and value are None.
    """
    if cell is None:
        return EMPTY
    if cell.kind is CellKind.NUMBER and isinstance(cell.value, Decimal):
        if column.type is ValueType.TEXT:
            return Mark.TEXT, cell.raw, None
        return _read_number(cell, cell.value, column, factor, answers or {})
    if cell.kind is CellKind.TEXT:
        return _read_text(cell, column, factor, answers or {})
    if cell.kind is CellKind.ERROR:
        return _fail_formula(cell.raw)
    if cell.kind is CellKind.UNCALCULATED:
        return _fail(
            f"Công thức {quote(cell.raw)} chưa được tính nên không có kết quả. "
            "Hãy mở tệp bằng Excel, lưu lại rồi gửi; hoặc gõ thẳng kết quả vào ô."
        )
    if column.type is ValueType.TEXT:
        return Mark.TEXT, clean(cell.raw), None
    if cell.kind is CellKind.DATE:
        shown = f"{cell.value:%d/%m/%Y}" if isinstance(cell.value, date) else cell.raw
        return _fail(
            f"Ô là ngày {shown}, không phải là số: có thể Excel đã tự đổi. Hãy chọn định dạng "
            f"ô là Số (Number) rồi gõ lại. {describe_accepted(column)}"
        )
    return _fail(f"{quote(cell.raw)} không phải là số. {describe_accepted(column)}")


def describe_accepted(column: Column) -> str:
    """Return the sentence that says what the cells of a column take."""
    if column.type is ValueType.TEXT:
        return "Hãy gõ chữ."
    if column.type is ValueType.MONEY:
        return "Hãy gõ số tiền bằng đồng, ví dụ 153.000.000 hoặc “153 triệu”."
    if column.type is ValueType.PERCENT:
        return f"Hãy gõ tỉ lệ{_describe_range(column)}, ví dụ 12,5 hoặc 12,5%."
    kind = "số nguyên" if column.type is ValueType.INTEGER else "một số"
    example = "1.204" if column.type is ValueType.INTEGER else "12,5"
    if column.maximum is not None and column.maximum < THOUSAND:
        return f"Hãy gõ {kind}{_describe_range(column)}."
    return f"Hãy gõ {kind}{_describe_range(column)}, ví dụ {example}."


def quote(text: str) -> str:
    """Return a text from the file in quotation marks, cut where it is long."""
    shown = clean(text)
    return f"“{shown if len(shown) <= 60 else shown[:59] + '…'}”"


def is_blank(cell: Cell | None) -> bool:
    """Whether a cell says nothing: no cell, or only dashes, dots and blanks."""
    return cell is None or (cell.kind is CellKind.TEXT and _NOTHING.fullmatch(cell.raw) is not None)


def is_figure(cell: Cell) -> bool:
    """Whether a cell holds a number, or a text that begins like one."""
    if cell.kind is CellKind.TEXT:
        return _DIGITS.match(cell.raw.strip().lstrip("+-−( ")) is not None
    return True


# ----- numbers -----


def _read_number(
    cell: Cell, value: Decimal, column: Column, factor: Decimal, answers: Answers
) -> CellReading:
    if cell.is_formula:
        value = _drop_noise(value)
    is_percent = "%" in cell.number_format and "%" in _QUOTED_FORMAT.sub("", cell.number_format)
    if column.type is ValueType.PERCENT:
        if is_percent:
            return _check(tidy(value * HUNDRED), cell.raw, column)
        if 0 < value < 1 or (value == 1 and cell.is_formula):
            return _ask_number(cell.raw, column, (value, tidy(value * HUNDRED)), answers)
        return _check(value, cell.raw, column)
    if is_percent:
        return _fail(f"{quote(cell.raw)} là tỉ lệ phần trăm. {describe_accepted(column)}")
    return _check(value if factor == ONE else tidy(value * factor), cell.raw, column)


def _check(value: Decimal, raw: str, column: Column) -> CellReading:
    """Accept a value, or say why this column cannot take it."""
    if column.type in (ValueType.INTEGER, ValueType.MONEY):
        whole = value.to_integral_value()
        if whole != value:
            return _fail(_explain_fraction(value, raw, column))
        value = whole
    limit, wrong = None, ""
    if column.minimum is not None and value < column.minimum:
        limit, wrong = column.minimum, "nhỏ hơn"
    elif column.maximum is not None and value > column.maximum:
        limit, wrong = column.maximum, "lớn hơn"
    if limit is not None:
        return _fail(
            f"{quote(raw)} {wrong} mức cho phép ({format_number(limit)}). "
            f"{describe_accepted(column)}"
        )
    return Mark.NUMBER, value, None


def _explain_fraction(value: Decimal, raw: str, column: Column) -> str:
    if column.type is ValueType.MONEY:
        return f"{quote(raw)} không ra số đồng tròn. {describe_accepted(column)}"
    told = f"{quote(raw)} có phần lẻ, ô này cần số nguyên. "
    thousands = value * THOUSAND
    # Excel set to English reads 1.204 as a fraction, and drops the zeros of 12.500.
    typed = not any(map(str.isalpha, raw))
    if typed and 0 < value < THOUSAND and thousands == thousands.to_integral_value():
        return (
            f"{told}Nếu là {format_number(thousands)} thì hãy gõ liền {int(thousands)}; "
            "nếu không, hãy gõ lại số nguyên."
        )
    return f"{told}{describe_accepted(column)}"


# ----- texts -----


def _read_text(cell: Cell, column: Column, factor: Decimal, answers: Answers) -> CellReading:
    text = clean(cell.raw)
    if column.type is ValueType.INTEGER and factor == ONE and _WHOLE.fullmatch(text):
        return _check(Decimal(text.replace(".", "")), text, column)
    if _NOTHING.fullmatch(text):
        return EMPTY
    if text.upper() in _ERRORS:  # pasted as text, or from a file without formulas
        return _fail_formula(text)
    words = vn_norm(text)
    if mark := _MARKS.get(words):
        return mark, None, None
    if column.type is ValueType.TEXT:
        return Mark.TEXT, text, None
    if words in _UNSETTLED:
        return _ask_mark(text, words, column, answers)
    try:
        parsed = parse_number(text)
    except Unclear as problem:
        return _fail(_explain_letters(text) or f"{problem}")
    if parsed.percent != (column.type is ValueType.PERCENT) and (parsed.percent or parsed.unit):
        kind = "là tỉ lệ phần trăm" if parsed.percent else "không phải là tỉ lệ"
        return _fail(f"{quote(text)} {kind}. {describe_accepted(column)}")
    has_money_unit = parsed.unit in MONEY_UNITS
    if parsed.unit and not parsed.percent:
        if is_money(column) and not has_money_unit:
            return _fail(f"{quote(text)} không phải là số tiền. {describe_accepted(column)}")
        if not is_money(column) and "đồng" in parsed.unit and has_money_unit:
            return _fail(f"{quote(text)} là số tiền. {describe_accepted(column)}")
    if has_money_unit or parsed.percent:
        factor = ONE
    return _settle(text, parsed, column, factor, answers)


def _fail_formula(raw: str) -> CellReading:
    why = _ERRORS.get(raw.strip().upper(), "công thức bị lỗi")
    return _fail(f"Ô báo lỗi {quote(raw)}: {why}. Hãy gõ thẳng kết quả vào ô.")


def _settle(
    text: str, parsed: ParsedNumber, column: Column, factor: Decimal, answers: Answers
) -> CellReading:
    """Take the one reading that the column allows; ask where there are two."""
    first = tidy(parsed.value * factor)
    if not parsed.doubtful:
        if parsed.unit and not _counts_the_same(parsed.unit, column):
            return _ask_number(text, column, (first,), answers)
        return _check(first, text, column)
    other = _find_other_reading(text, parsed)
    if other is None:
        return _check(first, text, column)
    # Nobody reports 12.345 đồng in a table of thousands: there the point parts thousands.
    if factor == THOUSAND and other < parsed.value:
        return _check(first, text, column)
    second = tidy(other * factor)
    possible = tuple(
        value for value in (first, second) if _check(value, text, column)[0] is Mark.NUMBER
    )
    if not possible or possible == (first,):
        return _check(first, text, column)
    return _ask_number(text, column, possible, answers)


def _find_other_reading(text: str, parsed: ParsedNumber) -> Decimal | None:
    """Return what a doubtful text would be with point and comma read the other way."""
    found = _DIGITS.search(text)
    digits = found[0] if found else ""
    if _ONE_POINT.fullmatch(digits):
        return tidy(parsed.value * THOUSAND if parsed.percent else parsed.value / THOUSAND)
    return tidy(parsed.value * THOUSAND) if _ONE_COMMA.fullmatch(digits) else None


def _counts_the_same(unit: str, column: Column) -> bool:
    """Whether a unit typed in a cell can be that of the column ("em" for người)."""
    if is_money(column):
        return unit in MONEY_UNITS
    if unit in MONEY_UNITS:
        return False
    said, own = vn_norm(unit), vn_norm(column.unit_of_measure)
    return not own or {said, own} <= _PERSONS or not set(said.split()).isdisjoint(own.split())


def _explain_letters(text: str) -> str | None:
    """Return the sentence for letters typed in place of digits, as in 1.2O4."""
    if not _LETTERED.fullmatch(text):
        return None
    meant = text.translate(_LETTERS)
    letters = [one for one in dict.fromkeys(text) if one in "OoQlI|"]
    try:
        value = parse_number(meant).value
    except Unclear:
        return None
    plain = f"{value:f}".replace(".", ",")
    grouped = format_number(value)
    typed = plain if plain == grouped else f"{plain} hoặc {grouped}"
    said = ", ".join(f"chữ {one} thay cho số {one.translate(_LETTERS)}" for one in letters)
    return f"{quote(text)} không phải là số. Có {said}: hãy gõ {typed}."


# ----- questions -----


def _ask_mark(text: str, words: str, column: Column, answers: Answers) -> CellReading:
    answer = answers.get((QuestionKind.MARK.value, words))
    if answer == "0":
        return _check(Decimal(0), text, column)
    if answer in (Mark.EMPTY, Mark.NOT_APPLICABLE, Mark.NOT_REPORTED):
        return Mark(answer), None, None
    message = (
        f"{quote(text)} là số 0, là chưa có số liệu hay không áp dụng? "
        "Trả lời một lần; hoặc gõ 0, để trống, hay gõ “không áp dụng”."
    )
    return _ask(QuestionKind.MARK, words, message, _MARK_CHOICES)


def _ask_number(
    text: str, column: Column, possible: tuple[Decimal, ...], answers: Answers
) -> CellReading:
    """Ask which number is meant; the answers are in the column's base unit."""
    key = f"{column.key}: {clean(text)}"
    answer = answers.get((QuestionKind.NUMBER.value, key))
    choices = tuple(
        Choice(f"{value:f}", f"{format_number(value)} {column.unit_of_measure}".strip())
        for value in possible
    )
    for choice, value in zip(choices, possible, strict=True):
        if choice.answer == answer:
            return _check(value, text, column)
    shown = " hay ".join(choice.label for choice in choices)
    message = f"{quote(text)} là {shown}? Hãy chọn, hoặc gõ lại cho rõ, ví dụ 12345 hoặc 12,345."
    if len(choices) == 1:
        message = f"{quote(text)} hiểu là {shown}, đúng không? Nếu không, hãy gõ lại con số."
    return _ask(QuestionKind.NUMBER, key, message, choices)


def _ask(kind: QuestionKind, text: str, message: str, choices: tuple[Choice, ...]) -> CellReading:
    problem = CellProblem(Severity.QUESTION, message, kind.value, text, choices, choices[0].answer)
    return None, None, problem


def _fail(message: str) -> CellReading:
    return None, None, CellProblem(Severity.ERROR, message)


# ----- decimals -----


def tidy(value: Decimal) -> Decimal:
    """Return the same number without exponent and without decimals that say nothing."""
    whole = value.to_integral_value()
    return whole.quantize(ONE) if whole == value else value.normalize()


def _drop_noise(value: Decimal) -> Decimal:
    return tidy(_EXCEL.plus(value))


def _describe_range(column: Column) -> str:
    if column.minimum is not None and column.maximum is not None:
        return f" từ {format_number(column.minimum)} đến {format_number(column.maximum)}"
    if column.minimum is not None:
        return f" từ {format_number(column.minimum)} trở lên"
    return f" không quá {format_number(column.maximum)}" if column.maximum is not None else ""
