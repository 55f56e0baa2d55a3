"""Meetings from their plan to their end, invitations, attendance, minutes."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.models import Office
from meetings import calling, inviting, minuting
from meetings.agendas import AgendaUnclear, Line, MeetingRefused, read_agenda, write_lines
from meetings.models import Invitation, Meeting, MeetingState, Reply
from tests.factories import make_association, make_officer
from tests.meetings.gatherings import make_called, make_meeting, pass_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def province():
    return make_association("Tỉnh Hoa", "province")


@pytest.fixture
def communes(province):
    return [make_association(f"Xã {name}", "commune", province) for name in ("Mai", "Lan", "Cúc")]


@pytest.fixture
def leader(province):
    return make_officer("vanphong", province)


def test_a_new_meeting_has_the_usual_agenda_of_its_kind(province, leader):
    meeting = make_meeting(province, leader)

    assert [item.subject for item in meeting.agenda.all()] == [
        "Khai mạc", "Báo cáo kết quả 6 tháng đầu năm", "Thảo luận",
        "Phương hướng, nhiệm vụ 6 tháng cuối năm", "Kết luận",
    ]  # fmt: skip


def test_a_congress_asks_for_its_term_and_nothing_else_has_one(province, leader):
    with pytest.raises(MeetingRefused, match="phải ghi nhiệm kỳ"):
        make_meeting(province, leader, kind="congress")
    with pytest.raises(MeetingRefused, match="Chỉ đại hội"):
        make_meeting(province, leader, term="2026-2031")

    assert make_meeting(province, leader, kind="congress", term="2026-2031").term == "2026-2031"


def test_an_agenda_is_read_as_it_is_typed_and_written_the_same(province, leader):
    text = "Khai mạc\nBáo cáo | Bà Lan | 20 phút\nThảo luận | 45'\nKết luận | Ông Tú"

    lines = read_agenda(text)
    meeting = make_meeting(province, leader)
    calling.change(meeting, leader, lines)

    assert lines == [
        Line("Khai mạc"), Line("Báo cáo", "Bà Lan", 20), Line("Thảo luận", "", 45),
        Line("Kết luận", "Ông Tú"),
    ]  # fmt: skip
    written = write_lines(meeting.agenda.all())
    assert written.splitlines()[1:3] == ["Báo cáo | Bà Lan | 20 phút", "Thảo luận |  | 45 phút"]
    assert read_agenda(written) == lines


@pytest.mark.parametrize(
    "line", ["| Bà Lan", "A | B | C | 5", "A | B | nửa giờ", "A | B | 0", "A | B | 999"]
)
def test_an_unclear_line_of_an_agenda_is_named(line):
    with pytest.raises(AgendaUnclear, match="Dòng 2"):
        read_agenda(f"Khai mạc\n{line}")


def test_the_invited_are_invited_once_and_see_the_meeting_when_it_is_called(
    province, communes, leader
):
    meeting = make_meeting(province, leader)

    with pytest.raises(MeetingRefused, match="Chưa mời ai"):
        calling.call(meeting, leader)
    first = inviting.invite(meeting, communes[:2], [Office.CHAIR, Office.SECRETARY], leader)
    again = inviting.invite(meeting, communes, [Office.CHAIR], leader)
    guests = inviting.invite_guests(
        meeting, ["Ông An, UBND tỉnh", " ", "Ông An, UBND tỉnh"], leader
    )
    calling.call(meeting, leader)

    assert (first, again, guests) == (4, 1, 1)
    counted = inviting.count_attendance(meeting)
    assert (counted.invited, counted.silent, counted.came) == (6, 6, 0)
    assert len(set(meeting.invitations.values_list("code", flat=True))) == 6


def test_an_answer_says_who_comes_instead_and_why_nobody_comes(province, communes, leader):
    meeting = make_called(province, leader, communes)
    chair = make_officer("chutich", communes[0])
    mine = meeting.invitations.get(unit=communes[0])

    with pytest.raises(MeetingRefused, match="người dự thay"):
        inviting.answer(mine, Reply.INSTEAD, chair)
    with pytest.raises(MeetingRefused, match="lý do vắng"):
        inviting.answer(mine, Reply.ABSENT, chair)
    with pytest.raises(PermissionDenied):
        inviting.answer(meeting.invitations.get(unit=communes[1]), Reply.COMING, chair)
    answered = inviting.answer(mine, Reply.INSTEAD, chair, delegate="  Bà  Hoa ")
    changed = inviting.answer(mine, Reply.ABSENT, chair, delegate="Bà Hoa", reason="Bận họp xã")

    assert (answered.reply, answered.delegate, answered.reason) == ("instead", "Bà Hoa", "")
    assert (changed.reply, changed.delegate, changed.reason) == ("absent", "", "Bận họp xã")
    assert changed.replied_by == chair


def test_a_code_marks_who_is_here_once_and_no_other_meeting(province, communes, leader):
    meeting = make_called(province, leader, communes)
    other = make_called(province, leader, communes, title="Giao ban", kind="liaison_meeting")
    card = meeting.invitations.first()

    first = inviting.check_in(meeting, f" {card.code.lower()} ", leader).came_at
    again = inviting.check_in(meeting, card.code, leader).came_at

    assert first == again is not None
    with pytest.raises(MeetingRefused, match="không có trong danh sách"):
        inviting.check_in(other, card.code, leader)
    with pytest.raises(MeetingRefused, match="đã có mặt"):
        inviting.take_back(Invitation.objects.get(pk=card.pk), leader)
    inviting.mark_present(card, leader, is_here=False)
    assert inviting.count_attendance(meeting).came == 0


def test_a_meeting_is_held_after_its_hour_and_then_stands(province, communes, leader):
    meeting = make_called(province, leader, communes)

    with pytest.raises(MeetingRefused, match="chưa tới giờ"):
        calling.hold(meeting, leader)
    held = pass_by(meeting, leader)

    assert held.state == MeetingState.HELD
    for do in (calling.cancel, calling.call, calling.change):
        with pytest.raises(MeetingRefused):
            do(held, leader)
    with pytest.raises(MeetingRefused, match="không mời thêm"):
        inviting.invite(held, communes, [Office.SECRETARY], leader)


def test_a_copy_takes_agenda_and_invited_and_leaves_who_came(province, communes, leader):
    meeting = make_called(province, leader, communes)
    calling.change(meeting, leader, [Line("Khai mạc", "Bà Lan", 5)])
    inviting.check_in(meeting, meeting.invitations.first().code, leader)
    type(communes[2]).objects.filter(pk=communes[2].pk).update(closed_on=timezone.localdate())

    new = calling.copy(pass_by(meeting, leader), leader)

    assert new.previous == meeting
    assert new.state == MeetingState.PLANNED
    assert [(i.subject, i.speaker, i.minutes) for i in new.agenda.all()] == [
        ("Khai mạc", "Bà Lan", 5)
    ]
    assert {each.unit for each in new.invitations.all()} == set(communes[:2])
    assert not new.invitations.exclude(came_at=None, reply="none").exists()
    whole = Meeting.objects.get(pk=meeting.pk)
    assert new.begins_at - whole.begins_at == timedelta(weeks=52)


def test_meetings_of_a_cluster_go_round_its_provinces():
    nation = make_association("Việt Nam", "national")
    cluster = make_association("Cụm 6", "cluster", nation)
    first, second, closed = (
        make_association(name, "province", cluster) for name in ("Đắk Lắk", "Gia Lai", "Đắk Nông")
    )
    type(closed).objects.filter(pk=closed.pk).update(closed_on=timezone.localdate())
    leader = make_officer("cum", cluster)

    meeting = make_meeting(cluster, leader, kind="liaison_meeting", host=first)
    hosts = []
    for _ in range(2):
        meeting = calling.copy(meeting, leader)
        hosts.append(meeting.host)

    assert hosts == [second, first]


def test_minutes_are_not_written_over(province, communes, leader):
    meeting = make_called(province, leader, communes)
    other = make_officer("thuky", province)

    first = minuting.write(meeting, "Có mặt 3 xã.\n\n Kết luận:  làm ngay. ", 0, leader)
    same = minuting.write(meeting, "Có mặt 3 xã.\n\nKết luận: làm ngay.", 0, other)
    minuting.write(meeting, "Bản hai", 1, other)
    with pytest.raises(minuting.Overtaken) as overtaken:
        minuting.write(meeting, "Bản của tôi", 1, leader)

    assert same == first
    assert overtaken.value.newest.text == "Bản hai"
    assert [each.number for each in meeting.revisions.all()] == [2, 1]
    with pytest.raises(MeetingRefused, match="trống"):
        minuting.write(meeting, " \n ", 2, leader)


def test_who_enters_elsewhere_leads_nothing(province, communes, leader):
    meeting = make_called(province, leader, communes)
    outsider = make_officer("xa", communes[0])
    looker = make_officer("xem", province, roles=())

    for user in (outsider, looker):
        for do in (calling.call, calling.cancel, calling.copy):
            with pytest.raises(PermissionDenied):
                do(meeting, user)
        with pytest.raises(PermissionDenied):
            minuting.write(meeting, "Bản lạ", 0, user)
