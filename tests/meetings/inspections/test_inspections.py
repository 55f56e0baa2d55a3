"""Inspections: written down, findings given as tasks, counted for returns."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from figures import rolls
from meetings import giving
from meetings.calling import MeetingRefused
from meetings.counting import count_activities
from meetings.inspections import inspecting
from meetings.models import Inspection, Progress, TaskShare
from tests.factories import make_association, make_indicator, make_officer

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 6)


@pytest.fixture
def province():
    return make_association("Tỉnh Hoa", "province")


@pytest.fixture
def commune(province):
    return make_association("Xã Một", "commune", province)


@pytest.fixture
def clerk(province):
    return make_officer("vanphong", province)


def make_inspection(association, unit, by, on: date = DAY, **fields) -> Inspection:
    said = {"state": "done", "conclusion": "Thu đúng, sổ chưa đủ.", **fields}
    row = Inspection(
        association=association, unit=unit, subject="Quỹ khuyến học", inspected_on=on, **said
    )
    return inspecting.keep(row, by)


def sign_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_findings_become_tasks_of_the_unit_and_are_followed(province, commune, clerk):
    desk, unit = sign_in(clerk), make_officer("xamot", commune)
    made = desk.post(reverse("inspections:new"), {
        "association": province.pk, "unit": commune.pk, "subject": "Quỹ khuyến học",
        "inspected_on": "6/5/2026", "state": "done", "conclusion": "Sổ chưa đủ.",
    })  # fmt: skip
    row = Inspection.objects.get()
    url = reverse("inspections:inspection", args=[row.pk])
    due = timezone.localdate() + timedelta(days=30)

    desk.post(url, {"viec": "add", "texts": "Mở sổ thu\n\nNộp báo cáo quý"})
    desk.post(url, {"viec": "give", "due_on": f"{due:%d/%m/%Y}"})
    share = TaskShare.objects.get(task__text="Mở sổ thu")
    giving.tell(share, Progress.DONE, "Đã mở sổ", unit)
    again = desk.post(url, {"viec": "give", "due_on": ""})

    assert made.status_code == 302
    assert (share.association, share.task.due_on) == (commune, due)
    assert "1 trên 2 kiến nghị" in desk.get(reverse("inspections:home")).text
    assert "Đã mở sổ" in sign_in(unit).get(url).text
    assert (again.status_code, "Không còn kiến nghị nào chưa giao" in again.text) == (409, True)


def test_what_cannot_be_is_refused(province, commune, clerk):
    tomorrow = timezone.localdate() + timedelta(days=1)
    unit = make_officer("xamot", commune)

    with pytest.raises(MeetingRefused, match="chưa đến"):
        make_inspection(province, commune, clerk, tomorrow)
    with pytest.raises(MeetingRefused, match="ghi kết luận"):
        make_inspection(province, commune, clerk, conclusion=" ")
    with pytest.raises(PermissionDenied):
        make_inspection(province, commune, unit)
    row = make_inspection(province, commune, clerk, state="cancelled")
    with pytest.raises(MeetingRefused, match="đã hủy"):
        inspecting.add_findings(row, "Mở sổ", clerk)
    with pytest.raises(PermissionDenied):
        inspecting.add_findings(row, "Mở sổ", unit)


def test_inspections_made_in_a_period_are_counted_of_who_made_them(
    province, commune, clerk, django_assert_num_queries
):
    indicator = make_indicator("inspections", nature="flow")
    periods = {code: rolls.open_period(code) for code in ("2025", "2026")}
    make_inspection(province, commune, clerk)
    make_inspection(province, commune, clerk, date(2025, 12, 31))
    make_inspection(province, commune, clerk, state="planned", conclusion="")

    with django_assert_num_queries(1):
        counted = count_activities([province.pk, commune.pk], periods["2026"])

    assert counted == {(province.pk, indicator.pk): 1}
    assert count_activities([province.pk], rolls.open_period("2024")) == {}


def test_a_unit_beside_sees_nothing(province, commune, clerk):
    row = make_inspection(province, commune, clerk)
    beside = sign_in(make_officer("khac", make_association("Xã Hai", "commune", province)))

    assert beside.get(reverse("inspections:inspection", args=[row.pk])).status_code == 404
    assert beside.get(reverse("inspections:home")).context["page"].paginator.count == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_ask_as_often_for_three_as_for_one(
    province, clerk, count, django_assert_max_num_queries
):
    for number in range(count):
        unit = make_association(f"Xã {number}", "commune", province)
        row = make_inspection(province, unit, clerk)
    inspecting.add_findings(row, "\n".join(f"Việc {number}" for number in range(count)), clerk)
    inspecting.give_findings(row, None, clerk)
    desk = sign_in(clerk)

    with django_assert_max_num_queries(13):
        desk.get(reverse("inspections:home"))
    with django_assert_max_num_queries(15):
        desk.get(reverse("inspections:inspection", args=[row.pk]))
