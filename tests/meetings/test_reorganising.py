"""Meetings, tasks and working sessions live through reorganisations (time.md)."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from accounts.models import Office
from associations.models import Association
from associations.reorganising.cancelling import cancel
from meetings import giving, inviting
from meetings.models import (
    Invitation,
    Meeting,
    Progress,
    SessionState,
    TaskShare,
    WorkingSession,
)
from meetings.reorganising import MEETINGS
from tests.meetings.gatherings import make_called
from tests.reorganised import (
    DAY,
    TWO_TIERS,
    Before,
    abolish_districts,
    carry_out,
    decide,
    divide,
    find_founded,
    foresee,
    make_before,
    merge,
)
from tests.servers import read_tables

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Before:
    return make_before()


def list_units(rows) -> list[str]:
    return sorted(Association.objects.get(pk=each).name for each in rows)


def keep_all(place: Before, *names: str) -> Meeting:
    """The province's meeting with these communes invited and given a task; a commune's own
    meeting; an agreed session of the first with the province."""
    leader = place.people["vanphong"]
    province, units = place.units["Thái Nguyên"], [place.units[name] for name in names]
    meeting = make_called(province, leader, units)
    giving.give(province, ["Mở lớp xóa mù chữ"], units, leader, due_on=None, meeting=meeting)
    make_called(units[0], leader, [units[0]], title="Họp xã")
    begins = timezone.now() + timedelta(days=4)
    WorkingSession.objects.create(
        association=province, asking=units[0], subject="Lập quỹ", begins_at=begins,
        ends_at=begins + timedelta(hours=1), state=SessionState.AGREED, asked_by=leader,
    )  # fmt: skip
    return meeting


def test_tasks_invitations_and_meetings_of_merged_communes_go_on_in_the_new_one(place):
    meeting = keep_all(place, "Kha Sơn", "Úc Kỳ", "Tân Lập")
    share = TaskShare.objects.get(association=place.units["Úc Kỳ"])
    TaskShare.objects.filter(pk=share.pk).update(
        progress=Progress.DOING, evidence="Đã ghi danh", told_at=timezone.now()
    )

    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    told = foresee(decision, MEETINGS.title)
    carry_out(decision)

    founded = find_founded("Phú Sơn")
    texts = [each.text for each in told.values()]
    assert "2 giấy mời họp của Xã Kha Sơn chuyển sang Xã Phú Sơn." in texts
    assert list_units(meeting.invitations.values_list("unit", flat=True)) == ["Phú Sơn", "Tân Lập"]
    open_shares = TaskShare.objects.exclude(progress=Progress.PASSED)
    assert list_units(open_shares.values_list("association", flat=True)) == ["Phú Sơn", "Tân Lập"]
    share.refresh_from_db()
    assert share.evidence == "Chuyển cho đơn vị mới khi sắp xếp tổ chức. Đã ghi danh"
    assert Meeting.objects.get(title="Họp xã").association == founded
    session = WorkingSession.objects.get()
    assert (session.asking, session.state) == (founded, SessionState.ASKED)


def test_each_part_of_a_divided_commune_has_the_task_and_one_of_them_the_meeting(place):
    keep_all(place, "Kha Sơn")

    decision = decide(*divide(place, "Kha Sơn", "Đông", "Tây"))
    asked = foresee(decision, MEETINGS.title)[f"meeting:{Meeting.objects.get(title='Họp xã').pk}"]
    carry_out(decision, {asked.key: "to:1"})

    assert [choice.value for choice in asked.choices] == ["to:0", "to:1", "cancel"]
    open_shares = TaskShare.objects.exclude(progress=Progress.PASSED)
    assert list_units(open_shares.values_list("association", flat=True)) == ["Tây", "Đông"]
    taker = Meeting.objects.get(title="Họp xã").association.name
    assert taker == asked.choices[1].label.removeprefix("Chuyển cho Xã ").removesuffix(" tổ chức")


def test_a_meeting_may_be_cancelled_with_its_unit(place):
    keep_all(place, "Kha Sơn")
    own = Meeting.objects.get(title="Họp xã")

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")), {f"meeting:{own.pk}": "cancel"})

    own.refresh_from_db()
    assert (own.state, own.association) == ("cancelled", place.units["Kha Sơn"])


def test_what_districts_had_to_do_goes_up_when_the_level_ends():
    place = make_before(with_districts=True)
    leader = place.people["vanphong"]
    province = place.units["Thái Nguyên"]
    districts = [place.units["Phú Bình"], place.units["Võ Nhai"]]
    meeting = make_called(province, leader, districts, host=districts[0])
    giving.give(province, ["Rà soát"], districts, leader, due_on=None, meeting=meeting)

    carry_out(decide(*abolish_districts(), on=TWO_TIERS))

    meeting.refresh_from_db()
    assert meeting.host == province
    assert list_units(meeting.invitations.values_list("unit", flat=True)) == ["Thái Nguyên"]
    open_shares = TaskShare.objects.exclude(progress=Progress.PASSED)
    assert list_units(open_shares.values_list("association", flat=True)) == ["Thái Nguyên"]


def test_what_was_held_stays_with_whom_it_was(place):
    keep_all(place, "Kha Sơn")
    before = datetime.combine(DAY, datetime.min.time(), timezone.get_current_timezone())
    Meeting.objects.update(begins_at=before - timedelta(days=2), ends_at=before - timedelta(days=1))
    TaskShare.objects.update(progress=Progress.DONE, evidence="Xong", told_at=timezone.now())
    card = Invitation.objects.filter(unit=place.units["Kha Sơn"]).first()

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))

    assert Meeting.objects.get(title="Họp xã").association == place.units["Kha Sơn"]
    assert Invitation.objects.get(pk=card.pk).unit == place.units["Kha Sơn"]
    assert list_units(TaskShare.objects.values_list("association", flat=True)) == ["Kha Sơn"]


def test_a_cancelled_event_leaves_meetings_as_they_were(place):
    meeting = keep_all(place, "Kha Sơn", "Úc Kỳ")
    inviting.invite_guests(meeting, ["Ông An"], place.people["vanphong"])
    inviting.invite(meeting, [place.units["Kha Sơn"]], [Office.SECRETARY], place.people["vanphong"])
    kept = ("meetings_meeting", "meetings_invitation", "meetings_taskshare",
            "meetings_workingsession")  # fmt: skip
    before = read_tables()
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))

    carry_out(decision)
    changed = {table for table, seen in read_tables().items() if seen != before[table]}
    cancel(decision)

    assert set(kept) <= changed
    after = read_tables()
    assert {table: after[table] for table in kept} == {table: before[table] for table in kept}
