"""What a successor's return starts from: the numbers of those that passed whole into it.

A unit founded of others, each of which passed whole, begins with their numbers added up, for an
officer to look at and to submit; nothing of it counts before. An indicator that one of them left
out stays empty, so that nothing is guessed (decision 0010).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from django.db import connection

from accounts.heirs import Heirs, describe
from associations.models import Reorganisation, Trace
from associations.reorganising.journal import Journal
from associations.reorganising.steps import Choice, Consequence
from figures.models import Period
from figures.spans import name_period
from khuyenhoc.lib.numbers import format_number
from returns.models import Return, ReturnState, Step, StepKind

CARRY, ANEW = "carry", "anew"

# What every one of the predecessors gave, added up: a number that waits before an approved one.
_SUMS = """
with given as (
    select distinct on (x.heir, f.form_id, v.indicator_id, v.association_id)
           x.heir, x.parts, f.form_id, v.indicator_id, i.code, v.number, l.order
      from unnest(%(old)s::integer[], %(heirs)s::integer[], %(parts)s::integer[])
           x(old, heir, parts)
      join figures_value v on v.association_id = x.old and v.period_id = %(period)s
                          and v.status in (0, 1) and v.mark = 0
      join figures_indicator i on i.id = v.indicator_id and i.kind = 'input'
      join figures_submission s on s.id = v.submission_id
      join figures_formversion f on f.id = s.form_version_id
      join figures_formline l on l.indicator_id = i.id and l.version_id = f.id
     order by x.heir, f.form_id, v.indicator_id, v.association_id, v.status
), sums as (
    select heir, form_id, code, sum(number) as number, min("order") as place
      from given group by heir, form_id, indicator_id, code having count(*) = max(parts)
)
select heir, form_id, array_agg(code order by place, code), array_agg(number order by place, code)
  from sums group by heir, form_id
"""
# Every step of a submission leaves one of these another: values themselves never change.
_STANDING = """
select count(*), max(id), max(approved_at), count(*) filter (where status = 'submitted'),
       count(*) filter (where status = 'approved')
  from figures_submission where period_id = %s
"""
_FILL = """
update returns_return r
   set draft = v.draft::jsonb, state = 'draft', version = r.version + 1
  from unnest(%s::bigint[], %s::text[]) v(id, draft) where r.id = v.id
"""


def ask(heirs: Heirs, period: Period) -> Iterator[Consequence]:
    """Which successors can start from numbers that are there."""
    renewed = list_renewed(heirs)
    sums = _add_up(period, renewed)
    for heir, old in renewed.items():
        forms = sums.get(heir)
        if not forms:
            continue
        yield Consequence(
            f"carry:{period.pk}:{min(old)}",
            f"Báo cáo {name_period(period)} của {heirs.name([heir])}: {heirs.name(old)} đã có số.",
            (
                Choice(CARRY, "Điền sẵn tổng của các đơn vị cũ; cán bộ xem lại rồi nộp"),
                Choice(ANEW, "Để trống, nhập từ đầu"),
            ),
            CARRY,
            (heir, *old),
            len(forms),
        )


def carry(
    heirs: Heirs,
    period: Period,
    answers: Mapping[str, str],
    journal: Journal,
    prepared: "Sums | None" = None,
) -> None:
    """Fill the drafts of successors' returns where the answers say so.

    ``prepared`` are sums added up before the roll was locked; they are used where nothing was
    submitted or approved since.
    """
    renewed = {
        heir: old
        for heir, old in list_renewed(heirs).items()
        if answers.get(f"carry:{period.pk}:{min(old)}", CARRY) == CARRY
    }
    if prepared is not None and prepared.are_current():
        sums = {heir: forms for heir, forms in prepared.by_heir.items() if heir in renewed}
    else:
        sums = _add_up(period, renewed)
    blank = Return.objects.filter(
        due__unit__period=period, due__unit__association__in=list(sums),
        state=ReturnState.OWED, draft={},
    ).order_by("pk")  # fmt: skip
    drafts: dict[int, str] = {}
    filled: dict[int, int] = {}
    for key, heir, form in blank.values_list("pk", "due__unit__association_id", "due__form_id"):
        if numbers := sums[heir].get(form):
            typed = {code: format_number(number) for code, number in numbers.items()}
            drafts[key], filled[key] = json.dumps(typed), heir
    with journal.watch("returns_return", drafts), connection.cursor() as cursor:
        cursor.execute(_FILL, [list(drafts), list(drafts.values())])
    by_decision = describe(heirs.plan.decisions)
    steps = Step.objects.bulk_create(
        Step(
            return_of_id=key, kind=StepKind.MESSAGE,
            text=_say(heirs.name(renewed[heir]), by_decision),
        )
        for key, heir in filled.items()
    )  # fmt: skip
    journal.note_added("returns_step", [step.pk for step in steps])


def _say(old: str, by_decision: str) -> str:
    """What the officer reads beside the numbers that he finds."""
    return (
        f"Số điền sẵn là tổng số đã gửi của {old}, hợp thành đơn vị này theo {by_decision}. "
        "Hãy xem lại, bổ sung rồi nộp."
    )


def list_renewed(heirs: Heirs) -> dict[int, tuple[int, ...]]:
    """Units founded of others that passed to them whole: successor → those others."""
    founded = set(heirs.plan.founded)
    return {
        heir: old
        for heir, old in heirs.predecessors.items()
        if heir in founded and all(heirs.find_whole(unit) == heir for unit in old)
    }


Numbers = dict[int, dict[str, Decimal]]  # by form, then by the indicator's code


class Sums:
    """What successors can start from in one period, added up, and how the period stood then."""

    def __init__(self, period: Period, heirs: Heirs) -> None:
        self.period = period
        self._stood = self._read_standing()
        self.by_heir = _add_up(period, list_renewed(heirs))

    def are_current(self) -> bool:
        """Whether nothing was submitted, approved or sent back since."""
        return self._read_standing() == self._stood

    def _read_standing(self) -> tuple:
        with connection.cursor() as cursor:
            cursor.execute(_STANDING, [self.period.pk])
            return cursor.fetchone()


def _add_up(period: Period, renewed: Mapping[int, Sequence[int]]) -> dict[int, Numbers]:
    """By successor: the sums of the indicators that every one of its predecessors gave."""
    pairs = [(unit, heir, len(old)) for heir, old in renewed.items() for unit in old]
    sums: dict[int, Numbers] = {}
    with connection.cursor() as cursor:
        columns = [list(column) for column in zip(*pairs, strict=True)] or [[], [], []]
        values = dict(zip(("old", "heirs", "parts"), columns, strict=True))
        cursor.execute(_SUMS, {**values, "period": period.pk})
        for heir, form, codes, numbers in cursor.fetchall():
            sums.setdefault(heir, {})[form] = dict(zip(codes, numbers, strict=True))
    return sums


def list_typed(decisions: Sequence[Reorganisation], returns: Sequence[Return]) -> set[int]:
    """Which of ``returns`` hold a draft other than the one that the decisions left there."""
    keys = [each.pk for each in returns]
    traces = Trace.objects.filter(
        reorganisation__in=decisions, table="returns_return", key__in=keys
    ).order_by("pk")
    left = {key: after["draft"] for key, after in traces.values_list("key", "after") if after}
    return {each.pk for each in returns if each.draft != left.get(each.pk, {})}
