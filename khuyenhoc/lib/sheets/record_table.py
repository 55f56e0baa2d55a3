"""A list of names: one record a row, read as the rows come.

The table may stand under titles, have headings of several rows, group headings between its rows
("Xóm 3", "Xã Võ Nhai"), totals, repeated headings and signatures; only rows with a name are
records. Another table may follow on the same sheet, with its own headings. What the cells mean is
the caller's: he gets the cells of the columns that are surely his.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice, pairwise

from khuyenhoc.lib.names import vn_norm
from khuyenhoc.lib.sheets.cells import quote
from khuyenhoc.lib.sheets.columns import ChoosingPlace, choose_columns
from khuyenhoc.lib.sheets.declaration import (
    Certainty,
    Declaration,
    QuestionKind,
    UnitChoice,
    UnitContext,
    UnitMatch,
)
from khuyenhoc.lib.sheets.headers import Header, Heading, find_headers, read_header
from khuyenhoc.lib.sheets.manifest import MANIFEST_SHEET
from khuyenhoc.lib.sheets.reading import Problem, Reading, Severity
from khuyenhoc.lib.sheets.record_rows import Record, Rows
from khuyenhoc.lib.sheets.row_stream import Row, RowStream, StreamedSheet
from khuyenhoc.lib.sheets.sheet_view import SheetView, is_words, view_sheet
from khuyenhoc.lib.sheets.titles import read_titles

HEAD_ROWS = 60  # rows among which the headings are looked for
ORDINALS = frozenset(("tt", "stt", "số tt"))
CLEAR = 0.6  # of the best header's score: one so clear that stands higher up begins the table


@dataclass(slots=True)
class RecordTable:
    """A file of names being read: iterate over ``records``, then look at ``reading``.

    ``name_key`` is the key of the column without which a row is no record, ``unit_key`` that of the
    column with the units; ``place_key`` that of the column of hamlets, whose names may stand as
    headings between the rows, "" where the records themselves are hamlets. ``columns`` tells
    where each column of the table that is read stands: {sheet: {key: column}}; ``name_places``
    where names stand below which rows: {sheet: [(last row of headings, column)]}.
    """

    stream: RowStream
    declaration: Declaration
    name_key: str
    unit_key: str
    place_key: str = ""
    reading: Reading = field(default_factory=Reading)
    columns: dict[str, dict[str, int]] = field(default_factory=dict)
    name_places: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    heading_words: frozenset[str] = field(init=False)
    _units: dict[tuple[str, str, str], UnitMatch] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.heading_words = ORDINALS | frozenset(
            text.lower()
            for column in self.declaration.columns
            for text in (column.label, *column.words)
        )

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
        """The records of every table of a sheet, one below the other."""
        rest: Iterator[Row] | None = sheet.rows
        carried: Rows | None = None
        while rest is not None:
            first = list(islice(rest, HEAD_ROWS))
            view = view_sheet(sheet.head(first))
            header = self._find_header(view)
            if header is None or sheet.is_hidden:
                if carried is None and first:
                    self._tell_unread(sheet, header)
                return
            table = self._open_table(number, sheet, view, header, carried)
            if table is None:
                return  # asked about, or refused as standing twice
            below = [row for row in first if row[0] > header.last_row]
            yield from table.read(chain(below, rest))
            rest, carried = table.rest, table

    def _tell_unread(self, sheet: StreamedSheet, header: Header | None) -> None:
        name = quote(sheet.name)
        if header is None and not sheet.is_hidden:
            self.reading.notices.append(f"Trang {name} không có cột tên nên không được đọc.")
        elif header is not None:
            self.reading.notices.append(
                f"Trang {name} đang ẩn nên không được đọc. Nếu cần, hãy hiện trang rồi gửi lại."
            )

    def _open_table(
        self,
        number: int,
        sheet: StreamedSheet,
        view: SheetView,
        header: Header,
        above: Rows | None,
    ) -> Rows | None:
        """Settle what the columns under a header are; None where none is surely the name."""
        titles = read_titles(view, 1, header.first_row - 1)
        place = ChoosingPlace(sheet.name, titles, lambda column: True, hidden=sheet.hidden_columns)
        headings, tail = self._part_tail(list(header.headings.values()))
        choosing = choose_columns(headings, place, self.declaration, self.reading)
        if above is None:
            self.reading.sheets.append(sheet.name)
        self.columns[sheet.name] = {one.column.key: one.place for one in choosing.taken}
        name_place = self.columns[sheet.name].get(self.name_key)
        if name_place is None:
            return None
        self.name_places.setdefault(sheet.name, []).append((header.last_row, name_place))
        if tail is None and _is_name_split(view, header, name_place):
            tail = name_place + 1
        return Rows(self, number, sheet, header, choosing.taken, titles, tail, above)

    def _part_tail(self, headings: list[Heading]) -> tuple[list[Heading], int | None]:
        """Headings without the second of two columns under one merged heading of names, and where
        that is: surnames in one column, given names in the next."""
        ordered = sorted(headings, key=lambda one: one.place)
        for one, other in pairwise(ordered):
            is_shared = (one.row, one.column) == (other.row, other.column)
            if is_shared and other.place == one.place + 1 and one.match.key == self.name_key:
                return [each for each in headings if each is not other], other.place
        return headings, None

    def _find_header(self, view: SheetView) -> Header | None:
        """The header that names records: the first that is about as clear as the best."""
        headers = find_headers(view, self.declaration.matcher)
        named = [header for header in headers if self._names(header)]
        if not named:
            return self._find_lone_header(view)
        enough = CLEAR * max(header.score for header in named)
        return next(header for header in named if header.score >= enough)

    def _names(self, header: Header) -> bool:
        return any(self.name_key in one.match.keys for one in header.headings.values())

    def _find_lone_header(self, view: SheetView) -> Header | None:
        """The heading of a list that has no other column than the names."""
        matcher = self.declaration.matcher
        for row in view.row_numbers:
            cells = list(view.rows[row].values())
            if len(cells) == 1 and matcher.match((cells[0].raw,)).key == self.name_key:
                return read_header(view, row, row, matcher)
        return None

    def find_name_place(self, sheet: str, row: int) -> int | None:
        """The column of names over a row of a sheet."""
        found = [place for last, place in self.name_places.get(sheet, []) if last < row]
        return found[-1] if found else None

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


def _is_name_split(view: SheetView, header: Header, name_place: int) -> bool:
    """Whether a column without heading goes on with the names before it: "Nguyễn Văn", "An"."""
    if name_place + 1 in header.headings:
        return False
    below = [view.rows[row] for row in view.row_numbers if row > header.last_row]
    named = [cells for cells in below if name_place in cells and is_words(cells[name_place])]
    parted = [cells for cells in named if (cell := cells.get(name_place + 1)) and is_words(cell)]
    return len(parted) * 2 > len(named)
