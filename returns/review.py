"""Approving and sending back: what a post above does with submitted returns (product.md R8)."""

from django.db import connection, transaction

from accounts.models import User
from figures import submitting
from figures.models import Indicator
from returns.models import Return, ReturnState, StepKind
from returns.register import require_reconciled
from returns.sending import may_approve, require_may_approve
from returns.states import Conflict, in_words, lock, require_seen, say, take_step, take_steps


@transaction.atomic
def approve(returns: list[Return], by: User, seen: dict[int, int] | None = None) -> None:
    """Approve submitted returns; their totals are right when this returns (F3).

    Raises ``PermissionDenied`` with the reason, ``Conflict`` when one is not as it was seen, or
    when ``by`` submitted it himself (four eyes, A1) or a number differs from the register without
    a reason (L5).
    """
    locked = lock(returns)
    require_may_approve(by, [each.due for each in locked])
    require_seen(locked, seen)
    if any(each.submission and each.submission.submitted_by_id == by.pk for each in locked):
        raise Conflict("Bạn đã nộp báo cáo này nên không tự duyệt được. Cần một người khác duyệt.")
    require_reconciled(locked)
    take_steps(locked, StepKind.APPROVE, by)
    with in_words():
        submitting.approve([each.submission for each in locked if each.submission], by=by)
    _mark_approved([each.pk for each in locked])


def _mark_approved(keys: list[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_APPROVE, [ReturnState.APPROVED, keys])


_APPROVE = """
update returns_return
   set state = %s, version = version + 1, approved_submission_id = submission_id
 where id = any(%s)
"""


@transaction.atomic
def send_back(
    each: Return,
    by: User,
    text: str,
    messages: dict[Indicator, str] | None = None,
    seen: dict[int, int] | None = None,
) -> None:
    """Send a submitted return back with a reason and messages on its cells.

    What was approved before stays counted until a corrected return is approved.
    """
    [each] = lock([each])
    may_approve(by, each.due).require()
    require_seen([each], seen)
    if not text.strip() and not messages:
        raise Conflict("Hãy viết lý do trả lại, hoặc lời hỏi ở một ô.")
    take_step(each, StepKind.SEND_BACK, by, submission=each.submission, text=text)
    for indicator, message in (messages or {}).items():
        say(each, by, message, indicator)
    with in_words():
        submitting.send_back([each.submission] if each.submission else [], by=by)
    each.save(update_fields=["state", "version"])


@transaction.atomic
def reopen(
    each: Return,
    by: User,
    text: str,
    indicators: list[Indicator] | None = None,
    seen: dict[int, int] | None = None,
) -> None:
    """Open an approved return again for its sender; its values stay counted meanwhile.

    With ``indicators`` the request is for these cells alone: each carries the message.
    """
    [each] = lock([each])
    may_approve(by, each.due).require()
    require_seen([each], seen)
    if not text.strip():
        raise Conflict("Hãy viết cần sửa gì, để người nhập biết.")
    take_step(each, StepKind.REOPEN, by, submission=each.approved_submission, text=text)
    for indicator in indicators or []:
        say(each, by, text, indicator)
    each.save(update_fields=["state", "version"])
