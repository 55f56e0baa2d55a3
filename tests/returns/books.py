"""Workbooks as officers send them, made on the spot."""

import io
from collections.abc import Sequence

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

HEADINGS = (
    "Đơn vị",
    "Dân số",
    "Số hộ gia đình",
    "Chi hội thôn, bản, tổ dân phố",
    "Chi hội trường học",
    "Tổng số chi hội",
    "Tổng số hội viên",
    "Hội viên đã đóng hội phí",
)
CLEAN = (
    ("Xã Kha Sơn", 9000, 2200, 12, 2, 14, 2000, 1500),
    ("Xã Úc Kỳ", 6000, 1500, 9, 2, 11, 1400, 1000),
)


def make_book(
    rows: Sequence[Sequence[object]] = CLEAN,
    headings: Sequence[str] = HEADINGS,
    titles: Sequence[str] = ("BÁO CÁO NĂM 2024",),
) -> bytes:
    """An .xlsx: title rows, an empty one, the headings, then ``rows``."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Bieu 01"
    for title in titles:
        sheet.append([title])
    sheet.append([])
    sheet.append(list(headings))
    for row in rows:
        sheet.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def make_upload(content: bytes, name: str = "bao-cao.xlsx") -> SimpleUploadedFile:
    """The bytes as a browser sends them."""
    return SimpleUploadedFile(name, content)
