"""A number in an article as a reference to a figure.

A link to a figure's page ("/ket-qua/2020/123/members/") around a number, or around "?", is the
reference: readers see the number with its period, and it opens the walk. What was typed stays as
long as it says the same number ("gần 64 nghìn"); once the figure is another, the figure is shown.
"""

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from figures import places
from figures.addresses import link_walk
from figures.catalogue import indicators as read_catalogue
from figures.models import Period
from figures.reading import Reading
from figures.readings import read
from figures.spans import name_period
from figures.wordings import write_number
from khuyenhoc.lib.numbers import Unclear, parse_number

MOST_PLACES = 12  # units and periods that one article may refer to
_LINK = re.compile(
    r'<a href="(?:https?://[^/"]+)?(?P<root>/[\w/-]*?)(?P<period>[\w-]{4,12})/(?P<unit>\d{1,9})/'
    r'(?P<code>[\w-]{1,80})/(?:[?#][^"]*)?"[^>]*>(?P<text>.*?)</a>',
    re.DOTALL,
)
_TAG = re.compile(r"<[^>]*>")
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
_SMALLEST = 10  # smaller counts are words of the sentence ("hai lớp", "3 đồng chí")


@dataclass(frozen=True, slots=True)
class FigureLink:
    """One reference as it stands in a body: which figure, and what the editor typed."""

    period: str
    unit: int
    code: str
    typed: str

    @property
    def path(self) -> str:
        """The address of its walk."""
        return reverse("figures:walk", args=[self.period, self.unit, self.code])


@dataclass(frozen=True, slots=True)
class FigureTold:
    """A reference with what it refers to, in words."""

    reading: Reading
    label: str
    period: str
    unit: str
    url: str

    @property
    def text(self) -> str:
        """The number with its unit: "63.979 hộ"."""
        return write_number(self.reading)

    @property
    def is_illustrative(self) -> bool:
        """Whether the number is invented, which must be said beside it (F4)."""
        return self.reading.is_illustrative


def find_links(body: str) -> list[FigureLink]:
    """The references in a cleaned body, in its order."""
    return [link for found in _LINK.finditer(body) if (link := _read_link(found)) is not None]


def read_links(links: Iterable[FigureLink]) -> dict[FigureLink, FigureTold | None]:
    """What each reference refers to; None where there is no approved number."""
    wanted: dict[tuple[str, int], list[FigureLink]] = {}
    for link in links:
        wanted.setdefault((link.period, link.unit), []).append(link)
    if not wanted:
        return {}
    known = read_catalogue().by_code
    periods = {each.code: each for each in Period.objects.filter(code__in={p for p, _ in wanted})}
    told: dict[FigureLink, FigureTold | None] = {}
    for place, (here, its_links) in enumerate(wanted.items()):
        period = periods.get(here[0])
        codes = sorted({link.code for link in its_links if link.code in known})
        path = places.find_path(period, here[1]) if period and place < MOST_PLACES else []
        readings = read(period, here[1], codes) if period and path and codes else {}
        for link in its_links:
            reading = readings.get(link.code)
            if reading is None or period is None or reading.number is None:
                told[link] = None
                continue
            told[link] = FigureTold(
                reading=reading,
                label=reading.indicator.label,
                period=name_period(period),
                unit=path[-1].full_name,
                url=link_walk(period, here[1], reading.indicator),
            )
    return told


def show_figures(body: str, read: Mapping[FigureLink, FigureTold | None]) -> str:
    """The body with each reference showing its number, its period and the way to its walk."""

    def show(found: re.Match[str]) -> str:
        link = _read_link(found)
        if link is None:
            return found[0]
        told = read.get(link)
        if told is None:
            return f'{html.escape(link.typed)} <span class="empty">(chưa có số đã duyệt)</span>'
        text = link.typed if says(link.typed, told.reading) else told.text
        title = f"{told.label}, {told.unit}, {told.period}"
        mark = '<small class="ref__mark">minh họa</small>' if told.is_illustrative else ""
        return (
            f'<a class="ref" href="{html.escape(told.url)}" title="{html.escape(title)}">'
            f"{html.escape(text)}</a>{mark}"
        )

    return _LINK.sub(show, body)


def says(typed: str, reading: Reading) -> bool:
    """Whether a typed text holds the number of ``reading``, rounded to its own digits."""
    return any(_is_of(number, step, reading) for number, step, _ in _list_numbers(typed))


def find_untold_numbers(body: str, read: Mapping[FigureLink, FigureTold | None]) -> list[str]:
    """A sentence for each typed number that equals no figure referred to."""
    plain = html.unescape(
        _TAG.sub(" ", _LINK.sub(lambda m: m[0] if _read_link(m) is None else " ", body))
    )
    readings = [told.reading for told in read.values() if told is not None]
    sentences, seen = [], set()
    for number, step, text in _list_numbers(_NO_FIGURE.sub(" ", plain)):
        if text in seen or any(_is_of(number, step, reading) for reading in readings):
            continue
        if number < _SMALLEST and number == int(number) and step == 1:
            continue
        seen.add(text)
        sentences.append(
            f"Số “{text}” không khớp số liệu nào được dẫn trong bài. Hãy đặt liên kết tới trang "
            "của số liệu ấy, hoặc ghi lý do để nguyên."
        )
    for link, told in read.items():
        if told is not None and link.typed.strip() != "?" and not says(link.typed, told.reading):
            sentences.append(
                f"Bài viết “{link.typed}” nhưng số liệu là {told.text} ({told.label}, "
                f"{told.period}): người đọc sẽ thấy {told.text}."
            )
    return sentences


def _read_link(found: re.Match[str]) -> FigureLink | None:
    typed = html.unescape(_TAG.sub("", found["text"])).strip()
    is_walk = found["root"] == reverse("figures:results")
    if not is_walk or not (typed == "?" or any(sign.isdecimal() for sign in typed)):
        return None
    return FigureLink(found["period"], int(found["unit"]), found["code"], typed)


def _list_numbers(text: str) -> list[tuple[Decimal, Decimal, str]]:
    """The numbers in a text as (value, what its last digit is worth, as typed)."""
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
        for word, worth in (("triệu", 6), ("tỉ", 9), ("tỷ", 9), ("nghìn", 3), ("ngàn", 3)):
            if match[0].endswith(word):
                scale = Decimal(10) ** worth
        found.append((parsed.value, scale.scaleb(-places), match[0]))
    return found


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and 1900 <= int(text) <= 2100


def _is_of(number: Decimal, step: Decimal, reading: Reading) -> bool:
    return reading.number is not None and abs(reading.number - number) * 2 <= step
