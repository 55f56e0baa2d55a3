"""The staff's desk: one admin site and the one base of every admin on it.

Lists, choices, autocomplete, actions and export all begin from what lies within the associations
of the signed-in person's posts (product.md A2). The desk asks the request's user for these and for
what he may do; it knows no accounts.
"""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Field, Model, QuerySet
from django.http import HttpRequest
from import_export.admin import ExportMixin


class Desk(admin.AdminSite):
    """The site under /quan-tri/."""

    site_header = "Bàn làm việc Hội Khuyến học"
    site_title = "Hội Khuyến học"
    index_title = "Việc hôm nay"
    site_url = "/"
    enable_nav_sidebar = True

    def has_permission(self, request: HttpRequest) -> bool:
        """Staff of province and above; the sign-in page is the portal's own."""
        return request.user.is_active and getattr(request.user, "is_staff", False)


class ScopedAdmin(ExportMixin, admin.ModelAdmin):
    """The base of every admin on the desk.

    ``writes`` names the role whose holders may change rows here; without it only an operator may.
    What is history is never deleted here.
    """

    writes: ClassVar[str | None] = None
    show_full_result_count = False
    list_per_page = 50
    is_reference: ClassVar[bool] = False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request)
        if request.user.is_superuser:
            return rows
        if hasattr(rows, "within"):
            return rows.within(request.user.associations())
        return rows if self.is_reference else rows.none()

    def get_export_queryset(self, request: HttpRequest) -> QuerySet:
        """What the list shows, narrowed as the list is."""
        return super().get_export_queryset(request) & self.get_queryset(request)

    def formfield_for_foreignkey(self, db_field: Field, request: HttpRequest, **kwargs: Any):
        """Choices lie within the person's associations too."""
        kwargs.setdefault("queryset", self.choices(db_field.related_model, request))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Field, request: HttpRequest, **kwargs: Any):
        kwargs.setdefault("queryset", self.choices(db_field.related_model, request))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def choices(self, model: type[Model], request: HttpRequest) -> QuerySet:
        """The rows of ``model`` that may be chosen: those that its own admin shows."""
        own = self.admin_site._registry.get(model)
        if own is not None:
            return own.get_queryset(request)
        rows = model._default_manager.all()
        if request.user.is_superuser:
            return rows
        if hasattr(rows, "within"):
            return rows.within(request.user.associations())
        return rows.none()

    def may_write(self, request: HttpRequest) -> bool:
        """Operators, and holders of the role that this admin names."""
        user = request.user
        return user.is_superuser or (self.writes is not None and self.writes in user.roles())

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.admin_site.has_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.admin_site.has_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.may_write(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.may_write(request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
