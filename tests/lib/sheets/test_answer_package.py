"""The answer file as a package: what changes in it, and what must not (R6)."""

import zipfile
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from khuyenhoc.lib.sheets.answer import write_answer
from khuyenhoc.lib.sheets.index_sheet import Mark
from khuyenhoc.lib.sheets.markup import NotPatchable
from khuyenhoc.lib.sheets.patching import MACROS_CUT, SIGNATURE_CUT, patch_workbook
from khuyenhoc.lib.sheets.styles import FILLS, PLAIN_RECORD, clean_record
from tests.lib.sheets.answer_files import (
    FIRST,
    SECOND,
    changed_parts,
    fill_of,
    mark,
    read_parts,
    request_of,
    write_openpyxl_workbook,
    write_package,
    write_rich_workbook,
)

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ALWAYS = {
    "[Content_Types].xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/workbook.xml",
}


def answer_to(source: Path, *marks: dict) -> Path:
    out = source.with_name(f"tra-loi-{source.name}")
    result = write_answer(source, "xlsx", request_of(marks), out)
    assert result["patched"]
    return out


def test_write_answer_changes_only_the_parts_concerned(tmp_path):
    """R6: every other part is the same byte for byte, charts and pictures among them."""
    source = write_rich_workbook(tmp_path / "goc.xlsx")

    out = answer_to(source, mark("B4"))

    old, new = set(read_parts(source)), set(read_parts(out))
    assert changed_parts(source, out) == ALWAYS | {
        "xl/worksheets/sheet1.xml",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
    }
    assert new - old == {"xl/worksheets/sheet4.xml"}
    assert old - new == set()
    assert {"xl/charts/chart1.xml", "xl/media/image1.png", "docProps/custom.xml"} < old


def test_write_answer_adds_notes_to_a_sheet_that_had_none(tmp_path):
    source = write_rich_workbook(tmp_path / "goc.xlsx")

    out = answer_to(source, mark("A1", sheet=SECOND))

    old, new = set(read_parts(source)), set(read_parts(out))
    assert changed_parts(source, out) == ALWAYS | {"xl/worksheets/sheet2.xml"}
    assert new - old == {
        "xl/worksheets/sheet4.xml",
        "xl/worksheets/_rels/sheet2.xml.rels",
        "xl/comments2.xml",
        "xl/drawings/vmlDrawing2.vml",
    }


def test_write_answer_leaves_a_sheet_as_it_was_once_nothing_is_wrong(tmp_path):
    source = write_openpyxl_workbook(tmp_path / "goc.xlsx")
    first = answer_to(source, mark("B4"), mark("C2"), mark("A1", sheet=SECOND))

    second = answer_to(first)

    old, new = read_parts(source), read_parts(second)
    assert new["xl/worksheets/sheet1.xml"] == old["xl/worksheets/sheet1.xml"]
    assert set(read_parts(second)) == set(read_parts(first))


def test_write_answer_keeps_the_rest_of_a_protected_sheet(tmp_path):
    source = write_rich_workbook(tmp_path / "goc.xlsx")

    out = answer_to(source, mark("B4"), mark("C4"))

    sheet = openpyxl.load_workbook(out)[FIRST]
    assert sheet.protection.sheet
    assert (sheet["B4"].protection.locked, sheet["C4"].protection.locked) == (True, False)
    assert [str(each) for each in sheet.merged_cells.ranges] == ["A1:F1"]
    assert sheet.freeze_panes == "B3"
    assert len(sheet.data_validations.dataValidation) == 1
    assert len(sheet.conditional_formatting) == 1
    assert sheet["F3"].hyperlink.target == "https://example.org/"
    assert openpyxl.load_workbook(out).defined_names["TongSo"].attr_text.endswith("$B$13")


def test_write_answer_cuts_out_macros_and_says_so(tmp_path):
    vba = tmp_path / "vbaProject.bin"
    vba.write_bytes(b"not a real macro")
    source, out = write_rich_workbook(tmp_path / "goc.xlsm", vba), tmp_path / "tra-loi.xlsx"

    result = write_answer(source, "xlsm", request_of([mark("B4")]), out)

    parts = read_parts(out)
    assert result == {"patched": True, "notices": [MACROS_CUT], "index_sheet": "Cần sửa"}
    assert set(read_parts(source)) - set(parts) == {"xl/vbaProject.bin"}
    everything = b"".join(parts.values()).lower()
    assert b"vbaproject" not in everything
    assert b"macroenabled" not in everything
    assert openpyxl.load_workbook(out)[FIRST]["B4"].comment


