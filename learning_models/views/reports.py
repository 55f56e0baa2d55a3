"""Counts of the register as a page and as a file; never a name."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import User
from associations.models import Association
from khuyenhoc.lib.tables import write_csv, write_xlsx
from learning_models.models import LearningModel, Registration
from learning_models.reports import BY, COLUMNS, count_by
from learning_models.views.asked import list_home_crumbs, read_word

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
YEARS = 10


@dataclass(frozen=True)
class Asked:
    """What a report was asked about; the page and its file read it alike."""

    model: LearningModel | None
    by: str
    year: int
    years: list[int]
    models: list[LearningModel]

    @property
    def query(self) -> str:
        """The address's own words."""
        code = self.model.pk if self.model else ""
        return f"mo-hinh={code}&theo={self.by}&nam={self.year}"


def _read(request: HttpRequest) -> Asked:
    rows = Registration.objects.within(request.user.associations()).order_by()
    models = list(LearningModel.objects.filter(pk__in=rows.values("model")))
    code = read_word(request, "mo-hinh")
    model = next((each for each in models if each.pk == code), models[0] if models else None)
    years = sorted(set(rows.filter(model=model).values_list("year", flat=True)), reverse=True)
    text = read_word(request, "nam")
    year = int(text) if text.isascii() and text.isdecimal() and len(text) == 4 else 0
    by = read_word(request, "theo")
    return Asked(
        model,
        by if by in BY else "don-vi",
        year if year in years else years[0] if years else timezone.localdate().year,
        years,
        models,
    )


def _count(user: User, asked: Asked) -> list[tuple[str, tuple[int, ...]]]:
    if asked.model is None:
        return []
    units = list(Association.objects.within(user.associations()).only("pk"))
    first = asked.year - YEARS if asked.by == "nam" else asked.year
    return count_by(asked.by, asked.model, units, first, asked.year, timezone.localdate())


@never_cache
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """One model, broken down by one thing."""
    asked = _read(request)
    rows = _count(request.user, asked)
    address = reverse("learning_models:report_file", args=["csv"])
    context = {
        "asked": asked,
        "by_word": BY[asked.by][0],
        "choices": [(key, word) for key, (word, _) in BY.items()],
        "columns": COLUMNS,
        "rows": rows,
        "total": [sum(column) for column in zip(*(counts for _, counts in rows), strict=True)]
        if len(rows) > 1 and asked.by != "nam"
        else [],
        "crumbs": list_home_crumbs(),
        "csv_url": f"{address}?{asked.query}",
        "xlsx_url": f"{reverse('learning_models:report_file', args=['xlsx'])}?{asked.query}",
    }
    return render(request, "learning_models/reports.html", context)


@never_cache
@require_safe
def report_file(request: HttpRequest, extension: str) -> HttpResponse:
    """The same table as a file."""
    if extension not in ("csv", "xlsx"):
        raise Http404
    asked = _read(request)
    heads = [BY[asked.by][0], *COLUMNS]
    lines = [[name, *counts] for name, counts in _count(request.user, asked)]
    name = f"{asked.model.pk if asked.model else 'mo-hinh'}-{asked.by}-{asked.year}.{extension}"
    if extension == "csv":
        answer = HttpResponse(write_csv(heads, lines), "text/csv; charset=utf-8")
    else:
        answer = HttpResponse(write_xlsx(f"{asked.year}", heads, lines), XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
