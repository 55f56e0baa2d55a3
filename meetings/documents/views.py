"""The books of documents: one book of a unit and year, a document booked, corrected, dealt with."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import holds
from accounts.models import Role
from associations.models import Association
from meetings.calling import MeetingRefused
from meetings.documents import booking
from meetings.documents.forms import DocumentForm
from meetings.models import BookedDocument, Direction
from meetings.rights import list_own_units, may_lead
from meetings.views.meetings import list_crumbs

MOST = 50  # lines on one leaf
YEARS = 3


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """A book: of the unit, direction and year in the address, else what goes out of the own."""
    user = request.user
    units = Association.objects.within(user.associations())
    asked = request.GET.get("don-vi", "")
    chosen = units.filter(pk=int(asked)).first() if asked.isdecimal() and len(asked) < 10 else None
    unit = chosen or user.associations().first()
    direction = Direction.INCOMING if request.GET.get("so") == "den" else Direction.OUTGOING
    this_year = timezone.localdate().year
    years = list(range(this_year, this_year - YEARS, -1))
    said = request.GET.get("nam", "")
    year = int(said) if said in map(str, years) else this_year
    lines = booking.list_lines(unit, direction, year) if unit else []
    waiting = BookedDocument.objects.of_concern(user.associations()).filter(
        direction=Direction.INCOMING, handled_on=None, due_on__isnull=False
    )
    context = {
        "crumbs": list_crumbs(),
        "unit": unit,
        "direction": direction,
        "year": year,
        "books": [
            {"label": label, "url": _link(unit, value, year), "is_here": value == direction}
            for value, label in Direction.choices
        ],
        "years": [
            {"label": str(each), "url": _link(unit, direction, each), "is_here": each == year}
            for each in years
        ],
        "page": Paginator(lines, MOST).get_page(request.GET.get("trang")),
        "waiting": waiting.select_related("association", "kind").order_by("due_on", "pk")[:MOST],
        "today": timezone.localdate(),
        "may": holds(user, Role.ENTRY),
    }
    return render(request, "meetings/documents/home.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, direction: str) -> HttpResponse:
    """Book a document: it gets the next number of the book."""
    holds(request.user, Role.ENTRY).require()
    row = BookedDocument(direction=Direction(direction))
    return _write(request, row, f"Vào sổ {row.get_direction_display()}")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """One document: corrected, or dealt with; its number stays."""
    rows = BookedDocument.objects.of_concern(request.user.associations())
    found = get_object_or_404(rows.select_related("association", "handler", "kind"), pk=pk)
    may_lead(request.user, found.handler).require()
    return _write(request, found, f"{found.get_direction_display()} số {found.written_number}")


def _write(request: HttpRequest, row: BookedDocument, heading: str) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    units = list_own_units(request.user).filter(closed_on=None)
    form = DocumentForm(units, sent, instance=row)
    refused, is_new = "", row.pk is None
    if sent is not None and form.is_valid():
        try:
            done = (booking.book if is_new else booking.correct)(form.instance, request.user)
            return redirect(_link(done.association, done.direction, done.year))
        except MeetingRefused as refusal:
            refused = str(refusal)
    context = {
        "crumbs": [*list_crumbs(), {"label": "Sổ văn bản", "url": reverse("documents:home")}],
        "form": form,
        "heading": heading[0].upper() + heading[1:],
        "lead": "Số được cấp khi lưu, lần lượt và không bỏ số nào." if is_new
        else f"Trong sổ của {row.association.full_name}.",
        "button": "Vào sổ" if is_new else "Lưu",
        "refused": refused,
    }  # fmt: skip
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "meetings/form.html", context, status=status)


def _link(unit: Association | None, direction: str, year: int) -> str:
    query = {"so": str(direction), "nam": year} | ({"don-vi": unit.pk} if unit else {})
    return f"{reverse('documents:home')}?{urlencode(query)}"
