"""Open data and the API, open to everyone and to pages of other sites (CORS).

Every answer can be asked again with its ETag. Approved figures only; answers with illustrative ones
ask search engines to stay away.
"""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page, require_safe

from figures import public as pages
from figures.api import answers, endpoints, package
from figures.api.endpoints import PAGE, SIZE, Endpoint, Refused
from figures.data_package import LICENCE_TEXT, PACKAGE
from khuyenhoc.lib.tables import write_json_text

JSON = "application/json; charset=utf-8"
View = Callable[..., HttpResponse]


def let_all_sites(view: View) -> View:
    """Pages of any site may read the answers of ``view``; they never depend on who asks."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return answer


def _make_view(endpoint: Endpoint, read: Callable[..., answers.Answer]) -> View:
    @login_not_required
    @let_all_sites
    @require_safe
    @conditional_page
    def view(request: HttpRequest) -> HttpResponse:
        try:
            asked = endpoints.read_parameters(endpoint, request.GET)
            page, size = endpoints.read_page(asked)
            found = read(asked)
        except Refused as problem:
            return _send({"loi": str(problem)}, problem.status)
        following = None
        if page * size < found.in_all:
            kept = urlencode({**asked, PAGE: page + 1, SIZE: size})
            following = request.build_absolute_uri(f"{request.path}?{kept}")
        response = _send(
            {
                "trang": page,
                "so_dong": len(found.rows),
                "tong_so": found.in_all,
                "tiep": following,
                "mo_ta": found.note,
                "du_lieu": found.rows,
            }
        )
        if found.is_illustrative:
            response["X-Robots-Tag"] = "noindex"
        return response

    view.__doc__ = endpoint.summary
    return view


units = _make_view(endpoints.UNITS, answers.answer_units)
indicators = _make_view(endpoints.INDICATORS, answers.answer_indicators)
periods = _make_view(endpoints.PERIODS, answers.answer_periods)
values = _make_view(endpoints.VALUES, answers.answer_values)
releases = _make_view(endpoints.RELEASES, answers.answer_releases)


@login_not_required
@let_all_sites
@require_safe
@conditional_page
def openapi(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document of the API."""
    server = request.build_absolute_uri(reverse("api:root")).rstrip("/")
    return _send(endpoints.describe_api(server))


@login_not_required
@let_all_sites
@require_safe
def unknown(request: HttpRequest, rest: str = "") -> HttpResponse:
    """What the API does not have, with what it has."""
    known = ", ".join(reverse(f"api:{each.name}") for each in endpoints.ENDPOINTS)
    told = f"Không có địa chỉ này. Có: {known}. Mô tả: {reverse('api:openapi')}."
    return _send({"loi": told}, 404)


@login_not_required
@require_safe
@conditional_page
def index(request: HttpRequest) -> HttpResponse:
    """The page of open data: releases, crosswalk, dictionary, licence, API."""
    return TemplateResponse(
        request, "figures/open_data.html", package.list_all(request.build_absolute_uri)
    )


@login_not_required
@let_all_sites
@require_safe
@conditional_page
def licence(request: HttpRequest) -> HttpResponse:
    """The licence of all figures as text."""
    return HttpResponse(LICENCE_TEXT, content_type="text/plain; charset=utf-8")


@login_not_required
@let_all_sites
@require_safe
def dictionary(request: HttpRequest) -> HttpResponse:
    """The dictionary of indicators as CSV."""
    return pages.dictionary(request)


@login_not_required
@let_all_sites
@require_safe
def describe_release(request: HttpRequest, period: str, number: int) -> HttpResponse:
    """The datapackage.json of a release, frozen with it; its files lie beside it."""
    return pages.release_file(request, period, number, PACKAGE)


@login_not_required
@let_all_sites
@require_safe
def release_file(request: HttpRequest, period: str, number: int, name: str) -> HttpResponse:
    """A frozen file, byte for byte."""
    return pages.release_file(request, period, number, name)


def _send(content: dict[str, object], status: int = 200) -> HttpResponse:
    response = HttpResponse(write_json_text(content), content_type=JSON, status=status)
    patch_cache_control(response, public=True, no_cache=True)
    return response
