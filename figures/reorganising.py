"""The rolls of open periods follow a reorganisation: the figures' share in it (decision 0010).

A roll is the tree of its period's last day, so an event changes the open ones that end on its day
or later. Closed ones stay for good (product.md T3, R2; time.md).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from django.db import connection

from associations.models import Association, Reorganisation, State
from associations.projection import TreeBusy
from associations.reorganising.journal import Journal
from associations.reorganising.plan import Plan
from associations.reorganising.steps import Choice, Consequence
from figures import dues, jobs, rolls
from figures.locks import Busy, lock_rolls
from figures.models import Due, Form, Period, PeriodUnit, Submission, SubmissionStatus
from figures.spans import name_period
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.numbers import format_number
from records.jobs import ask

ADD, LEAVE = "add", "leave"
STANDING = (SubmissionStatus.SUBMITTED, SubmissionStatus.APPROVED)
NAMED = 5  # units named in a sentence; of more the number is told

_GIVEN = """
select count(distinct association_id) filter (where status = 'approved'),
       count(distinct association_id) filter (where status = 'submitted')
  from figures_submission
 where period_id = %s and association_id = any(%s)
"""
_ORPHANS = """
select d.id from figures_due d
 where not exists (select from figures_periodunit u where u.id = d.unit_id)
