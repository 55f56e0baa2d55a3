"""The workbook part of a package: its sheets, and the one that we add."""

from dataclasses import dataclass

from khuyenhoc.lib.sheets.grid import Cell, CellKind, Sheet
from khuyenhoc.lib.sheets.index_sheet import KEY_HEADING, is_index_sheet
from khuyenhoc.lib.sheets.marking import parse_address
from khuyenhoc.lib.sheets.markup import (
    Edits,
    Element,
    NotPatchable,
    escape,
    name_in_space,
    read_number,
    read_tree,
    scan,
)
from khuyenhoc.lib.sheets.patched_package import MAIN, RELATIONS, PatchedPackage

MAX_SHEET_NAME = 31
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_HEAD = 65_536  # bytes within which a sheet says whether it is selected
_INDEX_COLUMNS = 40  # beyond lies nothing of ours


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet as the workbook lists it; ``is_worksheet`` is false for a chart sheet."""

    name: str
    part: str
    position: int
    is_hidden: bool
    is_worksheet: bool


class Book:
    """The workbook part: which sheets there are, in their order, and which one is open."""

    def __init__(self, package: PatchedPackage, part: str) -> None:
        self._package = package
        self._part = part
        self._data = package.read(part)
        root = read_tree(self._data)
        self._root = root
        space = f"xmlns:{root.prefix[:-1]}" if root.prefix else "xmlns"
        if root.attributes.get(space) != MAIN:
            raise NotPatchable("tệp dùng dạng XML khác thường")
        sheets = root.child("sheets")
        if sheets is None:
            raise NotPatchable("tệp thiếu danh sách trang")
        self._sheets = sheets
        if self._sheets is None:
            raise NotPatchable("tệp không có trang nào")
        self._edits = Edits(self._data)
        relations = {each.id: each for each in package.relations(part)}
        self.entries: list[SheetEntry] = []
        for position, sheet in enumerate(self._sheets.children_named("sheet")):
            relation = relations.get(_relation_id(sheet))
            if relation is None or not package.has(relation.target):
                raise NotPatchable("tệp thiếu một trang")
            self.entries.append(
                SheetEntry(
                    name=sheet.attributes.get("name", ""),
                    part=relation.target,
                    position=position,
                    is_hidden=sheet.attributes.get("state", "visible") != "visible",
                    is_worksheet=relation.leads_to("worksheet"),
                )
            )
        self._relations = list(relations.values())
        views = root.child("bookViews")
        self._views = list(views.children_named("workbookView")) if views else []

    @property
    def active(self) -> int:
        """The position of the sheet that opens."""
        if not self._views:
            return 0
        return read_number(self._views[0].attributes.get("activeTab", "0"))

    def related(self, kind: str) -> str | None:
        """The part of that kind which belongs to the workbook."""
        return next((each.target for each in self._relations if each.leads_to(kind)), None)

    def find_selected(self) -> list[SheetEntry]:
        """The sheets that are open at the same time; typing in one types in all of them."""
        return [
            entry
            for entry in self.entries
            if b'tabSelected="1"' in (head := self._package.read_head(entry.part, _HEAD))
            or b'tabSelected="true"' in head
        ]

    def open_on(self, position: int) -> bool:
        """Let the file open on that sheet; false where the workbook does not say which opens."""
        if len(self._views) != 1:
            return False
        if self.active != position:
            self._edits.set_attribute(self._views[0].start, "activeTab", str(position))
        return True

    def add_sheet(self, name: str) -> SheetEntry:
        """Add a visible worksheet at the end; its part is still to be written."""
        part = self._package.free_name("xl/worksheets/sheet{}.xml")
        self._package.write(part, b"")
        self._package.declare(part, _SHEET_TYPE)
        relation = self._package.relate(self._part, "worksheet", part)
        numbers = [
            read_number(sheet.attributes.get("sheetId", "0")) for sheet in self._sheets.children
        ]
        self._edits.append(
            self._sheets,
            f'<{self._root.prefix}sheet name="{escape(name)}" sheetId="{max(numbers) + 1}"'
            f' {name_in_space(self._root.attributes, RELATIONS, "id")}="{relation}"/>',
        )
        entry = SheetEntry(name, part, len(self.entries), is_hidden=False, is_worksheet=True)
        self.entries.append(entry)
        return entry

    def choose_name(self, wanted: str) -> str:
        """``wanted``, or with a number where a sheet already bears that name."""
        taken = {entry.name.casefold() for entry in self.entries}
        name, number = wanted[:MAX_SHEET_NAME], 1
        while name.casefold() in taken:
            number += 1
            ending = f" ({number})"
            name = wanted[: MAX_SHEET_NAME - len(ending)] + ending
        return name

    def write(self) -> None:
        if self._edits:
            self._package.write(self._part, self._edits.apply())


def find_index_sheet(package: PatchedPackage, book: Book) -> tuple[SheetEntry, Sheet] | None:
    """The index sheet of an earlier answer, with its texts."""
    key = KEY_HEADING.encode()
    shared: list[str] = []
    name = book.related("sharedStrings")
    if name is not None and package.has(name) and key in (data := package.read(name)):
        shared = _read_shared(data)
    tags = [b">%d<" % at for at, text in enumerate(shared) if text == KEY_HEADING]
    for entry in book.entries:
        if not entry.is_worksheet:
            continue
        data = package.read(entry.part)
        if key in data or any(tag in data for tag in tags):
            sheet = _read_texts(data, entry.name, shared)
            if is_index_sheet(sheet):
                return entry, sheet
    return None


def _relation_id(sheet: Element) -> str:
    return next((v for key, v in sheet.attributes.items() if key.endswith(":id")), "")


def _read_shared(data: bytes) -> list[str]:
    texts: list[str] = []
    pieces: list[str] = []
    is_text = False

    def on_start(name: str, _attributes: dict[str, str], _at: int) -> None:
        nonlocal is_text
        local = name.rpartition(":")[2]
        is_text = local == "t"
        if local == "si":
            pieces.clear()

    def on_end(name: str, _at: int) -> None:
        nonlocal is_text
        is_text = False
        if name.rpartition(":")[2] == "si":
            texts.append("".join(pieces))

    def on_text(text: str) -> None:
        if is_text:
            pieces.append(text)

    scan(data, on_start, on_end, on_text)
    return texts


def _read_texts(data: bytes, name: str, shared: list[str]) -> Sheet:
    """A sheet with nothing but its texts, as far as an index sheet reaches to the right."""
    sheet = Sheet(name)
    pieces: list[str] = []
    attributes: dict[str, str] = {}
    is_text = False

    def on_start(tag: str, found: dict[str, str], _at: int) -> None:
        nonlocal attributes, is_text
        local = tag.rpartition(":")[2]
        if local == "c":
            attributes = found
            pieces.clear()
        is_text = local in ("v", "t")

    def on_end(tag: str, _at: int) -> None:
        nonlocal is_text
        is_text = False
        if tag.rpartition(":")[2] != "c" or not pieces:
            return
        text = "".join(pieces)
        if attributes.get("t") == "s":
            at = read_number(text.strip())
            text = shared[at] if at < len(shared) else ""
        row, column = parse_address(attributes.get("r", ""))
        if column <= _INDEX_COLUMNS:
            sheet.cells[row, column] = Cell(row, column, CellKind.TEXT, text, text)

    def on_text(text: str) -> None:
        if is_text:
            pieces.append(text)

    scan(data, on_start, on_end, on_text)
    return sheet
