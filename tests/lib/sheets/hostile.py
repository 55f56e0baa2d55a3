"""Files that mean harm, made small and quickly: zips are written by hand so that they can lie."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FILES = Path(__file__).parent / "files"

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
XLSM_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
XLSB_TYPE = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@dataclass
class Part:
    """One member as it is written; the sizes that the headers claim may be others."""

    name: str
    packed: bytes
    crc: int
    size: int
    method: int = 8
    flags: int = 0
    claimed_size: int | None = None
    local_name: str | None = None


def pack(name: str, content: str | bytes) -> Part:
    data = content.encode() if isinstance(content, str) else content
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = packer.compress(data) + packer.flush()
    return Part(name, packed, zlib.crc32(data), len(data))


def pack_repeated(name: str, head: str, block: bytes, times: int, tail: str) -> Part:
    """``head`` + ``block`` × ``times`` + ``tail``; the block is compressed once, copied after."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    start = packer.compress(head.encode()) + packer.flush(zlib.Z_FULL_FLUSH)
    middle = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    end = packer.compress(tail.encode()) + packer.flush()
    crc = zlib.crc32(head.encode())
    for _ in range(times):
        crc = zlib.crc32(block, crc)
    crc = zlib.crc32(tail.encode(), crc)
    size = len(head.encode()) + len(block) * times + len(tail.encode())
    return Part(name, start + middle * times + end, crc, size)


def write_zip(parts: list[Part], before: bytes = b"", between: bytes = b"") -> bytes:
    out = io.BytesIO()
    out.write(before)
    directory = io.BytesIO()
    for part in parts:
        name = part.name.encode()
        local_name = (part.local_name or part.name).encode()
        size = part.size if part.claimed_size is None else part.claimed_size
        offset = out.tell()
        values = (part.crc, len(part.packed), size)
        out.write(
            struct.pack(
                "<4s5H3L2H",
                b"PK\3\4",
                20,
                part.flags,
                part.method,
                0,
                33,
                *values,
                len(local_name),
                0,
            )
        )
        out.write(local_name + part.packed + between)
        directory.write(
            struct.pack(
                "<4s6H3L5H2L",
                b"PK\1\2",
                20,
                20,
                part.flags,
                part.method,
                0,
                33,
                *values,
                len(name),
                0,
                0,
                0,
                0,
                0,
                offset,
            )
        )
        directory.write(name)
    start, content = out.tell(), directory.getvalue()
    out.write(content)
    count = len(parts)
    out.write(struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(content), start, 0))
    return out.getvalue()


