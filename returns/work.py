"""What there is to do for an officer: his returns, form by form and period by period."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accounts.models import User
from figures.models import Due, Form, Period, Submission
from returns.models import Reading, ReadingState, Return, ReturnState
from returns.sending import sendable

# The worst first: what a list of returns is called by.
ORDER = (
    ReturnState.SENT_BACK,
    ReturnState.OWED,
    ReturnState.DRAFT,
    ReturnState.SUBMITTED,
    ReturnState.APPROVED,
)
DONE = (ReturnState.SUBMITTED, ReturnState.APPROVED)
SIGNS = {
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
    """All that ``user`` may send in the open periods, the nearest deadline first."""
    asked = (
        Due.objects.filter(unit__period__is_open=True)
        .order_by("form_id", "unit__period_id")
        .values_list("form_id", "unit__period_id")
        .distinct()
    )
    pairs = list(asked)
    forms = Form.objects.in_bulk([form for form, _ in pairs])
    periods = Period.objects.in_bulk([period for _, period in pairs])
    tasks = [
        Task(forms[form], periods[period], list(sendable(user, forms[form], periods[period])))
        for form, period in pairs
    ]
    return sorted((task for task in tasks if task.dues), key=lambda task: task.deadline)


def latest_reading(user: User, form: Form, period: Period) -> Reading | None:
    """The officer's last upload for a form and period, unless it has been submitted."""
    reading = (
        Reading.objects.filter(upload__uploaded_by=user, form_version__form=form, period=period)
        .select_related("upload")
        .order_by("-pk")
        .first()
    )
    return None if reading is None or reading.state == ReadingState.SUBMITTED else reading


def late_returns(returns: Iterable[Return], today: date) -> list[Return]:
    """Those that are owed past their deadline."""
    return [each for each in returns if each.state not in DONE and today > deadline_of(each.due)]


def submissions_of(each: Return) -> list[Submission]:
    """All that was ever submitted for a return, the last first."""
    steps = each.steps.filter(kind="submit", submission__isnull=False).select_related(
        "submission__upload", "submission__submitted_by__person"
    )
    return [step.submission for step in steps.order_by("-at", "-pk")]
