"""The public page of a unit's learning titles in a year, and its files: names, and open data."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import conditional_page, require_safe

from associations.models import Association
from figures.api.public import JSON, let_all_sites
from figures.downloads import LICENCE
from figures.public import finish
from figures.wordings import SAMPLE_SENTENCE
from khuyenhoc.lib import tables
from khuyenhoc.lib.numbers import format_number
from learning_models.titles.results import (
    ModelCount,
    count_models,
    is_illustrative,
    list_named,
    list_years,
)

A_PAGE = 100
LARGEST_KEY = 2**31
MODEL = "mo-hinh"
MOST_ROWS = 100_000
HEADS = (
    "nam", "mo_hinh", "ten", "thon", "don_vi", "ma_don_vi", "xep_loai", "muc_do", "cong_nhan_ngay",
    "cong_nhan_lai", "minh_hoa",
)  # fmt: skip
SOURCE = (
    "Theo sổ đăng ký của các hội cơ sở và quyết định công nhận. Tên gia đình và công dân không "
    "công bố: chỉ có số lượng."
)


@login_not_required
@require_safe
@conditional_page
def titles(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """Counts of every model, and the names of clans, communities and units that were recognised."""
    unit = _find_unit(pk)
    counts = count_models(unit, year)
    years = list_years(unit)
    if not counts and year not in years:
        raise Http404("Không có kết quả của năm này.")
    model = _read_model(request, counts)
    sample = is_illustrative()
    page = Paginator(list_named(unit, year, model), A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "title": _write_title(unit, year),
        "crumbs": [
            {"label": "Đơn vị", "url": reverse("associations:find")},
            {"label": unit.full_name, "url": reverse("associations:unit", args=[unit.pk])},
        ],
        "lead": _write_lead(counts),
        "years": [
            {"label": str(each), "url": link(unit.pk, each), "is_current": each == year}
            for each in sorted({*years, year}, reverse=True)
        ],
        "is_illustrative": sample,
        "noindex": sample,
        "counts": counts,
        "has_runs": any(each.three for each in counts),
        "filters": _list_filters(unit, year, counts, model),
        "page": page,
        "names": [_describe(row) for row in page.object_list],
        "downloads": [
            {"label": label, "url": _add_model(reverse(door, args=[unit.pk, year]), model)}
            for label, door in (("Tên, tệp CSV", "titles:file"), ("Số và tên, JSON", "titles:data"))
        ],
        "source": SOURCE,
    }
    response = TemplateResponse(request, "learning_models/titles.html", context)
    return finish(request, response, None, sample)


@login_not_required
@require_safe
@conditional_page
def file(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """The names of the page as CSV."""
    unit = _find_unit(pk)
    counts = count_models(unit, year)
    if not counts:
        raise Http404("Không có kết quả của năm này.")
    sample = is_illustrative()
    content = tables.write_csv(HEADS, _write_rows(unit, year, _read_model(request, counts), sample))
    name = f"danh-hieu-hoc-tap-{unit.pk}-{year}.csv"
    response = HttpResponse(
        content,
        content_type=tables.CSV,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    return finish(request, response, None, sample)


@login_not_required
@let_all_sites
@require_safe
@conditional_page
def data(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """The counts and names of the page as JSON, for programs and for pages of other sites."""
    unit = _find_unit(pk)
    counts = count_models(unit, year)
    if not counts:
        raise Http404("Không có kết quả của năm này.")
    sample = is_illustrative()
    content = {
        "mo_ta": {
            "ten": _write_title(unit, year),
            "dinh_danh": unit.pk,
            "nam": year,
            "nguon": SOURCE,
            "ghi_chu": f"{SAMPLE_SENTENCE}." if sample else "",
            "giay_phep": LICENCE,
        },
        "danh_hieu": [
            {
                "ma": each.code,
                "ten": each.name,
                "dang_ky": each.registered,
                "cong_nhan": each.recognised,
                "cong_nhan_lai": each.again,
                "ba_nam_lien": each.three,
                "nam_nam_lien": each.five,
            }
            for each in counts
        ],
        "ten": [
            dict(zip(HEADS, row, strict=True))
            for row in _write_rows(unit, year, _read_model(request, counts), sample)
        ],
    }
    response = HttpResponse(tables.write_json_text(content), content_type=JSON)
    return finish(request, response, None, sample)


def tell_titles(unit: Association, on: date) -> dict[str, Any]:
    """{titles_url, titles_year}: where pages of a unit lead; one query."""
    years = [year for year in list_years(unit) if year <= on.year]
    if not years:
        return {}
    return {"titles_url": link(unit.pk, years[0]), "titles_year": str(years[0])}


def link(unit: int, year: int) -> str:
    """The address of a unit's titles in a year."""
    return reverse("titles:unit", args=[unit, year])


def _find_unit(pk: int) -> Association:
    unit = Association.objects.filter(pk=pk).first() if pk < LARGEST_KEY else None
    if unit is None:
        raise Http404("Không có đơn vị này.")
    return unit


def _read_model(request: HttpRequest, counts: list[ModelCount]) -> str:
    """The model asked for: one that names somebody, else all."""
    asked = request.GET.get(MODEL, "")
    return asked if any(each.code == asked and not each.is_private for each in counts) else ""


def _add_model(address: str, model: str) -> str:
    return f"{address}?{urlencode({MODEL: model})}" if model else address


def _list_filters(
    unit: Association, year: int, counts: list[ModelCount], model: str
) -> list[dict[str, Any]]:
    named = [each for each in counts if not each.is_private and each.recognised]
    if len(named) < 2:
        return []
    here = link(unit.pk, year)
    return [
        {"label": "Tất cả", "url": here, "is_current": not model},
        *(
            {
                "label": each.name,
                "url": _add_model(here, each.code),
                "is_current": each.code == model,
            }
            for each in named
        ),
    ]


def _describe(row: Any) -> dict[str, Any]:
    bearer = row.bearer
    return {
        "name": bearer.name,
        "place": ", ".join(part for part in (bearer.hamlet, bearer.address) if part),
        "model": row.model.name,
        "unit": row.association.full_name,
        "grade": row.grade or (f"Mức độ {row.level}" if row.level else ""),
        "on": row.recognised_on,
        "is_again": row.state == "re_recognised",
        "running": 5 if row.five else 3 if row.three else 0,
    }


def _write_title(unit: Association, year: int) -> str:
    return f"Danh hiệu học tập, {unit.full_name}, năm {year}"


def _write_lead(counts: list[ModelCount]) -> str:
    """How many titles in all, or that there is nothing."""
    if not counts:
        return "Sổ đăng ký của năm này chưa có gì."
    recognised, registered = (
        format_number(sum(found))
        for found in zip(*((each.recognised, each.registered) for each in counts), strict=True)
    )
    return f"{recognised} danh hiệu được công nhận trên {registered} đăng ký."


def _write_rows(
    unit: Association, year: int, model: str, sample: bool
) -> Iterator[tuple[object, ...]]:
    rows = list_named(unit, year, model)[:MOST_ROWS]
    return (_write_row(row, sample) for row in rows)


def _write_row(row: Any, sample: bool) -> tuple[object, ...]:
    told = _describe(row)
    return (
        row.year, told["model"], told["name"], told["place"], told["unit"], row.association.code,
        row.grade, row.level, row.recognised_on.isoformat() if row.recognised_on else "",
        "x" if told["is_again"] else "", "x" if sample else "",
    )  # fmt: skip
