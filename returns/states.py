"""The steps of a return: which may follow which (product.md R8).

One table; the functions that take a step ask it, and the database knows the states.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.db import connection

from accounts.models import User
from associations.models import Association
from figures import submitting
from figures.locks import share_rolls
from figures.models import Due, Indicator, Period, PeriodUnit, Submission
from khuyenhoc.lib.rows import make_all, part
from returns.models import Return, ReturnState, Step, StepKind

NEXT: dict[tuple[str, str], str] = {
    (ReturnState.OWED, StepKind.SUBMIT): ReturnState.SUBMITTED,
    (ReturnState.DRAFT, StepKind.SUBMIT): ReturnState.SUBMITTED,
    (ReturnState.SENT_BACK, StepKind.SUBMIT): ReturnState.SUBMITTED,
    (ReturnState.SUBMITTED, StepKind.SUBMIT): ReturnState.SUBMITTED,
    (ReturnState.SUBMITTED, StepKind.WITHDRAW): ReturnState.DRAFT,
    (ReturnState.SUBMITTED, StepKind.SEND_BACK): ReturnState.SENT_BACK,
    (ReturnState.SUBMITTED, StepKind.APPROVE): ReturnState.APPROVED,
    (ReturnState.APPROVED, StepKind.REOPEN): ReturnState.SENT_BACK,
}

WHY_NOT = {
    StepKind.SUBMIT: "Báo cáo này đã được duyệt. Muốn sửa, hãy đề nghị người duyệt mở lại.",
    StepKind.WITHDRAW: "Chỉ rút lại được báo cáo đã nộp mà chưa duyệt.",
    StepKind.SEND_BACK: "Chỉ trả lại được báo cáo đã nộp mà chưa duyệt.",
    StepKind.APPROVE: "Chỉ duyệt được báo cáo đã nộp và chưa duyệt.",
    StepKind.REOPEN: "Chỉ mở lại được báo cáo đã duyệt.",
}

# Where nothing may be typed, and why.
NOT_OPEN: dict[str, str] = {
    ReturnState.SUBMITTED: "Báo cáo đã nộp. Hãy rút lại trước khi nhập tiếp.",
    ReturnState.APPROVED: WHY_NOT[StepKind.SUBMIT],
}
STANDING = frozenset(NOT_OPEN)
LEFT = (
    "Danh sách đơn vị của kỳ vừa đổi theo một đợt sắp xếp: có đơn vị không còn trong danh sách. "
    "Chưa ghi gì của bạn. Hãy mở lại trang để xem danh sách mới."
)


class Conflict(Exception):
    """What cannot be done as things stand; the message says why in Vietnamese."""


class Overtaken(Conflict):
    """Somebody else has taken a step since the person looked."""


@contextmanager
def in_words() -> Iterator[None]:
    """Let what figures refuses reach the person as a ``Conflict`` with its sentence."""
    try:
        yield
    except (submitting.SubmissionRefused, submitting.Busy) as refusal:
        raise Conflict(str(refusal)) from refusal


def lock(returns: Sequence[Return]) -> list[Return]:
    """The returns read again under a lock, in the order given.

    They are locked in one order always, so that none waits in a ring. The rolls of their periods
    stay as they are until the transaction ends. Raises ``Conflict`` when a unit has left the roll
    meanwhile, or when the tree is being changed for too long.
    """
    keys = [each.pk for each in returns]
    with in_words():
        share_rolls(each.due_id for each in returns if each.due_id)
    locked = {each.pk: each for each in _read_locked(keys)}
    if len(locked) < len(set(keys)):
        raise Overtaken(LEFT)
    return [locked[key] for key in dict.fromkeys(keys)]


_PARTS = (
    (Return, "r"), (Due, "d"), (PeriodUnit, "u"), (Association, "a"), (Period, "p"),
    (Submission, "s"),
)  # fmt: skip
_LOCK = """
select {columns}
  from returns_return r
  join figures_due d on d.id = r.due_id
  join figures_periodunit u on u.id = d.unit_id
  join associations_association a on a.id = u.association_id
  join figures_period p on p.id = u.period_id
  left join figures_submission s on s.id = r.submission_id
 where r.id = any(%s)
 order by r.id
   for update of r
"""


def _read_locked(keys: list[int]) -> list[Return]:
    """The returns locked, each with its due, unit, association, period and last submission."""
    parts = [part(*each) for each in _PARTS]
    with connection.cursor() as cursor:
        cursor.execute(_LOCK.format(columns=", ".join(each.columns for each in parts)), [keys])
        rows = cursor.fetchall()
    locked = []
    for row in rows:
        each, due, unit, association, period, submission = make_all(row, *parts)
        each.due, due.unit, each.submission = due, unit, submission
        unit.association, unit.period = association, period
        locked.append(each)
    return locked


def require_seen(locked: Sequence[Return], seen: Mapping[int, int] | None) -> None:
    """Raise ``Overtaken`` when somebody has taken a step since the person looked.

    ``seen`` maps a return's key to the version that he looked at; None asks nothing.
    """
    changed = [each for each in locked if seen is not None and seen.get(each.pk) != each.version]
    if changed:
        names = ", ".join(str(each.due.unit.association) for each in changed[:3])
        raise Overtaken(
            f"{_tell_last_step(changed[0])} báo cáo của {names} trong lúc bạn đang xem. "
            "Chưa ghi gì của bạn. Hãy xem lại bản mới rồi làm tiếp."
        )


def _tell_last_step(each: Return) -> str:
    """ "Nguyễn Văn An vừa nộp"; a draft that was kept leaves no step to name."""
    last = each.steps.order_by("-at", "-pk").select_related("by__person").first()
    if last is None or each.state == ReturnState.DRAFT:
        return "Có người vừa sửa"
    return f"{last.by or 'Có người'} vừa {last.get_kind_display()}"


def take_step(
    each: Return,
    kind: StepKind,
    by: User,
    *,
    submission: Submission | None = None,
    text: str = "",
    receipt: str = "",
    indicator: Indicator | None = None,
) -> Step:
    """Move a locked return on and write the step down. Raises ``Conflict`` if it may not follow."""
    _move_on(each, kind)
    return Step.objects.create(
        return_of=each,
        kind=kind,
        by=by,
        submission=submission,
        text=text,
        receipt=receipt,
        indicator=indicator,
    )


def take_steps(returns: Iterable[Return], kind: StepKind, by: User, receipt: str = "") -> None:
    """The same step of many locked returns, each about its own ``submission``; one insert."""
    steps = []
    for each in returns:
        _move_on(each, kind)
        steps.append(
            Step(return_of=each, kind=kind, by=by, submission=each.submission, receipt=receipt)
        )
    Step.objects.bulk_create(steps)


def _move_on(each: Return, kind: StepKind) -> None:
    following = NEXT.get((each.state, kind))
    if following is None:
        raise Conflict(f"{each.due.unit.association}: {WHY_NOT[kind]}")
    each.state = following
    each.version += 1


def say(each: Return, by: User, text: str, indicator: Indicator | None = None) -> Step:
    """Leave a message on a return, or on one of its cells; it changes no state."""
    return Step.objects.create(
        return_of=each, kind=StepKind.MESSAGE, by=by, text=text, indicator=indicator
    )
