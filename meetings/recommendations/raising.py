"""Recommendations on their way: written, forwarded, merged, answered, withdrawn (product.md K4)."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from associations.levels import CLUSTER
from associations.models import Association
from khuyenhoc.lib.names import clean
from meetings.calling import MeetingRefused
from meetings.models import Recommendation, RecommendationState, RecommendationStep
from meetings.models.recommendations import Step
from meetings.rights import may_lead, may_speak

MOST_PARTS = 50


def find_above(unit: Association) -> Association | None:
    """The body above a unit; a cluster lies between provinces and the nation, but decides nothing
    of what they ask for."""
    above = unit.parent
    while above is not None and above.level_id == CLUSTER:
        above = above.parent
    return above


@transaction.atomic
def write(row: Recommendation, by: User) -> Recommendation:
    """A unit recommends something: it lies before the unit above, or before itself at the top.

    Raises ``MeetingRefused`` where a word is missing or the unit has ended; ``PermissionDenied``.
    """
    may_speak(by, row.association).require()
    if row.association.closed_on is not None:
        raise MeetingRefused("Đơn vị đã kết thúc, không gửi kiến nghị mới.")
    row.addressee, row.subject = clean(row.addressee), clean(row.subject)
    row.text = row.text.strip()
    if not (row.addressee and row.subject and row.text):
        raise MeetingRefused("Hãy ghi nơi nhận, việc kiến nghị và nội dung.")
    row.holder = find_above(row.association) or row.association
    row.written_by = by
    row.save()
    _note(row, Step.WRITTEN)
    return row


@transaction.atomic
def forward(row: Recommendation, by: User, note: str = "") -> Recommendation:
    """The holder sends it to the unit above. Raises ``MeetingRefused`` at the top."""
    found = _lock_held(row, by)
    above = find_above(found.holder)
    if above is None:
        raise MeetingRefused("Trên đơn vị này không còn hội nào; hãy ghi trả lời của cơ quan nhận.")
    found.holder = above
    found.save(update_fields=["holder"])
    _note(found, Step.FORWARDED, note)
    return found


@transaction.atomic
def merge(rows: Sequence[Recommendation], whole: Recommendation, by: User) -> Recommendation:
    """The holder of several makes them one of its own, which climbs on; ``whole`` is its text.

    Raises ``MeetingRefused`` for fewer than two or for ones that lie before different units.
    """
    found = [_lock_held(row, by) for row in rows[: MOST_PARTS + 1]]
    if not 2 <= len(found) <= MOST_PARTS:
        raise MeetingRefused("Hãy chọn từ hai đến năm mươi kiến nghị để gộp.")
    if len({row.holder_id for row in found}) > 1:
        raise MeetingRefused("Chỉ gộp các kiến nghị đang ở cùng một đơn vị.")
    whole.association = found[0].holder
    made = write(whole, by)
    for row in found:
        row.state, row.into = RecommendationState.MERGED, made
        row.save(update_fields=["state", "into"])
        _note(row, Step.MERGED, made.subject)
    return made


@transaction.atomic
def answer(
    row: Recommendation, by: User, *, text: str, answering: str, on: date, is_public: bool
) -> Recommendation:
    """The holder writes down the answer, its own or that of the body it was addressed to.

    Raises ``MeetingRefused`` without a text, without who answers, for a day to come.
    """
    found = _lock_held(row, by)
    text, answering = text.strip(), clean(answering)
    if not (text and answering):
        raise MeetingRefused("Hãy ghi nội dung trả lời và cơ quan trả lời.")
    if on > timezone.localdate():
        raise MeetingRefused("Ngày trả lời chưa đến.")
    found.state, found.answered_on = RecommendationState.ANSWERED, on
    found.answer, found.answering, found.is_public = text, answering, is_public
    found.save()
    _note(found, Step.ANSWERED)
    return found


@transaction.atomic
def withdraw(row: Recommendation, by: User) -> Recommendation:
    """Its author takes it back while it is open."""
    found = _lock(row)
    may_speak(by, found.association).require()
    found.state = RecommendationState.WITHDRAWN
    found.save(update_fields=["state"])
    _note(found, Step.WITHDRAWN)
    return found


def find_last(row: Recommendation) -> Recommendation:
    """The recommendation into which this one was merged at last; itself if into none."""
    while row.into is not None:
        row = row.into
    return row


def _lock(row: Recommendation) -> Recommendation:
    rows = Recommendation.objects.select_for_update(of=("self",))
    found = rows.select_related("association", "holder__parent").get(pk=row.pk)
    if found.state != RecommendationState.OPEN:
        raise MeetingRefused(f"Kiến nghị này {found.get_state_display()}.")
    return found


def _lock_held(row: Recommendation, by: User) -> Recommendation:
    found = _lock(row)
    may_lead(by, found.holder).require()
    return found


def _note(row: Recommendation, what: Step, note: str = "") -> None:
    holder: Association = row.holder
    RecommendationStep.objects.create(
        recommendation=row, what=what, holder=holder, note=clean(note)[:300]
    )
