"""Results, the walk, downloads and releases: open to everyone.

Every page answers an unchanged request with 304 (ETag of what was rendered, Last-Modified of the
last approval). Whatever shows an illustrative value asks search engines to stay away.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import SimpleTemplateResponse, TemplateResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import http_date
from django.views.decorators.http import conditional_page, require_safe

from associations.models import Association
from associations.scope import is_within
from figures import (
    across,
    across_page,
    data_package,
    downloads,
    indicators_page,
    open_data,
    places,
    releases_page,
    results_restated,
    walk_page,
    walk_restated,
    walking,
)
from figures import results as reading
from figures.addresses import LEVEL, PERIOD, UNIT, link_indicator, link_unit
from figures.catalogue import indicators as read_catalogue
from figures.citing import cite
from figures.home import find_home
from figures.models import Period, Release, ReleaseFile
from figures.restating.day import NoTree, TreeUnsettled
from figures.results_page import Page
from figures.spans import Base, name_period
from figures.ways import DAY, WAY, Chosen, Way, read_way
from khuyenhoc.etags import mark_without_tallies
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.retracing import retrace

CHOICES = ("muc", "so-voi", "xep", "trang", "doc", WAY, DAY)
ACROSS_CHOICES = (
    PERIOD, UNIT, LEVEL, "xep", "trang", "doc", WAY, DAY,
)  # fmt: skip
LARGEST_KEY = 2**31
PROVISIONAL = "tam-tinh"
READERS = {
    Way.REPORTED: reading.read_results,
    Way.RESTATED: results_restated.read_on_day,
    Way.GROUPS: results_restated.read_by_groups,
}
LONGEST_CHOICE = 60
MOST_KEPT = 200  # pages of results whose rows are remembered, some 100 kB each


@login_not_required
@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """The way in: the home unit in the newest year that has figures."""
    home = find_home()
    period = None if home is None else reading.choose_period(reading.list_periods(home))
    if period is None:
        return TemplateResponse(
            request, "figures/results.html", {"title": "Kết quả", "lead": "Chưa có số liệu nào."}
        )
    kept = urlencode(read_choices(request))
    return HttpResponseRedirect(link_unit(period, home) + (f"?{kept}" if kept else ""))


@login_not_required
@require_safe
def latest(request: HttpRequest, unit: int) -> HttpResponse:
    """The way from a unit's own page to its figures: the newest year that has some."""
    known = Association.objects.filter(pk=unit).first()
    if known is None:
        raise Http404
    own = [each for each in reading.list_periods(unit) if each.is_own]
    period = reading.choose_period(own)
    if period is not None:
        return HttpResponseRedirect(link_unit(period, unit))
    back = {"label": known.full_name, "url": reverse("associations:unit", args=[unit])}
    why = f"Trên cổng này chưa có kỳ báo cáo nào của {known.full_name}."
    return TemplateResponse(
        request, "figures/no_results.html", {"why": why, "ways": [back]}, status=404
    )


@login_not_required
@require_safe
def unit_by_code(request: HttpRequest, period: str, code: str) -> HttpResponse:
    """The unit that bore ``code`` on the period's last day, at its lasting address."""
    found = Period.objects.filter(code=period).first()
    bearers = places.find_bearers(code, found.last_day) if found else []
    if not bearers or not bearers[0].is_of_day:
        raise Http404
    return HttpResponseRedirect(link_unit(found, bearers[0].pk))


@login_not_required
@require_safe
@conditional_page
def unit(request: HttpRequest, period: str, unit: int) -> HttpResponse:
    """The results of one unit in one period."""
    query = read_choices(request)
    may = may_read_provisional(request, unit)
    chosen = read_way(query)
    asked: dict[str, Any] = {
        "section": query.get("muc", ""),
        "provisional": may and query.get("doc") == PROVISIONAL,
        "wanted": Base(query["so-voi"]) if query.get("so-voi") in Base.values else None,
    }
    lay = lay_reported if chosen.way is Way.REPORTED else lay_results
    try:
        context, changed_at = lay(period, unit, chosen, query, may, asked)
    except (reading.NoResults, NoTree) as error:
        return say_nothing(request, period, unit, chosen, error)
    citation = cite(request, context["title"])
    response = TemplateResponse(request, "figures/results.html", {**context, "citation": citation})
    return finish(request, response, changed_at, context["noindex"])


def lay_results(
    period: str, unit: int, chosen: Chosen, query: dict[str, str], may: bool, asked: dict[str, Any]
) -> tuple[dict[str, Any], datetime | None]:
    """The context of a results page, and when its figures were last changed."""
    found = READERS[chosen.way](period, unit, chosen, **asked)
    return Page(found, query, may).build(), found.changed_at


lay_reported = retrace(MOST_KEPT)(lay_results)


