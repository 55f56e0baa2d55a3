"""Funds on the desk: what they are, categories, donors, programmes, pledges, drives.

Entries are booked on the officers' pages; here they are only looked at.
"""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import Role
from associations.desk import LookOnlyAdmin, ScopedAdmin
from associations.desk_guard import GuardedForm
from figures.admin import OfHomeAdmin
from funds.donors import rename_donor
from funds.ledger import open_fund
from funds.models import (
    Category,
    Closure,
    Donor,
    DonorName,
    Drive,
    Entry,
    Fund,
    HandOver,
    HandOverShare,
    Instalment,
    LegalForm,
    Medium,
    Pledge,
    Programme,
    Sponsorship,
    SponsorshipYear,
)
from funds.rounds import desk as rounds_desk  # noqa: F401 - its table registers

FUND_FIELDS = [
    "association", "name", "legal_form", "licence_number", "licensed_on", "opened_on",
    "may_go_below",
]  # fmt: skip
OPENING = {medium: f"opening_{medium.value}" for medium in Medium}


class FundForm(GuardedForm):
    """A fund, with what it holds when its books are opened."""

    opening_cash, opening_bank, opening_in_kind = (
        forms.IntegerField(
            label=f"Số dư khi mở sổ, {medium.label}",
            min_value=0,
            max_value=10**15,
            required=False,
            help_text="Đồng. Chỉ ghi một lần, khi mở sổ.",
        )
        for medium in Medium
    )

    class Meta:
        model = Fund
        fields: ClassVar = FUND_FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in OPENING.values():
                self.fields.pop(name, None)


@admin.register(Fund)
class FundAdmin(ScopedAdmin):
    """Funds of the own part of the tree: approvers open them; whose they are stays."""

    form = FundForm
    writes: ClassVar = Role.APPROVE
    list_display = ["name", "association", "legal_form", "licence_number", "opened_on", "closed_on"]
    list_select_related = ["association"]
    list_filter = ["legal_form"]
    search_fields = ["name", "association__full_name"]
    autocomplete_fields = ["association"]
    fields = FUND_FIELDS

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """What a fund opens with is typed once."""
        found = super().get_fields(request, obj)
        rest = found[len(FUND_FIELDS) :]
        return found if obj else [*FUND_FIELDS, *OPENING.values(), *rest]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["association", "opened_on"] if obj else []

    def save_model(self, request: HttpRequest, obj: Fund, form: ModelForm, change: bool) -> None:
        """A new one is opened by the ledger, with its first entries."""
        if change:
            super().save_model(request, obj, form, change)
            return
        said = form.cleaned_data
        made = open_fund(
            association=obj.association,
            name=obj.name,
            legal_form=LegalForm(obj.legal_form),
            on=obj.opened_on,
            by=request.user,
            opening={medium: said.get(name) or 0 for medium, name in OPENING.items()},
            licence_number=obj.licence_number,
            licensed_on=obj.licensed_on,
            may_go_below=obj.may_go_below,
        )
        obj.pk = made.pk


@admin.register(Category)
class CategoryAdmin(OfHomeAdmin):
    """Kinds of income and spending."""

    list_display = ["name", "code", "direction", "valid", "order"]
    list_filter = ["direction"]
    search_fields = ["name"]


class _OfFundsAdmin(ScopedAdmin):
    """Rows that officers who enter keep in their part of the tree."""

    writes: ClassVar = Role.ENTRY


@admin.register(Donor)
class DonorAdmin(_OfFundsAdmin):
    """Who gives. An old name is kept when a donor is renamed."""

    list_display = ["name", "kind", "association", "naming", "agreed_on"]
    list_select_related = ["association"]
    list_filter = ["kind", "naming"]
    search_fields = ["name"]
    autocomplete_fields = ["association", "person"]
    fields = ["association", "kind", "name", "person", "contact", "naming", "agreed_on", "note"]
    export_columns = ["kind", "association", "naming", "agreed_on"]

    def save_model(self, request: HttpRequest, obj: Donor, form: ModelForm, change: bool) -> None:
        """With the name that it bore until today."""
        if change and "name" in form.changed_data:
            rename_donor(Donor.objects.get(pk=obj.pk), obj.name, timezone.localdate())
        super().save_model(request, obj, form, change)


