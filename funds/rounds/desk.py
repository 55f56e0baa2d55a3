"""Who read which dossier, on the desk."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from associations.desk import LookOnlyAdmin
from funds.models import NominationRead


@admin.register(NominationRead)
class NominationReadAdmin(LookOnlyAdmin):
    """Who read whose dossier, when and how; dossiers go by their numbers."""

    list_display = ["nomination", "round", "reader", "kind", "at"]
    list_select_related = ["nomination__round", "reader__person"]
    list_filter = ["kind"]

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    @admin.display(description="đợt")
    def round(self, row: NominationRead) -> str:
        """The round that the dossier was sent to."""
        return str(row.nomination.round)
