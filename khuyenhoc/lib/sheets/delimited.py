"""Reads .csv: finds its letters and its delimiter. Every cell is text; the file knows no more."""

import csv
import io
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from khuyenhoc.lib.sheets import legacy, transfer
from khuyenhoc.lib.sheets.limits import Limits
from khuyenhoc.lib.sheets.refusals import refuse_damaged, refuse_long_text, refuse_not_a_sheet
from khuyenhoc.lib.sheets.transfer import WorkbookWriter

SHEET_NAME = "CSV"
_DELIMITERS = ",;\t|"
_SAMPLE_LINES = 30
_SAMPLE_LENGTH = 200_000
_CONTROLS = frozenset(range(32)) - {9, 10, 13, 26}


def decode(content: bytes) -> tuple[str, str]:
    """The text and the encoding that it was in; legacy letters are left for the parent to turn.

    Raises Refused for NUL and other bytes that no text file has.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif content.startswith(b"\xef\xbb\xbf"):
        encoding = "utf-8-sig"
    else:
        encoding = "utf-8"
        if _CONTROLS & set(content[:_SAMPLE_LENGTH]) or b"\0" in content:
            raise refuse_not_a_sheet("tệp nhị phân (có ký tự NUL hoặc ký tự điều khiển)")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            raise refuse_damaged(f"chữ không đúng bảng mã {encoding.upper()}") from None
        encoding, text = _decode_single_bytes(content)
    if "\0" in text:
        raise refuse_not_a_sheet("tệp nhị phân (có ký tự NUL hoặc ký tự điều khiển)")
    return text, encoding


def _decode_single_bytes(content: bytes) -> tuple[str, str]:
    """Windows-1258, unless the bytes read as TCVN3 or VNI, which come as Western letters."""
    western = content.decode("cp1252", "replace")
    if legacy.find_encoding(western[:_SAMPLE_LENGTH].splitlines()) is not None:
        return "cp1252", western
    try:
        return "cp1258", unicodedata.normalize("NFC", content.decode("cp1258"))
    except UnicodeDecodeError:
        return "cp1252", western


def find_delimiter(text: str) -> str:
    """The delimiter that gives the first lines most fields; Excel's own ``sep=`` line decides."""
    sample = text[:_SAMPLE_LENGTH].splitlines()[:_SAMPLE_LINES]
    if sample and sample[0].lower().startswith("sep=") and len(sample[0]) == 5:
        return sample[0][4]
    best, best_score = ",", (0, 0)
    for delimiter in _DELIMITERS:
        try:
            widths = [len(row) for row in csv.reader(sample, delimiter=delimiter) if row]
        except csv.Error:
            continue
        wide = sorted(width for width in widths if width > 1)
        if wide:
            # As many lines as possible that split into the same number of fields.
            usual = max(set(wide), key=lambda width: (wide.count(width), width))
            score = (wide.count(usual), usual)
            if score > best_score:
                best, best_score = delimiter, score
    return best


def read_workbook(path: Path, writer: WorkbookWriter) -> None:
    """Write the file as one sheet of texts."""
    limits = writer.limits
    text, encoding = decode(path.read_bytes())
    if encoding == "cp1258":
        writer.notices.append("Tệp CSV dùng bảng mã Windows-1258, đã chuyển sang Unicode.")
    delimiter = find_delimiter(text)
    csv.field_size_limit(limits.text_length + 1)
    writer.start_sheet(SHEET_NAME)
    if text[:4].lower() == "sep=":
        text = text.partition("\n")[2]  # Excel does not show that line either
    for number, row in enumerate(_read_rows(text, delimiter, limits), start=1):
        cells = [[column, transfer.TEXT, cell] for column, cell in enumerate(row, 1) if cell]
        writer.write_row(number, cells)
    writer.end_sheet()


def _read_rows(text: str, delimiter: str, limits: Limits) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from reader
    except csv.Error as error:
        if "field limit" in str(error):
            raise refuse_long_text(f"Một ô ở gần dòng {reader.line_num}", limits) from None
        raise refuse_damaged(f"dòng {reader.line_num} không đúng cấu trúc CSV") from None
