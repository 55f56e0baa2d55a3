"""A report on paper in the form of decree 30/2020 (K3), and its key figures as slides: PDF."""

from django.template.loader import render_to_string

from khuyenhoc.lib.pdf import set_paper
from meetings.models import Report
from meetings.reports.content import KEY_FIGURES, list_key_figures, read_document
from records.printing import find_root


def write_markup(report: Report) -> str:
    """The page of markup that is set as PDF."""
    return render_to_string(
        "meetings/reports/paper.html",
        {"document": read_document(report)},
    )


def print_report(report: Report) -> bytes:
    """The report as PDF: only the portal's own styles and fonts are read, nothing is fetched."""
    return set_paper(write_markup(report), find_root())


def print_slides(report: Report) -> bytes:
    """The key figures and charts of a report, a slide each, as PDF across."""
    document, figures = read_document(report), list_key_figures(report)
    pages = [figures[at : at + KEY_FIGURES] for at in range(0, len(figures), KEY_FIGURES)]
    charts = [block for block in document.blocks if block.bars]
    markup = render_to_string(
        "meetings/reports/slides.html",
        {"document": document, "pages": pages, "charts": charts},
    )
    return set_paper(markup, find_root())
