"""Reports on paper in the form of decree 30/2020, annex I, and as Word files (K3)."""

import io
import subprocess
import zipfile
from datetime import date
from decimal import Decimal

import pikepdf
import pytest
from docx import Document as Word
from docx.shared import Mm

from khuyenhoc.lib.pdf import NotOnPaper, set_paper
from meetings.reports import drafting, issuing
from meetings.reports.content import COUNTRY, MOTTO, draw_bars
from meetings.reports.papers import print_report, print_slides, write_markup
from meetings.reports.word import write_word
from tests.meetings.reports.drafts import draft, make_frozen, paragraph

pytestmark = pytest.mark.django_db
POINTS = Decimal("72") / Decimal("25.4")  # of a millimetre
HOSTILE = (
    '<img src="http://evil.example/a.png"><img src="file:///etc/passwd">'
    '<a rel="attachment" href="file:///etc/passwd">x</a><link rel="attachment" '
    'href="http://evil.example/a"><style>@import "http://evil.example/a.css";'
    " p {{ background: url(file:///etc/hostname) }}</style>"
    '<svg><use href="http://evil.example/a.svg#a"/></svg>'
)


def read_text(pdf: bytes, page: int | None = None, *options: str) -> str:
    """The words of a PDF, or of one page."""
    pages = [] if page is None else ["-f", str(page), "-l", str(page)]
    asked = ["pdftotext", *options, *pages, "-", "-"]
    return subprocess.run(asked, input=pdf, capture_output=True, check=True).stdout.decode()


@pytest.fixture
def report(country):
    """An issued report of several pages."""
    return issuing.issue(make_frozen(country, pages=3), country["boss"], date(2026, 1, 5))


def test_the_paper_has_the_decrees_margins_fonts_head_and_page_numbers(report):
    pdf = print_report(report)

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        boxes = [[Decimal(str(x)) for x in page.mediabox] for page in opened.pages]
        fonts = {
            str(font["/BaseFont"])
            for page in opened.pages
            for font in page.resources.get("/Font", {}).values()
        }
        embedded = [
            "/FontFile3" in child["/FontDescriptor"] or "/FontFile2" in child["/FontDescriptor"]
            for page in opened.pages
            for font in page.resources.get("/Font", {}).values()
            for child in font["/DescendantFonts"]
        ]
    assert [round(x / POINTS) for x in boxes[0][2:]] == [210, 297]
    assert all("Tinos" in font for font in fonts)
    assert all(embedded)
    words = list_words(pdf)
    first = [word for word in words if word[0] == 1]
    body = [word for word in words if word[2] > 20 * POINTS]
    assert min(word[1] for word in body) >= 30 * POINTS - 1
    assert max(word[3] for word in first) <= (210 - 20) * POINTS + 1
    assert max(word[4] for word in first) <= (297 - 20) * POINTS + 1
    # the number stands in the middle of the top margin, not on the first page
    tops = {word[0]: word for word in words if word[4] < 20 * POINTS}
    assert 1 not in tops
    assert tops[2][5] == "2"
    middle = (tops[2][1] + tops[2][3]) / 2 / POINTS
    assert abs(middle - 110) < 2
    text = " ".join(read_text(pdf, 1).split())
    for words_of_head in (COUNTRY, MOTTO, "Số: 01/BC-HKH", "ngày 05 tháng 01 năm 2026", "BÁO CÁO"):
        assert words_of_head in text


def list_words(pdf: bytes) -> list[tuple[int, Decimal, Decimal, Decimal, Decimal, str]]:
    """(page, left, top, right, bottom, word), in points."""
    found, page = [], 0
    for line in read_text(pdf, None, "-bbox").splitlines():
        if "<page " in line:
            page += 1
        elif "<word " in line:
            parts = line.split('"')
            sides = [Decimal(parts[at]) for at in (1, 3, 5, 7)]
            found.append((page, *sides, line.split(">")[1].split("<")[0]))
    return found


def test_the_annex_lies_across_with_its_table(report):
    pdf = print_report(report)

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        sizes = [[round(Decimal(str(x)) / POINTS) for x in p.mediabox[2:]] for p in opened.pages]
    assert sizes[-1] == [297, 210]
    assert "11,67" in read_text(pdf, len(sizes))


def test_hostile_words_fetch_nothing_and_attach_nothing(country):
    report = draft(country)
    drafting.edit(paragraph(report, "Hạn chế"), HOSTILE, country["officer"], seen=1)

    pdf = print_report(report)

    assert "evil.example" in read_text(pdf)  # it stands there as words
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert not opened.attachments
        assert "/EmbeddedFiles" not in opened.Root.get("/Names", {})
    assert "<img" not in write_markup(report).partition("<body>")[2]


@pytest.mark.parametrize("path", ["http://evil.example/a.png", "file:///etc/passwd"])
def test_the_fetcher_of_papers_gives_the_portals_own_files_alone(path):
    try:
        pdf = set_paper(f'<img src="{path}"><a rel="attachment" href="{path}">x</a>', "http://me")
    except NotOnPaper:
        return
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert not opened.attachments


def test_word_has_the_same_words_styles_and_margins(report):
    made = write_word(report)

    word = Word(io.BytesIO(made))
    section = word.sections[0]
    sides = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round(side / Mm(1)) for side in sides] == [30, 20, 20, 20]
    assert section.different_first_page_header_footer
    assert word.styles["Normal"].font.name == "Times New Roman"
    assert word.styles["Normal"].font.size.pt == 14
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert COUNTRY in cells[1]
    assert "Số: 01/BC-HKH" in cells[0]
    assert "11,67" in cells
    for table in word.tables:  # what Word would lay out itself, other programs do otherwise
        assert not table.autofit
        assert round(sum(column.width for column in table.columns) / Mm(1)) in (160, 247)
    [number, name, *_] = next(t for t in word.tables if t.cell(0, 0).text == "TT").columns
    assert round(number.width / Mm(1)) < 15 < 45 < round(name.width / Mm(1))
    assert "w:cantSplit" in word.tables[-2]._tbl.xml  # who signs; the annex lies behind
    texts = [each.text for each in word.paragraphs]
    assert any("350" in text for text in texts)
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert not [name for name in parts.namelist() if "vba" in name.lower()]
        assert 'w:instr="PAGE"' in parts.read("word/header1.xml").decode()


def test_slides_lie_across_and_tell_the_key_figures(report):
    pdf = print_slides(report)

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        sizes = {
            tuple(round(Decimal(str(x)) / POINTS) for x in p.mediabox[2:]) for p in opened.pages
        }
    assert sizes == {(297, 167)}
    assert "3.000" in read_text(pdf)


def test_bars_are_as_long_as_their_numbers():
    bars = draw_bars({"labels": ["a", "b", "c"], "numbers": ["50", "200", "-3"], "places": 0})

    assert [(bar.number, bar.width) for bar in bars] == [("50", 25), ("200", 100), ("−3", 0)]