def test_write_answer_cuts_out_a_signature_and_says_so(tmp_path):
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    signature = f"{relations}/digital-signature"
    source = write_package(
        tmp_path / "goc.xlsx",
        f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>',
        **{
            "_rels/.rels": (
                f'<Relationships xmlns="{relations}"><Relationship Id="rId1"'
                f' Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
                f'<Relationship Id="rId2" Type="{signature}/origin"'
                ' Target="_xmlsignatures/origin.sigs"/></Relationships>'
            ),
            "_xmlsignatures/origin.sigs": "",
            "_xmlsignatures/_rels/origin.sigs.rels": (
                f'<Relationships xmlns="{relations}"><Relationship Id="rId1"'
                f' Type="{signature}/signature" Target="sig1.xml"/></Relationships>'
            ),
            "_xmlsignatures/sig1.xml": "<Signature/>",
        },
    )
    out = tmp_path / "tra-loi.xlsx"

    result = write_answer(source, "xlsx", request_of([mark("A1", sheet="Trang1")]), out)

    assert result["notices"] == [SIGNATURE_CUT]
    assert not [name for name in read_parts(out) if "_xmlsignatures" in name]


def test_write_answer_marks_cells_that_are_not_in_the_file(tmp_path):
    """A missing figure is an error at an empty cell, which gets the look of its row or column."""
    source = write_package(
        tmp_path / "goc.xlsx",
        f'<worksheet xmlns="{MAIN}"><dimension ref="B2:C4"/>'
        '<cols><col min="4" max="4" style="1"/></cols><sheetData>'
        '<row r="2" spans="2:3"><c r="B2"><v>1</v></c></row>'
        '<row r="4" s="1" customFormat="1"/>'
        '<row r="6"><c r="C6"><v>6</v></c></row></sheetData></worksheet>',
        **{
            "xl/styles.xml": read_parts(write_package(tmp_path / "x.xlsx", "<a/>"))["xl/styles.xml"]
            .decode()
            .replace(
                '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0"'
                ' borderId="0" xfId="0"/></cellXfs>',
                '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
                '<xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>',
            )
        },
    )
    cells = ["A1", "A2", "D2", "C4", "D5", "B6", "D6", "AA9"]

    out = answer_to(source, *(mark(cell, sheet="Trang1") for cell in cells))

    sheet = openpyxl.load_workbook(out)["Trang1"]
    assert {c.coordinate for row in sheet.iter_rows() for c in row if fill_of(c)} == set(cells)
    assert {c.coordinate: c.value for row in sheet.iter_rows() for c in row if c.value} == {
        "B2": 1,
        "C6": 6,
    }
    assert {cell for cell in cells if sheet[cell].number_format == "0.00%"} == {
        "D2",
        "C4",
        "D5",
        "D6",
    }
    xml = read_parts(out)["xl/worksheets/sheet1.xml"].decode()
    assert '<dimension ref="A1:AA9"/>' in xml
    assert "spans" not in xml
    places = [part.split('"')[0] for part in xml.split(' r="')[1:]]
    assert places == [
        *("1", "A1", "2", "A2", "B2", "D2", "4", "C4"),
        *("5", "D5", "6", "B6", "C6", "D6", "9", "AA9"),
    ]


def test_write_answer_marks_an_empty_sheet(tmp_path):
    source = write_package(
        tmp_path / "goc.xlsx", f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'
    )

    out = answer_to(source, mark("B2", sheet="Trang1"))

    assert fill_of(openpyxl.load_workbook(out)["Trang1"]["B2"]) == FILLS["error"]


