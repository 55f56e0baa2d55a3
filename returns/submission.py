"""Submitting returns: numbers become provisional values, once, whole or not at all (R7–R9)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from accounts.models import Mandate, User
from associations.models import Association
from figures import submitting
from figures.models import Due, FormVersion, Indicator, Value, ValueStatus
from records.models import Upload
from records.registers import take_number
from returns.models import Explanation, Return, ReturnState, StepKind
from returns.sending import may_send, sendable
from returns.states import Conflict, in_words, lock, take_step


@dataclass(frozen=True)
class Entry:
    """What one unit's return is to hold: its values, and the officer's reasons beside warnings.

    ``explanations`` are (indicator or None, warning, reason).
    """

    each: Return
    values: Sequence[submitting.NewValue]
    explanations: Sequence[tuple[Indicator | None, str, str]] = ()


@dataclass
class Outcome:
    """What submitting did: the receipt's number, the returns that moved on and those the same."""

    receipt: str = ""
    submitted: list[Return] = field(default_factory=list)
    unchanged: list[Return] = field(default_factory=list)


@transaction.atomic
def submit(
    entries: Sequence[Entry],
    *,
    version: FormVersion,
    sender: Association,
    by: User,
    upload: Upload | None = None,
    seen: dict[int, int] | None = None,
) -> Outcome:
    """Submit the returns of one form and period; all of them or, on any refusal, none.

    A return whose numbers are the very ones already submitted or approved stays as it is: the
    same file sent twice changes nothing (R9). Raises ``PermissionDenied`` with the reason,
    ``Conflict`` when somebody else has taken a step since the officer looked.
    """
    by_key = {entry.each.pk: entry for entry in entries}
    locked = lock([entry.each for entry in entries], seen)
    _require_may_send(by, [each.due for each in locked])
    present = _present_values(locked)
    outcome = Outcome()
    for each in locked:
        if present.get(each.pk) == _essence(by_key[each.pk].values):
            outcome.unchanged.append(each)
        else:
            outcome.submitted.append(each)
    if not outcome.submitted:
        return outcome
    now = timezone.now()
    outcome.receipt = _take_receipt(outcome.submitted[0].due, sender, now.year)
    with in_words():
        submissions = submitting.submit(
            [
                submitting.NewSubmission(
                    period=each.due.unit.period,
                    association=each.due.unit.association,
                    form_version=version,
                    upload=upload,
                    values=by_key[each.pk].values,
                    by=by,
                    at=now,
                    on_behalf=_why_on_behalf(by, each.due),
                )
                for each in outcome.submitted
            ]
        )
    for each, submission in zip(outcome.submitted, submissions, strict=True):
        take_step(each, StepKind.SUBMIT, by, submission=submission, receipt=outcome.receipt)
        each.submission = submission
        each.submitted_at = now
        each.draft = {}
        Explanation.objects.bulk_create(
            Explanation(submission=submission, indicator=indicator, warning=warning, reason=reason)
            for indicator, warning, reason in by_key[each.pk].explanations
        )
    Return.objects.bulk_update(
        outcome.submitted, ["state", "version", "submission", "submitted_at", "draft"]
    )
    return outcome


@transaction.atomic
def withdraw(each: Return, by: User, seen: dict[int, int] | None = None) -> None:
    """Take a submitted return back before it is approved; its numbers stay as a draft."""
    [each] = lock([each], seen)
    may_send(by, each.due).require()
    take_step(each, StepKind.WITHDRAW, by, submission=each.submission)
    each.draft = {
        value.indicator.code: value.raw
        for value in each.submission.values.filter(is_derived=False).select_related("indicator")
    }
    with in_words():
        submitting.withdraw([each.submission])
    each.save(update_fields=["state", "version", "draft"])


@transaction.atomic
def keep_draft(
    each: Return, draft: dict[str, str], by: User, seen: dict[int, int] | None = None
) -> Return:
    """Keep what was typed on the web, as it was typed; nothing of it counts yet."""
    [each] = lock([each], seen)
    may_send(by, each.due).require()
    if each.state in (ReturnState.SUBMITTED, ReturnState.APPROVED):
        raise Conflict("Báo cáo đã nộp. Hãy rút lại trước khi nhập tiếp.")
    each.draft = {code: text for code, text in draft.items() if text.strip()}
    each.version += 1
    if each.state == ReturnState.OWED:
        each.state = ReturnState.DRAFT
    each.save(update_fields=["draft", "version", "state"])
    return each


def _require_may_send(by: User, dues: Iterable[Due]) -> None:
    """Ask once for all returns of a form and period; name the reason of the first refused."""
    dues = list(dues)
    first = dues[0]
    allowed = set(sendable(by, first.form, first.unit.period).values_list("pk", flat=True))
    for due in dues:
        if due.pk not in allowed or not due.unit.period.is_open:
            may_send(by, due).require()


def _essence(values: Iterable[submitting.NewValue]) -> dict[int, tuple[int, Decimal | None]]:
    return {value.indicator_id: (value.mark, value.number) for value in values}


def _present_values(returns: Iterable[Return]) -> dict[int, dict[int, tuple[int, Decimal | None]]]:
    """What each return that is submitted or approved holds now, without derived sums."""
    standing = {
        each.submission_id: each.pk
        for each in returns
        if each.submission_id and each.state in (ReturnState.SUBMITTED, ReturnState.APPROVED)
    }
    rows = Value.objects.filter(submission__in=standing, is_derived=False).exclude(
        status=ValueStatus.RETURNED
    )
    found: dict[int, dict[int, tuple[int, Decimal | None]]] = {}
    for submission, indicator, mark, number in rows.values_list(
        "submission_id", "indicator_id", "mark", "number"
    ):
        found.setdefault(standing[submission], {})[indicator] = (mark, number)
    return found


def _take_receipt(due: Due, sender: Association, year: int) -> str:
    """A number such as "2026-H1-00012": the sender's receipts of the year, without gaps."""
    number = take_number("bien-nhan", sender, year)
    return f"{due.unit.period.code}-{sender.pk}-{number:05d}"


def _why_on_behalf(by: User, due: Due) -> str:
    """The reason of the mandate under which ``by`` enters for another unit; empty for his own."""
    association = due.unit.association
    if by.associations().filter(pk=association.pk).exists():
        return ""
    mandate = Mandate.objects.filter(post__in=by.posts(), units=association).first()
    return mandate.reason if mandate else "Hội cấp trên nhập thay"
