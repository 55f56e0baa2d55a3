"""A row of every table of meetings for one unit, each private text marked as the unit's."""

from collections.abc import Callable
from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import Office, Person, User
from associations.models import Association
from figures.models import Indicator, Period
from meetings import giving, inviting, minuting, papers
from meetings.agreements.register import load_partner_kinds
from meetings.awards.register import load_award_kinds
from meetings.documents import booking
from meetings.models import (
    Agreement,
    Award,
    BookedDocument,
    Candidate,
    Contest,
    ContestEntry,
    ContestPrize,
    Finding,
    Inspection,
    Paper,
    Recommendation,
    Report,
    ReportFigure,
    ReportKind,
    ReportParagraph,
    ReportPart,
    ScoringCriterion,
    ScoringTable,
    SelfRating,
    SelfRatingLine,
    WorkingSession,
)
from meetings.recommendations import raising
from tests.meetings.gatherings import make_called, make_meeting

BEGAN = date(2024, 3, 5)


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
    load_partner_kinds()
    load_award_kinds()
    paragraph = _write_report(unit, officer, mark)
    rating = _rate(unit, officer, mark)
    contest = _hold_contest(unit, officer, mark)
    return {
        "meetings.report": paragraph.report,
        "issued report": _issue_report(paragraph.report, officer),
        "meetings.reportparagraph": paragraph,
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
        "meetings.recommendation": _recommend(unit, officer, mark),
        "answered recommendation": _answer(unit, officer),
        "an awarded person": _honour(unit, officer, mark),
        "meetings.award": Award.objects.create(
            association=unit, kind_id="association_praise", year=2025, merits=mark("thành tích"),
            proposed_by=officer,
        ),
        "meetings.selfrating": rating,
        "the table above": rating.table,
        "a published table": ScoringTable.objects.create(
            issuer=unit, level_id="branch", year=2024, name="Bảng cũ", written_by=officer,
            published_at=timezone.now(),
        ),
        "meetings.scoringtable": ScoringTable.objects.create(
            issuer=unit, level=unit.level, year=2025, name=mark("bảng điểm"), written_by=officer
        ),
        "meetings.inspection": _inspect(unit, officer, mark),
        "meetings.contest": contest,
        "a contest's round": contest.rounds.get(),
        "meetings.bookeddocument": _receive(unit, officer, mark),
        "meetings.agreement": Agreement.objects.create(
            association=unit, partner="Hội Nông dân", partner_kind_id="farmers",
            title=mark("chương-trình"), number=mark("số văn bản"), signed_on=BEGAN,
            begins_on=BEGAN, typed_by=officer,
        ),
        "meetings.workingsession": WorkingSession.objects.create(
            association=unit, asking=unit, subject=mark("lịch"), begins_at=begins,
            ends_at=begins + timedelta(hours=1), asked_by=officer,
        ),
    }  # fmt: skip


def _recommend(unit: Association, officer: User, mark: Callable[[str], str]) -> Recommendation:
    """One that is open, before the unit above."""
    row = Recommendation(
        association=unit, addressee="Bộ Tài chính", subject=mark("việc kiến nghị"),
        text=mark("kiến nghị"),
    )  # fmt: skip
    return raising.write(row, officer)


def _answer(unit: Association, officer: User) -> Recommendation:
    """One that everyone may read with its answer."""
    row = Recommendation.objects.create(
        association=unit, holder=unit, addressee="Bộ Tài chính", subject="Kinh phí cho hội",
        text="Cấp kinh phí.", written_by=officer,
    )  # fmt: skip
    return raising.answer(
        row, officer, text="Đã trình.", answering="Bộ Tài chính", on=BEGAN, is_public=True
    )


def _rate(unit: Association, officer: User, mark: Callable[[str], str]) -> SelfRating:
    """A rating that waits for its check, by a table of the unit above."""
    table, is_new = ScoringTable.objects.get_or_create(
        issuer=unit.parent, level=unit.level, year=2025, published_at__isnull=False,
        defaults={"name": "Bảng chấm điểm", "written_by": officer, "published_at": timezone.now()},
    )  # fmt: skip
    if is_new:
        ScoringCriterion.objects.create(
            table=table, number="1", text="Tổ chức", most=10, order=1,
            indicator=Indicator.objects.earliest("pk"), bands="0: 5",
        )  # fmt: skip
    rating = SelfRating.objects.create(
        table=table, association=unit, state="sent", claimed=8, sent_by=officer,
        sent_at=timezone.now(),
    )  # fmt: skip
    SelfRatingLine.objects.create(
        rating=rating, criterion=table.criteria.get(), claimed=8, evidence=mark("minh chứng")
    )
    return rating


