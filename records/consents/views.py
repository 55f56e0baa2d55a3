"""The officers' pages of consents: who agreed to what for whom; recording, withdrawing at once."""

from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Consent, Person, ReadKind, User
from accounts.reads import note_reads
from khuyenhoc.lib.names import clean, vn_norm
from records.consents.forms import AgreeForm
from records.consents.papers import add_paper, print_form
from records.consents.recording import (
    ConsentRefused,
    agree,
    list_standings,
    may_record,
    withdraw,
)
from records.models import ConsentPaper
from records.scans import ACCEPTED, LIMITS, ScanRefused, give_scan

A_PAGE = 50
DONE = {"ghi": "Đã ghi sự đồng ý.", "rut": "Đã rút. Từ bây giờ cổng che tên và ảnh ở mọi trang."}


def find_people(user: User, words: str) -> QuerySet[Person]:
    """Persons of the user's part whose names have the words; without words, those of whom
    something was agreed."""
    rows = Person.objects.within(user.associations()).filter(erased_at=None)
    if not words:
        rows = rows.filter(pk__in=Consent.objects.values("person"))
    for word in vn_norm(words).split():
        rows = rows.filter(search_key__contains=word)
    return rows.select_related("association").prefetch_related("consents")


@never_cache
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Persons with how their consents stand."""
    words = clean(request.GET.get("q", ""))[:120]
    page = Paginator(find_people(request.user, words), A_PAGE).get_page(request.GET.get("trang"))
    today = timezone.localdate()
    note_reads(list(page), request.user, ReadKind.PAGE)
    context = {
        "words": words,
        "page": page,
        "rows": [
            {
                "name": person.name,
                "unit": person.association.full_name,
                "url": reverse("consents:person", args=[person.pk]),
                "standings": list_standings(person, today),
            }
            for person in page
        ],
    }
    return render(request, "records/consents/people.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: what is agreed, the papers, recording; by POST something is written."""
    found = find_person(request.user, pk)
    may = may_record(request.user, found)
    form = AgreeForm(found)
    refused = ""
    if request.method == "POST":
        may.require()
        try:
            if "rut" in request.POST:
                withdraw(_choose(found, request.POST["rut"]), by=request.user)
                return _show_again(found, "rut")
            form = AgreeForm(found, request.POST, request.FILES)
            if form.is_valid():
                _record(found, form, request.user)
                return _show_again(found, "ghi")
        except (ConsentRefused, ScanRefused) as refusal:
            refused = str(refusal)
    note_reads([found], request.user, ReadKind.PAGE)
    consents = found.consents.select_related("recorded_by__person", "withdrawn_by__person")
    context = {
        "person": found,
        "crumbs": [{"label": "Sự đồng ý", "url": reverse("consents:people")}],
        "standings": list_standings(found, timezone.localdate()),
        "consents": consents.order_by("-given_on", "purpose", "giver"),
        "papers": found.consent_papers.all(),
        "form": form,
        "accepted": ACCEPTED,
        "limits": LIMITS,
        "refused": refused,
        "done": DONE.get(request.GET.get("xong", "")),
        "may": may,
    }
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "records/consents/person.html", context, status=status)


@never_cache
@require_safe
def blank(request: HttpRequest, pk: int) -> HttpResponse:
    """The form for one person to print and sign."""
    found = find_person(request.user, pk)
    may_record(request.user, found).require()
    note_reads([found], request.user, ReadKind.EXPORT)
    answer = HttpResponse(print_form(found), "application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="phieu-dong-y-{found.pk}.pdf"'
    return answer


@never_cache
@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The scan of a signed paper."""
    rows = ConsentPaper.objects.within(request.user.associations()).filter(dropped_on=None)
    found = get_object_or_404(rows.select_related("person__association"), pk=pk)
    may_record(request.user, found.person).require()
    note_reads([found.person], request.user, ReadKind.EXPORT)
    try:
        return give_scan(found, f"phieu-dong-y-{found.person_id}-{found.pk}")
    except ScanRefused as refusal:
        raise Http404(str(refusal)) from refusal


@transaction.atomic
def _record(found: Person, form: AgreeForm, by: User) -> None:
    """The consents with their paper: both or none."""
    said = dict(form.cleaned_data)
    file = said.pop("file")
    made = agree(found, by=by, **said)
    if file:
        add_paper(made, file, by)


def _choose(found: Person, key: str) -> list[Consent]:
    """The consent that is taken back; 404 for none in force."""
    rows = [each for each in found.consents.all() if each.withdrawn_on is None]
    chosen = [each for each in rows if str(each.pk) == key]
    if not chosen:
        raise Http404
    return chosen


def _show_again(found: Person, done: str) -> HttpResponse:
    return redirect(f"{reverse('consents:person', args=[found.pk])}?xong={done}")


def find_person(user: User, pk: int) -> Person:
    """A person of the user's part of the tree; 404 outside, and of who was erased."""
    rows = Person.objects.within(user.associations()).filter(erased_at=None)
    return get_object_or_404(
        rows.select_related("association").prefetch_related("consents__person"), pk=pk
    )
