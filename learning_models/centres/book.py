"""The workbook with which a province sends the year of its communes' centres.

``write_book`` gives it filled in with what is known; ``read_book`` gives what a filled one would
change, with every problem at its cell; ``store`` writes that. The same file again changes nothing.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pghistory
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.access import associations_for
from accounts.models import Role, User
from associations.models import Association
from khuyenhoc.lib import tables
from khuyenhoc.lib.names import clean, vn_norm
from khuyenhoc.lib.sheets.child_process import WAIT_SECONDS
from khuyenhoc.lib.sheets.grid import Workbook
from khuyenhoc.lib.sheets.layout import interpret
from khuyenhoc.lib.sheets.limits import LIST
from khuyenhoc.lib.sheets.marked_copy import write_marked_copy
from khuyenhoc.lib.sheets.reader import read
from khuyenhoc.lib.sheets.reading import FoundValue, Mark, Problem, Severity
from learning_models.centres.approving import require_open
from learning_models.centres.sheet import (
    CODE_HEADING,
    COLUMNS,
    NAME,
    NUMBERS,
    RATING,
    TITLE,
    UNIT_HEADING,
    declare,
)
from learning_models.models import CentreRating, CentreYear, CommunityLearningCentre
from learning_models.models.centres import COMMUNE, FIRST_YEAR
from records.models import Upload

MOST = {"classes": 2**31 - 1, "turns": 2**31 - 1, "activities": 2**31 - 1, "budget": 2**63 - 1}
SHOWN_PROBLEMS = 500  # marked in the answer file

# What a row of the workbook does
NEW, CHANGED, SAME = "new", "changed", "same"
WORDS = {NEW: "ghi mới", CHANGED: "sửa", SAME: "không đổi"}


@dataclass(slots=True)
class Line:
    """One commune's year as the workbook has it. ``centre`` None: one is founded in its name."""

    unit: Association
    centre: CommunityLearningCentre | None
    name: str
    values: dict[str, object]
    change: str
    known: CentreYear | None = None

    @property
    def word(self) -> str:
        """What happens, for people."""
        return WORDS[self.change] + (", lập trung tâm mới" if self.centre is None else "")


@dataclass(slots=True)
class Book:
    """A workbook looked through. With an error or a question nothing of it may be stored."""

    year: int
    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    @property
    def is_right(self) -> bool:
        """Whether it may be stored."""
        return not self.problems and bool(self.lines)

    def count(self, change: str) -> int:
        """How many lines do that."""
        return sum(line.change == change for line in self.lines)


def list_units(user: User) -> list[Association]:
    """The living communes whose centres ``user`` may type: his own and below."""
    own = Association.objects.all()
    if not user.is_superuser:
        own = own.within(associations_for(user, Role.ENTRY))
    return list(own.filter(level=COMMUNE).alive(timezone.localdate()).order_by("lft"))


def check_year(text: str) -> int | None:
    """The year that a text says, where it may be typed: not one that has not begun."""
    year = int(text) if text.isdecimal() and len(text) == 4 else 0
    return year if FIRST_YEAR <= year <= timezone.localdate().year else None


def write_book(units: list[Association], year: int) -> bytes:
    """The workbook of a year: one row a commune, with its centre if it has one.

    A commune with several centres, as after a merge, is not in it: a sheet of communes has one row
    for each. Its centres are typed on the desk.
    """
    known: dict[int, list[CommunityLearningCentre]] = defaultdict(list)
    for centre in _list_centres(units, year):
        known[centre.association_id].append(centre)
    typed = {
        each.centre_id: each
        for each in CentreYear.objects.filter(centre__association__in=units, year=year)
        .select_related("rating")
    }  # fmt: skip
    rows: list[list[tables.Cell]] = []
    for unit in units:
        if len(known[unit.pk]) > 1:
            continue
        own = next(iter(known[unit.pk]), None)
        row = typed.get(own.pk) if own else None
        rows.append([
            unit.code, unit.full_name, own.name if own else "",
            row.rating.name if row and row.rating else "",
            *(getattr(row, key) if row else None for key in NUMBERS),
        ])  # fmt: skip
    heads = [CODE_HEADING, UNIT_HEADING, *(column.label for column in COLUMNS)]
    return tables.write_xlsx(f"TTHTCĐ {year}", heads, rows)


