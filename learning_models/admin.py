"""Learning models and their sets of criteria on the desk."""

from datetime import timedelta
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet, URLField
from django.http import HttpRequest
from django.utils import timezone

from accounts.access import associations_for
from accounts.models import Role
from associations.desk import ScopedAdmin
from associations.scope import is_within
from figures.admin import OfHomeAdmin
from learning_models import desk as desk  # the yearly cycle's part of the desk
from learning_models.centres import desk as centre_desk  # noqa: F401 - its tables register
from learning_models.models import (
    CountSource,
    CriteriaSet,
    Criterion,
    Deadline,
    Grade,
    HardArea,
    LearningModel,
    ModelGroup,
    Target,
)
from learning_models.publishing import copy_set, publish

HTTPS: dict = {URLField: {"assume_scheme": "https"}}


@admin.register(LearningModel)
class LearningModelAdmin(OfHomeAdmin):
    """Kinds of titles."""

    list_display = ["name", "code", "subject", "is_older"]
    list_filter = ["subject", "is_older"]
    search_fields = ["name", "code"]


@admin.register(ModelGroup)
class ModelGroupAdmin(OfHomeAdmin):
    """Groups inside a model, with their days."""

    list_display = ["name", "model", "valid", "source"]
    list_select_related = ["model"]
    list_filter = ["model"]


@admin.register(CountSource)
class CountSourceAdmin(OfHomeAdmin):
    """What the indicators of returns count in the register."""

    list_display = ["indicator", "model", "counted", "group", "sex", "level", "valid"]
    list_select_related = ["indicator", "model", "group"]
    list_filter = ["model", "counted"]
    autocomplete_fields = ["indicator"]


@admin.register(HardArea)
class HardAreaAdmin(OfHomeAdmin):
    """Units where lower thresholds hold."""

    list_display = ["association", "valid", "source"]
    list_select_related = ["association"]
    autocomplete_fields = ["association"]


class _Part(admin.TabularInline):
    """Lines of a set; nobody changes those of a published one."""

    extra = 0
    formfield_overrides: ClassVar = HTTPS

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is None or obj.published_at is None

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is None or obj.published_at is None

    has_delete_permission = has_change_permission


class CriterionLines(_Part):
    """The criteria and indicators of a set."""

    model = Criterion


class GradeLines(_Part):
    """What may come out."""

    model = Grade


class DeadlineLines(_Part):
    """The days of its year."""

    model = Deadline


@admin.register(CriteriaSet)
class CriteriaSetAdmin(ScopedAdmin):
    """Sets of criteria: the nation's by approvers of the home unit, a province's by its own."""

    is_reference = True
    list_display = ["name", "model", "issuer", "run_by", "valid", "is_complete", "published_at"]
    list_select_related = ["model", "issuer", "run_by"]
    list_filter = ["model", "is_complete"]
    search_fields = ["name", "legal_basis"]
    autocomplete_fields = ["issuer"]
    inlines: ClassVar = [CriterionLines, GradeLines, DeadlineLines]
    actions = ["publish_sets", "copy_sets"]
    formfield_overrides: ClassVar = HTTPS

    def judge_writing(self, request: HttpRequest) -> bool:
        return request.user.is_superuser or Role.APPROVE in request.user.roles()

    def may_change(self, request: HttpRequest, criteria_set: CriteriaSet) -> bool:
        """Whether the set is within the approver's part of the tree; the nation's is of the home
        unit."""
        if criteria_set.issuer_id is None:
            return OfHomeAdmin.judge_writing(self, request)
        own = associations_for(request.user, Role.APPROVE)
        return request.user.is_superuser or is_within(criteria_set.issuer, own)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        if obj is None:
            return self.may_write(request)
        return self.may_write(request) and self.may_change(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Of a published set only what is said beside it may change."""
        if obj is None or obj.published_at is None:
            return []
        return [
            "model", "issuer", "run_by", "judging", "floor", "is_complete", "validity_months",
            "months_between_levels", "series_years", "series_title",
        ]  # fmt: skip

    @admin.action(description="Ban hành bộ tiêu chí")
    def publish_sets(self, request: HttpRequest, chosen: QuerySet[CriteriaSet]) -> None:
        """Results are judged by them from now on."""
        for criteria_set in chosen:
            if not self.may_change(request, criteria_set):
                self._refuse(request, criteria_set)
                continue
            try:
                publish(criteria_set)
            except ValidationError as error:
                text = f"{criteria_set}: {' '.join(error.messages)}"
                self.message_user(request, text, messages.ERROR)
            else:
                self.message_user(request, f"Đã ban hành {criteria_set}.", messages.SUCCESS)

    @admin.action(description="Sao thành bản mới để sửa")
    def copy_sets(self, request: HttpRequest, chosen: QuerySet[CriteriaSet]) -> None:
        """A draft of each, in force from tomorrow."""
        for criteria_set in chosen:
            if not self.may_change(request, criteria_set):
                self._refuse(request, criteria_set)
                continue
            draft = copy_set(criteria_set, timezone.localdate() + timedelta(days=1))
            self.message_user(request, f"Đã tạo bản nháp {draft}.", messages.SUCCESS)

    def _refuse(self, request: HttpRequest, criteria_set: CriteriaSet) -> None:
        text = f"{criteria_set} không thuộc đơn vị của bạn nên bạn chỉ xem được."
        self.message_user(request, text, messages.ERROR)


@admin.register(Target)
class TargetAdmin(OfHomeAdmin):
    """The percentages that levels ask for."""

    list_display = ["criterion", "grade", "at_least", "note"]
    list_select_related = ["criterion", "grade"]
