"""Numbers as Vietnamese writes them: 63.979 and 20,74 %, read from text and printed.

The point parts thousands, the comma parts decimals. Nothing is guessed: what can be read
in two ways is refused with a sentence that says what to type, or read in the Vietnamese
way and marked ``doubtful`` so that the caller can ask. Never floats: 0.1 has no exact
float, and a published figure must be the figure that was typed.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from khuyenhoc.lib.names import clean, vn_norm

NBSP = "\u00a0"
MINUS = "\u2212"

# More digits than any figure of the field; keeps products exact in Decimal's 28 digits.
MAX_DIGITS = 18
MAX_LENGTH = 60

# Unaccented word → (word as we print it, how many of the base unit it stands for).
_SCALES = {
    "k": ("nghìn", 10**3),
    "nghin": ("nghìn", 10**3),
    "ngan": ("nghìn", 10**3),
    "ng": ("nghìn", 10**3),
    "tr": ("triệu", 10**6),
    "trieu": ("triệu", 10**6),
    "ti": ("tỉ", 10**9),
    "ty": ("tỉ", 10**9),
}
_DONG = {"d", "dong", "vnd", "viet nam dong", "dong viet nam"}
_COUNTED = {
    vn_norm(word): word
    for word in (
        "người",
        "lượt người",
        "lượt",
        "hộ",
        "hộ gia đình",
        "gia đình",
        "dòng họ",
        "cộng đồng",
        "đơn vị",
        "công dân",
        "hội viên",
        "cán bộ",
        "học sinh",
        "sinh viên",
        "giáo viên",
        "em",
        "cháu",
        "suất",
        "suất học bổng",
        "chi hội",
        "ban",
        "hội",
        "tổ",
        "xã",
        "phường",
        "thôn",
        "xóm",
        "trường",
        "lớp",
        "buổi",
        "trung tâm",
        "chiếc",
        "quyển",
        "cuốn",
        "bộ",
    )
}
# Units of ``ParsedNumber.unit`` that only an amount of money may carry. Officers write
# "153 triệu" for đồng; a count of people in such a unit is to be asked about.
MONEY_UNITS = frozenset(
    {"đồng"}
    | {word for word, _ in _SCALES.values()}
    | {f"{word} đồng" for word, _ in _SCALES.values()}
)

_SAME = str.maketrans(
    {
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        "．": ".",
        "，": ",",
        "％": "%",
        "＋": "+",
        "－": "-",
        "﹣": "-",
        "−": "-",
        "–": "-",
        "—": "-",
        "‐": "-",
        "‑": "-",
        "₫": "đ",
    }
)
_LETTERS_FOR_DIGITS = str.maketrans("OoQlI|", "000111")
_LETTER_IN_NUMBER = re.compile(r"[0-9OoQlI|][0-9OoQlI|.,]*")
_NUMBER = re.compile(r"([+-]?) ?([0-9][0-9., ]*)(.*)", re.ASCII)
_ROUGHLY = re.compile(
    r"(?:hơn|trên|gần|khoảng|dưới|chừng|độ|tầm|xấp xỉ|ước|ít nhất|tối đa|[<>≤≥~≈])\s*[0-9]",
    re.IGNORECASE,
)
_RANGE = re.compile(r"[0-9][^-/:]*(?:-|~|đến|tới)\s*[0-9]")
_PRINTING = Context(prec=60, rounding=ROUND_HALF_UP)

_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_SPACED = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+")
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}")


class Unclear(ValueError):
    """A text that is no number, or could be several; its message is a Vietnamese sentence
    that tells the officer what to type."""


@dataclass(frozen=True, slots=True)
class ParsedNumber:
    """A number read from text.

    ``value`` is exact and already multiplied out: "153 triệu" is 153000000. With
    ``percent`` it stays on the scale 0–100: "12,5%" is 12.5. ``unit`` is the word that
    stood behind it, in one spelling ("triệu", "tỉ đồng", "đồng", "người"), or None; see
    ``MONEY_UNITS``. ``doubtful`` says that some people would read the text otherwise
    ("12.345", "1,234"): in a column of whole numbers the thousands are sure all the same.
    """

    value: Decimal
    percent: bool = False
    unit: str | None = None
    doubtful: bool = False


# ----- reading -----


def parse_number(text: str) -> ParsedNumber:
    """Read the number that an officer typed.

    A point followed by exactly three digits parts thousands, by any other count of digits
    it is taken for a decimal point; a comma is a decimal comma. Raises ``Unclear``.
    """
    if not isinstance(text, str):
        raise TypeError(f"parse_number reads text, not {type(text).__name__}")
    written = clean(text)
    if not written:
        raise Unclear("Ô còn trống. Gõ một số, ví dụ 1.234; nếu không có thì gõ 0.")
    if len(written) > MAX_LENGTH:
        raise Unclear(f"{_quote(written)} quá dài, không phải một số. Chỉ gõ con số.")
    plain = written.translate(_SAME)
    if found := _NUMBER.fullmatch(plain):
        sign, digits, rest = found.groups()
        rest = rest.strip()
        # A blank between number and unit was taken with the digits.
        number = digits.rstrip(" ")
        if rest[:1] == "%":
            return _read_percent(written, sign, number, rest)
        if not rest or (unit := _find_unit(rest)):
            return _read_amount(written, sign, number, unit if rest else None)
    raise Unclear(_explain(written, plain))


def _read_percent(written: str, sign: str, number: str, rest: str) -> ParsedNumber:
    """Read what stands before a percent sign; there, 12.345 can hardly be thousands."""
    if rest != "%":
        raise Unclear(f"{_quote(written)} chưa rõ là số nào. Gõ dạng 12,5 hoặc 12,5%.")
    if re.fullmatch(r"[0-9]{1,3}\.[0-9]{3}", number):
        return ParsedNumber(_sign(sign, Decimal(number)), percent=True, doubtful=True)
    value, doubtful = _read_digits(written, number)
    return ParsedNumber(_sign(sign, value), percent=True, doubtful=doubtful)


def _read_amount(
    written: str, sign: str, number: str, unit: tuple[str, int] | None
) -> ParsedNumber:
    """Read digits with the word and the scale of the unit behind them."""
    value, doubtful = _read_digits(written, number)
    if unit is None:
        return ParsedNumber(_sign(sign, value), doubtful=doubtful)
    word, scale = unit
    if scale > 1:
        value = _trim(value * scale)
    elif value == value.to_integral_value():
        # Đồng and people come whole, so one group of three can only be thousands.
        doubtful = doubtful and "," in number
    return ParsedNumber(_sign(sign, value), unit=word, doubtful=doubtful)


def _read_digits(written: str, number: str) -> tuple[Decimal, bool]:
    """Return the value of digits with separators, and whether it is doubtful."""
    if sum(map(str.isdigit, number)) > MAX_DIGITS:
        raise Unclear(f"{_quote(written)} có quá nhiều chữ số. Xem lại con số này.")
    whole, comma, decimals = number.partition(",")
    if _ENGLISH.fullmatch(number):
        return Decimal(number.replace(",", "")), True
    if comma and not re.fullmatch("[0-9]+", decimals):
        raise Unclear(_explain_separators(written, number))
    if whole.isdigit():
        value = Decimal(f"{whole}.{decimals}" if comma else whole)
        leading_zero = len(whole) > 1 and whole[0] == "0"
        english = len(decimals) == 3 and len(whole) <= 3 and whole[0] != "0"
        return value, leading_zero or english
    if _GROUPED.fullmatch(whole):
        value = Decimal(whole.replace(".", "") + (f".{decimals}" if comma else ""))
        return value, not comma and whole.count(".") == 1
    if _SPACED.fullmatch(whole):
        return Decimal(whole.replace(" ", "") + (f".{decimals}" if comma else "")), False
    before, _, after = whole.partition(".")
    if not comma and before.isdigit() and after.isdigit() and (len(after) != 3 or before == "0"):
        return Decimal(whole), len(before) > 1 and before[0] == "0"
    raise Unclear(_explain_separators(written, number))


def _find_unit(rest: str) -> tuple[str, int] | None:
    """Return the unit that ``rest`` names, in our spelling, and its scale; None if unknown."""
    if re.search("[0-9%,;:/()+*=<>-]", rest):
        return None
    words = vn_norm(rest)
    if words in _DONG:
        return "đồng", 1
    if words in _COUNTED:
        return _COUNTED[words], 1
    if words in ("trd", "nghind", "ngd"):
        words = f"{words[:-1]} d"
    first, _, others = words.partition(" ")
    if first not in _SCALES:
        return None
    word, scale = _SCALES[first]
    if not others:
        return word, scale
    if others in _DONG:
        return f"{word} đồng", scale
    return (f"{word} {_COUNTED[others]}", scale) if others in _COUNTED else None


def _sign(sign: str, value: Decimal) -> Decimal:
    return value.copy_negate() if sign == "-" and value else value


def _trim(value: Decimal) -> Decimal:
    """Return ``value`` without decimals that say nothing and without an exponent."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else Decimal(f"{value:f}".rstrip("0"))


