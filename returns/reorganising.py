"""Open returns in a reorganisation: who sends, who approves, until when (product.md A1, R8).

Rolls that end before the event keep their units: what those owe goes on, by a mandate where their
own posts end. Rolls that follow the event let units go with what they had begun; successors start
from it where that is exact (decision 0010).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from django.db import connection
from django.db.models import Count, F
from django.utils import timezone

from accounts.heirs import Heirs, describe
from accounts.models import Post, Role
from accounts.reorganising import Senders, give_mandate, list_founded, list_noted
from associations.models import Reorganisation
from associations.reorganising.journal import Journal
from associations.reorganising.plan import Plan
from associations.reorganising.steps import Choice, Consequence
from figures.models import Due, Form, Period
from figures.reorganising import list_periods
from figures.spans import name_period
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.numbers import format_number
from records.models import AnswerKind, RememberedAnswer
from returns import carrying
from returns.models import Reading, ReadingState, Return, ReturnState, Step, StepKind

REOPEN, KEEP, EXTEND = "reopen", "keep", "extend"
FEW_DAYS = 7  # with fewer left to the deadline, who has just come in gets more time
DONE = (ReturnState.APPROVED,)


class ReturnsStep:
    """What open returns do in a reorganisation."""

    title = "Báo cáo đang mở"

    def preview(self, plan: Plan) -> Iterator[Consequence]:
        """Who goes on for ended units, what successors start from, who approves, until when."""
        heirs = Heirs(plan)
        yield from _ask_who_sends(heirs)
        for period in list_periods(plan.on):
            yield from carrying.ask(heirs, period)
            yield from _ask_about_changed(heirs, period)
            yield from _tell_routes(heirs, period)
            yield from _ask_about_deadlines(plan, period)
            yield from _tell_readings(plan, period)
        yield from _tell_answers(heirs)

    def prepare(
        self, plan: Plan, answers: Mapping[str, str], journal: Journal
    ) -> dict[int, carrying.Sums]:
        """Say who goes on for ended units, and let successors understand what these did; what
        successors' returns will start from, by period."""
        heirs = Heirs(plan)
        _give_mandates(heirs, answers, journal)
        _pass_answers(heirs, journal)
        return {period.pk: carrying.Sums(period, heirs) for period in list_periods(plan.on)}

    def apply(
        self,
        plan: Plan,
        answers: Mapping[str, str],
        journal: Journal,
        prepared: dict[int, carrying.Sums] | None = None,
    ) -> None:
        """Follow the answers; the rolls have followed the tree already."""
        heirs = Heirs(plan)
        for period in list_periods(plan.on):
            carrying.carry(heirs, period, answers, journal, (prepared or {}).get(period.pk))
            _open_changed(heirs, period, answers, journal)
            _extend(heirs, period, answers, journal)
            _refuse_readings(plan, period, journal)

    def find_blocks(self, decisions: Sequence[Reorganisation]) -> Iterator[str]:
        """Returns of units that cancelling would take away, begun since."""
        founded = list_founded(decisions)
        due = Return.objects.filter(due__unit__association__in=founded)
        own = list_noted(decisions, "returns_step")
        steps = Step.objects.filter(return_of__in=due).exclude(pk__in=own)
        begun = set(steps.values_list("return_of", flat=True))
        begun |= carrying.list_typed(decisions, list(due.exclude(draft={})))
        named = due.filter(pk__in=begun).select_related("due__unit__association", "due__form")
        for each in named.order_by("pk")[:5]:
            yield f"{each} đã có người nhập hoặc nộp sau khi áp dụng, nên không hủy được nữa."

    def after_cancel(self, decisions: Sequence[Reorganisation]) -> None:
        """Nothing: returns are in the journal, and open with their dues."""

    def follow_small(self, decision: Reorganisation, units: Sequence[int]) -> None:
        """Nothing: returns follow when the rolls do (``returns.following``)."""


RETURNS = ReturnsStep()


# ----- what ended units still owe of earlier periods -----


