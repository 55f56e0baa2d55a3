"""The periods of the past: what the communes reported, loaded as approved in bulk."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal

from django.db import connection
from django.utils import timezone

from associations.copying import copy_rows
from associations.models import Established
from figures import rolls, submitting
from figures.models import Due, Form, FormVersion, Indicator, Period, Submission
from figures.owing import find_version
from returns.models import Return, ReturnState, Step, StepKind
from returns.opening import open_returns
from returns.sample.draws import draw
from returns.sample.organisation import Figures
from returns.sample.places import Places
from returns.sample.reporting import is_new_tree, read_period
from returns.workbook import asked_lines

CLOSED = (
    "2021-H1", "2021", "2022-H1", "2022", "2023-H1", "2023", "2024-H1", "2025-H1", "2025",
)  # fmt: skip
REOPENED = "2024"


def form_for(period: str) -> Form:
    """The form of communes for a yearly or half-yearly period."""
    return Form.objects.get(code="bieu-02-6-thang" if "-H" in period else "bieu-01-nam")


def load_period(code: str, places: Places, left_out: Iterable[str] = ()) -> Period:
    """Open a period, load what its communes reported as approved, and make its returns.

    ``left_out`` are the codes of communes that owe but have not reported. Totals are right.
    """
    rolls.make_period(code)  # its roll, without totals yet
    period = rolls.open_period(code)
    form = form_for(code)
    version = find_version(form, period)
    units = places.new if is_new_tree(code) else places.old
    silent = {*left_out, *(unit for unit, a in units.items() if a.established != Established.YES)}
    figures = read_period(code)
    lines = asked_codes(version)
    items = [
        submitting.NewSubmission(
            period=period,
            association=association,
            form_version=version,
            values=make_values(figures[unit], lines),
            at=choose_time(period, form, unit),
        )
        for unit, association in units.items()
        if unit not in silent
    ]
    submitting.load_approved(items, with_totals=False)
    rolls.lay_due(period, form)
    make_approved_returns(period, form)
    open_returns(period)
    return period


def make_values(figures: Figures, lines: dict[str, Indicator]) -> list[submitting.NewValue]:
    """A return's values in the order of its form, each marked as illustrative."""
    return [
        submitting.NewValue(
            indicator.pk, Decimal(figures[code]), raw=str(figures[code]), is_illustrative=True
        )
        for code, indicator in lines.items()
        if code in figures
    ]


def choose_time(period: Period, form: Form, unit: str) -> datetime:
    """When a commune sent its return: in the days before the deadline, in office hours."""
    deadline = period.last_day + timedelta(days=form.days_after)
    day = deadline - timedelta(days=draw(0, 7, unit, period.code, "day"))
    hour = time(draw(8, 16, unit, period.code, "hour"), draw(0, 59, unit, period.code, "minute"))
    return datetime.combine(day, hour, tzinfo=timezone.get_default_timezone())


def make_approved_returns(period: Period, form: Form) -> int:
    """The returns of all approved submissions of a period, with their two steps, by COPY."""
    sent = {
        submission.association_id: submission
        for submission in Submission.objects.filter(period=period, form_version__form=form)
    }
    dues = Due.objects.filter(form=form, unit__period=period).values_list(
        "pk", "unit__association_id"
    )
    pairs = [(due, sent[unit]) for due, unit in dues if unit in sent]
    with connection.cursor() as cursor:
        copy_rows(
            cursor,
            Return._meta.db_table,
            ("due_id", "state", "submission_id", "approved_submission_id", "draft", "version",
             "submitted_at"),
            (
                (due, ReturnState.APPROVED.value, s.pk, s.pk, "{}", 2, s.submitted_at.isoformat())
                for due, s in pairs
            ),
        )  # fmt: skip
    returns = dict(
        Return.objects.filter(due__in=[due for due, _ in pairs]).values_list("due_id", "pk")
    )
    return write_steps(
        step
        for due, submission in pairs
        for step in (
            (returns[due], StepKind.SUBMIT, submission.pk, submission.submitted_at),
            (returns[due], StepKind.APPROVE, submission.pk,
             submission.submitted_at + timedelta(days=3)),
        )
    )  # fmt: skip


def write_steps(steps: Iterable[Sequence]) -> int:
    """Write steps by COPY, each (return, kind, submission, at[, by, text, receipt, indicator])."""
    rows = []
    for step in steps:
        each, kind, submission, at = step[:4]
        defaults: tuple = (None, "", "", None)
        by, text, receipt, indicator = (*step[4:], *defaults[len(step) - 4 :])
        rows.append((each, str(kind), submission, indicator, text, receipt, by, at.isoformat()))
    columns = (
        "return_of_id", "kind", "submission_id", "indicator_id", "text", "receipt", "by_id", "at",
    )  # fmt: skip
    with connection.cursor() as cursor:
        return copy_rows(cursor, Step._meta.db_table, columns, rows)


def asked_codes(version: FormVersion) -> dict[str, Indicator]:
    """The indicators that a form version asks to be typed, by code, in its order."""
    return {line.indicator.code: line.indicator for line in asked_lines(version)}
