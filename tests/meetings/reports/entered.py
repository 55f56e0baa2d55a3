"""Figures as officers would have entered them, from which the paragraphs of the seeds come."""

from collections.abc import Mapping
from decimal import Decimal

from figures.catalogue import load_catalogue
from figures.models import Period
from meetings.reports.checking import find_untold
from meetings.reports.language import read_template
from meetings.reports.sources import UnitFigures, read_figures
from meetings.reports.writing import Written, write_paragraph
from tests.factories import make_association
from tests.figures.rows import give, keep_totals, make_period


def make_provinces(names: Mapping[str, int]) -> dict[str, object]:
    """The nation and provinces by name."""
    load_catalogue()
    nation = make_association("Việt Nam", "national", code="VN")
    return {"": nation} | {
        name: make_association(name, "province", nation, code=str(code), full_name=f"Tỉnh {name}")
        for name, code in names.items()
    }


def enter(code: str, given: Mapping[object, Mapping[str, int | Decimal]], precision=0) -> Period:
    """A period in which each unit gave its numbers."""
    period = make_period(code)
    for unit, numbers in given.items():
        give(period, unit, dict(numbers), precision=precision)
    keep_totals(period)
    return period


def write(template: str, period: Period, units: list, name: str) -> tuple[Written, UnitFigures]:
    """A paragraph and what it was read from."""
    read = read_template(template)
    source = read_figures(period, [unit.pk for unit in units], read.codes, name)
    written = write_paragraph(read, source)
    assert find_untold(written.text, written.spoken) == []
    return written, source
