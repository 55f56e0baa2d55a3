"""Notes (Excel: comments) in a sheet: ours put in and taken out again, the officer's own kept.

A note is two things: a text in the comments part, and a box in the sheet's VML drawing. That
drawing is often no well-formed XML (Excel writes ``<br>`` in it), so it is treated as text.
"""

import re

from khuyenhoc.lib.sheets.grid import address
from khuyenhoc.lib.sheets.marking import Place, parse_address
from khuyenhoc.lib.sheets.markup import (
    Edits,
    Element,
    NotPatchable,
    escape,
    escape_cell_text,
    read_number,
    read_tree,
)
from khuyenhoc.lib.sheets.patched_package import MAIN, PatchedPackage, Relation

AUTHOR = "Cổng Khuyến học"
HEADING = f"{AUTHOR}: "  # how every note of ours begins, whatever became of its author
MAX_NOTE = 4_000  # characters; Excel takes 32,767 but nobody reads that in a box

_OFFICE = "application/vnd.openxmlformats-officedocument"
_COMMENTS_TYPE = f"{_OFFICE}.spreadsheetml.comments+xml"
_DRAWING_TYPE = f"{_OFFICE}.vmlDrawing"
_SPACES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_EMPTY_DRAWING = (
    "<xml"
    + "".join(f' xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
    + '><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
)
_BOX_NUMBER = re.compile(rb"_x0000_s(\d{1,9})")


def has_our_notes(package: PatchedPackage, part: str) -> bool:
    """Whether a sheet bears notes of an earlier answer."""
    comments = _find(package, part, "comments")
    return comments is not None and AUTHOR.encode() in package.read(comments.target)


def write_notes(
    package: PatchedPackage, part: str, drawing_id: str, notes: dict[Place, str]
) -> str:
    """Take our earlier notes off a sheet and put ``notes`` on it; a text begins with ``HEADING``.

    ``drawing_id`` is the relation named by the sheet's <legacyDrawing>, empty if it has none;
    returned is the one to be named now. A cell where a discussion of today's Excel stands takes
    no note.
    """
    comments = _find(package, part, "comments")
    if comments is None and not notes:
        return drawing_id
    if comments is None:
        name = package.free_name("xl/comments{}.xml")
        package.write(
            name, f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'.encode()
        )
        package.declare(name, _COMMENTS_TYPE)
        package.relate(part, "comments", name)
    else:
        name = comments.target
    removed, present = _write_texts(package, name, notes)
    boxes = _find_by_id(package, part, drawing_id)
    if boxes is None:
        drawing = package.free_name("xl/drawings/vmlDrawing{}.vml")
        package.write(drawing, _EMPTY_DRAWING.encode())
        package.declare(drawing, _DRAWING_TYPE)
        drawing_id = package.relate(part, "vmlDrawing", drawing)
    else:
        drawing = boxes.target
    package.write(drawing, _change_boxes(package.read(drawing), removed, present))
    return drawing_id


def _find(package: PatchedPackage, part: str, kind: str) -> Relation | None:
    return next((each for each in package.relations(part) if each.leads_to(kind)), None)


def _find_by_id(package: PatchedPackage, part: str, wanted: str) -> Relation | None:
    found = (each for each in package.relations(part) if each.id == wanted)
    return next((each for each in found if package.has(each.target)), None)


def _write_texts(
    package: PatchedPackage, name: str, notes: dict[Place, str]
) -> tuple[set[Place], dict[Place, str]]:
    """Change the comments part; the places freed, and all that now have a note."""
    data = package.read(name)
    root = read_tree(data)
    authors, comments = root.child("authors"), root.child("commentList")
    if authors is None or comments is None:
        raise NotPatchable("tệp có phần ghi chú bị hỏng")
    names = [author.text for author in authors.children]
    edits = Edits(data)
    removed: set[Place] = set()
    present: dict[Place, str] = {}
    for comment in comments.children:
        place = parse_address(comment.attributes.get("ref", ""))
        number = read_number(comment.attributes.get("authorId", "0"))
        author = names[number] if number < len(names) else ""
        text = _text_of(comment)
        if text.startswith(HEADING):
            edits.remove(comment)
            removed.add(place)
            continue
        present[place] = text
        if not author.startswith("tc={"):  # a discussion: Excel shows it from elsewhere
            _change_own_note(edits, comment, notes.get(place))
    new = {place: text for place, text in notes.items() if place not in present}
    if new:
        _append_comments(edits, authors, comments, names, new)
    if edits:
        package.write(name, edits.apply())
    return removed, present | new


def _append_comments(
    edits: Edits, authors: Element, comments: Element, names: list[str], new: dict[Place, str]
) -> None:
    p = comments.prefix
    if AUTHOR not in names:
        edits.append(authors, f"<{p}author>{escape(AUTHOR)}</{p}author>")
        names.append(AUTHOR)
    number = names.index(AUTHOR)
    edits.append(
        comments,
        "".join(
            f'<{p}comment ref="{address(*place)}" authorId="{number}"><{p}text>'
            f"{_runs(text, p)}</{p}text></{p}comment>"
            for place, text in sorted(new.items())
        ),
    )


def _runs(text: str, p: str) -> str:
    """The text of a note: its first line in bold, as Excel writes the name of an author."""
    first, line_end, rest = text[:MAX_NOTE].partition("\n")

    def run(part: str, is_bold: bool) -> str:
        bold = f"<{p}b/>" if is_bold else ""
        return (
            f'<{p}r><{p}rPr>{bold}<{p}sz val="10"/><{p}rFont val="Arial"/></{p}rPr>'
            f'<{p}t xml:space="preserve">{escape_cell_text(part)}</{p}t></{p}r>'
        )

    return run(first, True) + (run(line_end + rest, False) if rest else "")


def _text_of(comment: Element) -> str:
    return "".join(each.text for each in comment.descendants() if each.local == "t")


def _change_own_note(edits: Edits, comment: Element, ours: str | None) -> None:
    """Put our words under those of the officer, and take away what an earlier answer put there."""
    text = comment.child("text")
    if text is None:
        return
    p = text.prefix
    whole = _text_of(comment)
    left = len(whole.partition(HEADING)[0].rstrip("\n")) if HEADING in whole else len(whole)
    plain = text.child("t") if ours else None
    for piece in (each for each in text.descendants() if each.local == "t"):
        kept = piece.text[:left]
        left -= len(kept)
        # Text and runs side by side are legal, but no program writes them: the text becomes a run.
        opening, closing = (f"<{p}r>", f"</{p}r>") if piece is plain else ("", "")
        if kept != piece.text:
            new = f'<{piece.name} xml:space="preserve">{escape_cell_text(kept)}</{piece.name}>'
            edits.replace(piece.start, piece.end, opening + new + closing)
        elif opening:
            edits.replace(piece.start, piece.start, opening)
            edits.replace(piece.end, piece.end, closing)
    if ours:
        runs = _runs(ours, p).replace(escape(HEADING), f"\n\n{escape(HEADING)}", 1)
        ends = [each.end for each in text.children if each.local in ("t", "r")]
        if ends:
            edits.replace(ends[-1], ends[-1], runs)
        else:
            edits.append(text, runs)


def _change_boxes(data: bytes, removed: set[Place], texts: dict[Place, str]) -> bytes:
    """Take out the boxes of ``removed`` and give every other note that lacks one its box."""
    names = _Prefixes(data)
    pieces = []
    boxed: set[Place | None] = set()
    at = 0
    for match in names.box_start.finditer(data):
        start = match.start()
        end = data.find(names.box_end, start)
        if end < 0:
            break
        end += len(names.box_end)
        if start < at:
            continue
        place = names.find_place(data[start:end])
        pieces.append(data[at:start])
        if place is None or place not in removed:
            pieces.append(data[start:end])
            boxed.add(place)
        at = end
    data = b"".join(pieces) + data[at:]
    close = data.rfind(b"</xml>")
    if close < 0:
        raise NotPatchable("tệp có khung ghi chú bị hỏng")
    missing = sorted(place for place in texts if place not in boxed)
    if not missing:
        return data
    number = max((int(match[1]) for match in _BOX_NUMBER.finditer(data)), default=1024)
    boxes = "" if b'id="_x0000_t202"' in data else names.write_box_type()
    for offset, place in enumerate(missing, start=1):
        boxes += names.write_box(number + offset, place, texts[place])
    return data[:close] + boxes.encode() + data[close:]


class _Prefixes:
    """What the namespaces of one drawing are called in it, and boxes spelt accordingly."""

    def __init__(self, data: bytes) -> None:
        found = {}
        for usual, space in _SPACES.items():
            match = re.search(rb"xmlns:(\w{1,20})=[\"']%s[\"']" % re.escape(space.encode()), data)
            found[usual] = match[1].decode() if match else ""
        self._declared = "".join(
            f' xmlns:{usual}="{_SPACES[usual]}"' for usual, prefix in found.items() if not prefix
        )
        self._v, self._o, self._x = (found[usual] or usual for usual in _SPACES)
        v, x = self._v.encode(), self._x.encode()
        self.box_start = re.compile(rb"<%s:shape[\s>]" % v)
        self.box_end = b"</%s:shape>" % v
        self._row = re.compile(rb"<%s:Row>\s*(\d{1,7})\s*</" % x)
        self._column = re.compile(rb"<%s:Column>\s*(\d{1,5})\s*</" % x)

    def find_place(self, box: bytes) -> Place | None:
        """The cell whose note a box shows; None for a button, a list and the like."""
        if b'ObjectType="Note"' not in box:
            return None
        row, column = self._row.search(box), self._column.search(box)
        return (int(row[1]) + 1, int(column[1]) + 1) if row and column else None

    def write_box_type(self) -> str:
        v, o = self._v, self._o
        return (
            f'<{v}:shapetype{self._declared} id="_x0000_t202" coordsize="21600,21600" {o}:spt="202"'
            f' path="m,l,21600r21600,l21600,xe"><{v}:stroke joinstyle="miter"/>'
            f'<{v}:path gradientshapeok="t" {o}:connecttype="rect"/></{v}:shapetype>'
        )

    def write_box(self, number: int, place: Place, text: str) -> str:
        """A hidden box beside the cell, as high as its text needs."""
        row, column = place
        v, o, x = self._v, self._o, self._x
        lines = sum(1 + len(line) // 36 for line in text[:MAX_NOTE].split("\n"))
        top = max(row - 2, 0)
        bottom = top + min(max(lines + 1, 4), 30)
        return (
            f'<{v}:shape{self._declared} id="_x0000_s{number}" type="#_x0000_t202"'
            ' style="position:absolute;margin-left:60pt;margin-top:2pt;width:220pt;height:80pt;'
            f'z-index:1;visibility:hidden" fillcolor="#ffffe1" {o}:insetmode="auto">'
            f'<{v}:fill color2="#ffffe1"/><{v}:shadow on="t" color="black" obscured="t"/>'
            f'<{v}:path {o}:connecttype="none"/><{v}:textbox style="mso-direction-alt:auto">'
            f'<div style="text-align:left"></div></{v}:textbox>'
            f'<{x}:ClientData ObjectType="Note"><{x}:MoveWithCells/><{x}:SizeWithCells/>'
            f"<{x}:Anchor>{column}, 12, {top}, 4, {column + 4}, 20, {bottom}, 4</{x}:Anchor>"
            f"<{x}:AutoFill>False</{x}:AutoFill><{x}:Row>{row - 1}</{x}:Row>"
            f"<{x}:Column>{column - 1}</{x}:Column></{x}:ClientData></{v}:shape>"
        )
