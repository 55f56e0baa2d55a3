"""The tree on the desk: today's list, the states behind it, decisions, successions, levels.

All of it is read here: the tree changes only through ``associations.tree`` and reorganisations
(T2), so that nobody edits a projection. Levels and their rules are data that operators may change.
"""

from datetime import timedelta
from typing import ClassVar

from django.contrib import admin
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from associations.desk import LookOnlyAdmin, ScopedAdmin
from associations.desk_days import DayFilter, read_day, split_day, take_from
from associations.desk_groups import GroupAdmin
from associations.desk_reorganisations import ReorganisationAdmin, list_reach
from associations.models import (
    Association,
    Group,
    Level,
    LevelRule,
    Reorganisation,
    State,
    Succession,
)
from associations.unit_page import write_days
from khuyenhoc.lib.names import clean, strip_unit_kind, vn_norm

DAY = timedelta(days=1)
DEEPEST = 9  # the style sheet knows l0 to l9


def find_states(text: str) -> QuerySet[State]:
    """The states whose name holds the words, or whose code is the text; none without a word."""
    text = clean(text)
    key, name = vn_norm(text), vn_norm(strip_unit_kind(text)[1])
    if not key:
        return State.objects.none()
    return State.objects.filter(
        Q(code=text) | Q(full_search_key__contains=key) | Q(search_key=name)
    )


class StillHere(admin.SimpleListFilter):
    """Living units, or those that have ended."""

    title = "hoạt động"
    parameter_name = "hoat-dong"

    def lookups(self, request, model_admin):
        return [("co", "đang hoạt động"), ("khong", "đã kết thúc")]

    def queryset(self, request, queryset):
        if self.value() == "co":
            return queryset.filter(closed_on=None)
        if self.value() == "khong":
            return queryset.exclude(closed_on=None)
        return queryset


