"""Rows that are hidden but hold figures: the officer is asked whether they count."""

from dataclasses import dataclass

from khuyenhoc.lib.sheets.cells import quote
from khuyenhoc.lib.sheets.declaration import LEAVE_OUT, Declaration, QuestionKind
from khuyenhoc.lib.sheets.reading import COUNT, Choice, Problem, Reading, Severity
from khuyenhoc.lib.sheets.sheet_view import SheetView

MAX_LISTED = 20


@dataclass(frozen=True, slots=True)
class HiddenRows:
    """Hidden rows with figures: those not answered for, and those that do not count."""

    waiting: frozenset[int] = frozenset()
    left_out: frozenset[int] = frozenset()

    def excludes(self, row: int) -> bool:
        """Whether a row is not to be read, now or at all."""
        return row in self.waiting or row in self.left_out


def settle_hidden(
    view: SheetView,
    rows: list[tuple[int, int, str]],
    declaration: Declaration,
    reading: Reading,
) -> HiddenRows:
    """Ask once for all hidden rows of a table that hold figures.

    ``rows`` are the filled rows, each with the column and the words of its name. The
    answer is kept for these rows of this sheet: other rows are asked about again.
    """
    hidden = [one for one in rows if one[0] in view.sheet.hidden_rows]
    if not hidden:
        return HiddenRows()
    numbers = frozenset(row for row, _, _ in hidden)
    text = f"{view.sheet.name}: {', '.join(str(row) for row, _, _ in hidden)}"
    answer = declaration.get_answer(QuestionKind.HIDDEN_ROWS, text)
    if answer == COUNT:
        return HiddenRows()
    if answer == LEAVE_OUT:
        return HiddenRows(left_out=numbers)
    names = ", ".join(quote(label) for _, _, label in hidden[:MAX_LISTED] if label)
    row, column, _ = hidden[0]
    reading.problems.append(
        Problem(
            Severity.QUESTION,
            view.sheet.name,
            row,
            column,
            f"Có {len(hidden)} dòng đang ẩn mà có số liệu: {names}. Có tính các dòng này không? "
            "Trả lời một lần; hoặc hiện dòng (Unhide), hay xóa dòng rồi gửi lại.",
            QuestionKind.HIDDEN_ROWS.value,
            text,
            (Choice(COUNT, "Có, tính cả dòng ẩn"), Choice(LEAVE_OUT, "Không tính")),
            COUNT,
        )
    )
    return HiddenRows(waiting=numbers)
