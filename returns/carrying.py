"""What a successor's return starts from: the numbers of those that passed whole into it.

A unit founded of others, each of which passed whole, begins with their numbers added up, for an
officer to look at and to submit; nothing of it counts before. An indicator that one of them left
out stays empty, so that nothing is guessed (decision 0010).
"""

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

# The numbers that stand for the units: one that waits for approval before an approved one.
_NUMBERS = """
select v.association_id, f.form_id, i.code, (array_agg(v.number order by v.status))[1]
  from figures_value v
  join figures_indicator i on i.id = v.indicator_id and i.kind = 'input'
  join figures_submission s on s.id = v.submission_id
  join figures_formversion f on f.id = s.form_version_id
  join figures_formline l on l.indicator_id = i.id and l.version_id = f.id
 where v.period_id = %s and v.association_id = any(%s) and v.status in (0, 1) and v.mark = 0
 group by v.association_id, f.form_id, i.code
 order by 1, 2, min(l.order)
"""


def ask(heirs: Heirs, period: Period) -> Iterator[Consequence]:
    """Which successors can start from numbers that are there."""
    renewed = list_renewed(heirs)
    given = _read_numbers(period, renewed)
    for heir, old in renewed.items():
        forms = _add_up(old, given)
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
    heirs: Heirs, period: Period, answers: Mapping[str, str], journal: Journal
) -> list[Return]:
    """Fill the drafts of successors' returns where the answers say so; the returns filled."""
    renewed = {
        heir: old
        for heir, old in list_renewed(heirs).items()
        if answers.get(f"carry:{period.pk}:{min(old)}", CARRY) == CARRY
    }
    given = _read_numbers(period, renewed)
    sums = {heir: _add_up(old, given) for heir, old in renewed.items()}
    blank = Return.objects.filter(
        due__unit__period=period,
        due__unit__association__in=[heir for heir, forms in sums.items() if forms],
        state=ReturnState.OWED,
        draft={},
    ).select_related("due__unit")
    filled = []
    for each in blank.order_by("pk"):
        numbers = sums[each.due.unit.association_id].get(each.due.form_id)
        if numbers:
            each.draft = {code: format_number(number) for code, number in numbers.items()}
            each.state = ReturnState.DRAFT
            each.version += 1
            filled.append(each)
    with journal.watch("returns_return", [each.pk for each in filled]):
        Return.objects.bulk_update(filled, ["draft", "state", "version"], batch_size=1_000)
    by_decision = describe(heirs.plan.decisions)
    steps = Step.objects.bulk_create(
        Step(
            return_of=each,
            kind=StepKind.MESSAGE,
            text=_say(heirs.name(renewed[each.due.unit.association_id]), by_decision),
        )
        for each in filled
    )
    journal.note_added("returns_step", [step.pk for step in steps])
    return filled


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


def _read_numbers(period: Period, renewed: Mapping[int, Sequence[int]]) -> dict[int, Numbers]:
    """What the predecessors have given for the period, by unit."""
    units = [unit for old in renewed.values() for unit in old]
    found: dict[int, Numbers] = {}
    with connection.cursor() as cursor:
        cursor.execute(_NUMBERS, [period.pk, units])
        for unit, form, code, number in cursor.fetchall():
            found.setdefault(unit, {}).setdefault(form, {})[code] = number
    return found


def _add_up(old: Sequence[int], given: Mapping[int, Numbers]) -> Numbers:
    """The sums over ``old`` of the indicators that every one of them gave, form by form."""
    parts = [given.get(unit, {}) for unit in old]
    sums: Numbers = {}
    for form in parts[0]:
        codes = [code for code in parts[0][form] if all(code in p.get(form, {}) for p in parts)]
        if codes:
            sums[form] = {code: sum((p[form][code] for p in parts), Decimal(0)) for code in codes}
    return sums


def list_typed(decisions: Sequence[Reorganisation], returns: Sequence[Return]) -> set[int]:
    """Which of ``returns`` hold a draft other than the one that the decisions left there."""
    keys = [each.pk for each in returns]
    traces = Trace.objects.filter(
        reorganisation__in=decisions, table="returns_return", key__in=keys
    ).order_by("pk")
    left = {key: after["draft"] for key, after in traces.values_list("key", "after") if after}
    return {each.pk for each in returns if each.draft != left.get(each.pk, {})}
