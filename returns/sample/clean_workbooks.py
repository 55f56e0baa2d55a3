"""Our own workbook filled in without a slip, as an officer would send it back."""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from figures.models import Due, FormVersion, Period
from khuyenhoc.lib.sheets.manifest import MANIFEST_SHEET
from returns.sample.organisation import Figures
from returns.sample.own_layouts import MADE
from returns.workbook import asked_lines, write_workbook

NOW = "Kỳ này"


def write_clean(
    version: FormVersion,
    period: Period,
    dues: Sequence[Due],
    sender: str,
    figures: Mapping[int, Figures],
) -> bytes:
    """The workbook of ``dues`` with the ``figures`` of each association, by its key, typed in.

    The bytes are the same at every making, for the same figures and the same period before.
    """
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(version, period, dues, sender)))
    labels = {line.indicator.label: line.indicator.code for line in asked_lines(version)}
    for sheet in book.worksheets:
        if sheet.title == MANIFEST_SHEET:
            continue
        if len(dues) == 1:
            _fill_list(sheet, labels, figures[dues[0].unit.association_id])
        else:
            names = {due.unit.association.code: due.unit.association_id for due in dues}
            _fill_table(sheet, labels, {code: figures[pk] for code, pk in names.items()})
    book.properties.created = book.properties.modified = MADE
    buffer = io.BytesIO()
    book.save(buffer)
    return settle_bytes(buffer.getvalue())


def _fill_list(sheet: Worksheet, labels: Mapping[str, str], figures: Figures) -> None:
    """Indicators down the page: the label in the second column, this period in the last."""
    for row in sheet.iter_rows():
        code = labels.get(row[1].value)
        if code in figures:
            row[4].value = figures[code]


def _fill_table(
    sheet: Worksheet, labels: Mapping[str, str], figures: Mapping[str, Figures]
) -> None:
    """A row a unit, found by its code; two columns an indicator, the second to be filled."""
    rows = list(sheet.iter_rows())
    head = next(place for place, row in enumerate(rows) if any(c.value == NOW for c in row))
    columns: dict[int, str] = {}
    heading = ""
    for place, cell in enumerate(rows[head]):
        heading = rows[head - 1][place].value or heading
        if cell.value == NOW:
            columns[place] = labels[heading.rpartition(" (")[0]]
    for row in rows[head + 1 :]:
        numbers = figures.get(row[1].value, {})
        for place, code in columns.items():
            if code in numbers:
                row[place].value = numbers[code]


def settle_bytes(content: bytes, made: datetime = MADE) -> bytes:
    """The same package with one date on all its parts, so that nothing tells when it was saved."""
    buffer = io.BytesIO()
    stamp = (made.year, made.month, made.day, made.hour, made.minute, 0)
    with ZipFile(io.BytesIO(content)) as source, ZipFile(buffer, "w", ZIP_DEFLATED) as target:
        for part in sorted(source.namelist()):
            data = source.read(part)
            if part == "docProps/core.xml":
                data = _set_dates(data, made)
            target.writestr(ZipInfo(part, stamp), data, ZIP_DEFLATED)
    return buffer.getvalue()


def _set_dates(data: bytes, made: datetime) -> bytes:
    """Core properties with ``made`` as the day of making and of the last change."""
    text = data.decode()
    for tag in ("dcterms:created", "dcterms:modified"):
        before, start, rest = text.partition(f"<{tag}")
        if start:
            attributes, _, after = rest.partition(">")
            _, _, tail = after.partition(f"</{tag}>")
            text = f"{before}<{tag}{attributes}>{made:%Y-%m-%dT%H:%M:%SZ}</{tag}>{tail}"
    return text.encode()
