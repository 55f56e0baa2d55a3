"""The officers' pages of meetings and what everyone reads, by the client."""

import io
from datetime import timedelta

import icalendar
import openpyxl
import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from figures import rolls
from meetings import giving, inviting
from meetings.calendars import sign_unit
from meetings.kinds import load_kinds
from meetings.models import Meeting, MeetingState, Task, TaskShare, WorkingSession
from meetings.public import tell_meetings
from news.drafts import offer_article, write_body
from news.models import Article
from returns.opening import open_returns
from tests.factories import make_association, make_form, make_indicator, make_officer
from tests.meetings.gatherings import make_called, make_meeting, pass_by
from tests.news.articles import make_article, make_public

pytestmark = pytest.mark.django_db
TOMORROW = timezone.localtime() + timedelta(days=1)
TYPED = {
    "kind": "mid_year_review", "title": "Hội nghị sơ kết", "day": f"{TOMORROW:%d/%m/%Y}",
    "begins": "8h", "ends": "11h30", "place": "Hội trường tỉnh", "is_public": "on",
}  # fmt: skip


@pytest.fixture
def province():
    return make_association("Tỉnh Hoa", "province")


@pytest.fixture
def communes(province):
    return [make_association(f"Xã {name}", "commune", province) for name in ("Mai", "Lan", "Cúc")]


@pytest.fixture
def leader(province):
    return make_officer("vanphong", province)


def sign_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_conference_from_its_plan_to_tasks_told_of(province, communes, leader):
    """Prepared, ninety-two or three communes invited, answered, checked in, minutes, tasks."""
    load_kinds()
    desk = sign_in(leader)
    chair = sign_in(make_officer("chutich", communes[0]))

    made = desk.post(
        reverse("meetings:new"),
        {**TYPED, "association": province.pk, "agenda": "Khai mạc\nBáo cáo | Bà Lan | 20"},
    )
    assert made.status_code == 302, made.text
    meeting = Meeting.objects.get()
    at = [meeting.pk]
    desk.post(
        reverse("meetings:invite", args=at),
        {"levels": ["commune"], "offices": ["chair"], "guests": "Ông An, UBND tỉnh"},
    )
    unseen = chair.get(reverse("meetings:meeting", args=at))
    desk.post(reverse("meetings:act", args=at), {"viec": "call"})
    home = chair.get(reverse("meetings:home"))
    mine = meeting.invitations.get(unit=communes[0])
    chair.post(
        reverse("meetings:answer", args=[mine.pk]), {"reply": "instead", "delegate": "Bà Hoa"}
    )
    scan = desk.get(reverse("meeting_pages:scanned", args=[mine.code]), follow=True)
    here = desk.post(reverse("meetings:door", args=at), {"ma": mine.code})
    found = desk.get(reverse("meetings:door", args=at), {"tim": "xa lan"})
    Meeting.objects.update(
        begins_at=timezone.now() - timedelta(hours=3), ends_at=timezone.now() - timedelta(hours=1)
    )
    desk.post(reverse("meetings:act", args=at), {"viec": "hold"})
    desk.post(
        reverse("meetings:minutes", args=at),
        {"text": "Kết luận:\n1. Mở lớp\n2. Nộp báo cáo", "base": "0"},
    )
    asked = desk.get(reverse("meetings:give", args=at))
    desk.post(
        reverse("meetings:give", args=at), {"texts": "Mở lớp\nNộp báo cáo", "level": "commune"}
    )
    share = TaskShare.objects.get(association=communes[0], task__number=1)
    chair.post(reverse("meetings:tell", args=[share.pk]),
               {"progress": "done", "evidence": "Đã mở 1 lớp"})  # fmt: skip
    followed = desk.get(reverse("meetings:task", args=[share.task_id]))

    assert made["Location"] == reverse("meetings:meeting", args=at)
    assert (meeting.begins_at.minute, timezone.localtime(meeting.ends_at).hour) == (0, 11)
    assert unseen.status_code == 404
    assert "Chờ trả lời" in home.text
    assert scan.redirect_chain[-1][0].endswith(f"?ma={mine.code}")
    assert mine.code in scan.text
    assert "Bà Hoa" in here.text
    assert "có mặt" in here.text
    assert "Xã Lan" in found.text
    assert "Xã Mai" not in found.text
    assert "Mở lớp\nNộp báo cáo" in asked.text
    assert Task.objects.count() == 2
    assert TaskShare.objects.count() == 6
    assert "1 trên 3 đơn vị đã xong" in followed.text
    assert Meeting.objects.get().state == MeetingState.HELD


