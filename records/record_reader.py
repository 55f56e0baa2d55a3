"""The cells of one row of a list of people: names, years, words, or problems at them (R5)."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from khuyenhoc.lib.name_keys import key_name
from khuyenhoc.lib.names import clean, vn_norm
from khuyenhoc.lib.sheets.cells import is_blank, quote, read_cell
from khuyenhoc.lib.sheets.declaration import Declaration
from khuyenhoc.lib.sheets.grid import Cell, CellKind
from khuyenhoc.lib.sheets.reading import Problem, Severity
from khuyenhoc.lib.sheets.record_rows import LONGEST_DITTO, Record, is_ditto
from records.sent_lists import Problems

UNIT, NAME = "unit", "name"
FAMILY = "family"  # the names before the last, where they stand in a column of their own
MALE, FEMALE = "male", "female"
SEXES = {"nam": MALE, "nu": FEMALE, "n": FEMALE, "female": FEMALE, "male": MALE}
YES = frozenset(("x", "co", "v", "1", "true", "yes", "roi"))
NO = frozenset(("", "khong", "0", "k", "ko", "chua", "false", "no"))
_YEAR = re.compile(r"(?:^|\D)((?:19|20)\d\d)\s*$")

# Words for yes and no are few: each is folded once.
fold = lru_cache(maxsize=2_000)(vn_norm)


class RecordReader:
    """Reads the cells of the records of one list.

    ``columns`` tells where each column stands: {sheet: {key: column}}; ``lengths`` how long texts
    may be, by key; ``last_year`` is the last in which somebody may be born; ``own_names`` are the
    names of records that are units themselves. ``is_wrong`` after a record says that a cell of it
    cannot be stored.
    """

    def __init__(
        self,
        declaration: Declaration,
        problems: Problems,
        columns: Mapping[str, Mapping[str, int]],
        lengths: Mapping[str, int],
        last_year: int,
        own_names: Mapping[str, str] | None = None,
    ) -> None:
        self.declaration, self.problems, self.columns = declaration, problems, columns
        self.lengths, self.last_year = lengths, last_year
        self.own_names = own_names or {}
        self.said: dict[tuple[str, str], str] = {}  # by sheet and column, what stood last
        self.is_wrong = False

    # ----- texts -----

    def read_name(self, record: Record) -> tuple[str, str]:
        """The name, and what it is compared by."""
        cells = record.cells
        cell = cells[NAME]
        name = self.own_names.get(record.unit) or clean(cell.raw)
        if FAMILY in cells:
            name = f"{self.read_text(record, FAMILY)} {name}".strip()
        key = key_name(name)
        if cell.kind is CellKind.ERROR or cell.kind is CellKind.UNCALCULATED:
            _, _, problem = read_cell(cell, self.declaration.by_key[NAME])
            self.refuse(record, NAME, problem.message if problem else "Ô báo lỗi.")
        elif cell.kind is not CellKind.TEXT or not key or _is_no_name(name):
            self.refuse(record, NAME, f"{quote(name)} không phải là tên. Hãy ghi tên bằng chữ.")
        elif len(name) > self.lengths[NAME]:
            self.refuse(record, NAME, _too_long(self.lengths[NAME]))
        return name, key

    def read_text(self, record: Record, key: str) -> str:
        cell = record.cells.get(key)
        if cell is None:
            return ""
        if cell.kind is CellKind.ERROR or cell.kind is CellKind.UNCALCULATED:
            self.read_by_column(record, key, cell)
            return ""
        if cell.kind is CellKind.DATE:
            self.refuse(
                record, key,
                f"Ô là ngày {cell.raw}: có thể Excel đã tự đổi. Hãy chọn định dạng ô là Chữ (Text) "
                "rồi gõ lại.",
            )  # fmt: skip
            return ""
        text = clean(cell.raw)
        if len(text) > self.lengths[key]:
            self.refuse(record, key, _too_long(self.lengths[key]))
        if len(text) <= LONGEST_DITTO and is_ditto(text):
            return self.said.get((record.sheet, key), "")
        self.said[record.sheet, key] = text = "" if is_blank(cell) else text
        return text

    # ----- numbers -----

    def read_count(self, record: Record, key: str) -> int | None:
        cell = record.cells.get(key)
        if cell is None:
            return None
        value = cell.value
        if isinstance(value, Decimal) and 0 <= value < 1_000_000 and value == int(value):
            return int(value)
        number = self.read_by_column(record, key, cell)
        if number is not None and number >= 1_000_000_000:
            self.refuse(record, key, f"{quote(cell.raw)} lớn quá mức có thể. Hãy ghi lại.")
            return None
        return None if number is None else int(number)

    def read_by_column(self, record: Record, key: str, cell: Cell) -> Decimal | None:
        """A cell that is no plain number, the long way: Vietnamese style, letters for digits."""
        column = self.declaration.by_key[key]
        _, value, problem = read_cell(cell, column, answers=self.declaration.answers)
        if problem is not None:
            place = self._place(record, key)
            self.is_wrong = True
            self.problems.tell(
                Problem(
                    problem.severity, record.sheet, record.row, place, problem.message,
                    problem.kind, problem.text, problem.choices, problem.best, record.unit, key,
                )
            )  # fmt: skip
            return None
        return value if isinstance(value, Decimal) else None

    # ----- words -----

    def read_word(
        self,
        record: Record,
        key: str,
        yes: frozenset[str],
        no: frozenset[str],
        accepted: str,
    ) -> bool | None:
        cell = record.cells.get(key)
        if cell is None or is_blank(cell):
            return None
        if cell.kind is CellKind.BOOL:
            return bool(cell.value)
        words = fold(cell.raw)
        if words in yes or cell.raw.strip() in "✓✔√☑":
            return True
        if words in no:
            return False
        self.refuse(record, key, f"{quote(cell.raw)} không rõ nghĩa. Hãy ghi {accepted}.")
        return None

    def read_birth(self, record: Record) -> tuple[int | None, str]:
        """Year of birth and sex; a year under "Nam" or "Nữ" says both."""
        sex = ""
        if (cell := record.cells.get("sex")) is not None and not is_blank(cell):
            sex = SEXES.get(vn_norm(cell.raw), "")
            if not sex:
                self.refuse(record, "sex", f"{quote(cell.raw)} không rõ. Hãy ghi nam hoặc nữ.")
        for key, meant in (("birth", ""), ("birth_male", MALE), ("birth_female", FEMALE)):
            cell = record.cells.get(key)
            if cell is None or is_blank(cell):
                continue
            year = find_year(cell)
            if year is None or not 1900 <= year <= self.last_year:
                self.refuse(
                    record, key, f"{quote(cell.raw)} không phải năm sinh. Hãy ghi bốn chữ số: 1960."
                )
                return None, sex
            return year, sex or meant
        return None, sex

    # ----- telling -----

    def _place(self, record: Record, key: str) -> int | None:
        cell = record.cells.get(key)
        return cell.column if cell else self.columns.get(record.sheet, {}).get(key)

    def refuse(self, record: Record, key: str, message: str) -> None:
        self.is_wrong = True
        self._tell(Severity.ERROR, record, key, message)

    def warn(self, record: Record, key: str, message: str) -> None:
        self._tell(Severity.WARNING, record, key, message)

    def _tell(self, severity: Severity, record: Record, key: str, message: str) -> None:
        place = self._place(record, key) or self._place(record, NAME)
        self.problems.tell(
            Problem(
                severity, record.sheet, record.row, place, message, unit=record.unit, key=key
            )
        )  # fmt: skip


def _is_no_name(name: str) -> bool:
    if len(name) <= LONGEST_DITTO and is_ditto(name):
        return True
    return not any(letter.isalpha() for letter in name)


def _too_long(most: int) -> str:
    return f"Dài quá {most} ký tự. Hãy ghi ngắn lại."


def find_year(cell: Cell) -> int | None:
    if isinstance(cell.value, date | datetime):
        return cell.value.year
    if isinstance(cell.value, Decimal):
        return int(cell.value) if cell.value == int(cell.value) else None
    found = _YEAR.search(cell.raw)
    return int(found[1]) if found else None