def read_book(
    path: Path | str, name: str, user: User, year: int, *, wait_seconds: float = WAIT_SECONDS
) -> Book:
    """What the file at ``path``, which its sender calls ``name``, says of ``year``.

    Raises ``lib.sheets.grid.Refused`` and ``Busy``.
    """
    return read_workbook(read(path, name, LIST, wait_seconds=wait_seconds), user, year)


def read_workbook(workbook: Workbook, user: User, year: int) -> Book:
    """``read_book`` of a workbook that has been opened."""
    units = list_units(user)
    book = Book(year)
    if not units:
        book.problems.append(_refuse_all(
            "Bạn chưa được giao nhập số liệu của xã, phường nào. Hãy hỏi hội cấp trên."
        ))  # fmt: skip
        return book
    reading = interpret(workbook, declare(units))
    book.notices = [*workbook.notices, *reading.notices]
    book.problems = [_tell_choices(problem) for problem in reading.problems]
    for found in reading.periods:
        if found.period.first_day.year != year:
            book.problems.append(Problem(
                Severity.ERROR, found.sheet, found.row, found.column,
                f"Ô này ghi “{found.text}” nhưng bạn đang gửi năm {year}. Hãy chọn đúng năm, hoặc "
                "sửa ô này.",
            ))  # fmt: skip
    by_unit: dict[str, dict[str, FoundValue]] = defaultdict(dict)
    for value in reading.values:
        by_unit[value.unit][value.key] = value
    _Lines(book, units).read(by_unit)
    if not book.lines and not book.problems:
        book.problems.append(_refuse_all(
            "Tệp không có kết quả nào của xã, phường của bạn. Hãy tải mẫu về, điền rồi gửi lại."
        ))  # fmt: skip
    book.problems.sort(key=lambda one: (one.sheet, one.row or 0, one.column or 0))
    return book


def _refuse_all(message: str) -> Problem:
    return Problem(Severity.ERROR, "", None, None, message)


def _tell_choices(problem: Problem) -> Problem:
    """Here a question is answered in the file itself."""
    if problem.severity is not Severity.QUESTION:
        return problem
    said = " hoặc ".join(choice.label for choice in problem.choices)
    more = f" Hãy ghi rõ trong ô: {said}." if said else ""
    return Problem(
        Severity.ERROR, problem.sheet, problem.row, problem.column, problem.message + more
    )


def _list_centres(units: list[Association], year: int) -> list[CommunityLearningCentre]:
    """The centres of ``units`` that were there in ``year``."""
    lived = Q(closed_on=None) | Q(closed_on__year__gte=year)
    return list(
        CommunityLearningCentre.objects.filter(lived, association__in=units).order_by("name", "pk")
    )


