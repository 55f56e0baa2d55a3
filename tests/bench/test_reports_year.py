"""(r) at a fiftieth: the report holds every commune, and one is written for each."""

import pytest

from bench import reports_year
from meetings.models import PartWhat, Report

COUNT = reports_year.COMMUNES // 50


@pytest.mark.django_db
def test_the_year_report_of_the_bench_holds_every_commune():
    place = reports_year.lay(COUNT)

    report = reports_year.write(place, place.province)
    seconds, growth = reports_year.write_all(place)

    tables = report.paragraphs.filter(what=PartWhat.TABLE)
    assert {len(table.content["rows"]) for table in tables} == {COUNT}
    assert report.paragraphs.filter(text__contains="tăng").exists()
    assert Report.objects.count() == 1 + COUNT
    assert seconds > 0
    assert growth >= 0
