"""Where the headings of a table stand, and what each of its columns is headed.

Headings may take one to four rows: a group over its columns ("Chi hội" over "Thôn" and
"Trường học"), merged or merely written in the first of them. Every span of rows that
could be the heading is read, and the one that explains most columns is taken.
"""

from dataclasses import dataclass, field

from khuyenhoc.lib.sheets.declaration import Certainty
from khuyenhoc.lib.sheets.headings import Part
from khuyenhoc.lib.sheets.matching import HeadingMatch, Matcher
from khuyenhoc.lib.sheets.sheet_view import SheetView, is_words, is_year

MAX_HEADING_ROWS = 5
MAX_ROWS_ABOVE = 2


@dataclass(slots=True)
class Heading:
    """The heading of one column (turned round, of one row) and the cell where it stands.

    ``place`` is the column, or the row, of its figures; ``parts`` are its texts from the
    outermost group in.
    """

    place: int
    row: int
    column: int
    parts: tuple[str, ...]
    match: HeadingMatch

    @property
    def text(self) -> str:
        """The heading as it is shown to the officer."""
        return " / ".join(" ".join(part.split()) for part in self.parts)


@dataclass(slots=True)
class Header:
    """The rows of headings of one table, and its columns."""

    first_row: int
    last_row: int
    headings: dict[int, Heading] = field(default_factory=dict)
    score: float = 0.0

    @property
    def keys(self) -> set[str]:
        """The columns that are likely meant, one per heading."""
        return {one.match.keys[0] for one in self.headings.values() if one.match.keys}


def find_headers(view: SheetView, matcher: Matcher) -> list[Header]:
    """Find every header of a sheet, top to bottom; repeated ones are found again."""
    headers: list[Header] = []
    after = 0
    for row in view.row_numbers:
        if row <= after or not _looks_like_headings(view, row, matcher):
            continue
        header = _read_best(view, row, after, matcher)
        after = max(after, row)
        if header is not None:
            headers.append(header)
            after = max(after, header.last_row)
    return headers


def _looks_like_headings(view: SheetView, row: int, matcher: Matcher) -> bool:
    """Whether a row has at least two texts, most of them in words of headings."""
    cells = view.rows[row].values()
    texts = [cell for cell in cells if is_words(cell)]
    if len(texts) < 2:
        return False
    numbers = sum(not is_words(cell) and not is_year(cell) for cell in cells)
    known = sum(matcher.knows(cell.raw) for cell in texts)
    return numbers <= len(texts) and known >= 2 and known * 2 >= len(texts)


def _read_best(view: SheetView, row: int, after: int, matcher: Matcher) -> Header | None:
    """Read every span of rows round ``row`` that could be one header; return the best."""
    bottom = _find_bottom(view, row, matcher)
    tops = [
        top
        for top in range(max(after + 1, row - MAX_ROWS_ABOVE), bottom + 1)
        if _can_begin(view, top)
    ]
    best: Header | None = None
    for top in tops:
        for last in range(max(top, row), bottom + 1):
            if last not in view.rows or last - top >= MAX_HEADING_ROWS:
                continue
            if _is_cut(view, top, last, bottom):
                continue
            header = read_header(view, top, last, matcher)
            # Rows above must explain something, rows of words below belong to the headings.
            header.score += 0.01 * (last - row) - 0.02 * max(0, row - top)
            if best is None or header.score > best.score:
                best = header
    return best if best is not None and best.keys else None


def _is_cut(view: SheetView, top: int, last: int, bottom: int) -> bool:
    """Whether a heading would end in the middle of a merged cell."""
    return any(
        last < view.areas.get((row, column), (row, column))[0] <= bottom
        for row in range(top, last + 1)
        for column in view.rows.get(row, ())
    )


