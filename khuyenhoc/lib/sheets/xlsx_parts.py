"""The parts of an .xlsx package that are not sheets: relations, strings, styles, properties."""

import posixpath
import re
from dataclasses import dataclass

from khuyenhoc.lib.sheets import numerals
from khuyenhoc.lib.sheets.archive import Archive, local_name
from khuyenhoc.lib.sheets.limits import Limits
from khuyenhoc.lib.sheets.refusals import refuse_cells, refuse_damaged, refuse_long_text

TRUE = ("1", "true")

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Part:
    """A relationship: what it is of, and the member it leads to."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class SheetEntry:
    name: str
    is_hidden: bool
    relation: str


def read_relations(archive: Archive, source: str) -> dict[str, Part]:
    """The relationships of a part, by id; targets outside the package are left out."""
    folder, name = posixpath.split(source)
    member = archive.find(posixpath.join(folder, "_rels", f"{name}.rels"))
    relations: dict[str, Part] = {}
    if member is None:
        return relations

    def start(tag: str, attributes: dict[str, str]) -> None:
        if local_name(tag) != "Relationship" or attributes.get("TargetMode") == "External":
            return
        kind = attributes.get("Type", "").rpartition("/")[2]
        target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
        found = archive.find(target)
        if found is not None:
            relations[attributes.get("Id", "")] = Part(kind, found)

    archive.parse(member, start)
    return relations


def read_entries(archive: Archive, main: str) -> tuple[list[SheetEntry], bool]:
    entries: list[SheetEntry] = []
    starts_1904 = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal starts_1904
        name = local_name(tag)
        if name == "workbookPr":
            starts_1904 = attributes.get("date1904") in TRUE
        elif name == "sheet" and len(entries) <= archive.limits.sheets:
            relation = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            is_hidden = attributes.get("state", "visible") != "visible"
            entries.append(SheetEntry(attributes.get("name", ""), is_hidden, relation))

    archive.parse(main, start)
    if not entries:
        raise refuse_damaged("không có trang tính nào")
    return entries, starts_1904


def read_shared(archive: Archive, parts: dict[str, Part], limits: Limits) -> list[str]:
    """The shared strings, in order; phonetic readings are left out."""
    member = next((part.target for part in parts.values() if part.kind == "sharedStrings"), None)
    strings: list[str] = []
    if member is None:
        return strings
    pieces: list[str] = []
    is_text = False
    phonetic = length = 0

    def start(tag: str, _: dict[str, str]) -> None:
        nonlocal is_text, phonetic, length
        name = local_name(tag)
        if name == "t":
            is_text = not phonetic
        elif name == "rPh":
            phonetic += 1
        elif name == "si":
            pieces.clear()
            length = 0

    def end(tag: str) -> None:
        nonlocal is_text, phonetic
        name = local_name(tag)
        if name == "t":
            is_text = False
        elif name == "rPh":
            phonetic -= 1
        elif name == "si":
            if len(strings) >= limits.cells:
                raise refuse_cells(limits)
            strings.append(unescape("".join(pieces)))

    def text(data: str) -> None:
        nonlocal length
        if is_text:
            length += len(data)
            if length > limits.text_length:
                raise refuse_long_text("Một ô chữ trong tệp", limits)
            pieces.append(data)

    archive.parse(member, start, end, text)
    return strings


def read_styles(archive: Archive, parts: dict[str, Part]) -> list[tuple[str, bool]]:
    """For each cell style its number format ("" for General) and whether that is a date."""
    member = next((part.target for part in parts.values() if part.kind == "styles"), None)
    formats = dict(numerals.BUILT_IN_FORMATS)
    numbers: list[str] = []
    is_cells = False
    if member is None:
        return []

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal is_cells
        name = local_name(tag)
        if name == "numFmt":
            code = attributes.get("numFmtId", "")
            if code.isdecimal() and len(code) < 6:
                formats[int(code)] = attributes.get("formatCode", "")[:255]
        elif name == "cellXfs":
            is_cells = True
        elif name == "xf" and is_cells:
            numbers.append(attributes.get("numFmtId", "0"))

    def end(tag: str) -> None:
        nonlocal is_cells
        if local_name(tag) == "cellXfs":
            is_cells = False

    archive.parse(member, start, end)
    known: dict[str, tuple[str, bool]] = {}
    for number in numbers:
        if number not in known:
            code = formats.get(int(number), "") if number.isdecimal() and len(number) < 6 else ""
            code = "" if code.lower() == "general" else code
            known[number] = (code, is_date_code(number, code))
    return [known[number] for number in numbers]


def is_date_code(number: str, code: str) -> bool:
    """Numbers 27–36 and 50–58 are East Asian dates without a code of their own."""
    if not code and number.isdecimal() and len(number) < 3:
        return 27 <= int(number) <= 36 or 50 <= int(number) <= 58
    return numerals.is_date_format(code)


def read_properties(archive: Archive, member: str) -> dict[str, str]:
    properties: dict[str, str] = {}
    name = ""
    pieces: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal name
        if local_name(tag) == "property":
            name = attributes.get("name", "")
            pieces.clear()

    def end(tag: str) -> None:
        if local_name(tag) == "property" and name:
            properties[name] = "".join(pieces).strip()

    archive.parse(member, start, end, pieces.append)
    return properties


def unescape(text: str) -> str:
    """Undo Excel's ``_x000D_`` spelling of characters that XML cannot hold."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
