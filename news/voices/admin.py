"""What readers send, on the desk: comments that wait for the editor of the article's unit."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from accounts.access import associations_for
from accounts.models import Role
from associations.desk import ScopedAdmin
from associations.scope import is_within
from news.models import Comment


@admin.register(Comment)
class CommentAdmin(ScopedAdmin):
    """Comments: read, let through, refused with a reason; never rewritten."""

    writes = Role.EDIT_NEWS
    view_on_site = False
    list_display = ["beginning", "name", "article", "state", "created_at"]
    list_filter = ["state"]
    list_select_related = ["article"]
    search_fields = ["text"]
    fields = ["article", "name", "text", "created_at", "state", "reason", "decided_by",
              "decided_at"]  # fmt: skip
    readonly_fields = ["article", "name", "text", "created_at", "decided_by", "decided_at"]

    @admin.display(description="ý kiến")
    def beginning(self, row: Comment) -> str:
        """The first words."""
        return str(row)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        if not super().has_change_permission(request, obj) or obj is None:
            return super().has_change_permission(request, obj)
        return request.user.is_superuser or is_within(
            obj.article.association, associations_for(request.user, Role.EDIT_NEWS)
        )

    def save_model(self, request: HttpRequest, obj: Comment, form: Any, change: bool) -> None:
        """Keep who decided and when."""
        obj.decided_by, obj.decided_at = request.user, timezone.now()
        super().save_model(request, obj, form, change)
