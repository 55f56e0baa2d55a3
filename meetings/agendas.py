"""An agenda as people type it: a line for each item, "nội dung | người trình bày | 15 phút"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from khuyenhoc.lib.names import clean
from meetings.models import AgendaItem

MOST_ITEMS = 60
LONGEST_ITEM = 600  # minutes
_MINUTES = re.compile(r"([0-9]{1,3}) ?(?:phút|phut|p|')?", re.IGNORECASE)


class MeetingRefused(Exception):
    """What cannot be done with a meeting as it stands; the message says what to do."""


class AgendaUnclear(MeetingRefused):
    """A line that cannot be read; the message says which, and how to write it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One item as it was typed."""

    subject: str
    speaker: str = ""
    minutes: int | None = None


def read_agenda(text: str) -> list[Line]:
    """The items of a text, blank lines left out. Raises ``AgendaUnclear``."""
    lines = [line for line in map(clean, text.splitlines()) if line]
    if len(lines) > MOST_ITEMS:
        raise AgendaUnclear("Chương trình có nhiều nhất 60 mục. Hãy gộp bớt.")
    return [_read_line(place, line) for place, line in enumerate(lines, start=1)]


def _read_line(place: int, line: str) -> Line:
    subject, *rest = (part.strip() for part in line.split("|"))
    if not subject or len(rest) > 2:
        raise AgendaUnclear(
            f"Dòng {place} của chương trình: hãy ghi “nội dung | người trình bày | số phút”."
        )
    speaker, minutes = (*rest, "", "")[:2]
    if len(rest) == 1 and _MINUTES.fullmatch(speaker):
        speaker, minutes = "", speaker
    if not minutes:
        return Line(subject[:200], speaker[:160])
    found = _MINUTES.fullmatch(minutes)
    if found is None or not 0 < int(found[1]) <= LONGEST_ITEM:
        raise AgendaUnclear(f"Dòng {place} của chương trình: số phút “{minutes}” chưa rõ.")
    return Line(subject[:200], speaker[:160], int(found[1]))


def write_lines(items: Iterable[AgendaItem]) -> str:
    """The items as ``read_agenda`` reads them."""
    return "\n".join(map(_write_line, items))


def _write_line(item: AgendaItem) -> str:
    parts = [item.subject]
    if item.speaker or item.minutes:
        parts.append(item.speaker)
    if item.minutes:
        parts.append(f"{item.minutes} phút")
    return " | ".join(parts)
