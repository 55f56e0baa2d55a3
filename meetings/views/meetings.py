"""Meetings: the list, one meeting, its plan, its papers, minutes and photos."""

from collections.abc import Callable

from django.conf import settings
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import associations_for, holds
from accounts.models import Role, User
from associations.models import Association
from associations.scope import is_within
from khuyenhoc.lib.images import PictureRefused
from khuyenhoc.lib.tables import XLSX
from meetings import calling, giving, minuting, papers, sheets
from meetings.agendas import read_agenda, write_lines
from meetings.calling import MeetingRefused
from meetings.forms import MeetingForm, PaperForm
from meetings.inviting import count_attendance
from meetings.models import Meeting, MeetingKind, MeetingState
from meetings.pending import list_unanswered
from meetings.rights import list_papers, list_readable, list_seats, may_lead
from records.printing import find_root

MOST = 30  # meetings on one leaf
PDF = "application/pdf"
SAID = {
    MeetingState.PLANNED: "Chưa gửi giấy mời.",
    MeetingState.CALLED: "Giấy mời đã gửi tới các đơn vị.",
    MeetingState.HELD: "Cuộc họp đã diễn ra.",
    MeetingState.CANCELLED: "Cuộc họp đã hủy.",
}


def find_meeting(user: User, pk: int) -> Meeting:
    """A meeting that the user may see; 404 outside."""
    rows = list_readable(user).select_related("association", "host", "kind")
    return get_object_or_404(rows, pk=pk)


def find_led(user: User, pk: int) -> Meeting:
    """A meeting that the user leads: 404 where it cannot be seen, 403 where it is only seen."""
    found = find_meeting(user, pk)
    may_lead(user, found.association).require()
    return found


def list_crumbs(meeting: Meeting | None = None) -> list[dict[str, str]]:
    """Where the pages of meetings lie."""
    crumbs = [{"label": "Họp", "url": reverse("meetings:home")}]
    if meeting is not None:
        url = reverse("meetings:meeting", args=[meeting.pk])
        crumbs.append({"label": meeting.title, "url": url})
    return crumbs


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Invitations that wait for an answer, meetings to come and those that were."""
    user, now = request.user, timezone.now()
    units = list_seats(user)
    rows = list_readable(user).select_related("association", "kind")
    coming = rows.filter(ends_at__gte=now).exclude(state=MeetingState.CANCELLED)
    past = rows.filter(ends_at__lt=now).order_by("-begins_at", "-pk")
    context = {
        "waiting": list_unanswered(units)[:MOST],
        "coming": coming.order_by("begins_at", "pk")[:MOST],
        "page": Paginator(past, MOST).get_page(request.GET.get("trang")),
        "tasks": giving.list_open(units)[:MOST],
        "may": holds(user, Role.ENTRY),
    }
    return render(request, "meetings/home.html", context)


@never_cache
@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting, with what is to be done next."""
    return show_meeting(request, find_meeting(request.user, pk))


def show_meeting(
    request: HttpRequest, found: Meeting, refused: str = "", paper_form: PaperForm | None = None
) -> HttpResponse:
    """The page of a meeting; ``refused`` says what could not be done."""
    user = request.user
    may = may_lead(user, found.association)
    units = user.associations()
    mine = found.invitations.filter(unit__in=Association.objects.within(units))
    leads = is_within(found.association, units)
    context = {
        "meeting": found,
        "crumbs": list_crumbs(),
        "agenda": found.agenda.all(),
        "papers": list_papers(user, found),
        "photos": found.photos.select_related("photo"),
        "minutes": found.revisions.select_related("written_by__person").first(),
        "mine": mine.select_related("unit")[:MOST] if not leads else [],
        "count": count_attendance(found) if leads else None,
        "tasks": giving.count_shares(found.tasks.all(), timezone.localdate()) if leads else [],
        "offers": [
            offer for name in settings.MEETING_OFFERS for offer in import_string(name)(user, found)
        ],
        "said": SAID[MeetingState(found.state)],
        "is_over": found.begins_at <= timezone.now(),
        "may": may,
        "paper_form": paper_form or PaperForm(),
        "limits": papers.LIMITS,
        "refused": refused,
    }
    wrong = refused or (paper_form is not None and paper_form.errors)
    return render(request, "meetings/meeting.html", context, status=409 if wrong else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Prepare a meeting."""
    holds(request.user, Role.ENTRY).require()
    form = _make_form(request)
    return _keep(request, form, Meeting(), calling.prepare, "Chuẩn bị cuộc họp")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the plan of a meeting and its agenda."""
    found = find_led(request.user, pk)
    form = _make_form(request, found)
    return _keep(request, form, found, calling.change, "Sửa cuộc họp")


def _make_form(request: HttpRequest, found: Meeting | None = None) -> MeetingForm:
    own = Association.objects.within(associations_for(request.user, Role.ENTRY))
    living = own.filter(closed_on=None).order_by("tree_id", "lft")
    clusters = Association.objects.filter(
        pk__in=[found.association_id, found.host_id] if found else []
    )
    choices = living | clusters
    data = request.POST if request.method == "POST" else None
    usual = {"association": list_seats(request.user).first()}
    return MeetingForm(
        choices, choices, MeetingKind.objects.all(), data, meeting=found, initial=usual
    )


def _keep(
    request: HttpRequest, form: MeetingForm, found: Meeting, do: Callable, heading: str
) -> HttpResponse:
    refused = ""
    agenda = request.POST.get("agenda")
    if request.method == "POST" and form.is_valid():
        try:
            lines = read_agenda(agenda) if agenda is not None else None
            kept = do(form.put_into(found), request.user, lines)
            return redirect("meetings:meeting", kept.pk)
        except MeetingRefused as refusal:
            refused = str(refusal)
    if agenda is None and found.pk:
        agenda = write_lines(found.agenda.all())
    context = {
        "form": form,
        "heading": heading,
        "crumbs": list_crumbs(found if found.pk else None),
        "agenda": agenda,
        "refused": refused,
    }
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "meetings/edit.html", context, status=status)


