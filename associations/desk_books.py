"""The workbook of decisions on the desk: handed out, taken in, given back with its cells marked."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from associations.desk import LOOK_ONLY
from associations.models import Reorganisation, ReorganisationStatus
from associations.reorganisation_forms import find_free_sequence
from associations.reorganisation_page import has_scan
from associations.reorganisation_uploads import (
    Sent,
    drop_file,
    find_file,
    find_path,
    keep_file,
    remember,
    write_answer_file,
)
from associations.reorganising.changes import read_lines, write_lines
from associations.reorganising.request import DecisionFields, Request, read_request
from associations.reorganising.unit_names import UnitNames
from associations.reorganising.workbook import write_request
from khuyenhoc.lib import tables
from khuyenhoc.lib.dates import format_date, parse_date
from khuyenhoc.lib.numbers import Unclear
from khuyenhoc.lib.sheets.child_process import Busy
from khuyenhoc.lib.sheets.grid import Refused, column_letters

SHOWN = 200  # problems listed on the page of an upload
DRAFT = ReorganisationStatus.DRAFT
ELSEWHERE = (
    "Đợt sắp xếp này có đơn vị ngoài phạm vi của bạn; hội cấp trên của tất cả các đơn vị ấy mới"
    " được soạn và áp dụng."
)


class BooksMixin:
    """The pages of ``ReorganisationAdmin`` that hand out and take in files."""

    def list_book_urls(self, wrap: Callable) -> list[URLPattern]:
        """The addresses of these pages."""
        name = "associations_reorganisation"
        return [
            path("tai-mau/", wrap(self.template_view), name=f"{name}_template"),
            path("tai-len/", wrap(self.upload_view), name=f"{name}_upload"),
            path("tai-len/tra-loi/", wrap(self.answer_view), name=f"{name}_answer"),
            path("<int:key>/bang/", wrap(self.book_view), name=f"{name}_book"),
            path("<int:key>/ban-chup/", wrap(self.scan_view), name=f"{name}_scan"),
        ]

    def template_view(self, request: HttpRequest) -> HttpResponse:
        """The workbook to fill in, for a decision in force on ?ngay= (tomorrow)."""
        self._require_right(request)
        try:
            day = parse_date(request.GET["ngay"]) if request.GET.get("ngay") else None
        except Unclear as problem:
            messages.error(request, str(problem))
            return redirect("admin:associations_reorganisation_upload")
        day = day or timezone.localdate() + timedelta(days=1)
        names = UnitNames(day, self.list_roots(request))
        content = write_request(day, list(names.units.values()), names=names)
        return _send_book(content, f"sap-xep-{day:%Y-%m-%d}.xlsx")

    def book_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """A decision with its lines as the same workbook."""
        decision = self.get_object(request, str(key))
        day = decision.in_force_on or timezone.localdate()
        own = UnitNames(day, None if request.user.is_superuser else request.user.associations())
        fields = DecisionFields(
            decision.number, decision.body, decision.signed_on, decision.in_force_on,
            decision.sequence, decision.note,
        )  # fmt: skip
        lines = read_lines(decision)
        content = write_request(day, list(own.units.values()), [(fields, lines)], own)
        return _send_book(content, f"sap-xep-{decision.pk}.xlsx")

    def upload_view(self, request: HttpRequest) -> HttpResponse:
        """Send the workbook: its problems at their cells, else its decisions as drafts."""
        self._require_right(request)
        context: dict[str, Any] = {"problems": [], "notices": []}
        if request.method == "POST":
            file = request.FILES.get("file")
            if file is None:
                context["refused"] = "Chưa chọn tệp. Hãy chọn tệp rồi bấm Gửi."
            else:
                try:
                    sent = keep_file(request, file)
                    asked = read_request(find_path(sent), sent.name, self.list_roots(request))
                except (Refused, Busy) as problem:
                    drop_file(request)
                    context["refused"] = str(problem)
                else:
                    if not asked.problems:
                        return self._keep_drafts(request, sent, asked)
                    context |= _show_problems(asked)
                    context["file_name"] = sent.name
        context |= {
            **self.admin_site.each_context(request),
            "title": "Gửi bảng sắp xếp tổ chức",
            "opts": self.opts,
            "day": format_date(timezone.localdate() + timedelta(days=1)),
            "media": self.media,
        }
        return TemplateResponse(request, "desk/reorganisation_upload.html", context)

    @transaction.atomic
    def _keep_drafts(self, request: HttpRequest, sent: Sent, asked: Request) -> HttpResponse:
        """Keep the decisions as drafts; one of the same number and day is written over."""
        kept = []
        for fields, lines in asked.decisions:
            known = self.get_queryset(request).filter(
                status=DRAFT, number=fields.number, in_force_on=fields.in_force_on
            )
            before = known.first() if fields.number else None
            if before is not None and not self.is_covered(request, before):
                raise PermissionDenied(ELSEWHERE)
            draft = fields.make_draft()
            if before is not None:
                draft.pk, draft.scan, draft.answers = before.pk, before.scan, before.answers
            taken = Reorganisation.objects.filter(
                in_force_on=fields.in_force_on, sequence=fields.sequence
            ).exclude(pk=draft.pk)
            if taken.exists() and fields.in_force_on:
                draft.sequence = find_free_sequence(fields.in_force_on, draft.pk)
            draft.save()
            write_lines(draft, lines)
            if not self.is_covered(request, draft):
                raise PermissionDenied(ELSEWHERE)
            kept.append(draft)
        if asked.lines is not None:
            sent.sheet, sent.columns = asked.lines.sheet, asked.lines.columns
        sent.decisions = [draft.pk for draft in kept]
        remember(request, sent)
        for notice in asked.notices:
            messages.info(request, notice)
        messages.success(
            request, f"Đã đọc {len(kept)} quyết định, lưu thành bản soạn. Hãy xem trước hệ quả."
        )
        return redirect("admin:associations_reorganisation_preview", kept[0].pk)

    def answer_view(self, request: HttpRequest) -> HttpResponse:
        """The session's file back, its bad cells marked."""
        self._require_right(request)
        sent = find_file(request)
        if sent is None:
            raise Http404("Không còn tệp nào đang chờ sửa.")
        try:
            asked = read_request(find_path(sent), sent.name, self.list_roots(request))
            problems = [*asked.problems, *self.list_plan_problems(request, sent)]
            content = write_answer_file(sent, problems)
        except (Refused, Busy) as problem:
            messages.error(request, str(problem))
            return redirect("admin:associations_reorganisation_upload")
        return _send_book(content, f"can-sua-{sent.name.rsplit('.', 1)[0]}.xlsx")

    def scan_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """The scan of a decision in one's charge."""
        decision = self.get_object(request, str(key))
        if not has_scan(decision):
            raise Http404("Quyết định này chưa có bản chụp.")
        return FileResponse(decision.scan.open("rb"), as_attachment=True)

    def _require_right(self, request: HttpRequest) -> None:
        if not self.has_add_permission(request):
            raise PermissionDenied(LOOK_ONLY)


def _show_problems(asked: Request) -> dict[str, Any]:
    listed = [
        {
            "where": (
                f"Trang '{one.sheet}', ô {column_letters(one.column)}{one.row}"
                if one.sheet and one.row and one.column
                else f"Trang '{one.sheet}'" if one.sheet else "Cả tệp"
            ),
            "text": one.message,
        }
        for one in asked.problems
    ]  # fmt: skip
    return {
        "problems": listed[:SHOWN],
        "count": len(listed),
        "more": max(len(listed) - SHOWN, 0),
        "notices": asked.notices,
    }


def _send_book(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=tables.XLSX,
        headers={"Content-Disposition": f'attachment; filename="{_make_ascii(name)}"'},
    )


def _make_ascii(name: str) -> str:
    """A file name that every browser takes."""
    return "".join(each if each.isascii() and (each.isalnum() or each in "-_.") else "-"
                   for each in name)  # fmt: skip
