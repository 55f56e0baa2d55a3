"""The column of indicators in a table that has them down its rows.

An indicator often says its name only together with the rows above it: "Chi hội", under it
"- Thôn" and "- Trường học". The numbering tells what stands under what.
"""

import re
from dataclasses import dataclass, field

from khuyenhoc.lib.sheets.declaration import Certainty
from khuyenhoc.lib.sheets.matching import HeadingMatch, Matcher
from khuyenhoc.lib.sheets.measures import read_measure
from khuyenhoc.lib.sheets.sheet_view import SheetView, is_words

# A column of fewer indicators than this is no table turned round.
MIN_INDICATORS = 2
MAX_LABEL_COLUMNS = 12

_SIGN = re.compile(
    r"\s*(?:(?P<roman>[IVX]{1,5})(?=\s*[.)/:\s]|$)|(?P<letter>[A-ZĐ])(?=\s*[.)/]|$)"
    r"|(?P<number>\d{1,2}(?:\.\d{1,2})*)(?=\s*[.)/:\s]|$)|(?P<small>[a-zđ])(?=\s*[.)])"
    r"|(?P<dash>[-–—•*])|(?P<plus>\+))"
)
_OF_WHICH = re.compile(r"\s*(?:trong đó|gồm|chia ra|bao gồm)\b", re.IGNORECASE)
CHAPTER = 1
PLAIN = 2
ITEM = 7


@dataclass(slots=True)
class IndicatorRow:
    """One row that names an indicator, with the rows above that it belongs to."""

    row: int
    label: str
    parts: tuple[str, ...]
    match: HeadingMatch


@dataclass(slots=True)
class IndicatorRows:
    """The indicators found down one column."""

    column: int
    rows: list[IndicatorRow] = field(default_factory=list)

    @property
    def keys(self) -> set[str]:
        """The columns of the declaration that are likely meant."""
        return {one.match.keys[0] for one in self.rows if one.match.keys}

    @property
    def first_row(self) -> int:
        """The first row that surely names an indicator: what is above may be titles."""
        sure = (one.row for one in self.rows if one.match.certainty is Certainty.SURE)
        likely = (one.row for one in self.rows if one.match.keys)
        return next(sure, None) or next(likely)


def find_indicator_rows(
    view: SheetView, matcher: Matcher, at_least: int = MIN_INDICATORS
) -> IndicatorRows | None:
    """Find the column whose texts name most indicators; None where all name too few."""
    counts: dict[int, int] = {}
    for cells in view.rows.values():
        for column, cell in cells.items():
            if is_words(cell) and matcher.knows(cell.raw):
                counts[column] = counts.get(column, 0) + 1
    likely = sorted(counts, key=lambda column: -counts[column])[:MAX_LABEL_COLUMNS]
    best: IndicatorRows | None = None
    at_least = max(at_least, MIN_INDICATORS)
    for column in likely:
        if counts[column] < at_least:
            continue
        found = _read_column(view, column, matcher)
        if best is None or len(found.keys) > len(best.keys):
            best = found
    return best if best is not None and len(best.keys) >= at_least else None


def _read_column(view: SheetView, column: int, matcher: Matcher) -> IndicatorRows:
    found = IndicatorRows(column)
    above: list[tuple[int, str]] = []
    measures = _find_measures(view, column)
    for row in view.row_numbers:
        cell = view.rows[row].get(column)
        if cell is None or not is_words(cell):
            continue
        label = cell.raw.strip()
        level = _get_level(view, row, column, cell.raw)
        while above and above[-1][0] >= level:
            above.pop()
        said = measures.get(row, "")
        match, parts = _match(label, said, above, matcher)
        found.rows.append(IndicatorRow(row, label, parts, match))
        above.append((level, label))
    return found


def _match(
    label: str, measure: str, above: list[tuple[int, str]], matcher: Matcher
) -> tuple[HeadingMatch, tuple[str, ...]]:
    """Match a label with what it stands under; chapters may be passed over."""
    own = f"{label} ({measure})" if measure else label
    chains = [
        tuple(text for _, text in above),
        tuple(text for _, text in above[-1:]),
        tuple(text for level, text in above if level > CHAPTER),
    ]
    matches = []
    for chain in chains:
        match = matcher.match((*chain, own))
        if match.certainty is Certainty.SURE or match.is_left_out:
            return match, (*chain, label)
        matches.append((match, (*chain, label)))
    return max(matches, key=lambda one: one[0].score)


def _get_level(view: SheetView, row: int, column: int, label: str) -> int:
    """Return how deep a row stands: by its numbering, else by its indentation."""
    left = [
        view.rows[row][c].raw.strip()
        for c in sorted(view.rows[row])
        if c < column and len(view.rows[row][c].raw.strip()) <= 8
    ]
    for sign in (*left, label):
        found = _SIGN.match(sign)
        if not found:
            continue
        if found["roman"]:
            return CHAPTER
        if found["letter"]:
            return 0
        if found["number"]:
            return PLAIN + found["number"].count(".")
        return ITEM - 1 if found["small"] else ITEM + bool(found["plus"])
    if _OF_WHICH.match(label):
        return ITEM
    indent = len(label) - len(label.lstrip())
    return PLAIN + min(indent, 4)


def _find_measures(view: SheetView, column: int) -> dict[int, str]:
    """Return the unit of measure that stands beside each indicator ("người", "tr.đ")."""
    from_columns: dict[int, dict[int, str]] = {}
    for row, cells in view.rows.items():
        for place, cell in cells.items():
            worded = is_words(cell) or cell.raw.strip() == "%"
            if place > column and worded and read_measure(cell.raw) is not None:
                from_columns.setdefault(place, {})[row] = cell.raw.strip()
    found = max(from_columns.values(), key=len, default={})
    return found if len(found) >= MIN_INDICATORS else {}
