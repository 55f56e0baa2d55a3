"""Decisions on the desk: listed, written in a form or sent as a workbook.

Who holds the right to approve writes drafts that name only units of his subtree. Previewing,
applying and cancelling stand in ``associations.desk_applying``.
"""

from datetime import date
from typing import ClassVar

import pghistory
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.html import format_html

from associations.desk import LOOK_ONLY, ScopedAdmin
from associations.desk_applying import ApplyingMixin
from associations.desk_books import ELSEWHERE, BooksMixin
from associations.desk_guard import REASON
from associations.models import Association, Change, Level, Reorganisation, ReorganisationStatus
from associations.reorganisation_forms import (
    COLUMNS,
    MOST_LINES,
    DecisionForm,
    make_formset,
    mark_lines,
    read_formset,
)
from associations.reorganising.changes import read_lines, write_lines
from associations.reorganising.rows import write_rows
from associations.reorganising.unit_names import UnitNames
from associations.scope import AssociationQuerySet

NAMED = 5  # subjects named in a line of a decision; the rest are counted
DRAFT = ReorganisationStatus.DRAFT
NOT_DRAFT = "Chỉ bản đang soạn mới sửa được. Đợt đã lên lịch hoặc đã áp dụng thì hủy rồi soạn lại."
LINES_CHANGED = (
    "Các dòng thay đổi đã được người khác sửa sau khi bạn mở trang, nên chưa ghi gì của bạn."
    " Hãy tải lại trang để xem bản mới, rồi sửa tiếp."
)


def list_reach(request: HttpRequest) -> AssociationQuerySet:
    """What the signed-in person may read: the own subtree and its predecessors (A3)."""
    rows = Association.objects.all()
    if request.user.is_superuser:
        return rows
    return rows.within(request.user.associations(), past=True)


class ChangeInline(admin.TabularInline):
    """The lines of a decision, to read."""

    model = Change
    fields = ["order", "kind", "whom"]
    readonly_fields = ["order", "kind", "whom"]
    extra = 0
    can_delete = False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("subjects")

    @admin.display(description="đơn vị")
    def whom(self, change: Change) -> str:
        """The first subjects by name, the rest counted."""
        names = [str(subject) for subject in change.subjects.all()]
        more = len(names) - NAMED
        return ", ".join(names[:NAMED]) + (f" và {more} đơn vị nữa" if more > 0 else "")

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        return True  # the decision's own page has asked already

    def has_add_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False


