"""The formats of a workbook: a marked cell keeps its own but for the fill, and can have it back.

A fill of ours is known by its colour, which no palette offers. What a cell wore before is written
down in the index sheet as text (a *fill record*), because the numbers of formats do not survive
when Excel or LibreOffice saves the file.
"""

import re
from dataclasses import dataclass

from khuyenhoc.lib.sheets.markup import (
    Edits,
    Element,
    NotPatchable,
    escape,
    read_number,
    read_tree,
)

FILLS = {"error": "FFF6C9C4", "warning": "FFF8E3A7", "question": "FFCFE0F3"}  # gravest first
PLAIN_RECORD = "-"  # the cell had no fill
MAX_FORMATS = 64_000  # Excel's own limit
MAX_RECORD = 2_000  # characters

_COLLECTIONS = frozenset({"fonts", "fills", "borders", "cellXfs"})
_FILL_PARTS = frozenset({"patternFill", "fgColor", "bgColor", "gradientFill", "stop", "color"})
_FILL_ATTRIBUTE = re.compile(r"[A-Za-z0-9.+-]{1,24}")


@dataclass(frozen=True, slots=True)
class IndexFormats:
    """The numbers of the formats that the index sheet uses."""

    plain: int
    title: int
    heading: int
    text: int
    link: int
    input: int
    severity: dict[str, int]


