"""The workbook of centres' year on the desk: handed out, looked through, written, given back."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from accounts.access import associations_for
from accounts.models import Role
from associations.desk import LOOK_ONLY
from associations.models import Association
from khuyenhoc.lib import tables
from khuyenhoc.lib.sheets.child_process import Busy
from khuyenhoc.lib.sheets.grid import Refused, column_letters
from khuyenhoc.lib.sheets.limits import LIST
from khuyenhoc.lib.sheets.reading import Problem
from learning_models.centres import approving
from learning_models.centres.book import (
    CHANGED,
    NEW,
    SAME,
    Book,
    check_year,
    list_units,
    mark_file,
    read_book,
    store,
    write_book,
)
from records.models import Upload
from records.uploads import keep_upload

SHOWN = 200  # problems and lines listed on a page
NAME = "learning_models_centreyear"
NO_YEAR = "Hãy ghi năm bằng bốn chữ số, ví dụ 2025; không phải năm chưa tới."


class BooksMixin:
    """The pages of ``CentreYearAdmin`` that hand out and take in files."""

    def list_book_urls(self, wrap: Callable) -> list[URLPattern]:
        """The addresses of these pages."""
        return [
            path("tai-mau/", wrap(self.template_view), name=f"{NAME}_template"),
            path("tai-len/", wrap(self.upload_view), name=f"{NAME}_upload"),
            path("tai-len/xem/", wrap(self.preview_view), name=f"{NAME}_preview"),
            path("tai-len/tra-loi/", wrap(self.answer_view), name=f"{NAME}_answer"),
        ]

    def template_view(self, request: HttpRequest) -> HttpResponse:
        """The workbook to fill in, for ?nam= (last year)."""
        self._require_right(request)
        year = check_year(request.GET.get("nam", "") or str(timezone.localdate().year - 1))
        if year is None:
            messages.error(request, NO_YEAR)
            return redirect(f"admin:{NAME}_upload")
        return _send_book(write_book(list_units(request.user), year), f"trung-tam-{year}.xlsx")

    def upload_view(self, request: HttpRequest) -> HttpResponse:
        """Send the workbook of a year."""
        self._require_right(request)
        year = request.POST.get("nam", str(timezone.localdate().year - 1))
        context: dict[str, Any] = {"year": year}
        if request.method == "POST":
            file = request.FILES.get("file")
            if check_year(year) is None:
                context["refused"] = NO_YEAR
            elif file is None:
                context["refused"] = "Chưa chọn tệp. Hãy chọn tệp rồi bấm Gửi."
            else:
                try:
                    upload = keep_upload(
                        file, association=_find_seat(request), by=request.user, limits=LIST
                    )
                except Refused as problem:
                    context["refused"] = str(problem)
                else:
                    asked = urlencode({"tep": upload.pk, "nam": year})
                    return redirect(f"{reverse(f'admin:{NAME}_preview')}?{asked}")
        return self._show(request, "desk/centre_upload.html", "Gửi năm của trung tâm", context)

    def preview_view(self, request: HttpRequest) -> HttpResponse:
        """What the file sent would change; by POST it does."""
        self._require_right(request)
        upload, year = _find_upload(request)
        try:
            book = _read(request, upload, year)
        except (Refused, Busy) as problem:
            messages.error(request, str(problem))
            return redirect(f"admin:{NAME}_upload")
        context = _show_book(book) | {"upload": upload, "year": year}
        if request.method == "POST" and book.is_right:
            try:
                written = store(book, request.user)
            except approving.Refused as problem:
                context["refused"] = str(problem)
            except IntegrityError:
                context["refused"] = "Vừa có người ghi cùng các trung tâm này. Hãy xem lại rồi ghi."
            else:
                messages.success(
                    request, f"Đã ghi {written} dòng của năm {year}, chờ người khác duyệt."
                )
                return redirect(f"admin:{NAME}_changelist")
        title = f"Xem trước: trung tâm học tập cộng đồng năm {year}"
        return self._show(request, "desk/centre_preview.html", title, context)

    def answer_view(self, request: HttpRequest) -> HttpResponse:
        """The file sent back, its bad cells marked."""
        self._require_right(request)
        upload, year = _find_upload(request)
        try:
            book = _read(request, upload, year)
            with tempfile.TemporaryDirectory() as folder:
                out = Path(folder) / "tra-loi.xlsx"
                mark_file(upload, Path(upload.file.path), book.problems, out)
                content = out.read_bytes()
        except (Refused, Busy) as problem:
            messages.error(request, str(problem))
            return redirect(f"admin:{NAME}_upload")
        return _send_book(content, f"can-sua-trung-tam-{year}.xlsx")

    def _show(
        self, request: HttpRequest, template: str, title: str, context: dict[str, Any]
    ) -> HttpResponse:
        frame = self.admin_site.each_context(request)
        more = {"title": title, "opts": self.opts, "media": self.media}
        return TemplateResponse(request, template, {**frame, **more, **context})

    def _require_right(self, request: HttpRequest) -> None:
        if not self.has_add_permission(request):
            raise PermissionDenied(LOOK_ONLY)


def _find_seat(request: HttpRequest) -> Association:
    """Where the sender sits: the highest of his posts of entry; an operator at the root."""
    seats = associations_for(request.user, Role.ENTRY).order_by("depth", "lft")
    return seats.first() or Association.objects.roots().get()


def _find_upload(request: HttpRequest) -> tuple[Upload, int]:
    """The sender's own file of ?tep= and the year of ?nam=; 404 where there is none."""
    key, year = request.GET.get("tep", ""), check_year(request.GET.get("nam", ""))
    own = Upload.objects.filter(uploaded_by=request.user, is_sealed=False, dropped_at=None)
    upload = own.filter(pk=int(key)).first() if key.isdecimal() and len(key) < 10 else None
    if upload is None or year is None:
        raise Http404("Không còn tệp này. Hãy gửi lại tệp.")
    return upload, year


def _read(request: HttpRequest, upload: Upload, year: int) -> Book:
    return read_book(upload.file.path, upload.name, request.user, year)


def _show_book(book: Book) -> dict[str, Any]:
    lines = [
        {
            "unit": line.unit.full_name,
            "centre": line.centre.name if line.centre else line.name,
            "word": line.word,
            "rating": line.values.get("rating"),
            "numbers": [line.values.get(key) for key in ("classes", "turns", "activities",
                                                         "budget")],
        }
        for line in book.lines
    ]  # fmt: skip
    return {
        "problems": [_show_problem(one) for one in book.problems[:SHOWN]],
        "count": len(book.problems),
        "more": max(len(book.problems) - SHOWN, 0),
        "notices": book.notices,
        "lines": lines[:SHOWN],
        "more_lines": max(len(lines) - SHOWN, 0),
        "counts": {"new": book.count(NEW), "changed": book.count(CHANGED),
                   "same": book.count(SAME)},
        "to_write": book.count(NEW) + book.count(CHANGED) if book.is_right else 0,
    }  # fmt: skip


def _show_problem(one: Problem) -> dict[str, str]:
    where = "Cả tệp"
    if one.sheet:
        where = f"Trang '{one.sheet}'"
        if one.row and one.column:
            where += f", ô {column_letters(one.column)}{one.row}"
    return {"where": where, "text": one.message}


def _send_book(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=tables.XLSX,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