class _Lines:
    """Turns the values of a workbook into lines of a book."""

    def __init__(self, book: Book, units: list[Association]) -> None:
        self.book = book
        self.units = {str(unit.pk): unit for unit in units}
        self.centres: dict[int, list[CommunityLearningCentre]] = defaultdict(list)
        for centre in _list_centres(units, book.year):
            self.centres[centre.association_id].append(centre)
        rows = CentreYear.objects.filter(centre__association__in=units, year=book.year)
        self.known = {row.centre_id: row for row in rows}
        self.ratings = {vn_norm(each.name): each for each in CentreRating.objects.all()}

    def read(self, by_unit: dict[str, dict[str, FoundValue]]) -> None:
        """Every unit's row, in the order of the tree."""
        for code, unit in self.units.items():
            if found := by_unit.get(code):
                self._read_unit(unit, found)

    def _read_unit(self, unit: Association, found: dict[str, FoundValue]) -> None:
        before = len(self.book.problems)
        name = self._read_text(found.get(NAME))
        values: dict[str, object] = {}
        if (rating := self._read_rating(found.get(RATING))) is not None:
            values["rating"] = rating
        for key in NUMBERS:
            if (number := self._read_number(found.get(key), key)) is not None:
                values[key] = number
        if not values or len(self.book.problems) > before:
            return  # nothing is said of this commune, or it has to be corrected first
        place = found.get(NAME) or next(iter(found.values()))
        centre = self._find_centre(unit, name, place)
        if len(self.book.problems) > before:
            return
        known = self.known.get(centre.pk) if centre else None
        change = NEW if known is None else SAME
        if known is not None and any(getattr(known, key) != values[key] for key in values):
            change = CHANGED
            if known.is_approved:
                self._refuse(place, f"Năm {self.book.year} của {centre} đã duyệt, không ghi đè "
                             "được. Cần sửa, hãy nhờ người duyệt trả lại.")  # fmt: skip
                return
        self.book.lines.append(Line(unit, centre, name, values, change, known))

    def _find_centre(
        self, unit: Association, name: str, place: FoundValue
    ) -> CommunityLearningCentre | None:
        """The commune's centre; None where one is to be founded, or a problem was told."""
        own = self.centres[unit.pk]
        if len(own) == 1 and vn_norm(name) in ("", vn_norm(own[0].name)):
            return own[0]
        if len(own) > 1:
            self._refuse(place, f"{unit.full_name} có {len(own)} trung tâm nên không gửi bằng tệp "
                         "được. Hãy nhập từng trung tâm ở mục “Năm của trung tâm” và bỏ dòng "
                         "này.")  # fmt: skip
        elif own:
            self._refuse(place, f"{unit.full_name} không có trung tâm “{name}” mà có "
                         f"“{own[0].name}”. Hãy ghi đúng tên ấy hoặc để trống ô này.")  # fmt: skip
        elif not name:
            self._refuse(place, f"Trên cổng {unit.full_name} chưa có trung tâm. Hãy ghi tên trung "
                         "tâm để lập mới.")  # fmt: skip
        return None

    def _read_text(self, found: FoundValue | None) -> str:
        if found is None or found.mark is not Mark.TEXT:
            return ""
        text = clean(str(found.value))
        if len(text) > 200:
            self._refuse(found, "Tên trung tâm dài quá 200 chữ. Hãy ghi ngắn lại.")
        return text

    def _read_rating(self, found: FoundValue | None) -> CentreRating | None:
        if found is None or found.mark is not Mark.TEXT or not clean(str(found.value)):
            return None
        key = vn_norm(str(found.value))
        rating = self.ratings.get(key) or self.ratings.get(key.removeprefix("loai "))
        if rating is None:
            names = ", ".join(each.name for each in self.ratings.values())
            self._refuse(found, f"Không có xếp loại “{clean(found.raw)}”. Hãy ghi một trong: "
                         f"{names}; chưa xếp loại thì để trống.")  # fmt: skip
        return rating

    def _read_number(self, found: FoundValue | None, key: str) -> int | None:
        if found is None or not isinstance(found.value, Decimal):
            return None
        if found.value > MOST[key]:
            self._refuse(found, f"Số {found.raw} quá lớn. Hãy xem lại ô này.")
            return None
        return int(found.value)

    def _refuse(self, found: FoundValue, message: str) -> None:
        self.book.problems.append(
            Problem(Severity.ERROR, found.sheet, found.row, found.column, message)
        )


@transaction.atomic
def store(book: Book, by: User) -> int:
    """Write the lines that say something new; how many. The book must be right.

    Raises ``approving.Refused`` where somebody has approved one of them meanwhile.
    """
    if not book.is_right:
        raise ValueError("a book with problems is not stored")
    written = 0
    known = [line.known.pk for line in book.lines if line.known and line.change == CHANGED]
    require_open(CentreYear.objects.select_for_update(of=("self",)).filter(pk__in=known))
    with pghistory.context(user=by.pk):
        for line in book.lines:
            if line.change == SAME:
                continue
            centre = line.centre or CommunityLearningCentre.objects.create(
                association=line.unit, name=line.name
            )
            row = line.known or CentreYear(centre=centre, year=book.year)
            row.association, row.typed_by = line.unit, by
            for key, value in line.values.items():
                setattr(row, key, value)
            row.save()
            written += 1
    return written


def mark_file(upload: Upload, source: Path, problems: list[Problem], out: Path) -> None:
    """Write the sender's file to ``out``, its bad cells marked. Raises ``Refused``, ``Busy``."""
    marks = [
        {
            "severity": problem.severity.value, "sheet": problem.sheet, "row": problem.row,
            "column": problem.column, "message": problem.message,
        }
        for problem in problems[:SHOWN_PROBLEMS]
    ]  # fmt: skip
    write_marked_copy(source, upload.kind, upload.name, TITLE, marks, out, LIST)
