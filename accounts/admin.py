"""People, posts, mandates and log-ins on the desk."""

from django.contrib import admin

from accounts.models import Consent, Mandate, Person, Post, User
from associations.desk import ScopedAdmin
from khuyenhoc.lib.names import vn_norm


@admin.register(Person)
class PersonAdmin(ScopedAdmin):
    """Persons kept by the associations in one's charge."""

    list_display = ["name", "birth_year", "phone", "association"]
    list_select_related = ["association"]
    search_fields = ["search_key"]
    search_help_text = "Tìm theo tên, có dấu hay không dấu đều được."
    autocomplete_fields = ["association"]
    readonly_fields = ["erased_at"]

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, vn_norm(search_term))


@admin.register(Post)
class PostAdmin(ScopedAdmin):
    """Who holds which office where."""

    list_display = ["person", "office", "association", "roles", "valid"]
    list_select_related = ["person", "association"]
    list_filter = ["office", "is_full_time"]
    search_fields = ["person__search_key", "association__name"]
    autocomplete_fields = ["person", "association"]

    def get_search_results(self, request, queryset, search_term):
        found, has_duplicates = super().get_search_results(request, queryset, search_term)
        by_name = queryset.filter(person__search_key__contains=vn_norm(search_term))
        return found | by_name, has_duplicates


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
    search_fields = ["username"]
    autocomplete_fields = ["person"]
    fields = ["username", "person", "is_active", "last_login"]
    readonly_fields = ["last_login"]


@admin.register(Consent)
class ConsentAdmin(ScopedAdmin):
    """Recorded consents of the persons in one's charge."""

    list_display = ["person", "purpose", "giver", "given_on", "withdrawn_on"]
    list_select_related = ["person"]
    list_filter = ["purpose", "giver"]
    autocomplete_fields = ["person"]