def _can_begin(view: SheetView, row: int) -> bool:
    """Whether a row may be the first of a header: two texts, or one over several columns.

    A single text from the first column on is a title, not a group.
    """
    texts = [column for column, cell in view.rows.get(row, {}).items() if is_words(cell)]
    if len(texts) != 1:
        return len(texts) > 1
    return texts[0] > 1 and view.areas.get((row, texts[0]), (row, 0))[1] > texts[0]


def _find_bottom(view: SheetView, row: int, matcher: Matcher) -> int:
    """Return the last row that can belong to the header that ``row`` is part of."""
    bottom = row
    reading = row
    while reading <= bottom and bottom - row < MAX_HEADING_ROWS:
        for column in view.rows.get(reading, ()):
            last = view.areas.get((reading, column), (reading, column))[0]
            bottom = max(bottom, min(last, row + MAX_HEADING_ROWS - 1))
        if reading == bottom and _continues(view, reading, matcher):
            bottom += 1
        reading += 1
    return bottom


def _continues(view: SheetView, row: int, matcher: Matcher) -> bool:
    """Whether the row below is a further row of headings: words only, none at the left."""
    below = view.rows.get(row + 1)
    if not below or not all(is_words(cell) or is_year(cell) for cell in below.values()):
        return False
    if _looks_like_headings(view, row + 1, matcher):
        return True
    return min(below) > min(view.rows[row]) + 1


def read_header(view: SheetView, top: int, last: int, matcher: Matcher) -> Header:
    """Read the rows ``top`` to ``last`` as headings and score how well they are understood."""
    header = Header(top, last)
    filled = _fill_groups(view, top, last)
    columns = {column for row in range(top, last + 1) for column in view.rows.get(row, ())}
    columns |= {column for row, column in filled}
    for area_top, left in list(view.areas):
        if top <= area_top <= last:
            columns.update(range(left, view.areas[area_top, left][1] + 1))
    # Columns of one heading explain nothing more: a row of groups is no header by itself.
    scored: set[str] = set()
    for column in sorted(columns):
        parts: list[str] = []
        place = seen = None
        for row in range(top, last + 1):
            anchor = filled.get((row, column)) or view.anchors.get((row, column), (row, column))
            cell = view.sheet.cells.get(anchor)
            if cell is None or anchor == seen or anchor[0] < top or not cell.raw.strip():
                continue
            seen = place = anchor
            parts.append(cell.raw.strip())
        if place is None:
            continue
        match = matcher.match(tuple(parts))
        header.headings[column] = Heading(column, place[0], place[1], tuple(parts), match)
        if match.text not in scored:
            scored.add(match.text)
            header.score += _score(match, parts, matcher)
    return header


def _score(match: HeadingMatch, parts: list[str], matcher: Matcher) -> float:
    if match.certainty is Certainty.SURE or match.is_left_out:
        # The same words under a title that says nothing are no better explained.
        return 1.0 if len(parts) == 1 or all(matcher.knows(part) for part in parts) else 0.9
    if match.part is not None:
        return 1.0 if match.part in (Part.UNIT, Part.LABEL) else 0.8
    if match.keys:
        return 0.5 * match.score
    return 0.3 if match.aspect else -0.1


def _fill_groups(view: SheetView, top: int, last: int) -> dict[tuple[int, int], tuple[int, int]]:
    """Return which group stands over an empty cell, where cells were not merged.

    A text reaches over the empty cells at its right as long as something is written below
    these, provided that something is written below the text itself.
    """
    filled: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(top, last):
        below = {
            column
            for lower in range(row + 1, last + 1)
            for column, cell in view.rows.get(lower, {}).items()
            if cell.raw.strip()
        }
        group: tuple[int, int] | None = None
        for column in range(1, max(below, default=0) + 1):
            if (row, column) in view.anchors:
                group = None
            elif cell := view.sheet.cells.get((row, column)):
                group = (row, column) if cell.raw.strip() and column in below else None
            elif group and column in below:
                filled[row, column] = group
    return filled
