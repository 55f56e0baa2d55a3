"""A row of every table of meetings for one unit, each private text marked as the unit's."""

from collections.abc import Callable
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import Office, User
from associations.models import Association
from meetings import giving, inviting, minuting, papers
from meetings.models import Candidate, Paper, WorkingSession
from tests.meetings.gatherings import make_called, make_meeting


def fill_meetings(
    unit: Association, officer: User, mark: Callable[[str], str]
) -> dict[str, object]:
    """{model: row}: a meeting that was called and is not public, one that everyone may read."""
    open_to_all = make_called(unit, officer, [unit], title="Hội nghị mở")
    meeting = make_meeting(
        unit, officer, title=mark("hội nghị"), chair=mark("chủ trì"), summary=mark("nội dung"),
        is_public=False,
    )  # fmt: skip
    inviting.invite(meeting, [unit], [Office.CHAIR], officer)
    inviting.invite_guests(meeting, [mark("khách")], officer)
    type(meeting).objects.filter(pk=meeting.pk).update(state="called")
    meeting.refresh_from_db()
    [task] = giving.give(unit, [mark("việc")], [unit], officer, due_on=None, meeting=meeting)
    begins = timezone.now() + timedelta(days=9)
    return {
        "public meeting": open_to_all,
        "meetings.meeting": meeting,
        "meetings.invitation": meeting.invitations.get(unit=unit),
        "meetings.candidate": Candidate.objects.create(
            meeting=meeting, person=officer.person, office=Office.CHAIR
        ),
        "meetings.revision": minuting.write(meeting, mark("biên bản"), 0, officer),
        "meetings.paper": _send(meeting, officer, mark("tài liệu"), "host"),
        "open paper": _send(open_to_all, officer, "Chương trình", "everyone"),
        "meetings.task": task,
        "meetings.taskshare": task.shares.get(),
        "meetings.workingsession": WorkingSession.objects.create(
            association=unit, asking=unit, subject=mark("lịch"), begins_at=begins,
            ends_at=begins + timedelta(hours=1), asked_by=officer,
        ),
    }  # fmt: skip


def _send(meeting, officer: User, title: str, access: str) -> Paper:
    file = SimpleUploadedFile("a.pdf", b"%PDF-1.4\n" + title.encode())
    return papers.add_paper(meeting, file, title, access, officer)
