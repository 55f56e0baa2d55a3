"""Spoilt workbooks: every planted fault is told at its cell, none is invented (R4, R5).

More than 500 mutations of the portal's own workbook and of an officer's own layout in this process,
30 of them as files through the child.
"""

from copy import deepcopy
from datetime import timedelta

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from khuyenhoc.lib.sheets.grid import address
from khuyenhoc.lib.sheets.manifest import MANIFEST_SHEET, read_manifest
from khuyenhoc.lib.sheets.reader import read
from returns.checking import Asked, Checked, check_file, check_workbook, prepare
from returns.workbook import asked_lines, write_workbook
from tests.returns.spoiling import Copy, make_own_layout, spoil
from tests.returns.thirty import Thirty, make_numbers, make_thirty

COMMUNES = 5
AT_ONCE = 6  # mutations of one workbook
EXAMPLES = 60  # of each layout: more than 500 mutations
FILES = 9  # of each layout through the child, with three mutations each: more than 30

PROFILE = settings(
    max_examples=EXAMPLES,
    deadline=timedelta(seconds=20),
    derandomize=True,
    database=None,
    # A failing example lists at most nine mutations; making it smaller takes minutes.
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def thirty(db) -> Thirty:
    return make_thirty(COMMUNES)


@pytest.fixture
def asked(thirty) -> Asked:
    return prepare(thirty.version, thirty.period, thirty.list_dues())


@pytest.fixture(params=["generated", "own"])
def clean(request, thirty, asked, tmp_path) -> Copy:
    """A clean workbook; it has no problem and all its numbers are understood."""
    names = [due.unit.association.full_name for due in asked.dues]
    if request.param == "own":
        copy = make_own_layout(list(asked.lines), names)
    else:
        copy = make_generated(thirty, asked, names, tmp_path)
    copy.values = {
        (unit, code): make_numbers(unit)[code] for unit in range(COMMUNES) for code in copy.lines
    }
    compare(check_workbook(deepcopy(copy).make_workbook(), asked), copy, asked)
    return copy


def make_generated(thirty: Thirty, asked: Asked, names: list[str], folder) -> Copy:
    """The portal's own workbook, filled in: its grid as the child reads it."""
    path = folder / "mau.xlsx"
    path.write_bytes(write_workbook(thirty.version, thirty.period, asked.dues, "Huyện Phú Bình"))
    book = read(path, path.name)
    manifest = read_manifest(book)
    order = [sheet.name for sheet in book.sheets]
    cells, places = {}, {}
    units = {str(due.unit.association_id): place for place, due in enumerate(asked.dues)}
    for (sheet, row), unit in manifest.units.items():
        places[order.index(sheet), units[unit]] = (order.index(sheet), row, 3)
        for (other, column), code in manifest.columns.items():
            if other == sheet:
                cells[units[unit], code] = (order.index(sheet), row, column)
    copy = Copy(
        sheets=book.sheets,
        lines={line.indicator.code: line for line in asked_lines(thirty.version)},
        units=names,
        cells=cells,
        names=places,
        has_codes=True,
    )
    for unit, code in cells:
        copy.put(unit, code, make_numbers(unit)[code])
    copy.sheets = [sheet for sheet in copy.sheets if sheet.name != MANIFEST_SHEET]
    copy.manifest = next(sheet for sheet in book.sheets if sheet.name == MANIFEST_SHEET)
    return copy


def compare(checked: Checked, copy: Copy, asked: Asked) -> None:
    """Hold what was told and understood against what must be."""
    names = [sheet.name for sheet in copy.sheets]
    told = {
        (problem.severity.value, problem.sheet, address(problem.row or 1, problem.column or 1))
        for problem in checked.found.problems
    }
    assert told == {
        (severity, names[sheet], address(row, column))
        for severity, (sheet, row, column) in copy.expected
    }
    units = {str(due.unit.association_id): place for place, due in enumerate(asked.dues)}
    understood = {
        (units[value.unit], value.key): value.value
        for value in checked.found.values
        if value.value is not None
    }
    assert understood == {key: number for key, number in copy.values.items() if number is not None}


def test_r5_every_planted_fault_is_told_at_its_cell_and_none_is_invented(clean, asked):
    done = []

    @PROFILE
    @given(st.data())
    def spoil_and_check(data):
        copy = deepcopy(clean)
        spoil(copy, data.draw, AT_ONCE)
        done.append(copy.count)
        compare(check_workbook(copy.make_workbook(), asked), copy, asked)

    spoil_and_check()
    assert sum(done) >= 250


def test_r5_the_same_holds_for_files_that_go_through_the_child(clean, asked, tmp_path):
    done = []

    @settings(PROFILE, max_examples=FILES)
    @given(st.data())
    def spoil_and_check(data):
        copy = deepcopy(clean)
        spoil(copy, data.draw, 3)
        done.append(copy.count)
        path = save(copy, tmp_path / f"{len(done)}.xlsx")
        compare(check_file(path, path.name, asked), copy, asked)

    spoil_and_check()
    assert sum(done) >= 15


def save(copy: Copy, path):
    """The grid as an .xlsx file."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for page in copy.make_workbook().sheets:
        sheet = book.create_sheet(page.name)
        sheet.sheet_state = "hidden" if page.is_hidden else "visible"
        for (row, column), cell in page.cells.items():
            sheet.cell(row, column).value = cell.value  # a formula that has a result: the result
        for top, left, bottom, right in page.merged:
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    book.save(path)
    return path
