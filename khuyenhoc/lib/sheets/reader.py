"""A file from an officer, read: walls and parsing in a child, letters put right here."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from khuyenhoc.lib.sheets import legacy
from khuyenhoc.lib.sheets.child_process import WAIT_SECONDS, Busy, run_child
from khuyenhoc.lib.sheets.grid import CellKind, Refused, Sheet, Workbook
from khuyenhoc.lib.sheets.limits import RETURN, Limits
from khuyenhoc.lib.sheets.refusals import refuse_damaged, refuse_empty, refuse_too_large
from khuyenhoc.lib.sheets.transfer import BrokenAnswer, read_answer

__all__ = ["Busy", "Refused", "read"]

_TEXTS = (CellKind.TEXT, CellKind.ERROR, CellKind.UNCALCULATED)


def read(
    path: Path | str,
    filename: str,
    limits: Limits = RETURN,
    *,
    wait_seconds: float = WAIT_SECONDS,
) -> Workbook:
    """The workbook in the file at ``path``, which its sender calls ``filename``.

    Raises Refused with the sentence for the officer if it cannot be taken, whatever the reading
    child died of, and Busy if the machine's slots stay taken for ``wait_seconds``.
    """
    source = Path(path).resolve()
    size = source.stat().st_size
    if size == 0:
        raise refuse_empty()
    if size > limits.file_bytes:
        raise refuse_too_large(size, limits)
    task = {"task": "read", "source": str(source), "filename": filename}
    with run_child(task, limits, wait_seconds) as folder:
        try:
            workbook = read_answer(folder / "answer.jsonl", limits)
        except BrokenAnswer:
            raise refuse_damaged("trình đọc trả về kết quả không hợp lệ") from None
    put_letters_right(workbook)
    return workbook


def put_letters_right(workbook: Workbook) -> None:
    """Turn TCVN3 and VNI into Unicode, sheet by sheet, and clean every text, in place.

    Cells with nothing visible left are dropped.
    """
    turned: dict[legacy.Encoding, int] = {}
    for sheet in workbook.sheets:
        texts = {str(cell.value) for cell in sheet.cells.values() if cell.kind is CellKind.TEXT}
        encoding = legacy.find_encoding(texts)
        if encoding is None:
            _change_texts(sheet, legacy.clean_text)
            continue
        turned[encoding] = turned.get(encoding, 0) + 1

        def turn(text: str, encoding: legacy.Encoding = encoding) -> str:
            return legacy.clean_text(legacy.convert(text, encoding))

        _change_texts(sheet, lru_cache(maxsize=50_000)(turn))
        sheet.name = legacy.convert(sheet.name, encoding)
    for encoding in turned:
        workbook.notices.append(
            f"Tệp dùng bảng mã {encoding}, đã chuyển sang Unicode. Hãy xem lại chữ có dấu."
        )
    for sheet in workbook.sheets:
        sheet.name = legacy.clean_text(sheet.name)
    workbook.notices[:] = map(legacy.clean_text, workbook.notices)
    workbook.properties = {
        legacy.clean_text(name): legacy.clean_text(value)
        for name, value in workbook.properties.items()
    }


def _change_texts(sheet: Sheet, change: Callable[[str], str]) -> None:
    for place, cell in list(sheet.cells.items()):
        if cell.kind not in _TEXTS:
            continue
        text = change(str(cell.value))
        if not text.strip():
            del sheet.cells[place]
        elif text != cell.value:
            sheet.cells[place] = cell._replace(value=text, raw=text)
