"""Lists by Excel: the template, the upload, what was found, and storing it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import associations_for, holds
from accounts.models import ReadKind, Role, User
from associations.models import Association
from khuyenhoc.lib.sheets.grid import Refused
from learning_models.lists.forms import ListForm
from learning_models.lists.reading import (
    answer_questions,
    ask_to_read,
    receive,
    units_to_list,
)
from learning_models.lists.sheet import list_columns
from learning_models.lists.storing import ask_to_store
from learning_models.lists.workbook import list_last_year, write_list_workbook
from learning_models.models import Change, LearningModel, ListState, ModelYear, NameList
from learning_models.reads import note_bearer_reads
from learning_models.views.asked import list_home_crumbs
from records.list_pages import (
    BUSY,
    describe_found,
    describe_limits,
    has_failed,
    read_said,
    tally_changes,
)
from records.sent_lists import CannotStore, drop, read_answer_file

LINES = 50  # lines shown before storing
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TALLY = {
    Change.NEW: "đăng ký mới",
    Change.CHANGED: "thay đổi",
    Change.SAME: "không đổi",
    Change.KNOWN: "chỉ ghi tên, chưa đăng ký",
    Change.DOUBLE: "dòng trùng, ghi một lần",
    Change.DECIDED: "đã quyết định, giữ nguyên",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lists(request: HttpRequest) -> HttpResponse:
    """The lists that were sent from the officer's units, and the door for the next one."""
    choices = list_choices(request.user)
    sent_now = (request.POST, request.FILES) if request.method == "POST" else ()
    bound = ListForm(choices, *sent_now, initial=_asked(request))
    if request.method == "POST":
        holds(request.user, Role.ENTRY).require()
        if bound.is_valid():
            model, year = bound.cleaned_data["task"]
            try:
                found = receive(
                    bound.cleaned_data["file"],
                    model=get_object_or_404(LearningModel, pk=model),
                    year=year,
                    sender=_find_sender(request.user),
                    by=request.user,
                )
                return redirect("learning_models:list", found.pk)
            except Refused as refusal:
                bound.add_error("file", str(refusal))
    sent = (
        NameList.objects.within(request.user.associations())
        .select_related("model", "association", "upload__uploaded_by__person")
        .defer("found")[:LINES]
    )
    context = {
        "crumbs": _crumbs(),
        "form": bound,
        "limits": describe_limits(),
        "can_send": bool(choices) and bool(holds(request.user, Role.ENTRY)),
        "templates": [
            {"label": label, "url": f"{reverse('learning_models:list_template')}?viec={value}"}
            for value, label in choices
        ],
        "lists": [_describe_sent(each) for each in sent],
    }
    return render(
        request, "learning_models/lists.html", context, status=422 if bound.errors else 200
    )


def list_choices(user: User) -> list[tuple[str, str]]:
    """The open years in which ``user`` may send lists: ("learning_family:2025", its name)."""
    seats = associations_for(user, Role.ENTRY)
    above = Association.objects.none()
    for seat in seats:
        above = above | seat.get_ancestors(include_self=True)
    below = Association.objects.within(seats)
    opened = ModelYear.objects.filter(is_open=True)
    opened = opened.filter(association__in=above.values("pk")) | opened.filter(
        association__in=below.values("pk")
    )
    rows = opened.order_by("-year", "model__order").values_list("model", "year", "model__name")
    return [(f"{model}:{year}", f"{name}, năm {year}") for model, year, name in dict.fromkeys(rows)]


def _asked(request: HttpRequest) -> dict[str, str]:
    return {"task": request.GET.get("viec", "")}


def _find_sender(user: User) -> Association:
    """The highest of the seats from which the user enters."""
    return associations_for(user, Role.ENTRY).order_by("depth", "lft")[0]


