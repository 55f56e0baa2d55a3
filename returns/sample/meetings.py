"""Invented meetings of the sample province: one held with its tasks, one that is called, and what
goes with them: a working session, agreements, recommendations, the draft of last year's report."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from accounts.models import Office, User
from associations.models import Association
from figures.models import Period
from meetings import booking, calling, inviting, minuting
from meetings.agreements.register import keep
from meetings.giving import find_conclusions, give, tell
from meetings.models import (
    Agreement,
    Invitation,
    Meeting,
    MeetingKind,
    Progress,
    Recommendation,
    Reply,
    ReportKind,
    Task,
)
from meetings.recommendations.raising import answer, write
from meetings.reports.drafting import draft
from returns.sample.cast import Cast, invent_name
from returns.sample.draws import draw

YEAR = 2026
HELD = datetime(YEAR, 7, 24, 8, tzinfo=timezone.get_default_timezone())
LENGTH = timedelta(hours=3, minutes=30)
TELLING = 12  # communes that have told how far they are
GUESTS = ("Đại diện Ủy ban nhân dân tỉnh (minh họa)", "Đại diện Sở Giáo dục và Đào tạo (minh họa)")
MINUTES = """Nội dung minh họa.
Hội nghị nghe báo cáo kết quả 6 tháng đầu năm và ý kiến của các xã, phường.
Các đơn vị nêu khó khăn: thiếu người làm báo cáo, danh sách hội viên chưa đủ năm sinh.
Kết luận:
1. Mỗi xã, phường rà soát danh sách hội viên, bổ sung năm sinh và chi hội trước kỳ báo cáo năm.
2. Đăng ký mô hình học tập năm sau cho từng hộ, dòng họ, cộng đồng; gửi danh sách về hội tỉnh.
3. Khóa sổ quỹ, đối chiếu với số liệu báo cáo và công khai thu, chi."""
AGREEMENTS = (
    ("education", "Sở Giáo dục và Đào tạo (minh họa)",
     "Xây dựng xã hội học tập, nâng chất lượng trung tâm học tập cộng đồng"),
    ("women", "Hội Liên hiệp Phụ nữ tỉnh (minh họa)", "Xây dựng gia đình học tập"),
    ("farmers", "Hội Nông dân tỉnh (minh họa)", "Học nghề, chuyển giao kỹ thuật cho hội viên"),
)  # fmt: skip
ANSWERED = (
    "Bố trí máy tính cho trung tâm học tập cộng đồng",
    "Đề nghị bố trí mỗi trung tâm học tập cộng đồng một máy tính. Nội dung minh họa.",
    "Sẽ đưa vào kế hoạch năm sau theo danh sách các xã gửi. Nội dung minh họa.",
)
OPEN = (
    "Hướng dẫn mức chi cho công tác khuyến học ở xã",
    "Sau khi bỏ cấp huyện, xã chưa rõ mức chi. Đề nghị hướng dẫn. Nội dung minh họa.",
)


def load_meetings(province: Association, cast: Cast, typist: User) -> int:
    """All of it; how many invitations."""
    chairs = list(cast.chairs.values())
    units = [_find_unit(chair) for chair in chairs]
    _hold(province, units, chairs, cast, typist)
    _call_next(province, units, chairs, typist)
    _ask_session(province, cast, typist)
    for kind, partner, title in AGREEMENTS:
        keep(
            Agreement(association=province, partner_kind_id=kind, partner=partner, title=title,
                      signed_on=date(YEAR, 3, 10), begins_on=date(YEAR, 3, 10),
                      ends_on=date(YEAR + 4, 12, 31)),
            typist,
        )  # fmt: skip
    _recommend(cast, chairs[1], typist)
    year_report = ReportKind.objects.get(code="tong-ket-nam")
    draft(year_report, province, Period.objects.get(code=str(YEAR - 1)), typist)
    return Invitation.objects.count()


def _find_unit(chair: User) -> Association:
    return chair.posts().get().association


def _prepare(province: Association, typist: User, kind: str, title: str, begins: datetime):
    meeting = Meeting(
        association=province, kind=MeetingKind.objects.get(code=kind), title=title,
        place="Hội trường Hội Khuyến học tỉnh (minh họa)", begins_at=begins,
        ends_at=begins + LENGTH, chair=f"{invent_name('chair')}, Chủ tịch Hội (minh họa)",
        is_illustrative=True,
    )  # fmt: skip
    return calling.prepare(meeting, typist)


def _hold(
    province: Association, units: list[Association], chairs: list[User], cast: Cast, typist: User
) -> None:
    """The half-year conference: who came, its minutes, and the tasks that it gave."""
    meeting = _prepare(
        province, typist, "mid_year_review", f"Hội nghị sơ kết 6 tháng đầu năm {YEAR} (minh họa)",
        HELD,
    )  # fmt: skip
    inviting.invite(meeting, units, [Office.CHAIR], typist)
    inviting.invite_guests(meeting, GUESTS, typist)
    calling.call(meeting, typist)
    calling.hold(meeting, typist)
    by_unit = dict(zip((unit.pk for unit in units), chairs, strict=True))
    rows = list(meeting.invitations.all())
    for number, row in enumerate(rows):
        if draw(1, 10, "came", number) == 1:
            continue
        row.came_at = HELD - timedelta(minutes=draw(1, 40, number))
        if row.unit_id is not None:
            row.reply, row.replied_at = Reply.COMING, HELD - timedelta(days=draw(1, 9, number))
            row.replied_by = by_unit[row.unit_id]
    Invitation.objects.bulk_update(rows, ["reply", "replied_at", "replied_by", "came_at"])
    minuting.write(meeting, MINUTES, 0, typist)
    due = timezone.localdate() + timedelta(days=45)
    tasks = give(province, find_conclusions(MINUTES), units, typist, due_on=due, meeting=meeting)
    Task.objects.filter(pk__in=[task.pk for task in tasks]).update(given_on=HELD.date())
    for chair in [cast.users["xa-kha-son"], *chairs[:TELLING]]:
        share = tasks[0].shares.get(association=_find_unit(chair))
        done = draw(0, 1, "done", chair.username)
        tell(share, Progress.DONE if done else Progress.DOING,
             "Đã rà soát xong." if done else "Đã rà soát một nửa số chi hội.", chair)  # fmt: skip


def _call_next(
    province: Association, units: list[Association], chairs: list[User], typist: User
) -> None:
    """The year's conference, in three weeks: some have answered."""
    day = timezone.localdate() + timedelta(days=21)
    begins = timezone.make_aware(datetime.combine(day, time(8)))
    meeting = _prepare(
        province, typist, "year_review", f"Hội nghị tổng kết năm {day.year} (minh họa)", begins
    )
    inviting.invite(meeting, units, [Office.CHAIR], typist)
    calling.call(meeting, typist)
    for place, chair in enumerate(chairs[: TELLING - 1]):
        row = meeting.invitations.get(unit=_find_unit(chair))
        if place % 5:
            inviting.answer(row, Reply.COMING, chair)
        else:
            inviting.answer(row, Reply.ABSENT, chair, reason="Bận họp ở xã")


