"""The cell behind sign-in: the piece of the sheet that a value came from, and the file itself."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from associations.models import Association
from figures.models import Indicator, Period, Submission, Value, ValueStatus
from figures.spans import name_period
from figures.walking import name_cell
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.sheets.grid import Sheet
from khuyenhoc.lib.sheets.reader import Busy, Refused, read
from records.models import Upload

ROWS_AROUND, COLUMNS_AROUND = 4, 4
LABEL_COLUMNS = (1, 2)
LONGEST_TEXT = 60
HIDDEN = "·····"


@dataclass(frozen=True, slots=True)
class Found:
    """A value with its return, found within the associations of the signed-in."""

    value: Value
    submission: Submission
    association: Association
    period: Period
    indicator: Indicator


@require_safe
def cell(request: HttpRequest, period: str, unit: int, indicator: str) -> HttpResponse:
    """The neighbourhood of a value's cell in the file that it came from."""
    found = _find(request, period, unit, indicator)
    upload = found.submission.upload
    fragment, why_not = None, ""
    if upload is not None and found.value.row is not None:
        fragment, why_not = _draw(request, found, upload)
    address = [period, unit, indicator]
    value = found.value
    return TemplateResponse(
        request,
        "figures/cell.html",
        {
            "crumbs": [
                {"label": "Kết quả", "url": reverse("figures:unit", args=address[:2])},
                {"label": found.indicator.label, "url": reverse("figures:walk", args=address)},
            ],
            "indicator": {"label": found.indicator.label, "unit": found.indicator.unit},
            "unit": {"name": found.association.full_name},
            "period": {"label": name_period(found.period)},
            "value": value.number,
            "places": found.indicator.places,
            "state": "approved" if value.status == ValueStatus.APPROVED else "provisional",
            "fragment": fragment,
            "fragment_word": why_not or "Số này được gõ thẳng trên cổng, không có tệp.",
            "sheet": _name_sheet(upload, value.sheet),
            "cell": name_cell(value.row, value.column),
            "typed": value.raw,
            "facts": _list_facts(found),
            "file_url": (
                reverse("figures:cell_file", args=address)
                if upload is not None and _may_take(request, upload)
                else ""
            ),
            "file_name": upload.name if upload is not None else "",
            "walk_url": reverse("figures:walk", args=address),
        },
    )


@require_safe
def cell_file(request: HttpRequest, period: str, unit: int, indicator: str) -> HttpResponse:
    """The file that a value came from, as it was sent."""
    found = _find(request, period, unit, indicator)
    upload = found.submission.upload
    if upload is None:
        raise Http404
    if not _may_take(request, upload):
        raise PermissionDenied(
            "Tệp này còn có số liệu của đơn vị khác, ngoài phần bạn phụ trách. "
            "Bạn xem được vùng quanh ô của đơn vị mình; cần cả tệp thì hỏi hội cấp trên."
        )
    return FileResponse(
        upload.file.open("rb"),
        as_attachment=True,
        filename=upload.name,
        content_type="application/octet-stream",
    )


def _find(request: HttpRequest, period: str, unit: int, indicator: str) -> Found:
    """The value that counts: the approved one, else the one that waits; 404 outside the subtree."""
    roots = request.user.associations()
    association = Association.objects.filter(pk=unit).within(roots, past=True).first()
    here = Period.objects.filter(code=period).first()
    line = Indicator.objects.filter(code=indicator).first()
    if association is None or here is None or line is None:
        raise Http404
    value = (
        Value.objects.filter(
            period=here,
            association=association,
            indicator=line,
            status__in=[ValueStatus.APPROVED, ValueStatus.PROVISIONAL],
        )
        .order_by("-status")
        .first()
    )
    if value is None:
        raise Http404
    submission = Submission.objects.select_related(
        "upload", "form_version__form", "submitted_by__person", "approved_by__person"
    ).get(pk=value.submission_id)
    return Found(value, submission, association, here, line)


def _may_take(request: HttpRequest, upload: Upload) -> bool:
    """Whether every unit in the file lies within the person's associations."""
    roots = request.user.associations()
    given = Association.objects.filter(submissions__upload=upload)
    outside = given.exclude(pk__in=given.within(roots, past=True)).exists()
    return not outside


