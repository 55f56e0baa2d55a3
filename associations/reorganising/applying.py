"""Previewing and applying decisions (time.md, 'Applying an event').

A preview reads and plans, takes no lock and writes nothing. Applying plans the same way and writes
the states and holdings before it takes the tree's lock; under the lock it makes sure that nothing
has changed meanwhile, and lets all that is read every day follow: today's tree, rolls, totals.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import DatabaseError, DataError, IntegrityError, connection, transaction
from django.utils import timezone

from associations.models import Reorganisation, ReorganisationStatus
from associations.projection import TreeBusy, tree_lock
from associations.reorganising.changes import read_lines_of
from associations.reorganising.journal import Journal, settle_statistics
from associations.reorganising.lines import Line, Problem
from associations.reorganising.picture import Picture, read_picture
from associations.reorganising.plan import Plan
from associations.reorganising.planning import make_plan
from associations.reorganising.settling import TITLE, list_tree_consequences
from associations.reorganising.spans import Rows, work_out_rows
from associations.reorganising.steps import Consequence, Step, list_steps
from associations.reorganising.writing import Writer, make_real, reserve
from khuyenhoc.lib.dates import format_date

ATTEMPTS = 5  # plans that others may overtake, one after the other
LOCK = 0x53415058  # "SAPX": the place of reorganisations among the database's advisory locks
WAITING = (ReorganisationStatus.DRAFT, ReorganisationStatus.SCHEDULED)
SHORT_PATIENCE = 0.5  # seconds; less than it takes the database to look for deadlocks

Decided = Reorganisation | tuple[Reorganisation, Sequence[Line]]


class Refused(Exception):
    """Nothing was written; ``problems`` are all that stand against it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(f"{p.place}: {p.message}".lstrip(": ") for p in problems))


@dataclass(slots=True)
class Preview:
    """What decisions would do. ``consequences`` by the title of the step that tells them; the
    tree's own come first. Empty of consequences where there are problems."""

    plan: Plan
    problems: list[Problem] = field(default_factory=list)
    consequences: dict[str, list[Consequence]] = field(default_factory=dict)

    @property
    def proposals(self) -> dict[str, str]:
        """The proposed answers to all that has to be settled, by key."""
        return {c.key: c.proposed for each in self.consequences.values() for c in each if c.choices}


@dataclass(slots=True)
class Applied:
    """What was done: the plan with real ids, and how long the tree's lock was held (seconds)."""

    plan: Plan
    applied_at: datetime
    locked_seconds: float = 0.0


@dataclass(slots=True)
class _Prepared:
    stamp: tuple
    plan: Plan
    rows: Rows | None
    answers: dict[str, str]


@dataclass(slots=True)
class _Begun:
    """What was written without the lock: who finishes it, the plan with real ids, and the steps
    with what they have prepared."""

    writing: Writer
    plan: Plan
    steps: list[tuple[Step, Any]]


def preview(
    decisions: Sequence[Decided],
    answers: Mapping[str, str] | None = None,
    picture: Picture | None = None,
) -> Preview:
    """What the decisions, all in force on one day, would do, with ``answers`` taken in.

    Decisions may be stored or come with their lines. ``picture`` is the tree to plan upon where it
    is not the database's. Takes no lock, writes nothing.
    """
    pairs = _pair(decisions)
    problems = _check_days([decision for decision, _ in pairs])
    on = pairs[0][0].in_force_on if pairs else None
    if problems or on is None:
        return Preview(Plan(on or timezone.localdate(), ()), problems)
    plan = make_plan(pairs, on, answers, picture)
    if plan.problems:
        return Preview(plan, plan.problems)
    consequences = {TITLE: list_tree_consequences(plan)}
    for step in list_steps():
        consequences.setdefault(step.title, []).extend(step.preview(plan))
    return Preview(plan, [], consequences)


