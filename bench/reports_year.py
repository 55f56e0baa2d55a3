"""(r) A year report of a province of 200 communes: written, printed; a report of every commune."""

import mimetypes
import os
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import psutil
from django.conf import settings
from django.contrib.staticfiles import finders

from accounts.models import Office, Person, Post, User
from associations.levels import lay_levels
from associations.models import Association, State
from bench.certificates import MB, read_memory
from bench.reports import settle
from bench.timing import Line, interleave, time_once
from figures import rolls
from figures.catalogue import indicators, load_catalogue
from figures.models import IndicatorKind
from figures.submitting import NewSubmission, NewValue, load_approved
from meetings.models import Report, ReportKind
from meetings.reports.below import ask_for_drafts
from meetings.reports.drafting import draft
from meetings.reports.kinds import load_kinds
from meetings.reports.papers import print_report, write_markup
from records.jobs import carry_out
from records.printing import find_root

COMMUNES = 200
WRITTEN, TIMES, GROWTH = 2, 1.15, 40  # seconds, times WeasyPrint's own, MB
ROUNDS, WARM = 3, 20
YEARS = ("2024", "2025")


def measure() -> Iterator[Line]:
    """The province's report, its paper beside WeasyPrint alone, and one for each commune."""
    place = lay(COMMUNES)
    settle()
    write(place, place.province)  # the catalogue is kept from now on
    seconds = time_once(lambda: write(place, place.province)) / 1000
    yield Line(f"(r) viết báo cáo năm của tỉnh {COMMUNES} xã", seconds, WRITTEN, unit="s")
    report = Report.objects.latest("pk")
    markup = write_markup(report)
    taken = interleave(
        {"ours": lambda: print_report(report), "theirs": lambda: set_plain(markup)}, ROUNDS
    )
    yield Line("(r) in báo cáo ra PDF", taken["ours"], None, floor=taken["theirs"], ratio=TIMES)
    seconds, growth = write_all(place)
    yield Line(f"(r) {COMMUNES} báo cáo của xã, trong một việc nền", seconds, unit="s")
    yield Line("(r) bộ nhớ tăng khi viết chúng", growth, GROWTH, unit="MB")


class Laid:
    """A province with its communes, the year and who writes."""

    def __init__(self, count: int) -> None:
        lay_levels()
        load_catalogue()
        load_kinds()
        self.province = _found("Thái Nguyên", "province", None)
        self.communes = [_found(f"Xã {n}", "commune", self.province) for n in range(count)]
        person = Person.objects.create(name="Người soạn", association=self.province)
        self.writer = User.objects.create(username="soan", person=person)
        Post.objects.create(
            person=person, association=self.province, office=Office.OFFICER, roles=["entry"],
            valid=(None, None),
        )  # fmt: skip
        self.kind = ReportKind.objects.get(code="tong-ket-nam")
        inputs = [i for i in indicators().indicators if i.kind != IndicatorKind.RATIO]
        for code in YEARS:
            self.year = rolls.make_period(code)
            load_approved(
                NewSubmission(
                    self.year, unit,
                    [NewValue(i.pk, Decimal(1000 + n + i.pk + int(code))) for i in inputs],
                )
                for n, unit in enumerate(self.communes)
            )  # fmt: skip


def lay(count: int) -> Laid:
    """A province with ``count`` communes that gave two years whole."""
    return Laid(count)


def write(place: Laid, unit: Association) -> Report:
    """The year report of a unit."""
    return draft(place.kind, unit, place.year, place.writer)


def write_all(place: Laid) -> tuple[float, float]:
    """A report of every commune in one job: seconds, and how many MB the process grew in it after
    the first reports."""
    own = psutil.Process(os.getpid())
    began = time.perf_counter()
    warm = min(WARM, len(place.communes) // 2)
    for unit in place.communes[:warm]:
        write(place, unit)
    before = read_memory(own)
    asked = ask_for_drafts(place.kind, place.province, place.year, place.writer)
    carry_out.func(asked.pk)
    asked.refresh_from_db()
    if asked.result != {"reports": len(place.communes) - warm}:
        raise RuntimeError(asked.message)
    return time.perf_counter() - began, max(0, read_memory(own) - before) / MB


def set_plain(markup: str) -> bytes:
    """The same markup set by WeasyPrint alone."""
    from weasyprint import HTML  # noqa: PLC0415 - takes half a second to load
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415

    class Statics(URLFetcher):
        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            name = url.partition(settings.STATIC_URL)[2]
            kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
            body = Path(finders.find(name) or "").read_bytes()
            return URLFetcherResponse(url, body, {"Content-Type": kind})

    page = HTML(string=markup, base_url=f"{find_root()}/", url_fetcher=Statics())
    return page.write_pdf(pdf_tags=True)


def _found(name: str, level: str, parent: Association | None) -> Association:
    unit = Association.objects.create(name=name, full_name=name, level_id=level, parent=parent)
    State.objects.create(
        association=unit, valid=(None, None), name=name, full_name=name, level_id=level,
        parent=parent, established=unit.established,
    )  # fmt: skip
    return unit
