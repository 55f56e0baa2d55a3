"""Tasks from conclusions, and working sessions asked for in advance."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from meetings import booking, giving, minuting
from meetings.agendas import MeetingRefused
from meetings.models import Progress, SessionState, Task, TaskShare
from meetings.rights import list_own_units
from tests.factories import make_association, make_officer
from tests.meetings.gatherings import make_called

pytestmark = pytest.mark.django_db
MINUTES = """Kết luận tạm: chưa ghi.
Đại biểu thảo luận.
Kết luận của Chủ tịch:
1. Mở lớp xóa mù chữ.
2) Nộp báo cáo trước 15/12.

- Khai heo đất trong tháng 5.
"""


@pytest.fixture
def province():
    return make_association("Tỉnh Hoa", "province")


@pytest.fixture
def communes(province):
    return [make_association(f"Xã {name}", "commune", province) for name in ("Mai", "Lan", "Cúc")]


@pytest.fixture
def leader(province):
    return make_officer("vanphong", province)


def test_conclusions_are_the_lines_behind_the_last_heading():
    assert giving.find_conclusions(MINUTES) == [
        "Mở lớp xóa mù chữ.", "Nộp báo cáo trước 15/12.", "Khai heo đất trong tháng 5.",
    ]  # fmt: skip
    assert giving.find_conclusions("Kết luận: làm ngay") == ["làm ngay"]
    assert giving.find_conclusions("Không có gì.") == []


def test_conclusions_become_tasks_of_every_unit_in_one_step(province, communes, leader):
    meeting = make_called(province, leader, communes)
    minuting.write(meeting, MINUTES, 0, leader)
    due = timezone.localdate() + timedelta(days=30)

    texts = giving.find_conclusions(meeting.revisions.first().text)
    giving.give(province, texts, communes, leader, due_on=due, meeting=meeting)
    giving.give(province, ["Việc thêm"], communes[:1], leader, due_on=None, meeting=meeting)

    assert list(meeting.tasks.order_by("number").values_list("number", "text")) == [
        (1, "Mở lớp xóa mù chữ."), (2, "Nộp báo cáo trước 15/12."),
        (3, "Khai heo đất trong tháng 5."), (4, "Việc thêm"),
    ]  # fmt: skip
    assert TaskShare.objects.count() == 10


def test_what_units_tell_is_counted_and_late_tasks_show(
    province, communes, leader, django_assert_num_queries
):
    [task] = giving.give(province, ["Mở lớp"], communes, leader, due_on=timezone.localdate())
    chair = make_officer("chutich", communes[0])
    mine = task.shares.get(association=communes[0])

    with pytest.raises(MeetingRefused, match="Hãy ghi kết quả"):
        giving.tell(mine, Progress.DONE, " ", chair)
    with pytest.raises(PermissionDenied):
        giving.tell(task.shares.get(association=communes[1]), Progress.DONE, "Xong", chair)
    assert list(giving.list_open(list_own_units(chair))) == [mine]
    giving.tell(mine, Progress.DONE, "Đã mở 2 lớp", chair)

    assert list(giving.list_open(list_own_units(chair))) == []
    with django_assert_num_queries(1):
        [today] = giving.count_shares(Task.objects.all(), timezone.localdate())
    assert (today.units, today.done, today.waiting, today.is_late) == (3, 1, 2, False)
    [later] = giving.count_shares(Task.objects.all(), timezone.localdate() + timedelta(days=1))
    assert later.is_late


def test_an_ended_task_is_told_of_no_more(province, communes, leader):
    [task] = giving.give(province, ["Mở lớp"], communes, leader, due_on=None)
    chair = make_officer("chutich", communes[0])

    with pytest.raises(PermissionDenied):
        giving.end(task, chair)
    giving.end(task, leader)

    assert list(giving.list_open(list_own_units(chair))) == []
    with pytest.raises(MeetingRefused, match="thôi theo dõi"):
        giving.tell(task.shares.get(association=communes[0]), Progress.DONE, "Xong", chair)


def test_tasks_are_given_within_the_own_tree_only(province, communes, leader):
    other = make_association("Tỉnh Bên", "province")

    for texts, units, due, said in (
        ([" "], communes, None, "một đến ba mươi"),
        (["Việc"], [], None, "chọn đơn vị"),
        (["Việc"], [other], None, "thuộc hội mình"),
        (["Việc"], communes, timezone.localdate() - timedelta(days=1), "từ hôm nay"),
    ):
        with pytest.raises(MeetingRefused, match=said):
            giving.give(province, texts, units, leader, due_on=due)
    assert not Task.objects.exists()


def test_a_session_is_asked_for_agreed_to_and_keeps_its_hour(province, communes, leader):
    chair = make_officer("chutich", communes[0])
    begins = timezone.now() + timedelta(days=3)

    first, second = (
        booking.ask_session(province, communes[0], subject, begins + shift,
                            begins + shift + timedelta(hours=2), chair)
        for subject, shift in (("Lập quỹ", timedelta()), ("Mở trung tâm", timedelta(hours=1)))
    )  # fmt: skip
    with pytest.raises(PermissionDenied):
        booking.agree(first, chair)
    booking.agree(first, leader)
    with pytest.raises(MeetingRefused, match="đã xếp cho một cuộc"):
        booking.agree(second, leader)
    with pytest.raises(MeetingRefused, match="lý do"):
        booking.refuse(second, leader, " ")
    booking.refuse(second, leader, "Mời sang thứ Năm")
    booking.drop(first, chair)

    first.refresh_from_db(), second.refresh_from_db()
    assert (first.state, second.state) == (SessionState.DROPPED, SessionState.REFUSED)
    assert second.reply == "Mời sang thứ Năm"


def test_a_session_lies_ahead(province, communes):
    chair = make_officer("chutich", communes[0])
    now = timezone.now()

    for begins, ends in ((-1, 1), (2, 1), (2, 2)):
        with pytest.raises(MeetingRefused, match="ở phía trước"):
            booking.ask_session(province, communes[0], "Lập quỹ", now + timedelta(hours=begins),
                                now + timedelta(hours=ends), chair)  # fmt: skip