@admin.register(DonorName)
class DonorNameAdmin(LookOnlyAdmin):
    """Names that donors bore."""

    list_display = ["name", "donor", "until"]
    list_select_related = ["donor"]


@admin.register(Programme)
class ProgrammeAdmin(_OfFundsAdmin):
    """Named programmes with their sponsor and budget."""

    list_display = ["name", "fund", "sponsor", "budget", "begins_on", "ends_on"]
    list_select_related = ["fund", "sponsor"]
    search_fields = ["name"]
    autocomplete_fields = ["fund", "sponsor"]


@admin.register(Pledge)
class PledgeAdmin(_OfFundsAdmin):
    """What donors promised."""

    list_display = ["donor", "fund", "amount", "promised_on", "ended_on"]
    list_select_related = ["donor", "fund"]
    search_fields = ["donor__name"]
    autocomplete_fields = ["fund", "donor", "programme"]


@admin.register(Instalment)
class InstalmentAdmin(_OfFundsAdmin):
    """When parts of pledges are due."""

    list_display = ["pledge", "due_on", "amount"]
    list_select_related = ["pledge__donor"]
    autocomplete_fields = ["pledge"]


@admin.register(Sponsorship)
class SponsorshipAdmin(_OfFundsAdmin):
    """Who stands by whom; the learner is named to nobody outside."""

    list_display = ["donor", "association", "yearly_amount", "begins_on", "ends_on"]
    list_select_related = ["donor", "association"]
    search_fields = ["donor__name"]
    autocomplete_fields = ["association", "donor", "learner"]


@admin.register(SponsorshipYear)
class SponsorshipYearAdmin(_OfFundsAdmin):
    """Years for which sponsorships were renewed."""

    list_display = ["sponsorship", "year", "amount", "renewed_on"]
    list_select_related = ["sponsorship__donor"]
    autocomplete_fields = ["sponsorship"]
    fields = ["sponsorship", "year", "amount", "renewed_on"]

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        """Whoever typed it is named."""
        obj.renewed_by = request.user
        super().save_model(request, obj, form, change)


@admin.register(Drive)
class DriveAdmin(_OfFundsAdmin):
    """Piggy banks and Tết, apart from the funds."""

    list_display = ["association", "kind", "year", "pigs", "saved", "kept", "given"]
    list_select_related = ["association"]
    list_filter = ["kind", "year"]
    search_fields = ["association__full_name"]
    autocomplete_fields = ["association"]


@admin.register(Entry)
class EntryAdmin(LookOnlyAdmin):
    """The books, to look at; who paid or was paid does not leave as a file."""

    list_display = ["voucher", "fund", "booked_on", "kind", "medium", "change", "category"]
    list_select_related = ["fund", "category"]
    list_filter = ["kind", "medium"]
    export_columns = ["fund", "booked_on", "kind", "medium", "change", "category"]

    @admin.display(description="chứng từ")
    def voucher(self, entry: Entry) -> str:
        """PT 0012/2026."""
        return entry.voucher


@admin.register(Closure)
class ClosureAdmin(LookOnlyAdmin):
    """Periods that were closed."""

    list_display = ["fund", "span", "opening", "raised", "spent", "moved", "closing", "signed_at",
                    "reopened_at"]  # fmt: skip
    list_select_related = ["fund"]


@admin.register(HandOver)
class HandOverAdmin(LookOnlyAdmin):
    """Minutes of handing over; signed on the officers' pages."""

    list_display = ["fund", "reorganisation", "on", "total", "given_at"]
    list_select_related = ["fund", "reorganisation"]


@admin.register(HandOverShare)
class HandOverShareAdmin(LookOnlyAdmin):
    """What successors get."""

    list_display = ["hand_over", "association", "weight", "cash", "bank", "in_kind", "taken_at"]
    list_select_related = ["hand_over__fund", "association"]
