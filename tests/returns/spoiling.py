"""Workbooks spoilt on purpose, with what must be reported about them.

A ``Copy`` is a clean workbook whose every cell is known by its commune and indicator. Each
mutation changes it, notes what must be told and at which cell, and keeps its hands off what others
have touched.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from figures.models import FormLine, IndicatorKind
from khuyenhoc.lib.numbers import format_number
from khuyenhoc.lib.sheets.grid import Cell, Sheet, Workbook
from tests.lib.sheets.grids import formula, make_cell, make_sheet, make_workbook, uncalculated
from tests.returns.thirty import make_numbers

Place = tuple[int, int, int]  # sheet from 0, row and column from 1
DONG = "đồng"
WRONG = (
    "1.2O4", "nhiều", "12 - 15", "hơn 100", "#REF!", date(2024, 2, 1), True,
    uncalculated("=SUM(C1:C4)"),
)  # fmt: skip
WRONG_COUNTS = (*WRONG, -7, Decimal("12.5"), "12%", "1.2.3")
SUMS = ("branches", "boards", "citizen_registered", "citizen_recognised")
EXTRA = ("Số điện thoại", "Dân tộc thiểu số", "Email", "Người lập biểu")
# indicator → what is typed for the others, where the problem stands, how grave it is
RULES: tuple[tuple[str, str, int, str, str], ...] = (
    ("members_fee_paid", "members", 1, "members_fee_paid", "error"),
    ("members_carded", "members", 5, "members_carded", "error"),
    ("family_rerecognised", "family_recognised", 1, "family_rerecognised", "error"),
    ("clan_recognised", "clan_registered", 1, "clan_recognised", "warning"),
    ("unit_recognised", "unit_registered", 2, "unit_recognised", "warning"),
    ("fund_closing", "fund_closing", 1000, "fund_opening", "error"),
)
TOUCHED_BY_RULE = {
    "members_fee_paid": ("members",),
    "members_carded": ("members",),
    "family_rerecognised": ("family_recognised",),
    "clan_recognised": ("clan_registered", "clan_rerecognised", "clans"),
    "unit_recognised": ("unit_registered", "unit_rerecognised", "agencies"),
    "fund_closing": ("fund_opening", "fund_raised", "fund_raised_cash", "fund_raised_in_kind",
                     "fund_spent"),
}  # fmt: skip


@dataclass
class Copy:
    """A workbook about to be spoilt: where everything stands, and what must be told of it."""

    sheets: list[Sheet]
    lines: dict[str, FormLine]
    units: list[str]
    cells: dict[tuple[int, str], Place]
    names: dict[tuple[int, int], Place]  # (sheet, commune)
    has_codes: bool
    values: dict[tuple[int, str], int | None] = field(default_factory=dict)
    expected: set[tuple[str, Place]] = field(default_factory=set)
    touched: set[tuple[int, str]] = field(default_factory=set)
    settled: set[tuple[int, int]] = field(default_factory=set)  # rows with a mutation in them
    misspelt: list[tuple[int, int]] = field(default_factory=list)  # names known by their place
    unsure: Counter[int] = field(default_factory=Counter)  # sheet → rows whose name is spoilt
    shuffled: set[int] = field(default_factory=set)  # sheets where places prove nothing any more
    count: int = 0
    manifest: Sheet | None = None

    def put(self, unit: int, code: str, value: object) -> None:
        """Type ``value`` into a cell; None empties it."""
        sheet, row, column = self.cells[unit, code]
        self.type(sheet, row, column, value)

    def type(self, sheet: int, row: int, column: int, value: object) -> None:
        """Type ``value`` into the cell of a sheet; None empties it."""
        self.sheets[sheet].cells.pop((row, column), None)
        if isinstance(value, Cell):
            value = make_cell(row, column, value)
            self.sheets[sheet].cells[row, column] = value
        elif value is not None:
            self.sheets[sheet].cells[row, column] = make_cell(row, column, value)

    def tell(self, severity: str, place: Place) -> None:
        self.expected.add((severity, place))

    def touch(self, unit: int, *codes: str) -> bool:
        """Whether these cells were free; they are not any more."""
        wanted = {(unit, code) for code in codes if (unit, code) in self.cells}
        rows = {(self.cells[each][0], unit) for each in wanted}
        if wanted & self.touched or any(row in self.settled for row in rows):
            return False
        self.touched |= wanted
        return True

    def take_row(self, sheet: int, unit: int) -> bool:
        """Whether nothing of a commune's row on a sheet was touched; now it is the caller's."""
        own = {key for key, place in self.cells.items() if place[0] == sheet and key[0] == unit}
        if own & self.touched or (sheet, unit) in self.settled:
            return False
        self.settled.add((sheet, unit))
        return True

    def is_sorted(self, sheet: int, *, swaps: int = 0, unsure: int = 0) -> bool:
        """Whether with so much more most rows of our own sheet would stand at new places.

        Then somebody sorted it, and it is read by its names.
        """
        if not self.has_codes or not (swaps or sheet in self.shuffled):
            return False
        known = len(self.units) - self.unsure[sheet] - unsure
        return sheet in self.shuffled and swaps > 0 or 2 * (known - 2) < known

    def ask_row(self, sheet: int, unit: int) -> None:
        """Which commune a row is of can only be asked."""
        self.tell("question", self.names[sheet, unit])
        self.lose_row(sheet, unit)

    def lose_row(self, sheet: int, unit: int) -> None:
        """The values of a row whose commune is not sure are not taken."""
        for key, place in self.cells.items():
            if key[0] == unit and place[0] == sheet:
                self.values.pop(key, None)

    def make_workbook(self) -> Workbook:
        """The grid, with the hidden sheet of the portal's own workbook."""
        hidden = [self.manifest] if self.manifest else []
        return make_workbook(*self.sheets, *hidden)

    def move(self, sheet: int, *, rows: int = 0, column: int = 0) -> None:
        """Push a sheet down by ``rows``, or make room for one column at ``column``."""

        def to(row: int, at: int) -> tuple[int, int]:
            return row + rows, at + (1 if column and at >= column else 0)

        page = self.sheets[sheet]
        page.cells = {to(*key): make_moved(cell, *to(*key)) for key, cell in page.cells.items()}
        page.merged = tuple((*to(a, b), *to(c, d)) for a, b, c, d in page.merged)
        page.hidden_columns = frozenset(to(1, at)[1] for at in page.hidden_columns)

        def follow(place: Place) -> Place:
            return (sheet, *to(*place[1:])) if place[0] == sheet else place

        self.cells = {key: follow(place) for key, place in self.cells.items()}
        self.names = {key: follow(place) for key, place in self.names.items()}
        self.expected = {(severity, follow(place)) for severity, place in self.expected}


