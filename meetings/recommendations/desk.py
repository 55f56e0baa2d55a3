"""Recommendations on the desk, to look at."""

from django.contrib import admin

from associations.desk import LookOnlyAdmin
from meetings.models import Recommendation


@admin.register(Recommendation)
class RecommendationAdmin(LookOnlyAdmin):
    """Recommendations; they are written and answered on the officers' pages."""

    list_display = ["subject", "association", "addressee", "holder", "state", "written_at"]
    list_select_related = ["association", "holder"]
    list_filter = ["state"]
    search_fields = ["subject", "addressee"]
