"""What a request asks for: a unit's year of a model, a registration; 404 outside one's part."""

import io
from dataclasses import dataclass
from mimetypes import guess_extension
from pathlib import Path
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.models import User
from associations.models import Association
from khuyenhoc.lib.name_keys import key_name
from khuyenhoc.lib.names import clean
from learning_models.evidence import find_type
from learning_models.models import LearningModel, Registration, RegistrationState
from learning_models.opening import find_years, is_open_in

# The sign of each state in components/status.html.
SIGNS: dict[str, str] = {
    RegistrationState.REGISTERED: "not_sent",
    RegistrationState.ASSESSED: "draft",
    RegistrationState.REVIEWED: "extended",
    RegistrationState.PROPOSED: "submitted",
    RegistrationState.RECOGNISED: "approved",
    RegistrationState.RE_RECOGNISED: "approved",
    RegistrationState.NOT_RECOGNISED: "sent_back",
    RegistrationState.LOST: "sent_back",
    RegistrationState.WITHDRAWN: "not_required",
}
LONGEST = 160


def list_home_crumbs() -> list[dict[str, str]]:
    """Where the pages of no single year lie."""
    return [{"label": "Mô hình học tập", "url": reverse("learning_models:home")}]


@dataclass(frozen=True)
class UnitYear:
    """A unit's year of a model."""

    unit: Association
    model: LearningModel
    year: int
    is_open: bool

    def __str__(self) -> str:
        return f"{self.model} năm {self.year}"

    def find_url(self, page: str = "year", **query: str) -> str:
        """The address of one of its pages."""
        address = reverse(f"learning_models:{page}", args=[self.unit.pk, self.model.pk, self.year])
        return f"{address}?{urlencode(query)}" if query else address

    def list_crumbs(self, *, with_year: bool = True) -> list[dict[str, str]]:
        """Where its pages lie."""
        crumbs = list_home_crumbs()
        if with_year:
            crumbs.append({"label": f"{self}, {self.unit}", "url": self.find_url()})
        return crumbs


def find_unit_year(user: User, unit: int, model: str, year: int) -> UnitYear:
    """The year of a model in a unit of the user's; 404 outside, and where it was never opened."""
    association = get_object_or_404(Association.objects.within(user.associations()), pk=unit)
    found = get_object_or_404(LearningModel, pk=model)
    is_known = find_years(association).filter(model=found, year=year).exists()
    if (
        not is_known
        and not Registration.objects.filter(
            association=association, model=found, year=year
        ).exists()
    ):
        raise Http404
    return UnitYear(association, found, year, is_open_in(association, found, year))


def find_registration(user: User, pk: int) -> tuple[Registration, UnitYear]:
    """A registration of the user's part of the tree and its unit's year; 404 outside."""
    related = ("bearer", "model", "association", "criteria_set", "group", "review", "decision")
    rows = Registration.objects.within(user.associations()).select_related(*related)
    row = get_object_or_404(rows, pk=pk)
    is_open = is_open_in(row.association, row.model, row.year)
    return row, UnitYear(row.association, row.model, row.year, is_open)


def read_word(request: HttpRequest, name: str) -> str:
    """A short text of the address."""
    return clean(request.GET.get(name, ""))[:LONGEST]


def read_keys(request: HttpRequest, name: str) -> list[int]:
    """The chosen rows of a form."""
    return [int(text) for text in request.POST.getlist(name) if _is_key(text)]


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19


def narrow_to_name(rows: QuerySet[Registration], text: str) -> QuerySet[Registration]:
    """Those whose bearer's name has every word of ``text``, in spite of diacritics and order."""
    for word in key_name(text).split():
        rows = rows.filter(bearer__name_key__contains=word)
    return rows


def give_scan(content: bytes, name: str) -> FileResponse:
    """A picture or PDF that was sent, to be saved or shown beside the page, never as a page of
    ours."""
    kind = find_type(content) or "application/octet-stream"
    if not Path(name).suffix:
        name += guess_extension(kind) or ""
    answer = FileResponse(io.BytesIO(content), as_attachment=True, filename=name, content_type=kind)
    answer["Content-Security-Policy"] = "sandbox"
    return answer
