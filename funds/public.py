"""The public page of a fund's year: income and use, programmes, donors who agreed (Q5).

A year is open when the books are closed through its last day; nobody is named who did not agree.
"""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import DateField, F, Func, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Concat
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import conditional_page, require_safe

from associations.models import Association, VnNorm
from figures.formulas import round_places
from figures.models import Period, PeriodKind
from figures.public import finish
from figures.readings import read
from figures.walking import POPULATION
from funds import papers
from funds.donors import follow_programmes
from funds.models import Closure, DayTotal, Drive, Fund, Programme
from funds.statements import list_gifts, list_years, read_statement
from funds.views import PDF, send_file
from khuyenhoc.lib.charts.bars import draw_bar
from khuyenhoc.lib.names import clean, vn_norm
from khuyenhoc.lib.tables import XLSX

LARGEST_KEY = 2**31
MOST_DONORS = 200
A_PAGE = 50
MAKERS = {
    "pdf": (papers.print_statement, PDF),
    "xlsx": (papers.export_statement, XLSX),
}


@login_not_required
@require_safe
@conditional_page
def funds(request: HttpRequest) -> HttpResponse:
    """The funds that have an open year, by their units; ?q= words of their names."""
    words = clean(request.GET.get("q", ""))[:120]
    rows = _list_open().select_related("association")
    if words:
        named = Concat("name", Value(" "), "association__full_name", output_field=TextField())
        rows = rows.annotate(named=VnNorm(named))
        for word in vn_norm(words).split():
            rows = rows.filter(named__contains=word)
    order = ("association__depth", "association__lft", "pk")
    page = Paginator(rows.order_by(*order), A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "title": "Quỹ khuyến học",
        "description": "Thu, chi của các quỹ khuyến học sau khi khóa sổ.",
        "words": words,
        "page": page,
        "rows": [
            {"name": row.name, "unit": row.association.full_name, "year": row.open_year,
             "url": link(row.pk, row.open_year), "is_illustrative": row.is_illustrative}
            for row in page
        ],
        "noindex": bool(request.GET),
    }  # fmt: skip
    response = TemplateResponse(request, "funds/public_list.html", context)
    return finish(request, response, None, bool(request.GET))


