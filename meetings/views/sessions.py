"""The calendar of a unit: meetings, and working sessions asked for in advance."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.access import associations_for, holds
from accounts.models import Role, User
from associations.models import Association
from associations.scope import is_within
from meetings import booking
from meetings.calendars import sign_unit
from meetings.calling import MeetingRefused
from meetings.forms import SessionForm
from meetings.models import SessionState, WorkingSession
from meetings.rights import list_seats
from meetings.views.meetings import list_crumbs

MOST = 60


def list_sessions(user: User):
    """Sessions with or of units that the user may see."""
    units = Association.objects.within(user.associations())
    rows = WorkingSession.objects.filter(association__in=units) | WorkingSession.objects.filter(
        asking__in=units
    )
    return rows.select_related("association", "asking").distinct()


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """Sessions to come; by POST one more is asked for."""
    user = request.user
    own = Association.objects.within(associations_for(user, Role.ENTRY)).filter(closed_on=None)
    above = user.associations().get_ancestors(include_self=True)
    usual = {"asking": list_seats(user).first()}
    data = request.POST if request.method == "POST" else None
    form = SessionForm(own, above, data, initial=usual)
    refused = ""
    if request.method == "POST":
        holds(user, Role.ENTRY).require()
        if form.is_valid():
            try:
                booking.ask_session(
                    by=user, **{name: form.cleaned_data[name] for name in SessionForm.SAID}
                )
                return redirect("meetings:sessions")
            except MeetingRefused as refusal:
                refused = str(refusal)
    rows = list_sessions(user).filter(ends_at__gte=timezone.now())
    units = list(user.associations()[:MOST])
    context = {
        "crumbs": list_crumbs(),
        "sessions": rows.order_by("begins_at", "pk")[:MOST],
        "calendars": [
            {"label": unit.full_name,
             "url": request.build_absolute_uri(
                 reverse("meeting_pages:calendar", args=[sign_unit(unit.pk)]))}
            for unit in units
        ],
        "form": form,
        "refused": refused,
        "may": holds(user, Role.ENTRY),
    }  # fmt: skip
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "meetings/sessions.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def session(request: HttpRequest, pk: int) -> HttpResponse:
    """One session: agreed to, refused, or taken back by who asked."""
    user = request.user
    found = get_object_or_404(list_sessions(user), pk=pk)
    units = associations_for(user, Role.ENTRY)
    refused = ""
    if request.method == "POST":
        deed, reply = request.POST.get("viec", ""), request.POST.get("reply", "")
        try:
            if deed == "agree":
                booking.agree(found, user, reply)
            elif deed == "refuse":
                booking.refuse(found, user, reply)
            elif deed == "drop":
                booking.drop(found, user)
            else:
                raise Http404
            return redirect("meetings:session", found.pk)
        except MeetingRefused as refusal:
            refused = str(refusal)
    context = {
        "session": found,
        "crumbs": [*list_crumbs(), {"label": "Lịch làm việc", "url": reverse("meetings:sessions")}],
        "may_answer": found.state == SessionState.ASKED and is_within(found.association, units),
        "may_drop": found.state in (SessionState.ASKED, SessionState.AGREED)
        and is_within(found.asking, units),
        "refused": refused,
    }
    return render(request, "meetings/session.html", context, status=409 if refused else 200)
