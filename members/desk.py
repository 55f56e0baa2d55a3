"""Members on the desk: looked at, searched, taken out; written on the officers' pages."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.models import Person, ReadKind
from accounts.reads import note_reads
from associations.desk import LookOnlyAdmin
from khuyenhoc.lib.name_keys import key_name
from members.models import Fee, HeadCount, Member, MemberList, Stay


class _OfMembersAdmin(LookOnlyAdmin):
    """Rows that name members: who reads them is written down (A5)."""

    member_path = "pk"
    name_path = "name_key"

    def note(self, request: HttpRequest, rows: QuerySet, kind: ReadKind) -> None:
        """Write down that these were read."""
        members = Member.objects.filter(pk__in=rows.order_by().values(self.member_path))
        people = Person.objects.filter(pk__in=members.values("person"))
        note_reads(people, request.user, kind)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """Rows whose name has all the words, with or without diacritics, in any order."""
        words = key_name(search_term).split()
        if search_term.strip() and not words:
            return queryset.none(), False
        for word in words:
            queryset = queryset.filter(**{f"{self.name_path}__contains": word})
        return queryset, False

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The page of a row."""
        response = super().change_view(request, object_id, form_url, extra_context)
        if response.status_code == 200:
            rows = self.model.objects.filter(pk=self.get_object(request, object_id).pk)
            self.note(request, rows, ReadKind.PAGE)
        return response

    def history_view(self, request, object_id, extra_context=None):
        """The log of a row; its title holds the name."""
        response = super().history_view(request, object_id, extra_context)
        rows = self.model.objects.filter(pk=self.get_object(request, object_id).pk)
        self.note(request, rows, ReadKind.HISTORY)
        return response

    def get_export_data(self, file_format, request, queryset, **kwargs):
        """The rows of the list as a file."""
        self.note(request, queryset, ReadKind.EXPORT)
        return super().get_export_data(file_format, request, queryset, **kwargs)


@admin.register(Member)
class MemberAdmin(_OfMembersAdmin):
    """Who is a member, kept by which association."""

    list_display = ["person", "association", "birth_year", "joined_on", "left_on"]
    list_select_related = ["person__association"]
    list_filter = ["is_joined_year_only"]
    search_fields = ["name_key"]
    search_help_text = "Tìm theo tên, có dấu hay không dấu, theo thứ tự nào cũng được."
    fields = ["person", "association", "joined_on", "is_joined_year_only", "left_on", "card",
              "listed_in"]  # fmt: skip
    export_columns = ["person", "joined_on", "left_on"]

    @admin.display(description="hội giữ hồ sơ")
    def association(self, member: Member) -> str:
        return member.person.association.full_name


@admin.register(Stay)
class StayAdmin(_OfMembersAdmin):
    """Where members belonged, by days."""

    member_path, name_path = "member", "member__name_key"
    list_display = ["member", "association", "valid", "ended_by"]
    list_select_related = ["member__person", "association"]
    list_filter = ["ended_by"]
    search_fields = ["member__name_key"]
    ordering = ["-pk"]


@admin.register(Fee)
class FeeAdmin(_OfMembersAdmin):
    """Fees, by year."""

    member_path, name_path = "member", "member__name_key"
    list_display = ["member", "year", "amount", "paid_on"]
    list_select_related = ["member__person"]
    list_filter = ["year"]
    search_fields = ["member__name_key"]
    ordering = ["-pk"]


@admin.register(HeadCount)
class HeadCountAdmin(LookOnlyAdmin):
    """Counts of units that keep no names."""

    list_display = ["association", "year", "members", "newly", "carded", "fee_paid", "reason"]
    list_select_related = ["association"]
    list_filter = ["year"]


@admin.register(MemberList)
class MemberListAdmin(LookOnlyAdmin):
    """Lists that were sent."""

    list_display = ["association", "counted_on", "state", "stored_at"]
    list_select_related = ["association"]
    list_filter = ["state"]
    fields = ["association", "counted_on", "state", "refused", "read_at", "stored_at", "stored_by"]
