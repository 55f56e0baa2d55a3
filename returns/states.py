"""The steps of a return: which may follow which (product.md R8).

One table; the functions that take a step ask it, and the database knows the states.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.base_user import AbstractBaseUser

from figures import submitting
from figures.models import Indicator, Submission
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


class Conflict(Exception):
    """The return is not, or no longer, as the person saw it; the message says so in Vietnamese."""


@contextmanager
def in_words() -> Iterator[None]:
    """Let what figures refuses reach the person as a ``Conflict`` with its sentence."""
    try:
        yield
    except (submitting.SubmissionRefused, submitting.Busy) as refusal:
        raise Conflict(str(refusal)) from refusal


def lock(returns: list[Return], seen: dict[int, int] | None = None) -> list[Return]:
    """The returns read again under a lock, in the order of their keys so that none waits in a ring.

    ``seen`` maps a return's key to the version that the person looked at. Raises ``Conflict`` when
    somebody else has taken a step since.
    """
    keys = [each.pk for each in returns]
    locked = list(
        Return.objects.select_for_update(of=("self",))
        .filter(pk__in=keys)
        .select_related("due__unit__association", "due__unit__period", "due__form", "submission")
        .order_by("pk")
    )
    changed = [each for each in locked if seen is not None and seen.get(each.pk) != each.version]
    if changed:
        last = changed[0].steps.order_by("-at", "-pk").select_related("by__person").first()
        who = f"{last.by} vừa {last.get_kind_display()}" if last else "Người khác vừa sửa"
        names = ", ".join(str(each.due.unit.association) for each in changed[:3])
        raise Conflict(
            f"{who} báo cáo của {names} trong lúc bạn đang xem. Chưa ghi gì của bạn. "
            "Hãy tải lại trang để xem bản mới, rồi làm tiếp."
        )
    return locked


def take_step(
    each: Return,
    kind: StepKind,
    by: AbstractBaseUser,
    *,
    submission: Submission | None = None,
    text: str = "",
    receipt: str = "",
    indicator: Indicator | None = None,
) -> Step:
    """Move a locked return on and write the step down. Raises ``Conflict`` if it may not follow."""
    following = NEXT.get((each.state, kind))
    if following is None:
        raise Conflict(WHY_NOT[kind])
    each.state = following
    each.version += 1
    return Step.objects.create(
        return_of=each,
        kind=kind,
        by=by,
        submission=submission,
        text=text,
        receipt=receipt,
        indicator=indicator,
    )


def say(each: Return, by: AbstractBaseUser, text: str, indicator: Indicator | None = None) -> Step:
    """Leave a message on a return, or on one of its cells; it changes no state."""
    return Step.objects.create(
        return_of=each, kind=StepKind.MESSAGE, by=by, text=text, indicator=indicator
    )
