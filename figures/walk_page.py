"""The context of templates/figures/walk.html, made of one step of the walk."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse

from associations.models import Established
from figures.addresses import link_unit, link_walk, list_crumbs
from figures.changes import measure_share
from figures.models import Indicator, IndicatorKind, SeriesBreak
from figures.places import Place
from figures.reading import Reading
from figures.results_table import NOT_OWED
from figures.spans import name_period
from figures.walking import Walk
from figures.wordings import name_source, say_break, write_number
from khuyenhoc.lib.numbers import NBSP, format_number

ROWS_PER_PAGE = 100


def build(found: Walk, page: str | None, with_file: bool) -> dict[str, Any]:
    """The template's context; ``with_file`` offers the way to the sheet to those who may see it."""
    reading, indicator = found.reading, found.indicator
    period = name_period(found.period)
    crumbs = list_crumbs(
        found.path[:-1], found.period, lambda place: link_walk(found.period, place.pk, indicator)
    )
    crumbs.append({"label": found.unit.name, "url": link_unit(found.period, found.unit.pk)})
    number = write_number(reading) or "chưa có số"
    return {
        "crumbs": crumbs,
        "title": f"{indicator.label}, {found.unit.full_name}, {period}: {number}",
        "lead": _write_lead(found),
        "indicator": {
            "label": indicator.label, "unit": indicator.unit,
            "definition": define(indicator, found.breaks),
        },
        "unit": {"name": found.unit.full_name},
        "period": {"label": period},
        "value": reading.number,
        "places": reading.places,
        "precision": reading.precision_word,
        "empty_kind": reading.empty_kind,
        "state": "provisional" if reading.is_provisional else "",
        "is_illustrative": reading.is_illustrative,
        "noindex": reading.is_illustrative,
        "formula": _tell_formula(found),
        "children": _tell_children(found, page),
        "origin": _tell_origin(found),
        "fragment_url": (
            reverse("figures:cell", args=[found.period.code, found.unit.pk, indicator.code])
            if with_file and found.origin is not None and found.origin.file_hash
            else ""
        ),
        "superseded": [
            {
                "value": old.number, "places": indicator.places, "approved_on": old.approved_on,
                "why": "Đơn vị nộp lại, số mới đã được duyệt",
            }
            for old in found.superseded
        ],
    }  # fmt: skip


def _write_lead(found: Walk) -> str:
    """Rank, share and per head, as far as they can be said."""
    parts = []
    place, among = found.rank or (0, 0)
    if among > 1:
        parts.append(f"Đứng thứ {place} trong {among} đơn vị cùng cấp có số")
    if found.share is not None:
        parts.append(
            f"chiếm {format_number(found.share, 1)}{NBSP}% của {_lower(found.path[-2].full_name)}"
        )
    if found.per_head is not None:
        parts.append(f"bình quân {format_number(found.per_head)}{NBSP}đồng một người dân")
    if not parts:
        return ""
    text = ", ".join(parts)
    return f"{text[0].upper()}{text[1:]}."


def define(indicator: Indicator, breaks: Iterable[SeriesBreak]) -> str:
    """What an indicator is, and where its series breaks."""
    text = f"{indicator.section.partition('. ')[2] or indicator.section}. "
    text += f"Số {indicator.get_nature_display()}, tính bằng {indicator.unit}."
    if indicator.note:
        text += f" {indicator.note[:1].upper()}{indicator.note[1:]}."
    return " ".join([text, *(say_break(each) for each in breaks)])


def _tell_formula(found: Walk) -> dict[str, Any] | None:
    if not found.parts:
        return None
    return {
        "text": found.formula,
        "parts": [
            {
                "label": (
                    part.reading.indicator.label
                    if part.period.pk == found.period.pk
                    else f"{part.reading.indicator.label}, {name_period(part.period)}"
                ),
                "sign": part.sign,
                "value": part.reading.number,
                "places": part.reading.places,
                "unit": part.reading.indicator.unit,
                "empty": part.reading.empty_kind,
                "url": link_walk(part.period, found.unit.pk, part.reading.indicator),
            }
            for part in found.parts
        ],
    }


def _tell_children(found: Walk, number: str | None) -> dict[str, Any] | None:
    reading = found.reading
    told = [child for _, child in found.children]
    if not any(child.number is not None or child.due or child.whole_unit for child in told):
        return None
    page = Paginator(found.children, ROWS_PER_PAGE).get_page(number)
    rest = None
    if reading.unassigned:
        rest = {"label": "chưa phân tổ", "value": reading.unassigned, "places": reading.places}
    return {
        "intro": _introduce(found, told),
        "rows": [
            {
                "name": place.full_name,
                "url": link_walk(found.period, place.pk, found.indicator),
                "value": child.number,
                "places": child.places,
                "empty": child.empty_kind,
                "word": _say_missing(place, child, reading),
                "state": "provisional" if child.is_provisional else "",
                "share": measure_share(child, reading),
            }
            for place, child in page
        ],
        "name": "Từng đơn vị" if found.indicator.kind == IndicatorKind.RATIO else "Cộng từ đâu",
        "has_shares": any(measure_share(child, reading) is not None for child in told),
        "page": page if page.has_other_pages() else None,
        "rest": rest,
    }


def _say_missing(place: Place, child: Reading, whole: Reading) -> str:
    """Why a unit below has no number, where it is not that it did not report."""
    if child.whole_unit or child.is_incomplete:
        return ""
    if place.established != Established.YES:
        return "chưa có tổ chức hội"
    return "" if whole.due else NOT_OWED


def _introduce(found: Walk, told: list[Reading]) -> str:
    given = sum(child.number is not None for child in told)
    reading = found.reading
    if found.indicator.kind == IndicatorKind.RATIO:
        text = f"{format_number(given)} trên {format_number(len(told))} đơn vị trực thuộc có tỉ lệ."
        return f"{text} Tỉ lệ không cộng với nhau: tử số và mẫu số được cộng trước, chia sau cùng."
    if reading.whole_unit:
        text = "Con số là của cả đơn vị. Các đơn vị trực thuộc là phần chi tiết của nó"
        return f"{text}; {format_number(given)} trên {format_number(len(told))} có số."
    text = f"Cộng {format_number(given)} trên {format_number(len(told))} đơn vị trực thuộc có số."
    if reading.due:
        text += (
            f" Tính cả các cấp dưới: {format_number(reading.units_in)} trên "
            f"{format_number(reading.due)} đơn vị phải gửi đã có số."
        )
    return text


def _tell_origin(found: Walk) -> dict[str, Any] | None:
    origin = found.origin
    if origin is None:
        return None
    return {
        "form": origin.form or ("Số đã công bố" if origin.source else "Nhập trên cổng"),
        "form_version": origin.form_version,
        "unit": origin.unit.full_name,
        "period": name_period(origin.period),
        "approved_on": origin.approved_on,
        "sheet_number": origin.sheet_number,
        "cell": origin.cell,
        "typed": origin.typed,
        "file_hash": origin.file_hash,
        "source": name_source(origin.source),
        "source_url": origin.source_url,
        "is_derived": origin.is_derived,
        "entered_for": "Nhập thay" if origin.on_behalf else "",
    }


def _lower(name: str) -> str:
    return f"{name[:1].lower()}{name[1:]}"
