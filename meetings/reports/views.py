"""The officers' pages of reports: the list, one report, its paragraphs, who signs, its files."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import associations_for, holds
from accounts.models import Role, User
from figures.spans import label_period
from meetings.agendas import MeetingRefused
from meetings.models import PartWhat, Report, ReportParagraph, ReportState
from meetings.reports import drafting, issuing
from meetings.reports.below import ask_for_drafts, tell_asked
from meetings.reports.content import draw_bars
from meetings.reports.forms import DetailsForm, IssuingForm, NewReportForm, ParagraphForm
from meetings.reports.keeping import FILES, ask_for_files, read_file
from meetings.rights import may_lead

MOST = 30  # reports on one leaf
EDITABLE = (ReportState.DRAFT, ReportState.REVIEW)


def find_report(user: User, pk: int) -> Report:
    """A report of the user's part of the tree; 404 outside."""
    rows = Report.objects.within(user.associations())
    return get_object_or_404(rows.select_related("association", "period", "kind"), pk=pk)


def list_crumbs(report: Report | None = None) -> list[dict[str, str]]:
    """Where the pages of reports lie."""
    crumbs = [{"label": "Báo cáo tổng hợp", "url": reverse("reports:home")}]
    if report is not None:
        url = reverse("reports:report", args=[report.pk])
        crumbs.append({"label": report.abstract, "url": url})
    return crumbs


