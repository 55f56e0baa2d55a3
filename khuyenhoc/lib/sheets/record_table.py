"""A list of names: one record a row, read as the rows come.

The table may stand under titles, have headings of several rows, group headings between its rows
("Xóm 3", "Xã Võ Nhai"), totals, repeated headings and signatures; only rows with a name are
records. What the cells mean is the caller's: he gets the cells of the columns that are surely his.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

from khuyenhoc.lib.names import vn_norm
from khuyenhoc.lib.sheets.cells import is_blank, quote
from khuyenhoc.lib.sheets.columns import ChoosingPlace, TakenColumn, choose_columns
from khuyenhoc.lib.sheets.declaration import (
    LEAVE_OUT,
    Certainty,
    Declaration,
    QuestionKind,
    UnitChoice,
    UnitContext,
    UnitMatch,
)
from khuyenhoc.lib.sheets.grid import Cell
from khuyenhoc.lib.sheets.headers import Header, find_headers
from khuyenhoc.lib.sheets.headings import Part
from khuyenhoc.lib.sheets.manifest import MANIFEST_SHEET
from khuyenhoc.lib.sheets.reading import COUNT, Choice, Problem, Reading, Severity
from khuyenhoc.lib.sheets.row_stream import Row, RowStream, StreamedSheet
from khuyenhoc.lib.sheets.rows import is_note, is_ordinal, is_total, strip_numbering
from khuyenhoc.lib.sheets.sheet_view import is_numbering, is_words, view_sheet
from khuyenhoc.lib.sheets.titles import Titles, find_title_units, read_titles

# With their diacritics: "Tô Văn An" and "Tống Thị Cúc" are people, "Tổ 5" a place.
_PLACE = re.compile(
    r"\s*(?:xóm|thôn|bản|ấp|tổ|tdp|khối|khu|buôn|làng|chi\s+hội|xã|phường|thị\s+trấn)\b",
    re.IGNORECASE,
)
_SUM = re.compile(r"\s*(?:tổng|cộng)\b", re.IGNORECASE)
HEAD_ROWS = 60  # rows among which the headings are looked for
SAME_HEADING = 0.7
MAX_NAME = 160


@dataclass(frozen=True, slots=True)
class Record:
    """One row with a name. ``cells`` are by the key of their column; ``group`` is the nearest
    heading above it inside the table, with its row; ``unit`` the association's number, found by
    the row's own words, the heading above it, or the only one that the sender may list for."""

    sheet: str
    sheet_number: int
    row: int
    cells: dict[str, Cell]
    group: str
    unit: str


@dataclass(slots=True)
class RecordTable:
    """A file of names being read: iterate over ``records``, then look at ``reading``.

    ``name_key`` is the key of the column without which a row is no record, ``unit_key`` that of the
    column with the units; ``place_key`` that of the column of hamlets, whose names may stand as
    headings between the rows, "" where the records themselves are hamlets. ``columns`` tells
    where each column stands: {sheet: {key: column}}.
    """

    stream: RowStream
    declaration: Declaration
    name_key: str
    unit_key: str
    place_key: str = ""
    reading: Reading = field(default_factory=Reading)
    columns: dict[str, dict[str, int]] = field(default_factory=dict)
    _units: dict[tuple[str, str, str], UnitMatch] = field(default_factory=dict)

    def records(self) -> Iterator[Record]:
        """Every record of every sheet; problems with rows and headings go to ``reading``."""
        for number, sheet in enumerate(self.stream.sheets):
            if sheet.name in (MANIFEST_SHEET, *self.declaration.ignored_sheets):
                continue
            yield from self._read_sheet(number, sheet)
        if not self.reading.sheets:
            label = quote(self.declaration.by_key[self.name_key].label)
            self.reading.problems.append(
                Problem(
                    Severity.ERROR, "", None, None,
                    f"Không tìm thấy danh sách nào trong tệp: cần một dòng tiêu đề có cột {label}. "
                    "Hãy tải mẫu về và điền vào, hoặc ghi tên các cột ở dòng đầu danh sách.",
                )
            )  # fmt: skip

    # ----- headings -----

    def _read_sheet(self, number: int, sheet: StreamedSheet) -> Iterator[Record]:
        first = list(islice(sheet.rows, HEAD_ROWS))
        view = view_sheet(sheet.head(first))
        header = self._find_header(find_headers(view, self.declaration.matcher))
        if header is None:
            if first and not sheet.is_hidden:
                self.reading.notices.append(
                    f"Trang {quote(sheet.name)} không có cột tên nên không được đọc."
                )
            return
        if sheet.is_hidden:
            self.reading.notices.append(
                f"Trang {quote(sheet.name)} đang ẩn nên không được đọc. Nếu cần, hãy hiện trang "
                "rồi gửi lại."
            )
            return
        titles = read_titles(view, 1, header.first_row - 1)
        place = ChoosingPlace(sheet.name, titles, lambda column: True, hidden=sheet.hidden_columns)
        choosing = choose_columns(
            list(header.headings.values()), place, self.declaration, self.reading
        )
        self.reading.sheets.append(sheet.name)
        self.columns[sheet.name] = {one.column.key: one.place for one in choosing.taken}
        if not any(one.column.key == self.name_key for one in choosing.taken):
            return  # asked about, or refused as standing twice
        rows = chain([row for row in first if row[0] > header.last_row], sheet.rows)
        yield from _Rows(self, number, sheet, header, choosing.taken, titles).read(rows)

    def _find_header(self, headers: list[Header]) -> Header | None:
        """The header that names records: the best of those with the column of names."""
        named = [header for header in headers if self._names(header)]
        return max(named, key=lambda header: header.score, default=None)

    def _names(self, header: Header) -> bool:
        return any(self.name_key in one.match.keys for one in header.headings.values())

    # ----- units -----

    def find_unit(self, text: str, sheet: str, title: str) -> UnitMatch:
        """The unit that a text means; each text is looked up once."""
        key = (text, sheet, title)
        if key not in self._units:
            answer = self.declaration.get_answer(QuestionKind.UNIT, vn_norm(text))
            if answer:
                name = self.declaration.unit_names.get(answer, text)
                choice = UnitChoice(answer, name)
                return self._units.setdefault(key, UnitMatch(Certainty.SURE, (choice,)))
            context = UnitContext((), "", sheet, title)
            self._units[key] = self.declaration.find_unit(text, context)
        return self._units[key]


