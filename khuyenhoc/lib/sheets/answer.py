"""The answer file: the officer's own workbook given back with what is wrong marked at its cell.

An .xlsx or .xlsm is patched: its cells get a fill and a note, an index sheet is added, every
other part of the package stays as it was, byte for byte. Anything else becomes a new .xlsx with
the same cells, and says so.

No Django here: this runs in a program of its own with little memory and little time.
"""

import tempfile
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from khuyenhoc.lib.sheets.grid import Cell, CellKind, Refused, Sheet, Workbook
from khuyenhoc.lib.sheets.index_sheet import (
    SEVERITIES,
    Mark,
    is_index_sheet,
    read_reasons,
)
from khuyenhoc.lib.sheets.limits import LIST
from khuyenhoc.lib.sheets.marking import is_in_sheet
from khuyenhoc.lib.sheets.markup import NotPatchable
from khuyenhoc.lib.sheets.patching import patch_workbook

__all__ = ["INDEX_SHEET", "describe_cells", "is_index_sheet", "read_reasons", "write_answer"]

INDEX_SHEET = "Cần sửa"
PATCHED_KINDS = ("xlsx", "xlsm")
MAX_MARKS = 5_000  # marked in one file; whoever has more corrects these first
MAX_MESSAGE = 2_000  # characters


def write_answer(
    source_path: Path | str, kind: str, request: Mapping[str, Any], out_path: Path | str
) -> dict[str, Any]:
    """Write the answer to the file ``source_path`` of ``kind`` ("xlsx", "xlsm", "xls" …).

    ``request`` is plain: ``marks`` (a list of {sheet, row, column, severity, message, reason};
    row and column from 1, None or 0 for what concerns a sheet or the whole file; severity
    "error", "warning" or "question"), ``title``, ``index_sheet`` (its wished name), ``notices``
    (sentences for the officer) and, if the caller has them, ``cells`` for a file that cannot be
    patched: a ``Workbook`` or what ``describe_cells`` made of one; else the source is read.

    Returns {"patched": whether it is the officer's own package, "notices": all sentences that
    he has to be told, "index_sheet": the name that the sheet bears}. Raises ``Refused`` where
    no answer file can be made.
    """
    source, out = Path(source_path), Path(out_path)
    marks, notices = _read_marks(request)
    title = _clean(request.get("title") or "Bản trả lời")
    name = _clean(request.get("index_sheet") or INDEX_SHEET)
    if kind in PATCHED_KINDS:
        try:
            patched = patch_workbook(source, out, marks, title, name, notices)
        except NotPatchable as error:
            out.unlink(missing_ok=True)
            notices.append(
                f"Không đánh dấu được ngay trên tệp gốc ({error}) nên bản trả lời là tệp .xlsx mới"
                " có cùng nội dung; hình, biểu đồ và công thức không được chép sang."
            )
        else:
            return _describe(True, notices + patched.notices, patched.index_sheet)
    else:
        notices.append(
            f"Tệp gốc là .{kind} nên bản trả lời là tệp .xlsx mới có cùng nội dung;"
            " hình, biểu đồ và công thức không được chép sang."
        )
    cells = request.get("cells")
    try:
        with tempfile.TemporaryDirectory(dir=out.parent) as folder:
            plain = Path(folder) / "new.xlsx"
            names = _write_plain(source, kind, cells, plain)
            renamed = [replace(mark, sheet=names.get(mark.sheet, mark.sheet)) for mark in marks]
            patched = patch_workbook(plain, out, renamed, title, name, notices)
    except NotPatchable as error:
        out.unlink(missing_ok=True)
        raise Refused(
            f"Không tạo được bản trả lời ({error}). Hãy sửa theo danh sách lỗi trên trang web."
        ) from error
    return _describe(False, notices, patched.index_sheet)


