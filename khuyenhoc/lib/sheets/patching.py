"""The officer's own file with its cells marked: only the parts concerned are changed."""

from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from khuyenhoc.lib.sheets.book import Book, SheetEntry, find_index_sheet
from khuyenhoc.lib.sheets.grid import address
from khuyenhoc.lib.sheets.index_sheet import (
    SEVERITIES,
    Line,
    Mark,
    read_records,
    write_index_sheet,
)
from khuyenhoc.lib.sheets.marking import (
    Place,
    SheetMap,
    change_formats,
    find_anchors,
    map_sheet,
    parse_address,
)
from khuyenhoc.lib.sheets.markup import Edits, NotPatchable
from khuyenhoc.lib.sheets.notes import HEADING, has_our_notes, write_notes
from khuyenhoc.lib.sheets.patched_package import PatchedPackage
from khuyenhoc.lib.sheets.styles import PLAIN_RECORD, Styles

MACROS_CUT = (
    "Tệp gốc có macro. Cổng không lưu macro: bản trả lời là tệp .xlsx không có macro,"
    " số liệu và hình thức giữ nguyên."
)
SIGNATURE_CUT = (
    "Tệp gốc có chữ ký số. Bản trả lời đã được đánh dấu nên không còn chữ ký đó;"
    " hãy ký lại sau khi sửa xong nếu cần."
)


@dataclass(frozen=True, slots=True)
class Patched:
    """What came out: the name of the index sheet, and what the officer has to be told."""

    index_sheet: str
    notices: list[str]


def patch_workbook(
    source: Path, out: Path, marks: list[Mark], title: str, index_name: str, notices: list[str]
) -> Patched:
    """Write ``out``: the workbook ``source`` with ``marks`` and an index sheet.

    Marks, notes and index of an earlier answer are taken off first. Raises ``NotPatchable``
    where the package cannot be changed in place.
    """
    with PatchedPackage(source) as package:
        patch = _Patch(package, marks)
        patch.mark_sheets()
        index = patch.write_index(title, index_name, notices)
        package.save(out)
        return Patched(index, patch.notices)