@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The reports of the user's part of the tree, newest period first."""
    rows = Report.objects.within(request.user.associations())
    rows = rows.select_related("association", "period", "kind")
    page = Paginator(rows, MOST).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "reports": [{"row": row, "period": label_period(row.period)} for row in page],
        "may": holds(request.user, Role.ENTRY),
        "asked": tell_asked(request.user),
    }
    return render(request, "meetings/reports/home.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new report, written at once out of figures."""
    holds(request.user, Role.ENTRY).require()
    units = associations_for(request.user, Role.ENTRY).distinct()
    form = NewReportForm(units, request.POST if request.method == "POST" else None)
    refused = ""
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            asked = (said["kind"], said["association"], said["period"], request.user)
            if said["below"]:
                ask_for_drafts(*asked)
                return redirect("reports:home")
            made = drafting.draft(*asked, said.get("group"))
            return redirect("reports:report", made.pk)
        except MeetingRefused as refusal:
            refused = str(refusal)
    context = {"form": form, "heading": "Soạn báo cáo", "crumbs": list_crumbs(),
               "refused": refused, "button": "Viết báo cáo từ số liệu"}  # fmt: skip
    return render(request, "meetings/reports/form.html", context, status=_judge(form, refused))


@never_cache
@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """One report with its paragraphs, and what is to be done next."""
    return show_report(request, find_report(request.user, pk))


def show_report(
    request: HttpRequest, found: Report, refused: str = "", form: IssuingForm | None = None
) -> HttpResponse:
    """The page of a report; ``refused`` says what could not be done."""
    user = request.user
    stale = drafting.find_stale(found) if found.state in EDITABLE else set()
    rows = list(found.paragraphs.all())
    context = {
        "report": found,
        "crumbs": list_crumbs(),
        "parts": [
            {
                "row": row,
                "lines": row.text.splitlines(),
                "is_stale": row.pk in stale,
                "untold": "" if row.kept_numbers else ", ".join(drafting.find_untold_numbers(row)),
                "from_figures": row.what == PartWhat.SENTENCES,
                "bars": draw_bars(row.content) if row.what == PartWhat.CHART else [],
            }
            for row in rows
        ],
        "stale": sum(row.pk in stale and not row.is_edited for row in rows),
        "obstacles": issuing.list_obstacles(found) if found.state in EDITABLE else [],
        "number": issuing.write_number(found),
        "may": may_lead(user, found.association),
        "is_editable": found.state in EDITABLE,
        "form": form or IssuingForm(),
        "offers": [
            offer for name in settings.REPORT_OFFERS for offer in import_string(name)(user, found)
        ],
        "refused": refused,
    }
    status = 409 if refused else 422 if form is not None and form.errors else 200
    return render(request, "meetings/reports/report.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def paragraph(request: HttpRequest, pk: int, paragraph: int) -> HttpResponse:
    """One paragraph: edited, or written out of its figures anew."""
    found = find_report(request.user, pk)
    may_lead(request.user, found.association).require()
    row = get_object_or_404(ReportParagraph.objects.select_related("report"), pk=paragraph,
                            report=found)  # fmt: skip
    initial = {"text": row.text, "source": row.source, "reason": row.kept_numbers,
               "seen": row.version}  # fmt: skip
    form = ParagraphForm(request.POST if request.method == "POST" else None, initial=initial)
    refused = ""
    if request.method == "POST":
        try:
            if "rewrite" in request.POST:
                drafting.rewrite(row, request.user)
                return redirect("reports:report", found.pk)
            if form.is_valid():
                said = form.cleaned_data
                drafting.edit(
                    row, said["text"], request.user, seen=said["seen"], reason=said["reason"],
                    source=said["source"],
                )  # fmt: skip
                return redirect("reports:report", found.pk)
        except MeetingRefused as refusal:
            refused = str(refusal)
    is_narrative = row.what == PartWhat.NARRATIVE
    context = {
        "report": found,
        "row": row,
        "crumbs": list_crumbs(found),
        "form": form,
        "refused": refused,
        "sources": drafting.list_sources(found, row.heading) if is_narrative else [],
        "is_narrative": is_narrative,
        "untold": _warn(drafting.find_untold_numbers(row)),
        "is_editable": found.state in EDITABLE,
    }
    return render(request, "meetings/reports/paragraph.html", context, status=_judge(form, refused))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest, pk: int) -> HttpResponse:
    """To whom a report goes, who signs it."""
    found = find_report(request.user, pk)
    may_lead(request.user, found.association).require()
    form = DetailsForm(found, request.POST if request.method == "POST" else None)
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            issuing.set_details(found, request.user, **form.cleaned_data)
            return redirect("reports:report", found.pk)
        except MeetingRefused as refusal:
            refused = str(refusal)
    context = {"form": form, "heading": "Thể thức", "crumbs": list_crumbs(found),
               "refused": refused, "button": "Lưu thể thức"}  # fmt: skip
    return render(request, "meetings/reports/form.html", context, status=_judge(form, refused))


@never_cache
@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """The next step of a report."""
    found = find_report(request.user, pk)
    may_lead(request.user, found.association).require()
    steps = {"submit": issuing.submit, "give_back": issuing.give_back, "freeze": issuing.freeze,
             "refresh": drafting.rewrite_stale}  # fmt: skip
    step = request.POST.get("step", "")
    try:
        if step == "issue":
            form = IssuingForm(request.POST)
            if not form.is_valid():
                return show_report(request, found, form=form)
            issuing.issue(found, request.user, form.cleaned_data["signed_on"])
            ask_for_files(found, request.user)
        elif step in steps:
            steps[step](found, request.user)
        else:
            raise MeetingRefused("Không rõ việc cần làm. Hãy tải lại trang.")
    except MeetingRefused as refusal:
        return show_report(request, found, str(refusal))
    return redirect("reports:report", found.pk)


@never_cache
@require_safe
def file(request: HttpRequest, pk: int, what: str, extension: str) -> HttpResponse:
    """A report as PDF or Word, its key figures as slides."""
    found = find_report(request.user, pk)
    if (what, extension) not in FILES:
        raise Http404
    return send_file(found, what, extension, read_file(found, what, extension))


def send_file(found: Report, what: str, extension: str, body: bytes) -> HttpResponse:
    """One of the files of a report, as a download."""
    response = HttpResponse(body, content_type=FILES[what, extension][1])
    response["Content-Disposition"] = f'attachment; filename="{what}-{found.pk}.{extension}"'
    return response


def _warn(numbers: list[str]) -> str:
    return f"Số không khớp số liệu nào: {', '.join(numbers)}." if numbers else ""


def _judge(form, refused: str) -> int:
    return 409 if refused else 422 if form.errors else 200