def _write_plain(
    source: Path, kind: str, cells: Workbook | Mapping[str, Any] | None, out: Path
) -> dict[str, str]:
    """Write the cells without any mark; the name that each sheet bears there.

    What this needs is imported only here: most files are patched, and time is short.
    """
    from khuyenhoc.lib.sheets.formats import read_source  # noqa: PLC0415
    from khuyenhoc.lib.sheets.looks import read_layouts  # noqa: PLC0415
    from khuyenhoc.lib.sheets.new_workbook import write_new_workbook  # noqa: PLC0415
    from khuyenhoc.lib.sheets.reader import put_letters_right  # noqa: PLC0415
    from khuyenhoc.lib.sheets.transfer import read_answer  # noqa: PLC0415

    if isinstance(cells, Workbook):
        workbook = cells
    elif cells is not None:
        workbook = _read_cells(cells)
    else:
        lines = out.with_name("cells.jsonl")
        with lines.open("wb") as stream:
            read_source(source, f"{source.stem}.{kind}", LIST, stream)
        workbook = read_answer(lines, LIST)
        put_letters_right(workbook)
    sheets = [sheet for sheet in workbook.sheets if not is_index_sheet(sheet)]
    layouts = read_layouts(source, kind)
    return write_new_workbook(Workbook(workbook.kind, sheets), layouts, out)


def _describe(is_patched: bool, notices: list[str], index_sheet: str) -> dict[str, Any]:
    return {"patched": is_patched, "notices": notices, "index_sheet": index_sheet}


def _read_marks(request: Mapping[str, Any]) -> tuple[list[Mark], list[str]]:
    """The marks asked for, the gravest first if there are too many, and the notices."""
    order = list(SEVERITIES)
    marks = []
    for each in request.get("marks", ()):
        severity = str(each["severity"])
        if severity not in SEVERITIES:
            raise ValueError(f"unknown severity {severity!r}")
        row, column = each.get("row"), each.get("column")
        has_cell = is_in_sheet(row, column)
        marks.append(
            Mark(
                severity=severity,
                sheet=str(each.get("sheet") or ""),
                row=row if has_cell else None,
                column=column if has_cell else None,
                message=_clean(each.get("message") or "")[:MAX_MESSAGE],
                reason=_clean(each.get("reason") or "")[:MAX_MESSAGE],
            )
        )
    notices = [_clean(notice) for notice in request.get("notices", ())]
    if len(marks) > MAX_MARKS:
        left_out = f"{len(marks) - MAX_MARKS:,}".replace(",", ".")
        notices.append(
            f"Tệp có quá nhiều chỗ cần sửa: còn {left_out} chỗ chưa đánh dấu."
            " Hãy sửa những chỗ đã đánh dấu rồi gửi lại."
        )
        marks = sorted(marks, key=lambda mark: order.index(mark.severity))[:MAX_MARKS]
    return marks, notices


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", str(text)).strip()


# Cells on their way to the program that writes the answer


def describe_cells(workbook: Workbook) -> dict[str, Any]:
    """A workbook as plain data that JSON can carry: what ``write_answer`` takes as ``cells``."""
    return {
        "kind": workbook.kind,
        "sheets": [
            {
                "name": sheet.name,
                "is_hidden": sheet.is_hidden,
                "hidden_rows": sorted(sheet.hidden_rows),
                "hidden_columns": sorted(sheet.hidden_columns),
                "merged": [list(area) for area in sheet.merged],
                "cells": [
                    [each.row, each.column, each.kind, _write_value(each), each.raw]
                    + ([each.number_format] if each.number_format else [])
                    for each in sheet.cells.values()
                ],
            }
            for sheet in workbook.sheets
        ],
    }


def _write_value(cell: Cell) -> str | bool:
    if cell.kind is CellKind.BOOL:
        return bool(cell.value)
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    return cell.raw if cell.value is None else str(cell.value)


def _read_cells(described: Mapping[str, Any]) -> Workbook:
    sheets = []
    for each in described["sheets"]:
        sheet = Sheet(
            name=each["name"],
            is_hidden=each.get("is_hidden", False),
            hidden_rows=frozenset(each.get("hidden_rows", ())),
            hidden_columns=frozenset(each.get("hidden_columns", ())),
            merged=tuple(tuple(area) for area in each.get("merged", ())),
        )
        for row, column, kind, text, raw, *form in each["cells"]:
            value = _read_value(CellKind(kind), text)
            sheet.cells[row, column] = Cell(
                row, column, CellKind(kind), value, raw, number_format="".join(form)
            )
        sheets.append(sheet)
    return Workbook(described.get("kind", ""), sheets)


def _read_value(kind: CellKind, text: str | bool) -> Decimal | bool | date | datetime | str:
    if isinstance(text, bool):
        return text
    if kind is CellKind.NUMBER:
        return Decimal(text)
    if kind is CellKind.DATE:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    return text
