"""Units of measure in titles and headings: "Đơn vị tính: nghìn đồng", "Số tiền (tr.đ)"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from khuyenhoc.lib.names import clean, vn_norm
from khuyenhoc.lib.sheets.declaration import Column, ValueType

DONG = "dong"
PERCENT = "%"
ONE = Decimal(1)

_FACTORS = {
    "1000": 10**3,
    "nghin": 10**3,
    "ngan": 10**3,
    "ng": 10**3,
    "1000000": 10**6,
    "trieu": 10**6,
    "tr": 10**6,
    "1000000000": 10**9,
    "ti": 10**9,
    "ty": 10**9,
}
_FACTOR = r"(?P<factor>1 ?000 ?000 ?000|1 ?000 ?000|1 ?000|nghin|ngan|ng|trieu|tr|ti|ty)"
_MONEY = re.compile(rf"(?:{_FACTOR} ?)?(?P<thing>dong(?: viet nam)?|viet nam dong|vnd|d)")
_SCALED_MONEY = re.compile(rf"\b{_FACTOR} ?(?:dong|vnd|d)\b")
_OTHER = re.compile(rf"(?:{_FACTOR} )?(?P<thing>[a-z ]+)")
_INTRODUCED = re.compile(r"^(?:don vi tinh|d ?v ?t|don vi|tinh bang|tinh theo)\b ?(?:la )?")
_IN_TITLE = re.compile(r"\b(?:don vi tinh|d ?v ?t|don vi)\b ?(?:la )?(.*)")
_PERCENT_WORDS = {"", "ti le", "ty le", "phan tram", "ti le phan tram", "ty le phan tram"}
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
# What is counted in the returns of mass organisations; a caller's own words are added.
_COUNTED = frozenset(
    vn_norm(word)
    for line in (
        "người,lượt,lượt người,hộ,hộ gia đình,gia đình,dòng họ,thôn,xã,đơn vị,hội,chi hội,ban,tổ",
        "hội viên,học sinh,sinh viên,giáo viên,em,cháu,suất,lớp,buổi,trung tâm,con,chiếc,quyển,bộ",
        "chương trình,văn bản,cuộc,bài,công dân,cộng đồng",
    )
    for word in line.split(",")
)


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number counts: ``thing`` is "dong", "%", a word without diacritics, or ""
    where only a factor was said ("triệu"); ``text`` is how it was written."""

    factor: Decimal
    thing: str
    text: str


@lru_cache(maxsize=4096)
def read_measure(text: str) -> Measure | None:
    """Read a text that says a unit of measure and nothing else; None for any other text."""
    words = _INTRODUCED.sub("", vn_norm(text)).strip()
    if "%" in text:
        return Measure(ONE, PERCENT, text) if words in _PERCENT_WORDS else None
    if words == "phan tram":
        return Measure(ONE, PERCENT, text)
    if found := _MONEY.fullmatch(words):
        return Measure(_get_factor(found), DONG, text)
    if words != "ng" and words in _FACTORS and not words.isdigit():
        return Measure(Decimal(_FACTORS[words]), "", text)
    found = _OTHER.fullmatch(words)
    if found and found["thing"] in _COUNTED and found["factor"] != "ng":
        return Measure(_get_factor(found), found["thing"], text)
    return None


def split_measure(heading: str) -> tuple[str, Measure | None]:
    """Part a heading from its unit: "Số tiền (tr.đ)" → ("Số tiền", triệu đồng).

    Looks into brackets, then behind the last line break, comma, colon or dash; there only
    money, percents and thousands count, because "Tin, bài" lists two things. A heading
    that is nothing but a unit ("Triệu đồng") keeps its words.
    """
    for found in _BRACKETS.finditer(heading):
        if measure := read_measure(found[1]):
            return f"{heading[: found.start()]} {heading[found.end() :]}".strip(), measure
    for mark in ("\n", ",", ":", " - ", " – "):
        before, separator, after = heading.rpartition(mark)
        measure = read_measure(after) if separator and before.strip() else None
        if measure and (measure.thing in (DONG, PERCENT) or measure.factor != ONE):
            return before.strip(), measure
    if measure := read_measure(heading):
        return heading, measure
    if "%" in heading:
        return heading.replace("%", " ").strip(), Measure(ONE, PERCENT, "%")
    if money := _SCALED_MONEY.search(vn_norm(heading)):
        return heading, Measure(_get_factor(money), DONG, heading)
    return heading, None


def find_measure(title: str) -> Measure | None:
    """Find the unit that a title row states for the table under it; None when none."""
    for found in _BRACKETS.finditer(title):
        measure = read_measure(found[1])
        if measure and (measure.thing == DONG or measure.factor != ONE):
            return measure
    stated = _IN_TITLE.search(vn_norm(title))
    if not stated:
        return None
    if money := _SCALED_MONEY.search(stated[1]):
        return Measure(_get_factor(money), DONG, title)
    measure = read_measure(stated[1])
    return Measure(measure.factor, measure.thing, title) if measure else None


def fits(measure: Measure, column: Column) -> bool:
    """Whether numbers of this unit can stand in the column at all."""
    if measure.thing == PERCENT:
        return column.type is ValueType.PERCENT
    if column.type is ValueType.PERCENT:
        return False
    if measure.thing == DONG:
        return is_money(column)
    return not (measure.thing and is_money(column))


def get_factor(own: Measure | None, tables: Measure | None, column: Column) -> Decimal:
    """Return by how much the numbers under a heading are multiplied.

    The unit in the heading's ``own`` words wins; what the title says for the whole table
    reaches only the columns that count that very thing.
    """
    if own is not None:
        return own.factor if fits(own, column) else ONE
    if tables is None or tables.factor == ONE:
        return ONE
    if tables.thing in (DONG, ""):
        return tables.factor if is_money(column) else ONE
    return tables.factor if tables.thing == vn_norm(column.unit_of_measure) else ONE


def is_money(column: Column) -> bool:
    """Whether the column is counted in đồng, be it an amount per head; "dòng họ" is no money."""
    counted_in = clean(column.unit_of_measure).lower()
    return column.type is ValueType.MONEY or counted_in.startswith("đồng")


def _get_factor(found: re.Match[str]) -> Decimal:
    factor = found["factor"]
    return Decimal(_FACTORS[factor.replace(" ", "")]) if factor else ONE
