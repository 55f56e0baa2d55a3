"""People, posts, mandates and log-ins on the desk."""

from axes.utils import reset
from django.contrib import admin, messages
from django.template.response import TemplateResponse
from django.utils.text import capfirst

from accounts.handing_over import (
    NO_TAKER,
    NotHandedOver,
    hand_over,
    list_common_takers,
    require_may_hand_over,
)
from accounts.models import (
    ClusterDuty,
    FailedSignIn,
    Mandate,
    Person,
    PersonRead,
    Post,
    ReadKind,
    User,
)
from accounts.reads import note_reads
from associations.desk import LookOnlyAdmin, ScopedAdmin
from associations.models import Association, Group


@admin.register(Person)
class PersonAdmin(ScopedAdmin):
    """Persons kept by the associations in one's charge; who reads their data is written down."""

    list_display = ["name", "association"]
    list_select_related = ["association"]
    search_fields = ["search_key"]
    search_help_text = "Tìm theo tên, có dấu hay không dấu đều được."
    autocomplete_fields = ["association"]
    fields = ["name", "birth_year", "phone", "email", "address", "association", "erased_at"]
    readonly_fields = ["erased_at"]
    export_columns = ["name", "birth_year", "phone", "email", "address", "association"]
    actions = ["hand_over"]

    @admin.action(description="Bàn giao hồ sơ cho đơn vị kế thừa")
    def hand_over(self, request, queryset):
        """Ask to which successor the chosen records pass, then hand them over."""
        people = list(queryset.select_related("association").order_by("pk"))
        takers = list_common_takers(people)
        try:
            require_may_hand_over(request.user)
            if not takers:
                raise NotHandedOver(NO_TAKER)
            if "to" not in request.POST:
                note_reads(people, request.user, ReadKind.PAGE)
                return self._ask_to_whom(request, people, takers)
            to = next((each for each in takers if str(each.pk) == request.POST["to"]), None)
            if to is None:
                raise NotHandedOver("Hãy chọn đơn vị nhận hồ sơ.")
            count = hand_over(
                people, to, request.user, request.POST.get("reason", "").strip()[:300]
            )
        except NotHandedOver as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            self.message_user(request, f"Đã bàn giao {count} hồ sơ cho {to}.", messages.SUCCESS)
        return None

    def _ask_to_whom(self, request, people, takers):
        context = {
            **self.admin_site.each_context(request),
            "title": "Bàn giao hồ sơ người",
            "opts": self.opts,
            "module_name": capfirst(str(self.opts.verbose_name_plural)),
            "people": people,
            "takers": takers,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "desk/hand_over.html", context)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The page of a person."""
        response = super().change_view(request, object_id, form_url, extra_context)
        if response.status_code == 200:
            note_reads([self.get_object(request, object_id)], request.user, ReadKind.PAGE)
        return response

    def history_view(self, request, object_id, extra_context=None):
        """The log of a person; it holds no personal field, but its title holds the name."""
        response = super().history_view(request, object_id, extra_context)
        note_reads([self.get_object(request, object_id)], request.user, ReadKind.HISTORY)
        return response

    def get_export_data(self, file_format, request, queryset, **kwargs):
        """The persons of the list as a file."""
        note_reads(queryset, request.user, ReadKind.EXPORT)
        return super().get_export_data(file_format, request, queryset, **kwargs)


@admin.register(Post)
class PostAdmin(ScopedAdmin):
    """Who holds which office where."""

    list_display = ["person", "office", "association", "roles", "valid"]
    list_select_related = ["person", "association"]
    list_filter = ["office", "is_full_time"]
    search_fields = ["person__search_key", "association__name"]
    search_help_text = "Tìm theo tên người (có dấu hay không dấu) hoặc tên đơn vị."
    autocomplete_fields = ["person", "association"]


@admin.register(Mandate)
class MandateAdmin(ScopedAdmin):
    """Which post may send for which units beyond its own."""

    list_display = ["post", "form", "periods", "reason"]
    list_select_related = ["post__association", "post__person"]
    autocomplete_fields = ["post", "units"]
    search_fields = ["reason"]


@admin.register(User)
class UserAdmin(ScopedAdmin):
    """Log-ins of the persons in one's charge. Passwords are set by their owners alone."""

    list_display = ["username", "person", "is_active", "last_login"]
    list_select_related = ["person"]
    search_fields = ["username", "person__search_key"]
    autocomplete_fields = ["person"]
    fields = ["username", "person", "is_active", "last_login"]
    readonly_fields = ["last_login"]

    def lookup_allowed(self, lookup: str, value: str, request=None) -> bool:
        """The hash of a password cannot be felt out by filters in the address."""
        return not lookup.startswith("password") and super().lookup_allowed(lookup, value, request)


@admin.register(PersonRead)
class PersonReadAdmin(LookOnlyAdmin):
    """Who read whose data, when and how."""

    list_display = ["person", "reader", "kind", "at"]
    list_select_related = ["person", "reader__person"]
    list_filter = ["kind"]
    search_fields = ["person__search_key", "reader__username"]


@admin.register(FailedSignIn)
class FailedSignInAdmin(LookOnlyAdmin):
    """Failed sign-ins of the log-ins in one's charge; operators see all. A lock is lifted here."""

    list_display = ["username", "ip_address", "attempt_time", "failures_since_start"]
    fields = ["username", "ip_address", "user_agent", "attempt_time", "failures_since_start"]
    search_fields = ["username"]
    ordering = ["-attempt_time"]
    actions = ["unlock"]

    def get_queryset(self, request):
        if request.user.is_superuser:
            return FailedSignIn.objects.all()
        own = User.objects.within(request.user.associations())
        return FailedSignIn.objects.filter(username__in=own.values("username"))

    @admin.action(description="Mở khóa đăng nhập")
    def unlock(self, request, queryset):
        """Let the chosen log-ins try again at once."""
        names = set(queryset.values_list("username", flat=True))
        for name in names:
            reset(username=name)
        self.message_user(request, f"Đã mở khóa {len(names)} tài khoản.", messages.SUCCESS)


@admin.register(ClusterDuty)
class ClusterDutyAdmin(ScopedAdmin):
    """Head, deputy, host and officer in charge of clusters, by year."""

    writes = "approve"
    list_display = ["year", "duty", "cluster", "group", "association", "person"]
    list_select_related = ["cluster", "group", "association", "person"]
    list_filter = ["year", "duty"]
    search_fields = ["cluster__full_name", "group__name", "association__full_name"]
    fields = ["year", "duty", "cluster", "group", "association", "person"]
    autocomplete_fields = ["association", "person"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Clusters are those that the person approves for."""
        roots = request.user.associations(self.writes)
        if db_field.name == "cluster":
            kwargs["queryset"] = Association.objects.within(roots).filter(level="cluster")
        elif db_field.name == "group":
            kwargs["queryset"] = Group.objects.within(roots)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
