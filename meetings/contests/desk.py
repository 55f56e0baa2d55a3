"""Contests on the desk, to look at; they are written on the officers' pages."""

from django.contrib import admin

from associations.desk import LookOnlyAdmin
from meetings.models import Contest


@admin.register(Contest)
class ContestAdmin(LookOnlyAdmin):
    """Contests that associations hold."""

    list_display = ["name", "association", "begins_on", "ends_on"]
    list_select_related = ["association"]
    search_fields = ["name"]
