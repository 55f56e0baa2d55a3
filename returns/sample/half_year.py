"""The open first half of 2026: returns approved, waiting, sent back, begun, in error and late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from figures import rolls, submitting
from figures.models import Form, FormVersion, Indicator, Period, Submission
from figures.owing import find_version
from records.registers import take_number
from returns.models import Return, ReturnState, StepKind
from returns.opening import open_returns
from returns.receiving import receive
from returns.sample.cast import APPROVED, HALF_YEARLY, IN_ERROR, LATE, SENT_BACK, Cast
from returns.sample.draws import draw
from returns.sample.history import asked_codes, choose_time, make_values, write_steps
from returns.sample.own_layouts import write_commune
from returns.sample.places import Places
from returns.sample.reporting import read_period
from returns.sample.territory import NewCommune

PERIOD = "2026-H1"
EXTENSION = timedelta(days=30)  # from the day of the load
TYPED = 22  # lines that a begun return holds
# Of ten communes that are nobody's log-in: how each stands.
MIX = (
    ReturnState.APPROVED, ReturnState.SUBMITTED, ReturnState.APPROVED, ReturnState.APPROVED,
    ReturnState.SUBMITTED, ReturnState.APPROVED, ReturnState.OWED, ReturnState.APPROVED,
    ReturnState.SENT_BACK, ReturnState.DRAFT,
)  # fmt: skip
QUERIED = "clc_learner_turns"  # typed ten times too large in what was sent back
QUERY = (
    "Số lượt người học gấp mười lần kỳ trước, có gõ thừa một chữ số không? Đề nghị kiểm tra lại."
)
REASON = "Đề nghị xem lại ô có lời hỏi rồi nộp lại."


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every step needs: the period, its form, the people, and the returns by commune code."""

    period: Period
    form: Form
    version: FormVersion
    lines: dict[str, Indicator]
    cast: Cast
    places: Places
    returns: dict[str, Return]


def open_half_year(
    places: Places, cast: Cast, founded: Sequence[NewCommune], mandated: Sequence[NewCommune]
) -> Period:
    """Open the first half of 2026 and bring every return to where it stands; totals are right."""
    rolls.make_period(PERIOD)  # its roll, without totals yet
    period = rolls.open_period(PERIOD)
    form = Form.objects.get(code=HALF_YEARLY)
    version = find_version(form, period)
    rolls.lay_due(period, form)
    open_returns(period)
    by_unit = {
        each.due.unit.association_id: each
        for each in Return.objects.filter(due__form=form, due__unit__period=period).select_related(
            "due__unit__association"
        )
    }
    desk = _Desk(
        period, form, version, asked_codes(version), cast, places,
        {c.code: by_unit[places.new[c.code].pk] for c in founded},
    )  # fmt: skip
    states = assign_states(founded, mandated)
    _submit(desk, states)
    _begin(desk, [code for code, state in states.items() if state == ReturnState.DRAFT])
    _extend(desk, [commune.code for commune in mandated])
    _upload_faulty(desk)
    return period


def assign_states(
    founded: Sequence[NewCommune], mandated: Sequence[NewCommune]
) -> dict[str, ReturnState]:
    """Where each commune's return stands, by code; those of a mandate are all owed."""
    owed = {commune.code for commune in mandated}
    told = {
        APPROVED: ReturnState.APPROVED,
        LATE: ReturnState.OWED,
        SENT_BACK: ReturnState.SENT_BACK,
        IN_ERROR: ReturnState.OWED,
    }
    states = dict.fromkeys(owed, ReturnState.OWED) | told
    rest = [commune.code for commune in founded if commune.code not in states]
    return states | {code: MIX[place % len(MIX)] for place, code in enumerate(rest)}