def make_moved(cell: Cell, row: int, column: int) -> Cell:
    """The same cell elsewhere."""
    return Cell(row, column, cell.kind, cell.value, cell.raw, cell.is_formula, cell.number_format)


def make_own_layout(lines: list[FormLine], names: list[str]) -> Copy:
    """An officer's own sheet: titles, two-row merged heads, numbered columns, group headings."""
    heads = [line.indicator.section.partition(". ")[2] for line in lines]
    labels = [line.indicator.label for line in lines]
    grid: list[list[object]] = [
        ["HỘI KHUYẾN HỌC HUYỆN PHÚ BÌNH"],
        ["BÁO CÁO THỐNG KÊ NĂM 2024"],
        [],
        ["TT", "Đơn vị", *heads],
        [None, None, *labels],
        [f"({place})" for place in range(1, len(lines) + 3)],
    ]
    cells: dict[tuple[int, str], Place] = {}
    places: dict[tuple[int, int], Place] = {}
    for unit, name in enumerate(names):
        if unit in (0, 2):
            grid.append([None, "I. Cụm phía Bắc" if unit == 0 else "II. Cụm phía Nam"])
        numbers = make_numbers(unit)
        grid.append([unit + 1, name, *[numbers[line.indicator.code] for line in lines]])
        places[0, unit] = (0, len(grid), 2)
        for column, line in enumerate(lines, start=3):
            cells[unit, line.indicator.code] = (0, len(grid), column)
    merged = [(4, 1, 5, 1), (4, 2, 5, 2)]
    start = 0
    for end in range(1, len(heads) + 1):
        if end == len(heads) or heads[end] != heads[start]:
            if end - start > 1:
                merged.append((4, start + 3, 4, end + 2))
            start = end
    return Copy(
        sheets=[make_sheet(grid, "Bieu nam", merged=tuple(merged))],
        lines={line.indicator.code: line for line in lines},
        units=list(names),
        cells=cells,
        names=places,
        has_codes=False,
    )


