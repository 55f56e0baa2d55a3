"""A table with one row per unit and the indicators across: our own layout and most others."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from khuyenhoc.lib.sheets.cells import is_blank, is_figure, quote
from khuyenhoc.lib.sheets.columns import Choosing, ChoosingPlace, choose_columns
from khuyenhoc.lib.sheets.declaration import Certainty, Declaration, UnitMatch
from khuyenhoc.lib.sheets.figures import read_figures, report_strays
from khuyenhoc.lib.sheets.grid import Cell
from khuyenhoc.lib.sheets.headers import Header
from khuyenhoc.lib.sheets.headings import Aspect, Part, find_aspect, fold
from khuyenhoc.lib.sheets.hidden import settle_hidden
from khuyenhoc.lib.sheets.manifest import Manifest
from khuyenhoc.lib.sheets.reading import Problem, Reading, Severity
from khuyenhoc.lib.sheets.rows import (
    get_group_level,
    is_grand_total,
    is_note,
    is_ordinal,
    is_total,
    names_group,
    strip_numbering,
)
from khuyenhoc.lib.sheets.sheet_view import SheetView, is_numbering, is_words
from khuyenhoc.lib.sheets.titles import Titles, find_title_units
from khuyenhoc.lib.sheets.totals import Addend, TotalRow, check_totals
from khuyenhoc.lib.sheets.units import UnitFinder, UnitRow, settle_units

# How many rows tell which column holds the names.
SAMPLE_ROWS = 12


@dataclass(slots=True)
class UnitTable:
    """One table being read; ``read_unit_table`` makes and reads it.

    ``rows`` are the rows under the header up to the next table, ``skipped`` those that
    repeat the headings at a page break.
    """

    view: SheetView
    header: Header
    rows: list[int]
    skipped: frozenset[int]
    titles: Titles
    declaration: Declaration
    reading: Reading
    finder: UnitFinder
    manifest: Manifest | None
    unit_column: int | None = None
    choosing: Choosing = field(default_factory=Choosing)
    units: list[UnitRow] = field(default_factory=list)
    totals: list[TotalRow] = field(default_factory=list)
    groups: list[tuple[int, str, TotalRow | None]] = field(default_factory=list)
    group_start: int = 0
    is_over: bool = False
    ignored: list[int] = field(default_factory=list)
    last_label: str = ""

    @property
    def name(self) -> str:
        """The name of the sheet."""
        return self.view.sheet.name

    # ----- columns -----

    def find_columns(self, *parts: Part) -> list[int]:
        """The columns whose headings name one of these parts of a table."""
        return [c for c, one in self.header.headings.items() if one.match.part in parts]

    def choose_unit_column(self) -> None:
        """Find the column with the names: by its heading, else by what stands in it."""
        named = self.find_columns(Part.UNIT) or self.find_columns(Part.LABEL)
        if not named and (parents := self.find_columns(Part.PARENT)):
            named = parents[-1:]
        if not named:
            keyed = [c for c, one in self.header.headings.items() if one.match.keys]
            named = list(range(1, min(keyed, default=1)))
        hits = {column: self._count_units(column) for column in named}
        best = max(hits, key=lambda column: (hits[column], -column), default=None)
        if best is None or (not hits[best][1] and not self.find_columns(Part.UNIT)):
            return
        self.unit_column = best

    def _count_units(self, column: int) -> tuple[int, int]:
        """Return how many of the first names in a column are units, and how many texts."""
        found = texts = 0
        for row in self.rows:
            cell = self.view.rows[row].get(column)
            if cell is None or not is_words(cell) or row in self.skipped:
                continue
            texts += 1
            found += self.finder.find(cell.raw.strip()).certainty is not Certainty.UNKNOWN
            if texts >= SAMPLE_ROWS:
                break
        return found, texts

    # ----- rows -----

    def sort_rows(self) -> None:
        """Tell for every row what it is."""
        parents = [c for c in self.find_columns(Part.PARENT) if c != self.unit_column]
        ordinals = self.find_columns(Part.ORDINAL)
        codes = self.find_columns(Part.CODE)
        places = [taken.place for taken in self.choosing.taken]
        places += [one.place for one in (*self.choosing.unsure, *self.choosing.unread)]
        first_value = min(places, default=self.view.sheet.last_column + 1)
        seen_parents: dict[int, str] = {}
        fresh = True
        for row in self.rows:
            cells = self.view.rows[row]
            if row in self.skipped or (fresh and is_numbering(cells)):
                fresh = True
                continue
            fresh = False
            for column in parents:
                if text := self.view.get_text(row, column):
                    seen_parents[column] = text
            label, column = self._find_label(row, cells, first_value)
            ordinal = next((cells[c].raw for c in ordinals if c in cells), "")
            code = next((cells[c].raw.strip() for c in codes if c in cells), "")
            filled = any(not is_blank(cells.get(place)) for place in places)
            figured = any(place in cells and is_figure(cells[place]) for place in places)
            if not figured and self._is_remark(row, cells, label, filled):
                continue
            outer = tuple(seen_parents.values())
            self._sort_row(row, label, column, ordinal, code, filled, outer)

    def _is_remark(self, row: int, cells: dict[int, Cell], label: str, filled: bool) -> bool:
        """Whether a row without figures is no row of the table: signatures, dates, remarks."""
        if any(is_note(cell.raw) for cell in cells.values()):
            self.is_over = True
            return True
        if label and not self.is_over:
            return False
        if filled and not self.is_over:
            self.ignored.append(row)
        known = self.finder.find(label).certainty is Certainty.SURE
        return not label or not known

    def _find_label(self, row: int, cells: dict[int, Cell], first_value: int) -> tuple[str, int]:
        """Return the name in a row and its column; what stands left of the values counts."""
        own = self.unit_column
        if own is not None and (text := self.view.get_text(row, own)):
            return text, own
        texts = [(c, one.raw.strip()) for c, one in cells.items() if is_words(one)]
        for column, text in texts:
            if column < first_value or (own is None and len(texts) == 1):
                return text, column
        return "", own or first_value

    def _sort_row(
        self,
        row: int,
        label: str,
        column: int,
        ordinal: str,
        code: str,
        filled: bool,
        outer: tuple[str, ...],
    ) -> None:
        aspect = find_aspect(fold(label)) if label else None
        if aspect is Aspect.CURRENT and self.last_label:
            label = self.last_label
        elif aspect in (Aspect.PREVIOUS, Aspect.CHANGE, Aspect.PLAN):
            return
        groups = outer + tuple(text for _, text, _ in self.groups)
        match = self.finder.find(label, groups, code)
        sure = match.certainty is Certainty.SURE and not match.is_group
        grouped = names_group(label, ordinal)
        if not sure and label and is_total(label):
            if filled:
                self._add_total(row, label)
        elif (
            not sure
            and (match.is_group or (grouped and not match.choices))
            and (match.is_group or not filled or not is_ordinal(self._get_ordinal(row)))
        ):
            self._open_group(row, label, ordinal, filled)
        elif not sure and not filled and not match.choices:
            if is_ordinal(self._get_ordinal(row)) and not self.is_over:
                self._add_unit(row, label, column, match, code, filled)
            else:
                self._open_group(row, label, ordinal, filled)
        elif not sure and self.is_over and not match.choices:
            self.ignored.append(row)
        else:
            self._add_unit(row, label, column, match, code, filled)

    def _get_ordinal(self, row: int) -> Cell | None:
        for column in self.find_columns(Part.ORDINAL):
            if cell := self.view.rows[row].get(column):
                return cell
        return None

    def _add_unit(
        self, row: int, label: str, column: int, match: UnitMatch, code: str, filled: bool
    ) -> None:
        self.last_label = label or self.last_label
        unit = UnitRow(row, label, row, column, match, is_filled=filled, code_text=code)
        self.units.append(unit)

    def _add_total(self, row: int, label: str) -> None:
        here = len(self.units)
        spans: list[tuple[int, int | None]] = [(self.group_start, here), (0, here), (0, None)]
        whole = is_grand_total(label) or not here
        self.totals.append(TotalRow(row, label, spans[::-1] if whole else spans))
        self.group_start = here
        self._close_groups(-1 if whole else 1)

    def _open_group(self, row: int, label: str, ordinal: str, filled: bool) -> None:
        level = get_group_level(label, ordinal)
        self._close_groups(level)
        total = None
        if filled:
            total = TotalRow(row, label, [(len(self.units), None)])
            self.totals.append(total)
        self.groups.append((level, strip_numbering(label), total))
        self.group_start = len(self.units)
        self.last_label = label

    def _close_groups(self, level: int) -> None:
        """End the groups at ``level`` and deeper: their subtotals reach up to here."""
        while self.groups and self.groups[-1][0] >= level:
            _, _, total = self.groups.pop()
            if total is not None:
                total.spans = [(total.spans[0][0], len(self.units))]

    # ----- what was found -----

    def settle(self) -> None:
        """Give every row its unit; a table without names is that of a single unit."""
        self._close_groups(-1)
        nameless = [one for one in self.units if not one.label]
        if nameless and len(self.units) == 1:
            self._take_single(nameless[0])
        for unit in nameless:
            if unit.code or unit.match.choices:
                continue
            self.reading.problems.append(
                Problem(
                    Severity.ERROR,
                    self.name,
                    unit.row,
                    unit.column,
                    "Dòng có số liệu nhưng thiếu tên đơn vị. Hãy ghi tên đơn vị vào ô này.",
                )
            )
        named = [one for one in self.units if one.label or one.match.choices]
        settle_units(named, self.name, self.finder, self.reading, self.manifest)
        if self.ignored:
            listed = ", ".join(map(str, self.ignored))
            self.reading.notices.append(
                f"Trang {quote(self.name)}: không đọc các dòng dưới bảng: {listed}."
            )

    def _take_single(self, unit: UnitRow) -> None:
        """Take the unit that the title names, else the only one that the sender reports."""
        found = find_title_units(self.titles, self.declaration, self.name)
        if found:
            unit.match, unit.label = found[0].match, found[0].text
            unit.row, unit.column = found[0].row, found[0].column
        elif single := self.declaration.single_unit:
            unit.match = UnitMatch(Certainty.SURE, (single,))
            unit.label = single.name
            self.reading.notices.append(
                f"Trang {quote(self.name)} không ghi tên đơn vị: hiểu là {quote(single.name)}."
            )

    def read_values(self) -> None:
        """Read the cells of every unit, check the totals, report what lies outside."""
        filled = [(one.place, one.column, one.label) for one in self.units if one.is_filled]
        hidden = settle_hidden(self.view, filled, self.declaration, self.reading)
        addends: list[Addend] = []
        taken = self.choosing.taken
        for unit in self.units:
            unclear = unit.is_left_out or hidden.excludes(unit.place)
            target = None if unclear else self.reading
            figures = read_figures(
                self.view, unit.place, unit.code, taken, self.declaration, target
            )
            addends.append(Addend(figures, is_optional=unclear))
        check_totals(self.view, self.totals, taken, addends, self.declaration, self.reading)
        rows = [unit.place for unit in self.units]
        first = min((one.place for one in taken), default=self.view.sheet.last_column)
        report_strays(self.view, self.header, rows, first, self.reading)


def read_unit_table(
    view: SheetView,
    header: Header,
    rows: list[int],
    skipped: Iterable[int],
    titles: Titles,
    declaration: Declaration,
    reading: Reading,
    manifest: Manifest | None = None,
) -> None:
    """Read one table with a row per unit into ``reading``."""
    finder = UnitFinder(declaration, view.sheet.name, titles.joined)
    table = UnitTable(
        view, header, rows, frozenset(skipped), titles, declaration, reading, finder, manifest
    )
    table.choose_unit_column()
    written: dict[int, str] = {}
    if manifest:
        written = {c: key for (name, c), key in manifest.columns.items() if name == table.name}
    body = [view.rows[row] for row in rows if row not in table.skipped]

    def is_filled(column: int) -> bool:
        return any(not is_blank(cells.get(column)) for cells in body)

    place = ChoosingPlace(table.name, titles, is_filled, written, view.sheet.hidden_columns)
    headings = list(header.headings.values())
    table.choosing = choose_columns(headings, place, declaration, reading)
    table.sort_rows()
    table.settle()
    table.read_values()
