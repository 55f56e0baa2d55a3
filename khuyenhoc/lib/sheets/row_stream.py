"""A long list read row by row: the child has opened the file, nothing is held whole in memory.

``stream_rows`` gives the sheets of a file one after the other, their rows as they come, letters put
right. What the child says is untrusted, as in ``transfer``: every shape and bound is checked.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any

from khuyenhoc.lib.sheets import legacy
from khuyenhoc.lib.sheets.child_process import WAIT_SECONDS, run_child
from khuyenhoc.lib.sheets.grid import Cell, CellKind, Sheet
from khuyenhoc.lib.sheets.limits import LIST, Limits
from khuyenhoc.lib.sheets.refusals import refuse_damaged, refuse_empty, refuse_too_large
from khuyenhoc.lib.sheets.transfer import BrokenAnswer, RowTaker, SheetEnd, read_frame

HEAD_ROWS = 3_000  # rows that tell in which letters a sheet was written

_DECODER = json.JSONDecoder()
_NUMBER, _DATE = CellKind.NUMBER, CellKind.DATE

Row = tuple[int, dict[int, Cell]]


@dataclass(slots=True)
class StreamedSheet:
    """One sheet: what is known before its rows come, and the rows, to be read once."""

    name: str
    is_hidden: bool
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    merged: tuple[tuple[int, int, int, int], ...]
    rows: Iterator[Row]

    def head(self, rows: list[Row]) -> Sheet:
        """The given first rows as a sheet of their own, for finding headings in it."""
        last = rows[-1][0] if rows else 0
        return Sheet(
            self.name,
            {(number, column): cell for number, cells in rows for column, cell in cells.items()},
            hidden_rows=self.hidden_rows,
            hidden_columns=self.hidden_columns,
            merged=tuple(area for area in self.merged if area[0] <= last),
        )


@dataclass(slots=True)
class RowStream:
    """A file being read: its kind, the names of its sheets, and its sheets in order."""

    kind: str
    sheet_names: list[str]
    sheets: Iterator[StreamedSheet]
    notices: list[str] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)


@contextmanager
def stream_rows(
    path: Path | str,
    filename: str,
    limits: Limits = LIST,
    *,
    wait_seconds: float = WAIT_SECONDS,
) -> Iterator[RowStream]:
    """The rows of the file at ``path``, which its sender calls ``filename``.

    Raises Refused with the sentence for the sender if it cannot be taken, Busy if the machine's
    slots stay taken for ``wait_seconds``. Sheets must be read in order and within the context.
    """
    source = Path(path).resolve()
    size = source.stat().st_size
    if size == 0:
        raise refuse_empty()
    if size > limits.file_bytes:
        raise refuse_too_large(size, limits)
    task = {"task": "read", "source": str(source), "filename": filename}
    with run_child(task, limits, wait_seconds) as folder:
        answer = folder / "answer.jsonl"
        try:
            frame = read_frame(answer, limits)
            with answer.open("rb") as lines:
                stream = RowStream(
                    frame.kind,
                    [legacy.clean_text(sheet.name) for sheet in frame.sheets],
                    iter(()),
                    [legacy.clean_text(notice) for notice in frame.notices],
                    dict(frame.properties),
                )
                stream.sheets = _list_sheets(frame.sheets, lines, RowTaker(limits), stream)
                yield stream
        except BrokenAnswer:
            raise refuse_damaged("trình đọc trả về kết quả không hợp lệ") from None


def _list_sheets(
    frames: list[SheetEnd], lines: Iterator[bytes], taker: RowTaker, stream: RowStream
) -> Iterator[StreamedSheet]:
    for frame in frames:
        raw = _list_rows(lines, taker)
        first = list(islice(raw, HEAD_ROWS))
        texts = {
            str(cell.value)
            for _, cells in first
            for cell in cells.values()
            if cell.kind is CellKind.TEXT
        }
        encoding = legacy.find_encoding(texts)
        if encoding is not None:
            stream.notices.append(
                f"Trang “{legacy.clean_text(frame.name)}” dùng bảng mã {encoding}, đã chuyển sang"
                " Unicode. Hãy xem lại chữ có dấu."
            )
        rows = _put_right(first, raw, encoding)
        sheet = StreamedSheet(
            legacy.clean_text(legacy.convert(frame.name, encoding) if encoding else frame.name),
            frame.is_hidden,
            frozenset(frame.hidden_rows),
            frozenset(frame.hidden_columns),
            frame.merged,
            rows,
        )
        yield sheet
        for _ in rows:  # whoever left rows unread has not left the sheet
            pass


def _list_rows(lines: Iterator[bytes], taker: RowTaker) -> Iterator[Row]:
    """The rows up to the end of the sheet; the stream's place is the caller's state."""
    for line in lines:
        try:
            value: Any = _DECODER.decode(line.decode(errors="surrogatepass"))
        except (ValueError, RecursionError) as error:
            raise BrokenAnswer(str(error)[:200]) from None
        match value:
            case ["row", int(number), list(cells)]:
                yield number, taker.take(number, cells)
            case ["sheet", *_]:
                continue
            case ["sheet_end", *_]:
                return
            case _:
                raise BrokenAnswer("unknown line")


def _put_right(
    first: list[Row], rest: Iterator[Row], encoding: legacy.Encoding | None
) -> Iterator[Row]:
    """Rows with their texts cleaned, and turned into Unicode where they are not."""

    def turn(text: str) -> str:
        return legacy.clean_text(legacy.convert(text, encoding) if encoding else text)

    known: dict[str, str] = {}  # "" for a text of nothing but spaces
    for number, cells in chain(first, rest):
        turned_here = []
        for cell in cells.values():
            kind, text = cell.kind, cell.raw
            if kind is _NUMBER or kind is _DATE:
                continue
            turned = known.get(text)
            if turned is None:
                if len(known) > 50_000:
                    known.clear()
                turned = turn(text)
                turned = known[text] = turned if turned.strip() else ""
            if turned != text or not turned:
                turned_here.append((cell, turned))
        for cell, turned in turned_here:
            if turned:
                cells[cell.column] = Cell(
                    cell.row, cell.column, cell.kind, turned, turned, cell.is_formula
                )
            else:
                del cells[cell.column]
        if cells:
            yield number, cells
