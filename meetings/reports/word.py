"""A report as a Word file, from the same content as its PDF (K3): styles of the field."""

import io
from collections.abc import Sequence
from typing import Any

from meetings.models import Report
from meetings.reports.content import Block, Document, read_document

FONT = "Times New Roman"
BAR = "\u25a0"  # a bar of a chart is a row of these: any program shows them
LONGEST_BAR = 20
UPRIGHT, LYING = 160, 247  # mm between the margins
HEAD_WIDTHS, FOOT_WIDTHS, BAR_WIDTHS = (70, 90), (80, 80), (45, 75, 40)
NUMBER_WIDTH, NAME_WIDTH = 12, 48  # mm of the first two columns of a table


def write_word(report: Report) -> bytes:
    """The report as .docx."""
    return build_word(read_document(report))


def build_word(document: Document) -> bytes:
    """A document as .docx: A4, margins 20 20 20 30 mm, page number centred on top but on the first
    page, Times New Roman 14."""
    from docx import Document as Word  # noqa: PLC0415 - slow to load
    from docx.shared import Mm, Pt  # noqa: PLC0415

    word = Word()
    _lay_out(word.sections[0], Mm)
    normal = word.styles["Normal"]
    _set_font(normal, Pt(14))
    for level in (1, 2):
        style = word.styles[f"Heading {level}"]
        _set_font(style, Pt(14))
        style.font.bold = True
        style.paragraph_format.space_before = Pt(8)
        style.paragraph_format.keep_with_next = True
    _write_head(word, document, Pt)
    for block in document.blocks:
        _write_block(word, block, Pt)
    _write_foot(word, document, Pt)
    for block in document.annexes:
        _write_annex(word, block, document, Mm, Pt)
    word.core_properties.title = document.abstract
    word.core_properties.author = document.body
    kept = io.BytesIO()
    word.save(kept)
    return kept.getvalue()


def _set_font(style: Any, size: Any) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import RGBColor  # noqa: PLC0415

    style.font.name = FONT
    style.font.size = size
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(name), None)


def _lay_out(section: Any, mm: Any) -> None:
    """A4 with the decree's margins; the page's number stands in the top margin."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    section.page_width, section.page_height = mm(210), mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = mm(20)
    section.left_margin, section.header_distance = mm(30), mm(10)
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _write(place: Any, text: str, *, size: Any = None, bold: bool = False, italic: bool = False,
           centred: bool = False) -> Any:  # fmt: skip
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415

    paragraph = place.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    if size is not None:
        run.font.size = size
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = 0
    return paragraph


def _write_head(word: Any, document: Document, pt: Any) -> None:
    left, right = _add_table(word, HEAD_WIDTHS).add_row().cells
    for cell, lines in (
        (left, ((document.above, 13, False, False), (document.body, 13, True, False),
                (document.number, 13, False, False))),
        (right, ((document.country, 12, True, False), (document.motto, 13, True, False),
                 (document.place_and_day, 13, False, True))),
    ):  # fmt: skip
        for text, size, bold, italic in lines:
            if text:
                _write(cell, text, size=pt(size), bold=bold, italic=italic, centred=True)
        first = cell.paragraphs[0]._p
        first.getparent().remove(first)
    _write(word, "", centred=True)
    _write(word, document.title, bold=True, centred=True)
    _write(word, document.abstract, bold=True, centred=True)
    for note in document.notes:
        _write(word, f"({note})", size=pt(12), italic=True, centred=True)
    if document.addressee:
        _write(word, f"Kính gửi: {document.addressee}", centred=True)


def _write_block(word: Any, block: Block, pt: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.shared import Mm  # noqa: PLC0415

    if block.heading:
        word.add_paragraph(block.heading, style=f"Heading {1 if block.depth == 1 else 2}")
    for line in block.lines:
        paragraph = word.add_paragraph(line)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Mm(10)
        paragraph.paragraph_format.space_after = pt(4)
    if block.heads:
        _write_table(word, block, UPRIGHT, pt)
    if block.bars:
        rows = [
            [bar.label, BAR * max(1, bar.width * LONGEST_BAR // 100) if bar.width else "",
             f"{bar.number} {block.unit}"]
            for bar in block.bars
        ]  # fmt: skip
        _write_rows(word, rows, BAR_WIDTHS, pt, has_head=False)


def _add_table(word: Any, widths: Sequence[float]) -> Any:
    """A table without rows; widths in mm hold in every program that opens it."""
    from docx.shared import Mm  # noqa: PLC0415

    table = word.add_table(rows=0, cols=len(widths))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def _write_table(word: Any, block: Block, whole: int, pt: Any) -> None:
    others = len(block.heads) - 2
    each = (whole - NUMBER_WIDTH - NAME_WIDTH) / max(1, others)
    widths = [NUMBER_WIDTH, NAME_WIDTH, *[each] * others]
    _write_rows(word, [block.heads, *block.rows, block.foot], widths, pt)


def _write_rows(
    word: Any, rows: Sequence[Sequence[str]], widths: Sequence[float], pt: Any,
    has_head: bool = True,
) -> None:  # fmt: skip
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.oxml import OxmlElement  # noqa: PLC0415

    table = _add_table(word, widths)
    table.style = "Table Grid" if has_head else "Normal Table"
    for place, row in enumerate(rows):
        cells = table.add_row().cells
        for column, (cell, text) in enumerate(zip(cells, row, strict=True)):
            paragraph = cell.paragraphs[0]
            run = paragraph.add_run(text)
            run.font.size = pt(12)
            run.bold = has_head and place in (0, len(rows) - 1)
            paragraph.paragraph_format.space_after = 0
            if has_head and place == 0:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            elif column != 1:
                paragraph.alignment = (
                    WD_ALIGN_PARAGRAPH.RIGHT if has_head or column else WD_ALIGN_PARAGRAPH.LEFT
                )
    if has_head:
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _write_foot(word: Any, document: Document, pt: Any) -> None:
    """Who gets it and who signs, never parted by the end of a page."""
    from docx.oxml import OxmlElement  # noqa: PLC0415

    _write(word, "").paragraph_format.keep_with_next = True
    row = _add_table(word, FOOT_WIDTHS).add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    left, right = row.cells
    _write(left, "Nơi nhận:", size=pt(12), bold=True, italic=True)
    for line in document.recipients:
        _write(left, f"- {line}", size=pt(11))
    _write(right, document.signer_office, bold=True, centred=True)
    for _ in range(4):
        _write(right, "", centred=True)
    _write(right, document.signer_name, bold=True, centred=True)


def _write_annex(word: Any, block: Block, document: Document, mm: Any, pt: Any) -> None:
    from docx.enum.section import WD_ORIENT, WD_SECTION  # noqa: PLC0415

    section = word.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = mm(297), mm(210)
    section.different_first_page_header_footer = False
    _write(word, block.heading, bold=True, centred=True)
    _write(
        word, document.attached, size=pt(12), italic=True, centred=True,
    )  # fmt: skip
    _write_table(word, block, LYING, pt)
