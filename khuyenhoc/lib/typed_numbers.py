"""Numbers that people typed inside a text: which there are, and whether they say a figure."""

import re
from decimal import Decimal
from typing import NamedTuple

from khuyenhoc.lib.numbers import Unclear, parse_number

_NUMBER = re.compile(
    r"(?<![\w.,/–-])\d+(?:[.,]\d+)*(?:\s?%|\s(?:nghìn|ngàn|triệu|tỉ|tỷ))?(?![\w/–-]|[.,]\d)"
)
# What looks like a number and is none of the field's: days, years, numbers of documents, ordinals.
_NO_FIGURE = re.compile(
    r"\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}/(?:19|20)\d\d|\d{1,2}/\d{1,2}(?!\d)|\b\d+[/-][A-ZĐ]\S*"
    r"|\b(?:số|điều|khoản|cụm|khóa|kỳ|lần thứ|thứ|hạng|bước|trang|phường|quận|ngày|mùng|tháng|quý"
    r"|năm học|năm)\s+\d+(?![\d/])(?:[–-]\d+)*"
    r"|\b(?:19|20)\d\d\s?[–-]\s?(?:19|20)\d\d\b|\b\d{1,2}\s?(?:giờ|h)\s?\d{0,2}\b"
    r"|\[ảnh\s+\d+\]",
    re.IGNORECASE,
)
_SCALES = (("triệu", 6), ("tỉ", 9), ("tỷ", 9), ("nghìn", 3), ("ngàn", 3))
_SMALLEST = 10  # smaller counts are words of the sentence ("hai lớp", "3 đồng chí")


class TypedNumber(NamedTuple):
    """A number in a text; ``step`` is what its last digit is worth: of "64 nghìn" a thousand."""

    value: Decimal
    step: Decimal
    text: str

    def says(self, number: Decimal | None) -> bool:
        """Whether it is ``number``, rounded to its own digits."""
        return number is not None and abs(number - self.value) * 2 <= self.step


def list_numbers(text: str) -> list[TypedNumber]:
    """The numbers in a text, in its order; years are none."""
    found = []
    for match in _NUMBER.finditer(text):
        try:
            parsed = parse_number(match[0])
        except Unclear:
            continue
        if _is_year(match[0]):
            continue
        digits = match[0].split()[0].rstrip("%")
        places = len(digits.partition(",")[2]) if "," in digits else 0
        scale = Decimal(1)
        for word, worth in _SCALES:
            if match[0].endswith(word):
                scale = Decimal(10) ** worth
        found.append(TypedNumber(parsed.value, scale.scaleb(-places), match[0]))
    return found


def list_figures(text: str) -> list[TypedNumber]:
    """Of the numbers in a text those that should be a figure: no day, ordinal or small count."""
    return [
        number
        for number in list_numbers(_NO_FIGURE.sub(" ", text))
        if not (number.value < _SMALLEST and number.value == int(number.value) and number.step == 1)
    ]


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and 1900 <= int(text) <= 2100
