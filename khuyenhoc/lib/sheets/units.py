"""Which unit a row speaks of: found by its name, asked about, or refused."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from khuyenhoc.lib.names import clean, vn_norm
from khuyenhoc.lib.sheets.cells import quote
from khuyenhoc.lib.sheets.declaration import (
    LEAVE_OUT,
    UNKNOWN_UNIT,
    Certainty,
    Declaration,
    QuestionKind,
    UnitChoice,
    UnitContext,
    UnitMatch,
)
from khuyenhoc.lib.sheets.grid import address
from khuyenhoc.lib.sheets.manifest import Manifest, check_rows
from khuyenhoc.lib.sheets.reading import Choice, FoundUnit, Problem, Reading, Severity
from khuyenhoc.lib.sheets.rows import strip_bullet, strip_numbering

MAX_NAME = 160
MAX_CHOICES = 8


@dataclass(slots=True)
class UnitRow:
    """A row (or, turned round, a column) of figures and the name that stands before it.

    ``code`` is set once the unit is sure; ``is_left_out`` when the officer said that the
    row is none of ours. ``place`` is its row, or its column.
    """

    place: int
    label: str
    row: int
    column: int
    match: UnitMatch = UNKNOWN_UNIT
    code: str | None = None
    name: str = ""
    is_filled: bool = True
    is_left_out: bool = False
    code_text: str = ""


@dataclass(slots=True)
class UnitFinder:
    """Finds units by name, each name once; ``sheet`` and ``title`` help the caller."""

    declaration: Declaration
    sheet: str
    title: str = ""
    _memo: dict[tuple[str, tuple[str, ...], str], UnitMatch] = field(default_factory=dict)

    def find(self, label: str, groups: Iterable[str] = (), code: str = "") -> UnitMatch:
        """Find a unit by its name as written, then without the number in front of it."""
        key = (label, tuple(groups), code)
        if key not in self._memo:
            self._memo[key] = self._find(*key)
        return self._memo[key]

    def _find(self, label: str, groups: tuple[str, ...], code: str) -> UnitMatch:
        if not label or len(label) > MAX_NAME:
            return UNKNOWN_UNIT
        context = UnitContext(groups, code, self.sheet, self.title)
        tried: list[str] = []
        best = UNKNOWN_UNIT
        for name in (clean(label), clean(strip_bullet(label)), clean(strip_numbering(label))):
            if name in tried or not name:
                continue
            tried.append(name)
            match = self.declaration.find_unit(name, context)
            if match.certainty is Certainty.SURE:
                return match
            if best.certainty is Certainty.UNKNOWN:
                best = match
        return best


def settle_units(
    rows: list[UnitRow],
    sheet: str,
    finder: UnitFinder,
    reading: Reading,
    manifest: Manifest | None = None,
) -> None:
    """Give every row its unit where that is sure; report the others at their names."""
    declaration = finder.declaration
    sure = {
        row.place: row.match.choices[0].code
        for row in rows
        if row.match.certainty is Certainty.SURE
    }
    check = check_rows(sheet, sure, manifest) if manifest else None
    if check and check.is_reordered:
        reading.notices.append(
            f"Trang {quote(sheet)}: thứ tự các dòng khác biểu mẫu; đã đọc theo tên đơn vị."
        )
    for row in rows:
        written = ""
        if manifest and check and check.shift is not None:
            written = manifest.units.get((sheet, row.place - check.shift), "")
        moved = check.moved.get(row.place, "") if check else ""
        if moved and not _is_confirmed(row, finder):
            _ask_moved(row, moved, sheet, finder, reading)
        else:
            _settle(row, written, sheet, declaration, finder, reading)
    _refuse_doubles(rows, sheet, reading)
    reading.units += [
        FoundUnit(row.label, row.code, sheet, row.row, row.column) for row in rows if row.code
    ]


def _settle(
    row: UnitRow,
    written: str,
    sheet: str,
    declaration: Declaration,
    finder: UnitFinder,
    reading: Reading,
) -> None:
    """Take the unit that is sure or was answered; else ask or refuse."""
    choices = list(row.match.choices[:MAX_CHOICES])
    text = vn_norm(row.label)
    if row.match.certainty is Certainty.SURE:
        coded = _find_coded(row, finder)
        if coded is None or coded.code == choices[0].code:
            _take(row, choices[0])
            return
        # The code beside the name is another unit's: only the officer knows which is wrong.
        choices = [choices[0], coded]
        text = f"{text} / {coded.code}"
    answer = declaration.get_answer(QuestionKind.UNIT, text)
    if answer == LEAVE_OUT:
        row.is_left_out = True
        return
    if answer:
        _take(row, next((one for one in choices if one.code == answer), UnitChoice(answer, "")))
        return
    named = next((one for one in choices if one.code == written), None)
    if named and row.match.certainty is Certainty.UNSURE:
        _take(row, named)
        return
    if not choices:
        reading.problems.append(
            Problem(
                Severity.ERROR,
                sheet,
                row.row,
                row.column,
                f"Không tìm thấy đơn vị {quote(row.label)} trong danh sách phải báo cáo. "
                "Hãy ghi đúng tên đơn vị như trong biểu mẫu.",
                text=text,
            )
        )
        return
    shown = quote(choices[0].name)
    message = f"{quote(row.label)} hiểu là {shown}, đúng không? Trả lời một lần, lần sau tự hiểu."
    if len(choices) > 1:
        names = ", ".join(quote(one.name) for one in choices)
        message = f"{quote(row.label)} là đơn vị nào trong: {names}? Trả lời một lần."
    _ask(row, QuestionKind.UNIT, text, message, choices, sheet, reading)


def _find_coded(row: UnitRow, finder: UnitFinder) -> UnitChoice | None:
    """Return the unit that the code column names, where it names one."""
    if not row.code_text:
        return None
    match = finder.find(row.code_text)
    return match.choices[0] if match.certainty is Certainty.SURE and match.choices else None


def _is_confirmed(row: UnitRow, finder: UnitFinder) -> bool:
    """Whether a code that moved along with the row says the same as its name."""
    coded = _find_coded(row, finder)
    return coded is not None and coded.code == row.match.choices[0].code


def _ask_moved(
    row: UnitRow, written: str, sheet: str, finder: UnitFinder, reading: Reading
) -> None:
    """Ask whether a row was moved or only its name was changed."""
    named = row.match.choices[0]
    other = _name_written(written, finder)
    text = f"{vn_norm(row.label)} / {written}"
    answer = finder.declaration.get_answer(QuestionKind.MOVED_UNIT, text)
    if answer in (named.code, other.code):
        _take(row, named if answer == named.code else other)
        return
    message = (
        f"Dòng này trong biểu mẫu là {quote(other.name)}, nay ghi {quote(row.label)}. "
        f"Nếu đã chuyển cả dòng thì chọn {quote(named.name)}; "
        f"nếu chỉ đổi tên thì chọn {quote(other.name)}."
    )
    _ask(row, QuestionKind.MOVED_UNIT, text, message, [named, other], sheet, reading)


def _name_written(written: str, finder: UnitFinder) -> UnitChoice:
    """The unit whose code the manifest keeps, with its name where the caller gives it."""
    if name := finder.declaration.unit_names.get(written):
        return UnitChoice(written, name)
    coded = finder.find(written)
    return coded.choices[0] if coded.choices else UnitChoice(written, written)


def _ask(
    row: UnitRow,
    kind: QuestionKind,
    text: str,
    message: str,
    choices: list[UnitChoice],
    sheet: str,
    reading: Reading,
) -> None:
    offered = tuple(Choice(one.code, one.name) for one in choices)
    reading.problems.append(
        Problem(
            Severity.QUESTION,
            sheet,
            row.row,
            row.column,
            message,
            kind.value,
            text,
            offered,
            offered[0].answer,
        )
    )


def _take(row: UnitRow, choice: UnitChoice) -> None:
    row.code, row.name = choice.code, choice.name or row.label


def _refuse_doubles(rows: list[UnitRow], sheet: str, reading: Reading) -> None:
    """Refuse two filled rows of one unit; an empty one beside a filled one is passed over."""
    by_code: dict[str, list[UnitRow]] = {}
    for row in rows:
        if row.code:
            by_code.setdefault(row.code, []).append(row)
    for doubles in by_code.values():
        filled = [row for row in doubles if row.is_filled]
        kept = filled if len(filled) == 1 else doubles[: 0 if filled else 1]
        for row in doubles:
            if not any(row is one for one in kept):
                row.code = None
        if len(filled) < 2:
            continue
        places = " và ".join(address(row.row, row.column) for row in filled)
        for row in filled:
            reading.problems.append(
                Problem(
                    Severity.ERROR,
                    sheet,
                    row.row,
                    row.column,
                    f"Đơn vị {quote(row.name)} có ở nhiều nơi ({places}) nên chưa nơi nào được "
                    "nhận. Hãy sửa tên, hoặc chỉ giữ lại một nơi.",
                )
            )
