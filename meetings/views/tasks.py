"""Tasks: given from conclusions, told of by units, followed."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from associations.models import Association
from meetings import giving
from meetings.calling import MeetingRefused
from meetings.forms import TasksForm, TellingForm
from meetings.models import Meeting, Progress, Task, TaskShare
from meetings.rights import list_seats, may_lead, may_speak
from meetings.views.inviting import list_levels
from meetings.views.meetings import find_led, list_crumbs

MOST = 50  # tasks or shares on one leaf


@never_cache
@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """What the user's units have to do, and what they gave to others."""
    own = Task.objects.within(request.user.associations()).select_related("association", "meeting")
    page = Paginator(own, MOST).get_page(request.GET.get("trang"))
    keys = [task.pk for task in page]
    counted = own.filter(pk__in=keys)
    context = {
        "crumbs": list_crumbs(),
        "mine": giving.list_open(list_seats(request.user))[:MOST],
        "given": giving.count_shares(counted, timezone.localdate()),
        "page": page,
    }
    return render(request, "meetings/tasks.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Conclusions of a meeting become tasks in one step."""
    found = find_led(request.user, pk)
    form = TasksForm(
        list_levels(found),
        request.POST if request.method == "POST" else None,
        initial={"texts": _suggest(found)},
    )
    refused = ""
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        below = Association.objects.within(Association.objects.filter(pk=found.association_id))
        units = list(below.filter(closed_on=None, level=said["level"]))
        try:
            giving.give(
                found.association, said["texts"].splitlines(), units, request.user,
                due_on=said["due_on"], meeting=found,
            )  # fmt: skip
            return redirect("meetings:meeting", found.pk)
        except MeetingRefused as refusal:
            refused = str(refusal)
    context = {"meeting": found, "crumbs": list_crumbs(found), "form": form, "refused": refused}
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "meetings/give.html", context, status=status)


def _suggest(found: Meeting) -> str:
    """What stands in the minutes behind "Kết luận": each line of it a task."""
    newest = found.revisions.first()
    return "\n".join(giving.find_conclusions(newest.text)) if newest else ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """A task with how far each unit is; by POST it is followed no longer."""
    rows = Task.objects.within(request.user.associations()).select_related("association", "meeting")
    found = get_object_or_404(rows, pk=pk)
    if request.method == "POST":
        giving.end(found, request.user)
        return redirect("meetings:task", found.pk)
    progress = request.GET.get("tien-do", "")
    shares = found.shares.select_related("association")
    if progress in Progress.values:
        shares = shares.filter(progress=progress)
    context = {
        "task": found,
        "crumbs": [*list_crumbs(), {"label": "Nhiệm vụ", "url": reverse("meetings:tasks")}],
        "page": Paginator(shares, MOST).get_page(request.GET.get("trang")),
        "count": giving.count_shares(rows.filter(pk=pk), timezone.localdate())[0],
        "progress": progress,
        "choices": Progress.choices,
        "may": may_lead(request.user, found.association),
    }
    return render(request, "meetings/task.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit's part in a task: how far it is."""
    rows = TaskShare.objects.within(request.user.associations())
    found = get_object_or_404(rows.select_related("task__association", "association"), pk=pk)
    form = TellingForm(
        request.POST if request.method == "POST" else None,
        initial={"progress": found.progress, "evidence": found.evidence},
    )
    refused, may = "", may_speak(request.user, found.association)
    if request.method == "POST":
        may.require()
    if request.method == "POST" and form.is_valid():
        try:
            giving.tell(found, Progress(form.cleaned_data["progress"]),
                        form.cleaned_data["evidence"], request.user)  # fmt: skip
            return redirect("meetings:tasks")
        except MeetingRefused as refusal:
            refused = str(refusal)
    context = {
        "share": found,
        "task": found.task,
        "crumbs": [*list_crumbs(), {"label": "Nhiệm vụ", "url": reverse("meetings:tasks")}],
        "form": form,
        "may": may,
        "refused": refused,
    }
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "meetings/tell.html", context, status=status)
