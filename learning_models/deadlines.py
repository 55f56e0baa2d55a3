"""The days of a year of a model, from the set that is in force, and what is to be done by when."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from accounts.access import associations_for
from accounts.models import Role, User
from associations.models import Association
from learning_models.models import (
    OPEN,
    CriteriaSet,
    DeadlineStep,
    ModelYear,
    Proposal,
    ProposalState,
    Registration,
    RegistrationState,
)
from learning_models.sets import find_sets

MOST_YEARS = 12  # of a model each: what an officer's home tells


@dataclass(frozen=True, slots=True)
class Task:
    """What an officer has to do in a year of a model. ``deadline`` None: the set names no day."""

    name: str
    url: str
    note: str
    state: str  # of components/status.html
    word: str
    deadline: date | None


def list_deadlines(criteria_set: CriteriaSet | None, year: int) -> dict[str, date]:
    """{step: its last day} for the year that is judged, in the order of the days."""
    if criteria_set is None:
        return {}
    days = {
        each.step: date(year + 1 if each.is_next_year else year, each.month, each.day)
        for each in criteria_set.deadlines.all()
    }
    return dict(sorted(days.items(), key=lambda pair: pair[1]))


def find_next(criteria_set: CriteriaSet | None, year: int, today: date) -> tuple[str, date] | None:
    """The next step with a day, else the last one that is over; None where the set names none."""
    days = list_deadlines(criteria_set, year)
    coming = [(step, day) for step, day in days.items() if day >= today]
    return coming[0] if coming else next(reversed(days.items()), None)


def find_assessing_end(criteria_set: CriteriaSet | None, year: int) -> date:
    """The last day on which a bearer may score himself: the day for that, else for the dossier,
    else the last of the year's own."""
    days = list_deadlines(criteria_set, year)
    for step in (DeadlineStep.ASSESS, DeadlineStep.DOSSIER):
        if step in days:
            return days[step]
    return date(year, 12, 31)


def describe_step(step: str, day: date, today: date) -> str:
    """ "Hạn nộp hồ sơ: 15/01/2026" with what is left of it."""
    left = (day - today).days
    word = f"còn {left} ngày" if left > 0 else "hôm nay" if left == 0 else f"quá hạn {-left} ngày"
    return f"Hạn {DeadlineStep(step).label}: {day:%d/%m/%Y} ({word})."


def list_tasks(user: User) -> list[Task]:
    """What the open years ask of ``user``: to enter and propose for his units, to decide on what
    was proposed below him; the nearest day first. A bounded number of queries."""
    today = timezone.localdate()
    tasks = [*_list_entering(user, today), *_list_deciding(user)]
    return sorted(tasks, key=lambda task: (task.deadline or date.max, task.name))


def _list_entering(user: User, today: date) -> list[Task]:
    seats = list(associations_for(user, Role.ENTRY).filter(level="commune").distinct()[:3])
    tasks = []
    for unit in seats:
        above = unit.get_ancestors(include_self=True).values("pk")
        years = (
            ModelYear.objects.filter(association__in=above, is_open=True)
            .exclude(pk__in=ModelYear.objects.exclude(pilots=None).exclude(pilots__in=above))
            .select_related("model")
            .order_by("-year", "model__order", "pk")[:MOST_YEARS]
        )
        registered = (
            Registration.objects.filter(association=unit)
            .exclude(state=RegistrationState.WITHDRAWN)
            .order_by()
            .values_list("model", "year")
            .annotate(waiting=Count("pk", filter=Q(state__in=OPEN)))
        )
        waiting = {(model, year): count for model, year, count in registered}
        opened_once = {(each.model_id, each.year): each for each in years}
        days = {key: (key[0], date(key[1], 12, 31)) for key in opened_once}
        sets = find_sets(list(days.values()), unit)
        tasks += [
            _describe_year(unit, opened, sets.get(days[key]), waiting.get(key, 0), today)
            for key, opened in opened_once.items()
            if waiting.get(key) != 0  # else all are decided: nothing is left to do
        ]
    return tasks


def _describe_year(
    unit: Association,
    opened: ModelYear,
    criteria_set: CriteriaSet | None,
    count: int,
    today: date,
) -> Task:
    coming = find_next(criteria_set, opened.year, today)
    note = describe_step(*coming, today) if coming else "Bộ tiêu chí chưa ghi thời hạn."
    state = "overdue" if coming and coming[1] < today and count else "draft" if count else ""
    return Task(
        f"{opened.model} năm {opened.year}",
        reverse("learning_models:year", args=[unit.pk, opened.model_id, opened.year]),
        note,
        state or "not_sent",
        f"{count} trường hợp đang làm" if count else "Chưa có ai đăng ký",
        coming[1] if coming else None,
    )


def _list_deciding(user: User) -> list[Task]:
    """One task for all that waits for the user's decision."""
    seats = associations_for(user, Role.APPROVE)
    waiting = (
        Proposal.objects.within(seats)
        .filter(state=ProposalState.SENT)
        .exclude(association__in=seats)
        .exclude(sent_by=user)
        .count()
    )
    if not waiting:
        return []
    return [
        Task(
            "Danh sách đề nghị công nhận chờ quyết định",
            reverse("learning_models:proposals"),
            "Người đã lập danh sách không tự quyết định.",
            "submitted",
            f"{waiting} danh sách",
            None,
        )
    ]
