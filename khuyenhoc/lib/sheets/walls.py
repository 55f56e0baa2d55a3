"""What a file really is, found before anything parses it.

The first bytes, the structure inside and the name's ending have to agree. Everything here reads
bytes and counts; it runs in the reading child, under its limits.
"""

from dataclasses import dataclass, field
from pathlib import Path

from khuyenhoc.lib.sheets.archive import Archive
from khuyenhoc.lib.sheets.grid import Refused
from khuyenhoc.lib.sheets.limits import Limits
from khuyenhoc.lib.sheets.refusals import (
    ACCEPTED,
    refuse_damaged,
    refuse_empty,
    refuse_extension,
    refuse_not_a_sheet,
    refuse_page,
    refuse_password,
    refuse_too_large,
)

EXTENSIONS = ("xlsx", "xlsm", "xls", "ods", "csv")
MACRO_NOTICE = "Tệp có macro. Macro không được chạy và không được lưu lại."

_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_THINGS = (
    (b"%PDF", "tệp PDF"),
    (b"{\\rtf", "tệp văn bản RTF"),
    (b"\x89PNG", "ảnh"),
    (b"\xff\xd8\xff", "ảnh"),
    (b"GIF8", "ảnh"),
    (b"BM", "ảnh"),
    (b"RIFF", "ảnh hoặc âm thanh"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf", "tệp nén 7z"),
    (b"\x1f\x8b", "tệp nén gzip"),
    (b"MZ", "chương trình máy tính"),
    (b"\x7fELF", "chương trình máy tính"),
)
_OLD_SHEETS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_HEAD = 4_096


@dataclass(slots=True)
class Inspection:
    """A file that passed: its kind by structure, not by name, and what to tell the officer."""

    kind: str
    notices: list[str] = field(default_factory=list)


def find_extension(filename: str) -> str:
    """The name's ending in small letters, without the dot; harmless in a sentence."""
    ending = filename.rpartition(".")[2].lower() if "." in filename else ""
    return "".join(letter for letter in ending[:8] if letter.isalnum())


def inspect(path: Path, filename: str, limits: Limits) -> Inspection:
    """Say what kind of sheet the file is, or raise Refused with the sentence for the officer.

    For packages every member is inflated once and counted (archive.py); afterwards the file may
    be parsed.
    """
    size = path.stat().st_size
    if size == 0:
        raise refuse_empty()
    if size > limits.file_bytes:
        raise refuse_too_large(size, limits)
    extension = find_extension(filename)
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if head.startswith(_ZIP):
        inspection = _inspect_zip(path, limits)
    elif head.startswith(_OLE):
        inspection = _inspect_ole(path)
    else:
        inspection = _inspect_plain(head, extension)
    if extension not in EXTENSIONS:
        raise _refuse_name(extension)
    # A book without macros may still call itself .xlsm, and one with them .xlsx: both are read
    # alike and the macros are left where they are.
    if extension.replace("xlsm", "xlsx") != inspection.kind.replace("xlsm", "xlsx"):
        raise refuse_extension(extension, inspection.kind)
    return inspection


def _refuse_name(extension: str) -> Refused:
    shown = f"đuôi .{extension}" if extension else "tên không có đuôi"
    return Refused(f"Tệp có {shown}, không nhận loại này. Hãy gửi tệp {ACCEPTED}.")


def _inspect_zip(path: Path, limits: Limits) -> Inspection:
    with Archive(path, limits) as archive:
        archive.count_everything()
        if archive.find("[Content_Types].xml"):
            return _inspect_office(archive)
        if mimetype := archive.find("mimetype"):
            return _inspect_open_document(archive, mimetype)
    raise refuse_not_a_sheet("tệp nén ZIP")


def _inspect_office(archive: Archive) -> Inspection:
    types: list[str] = []

    def start(_: str, attributes: dict[str, str]) -> None:
        types.append(attributes.get("ContentType", ""))

    archive.parse(str(archive.find("[Content_Types].xml")), start)
    main = [kind for kind in types if kind.endswith(("main+xml", ".main"))]
    if any("wordprocessingml" in kind or "ms-word" in kind for kind in main):
        raise refuse_not_a_sheet("tệp Word")
    if any("presentationml" in kind or "ms-powerpoint" in kind for kind in main):
        raise refuse_not_a_sheet("tệp PowerPoint")
    if any("sheet.binary" in kind for kind in main):
        raise refuse_not_a_sheet("bảng tính nhị phân .xlsb mà cổng không đọc")
    if not any("spreadsheetml" in kind or "ms-excel" in kind for kind in main):
        raise refuse_not_a_sheet("tệp nén của chương trình khác")
    has_macros = any("vbaproject" in name.lower() for name in archive.members)
    if has_macros or any("macroEnabled" in kind for kind in main):
        return Inspection("xlsm", [MACRO_NOTICE] if has_macros else [])
    return Inspection("xlsx")


def _inspect_open_document(archive: Archive, member: str) -> Inspection:
    mimetype = archive.read(member, 200).decode("ascii", "replace").strip()
    if mimetype.startswith(_OPEN_DOCUMENT + "spreadsheet"):
        has_macros = any(
            name.lower().startswith(("basic/", "scripts/"))
            and name.lower().endswith((".xml", ".py"))
            for name in archive.members
        )
        return Inspection("ods", [MACRO_NOTICE] if has_macros else [])
    if mimetype.startswith(_OPEN_DOCUMENT):
        raise refuse_not_a_sheet("tệp OpenDocument loại khác (văn bản hoặc trình chiếu)")
    raise refuse_not_a_sheet("tệp nén ZIP")


def _inspect_ole(path: Path) -> Inspection:
    content = path.read_bytes()
    if len(content) < 1_536:
        raise refuse_damaged("thiếu phần cuối, có thể tải lên chưa hết")
    if _has_stream(content, "EncryptedPackage"):
        raise refuse_password()
    if _has_stream(content, "Workbook") or _has_stream(content, "Book"):
        has_macros = _has_stream(content, "_VBA_PROJECT")
        return Inspection("xls", [MACRO_NOTICE] if has_macros else [])
    if _has_stream(content, "WordDocument"):
        raise refuse_not_a_sheet("tệp Word")
    if _has_stream(content, "PowerPoint Document"):
        raise refuse_not_a_sheet("tệp PowerPoint")
    raise refuse_damaged("không tìm thấy bảng tính bên trong")


def _has_stream(content: bytes, name: str) -> bool:
    """Whether the compound file's directory has a stream of that name.

    Directory entries are 128 bytes long and begin at multiples of 128: the name in UTF-16, its
    length in bytes at 64, the kind of entry (2: a stream) at 66.
    """
    wanted = (name + "\0").encode("utf-16-le")
    position = content.find(wanted)
    while position >= 0:
        entry = content[position : position + 128]
        if (
            position % 128 == 0
            and len(entry) == 128
            and int.from_bytes(entry[64:66], "little") == len(wanted)
            and entry[66] == 2
        ):
            return True
        position = content.find(wanted, position + 1)
    return False


def _inspect_plain(head: bytes, extension: str) -> Inspection:
    for magic, what in _OTHER_THINGS:
        if head.startswith(magic) and not (magic == b"BM" and extension == "csv"):
            raise refuse_not_a_sheet(what)
    if head.startswith(_OLD_SHEETS):
        raise refuse_not_a_sheet("bảng tính Excel đời quá cũ (trước 1997)")
    text = head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe")
    text = text.lstrip().lower()
    if text.startswith((b"mime-version:", b"from: <saved by")):
        raise refuse_page(extension)
    if text.startswith(b"<"):
        if b"urn:schemas-microsoft-com:office:spreadsheet" in text and b"<html" not in text:
            raise refuse_not_a_sheet("bảng tính XML 2003 mà cổng không đọc")
        if any(tag in text for tag in (b"<html", b"<table", b"<!doctype html", b"<body", b"<meta")):
            raise refuse_page(extension)
        raise refuse_not_a_sheet("tệp XML")
    if extension != "csv" and extension in EXTENSIONS:
        raise refuse_damaged(f"nội dung không phải là tệp .{extension}")
    return Inspection("csv")
