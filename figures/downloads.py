"""Open tables as CSV, XLSX and JSON; ``khuyenhoc.lib.tables`` tells how their cells are written."""

import io
from collections.abc import Iterable
from dataclasses import astuple

import xlsxwriter

from figures.models import Indicator
from figures.open_data import COLUMN_NOTES, COLUMNS, OpenTable, list_dictionary
from figures.spans import name_period
from figures.wordings import SAMPLE_SENTENCE
from khuyenhoc.lib import tables

LICENCE = "Được dùng lại tự do khi ghi rõ nguồn."
CONTENT_TYPES = {
    "csv": tables.CSV,
    "xlsx": tables.XLSX,
    "json": "application/json; charset=utf-8",
}
DICTIONARY_COLUMNS = (
    "ma_chi_tieu", "muc", "chi_tieu", "don_vi_tinh", "cach_co", "tinh_chat", "cong_thuc", "so_le",
    "ghi_chu", "gian_doan", "ke_thua",
)  # fmt: skip
write_json_text = tables.write_json_text


def write(table: OpenTable, extension: str) -> bytes:
    """The table as a file of one of ``CONTENT_TYPES``."""
    return _WRITERS[extension](table)


def write_csv(table: OpenTable) -> bytes:
    """UTF-8 with a byte order mark, comma between cells, point before decimals."""
    return tables.write_csv(COLUMNS, (astuple(row) for row in table.rows))


def write_dictionary(indicators: Iterable[Indicator]) -> bytes:
    """The dictionary as CSV."""
    entries = list_dictionary(indicators)
    return tables.write_csv(
        DICTIONARY_COLUMNS, ([e[c] for c in DICTIONARY_COLUMNS] for e in entries)
    )


def write_json(table: OpenTable) -> bytes:
    """One object: what it is, the rows, the columns and indicators explained."""
    rows = [dict(zip(COLUMNS, astuple(row), strict=True)) for row in table.rows]
    return tables.write_json_text(
        {
            "mo_ta": describe(table),
            "so_lieu": rows,
            "cot": COLUMN_NOTES,
            "chi_tieu": list_dictionary(table.indicators),
        }
    )


def write_xlsx(table: OpenTable) -> bytes:
    """A workbook of three sheets: the figures, the indicators, what it is."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
         "strings_to_numbers": False},
    )  # fmt: skip
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    book.set_properties({"title": describe(table)["ten"], "comments": describe(table)["ghi_chu"]})
    figures = book.add_worksheet("Số liệu")
    tables.fill_sheet(figures, COLUMNS, (astuple(row) for row in table.rows), head)
    figures.freeze_panes(1, 3)
    figures.autofilter(0, 0, max(len(table.rows), 1), len(COLUMNS) - 1)
    for place, name in enumerate(COLUMNS):
        figures.set_column(place, place, 34 if name in {"don_vi", "chi_tieu", "nguon"} else 14)
    words = book.add_worksheet("Từ điển")
    entries = list_dictionary(table.indicators)
    tables.fill_sheet(
        words, DICTIONARY_COLUMNS, ([e[c] for c in DICTIONARY_COLUMNS] for e in entries), head
    )
    words.set_column(0, 0, 28)
    words.set_column(1, 2, 40)
    about = book.add_worksheet("Về tệp này")
    notes = [*describe(table).items(), *COLUMN_NOTES.items()]
    tables.fill_sheet(about, ("mục", "nội dung"), notes, head)
    about.set_column(0, 0, 24)
    about.set_column(1, 1, 90)
    book.close()
    return stream.getvalue()


def describe(table: OpenTable) -> dict[str, str]:
    """What the file is, in texts: title, kind of reading, marks, licence."""
    unit = table.unit.full_name if table.unit else ""
    notes = []
    if table.is_illustrative:
        notes.append(f"{SAMPLE_SENTENCE}: xem cột so_lieu_minh_hoa.")
    if table.provisional:
        notes.append("Có số tạm tính, chưa duyệt: xem cột tinh_trang.")
    return {
        "ten": f"Số liệu khuyến học {unit}, {name_period(table.period)}",
        "cach_doc": table.reading,
        "ky": table.period.code,
        "tu_ngay": table.period.first_day.isoformat(),
        "den_ngay": table.period.last_day.isoformat(),
        "ghi_chu": " ".join(notes),
        "giay_phep": LICENCE,
    }


_WRITERS = {"csv": write_csv, "xlsx": write_xlsx, "json": write_json}
