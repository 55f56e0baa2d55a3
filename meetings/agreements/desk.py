"""Agreements on the desk: kinds of partners are kept here, agreements looked at."""

from django.contrib import admin

from associations.desk import LookOnlyAdmin
from figures.admin import OfHomeAdmin
from meetings.models import Agreement, PartnerKind


@admin.register(PartnerKind)
class PartnerKindAdmin(OfHomeAdmin):
    """Kinds of bodies with which associations agree."""

    list_display = ["name", "code", "order"]
    search_fields = ["name"]


@admin.register(Agreement)
class AgreementAdmin(LookOnlyAdmin):
    """Agreements, to look at; they are written on the officers' pages."""

    list_display = ["partner", "association", "partner_kind", "signed_on", "begins_on", "ends_on"]
    list_select_related = ["association", "partner_kind"]
    list_filter = ["partner_kind"]
    search_fields = ["partner", "title"]