@pytest.mark.filterwarnings("ignore:Unknown extension")  # openpyxl does not know it either
def test_write_answer_keeps_prefixes_and_extensions_it_does_not_know(tmp_path):
    """Parts with prefixed names, as some programs write them, and extensions of the future."""
    extension = '<x:extLst><x:ext uri="{X}" xmlns:z="urn:z"><z:odd z:a=\'1>2\'/></x:ext></x:extLst>'
    source = write_package(
        tmp_path / "goc.xlsx",
        f'<?xml version="1.0" encoding="utf-8"?><x:worksheet xmlns:x="{MAIN}"'
        ' xmlns:mc="urn:mc" mc:Ignorable="q" xmlns:q="urn:q"><x:sheetData>'
        '<x:row q:odd="yes"><x:c t="inlineStr"><x:is><x:t>một</x:t></x:is></x:c>'
        "<x:c><x:v>2</x:v></x:c></x:row><x:row><x:c><x:v>3</x:v></x:c></x:row></x:sheetData>"
        f'<x:pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>{extension}'
        "</x:worksheet>",
    )

    out = answer_to(source, mark("B1", sheet="Trang1"), mark("C2", sheet="Trang1"))

    xml = read_parts(out)["xl/worksheets/sheet1.xml"].decode()
    sheet = openpyxl.load_workbook(out)["Trang1"]
    assert extension in xml
    assert xml.index("<x:pageMargins") < xml.index("<x:legacyDrawing") < xml.index("<x:extLst")
    assert 'mc:Ignorable="q"' in xml
    assert '<x:row q:odd="yes">' in xml
    assert [[cell.value for cell in row] for row in sheet["A1:C2"]] == [
        ["một", 2, None],
        [3, None, None],
    ]
    assert {c.coordinate for row in sheet.iter_rows() for c in row if fill_of(c)} == {"B1", "C2"}


def test_write_answer_leaves_discussions_of_the_officers_alone(tmp_path):
    """A discussion ("threaded comment") takes no note of ours; the index says what is wrong."""
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    comments = (
        f'<comments xmlns="{MAIN}"><authors><author>tc={{1}}</author></authors><commentList>'
        '<comment ref="A1" authorId="0"><text><t>[Threaded comment]</t></text></comment>'
        "</commentList></comments>"
    )
    source = write_package(
        tmp_path / "goc.xlsx",
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
        "</worksheet>",
        **{
            "xl/comments1.xml": comments,
            "xl/worksheets/_rels/sheet1.xml.rels": (
                f'<Relationships xmlns="{relations}"><Relationship Id="rId1"'
                f' Type="{OFFICE}/comments" Target="../comments1.xml"/></Relationships>'
            ),
        },
    )

    out = answer_to(source, mark("A1", sheet="Trang1"))

    sheet = openpyxl.load_workbook(out)["Trang1"]
    assert fill_of(sheet["A1"]) == FILLS["error"]
    assert sheet["A1"].comment.text == "[Threaded comment]"


def test_write_answer_keeps_the_boxes_of_buttons(tmp_path):
    """A drawing in which Excel left markup that is not well-formed is still added to."""
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    button = (
        '<v:shape id="_x0000_s1040" type="#_x0000_t201"><v:textbox>Nút<br>bấm</v:textbox>'
        '<x:ClientData ObjectType="Button"><x:Row>0</x:Row><x:Column>0</x:Column></x:ClientData>'
        "</v:shape>"
    )
    drawing = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml"'
        ' xmlns:o="urn:schemas-microsoft-com:office:office"'
        f' xmlns:x="urn:schemas-microsoft-com:office:excel">{button}</xml>'
    )
    source = write_package(
        tmp_path / "goc.xlsx",
        f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheetData/>'
        '<legacyDrawing r:id="rId1"/></worksheet>',
        **{
            "xl/drawings/vmlDrawing1.vml": drawing,
            "xl/worksheets/_rels/sheet1.xml.rels": (
                f'<Relationships xmlns="{relations}"><Relationship Id="rId1"'
                f' Type="{OFFICE}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/>'
                "</Relationships>"
            ),
        },
    )

    first = answer_to(source, mark("A1", sheet="Trang1"))
    second = answer_to(first)

    marked = read_parts(first)["xl/drawings/vmlDrawing1.vml"].decode()
    cleaned = read_parts(second)["xl/drawings/vmlDrawing1.vml"].decode()
    assert button in marked
    assert 'id="_x0000_s1041"' in marked
    assert marked.count('ObjectType="Note"') == 1
    assert button in cleaned
    assert 'ObjectType="Note"' not in cleaned