def _submit(desk: _Desk, states: dict[str, ReturnState]) -> None:
    """Submit what is submitted, approved or sent back, and take the steps."""
    sent = [code for code, state in states.items() if state in
            (ReturnState.SUBMITTED, ReturnState.APPROVED, ReturnState.SENT_BACK)]  # fmt: skip
    figures = read_period(PERIOD)
    items = []
    for code in sent:
        numbers = dict(figures[code])
        if states[code] == ReturnState.SENT_BACK:
            numbers[QUERIED] *= 10
        items.append(
            submitting.NewSubmission(
                period=desk.period,
                association=desk.places.new[code],
                form_version=desk.version,
                values=make_values(numbers, desk.lines),
                by=desk.cast.chairs[code],
                at=choose_time(desk.period, desk.form, code),
            )
        )
    submissions = dict(zip(sent, submitting.submit(items), strict=True))
    chosen = {
        state: [code for code in sent if states[code] == state]
        for state in (ReturnState.APPROVED, ReturnState.SENT_BACK)
    }
    approver = desk.cast.approver
    decided = choose_time(desk.period, desk.form, "province") + timedelta(days=9)
    submitting.approve(
        [submissions[code] for code in chosen[ReturnState.APPROVED]], by=approver, at=decided
    )
    submitting.send_back([submissions[code] for code in chosen[ReturnState.SENT_BACK]], by=approver)
    _keep_steps(desk, states, submissions, decided)


def _keep_steps(
    desk: _Desk,
    states: dict[str, ReturnState],
    submissions: dict[str, Submission],
    decided: datetime,
) -> None:
    steps: list[tuple] = []
    approver = desk.cast.approver.pk
    for code, submission in submissions.items():
        each, state = desk.returns[code], states[code]
        number = take_number("bien-nhan", desk.places.new[code], 2026)
        receipt = f"{PERIOD}-{submission.association_id}-{number:05d}"
        each.state, each.submission, each.version = state, submission, 1
        each.submitted_at = submission.submitted_at
        by = desk.cast.chairs[code].pk
        steps.append((each.pk, StepKind.SUBMIT, submission.pk, submission.submitted_at, by, "",
                      receipt))  # fmt: skip
        if state == ReturnState.APPROVED:
            each.version, each.approved_submission = 2, submission
            steps.append((each.pk, StepKind.APPROVE, submission.pk, decided, approver))
        elif state == ReturnState.SENT_BACK:
            each.version = 2
            steps.append((each.pk, StepKind.SEND_BACK, submission.pk, decided, approver, REASON))
            steps.append((each.pk, StepKind.MESSAGE, None, decided, approver, QUERY, "",
                          desk.lines[QUERIED].pk))  # fmt: skip
    Return.objects.bulk_update(
        [desk.returns[code] for code in submissions],
        ["state", "submission", "approved_submission", "version", "submitted_at"],
    )
    write_steps(steps)


def _begin(desk: _Desk, codes: Sequence[str]) -> None:
    """Returns that somebody has begun to type on the web."""
    figures = read_period(PERIOD)
    for code in codes:
        typed = list(desk.lines)[: TYPED + draw(0, 8, code, "typed")]
        each = desk.returns[code]
        each.draft = {line: str(figures[code][line]) for line in typed if line in figures[code]}
        each.state, each.version = ReturnState.DRAFT, 1
    Return.objects.bulk_update([desk.returns[code] for code in codes],
                               ["draft", "state", "version"])  # fmt: skip


def _extend(desk: _Desk, codes: Sequence[str]) -> None:
    """More time for the communes of the mandate: these are missing, but not late."""
    now = timezone.now()
    until = timezone.localdate() + EXTENSION
    for code in codes:
        desk.returns[code].extended_to = until
    Return.objects.bulk_update([desk.returns[code] for code in codes], ["extended_to"])
    text = f"Gia hạn đến {until:%d/%m/%Y} vì có cán bộ xã khác gửi thay."
    write_steps(
        (desk.returns[code].pk, StepKind.EXTEND, None, now, desk.cast.approver.pk, text)
        for code in codes
    )


def _upload_faulty(desk: _Desk) -> None:
    """One commune has sent a file that still has errors: it is read as any upload is."""
    content = write_commune()
    receive(
        SimpleUploadedFile("Bao cao 6 thang xa Tan Thanh.xlsx", content),
        version=desk.version,
        period=desk.period,
        sender=desk.places.new[IN_ERROR],
        by=desk.cast.users["xa-tan-thanh"],
    )
