"""A whole workbook understood: every sheet, every table, in whatever layout it came.

``interpret`` takes what the file reader gives and what the caller expects, and returns
the values that are sure, the problems at their cells and the questions to ask.
"""

from dataclasses import dataclass
from decimal import Decimal

from khuyenhoc.lib.sheets.cells import is_blank, quote
from khuyenhoc.lib.sheets.declaration import Certainty, Declaration, Orientation
from khuyenhoc.lib.sheets.grid import Sheet, Workbook, address
from khuyenhoc.lib.sheets.headers import Header, find_headers
from khuyenhoc.lib.sheets.headings import Part
from khuyenhoc.lib.sheets.indicator_rows import IndicatorRows, find_indicator_rows
from khuyenhoc.lib.sheets.indicator_table import read_indicator_table
from khuyenhoc.lib.sheets.manifest import MANIFEST_SHEET, Manifest, read_manifest
from khuyenhoc.lib.sheets.reading import FoundValue, Mark, Problem, Reading, Severity
from khuyenhoc.lib.sheets.sheet_view import SheetView, view_sheet
from khuyenhoc.lib.sheets.titles import Titles, read_titles, says_title
from khuyenhoc.lib.sheets.unit_table import read_unit_table

# A later header of a sheet is a table of its own only if it is understood half as well.
TABLE_SHARE = 0.5
# Headings that agree this far with the header above repeat it at a page break.
REPEAT_SHARE = 0.7
MAX_MISSING = 12


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a workbook fits a form: headings surely and perhaps understood, headings
    that mean nothing to it, and whether a title names the form."""

    sure: int
    unsure: int
    unread: int
    is_named: bool

    @property
    def score(self) -> Decimal:
        """The share of the form and of the workbook that agree, 0–2; a named form wins."""
        found = Decimal(self.sure) + Decimal(self.unsure) / 2
        return found / max(1, self.sure + self.unsure + self.unread) + (1 if self.is_named else 0)


@dataclass(slots=True)
class _Table:
    header: Header
    rows: list[int]
    skipped: list[int]
    titles: Titles


def interpret(workbook: Workbook, declaration: Declaration) -> Reading:
    """Understand ``workbook`` as a table of ``declaration``.

    Nothing is stored of what is not sure: a value is there only when its unit, its column
    and its number are sure or were answered. Empty cells of known units and columns are
    there too, marked as empty.
    """
    reading = Reading()
    manifest = read_manifest(workbook)
    if manifest:
        reading.manifest = dict(manifest.facts)
    ignored = {MANIFEST_SHEET, *declaration.ignored_sheets}
    for sheet in workbook.sheets:
        if sheet.name in ignored or not sheet.cells:
            continue
        _read_sheet(sheet, declaration, reading, manifest)
    _settle_repeated(reading)
    _report_missing(declaration, reading)
    order = {sheet.name: place for place, sheet in enumerate(workbook.sheets)}
    reading.problems.sort(key=lambda one: (order.get(one.sheet, -1), one.row or 0, one.column or 0))
    return reading


def measure_fit(workbook: Workbook, declaration: Declaration) -> Fit:
    """Say how well a workbook fits a form, for choosing among forms: headings only."""
    sure: set[str] = set()
    unsure: set[str] = set()
    unread = 0
    is_named = False
    for sheet in workbook.sheets:
        if sheet.is_hidden or sheet.name in {MANIFEST_SHEET, *declaration.ignored_sheets}:
            continue
        view = view_sheet(sheet)
        tables, indicators = _find_tables(view, declaration)
        first = min((table.header.first_row for table in tables), default=0)
        if indicators:
            first = indicators.first_row
            matches = [one.match for one in indicators.rows]
        else:
            matches = [h.match for table in tables for h in table.header.headings.values()]
        if first > 1:
            is_named = is_named or says_title(read_titles(view, 1, first - 1), declaration)
        for match in matches:
            if match.certainty is Certainty.SURE:
                sure.add(match.keys[0])
            elif match.keys:
                unsure.add(match.keys[0])
            elif match.part is None and match.aspect is None:
                unread += 1
    return Fit(len(sure), len(unsure - sure), unread, is_named)


# ----- sheets -----


def _read_sheet(
    sheet: Sheet, declaration: Declaration, reading: Reading, manifest: Manifest | None
) -> None:
    view = view_sheet(sheet)
    tables, indicators = _find_tables(view, declaration)
    if not tables and not indicators:
        if not sheet.is_hidden:
            reading.notices.append(
                f"Trang {quote(sheet.name)} không có bảng nào giống biểu nên không được đọc."
            )
        return
    if sheet.is_hidden:
        reading.notices.append(
            f"Trang {quote(sheet.name)} đang ẩn nên không được đọc. Nếu cần, hãy hiện trang rồi "
            "gửi lại."
        )
        return
    reading.sheets.append(sheet.name)
    if indicators:
        titles = read_titles(view, 1, indicators.first_row - 1)
        _keep_titles(titles, reading)
        read_indicator_table(view, indicators, titles, declaration, reading)
        return
    for table in tables:
        _keep_titles(table.titles, reading)
        read_unit_table(
            view,
            table.header,
            table.rows,
            table.skipped,
            table.titles,
            declaration,
            reading,
            manifest,
        )


def _find_tables(
    view: SheetView, declaration: Declaration
) -> tuple[list[_Table], IndicatorRows | None]:
    """Find the tables of a sheet, or the indicators down one of its columns."""
    matcher = declaration.matcher
    headers: list[Header] = []
    indicators: IndicatorRows | None = None
    if declaration.orientation is not Orientation.INDICATORS_DOWN:
        headers = find_headers(view, matcher)
    if declaration.orientation is not Orientation.UNITS_DOWN:
        indicators = find_indicator_rows(view, matcher, _count_across(headers) + 1)
    if indicators:
        return [], indicators
    return _make_tables(view, headers), None


def _count_across(headers: list[Header]) -> int:
    """Return how many indicators the headers name; tables of units add up."""
    headed = [header for header in headers if _names_units(header)]
    together = len({key for header in headed for key in header.keys})
    return max((together, *(len(header.keys) for header in headers)))


def _names_units(header: Header) -> bool:
    return any(one.match.part is Part.UNIT for one in header.headings.values())


def _make_tables(view: SheetView, headers: list[Header]) -> list[_Table]:
    """Part a sheet into tables: each header with the rows under it."""
    best = max((header.score for header in headers), default=0)
    kept: list[tuple[Header, list[Header]]] = []
    for header in headers:
        if kept and _repeats(header, kept[-1][0]):
            kept[-1][1].append(header)
        elif _heads_table(header, best):
            kept.append((header, []))
    tables: list[_Table] = []
    after = 0
    for place, (header, repeated) in enumerate(kept):
        end = kept[place + 1][0].first_row if place + 1 < len(kept) else view.sheet.last_row + 1
        rows = [row for row in view.row_numbers if header.last_row < row < end]
        skipped = [row for one in repeated for row in range(one.first_row, one.last_row + 1)]
        titles = read_titles(view, _find_title_start(view, after, header), header.first_row - 1)
        if tables and titles.measure is None:
            # One line "Đơn vị tính" at the top of a sheet speaks for the tables below it too.
            titles.measure = tables[-1].titles.measure
        tables.append(_Table(header, rows, skipped, titles))
        after = header.last_row
    return tables


def _heads_table(header: Header, best: float) -> bool:
    """Whether a header heads a table of its own, and is no letterhead or row of texts."""
    return header.score >= TABLE_SHARE * best or (_names_units(header) and bool(header.keys))


def _repeats(header: Header, first: Header) -> bool:
    """Whether a header says the same as the one above, column by column."""
    texts = {place: one.match.text for place, one in header.headings.items()}
    same = sum(
        place in first.headings and first.headings[place].match.text.endswith(text)
        for place, text in texts.items()
    )
    return same >= REPEAT_SHARE * max(len(texts), 1)


def _find_title_start(view: SheetView, after: int, header: Header) -> int:
    """Return where the titles of a table begin: behind the last row with figures."""
    start = after + 1
    for row in view.row_numbers:
        if after < row < header.first_row and after:
            cells = view.rows[row].values()
            if sum(not is_blank(cell) for cell in cells) > 2:
                start = row + 1
    return start


def _keep_titles(titles: Titles, reading: Reading) -> None:
    known = [one.period for one in reading.periods]
    reading.periods += [one for one in titles.periods if one.period not in known]
    if titles.scale is not None and titles.scale not in reading.scales:
        reading.scales.append(titles.scale)


# ----- the whole -----


def _settle_repeated(reading: Reading) -> None:
    """Keep one of several equal values of one unit and indicator; refuse unequal ones.

    An empty cell in one table does not speak against a figure in another.
    """
    places: dict[tuple[str, str], list[FoundValue]] = {}
    for value in reading.values:
        places.setdefault((value.unit, value.key), []).append(value)
    if len(places) == len(reading.values):
        return
    dropped: set[int] = set()
    repeated = 0
    for values in places.values():
        if len(values) < 2:
            continue
        said = [one for one in values if one.mark is not Mark.EMPTY] or values[:1]
        dropped.update(id(one) for one in values if one is not said[0])
        if len({(one.mark, one.value) for one in said}) == 1:
            repeated += 1
            continue
        dropped.add(id(said[0]))
        listed = ", ".join(f"{one.sheet}!{address(one.row, one.column)}: {one.raw}" for one in said)
        for one in said:
            reading.problems.append(
                Problem(
                    Severity.ERROR,
                    one.sheet,
                    one.row,
                    one.column,
                    f"Một chỉ tiêu của một đơn vị có số khác nhau ở nhiều nơi ({listed}). Hãy sửa "
                    "cho khớp, hoặc xóa bớt.",
                    unit=one.unit,
                    key=one.key,
                )
            )
    reading.values = [one for one in reading.values if id(one) not in dropped]
    if repeated:
        reading.notices.append(f"{repeated} số liệu có ở nhiều nơi và giống nhau: chỉ lấy một.")


def _report_missing(declaration: Declaration, reading: Reading) -> None:
    """Name the indicators that no table has; refuse a workbook in which nothing was found."""
    if not reading.sheets:
        reading.problems.append(
            Problem(
                Severity.ERROR,
                "",
                None,
                None,
                "Không tìm thấy bảng số liệu nào của biểu này trong tệp. Hãy tải biểu mẫu về và "
                "điền vào, hoặc ghi tên các chỉ tiêu ở dòng đầu bảng đúng như trong biểu mẫu.",
            )
        )
        return
    found = {one.key for one in reading.columns}
    found |= {key for one in reading.problems for key in (one.key, *one.candidates) if key}
    missing = [column for key, column in declaration.by_key.items() if key not in found]
    if missing:
        listed = ", ".join(quote(column.label) for column in missing[:MAX_MISSING])
        more = len(missing) - MAX_MISSING
        tail = f" và {more} chỉ tiêu khác" if more > 0 else ""
        reading.notices.append(f"Không thấy trong tệp: {listed}{tail}.")