def workbook_parts(
    *sheets: str | Part,
    shared: str | Part | None = None,
    main_type: str = XLSX_TYPE,
    names: list[str] | None = None,
) -> list[Part]:
    """The parts of an .xlsx whose sheets have this XML (all of it, or a part made before)."""
    names = names or [f"Trang {number}" for number in range(1, len(sheets) + 1)]
    types = f'<Override PartName="/xl/workbook.xml" ContentType="{main_type}"/>'
    relations = []
    listed = []
    parts = []
    for number, (sheet, name) in enumerate(zip(sheets, names, strict=True), start=1):
        member = f"xl/worksheets/sheet{number}.xml"
        relations.append(
            f'<Relationship Id="rId{number}" Type="{OFFICE}/worksheet"'
            f' Target="worksheets/sheet{number}.xml"/>'
        )
        listed.append(f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>')
        parts.append(sheet if isinstance(sheet, Part) else pack(member, sheet))
    if shared is not None:
        relations.append(
            f'<Relationship Id="rIdS" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        )
        parts.append(shared if isinstance(shared, Part) else pack("xl/sharedStrings.xml", shared))
    return [
        pack(
            "[Content_Types].xml",
            f'<Types xmlns="{PACKAGE}/content-types">{"".join(types)}</Types>',
        ),
        pack(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1"'
            f' Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        ),
        pack(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{"".join(listed)}</sheets>'
            "</workbook>",
        ),
        pack(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(relations)}</Relationships>',
        ),
        *parts,
    ]


HEAD = f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}"><sheetData>'
TAIL = "</sheetData></worksheet>"
SMALL = f'{HEAD}<row r="1"><c r="A1"><v>1</v></c></row>{TAIL}'
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"


def sheet(rows: str) -> str:
    return HEAD + rows + TAIL


def book(*sheets: str | Part, **options: object) -> bytes:
    return write_zip(workbook_parts(*sheets, **options))


def noise(length: int) -> str:
    """Text that hardly compresses, the same every time."""
    pieces = []
    state = 1
    for _ in range(length // 8 + 1):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        pieces.append(f"{state >> 32:08x}")
    return "".join(pieces)[:length]


def far_cell() -> bytes:
    return book(
        sheet(
            '<row r="1"><c r="A1"><v>1</v></c></row>'
            '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        )
    )


def far_column() -> bytes:
    return book(sheet('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>'))


def sheet_of_348_megabytes() -> bytes:
    """3 MB packed: a hundred and some to one."""
    block = "".join(f'<row><c t="str"><v>{n}</v></c></row>' for n in range(1_000, 3_000)).encode()
    block += b"<row><c><v>1234567</v></c></row>" * 14_000
    return book(pack_repeated(SHEET, HEAD, block, 348_000_000 // len(block), TAIL))


def sheet_too_large_at_modest_ratio() -> bytes:
    text = (noise(3_000) + " " * 27_000).encode()
    row = b"<row><c t='inlineStr'><is><t>" + text + b"</t></is></c></row>"
    return book(pack_repeated(SHEET, HEAD, row, 1_800, TAIL))


def shared_string_bomb() -> bytes:
    """0.66 MB that unpacks to 300 MB of strings."""
    block = b"<si><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></si>" * 2_000
    head, times = f'<sst xmlns="{MAIN}">', 300_000_000 // len(block)
    return book(SMALL, shared=pack_repeated(STRINGS, head, block, times, "</sst>"))


def one_string_many_times() -> bytes:
    """A text of 30,000 letters that 90,000 cells point to: 2.7 GB when written out."""
    cells = "".join(
        f'<row r="{row}">'
        + "".join(f'<c t="s" s="{row * n % 997}"><v>0</v></c>' for n in range(90))
        + "</row>"
        for row in range(1, 1_001)
    )
    return book(sheet(cells), shared=f'<sst xmlns="{MAIN}"><si><t>{noise(30_000)}</t></si></sst>')


def row_of_two_million_cells() -> bytes:
    block = b"<c><v>1</v></c>" * 1_000
    return book(pack_repeated(SHEET, HEAD + '<row r="1">', block, 2_000, "</row>" + TAIL))


def too_many_cells() -> bytes:
    """300,000 cells inside the limits of rows and columns, packed no better than is usual."""
    rows = (
        "".join(f"<c><v>{row * n % 9973}</v></c>" for n in range(60)) for row in range(1, 5_001)
    )
    return book(sheet("".join(f"<row>{cells}</row>" for cells in rows)))


def external_entity() -> bytes:
    return book(
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="str"><v>&e;</v></c></row>'
        + TAIL
    )


def entity_bomb() -> bytes:
    entities = '<!ENTITY a0 "haha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
    )
    shared = f'<!DOCTYPE x [{entities}]><sst xmlns="{MAIN}"><si><t>&a9;</t></si></sst>'
    return book(SMALL, shared=shared)


def wide_entity() -> bytes:
    """The declaration in UTF-16, where a search for ASCII bytes does not see it."""
    text = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY e "1">]>{SMALL[38:]}'
    return book(pack(SHEET, text.encode("utf-16")))


def ten_thousand_sheets() -> bytes:
    return book(*[SMALL] * 10_000)


def one_sheet_listed_ten_thousand_times() -> bytes:
    parts = workbook_parts(SMALL)
    listed = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 10_001))
    parts[2] = pack(
        "xl/workbook.xml",
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
    )
    return write_zip(parts)


def nested_zip() -> bytes:
    inner = pack("xl/embeddings/Microsoft_Excel_Sheet.xlsx", book(SMALL))
    return write_zip([*workbook_parts(SMALL), inner])


def lying_small() -> bytes:
    """5 MB that claim to be ten bytes."""
    part = pack_repeated(SHEET, HEAD, noise(50_000).encode(), 100, TAIL)
    part.claimed_size = 10
    return book(part)


def lying_large() -> bytes:
    part = pack(SHEET, SMALL)
    part.claimed_size = 4_000_000_000
    return book(part)


def wrong_checksum() -> bytes:
    part = pack(SHEET, SMALL)
    part.crc ^= 1
    return book(part)


def encrypted_member() -> bytes:
    parts = workbook_parts(SMALL)
    parts[-1].flags = 1
    return write_zip(parts)


def encrypted_office() -> bytes:
    """What Excel saves with a password: a compound file with the package encrypted inside."""

    def entry(name: str, kind: int) -> bytes:
        wide = (name + "\0").encode("utf-16-le")
        return wide.ljust(64, b"\0") + struct.pack("<HB", len(wide), kind) + b"\0" * 61

    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
    entries = entry("Root Entry", 5) + entry("EncryptionInfo", 2) + entry("EncryptedPackage", 2)
    return (header + entries).ljust(4_096, b"\0")


def encrypted_xls() -> bytes:
    """Our small .xls with the record that announces encryption right after its beginning."""
    content = bytearray((FILES / "mau.xls").read_bytes())
    at = content.index(struct.pack("<HHH", 0x0809, 16, 0x0600)) + 20
    content[at : at + 2] = struct.pack("<H", 0x002F)
    return bytes(content)


def open_document(content: str, manifest: str = "<manifest/>", kind: str = "spreadsheet") -> bytes:
    mimetype = f"application/vnd.oasis.opendocument.{kind}".encode()
    stored = Part("mimetype", mimetype, zlib.crc32(mimetype), len(mimetype), method=0)
    return write_zip(
        [stored, pack("content.xml", content), pack("META-INF/manifest.xml", manifest)]
    )


def ods(rows: str) -> str:
    return (
        "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'>"
        "<office:body><office:spreadsheet><table:table table:name='Trang'>"
        f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )


def encrypted_ods() -> bytes:
    manifest = (
        "<manifest:manifest xmlns:manifest='m'><manifest:file-entry>"
        "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    )
    return open_document(noise(500), manifest)


def ods_repeated_without_end() -> bytes:
    """One filled cell counted 16,384 times in a row counted 1,048,576 times."""
    return open_document(
        ods(
            "<table:table-row table:number-rows-repeated='1048576'><table:table-cell"
            " table:number-columns-repeated='250' office:value-type='float' office:value='1'/>"
            "</table:table-row>"
        )
    )


def page_as_xls() -> bytes:
    return "<html><body><table><tr><td>Số liệu</td></tr></table></body></html>".encode()


def archive_page_as_xls() -> bytes:
    return b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html></html>"


def nul_in_csv() -> bytes:
    return "Xã,Số\nĐồng Hỷ,1\0\n".encode()


def control_in_sheet() -> bytes:
    return book(sheet('<row r="1"><c r="A1" t="str"><v>a\x01b</v></c></row>'))


def nul_in_sheet() -> bytes:
    return book(sheet('<row r="1"><c r="A1" t="str"><v>a\0b</v></c></row>'))


def long_cell() -> bytes:
    text = noise(1_000_000)
    return book(sheet(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>'))


def long_shared_string() -> bytes:
    return book(SMALL, shared=f'<sst xmlns="{MAIN}"><si><t>{noise(1_000_000)}</t></si></sst>')


def long_csv_cell() -> bytes:
    return ("Xã,Số\n" + noise(1_000_000) + ",1\n").encode()


def truncated_zip() -> bytes:
    content = book(sheet('<row r="1"><c r="A1" t="str"><v>' + noise(5_000) + "</v></c></row>"))
    return content[: len(content) // 2]


def random_bytes() -> bytes:
    return bytes(zlib.crc32(str(n).encode()) & 0xFF for n in range(20_000))


def broken_xls() -> bytes:
    content = bytearray((FILES / "mau.xls").read_bytes())
    content[520:1_500] = b"\xee" * 980
    return bytes(content)


def page_before_zip() -> bytes:
    return write_zip(workbook_parts(SMALL), before=b"%PDF-1.7\n")


def bytes_after_zip() -> bytes:
    return book(SMALL) + b"<script>alert(1)</script>"


def bytes_between_members() -> bytes:
    return write_zip(workbook_parts(SMALL), between=b"<html>" + b" " * 200)


def overlapping_members() -> bytes:
    """Two entries of the directory that share one member's data."""
    content = bytearray(book(SMALL, SMALL))
    places = []
    at = content.find(b"PK\1\2")
    while at >= 0:
        places.append(at)
        at = content.find(b"PK\1\2", at + 4)
    offset = content[places[-2] + 42 : places[-2] + 46]
    content[places[-1] + 42 : places[-1] + 46] = offset
    return bytes(content)


def other_local_name() -> bytes:
    parts = workbook_parts(SMALL)
    parts[-1].local_name = "xl/worksheets/sheet9.xml"
    return write_zip(parts)


def escaping_name() -> bytes:
    return write_zip([*workbook_parts(SMALL), pack("../../etc/cron.d/x", "1")])


def doubled_name() -> bytes:
    return write_zip([*workbook_parts(SMALL), pack("XL/workbook.xml", "<workbook/>")])


def plain_zip() -> bytes:
    return write_zip([pack("readme.txt", "1")])


def truncated_xml() -> bytes:
    return book(SMALL[:-30])


def doubled_cell() -> bytes:
    return book(sheet('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'))


def string_out_of_range() -> bytes:
    return book(sheet('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'), shared="<sst><si/></sst>")


def missing_sheet() -> bytes:
    return write_zip(workbook_parts(SMALL)[:-1])


def deep_xml() -> bytes:
    """Elements inside one another, 100,000 deep."""
    letters = noise(500_000)
    return book(HEAD + "".join(f"<a{letters[n * 5 : n * 5 + 5]}>" for n in range(100_000)))


def zip64_end() -> bytes:
    content = bytearray(book(SMALL))
    content[-6:-2] = b"\xff\xff\xff\xff"
    return bytes(content)


def many_elements(count: int) -> bytes:
    """Elements that mean nothing and only cost time."""
    return book(pack_repeated(SHEET, HEAD, b"<x/>" * 10_000, count // 10_000, TAIL))


def many_strings(count: int) -> bytes:
    """Short texts without end, each a piece of memory of its own."""
    block = b"<si><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></si>" * 1_000
    head = f'<sst xmlns="{MAIN}">'
    return book(SMALL, shared=pack_repeated(STRINGS, head, block, count // 1_000, "</sst>"))


@dataclass(frozen=True)
class Hostile:
    """A file, the name it comes under, and words of the sentence that it must get."""

    make: Callable[[], bytes]
    filename: str
    fragment: str


HOSTILE = [
    Hostile(far_cell, "a.xlsx", "ô XFD1048576, ngoài giới hạn"),
    Hostile(far_column, "a.xlsx", "ô XFD1, ngoài giới hạn"),
    Hostile(sheet_of_348_megabytes, "a.xlsx", "bung ra quá lớn: một thành phần"),
    Hostile(sheet_too_large_at_modest_ratio, "a.xlsx", "một thành phần hơn 50 MB"),
    Hostile(shared_string_bomb, "a.xlsx", "một thành phần hơn 50 MB"),
    Hostile(one_string_many_times, "a.xlsx", "quá nhiều chữ"),
    Hostile(row_of_two_million_cells, "a.xlsx", "hơn 100 lần dung lượng nén"),
    Hostile(too_many_cells, "a.xlsx", "quá nhiều ô dữ liệu (giới hạn 200.000 ô)"),
    Hostile(external_entity, "a.xlsx", "khai báo DTD"),
    Hostile(entity_bomb, "a.xlsx", "thực thể XML"),
    Hostile(wide_entity, "a.xlsx", "thực thể XML"),
    Hostile(ten_thousand_sheets, "a.xlsx", "quá nhiều thành phần bên trong (10.004"),
    Hostile(one_sheet_listed_ten_thousand_times, "a.xlsx", "quá nhiều trang tính (giới hạn 50)"),
    Hostile(nested_zip, "a.xlsx", "tệp nén khác (xl/embeddings/Microsoft_Excel_Sheet.xlsx)"),
    Hostile(lying_small, "a.xlsx", "dung lượng khai bên trong không đúng"),
    Hostile(lying_large, "a.xlsx", "dung lượng khai bên trong không đúng"),
    Hostile(wrong_checksum, "a.xlsx", "dung lượng khai bên trong không đúng"),
    Hostile(encrypted_member, "a.xlsx", "có mật khẩu"),
    Hostile(encrypted_office, "a.xlsx", "có mật khẩu"),
    Hostile(encrypted_xls, "a.xls", "có mật khẩu"),
    Hostile(encrypted_ods, "a.ods", "có mật khẩu"),
    Hostile(ods_repeated_without_end, "a.ods", "quá nhiều ô dữ liệu"),
    Hostile(page_as_xls, "a.xls", "Tệp .xls này thực ra là trang web (HTML)"),
    Hostile(archive_page_as_xls, "a.xls", "trang web (HTML)"),
    Hostile(nul_in_csv, "a.csv", "ký tự NUL"),
    Hostile(control_in_sheet, "a.xlsx", "không đúng cú pháp XML"),
    Hostile(nul_in_sheet, "a.xlsx", "không đúng cú pháp XML"),
    Hostile(long_cell, "a.xlsx", "Ô A1 của trang “Trang 1” dài quá 32.767 ký tự"),
    Hostile(long_shared_string, "a.xlsx", "Một ô chữ trong tệp dài quá 32.767 ký tự"),
    Hostile(long_csv_cell, "a.csv", "Một ô ở gần dòng 2 dài quá 32.767 ký tự"),
    Hostile(truncated_zip, "a.xlsx", "có thể tải lên chưa hết"),
    Hostile(bytes, "a.xlsx", "Tệp trống (0 byte)"),
    Hostile(random_bytes, "a.xlsx", "nội dung không phải là tệp .xlsx"),
    Hostile(random_bytes, "a.csv", "ký tự điều khiển"),
    Hostile(broken_xls, "a.xls", "không khớp nhau"),
    Hostile(page_before_zip, "a.xlsx", "Đây là tệp PDF, không phải bảng tính"),
    Hostile(bytes_after_zip, "a.xlsx", "bị ghép thêm dữ liệu lạ"),
    Hostile(bytes_between_members, "a.xlsx", "bị ghép thêm dữ liệu lạ"),
    Hostile(overlapping_members, "a.xlsx", "chồng lên nhau"),
    Hostile(other_local_name, "a.xlsx", "không khớp mục lục"),
    Hostile(escaping_name, "a.xlsx", "tên thành phần bên trong không hợp lệ"),
    Hostile(doubled_name, "a.xlsx", "hai thành phần bên trong cùng tên"),
    Hostile(plain_zip, "a.xlsx", "tệp nén ZIP, không phải bảng tính"),
    Hostile(lambda: book(SMALL, main_type=DOCX_TYPE), "a.xlsx", "Đây là tệp Word"),
    Hostile(lambda: book(SMALL, main_type=XLSB_TYPE), "a.xlsx", ".xlsb mà cổng không đọc"),
    Hostile(lambda: open_document("<a/>", kind="text"), "a.ods", "OpenDocument loại khác"),
    Hostile(lambda: book(SMALL), "a.xls", "đuôi .xls nhưng nội dung là tệp .xlsx"),
    Hostile(lambda: book(SMALL), "a.csv", "đuôi .csv nhưng nội dung là tệp .xlsx"),
    Hostile(lambda: book(SMALL), "a.exe", "Tệp có đuôi .exe, không nhận loại này"),
    Hostile(lambda: b"a,b\n1,2\n", "bao-cao", "tên không có đuôi"),
    Hostile(truncated_xml, "a.xlsx", "sheet1.xml không đúng cú pháp XML"),
    Hostile(doubled_cell, "a.xlsx", "ô A1 có hai lần"),
    Hostile(string_out_of_range, "a.xlsx", "chữ không có trong tệp"),
    Hostile(missing_sheet, "a.xlsx", "thiếu trang “Trang 1”"),
    Hostile(deep_xml, "a.xlsx", "Tệp hỏng"),
    Hostile(zip64_end, "a.xlsx", "zip64"),
]


def good_book() -> bytes:
    """A small honest workbook."""
    cell = '<c r="A1" t="str"><v>Đồng Hỷ</v></c><c r="B1"><v>63979</v></c>'
    return book(sheet(f'<row r="1">{cell}</row>'))


def read_zip(content: bytes) -> dict[str, bytes]:
    """What an ordinary reader of zips finds in the bytes."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}
