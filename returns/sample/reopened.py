"""The reopened year 2024: of two former districts nothing counts yet, a few returns came back."""

from collections.abc import Sequence
from datetime import timedelta

from figures import submitting
from figures.models import Form, Period
from figures.owing import find_version
from returns.models import Return, ReturnState, StepKind
from returns.sample.cast import CHO_DON, YEARLY, Cast
from returns.sample.history import asked_codes, choose_time, make_values, write_steps
from returns.sample.places import Places
from returns.sample.reporting import read_period
from returns.sample.territory import Territory

SENT_BACK = 3
QUERIED = "clc_learner_turns"
QUERY = "Một trung tâm không thể có chừng này lượt người học trong một năm. Đề nghị xem lại sổ."
REASON = "Ba xã có số lượt người học gấp mười lần năm trước. Đề nghị sửa rồi nộp lại."


def send_back_some(period: Period, places: Places, territory: Territory, cast: Cast) -> None:
    """Let the former district of Chợ Đồn have sent its first communes, and the province send them
    back with a question on a cell."""
    form = Form.objects.get(code=YEARLY)
    version = find_version(form, period)
    lines, figures = asked_codes(version), read_period(period.code)
    codes = [c.code for c in territory.old if c.district == CHO_DON][:SENT_BACK]
    sender, approver = cast.users["cho-don"], cast.approver
    at = choose_time(period, form, CHO_DON)
    submissions = submitting.submit(
        [
            submitting.NewSubmission(
                period=period,
                association=places.old[code],
                form_version=version,
                values=make_values({**figures[code], QUERIED: figures[code][QUERIED] * 10}, lines),
                by=sender,
                at=at,
                on_behalf=sender.posts().get().mandates.get().reason,
            )
            for code in codes
        ]
    )
    submitting.send_back(submissions, by=approver)
    returns = {
        each.due.unit.association_id: each
        for each in Return.objects.filter(
            due__form=form, due__unit__period=period,
            due__unit__association__in=[places.old[code] for code in codes],
        ).select_related("due__unit")
    }  # fmt: skip
    steps: list[Sequence] = []
    for submission in submissions:
        each = returns[submission.association_id]
        each.state, each.submission, each.version = ReturnState.SENT_BACK, submission, 2
        each.submitted_at = at
        back = at + timedelta(days=4)
        steps += [
            (each.pk, StepKind.SUBMIT, submission.pk, at, sender.pk),
            (each.pk, StepKind.SEND_BACK, submission.pk, back, approver.pk, REASON),
            (each.pk, StepKind.MESSAGE, None, back, approver.pk, QUERY, "", lines[QUERIED].pk),
        ]
    Return.objects.bulk_update(returns.values(), ["state", "submission", "version", "submitted_at"])
    write_steps(steps)