@login_not_required
@require_safe
@conditional_page
def statement(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """A year of a fund."""
    fund, years = _find(pk, year)
    said = read_statement(fund, year)
    programmes = Programme.objects.filter(fund=fund, begins_on__lte=date(year, 12, 31))
    gifts = list_gifts(fund, year)
    named = [
        (donor.name, donor.get_kind_display(), total)
        for donor, total in gifts
        if donor is not None and donor.is_named
    ]
    unit = fund.association
    context = {
        "title": f"{fund.name}, {unit.full_name}, năm {year}",
        "crumbs": [
            {"label": "Tổ chức", "url": reverse("associations:find")},
            {"label": unit.full_name, "url": reverse("associations:unit", args=[unit.pk])},
        ],
        "fund": fund,
        "years": [
            {"label": str(each), "url": link(fund.pk, each), "is_current": each == year}
            for each in years
        ],
        "said": said,
        "charts": [
            _draw(heading, rows, fund.is_illustrative)
            for heading, rows in (("Thu theo khoản", said.income), ("Chi theo khoản", said.use))
            if rows
        ],
        "per_head": _tell_per_head(unit, year, said.raised),
        "drives": Drive.objects.filter(association=unit, year=year),
        "programmes": follow_programmes(programmes, date(year, 12, 31)),
        "donors": named[:MOST_DONORS],
        "unnamed": sum(total for _, total in gifts) - sum(total for *_, total in named),
        "downloads": [
            {"label": f"Bản công khai, {word}",
             "url": reverse("fund_pages:file", args=[fund.pk, year, extension])}
            for extension, word in (("pdf", "PDF"), ("xlsx", "Excel"))
        ],
        "is_illustrative": fund.is_illustrative,
        "noindex": fund.is_illustrative,
    }  # fmt: skip
    response = TemplateResponse(request, "funds/statement.html", context)
    return finish(request, response, None, fund.is_illustrative)


@login_not_required
@require_safe
@conditional_page
def file(request: HttpRequest, pk: int, year: int, extension: str) -> HttpResponse:
    """The statement as a file."""
    if extension not in MAKERS:
        raise Http404
    fund, _ = _find(pk, year)
    make, kind = MAKERS[extension]
    response = send_file(make(fund, year), kind, f"quy-{fund.pk}-{year}.{extension}")
    return finish(request, response, None, fund.is_illustrative)


def tell_funds(unit: Association, on: date) -> dict[str, Any]:
    """{funds}: {label, url} of the latest open year of each fund of a unit; one query."""
    rows = _list_open().filter(association=unit, open_year__lte=on.year).order_by("pk")
    return {
        "funds": [
            {"label": f"{name}, năm {year}", "url": link(pk, year)}
            for pk, name, year in rows.values_list("pk", "name", "open_year")
        ]
    }


def _list_open() -> QuerySet[Fund]:
    """Funds with ``open_year``: the latest of which there is anything in the books and that is
    closed through its last day."""
    closed = Closure.objects.filter(fund=OuterRef("pk"), reopened_at=None).order_by("-span")
    until = closed.annotate(until=Func(F("span"), function="upper")).values("until")[:1]
    new_year = Func(
        OuterRef("until"), template="date_trunc('year', %(expressions)s)::date",
        output_field=DateField(),
    )  # fmt: skip
    booked = DayTotal.objects.filter(fund=OuterRef("pk"), on__lt=new_year).order_by("-on")
    held = Fund.objects.annotate(until=Subquery(until, output_field=DateField()))
    return held.annotate(open_year=Subquery(booked.values("on__year")[:1])).filter(
        open_year__isnull=False
    )


def link(fund: int, year: int) -> str:
    """The address of a fund's year."""
    return reverse("fund_pages:statement", args=[fund, year])


def _find(pk: int, year: int) -> tuple[Fund, list[int]]:
    """A fund and its open years, ``year`` among them."""
    funds = Fund.objects.select_related("association")
    fund = funds.filter(pk=pk).first() if pk < LARGEST_KEY else None
    if fund is None:
        raise Http404("Không có quỹ này.")
    last = Closure.objects.filter(fund=fund, reopened_at=None).order_by("span").last()
    years = [each for each in list_years(fund) if last and date(each, 12, 31) < last.span.upper]
    if year not in years:
        raise Http404("Năm này chưa khóa sổ nên chưa công khai.")
    return fund, years


def _tell_per_head(unit: Association, year: int, raised: int) -> dict[str, Any] | None:
    """{value, population}: whole đồng raised for each person of the unit's ground, where its
    population of the year is known whole."""
    period = Period.objects.filter(kind=PeriodKind.YEAR, first_day=date(year, 1, 1)).first()
    if period is None:
        return None
    population = read(period, unit.pk, [POPULATION]).get(POPULATION)
    if population is None or not population.exact or not population.is_complete:
        return None
    return {
        "value": round_places(raised / population.exact, 0),
        "population": round_places(population.exact, 0),
    }


def _draw(heading: str, rows: list[tuple[str, int]], is_illustrative: bool) -> dict[str, Any]:
    """Bars, the longest for the largest sum."""
    largest = max((total for _, total in rows), default=0) or 1
    return {
        "title": heading,
        "name_head": "Khoản",
        "value_head": "Đồng",
        "rows": [
            {
                "label": name,
                "svg": draw_bar(max(total, 0) * 100 // largest, illustrative=is_illustrative),
                "value": total,
            }
            for name, total in rows
        ],
        "is_illustrative": is_illustrative,
    }
