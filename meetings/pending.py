"""What meetings wait for from an officer: answers, word of how tasks go, self-ratings (K4)."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from associations.models import Association
from associations.scope import AssociationQuerySet
from khuyenhoc.lib.dates import format_date, format_datetime
from meetings.giving import list_open
from meetings.models import (
    Invitation,
    MeetingState,
    Progress,
    Recommendation,
)
from meetings.ratings.pending import list_tasks as list_rating_tasks
from meetings.rights import list_seats

MOST = 10


def list_unanswered(units: QuerySet[Association]) -> QuerySet[Invitation]:
    """Invitations to ``units``, not answered, to meetings to come."""
    rows = Invitation.objects.filter(
        unit__in=units, replied_at=None, meeting__state=MeetingState.CALLED,
        meeting__ends_at__gte=timezone.now(),
    )  # fmt: skip
    related = rows.select_related("meeting", "unit")
    return related.order_by("meeting__begins_at", "unit__lft", "office", "pk")


def list_pending(user: User) -> list[dict[str, object]]:
    """For components/task_list.html: invitations, then tasks, self-ratings, recommendations."""
    units = list_seats(user)
    answers: list[dict[str, object]] = [
        {
            "name": f"Trả lời giấy mời: {each.meeting.title}",
            "url": reverse("meetings:answer", args=[each.pk]),
            "note": f"{format_datetime(each.meeting.begins_at)}. Mời {each}.",
            "state": "submitted",
            "word": "đang chờ bạn",
        }
        for each in list_unanswered(units)[:MOST]
    ]
    return [
        *answers, *list_tasks(units), *list_rating_tasks(user), *_list_recommendations(units)
    ]  # fmt: skip


def _list_recommendations(units: AssociationQuerySet) -> list[dict[str, object]]:
    """What lies before ``units`` to be answered or sent on."""
    return [
        {
            "name": f"Kiến nghị: {each.subject}",
            "url": reverse("recommendations:recommendation", args=[each.pk]),
            "note": f"{each.association.full_name} gửi {each.addressee}.",
            "state": "submitted",
            "word": "đang chờ bạn",
        }
        for each in Recommendation.objects.waiting(units).select_related("association")[:MOST]
    ]


def list_tasks(units: QuerySet[Association]) -> list[dict[str, object]]:
    """The tasks of ``units`` that are not done, as ``list_pending``; one query."""
    today = timezone.localdate()
    return [
        {
            "name": each.task.text,
            "url": reverse("meetings:tell", args=[each.pk]),
            "note": f"{each.association.full_name}. {each.task.association.full_name} giao"
            + (f", hạn {format_date(due)}." if (due := each.task.due_on) else "."),
            "state": "overdue" if due and due < today else
            "draft" if each.progress == Progress.DOING else "not_submitted",
            "word": "quá hạn" if due and due < today else each.get_progress_display(),
        }
        for each in list_open(units)[:MOST]
    ]  # fmt: skip