@pytest.mark.parametrize(
    ("sheet", "reason"),
    [
        ("<worksheet/>", "khác thường"),
        (f'<worksheet xmlns="{MAIN}"/>', "phần dữ liệu"),
        (f'<worksheet xmlns="{MAIN}"><sheetData>', "không đọc được"),
        (
            f'<!DOCTYPE a [<!ENTITY b "c">]><worksheet xmlns="{MAIN}"><sheetData/></worksheet>',
            "DTD",
        ),
        (
            f'<?xml version="1.0" encoding="windows-1258"?><worksheet xmlns="{MAIN}">'
            "<sheetData/></worksheet>",
            "UTF-8",
        ),
        (
            f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"/><row r="1"/></sheetData>'
            "</worksheet>",
            "trùng số",
        ),
        (
            f'<worksheet xmlns="{MAIN}"><sheetData><row r="2"><c r="A2" s="9"/></row></sheetData>'
            "</worksheet>",
            "định dạng không có",
        ),
        (
            f'<worksheet xmlns="{MAIN}"><sheetData><row r="2"><c r="?2"/></row></sheetData>'
            "</worksheet>",
            "địa chỉ lạ",
        ),
        (
            f'<worksheet xmlns="{MAIN}"><sheetData><row r="-2"/></sheetData></worksheet>',
            "không đọc được",
        ),
    ],
)
def test_patch_workbook_gives_up_on_a_sheet_it_cannot_trust(sheet, reason, tmp_path):
    source = write_package(tmp_path / "goc.xlsx", sheet)
    marks = [mark("A2", sheet="Trang1")]

    with pytest.raises(NotPatchable, match=reason):
        patch_marks(source, tmp_path / "x.xlsx", marks)


@pytest.mark.parametrize(
    "drop", ["[Content_Types].xml", "xl/styles.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"]
)
def test_patch_workbook_gives_up_on_a_package_with_a_hole(drop, tmp_path):
    whole = write_rich_workbook(tmp_path / "goc.xlsx")
    source = tmp_path / "thieu.xlsx"
    with zipfile.ZipFile(source, "w") as package:
        for name, data in read_parts(whole).items():
            if name != drop:
                package.writestr(name, data)

    with pytest.raises(NotPatchable):
        patch_marks(source, tmp_path / "x.xlsx", [mark("A2")])


def test_patch_workbook_gives_up_on_a_damaged_or_ambiguous_package(tmp_path):
    whole = write_rich_workbook(tmp_path / "goc.xlsx").read_bytes()
    cut, text, twice = (tmp_path / f"{name}.xlsx" for name in ("cut", "text", "twice"))
    cut.write_bytes(whole[: len(whole) // 2])
    text.write_bytes(b"abc")
    with zipfile.ZipFile(twice, "w") as package:
        package.writestr("xl/a.xml", "1")
        package.writestr("XL/A.xml", "2")

    for source in (cut, text, twice, tmp_path / "missing.xlsx"):
        with pytest.raises(NotPatchable):
            patch_marks(source, tmp_path / "x.xlsx", [])


def test_clean_record_takes_nothing_but_a_fill():
    """The hidden column comes back in a file that anybody may have edited."""
    good = (
        '<fill><patternFill patternType="solid"><fgColor theme="4" tint="-0.25"/></patternFill>'
        "</fill>"
    )
    hostile = [
        "",
        "x",
        "<fill/>",
        "<fill><script/></fill>",
        '<!DOCTYPE a><fill><patternFill patternType="solid"/></fill>',
        f'<fill><patternFill><fgColor rgb="{FILLS["error"]}"/></patternFill></fill>',
        "<fill>" * 500,
        "<a" * 5_000,
    ]

    cleaned = [clean_record(record) for record in hostile]

    assert set(cleaned) == {PLAIN_RECORD}
    assert clean_record(good) == (
        '<fill><patternFill patternType="solid"><fgColor theme="4" tint="-0.25"></fgColor>'
        "</patternFill></fill>"
    )
    assert clean_record(good.replace("/></p", ' evil="&quot;>"/></p')) == clean_record(good)


def test_write_answer_keeps_shared_and_inline_strings(tmp_path):
    source = write_rich_workbook(tmp_path / "goc.xlsx")

    out = answer_to(source, mark("A3"))

    assert read_parts(out)["xl/sharedStrings.xml"] == read_parts(source)["xl/sharedStrings.xml"]
    assert CalamineWorkbook.from_path(str(out)).get_sheet_by_name(FIRST).to_python()[2][0] == "Xã 2"


def patch_marks(source: Path, out: Path, marks: list[dict]) -> None:
    """Patch without the way out into a new workbook."""
    wanted = [Mark(**each) for each in marks]
    patch_workbook(source, out, wanted, "", "Cần sửa", [])