@never_cache
@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Call, hold, cancel or copy the meeting."""
    found = find_led(request.user, pk)
    deeds: dict[str, Callable[[Meeting, User], Meeting]] = {
        "call": calling.call, "hold": calling.hold, "cancel": calling.cancel,
        "copy": calling.copy,
    }  # fmt: skip
    do = deeds.get(request.POST.get("viec", ""))
    if do is None:
        raise Http404
    try:
        kept = do(found, request.user)
    except MeetingRefused as refusal:
        return show_meeting(request, found, str(refusal))
    return redirect("meetings:edit" if do is calling.copy else "meetings:meeting", kept.pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes: read, and written by who leads the meeting."""
    found = find_meeting(request.user, pk)
    revisions = list(found.revisions.select_related("written_by__person")[:MOST])
    newest = revisions[0] if revisions else None
    text, base = (newest.text, newest.number) if newest else ("", 0)
    refused, theirs = "", None
    if request.method == "POST":
        text = request.POST.get("text", "")
        typed = request.POST.get("base", "")
        base = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else 0
        try:
            minuting.write(found, text, base, request.user)
            return redirect("meetings:minutes", found.pk)
        except minuting.Overtaken as overtaken:
            refused, theirs = str(overtaken), overtaken.newest
            base = theirs.number
        except MeetingRefused as refusal:
            refused = str(refusal)
    context = {
        "meeting": found,
        "crumbs": list_crumbs(found),
        "revisions": revisions,
        "text": text,
        "base": base,
        "theirs": theirs,
        "refused": refused,
        "may": may_lead(request.user, found.association),
    }
    return render(request, "meetings/minutes.html", context, status=409 if refused else 200)


@never_cache
@require_POST
def add_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """A file of the meeting, or a photo taken at it."""
    found = find_led(request.user, pk)
    if "photo" in request.FILES:
        try:
            papers.add_photo(
                found, request.FILES["photo"], request.POST.get("caption", ""), request.user
            )
        except (PictureRefused, MeetingRefused) as refusal:
            return show_meeting(request, found, str(refusal))
        return redirect("meetings:meeting", found.pk)
    form = PaperForm(request.POST, request.FILES)
    if not form.is_valid():
        return show_meeting(request, found, paper_form=form)
    try:
        papers.add_paper(found, by=request.user, **form.cleaned_data)
    except MeetingRefused as refusal:
        return show_meeting(request, found, str(refusal), form)
    return redirect("meetings:meeting", found.pk)


@never_cache
@require_safe
def paper(request: HttpRequest, pk: int, paper: int) -> HttpResponse:
    """A paper of a meeting as it was sent."""
    found = find_meeting(request.user, pk)
    wanted = next((each for each in list_papers(request.user, found) if each.pk == paper), None)
    if wanted is None:
        raise Http404
    return send_paper(wanted)


def send_paper(wanted) -> FileResponse:
    """The file under the name under which it was sent, never shown by the browser itself."""
    return FileResponse(
        wanted.file.open("rb"), as_attachment=True, filename=wanted.name,
        content_type="application/octet-stream",
    )  # fmt: skip


@never_cache
@require_safe
def sheet(request: HttpRequest, pk: int, what: str, extension: str) -> HttpResponse:
    """Programme, sign-in sheet, name cards, list of attendance as a file."""
    found = find_led(request.user, pk)
    invitations = list(found.invitations.select_related("unit"))
    makers: dict[tuple[str, str], Callable[[], bytes]] = {
        ("chuong-trinh", "pdf"): lambda: sheets.print_programme(found),
        ("ky-ten", "pdf"): lambda: sheets.print_sign_in(found, invitations),
        ("the-dai-bieu", "pdf"): lambda: sheets.print_cards(found, invitations, find_root()),
        ("diem-danh", "xlsx"): lambda: sheets.export_attendance(found, invitations),
    }
    if (what, extension) not in makers:
        raise Http404
    answer = HttpResponse(makers[what, extension](), PDF if extension == "pdf" else XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{what}-{found.pk}.{extension}"'
    return answer
