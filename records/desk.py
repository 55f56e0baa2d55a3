"""Decisions, designs and certificates on the desk."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.text import capfirst

from accounts.access import associations_for
from accounts.models import ReadKind, Role
from associations.desk import LookOnlyAdmin, ScopedAdmin
from associations.desk_guard import GuardedForm
from associations.models import Association
from khuyenhoc.lib.images import PictureRefused
from records.certificates import CertificateRefused, replace_certificate, revoke_certificates
from records.decisions import DecisionRefused, issue_decision, revoke_decision
from records.designs import (
    DesignRefused,
    copy_design,
    lay_background,
    publish_design,
    retire_design,
)
from records.models import (
    Certificate,
    CertificateDesign,
    CertificateRead,
    Decision,
    DecisionState,
    DesignState,
    PrintRun,
)
from records.paper.setting import DoesNotFit
from records.printing import ask_for_print, print_example

WORKS_ON_PAPERS = {Role.ENTRY, Role.CHECK, Role.APPROVE}
NOT_APPROVER = (
    "Việc này cần chức vụ có quyền duyệt ở hội của giấy hoặc hội cấp trên. Hãy nhờ người có quyền."
)
MOST_PRINTED = 20_000
Refused = (DecisionRefused, CertificateRefused, DesignRefused, DoesNotFit, PermissionDenied)


def require_approver(request: HttpRequest, rows: QuerySet) -> None:
    """Raise ``PermissionDenied`` unless all ``rows`` lie where the person may approve."""
    if request.user.is_superuser:
        return
    own = associations_for(request.user, Role.APPROVE)
    if rows.exclude(pk__in=type(rows)(rows.model).within(own).values("pk")).exists():
        raise PermissionDenied(NOT_APPROVER)


class _PaperAdmin(ScopedAdmin):
    """Papers that are worked on while they are drafts, by who enters, checks or approves."""

    def judge_writing(self, request: HttpRequest) -> bool:
        return request.user.is_superuser or bool(WORKS_ON_PAPERS & set(request.user.roles()))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and (
            obj is None or obj.state == self.draft
        )

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any):
        """Papers are drawn up by an association that lives."""
        if db_field.name == "association":
            kwargs["queryset"] = self.choices(Association, request).filter(closed_on=None)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def each(self, request: HttpRequest, rows: QuerySet, do: Any, done: str) -> None:
        """Do something with every row, and tell what became of each."""
        for row in rows:
            try:
                require_approver(request, rows.model.objects.filter(pk=row.pk))
                do(row)
            except Refused as refusal:
                self.message_user(request, f"{row}: {refusal}", messages.ERROR)
            else:
                self.message_user(request, f"{done} {row}.", messages.SUCCESS)


def ask_back(
    model_admin: ScopedAdmin, request: HttpRequest, rows: QuerySet, **context: Any
) -> TemplateResponse:
    """The page that asks for the reason, and what else, before an action is done."""
    shown = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "module_name": capfirst(str(model_admin.opts.verbose_name_plural)),
        "action": request.POST["action"],
        "rows": rows,
        **context,
    }
    request.current_app = model_admin.admin_site.name
    return TemplateResponse(request, "desk/end_papers.html", shown)


@admin.register(Decision)
class DecisionAdmin(_PaperAdmin):
    """Decisions: drafted by one, issued and revoked by another."""

    draft = DecisionState.DRAFT
    list_display = ["written_number", "abstract", "association", "signed_on", "state"]
    list_display_links = ["written_number", "abstract"]
    list_select_related = ["association"]
    list_filter = ["state", "kind", "year"]
    search_fields = ["written_number", "abstract"]
    autocomplete_fields = ["association"]
    fields = [
        "association", "kind", "abstract", "body_name", "symbol", "written_number", "signed_on",
        "in_force_on", "signer_name", "signer_office", "legal_basis", "file",
    ]  # fmt: skip
    actions = ["issue_decisions", "revoke_decisions"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Sequence[str]:
        return ["association"] if obj else []

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Of an issued one also who issued it, and why it was revoked."""
        own = super().get_fields(request, obj)
        if obj is None or obj.state == DecisionState.DRAFT:
            return own
        told = ["drafted_by", "issued_by", "issued_at"]
        if obj.state == DecisionState.REVOKED:
            told += ["revoked_through", "revocation_reason", "revoked_by", "revoked_at"]
        return [*[name for name in own if name != "file"], *told]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            obj.drafted_by = request.user
        super().save_model(request, obj, form, change)

    @admin.action(description="Ban hành (người khác với người soạn)")
    def issue_decisions(self, request: HttpRequest, chosen: QuerySet[Decision]) -> None:
        """Number the drafts and let them hold."""
        self.each(
            request, chosen.order_by("pk"), lambda row: issue_decision(row, request.user),
            "Đã ban hành",
        )  # fmt: skip

    @admin.action(description="Thu hồi theo một quyết định khác")
    def revoke_decisions(self, request: HttpRequest, chosen: QuerySet[Decision]) -> Any:
        """Ask for the reason and the decision that revokes, then revoke."""
        issued = self.get_queryset(request).issued().exclude(pk__in=chosen)
        if "reason" not in request.POST:
            return ask_back(
                self, request, chosen, title="Thu hồi quyết định", through=issued[:200],
                note="Các giấy chứng nhận cấp theo quyết định cũng bị thu hồi với lý do này; "
                "trang kiểm tra công khai ghi lý do, đừng ghi tên người.",
            )  # fmt: skip
        through = issued.filter(pk__in=[request.POST.get("through") or 0]).first()
        if through is None:
            self.message_user(request, "Hãy chọn quyết định thu hồi.", messages.ERROR)
            return None
        reason = request.POST["reason"][:300]
        self.each(
            request, chosen,
            lambda row: revoke_decision(row, request.user, reason=reason, through=through),
            "Đã thu hồi",
        )  # fmt: skip
        return None


