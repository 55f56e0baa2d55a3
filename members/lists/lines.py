"""One row of a list of members → one line to store, or problems at its cells (product.md R5)."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from associations.models import Association
from khuyenhoc.lib.dates import format_date, parse_date
from khuyenhoc.lib.name_keys import key_place
from khuyenhoc.lib.names import vn_norm
from khuyenhoc.lib.numbers import Unclear, parse_number
from khuyenhoc.lib.sheets.cells import is_blank, quote
from khuyenhoc.lib.sheets.declaration import Declaration
from khuyenhoc.lib.sheets.grid import CellKind
from khuyenhoc.lib.sheets.record_rows import Record
from members.joining import FIRST_YEAR
from members.lists.sheet import BRANCH, LENGTHS
from records.record_reader import NO, YES, RecordReader, fold
from records.sent_lists import Problems

COLUMNS = (
    "sheet", "row", "association_id", "branch_id", "code", "name", "birth_year", "address",
    "joined_on", "is_joined_year_only", "fee_paid", "fee", "name_key", "address_key",
)  # fmt: skip
PAID = YES | frozenset(("da dong", "da nop", "dong", "nop", "du"))
UNPAID = NO | frozenset(("chua dong", "chua nop", "khong dong", "mien"))
MOST_FEE = 100_000_000  # đồng a year
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = re.compile(r"(\d{1,2})\s*[/.-]\s*((?:19|20)\d\d)")
_BRANCH = re.compile(r"^(?:chi hoi khuyen hoc|chi hoi|ban khuyen hoc|khuyen hoc)\s+")

Line = tuple[object, ...]
Branches = Mapping[int, Mapping[str, int | None]]


def key_branch(name: str) -> str:
    """What a branch is found by: "Chi hội khuyến học xóm 03" and "Xóm 3" are one."""
    plain = vn_norm(name)
    return key_place(_BRANCH.sub("", plain) or plain)


def read_branches(units: Iterable[Association], on: date) -> Branches:
    """{unit: {key: branch}} of the living branches below each unit; None where two have one key.

    One query.
    """
    by_parent: dict[int, dict[str, int | None]] = {unit.pk: {} for unit in units}
    rows = Association.objects.alive(on).filter(parent__in=list(by_parent)).order_by("pk")
    for parent, key, name in rows.values_list("parent_id", "pk", "name"):
        known, word = by_parent[parent or 0], key_branch(name)
        known[word] = None if word in known else key
    return by_parent


class MemberReader(RecordReader):
    """Reads the records of one list, of members as they were on ``counted_on``."""

    def __init__(
        self,
        declaration: Declaration,
        problems: Problems,
        columns: Mapping[str, Mapping[str, int]],
        branches: Branches,
        counted_on: date,
    ) -> None:
        super().__init__(declaration, problems, columns, LENGTHS, counted_on.year)
        self.branches, self.counted_on = branches, counted_on
        self._found: dict[tuple[int, str], int | None] = {}

    def read(self, record: Record) -> Line | None:
        """The line of a record, in the order of ``COLUMNS``; None where a cell is wrong."""
        self.is_wrong = False
        name, name_key = self.read_name(record)
        unit = int(record.unit)
        branch = self._read_branch(record, unit)
        birth_year, _ = self.read_birth(record)
        address = self.read_text(record, "address")
        joined_on, year_only = self._read_joined(record, birth_year)
        fee_paid, fee = self._read_fee(record)
        code = self.read_count(record, "code")
        if self.is_wrong:
            return None
        return (
            record.sheet_number, record.row, unit, branch, code, name, birth_year, address,
            joined_on, year_only, fee_paid, fee, name_key, key_place(address) if address else "",
        )  # fmt: skip

    def _read_branch(self, record: Record, unit: int) -> int:
        """The branch that the row, or the heading above it, names; the unit itself where none is
        named, or where it has no branches in the tree."""
        text = self.read_text(record, BRANCH) or record.group
        known = self.branches.get(unit, {})
        if not text or not known:
            return unit
        asked = (unit, text)
        if asked not in self._found:
            self._found[asked] = known.get(key_branch(text), 0)
        found = self._found[asked]
        if found:
            return found
        if BRANCH not in record.cells:
            return unit  # a heading between the rows may name anything
        told = (
            "có hai chi hội gần giống tên này. Hãy ghi đủ tên."
            if found is None
            else "chưa có trong cây tổ chức của đơn vị. Hãy xem lại tên, hoặc lập chi hội trước."
        )
        self.refuse(record, BRANCH, f"{quote(text)} {told}")
        return unit

    def _read_joined(self, record: Record, birth_year: int | None) -> tuple[date | None, bool]:
        """The day of joining, and whether only the year was written."""
        cell = record.cells.get("joined")
        if cell is None or is_blank(cell):
            return None, False
        day, year_only = None, False
        text = cell.raw.strip()
        if isinstance(cell.value, datetime):
            day = cell.value.date()
        elif isinstance(cell.value, date):
            day = cell.value
        elif _YEAR.fullmatch(text):
            day, year_only = date(int(text), 1, 1), True
        elif found := _MONTH.fullmatch(text):
            month, year = int(found[1]), int(found[2])
            if 1 <= month <= 12:
                day, year_only = date(year, 1, 1), True
        else:
            try:
                day = parse_date(text)
            except Unclear:
                day = None
        if day is None:
            self.refuse(
                record, "joined",
                f"{quote(text)} không rõ ngày vào hội. Hãy ghi 20/11/2015 hoặc 2015.",
            )  # fmt: skip
            return None, False
        if day > self.counted_on or day.year < FIRST_YEAR:
            self.refuse(
                record, "joined",
                f"{quote(text)}: ngày vào hội phải từ năm {FIRST_YEAR} đến "
                f"{format_date(self.counted_on)}.",
            )  # fmt: skip
        elif birth_year and day.year <= birth_year:
            self.refuse(record, "joined", "Ngày vào hội trước năm sinh. Hãy xem lại hai ô.")
        return day, year_only

    def _read_fee(self, record: Record) -> tuple[bool, int | None]:
        """Whether the fee of the year is paid, and the sum in đồng where one is written."""
        cell = record.cells.get("fee")
        if cell is None or is_blank(cell):
            return False, None
        amount = cell.value if isinstance(cell.value, Decimal) else None
        if amount is None and cell.kind is CellKind.TEXT and fold(cell.raw) not in PAID | UNPAID:
            try:
                amount = parse_number(cell.raw).value
            except Unclear:
                amount = None
        if amount is None or amount in (0, 1):
            said = self.read_word(record, "fee", PAID, UNPAID, "x, số tiền, hoặc để trống")
            return bool(said), None
        if not 0 < amount <= MOST_FEE or amount != int(amount):
            self.refuse(record, "fee", f"{quote(cell.raw)} không phải số tiền hội phí một năm.")
            return False, None
        return True, int(amount)
