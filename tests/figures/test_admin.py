"""Figures on the desk: who may change the catalogue, what is shown to whom, releases made there."""

import pytest
from django.urls import reverse

from figures.models import Indicator, Period, Release, Total
from records import jobs
from records.models import Job, JobState
from tests.factories import make_officer
from tests.figures.rows import give, keep_totals, make_country, make_form, make_period

pytestmark = pytest.mark.django_db


def post_indicator(client, indicator, **changed):
    """Save an indicator's form as it stands, with changes; the response."""
    address = reverse("admin:figures_indicator_change", args=[indicator.pk])
    form = client.get(address).context["adminform"].form
    fields = {name: form[name].value() for name in form.fields}
    data = {name: "" if value is None else value for name, value in fields.items()}
    return client.post(address, {**data, **changed})


def test_catalogue_is_changed_by_approvers_of_the_home_unit_only_a2(client):
    country = make_country(1)
    make_form().form.asked_of.add(country["first"])
    members = Indicator.objects.get(code="members")
    shown = {}
    for name, unit, roles in (
        ("duyệt ở đơn vị nhà", "first", ("approve",)),
        ("xem ở đơn vị nhà", "first", ("look",)),
        ("duyệt ở tỉnh khác", "second", ("approve",)),
    ):
        client.force_login(make_officer(f"cb-{unit}-{roles[0]}", country[unit], roles))
        address = reverse("admin:figures_indicator_change", args=[members.pk])
        page = client.get(address)
        shown[name] = (page.status_code, page.context["has_change_permission"])

    assert shown == {
        "duyệt ở đơn vị nhà": (200, True),
        "xem ở đơn vị nhà": (200, False),
        "duyệt ở tỉnh khác": (200, False),
    }


def test_a_formula_that_makes_no_sense_is_refused_in_words(client):
    country = make_country(1)
    client.force_login(make_officer("tw", country["nation"], ("approve",)))
    ratio = Indicator.objects.get(code="member_ratio")

    response = post_indicator(client, ratio, formula="100 * members / không_có")

    assert response.status_code == 200
    assert "Không hiểu" in response.content.decode()
    assert Indicator.objects.get(code="member_ratio").formula == "100 * members / population"


def test_totals_follow_a_changed_formula(client):
    country = make_country(1)
    year = make_period("2025", make_form())
    give(year, country["commune0"], {"members": 10, "population": 40, "households": 20})
    keep_totals(year)
    client.force_login(make_officer("tw", country["nation"], ("approve",)))
    ratio = Indicator.objects.get(code="member_ratio")

    response = post_indicator(client, ratio, formula="100 * members / households")

    assert response.status_code == 302
    job = Job.objects.get()
    jobs.carry_out.func(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done_steps, job.all_steps) == (JobState.DONE, 1, 1)
    assert Total.objects.get(association=country["first"], indicator=ratio).approved_base == 20


def test_submissions_are_listed_within_the_subtree_alone_a2(client):
    country = make_country(1)
    year = make_period("2025", make_form())
    ours = give(year, country["commune0"], {"members": 1})
    theirs = give(year, country["far"], {"members": 2})
    client.force_login(make_officer("tinh", country["first"], ("approve",)))

    listed = client.get(reverse("admin:figures_submission_changelist"))
    outside = client.get(reverse("admin:figures_submission_change", args=[theirs.pk]))
    inside = client.get(reverse("admin:figures_submission_change", args=[ours.pk]))

    assert set(listed.context["cl"].queryset) == {ours}
    assert (outside.status_code, inside.status_code) == (404, 200)


@pytest.mark.parametrize(("illustrative", "made"), [(False, 1), (True, 0)])
def test_a_release_is_made_on_the_desk_or_refused_in_words_f4(client, illustrative, made):
    country = make_country(1)
    year = make_period("2025", make_form())
    give(year, country["commune0"], {"members": 1}, illustrative=illustrative)
    keep_totals(year)
    officer = make_officer("tinh", country["first"], ("approve",))
    client.force_login(officer)

    response = client.post(
        reverse("admin:figures_release_add"),
        {"period": year.pk, "unit": country["first"].pk, "note": "Lần đầu", "change_reason": ""},
        follow=True,
    )

    assert Release.objects.filter(released_by=officer).count() == made
    assert ("số liệu minh họa" in response.content.decode()) is illustrative


def test_a_release_cannot_be_changed_on_the_desk(client):
    country = make_country(1)
    year = make_period("2025", make_form())
    give(year, country["commune0"], {"members": 1})
    keep_totals(year)
    client.force_login(make_officer("tinh", country["first"], ("approve",)))
    client.post(
        reverse("admin:figures_release_add"),
        {"period": year.pk, "unit": country["first"].pk, "note": ""},
    )
    frozen = Release.objects.get()

    page = client.get(reverse("admin:figures_release_change", args=[frozen.pk]))
    changed = client.post(
        reverse("admin:figures_release_change", args=[frozen.pk]), {"note": "khác"}
    )

    assert page.context["has_change_permission"] is False
    assert changed.status_code == 403


def test_periods_are_opened_and_closed_by_actions_of_the_home_unit(client):
    country = make_country(1)
    make_form().form.asked_of.add(country["first"])
    address = reverse("admin:figures_period_changelist")
    client.force_login(make_officer("tinh", country["first"], ("approve",)))

    client.post(reverse("admin:figures_period_add"), {"code": "2027"})
    opened = Period.objects.get(code="2027")
    client.post(address, {"action": "close_periods", "_selected_action": [opened.pk]})
    closed = Period.objects.get(code="2027")
    client.force_login(make_officer("khac", country["second"], ("approve",)))
    client.post(address, {"action": "open_periods", "_selected_action": [opened.pk]})

    assert (opened.is_open, opened.units.count()) == (True, 5)
    assert closed.frozen_at is not None
    assert Period.objects.get(code="2027").is_open is False
