"""Books of documents on the desk: kinds with their signs are kept here, documents looked at."""

from django.contrib import admin

from associations.desk import LookOnlyAdmin
from figures.admin import OfHomeAdmin
from meetings.models import BookedDocument, PaperKind


@admin.register(PaperKind)
class PaperKindAdmin(OfHomeAdmin):
    """Kinds of documents with the sign behind their number."""

    list_display = ["name", "symbol", "code", "order"]
    search_fields = ["name"]


@admin.register(BookedDocument)
class BookedDocumentAdmin(LookOnlyAdmin):
    """Documents in the books, to look at."""

    list_display = ["written_number", "direction", "association", "kind", "abstract", "signed_on"]
    list_select_related = ["association", "kind"]
    list_filter = ["direction", "kind", "year"]
    search_fields = ["abstract", "party"]
    export_columns = ["number", "symbol", "direction", "association", "abstract", "signed_on"]
