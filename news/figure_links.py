"""A number in an article as a reference to a figure.

A link to a figure's page ("/ket-qua/2020/123/members/") around a number, or around "?", is the
reference: readers see the number with its period, and it opens the walk. What was typed stays as
long as it says the same number ("gần 64 nghìn"); once the figure is another, the figure is shown.
"""

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from figures import places
from figures.addresses import link_walk
from figures.catalogue import indicators as read_catalogue
from figures.models import Period
from figures.reading import Reading
from figures.readings import read
from figures.spans import name_period
from figures.wordings import write_number
from khuyenhoc.lib.typed_numbers import list_figures, list_numbers

MOST_PLACES = 12  # units and periods that one article may refer to
_LINK = re.compile(
    r'<a href="(?:https?://[^/"]+)?(?P<root>/[\w/-]*?)(?P<period>[\w-]{4,12})/(?P<unit>\d{1,9})/'
    r'(?P<code>[\w-]{1,80})/(?:[?#][^"]*)?"[^>]*>(?P<text>.*?)</a>',
    re.DOTALL,
)
_TAG = re.compile(r"<[^>]*>")


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
    return any(number.says(reading.number) for number in list_numbers(typed))


def find_untold_numbers(body: str, read: Mapping[FigureLink, FigureTold | None]) -> list[str]:
    """A sentence for each typed number that equals no figure referred to."""
    plain = html.unescape(
        _TAG.sub(" ", _LINK.sub(lambda m: m[0] if _read_link(m) is None else " ", body))
    )
    readings = [told.reading for told in read.values() if told is not None]
    sentences, seen = [], set()
    for number in list_figures(plain):
        if number.text in seen or any(number.says(reading.number) for reading in readings):
            continue
        seen.add(number.text)
        sentences.append(
            f"Số “{number.text}” không khớp số liệu nào được dẫn trong bài. Hãy đặt liên kết tới "
            "trang của số liệu ấy, hoặc ghi lý do để nguyên."
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
