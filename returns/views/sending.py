"""Sending the returns of one form and period: the workbook, the upload, what was sent."""

from collections.abc import Iterable
from itertools import groupby

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.access import associations_for, holds
from accounts.models import Mandate, Role, User
from associations.models import Association
from associations.scope import AssociationQuerySet
from figures.models import Due, PeriodUnit
from figures.owing import find_version
from khuyenhoc.lib.sheets.grid import Refused
from khuyenhoc.lib.sheets.limits import RETURN, show_size
from khuyenhoc.lib.sheets.reading import Severity
from meetings.pending import list_tasks as list_given_tasks
from meetings.rights import list_own_units
from records.models import Upload
from returns.forms import UploadForm
from returns.models import Reading, ReadingState, ReturnState, Step, StepKind
from returns.receiving import receive
from returns.sending import NOT_GIVEN, require_may_send, sendable
from returns.states import Conflict
from returns.submission import withdraw
from returns.views.asked import find_form, find_period
from returns.views.home import describe_deadline, period_words
from returns.work import SIGNS, Task, latest_readings
from returns.workbook import asked_lines, write_workbook

SIGN_OF_STEP = {
    StepKind.SUBMIT: "submitted",
    StepKind.SEND_BACK: "sent_back",
    StepKind.APPROVE: "approved",
    StepKind.REOPEN: "sent_back",
}
THREAD = 400  # steps that a page tells of, before those taken at once are joined
GRID_UNITS = 12  # more units than this are sent by file
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def find_task(user: User, form_code: str, period_code: str, unit: int | None = None) -> Task:
    """The officer's returns of a form and period.

    404 when none of them (or not that of ``unit``, where one is asked for) lies in his subtree, 403
    with the reason when none is his to send.
    """
    form, period = find_form(form_code), find_period(period_code)
    dues = list(sendable(user, form, period))
    if not dues:
        seen = Due.objects.within(user.associations(), past=True)
        of_unit = {} if unit is None else {"unit__association": unit}
        if not seen.filter(form=form, unit__period=period, **of_unit).exists():
            raise Http404
        holds(user, Role.ENTRY).require()
        raise PermissionDenied(NOT_GIVEN)
    return Task(form, period, dues)


def find_sender(user: User, due: Due) -> Association:
    """Where the officer sits who sends ``due``; the reason in words when no post of his may."""
    holds(user, Role.ENTRY).require()
    seats = list(associations_for(user, Role.ENTRY).distinct().order_by("depth", "lft"))
    if len(seats) == 1:
        return seats[0]
    period, unit = due.unit.period, due.unit
    own = set(
        PeriodUnit.objects.filter(
            period=period, association__in=seats, lft__lte=unit.lft, rght__gte=unit.rght
        ).values_list("association_id", flat=True)
    )
    given = set(
        Mandate.objects.filter(post__in=user.posts(), units=unit.association_id).values_list(
            "post__association_id", flat=True
        )
    )
    return next(seat for seat in seats if not own | given or seat.pk in own | given)


@never_cache
@require_safe
def return_page(request: HttpRequest, form: str, period: str) -> HttpResponse:
    """One form and period: what is asked, until when, and everything that was sent."""
    task = find_task(request.user, form, period)
    return render(request, "returns/return.html", describe_task(request, task, UploadForm()))