def apply(decisions: Sequence[Reorganisation], answers: Mapping[str, str] | None = None) -> Applied:
    """Apply stored decisions of one day together, in one transaction.

    ``answers`` come over those that the decisions keep; where none is given the proposal is taken.
    Raises ``Refused`` with every problem, ``TreeBusy`` where somebody else changes the tree; then
    nothing was written.
    """
    decisions = sorted(decisions, key=lambda each: (each.sequence, each.pk))
    given = {key: value for each in decisions for key, value in each.answers.items()}
    given |= answers or {}
    problems = _check_days(decisions) + _check_ready(decisions)
    if problems:
        raise Refused(problems)
    why: Exception | None = None
    for attempt in range(1, ATTEMPTS + 1):
        prepared = _prepare(decisions, given)
        try:
            applied = _write(decisions, prepared, is_last=attempt == ATTEMPTS)
            settle_statistics(decisions[0].pk)
            return applied
        except _Overtaken as overtaken:
            why = overtaken
        except (IntegrityError, DataError) as error:
            if _read_stamp() == prepared.stamp:
                raise Refused([Problem("", _explain(error))]) from error
            why = error
        with transaction.atomic():
            tree_lock()  # wait for whoever is changing the tree
    raise TreeBusy from why


class _Overtaken(Exception):
    """The tree changed between the plan and the lock."""


def _pair(decisions: Sequence[Decided]) -> list[tuple[Reorganisation, Sequence[Line]]]:
    stored = [each for each in decisions if isinstance(each, Reorganisation)]
    lines = read_lines_of(stored) if stored else {}
    pairs = [(each, lines[each.pk]) if isinstance(each, Reorganisation) else each
             for each in decisions]  # fmt: skip
    return sorted(pairs, key=lambda pair: (pair[0].sequence, pair[0].pk or 0))


def _check_days(decisions: Sequence[Reorganisation]) -> list[Problem]:
    if not decisions:
        return [Problem("", "Chưa có quyết định nào.")]
    days = {decision.in_force_on for decision in decisions}
    if None in days:
        return [Problem("", f"{decision}: ghi ngày hiệu lực trước.", "in_force_on")
                for decision in decisions if decision.in_force_on is None]  # fmt: skip
    if len(days) > 1:
        return [Problem("", "Các quyết định áp dụng cùng nhau phải có cùng một ngày hiệu lực.",
                        "in_force_on")]  # fmt: skip
    return []


def _check_ready(decisions: Sequence[Reorganisation]) -> list[Problem]:
    today = timezone.localdate()
    problems = []
    for decision in decisions:
        if decision.status not in WAITING:
            status = ReorganisationStatus(decision.status).label
            problems.append(Problem("", f"{decision} {status}, không áp dụng được nữa."))
        elif decision.in_force_on and decision.in_force_on > today:
            problems.append(
                Problem("", f"{decision} có hiệu lực từ {format_date(decision.in_force_on)}; hãy"
                        " lên lịch, đến ngày ấy sẽ tự áp dụng.", "in_force_on")
            )  # fmt: skip
    last = Reorganisation.objects.filter(
        in_force_on=decisions[0].in_force_on, status=ReorganisationStatus.APPLIED
    ).order_by("-sequence").first()  # fmt: skip
    if last is not None and last.in_force_on and last.sequence > decisions[0].sequence:
        problems.append(
            Problem("", f"Trong ngày {format_date(last.in_force_on)} đã áp dụng {last}, thứ tự"
                    f" {last.sequence}; đợt này phải mang thứ tự lớn hơn.", "sequence")
        )  # fmt: skip
    return problems