@admin.register(Association)
class AssociationAdmin(LookOnlyAdmin):
    """Associations as they stand today, or stood last, each under its parent."""

    list_display = ["indented", "code", "level", "kind", "established", "opened_on", "closed_on"]
    list_display_links = ["indented"]
    list_select_related = ["level"]
    choice_related = ["parent"]
    list_filter = [DayFilter, "level", "established", StillHere]
    search_fields = ["full_name", "code"]  # they show the box; the search itself is below
    search_help_text = (
        "Tìm theo mọi tên và mã đã từng mang, có dấu hay không dấu. Thêm ngày phía sau để tìm trong"
        " cây tổ chức ngày ấy: Phú Bình 30/06/2024."
    )
    ordering = ["tree_id", "lft"]
    fields = ["full_name", "name", "code", "level", "kind", "parent", "established", "opened_on",
              "closed_on"]  # fmt: skip
    export_columns = ["full_name", "code", "level", "kind", "established", "opened_on",
                      "closed_on"]  # fmt: skip

    class Media:
        css: ClassVar = {"all": ["css/desk-tree.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return admin.ModelAdmin.get_queryset(self, request).filter(
            pk__in=list_reach(request).order_by().values("pk")
        )

    def describe_choice(self, unit: Association) -> str:
        """Where the unit hangs, and until when it lived: many bear one name. What it was on the day
        that was asked for, if one was."""
        if hasattr(unit, "full_name_then"):
            above = f", {unit.parent_then}" if unit.parent_then else ""
            return f"{unit.full_name_then}{above}"
        place = f", {unit.parent.full_name}" if unit.parent else ""
        ended = f" (đến {unit.closed_on - DAY:%d/%m/%Y})" if unit.closed_on else ""
        return f"{unit.full_name}{place}{ended}"

    @admin.display(description="đơn vị", ordering="lft")
    def indented(self, unit: Association) -> SafeString:
        """The name, indented by a class of the style sheet."""
        return format_html(
            '<span class="indent l{}">{}</span>',
            min(unit.depth, DEEPEST),
            getattr(unit, "full_name_then", unit.full_name),
        )

    @admin.display(description="mã")
    def code_then(self, unit: Association) -> str:
        """On the day asked for."""
        return unit.code_then or ""

    @admin.display(description="cấp")
    def level_then(self, unit: Association) -> str:
        """On the day asked for."""
        return unit.level_then or ""

    @admin.display(description="trực thuộc")
    def parent_then(self, unit: Association) -> str:
        """On the day asked for."""
        return unit.parent_then or ""

    def get_list_display(self, request: HttpRequest) -> list:
        """Today's columns, or those of the day asked for."""
        if read_day(request)[0] is not None:
            return ["indented", "code_then", "level_then", "parent_then", "opened_on", "closed_on"]
        return super().get_list_display(request)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """By any name or code ever borne, with or without diacritics (T5); the living first. With a
        day behind the words, or in the address, by those borne that day."""
        words, on = split_day(search_term)
        on = on or read_day(request)[0]
        if on is not None and "full_name_then" not in queryset.query.annotations:
            queryset = take_from(queryset, on)
        if not words.strip():
            return queryset, False
        states = find_states(words)
        if on is not None:
            states = states.filter(valid__contains=on)
        found = queryset.filter(pk__in=states.values("association"))
        return found.order_by(F("closed_on").desc(nulls_first=True), "tree_id", "lft"), False


@admin.register(State)
class StateAdmin(LookOnlyAdmin):
    """What units were, from when to when."""

    list_display = ["full_name", "code", "level", "days", "parent", "established"]
    list_select_related = ["level", "parent"]
    list_filter = ["level", "established", ("from_known", admin.BooleanFieldListFilter)]
    search_fields = ["full_search_key", "code"]
    search_help_text = "Tên hoặc mã, có dấu hay không dấu đều được."
    ordering = ["association_id", "valid"]
    fields = ["association", "full_name", "name", "register", "code", "level", "kind", "parent",
              "established", "days", "opened_by", "closed_by"]  # fmt: skip
    readonly_fields = ["days"]
    export_columns = ["association", "full_name", "register", "code", "level", "kind", "parent",
                      "established", "valid"]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return admin.ModelAdmin.get_queryset(self, request).filter(
            association__in=list_reach(request).order_by().values("pk")
        )

    @admin.display(description="thời gian", ordering="valid")
    def days(self, state: State) -> str:
        """From and to in words; without a known beginning it says so."""
        return write_days(state) or "có từ trước, chưa rõ ngày"


admin.site.register(Reorganisation, ReorganisationAdmin)
admin.site.register(Group, GroupAdmin)


@admin.register(Succession)
class SuccessionAdmin(LookOnlyAdmin):
    """Old and new units, derived from who held which territory."""

    list_display = ["old", "new", "on", "is_whole", "reorganisation"]
    list_select_related = ["old", "new", "reorganisation"]
    list_filter = ["is_whole", "on"]
    search_fields = ["old__full_name", "new__full_name"]
    search_help_text = "Tên hoặc mã của đơn vị cũ hay mới, có dấu hay không dấu."
    ordering = ["-on", "old_id", "new_id"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        reach = list_reach(request).order_by().values("pk")
        rows = admin.ModelAdmin.get_queryset(self, request)
        return rows.filter(Q(old__in=reach) | Q(new__in=reach))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """By any name or code that either of them ever bore."""
        if not search_term.strip():
            return queryset, False
        named = find_states(search_term).values("association")
        return queryset.filter(Q(old__in=named) | Q(new__in=named)), False


@admin.register(Level)
class LevelAdmin(ScopedAdmin):
    """The levels of the tree."""

    is_reference = True
    list_display = ["name", "code", "rank", "has_territory"]
    search_fields = ["name", "code"]
    ordering = ["rank"]

    def get_readonly_fields(self, request: HttpRequest, obj: Level | None = None) -> list[str]:
        return ["code"] if obj else []


@admin.register(LevelRule)
class LevelRuleAdmin(ScopedAdmin):
    """Under what a level may hang, and when."""

    is_reference = True
    list_display = ["level", "parent_level", "valid", "source"]
    list_select_related = ["level", "parent_level"]
    list_filter = ["level"]
    search_fields = ["level__name", "parent_level__name", "source"]
    ordering = ["level__rank", "parent_level__rank"]
