"""Words of the public page of learning centres, and of their part of a commune's page."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, Q, Sum
from django.urls import reverse

from accounts.masks import initials, masked
from accounts.models import Purpose
from associations.models import Association
from khuyenhoc.lib import tables
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.numbers import NBSP, format_number
from learning_models.centres.results import CentreResults, Sums
from learning_models.models import (
    CentreYear,
    CommunityLearningCentre,
    LiteracyClass,
    Registration,
)
from learning_models.models.centres import COMMUNE
from learning_models.models.registrations import HOLDING

TITLE_MODEL = "commune_learning_community"
YEAR, UNIT = "nam", "don-vi"
SHOWN_YEARS = 6  # on a unit's page
HEADS = (
    "nam", "ma_don_vi", "don_vi", "trung_tam", "xep_loai", "so_lop", "luot_nguoi_hoc",
    "hoat_dong_khac", "kinh_phi_dong", "minh_hoa",
)  # fmt: skip
SOURCE = (
    "Hội cấp xã báo, hội cấp trên duyệt. Lượt người học đếm lượt, không đếm người: một người học ba"
    " lớp là ba lượt. Xếp loại là bậc địa phương đã xếp; cổng không tự chấm."
)


def link(unit: int, year: int) -> str:
    """The address of a unit's page in a year."""
    return f"{reverse('centres:results')}?{urlencode({UNIT: unit, YEAR: year})}"


def build(results: CentreResults) -> dict[str, Any]:
    """The context of templates/learning_models/centres.html."""
    unit, year = results.unit, results.year
    asked = urlencode({UNIT: unit.pk})
    return {
        "title": f"Trung tâm học tập cộng đồng, {unit.full_name}, năm {year}",
        "lead": _write_lead(results),
        "crumbs": [{"label": "Kết quả", "url": reverse("figures:results")}],
        "periods": [
            {"label": str(each), "url": link(unit.pk, each), "is_current": each == year}
            for each in results.years
        ],
        "is_illustrative": results.is_illustrative,
        "noindex": results.is_illustrative,
        "figures": _list_figures(results),
        "table": _make_table(results),
        "downloads": [
            {"label": "Tải CSV", "url": f"{reverse('centres:file', args=[year])}?{asked}"}
        ],
        "source": SOURCE,
    }


def _write_lead(results: CentreResults) -> str:
    total = results.total
    text = f"{format_number(total.centres)} trung tâm có kết quả được duyệt"
    if total.ratings:
        text += f": {_say_ratings(total)}"
    return f"{text}."


def _say_ratings(sums: Sums) -> str:
    """How many were rated what, the most first: "60 loại tốt, 25 loại khá, 7 chưa xếp loại"."""
    told = [
        f"{format_number(count)}{NBSP}loại {name.lower()}"
        for name, count in sums.ratings.most_common()
    ]
    unrated = sums.centres - sum(sums.ratings.values())
    if unrated:
        told.append(f"{format_number(unrated)}{NBSP}chưa xếp loại")
    return ", ".join(told)


def _list_figures(results: CentreResults) -> list[dict[str, Any]]:
    total = results.total
    figures: list[dict[str, Any]] = [
        {"name": "Trung tâm có kết quả", "value": total.centres, "unit": "trung tâm"},
        {"name": "Lớp, chuyên đề đã mở", "value": total.numbers["classes"], "unit": "lớp"},
        {"name": "Lượt người học", "value": total.numbers["turns"], "unit": "lượt",
         "note": "Đếm lượt, không đếm người."},
    ]  # fmt: skip
    if total.literacy_classes:
        figures.append({
            "name": "Lớp xóa mù chữ", "value": total.literacy_classes, "unit": "lớp",
            "note": f"{format_number(total.literacy_learners)} học viên.",
        })  # fmt: skip
    for figure in figures:
        figure["is_illustrative"] = results.is_illustrative
    return figures


def _make_table(results: CentreResults) -> dict[str, Any]:
    by_commune = results.is_by_commune
    columns = [{"label": "Xếp loại", "is_number": False}] if by_commune else [
        {"label": "Trung tâm", "is_number": True}, {"label": "Xếp loại", "only_wide": True},
    ]  # fmt: skip
    columns += [
        {"label": "Lớp, chuyên đề", "is_number": True},
        {"label": "Lượt người học", "is_number": True},
        {"label": "Kinh phí (đồng)", "is_number": True, "only_wide": True},
        {"label": "Lớp xóa mù chữ", "is_number": True, "only_wide": True},
    ]
    rows = [_make_row(results.unit.full_name, "", results.total, by_commune) | {"is_total": True}]
    for unit, sums in results.groups:
        address = (
            reverse("associations:unit", args=[unit.pk])
            if unit.level_id == COMMUNE else link(unit.pk, results.year)
        )  # fmt: skip
        rows.append(_make_row(unit.full_name, address, sums, by_commune))
    return {
        "caption": f"Kết quả năm {results.year}",
        "caption_note": "Ô “chưa báo cáo” là không có số liệu, không phải số 0.",
        "columns": columns,
        "rows": rows,
    }


