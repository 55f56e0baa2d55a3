"""Which columns of a table are taken, which are asked about, which are left.

Where the indicators stand down the rows, a "column" here is one of those rows.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from khuyenhoc.lib.sheets.cells import quote
from khuyenhoc.lib.sheets.declaration import Certainty, Column, Declaration, QuestionKind
from khuyenhoc.lib.sheets.grid import address
from khuyenhoc.lib.sheets.headers import Heading
from khuyenhoc.lib.sheets.headings import Aspect
from khuyenhoc.lib.sheets.measures import get_factor
from khuyenhoc.lib.sheets.reading import (
    Choice,
    FoundColumn,
    FoundPeriod,
    Problem,
    Reading,
    Severity,
)
from khuyenhoc.lib.sheets.titles import Titles


@dataclass(slots=True)
class TakenColumn:
    """A column of the sheet that surely is one of ours; ``factor`` scales its numbers."""

    place: int
    column: Column
    factor: Decimal
    heading: Heading


@dataclass(slots=True)
class Choosing:
    """The columns of one table, sorted by what is done with them."""

    taken: list[TakenColumn] = field(default_factory=list)
    unsure: list[Heading] = field(default_factory=list)
    compared: list[Heading] = field(default_factory=list)
    unread: list[Heading] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ChoosingPlace:
    """Where columns are chosen: the sheet, its titles, and which places hold figures.

    ``written`` are the keys that our own workbook was made with, by place: they settle a
    doubt but never overrule the words. ``hidden`` are the places that cannot be seen.
    """

    sheet: str
    titles: Titles
    is_filled: Callable[[int], bool]
    written: Mapping[int, str] = field(default_factory=dict)
    hidden: frozenset[int] = frozenset()


def choose_columns(
    headings: list[Heading], place: ChoosingPlace, declaration: Declaration, reading: Reading
) -> Choosing:
    """Decide on every heading; questions and errors go to ``reading`` at the headings."""
    choosing = Choosing()
    claims: dict[str, list[Heading]] = {}
    for heading in headings:
        match = heading.match
        if match.part is not None or match.is_left_out:
            continue
        if not is_current(heading, headings, place.titles, declaration):
            choosing.compared.append(heading)
        elif match.certainty is Certainty.SURE:
            claims.setdefault(match.keys[0], []).append(heading)
        elif place.written.get(heading.place) in match.keys:
            claims.setdefault(place.written[heading.place], []).append(heading)
        elif match.certainty is Certainty.UNSURE:
            choosing.unsure.append(heading)
        else:
            choosing.unread.append(heading)
    for key, claiming in claims.items():
        column = declaration.by_key[key]
        filled = [one for one in claiming if place.is_filled(one.place)]
        kept = filled or claiming[:1]
        if len(kept) > 1:
            _refuse_double(place.sheet, kept, column, reading)
            continue
        factor = get_factor(kept[0].match.measure, place.titles.measure, column)
        choosing.taken.append(TakenColumn(kept[0].place, column, factor, kept[0]))
    for heading in list(choosing.unsure):
        keys = [key for key in heading.match.keys if key not in claims]
        if not keys:
            choosing.unsure.remove(heading)
            choosing.unread.append(heading)
        elif place.is_filled(heading.place):
            _ask_column(place.sheet, heading, keys, declaration, reading)
    choosing.taken.sort(key=lambda taken: taken.place)
    _report(choosing, place, reading)
    return choosing


def is_current(
    heading: Heading, headings: list[Heading], titles: Titles, declaration: Declaration
) -> bool:
    """Whether the figures under a heading are those of the period that is sent."""
    aspect = heading.match.aspect
    if aspect is None or aspect is Aspect.CURRENT:
        return True
    if aspect is not Aspect.DATED:
        return False
    wanted = declaration.period or (titles.periods[0].period if titles.periods else None)
    if wanted is None or heading.match.period is None or heading.match.period == wanted:
        return True
    # One other date over all columns is the period of the table, and the caller compares
    # it with the one that is sent; beside undated columns it is there for comparison.
    others = [one.match for one in headings if one is not heading]
    dates = {one.period for one in others if one.period is not None}
    undated = {key for one in others if one.aspect is None for key in one.keys[:1]}
    return dates <= {heading.match.period} and undated.isdisjoint(heading.match.keys[:1])


def name_headings(headings: list[Heading]) -> str:
    """Return headings as they are listed in a notice: “Ghi chú” (ô F5)."""
    return ", ".join(f"{quote(one.text)} (ô {address(one.row, one.column)})" for one in headings)


def _ask_column(
    sheet: str, heading: Heading, keys: list[str], declaration: Declaration, reading: Reading
) -> None:
    """Ask once which column a heading means."""
    kind, text = QuestionKind.COLUMN.value, heading.match.text
    if any(one.kind == kind and one.text == text for one in reading.problems):
        return
    choices = tuple(Choice(key, declaration.by_key[key].label) for key in keys)
    reading.problems.append(
        Problem(
            Severity.QUESTION,
            sheet,
            heading.row,
            heading.column,
            f"{quote(heading.text)} hiểu là {quote(choices[0].label)}, đúng không? "
            "Trả lời một lần, lần sau tự hiểu; hoặc ghi đúng như trong biểu mẫu.",
            kind,
            text,
            choices,
            keys[0],
        )
    )


def _refuse_double(sheet: str, headings: list[Heading], column: Column, reading: Reading) -> None:
    """Refuse two filled columns of one meaning, at the headings of both."""
    shared = [(one.row, one.column) for one in headings]
    # One merged heading over two filled columns: each is named at its own place.
    cells = [
        (one.row, one.place if shared.count((one.row, one.column)) > 1 else one.column)
        for one in headings
    ]
    listed = " và ".join(address(*cell) for cell in cells)
    for row, at in cells:
        reading.problems.append(
            Problem(
                Severity.ERROR,
                sheet,
                row,
                at,
                f"Các ô {listed} cùng được hiểu là {quote(column.label)} nên chưa số liệu nào ở đó "
                "được nhận. Hãy sửa tên, hoặc xóa phần thừa.",
                key=column.key,
            )
        )


def _report(choosing: Choosing, place: ChoosingPlace, reading: Reading) -> None:
    name = place.sheet
    for taken in choosing.taken:
        one = taken.heading
        reading.columns.append(FoundColumn(one.text, taken.column.key, name, one.row, one.column))
        period = one.match.period
        if period is not None and period not in [other.period for other in reading.periods]:
            reading.periods.append(FoundPeriod(period, one.text, name, one.row, one.column))
    unread = [one for one in choosing.unread if place.is_filled(one.place)]
    for one in unread:
        reading.unread.append(FoundColumn(one.text, "", name, one.row, one.column))
    if unread:
        told = f"không đọc phần ngoài biểu: {name_headings(unread)}."
        reading.notices.append(f"Trang {quote(name)}: {told}")
    if choosing.compared:
        told = f"phần để so sánh không được nhập: {name_headings(choosing.compared)}."
        reading.notices.append(f"Trang {quote(name)}: {told}")
    hidden = [one.heading for one in choosing.taken if one.place in place.hidden]
    if hidden:
        told = f"có đọc cả cột đang ẩn: {name_headings(hidden)}."
        reading.notices.append(f"Trang {quote(name)}: {told}")
