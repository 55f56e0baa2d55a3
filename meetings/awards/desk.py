"""Awards on the desk: kinds are kept here, awards proposed and their decisions entered."""

from typing import Any, ClassVar

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from accounts.models import Role
from associations.desk import ScopedAdmin
from figures.admin import OfHomeAdmin
from meetings.models import Award, AwardKind


@admin.register(AwardKind)
class AwardKindAdmin(OfHomeAdmin):
    """Kinds of awards with their conditions."""

    list_display = ["name", "giver", "for_units", "for_persons", "indicator"]
    list_select_related = ["indicator"]
    search_fields = ["name"]


@admin.register(Award)
class AwardAdmin(ScopedAdmin):
    """Awards proposed and granted; names of persons do not leave as a file."""

    writes: ClassVar = Role.APPROVE
    list_display = ["kind", "association", "person", "year", "state", "decision"]
    list_select_related = ["kind", "association", "person", "decision__association"]
    list_filter = ["state", "kind", "year"]
    search_fields = ["association__full_name", "person__search_key"]
    autocomplete_fields = ["association", "person", "decision"]
    export_columns = ["kind", "association", "year", "state"]

    def save_model(self, request: HttpRequest, obj: Award, form: ModelForm, change: bool) -> None:
        """The first who writes it proposes it."""
        if obj.proposed_by_id is None:
            obj.proposed_by = request.user
        super().save_model(request, obj, form, change)

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> type[ModelForm]:
        """A new proposal is neither granted nor refused yet."""
        if obj is None:
            kwargs["exclude"] = ["state", "decision", "reason"]
        return super().get_form(request, obj, **kwargs)
