"""Catalogue, periods, forms, releases and submissions on the desk."""

from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet, URLField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from accounts.access import associations_for
from accounts.models import Role
from associations.desk import LookOnlyAdmin, ScopedAdmin
from associations.desk_guard import GuardedForm
from associations.desk_inlines import WithParent
from associations.models import Association
from associations.scope import is_within
from figures import locks, releases, rolls
from figures.home import find_home
from figures.jobs import rebuild_periods
from figures.models import (
    Form,
    FormLine,
    FormVersion,
    Indicator,
    IndicatorSuccession,
    Period,
    Release,
    SeriesBreak,
    Submission,
    Target,
)
from records.jobs import ask

KEY_CHANGED = {"kind", "formula"}


class OfHomeAdmin(ScopedAdmin):
    """What holds for the whole portal: everyone looks, approvers of the home unit change it."""

    is_reference = True

    def judge_writing(self, request: HttpRequest) -> bool:
        if request.user.is_superuser:
            return True
        home = find_home()
        return home is not None and is_within(
            Association(pk=home), associations_for(request.user, Role.APPROVE)
        )


@admin.register(Indicator)
class IndicatorAdmin(OfHomeAdmin):
    """The catalogue; a formula is checked when saved, and the kept totals follow it."""

    list_display = ["label", "code", "section", "unit", "kind", "nature", "basis", "places"]
    list_filter = ["section", "kind", "nature"]
    search_fields = ["label", "code"]
    ordering = ["order"]

    def save_model(self, request: HttpRequest, obj: Indicator, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and KEY_CHANGED.intersection(form.changed_data):
            # A key of its own: a job that runs already may have passed some periods.
            ask(rebuild_periods, key=f"rebuild-periods-{uuid4()}", by=request.user)
            self.message_user(
                request, "Các tổng đang được tính lại theo công thức mới; xem ở mục Việc nền."
            )


@admin.register(SeriesBreak)
class SeriesBreakAdmin(OfHomeAdmin):
    """Days from which an indicator means something else."""

    list_display = ["indicator", "on", "reason", "source"]
    list_select_related = ["indicator"]
    autocomplete_fields = ["indicator"]


@admin.register(IndicatorSuccession)
class IndicatorSuccessionAdmin(OfHomeAdmin):
    """Indicators renamed, split and merged."""

    list_display = ["old", "new", "on", "is_whole", "source"]
    list_select_related = ["old", "new"]
    autocomplete_fields = ["old", "new"]


@admin.register(Target)
class TargetAdmin(OfHomeAdmin):
    """What units mean to reach, with the text that says so."""

    list_display = ["indicator", "association", "on", "number", "source"]
    list_select_related = ["indicator", "association"]
    list_filter = ["on"]
    autocomplete_fields = ["indicator", "association"]
    formfield_overrides: ClassVar = {URLField: {"assume_scheme": "https"}}


@admin.register(Period)
class PeriodAdmin(OfHomeAdmin):
    """Periods; adding one opens it with the roll of its last day."""

    list_display = ["code", "kind", "first_day", "last_day", "is_open", "frozen_at"]
    list_filter = ["kind", "is_open"]
    search_fields = ["code"]
    actions = ["open_periods", "close_periods"]

    def get_fields(self, request: HttpRequest, obj: Period | None = None) -> list[str]:
        if obj is None:
            return ["code"]
        return ["code", "kind", "first_day", "last_day", "is_open", "frozen_at"]

    def has_change_permission(self, request: HttpRequest, obj: Period | None = None) -> bool:
        return obj is None and self.may_write(request)

    def save_model(self, request: HttpRequest, obj: Period, form: Any, change: bool) -> None:
        opened = rolls.open_period(obj.code)
        obj.pk, obj.code = opened.pk, opened.code

    @admin.action(description="Mở kỳ để nhận báo cáo")
    def open_periods(self, request: HttpRequest, chosen: QuerySet[Period]) -> None:
        """Open again; the roll follows the tree from now on."""
        for period in chosen:
            self._try(request, period, lambda period=period: rolls.open_period(period.code))

    @admin.action(description="Khóa kỳ")
    def close_periods(self, request: HttpRequest, chosen: QuerySet[Period]) -> None:
        """Close: nothing more is submitted or approved, and the roll freezes."""
        for period in chosen:
            self._try(request, period, lambda period=period: rolls.close_period(period))

    def _try(self, request: HttpRequest, period: Period, act: Any) -> None:
        if not self.may_write(request):
            self.message_user(request, "Chức vụ của bạn không mở, khóa kỳ được.", messages.ERROR)
            return
        try:
            act()
        except (rolls.RollError, locks.Busy) as error:
            self.message_user(request, f"{period}: {error}", messages.ERROR)
        else:
            self.message_user(request, f"Xong: {period}.")


class FormLineInline(WithParent, admin.TabularInline):
    """The indicators that a version asks for."""

    model = FormLine
    extra = 0
    autocomplete_fields = ["indicator"]


@admin.register(FormVersion)
class FormVersionAdmin(OfHomeAdmin):
    """What a form asks, with its lines; a version that was used stays as it was."""

    list_display = ["form", "number", "valid", "source"]
    list_filter = ["form"]
    list_select_related = ["form"]
    inlines = [FormLineInline]

    def has_change_permission(self, request: HttpRequest, obj: FormVersion | None = None) -> bool:
        if obj is not None and Submission.objects.filter(form_version=obj).exists():
            return False
        return super().has_change_permission(request, obj)


@admin.register(Form)
class FormAdmin(OfHomeAdmin):
    """The forms themselves: who sends them, for what kind of period, by when."""

    list_display = ["name", "code", "level", "period_kind", "days_after"]
    list_filter = ["level", "period_kind"]
    search_fields = ["name", "code"]
    autocomplete_fields = ["asked_of"]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any):
        """Levels are the same for everyone."""
        if db_field.name == "level":
            kwargs["queryset"] = db_field.related_model.objects.all()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class ReleaseForm(GuardedForm):
    """A new release: which period, of which unit, with what words."""

    unit = forms.ModelChoiceField(
        Association.objects.none(),
        label="Công bố của",
        help_text="Đơn vị này và mọi đơn vị bên dưới. Không công bố được số liệu minh họa.",
    )

    class Meta:
        model = Release
        fields = ["period", "note"]