# ----- saying what is wrong -----


def _quote(written: str) -> str:
    return f"“{written if len(written) <= 40 else written[:39] + '…'}”"


def _explain(written: str, plain: str) -> str:
    """Return the sentence for a text in which no number was found."""
    said = _quote(written)
    if not any(map(str.isdecimal, plain)):
        return f"{said} không phải là số. Gõ bằng chữ số, ví dụ 1.234; nếu không có thì gõ 0."
    if guess := _guess_letters(plain):
        return f"{said} có chữ cái lẫn trong số; có phải là {guess}? Gõ lại bằng chữ số."
    if re.fullmatch(r"\( ?[0-9., ]+\)", plain):
        return f"{said} chưa rõ là số âm hay số trong ngoặc. Gõ dạng 3 hoặc -3."
    if re.fullmatch(r"[0-9]+[.,]?[0-9]*[eE][+-]?[0-9]+", plain):
        return f"{said} là cách Excel rút gọn số dài. Gõ đủ các chữ số, ví dụ 1.234.000."
    if "/" in plain or re.search("[0-9] ?: ?[0-9]", plain):
        return f"{said} có thể là phân số, tỉ số hoặc ngày. Gõ một con số, ví dụ 75 hoặc 0,75."
    if _ROUGHLY.match(plain):
        return f"{said} là số ước chừng. Chỉ gõ con số chính xác, không kèm chữ."
    if _RANGE.search(plain):
        return f"{said} có hai số. Gõ một con số duy nhất."
    if plain.startswith((".", ",")):
        return f"{said} thiếu chữ số trước dấu phẩy. Gõ dạng 0,5."
    return f"{said} chưa rõ là số nào. Gõ dạng 1.234 hoặc 12,5; số tiền gõ dạng 153.000.000."