class Styles:
    """The styles part, to which formats are added; those that are there never change."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        root = read_tree(data, only=_COLLECTIONS)
        self._prefix = root.prefix
        self._collections: dict[str, Element] = {}
        for name in _COLLECTIONS:
            collection = root.child(name)
            if collection is None:
                raise NotPatchable("tệp thiếu bảng định dạng")
            self._collections[name] = collection
        self._added: dict[str, list[str]] = {name: [] for name in _COLLECTIONS}
        self._numbers = {
            name: self._number(collection) for name, collection in self._collections.items()
        }
        formats = self._collections["cellXfs"].children
        self._formats = [data[each.start : each.end].decode() for each in formats]
        self._fill_of = [read_number(each.attributes.get("fillId", "0")) for each in formats]
        fills = self._collections["fills"].children
        self._fills = [write_fill(fill) for fill in fills]
        self._ours = {at for at, fill in enumerate(fills) if is_mark(fill)}

    def _number(self, collection: Element) -> dict[str, int]:
        numbers: dict[str, int] = {}
        for at, child in enumerate(collection.children):
            numbers.setdefault(self._data[child.start : child.end].decode(), at)
        return numbers

    def _add(self, name: str, xml: str) -> int:
        numbers = self._numbers[name]
        if xml not in numbers:
            numbers[xml] = len(self._collections[name].children) + len(self._added[name])
            self._added[name].append(xml)
            if name == "fills":
                self._fills.append(write_fill(read_tree(xml.encode())))
        return numbers[xml]

    def _add_format(self, xml: str) -> int:
        number = self._add("cellXfs", xml)
        if number >= MAX_FORMATS:
            raise NotPatchable("tệp có quá nhiều kiểu định dạng")
        if number >= len(self._formats):
            attributes = read_tree(xml.encode()).attributes
            self._formats.append(xml)
            self._fill_of.append(read_number(attributes.get("fillId", "0")))
        return number

    def _check(self, number: int) -> None:
        if number >= len(self._formats):
            raise NotPatchable("tệp có ô trỏ tới định dạng không có")

    def _with_fill(self, number: int, fill: int, is_applied: bool) -> int:
        """The number of the format ``number`` with another fill and nothing else changed."""
        self._check(number)
        data = self._formats[number].encode()
        edits = Edits(data)
        edits.set_attribute(0, "fillId", str(fill))
        # Taking back the mark from a cell without fill leads to the very format it had.
        current = read_tree(data).attributes.get("applyFill")
        if is_applied or current not in (None, "0", "false"):
            edits.set_attribute(0, "applyFill", "1" if is_applied else None)
        return self._add_format(edits.apply().decode())

    def marked_formats(self) -> set[int]:
        """The formats that carry a mark of an earlier answer."""
        return {number for number, fill in enumerate(self._fill_of) if fill in self._ours}

    def mark(self, number: int, severity: str) -> int:
        """The format ``number`` with the fill of a severity."""
        colour = FILLS[severity]
        p = self._prefix
        fill = self._add(
            "fills",
            f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="{colour}"/>'
            f'<{p}bgColor indexed="64"/></{p}patternFill></{p}fill>',
        )
        return self._with_fill(number, fill, is_applied=True)

    def record(self, number: int) -> str:
        """The fill of a format, as text from which ``restore`` makes it again."""
        self._check(number)
        fill = self._fill_of[number]
        if fill >= len(self._fills):
            raise NotPatchable("tệp có định dạng trỏ tới màu nền không có")
        record = self._fills[fill]
        return record if len(record) <= MAX_RECORD else PLAIN_RECORD

    def restore(self, number: int, record: str) -> int:
        """The format ``number`` with the fill that it had before it was marked."""
        record = clean_record(record)
        if record == PLAIN_RECORD:
            plain = self._fills.index(PLAIN_RECORD) if PLAIN_RECORD in self._fills else 0
            return self._with_fill(number, plain, is_applied=False)
        if record in self._fills:
            return self._with_fill(number, self._fills.index(record), is_applied=True)
        fill = self._add("fills", _prefixed(record, self._prefix))
        return self._with_fill(number, fill, is_applied=True)

    def add_index_formats(self) -> IndexFormats:
        """Add what the index sheet needs, once for all answers made from this file."""
        p = self._prefix

        def font(shape: str, size: int = 11, colour: str = "FF1F1B15") -> int:
            return self._add(
                "fonts",
                f'<{p}font>{shape}<{p}sz val="{size}"/><{p}color rgb="{colour}"/>'
                f'<{p}name val="Arial"/></{p}font>',
            )

        def fill(colour: str) -> int:
            return self._add(
                "fills",
                f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="{colour}"/>'
                f'<{p}bgColor indexed="64"/></{p}patternFill></{p}fill>',
            )

        def add(font_id: int, fill_id: int, border_id: int, form: str = "General") -> int:
            number_format = 49 if form == "@" else 0
            return self._add_format(
                f'<{p}xf numFmtId="{number_format}" fontId="{font_id}" fillId="{fill_id}"'
                f' borderId="{border_id}" xfId="0" applyNumberFormat="1" applyFont="1"'
                f' applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">'
                f'<{p}alignment vertical="top" wrapText="1"/><{p}protection locked="0"/></{p}xf>'
            )

        sides = "".join(
            f'<{p}{side} style="thin"><{p}color rgb="FF857B68"/></{p}{side}>'
            for side in ("left", "right", "top", "bottom")
        )
        box = self._add("borders", f"<{p}border>{sides}<{p}diagonal/></{p}border>")
        text = font("")
        bold = font(f"<{p}b/>")
        unwrapped = (
            f'<{p}xf numFmtId="0" fontId="{{}}" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
        )
        return IndexFormats(
            plain=self._add_format(unwrapped.format(text)),
            title=self._add_format(unwrapped.format(font(f"<{p}b/>", 14))),
            heading=add(bold, fill("FFF3EEE1"), box),
            text=add(text, 0, box),
            link=add(font(f"<{p}u/>", colour="FF17477D"), 0, box),
            input=add(text, fill("FFFFFBE6"), box, "@"),
            # Shades beside the marks: a cell of the index must not be taken for a marked one.
            severity={
                severity: add(bold, fill(colour[:-1] + "0"), box)
                for severity, colour in FILLS.items()
            },
        )

    def apply(self) -> bytes:
        """The styles part with everything that was added."""
        edits = Edits(self._data)
        for name, added in self._added.items():
            if added:
                collection = self._collections[name]
                edits.set_attribute(
                    collection.start, "count", str(len(collection.children) + len(added))
                )
                edits.append(collection, "".join(added))
        return edits.apply()


def is_mark(fill: Element) -> bool:
    """Whether a fill is one of ours."""
    pattern = fill.child("patternFill")
    colour = pattern.child("fgColor") if pattern else None
    return colour is not None and colour.attributes.get("rgb", "").upper() in FILLS.values()


def write_fill(fill: Element) -> str:
    """A fill record: ``<fill>`` without prefixes, and nothing in it but colours and patterns."""

    def write(element: Element) -> str:
        attributes = "".join(
            f' {name}="{escape(value)}"'
            for name, value in sorted(element.attributes.items())
            if name.isalpha() and _FILL_ATTRIBUTE.fullmatch(value)
        )
        inner = "".join(write(child) for child in element.children if child.local in _FILL_PARTS)
        return f"<{element.local}{attributes}>{inner}</{element.local}>"

    pattern = fill.child("patternFill")
    is_plain = not fill.children or (
        pattern is not None and pattern.attributes.get("patternType", "none") == "none"
    )
    return PLAIN_RECORD if is_plain else write(fill)


def clean_record(record: str) -> str:
    """A fill record as it came back in a file, or ``PLAIN_RECORD`` if it is not one of ours."""
    if record == PLAIN_RECORD or len(record) > MAX_RECORD:
        return PLAIN_RECORD
    try:
        fill = read_tree(record.encode("utf-8", "replace"))
    except NotPatchable:
        return PLAIN_RECORD
    kinds = [child.name for child in fill.children]
    if fill.name != "fill" or is_mark(fill) or kinds not in (["patternFill"], ["gradientFill"]):
        return PLAIN_RECORD
    return write_fill(fill)


def _prefixed(record: str, prefix: str) -> str:
    return re.sub(r"<(/?)", rf"<\1{prefix}", record)
