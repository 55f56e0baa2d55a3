"""The completeness board."""

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from associations.models import Association
from associations.scope import AssociationQuerySet
from figures.models import Due, Form, Period, PeriodUnit
from returns.absent import find_absent
from returns.board import WORDS, Board, Row, make_board
from returns.views.asked import find_form, find_period, read_number
from returns.views.home import period_label, period_words

PER_PAGE = 60
IS_ASKED = Exists(Due.objects.filter(unit__period=OuterRef("period")))
ORDER = ("overdue", "sent_back", "not_sent", "draft", "submitted", "approved")


@never_cache
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Who has sent what in a period, below one unit of the officer's subtree."""
    reachable = Association.objects.within(request.user.associations(), past=True)
    top = _find_top(request, reachable)
    if top is None:
        return render(request, "returns/board.html", {"rate": "chưa mở kỳ báo cáo nào"})
    period = top.period
    form = _find_form(request)
    made = make_board(period, top, form, timezone.localdate())
    page = Paginator(made.rows, PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "crumbs": _crumbs(reachable, period, top),
        "unit": {"name": top.association.full_name},
        "period": {"label": period_words(period)},
        "periods": _switch_periods(reachable, period),
        "filters": _switch_forms(period, top, form),
        "counts": [
            {"state": sign, "word": WORDS[sign].capitalize(), "count": made.counts[sign]}
            for sign in ORDER
            if made.counts[sign]
        ],
        "rate": f"{made.done} trên {made.due} báo cáo đã nộp",
        "on_time": f"{made.on_time} đúng hạn" if made.done else "",
        "tiles": [_describe_tile(row, period) for row in made.rows],
        "columns": [each.name for each in made.forms],
        "rows": [_describe_row(row, made, period) for row in page.object_list],
        "page": page,
        "reminder": _remind(made, period),
        "late_count": len(made.late),
        "absent": find_absent(request.user, timezone.localdate()),
    }
    return render(request, "returns/board.html", context)


def _find_top(request: HttpRequest, reachable: AssociationQuerySet) -> PeriodUnit | None:
    """The unit looked at in its period: those asked for, else the officer's own and the newest.

    404 for what lies outside ``reachable``; None when nothing was ever asked of it.
    """
    units = PeriodUnit.objects.filter(association__in=reachable).select_related(
        "association", "period"
    )
    code, asked = request.GET.get("ky"), request.GET.get("don-vi")
    units = units.filter(period=find_period(code)) if code else units.filter(IS_ASKED)
    if asked:
        units = units.filter(association=read_number(asked))
    top = units.order_by("-period__is_open", "-period__last_day", "depth", "lft").first()
    if top is None and (code or asked):
        raise Http404
    return top


def _find_form(request: HttpRequest) -> Form | None:
    code = request.GET.get("bieu")
    return find_form(code) if code else None


def _address(period: Period, unit: int | None = None, form: str | None = None) -> str:
    query = {"ky": period.code}
    if unit:
        query["don-vi"] = str(unit)
    if form:
        query["bieu"] = form
    return f"{reverse('returns:board')}?{urlencode(query)}"


def _crumbs(
    reachable: AssociationQuerySet, period: Period, top: PeriodUnit
) -> list[dict[str, str]]:
    above = PeriodUnit.objects.filter(
        period=period, lft__lt=top.lft, rght__gt=top.rght, association__in=reachable
    )
    return [
        {
            "label": unit.association.full_name,
            "url": _address(period, unit.association_id),
        }
        for unit in above.select_related("association").order_by("lft")
    ]


def _switch_periods(reachable: AssociationQuerySet, period: Period) -> list[dict[str, object]]:
    """The newest periods in whose rolls the officer has a place."""
    own = PeriodUnit.objects.filter(period=OuterRef("pk"), association__in=reachable)
    due = Due.objects.filter(unit__period=OuterRef("pk"))
    asked = Period.objects.filter(Exists(own), Exists(due)).order_by("-last_day")[:8]
    return [
        {"label": period_label(each), "url": _address(each), "is_current": each == period}
        for each in asked
    ]


def _switch_forms(period: Period, top: PeriodUnit, form: Form | None) -> list[dict[str, object]]:
    due = Due.objects.filter(form=OuterRef("pk"), unit__period=period)
    asked = list(Form.objects.filter(Exists(due)).order_by("code"))
    if len(asked) < 2:
        return []
    unit = top.association_id
    everything = {"label": "Tất cả", "url": _address(period, unit), "is_current": form is None}
    return [everything] + [
        {"label": each.name, "url": _address(period, unit, each.code), "is_current": each == form}
        for each in asked
    ]


def _worst(row: Row) -> str:
    present = {sign for states in row.states.values() for sign in states}
    return next(sign for sign in ORDER if sign in present)


def _url(row: Row, period: Period) -> str:
    """One level down; the return itself at the lowest. None leads from a unit to itself."""
    if row.is_top:
        return ""
    if len(row.dues) == 1 and all(due.unit_id == row.unit.pk for due in row.dues.values()):
        return reverse("returns:unit", args=[next(iter(row.dues.values())).pk])
    return _address(period, row.unit.association_id)


def _describe_tile(row: Row, period: Period) -> dict[str, str]:
    sign = _worst(row)
    return {
        "name": row.unit.association.full_name,
        "state": sign,
        "word": WORDS[sign],
        "url": _url(row, period),
    }


def _describe_row(row: Row, made: Board, period: Period) -> dict[str, object]:
    cells = []
    for form in made.forms:
        states = row.states.get(form.pk)
        if not states:
            cells.append({"state": "not_required", "word": "", "url": ""})
            continue
        total = sum(states.values())
        sign = next(each for each in ORDER if each in states)
        due = row.dues[form.pk]
        is_own = due.unit_id == row.unit.pk
        done = states["submitted"] + states["approved"]
        cells.append(
            {
                "state": sign,
                "word": "" if is_own else f"{done} trên {total} đã nộp",
                "url": reverse("returns:unit", args=[due.pk]) if is_own else "",
            }
        )
    return {
        "name": row.unit.association.full_name,
        "url": _url(row, period),
        "cells": cells,
    }


def _remind(made: Board, period: Period) -> str:
    """Words to paste into a message for those who are late."""
    if not made.late:
        return ""
    names = ", ".join(due.unit.association.full_name for due in made.late[:12])
    more = f" và {len(made.late) - 12} đơn vị khác" if len(made.late) > 12 else ""
    return (
        f"Hội nhắc: báo cáo {period_words(period)} đã quá hạn, còn {names}{more} chưa nộp. "
        "Đề nghị các đơn vị gửi sớm; cần giúp xin gọi văn phòng hội."
    )
