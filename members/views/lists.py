"""Lists by Excel: the workbook, the upload, what was found, and storing it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import associations_for, holds
from accounts.models import Person, ReadKind, Role, User
from accounts.reads import note_reads
from khuyenhoc.day_field import DAY
from khuyenhoc.lib.sheets.grid import Refused
from khuyenhoc.lib.tables import XLSX
from members.forms import MemberListForm
from members.lists.reading import answer_questions, ask_to_read, list_keys, receive, units_to_list
from members.lists.sheet import COLUMNS
from members.lists.storing import ask_to_store
from members.lists.workbook import list_written, write_member_workbook
from members.models import Change, MemberLine, MemberList
from members.views.register import list_crumbs
from records.list_pages import (
    BUSY,
    describe_found,
    describe_limits,
    has_failed,
    read_said,
    tally_changes,
)
from records.models import ListState
from records.sent_lists import CannotStore, drop, read_answer_file

LINES = 50  # lines shown before storing, and lists shown
LABELS = {column.key: column.label for column in COLUMNS}
TALLY = {
    Change.NEW: "hội viên mới",
    Change.CHANGED: "bổ sung thông tin",
    Change.MOVED: "chuyển chi hội",
    Change.SAME: "không đổi",
    Change.DOUBLE: "dòng trùng, ghi một lần",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lists(request: HttpRequest) -> HttpResponse:
    """The lists that were sent from the officer's units, and the door for the next one."""
    sent_now = (request.POST, request.FILES) if request.method == "POST" else ()
    form = MemberListForm(*sent_now, initial={"counted_on": timezone.localdate().strftime(DAY)})
    if request.method == "POST":
        holds(request.user, Role.ENTRY).require()
        if form.is_valid():
            try:
                found = receive(
                    form.cleaned_data["file"],
                    counted_on=form.cleaned_data["counted_on"],
                    sender=associations_for(request.user, Role.ENTRY).order_by("depth", "lft")[0],
                    by=request.user,
                )
                return redirect("members:list", found.pk)
            except Refused as refusal:
                form.add_error("file", str(refusal))
    sent = (
        MemberList.objects.within(request.user.associations())
        .select_related("association", "upload__uploaded_by__person")
        .defer("found")[:LINES]
    )
    context = {
        "crumbs": list_crumbs(),
        "form": form,
        "limits": describe_limits(),
        "can_send": bool(holds(request.user, Role.ENTRY)),
        "lists": [
            {
                "name": each.upload.name or "tệp đã xóa",
                "url": reverse("members:list", args=[each.pk]),
                "what": str(each),
                "at": each.upload.uploaded_at,
                "who": str(each.upload.uploaded_by),
                "state": each.get_state_display().capitalize(),
            }
            for each in sent
        ],
    }
    return render(request, "members/lists.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
def list_template(request: HttpRequest) -> HttpResponse:
    """The ready workbook: the members of the officer's units as the register has them."""
    holds(request.user, Role.ENTRY).require()
    units = units_to_list(request.user)
    members = list_written(units)
    people = Person.objects.filter(pk__in=members.order_by().values("person"))
    note_reads(people, request.user, ReadKind.EXPORT)
    content = write_member_workbook(units, members, timezone.localdate())
    return HttpResponse(
        content, XLSX, headers={"Content-Disposition": 'attachment; filename="hoi-vien.xlsx"'}
    )


@never_cache
@require_safe
def list_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One list: while it is read or stored a page that asks again by itself, then what came."""
    found = find_list(request.user, pk)
    if found.state in BUSY and not has_failed(list_keys(found)):
        context = {"list": found, "crumbs": _list_crumbs()}
        page = render(request, "members/list_waiting.html", context)
        page.headers["Refresh"] = "2"
        return page
    return render(request, "members/list.html", describe_list(found, request.user))


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
        elif found.state == ListState.READ or has_failed(list_keys(found)):
            said = read_said(request.POST)
            if step == "again" or not answer_questions(found, said, request.user):
                ask_to_read(found, request.user)
    except CannotStore as problem:
        context = describe_list(found, request.user) | {"conflict": str(problem)}
        return render(request, "members/list.html", context, status=409)
    return redirect("members:list", pk)


@never_cache
@require_safe
def list_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The sender's own file with its bad cells marked (R6); for the sender alone."""
    found = find_list(request.user, pk)
    content = read_answer_file(found) if found.upload.uploaded_by_id == request.user.pk else b""
    if not content:
        raise Http404
    name = f"{slugify(found.upload.name.rpartition('.')[0]) or 'hoi-vien'}_can-sua.xlsx"
    return HttpResponse(
        content, XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def find_list(user: User, pk: int) -> MemberList:
    """A list from the user's part of the tree; 404 outside."""
    rows = MemberList.objects.within(user.associations())
    related = ("association", "upload__uploaded_by__person", "stored_by__person")
    return get_object_or_404(rows.select_related(*related), pk=pk)


def _list_crumbs() -> list[dict[str, str]]:
    return [*list_crumbs(), {"label": "Danh sách Excel", "url": reverse("members:lists")}]


def describe_list(found: MemberList, user: User) -> dict[str, object]:
    """The context of members/list.html; who did not send the list only reads."""
    is_own = found.upload.uploaded_by_id == user.pk
    context: dict[str, object] = {
        "crumbs": _list_crumbs(),
        "list": found,
        "is_own": is_own,
        "failed": found.state in BUSY and has_failed(list_keys(found)),
        "title": str(found),
    }
    if not found.found:
        return context
    lines = found.lines.exclude(change=Change.SAME).select_related("branch")[:LINES]
    answer_url = reverse("members:list_answer", args=[found.pk])
    return (
        context
        | describe_found(found, LABELS, is_own)
        | {
            "answer_url": answer_url if found.answer and is_own else None,
            "tally": tally_changes(found, TALLY),
            "lines": [_describe_line(each) for each in lines] if is_own else [],
        }
    )


def _describe_line(line: MemberLine) -> dict[str, object]:
    joined = line.joined_on
    return {
        "row": line.row,
        "name": line.name,
        "birth_year": line.birth_year,
        "place": line.branch.full_name,
        "joined": joined and (str(joined.year) if line.is_joined_year_only else joined),
        "change": line.get_change_display().capitalize(),
    }
