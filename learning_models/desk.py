"""The yearly cycle on the desk: years that are opened, proposals, registrations and who bears."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Field, Model, QuerySet
from django.http import HttpRequest, HttpResponse

from accounts.models import ReadKind, Role
from associations.desk import LookOnlyAdmin, ScopedAdmin
from associations.models import Association
from khuyenhoc.lib.name_keys import key_name
from learning_models.handing_over_desk import HandsOver
from learning_models.models import Bearer, BearerRead, ModelYear, Proposal, Registration
from learning_models.opening import OPENED_BY, CannotOpen, close_year
from learning_models.reads import note_bearer_reads


@admin.register(ModelYear)
class ModelYearAdmin(ScopedAdmin):
    """Years of a model: opened by approvers of a province or above, in all units or in some."""

    writes: ClassVar = Role.APPROVE
    list_display = ["model", "year", "association", "is_open", "opened_at", "closed_at"]
    list_select_related = ["model", "association"]
    list_filter = ["model", "year", "is_open"]
    autocomplete_fields = ["pilots"]
    fields = ["association", "model", "year", "pilots"]
    actions = ["close_years"]

    def formfield_for_foreignkey(self, db_field: Field, request: HttpRequest, **kwargs: Any):
        """A year is opened for a province or for more."""
        if db_field.name == "association":
            own = self.choices(Association, request)
            kwargs["queryset"] = own.filter(level__in=OPENED_BY, closed_on=None)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Whose year it is stays as it was opened."""
        return ["association", "model", "year"] if obj else []

    @admin.action(description="Khóa năm")
    def close_years(self, request: HttpRequest, chosen: QuerySet[ModelYear]) -> None:
        """Nothing more is registered or decided in them."""
        for opened in chosen:
            try:
                close_year(opened, request.user)
            except (CannotOpen, PermissionDenied) as refusal:
                self.message_user(request, f"{opened}: {refusal}", messages.ERROR)
            else:
                self.message_user(request, f"Đã khóa {opened}.", messages.SUCCESS)


@admin.register(Proposal)
class ProposalAdmin(LookOnlyAdmin):
    """What units propose; sent and decided on the officers' pages."""

    list_display = ["association", "model", "year", "state", "sent_at", "decided_at"]
    list_select_related = ["association", "model"]
    list_filter = ["model", "year", "state"]


class _OfBearersAdmin(LookOnlyAdmin):
    """Rows that name households and persons: who reads them is written down (A5)."""

    name_path = "name_key"

    def find_bearers(self, rows: QuerySet) -> QuerySet[Bearer]:
        """The bearers that ``rows`` name."""
        return Bearer.objects.filter(pk__in=rows.order_by().values("pk"))

    def note(self, request: HttpRequest, rows: QuerySet, kind: ReadKind) -> None:
        """Write down that these were read."""
        note_bearer_reads(self.find_bearers(rows), request.user, kind)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """Rows whose name has all the words, with or without diacritics, in any order."""
        for word in key_name(search_term).split():
            queryset = queryset.filter(**{f"{self.name_path}__contains": word})
        return queryset, False

    def change_view(self, request: HttpRequest, object_id: str, form_url="", extra_context=None):
        response = super().change_view(request, object_id, form_url, extra_context)
        if response.status_code == 200:
            self.note(request, self.get_queryset(request).filter(pk=object_id), ReadKind.PAGE)
        return response

    def history_view(self, request: HttpRequest, object_id: str, extra_context=None):
        response = super().history_view(request, object_id, extra_context)
        self.note(request, self.get_queryset(request).filter(pk=object_id), ReadKind.HISTORY)
        return response

    def get_export_data(
        self, file_format: Any, request: HttpRequest, queryset: QuerySet, **kwargs: Any
    ) -> HttpResponse:
        self.note(request, queryset, ReadKind.EXPORT)
        return super().get_export_data(file_format, request, queryset, **kwargs)


@admin.register(Bearer)
class BearerAdmin(HandsOver, _OfBearersAdmin):
    """Households, clans, hamlets, units and persons that titles are for."""

    list_display = ["name", "subject", "hamlet", "association", "ended_on"]
    list_select_related = ["association"]
    list_filter = ["subject"]
    search_fields = ["name_key"]
    search_help_text = "Tìm theo tên, có dấu hay không dấu, thứ tự nào cũng được."
    fields = [
        "name", "subject", "hamlet", "address", "birth_year", "sex", "people", "association",
        "ended_on",
    ]  # fmt: skip


@admin.register(Registration)
class RegistrationAdmin(_OfBearersAdmin):
    """What becomes of each in each year."""

    name_path = "bearer__name_key"
    list_display = ["bearer", "model", "year", "association", "state", "valid_until"]
    list_select_related = ["bearer", "model", "association"]
    list_filter = ["model", "year", "state"]
    search_fields = ["bearer__name_key"]
    search_help_text = "Tìm theo tên, có dấu hay không dấu, thứ tự nào cũng được."

    def find_bearers(self, rows: QuerySet) -> QuerySet[Bearer]:
        return Bearer.objects.filter(pk__in=rows.order_by().values("bearer"))


@admin.register(BearerRead)
class BearerReadAdmin(LookOnlyAdmin):
    """Who read whose record, when and how."""

    list_display = ["bearer", "reader", "kind", "at"]
    list_select_related = ["bearer", "reader__person"]
    list_filter = ["kind"]

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
