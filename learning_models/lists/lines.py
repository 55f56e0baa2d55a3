"""One row of a list → one line to store, or problems at its cells (product.md R5)."""

import re
from collections.abc import Mapping
from decimal import Decimal

from khuyenhoc.lib.name_keys import key_place
from khuyenhoc.lib.names import vn_norm
from khuyenhoc.lib.numbers import format_number
from khuyenhoc.lib.sheets.cells import is_blank, quote
from khuyenhoc.lib.sheets.declaration import Declaration
from khuyenhoc.lib.sheets.grid import CellKind
from khuyenhoc.lib.sheets.record_rows import Record
from learning_models.judging import Sheet
from learning_models.models import Area, Judging, RegistrationState
from records.record_reader import FAMILY, NAME, NO, UNIT, YES, RecordReader
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

REGISTERED = YES | frozenset(("da dang ki", "dang ki", "da dang ky", "dang ky", "tai dang ky",
                              "dang ky moi"))  # fmt: skip
UNREGISTERED = NO | frozenset(("chua dang ky", "khong dang ky"))
REACHED = frozenset(("dat", "x", "co", "1", "v", "cong nhan", "duoc cong nhan", "de nghi", "true",
                     "de nghi cong nhan", "dat danh hieu", "cong nhan lai"))  # fmt: skip
MISSED = frozenset(("khong dat", "khong", "0", "chua dat", "khong cong nhan", "k dat", "false",
                    "ko dat", "khong duoc cong nhan", "chua cong nhan"))  # fmt: skip
Line = tuple[object, ...]


class LineReader(RecordReader):
    """Reads the records of one list.

    ``sheets`` are the sets in force by area, where there are any; ``groups`` the groups of the
    model by name; ``hard`` the units where lower thresholds hold.
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
        # Where the records are units themselves they bear the units' own names.
        names_units = all(column.key != UNIT for column in declaration.columns)
        own_names = declaration.unit_names if names_units else {}
        super().__init__(declaration, problems, columns, LENGTHS, year, own_names)
        self.hard, self.year = hard, year
        self.groups = {vn_norm(name): key for name, key in groups.items()}
        self.group_names = ", ".join(quote(name) for name in groups)
        self.criteria = criteria
        known = [item.most for item in criteria.items if item.most] if criteria else []
        by_points = criteria is not None and criteria.judging == Judging.POINTS
        self.most_points = sum(known, Decimal()) if known and by_points else MOST_POINTS
        self.grades = {}
        if criteria is not None:
            self.grades = {vn_norm(rule.name): rule.name for rule in criteria.rules}
        self.least = {area: self._find_least(area) for area in (Area.COMMON, Area.HARD)}

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
        name, name_key = self.read_name(record)
        hamlet = self.read_text(record, "hamlet") or record.group
        address = self.read_text(record, "address")
        birth_year, sex = self.read_birth(record)
        people = self.read_count(record, "people")
        code = self.read_count(record, "code")
        group = self._read_group(record) if "group" in cells else None
        self_score = self._read_score(record, "self_score")
        score = self._read_score(record, "score")
        grade = self._read_grade(record)
        level = self._read_level(record)
        result = self._read_result(record)
        registered = self._read_registered(record)
        reason = self.read_text(record, "reason")
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

    # ----- columns -----

    def _read_score(self, record: Record, key: str) -> Decimal | None:
        cell = record.cells.get(key)
        if cell is None:
            return None
        number = cell.value if isinstance(cell.value, Decimal) else None
        if number is None or "%" in cell.number_format:
            number = self.read_by_column(record, key, cell)
        if number is None:
            return None
        if not 0 <= number <= self.most_points:
            most = format_number(self.most_points)
            self.refuse(record, key, f"{quote(cell.raw)} không phải điểm từ 0 đến {most}.")
            return None
        if number % 1 and number != round(number, 2):
            self.refuse(record, key, f"{quote(cell.raw)}: điểm chỉ có hai số lẻ. Hãy làm tròn.")
            return None
        return number

    def _read_result(self, record: Record) -> bool | None:
        """Whether the title is reached: said in one column, or marked in one of two."""
        said = self.read_word(record, "result", REACHED, MISSED, "“Đạt” hoặc “Không đạt”")
        if "reached" not in record.cells and "missed" not in record.cells:
            return said
        reached, missed = (
            self.read_word(record, key, REACHED | YES, MISSED | NO, "x, hoặc để trống")
            for key in ("reached", "missed")
        )
        told = {said, reached, None if missed is None else not missed} - {None}
        if len(told) > 1 and not self.is_wrong:
            place = "missed" if "missed" in record.cells else "reached"
            self.refuse(record, place, "Vừa ghi đạt vừa ghi không đạt. Hãy chỉ để một.")
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
        return (
            self.read_word(record, "registered", REGISTERED, UNREGISTERED, "x, hoặc để trống")
            or False
        )

    def _read_grade(self, record: Record) -> str:
        text = self.read_text(record, "grade")
        if not text or not self.grades:
            return text
        grade = self.grades.get(vn_norm(text)) or self.grades.get(f"xep loai {vn_norm(text)}")
        if grade is None:
            known = ", ".join(self.grades.values())
            self.refuse(
                record, "grade", f"{quote(text)} không phải xếp loại của bộ tiêu chí: {known}."
            )
        return grade or ""

    def _read_level(self, record: Record) -> int | None:
        cell = record.cells.get("level")
        if cell is None or is_blank(cell):
            return None
        found = re.fullmatch(r"(?:muc(?: do)? )?([12])", vn_norm(cell.raw))
        if found is None:
            self.refuse(record, "level", f"{quote(cell.raw)} không phải mức độ. Hãy ghi 1 hoặc 2.")
            return None
        return int(found[1])

    def _read_group(self, record: Record) -> int | None:
        text = self.read_text(record, "group")
        if not text:
            return None
        group = self.groups.get(vn_norm(text))
        if group is None:
            said = f"{quote(text)} không phải nhóm của năm {self.year}."
            accepted = f" Hãy ghi một trong: {self.group_names}." if self.groups else ""
            self.refuse(record, "group", said + accepted)
        return group

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
            self.warn(
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
        self.warn(
            record, "result",
            f"Ghi “{said}” mà điểm là {format_number(score)}, mức đạt là {format_number(least)}.",
        )  # fmt: skip
