"""The page of data integrity on the desk, for operators."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from khuyenhoc.lib.names import clean
from records.integrity import MOST_ROWS, ask_to_look, ask_to_mend, list_checks, list_findings
from records.models import Job

NO_REASON = "Chưa sửa gì. Hãy ghi lý do rồi bấm lại: lý do được giữ trong nhật ký."


def show_integrity(request: HttpRequest, site: admin.AdminSite) -> HttpResponse:
    """Each check with its rows; asks for a check or a mend by POST."""
    if not request.user.is_superuser:
        raise PermissionDenied("Trang này dành cho người vận hành.")
    if request.method == "POST":
        _ask(request)
        return redirect("admin:records_job_integrity")
    context = {
        **site.each_context(request),
        "title": "Toàn vẹn dữ liệu",
        "opts": Job._meta,
        "findings": list_findings(),
        "most_rows": MOST_ROWS,
    }
    return TemplateResponse(request, "desk/integrity.html", context)


def _ask(request: HttpRequest) -> None:
    chosen = [each for each in list_checks() if each.name == request.POST.get("check")]
    if request.POST.get("check") == "":
        for each in list_checks():
            ask_to_look(each, request.user)
        messages.success(request, "Đã xếp kiểm tra tất cả. Tải lại trang này sau ít phút.")
    elif not chosen:
        raise Http404
    elif "mend" not in request.POST:
        ask_to_look(chosen[0], request.user)
        messages.success(request, "Đã xếp kiểm tra. Tải lại trang này sau ít phút.")
    elif not chosen[0].mend:
        raise Http404
    elif not (reason := clean(request.POST.get("reason", ""))):
        messages.error(request, NO_REASON)
    else:
        ask_to_mend(chosen[0], request.user, reason[:300])
        messages.success(request, "Đã xếp sửa rồi kiểm tra lại. Tải lại trang sau ít phút.")