def test_two_who_write_minutes_see_each_others(province, communes, leader):
    meeting = make_called(province, leader, communes)
    desk = sign_in(leader)
    address = reverse("meetings:minutes", args=[meeting.pk])
    desk.post(address, {"text": "Bản của người kia", "base": "0"})

    answer = desk.post(address, {"text": "Bản của tôi", "base": "0"})

    assert answer.status_code == 409
    assert "Bản của người kia" in answer.text
    assert "Bản của tôi" in answer.text
    assert meeting.revisions.get().text == "Bản của người kia"
    saved = desk.post(address, {"text": "Bản của tôi", "base": "1"})
    assert saved.status_code == 302


def test_papers_open_to_whom_they_are_meant_for(province, communes, leader):
    meeting = make_called(province, leader, communes)
    desk = sign_in(leader)
    chair = sign_in(make_officer("chutich", communes[0]))
    for access in ("everyone", "invited", "host"):
        desk.post(
            reverse("meetings:add_paper", args=[meeting.pk]),
            {"title": f"Tài liệu {access}", "access": access,
             "file": SimpleUploadedFile(f"{access}.pdf", b"%PDF-1.4 " + access.encode())},
        )  # fmt: skip
    keys = {paper.access: paper.pk for paper in meeting.papers.all()}

    def ask(client: Client, name: str) -> list[int]:
        answers = [
            client.get(reverse(name, args=[meeting.pk, keys[access]]))
            for access in ("everyone", "invited", "host")
        ]
        for answer in answers:
            answer.getvalue()  # read to its end, it closes its file
        return [answer.status_code for answer in answers]

    assert ask(desk, "meetings:paper") == [200, 200, 200]
    assert ask(chair, "meetings:paper") == [200, 200, 404]
    assert ask(Client(), "meeting_pages:paper") == [200, 404, 404]
    refused = desk.post(
        reverse("meetings:add_paper", args=[meeting.pk]),
        {"title": "Lạ", "access": "host", "file": SimpleUploadedFile("a.pdf", b"<html>")},
    )
    assert "Chỉ nhận tệp PDF" in refused.text
    assert meeting.papers.count() == 3


def test_paper_sheets_are_made(province, communes, leader):
    meeting = make_called(province, leader, communes)
    inviting.invite_guests(meeting, ["Ông An, UBND tỉnh"], leader)
    desk = sign_in(leader)

    def fetch(what: str, extension: str) -> bytes:
        return desk.get(reverse("meetings:sheet", args=[meeting.pk, what, extension])).content

    for what in ("chuong-trinh", "ky-ten", "the-dai-bieu"):
        with pikepdf.open(io.BytesIO(fetch(what, "pdf"))) as pdf:
            assert len(pdf.pages) == 1
    sheet = openpyxl.load_workbook(io.BytesIO(fetch("diem-danh", "xlsx"))).active
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [
        "Ông An, UBND tỉnh", "Xã Mai", "Xã Lan", "Xã Cúc",
    ]  # fmt: skip


def test_strangers_read_public_meetings_once_they_are_called(province, communes, leader):
    shown = make_called(province, leader, communes, title="Hội nghị mở")
    make_called(province, leader, communes, title="Họp kín", is_public=False)
    planned = make_meeting(province, leader, title="Đang chuẩn bị")
    reader = Client()

    page = reader.get(reverse("meeting_pages:meetings"))
    one = reader.get(reverse("meeting_pages:meeting", args=[shown.pk]))
    absent = reader.get(reverse("meeting_pages:meeting", args=[planned.pk]))

    assert "Hội nghị mở" in page.text
    assert "Họp kín" not in page.text
    assert "Đang chuẩn bị" not in page.text
    assert "Phương hướng, nhiệm vụ 6 tháng cuối năm" in one.text
    assert absent.status_code == 404
    assert [
        each["label"][:11] for each in tell_meetings(province, TOMORROW.date())["meetings"]
    ] == ["Hội nghị mở"]


@pytest.mark.parametrize("count", [1, 3])
def test_lists_take_the_same_queries_for_one_and_three(
    province, communes, leader, count, django_assert_num_queries
):
    for number in range(count):
        make_called(province, leader, communes, title=f"Hội nghị {number}")
    desk, reader = sign_in(leader), Client()
    desk.get(reverse("meetings:home"))
    reader.get(reverse("meeting_pages:meetings"))

    with django_assert_num_queries(12):
        desk.get(reverse("meetings:home"))
    with django_assert_num_queries(2):
        reader.get(reverse("meeting_pages:meetings"))