"""


class RollsStep:
    """What rolls, what is due and totals do in a reorganisation."""

    title = "Danh sách đơn vị và số liệu của các kỳ đang mở"

    def preview(self, plan: Plan) -> Iterator[Consequence]:
        """Who leaves which roll and who comes in, what becomes due, and which numbers stay out."""
        for period in list_periods(plan.on):
            yield from _preview_period(plan, period)
        frozen = Period.objects.filter(is_open=False, last_day__gte=plan.on)
        for period in frozen.order_by("last_day", "kind"):
            yield Consequence(
                f"frozen:{period.pk}",
                f"Số liệu {name_period(period)}: kỳ đã khóa nên danh sách đơn vị và bảng số "
                "“như báo cáo” giữ nguyên.",
            )
        for form, unit in _list_asked(plan):
            names = name_units(plan, plan.successors[unit])
            yield Consequence(
                f"asked:{form.pk}:{unit}",
                f"{form} đang hỏi các đơn vị thuộc {plan.name(unit)}, nay kết thúc.",
                (
                    Choice(ADD, f"Hỏi cả các đơn vị thuộc {names}"),
                    Choice(LEAVE, "Giữ nguyên, không hỏi thêm"),
                ),
                ADD,
                (unit, *plan.successors[unit]),
            )

    def prepare(self, plan: Plan, answers: Mapping[str, str], journal: Journal) -> None:
        """Ask successors what their predecessors were asked."""
        through = Form.asked_of.through
        added = [
            through(form_id=form.pk, association_id=heir)
            for form, unit in _list_asked(plan)
            if answers.get(f"asked:{form.pk}:{unit}", ADD) == ADD
            for heir in plan.successors[unit]
        ]
        known = set(through.objects.values_list("form_id", "association_id"))
        fresh = {
            (row.form_id, row.association_id): row
            for row in added
            if (row.form_id, row.association_id) not in known
        }
        made = through.objects.bulk_create(fresh.values())
        journal.note_added(through._meta.db_table, [row.pk for row in made])

    def apply(
        self, plan: Plan, answers: Mapping[str, str], journal: Journal, prepared: None = None
    ) -> None:
        """Let the open rolls follow the tree, with what is due and the totals."""
        event, trees = rolls.Event(plan.decisions[-1], journal), rolls.Trees()
        try:
            for period in list_periods(plan.on):
                rolls.follow(period, event, trees=trees)
        except Busy as error:
            raise TreeBusy from error

    def find_blocks(self, decisions: Sequence[Reorganisation]) -> Iterator[str]:
        """A period closed since, or numbers that would lose their unit.

        Holds the rolls when asked inside a transaction, so that nobody approves between this
        answer and the cancellation.
        """
        on, applied = _read_days(decisions)
        try:
            lock_rolls(period.pk for period in list_periods(on))
        except Busy as error:
            raise TreeBusy from error
        closed = Period.objects.filter(is_open=False, last_day__gte=on, frozen_at__gt=applied)
        for period in closed.order_by("last_day"):
            yield (
                f"Số liệu {name_period(period)} đã khóa sau khi áp dụng, theo danh sách đơn vị "
                "mới. Muốn hủy thì phải mở lại kỳ ấy trước."
            )
        founded, touched = _list_touched(decisions, on)
        since = Submission.objects.filter(period__last_day__gte=on).order_by("pk")
        lasting = since.filter(association__in=founded)
        yield from _tell_submissions(
            lasting, "đã nộp số liệu; số liệu đã nộp không xóa được nên không hủy được nữa"
        )
        approved = since.filter(
            association__in=touched - founded, status="approved", approved_at__gt=applied
        )
        yield from _tell_submissions(
            approved, "đã được duyệt số liệu theo địa bàn mới; phải mở lại báo cáo ấy trước"
        )

    def after_cancel(self, decisions: Sequence[Reorganisation]) -> None:
        """Number the rolls anew and work out their totals, all as before."""
        on, _ = _read_days(decisions)
        with connection.cursor() as cursor:
            cursor.execute(_ORPHANS)
            dues.remove([due for (due,) in cursor.fetchall()])
        trees = rolls.Trees()
        for period in list_periods(on):
            rolls.follow(period, without=[each.pk for each in decisions], trees=trees)

    def follow_small(self, decision: Reorganisation, units: Sequence[int]) -> None:
        """Have the open rolls follow in the background: nobody waits for them.

        The key names the decision too: a job that runs already may have read the tree before.
        """
        if decision.in_force_on is None:
            return
        for period in list_periods(decision.in_force_on):
            ask(jobs.follow_tree, key=f"roll-{period.pk}-{decision.pk}", period=period.pk)


ROLLS = RollsStep()


def list_periods(on: date) -> list[Period]:
    """The open periods whose roll an event of the day ``on`` changes, in the order of locks."""
    return list(Period.objects.filter(is_open=True, last_day__gte=on).order_by("pk"))


def name_units(plan: Plan, units: Iterable[int]) -> str:
    """The names of units in a sentence, at most ``NAMED`` of them."""
    units = list(units)
    unknown = [unit for unit in units if unit not in plan.after and unit not in plan.before]
    named = dict(Association.objects.filter(pk__in=unknown).values_list("pk", "full_name"))
    names = [named[unit] if unit in named else plan.name(unit) for unit in units[:NAMED]]
    more = len(units) - len(names)
    return ", ".join(names) + (f" và {more} đơn vị khác" if more else "")


def _preview_period(plan: Plan, period: Period) -> Iterator[Consequence]:
    of_roll = PeriodUnit.objects.filter(period=period, association__in=plan.ended)
    leaving = list(of_roll.order_by("lft").values_list("association_id", flat=True))
    coming = [unit for unit in plan.after if unit not in plan.before]
    moved = plan.moved
    if not (leaving or coming or moved):
        return
    name = name_period(period)
    counts = [
        (leaving, "ra khỏi danh sách"),
        (coming, "vào danh sách"),
        (moved, "đổi đơn vị cấp trên"),
    ]
    told = [f"{format_number(len(units))} đơn vị {what}" for units, what in counts if units]
    yield Consequence(
        f"roll:{period.pk}",
        f"Số liệu {name}, theo cây tổ chức ngày {format_date(period.last_day)}: {', '.join(told)}.",
        units=(*leaving, *coming, *moved),
        count=len(leaving) + len(coming) + len(moved),
    )
    yield from _preview_dues(plan, period, leaving)
    with connection.cursor() as cursor:
        cursor.execute(_GIVEN, [period.pk, leaving])
        approved, waiting = cursor.fetchone()
    if approved or waiting:
        given = [(approved, "đã duyệt"), (waiting, "đã nộp, chưa duyệt")]
        words = " và ".join(
            f"{format_number(count)} đơn vị có số {state}" for count, state in given if count
        )
        yield Consequence(
            f"values:{period.pk}",
            f"Số liệu {name}: trong các đơn vị ra khỏi danh sách, {words}. Số ấy giữ nguyên ở đơn "
            "vị cũ để đọc, không còn cộng vào tổng của kỳ; đơn vị kế thừa gửi lại.",
            count=approved + waiting,
        )


def _preview_dues(plan: Plan, period: Period, leaving: Sequence[int]) -> Iterator[Consequence]:
    gone = Counter(
        Due.objects.filter(unit__period=period, unit__association__in=leaving)
        .order_by()
        .values_list("form", flat=True)
    )
    laid = Form.objects.filter(dues__unit__period=period).distinct()
    for form in laid.order_by("code"):
        new = [
            unit
            for unit, shape in plan.after.items()
            if unit not in plan.before
            and shape.level == form.level_id
            and shape.established == "yes"
        ]
        if not new and not gone[form.pk]:
            continue
        deadline = period.last_day + timedelta(days=form.days_after)
        told = []
        if gone[form.pk]:
            told.append(f"{format_number(gone[form.pk])} đơn vị cũ thôi phải gửi")
        if new:
            told.append(
                f"{format_number(len(new))} đơn vị mới phải gửi, hạn {format_date(deadline)}"
            )
        yield Consequence(
            f"due:{period.pk}:{form.pk}",
            f"{form}, {name_period(period)}: {'; '.join(told)}.",
            count=len(new) + gone[form.pk],
        )


def _list_asked(plan: Plan) -> list[tuple[Form, int]]:
    """The forms that are asked of what lies below a unit that ends and has successors."""
    through = Form.asked_of.through
    rows = through.objects.filter(association__in=plan.ended).order_by("form", "association")
    return [
        (row.form, row.association_id)
        for row in rows.select_related("form")
        if plan.successors.get(row.association_id)
    ]


def _read_days(decisions: Sequence[Reorganisation]) -> tuple[date, object]:
    """The day in force of decisions that were applied together, and when they were."""
    on = min(each.in_force_on for each in decisions if each.in_force_on)
    return on, min(each.applied_at for each in decisions if each.applied_at)


def _list_touched(decisions: Sequence[Reorganisation], on: date) -> tuple[set[int], set[int]]:
    """The units that the decisions founded, and all that they gave a new state or territory."""
    keys = [each.pk for each in decisions]
    opened = State.objects.filter(opened_by__in=keys)
    touched = set(opened.values_list("association_id", flat=True))
    before = State.objects.filter(association__in=touched, valid__startswith__lt=on)
    unknown = State.objects.filter(association__in=touched, valid__startswith=None)
    older = {*before.values_list("association_id", flat=True)}
    older |= {*unknown.values_list("association_id", flat=True)}
    founded = touched - older
    holders = Association.objects.filter(holdings__opened_by__in=keys)
    losers = Association.objects.filter(holdings__closed_by__in=keys)
    for units in (holders, losers):
        touched |= set(units.values_list("pk", flat=True))
    return founded, touched


def _tell_submissions(rows, what: str) -> Iterator[str]:
    found = list(rows.select_related("association", "period")[: NAMED + 1])
    for row in found[:NAMED]:
        yield f"{row.association}, {name_period(row.period)}: {what}."
    if len(found) > NAMED:
        yield f"Còn {format_number(rows.count() - NAMED)} báo cáo khác như vậy."