class DesignForm(GuardedForm):
    """A design with a picture to lay beneath it."""

    picture = forms.FileField(
        label="Ảnh nền", required=False,
        help_text="Ảnh JPEG, PNG hoặc WebP phủ kín tờ giấy; để trống là giữ ảnh đang có.",
    )  # fmt: skip


@admin.register(CertificateDesign)
class CertificateDesignAdmin(_PaperAdmin):
    """Designs of certificates; a published one is copied to be changed."""

    draft = DesignState.DRAFT
    form = DesignForm
    list_display = ["name", "version", "association", "paper", "state", "example"]
    list_select_related = ["association"]
    list_filter = ["state", "paper"]
    search_fields = ["name"]
    autocomplete_fields = ["association"]
    export_columns: ClassVar = ["name", "version", "association", "paper", "state"]
    fields = [
        "association", "name", "paper", "has_motto", "body_lines", "heading", "text", "place",
        "has_seal_area", "qr_corner", "picture",
    ]  # fmt: skip
    actions = ["publish_designs", "copy_designs", "retire_designs"]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Who may only look sees no box for a picture."""
        own = super().get_fields(request, obj)
        if obj is not None and not self.has_change_permission(request, obj):
            return [name for name in own if name != "picture"]
        return own

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path(
                "<int:pk>/xem-thu/", wrap(self.show_example),
                name="records_certificatedesign_example",
            ),
            *super().get_urls(),
        ]  # fmt: skip

    @admin.display(description="xem thử")
    def example(self, row: CertificateDesign) -> str:
        """The way to the design with a made-up name."""
        address = reverse("admin:records_certificatedesign_example", args=[row.pk])
        return format_html('<a href="{}">PDF</a>', address)

    def show_example(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The design with a made-up name, as a PDF."""
        row = self.get_object(request, str(pk))
        try:
            body = print_example(row)
        except DoesNotFit as refusal:
            return HttpResponse(str(refusal), content_type="text/plain; charset=utf-8", status=409)
        return HttpResponse(body, content_type="application/pdf")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            obj.made_by = request.user
        super().save_model(request, obj, form, change)
        if picture := form.cleaned_data.get("picture"):
            try:
                lay_background(obj, picture, picture.size)
            except PictureRefused as refusal:
                self.message_user(request, str(refusal), messages.ERROR)

    @admin.action(description="Đưa vào dùng")
    def publish_designs(self, request: HttpRequest, chosen: QuerySet[CertificateDesign]) -> None:
        """Let drafts be used from now on."""
        self.each(request, chosen, publish_design, "Đã đưa vào dùng")

    @admin.action(description="Chép thành bản mới để sửa")
    def copy_designs(self, request: HttpRequest, chosen: QuerySet[CertificateDesign]) -> None:
        """Make the next version of each, to be changed."""
        self.each(request, chosen, lambda row: copy_design(row, request.user), "Đã chép")

    @admin.action(description="Thôi dùng")
    def retire_designs(self, request: HttpRequest, chosen: QuerySet[CertificateDesign]) -> None:
        """Offer them no more."""
        self.each(request, chosen, retire_design, "Đã thôi dùng")