def test_the_calendar_of_a_unit_holds_its_meetings_and_agreed_sessions(province, communes, leader):
    make_called(province, leader, communes[:1], title="Giao ban, quý I", kind="liaison_meeting")
    pass_by(make_called(province, leader, communes[:1], title="Đã họp"), leader)
    make_called(province, leader, communes[1:], title="Không mời")
    begins = timezone.now() + timedelta(days=2)
    for state in ("agreed", "asked"):
        WorkingSession.objects.create(
            association=province, asking=communes[0], subject=f"Làm việc {state}",
            begins_at=begins, ends_at=begins + timedelta(hours=1), state=state, asked_by=leader,
        )  # fmt: skip

    answer = Client().get(reverse("meeting_pages:calendar", args=[sign_unit(communes[0].pk)]))

    events = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert {str(event["summary"]) for event in events} == {
        "Giao ban, quý I", "Đã họp", "Làm việc agreed",
    }  # fmt: skip
    assert {str(event["status"]) for event in events} == {"CONFIRMED"}
    for wrong in (f"{communes[0].pk}", f"{communes[1].pk}:x", "a:b"):
        address = reverse("meeting_pages:calendar", args=[wrong])
        assert Client().get(address).status_code == 404


def test_sessions_are_asked_for_and_answered_on_pages(province, communes, leader):
    desk = sign_in(leader)
    chair = sign_in(make_officer("chutich", communes[0]))

    chair.post(
        reverse("meetings:sessions"),
        {"asking": communes[0].pk, "association": province.pk, "subject": "Lập quỹ",
         "day": TYPED["day"], "begins": "9:00", "ends": "10:00"},
    )  # fmt: skip
    session = WorkingSession.objects.get()
    at = reverse("meetings:session", args=[session.pk])
    early = desk.post(at, {"viec": "refuse", "reply": ""})
    desk.post(at, {"viec": "agree", "reply": "Mời đến phòng 2"})

    session.refresh_from_db()
    assert "Hãy ghi lý do" in early.text
    assert (session.state, session.reply) == ("agreed", "Mời đến phòng 2")
    assert "Rút đăng ký" in chair.get(at).text


def test_tasks_are_asked_with_the_next_return_and_on_the_home_page(province, communes, leader):
    meeting = make_called(province, leader, communes)
    giving.give(province, ["Mở lớp"], communes, leader, due_on=None, meeting=meeting)
    client = sign_in(make_officer("chutich", communes[0]))
    form = make_form("bieu-01", [make_indicator("members")])
    form.asked_of.set([province])
    period = rolls.open_period("2026")
    rolls.lay_due(period, form)
    open_returns(period)

    home = client.get(reverse("returns:home"))
    page = client.get(reverse("returns:return", args=[form.code, period.code]))
    share = TaskShare.objects.get(association=communes[0])
    client.post(reverse("meetings:tell", args=[share.pk]),
                {"progress": "done", "evidence": "Đã mở"})  # fmt: skip
    after = client.get(reverse("returns:return", args=[form.code, period.code]))

    assert "Trả lời giấy mời: Hội nghị sơ kết" in home.text
    assert "Mở lớp" in home.text
    assert "Mở lớp" in page.text
    assert "Mở lớp" not in after.text


def test_a_draft_of_news_is_offered_to_who_writes_them(province, communes, leader):
    meeting = make_called(province, leader, communes, summary="Bàn việc <năm học>.")
    giving.give(province, ["Mở lớp"], communes, leader, due_on=None, meeting=meeting)
    editor = make_officer("bientap", province, roles=("entry", "edit_news"))
    at = reverse("meetings:meeting", args=[meeting.pk])

    [offer] = offer_article(editor, meeting)
    typed = sign_in(editor).get(offer["url"])

    assert "Viết tin về cuộc họp" in sign_in(editor).get(at).text
    assert "Viết tin về cuộc họp" not in sign_in(leader).get(at).text
    assert 'value="Hội nghị sơ kết"' in typed.text
    assert list(typed.context["adminform"].form.initial["meetings"]) == [meeting.pk]
    body = write_body(meeting)
    assert "<li><p>Mở lớp</p></li>" in body
    assert "Bàn việc &lt;năm học&gt;." in body
    assert not Article.objects.exists()


def test_a_meeting_and_the_news_of_it_lead_to_each_other(province, communes, leader):
    meeting = make_called(province, leader, communes)
    planned = make_meeting(province, leader, title="Đang chuẩn bị")
    told, draft = make_public("Tin hội nghị", association=province), make_article("Bản nháp")
    for article in (told, draft):
        article.meetings.set([meeting, planned])
    reader = Client()

    of_meeting = reader.get(reverse("meeting_pages:meeting", args=[meeting.pk])).context
    of_article = reader.get(told.get_absolute_url()).text

    assert [each["title"] for each in of_meeting["stories"]] == ["Tin hội nghị"]
    assert reverse("meeting_pages:meeting", args=[meeting.pk]) in of_article
    assert "Đang chuẩn bị" not in of_article