def say_nothing(
    request: HttpRequest, period: str, unit: int, chosen: Chosen, error: Exception
) -> HttpResponse:
    """Why there is nothing to show of a unit that is known, with where to go instead; 404."""
    found = Period.objects.filter(code=period).first()
    known = Association.objects.filter(pk=unit).first()
    if found is None or known is None:
        raise Http404 from error
    address, day = link_unit(found, unit), found.last_day
    if isinstance(error, TreeUnsettled):
        allowed = Chosen(chosen.way, error.last)
        label = f"{str(chosen.way.label)} ngày {format_date(error.last)}"
        ways = [{"label": label, "url": allowed.add_to(address)}]
        told = {"why": str(error), "ways": ways}
        return TemplateResponse(request, "figures/no_results.html", told, status=404)
    if chosen.way and chosen.on is not None:
        day = chosen.on
        why = f"Ngày {format_date(day)} không có {known.full_name} này trong cây tổ chức."
    else:
        why = f"{name_period(found).capitalize()} không có {known.full_name} này trong danh sách."
    asked = Chosen(Way.RESTATED)
    ways = [
        {
            "label": f"{known.full_name}: có từ ngày nào, trước và sau là đơn vị nào",
            "url": f"{reverse('associations:unit', args=[unit])}?ngay={format_date(day)}",
        },
        {
            "label": f"Số của {name_period(found)} tính theo địa giới của đơn vị này",
            "url": asked.add_to(address),
        },
    ]
    if chosen.way and chosen.on is None:
        ways.pop()
    return TemplateResponse(
        request, "figures/no_results.html", {"why": why, "ways": ways}, status=404
    )


@login_not_required
@require_safe
@conditional_page
def walk(request: HttpRequest, period: str, unit: int, indicator: str) -> HttpResponse:
    """Where one figure comes from; in public down to the cell's address and the file's hash."""
    may = may_read_provisional(request, unit)
    provisional = may and request.GET.get("doc") == PROVISIONAL
    chosen = read_way(request.GET)
    try:
        if chosen.way:
            context = walk_restated.build(period, unit, indicator, chosen, provisional)
            context["citation"] = cite(request, context["title"])
            response = TemplateResponse(request, "figures/walk.html", context)
            return finish(request, response, None, context["noindex"])
        found = walking.walk(period, unit, indicator, provisional)
    except (reading.NoResults, NoTree) as error:
        return say_nothing(request, period, unit, chosen, error)
    context = walk_page.build(found, request.GET.get("trang"), with_file=may)
    context["citation"] = cite(request, context["title"])
    response = TemplateResponse(request, "figures/walk.html", context)
    return finish(request, response, None, context["noindex"])


@login_not_required
@require_safe
@conditional_page
def download(request: HttpRequest, period: str, unit: int, extension: str) -> HttpResponse:
    """The figures of a unit and of those under it as CSV, XLSX or JSON."""
    if extension not in downloads.CONTENT_TYPES:
        raise Http404
    provisional = request.GET.get("doc") == PROVISIONAL and may_read_provisional(request, unit)
    chosen = read_way(request.GET)
    try:
        if chosen.way is Way.RESTATED:
            table = open_data.read_restated_table(period, unit, chosen, provisional)
        elif chosen.way is Way.GROUPS:
            table = open_data.read_group_table(period, unit, chosen, provisional)
        else:
            table = open_data.read_open_table(period, unit, provisional)
    except TreeUnsettled as error:
        return say_nothing(request, period, unit, chosen, error)
    except (reading.NoResults, NoTree) as error:
        raise Http404 from error
    response = HttpResponse(
        downloads.write(table, extension),
        content_type=downloads.CONTENT_TYPES[extension],
        headers={"Content-Disposition": f'attachment; filename="{period}-{unit}.{extension}"'},
    )
    return finish(request, response, None, table.is_illustrative)


@login_not_required
@require_safe
@conditional_page
def indicators(request: HttpRequest) -> HttpResponse:
    """All indicators by group."""
    context = indicators_page.list_indicators(read_catalogue())
    return finish(request, TemplateResponse(request, "figures/indicators.html", context))


