"""The lines of a bank statement, from Excel or CSV as banks write it.

The file is opened by the reading child, outside this process (product.md R9). The headings by which
banks call their columns are in ``funds/data/bank_headings.csv``.
"""

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

from khuyenhoc.lib.dates import parse_date
from khuyenhoc.lib.names import clean, vn_norm
from khuyenhoc.lib.numbers import Unclear
from khuyenhoc.lib.sheets.grid import Cell, Refused
from khuyenhoc.lib.sheets.limits import RETURN
from khuyenhoc.lib.sheets.row_stream import Row, stream_rows

HEADINGS = Path(__file__).resolve().parent.parent / "data" / "bank_headings.csv"
NEEDED = ({"on", "credit"}, {"on", "amount"})
HEAD_ROWS = 40  # rows among which the headings are looked for
MOST_LINES = 5_000
MOST_FAULTS = 20
LARGEST = 10**15
# Banks group thousands by points or by commas, and may add "00" of a đồng.
_SUM = re.compile(r"\+?\s?(\d{1,3}(?:[.,\s]\d{3})+|\d+)(?:[.,]00?)?(?:\s?(?:đ|đồng|vnd))?", re.I)

NO_TABLE = (
    "Không thấy bảng sao kê: cần một dòng tiêu đề có cột ngày giao dịch và cột số tiền ghi có. Hãy "
    "tải sao kê dạng Excel hoặc CSV từ ngân hàng rồi gửi nguyên tệp."
)
TOO_MANY = "Sao kê có hơn 5.000 dòng tiền vào. Hãy tải sao kê từng tháng."


@dataclass(frozen=True, slots=True)
class StatementLine:
    """Money that came in, as the bank tells it; ``key`` tells the line again in another file."""

    key: str
    on: date
    amount: int
    reference: str
    payer: str
    text: str


@dataclass(slots=True)
class Statement:
    """What a file holds: what came in, how many lines went out, which could not be read."""

    lines: list[StatementLine] = field(default_factory=list)
    outgoing: int = 0
    faults: list[str] = field(default_factory=list)


def read_statement_file(path: Path, name: str, *, wait_seconds: float = 10) -> Statement:
    """The lines of a statement. Raises ``Refused`` and ``Busy`` with sentences for the sender."""
    found = Statement()
    seen: Counter[tuple[date, int, str]] = Counter()
    has_table = False
    with stream_rows(path, name, RETURN, wait_seconds=wait_seconds) as stream:
        for sheet in stream.sheets:
            places: dict[str, int] = {}
            for number, cells in sheet.rows:
                if not places:
                    if number <= HEAD_ROWS:
                        places = find_columns(cells)
                        has_table = has_table or bool(places)
                    continue
                _take((number, cells), places, found, seen)
                if len(found.lines) > MOST_LINES:
                    raise Refused(TOO_MANY)
    if not has_table:
        raise Refused(NO_TABLE)
    return found


def find_columns(cells: dict[int, Cell]) -> dict[str, int]:
    """{our column: where it stands} of a row of headings; empty for any other row."""
    words = _load_headings()
    places: dict[str, int] = {}
    for column, cell in sorted(cells.items()):
        heading = vn_norm(cell.raw).split(" vnd")[0].strip()
        if (key := words.get(heading)) is not None:
            places.setdefault(key, column)
    return places if any(needed <= places.keys() for needed in NEEDED) else {}


@cache
def _load_headings() -> dict[str, str]:
    with HEADINGS.open(encoding="utf-8", newline="") as file:
        return {vn_norm(line["words"]): line["column"] for line in csv.DictReader(file)}


def _take(
    row: Row, places: dict[str, int], found: Statement, seen: Counter[tuple[date, int, str]]
) -> None:
    """Keep what a row says came in; rows without a day are titles, sums and notes."""
    number, cells = row
    said = {key: cells[place] for key, place in places.items() if place in cells}
    on = _read_day(said.get("on"))
    if on is None:
        return
    coming = said.get("credit") or (said.get("amount") if "credit" not in places else None)
    if coming is None or _is_nothing(coming):
        found.outgoing += 1
        return
    if coming.raw.strip().startswith(("-", "−", "(")):
        found.outgoing += 1
        return
    amount = _read_sum(coming)
    if amount is None:
        if len(found.faults) < MOST_FAULTS:
            found.faults.append(f"Dòng {number}: “{clean(coming.raw)[:40]}” không rõ là bao nhiêu "
                                "tiền.")  # fmt: skip
        return
    reference, text, payer = (_read_text(said.get(key)) for key in ("reference", "text", "payer"))
    told = (on, amount, reference or vn_norm(text))
    seen[told] += 1
    key = hashlib.sha256("|".join(map(str, (*told, seen[told]))).encode()).hexdigest()
    found.lines.append(StatementLine(key, on, amount, reference[:60], payer[:160], text[:500]))


def _read_day(cell: Cell | None) -> date | None:
    if cell is None:
        return None
    if isinstance(cell.value, datetime):
        return cell.value.date()
    if isinstance(cell.value, date):
        return cell.value
    for text in _list_days(cell.raw):
        try:
            return parse_date(text)
        except Unclear:
            continue
    return None


def _list_days(raw: str) -> Iterator[str]:
    """The text whole, and without the hour that stands behind the day, or before it."""
    yield raw
    yield from (part for part in raw.replace("T", " ").split() if not part.count(":"))


def _is_nothing(cell: Cell) -> bool:
    return cell.raw.strip() in ("", "-", "0", "0.00", "0,00")


def _read_sum(cell: Cell) -> int | None:
    """Whole đồng above zero; None for anything else."""
    if isinstance(cell.value, Decimal):
        number = cell.value
        is_whole = number == int(number) and 0 < number < LARGEST
        return int(number) if is_whole else None
    match = _SUM.fullmatch(cell.raw.strip())
    if match is None:
        return None
    typed = int(re.sub(r"\D", "", match[1]))
    return typed if 0 < typed < LARGEST else None


def _read_text(cell: Cell | None) -> str:
    return clean(cell.raw) if cell is not None else ""
