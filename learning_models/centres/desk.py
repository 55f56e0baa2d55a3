"""Community learning centres, their years and literacy classes on the desk."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import URLPattern

from accounts.access import associations_for
from accounts.models import Role
from associations.desk import ScopedAdmin
from associations.scope import is_within
from figures.admin import OfHomeAdmin
from learning_models.centres import approving
from learning_models.centres.desk_books import BooksMixin
from learning_models.models import (
    CentreRating,
    CentreYear,
    CommunityLearningCentre,
    LiteracyClass,
)


@admin.register(CentreRating)
class CentreRatingAdmin(OfHomeAdmin):
    """The yearly scale, with the text that it comes from."""

    list_display = ["name", "code", "order", "source"]


class _OfCommuneAdmin(ScopedAdmin):
    """Rows of communes: typed by entry in the own part of the tree; a successor reads what its
    predecessors left and does not change it."""

    writes = Role.ENTRY

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = admin.ModelAdmin.get_queryset(self, request)
        if request.user.is_superuser:
            return rows
        return rows.within(request.user.associations(), past=True)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        if obj is None or not self.may_write(request):
            return self.may_write(request)
        if request.user.is_superuser:
            return True
        return is_within(obj.association, associations_for(request.user, Role.ENTRY))


@admin.register(CommunityLearningCentre)
class CentreAdmin(_OfCommuneAdmin):
    """The centres of communes, with who directs them."""

    list_display = ["name", "association", "founded_on", "closed_on"]
    list_select_related = ["association"]
    search_fields = ["name", "association__full_name"]
    autocomplete_fields = ["association", "director"]
    export_columns = ["name", "association", "founded_on", "decision_number", "closed_on"]

    def describe_choice(self, row: Model) -> str:
        """With its commune: many bear one name."""
        return f"{row}, {row.association}"

    choice_related = ["association"]


class _ApprovedAdmin(_OfCommuneAdmin):
    """Rows that another person approves; approved ones no longer change."""

    actions = ["approve_rows", "send_back_rows"]
    list_filter = ["year", ("approved_at", admin.EmptyFieldListFilter)]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is not None and obj.is_approved:
            return False
        return super().has_change_permission(request, obj)

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        """Whoever typed last is who may not approve."""
        obj.typed_by = request.user
        super().save_model(request, obj, form, change)

    @admin.action(description="Duyệt")
    def approve_rows(self, request: HttpRequest, chosen: QuerySet) -> None:
        """Approve what is chosen, all or none."""
        self._decide(request, chosen, approving.approve, "Đã duyệt {} dòng.")

    @admin.action(description="Trả lại để sửa")
    def send_back_rows(self, request: HttpRequest, chosen: QuerySet) -> None:
        """Let approved rows be changed again, all or none."""
        self._decide(request, chosen, approving.send_back, "Đã trả lại {} dòng để sửa.")

    def _decide(self, request: HttpRequest, chosen: QuerySet, decide: Callable, said: str) -> None:
        try:
            count = decide(list(chosen), request.user)
        except approving.Refused as problem:
            self.message_user(request, f"Chưa làm gì. {problem}", messages.ERROR)
        else:
            self.message_user(request, said.format(count), messages.SUCCESS)


@admin.register(CentreYear)
class CentreYearAdmin(BooksMixin, _ApprovedAdmin):
    """What centres did in a year; a province sends all of them as one workbook."""

    list_display = ["centre", "association", "year", "rating", "classes", "turns", "activities",
                    "budget", "approved_at"]  # fmt: skip
    list_select_related = ["centre", "association", "rating"]
    search_fields = ["centre__name", "association__full_name"]
    autocomplete_fields = ["centre"]
    import_export_change_list_template = "desk/centre_list.html"

    class Media:
        css: ClassVar = {"all": ["css/desk-reorganising.css"]}

    def get_urls(self) -> list[URLPattern]:
        """The stock pages, and those of the workbook."""
        return [*self.list_book_urls(self.admin_site.admin_view), *super().get_urls()]

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        """The row is of the commune whose centre it is now."""
        obj.association = obj.centre.association
        super().save_model(request, obj, form, change)


@admin.register(LiteracyClass)
class LiteracyClassAdmin(_ApprovedAdmin):
    """Literacy classes of communes."""

    list_display = ["association", "centre", "year", "level", "learners", "completed",
                    "approved_at"]  # fmt: skip
    list_select_related = ["association", "centre"]
    search_fields = ["association__full_name"]
    autocomplete_fields = ["association", "centre"]
