"""Meetings on the desk: kinds of meetings are kept here; meetings, tasks and sessions looked at.

Meetings are called, minutes written and tasks given on the officers' pages. Elected persons of a
congress are typed here.
"""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.models import Role
from associations.desk import LookOnlyAdmin, ScopedAdmin
from figures.admin import OfHomeAdmin
from meetings.agreements import desk as agreements_desk  # noqa: F401 - its tables register
from meetings.awards import desk as awards_desk  # noqa: F401
from meetings.calling import MeetingRefused
from meetings.contests import desk as contests_desk  # noqa: F401
from meetings.documents import desk as documents_desk  # noqa: F401
from meetings.electing import install
from meetings.inspections import desk as inspections_desk  # noqa: F401
from meetings.models import Candidate, Invitation, Meeting, MeetingKind, Task, WorkingSession
from meetings.ratings import desk as ratings_desk  # noqa: F401
from meetings.recommendations import desk as recommendations_desk  # noqa: F401
from meetings.reports import desk as reports_desk  # noqa: F401 - its tables register


@admin.register(MeetingKind)
class MeetingKindAdmin(OfHomeAdmin):
    """Kinds of meetings with their usual agenda."""

    list_display = ["name", "code", "is_congress", "order"]
    search_fields = ["name"]


@admin.register(Meeting)
class MeetingAdmin(LookOnlyAdmin):
    """Meetings, to look at."""

    list_display = ["title", "association", "kind", "begins_at", "state"]
    list_select_related = ["association", "kind"]
    list_filter = ["state", "kind"]
    search_fields = ["title"]


@admin.register(Invitation)
class InvitationAdmin(LookOnlyAdmin):
    """Who is invited; who came does not leave as a file."""

    list_display = ["meeting", "unit", "office", "reply", "came_at"]
    list_select_related = ["meeting", "unit"]
    list_filter = ["reply"]
    export_columns = ["meeting", "unit", "office", "reply", "came_at"]


@admin.register(Candidate)
class CandidateAdmin(ScopedAdmin):
    """Who stood for an office at a congress, and who was elected."""

    writes: ClassVar = Role.APPROVE
    list_display = ["person", "office", "meeting", "votes", "ballots", "is_elected"]
    list_select_related = ["person", "meeting"]
    list_filter = ["is_elected"]
    autocomplete_fields = ["meeting", "person"]
    export_columns = ["office", "meeting", "votes", "ballots", "is_elected"]
    actions = ["install_chosen"]

    @admin.action(description="Mở chức vụ cho người trúng cử", permissions=["change"])
    def install_chosen(self, request: HttpRequest, queryset: QuerySet[Candidate]) -> Any:
        """Open the posts of the elected of these congresses."""
        try:
            made = sum(install(each, request.user) for each in _list_meetings(queryset))
        except MeetingRefused as refusal:
            self.message_user(request, str(refusal), "ERROR")
            return
        self.message_user(request, f"Đã mở {made} chức vụ.")


def _list_meetings(candidates: QuerySet[Candidate]) -> list[Meeting]:
    return list(Meeting.objects.filter(pk__in=candidates.values("meeting")))


@admin.register(Task)
class TaskAdmin(LookOnlyAdmin):
    """Tasks that were given."""

    list_display = ["text", "association", "meeting", "given_on", "due_on", "ended_on"]
    list_select_related = ["association", "meeting"]
    search_fields = ["text"]


@admin.register(WorkingSession)
class WorkingSessionAdmin(LookOnlyAdmin):
    """Working sessions that were asked for."""

    list_display = ["subject", "association", "asking", "begins_at", "state"]
    list_select_related = ["association", "asking"]
    list_filter = ["state"]