def _read_stamp(rows: Sequence[int] = ()) -> tuple:
    """Changes with every change of the tree: each is a decision applied or cancelled, and adds or
    removes states; but for ``rows``, states that the caller has added itself. Numbering the whole
    anew, which changes no state, takes a fresh ``tree_id``."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*), max(id), max(applied_at), max(cancelled_at) from"
            " associations_reorganisation where status in ('applied', 'cancelled')"
        )
        decisions = cursor.fetchone()
        cursor.execute(
            "select max(id), count(*) from associations_state"
            " where id not in (select unnest(%s::bigint[]))",
            [list(rows)],
        )
        states = cursor.fetchone()
        cursor.execute("select coalesce(max(tree_id), 0) from associations_association")
        return (*decisions, *states, *cursor.fetchone())


def _prepare(decisions: Sequence[Reorganisation], given: Mapping[str, str]) -> _Prepared:
    """Plan and work out the rows; reads only."""
    stamp = _read_stamp()
    on = decisions[0].in_force_on
    assert on is not None
    picture = read_picture(on)
    pairs = _pair(decisions)
    plan = make_plan(pairs, on, given, picture)
    if plan.problems:
        raise Refused(plan.problems)
    rows = work_out_rows(picture, plan)
    if rows.problems:
        raise Refused(rows.problems)
    asked = [*list_tree_consequences(plan)]
    for step in list_steps():
        asked += step.preview(plan)
    answers = _settle_answers(asked, given)
    return _Prepared(stamp, plan, rows, answers)


def _settle_answers(asked: Iterable[Consequence], given: Mapping[str, str]) -> dict[str, str]:
    """Every consequence settled: as answered, else as proposed."""
    answers, problems = {}, []
    for each in asked:
        if not each.choices:
            continue
        value = given.get(each.key, each.proposed)
        if value not in {choice.value for choice in each.choices}:
            problems.append(Problem("", f"{each.text}: cách xử lý đã chọn không còn đúng; xem trước"
                                    " lại và chọn lại.", each.key))  # fmt: skip
        answers[each.key] = value
    if problems:
        raise Refused(problems)
    return answers


def _write(decisions: Sequence[Reorganisation], prepared: _Prepared, *, is_last: bool) -> Applied:
    """Write what was prepared, in one transaction.

    The history is written before the tree's lock is asked for, and the lock is not waited for:
    whoever holds it may be waiting for these very rows. The last time the lock comes first.
    """
    with transaction.atomic():
        tree_lock(lock=LOCK)  # one reorganisation after the other
        if is_last:
            tree_lock()
        begun = _begin(decisions, prepared)
        try:
            tree_lock(SHORT_PATIENCE)
        except TreeBusy as error:
            raise _Overtaken from error
        locked_at = timezone.now()
        fresh = list(
            Reorganisation.objects.select_for_update().filter(pk__in=[d.pk for d in decisions])
        )
        if any(each.status not in WAITING for each in fresh) or len(fresh) < len(decisions):
            raise Refused([Problem("", "Quyết định này vừa được người khác áp dụng hoặc xóa.")])
        if prepared.stamp != _read_stamp(rows=begun.writing.ids.states):
            raise _Overtaken
        _finish(decisions, prepared, begun)
        applied_at = timezone.now()
    return Applied(begun.plan, applied_at, (timezone.now() - locked_at).total_seconds())


def _begin(decisions: Sequence[Reorganisation], prepared: _Prepared) -> _Begun:
    """Write what needs no lock."""
    assert prepared.rows is not None
    ids = reserve(prepared.plan, prepared.rows)
    writing = Writer(prepared.plan, prepared.rows, ids, Journal(decisions[0].pk))
    writing.begin(timezone.localdate())
    _name_founded(decisions, writing)
    plan = make_real(prepared.plan, writing.ids)
    steps = [(step, step.prepare(plan, prepared.answers, writing.journal)) for step in list_steps()]
    _check_constraints()
    return _Begun(writing, plan, steps)


def _finish(decisions: Sequence[Reorganisation], prepared: _Prepared, begun: _Begun) -> None:
    begun.writing.finish()
    for step, of_step in begun.steps:
        step.apply(begun.plan, prepared.answers, begun.writing.journal, of_step)
    _check_constraints()
    now = timezone.now()
    for decision in decisions:
        decision.status = ReorganisationStatus.APPLIED
        decision.applied_at = now
        decision.answers = prepared.answers if decision is decisions[0] else {}
        decision.save(update_fields=["status", "applied_at", "answers"])


def _check_constraints() -> None:
    """Check all that could wait until now, and let what follows wait again."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")


def _name_founded(decisions: Sequence[Reorganisation], writing: Writer) -> None:
    """Let the lines that found a unit be shown with it: it becomes one of their subjects."""
    units = writing.ids.units
    founded = {key: units[unit] for unit, key in writing.plan.keys.items() if unit in units}
    if not founded:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into associations_change_subjects (change_id, association_id)"
            " select c.id, v.unit from associations_change c"
            " join unnest(%s::text[], %s::int[]) v(key, unit) on v.key = c.new_values ->> 'into'"
            " where c.reorganisation_id = any(%s) returning id",
            [list(founded), list(founded.values()), [decision.pk for decision in decisions]],
        )
        writing.journal.note_added(
            "associations_change_subjects", [row[0] for row in cursor.fetchall()]
        )


def _explain(error: DatabaseError) -> str:
    """What the database refused, in its own words: constraints carry sentences for people."""
    return f"Cơ sở dữ liệu không nhận thay đổi này: {str(error).splitlines()[0]}"
