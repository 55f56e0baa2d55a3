"""What stands above a table: the period, the unit of measure, the association that sends."""

import re
import unicodedata
from dataclasses import dataclass, field

from khuyenhoc.lib.names import clean, vn_norm
from khuyenhoc.lib.periods import find_period
from khuyenhoc.lib.sheets.declaration import Certainty, Declaration, UnitContext, UnitMatch
from khuyenhoc.lib.sheets.grid import CellKind
from khuyenhoc.lib.sheets.measures import Measure, find_measure
from khuyenhoc.lib.sheets.reading import FoundPeriod, FoundScale
from khuyenhoc.lib.sheets.sheet_view import SheetView

MAX_TITLE_ROWS = 40

_DATE_LINE = re.compile(
    r"ngày\s*[\d.…_]*\s*tháng\s*[\d.…_]*\s*năm\s*[\d.…_]*|ngày\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}"
    r"|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b|\((?:kèm|ban hành|theo)[^)]*\)|\bsố\s*:?\s*\d*\s*/\S*",
    re.IGNORECASE,
)
_ASSOCIATION = re.compile(r"hội\s+(?:khuyến\s+học|kh)\b.*", re.IGNORECASE | re.DOTALL)
_TOLD = re.compile(
    r"^(?:tên\s+)?(?:đơn\s+vị|xã|phường|hội)(?:\s+(?:báo\s+cáo|gửi|khuyến\s+học))?\s*:\s*(.+)",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"^(?:xã|phường|thị\s+trấn|đặc\s+khu|huyện|thành\s+phố|thị\s+xã)\s", re.IGNORECASE
)
_WHEN = re.compile(
    r"[,;(–-]?\s*\b(?:năm|quý|quí|tháng|(?:6|sáu|9|chín|03|06)\s+tháng|giai\s+đoạn|đến\s+ngày)\b.*",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class TitleText:
    """One text above a table, and its cell."""

    text: str
    row: int
    column: int


@dataclass(slots=True)
class Titles:
    """All that stands above one table."""

    texts: list[TitleText] = field(default_factory=list)
    periods: list[FoundPeriod] = field(default_factory=list)
    measure: Measure | None = None
    scale: FoundScale | None = None

    @property
    def joined(self) -> str:
        """The texts in one string, for telling units of one name apart."""
        return " | ".join(title.text for title in self.texts)


def read_titles(view: SheetView, first_row: int, last_row: int) -> Titles:
    """Read the rows ``first_row`` to ``last_row`` as titles, at most the last forty."""
    titles = Titles()
    name = view.sheet.name
    rows = [row for row in view.row_numbers if first_row <= row <= last_row]
    for row in rows[-MAX_TITLE_ROWS:]:
        for column, cell in view.rows[row].items():
            if cell.kind is not CellKind.TEXT or not cell.raw.strip():
                continue
            text = unicodedata.normalize("NFC", cell.raw)
            titles.texts.append(TitleText(text, row, column))
            told = _DATE_LINE.sub(" ", text)
            period = find_period(told) if any(map(str.isdigit, told)) else None
            if period is not None and period not in [one.period for one in titles.periods]:
                titles.periods.append(FoundPeriod(period, clean(text), name, row, column))
            measure = find_measure(text)
            if measure and titles.measure is None:
                titles.measure = measure
                titles.scale = FoundScale(measure.factor, clean(text), name, row, column)
    return titles


@dataclass(frozen=True, slots=True)
class TitleUnit:
    """A unit that a title names, with the text and the cell where it does."""

    match: UnitMatch
    text: str
    row: int
    column: int


def find_title_units(titles: Titles, declaration: Declaration, sheet: str) -> list[TitleUnit]:
    """Return the reporting units that the titles name, the sure ones first.

    Units above them (the province in the letterhead) are passed over.
    """
    found: list[TitleUnit] = []
    for title in titles.texts:
        for name in _list_names(title.text):
            match = declaration.find_unit(name, UnitContext(sheet=sheet, title=titles.joined))
            if match.certainty is Certainty.UNKNOWN or match.is_group:
                continue
            if not any(one.match.choices == match.choices for one in found):
                found.append(TitleUnit(match, clean(name), title.row, title.column))
    sure = [one for one in found if one.match.certainty is Certainty.SURE]
    return sure or found


def says_title(titles: Titles, declaration: Declaration) -> bool:
    """Whether the titles name the form in one of its own wordings."""
    told = f" {vn_norm(titles.joined)} "
    return any(f" {vn_norm(words)} " in told for words in declaration.title_words if words)


def _list_names(text: str) -> list[str]:
    """Return what in a title may be the name of a unit."""
    names: list[str] = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        if told := _TOLD.match(line):
            names.append(told[1])
        elif found := _ASSOCIATION.search(line):
            names.append(found[0])
        elif _KIND.match(line):
            names.append(line)
    return [cut for name in names if (cut := _WHEN.sub("", name).strip(" .,;:-–()"))]
