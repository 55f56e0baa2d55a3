"""A draft for each unit below in one job: once each, through a crash, within one's own tree."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from associations.models import Group, GroupMembership
from meetings.agendas import MeetingRefused
from meetings.models import Report, ReportState
from meetings.reports import below, drafting
from records.jobs import carry_out
from records.models import Job, JobState
from tests.factories import make_officer

pytestmark = pytest.mark.django_db


def ask(country) -> Job:
    return below.ask_for_drafts(
        country["kind"], country["first"], country["2025"], country["officer"]
    )


def list_drafted() -> list[str]:
    return sorted(Report.objects.values_list("association__name", flat=True))


def test_each_unit_below_that_lacks_the_report_gets_one(country):
    drafting.draft(country["kind"], country["commune0"], country["2025"], country["officer"])
    given_up = drafting.draft(
        country["kind"], country["commune1"], country["2025"], country["officer"]
    )
    Report.objects.filter(pk=given_up.pk).update(state=ReportState.CLOSED)

    asked = ask(country)
    same = ask(country)
    carry_out.func(asked.pk)

    asked.refresh_from_db()
    assert asked == same
    assert asked.result == {"reports": 1}
    new = Report.objects.exclude(pk=given_up.pk).get(association=country["commune1"])
    assert new.paragraphs.get(heading="Hội viên").text.startswith("Có 200\u00a0người")
    assert Report.objects.filter(association=country["commune0"]).count() == 1
    with pytest.raises(MeetingRefused):
        ask(country)


def test_a_job_that_broke_off_goes_on_where_it_was(country, monkeypatch):
    asked = ask(country)
    true_draft, drafted = below.draft, []

    def break_at_the_second(kind, association, *rest):
        if drafted:
            raise RuntimeError("no power")
        drafted.append(association)
        return true_draft(kind, association, *rest)

    monkeypatch.setattr(below, "draft", break_at_the_second)
    with pytest.raises(RuntimeError):
        carry_out.func(asked.pk)
    first = list_drafted()
    monkeypatch.undo()
    again = ask(country)
    carry_out.func(again.pk)

    assert again == asked
    assert first == [country["commune0"].name]
    assert list_drafted() == sorted([country["commune0"].name, country["commune1"].name])


def test_who_asked_is_told_that_it_was_given_up(country):
    asked = ask(country)
    Job.objects.filter(pk=asked.pk).update(state=JobState.FAILED)

    told = below.tell_asked(country["officer"])

    assert told == {"kind": "error", "text": below.HAS_FAILED}
    assert below.tell_asked(country["boss"]) is None


def test_nobody_has_reports_written_for_units_of_others(country):
    commune = make_officer("xa", country["commune0"])

    with pytest.raises(PermissionDenied):
        below.ask_for_drafts(country["kind"], country["first"], country["2025"], commune)


def test_the_page_asks_tells_how_far_it_is_and_what_was_done(country):
    client = Client()
    client.force_login(country["officer"])
    typed = {"kind": country["kind"].pk, "association": country["first"].pk,
             "period": country["2025"].pk, "below": "on"}  # fmt: skip

    answer = client.post(reverse("reports:new"), typed)
    waiting = client.get(answer["Location"]).text
    carry_out.func(Job.objects.get().pk)
    done = client.get(answer["Location"]).text
    refused = client.post(reverse("reports:new"), typed)

    assert "Đang viết báo cáo cho từng đơn vị bên dưới." in waiting
    assert "Đã viết 2 báo cáo cho các đơn vị bên dưới." in done
    assert done.count("found__name") == 2
    assert (refused.status_code, below.NONE_LEFT in refused.text) == (409, True)


def test_a_report_of_a_cluster_tells_its_units_alone(country):
    group = Group.objects.create(host=country["first"], name="Cụm 1", valid=(None, None))
    GroupMembership.objects.create(
        group=group, association=country["commune1"], valid=(None, None)
    )  # fmt: skip
    strange = Group.objects.create(host=country["commune0"], name="Cụm lạ", valid=(None, None))
    client = Client()
    client.force_login(country["officer"])
    typed = {"kind": country["kind"].pk, "association": country["first"].pk,
             "period": country["2025"].pk}  # fmt: skip

    both = client.post(reverse("reports:new"), typed | {"group": group.pk, "below": "on"})
    with pytest.raises(MeetingRefused):
        drafting.draft(country["kind"], country["first"], country["2025"], country["officer"],
                       strange)  # fmt: skip
    client.post(reverse("reports:new"), typed | {"group": group.pk})

    assert both.status_code == 422
    report = Report.objects.get()
    assert (report.group, report.abstract) == (group, "Kết quả năm 2025 của cụm 1")
    assert report.paragraphs.get(heading="Hội viên").text.startswith("Có 200\u00a0người")
