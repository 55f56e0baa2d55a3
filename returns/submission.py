"""Submitting returns: numbers become provisional values, once, whole or not at all (R7–R9)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from accounts.models import Mandate, User
from associations.models import Association
from figures import submitting
from figures.models import Due, FormVersion, Indicator, Value
from records.models import Upload
from records.registers import take_number
from returns.models import Explanation, Return, ReturnState, StepKind
from returns.reopening import find_open_cells
from returns.sending import may_send, require_may_send
from returns.states import NOT_OPEN, STANDING, Conflict, in_words, lock, require_seen, take_steps


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
    locked = lock([entry.each for entry in entries])
    require_may_send(by, [each.due for each in locked])
    require_seen(locked, seen)
    _require_open_cells(locked, by_key, version)
    present = _read_values(each for each in locked if each.state in STANDING)
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
    reasons = _why_on_behalf(by, [each.due for each in outcome.submitted])
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
                    on_behalf=reasons.get(each.due.unit.association_id, ""),
                )
                for each in outcome.submitted
            ]
        )
    for each, submission in zip(outcome.submitted, submissions, strict=True):
        each.submission, each.submitted_at, each.draft = submission, now, {}
    take_steps(outcome.submitted, StepKind.SUBMIT, by, receipt=outcome.receipt)
    Explanation.objects.bulk_create(
        Explanation(submission=each.submission, indicator=indicator, warning=warning, reason=reason)
        for each in outcome.submitted
        for indicator, warning, reason in by_key[each.pk].explanations
    )
    Return.objects.bulk_update(
        outcome.submitted, ["state", "version", "submission", "submitted_at", "draft"]
    )
    return outcome


@transaction.atomic
def withdraw(returns: Sequence[Return], by: User, seen: dict[int, int] | None = None) -> None:
    """Take submitted returns back before they are approved; their numbers stay as drafts.

    All of them or, on any refusal, none. Raises ``PermissionDenied``, ``Conflict``.
    """
    locked = lock(returns)
    require_may_send(by, [each.due for each in locked])
    require_seen(locked, seen)
    take_steps(locked, StepKind.WITHDRAW, by)
    by_submission = {each.submission_id: each for each in locked}
    for each in locked:
        each.draft = {}
    typed = Value.objects.filter(submission__in=by_submission, is_derived=False)
    for submission, code, raw in typed.values_list("submission_id", "indicator__code", "raw"):
        by_submission[submission].draft[code] = raw
    with in_words():
        submitting.withdraw([each.submission for each in locked if each.submission], by=by)
    Return.objects.bulk_update(locked, ["state", "version", "draft"])


@transaction.atomic
def keep_draft(
    each: Return, draft: dict[str, str], by: User, seen: dict[int, int] | None = None
) -> Return:
    """Keep what was typed on the web, as it was typed; nothing of it counts yet."""
    [each] = lock([each])
    may_send(by, each.due).require()
    require_seen([each], seen)
    if each.state in STANDING:
        raise Conflict(NOT_OPEN[each.state])
    each.draft = {code: text for code, text in draft.items() if text.strip()}
    each.version += 1
    if each.state == ReturnState.OWED:
        each.state = ReturnState.DRAFT
    each.save(update_fields=["draft", "version", "state"])
    return each


def _require_open_cells(
    locked: Sequence[Return], by_key: dict[int, Entry], version: FormVersion
) -> None:
    """Refuse changes outside the cells that were opened again, where only some were (R8)."""
    if all(each.state != ReturnState.SENT_BACK for each in locked):
        return
    lines = list(version.lines.select_related("indicator"))
    opened = find_open_cells(locked, lines)
    before = _read_values(each for each in locked if each.pk in opened)
    labels = {line.indicator_id: line.indicator.label for line in lines}
    for each in locked:
        new = _essence(by_key[each.pk].values)
        changed = [
            labels.get(key, str(key))
            for key, value in new.items()
            if key not in opened.get(each.pk, new) and before[each.pk].get(key) != value
        ]
        if changed:
            raise Conflict(
                f"Báo cáo của {each.due.unit.association} chỉ mở lại một số ô. Hãy giữ nguyên số "
                f"đã duyệt ở: {'; '.join(changed[:5])}."
            )


def _essence(values: Iterable[submitting.NewValue]) -> dict[int, tuple[int, Decimal | None]]:
    return {value.indicator_id: (value.mark, value.number) for value in values}


def _read_values(returns: Iterable[Return]) -> dict[int, dict[int, tuple[int, Decimal | None]]]:
    """{return: {indicator: (mark, number)}} of their last submissions, without derived sums."""
    by_submission = {each.submission_id: each.pk for each in returns if each.submission_id}
    rows = Value.objects.filter(submission__in=by_submission, is_derived=False)
    found: dict[int, dict[int, tuple[int, Decimal | None]]] = {}
    for submission, indicator, mark, number in rows.values_list(
        "submission_id", "indicator_id", "mark", "number"
    ):
        found.setdefault(by_submission[submission], {})[indicator] = (mark, number)
    return found


def _take_receipt(due: Due, sender: Association, year: int) -> str:
    """A number such as "2026-H1-00012": the sender's receipts of the year, without gaps."""
    number = take_number("bien-nhan", sender, year)
    return f"{due.unit.period.code}-{sender.pk}-{number:05d}"


def _why_on_behalf(by: User, dues: Iterable[Due]) -> dict[int, str]:
    """{association: why ``by`` enters for it}, of those that are not his own (A1)."""
    units = {due.unit.association_id for due in dues}
    others = units - set(by.associations().values_list("pk", flat=True))
    reasons = dict.fromkeys(others, "Hội cấp trên nhập thay")
    mandates = Mandate.objects.filter(post__in=by.posts(), units__in=others)
    return reasons | dict(mandates.order_by("-pk").values_list("units", "reason"))
