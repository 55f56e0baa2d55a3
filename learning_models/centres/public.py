"""The public page of community learning centres: counts by place and year, and the file."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import conditional_page, require_safe

from associations.models import Association
from figures.home import find_home
from figures.public import finish
from khuyenhoc.lib import tables
from learning_models.centres import page
from learning_models.centres.results import CentreResults, read_results

LARGEST_KEY = 2**31


@login_not_required
@require_safe
@conditional_page
def results(request: HttpRequest) -> HttpResponse:
    """A unit's centres in a year: ?don-vi= (the home unit) and ?nam= (the newest)."""
    unit, year = _read_unit(request), _read_year(request)
    found = None if unit is None else read_results(unit, year)
    if found is None:
        return _say_nothing(request, unit, year)
    context = page.build(found)
    response = TemplateResponse(request, "learning_models/centres.html", context)
    return finish(request, response, found.changed_at, context["noindex"])


@login_not_required
@require_safe
@conditional_page
def file(request: HttpRequest, year: int) -> HttpResponse:
    """The year as CSV, one row a centre."""
    unit = _read_unit(request)
    found: CentreResults | None = None if unit is None else read_results(unit, year)
    if unit is None or found is None:
        raise Http404
    name = f"trung-tam-hoc-tap-cong-dong-{unit.pk}-{year}.csv"
    response = HttpResponse(
        page.write_file(found),
        content_type=tables.CSV,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    return finish(request, response, None, found.is_illustrative)


def _read_unit(request: HttpRequest) -> Association | None:
    """The unit asked for; the home unit where none is; 404 for one that is not there."""
    text = request.GET.get(page.UNIT, "")
    if not text:
        home = find_home()
        return None if home is None else Association.objects.filter(pk=home).first()
    unit = None
    if text.isascii() and text.isdecimal() and int(text) < LARGEST_KEY:
        unit = Association.objects.filter(pk=int(text)).first()
    if unit is None:
        raise Http404("Không có đơn vị này.")
    return unit


def _read_year(request: HttpRequest) -> int | None:
    text = request.GET.get(page.YEAR, "")
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) == 4):
        raise Http404("Năm phải có bốn chữ số.")
    return int(text)


def _say_nothing(request: HttpRequest, unit: Association | None, year: int | None) -> HttpResponse:
    """Nothing is approved: 404 where a unit or a year was asked for, else a page that says so."""
    whose = f" của {unit.full_name}" if unit and request.GET.get(page.UNIT) else ""
    when = f" năm {year}" if year else ""
    if whose or when:
        why = f"Chưa có kết quả được duyệt của trung tâm học tập cộng đồng{whose}{when}."
        ways = [{"label": "Trung tâm học tập cộng đồng", "url": reverse("centres:results")}]
        return TemplateResponse(
            request, "figures/no_results.html", {"why": why, "ways": ways}, status=404
        )
    context = {
        "title": "Trung tâm học tập cộng đồng",
        "lead": "Chưa có kết quả nào được duyệt.",
        "crumbs": [{"label": "Kết quả", "url": reverse("figures:results")}],
    }
    response = TemplateResponse(request, "learning_models/centres.html", context)
    return finish(request, response)