@admin.register(Certificate)
class CertificateAdmin(LookOnlyAdmin):
    """Certificates that were given out; who reads the names on them is written down (A5)."""

    list_display = ["written", "title", "year", "name", "association", "state"]
    list_select_related = ["association"]
    list_filter = ["state", "kind", "year"]
    search_fields = ["search_key"]
    search_help_text = "Tìm theo tên trên giấy, có dấu hay không dấu đều được."
    fields = [
        "written", "title", "year", "name", "association", "decision", "design", "issued_on",
        "valid_until", "state", "reason", "ended_on", "ended_by", "replaces", "is_hidden",
    ]  # fmt: skip
    export_columns: ClassVar = ["title", "year", "register_year", "number", "association", "state"]
    actions = ["print_chosen", "revoke_chosen", "replace_chosen", "hide_chosen", "show_chosen"]

    @admin.display(description="số", ordering="number")
    def written(self, row: Certificate) -> str:
        """The number as printed."""
        return row.written_number

    def note(self, request: HttpRequest, rows: Any, kind: ReadKind) -> None:
        """Write down that the names on these were read."""
        CertificateRead.objects.bulk_create(
            CertificateRead(certificate_id=row.pk, reader=request.user, kind=kind) for row in rows
        )

    def changelist_view(self, request: HttpRequest, extra_context=None):
        """The list; names that were searched for count as read."""
        response = super().changelist_view(request, extra_context)
        listed = getattr(response, "context_data", None) or {}
        if request.GET.get("q", "").strip() and "cl" in listed:
            self.note(request, listed["cl"].result_list, ReadKind.PAGE)
        return response

    def change_view(self, request: HttpRequest, object_id: str, form_url="", extra_context=None):
        response = super().change_view(request, object_id, form_url, extra_context)
        if response.status_code == 200:
            self.note(request, [self.get_object(request, object_id)], ReadKind.PAGE)
        return response

    @admin.action(description="In ra tệp PDF")
    def print_chosen(self, request: HttpRequest, chosen: QuerySet[Certificate]) -> None:
        """Have the chosen ones printed in the background, in the order of their numbers."""
        rows = list(
            chosen.order_by("association__lft", "register_year", "number")
            .select_related("association")[: MOST_PRINTED + 1]
        )  # fmt: skip
        if len(rows) > MOST_PRINTED:
            sentence = f"Mỗi tệp in được nhiều nhất {MOST_PRINTED} giấy. Hãy lọc rồi chọn ít hơn."
            self.message_user(request, sentence, messages.ERROR)
            return
        if not WORKS_ON_PAPERS & set(request.user.roles()) and not request.user.is_superuser:
            raise PermissionDenied(NOT_APPROVER)
        self.note(request, rows, ReadKind.EXPORT)
        owners = {row.association_id for row in rows}
        unit = rows[0].association if len(owners) == 1 else request.user.associations()[0]
        ask_for_print([row.pk for row in rows], association=unit, by=request.user)
        sentence = "Đang in ra tệp. Khi xong, tệp nằm ở mục “Tệp in giấy chứng nhận”."
        self.message_user(request, sentence, messages.SUCCESS)

    @admin.action(description="Thu hồi")
    def revoke_chosen(self, request: HttpRequest, chosen: QuerySet[Certificate]) -> Any:
        """Ask for the reason, then revoke the chosen ones."""
        if "reason" not in request.POST:
            return ask_back(
                self, request, chosen, title="Thu hồi giấy chứng nhận",
                note="Trang kiểm tra công khai ghi lý do này; đừng ghi tên người.",
            )  # fmt: skip
        try:
            require_approver(request, chosen)
            count = revoke_certificates(chosen, request.user, reason=request.POST["reason"][:300])
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            self.message_user(request, f"Đã thu hồi {count} giấy.", messages.SUCCESS)
        return None

    @admin.action(description="Cấp lại (thay giấy này)")
    def replace_chosen(self, request: HttpRequest, chosen: QuerySet[Certificate]) -> Any:
        """Ask for the reason and the right name, then give out another in its place."""
        row = chosen.first()
        if chosen.count() != 1 or row is None:
            self.message_user(request, "Hãy chọn đúng một giấy để cấp lại.", messages.ERROR)
            return None
        if "reason" not in request.POST:
            self.note(request, [row], ReadKind.PAGE)
            return ask_back(
                self, request, chosen, title="Cấp lại giấy chứng nhận", name=row.name,
                note="Giấy mới có số và mã riêng; trang kiểm tra của giấy cũ ghi số giấy mới.",
            )  # fmt: skip
        try:
            require_approver(request, chosen)
            made = replace_certificate(
                row, request.user, reason=request.POST["reason"][:300],
                name=request.POST.get("name", "")[:160],
            )  # fmt: skip
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            self.message_user(
                request, f"Đã cấp giấy số {made.written_number} thay.", messages.SUCCESS
            )
        return None

    @admin.action(description="Không trả lời trên trang kiểm tra")
    def hide_chosen(self, request: HttpRequest, chosen: QuerySet[Certificate]) -> None:
        """Let the public page answer as for a code that is none."""
        self._show(request, chosen, is_hidden=True)

    @admin.action(description="Lại trả lời trên trang kiểm tra")
    def show_chosen(self, request: HttpRequest, chosen: QuerySet[Certificate]) -> None:
        """Let the public page answer again."""
        self._show(request, chosen, is_hidden=False)

    def _show(self, request: HttpRequest, chosen: QuerySet[Certificate], is_hidden: bool) -> None:
        try:
            require_approver(request, chosen)
        except PermissionDenied as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return
        count = chosen.update(is_hidden=is_hidden)
        self.message_user(request, f"Đã ghi cho {count} giấy.", messages.SUCCESS)