@admin.register(Release)
class ReleaseAdmin(ScopedAdmin):
    """Releases: made here, never changed."""

    is_reference = True
    writes = Role.APPROVE
    form = ReleaseForm
    list_display = ["period", "number", "released_at", "note"]
    list_select_related = ["period"]
    list_filter = ["period"]

    def get_fields(self, request: HttpRequest, obj: Release | None = None) -> list[str]:
        if obj is None:
            return ["period", "unit", "note"]
        return ["period", "number", "released_at", "note", "manifest"]

    def get_form(self, request: HttpRequest, obj: Release | None = None, **kwargs: Any):
        if obj is not None:
            return super().get_form(request, obj, **kwargs)
        form = super().get_form(request, obj, **kwargs, form=ReleaseForm)
        if request.user.is_superuser:
            units = Association.objects.roots()
        else:
            units = associations_for(request.user, Role.APPROVE)
        form.base_fields["unit"].queryset = units
        return form

    def has_change_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return obj is None and self.may_write(request)

    def save_model(self, request: HttpRequest, obj: Release, form: Any, change: bool) -> None:
        made = releases.release(obj.period, request.user, obj.note, form.cleaned_data["unit"])
        obj.pk, obj.number = made.pk, made.number

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        """As the stock page; what cannot be released is said in words."""
        try:
            return super().add_view(request, form_url, extra_context)
        except (releases.ReleaseRefused, locks.Busy) as error:
            self.message_user(request, str(error), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:figures_release_add"))


@admin.register(Submission)
class SubmissionAdmin(LookOnlyAdmin):
    """What was submitted and approved, each within one's own subtree: to look at."""

    list_display = [
        "association", "period", "form_version", "status", "submitted_at", "approved_at", "source",
    ]  # fmt: skip
    list_filter = ["status", "period"]
    list_select_related = ["association", "period", "form_version__form"]
    date_hierarchy = None
    fields = [
        "association", "period", "form_version", "status", "submitted_by", "submitted_at",
        "on_behalf", "approved_by", "approved_at", "source", "source_url",
    ]  # fmt: skip