def _explain_separators(written: str, number: str) -> str:
    """Return the sentence for digits whose points, commas and blanks do not agree."""
    said = _quote(written)
    english = re.fullmatch(r"([0-9]{1,3}(?:,[0-9]{3})+)\.([0-9]+)", number)
    if english:
        whole = english[1].replace(",", ".")
        return f"{said} viết kiểu nước ngoài. Có phải là {whole},{english[2]}? Gõ lại như vậy."
    return (
        f"{said} có dấu chấm, dấu phẩy hoặc dấu cách đặt không rõ. "
        "Gõ dạng 1.234.567 (phần nghìn) hoặc 12,5 (phần lẻ)."
    )


def _guess_letters(plain: str) -> str | None:
    """Return the digits that were meant where letters stand for digits, as in 1.2O4 or l5."""
    for piece in _LETTER_IN_NUMBER.finditer(plain):
        meant = piece[0].translate(_LETTERS_FOR_DIGITS)
        alone = not re.match(r"\w", plain[piece.end() :]) and not re.search(
            r"\w$", plain[: piece.start()]
        )
        if meant != piece[0] and re.search("[0-9]", piece[0]) and alone:
            return meant
    return None


# ----- printing -----


def format_number(value: int | Decimal, places: int | None = None) -> str:
    """Print ``value`` the Vietnamese way: 63979 → "63.979", Decimal("20.74") → "20,74".

    ``places`` decimals, halves rounded away from zero; without it all digits but trailing
    zeros. Raises ``TypeError`` for a float or a boolean, ``ValueError`` for NaN or
    infinity.
    """
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TypeError(f"int or Decimal is needed, not {type(value).__name__}")
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(f"{number} cannot be printed as a figure")
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), context=_PRINTING)
    digits = f"{number.copy_abs():f}"
    whole, _, decimals = digits.partition(".")
    if places is None:
        decimals = decimals.rstrip("0")
    grouped = f"{int(whole):,}".replace(",", ".")
    sign = MINUS if number < 0 else ""
    return f"{sign}{grouped},{decimals}" if decimals else f"{sign}{grouped}"


def format_percent(value: int | Decimal, places: int | None = None) -> str:
    """Print a rate of the scale 0–100: Decimal("20.74") → "20,74 %" (the blank does not break).

    Without ``places`` at most two decimals, trailing zeros dropped.
    """
    if places is None and isinstance(value, Decimal) and value.is_finite():
        value = value.quantize(Decimal("0.01"), context=_PRINTING)
    return f"{format_number(value, places)}{NBSP}%"


def format_signed(value: int | Decimal, places: int | None = None) -> str:
    """Print a change with its sign: "+1.234", "−12" (U+2212), "0" without a sign."""
    text = format_number(value, places)
    rises = value > 0 and any(digit in "123456789" for digit in text)
    return f"+{text}" if rises else text
