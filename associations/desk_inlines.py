"""Rows inside the page of another on the desk."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest


class WithParent:
    """For inlines: whoever may change the row of the page may add, change and delete within it."""

    admin_site: Any
    parent_model: type[Model]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True  # the page itself has asked already

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may_write(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may_write(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may_write(request, obj)

    def may_write(self, request: HttpRequest, obj: Any) -> bool:
        """What the admin of the page answers."""
        own = self.admin_site._registry[self.parent_model]
        return own.has_change_permission(request, obj)
