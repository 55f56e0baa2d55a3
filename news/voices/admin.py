"""What readers send, on the desk: comments that wait for the editor of the article's unit, and
requests to take something down."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import capfirst

from accounts.access import associations_for
from accounts.models import Role
from associations.desk import ScopedAdmin
from associations.desk_guard import GuardedForm
from associations.scope import is_within
from khuyenhoc.lib.names import clean
from news.models import Comment, CommentState, TakeDown, TakeDownState
from news.models.opinions import CommentQuerySet
from news.voices.opinions import decide_several
from news.voices.take_downs import answer_request, list_photos
from records.consents.recording import may_record

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


class TakeDownForm(GuardedForm):
    """The answer to a request, and what is taken down with it."""

    by: Any = None
    withheld = forms.TypedMultipleChoiceField(
        label="Ảnh giữ lại, không hiện nữa", required=False, coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text="Ảnh trong bài mà người gửi nói tới. Bỏ dấu là cho hiện lại.",
    )  # fmt: skip

    class Meta:
        model = TakeDown
        fields: Sequence[str] = ["person", "state", "answer"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("withheld")
        if isinstance(field, forms.TypedMultipleChoiceField):
            photos = list(list_photos(self.instance).within(self.by.associations()))
            field.choices = [(photo.pk, str(photo)) for photo in photos]
            self.initial["withheld"] = [photo.pk for photo in photos if photo.withheld_on]
            if not photos:
                field.help_text = "Trang ấy không phải bài có ảnh, hoặc ảnh của đơn vị khác."

    def clean(self) -> dict[str, Any]:
        """An answer is written, and whoever takes a consent back may do so."""
        cleaned = super().clean()
        if cleaned.get("state") != TakeDownState.NEW and not clean(cleaned.get("answer") or ""):
            raise ValidationError("Hãy ghi câu trả lời cho người gửi.")
        person = cleaned.get("person")
        if person is not None and cleaned.get("state") == TakeDownState.DONE:
            try:
                may_record(self.by, person).require()
            except PermissionDenied as refusal:
                raise ValidationError(str(refusal)) from refusal
        return cleaned


@admin.register(TakeDown)
class TakeDownAdmin(ScopedAdmin):
    """Requests to take something down: answered and done in one step; never rewritten."""

    form = TakeDownForm
    writes = Role.ENTRY
    view_on_site = False
    list_display = ["__str__", "state", "page", "reply_by", "finish_by"]
    list_filter = ["state"]
    autocomplete_fields = ["person"]
    fields = ["page", "about", "relation", "reason", "name", "contact", "created_at", "reply_by",
              "finish_by", "person", "withheld", "state", "answer", "handled_by"]  # fmt: skip
    readonly_fields = ["page", "about", "relation", "reason", "name", "contact", "created_at",
                       "reply_by", "finish_by", "handled_by"]  # fmt: skip
    export_columns = ["state", "created_at", "reply_by", "finish_by", "handled_at"]

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any):
        """With the name of who answers."""
        form = super().get_form(request, obj, **kwargs)
        return type("AnsweringForm", (form,), {"by": request.user})

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Sequence[str]:
        """Who may only look sees what stands in the row."""
        found = list(super().get_fields(request, obj))
        if self.has_change_permission(request, obj):
            return found
        return [name for name in found if name != "withheld"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: TakeDown, form: Any, change: bool) -> None:
        """The answer with all that it takes down, in one transaction."""
        answer_request(
            obj, person=obj.person, withheld=form.cleaned_data["withheld"], by=request.user
        )
