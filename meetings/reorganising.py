"""Meetings, tasks and working sessions in a reorganisation (time.md).

What was held stays with whom it was. What is still to come goes on with who takes over: open tasks
to every successor, meetings to one of them, invitations to all, sessions to be agreed to anew.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.db.models import Q
from django.utils import timezone

from accounts.heirs import Heirs
from associations.models import Reorganisation
from associations.reorganising.journal import Journal
from associations.reorganising.plan import Plan
from associations.reorganising.steps import Choice, Consequence
from khuyenhoc.lib.dates import format_datetime
from khuyenhoc.lib.numbers import format_number
from meetings.models import (
    Invitation,
    Meeting,
    MeetingState,
    Progress,
    SessionState,
    TaskShare,
    WorkingSession,
)

MOST_CHOICES = 12
CANCEL = "cancel"
PASSED = "Chuyển cho đơn vị mới khi sắp xếp tổ chức"
TO_COME = (MeetingState.PLANNED, MeetingState.CALLED)


@dataclass(frozen=True)
class _Open:
    """What of the units that end is still to come, in a fixed order."""

    shares: list[TaskShare]
    meetings: list[Meeting]
    hosted: list[Meeting]
    invitations: list[Invitation]
    sessions: list[WorkingSession]


class MeetingsStep:
    """What meetings do in a reorganisation."""

    title = "Cuộc họp, nhiệm vụ"

    def preview(self, plan: Plan) -> Iterator[Consequence]:
        """Who goes on with what is still to come."""
        heirs, found = Heirs(plan), _list_open(plan)
        for meeting in found.meetings:
            yield _ask(heirs, meeting)
        for what, units in (
            ("việc đang giao", [each.association_id for each in found.shares]),
            ("giấy mời họp", [each.unit_id for each in found.invitations if each.unit_id]),
            ("cuộc họp nhận đăng cai", [each.host_id for each in found.hosted if each.host_id]),
        ):
            for unit in dict.fromkeys(units):
                yield _tell(heirs, what, unit, units.count(unit))
        for session in found.sessions:
            unit = _find_ended(heirs, session)
            text = (
                f"Lịch làm việc “{session.subject}” ({format_datetime(session.begins_at)}) chuyển "
                "sang đơn vị mới và phải xếp lại."
            )
            yield Consequence(f"session:{session.pk}", text, units=(unit, *heirs.take_over(unit)))

    def prepare(self, plan: Plan, answers: Mapping[str, str], journal: Journal) -> None:
        """Carry on what is to come; founded units have their keys already."""
        heirs, found = Heirs(plan), _list_open(plan)
        for meeting in found.meetings:
            _pass_meeting(heirs, meeting, answers)
        _save(journal, found.meetings, ["association", "state"])
        for meeting in found.hosted:
            if meeting.host_id is not None:
                meeting.host_id = next(iter(heirs.take_over(meeting.host_id)), None)
        _save(journal, found.hosted, ["host"])
        _pass_shares(heirs, found.shares, journal)
        _pass_invitations(heirs, found.invitations, journal)
        for session in found.sessions:
            _pass_session(heirs, session)
        _save(journal, found.sessions, ["association", "asking", "state"])

    def apply(
        self, plan: Plan, answers: Mapping[str, str], journal: Journal, prepared: None = None
    ) -> None:
        """Nothing: meetings wait for neither tree nor rolls."""

    def find_blocks(self, decisions: Sequence[Reorganisation]) -> Iterable[str]:
        """Nothing of its own: rows that came to hang on what the event wrote are found for all."""
        return ()

    def after_cancel(self, decisions: Sequence[Reorganisation]) -> None:
        """Nothing: all is in the journal."""

    def follow_small(self, decision: Reorganisation, units: Sequence[int]) -> None:
        """Nothing: what a branch had to do is for the unit above it to give anew."""


MEETINGS = MeetingsStep()


def _list_open(plan: Plan) -> _Open:
    ended = plan.ended
    begin = datetime.combine(plan.on, time.min, timezone.get_current_timezone())
    coming = Meeting.objects.filter(begins_at__gte=begin, state__in=TO_COME).order_by("pk")
    sessions = WorkingSession.objects.filter(
        Q(association__in=ended) | Q(asking__in=ended), begins_at__gte=begin,
        state__in=[SessionState.ASKED, SessionState.AGREED],
    )  # fmt: skip
    shares = TaskShare.objects.filter(association__in=ended, task__ended_on=None)
    return _Open(
        list(
            shares.exclude(progress__in=[Progress.DONE, Progress.PASSED])
            .select_related("task").order_by("pk")
        ),
        list(coming.filter(association__in=ended)),
        list(coming.filter(host__in=ended)),
        list(
            Invitation.objects.filter(unit__in=ended, meeting__in=coming, came_at=None)
            .order_by("pk")
        ),
        list(sessions.order_by("pk")),
    )  # fmt: skip


def _ask(heirs: Heirs, meeting: Meeting) -> Consequence:
    unit = meeting.association_id
    takers = heirs.take_over(unit)[:MOST_CHOICES]
    return Consequence(
        f"meeting:{meeting.pk}",
        f"{meeting.title}, {format_datetime(meeting.begins_at)}, do {heirs.name([unit])} mời.",
        (
            *(
                Choice(f"to:{place}", f"Chuyển cho {heirs.name([taker])} tổ chức")
                for place, taker in enumerate(takers)
            ),
            Choice(CANCEL, "Hủy cuộc họp"),
        ),
        "to:0" if takers else CANCEL,
        (unit, *takers),
    )


def _tell(heirs: Heirs, what: str, unit: int, count: int) -> Consequence:
    takers = heirs.take_over(unit)
    text = f"{format_number(count)} {what} của {heirs.name([unit])} chuyển sang "
    return Consequence(f"{what}:{unit}", f"{text}{heirs.name(takers)}.", units=(unit, *takers))


def _pass_meeting(heirs: Heirs, meeting: Meeting, answers: Mapping[str, str]) -> None:
    asked = _ask(heirs, meeting)
    answer = answers.get(asked.key, asked.proposed)
    takers = heirs.take_over(meeting.association_id)
    place = int(answer.removeprefix("to:")) if answer.startswith("to:") else len(takers)
    if place < len(takers):
        meeting.association_id = takers[place]
    else:
        meeting.state = MeetingState.CANCELLED


def _pass_shares(heirs: Heirs, shares: Sequence[TaskShare], journal: Journal) -> None:
    """Each open share goes on with every heir; what its unit told of it stays to be read."""
    tasks = {share.task_id for share in shares}
    known = set(TaskShare.objects.filter(task__in=tasks).values_list("task", "association"))
    fresh: dict[tuple[int, int], TaskShare] = {}
    for share in shares:
        for heir in heirs.take_over(share.association_id):
            if (share.task_id, heir) not in known:
                fresh[share.task_id, heir] = TaskShare(task_id=share.task_id, association_id=heir)
        share.progress, share.told_at = Progress.PASSED, timezone.now()
        share.evidence = f"{PASSED}. {share.evidence}".strip()[:500]
    _save(journal, shares, ["progress", "told_at", "evidence"])
    added = TaskShare.objects.bulk_create(fresh.values())
    journal.note_added(TaskShare._meta.db_table, [share.pk for share in added])


def _pass_invitations(heirs: Heirs, rows: Sequence[Invitation], journal: Journal) -> None:
    """Heirs are invited in the place of the units that end, and answer for themselves."""
    meetings = {each.meeting_id for each in rows}
    invited = Invitation.objects.filter(meeting__in=meetings)
    known = set(invited.values_list("meeting", "unit", "office"))
    fresh: dict[tuple[int, int, str], Invitation] = {}
    for each in rows:
        for heir in heirs.take_over(each.unit_id) if each.unit_id else ():
            seat = (each.meeting_id, heir, each.office)
            if seat not in known:
                fresh[seat] = Invitation(
                    meeting_id=each.meeting_id, unit_id=heir, office=each.office
                )
    keys = [each.pk for each in rows]
    with journal.watch(Invitation._meta.db_table, keys):
        Invitation.objects.filter(pk__in=keys).delete()
    added = Invitation.objects.bulk_create(fresh.values())
    journal.note_added(Invitation._meta.db_table, [each.pk for each in added])


def _find_ended(heirs: Heirs, session: WorkingSession) -> int:
    return next(unit for unit in (session.association_id, session.asking_id) if unit in heirs.ended)


def _pass_session(heirs: Heirs, session: WorkingSession) -> None:
    for side in ("association_id", "asking_id"):
        taker = next(iter(heirs.take_over(getattr(session, side))), None)
        if taker is None:
            session.state = SessionState.DROPPED
        elif taker != getattr(session, side):
            setattr(session, side, taker)
            session.state = SessionState.ASKED


def _save(journal: Journal, rows: Sequence, columns: Sequence[str]) -> None:
    """Write changed columns of rows of one model, journalled."""
    if rows:
        model = type(rows[0])
        with journal.watch(model._meta.db_table, [row.pk for row in rows]):
            model._default_manager.bulk_update(rows, columns)