@admin.register(CertificateRead)
class CertificateReadAdmin(LookOnlyAdmin):
    """Who read the names on certificates."""

    list_display = ["certificate", "reader", "kind", "at"]
    list_select_related = ["certificate", "reader__person"]
    list_filter = ["kind"]


@admin.register(PrintRun)
class PrintRunAdmin(LookOnlyAdmin):
    """Files for the print shop: made in the background, gone after some days."""

    list_display = ["asked_at", "association", "count", "asked_by", "made_at", "file_link"]
    list_select_related = ["association", "asked_by__person"]
    fields = ["association", "count", "asked_by", "asked_at", "made_at", "size", "sha256",
              "dropped_at", "file_link"]  # fmt: skip
    export_columns: ClassVar = ["asked_at", "association", "count", "made_at", "sha256"]

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/tep/", wrap(self.give_file), name="records_printrun_file"),
            *super().get_urls(),
        ]

    @admin.display(description="tệp")
    def file_link(self, row: PrintRun) -> str:
        """The way to the file, while it is there."""
        if not row.made_at:
            return "đang in"
        if not row.file:
            return "đã xóa"
        address = reverse("admin:records_printrun_file", args=[row.pk])
        return format_html('<a href="{}">Tải về</a>', address)

    def give_file(self, request: HttpRequest, pk: int) -> FileResponse:
        """The PDF; 404 before it is made and after it has gone."""
        row = self.get_object(request, str(pk))
        if not row.made_at or not row.file:
            raise Http404
        return FileResponse(
            row.file.open("rb"), as_attachment=True, filename=f"giay-chung-nhan-{row.pk}.pdf"
        )
