"""The rows of a list of names under one header: which are records, and of which unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, takewhile
from typing import TYPE_CHECKING

from khuyenhoc.lib.names import vn_norm
from khuyenhoc.lib.sheets.cells import is_blank, quote
from khuyenhoc.lib.sheets.columns import TakenColumn
from khuyenhoc.lib.sheets.declaration import (
    LEAVE_OUT,
    Certainty,
    QuestionKind,
    UnitMatch,
    ValueType,
)
from khuyenhoc.lib.sheets.grid import Cell
from khuyenhoc.lib.sheets.headers import Header
from khuyenhoc.lib.sheets.headings import Part
from khuyenhoc.lib.sheets.reading import COUNT, Choice, Problem, Severity
from khuyenhoc.lib.sheets.row_stream import Row, StreamedSheet
from khuyenhoc.lib.sheets.rows import is_note, is_ordinal, is_total, strip_numbering
from khuyenhoc.lib.sheets.sheet_view import is_numbering, is_words
from khuyenhoc.lib.sheets.titles import Titles, find_title_units

if TYPE_CHECKING:
    from khuyenhoc.lib.sheets.record_table import RecordTable

# With their diacritics: "Tô Văn An" and "Tống Thị Cúc" are people, "Tổ 5" a place.
_PLACE = re.compile(
    r"\s*(?:xóm|thôn|bản|ấp|tổ|tdp|khối|khu|buôn|làng|chi\s+hội|xã|phường|thị\s+trấn)\b",
    re.IGNORECASE,
)
_COMMUNE = re.compile(r"(?:xã|phường|thị\s+trấn|đặc\s+khu)\s+\w", re.IGNORECASE)
_NAMED = re.compile(r"\b(xã|phường|thị\s+trấn|đặc\s+khu)\s+(\w+(?:\s+\w+){0,2})", re.IGNORECASE)
# What may follow "XÃ" in a title all in capitals and names none.
_NO_NAMES = frozenset(
    ("nam", "dang", "dat", "duoc", "quan", "co", "va", "hoc", "cong", "theo", "hoi", "gia", "dong")
)
_TITLE = re.compile(r"(?:danh sách|báo cáo|biểu|bảng)\b", re.IGNORECASE)
_SUM = re.compile(
    r"\s*(?:(?:tổng|cộng)\b|danh sách (?:này |trên )?(?:có|gồm)\b|ấn định\b)", re.IGNORECASE
)
_DITTO = frozenset(("nt", "n t", "nhu tren", "nhu t", "nhu tr"))
_DITTO_SIGNS = frozenset("\"“”„'’‘〃″")
LONGEST_DITTO = 10
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


class Rows:
    """The rows under one header; after ``read``, ``rest`` are those from the next header on."""

    def __init__(
        self,
        table: "RecordTable",
        number: int,
        sheet: StreamedSheet,
        header: Header,
        taken: list[TakenColumn],
        titles: Titles,
        tail: int | None = None,
        above: "Rows | None" = None,
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
        self.tail = tail
        self.spans = self._find_spans()
        self.held: dict[int, tuple[int, Cell]] = {}
        self.group, self.group_unit, self.is_foreign = "", "", False
        self.title_unit = ""
        if above is not None and above.is_fresh:  # a heading right over these headings
            self.group, self.group_unit = above.group, above.group_unit
            self.is_foreign = above.is_foreign
        self.last_unit = ""
        self.is_fresh: bool = True
        self.is_over = False
        self.left = 0
        self.hidden: list[int] = []
        self.rest: Iterator[Row] | None = None
        self.title_unit = self._find_title_unit() or (above.title_unit if above else "")
        if not self.title_unit and above is None:
            self._ask_title_unit()

    def read(self, rows: Iterator[Row]) -> Iterator[Record]:
        """The records, up to the end of the sheet or the headings of another table."""
        self.is_fresh = True
        for row, cells in rows:
            if self.is_fresh and is_numbering(cells):
                continue
            if self._begins_table(cells):
                self.rest = chain([(row, cells)], rows)
                break
            if self.spans or self.held:
                self._spread(row, cells)
            self.is_fresh = False
            name = cells.get(self.name_place)
            if name is None or is_blank(name):
                self.is_fresh = self._take_nameless(row, cells)
                continue
            if self._repeats_header(cells):
                self.is_fresh = True
                continue
            if self._heads_group(name, cells):
                self._open_group(row, name)
                self.is_fresh = True
                continue
            if self._sums_up(name, cells) or self._signs(name, cells):
                continue
            if row in self.sheet.hidden_rows and self._settle_hidden(row):
                continue
            unit = self._find_unit(row, cells)
            if unit is None:
                continue
            values = {
                self.places[place]: cell for place, cell in cells.items() if place in self.places
            }
            if self.tail in cells:
                values[self.table.name_key] = _join(name, cells[self.tail])
            yield Record(self.sheet.name, self.number, row, values, self.group, unit)
        if self.left:
            self.table.reading.notices.append(
                f"Trang {quote(self.sheet.name)}: {self.left} dòng sau phần ký không được đọc. Nếu "
                "là người trong danh sách, hãy đánh số thứ tự cho dòng ấy."
            )

    def _begins_table(self, cells: dict[int, Cell]) -> bool:
        """Whether a row heads another table: headings that are ours, in another order."""
        name = cells.get(self.name_place)
        if name is not None and name.raw.strip().lower() not in self.table.heading_words:
            return False
        texts = [cell.raw.strip() for cell in cells.values() if is_words(cell)]
        if sum(text.lower() in self.table.heading_words for text in texts) < 2:
            return False
        match = self.table.declaration.matcher.match
        keys = {match((text,)).key for text in texts}
        return self.table.name_key in keys and not self._repeats_header(cells)

    # ----- merged cells -----

    def _find_spans(self) -> dict[int, list[tuple[int, int]]]:
        """Merged cells down several rows in columns of words: {first row: [(column, last row)]}."""
        columns = self.table.declaration.by_key
        words = {place for place, key in self.places.items()
                 if columns[key].type is ValueType.TEXT and place != self.name_place}  # fmt: skip
        spans: dict[int, list[tuple[int, int]]] = {}
        for top, left, bottom, _ in self.sheet.merged:
            if bottom > top and (left in words or left == self.unit_place):
                spans.setdefault(top, []).append((left, bottom))
        return spans

    def _spread(self, row: int, cells: dict[int, Cell]) -> None:
        """Give a row what a merged cell that began above says of it."""
        for column, (bottom, cell) in list(self.held.items()):
            if row > bottom:
                del self.held[column]
            elif column not in cells and len(cells) > 1:
                cells[column] = Cell(row, column, cell.kind, cell.value, cell.raw)
        for column, bottom in self.spans.get(row, ()):
            if column in cells:
                self.held[column] = (bottom, cells[column])

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
            if not self.is_over or _PLACE.match(strip_numbering(texts[0].raw)):
                self._open_group(row, texts[0])
            return True
        if self.is_over and any(not is_words(cell) for cell in cells.values()):
            self.left += 1
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
        if not self.table.place_key or len(cells) > len(self.ordinals) + 1:
            return False
        if cells.keys() - self.ordinals - {self.name_place}:
            return False
        if any(is_ordinal(cells.get(place)) for place in self.ordinals):
            return False
        return _PLACE.match(strip_numbering(name.raw)) is not None

    def _sums_up(self, name: Cell, cells: dict[int, Cell]) -> bool:
        """Whether a row is a total: its first words say so and it bears no number."""
        if any(is_ordinal(cells.get(place)) for place in self.ordinals):
            return False
        return is_total(name.raw) or _SUM.match(name.raw) is not None

    def _signs(self, name: Cell, cells: dict[int, Cell]) -> bool:
        """Whether a row belongs to the signatures: from a note on, what has neither a number in
        front nor a figure. Other rows there are told of by their count."""
        for place, cell in cells.items():
            if place != self.name_place and not is_words(cell):
                self.is_over = False
                return False
        if is_note(name.raw):
            self.is_over = True
            return True
        self.left += self.is_over
        return self.is_over

    def _open_group(self, row: int, heading: Cell) -> None:
        words = strip_numbering(heading.raw).strip(" :")
        match = self.table.find_unit(words, self.sheet.name, self.titles.joined)
        self.is_foreign = False
        if match.certainty is Certainty.SURE and not match.is_group:
            self.group_unit, self.group = match.choices[0].code, ""
        elif not match.is_group and _COMMUNE.match(words):
            self.is_foreign, self.group = True, ""
            self._tell_unit(row, heading, match)
        elif not match.is_group:
            self.group = "" if _TITLE.match(words) else words[:MAX_NAME]

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

    def _ask_title_unit(self) -> None:
        """Ask once about a title that names a commune which is not the sender's only one."""
        single = self.table.declaration.single_unit
        if single is None or self.unit_place is not None:
            return
        for title in self.titles.texts:
            found = _NAMED.search(title.text)
            named = takewhile(_may_name, found[2].split()) if found else ()
            words = " ".join([found[1], *named]) if found else ""
            if not found or words == found[1]:
                continue
            match = self.table.find_unit(words, self.sheet.name, "")
            if match.certainty is Certainty.SURE or match.is_group:
                return
            if self.table.declaration.get_answer(QuestionKind.UNIT, vn_norm(words)) == LEAVE_OUT:
                self.is_foreign = True
                return
            self.problems.append(
                Problem(
                    Severity.QUESTION, self.sheet.name, title.row, title.column,
                    f"Tiêu đề ghi {quote(words)}. Danh sách này có phải của {single.name} không? "
                    "Trả lời một lần; hoặc gửi danh sách của đúng đơn vị mình.",
                    QuestionKind.UNIT.value, vn_norm(words),
                    (Choice(single.code, single.name),), single.code,
                )
            )  # fmt: skip
            return

    def _find_unit(self, row: int, cells: dict[int, Cell]) -> str | None:
        """The unit of a record; None where it is not sure, which is told at its cell."""
        place = self.unit_place
        cell = cells.get(place) if place is not None else None
        if cell is not None and self.last_unit and is_ditto(cell.raw):
            return self.last_unit
        if cell is not None and not is_blank(cell):
            match = self.table.find_unit(cell.raw.strip(), self.sheet.name, self.titles.joined)
            if match.certainty is Certainty.SURE and not match.is_group:
                self.last_unit = match.choices[0].code
                return self.last_unit
            if self._leaves_out(cell):
                return None
            self._tell_unit(row, cell, match)
            return None
        if self.is_foreign:
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


def _may_name(word: str) -> bool:
    """Whether a word of a title may be part of a commune's name."""
    return word[0].isupper() and vn_norm(word) not in _NO_NAMES


def _join(name: Cell, tail: Cell) -> Cell:
    text = f"{name.raw.strip()} {tail.raw.strip()}"
    return Cell(name.row, name.column, name.kind, text, text)


@lru_cache(maxsize=1_000)
def is_ditto(text: str) -> bool:
    """Whether a text repeats the one above it: a quotation mark, "nt", "như trên"."""
    plain = text.strip()
    if len(plain) > LONGEST_DITTO:
        return False
    words = vn_norm(plain)
    return words in _DITTO or (not words and any(sign in _DITTO_SIGNS for sign in plain))