class ReorganisationAdmin(BooksMixin, ApplyingMixin, ScopedAdmin):
    """Decisions that changed, or will change, units in one's charge."""

    writes = "approve"
    list_display = ["named", "in_force_on", "status"]
    export_columns = ["number", "body", "signed_on", "in_force_on", "sequence", "status", "note"]
    list_filter = ["status", "in_force_on"]
    search_fields = ["number", "note"]
    ordering = [F("in_force_on").desc(nulls_first=True), "sequence"]
    fields = ["number", "body", "signed_on", "in_force_on", "sequence", "status", "note",
              "applied_at", "cancelled_at", "scan_link"]  # fmt: skip
    readonly_fields = ["scan_link"]
    inlines: ClassVar = [ChangeInline]
    import_export_change_list_template = "desk/reorganisation_list.html"
    change_form_template = "desk/reorganisation_detail.html"

    class Media:
        css: ClassVar = {"all": ["css/desk-reorganising.css"]}

    # Scope

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = admin.ModelAdmin.get_queryset(self, request)
        if request.user.is_superuser:
            return rows
        subject = Change.subjects.through.objects.filter(
            change__reorganisation=OuterRef("pk"),
            association__in=list_reach(request).order_by().values("pk"),
        )
        return rows.filter(Exists(subject))

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        if not super().has_change_permission(request, obj):
            return False
        return obj is None or (obj.status == DRAFT and self.is_covered(request, obj))

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return obj is not None and self.has_change_permission(request, obj)

    def get_urls(self) -> list[URLPattern]:
        """The stock pages, and those of a decision's way into the tree."""
        wrap = self.admin_site.admin_view
        return [
            *self.list_book_urls(wrap), *self.list_applying_urls(wrap), *super().get_urls()
        ]  # fmt: skip

    def changelist_view(self, request: HttpRequest, extra_context=None):
        """The list, under its own name."""
        return super().changelist_view(
            request, {"title": "Đợt sắp xếp tổ chức"} | (extra_context or {})
        )

    @admin.display(description="quyết định", ordering="number")
    def named(self, decision: Reorganisation) -> str:
        """The number; the small form has none."""
        return decision.number or "Không số"

    @admin.display(description="bản chụp")
    def scan_link(self, decision: Reorganisation) -> str:
        """Where the scan is read."""
        if not decision.scan:
            return "chưa có"
        url = reverse("admin:associations_reorganisation_scan", args=[decision.pk])
        return format_html('<a href="{}">Tải bản chụp</a>', url)

    # Writing in a form

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context=None):
        """A new draft with its first lines."""
        if not self.has_add_permission(request):
            raise PermissionDenied(LOOK_ONLY)
        return self._edit(request, Reorganisation())

    def change_view(self, request: HttpRequest, object_id: str, form_url="", extra_context=None):
        """The form of a draft for who may change it; else the page to read."""
        found = self.get_object(request, unquote(object_id))
        if self.has_change_permission(request, found):
            return self._edit(request, found)
        if request.method == "POST" and super().has_change_permission(request):
            raise PermissionDenied(NOT_DRAFT if found.status != DRAFT else ELSEWHERE)
        context = self.describe_ways(request, found) | (extra_context or {})
        return super().change_view(request, object_id, form_url, context)

    def _edit(self, request: HttpRequest, decision: Reorganisation) -> HttpResponse:
        day = decision.in_force_on or timezone.localdate()
        if request.method != "POST":
            form = DecisionForm(instance=decision)
            formset = self._open_lines(request, decision, day)
            return self._show_form(request, decision, form, formset)
        with transaction.atomic():
            seen = mark_lines(decision) == request.POST.get("lines_seen", "")
            form = DecisionForm(request.POST, request.FILES, instance=decision)
            formset = make_formset(extra=0)(request.POST, prefix="dong")
            if "_more" in request.POST:
                return self._show_form(request, decision, form, self._give_more(request))
            is_valid = form.is_valid() and formset.is_valid()
            if decision.pk and not seen:
                form.add_error(None, LINES_CHANGED)
                is_valid = False
            if is_valid and (saved := self._save(request, form, formset)) is not None:
                if "_draft" in request.POST:
                    messages.success(request, "Đã lưu bản soạn.")
                    return redirect("admin:associations_reorganisation_change", saved.pk)
                return redirect("admin:associations_reorganisation_preview", saved.pk)
            transaction.set_rollback(True)
        return self._show_form(request, decision, form, formset)

    def _save(self, request: HttpRequest, form: DecisionForm, formset) -> Reorganisation | None:
        """Save the draft and its lines; None where a problem stands at a field."""
        is_long = form.instance.pk and form.instance.changes.count() > MOST_LINES
        lines = None
        if not is_long:
            day = form.cleaned_data["in_force_on"] or timezone.localdate()
            lines = read_formset(formset, UnitNames(day, self.list_roots(request)))
            if lines is None:
                return None
            if not lines:
                form.add_error(None, "Chưa có dòng thay đổi nào. Viết ít nhất một dòng.")
                return None
        if reason := form.cleaned_data.get(REASON):
            pghistory.context(reason=reason)
        saved = form.save()
        if lines is not None:
            write_lines(saved, lines)
        if not self.is_covered(request, saved):
            form.add_error(None, ELSEWHERE)
            return None
        return saved

    def _open_lines(self, request: HttpRequest, decision: Reorganisation, day: date):
        if decision.pk is None:
            return make_formset(extra=3)(prefix="dong")
        lines = read_lines(decision)
        if len(lines) > MOST_LINES:
            return make_formset(extra=0)(prefix="dong")
        names = UnitNames(day, None)
        level_names = dict(Level.objects.values_list("code", "name"))
        return make_formset(extra=1)(prefix="dong", initial=write_rows(lines, names, level_names))

    def _give_more(self, request: HttpRequest):
        """The same lines as typed and a few empty ones."""
        typed = make_formset(extra=0)(request.POST, prefix="dong")
        initial = [
            {field.key: form[field.key].value() or "" for field in COLUMNS} for form in typed.forms
        ]
        return make_formset(extra=5)(prefix="dong", initial=initial)

    def _show_form(
        self, request: HttpRequest, decision: Reorganisation, form: DecisionForm, formset
    ) -> HttpResponse:
        is_new = decision.pk is None
        too_long = not is_new and decision.changes.count() > MOST_LINES
        context = {
            **self.admin_site.each_context(request),
            **self.describe_ways(request, decision),
            "title": "Soạn quyết định mới" if is_new else f"Soạn quyết định: {decision}",
            "opts": self.opts,
            "original": None if is_new else decision,
            "form": form,
            "formset": formset,
            "columns": COLUMNS,
            "weight_keys": ["people", "households", "members", "area", "source"],
            "lines_seen": mark_lines(decision),
            "too_long": too_long,
            "most_lines": MOST_LINES,
            "problems": list(_list_problems(form, formset)),
            "media": self.media,
        }
        return TemplateResponse(request, "desk/reorganisation_form.html", context)


def _list_problems(form: DecisionForm, formset):
    """Every error of the page: where, what, and the field to go to."""
    for name, errors in form.errors.items():
        field = form.fields.get(name)
        for error in errors:
            yield {
                "where": field.label if field else "",
                "text": error,
                "target": form[name].id_for_label if field else "",
            }
    if not formset.is_bound:
        return
    for number, line in enumerate(formset.forms, start=1):
        for name, errors in line.errors.items():
            for error in errors:
                label = line.fields[name].label if name in line.fields else ""
                yield {
                    "where": f"Dòng {number}{', ' + label if label else ''}",
                    "text": error,
                    "target": line[name].id_for_label if name in line.fields else "",
                }