@never_cache
@require_safe
def template_file(request: HttpRequest, form: str, period: str) -> HttpResponse:
    """The ready workbook for the officer's units."""
    task = find_task(request.user, form, period)
    sender = find_sender(request.user, task.dues[0])
    version = find_version(task.form, task.period)
    content = write_workbook(version, task.period, task.dues, sender.full_name)
    name = f"{task.form.code}_{task.period.code}_{slugify(sender.name) or sender.pk}.xlsx"
    return HttpResponse(
        content, XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@never_cache
@require_POST
def upload(request: HttpRequest, form: str, period: str) -> HttpResponse:
    """Take a file, read it, and lead to what was found in it."""
    task = find_task(request.user, form, period)
    require_may_send(request.user, task.dues)
    sender = find_sender(request.user, task.dues[0])
    bound = UploadForm(request.POST, request.FILES)
    if bound.is_valid():
        try:
            reading = receive(
                bound.cleaned_data["file"],
                version=find_version(task.form, task.period),
                period=task.period,
                sender=sender,
                by=request.user,
            )
            return redirect("returns:reading", reading.pk)
        except Refused as refusal:
            bound.add_error("file", str(refusal))
    context = describe_task(request, task, bound)
    return render(request, "returns/return.html", context, status=422)


@never_cache
@require_POST
def withdraw_all(request: HttpRequest, form: str, period: str) -> HttpResponse:
    """Take back what was submitted and is not yet approved."""
    task = find_task(request.user, form, period)
    waiting = [due.return_of for due in task.dues if due.return_of.state == ReturnState.SUBMITTED]
    try:
        if waiting:
            withdraw(waiting, request.user)
    except Conflict as conflict:
        context = describe_task(request, task, UploadForm())
        context["problem"] = {"text": str(conflict), "reading_url": ""}
        return render(request, "returns/return.html", context, status=409)
    return redirect_to_task(task)


@never_cache
@require_safe
def original_file(request: HttpRequest, pk: int) -> FileResponse:
    """The file as it was sent; for those in whose subtree its sender lies (A3: successors too)."""
    reachable = Upload.objects.within(request.user.associations(), past=True)
    reachable = reachable.filter(is_sealed=False)  # lists of people have a door of their own
    kept = get_object_or_404(reachable, pk=pk)
    return FileResponse(kept.file.open("rb"), as_attachment=True, filename=kept.name)


def describe_task(request: HttpRequest, task: Task, upload_form: UploadForm) -> dict[str, object]:
    """The context of returns/return.html."""
    today = timezone.localdate()
    user = request.user
    address = [task.form.code, task.period.code]
    version = find_version(task.form, task.period)
    is_open = task.period.is_open
    can_send = is_open and task.done < len(task.dues)
    done = {} if task.done < len(task.dues) else {"word": "Đã nộp đủ"}
    return {
        "crumbs": [{"label": "Việc cần làm", "url": reverse("returns:home")}],
        "form": {"code": task.form.code, "name": task.form.name},
        "unit": {"name": name_units(task.dues)},
        "period": {"label": period_words(task.period)},
        "state": "overdue" if task.is_late(today) else SIGNS[task.state],
        "deadline": describe_deadline(task.deadline, today) | done,
        "on_behalf": _describe_on_behalf(user, task),
        "counts": {"units": len(task.dues), "indicators": len(asked_lines(version))},
        "template_url": reverse("returns:template", args=address),
        "grid_url": reverse("returns:grid", args=[*address, task.dues[0].unit.association_id])
        if can_send and len(task.dues) <= GRID_UNITS
        else None,
        "problem": _describe_problem(user, task) if can_send else None,
        "given_tasks": list_given_tasks(_list_asked(user, task)) if can_send else [],
        "upload_form": upload_form,
        "upload_url": reverse("returns:upload", args=address),
        "limits": describe_short_limits(),
        "can_send": can_send,
        "closed_word": "" if is_open else f"Kỳ {period_words(task.period)} đã khóa.",
        "submitted": _describe_submitted(task, address),
        "units": [describe_unit(due) for due in task.dues],
        "files": [_describe_file(reading) for reading in _list_readings(user, task)],
        "thread": describe_thread(
            Step.objects.filter(return_of__due__in=task.dues)
            .select_related("by__person", "indicator", "return_of__due__unit__association")
            .order_by("-at", "-pk")[:THREAD],
            len(task.dues),
        ),
    }


def name_units(dues: list[Due]) -> str:
    """ "Xã Võ Nhai", or "Xã Võ Nhai và 29 đơn vị khác"."""
    first = dues[0].unit.association.full_name
    return first if len(dues) == 1 else f"{first} và {len(dues) - 1} đơn vị khác"


def describe_unit(due: Due) -> dict[str, object]:
    """One unit of a return, with its state and where to read it."""
    return {
        "name": due.unit.association.full_name,
        "state": SIGNS[due.return_of.state],
        "url": reverse("returns:unit", args=[due.pk]),
    }


def describe_short_limits() -> str:
    """What may be sent, in one sentence, from the table of limits."""
    size = show_size(RETURN.file_bytes)
    return f"Excel (.xlsx, .xls), LibreOffice (.ods) hoặc CSV; nặng nhất {size}; một tệp."


def describe_thread(steps: Iterable[Step], units: int = 1) -> list[dict[str, object]]:
    """Steps and messages for components/thread.html, oldest first.

    ``units`` is how many returns they are of: more than one are named, and what was done to
    several at once is told once.
    """
    return [
        _describe_steps(list(together), units)
        for _, together in groupby(reversed(list(steps)), key=_what_happened)
    ]


def _what_happened(step: Step) -> tuple[object, ...]:
    """The same for steps that one person took at once about several returns."""
    alone = step.pk if step.indicator_id else None
    return step.kind, step.by_id, step.receipt, step.text, alone, step.at.replace(microsecond=0)


def _describe_steps(steps: list[Step], units: int) -> dict[str, object]:
    step = steps[0]
    about = step.indicator.label if step.indicator else ""
    if units > 1:
        names = name_units([each.return_of.due for each in steps])
        about = f"{about}, {names}" if about else names
    return {
        "who": str(step.by or "Cổng"),
        "at": step.at,
        "what": step.get_kind_display().capitalize(),
        "state": SIGN_OF_STEP.get(step.kind),
        "cell": about,
        "text": step.text,
    }


def _describe_on_behalf(user: User, task: Task) -> dict[str, str] | None:
    own = set(user.associations().values_list("pk", flat=True))
    others = [due for due in task.dues if due.unit.association_id not in own]
    if not others:
        return None
    text = f"Bạn nhập thay cho {len(others)} đơn vị. Hệ thống ghi rõ người nhập và lý do."
    return {"text": text}


def _describe_problem(user: User, task: Task) -> dict[str, str] | None:
    reading = latest_readings(user, [task]).get((task.form.pk, task.period.pk))
    if reading is None or reading.state == ReadingState.WAITING:
        return None
    url = reverse("returns:reading", args=[reading.pk])
    if reading.state == ReadingState.REFUSED:
        return {"text": f"Tệp gửi gần nhất không nhận được. {reading.refused}", "reading_url": ""}
    if any(each["severity"] == Severity.ERROR for each in reading.problems):
        return {"text": "Tệp gửi gần nhất còn ô lỗi, chưa nộp được.", "reading_url": url}
    text = "Tệp gửi gần nhất đã đọc xong mà chưa nộp."
    return {"text": text, "reading_url": url, "action": "Xem lại và nộp"}


def _describe_submitted(task: Task, address: list[str]) -> dict[str, object] | None:
    step = (
        Step.objects.filter(return_of__due__in=task.dues, kind=StepKind.SUBMIT)
        .select_related("by__person")
        .order_by("-at", "-pk")
        .first()
    )
    if step is None or not task.done:
        return None
    waits = task.states[ReturnState.SUBMITTED] and task.period.is_open
    return {
        "receipt": step.receipt,
        "at": step.at,
        "who": str(step.by),
        "withdraw_url": reverse("returns:withdraw", args=address) if waits else None,
    }


def _list_asked(user: User, task: Task) -> AssociationQuerySet:
    """The units of the task that the user enters for, whose tasks are asked after with it."""
    return list_own_units(user).filter(pk__in=[due.unit.association_id for due in task.dues])


def _list_readings(user: User, task: Task) -> list[Reading]:
    roots = user.associations()
    return list(
        Reading.objects.within(roots)
        .filter(form_version__form=task.form, period=task.period)
        .defer("found")
        .select_related("upload__uploaded_by__person")
        .order_by("-pk")[:20]
    )


def _describe_file(reading: Reading) -> dict[str, object]:
    kept = reading.upload
    return {
        "name": kept.name,
        "at": kept.uploaded_at,
        "who": str(kept.uploaded_by),
        "size": show_size(kept.size),
        "url": reverse("returns:original", args=[kept.pk]),
        "note": reading.get_state_display().capitalize(),
    }


def redirect_to_task(task: Task) -> HttpResponseRedirect:
    """Back to the page of a form and period."""
    return redirect("returns:return", task.form.code, task.period.code)
