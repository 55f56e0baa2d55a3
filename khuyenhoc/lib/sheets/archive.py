"""A zip package (.xlsx, .xlsm, .ods) read with nothing trusted.

The sizes in a zip's headers are claims. Members are inflated piece by piece and counted, and
what they really hold is compared with the claim. The whole file has to be accounted for: no
byte before, between or after the members that a second format could hide in.
"""

import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.parsers import expat

from khuyenhoc.lib.sheets.limits import RATIO_FROM, Limits, show_size
from khuyenhoc.lib.sheets.refusals import (
    refuse_bomb,
    refuse_damaged,
    refuse_declarations,
    refuse_joined,
    refuse_members,
    refuse_nested,
    refuse_password,
)

_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_CHUNK = 1 << 16
_INFLATED = 1 << 18
_LONGEST_NAME = 400
_LONGEST_GAP = 64  # a data descriptor is at most 24 bytes
_STORED, _DEFLATED = 0, 8

_ARCHIVES = (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_XML_NAMES = (".xml", ".rels", ".vml")
_DECLARATIONS = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside the package, as its central directory claims it."""

    name: str
    method: int
    crc: int
    packed: int
    unpacked: int
    start: int  # of the packed data


class Archive:
    """The members of a zip file, by name; refuses on opening whatever a sheet never has."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.limits = limits
        self._file = path.open("rb")
        self._size = path.stat().st_size
        self.members: dict[str, Member] = {}
        self._folded: dict[str, str] = {}
        self._read_directory()

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def find(self, name: str) -> str | None:
        """The member's exact name; packages compare names without regard to case."""
        return self._folded.get(name.lower().lstrip("/"))

    def _read_directory(self) -> None:
        tail_start = max(0, self._size - 65_557)
        self._file.seek(tail_start)
        tail = self._file.read()
        at = tail.rfind(b"PK\x05\x06")
        if at < 0 or at + _END.size > len(tail):
            raise refuse_damaged("thiếu phần cuối, có thể tải lên chưa hết")
        end = _END.unpack_from(tail, at)
        _, disk, first_disk, here, count, length, offset, comment = end
        if disk or first_disk or here != count or count == 0xFFFF or offset == 0xFFFFFFFF:
            raise refuse_damaged("cách nén không dùng cho bảng tính (zip64, nhiều phần)")
        if tail_start + at + _END.size + comment != self._size or comment > 256:
            raise refuse_joined()
        if count > self.limits.members:
            raise refuse_members(count, self.limits)
        if offset + length != tail_start + at or length > count * (_ENTRY.size + 1_000):
            raise refuse_joined()
        self._file.seek(offset)
        directory = self._file.read(length)
        entries = []
        position = 0
        for _ in range(count):
            entry, position = self._read_entry(directory, position)
            entries.append(entry)
        if position != length:
            raise refuse_damaged("mục lục bên trong không khớp")
        self._place_members(sorted(entries), directory_at=offset)

    def _read_entry(self, directory: bytes, position: int) -> tuple[tuple, int]:
        """One line of the central directory, with its place first so that lines sort by it."""
        try:
            fields = _ENTRY.unpack_from(directory, position)
        except struct.error:
            raise refuse_damaged("mục lục bên trong bị cắt") from None
        signature, _, _, flags, method, _, _, crc, packed, unpacked = fields[:10]
        name_length, extra_length, comment_length = fields[10:13]
        offset = fields[16]
        start = position + _ENTRY.size
        raw_name = directory[start : start + name_length]
        if signature != b"PK\x01\x02" or len(raw_name) != name_length:
            raise refuse_damaged("mục lục bên trong sai cấu trúc")
        if flags & 0x2041:
            raise refuse_password()
        if method not in (_STORED, _DEFLATED) or 0xFFFFFFFF in (packed, unpacked):
            raise refuse_damaged("cách nén không dùng cho bảng tính")
        name = raw_name.decode("utf-8" if flags & 0x800 else "cp437", "replace")
        _check_name(name)
        entry = (offset, raw_name, name, method, crc, packed, unpacked)
        return entry, start + name_length + extra_length + comment_length

    def _place_members(self, entries: list[tuple], directory_at: int) -> None:
        end_of_last = 0
        for offset, raw_name, name, method, crc, packed, unpacked in entries:
            if offset < end_of_last:
                raise refuse_damaged("các thành phần bên trong chồng lên nhau")
            if offset - end_of_last > (_LONGEST_GAP if end_of_last else 0):
                raise refuse_joined()
            self._file.seek(offset)
            header = self._file.read(_LOCAL.size + len(raw_name))
            if len(header) < _LOCAL.size + len(raw_name):
                raise refuse_damaged("thành phần bên trong bị cắt")
            local = _LOCAL.unpack_from(header)
            if local[0] != b"PK\x03\x04" or header[_LOCAL.size :] != raw_name:
                raise refuse_damaged("tên thành phần bên trong không khớp mục lục")
            if local[2] & 0x2041:
                raise refuse_password()
            if local[3] != method:
                raise refuse_damaged("cách nén bên trong không khớp mục lục")
            start = offset + _LOCAL.size + local[9] + local[10]
            end_of_last = start + packed
            if end_of_last > directory_at:
                raise refuse_damaged("thành phần bên trong dài hơn tệp")
            folded = name.lower()
            if folded in self._folded:
                raise refuse_damaged("hai thành phần bên trong cùng tên")
            self._folded[folded] = name
            self.members[name] = Member(name, method, crc, packed, unpacked, start)
        if directory_at - end_of_last > _LONGEST_GAP:
            raise refuse_joined()

    def chunks(self, name: str) -> Iterator[bytes]:
        """The member's content piece by piece, refused as soon as it passes a limit.

        At the end length and checksum are compared with the directory.
        """
        member = self.members[name]
        total = checksum = 0
        for piece in self._inflate(member):
            total += len(piece)
            if total > self.limits.member_bytes:
                raise refuse_bomb(
                    f"một thành phần hơn {show_size(self.limits.member_bytes)} sau khi giải nén"
                )
            if total > RATIO_FROM and total > self.limits.ratio * max(member.packed, 1):
                raise refuse_bomb(f"hơn {self.limits.ratio} lần dung lượng nén")
            checksum = zlib.crc32(piece, checksum)
            yield piece
        if total != member.unpacked or checksum != member.crc:
            raise refuse_damaged("dung lượng khai bên trong không đúng với nội dung")

    def _inflate(self, member: Member) -> Iterator[bytes]:
        left = member.packed
        position = member.start
        unpacker = zlib.decompressobj(-15) if member.method == _DEFLATED and left else None
        while left:
            self._file.seek(position)
            packed = self._file.read(min(_CHUNK, left))
            if not packed:
                raise refuse_damaged("thành phần bên trong bị cắt")
            position += len(packed)
            left -= len(packed)
            if unpacker is None:
                yield packed
                continue
            while packed:
                try:
                    piece = unpacker.decompress(packed, _INFLATED)
                except zlib.error:
                    raise refuse_damaged("dữ liệu nén bị lỗi") from None
                packed = unpacker.unconsumed_tail
                if piece:
                    yield piece
            if unpacker.eof and (unpacker.unused_data or left):
                raise refuse_joined()
        if unpacker is not None:
            if piece := unpacker.flush():
                yield piece
            if not unpacker.eof:
                raise refuse_damaged("dữ liệu nén bị cắt")

    def read(self, name: str, most: int) -> bytes:
        """A small member whole; refused when it is longer than ``most`` bytes."""
        content = bytearray()
        for piece in self.chunks(name):
            content += piece
            if len(content) > most:
                raise refuse_damaged("một thành phần bên trong dài bất thường")
        return bytes(content)

    def count_everything(self) -> None:
        """Inflate every member once, counting, before anything parses any of them.

        Raises Refused for a bomb, an archive inside, a DTD or entity in an XML part.
        """
        total = 0
        for name in self.members:
            is_xml = name.lower().endswith(_XML_NAMES)
            kept = b""
            is_first = True
            for piece in self.chunks(name):
                if is_first and piece.startswith(_ARCHIVES):
                    raise refuse_nested(name)
                is_first = False
                total += len(piece)
                if total > self.limits.unpacked_bytes:
                    raise refuse_bomb(
                        f"hơn {show_size(self.limits.unpacked_bytes)} sau khi giải nén"
                    )
                if is_xml:
                    window = kept + piece
                    if any(word in window for word in _DECLARATIONS):
                        raise refuse_declarations()
                    kept = window[-20:]

    def parse(
        self,
        name: str,
        start: Callable[[str, dict[str, str]], Any],
        end: Callable[[str], Any] | None = None,
        text: Callable[[str], Any] | None = None,
    ) -> None:
        """Stream one XML part through expat; a DTD or malformed XML refuses the file."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.buffer_size = _CHUNK
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.EntityDeclHandler = _refuse_doctype
        try:
            for piece in self.chunks(name):
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        except expat.ExpatError:
            raise refuse_damaged(f"phần {name[:80]} không đúng cú pháp XML") from None


def _check_name(name: str) -> None:
    if (
        not name
        or len(name) > _LONGEST_NAME
        or name.startswith("/")
        or any(ord(letter) < 32 or letter in "\\:" for letter in name)
        or ".." in name.split("/")
    ):
        raise refuse_damaged("tên thành phần bên trong không hợp lệ")


def _refuse_doctype(*_: object) -> None:
    raise refuse_declarations()


def local_name(name: str) -> str:
    """The name without its prefix: "x:row" → "row"."""
    return name.rpartition(":")[2]
