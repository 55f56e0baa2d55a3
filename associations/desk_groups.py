"""Clusters inside a province on the desk: which units are in which group, and when."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Field
from django.http import HttpRequest

from associations.desk import ScopedAdmin
from associations.desk_inlines import WithParent
from associations.desk_labels import name_ends
from associations.models import Association, GroupMembership

LEVELS = ("district", "commune", "direct")  # what is grouped inside a province


class MembershipInline(WithParent, admin.TabularInline):
    """The units of a group, each with its time."""

    model = GroupMembership
    fields = ["association", "valid"]
    autocomplete_fields: ClassVar = ["association"]  # a list of all units in every row takes long
    extra = 3
    verbose_name_plural = "đơn vị trong cụm"

    def may_write(self, request: HttpRequest, obj: Any) -> bool:
        """The page has asked whether this very row may be changed."""
        return self.admin_site._registry[self.parent_model].may_write(request)

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs):
        """Boxes in a table have no labels of their own."""
        found = super().formfield_for_dbfield(db_field, request, **kwargs)
        label = str(db_field.verbose_name).capitalize()
        if found is not None and not hasattr(found.widget, "widgets"):
            found.widget.attrs["aria-label"] = label
            getattr(found.widget, "widget", found.widget).attrs["aria-label"] = label
        return name_ends(found, label)

    def formfield_for_foreignkey(self, db_field: Field, request: HttpRequest, **kwargs):
        """Units below what the person may approve for, by place in the tree."""
        roots = request.user.associations("approve")
        kwargs["queryset"] = Association.objects.within(roots).filter(level__in=LEVELS)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class GroupAdmin(ScopedAdmin):
    """Groups of the associations in one's charge."""

    writes = "approve"
    list_display = ["name", "host", "valid"]
    list_select_related = ["host"]
    search_fields = ["name", "host__full_name"]
    ordering = ["host_id", "name", "pk"]
    fields = ["host", "name", "valid"]
    inlines: ClassVar = [MembershipInline]

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        if not super().has_change_permission(request, obj):
            return False
        if obj is None or request.user.is_superuser:
            return True
        roots = request.user.associations(self.writes)
        return Association.objects.within(roots).filter(pk=obj.host_id).exists()

    def formfield_for_foreignkey(self, db_field: Field, request: HttpRequest, **kwargs):
        """Hosts are associations of province, district and commune that the person approves for."""
        roots = request.user.associations(self.writes)
        hosts = Association.objects.within(roots).filter(level__in=["province", *LEVELS])
        kwargs["queryset"] = hosts
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