class _Patch:
    """One answer in the making."""

    def __init__(self, package: PatchedPackage, marks: list[Mark]) -> None:
        self.package = package
        self.notices: list[str] = []
        workbook = package.find_workbook()
        if package.cut_out_macros(workbook):
            self.notices.append(MACROS_CUT)
        if package.cut_out_signature():
            self.notices.append(SIGNATURE_CUT)
        self.book = Book(package, workbook)
        styles = self.book.related("styles")
        if styles is None:
            raise NotPatchable("tệp thiếu bảng định dạng")
        self.styles_part = styles
        self.styles = Styles(package.read(styles))
        self.marked_formats = self.styles.marked_formats()
        self.old_index = find_index_sheet(package, self.book)
        self.old_records = self._read_old_records()
        self.records: dict[tuple[str, Place], str] = {}
        self.anchors: dict[tuple[str, Place], Place] = {}
        old = self.old_index[0] if self.old_index else None
        self.entries = [each for each in self.book.entries if each.is_worksheet and each != old]
        self.by_name = {normalize("NFC", entry.name): entry for entry in self.entries}
        self.marks = marks
        self.opens_on_index = self._may_open_on_index()

    def _read_old_records(self) -> dict[tuple[str, int], dict[int, str]]:
        """What marked cells wore before, by sheet and column, then by row in order."""
        records: dict[tuple[str, int], dict[int, str]] = {}
        if self.old_index:
            found = {
                (normalize("NFC", sheet), *parse_address(cell)): record
                for (sheet, cell), record in read_records(self.old_index[1]).items()
            }
            for (sheet, row, column), record in sorted(found.items()):
                records.setdefault((sheet, column), {})[row] = record
        return records

    def _may_open_on_index(self) -> bool:
        """Whether every sheet that is selected now is one that changes anyway.

        Two selected sheets are edited together, and a sheet without marks stays as it is.
        """
        changing = [self._find_entry(mark) for mark in self.marks]
        if self.old_index:
            changing.append(self.old_index[0])
        return all(entry in changing for entry in self.book.find_selected())

    def _find_entry(self, mark: Mark) -> SheetEntry | None:
        """The sheet of a mark that has a cell."""
        return self.by_name.get(normalize("NFC", mark.sheet)) if mark.cell else None

    # Sheets

    def mark_sheets(self) -> None:
        marks: dict[str, dict[Place, list[Mark]]] = {}
        for mark in self.marks:
            entry = self._find_entry(mark)
            if entry is not None and mark.row and mark.column:
                here = marks.setdefault(entry.name, {})
                here.setdefault((mark.row, mark.column), []).append(mark)
        for entry in self.entries:
            here = marks.get(entry.name, {})
            has_notes = has_our_notes(self.package, entry.part)
            if here or has_notes or self.marked_formats:
                self._mark_sheet(entry, here, has_notes)

    def _mark_sheet(
        self, entry: SheetEntry, marks: dict[Place, list[Mark]], has_notes: bool
    ) -> None:
        data = self.package.read(entry.part)
        sheet = map_sheet(data, self.marked_formats)
        if not marks and not has_notes and not sheet.marked_rows:
            return
        anchors = find_anchors(list(marks), sheet.merged)
        shown: dict[Place, list[Mark]] = {}
        for place, here in marks.items():
            shown.setdefault(anchors.get(place, place), []).extend(here)
        order = list(SEVERITIES)
        worst = {
            place: min((mark.severity for mark in here), key=order.index)
            for place, here in shown.items()
        }

        def choose(place: Place, number: int) -> int:
            if number in self.marked_formats:
                number = self.styles.restore(number, self._find_record(entry.name, place))
            if place not in worst:
                return number
            self.records[entry.name, place] = self.styles.record(number)
            return self.styles.mark(number, worst[place])

        edits = Edits(data)
        change_formats(edits, sheet, set(shown), choose)
        if shown or has_notes:
            notes = {place: _write_note(here, order) for place, here in shown.items()}
            self._write_notes(entry, sheet, edits, notes)
        self.anchors |= {(entry.name, place): anchor for place, anchor in anchors.items()}
        if marks and self.opens_on_index:
            for start in sheet.selected_views:
                edits.set_attribute(start, "tabSelected", None)
        if edits:
            self.package.write(entry.part, edits.apply())

    def _write_notes(
        self, entry: SheetEntry, sheet: SheetMap, edits: Edits, notes: dict[Place, str]
    ) -> None:
        drawing = write_notes(self.package, entry.part, sheet.notes_id, notes)
        if drawing == sheet.notes_id:
            return
        if sheet.notes_id:
            raise NotPatchable("tệp có phần ghi chú bị hỏng")
        element = f'<{sheet.prefix}legacyDrawing {sheet.relation_name}="{drawing}"/>'
        edits.replace(sheet.notes_at, sheet.notes_at, element)

    def _find_record(self, sheet: str, place: Place) -> str:
        """What a marked cell wore before: if rows were moved, the nearest of its column."""
        row, column = place
        records = self.old_records.get((normalize("NFC", sheet), column))
        if not records:
            return PLAIN_RECORD
        if row in records:
            return records[row]
        rows = list(records)
        after = bisect_left(rows, row)
        return records[min(rows[max(after - 1, 0) : after + 1], key=lambda other: abs(other - row))]

    # Index

    def write_index(self, title: str, wanted: str, notices: list[str]) -> str:
        """Write the index sheet in the place of the old one, or as the last sheet; its name."""
        book = self.book
        if self.old_index:
            entry = self.old_index[0]
            for relation in self.package.relations(entry.part):
                self.package.unrelate(entry.part, relation)
        else:
            entry = book.add_sheet(book.choose_name(wanted))
        is_open = self.opens_on_index and not entry.is_hidden and book.open_on(entry.position)
        formats = self.styles.add_index_formats()
        lines = [self._make_line(mark) for mark in self.marks]
        xml = write_index_sheet(
            title,
            [*notices, *self.notices],
            lines,
            formats,
            is_selected=is_open or book.active == entry.position,
        )
        self.package.write(entry.part, xml.encode())
        self.package.write(self.styles_part, self.styles.apply())
        book.write()
        return entry.name

    def _make_line(self, mark: Mark) -> Line:
        entry = self._find_entry(mark)
        if entry is None or not mark.row or not mark.column:
            return Line(mark)
        place = (mark.row, mark.column)
        place = self.anchors.get((entry.name, place), place)
        quoted = entry.name.replace("'", "''")
        shown = address(*place)
        record = f"{shown} {self.records[entry.name, place]}"
        return Line(mark, shown, f"'{quoted}'!{shown}", record, entry.is_hidden)


def _write_note(marks: list[Mark], order: list[str]) -> str:
    """The text of a cell's note: what kind of problem, then each of them."""
    ordered = sorted(marks, key=lambda mark: order.index(mark.severity))
    names = list(dict.fromkeys(SEVERITIES[mark.severity] for mark in ordered))
    messages = list(dict.fromkeys(mark.message for mark in ordered))
    body = messages[0] if len(messages) == 1 else "\n".join(f"• {each}" for each in messages)
    return f"{HEADING}{', '.join(names)}\n{body}"