def _draw(request: HttpRequest, found: Found, upload: Upload) -> tuple[dict[str, Any] | None, str]:
    """The fragment for components/excel_fragment.html, or why it cannot be drawn."""
    try:
        with tempfile.NamedTemporaryFile() as copy, upload.file.open("rb") as source:
            copyfileobj(source, copy)
            copy.flush()
            workbook = read(Path(copy.name), upload.name)
    except (Refused, Busy) as error:
        return None, str(error)
    except FileNotFoundError:
        return None, "Tệp gốc không còn trong kho lưu trữ. Hãy báo người vận hành cổng."
    if found.value.sheet is None or found.value.sheet >= len(workbook.sheets):
        return None, ""
    sheet = workbook.sheets[found.value.sheet]
    return draw_fragment(
        sheet, found.value.row, found.value.column, _list_hidden(request, found, sheet)
    ), ""


def draw_fragment(
    sheet: Sheet, row: int, column: int, hidden: set[tuple[int, int]]
) -> dict[str, Any]:
    """The cells around one, with the columns of labels; those in ``hidden`` are not told."""
    last = max((place[1] for place in sheet.cells), default=column)
    columns = sorted(
        {*LABEL_COLUMNS, *range(max(1, column - COLUMNS_AROUND), column + COLUMNS_AROUND + 1)}
    )
    columns = [number for number in columns if number <= max(last, column)]
    rows = range(max(1, row - ROWS_AROUND), row + ROWS_AROUND + 1)

    def tell(r: int, c: int) -> dict[str, Any]:
        found = sheet.cells.get((r, c))
        text = HIDDEN if (r, c) in hidden else found.raw.strip() if found else ""
        return {
            "text": text[:LONGEST_TEXT],
            "is_label": c in LABEL_COLUMNS and c != column,
            "is_odd": (r, c) == (row, column),
            "is_far": abs(c - column) > 1 and c != LABEL_COLUMNS[-1],
        }

    return {
        "label": f"Vùng quanh ô {name_cell(row, column)}",
        "columns": [
            {
                "letter": name_cell(1, c)[:-1],
                "is_here": c == column,
                "is_far": abs(c - column) > 1 and c != LABEL_COLUMNS[-1],
            }
            for c in columns
        ],
        "rows": [
            {"number": str(r), "is_here": r == row, "cells": [tell(r, c) for c in columns]}
            for r in rows
        ],
    }


def _list_hidden(request: HttpRequest, found: Found, sheet: Sheet) -> set[tuple[int, int]]:
    """The cells that units outside the person's associations gave, and the rest of their rows."""
    roots = request.user.associations()
    given = Value.objects.filter(
        submission__upload=found.submission.upload, sheet=found.value.sheet, row__isnull=False
    )
    senders = Association.objects.filter(submissions__upload=found.submission.upload)
    inside = set(senders.within(roots, past=True).values_list("pk", flat=True))
    ours: set[int] = set()
    theirs: set[tuple[int, int]] = set()
    for association, row, column in given.values_list("association", "row", "column"):
        if association in inside:
            ours.add(row)
        else:
            theirs.add((row, column))
    rows = {row for row, _ in theirs} - ours
    return theirs | {
        place for place in sheet.cells if place[0] in rows and place[1] not in LABEL_COLUMNS
    }


def _name_sheet(upload: Upload | None, sheet: int | None) -> str:
    if upload is None or sheet is None or sheet >= len(upload.sheets):
        return ""
    named = upload.sheets[sheet]
    return named if isinstance(named, str) else str(named.get("name", ""))


def _list_facts(found: Found) -> list[dict[str, Any]]:
    """Who sent it, when, who approved it, by what form, the hash of the file."""
    sent, version, upload = found.submission, found.submission.form_version, found.submission.upload
    facts: list[dict[str, Any]] = []
    if version is not None:
        facts.append({"label": "Biểu", "value": version.form.name, "note": f"bản {version.number}"})
    facts.append(
        {
            "label": "Người nộp",
            "value": str(sent.submitted_by) if sent.submitted_by else "không qua tài khoản",
            "note": f"{format_date(sent.submitted_at)}"
            + (f"; nhập thay: {sent.on_behalf}" if sent.on_behalf else ""),
        }
    )
    if sent.approved_at is not None:
        facts.append(
            {
                "label": "Người duyệt",
                "value": str(sent.approved_by) if sent.approved_by else "không qua tài khoản",
                "note": format_date(sent.approved_at),
            }
        )
    if sent.source:
        facts.append({"label": "Nguồn công bố", "value": sent.source, "url": sent.source_url})
    if upload is not None:
        facts.append({"label": "Mã băm của tệp", "value": upload.sha256, "kind": "hash"})
    return facts
