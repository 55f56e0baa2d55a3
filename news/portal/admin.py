"""What the portal says of itself, on the desk; and the inbox of what readers wrote."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from accounts.access import associations_for
from accounts.models import Role
from associations.desk import ScopedAdmin
from associations.desk_inlines import WithParent
from associations.scope import is_within
from figures.admin import OfHomeAdmin
from news.counting import tally
from news.models import Feedback, Imprint, Notice, Poll, PollAnswer, WebLink


class AroundPagesAdmin(OfHomeAdmin):
    """What stands around every public page: a change is read anew at the next page."""

    view_on_site = False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        tally.settle_soon()


@admin.register(Imprint)
class ImprintAdmin(AroundPagesAdmin):
    """Who answers for the portal: one row."""

    list_display = ["body", "responsible", "phone"]
    fields = ["body", "responsible", "address", "phone", "email", "licence"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not Imprint.objects.exists()


@admin.register(Notice)
class NoticeAdmin(AroundPagesAdmin):
    """Slogans and banners with their days."""

    list_display = ["text", "first_day", "last_day", "order"]
    fields = ["text", "target", "first_day", "last_day", "order"]


@admin.register(WebLink)
class WebLinkAdmin(OfHomeAdmin):
    """The link directory."""

    view_on_site = False
    list_display = ["title", "group", "url", "order"]
    list_filter = ["group"]
    search_fields = ["title", "url"]
    fields = ["group", "title", "url", "note", "order"]


class PollAnswerInline(WithParent, admin.TabularInline):
    """The answers of a poll, in their order, with the votes so far."""

    model = PollAnswer
    fields = ["order", "text", "votes"]
    readonly_fields = ["votes"]
    extra = 0
    min_num, max_num = 2, 8

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Poll)
class PollAdmin(OfHomeAdmin):
    """Questions to readers, with their answers."""

    view_on_site = False
    list_display = ["question", "first_day", "last_day"]
    fields = ["question", "first_day", "last_day"]
    inlines = [PollAnswerInline]


@admin.register(Feedback)
class FeedbackAdmin(ScopedAdmin):
    """The inbox: read, taken up, settled; never rewritten."""

    writes = Role.EDIT_NEWS
    view_on_site = False
    list_display = ["beginning", "name", "state", "created_at"]
    list_filter = ["state"]
    search_fields = ["text"]
    fields = ["association", "name", "contact", "text", "created_at", "state", "note",
              "handled_by"]  # fmt: skip
    readonly_fields = ["association", "name", "contact", "text", "created_at", "handled_by"]

    @admin.display(description="góp ý")
    def beginning(self, row: Feedback) -> str:
        """The first words."""
        return str(row)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Feedback | None = None) -> bool:
        if not super().has_change_permission(request, obj) or obj is None:
            return super().has_change_permission(request, obj)
        return request.user.is_superuser or is_within(
            obj.association, associations_for(request.user, Role.EDIT_NEWS)
        )

    def save_model(self, request: HttpRequest, obj: Feedback, form: Any, change: bool) -> None:
        """Keep who settled it."""
        obj.handled_by = request.user
        super().save_model(request, obj, form, change)
