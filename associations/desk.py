"""The staff's desk: one admin site and the one base of every admin on it.

Lists, choices, autocomplete, actions, history and export all begin from what lies within the
associations of the signed-in person's posts (product.md A2). The desk asks the request's user for
these and for what he may do; it knows no accounts.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

import pghistory
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Field, Model, Q, QuerySet
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.module_loading import import_string
from django.utils.text import capfirst
from django.views.decorators.cache import cache_control, never_cache
from import_export.admin import ExportMixin
from import_export.forms import ImportExportFormBase

from associations.desk_export import FORMATS, make_resource, put_in_words
from associations.desk_guard import REASON, SEEN, GuardedForm
from associations.desk_history import list_changes
from associations.desk_labels import name_ends
from associations.desk_pages import MOST, CappedPaginator
from khuyenhoc.lib.names import vn_norm
from khuyenhoc.lib.numbers import format_number

NOT_STAFF = (
    "Trang quản trị dành cho cán bộ hội cấp tỉnh trở lên. "
    "Việc của đơn vị bạn nằm ở trang “Việc cần làm”."
)
LOOK_ONLY = "Chức vụ hiện nay của bạn được xem chứ không được sửa mục này."
ELSEWHERE = "ngoài phạm vi của bạn"
DAY = 24 * 60 * 60  # seconds
TOO_MANY = (
    f"Danh sách dài hơn {format_number(MOST)} dòng nên không làm một lần cho cả danh sách. Hãy tìm "
    "hoặc lọc cho ngắn lại."
)


class Choices(AutocompleteJsonView):
    """What is offered while one types, each in the words of its own admin."""

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related(*self.model_admin.choice_related)

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        result = super().serialize_result(obj, to_field_name)
        return {**result, "text": self.model_admin.describe_choice(obj)}


class Desk(admin.AdminSite):
    """The site under /quan-tri/."""

    site_header = "Bàn làm việc Hội Khuyến học"
    site_title = "Hội Khuyến học"
    index_title = "Việc hôm nay"
    site_url = "/"
    enable_nav_sidebar = True
    index_template = "desk/index.html"

    def index(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """What waits for the signed-in, as upper storeys tell it, and the lists beside it."""
        tellers = [import_string(path) for path in settings.DESK_INBOX]
        inbox = [line for tell in tellers for line in tell(request.user)]
        more = {"inbox": inbox, "may_print_slips": request.user.associations("approve").exists()}
        return super().index(request, {**(extra_context or {}), **more})

    def has_permission(self, request: HttpRequest) -> bool:
        """Staff of province and above; asked of the database once a request."""
        if not hasattr(request, "desk_is_open"):
            user = request.user
            request.desk_is_open = user.is_active and getattr(user, "is_staff", False)
        return request.desk_is_open

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """Choices while one types; many units bear one name, so a choice may say more."""
        return Choices.as_view(admin_site=self)(request)

    def admin_view(self, view, cacheable: bool = False):
        """A page of the desk: a stranger is asked to sign in, an officer below is told why not."""
        guarded = super().admin_view(view, cacheable)

        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.user.is_authenticated and not self.has_permission(request):
                raise PermissionDenied(NOT_STAFF)
            return guarded(request, *args, **kwargs)

        inner.__dict__.update(guarded.__dict__)
        return inner

    @method_decorator([never_cache, login_not_required])
    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """Lead to the portal's own sign-in page; there is no second one."""
        if request.user.is_authenticated:
            if not self.has_permission(request):
                raise PermissionDenied(NOT_STAFF)
            return redirect("admin:index")
        wanted = request.GET.get(REDIRECT_FIELD_NAME, "")
        if not url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
            wanted = reverse("admin:index")
        return redirect_to_login(wanted, settings.LOGIN_URL)

    def password_change(self, request: HttpRequest, extra_context: dict | None = None):
        """Lead to the portal's own page; there is no second one."""
        return redirect("password_change")

    def register(self, model_or_iterable, admin_class=None, **options: Any) -> None:
        """Take in only admins that keep to a person's part of the tree.

        What libraries bring along (groups, the queue's rows) has no place on the desk; where it is
        needed, one of our admins shows it.
        """
        if admin_class is not None and issubclass(admin_class, ScopedAdmin):
            super().register(model_or_iterable, admin_class, **options)

    @method_decorator(cache_control(private=True, max_age=DAY))
    def i18n_javascript(self, request: HttpRequest, extra_context: dict | None = None):
        """The words of Django's own scripts, for a day: each form asks for them, a release may
        bring others."""
        return super().i18n_javascript(request, extra_context)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """As the stock site's, without the way to any row of any table ("view on site")."""
        return [each for each in super().get_urls() if getattr(each, "name", "") != "view_on_site"]


