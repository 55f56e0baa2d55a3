"""What readers send, on the desk: comments that wait for the editor of the article's unit."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import capfirst

from accounts.access import associations_for
from accounts.models import Role
from associations.desk import ScopedAdmin
from associations.scope import is_within
from khuyenhoc.lib.names import clean
from news.models import Comment, CommentState
from news.models.opinions import CommentQuerySet
from news.voices.opinions import decide_several

LONGEST_REASON = 300


@admin.register(Comment)
class CommentAdmin(ScopedAdmin):
    """Comments: read, let through, refused with a reason; never rewritten."""

    writes = Role.EDIT_NEWS
    view_on_site = False
    list_display = ["beginning", "state", "name", "article", "created_at"]
    list_filter = ["state"]
    list_select_related = ["article"]
    search_fields = ["text"]
    fields = ["article", "name", "text", "created_at", "state", "reason", "decided_by",
              "decided_at"]  # fmt: skip
    actions = ["let_through", "refuse"]
    readonly_fields = ["article", "name", "text", "created_at", "decided_by", "decided_at"]

    def get_queryset(self, request: HttpRequest) -> CommentQuerySet:
        """Those of one's own units and of what these come from: an ended unit has no editor."""
        if request.user.is_superuser:
            return Comment.objects.all()
        return Comment.objects.within(request.user.associations(), past=True)

    @admin.display(description="ý kiến")
    def beginning(self, row: Comment) -> str:
        """The first words."""
        return str(row)

    @admin.action(description="Cho đăng các ý kiến đã chọn", permissions=["change"])
    def let_through(self, request: HttpRequest, queryset: CommentQuerySet) -> None:
        """Show the chosen comments to everyone."""
        self._decide(request, queryset, CommentState.APPROVED, "Đã cho đăng")

    @admin.action(description="Không đăng các ý kiến đã chọn", permissions=["change"])
    def refuse(self, request: HttpRequest, queryset: CommentQuerySet) -> HttpResponse | None:
        """Ask for the one reason, then refuse the chosen comments."""
        reason = clean(request.POST.get("ly-do", ""))[:LONGEST_REASON]
        if reason:
            self._decide(request, queryset, CommentState.REFUSED, "Không đăng", reason)
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": "Không đăng các ý kiến đã chọn",
            "opts": self.opts,
            "module_name": capfirst(str(self.opts.verbose_name_plural)),
            "comments": queryset,
            "longest": LONGEST_REASON,
            "error": "Hãy ghi lý do." if "ly-do" in request.POST else "",
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "desk/comments_refuse.html", context)

    def _decide(
        self, request: HttpRequest, rows: CommentQuerySet, state: str, done: str, reason: str = ""
    ) -> None:
        asked = rows.count()
        count = decide_several(rows, state, request.user, reason)
        if count:
            self.message_user(request, f"{done} {count} ý kiến.", messages.SUCCESS)
        if count < asked:
            told = f"{asked - count} ý kiến về bài của đơn vị khác: bạn không được duyệt."
            self.message_user(request, told, messages.WARNING)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        if not super().has_change_permission(request, obj) or obj is None:
            return super().has_change_permission(request, obj)
        return request.user.is_superuser or is_within(
            obj.article.association, associations_for(request.user, Role.EDIT_NEWS), past=True
        )

    def save_model(self, request: HttpRequest, obj: Comment, form: Any, change: bool) -> None:
        """Keep who decided and when."""
        obj.decided_by, obj.decided_at = request.user, timezone.now()
        super().save_model(request, obj, form, change)