def _make_row(name: str, url: str, sums: Sums, by_commune: bool) -> dict[str, Any]:
    rated = {"text": _say_ratings(sums) if sums.ratings else "", "only_wide": not by_commune}
    cells: list[dict[str, Any]] = [rated] if by_commune else [{"value": sums.centres}, rated]
    if by_commune and sums.ratings:
        rated["text"] = (
            next(iter(sums.ratings)) if sums.centres == 1
            else f"{format_number(sum(sums.ratings.values()))} đã xếp loại"
        )  # fmt: skip
    for key, only_wide in (("classes", False), ("turns", False), ("budget", True)):
        cells.append({"value": sums.numbers[key], "only_wide": only_wide})
    cells.append({"value": sums.literacy_classes or None, "only_wide": True, "word": "không mở"})
    return {"name": name, "url": url, "cells": cells}


def write_file(results: CentreResults) -> bytes:
    """The year as CSV: one row a centre; columns ``HEADS``, amounts in whole đồng."""
    return tables.write_csv(HEADS, (
        (
            row.year, row.association.code, row.association.full_name, row.centre.name,
            row.rating.name if row.rating else "", row.classes, row.turns, row.activities,
            row.budget, "x" if row.is_illustrative else "",
        )
        for row in results.rows
    ))  # fmt: skip


# A commune's own page


def tell_centres(unit: Association, on: date) -> dict[str, Any]:
    """{centres, literacy, centres_url, centres_illustrative, community_title} of a commune; four
    queries, none for a unit that is none.

    A commune that has ended tells of the years that stayed with it. Who directs is named by
    consent, else by initials, with the office; never by telephone.
    """
    if unit.level_id != COMMUNE:
        return {}
    years = list(
        CentreYear.objects.filter(
            Q(association=unit) | Q(centre__association=unit), approved_at__isnull=False
        )
        .select_related("centre", "rating", "association")
        .order_by("-year")
    )
    known = Q(association=unit) | Q(pk__in={row.centre_id for row in years})
    found = CommunityLearningCentre.objects.filter(known).select_related("director")
    found = found.prefetch_related("director__consents").order_by("name", "pk")
    classes = (
        LiteracyClass.objects.filter(association=unit, approved_at__isnull=False)
        .order_by()
        .values("year")
        .annotate(classes=Count("pk"), learners=Sum("learners"), completed=Sum("completed"),
                  illustrative=Count("pk", filter=Q(is_illustrative=True)))
        .order_by("-year")[:SHOWN_YEARS]
    )  # fmt: skip
    literacy = [row | {"year": str(row["year"])} for row in classes]
    return {
        "centres": [
            _tell_centre(centre, [row for row in years if row.centre_id == centre.pk], unit, on)
            for centre in found
        ],
        "literacy": literacy,
        "centres_illustrative": any(row.is_illustrative for row in years)
        or any(row["illustrative"] for row in literacy),
        "centres_url": reverse("centres:results"),
        "community_title": _tell_title(unit, on),
    }


def _tell_centre(
    centre: CommunityLearningCentre, years: list[CentreYear], unit: Association, on: date
) -> dict[str, Any]:
    facts = []
    if centre.founded_on:
        facts.append({"label": "Thành lập", "value": format_date(centre.founded_on)})
    if centre.decision_number:
        facts.append({"label": "Quyết định số", "value": centre.decision_number})
    if centre.association_id == unit.pk and (directed := _name_director(centre, on)):
        facts.append({"label": "Giám đốc", "value": directed})
    if centre.closed_on:
        facts.append({"label": "Ngừng hoạt động từ", "value": format_date(centre.closed_on)})
    return {
        "name": centre.name,
        "facts": facts,
        "years": [
            {
                "year": str(row.year),  # a name, not a number to be written with points
                "note": "" if row.association_id == unit.pk else row.association.full_name,
                "rating": row.rating.name if row.rating else "",
                "classes": row.classes,
                "turns": row.turns,
                "activities": row.activities,
                "budget": row.budget,
            }
            for row in years[:SHOWN_YEARS]
        ],
    }


def _name_director(centre: CommunityLearningCentre, on: date) -> str:
    """Who directs: by consent or by initials, and the office."""
    if centre.director is not None:
        name = masked(centre.director, Purpose.PUBLISH_NAME, on)
    else:
        name = initials(centre.director_name)
    return ", ".join(part for part in (name, centre.director_office) if part)


def _tell_title(unit: Association, on: date) -> str:
    """The commune's title "Cộng đồng học tập cấp xã" in force on a day; "" without one."""
    lasting = Q(valid_until=None) | Q(valid_until__gt=on)
    held = Registration.objects.filter(
        lasting, association=unit, model=TITLE_MODEL, state__in=HOLDING, recognised_on__lte=on
    ).order_by(F("recognised_on").desc())
    title = held.select_related("model").first()
    if title is None or title.recognised_on is None:
        return ""
    grade = f", {title.grade.lower()}" if title.grade else ""
    until = f", có giá trị đến {format_date(title.valid_until)}" if title.valid_until else ""
    return f"{title.model.name}{grade}, công nhận ngày {format_date(title.recognised_on)}{until}."
