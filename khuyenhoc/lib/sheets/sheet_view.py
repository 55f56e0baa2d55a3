"""A sheet seen by rows, with merged cells spread over the cells that they cover."""

import re
from dataclasses import dataclass, field

from khuyenhoc.lib.sheets.grid import Cell, CellKind, Sheet

# A merged area larger than this is decoration, not a heading; and no file may make us
# spread millions of cells.
MAX_MERGED_CELLS = 4_000
MAX_SPREAD = 200_000

_NUMBER_LIKE = re.compile(r"[\s\d.,%()+\-−–=*xX/]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
# (1) (2) (3), A B 1 2 3, 3=1+2, (5)=(3)-(4), 7=6/5*100
_NUMBERING = re.compile(r"\(?(?:[A-ZĐ]|\d{1,3})\)?(?:\s*[=:]\s*[\d()+\-−–*x×:/%\s.,]+)?", re.ASCII)


@dataclass(slots=True)
class SheetView:
    """A sheet prepared for reading; made by ``view_sheet``.

    ``anchors`` maps every cell of a merged area to the first cell of the area, which
    alone holds the text; ``areas`` maps that first cell to the last one.
    """

    sheet: Sheet
    rows: dict[int, dict[int, Cell]]
    row_numbers: list[int]
    anchors: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    areas: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def get(self, row: int, column: int) -> Cell | None:
        """The cell whose text is seen at this place, merged areas included."""
        row, column = self.anchors.get((row, column), (row, column))
        return self.sheet.cells.get((row, column))

    def get_text(self, row: int, column: int) -> str:
        """The text seen at this place; "" for none."""
        cell = self.get(row, column)
        return cell.raw.strip() if cell else ""


def view_sheet(sheet: Sheet) -> SheetView:
    """Prepare ``sheet``: group its cells by row and spread its merged areas."""
    rows = dict(sheet.rows())
    view = SheetView(sheet, rows, list(rows))
    spread = 0
    for top, left, bottom, right in sheet.merged:
        size = (bottom - top + 1) * (right - left + 1)
        spread += size
        if size > MAX_MERGED_CELLS or spread > MAX_SPREAD or (top, left) not in sheet.cells:
            continue
        view.areas[top, left] = (bottom, right)
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                view.anchors[row, column] = (top, left)
    return view


def is_words(cell: Cell) -> bool:
    """Whether a cell holds words, not a number written as text."""
    return cell.kind is CellKind.TEXT and not _NUMBER_LIKE.fullmatch(cell.raw)


def is_year(cell: Cell) -> bool:
    """Whether a cell is a year standing as a heading: 2024."""
    return _YEAR.fullmatch(cell.raw.strip()) is not None


def is_numbering(cells: dict[int, Cell]) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), A B 1 2 3, 3=1+2."""
    texts = [cell.raw.strip() for cell in cells.values() if cell.raw.strip()]
    if len(texts) < 3 or not all(_NUMBERING.fullmatch(text) for text in texts):
        return False
    counted = [int(found[0]) for text in texts if (found := re.search(r"\d+", text))]
    steps = [after - before for before, after in zip(counted, counted[1:], strict=False)]
    signed = any(not text.isdigit() for text in texts)
    return bool(steps) and all(step == 1 or (signed and step > 0) for step in steps)