def _count_owed(plan: Plan) -> dict[int, list[Period]]:
    """The open periods ending before the event for which ended units still owe, by unit."""
    dues = Due.objects.filter(
        unit__association__in=plan.ended, unit__period__is_open=True,
        unit__period__last_day__lt=plan.on,
    ).exclude(return_of__state__in=DONE)  # fmt: skip
    rows = list(
        dues.order_by("unit__period__last_day", "unit__lft")
        .values_list("unit__association_id", "unit__period_id")
        .distinct()
    )
    periods = Period.objects.in_bulk({period for _, period in rows})
    found: dict[int, list[Period]] = {}
    for unit, period in rows:
        found.setdefault(unit, []).append(periods[period])
    return found


def _ask_who_sends(heirs: Heirs) -> Iterator[Consequence]:
    owed = _count_owed(heirs.plan)
    senders = Senders(heirs, owed)
    for unit, periods in owed.items():
        posts = senders.find(unit)
        named = "; ".join(name_period(period) for period in periods)
        yield Consequence(
            f"owed:{unit}",
            f"{heirs.name([unit])} còn nợ báo cáo {named}: vẫn phải gửi cho đến khi kỳ khóa.",
            (
                *(Choice(f"post:{post.pk}", f"Giao {post.person}, {post}, gửi thay")
                  for post in posts),
                Choice(KEEP, "Chưa giao; hội cấp trên gửi thay hoặc giao sau"),
            ),
            f"post:{posts[0].pk}" if posts else KEEP,
            (unit, *heirs.take_over(unit)),
            len(periods),
        )  # fmt: skip


def _give_mandates(heirs: Heirs, answers: Mapping[str, str], journal: Journal) -> None:
    """One mandate a post and span of periods, for all the units that it is to send for."""
    given: dict[tuple[int, date, date], list[int]] = {}
    owed = _count_owed(heirs.plan)
    if any(f"owed:{unit}" not in answers for unit in owed):
        answers = {each.key: each.proposed for each in _ask_who_sends(heirs)} | dict(answers)
    posts = set(Post.objects.filter(roles__contains=[Role.ENTRY]).values_list("pk", flat=True))
    for unit, periods in owed.items():
        answer = answers[f"owed:{unit}"]
        key = int(answer.removeprefix("post:")) if answer.startswith("post:") else None
        if key in posts:
            days = [period.last_day for period in periods]
            given.setdefault((key, min(days), max(days)), []).append(unit)
    for (post, first, last), units in given.items():
        give_mandate(
            journal, post, units, periods=(first, last + timedelta(days=1)),
            reason=f"Đơn vị đã kết thúc theo {describe(heirs.plan.decisions)}"[:200],
        )  # fmt: skip


# ----- living units whose territory changed -----


def _list_changed(heirs: Heirs, period: Period) -> list[Return]:
    """The approved returns of living units that gained or lost territory."""
    plan = heirs.plan
    gained = set(heirs.predecessors)
    lost = {unit for unit in plan.successors if unit not in heirs.ended}
    alive = (gained | lost) - set(plan.founded)
    rows = Return.objects.filter(
        due__unit__period=period, due__unit__association__in=alive, state=ReturnState.APPROVED
    )
    return list(
        rows.select_related("due__form", "due__unit__association").order_by("due__unit__lft")
    )


def _ask_about_changed(heirs: Heirs, period: Period) -> Iterator[Consequence]:
    for each in _list_changed(heirs, period):
        unit = each.due.unit.association
        yield Consequence(
            f"changed:{each.pk}",
            f"{each.due.form}, {name_period(period)}: {unit} đã được duyệt số của địa bàn cũ, nay "
            "địa bàn thay đổi.",
            (
                Choice(REOPEN, "Mở lại để gửi số của địa bàn mới; số cũ vẫn tính cho đến lúc ấy"),
                Choice(KEEP, "Giữ số đã duyệt"),
            ),
            REOPEN,
            (unit.pk,),
        )


def _open_changed(
    heirs: Heirs, period: Period, answers: Mapping[str, str], journal: Journal
) -> None:
    chosen = [
        each
        for each in _list_changed(heirs, period)
        if answers.get(f"changed:{each.pk}", REOPEN) == REOPEN
    ]
    keys = [each.pk for each in chosen]
    with journal.watch("returns_return", keys):
        Return.objects.filter(pk__in=keys).update(
            state=ReturnState.SENT_BACK, version=F("version") + 1
        )
    text = f"Địa bàn thay đổi theo {describe(heirs.plan.decisions)}: gửi lại số của địa bàn mới."
    made = Step.objects.bulk_create(
        Step(
            return_of=each, kind=StepKind.REOPEN, submission_id=each.approved_submission_id,
            text=text,
        )
        for each in chosen
    )  # fmt: skip
    journal.note_added("returns_step", [step.pk for step in made])