def _inspect(unit: Association, officer: User, mark: Callable[[str], str]) -> Inspection:
    """An inspection of the unit by itself, with a finding."""
    row = Inspection.objects.create(
        association=unit, unit=unit, subject=mark("kiểm tra"), inspected_on=BEGAN,
        typed_by=officer,
    )  # fmt: skip
    Finding.objects.create(inspection=row, number=1, text=mark("tồn tại"))
    return row


def _hold_contest(unit: Association, officer: User, mark: Callable[[str], str]) -> Contest:
    """A contest with one round, to which the unit itself gave an entry that won."""
    contest = Contest.objects.create(
        association=unit, name="Gương sáng tự học", begins_on=BEGAN, written_by=officer
    )
    ContestEntry.objects.create(
        round=contest.rounds.create(order=1, name="Sơ khảo"), association=unit, entries=3,
        told_by=officer,
    )  # fmt: skip
    ContestPrize.objects.create(
        contest=contest, association=unit, prize="Giải nhất", entry=mark("bài dự thi")
    )
    return contest


def _honour(unit: Association, officer: User, mark: Callable[[str], str]) -> Person:
    """A person who is proposed for an award."""
    person = Person.objects.create(name=mark("người được khen"), association=unit)
    Award.objects.create(
        association=unit, person=person, kind_id="medal", year=2024, merits="Mười năm.",
        proposed_by=officer,
    )  # fmt: skip
    return person


def _receive(unit: Association, officer: User, mark: Callable[[str], str]) -> BookedDocument:
    """A document that came in and waits."""
    booking.load_paper_kinds()
    row = BookedDocument(
        association=unit, direction="den", kind_id="letter", abstract=mark("văn bản"),
        party=mark("nơi gửi"), signed_on=BEGAN, due_on=BEGAN,
    )  # fmt: skip
    return booking.book(row, officer)


def _write_report(unit: Association, officer: User, mark: Callable[[str], str]) -> ReportParagraph:
    """A draft with one paragraph of one figure."""
    kind, is_new = ReportKind.objects.get_or_create(
        code="thu", defaults={"name": "Báo cáo thử", "abstract": "Thử {kỳ}"}
    )
    if is_new:
        ReportPart.objects.create(kind=kind, order=1, what="narrative", heading="Hạn chế")
    period = Period.objects.earliest("pk")
    report = Report.objects.create(
        kind=kind, association=unit, period=period, abstract=mark("báo cáo"),
        signer_name=mark("người ký báo cáo"), drafted_by=officer,
    )  # fmt: skip
    paragraph = ReportParagraph.objects.create(
        report=report, order=1, what="narrative", heading="Hạn chế", text=mark("hạn chế")
    )
    ReportFigure.objects.create(
        paragraph=paragraph, period=period, unit=unit, indicator=Indicator.objects.earliest("pk")
    )
    return paragraph


def _issue_report(like: Report, officer: User) -> Report:
    """An issued report that everyone may read."""
    another = User.objects.exclude(pk=officer.pk).earliest("pk")
    report = Report.objects.create(
        kind=like.kind, association=like.association, period=like.period,
        abstract="Tổng kết công tác khuyến học", drafted_by=officer,
    )  # fmt: skip
    ReportParagraph.objects.create(
        report=report, order=1, what="narrative", depth=1, heading="Hạn chế", text="Còn chậm."
    )
    report.state, report.frozen_by, report.frozen_at = "frozen", another, timezone.now()
    report.save()
    report.state, report.issued_by, report.issued_at = "issued", another, timezone.now()
    report.number, report.signed_on = 1, timezone.localdate()
    report.place = report.signer_office = report.signer_name = "Hội"
    report.save()
    return report


def _send(meeting, officer: User, title: str, access: str) -> Paper:
    file = SimpleUploadedFile("a.pdf", b"%PDF-1.4\n" + title.encode())
    return papers.add_paper(meeting, file, title, access, officer)
