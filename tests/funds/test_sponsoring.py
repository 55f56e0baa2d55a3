"""Long sponsorships are renewed year by year or stopped for a reason (Q2)."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import PersonRead
from funds.ledger import LedgerRefused
from funds.models import Donor, Sponsorship, SponsorshipYear
from funds.sponsoring import find_due_year, renew, stop
from tests.factories import make_association, make_officer, make_person

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def unit():
    return make_association("Võ Nhai", "commune")


@pytest.fixture
def officer(unit, client):
    made = make_officer("ke-toan", unit, ("entry",))
    client.force_login(made)
    return made


def make_row(unit, name="Nguyễn Văn An", **fields):
    donor = Donor.objects.create(association=unit, kind="firm", name="Công ty Hoa Sen")
    told = {"yearly_amount": 3_000_000, "begins_on": date(TODAY.year - 2, 9, 5)}
    return Sponsorship.objects.create(
        association=unit, donor=donor, learner=make_person(name, unit), **{**told, **fields}
    )


def test_a_year_that_was_not_renewed_waits_until_it_is_or_until_it_stops(unit, officer):
    row = make_row(unit)
    first, second = TODAY.year - 1, TODAY.year

    assert find_due_year(row, TODAY) == first
    renew(row, year=first, amount=3_000_000, on=TODAY, by=officer)
    assert find_due_year(row, TODAY) == second
    renew(row, year=second, amount=4_000_000, on=TODAY, by=officer)
    assert find_due_year(row, TODAY) is None
    stopped = stop(row, on=TODAY, reason="Em đã ra trường", by=officer)
    assert (stopped.ends_on, stopped.end_reason) == (TODAY, "Em đã ra trường")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"year": TODAY.year - 9}, "từ năm bắt đầu"),
        ({"year": TODAY.year + 2}, "đến năm sau"),
        ({"amount": 0}, "lớn hơn 0"),
    ],
)
def test_what_cannot_be_renewed_is_refused(unit, officer, said, words):
    row = make_row(unit)

    with pytest.raises(LedgerRefused, match=words):
        renew(row, **{"year": TODAY.year, "amount": 1, "on": TODAY, "by": officer, **said})
    renew(row, year=TODAY.year, amount=1, on=TODAY, by=officer)
    with pytest.raises(LedgerRefused, match="gia hạn rồi"):
        renew(row, year=TODAY.year, amount=1, on=TODAY, by=officer)
    with pytest.raises(LedgerRefused, match="trước ngày bắt đầu"):
        stop(row, on=date(2000, 1, 1), reason="x", by=officer)
    stop(row, on=TODAY, reason="x", by=officer)
    with pytest.raises(LedgerRefused, match="đã thôi"):
        renew(row, year=TODAY.year + 1, amount=1, on=TODAY, by=officer)


def test_pages_renew_and_stop_and_who_read_is_kept(client, unit, officer):
    row = make_row(unit)
    url = reverse("funds:sponsorship", args=[row.pk])
    day = f"{TODAY:%d/%m/%Y}"

    listed = client.get(reverse("funds:sponsorships")).text
    renewed = client.post(
        url, {"viec": "gia-han", "gh-year": TODAY.year, "gh-amount": "3.000.000", "gh-on": day}
    )
    mute = client.post(url, {"viec": "thoi", "th-on": day})
    again = client.post(
        url, {"viec": "gia-han", "gh-year": TODAY.year, "gh-amount": "1", "gh-on": day}
    )
    stopped = client.post(url, {"viec": "thoi", "th-on": day, "th-reason": "Ra trường"})

    assert f"chờ gia hạn năm {TODAY.year - 1}" in listed
    assert [each.status_code for each in (renewed, mute, again, stopped)] == [302, 422, 409, 302]
    assert SponsorshipYear.objects.get().amount == 3_000_000
    assert f"thôi từ {day}: Ra trường" in client.get(url).text
    assert PersonRead.objects.filter(person=row.learner, reader=officer).exists()


def test_a2_looking_is_not_writing_and_others_are_not_there(client, unit):
    row = make_row(unit)
    url = reverse("funds:sponsorship", args=[row.pk])
    client.force_login(make_officer("xem", unit, ("look",)))

    assert "Gia hạn một năm" not in client.get(url).text
    assert client.post(url, {"viec": "thoi"}).status_code == 403
    client.force_login(make_officer("la", make_association("Định Hóa", "commune"), ("entry",)))
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_as_often_for_many(client, unit, officer, count, django_assert_num_queries):
    for number in range(count):
        make_row(unit, f"Em {number}")
    client.get(reverse("funds:sponsorships"))

    with django_assert_num_queries(11):
        page = client.get(reverse("funds:sponsorships"))

    assert len(page.context["rows"]) == count