@login_not_required
@require_safe
@conditional_page
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator across units: map, rank, share, change, course, definition."""
    query = read_choices(request, ACROSS_CHOICES)
    try:
        found = read_across(request, code, query)
    except (reading.NoResults, NoTree) as error:
        return say_no_indicator(request, code, error)
    context = across_page.AcrossPage(found, query).build()
    context["citation"] = cite(request, f"{context['title']}, {context['unit']}")
    response = TemplateResponse(request, "figures/indicator.html", context)
    return finish(request, response, found.results.changed_at, context["noindex"])


@login_not_required
@require_safe
@conditional_page
def indicator_file(request: HttpRequest, code: str, extension: str) -> HttpResponse:
    """The table of an indicator's page as CSV, XLSX or JSON."""
    if extension not in downloads.CONTENT_TYPES:
        raise Http404
    try:
        found = read_across(request, code, read_choices(request, ACROSS_CHOICES))
    except (reading.NoResults, NoTree) as error:
        raise Http404 from error
    table = across.make_open_table(found.results)
    name = f"{table.period.code}-{found.results.asked}-{code}.{extension}"
    response = HttpResponse(
        downloads.write(table, extension),
        content_type=downloads.CONTENT_TYPES[extension],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    return finish(request, response, None, table.is_illustrative)


def read_unit(query: dict[str, str]) -> int | None:
    """The unit that an address asks for; raises ``NoResults`` where it is no number."""
    asked = query.get(UNIT, "")
    if asked and not (asked.isascii() and asked.isdigit() and int(asked) < LARGEST_KEY):
        raise reading.NoResults(asked)
    return int(asked) if asked else None


def read_across(request: HttpRequest, code: str, query: dict[str, str]) -> across.Across:
    """What the address of an indicator's page asks for."""
    unit = read_unit(query)
    level = query.get(LEVEL, "")
    provisional = (
        unit is not None and query.get("doc") == PROVISIONAL and may_read_provisional(request, unit)
    )
    return across.read_across(
        code, query.get(PERIOD, ""), unit, read_way(query),
        level if level in across.LEVELS else "", provisional,
    )  # fmt: skip


def say_no_indicator(request: HttpRequest, code: str, error: Exception) -> HttpResponse:
    """Why an indicator that is known has nothing to show, with where to go instead; 404."""
    known = read_catalogue().by_code.get(code)
    if known is None:
        raise Http404 from error
    why = str(error) if isinstance(error, TreeUnsettled) else (
        f"“{known.label}”: không có kỳ hoặc đơn vị mà địa chỉ này hỏi."
    )  # fmt: skip
    ways = [
        {"label": f"{known.label}: kỳ mới nhất, cả nước", "url": link_indicator(known)},
        {"label": "Mọi chỉ tiêu", "url": reverse("figures:indicators")},
    ]
    return TemplateResponse(
        request, "figures/no_results.html", {"why": why, "ways": ways}, status=404
    )


@login_not_required
@require_safe
@conditional_page
def dictionary(request: HttpRequest) -> HttpResponse:
    """The dictionary of all indicators as CSV."""
    return HttpResponse(
        downloads.write_dictionary(read_catalogue().indicators),
        content_type=downloads.CONTENT_TYPES["csv"],
        headers={"Content-Disposition": 'attachment; filename="tu-dien-chi-tieu.csv"'},
    )


@login_not_required
@require_safe
@conditional_page
def releases(request: HttpRequest) -> HttpResponse:
    """All releases, newest period first."""
    return TemplateResponse(request, "figures/releases.html", releases_page.list_all())


@login_not_required
@require_safe
@conditional_page
def release(request: HttpRequest, period: str, number: int) -> HttpResponse:
    """One release: what changed, its files and their hashes."""
    found = Release.objects.filter(period__code=period, number=number).select_related("period")
    frozen = found.first()
    if frozen is None:
        raise Http404
    return TemplateResponse(
        request, "figures/release.html", releases_page.build(frozen, request.build_absolute_uri)
    )


@login_not_required
@require_safe
@conditional_page
def release_file(request: HttpRequest, period: str, number: int, name: str) -> HttpResponse:
    """A frozen file, byte for byte, at its stable address."""
    file = ReleaseFile.objects.filter(
        release__period__code=period, release__number=number, name=name
    ).first()
    if file is None:
        raise Http404
    response = HttpResponse(
        bytes(file.content),
        content_type=data_package.CONTENT_TYPES[name.rpartition(".")[2]],
        headers={"Content-Disposition": f'attachment; filename="{period}-cong-bo-{number}-{name}"'},
    )
    patch_cache_control(response, public=True, max_age=31_536_000, immutable=True)
    return response


def read_choices(request: HttpRequest, choices: Iterable[str] = CHOICES) -> dict[str, str]:
    """What the visitor chose by the address; anything else in it is dropped."""
    return {
        key: value
        for key in choices
        if (value := request.GET.get(key, "")[:LONGEST_CHOICE]) and value.isprintable()
    }


def may_read_provisional(request: HttpRequest, unit: int) -> bool:
    """Whether the unit lies within the associations of the signed-in, now or as a predecessor."""
    if not request.user.is_authenticated:
        return False
    return is_within(Association(pk=unit), request.user.associations(), past=True)


def finish(
    request: HttpRequest, response: HttpResponse, changed_at: datetime | None = None,
    noindex: bool = False,
) -> HttpResponse:  # fmt: skip
    """The headers of a page of figures."""
    if isinstance(response, SimpleTemplateResponse):
        response.add_post_render_callback(mark_without_tallies)
    if changed_at is not None:
        response["Last-Modified"] = http_date(changed_at.timestamp())
    if noindex:
        response["X-Robots-Tag"] = "noindex"
    if request.user.is_authenticated:
        patch_cache_control(response, private=True, no_cache=True)
    else:
        patch_cache_control(response, public=True, no_cache=True)
    return response
