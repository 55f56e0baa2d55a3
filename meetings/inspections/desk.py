"""Inspections on the desk, to look at; they are written on the officers' pages."""

from django.contrib import admin

from associations.desk import LookOnlyAdmin
from meetings.models import Inspection


@admin.register(Inspection)
class InspectionAdmin(LookOnlyAdmin):
    """Inspections of units."""

    list_display = ["subject", "association", "unit", "inspected_on", "state"]
    list_select_related = ["association", "unit"]
    list_filter = ["state"]
    search_fields = ["subject", "unit__full_name"]
