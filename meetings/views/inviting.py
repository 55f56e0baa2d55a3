"""Who is invited, what they answer, who is here."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Office
from associations.models import Association, Level
from meetings import inviting
from meetings.calling import MeetingRefused
from meetings.forms import AnswerForm, InvitingForm
from meetings.inviting import count_attendance
from meetings.models import Invitation, Meeting, Reply
from meetings.rights import list_readable, may_speak
from meetings.views.meetings import find_led, list_crumbs

MOST = 100  # invitations on one leaf


def list_levels(meeting: Meeting):
    """The levels of living units under the meeting's association, and its own."""
    below = Association.objects.within(Association.objects.filter(pk=meeting.association_id))
    return Level.objects.filter(code__in=below.filter(closed_on=None).values("level"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose whom to invite, or invite somebody no more."""
    found = find_led(request.user, pk)
    form = InvitingForm(list_levels(found), request.POST if request.method == "POST" else None)
    refused = ""
    if request.method == "POST":
        try:
            if (gone := request.POST.get("bo", "")).isascii() and gone.isdecimal():
                rows = found.invitations.select_related("meeting")
                inviting.take_back(get_object_or_404(rows, pk=int(gone)), request.user)
                return redirect("meetings:invite", found.pk)
            if form.is_valid():
                _invite(found, form, request)
                return redirect("meetings:invite", found.pk)
        except MeetingRefused as refusal:
            refused = str(refusal)
    rows = found.invitations.select_related("unit")
    context = {
        "meeting": found,
        "crumbs": list_crumbs(found),
        "form": form,
        "page": Paginator(rows, MOST).get_page(request.GET.get("trang")),
        "count": count_attendance(found),
        "refused": refused,
    }
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "meetings/invite.html", context, status=status)


def _invite(found: Meeting, form: InvitingForm, request: HttpRequest) -> None:
    levels, said = form.cleaned_data["levels"], form.cleaned_data
    offices = [Office(each) for each in said["offices"]]
    guests = said["guests"].splitlines()
    if levels and not offices:
        raise MeetingRefused("Hãy chọn chức vụ được mời.")
    if not levels and not any(each.strip() for each in guests):
        raise MeetingRefused("Hãy chọn cấp đơn vị, hoặc ghi tên khách mời.")
    below = Association.objects.within(Association.objects.filter(pk=found.association_id))
    units = below.filter(closed_on=None, level__in=levels).exclude(pk=found.association_id)
    inviting.invite(found, units, offices, request.user)
    inviting.invite_guests(found, guests, request.user)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """An invitation to a unit of the user's, and its answer."""
    units = Association.objects.within(request.user.associations())
    readable = list_readable(request.user)
    rows = Invitation.objects.filter(unit__in=units, meeting__in=readable)
    found = get_object_or_404(rows.select_related("meeting__association", "unit"), pk=pk)
    initial = {"reply": found.reply, "delegate": found.delegate, "reason": found.reason}
    data = request.POST if request.method == "POST" else None
    form = AnswerForm(data, initial=initial if found.reply != Reply.NONE else None)
    refused = ""
    may = may_speak(request.user, found.unit)
    if request.method == "POST":
        may.require()
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            inviting.answer(
                found, Reply(said["reply"]), request.user, delegate=said["delegate"],
                reason=said["reason"],
            )  # fmt: skip
            return redirect("meetings:meeting", found.meeting_id)
        except MeetingRefused as refusal:
            refused = str(refusal)
    context = {
        "invitation": found,
        "meeting": found.meeting,
        "crumbs": list_crumbs(found.meeting),
        "form": form,
        "may": may,
        "refused": refused,
    }
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "meetings/answer.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest, pk: int) -> HttpResponse:
    """Check in: by the code on the card, or by a mark in the list."""
    found = find_led(request.user, pk)
    refused, here = "", None
    if request.method == "POST":
        try:
            here = _check_in(found, request)
            if request.POST.get("co-mat") or request.POST.get("vang"):
                return redirect(request.get_full_path())
        except MeetingRefused as refusal:
            refused = str(refusal)
    wanted = request.GET.get("tim", "").strip()[:60]
    rows = found.invitations.select_related("unit")
    if wanted:
        rows = inviting.search(rows, wanted)
    context = {
        "meeting": found,
        "crumbs": list_crumbs(found),
        "page": Paginator(rows, MOST).get_page(request.GET.get("trang")),
        "count": count_attendance(found),
        "here": here,
        "code": request.GET.get("ma", "")[:20],
        "wanted": wanted,
        "refused": refused,
    }
    return render(request, "meetings/door.html", context, status=409 if refused else 200)


def _check_in(found: Meeting, request: HttpRequest) -> Invitation:
    for name, is_here in (("co-mat", True), ("vang", False)):
        if (pk := request.POST.get(name, "")).isascii() and pk.isdecimal():
            row = get_object_or_404(found.invitations.select_related("meeting"), pk=int(pk))
            return inviting.mark_present(row, request.user, is_here=is_here)
    return inviting.check_in(found, request.POST.get("ma", "")[:40], request.user)


@never_cache
@require_safe
def scanned(request: HttpRequest, code: str) -> HttpResponse:
    """From a scanned card to the door of its meeting; nobody is marked by reading an address."""
    rows = Invitation.objects.filter(meeting__in=list_readable(request.user))
    found = get_object_or_404(rows, code=inviting.read_code(code[:40]))
    answer = redirect("meetings:door", found.meeting_id)
    answer["Location"] += f"?ma={found.code}"
    return answer
