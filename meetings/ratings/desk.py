"""Scoring tables and self-ratings on the desk, to look at; officers write them on their pages."""

from django.contrib import admin

from associations.desk import LookOnlyAdmin
from meetings.models import ScoringTable, SelfRating


@admin.register(ScoringTable)
class ScoringTableAdmin(LookOnlyAdmin):
    """Scoring tables of the associations within reach."""

    list_display = ["name", "issuer", "level", "year", "published_at"]
    list_select_related = ["issuer", "level"]
    list_filter = ["year"]
    search_fields = ["name"]


@admin.register(SelfRating)
class SelfRatingAdmin(LookOnlyAdmin):
    """What units gave themselves, and what they were given."""

    list_display = ["association", "table", "state", "claimed", "given", "grade"]
    list_select_related = ["association", "table"]
    list_filter = ["state", "table__year"]
    search_fields = ["association__full_name"]
