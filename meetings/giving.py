"""Tasks: conclusions of a meeting in one step, told of by the units, counted (product.md K4)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from accounts.models import User
from associations.models import Association
from khuyenhoc.lib.names import clean, vn_norm
from meetings.calling import MeetingRefused
from meetings.models import Meeting, Progress, Task, TaskShare
from meetings.rights import may_lead, may_speak

_NUMBER = re.compile(r"^\s*(?:[0-9]{1,2}[.)/]|[-+•*])\s*")
MOST_TASKS = 30
MOST_UNITS = 5_000


@dataclass(frozen=True, slots=True)
class TaskCount:
    """A task with how many of its units are how far."""

    task: Task
    units: int
    done: int
    doing: int
    unable: int
    is_late: bool

    @property
    def waiting(self) -> int:
        """Units that have told nothing."""
        return self.units - self.done - self.doing - self.unable


@transaction.atomic
def give(
    association: Association, texts: Iterable[str], units: Sequence[Association], by: User, *,
    due_on: date | None, meeting: Meeting | None = None,
) -> list[Task]:  # fmt: skip
    """Give each text as a task to all ``units``; of a meeting they go on in its numbers.

    Raises ``MeetingRefused`` for no text, no unit, units outside the association, a day that is
    past; ``PermissionDenied``.
    """
    may_lead(by, association).require()
    today = timezone.localdate()
    said = [text for text in dict.fromkeys(clean(each)[:500] for each in texts) if text]
    if not said or len(said) > MOST_TASKS:
        raise MeetingRefused("Hãy ghi từ một đến ba mươi việc, mỗi dòng một việc.")
    if not units or len(units) > MOST_UNITS:
        raise MeetingRefused("Hãy chọn đơn vị thực hiện.")
    if due_on is not None and due_on < today:
        raise MeetingRefused("Hạn xong phải từ hôm nay trở đi.")
    reach = Association.objects.within(Association.objects.filter(pk=association.pk))
    if reach.filter(pk__in=[unit.pk for unit in units]).count() != len(units):
        raise MeetingRefused("Chỉ giao việc cho đơn vị thuộc hội mình.")
    last = 0
    if meeting is not None:
        Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)  # numbers stay single
        last = meeting.tasks.aggregate(last=Max("number", default=0))["last"]
    tasks = Task.objects.bulk_create(
        Task(association=association, meeting=meeting, number=last + place, text=text,
             given_on=today, due_on=due_on)
        for place, text in enumerate(said, start=1)
    )  # fmt: skip
    TaskShare.objects.bulk_create(
        TaskShare(task=task, association=unit) for task in tasks for unit in units
    )
    return tasks


@transaction.atomic
def tell(share: TaskShare, progress: Progress, evidence: str, by: User) -> TaskShare:
    """What a unit says of its part; it may say it anew until the task is ended.

    Raises ``MeetingRefused`` without a word of what was done, or for an ended task.
    """
    row = TaskShare.objects.select_for_update(of=("self",)).select_related("task", "association")
    found = row.get(pk=share.pk)
    may_speak(by, found.association).require()
    if found.progress == Progress.PASSED:
        raise MeetingRefused("Việc này đã chuyển sang đơn vị mới.")
    if found.task.ended_on is not None:
        raise MeetingRefused("Hội cấp trên đã thôi theo dõi việc này.")
    evidence = clean(evidence)[:500]
    if progress != Progress.WAITING and not evidence:
        raise MeetingRefused("Hãy ghi kết quả đã làm, hoặc lý do chưa làm được.")
    found.progress, found.evidence = progress, evidence
    found.told_at, found.told_by = timezone.now(), by
    found.save()
    return found


@transaction.atomic
def end(task: Task, by: User) -> Task:
    """Follow a task no longer; what was told stays."""
    found = Task.objects.select_for_update(of=("self",)).select_related("association")
    row = found.get(pk=task.pk)
    may_lead(by, row.association).require()
    if row.ended_on is None:
        row.ended_on = timezone.localdate()
        row.save(update_fields=["ended_on"])
    return row


def find_conclusions(minutes: str) -> list[str]:
    """The lines of minutes behind the last line that begins with "Kết luận", without numbers."""
    found: list[str] | None = None
    for line in minutes.splitlines():
        if vn_norm(line).startswith("ket luan"):
            found = []
            line = line.partition(":")[2]
        text = clean(_NUMBER.sub("", line))
        if found is not None and text:
            found.append(text)
    return (found or [])[:MOST_TASKS]


def list_open(units: QuerySet[Association]) -> QuerySet[TaskShare]:
    """What ``units`` have still to do, what is due first."""
    rows = TaskShare.objects.filter(association__in=units, task__ended_on=None)
    return (
        rows.exclude(progress__in=[Progress.DONE, Progress.PASSED])
        .select_related("task__association", "association")
        .order_by("task__due_on", "task__given_on", "task__number", "association__lft", "pk")
    )


def count_shares(tasks: QuerySet[Task], on: date) -> list[TaskCount]:
    """Each task with its units counted; one query."""
    counted = tasks.annotate(
        units=Count("shares", filter=~Q(shares__progress=Progress.PASSED)),
        done=Count("shares", filter=Q(shares__progress=Progress.DONE)),
        doing=Count("shares", filter=Q(shares__progress=Progress.DOING)),
        unable=Count("shares", filter=Q(shares__progress=Progress.UNABLE)),
    )
    return [
        TaskCount(
            task, task.units, task.done, task.doing, task.unable,
            task.due_on is not None and task.due_on < on and task.done < task.units,
        )
        for task in counted
    ]  # fmt: skip
