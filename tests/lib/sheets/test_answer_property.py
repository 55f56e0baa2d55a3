"""Whatever the grid and whatever the marks: unmarked cells stay, every mark is shown (R5, R6)."""

import tempfile
import zipfile
from pathlib import Path
from unicodedata import normalize
from xml.etree import ElementTree

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from khuyenhoc.lib.sheets.answer import write_answer
from khuyenhoc.lib.sheets.grid import address
from khuyenhoc.lib.sheets.index_sheet import SEVERITIES, Mark
from khuyenhoc.lib.sheets.markup import NotPatchable
from khuyenhoc.lib.sheets.patching import patch_workbook
from khuyenhoc.lib.sheets.styles import FILLS
from tests.lib.sheets.answer_files import (
    fill_of,
    index_lines,
    look,
    mark,
    read_parts,
    request_of,
    write_openpyxl_workbook,
)

DAMAGE = [b"", b"<", b">", b"/>", b'"', b"&", b"</row>", b'r="A1" ', b"\xff", b"<!-- -->"]
VALUES_DAMAGED = [b'""', b'"-1"', b'"999999999"', b'"abc"', b'"ZZZZ9"', b'"A1:B2"', b'"../x"']
PATCHED = ("[Content_Types].xml", "_rels/", "xl/")
PLACES = st.tuples(st.integers(1, 14), st.integers(1, 30))
TEXTS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=20
)
VALUES = st.one_of(st.integers(-(10**9), 10**9), st.booleans(), TEXTS, st.none())
LOOKS = st.integers(0, 4)
GRIDS = st.dictionaries(PLACES, st.tuples(VALUES, LOOKS), max_size=25)
MARKS = st.lists(st.tuples(PLACES, st.sampled_from(list(FILLS)), TEXTS), max_size=12)


def write_grid(path: Path, grid: dict) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        formats = [
            None,
            book.add_format({"bold": True}),
            book.add_format({"bg_color": "#FFFF00"}),
            book.add_format({"num_format": "#,##0", "bg_color": "#00FF00", "border": 1}),
            book.add_format({"pattern": 4, "fg_color": "#0000FF", "bg_color": "#FF0000"}),
        ]
        sheet = book.add_worksheet("Biểu")
        for (row, column), (value, at) in grid.items():
            writers = {int: sheet.write_number, bool: sheet.write_boolean, str: sheet.write_string}
            write = writers.get(type(value), sheet.write_blank)
            write(row - 1, column - 1, value, formats[at])


def see(path: Path) -> dict:
    sheet = openpyxl.load_workbook(path)["Biểu"]
    return {
        (row, column): (look(cell), cell.fill.fill_type, fill_of(cell))
        for row in range(1, 16)
        for column in range(1, 32)
        for cell in [sheet.cell(row, column)]
    }


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink a workbook takes minutes
)
@given(grid=GRIDS, first=MARKS, second=MARKS)
def test_write_answer_keeps_unmarked_cells_and_shows_every_mark(grid, first, second):
    with tempfile.TemporaryDirectory() as folder:
        source, out, again, clean = (Path(folder) / f"{at}.xlsx" for at in range(4))
        write_grid(source, grid)

        for before, marks, after in (
            (source, first, out),
            (out, second, again),
            (again, [], clean),
        ):
            request = {
                "marks": [
                    {"sheet": "Biểu", "row": row, "column": column, "severity": severity,
                     "message": message, "reason": ""}
                    for (row, column), severity, message in marks
                ],
                "title": "Thử",
            }  # fmt: skip
            assert write_answer(before, "xlsx", request, after)["patched"]

        was = see(source)
        assert see(clean) == was
        for marks, path in ((first, out), (second, again)):
            shown = see(path)
            sheet = openpyxl.load_workbook(path)["Biểu"]
            worst: dict = {}
            for place, severity, _ in marks:
                worst[place] = min(worst.get(place, severity), severity, key=list(FILLS).index)
            for place, (seen, pattern, fill) in shown.items():
                if place in worst:
                    assert (seen, fill) == (was[place][0], FILLS[worst[place]])
                else:
                    assert (seen, pattern, fill) == was[place]
                assert bool(sheet.cell(*place).comment) == (place in worst)
            for place, _, message in marks:
                assert normalize("NFC", message).strip() in sheet.cell(*place).comment.text
            assert [line[1:4] for line in index_lines(path)] == [
                (SEVERITIES[severity], "Biểu", address(*place)) for place, severity, _ in marks
            ]


@pytest.fixture(scope="module")
def answer_parts(tmp_path_factory):
    """A marked workbook in its parts, but for those that are never looked into."""
    folder = tmp_path_factory.mktemp("damage")
    source = write_openpyxl_workbook(folder / "goc.xlsx")
    marked = folder / "tra-loi.xlsx"
    write_answer(source, "xlsx", request_of([mark("B4"), mark("C2")]), marked)
    return read_parts(marked)


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_patch_workbook_works_or_gives_up_on_a_damaged_part(data, answer_parts):
    """Whatever stands in the package, no other exception, and what is written is well-formed."""
    name = data.draw(st.sampled_from(sorted(n for n in answer_parts if n.startswith(PATCHED))))
    part = answer_parts[name]
    start = data.draw(st.integers(0, len(part)))
    if data.draw(st.booleans()) and part.find(b'"', start) >= 0:
        start = part.find(b'"', start)
        end, new = part.find(b'"', start + 1) + 1, data.draw(st.sampled_from(VALUES_DAMAGED))
    else:
        end, new = start + data.draw(st.integers(0, 9)), data.draw(st.sampled_from(DAMAGE))
    damaged = answer_parts | {name: part[:start] + new + part[end:]}
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "hong.xlsx", Path(folder) / "ra.xlsx"
        with zipfile.ZipFile(source, "w") as package:
            for each, content in damaged.items():
                package.writestr(each, content)

        try:
            patch_workbook(source, out, [Mark(**mark("A3")), Mark(**mark("B4"))], "", "Cần sửa", [])
        except NotPatchable:
            return

        for each, content in read_parts(out).items():
            if damaged.get(each) != content and not each.endswith(".vml"):
                ElementTree.fromstring(content)
