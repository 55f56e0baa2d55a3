"""From a draft into the tree on the desk: preview, confirm, apply or schedule, cancel, weigh.

What is confirmed is what was shown: the page carries a mark of the consequences, and where they
are others by the time of the answer they are shown again instead of being applied.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

import pghistory
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from associations.models import (
    Association,
    Change,
    ParcelPart,
    Reorganisation,
    ReorganisationStatus,
)
from associations.projection import TreeBusy
from associations.reorganisation_uploads import Sent, drop_file, find_file
from associations.reorganising.applying import Preview, Refused, apply, preview
from associations.reorganising.cancelling import NotCancelled, cancel, find_blocks, list_batch
from associations.reorganising.forecast import read_forecast
from associations.reorganising.plan import Plan
from associations.reorganising.request import place_problem
from associations.reorganising.scheduling import schedule
from associations.reorganising.telling import tell_plan
from associations.scope import AssociationQuerySet
from associations.weights import BASES, Division, NoShares, keep_shares, list_divisions
from khuyenhoc.lib.numbers import Unclear, format_number, parse_number
from khuyenhoc.lib.sheets.reading import Problem

APPROVE = "approve"
LARGEST = 2_000  # lines that one request plans and applies in its time
SHOWN = 200  # problems, and consequences of one step, listed on the page
WEIGHED = 100  # divisions on one page
DRAFT, SCHEDULED = ReorganisationStatus.DRAFT, ReorganisationStatus.SCHEDULED
APPLIED = ReorganisationStatus.APPLIED
NO_RIGHT = (
    "Đợt này có đơn vị ngoài phạm vi mà chức vụ của bạn được duyệt. Hội cấp trên của tất cả các"
    " đơn vị ấy mới được áp dụng hoặc hủy."
)
TOO_LARGE = (
    "Đợt này có {count} dòng, quá lớn để làm trên trang. Hãy nhờ người vận hành chạy lệnh"
    " reorganise với bảng này."
)
CHANGED = "Hệ quả đã khác với lúc bạn xem. Dưới đây là bản mới; hãy xem lại rồi xác nhận."


class ApplyingMixin:
    """The pages of ``ReorganisationAdmin`` by which a decision enters the tree or leaves it."""

    def list_applying_urls(self, wrap: Callable) -> list[URLPattern]:
        """The addresses of these pages."""
        name = "associations_reorganisation"
        return [
            path("<int:key>/xem-truoc/", wrap(self.preview_view), name=f"{name}_preview"),
            path("<int:key>/huy/", wrap(self.cancel_view), name=f"{name}_cancel"),
            path("<int:key>/ti-phan/", wrap(self.weights_view), name=f"{name}_weights"),
        ]

    # Who may

    def list_roots(self, request: HttpRequest) -> AssociationQuerySet | None:
        """The associations for which the person may approve; None, everything."""
        return None if request.user.is_superuser else request.user.associations(APPROVE)

    def covers(self, request: HttpRequest, units: Iterable[int]) -> bool:
        """Whether all these units lie where the person may approve."""
        roots = self.list_roots(request)
        if roots is None:
            return True
        asked = {unit for unit in units if unit > 0}
        if not asked or not roots.exists():
            return False
        inside = Association.objects.within(roots).filter(pk__in=asked)
        return inside.order_by().count() == len(asked)

    def is_covered(self, request: HttpRequest, decision: Reorganisation) -> bool:
        """Whether a decision names only units where the person may approve."""
        named = Change.subjects.through.objects.filter(change__reorganisation=decision)
        return self.covers(request, named.values_list("association_id", flat=True))

    def describe_ways(self, request: HttpRequest, decision: Reorganisation) -> dict[str, Any]:
        """The pages that are open from a decision, as the templates ask for them."""
        if decision.pk is None:
            return {"ways": []}
        may = self.may_write(request) and self.is_covered(request, decision)
        name = "admin:associations_reorganisation"
        ways = []
        if may and decision.status == DRAFT:
            ways.append(("Xem trước và áp dụng", reverse(f"{name}_preview", args=[decision.pk])))
        if may and decision.status in (APPLIED, SCHEDULED):
            ways.append(("Hủy đợt này", reverse(f"{name}_cancel", args=[decision.pk])))
        if decision.status == APPLIED:
            if ParcelPart.objects.filter(reorganisation=decision).exists():
                ways.append(("Tỉ phần", reverse(f"{name}_weights", args=[decision.pk])))
            url = reverse("associations:reorganisation", args=[decision.pk])
            ways.append(("Trang công khai", url))
        ways.append(("Tải bảng Excel", reverse(f"{name}_book", args=[decision.pk])))
        return {"ways": [{"label": label, "url": url} for label, url in ways]}

    def _find_writable(self, request: HttpRequest, key: int) -> Reorganisation:
        decision = self.get_object(request, str(key))
        if not self.may_write(request) or not self.is_covered(request, decision):
            raise PermissionDenied(NO_RIGHT)
        return decision

    # Preview and apply

    def preview_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """What the decision, with others of the same day, would do; then do it."""
        decision = self._find_writable(request, key)
        if decision.status not in (DRAFT, SCHEDULED):
            messages.info(request, f"{decision} {decision.get_status_display()}.")
            return redirect("admin:associations_reorganisation_change", key)
        together = self._list_together(request, decision)
        batch = [each for each in together if each.pk in self._read_chosen(request, together, key)]
        lines = Change.objects.filter(reorganisation__in=batch).count()
        context: dict[str, Any] = {"together": together, "batch": batch, "decision": decision}
        if lines > LARGEST:
            context["refused"] = TOO_LARGE.format(count=format_number(lines))
            return self._show_preview(request, context)
        answers = _read_answers(request)
        shown = _preview(batch, answers)
        if not shown.problems and not self.covers(request, _list_units(shown.plan)):
            raise PermissionDenied(NO_RIGHT)
        if request.method == "POST" and "_apply" in request.POST and not shown.problems:
            if request.POST.get("shown") != mark_preview(shown):
                context["refused"] = CHANGED
            else:
                try:
                    return self._carry_out(request, batch, answers)
                except Refused as refused:
                    shown = Preview(shown.plan, list(refused.problems))
                except TreeBusy as busy:
                    context["refused"] = str(busy)
        return self._show_preview(request, context | self._describe(request, shown, answers))

    def _list_together(
        self, request: HttpRequest, decision: Reorganisation
    ) -> list[Reorganisation]:
        """Drafts of the same day that the person may apply; a decision without a day alone."""
        if decision.in_force_on is None:
            return [decision]
        rows = self.get_queryset(request).filter(
            in_force_on=decision.in_force_on, status=decision.status
        )
        return [each for each in rows.order_by("sequence", "pk")
                if each.pk == decision.pk or self.is_covered(request, each)]  # fmt: skip

    def _read_chosen(
        self, request: HttpRequest, together: Sequence[Reorganisation], key: int
    ) -> set[int]:
        sent = request.POST if request.method == "POST" else request.GET
        if "chon" not in sent:
            return {each.pk for each in together}
        chosen = {int(each) for each in sent.getlist("cung") if each.isdigit()}
        return chosen | {key}

    def _carry_out(
        self, request: HttpRequest, batch: list[Reorganisation], answers: dict[str, str]
    ) -> HttpResponse:
        if reason := request.POST.get("reason", "").strip():
            pghistory.context(reason=reason[:300])
        day = batch[0].in_force_on
        names = ", ".join(str(each) for each in batch)
        if day is not None and day > timezone.localdate():
            schedule(batch, answers)
            messages.success(request, f"Đã lên lịch {names}. Đến ngày ấy cổng tự áp dụng.")
        else:
            apply(batch, answers)
            messages.success(request, f"Đã áp dụng {names}.")
        drop_file(request)
        return redirect("admin:associations_reorganisation_change", batch[0].pk)

    def _describe(
        self, request: HttpRequest, shown: Preview, answers: dict[str, str]
    ) -> dict[str, Any]:
        steps = [
            {
                "title": title,
                "count": sum(each.count for each in found),
                "more": max(len(found) - SHOWN, 0),
                "open": [_show(each, answers) for each in found if each.choices],
                "plain": [each.text for each in found if not each.choices][:SHOWN],
            }
            for title, found in shown.consequences.items()
            if found
        ]
        sent = find_file(request)
        return {
            "problems": [
                {"where": problem.place, "text": problem.message}
                for problem in shown.problems[:SHOWN]
            ],
            "count": len(shown.problems),
            "has_answer": bool(sent and shown.problems),
            "told": tell_plan(shown.plan),
            "steps": steps,
            "shown": mark_preview(shown),
        }

    def _show_preview(self, request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
        decision = context["decision"]
        day = decision.in_force_on
        context |= {
            **self.admin_site.each_context(request),
            "title": f"Xem trước: {decision}",
            "opts": self.opts,
            "original": decision,
            "is_future": day is not None and day > timezone.localdate(),
            "media": self.media,
        }
        return TemplateResponse(request, "desk/reorganisation_preview.html", context)

    def list_plan_problems(self, request: HttpRequest, sent: Sent) -> list[Problem]:
        """What stands against the drafts of a file, at the cells of the file."""
        drafts = self.get_queryset(request).filter(pk__in=sent.decisions, status=DRAFT)
        by_day: dict[Any, list[Reorganisation]] = {}
        for draft in drafts:
            by_day.setdefault(draft.in_force_on, []).append(draft)
        return [
            place_problem(problem, sent.table)
            for batch in by_day.values()
            for problem in _preview(batch).problems
        ]

    # Cancel

    def cancel_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Take a decision back, or say what stands against it."""
        decision = self._find_writable(request, key)
        batch = list_batch(decision)
        if not all(self.is_covered(request, each) for each in batch):
            raise PermissionDenied(NO_RIGHT)
        blocks = find_blocks(decision)
        if request.method == "POST" and not blocks:
            if reason := request.POST.get("reason", "").strip():
                pghistory.context(reason=reason[:300])
            try:
                cancel(decision)
            except NotCancelled as refused:
                blocks = list(refused.blocks)
            except TreeBusy as busy:
                blocks = [str(busy)]
            else:
                messages.success(request, f"Đã hủy {', '.join(str(each) for each in batch)}.")
                return redirect("admin:associations_reorganisation_change", key)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Hủy đợt sắp xếp: {decision}",
            "opts": self.opts,
            "original": decision,
            "batch": batch,
            "blocks": blocks,
            "media": self.media,
        }
        return TemplateResponse(request, "desk/reorganisation_cancel.html", context)

    # Weights

    def weights_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """The shares of what a decision divided, to be typed when they become known."""
        decision = self.get_object(request, str(key))
        may = self.may_write(request) and self.is_covered(request, decision)
        if request.method == "POST" and not may:
            raise PermissionDenied(NO_RIGHT)
        divisions = list_divisions(decision)
        place = int(page) if (page := request.GET.get("trang", "")).isdigit() and int(page) else 1
        listed = divisions[(place - 1) * WEIGHED : place * WEIGHED]
        problems: list[dict[str, str]] = []
        if request.method == "POST":
            changed = 0
            for division in listed:
                for basis in BASES:
                    try:
                        numbers, source = _read_numbers(request, division, basis.value)
                        changed += keep_shares(division, basis.value, numbers, source)
                    except (NoShares, Unclear) as problem:
                        problems.append(
                            {"where": f"{division.old}, {basis.label}", "text": str(problem)}
                        )
            if not problems:
                messages.success(request, f"Đã ghi tỉ phần: {changed} thay đổi.")
                return redirect(request.get_full_path())
        context = {
            **self.admin_site.each_context(request),
            "title": f"Tỉ phần: {decision}",
            "opts": self.opts,
            "original": decision,
            "divisions": [_show_division(each, request) for each in listed],
            "count": len(divisions),
            "pages": range(1, -(-len(divisions) // WEIGHED) + 1),
            "place": place,
            "may": may,
            "problems": problems,
            "media": self.media,
        }
        return TemplateResponse(request, "desk/reorganisation_weights.html", context)


def _preview(batch: Sequence[Reorganisation], answers: dict[str, str] | None = None) -> Preview:
    """What decisions of one day would do; of a day to come, upon what waits before it."""
    day = batch[0].in_force_on
    if day is None or day <= timezone.localdate():
        return preview(batch, answers)
    waiting = read_forecast(day, without={each.pk for each in batch})
    return preview(batch, answers, waiting)


def _list_units(plan: Plan) -> set[int]:
    """All living associations that a plan touches, and those under which it hangs units."""
    units = {*plan.before, *plan.after}
    for unit, shape in plan.after.items():
        was = plan.before.get(unit)
        if shape.parent is not None and (was is None or was.parent != shape.parent):
            units.add(shape.parent)
    return {unit for unit in units if unit > 0}


def mark_preview(shown: Preview) -> str:
    """A hash of what was shown to be confirmed."""
    told = [
        (title, each.key, each.text, tuple(choice.value for choice in each.choices))
        for title, found in shown.consequences.items()
        for each in found
    ]
    tree = (sorted(shown.plan.before.items()), sorted(map(repr, shown.plan.after.values())))
    return hashlib.sha256(repr((told, tree)).encode()).hexdigest()


def _read_answers(request: HttpRequest) -> dict[str, str]:
    return {
        name.removeprefix("viec:"): value
        for name, value in request.POST.items()
        if name.startswith("viec:")
    }


def _show(consequence, answers: dict[str, str]) -> dict[str, Any]:
    return {
        "key": consequence.key,
        "text": consequence.text,
        "choices": consequence.choices,
        "chosen": answers.get(consequence.key, consequence.proposed),
    }


def _name_field(division: Division, basis: str, place: int) -> str:
    return f"{division.key}:{basis}:{place}"


def _read_numbers(
    request: HttpRequest, division: Division, basis: str
) -> tuple[list[Decimal] | None, str]:
    """The numbers typed for one basis, None where all are empty, and their source."""
    texts = [
        request.POST.get(_name_field(division, basis, place), "").strip()
        for place in range(len(division.takers))
    ]
    source = request.POST.get(f"{division.key}:{basis}:nguon", "")
    if not any(texts):
        return None, source
    if not all(texts):
        raise NoShares("Điền đủ cho mọi đơn vị nhận, hoặc để trống tất cả.")
    return [parse_number(text).value for text in texts], source


def _show_division(division: Division, request: HttpRequest) -> dict[str, Any]:
    """One divided unit as the page draws it: a row a basis, a cell a taker."""
    rows = []
    for basis in BASES:
        shares = division.shares[basis]
        names = [_name_field(division, basis.value, at) for at in range(len(division.takers))]
        known = [format_number(share) for share in shares] if shares else [""] * len(names)
        source = f"{division.key}:{basis.value}:nguon"
        cells = [
            {"name": name, "value": request.POST.get(name, text), "taker": taker.full_name}
            for name, text, taker in zip(names, known, division.takers, strict=True)
        ]
        rows.append(
            {
                "label": basis.label,
                "cells": cells,
                "source_name": source,
                "source": request.POST.get(source, division.sources[basis]),
            }
        )
    return {"name": division.old.full_name, "takers": division.takers, "rows": rows}
