"""One row of a list → one line to store, or problems at its cells (product.md R5)."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from khuyenhoc.lib.name_keys import key_name, key_place
from khuyenhoc.lib.names import clean, vn_norm
from khuyenhoc.lib.numbers import format_number
from khuyenhoc.lib.sheets.cells import is_blank, quote, read_cell
from khuyenhoc.lib.sheets.declaration import Declaration
from khuyenhoc.lib.sheets.grid import Cell, CellKind
from khuyenhoc.lib.sheets.reading import Problem, Severity
from khuyenhoc.lib.sheets.record_rows import LONGEST_DITTO, Record, is_ditto
from learning_models.judging import Sheet
from learning_models.lists.sheet import FAMILY, NAME, UNIT
from learning_models.models import Area, Judging, RegistrationState, Sex
from records.sent_lists import Problems

MOST_POINTS = Decimal(1000)  # of a set that is not known
COLUMNS = (
    "sheet", "row", "association_id", "code", "name", "hamlet", "address", "birth_year", "sex",
    "people", "group", "self_score", "score", "grade", "level", "state", "reason", "name_key",
    "hamlet_key", "address_key",
)  # fmt: skip
LENGTHS = {
    NAME: 160,
    FAMILY: 120,
    "hamlet": 120,
    "address": 200,
    "grade": 80,
    "group": 120,
    "reason": 1_000,
}
NOT_REACHED = "Không đạt khi bình xét."

YES = frozenset(("x", "co", "v", "1", "true", "yes", "roi", "da dang ki", "dang ki", "da dang ky",
                 "dang ky", "tai dang ky", "dang ky moi"))  # fmt: skip
NO = frozenset(
    ("", "khong", "0", "k", "ko", "chua", "false", "no", "chua dang ky", "khong dang ky")
)
REACHED = frozenset(("dat", "x", "co", "1", "v", "cong nhan", "duoc cong nhan", "de nghi", "true",
                     "de nghi cong nhan", "dat danh hieu", "cong nhan lai"))  # fmt: skip
MISSED = frozenset(("khong dat", "khong", "0", "chua dat", "khong cong nhan", "k dat", "false",
                    "ko dat", "khong duoc cong nhan", "chua cong nhan"))  # fmt: skip
SEXES = {"nam": Sex.MALE, "nu": Sex.FEMALE, "n": Sex.FEMALE, "female": Sex.FEMALE, "male": Sex.MALE}
_YEAR = re.compile(r"(?:^|\D)((?:19|20)\d\d)\s*$")

Line = tuple[object, ...]

# Words for yes and no are few: each is folded once.
fold = lru_cache(maxsize=2_000)(vn_norm)


class LineReader:
    """Reads the records of one list.

    ``sheets`` are the sets in force by area, where there are any; ``groups`` the groups of the
    model by name as vn_norm gives it; ``hard`` the units where lower thresholds hold.
    """

    def __init__(
        self,
        declaration: Declaration,
        problems: Problems,
        columns: Mapping[str, Mapping[str, int]],
        criteria: Sheet | None,
        groups: Mapping[str, int],
        hard: frozenset[int],
        year: int,
    ) -> None:
        self.declaration, self.problems, self.columns = declaration, problems, columns
        self.groups, self.hard, self.year = groups, hard, year
        self.criteria = criteria
        known = [item.most for item in criteria.items if item.most] if criteria else []
        by_points = criteria is not None and criteria.judging == Judging.POINTS
        self.most_points = sum(known, Decimal()) if known and by_points else MOST_POINTS
        self.grades = {}
        if criteria is not None:
            self.grades = {vn_norm(rule.name): rule.name for rule in criteria.rules}
        self.least = {area: self._find_least(area) for area in (Area.COMMON, Area.HARD)}
        # Where the records are units themselves they bear the units' own names.
        names_units = all(column.key != UNIT for column in declaration.columns)
        self.own_names = declaration.unit_names if names_units else {}
        self.said: dict[tuple[str, str], str] = {}  # by sheet and column, what stood last
        self.is_wrong = False

    def _find_least(self, area: str) -> Decimal | None:
        """The least points that are recognised in an area, by a complete set of points."""
        if self.criteria is None or self.criteria.gaps or self.criteria.judging != Judging.POINTS:
            return None
        points = [
            rule.least
            for rule in self.criteria.rules
            if rule.is_recognised and rule.least is not None and rule.area in (Area.ANY, area)
        ]
        return min(points, default=None)

    def read(self, record: Record) -> Line | None:
        """The line of a record, in the order of ``COLUMNS``; None where a cell is wrong."""
        cells = record.cells
        self.is_wrong = False
        name, name_key = self._read_name(record)
        hamlet = self._read_text(record, "hamlet") or record.group
        address = self._read_text(record, "address")
        birth_year, sex = self._read_birth(record)
        people = self._read_count(record, "people")
        code = self._read_count(record, "code")
        group = self._read_group(record) if "group" in cells else None
        self_score = self._read_score(record, "self_score")
        score = self._read_score(record, "score")
        grade = self._read_grade(record)
        level = self._read_level(record)
        result = self._read_result(record)
        registered = self._read_registered(record)
        reason = self._read_text(record, "reason")
        state = self._settle_state(record, registered, self_score, score, result)
        if state == RegistrationState.NOT_RECOGNISED:
            reason = reason or NOT_REACHED
        self._check_threshold(record, score, result)
        if self.is_wrong:
            return None
        return (
            record.sheet_number, record.row, int(record.unit), code, name, hamlet, address,
            birth_year, sex, people, group, self_score, score, grade, level, state, reason,
            name_key, key_place(hamlet) if hamlet else "",
            key_place(address) if address else "",
        )  # fmt: skip

    # ----- texts -----

    def _read_name(self, record: Record) -> tuple[str, str]:
        """The name, and what it is compared by."""
        cells = record.cells
        cell = cells[NAME]
        name = self.own_names.get(record.unit) or clean(cell.raw)
        if FAMILY in cells:
            name = f"{self._read_text(record, FAMILY)} {name}".strip()
        key = key_name(name)
        if cell.kind is CellKind.ERROR or cell.kind is CellKind.UNCALCULATED:
            _, _, problem = read_cell(cell, self.declaration.by_key[NAME])
            self._refuse(record, NAME, problem.message if problem else "Ô báo lỗi.")
        elif cell.kind is not CellKind.TEXT or not key or _is_no_name(name):
            self._refuse(record, NAME, f"{quote(name)} không phải là tên. Hãy ghi tên bằng chữ.")
        elif len(name) > LENGTHS[NAME]:
            self._refuse(record, NAME, _too_long(LENGTHS[NAME]))
        return name, key

    def _read_text(self, record: Record, key: str) -> str:
        cell = record.cells.get(key)
        if cell is None:
            return ""
        if cell.kind is CellKind.ERROR or cell.kind is CellKind.UNCALCULATED:
            self._read_by_column(record, key, cell)
            return ""
        if cell.kind is CellKind.DATE:
            self._refuse(
                record, key,
                f"Ô là ngày {cell.raw}: có thể Excel đã tự đổi. Hãy chọn định dạng ô là Chữ (Text) "
                "rồi gõ lại.",
            )  # fmt: skip
            return ""
        text = clean(cell.raw)
        if len(text) > LENGTHS[key]:
            self._refuse(record, key, _too_long(LENGTHS[key]))
        if len(text) <= LONGEST_DITTO and is_ditto(text):
            return self.said.get((record.sheet, key), "")
        self.said[record.sheet, key] = text = "" if is_blank(cell) else text
        return text

    # ----- numbers -----

    def _read_count(self, record: Record, key: str) -> int | None:
        cell = record.cells.get(key)
        if cell is None:
            return None
        value = cell.value
        if isinstance(value, Decimal) and 0 <= value < 1_000_000 and value == int(value):
            return int(value)
        number = self._read_by_column(record, key, cell)
        if number is not None and number >= 1_000_000_000:
            self._refuse(record, key, f"{quote(cell.raw)} lớn quá mức có thể. Hãy ghi lại.")
            return None
        return None if number is None else int(number)

    def _read_score(self, record: Record, key: str) -> Decimal | None:
        cell = record.cells.get(key)
        if cell is None:
            return None
        number = cell.value if isinstance(cell.value, Decimal) else None
        if number is None or "%" in cell.number_format:
            number = self._read_by_column(record, key, cell)
        if number is None:
            return None
        if not 0 <= number <= self.most_points:
            most = format_number(self.most_points)
            self._refuse(record, key, f"{quote(cell.raw)} không phải điểm từ 0 đến {most}.")
            return None
        if number != round(number, 2):
            self._refuse(record, key, f"{quote(cell.raw)}: điểm chỉ có hai số lẻ. Hãy làm tròn.")
            return None
        return number

    def _read_by_column(self, record: Record, key: str, cell: Cell) -> Decimal | None:
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

    def _read_word(
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
        self._refuse(record, key, f"{quote(cell.raw)} không rõ nghĩa. Hãy ghi {accepted}.")
        return None

    def _read_result(self, record: Record) -> bool | None:
        """Whether the title is reached: said in one column, or marked in one of two."""
        said = self._read_word(record, "result", REACHED, MISSED, "“Đạt” hoặc “Không đạt”")
        if "reached" not in record.cells and "missed" not in record.cells:
            return said
        reached, missed = (
            self._read_word(record, key, REACHED | YES, MISSED | NO, "x, hoặc để trống")
            for key in ("reached", "missed")
        )
        told = {said, reached, None if missed is None else not missed} - {None}
        if len(told) > 1 and not self.is_wrong:
            place = "missed" if "missed" in record.cells else "reached"
            self._refuse(record, place, "Vừa ghi đạt vừa ghi không đạt. Hãy chỉ để một.")
        return told.pop() if len(told) == 1 else None

    def _read_registered(self, record: Record) -> bool:
        """Whether the bearer is registered; a list without the column is a list of registered."""
        if "registered" not in self.columns.get(record.sheet, {}):
            return True
        cell = record.cells.get("registered")
        if cell is None:
            return False
        if cell.kind is CellKind.DATE or cell.raw.strip() == str(self.year):
            return True
        return self._read_word(record, "registered", YES, NO, "x, hoặc để trống") or False

    def _read_grade(self, record: Record) -> str:
        text = self._read_text(record, "grade")
        if not text or not self.grades:
            return text
        grade = self.grades.get(vn_norm(text)) or self.grades.get(f"xep loai {vn_norm(text)}")
        if grade is None:
            known = ", ".join(self.grades.values())
            self._refuse(
                record, "grade", f"{quote(text)} không phải xếp loại của bộ tiêu chí: {known}."
            )
        return grade or ""

    def _read_level(self, record: Record) -> int | None:
        cell = record.cells.get("level")
        if cell is None or is_blank(cell):
            return None
        found = re.fullmatch(r"(?:muc(?: do)? )?([12])", vn_norm(cell.raw))
        if found is None:
            self._refuse(record, "level", f"{quote(cell.raw)} không phải mức độ. Hãy ghi 1 hoặc 2.")
            return None
        return int(found[1])

    def _read_group(self, record: Record) -> int | None:
        text = self._read_text(record, "group")
        if not text:
            return None
        group = self.groups.get(vn_norm(text))
        if group is None:
            self._refuse(record, "group", f"{quote(text)} không phải nhóm của năm {self.year}.")
        return group

    def _read_birth(self, record: Record) -> tuple[int | None, str]:
        """Year of birth and sex; a year under "Nam" or "Nữ" says both."""
        sex = ""
        if (cell := record.cells.get("sex")) is not None and not is_blank(cell):
            sex = SEXES.get(vn_norm(cell.raw), "")
            if not sex:
                self._refuse(record, "sex", f"{quote(cell.raw)} không rõ. Hãy ghi nam hoặc nữ.")
        for key, meant in (("birth", ""), ("birth_male", Sex.MALE), ("birth_female", Sex.FEMALE)):
            cell = record.cells.get(key)
            if cell is None or is_blank(cell):
                continue
            year = _find_year(cell)
            if year is None or not 1900 <= year <= self.year:
                self._refuse(
                    record, key, f"{quote(cell.raw)} không phải năm sinh. Hãy ghi bốn chữ số: 1960."
                )
                return None, sex
            return year, sex or meant
        return None, sex

    # ----- the whole -----

    def _settle_state(
        self,
        record: Record,
        registered: bool,
        self_score: Decimal | None,
        score: Decimal | None,
        result: bool | None,
    ) -> str:
        if not registered and (result is not None or score is not None or self_score is not None):
            self._warn(
                record, "registered",
                "Có điểm hoặc kết quả mà chưa đánh dấu đăng ký: được ghi là có đăng ký.",
            )  # fmt: skip
            registered = True
        if result is False:
            return RegistrationState.NOT_RECOGNISED
        if result is True or score is not None:
            return RegistrationState.REVIEWED
        if self_score is not None:
            return RegistrationState.ASSESSED
        return RegistrationState.REGISTERED if registered else ""

    def _check_threshold(self, record: Record, score: Decimal | None, result: bool | None) -> None:
        area = Area.HARD if int(record.unit) in self.hard else Area.COMMON
        least = self.least[area]
        if least is None or score is None or result is None or (score >= least) == result:
            return
        said = "Đạt" if result else "Không đạt"
        self._warn(
            record, "result",
            f"Ghi “{said}” mà điểm là {format_number(score)}, mức đạt là {format_number(least)}.",
        )  # fmt: skip

    # ----- telling -----

    def _place(self, record: Record, key: str) -> int | None:
        cell = record.cells.get(key)
        return cell.column if cell else self.columns.get(record.sheet, {}).get(key)

    def _refuse(self, record: Record, key: str, message: str) -> None:
        self.is_wrong = True
        self._tell(Severity.ERROR, record, key, message)

    def _warn(self, record: Record, key: str, message: str) -> None:
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


def _find_year(cell: Cell) -> int | None:
    if isinstance(cell.value, date | datetime):
        return cell.value.year
    if isinstance(cell.value, Decimal):
        return int(cell.value) if cell.value == int(cell.value) else None
    found = _YEAR.search(cell.raw)
    return int(found[1]) if found else None