# ----- mutations -----


def type_wrong(copy: Copy, draw: Callable) -> bool:
    """Something that is no number of this kind."""
    unit, code = draw_cell(copy, draw)
    if not copy.touch(unit, code):
        return False
    is_count = copy.lines[code].indicator.unit != DONG
    copy.put(unit, code, draw(st.sampled_from(WRONG_COUNTS if is_count else WRONG)))
    copy.values.pop((unit, code))
    copy.tell("error", copy.cells[unit, code])
    return True


def leave_empty(copy: Copy, draw: Callable) -> bool:
    """A cell left empty: an error, but for sums and what is not required."""
    unit, code = draw_cell(copy, draw)
    if not copy.touch(unit, code):
        return False
    line = copy.lines[code]
    copy.put(unit, code, None)
    copy.values[unit, code] = None
    if line.is_required and line.indicator.kind != IndicatorKind.SUM:
        copy.tell("error", copy.cells[unit, code])
    return True


def spell_number(copy: Copy, draw: Callable) -> bool:
    """A number as Vietnamese type it: nothing to tell, the same number."""
    unit, code = draw_cell(copy, draw)
    if not copy.touch(unit, code):
        return False
    number = copy.values[unit, code]
    ways: list[object] = [str(number), format_number(number), f" {format_number(number)} "]
    ways += [Decimal(number), formula(str(number))]
    if number >= 1000:
        ways.append(f"{number:,}".replace(",", " "))
    if copy.lines[code].indicator.unit == DONG:
        ways += [f"{format_number(number)} đồng", f"{format_number(Decimal(number) / 10**6)} triệu"]
    copy.put(unit, code, draw(st.sampled_from(ways)))
    return True


def mistype_sum(copy: Copy, draw: Callable) -> bool:
    """A typed total that is not the sum of its parts."""
    unit, code = draw(st.integers(0, len(copy.units) - 1)), draw(st.sampled_from(SUMS))
    parts = copy.lines[code].indicator.formula.replace("+", " ").split()
    if not copy.touch(unit, code, *parts):
        return False
    copy.values[unit, code] += draw(st.integers(1, 3))
    copy.put(unit, code, copy.values[unit, code])
    copy.tell("error", copy.cells[unit, code])
    return True


def break_rule(copy: Copy, draw: Callable) -> bool:
    """A number that another of the same commune contradicts."""
    unit = draw(st.integers(0, len(copy.units) - 1))
    code, base, more, where, severity = draw(st.sampled_from(RULES))
    if not copy.touch(unit, code, *TOUCHED_BY_RULE[code]):
        return False
    copy.values[unit, code] = make_numbers(unit)[base] + more
    copy.put(unit, code, copy.values[unit, code])
    copy.tell(severity, copy.cells[unit, where])
    return True


def misspell_unit(copy: Copy, draw: Callable) -> bool:
    """A slip in a name: asked about, unless its place in our own workbook settles it."""
    sheet, unit = draw_row(copy, draw)
    if copy.is_sorted(sheet, unsure=1) or not copy.take_row(sheet, unit):
        return False
    copy.unsure[sheet] += 1
    copy.type(*copy.names[sheet, unit], copy.units[unit] + copy.units[unit][-1])
    if not copy.has_codes or sheet in copy.shuffled:
        copy.ask_row(sheet, unit)
    else:
        copy.misspelt.append((sheet, unit))
    return True