# ----- routes, deadlines, uploads -----


def _tell_routes(heirs: Heirs, period: Period) -> Iterator[Consequence]:
    """Who approves, from now on, what moved units have sent."""
    plan = heirs.plan
    moved = {unit: (plan.before[unit].parent, plan.after[unit].parent) for unit in plan.moved}
    rows = Due.objects.filter(
        unit__period=period, unit__association__in=moved, return_of__state=ReturnState.SUBMITTED
    ).order_by("unit__lft")
    routes: dict[tuple[int | None, int | None], list[int]] = {}
    for unit in rows.values_list("unit__association_id", flat=True):
        routes.setdefault(moved[unit], []).append(unit)
    for number, ((old, new), units) in enumerate(routes.items(), start=1):
        before = heirs.name([old]) if old else "trung ương"
        after = heirs.name([new]) if new else "trung ương"
        yield Consequence(
            f"route:{period.pk}:{old or 0}:{number}",
            f"{format_number(len(units))} báo cáo {name_period(period)} đã nộp, chưa duyệt, của "
            f"{heirs.name(dict.fromkeys(units))}: trước do {before} duyệt, từ nay do {after} và "
            "cấp trên duyệt.",
            units=tuple(dict.fromkeys(units)),
            count=len(units),
        )


def _ask_about_deadlines(plan: Plan, period: Period) -> Iterator[Consequence]:
    for form, deadline, count in _list_short(plan, period):
        more = _extended_to(plan, form)
        yield Consequence(
            f"deadline:{period.pk}:{form.pk}",
            f"{form}, {name_period(period)}: hạn {format_date(deadline)} đã qua hoặc quá gần cho "
            f"{format_number(count)} đơn vị mới.",
            (
                Choice(EXTEND, f"Gia hạn cho các đơn vị ấy đến {format_date(more)}"),
                Choice(KEEP, "Giữ nguyên hạn"),
            ),
            EXTEND,
            count=count,
        )


def _list_short(plan: Plan, period: Period) -> list[tuple[Form, date, int]]:
    """Forms laid on the period whose deadline leaves units that come in no time."""
    found = []
    for form in Form.objects.filter(dues__unit__period=period).distinct().order_by("code"):
        deadline = period.last_day + timedelta(days=form.days_after)
        count = sum(
            shape.level == form.level_id and shape.established == "yes"
            for unit, shape in plan.after.items()
            if unit not in plan.before
        )
        if count and deadline < _start(plan) + timedelta(days=FEW_DAYS):
            found.append((form, deadline, count))
    return found


def _start(plan: Plan) -> date:
    """From when those that come in can begin: the day of the event, at the earliest today."""
    return max(plan.on, timezone.localdate())


def _extended_to(plan: Plan, form: Form) -> date:
    return _start(plan) + timedelta(days=form.days_after)


_EXTEND = """
update returns_return r set extended_to = v.until
  from unnest(%s::bigint[], %s::date[]) v(id, until) where r.id = v.id
"""


def _extend(heirs: Heirs, period: Period, answers: Mapping[str, str], journal: Journal) -> None:
    """Give more time to those that came in; a predecessor's extension goes on in a successor."""
    plan = heirs.plan
    coming = [unit for unit in plan.after if unit not in plan.before]
    fresh = Return.objects.filter(due__unit__period=period, due__unit__association__in=coming)
    wanted: dict[int, date] = {}
    for form, _, _ in _list_short(plan, period):
        if answers.get(f"deadline:{period.pk}:{form.pk}", EXTEND) == EXTEND:
            keys = fresh.filter(due__form=form).values_list("pk", flat=True)
            wanted |= dict.fromkeys(keys, _extended_to(plan, form))
    left = Return.objects.filter(period=period, association__in=plan.ended).exclude(
        extended_to=None
    )
    granted = {(each.association_id, each.form_id): each.extended_to for each in left}
    if granted:
        units = fresh.values_list("pk", "due__unit__association_id", "due__form_id")
        for key, heir, form_key in units:
            old = heirs.predecessors.get(heir, ())
            days = [granted.get((unit, form_key)) for unit in old]
            for day in days:
                if day is not None:
                    wanted[key] = max(wanted.get(key, day), day)
    with journal.watch("returns_return", wanted), connection.cursor() as cursor:
        cursor.execute(_EXTEND, [list(wanted), list(wanted.values())])


