"""Kinds of reports on the desk, with a check and a preview of their parts; reports looked at."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest
from django.utils.html import format_html_join

from associations.desk import LookOnlyAdmin
from figures.admin import OfHomeAdmin
from figures.catalogue import indicators
from figures.home import find_home_period
from figures.places import name_units
from meetings.models import PartWhat, Report, ReportKind, ReportPart
from meetings.reports.language import list_faults, read_template, wrap_codes
from meetings.reports.sources import read_figures
from meetings.reports.writing import lower_first, write_paragraph

NOTHING = "Chưa có kỳ nào có số liệu để xem thử."


def preview_kind(kind: ReportKind) -> list[tuple[str, str]]:
    """(heading, what its sentences say of the home unit in its newest period, or what is wrong)."""
    known, period = indicators().by_code, find_home_period()
    parts = [part for part in kind.parts.all() if part.what == PartWhat.SENTENCES]
    faults = {part.pk: " ".join(list_faults(part.template, known)) for part in parts}
    templates = {p.pk: read_template(p.template) for p in parts if not faults[p.pk]}
    if period is None:
        return [(part.heading, faults[part.pk] or NOTHING) for part in parts]
    codes = {code for template in templates.values() for code in template.codes}
    name = name_units([period.home], period.last_day).get(period.home, "đơn vị")
    source = read_figures(period, [period.home], codes, lower_first(name))
    return [
        (
            part.heading,
            faults[part.pk] or write_paragraph(templates[part.pk], source).text,
        )
        for part in parts
    ]


class PartForm(forms.ModelForm):
    """A part of a kind; a template that cannot be read is not kept."""

    class Meta:
        model = ReportPart
        fields = ["order", "depth", "heading", "what", "template"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        text, what = said.get("template", ""), said.get("what")
        if what in (PartWhat.TABLE, PartWhat.CHART):
            text = wrap_codes(text)
            if not text:
                self.add_error("template", "Hãy ghi mã các chỉ tiêu, cách nhau bằng dấu cách.")
        elif what != PartWhat.SENTENCES:
            return said
        if faults := list_faults(text, indicators().by_code):
            self.add_error("template", [ValidationError(fault) for fault in faults])
        return said


class PartInline(admin.StackedInline):
    """The parts of a kind, in their order."""

    model = ReportPart
    form = PartForm
    extra = 0

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request)

    def _may(self, request: HttpRequest) -> bool:
        return self.admin_site._registry[ReportKind].judge_writing(request)


@admin.register(ReportKind)
class ReportKindAdmin(OfHomeAdmin):
    """Kinds of reports with their parts, and what they say of the home unit."""

    list_display = ["name", "code", "symbol", "order"]
    search_fields = ["name"]
    inlines: ClassVar = [PartInline]
    readonly_fields: ClassVar = ["preview"]

    @admin.display(description="xem thử")
    def preview(self, kind: ReportKind) -> str:
        """What the kept templates say."""
        if not kind.pk:
            return "Lưu trước, rồi xem thử."
        return format_html_join("", "<p><strong>{}</strong> {}</p>", preview_kind(kind))


@admin.register(Report)
class ReportAdmin(LookOnlyAdmin):
    """Reports, to look at; they are written on the officers' pages."""

    list_display = ["abstract", "association", "period", "state", "number", "signed_on"]
    list_select_related = ["association", "period"]
    list_filter = ["state", "kind"]
    search_fields = ["abstract"]
