"""What there is to do for an officer: his returns, form by form and period by period."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from accounts.models import User
from figures.models import Due, Form, Period, Submission
from returns.models import Reading, ReadingState, Return, ReturnState
from returns.sending import sendable_for

# The worst first: what a list of returns is called by.
ORDER = (
    ReturnState.SENT_BACK,
    ReturnState.OWED,
    ReturnState.DRAFT,
    ReturnState.SUBMITTED,
    ReturnState.APPROVED,
)
DONE = (ReturnState.SUBMITTED, ReturnState.APPROVED)
SIGNS: dict[str, str] = {
    ReturnState.OWED: "not_sent",
    ReturnState.DRAFT: "draft",
    ReturnState.SUBMITTED: "submitted",
    ReturnState.SENT_BACK: "sent_back",
    ReturnState.APPROVED: "approved",
}


@dataclass(frozen=True)
class Task:
    """The returns of one form and period that one officer sends together."""

    form: Form
    period: Period
    dues: list[Due]

    @property
    def states(self) -> Counter[str]:
        """How many returns stand where."""
        return Counter(due.return_of.state for due in self.dues)

    @property
    def state(self) -> str:
        """The worst of their states."""
        states = self.states
        return next(state for state in ORDER if states[state])

    @property
    def deadline(self) -> date:
        """The last day for the whole, extensions counted."""
        return max(deadline_of(due) for due in self.dues)

    @property
    def done(self) -> int:
        """How many are submitted or approved."""
        return sum(self.states[state] for state in DONE)

    def is_late(self, today: date) -> bool:
        """Whether something is still owed past the deadline."""
        return self.done < len(self.dues) and today > self.deadline


def deadline_of(due: Due) -> date:
    """A return's deadline, its extension counted."""
    extended = due.return_of.extended_to
    return max(due.deadline, extended) if extended else due.deadline


def list_tasks(user: User) -> list[Task]:
    """All that ``user`` may send in the open periods, the nearest deadline first; four queries."""
    periods = list(Period.objects.filter(is_open=True))
    tasks: dict[tuple[int, int], Task] = {}
    dues = sendable_for(user, periods).order_by("form__code", "unit__period", "unit__lft")
    for due in dues:
        period = due.unit.period
        task = tasks.setdefault((due.form_id, period.pk), Task(due.form, period, []))
        task.dues.append(due)
    return sorted(tasks.values(), key=lambda task: task.deadline)


def latest_readings(user: User, tasks: list[Task]) -> dict[tuple[int, int], Reading]:
    """The officer's last upload for each form and period, by their keys; none once submitted.

    Without what was found but for its problems, which come as ``problems``.
    """
    readings = (
        Reading.objects.filter(
            upload__uploaded_by=user,
            period__in={task.period.pk for task in tasks},
            form_version__form__in={task.form.pk for task in tasks},
        )
        .annotate(form=F("form_version__form"), problems=F("found__problems"))
        .defer("found")
        .select_related("upload")
        .order_by("form_version__form_id", "period_id", "-pk")
        .distinct("form_version__form_id", "period_id")
    )
    return {
        (reading.form, reading.period_id): reading
        for reading in readings
        if reading.state != ReadingState.SUBMITTED
    }


def submissions_of(each: Return) -> list[Submission]:
    """All that was ever submitted for a return, the last first."""
    steps = each.steps.filter(kind="submit", submission__isnull=False).select_related(
        "submission__upload", "submission__submitted_by__person"
    )
    return [step.submission for step in steps.order_by("-at", "-pk") if step.submission]