_OPEN_READINGS = (ReadingState.WAITING, ReadingState.READ)


def _list_readings(plan: Plan, period: Period):
    """Files sent from ended units for the period, read or waiting, not submitted."""
    return Reading.objects.filter(
        period=period, sender__in=plan.ended, state__in=_OPEN_READINGS
    ).order_by("pk")


def _tell_readings(plan: Plan, period: Period) -> Iterator[Consequence]:
    counted = (
        _list_readings(plan, period).order_by("sender").values("sender").annotate(count=Count("pk"))
    )
    rows = list(counted)
    count = sum(row["count"] for row in rows)
    if count:
        yield Consequence(
            f"readings:{period.pk}",
            f"{format_number(count)} tệp báo cáo {name_period(period)} đã tải lên mà chưa nộp, từ "
            "các đơn vị kết thúc: không nộp được nữa; tệp vẫn được giữ, đơn vị kế thừa gửi tệp mới "
            "theo danh sách mới.",
            units=tuple(row["sender"] for row in rows),
            count=count,
        )


def _refuse_readings(plan: Plan, period: Period, journal: Journal) -> None:
    keys = list(_list_readings(plan, period).values_list("pk", flat=True))
    words = (
        f"Danh sách đơn vị của kỳ đã đổi theo {describe(plan.decisions)}. "
        "Hãy tải mẫu mới của đơn vị hiện nay, chép số sang rồi gửi lại."
    )
    with journal.watch("returns_reading", keys):
        Reading.objects.filter(pk__in=keys).update(state=ReadingState.REFUSED, refused=words)


# ----- what wordings mean -----

_TAKE_ON = """
insert into records_rememberedanswer
       (association_id, form, kind, text, meaning, answered_by_id, answered_at)
select heir, form, kind, text, min(meaning), min(answered_by_id), max(answered_at)
  from (select x.heir, r.form, r.kind, r.text, r.answered_by_id, r.answered_at,
               case when r.kind = %(unit)s and u.heir is not null then u.heir::text
                    else r.meaning end as meaning
          from records_rememberedanswer r
          join unnest(%(old)s::integer[], %(new)s::integer[]) x(old, heir)
            on x.old = r.association_id
          left join unnest(%(old)s::integer[], %(new)s::integer[]) u(old, heir)
            on u.old::text = r.meaning
         where r.kind <> %(unit)s or r.meaning = '' or u.heir is not null
            or r.meaning <> all(%(ended)s::text[])) passed
 where not exists (select from records_rememberedanswer k
                    where k.association_id = heir and k.form = passed.form
                      and k.kind = passed.kind and k.text = passed.text)
 group by heir, form, kind, text
having count(distinct meaning) = 1
returning id
"""


def _list_whole(heirs: Heirs) -> dict[int, int]:
    """Ended units that passed whole, with the one successor of each."""
    found = {unit: heirs.find_whole(unit) for unit in heirs.plan.ended}
    return {unit: heir for unit, heir in found.items() if heir is not None}


def _tell_answers(heirs: Heirs) -> Iterator[Consequence]:
    whole = _list_whole(heirs)
    count = RememberedAnswer.objects.filter(association__in=whole).count()
    if count:
        yield Consequence(
            "answers",
            f"{format_number(count)} cách hiểu tiêu đề và tên gọi đã nhớ của các đơn vị chuyển "
            "nguyên vẹn: đơn vị kế thừa dùng tiếp; chỗ hai đơn vị cũ hiểu khác nhau thì hỏi lại.",
            count=count,
        )


def _pass_answers(heirs: Heirs, journal: Journal) -> None:
    whole = _list_whole(heirs)
    with connection.cursor() as cursor:
        cursor.execute(
            _TAKE_ON,
            {
                "unit": AnswerKind.UNIT.value,
                "old": list(whole),
                "new": list(whole.values()),
                "ended": [str(unit) for unit in heirs.plan.ended],
            },
        )
        journal.note_added("records_rememberedanswer", [key for (key,) in cursor.fetchall()])
