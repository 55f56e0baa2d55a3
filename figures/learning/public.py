"""Pages of the learning models, open to everyone; headers and rights as in ``figures.public``."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.module_loading import import_string
from django.views.decorators.http import conditional_page, require_safe

from associations.models import Association
from figures import across, downloads
from figures import results as reading
from figures.addresses import PERIOD
from figures.citing import cite
from figures.learning import page as models_page
from figures.public import (
    ACROSS_CHOICES,
    PROVISIONAL,
    finish,
    may_read_provisional,
    read_choices,
    read_unit,
)
from figures.restating.day import NoTree, TreeUnsettled
from figures.ways import read_way


@login_not_required
@require_safe
def models(request: HttpRequest) -> HttpResponse:
    """The way in: the first learning model."""
    return HttpResponseRedirect(reverse("figures:model", args=[models_page.MODELS[0].slug]))


@login_not_required
@require_safe
@conditional_page
def model(request: HttpRequest, slug: str) -> HttpResponse:
    """One learning model across units: rank, share, change."""
    query = read_choices(request, ACROSS_CHOICES)
    try:
        found, results, may = read_model(request, slug, query)
    except (reading.NoResults, NoTree) as error:
        return say_no_model(request, slug, error)
    context = models_page.ModelPage(found, results, query, may).build()
    context["citation"] = cite(request, context["title"])
    context |= tell_register(results)
    response = TemplateResponse(request, "figures/results.html", context)
    return finish(request, response, results.changed_at, context["noindex"])


@login_not_required
@require_safe
@conditional_page
def model_file(request: HttpRequest, slug: str, extension: str) -> HttpResponse:
    """The table of a model's page as CSV, XLSX or JSON."""
    if extension not in downloads.CONTENT_TYPES:
        raise Http404
    try:
        _, results, _ = read_model(request, slug, read_choices(request, ACROSS_CHOICES))
    except (reading.NoResults, NoTree) as error:
        raise Http404 from error
    table = across.make_open_table(results)
    name = f"{table.period.code}-{results.asked}-{slug}.{extension}"
    response = HttpResponse(
        downloads.write(table, extension),
        content_type=downloads.CONTENT_TYPES[extension],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    return finish(request, response, None, table.is_illustrative)


def tell_register(results: reading.Results) -> dict[str, object]:
    """What the storeys above know of the unit's register: {titles_url, titles_year}, or nothing."""
    told: dict[str, object] = {}
    unit = Association.objects.filter(pk=results.asked).first()
    for name in settings.MODEL_TELLERS if unit else ():
        told |= import_string(name)(unit, results.period.last_day)
    return told


def read_model(
    request: HttpRequest, slug: str, query: dict[str, str]
) -> tuple[models_page.LearningModel, reading.Results, bool]:
    """The model of an address, what is asked of it, and whether provisional figures may be read."""
    found, unit = models_page.find_model(slug), read_unit(query)
    may = unit is not None and may_read_provisional(request, unit)
    provisional = may and query.get("doc") == PROVISIONAL
    results = models_page.read_model(
        found, query.get(PERIOD, ""), unit, read_way(query), provisional
    )
    return found, results, may


def say_no_model(request: HttpRequest, slug: str, error: Exception) -> HttpResponse:
    """Why a model that is known has nothing to show, with where to go instead; 404."""
    try:
        known = models_page.find_model(slug)
    except reading.NoResults:
        raise Http404 from error
    why = str(error) if isinstance(error, TreeUnsettled) else (
        f"“{known.name}”: không có kỳ hoặc đơn vị mà địa chỉ này hỏi."
    )  # fmt: skip
    ways = [
        {"label": f"{known.name}: kỳ mới nhất", "url": reverse("figures:model", args=[slug])},
        {"label": "Mọi chỉ tiêu", "url": reverse("figures:indicators")},
    ]
    return TemplateResponse(
        request, "figures/no_results.html", {"why": why, "ways": ways}, status=404
    )
