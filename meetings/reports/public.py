"""What everyone reads of reports: those issued, whole, with their files."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import conditional_page, require_safe

from figures.public import finish
from meetings.models import Report
from meetings.reports.content import read_document
from meetings.reports.keeping import FILES, has_kept, read_kept
from meetings.reports.views import send_file

MOST = 30
DOWNLOADS = {"pdf": "Tải PDF", "docx": "Tải Word"}


@login_not_required
@require_safe
@conditional_page
def reports(request: HttpRequest) -> HttpResponse:
    """The issued reports, newest period first."""
    rows = Report.objects.issued().select_related("association", "period")
    page = Paginator(rows, MOST).get_page(request.GET.get("trang"))
    context = {
        "title": "Báo cáo tổng hợp",
        "description": "Báo cáo sơ kết, tổng kết đã ban hành của các cấp hội khuyến học.",
        "page": page,
        "noindex": page.number > 1,
    }
    return finish(request, TemplateResponse(request, "meetings/reports/public_list.html", context))


@login_not_required
@require_safe
@conditional_page
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """One issued report."""
    found = _find(pk)
    document = read_document(found)
    context = {
        "title": found.abstract,
        "description": f"{document.number}, {found.association.title}.",
        "crumbs": [
            {"label": "Báo cáo tổng hợp", "url": reverse("report_pages:reports")},
            {"label": found.association.full_name,
             "url": reverse("associations:unit", args=[found.association_id])},
        ],
        "report": found,
        "document": document,
        "files": [
            {"label": label, "url": reverse("report_pages:file", args=[pk, "bao-cao", extension])}
            for extension, label in DOWNLOADS.items()
            if has_kept(found, "bao-cao", extension)
        ],
        "noindex": found.is_illustrative,
    }  # fmt: skip
    response = TemplateResponse(request, "meetings/reports/public_report.html", context)
    return finish(request, response, None, found.is_illustrative)


@login_not_required
@require_safe
def file(request: HttpRequest, pk: int, what: str, extension: str) -> HttpResponse:
    """An issued report as PDF or Word, once it has been made."""
    found = _find(pk)
    body = read_kept(found, what, extension) if (what, extension) in FILES else None
    if body is None:
        raise Http404
    return send_file(found, what, extension, body)


def _find(pk: int) -> Report:
    rows = Report.objects.issued().select_related("association__parent", "period")
    return get_object_or_404(rows, pk=pk)
