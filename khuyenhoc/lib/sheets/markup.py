"""Changing XML in place: only the bytes that must change are written, all others stay.

Parts of a workbook hold namespaces and extensions that we do not know. Parsing and writing them
again would lose or rename some, so expat only tells us where things stand, and the changes are
cut into the original bytes.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat  # noqa: S407 - declarations of types and entities are refused below

MAX_DEPTH = 200  # a real sheet nests about ten deep

_TAG = re.compile(rb"<[^\"'<>]*(?:\"[^\"]*\"[^\"'<>]*|'[^']*'[^\"'<>]*)*>")
_ATTRIBUTE = re.compile(rb"([^\s=/<>\"']+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED_BY_EXCEL = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class NotPatchable(Exception):
    """The package cannot be changed in place; the message says why, in Vietnamese."""


@dataclass(slots=True)
class Element:
    """One element and where its bytes stand: ``data[start:end]`` is the whole of it.

    ``inner`` and ``inner_end`` bound what stands between the tags; for ``<a/>`` both equal ``end``.
    """

    name: str
    attributes: dict[str, str]
    start: int
    inner: int
    is_empty: bool
    inner_end: int = 0
    end: int = 0
    children: list["Element"] = field(default_factory=list)
    text: str = ""

    @property
    def local(self) -> str:
        """The name without the prefix of its namespace."""
        return self.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """ "x:" for ``<x:row>``, empty for ``<row>``."""
        return self.name[: len(self.name) - len(self.local)]

    def child(self, local: str) -> "Element | None":
        """The first child of that name."""
        return next(self.children_named(local), None)

    def children_named(self, local: str) -> Iterator["Element"]:
        return (child for child in self.children if child.local == local)

    def descendants(self) -> Iterator["Element"]:
        """Everything below, in the order of the document."""
        for child in self.children:
            yield child
            yield from child.descendants()


def read_number(text: str) -> int:
    """A count or an index as it stands in an attribute."""
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise NotPatchable("tệp có chỗ không đọc được")
    return int(text)


def find_tag_end(data: bytes, start: int) -> int:
    """Where the tag that begins at ``start`` ends; the tag has already passed the parser."""
    match = _TAG.match(data, start)
    if match is None:
        raise NotPatchable("tệp có chỗ không đọc được")
    return match.end()


def scan(
    data: bytes,
    on_start: Callable[[str, dict[str, str], int], None],
    on_end: Callable[[str, int], None] | None = None,
    on_text: Callable[[str], None] | None = None,
) -> None:
    """Walk through a part, telling at which byte each tag begins.

    Raises ``NotPatchable`` for XML that is not well-formed, not in UTF-8 or that declares types
    or entities (which no spreadsheet program writes, and which attacks need).
    """
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True

    def check_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in ("utf-8", "utf8"):
            raise NotPatchable("tệp không dùng bảng mã UTF-8")

    def refuse(*_arguments: object) -> None:
        raise NotPatchable("tệp có khai báo kiểu tài liệu (DTD)")

    parser.XmlDeclHandler = check_encoding
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = lambda name, attributes: on_start(
        name, attributes, parser.CurrentByteIndex
    )
    if on_end:
        parser.EndElementHandler = lambda name: on_end(name, parser.CurrentByteIndex)
    if on_text:
        parser.CharacterDataHandler = on_text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise NotPatchable("tệp có chỗ không đọc được") from error


def read_tree(data: bytes, only: frozenset[str] | None = None) -> Element:
    """The whole part as elements with their places; for small parts.

    With ``only``, what lies inside the root's other children is passed over: a workbook may
    carry sixty thousand cell styles that are of no interest.
    """
    stack: list[Element] = []
    roots: list[Element] = []
    passed = 0

    def on_start(name: str, attributes: dict[str, str], start: int) -> None:
        nonlocal passed
        if passed or (only is not None and len(stack) == 2 and stack[1].local not in only):
            passed += 1
            return
        if len(stack) >= MAX_DEPTH:
            raise NotPatchable("tệp lồng nhau quá sâu")
        inner = find_tag_end(data, start)
        element = Element(name, attributes, start, inner, data[inner - 2 : inner] == b"/>")
        if stack:
            stack[-1].children.append(element)
        else:
            roots.append(element)
        stack.append(element)

    def on_end(_name: str, at: int) -> None:
        nonlocal passed
        if passed:
            passed -= 1
            return
        element = stack.pop()
        if element.is_empty:
            element.inner_end = element.end = element.inner
        else:
            element.inner_end, element.end = at, data.index(b">", at) + 1

    def on_text(text: str) -> None:
        if not passed and stack:
            stack[-1].text += text

    scan(data, on_start, on_end, on_text)
    return roots[0]


class Edits:
    """Changes to one part, collected by place and made at once."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._changes: list[tuple[int, int, bytes]] = []

    def __bool__(self) -> bool:
        return bool(self._changes)

    def replace(self, start: int, end: int, new: str) -> None:
        """Put ``new`` for ``data[start:end]``; with ``start == end`` this inserts."""
        self._changes.append((start, end, new.encode("utf-8")))

    def remove(self, element: Element) -> None:
        self.replace(element.start, element.end, "")

    def append(self, element: Element, new: str) -> None:
        """Put ``new`` after the last child of ``element``; once per element if it is empty."""
        if element.is_empty:
            self.replace(element.end - 2, element.end, f">{new}</{element.name}>")
        else:
            self.replace(element.inner_end, element.inner_end, new)

    def set_attribute(self, start: int, name: str, value: str | None) -> None:
        """Give the tag that begins at ``start`` an attribute, or take it away with None."""
        end = find_tag_end(self.data, start)
        tag = self.data[start:end]
        wanted = name.encode()
        for match in _ATTRIBUTE.finditer(tag):
            if match[1] == wanted:
                if value is None:
                    self.replace(start + match.start() - 1, start + match.end(), "")
                else:
                    quoted = f'"{escape(value)}"'
                    self.replace(start + match.start(2), start + match.end(2), quoted)
                return
        if value is not None:
            at = end - 2 if tag.endswith(b"/>") else end - 1
            self.replace(at, at, f' {name}="{escape(value)}"')

    def apply(self) -> bytes:
        """The part with its changes; changes at one place come in the order they were made."""
        pieces: list[bytes] = []
        at = 0
        for start, end, new in sorted(self._changes, key=lambda change: change[:2]):
            if start < at:
                raise NotPatchable("tệp có chỗ chồng lên nhau")
            pieces += (self.data[at:start], new)
            at = end
        pieces.append(self.data[at:])
        return b"".join(pieces)


def name_in_space(attributes: dict[str, str], space: str, local: str) -> str:
    """An attribute of another namespace, as it may be written under this root element.

    ``r:id`` where the root declares ``r``, else ``xmlns:r="…" r:id`` with its declaration.
    """
    for name, value in attributes.items():
        if value == space and name.startswith("xmlns:"):
            return f"{name[6:]}:{local}"
    return f'xmlns:r="{space}" r:{local}'


def escape(text: str) -> str:
    """Text as it may stand in XML, in an attribute too; what XML forbids is left out."""
    text = _FORBIDDEN.sub("", text)
    for plain, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(plain, entity)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def escape_cell_text(text: str) -> str:
    """Text of a cell or a note; Excel would read "_x0041_" as "A" were its line not escaped."""
    return escape(_ESCAPED_BY_EXCEL.sub("_x005F_", text))