def _ask_session(province: Association, cast: Cast, typist: User) -> None:
    """Two wishes for a time: one agreed to, one that waits."""
    day = timezone.localdate() + timedelta(days=7)
    for hour, subject in ((8, "Chuyển sổ quỹ của xã cũ"), (14, "Danh sách hội viên sau sắp xếp")):
        begins = timezone.make_aware(datetime.combine(day, time(hour)))
        chair = cast.users["xa-kha-son"]
        asked = booking.ask_session(
            province, _find_unit(chair), f"{subject} (minh họa)", begins,
            begins + timedelta(hours=1), chair,
        )  # fmt: skip
        if hour == 8:
            booking.agree(asked, typist)


def _recommend(cast: Cast, other: User, typist: User) -> None:
    """One that is answered and public, one that lies before the province."""
    subject, text, said = ANSWERED
    chair = cast.users["xa-kha-son"]
    row = write(
        Recommendation(association=_find_unit(chair), addressee="Ủy ban nhân dân tỉnh",
                       subject=f"{subject} (minh họa)", text=text),
        chair,
    )  # fmt: skip
    answer(row, typist, text=said, answering="Hội Khuyến học tỉnh", on=date(YEAR, 8, 20),
           is_public=True)  # fmt: skip
    subject, text = OPEN
    write(
        Recommendation(association=_find_unit(other), addressee="Hội Khuyến học tỉnh",
                       subject=f"{subject} (minh họa)", text=text),
        other,
    )  # fmt: skip
