"""The same sheets as Word files, for staff who go on writing in them (see ``sheets``)."""

import io
from collections.abc import Sequence
from typing import Any

from records.paper.sheets import PaperSheet, SheetTable

FONT = "Times New Roman"


def write_word(sheet: PaperSheet) -> bytes:
    """A sheet as .docx: A4, margins 20 20 20 30 mm, Times New Roman 13."""
    from docx import Document  # noqa: PLC0415 - slow to load
    from docx.shared import Mm  # noqa: PLC0415

    word = Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    _set_font(word.styles["Normal"])
    left, right = word.add_table(rows=1, cols=2).rows[0].cells
    for cell, lines in ((left, sheet.left), (right, sheet.right)):
        for line in lines:
            _write(cell, line, bold=line == lines[0], centred=True)
    _write(word, "")
    _write(word, sheet.title.upper(), bold=True, centred=True)
    for line in sheet.under:
        _write(word, line, italic=True, centred=True)
    for label, value in sheet.facts:
        _write(word, f"{label}: {value}")
    for table in sheet.tables:
        _write_table(word, table)
    for note in sheet.notes:
        _write(word, note, italic=True)
    _write_foot(word, sheet)
    word.core_properties.title = sheet.title
    word.core_properties.author = sheet.left[0] if sheet.left else ""
    kept = io.BytesIO()
    word.save(kept)
    return kept.getvalue()


def _set_font(style: Any) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Pt  # noqa: PLC0415

    style.font.name, style.font.size = FONT, Pt(13)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)


def _write(
    place: Any, text: str, *, bold: bool = False, italic: bool = False, centred: bool = False
) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415

    paragraph = place.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = 0


def _write_table(word: Any, table: SheetTable) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.oxml import OxmlElement  # noqa: PLC0415

    _write(word, "")
    if table.heading:
        _write(word, table.heading, bold=True)
    made = word.add_table(rows=0, cols=len(table.heads))
    made.style = "Table Grid"

    def add(row: Sequence[str], bold: bool) -> None:
        for column, (cell, text) in enumerate(zip(made.add_row().cells, row, strict=True)):
            paragraph = cell.paragraphs[0]
            paragraph.add_run(text).bold = bold
            paragraph.paragraph_format.space_after = 0
            if column in table.numbers:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    add(table.heads, True)
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in table.rows:
        add(row, False)
    for row in table.totals:
        add(row, True)


def _write_foot(word: Any, sheet: PaperSheet) -> None:
    _write(word, "")
    if sheet.place:
        _write(word, sheet.place, italic=True, centred=True)
    if sheet.signers:
        cells = word.add_table(rows=1, cols=len(sheet.signers)).rows[0].cells
        for cell, signer in zip(cells, sheet.signers, strict=True):
            _write(cell, signer, bold=True, centred=True)