def name_stranger(copy: Copy, draw: Callable) -> bool:
    """A name that is nobody's."""
    sheet, unit = draw_row(copy, draw)
    if copy.is_sorted(sheet, unsure=1) or not copy.take_row(sheet, unit):
        return False
    copy.unsure[sheet] += 1
    copy.type(*copy.names[sheet, unit], f"Xã Hữu Lũng {unit}")
    copy.tell("error", copy.names[sheet, unit])
    copy.lose_row(sheet, unit)
    return True


def swap_names(copy: Copy, draw: Callable) -> bool:
    """The names of two rows exchanged: told by the codes, else by what they carried over.

    Where rows of a sheet were exchanged, the place of no row tells its commune any more.
    """
    sheet, one = draw_row(copy, draw)
    other = (one + 1) % len(copy.units)
    if copy.is_sorted(sheet, swaps=1):
        return False
    if not copy.has_codes and {(one, "fund_opening"), (other, "fund_opening")} & copy.touched:
        return False
    if not copy.take_row(sheet, one):
        return False
    if not copy.take_row(sheet, other):
        copy.settled.discard((sheet, one))
        return False
    for unit, name in ((one, copy.units[other]), (other, copy.units[one])):
        copy.type(*copy.names[sheet, unit], name)
    if copy.has_codes:
        copy.shuffled.add(sheet)
        doubtful = [row for row in copy.misspelt if row[0] == sheet]
        for row in ((sheet, one), (sheet, other), *doubtful):
            copy.ask_row(*row)
        return True
    mine = {code: copy.values[one, code] for code in copy.lines}
    for code in copy.lines:
        copy.values[one, code] = copy.values[other, code]
        copy.values[other, code] = mine[code]
    for unit in (one, other):
        copy.tell("warning", copy.cells[unit, "fund_opening"])
    return True


def insert_rows(copy: Copy, draw: Callable) -> bool:
    """Empty rows and one more title above everything."""
    sheet, rows = draw(st.integers(0, len(copy.sheets) - 1)), draw(st.integers(1, 3))
    copy.move(sheet, rows=rows)
    copy.type(sheet, 1, 1, "Kính gửi: Hội Khuyến học tỉnh")
    return True


def insert_column(copy: Copy, draw: Callable) -> bool:
    """A column that the form does not ask for."""
    sheet = draw(st.integers(0, len(copy.sheets) - 1))
    head, first = find_head(copy, sheet)
    copy.move(sheet, column=first)
    copy.type(sheet, head, first, draw(st.sampled_from(EXTRA)))
    for unit in range(len(copy.units)):
        row = copy.names[sheet, unit][1]
        copy.type(sheet, row, first, draw(st.sampled_from(["tự ghi", 912345678])))
    return True


def rename_sheet(copy: Copy, draw: Callable) -> bool:
    """Another name for a sheet."""
    sheet = draw(st.integers(0, len(copy.sheets) - 1))
    copy.sheets[sheet].name = f"Nộp lần {copy.count} ({sheet})"
    return True


MUTATIONS = (
    type_wrong, type_wrong, leave_empty, spell_number, spell_number, mistype_sum, break_rule,
    misspell_unit, name_stranger, swap_names, insert_rows, insert_column, rename_sheet,
)  # fmt: skip


def spoil(copy: Copy, draw: Callable, count: int) -> None:
    """Apply ``count`` mutations or a few more; what another has touched is left alone."""
    kinds = st.lists(st.sampled_from(MUTATIONS), min_size=count, max_size=count + 3)
    for mutate in draw(kinds):
        copy.count += mutate(copy, draw)


def draw_cell(copy: Copy, draw: Callable) -> tuple[int, str]:
    return draw(st.sampled_from(sorted(copy.cells)))


def draw_row(copy: Copy, draw: Callable) -> tuple[int, int]:
    return draw(st.sampled_from(sorted(copy.names)))


def find_head(copy: Copy, sheet: int) -> tuple[int, int]:
    """The row of the heads of a sheet and its first column of numbers."""
    first = min(column for at, _, column in copy.cells.values() if at == sheet)
    page = copy.sheets[sheet]
    top = min(row for row, _, _, _ in page.merged)
    return (top, first - 1) if copy.has_codes else (top, first)