class ScopedAdmin(ExportMixin, admin.ModelAdmin):
    """The base of every admin on the desk.

    ``writes`` names the role whose holders may change rows here; without it only an operator may.
    What is history is never deleted here. Search fields whose name ends with ``search_key`` are
    compared as ``vn_norm`` writes them. Only ``export_columns``, else the columns of the list,
    leave as a file.
    """

    writes: ClassVar[str | None] = None
    is_reference: ClassVar[bool] = False
    export_columns: ClassVar[Sequence[str]] = ()
    choice_related: ClassVar[Sequence[str]] = ()  # what describe_choice reads beside the row
    form: type[ModelForm] = GuardedForm
    show_full_result_count = False
    list_per_page = 50
    paginator = CappedPaginator
    object_history_template = "desk/history.html"
    export_form_class = ImportExportFormBase
    export_formats = FORMATS

    # What may be seen

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request)
        if request.user.is_superuser:
            return rows
        if hasattr(rows, "within"):
            return rows.within(request.user.associations())
        return rows if self.is_reference else rows.none()

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None):
        """The row; 404 where it lies outside, whatever one may do."""
        found = super().get_object(request, object_id, from_field)
        if found is None:
            raise Http404
        return found

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
        return rows if getattr(model, "is_reference", False) else rows.none()

    def describe_choice(self, row: Model) -> str:
        """How a row is offered where one types to choose it."""
        return str(row)

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any):
        """As the stock one; the two boxes of a range are named apart."""
        found = super().formfield_for_dbfield(db_field, request, **kwargs)
        return name_ends(found, str(db_field.verbose_name).capitalize())

    def formfield_for_foreignkey(self, db_field: Field, request: HttpRequest, **kwargs: Any):
        """Choices lie within the person's associations too."""
        kwargs.setdefault("queryset", self.choices(db_field.related_model, request))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Field, request: HttpRequest, **kwargs: Any):
        kwargs.setdefault("queryset", self.choices(db_field.related_model, request))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """Rows with the words, in the keys with or without diacritics."""
        paths = self.get_search_fields(request)
        keys = [path for path in paths if path.endswith("search_key")]
        fitting = Q()
        for path in paths:
            wanted = vn_norm(search_term) if path in keys else search_term.strip()
            if wanted:
                lookup = "contains" if path in keys else "icontains"
                fitting |= Q(**{f"{path}__{lookup}": wanted})
        if search_term.strip() and not fitting:
            return queryset.none(), False
        return queryset.filter(fitting), False

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """The declared columns, in words where the stock list shows Python's."""
        return [put_in_words(self.model, name) for name in super().get_list_display(request)]

    # What may be done

    def may_write(self, request: HttpRequest) -> bool:
        """Whether the person may change rows here; a page of the desk asks it for every table, the
        database is asked once a request."""
        known = request.__dict__.setdefault("desk_writes", {})
        rule = (type(self).judge_writing, self.writes)
        if rule not in known:
            known[rule] = self.judge_writing(request)
        return known[rule]

    def judge_writing(self, request: HttpRequest) -> bool:
        """Operators, and holders of the role that this admin names."""
        if request.user.is_superuser or self.writes is None:
            return request.user.is_superuser
        if not hasattr(request, "desk_roles"):
            request.desk_roles = request.user.roles()
        return self.writes in request.desk_roles

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

    def has_export_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def response_action(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        """Nothing is done at once to more rows than the list tells of."""
        is_whole = request.POST.get("select_across") == "1"
        if is_whole and CappedPaginator(queryset, self.list_per_page).is_capped:
            self.message_user(request, TOO_MANY, messages.ERROR)
            return None
        return super().response_action(request, queryset)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context=None):
        """As the stock page; the refusal says why."""
        if not self.has_add_permission(request):
            raise PermissionDenied(LOOK_ONLY)
        return super().add_view(request, form_url, extra_context)

    def change_view(self, request: HttpRequest, object_id: str, form_url="", extra_context=None):
        """As the stock page; 404 outside, a reason for who may only look."""
        found = self.get_object(request, unquote(object_id))
        if request.method == "POST" and not self.has_change_permission(request, found):
            raise PermissionDenied(LOOK_ONLY)
        return super().change_view(request, object_id, form_url, extra_context)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context=None):
        """What is history is not deleted; outside there is nothing at all."""
        found = self.get_object(request, unquote(object_id))
        if not self.has_delete_permission(request, found):
            raise PermissionDenied("Dữ liệu này là hồ sơ lưu nên không xóa.")
        return super().delete_view(request, object_id, extra_context)

    # Changing

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """The declared fields, and on a page that may change the row its mark and the reason."""
        own = [name for name in super().get_fields(request, obj) if name not in (SEEN, REASON)]
        if obj is not None and not self.has_change_permission(request, obj):
            return [put_in_words(self.model, name) for name in own]
        return [*own, REASON] if obj is None else [*own, REASON, SEEN]

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm, change: bool) -> None:
        """Save, with the reason in the log beside the change."""
        if reason := form.cleaned_data.get(REASON):
            pghistory.context(reason=reason)
        super().save_model(request, obj, form, change)

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> None:
        """Not kept: the database's own log has it, without the names of persons."""

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> None:
        """Not kept: see ``log_addition``."""

    def log_deletions(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Not kept: see ``log_addition``."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context=None):
        """Who changed what in this row, when and why."""
        found = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, found):
            raise PermissionDenied(LOOK_ONLY)

        def describe(model: type[Model], key: Any) -> str:
            row = self.choices(model, request).filter(pk=key).first()
            return ELSEWHERE if row is None else str(row)

        context = {
            **self.admin_site.each_context(request),
            "title": f"Nhật ký: {found}",
            "changes": list_changes(found, describe),
            "module_name": capfirst(str(self.opts.verbose_name_plural)),
            "object": found,
            "opts": self.opts,
            **(extra_context or {}),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, self.object_history_template, context)

    # Leaving as a file

    def get_export_resource_classes(self, request: HttpRequest) -> list[type]:
        """One: the columns of the list."""
        columns = self.export_columns or self.list_display
        return [make_resource(self.model, columns)]

    def get_valid_export_item_pks(self, request: HttpRequest) -> QuerySet:
        """Chosen rows lie within the list too; the stock answer is the whole table."""
        return self.get_export_queryset(request).values_list("pk", flat=True)


class LookOnlyAdmin(ScopedAdmin):
    """Rows that are written by the portal itself."""

    def judge_writing(self, request: HttpRequest) -> bool:
        return False