class _Rows:
    """The rows under one header."""

    def __init__(
        self,
        table: RecordTable,
        number: int,
        sheet: StreamedSheet,
        header: Header,
        taken: list[TakenColumn],
        titles: Titles,
    ) -> None:
        self.table, self.number, self.sheet, self.titles = table, number, sheet, titles
        self.problems = table.reading.problems
        self.places = {one.place: one.column.key for one in taken}
        parts = {place: one.match.part for place, one in header.headings.items()}
        self.unit_place = next(
            (
                place
                for place, part in parts.items()
                if part is Part.UNIT and place not in self.places
            ),
            None,
        )
        by_key = {key: place for place, key in self.places.items()}
        self.unit_place = by_key.get(table.unit_key, self.unit_place)
        self.name_place = by_key[table.name_key]
        self.ordinals = {place for place, part in parts.items() if part is Part.ORDINAL}
        self.headings = {place: one.parts[-1] for place, one in header.headings.items()}
        self.group, self.group_unit = "", ""
        self.last_unit = ""
        self.is_over = False
        self.hidden: list[int] = []
        self.title_unit = self._find_title_unit()

    def read(self, rows: Iterator[Row]) -> Iterator[Record]:
        excluded = self._settle_hidden
        fresh = True
        for row, cells in rows:
            if fresh and is_numbering(cells):
                continue
            fresh = False
            name = cells.get(self.name_place)
            if name is None or is_blank(name):
                fresh = self._take_nameless(row, cells)
                continue
            if self._repeats_header(cells):
                fresh = True
                continue
            if self._heads_group(name, cells):
                self._open_group(name.raw)
                fresh = True
                continue
            if self._sums_up(name, cells):
                continue
            if is_note(name.raw) and len(cells) == 1:
                self.is_over = True
                continue
            if row in self.sheet.hidden_rows and excluded(row):
                continue
            unit = self._find_unit(row, cells)
            if unit is None:
                continue
            values = {
                self.places[place]: cell for place, cell in cells.items() if place in self.places
            }
            yield Record(self.sheet.name, self.number, row, values, self.group, unit)

    # ----- rows that are no records -----

    def _take_nameless(self, row: int, cells: dict[int, Cell]) -> bool:
        """A row without a name: a heading, a note, a total, or a name left out.

        Whether headings may be numbered again below it.
        """
        texts = [cell for cell in cells.values() if is_words(cell)]
        others = [place for place in cells if place not in self.ordinals]
        if any(is_note(cell.raw) or is_total(cell.raw) for cell in texts):
            self.is_over = self.is_over or any(is_note(cell.raw) for cell in texts)
            return False
        if len(texts) == 1 and len(others) <= 1 + (texts[0].column in self.ordinals):
            self._open_group(texts[0].raw)
            return True
        if not others or self.is_over or self._repeats_header(cells):
            return True
        filled = [place for place in others if place in self.places]
        if filled and any(place != self.unit_place for place in filled):
            label = self.table.declaration.by_key[self.table.name_key].label.lower()
            self.problems.append(
                Problem(
                    Severity.ERROR, self.sheet.name, row, self.name_place,
                    f"Dòng có số liệu nhưng thiếu {label}. Hãy ghi vào ô này, hoặc xóa cả dòng.",
                    key=self.table.name_key,
                )
            )  # fmt: skip
        return False

    def _heads_group(self, name: Cell, cells: dict[int, Cell]) -> bool:
        """Whether a row with nothing but a name is a heading: "Xóm 3", "II. Xã Đại Từ"."""
        others = cells.keys() - self.ordinals - {self.name_place}
        if others or not self.table.place_key:
            return False
        if any(is_ordinal(cells.get(place)) for place in self.ordinals):
            return False
        return _PLACE.match(strip_numbering(name.raw)) is not None

    def _sums_up(self, name: Cell, cells: dict[int, Cell]) -> bool:
        """Whether a row is a total: its first words say so and it bears no number."""
        if any(is_ordinal(cells.get(place)) for place in self.ordinals):
            return False
        return is_total(name.raw) or _SUM.match(name.raw) is not None

    def _open_group(self, text: str) -> None:
        words = strip_numbering(text).strip(" :")
        match = self.table.find_unit(words, self.sheet.name, self.titles.joined)
        if match.certainty is Certainty.SURE and not match.is_group:
            self.group_unit, self.group = match.choices[0].code, ""
        elif not match.is_group:
            self.group = words[:MAX_NAME]

    def _repeats_header(self, cells: dict[int, Cell]) -> bool:
        """Whether a row says the headings once more, as at a page break."""
        name = cells.get(self.name_place)
        if name is not None and name.raw.strip() != self.headings.get(self.name_place):
            return False
        same = sum(
            place in cells and cells[place].raw.strip() == text
            for place, text in self.headings.items()
        )
        return same >= 2 and same >= SAME_HEADING * len(cells)

    def _settle_hidden(self, row: int) -> bool:
        """Whether a hidden row with a name does not count; asked once for all of a sheet."""
        text = f"{self.sheet.name}: dòng ẩn"
        answer = self.table.declaration.get_answer(QuestionKind.HIDDEN_ROWS, text)
        if answer == COUNT:
            return False
        if answer is None and not self.hidden:
            self.problems.append(
                Problem(
                    Severity.QUESTION, self.sheet.name, row, self.name_place,
                    f"Trang {quote(self.sheet.name)} có dòng đang ẩn mà có tên (dòng {row} là dòng "
                    "đầu). Có tính các dòng này không? Trả lời một lần; hoặc hiện dòng (Unhide), "
                    "hay xóa dòng rồi gửi lại.",
                    QuestionKind.HIDDEN_ROWS.value, text,
                    (Choice(COUNT, "Có, tính cả dòng ẩn"), Choice(LEAVE_OUT, "Không tính")),
                    COUNT,
                )
            )  # fmt: skip
        self.hidden.append(row)
        return True

    # ----- units -----

    def _find_title_unit(self) -> str:
        found = find_title_units(self.titles, self.table.declaration, self.sheet.name)
        found = [one for one in found if one.match.certainty is Certainty.SURE]
        if len(found) == 1:
            return found[0].match.choices[0].code
        match = self.table.find_unit(self.sheet.name, self.sheet.name, self.titles.joined)
        if match.certainty is Certainty.SURE and not match.is_group:
            return match.choices[0].code
        return ""

    def _find_unit(self, row: int, cells: dict[int, Cell]) -> str | None:
        """The unit of a record; None where it is not sure, which is told at its cell."""
        place = self.unit_place
        cell = cells.get(place) if place is not None else None
        if cell is not None and not is_blank(cell):
            match = self.table.find_unit(cell.raw.strip(), self.sheet.name, self.titles.joined)
            if match.certainty is Certainty.SURE and not match.is_group:
                self.last_unit = match.choices[0].code
                return self.last_unit
            if self._leaves_out(cell):
                return None
            self._tell_unit(row, cell, match)
            return None
        single = self.table.declaration.single_unit
        found = self.group_unit or (self.title_unit if place is None else "")
        if not found and single is not None:
            found = single.code
        if found:
            return found
        self.problems.append(
            Problem(
                Severity.ERROR, self.sheet.name, row, place or self.name_place,
                "Không biết dòng này của xã, phường nào. Hãy ghi tên xã, phường vào cột của nó.",
                key=self.table.unit_key,
            )
        )  # fmt: skip
        return None

    def _leaves_out(self, cell: Cell) -> bool:
        answer = self.table.declaration.get_answer(QuestionKind.UNIT, vn_norm(cell.raw))
        return answer == LEAVE_OUT

    def _tell_unit(self, row: int, cell: Cell, match: UnitMatch) -> None:
        """Ask once about a name that may mean a unit; refuse one that means none, at each cell."""
        text = cell.raw.strip()
        if match.certainty is Certainty.UNSURE and match.choices:
            kind, asked = QuestionKind.UNIT.value, vn_norm(text)
            if any(one.kind == kind and one.text == asked for one in self.problems):
                return
            choices = tuple(Choice(one.code, one.name) for one in match.choices[:8])
            self.problems.append(
                Problem(
                    Severity.QUESTION, self.sheet.name, row, cell.column,
                    f"{quote(text)} là đơn vị nào? Trả lời một lần, lần sau tự hiểu.",
                    kind, asked, choices, choices[0].answer,
                )
            )  # fmt: skip
            return
        why = (
            "không phải đơn vị nhận danh sách"
            if match.is_group
            else "không có trong các đơn vị của bạn"
        )
        self.problems.append(
            Problem(
                Severity.ERROR, self.sheet.name, row, cell.column,
                f"{quote(text)} {why}. Hãy ghi đúng tên xã, phường.", key=self.table.unit_key,
            )
        )  # fmt: skip