@never_cache
@require_safe
def list_template(request: HttpRequest) -> HttpResponse:
    """The ready workbook: last year's bearers of the officer's units, to go on from."""
    holds(request.user, Role.ENTRY).require()
    task = request.GET.get("viec", "")
    if task not in dict(list_choices(request.user)):
        raise Http404
    model_code, _, year = task.partition(":")
    model = get_object_or_404(LearningModel, pk=model_code)
    units = units_to_list(request.user, model, int(year))
    bearers = list_last_year(model, int(year), units)
    note_bearer_reads(bearers, request.user, ReadKind.EXPORT)
    content = write_list_workbook(model, int(year), units, bearers)
    name = f"{slugify(model.name)}-{year}.xlsx"
    return HttpResponse(
        content, XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@never_cache
@require_safe
def list_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One list: while it is read or stored a page that asks again by itself, then what came."""
    found = find_list(request.user, pk)
    if found.state in BUSY and not _has_failed(found):
        page = render(
            request, "learning_models/list_waiting.html", {"list": found, "crumbs": _crumbs()}
        )
        page.headers["Refresh"] = "2"
        return page
    return render(request, "learning_models/list.html", describe_list(found, request.user))


@never_cache
@require_POST
def list_step(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer questions, read again, store, or put aside; only who sent the list."""
    found = find_list(request.user, pk)
    if found.upload.uploaded_by_id != request.user.pk:
        raise PermissionDenied(
            f"Danh sách này do {found.upload.uploaded_by} gửi; chỉ người gửi trả lời và ghi được."
        )
    holds(request.user, Role.ENTRY).require()
    step = request.POST.get("step")
    try:
        if step == "store":
            ask_to_store(found, request.user)
        elif step == "drop":
            drop(found)
        elif found.state == ListState.READ or _has_failed(found):
            said = read_said(request.POST)
            if step == "again" or not answer_questions(found, said, request.user):
                ask_to_read(found, request.user)
    except CannotStore as problem:
        context = describe_list(found, request.user) | {"conflict": str(problem)}
        return render(request, "learning_models/list.html", context, status=409)
    return redirect("learning_models:list", pk)


@never_cache
@require_safe
def list_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The sender's own file with its bad cells marked (R6); for the sender alone."""
    found = find_list(request.user, pk)
    content = read_answer_file(found) if found.upload.uploaded_by_id == request.user.pk else b""
    if not content:
        raise Http404
    name = f"{slugify(found.upload.name.rpartition('.')[0]) or 'danh-sach'}_can-sua.xlsx"
    return HttpResponse(
        content, XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def find_list(user: User, pk: int) -> NameList:
    """A list from the user's part of the tree; 404 outside."""
    rows = NameList.objects.within(user.associations())
    related = ("model", "association", "upload__uploaded_by__person", "stored_by__person")
    return get_object_or_404(rows.select_related(*related), pk=pk)


def _has_failed(found: NameList) -> bool:
    """Whether the job that read or stored the list gave up."""
    return has_failed([f"list-{found.pk}", f"store-list-{found.pk}"])


# ----- contexts -----


def _crumbs() -> list[dict[str, str]]:
    return [
        *list_home_crumbs(),
        {"label": "Danh sách Excel", "url": reverse("learning_models:lists")},
    ]


def _describe_sent(each: NameList) -> dict[str, object]:
    return {
        "name": each.upload.name or "tệp đã xóa",
        "url": reverse("learning_models:list", args=[each.pk]),
        "what": str(each),
        "at": each.upload.uploaded_at,
        "who": str(each.upload.uploaded_by),
        "state": each.get_state_display().capitalize(),
    }


def describe_list(found: NameList, user: User) -> dict[str, object]:
    """The context of learning_models/list.html; who did not send the list only reads."""
    is_own = found.upload.uploaded_by_id == user.pk
    context: dict[str, object] = {
        "crumbs": _crumbs(),
        "list": found,
        "is_own": is_own,
        "failed": _has_failed(found) and found.state in BUSY,
        "again_url": f"{reverse('learning_models:lists')}?viec={found.model_id}:{found.year}",
        "title": f"{found.model} năm {found.year}",
    }
    if not found.found:
        return context
    lines = found.lines.exclude(change=Change.SAME)[:LINES] if is_own else []
    labels = {column.key: column.label for column in list_columns(found.model.subject)}
    answer_url = reverse("learning_models:list_answer", args=[found.pk])
    return (
        context
        | describe_found(found, labels, is_own)
        | {
            "answer_url": answer_url if found.answer and is_own else None,
            "tally": tally_changes(found, TALLY),
            "lines": [_describe_line(each) for each in lines],
        }
    )


def _describe_line(line) -> dict[str, object]:
    return {
        "row": line.row,
        "name": line.name,
        "hamlet": line.hamlet,
        "people": line.people,
        "score": line.score if line.score is not None else line.self_score,
        "change": line.get_change_display().capitalize(),
    }
