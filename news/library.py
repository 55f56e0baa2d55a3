"""The document library as its pages show it: which documents were in force on a day, and one."""

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from khuyenhoc.lib.dates import format_date, parse_date
from khuyenhoc.lib.names import clean, vn_norm
from khuyenhoc.lib.numbers import Unclear
from news.models import Document, DocumentKind

A_LEAF = 20
MB = 1024 * 1024
MOST_BYTES = 25 * MB
# What the first bytes of each kind must be, and what browsers are told that it is.
FILE_KINDS = {
    "pdf": (b"%PDF-", "application/pdf"),
    "docx": (
        b"PK\x03\x04",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "doc": (b"\xd0\xcf\x11\xe0", "application/msword"),
    "xlsx": (b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "odt": (b"PK\x03\x04", "application/vnd.oasis.opendocument.text"),
}


def list_documents(query: QueryDict) -> dict[str, Any]:
    """The context of templates/news/documents.html.

    Reads ``ngay`` (in force on that day), ``loai`` (kind), ``trang``.
    """
    rows = Document.objects.public()
    on, on_text, on_error = _read_day(query)
    if on is not None:
        rows = rows.in_force(on)
    kind = query.get("loai", "")
    if kind in DocumentKind.values:
        rows = rows.filter(kind=kind)
    rows = rows.defer("words", "pairs", "title_words").select_related("replaced_by")
    page = Paginator(rows, A_LEAF).get_page(query.get("trang"))
    return {
        "title": "Thư viện văn bản",
        "documents": [show_row(each) for each in page.object_list],
        "page": page,
        "count": page.paginator.count,
        "on": on,
        "on_text": on_text,
        "on_error": on_error,
        "kinds": [
            {"value": value, "label": label, "is_chosen": value == kind}
            for value, label in DocumentKind.choices
        ],
        "description": "Văn bản của Đảng, Nhà nước và Hội về khuyến học, khuyến tài, "
        "xây dựng xã hội học tập.",
        "noindex": bool(query),
    }


def show_row(document: Document) -> dict[str, Any]:
    """One document in a list: {number, signed, label, abstract, url, is_over, replaced_by}."""
    return {
        "number": document.number,
        "signed": say_signed(document),
        "label": str(document),
        "issuer": document.issuer,
        "abstract": document.abstract,
        "url": document.get_absolute_url(),
        "is_over": is_over(document, timezone.localdate()),
        "replaced_by": document.replaced_by,
    }


def describe_document(document: Document) -> dict[str, Any]:
    """The context of templates/news/document.html."""
    today = timezone.localdate()
    facts = [
        {"label": "Số, ký hiệu", "value": document.number},
        {"label": "Cơ quan ban hành", "value": document.issuer},
        {"label": "Loại", "value": document.get_kind_display()},
        {"label": "Ngày ký", "value": say_signed(document)},
        {"label": "Có hiệu lực từ", "value": _say_day(document.in_force_from)},
        {"label": "Hết hiệu lực từ", "value": _say_end(document, today)},
    ]
    if document.note:
        facts.append({"label": "Ghi chú", "value": document.note})
    return {
        "document": document,
        "title": f"{document}: {document.abstract}",
        "description": document.abstract,
        "facts": facts,
        "is_over": is_over(document, today),
        "replaced_by": document.replaced_by,
        "replaces": list(
            document.replaces.public().defer("words", "pairs", "title_words", "replaced_by")
        ),
        "articles": document.articles.public().newest().listed()[:10],
        "crumbs": [{"label": "Văn bản", "url": reverse("news:documents")}],
    }


def is_over(document: Document, on: date) -> bool:
    """Whether it no longer holds on the day ``on``, as far as is known."""
    if document.in_force_to is not None:
        return document.in_force_to <= on
    new = document.replaced_by
    begun = None if new is None else new.in_force_from or new.signed_on
    return begun is not None and begun <= on


def say_signed(document: Document) -> str:
    """The day of signing, or the year where only that is known."""
    if document.signed_on is not None:
        return format_date(document.signed_on)
    return f"năm {document.signed_year}" if document.signed_year else ""


def take_in_file(document: Document, file: UploadedFile) -> None:
    """Put an uploaded file into ``document``, not yet saved.

    Raises ``ValidationError`` with a sentence where the file is not what its name says.
    """
    kind = Path(file.name or "").suffix.lower().lstrip(".")
    size = file.size or 0
    if kind not in FILE_KINDS:
        raise ValidationError("Hãy gửi tệp PDF, Word (.docx, .doc), Excel (.xlsx) hoặc .odt.")
    if not 0 < size <= MOST_BYTES:
        raise ValidationError(f"Tệp phải có nội dung và không nặng quá {MOST_BYTES // MB} MB.")
    file.seek(0)
    if not file.read(8).startswith(FILE_KINDS[kind][0]):
        raise ValidationError(f"Nội dung tệp không phải .{kind}. Hãy lưu lại tệp rồi gửi lại.")
    file.seek(0)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    document.sha256, document.size, document.file_kind = digest.hexdigest(), size, kind
    file.seek(0)
    document.file.save("document", file, save=False)


def answer_file(document: Document) -> FileResponse:
    """The file as a download under the document's number; ``Http404`` where there is none."""
    if not document.file:
        raise Http404
    name = f"{slugify(vn_norm(document.number)) or 'van-ban'}.{document.file_kind}"
    response = FileResponse(
        document.file.open("rb"),
        as_attachment=True,
        filename=name,
        content_type=FILE_KINDS[document.file_kind][1],
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _read_day(query: QueryDict) -> tuple[date | None, str, str]:
    text = clean(query.get("ngay", ""))[:40]
    if not text:
        return None, "", ""
    try:
        return parse_date(text), text, ""
    except Unclear as problem:
        return None, text, str(problem)


def _say_day(day: date | None) -> str:
    return "chưa rõ" if day is None else format_date(day)


def _say_end(document: Document, today: date) -> str:
    if document.in_force_to is not None:
        return format_date(document.in_force_to)
    return "khi văn bản thay thế có hiệu lực" if is_over(document, today) else "còn hiệu lực"
