"""Certificates of thanks to donors: once a year each, with a code that verifies (Q5)."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Person
from funds.ledger import LedgerRefused
from funds.models import Donor
from funds.thanking import list_unthanked, thank
from records.certificates import CertificateRefused
from records.erasing import empty_person
from records.models import Certificate
from records.verifying import Verdict, verify_code
from tests.factories import make_association, make_officer
from tests.funds.books import make_fund, receive
from tests.records.papers import make_decision, make_design, make_draft

pytestmark = pytest.mark.django_db
YEAR = 2026


@pytest.fixture
def unit():
    return make_association("Tỉnh Hoa", "province")


@pytest.fixture
def clerk(unit):
    return make_officer("thuky", unit, ("entry",))


@pytest.fixture
def chair(unit):
    return make_officer("chutich", unit, ("approve", "entry"))


@pytest.fixture
def fund(unit, clerk):
    return make_fund(unit, clerk)


def give(fund, clerk, name, amount):
    donor = Donor.objects.create(association=fund.association, kind="person", name=name)
    receive(fund, clerk, amount, donor=donor)
    return donor


def make_papers(unit, clerk, chair):
    today = timezone.localdate()
    decision = make_decision(unit, clerk, chair, kind="donor_thanks", signed_on=today)
    return {"decision": decision, "design": make_design(unit, name="Tấm lòng vàng")}


def test_marked_donors_get_one_certificate_a_year_that_verifies(fund, unit, clerk, chair):
    papers = make_papers(unit, clerk, chair)
    first, second = give(fund, clerk, "Bà Lan", 5_000_000), give(fund, clerk, "Ông Mai", 70_000)
    assert list_unthanked(fund, YEAR) == [(first, 5_000_000), (second, 70_000)]

    thank(fund, YEAR, {first.pk}, by=chair, **papers)

    given = Certificate.objects.get()
    assert (given.name, given.title, given.year) == ("Bà Lan", "Tấm lòng vàng", YEAR)
    assert given.details["số tiền"] == "5.000.000\xa0đồng"
    answer = verify_code(given.code)
    assert (answer.verdict, answer.title) == (Verdict.VALID, "Tấm lòng vàng")
    assert "Lan" not in answer.name
    assert list_unthanked(fund, YEAR) == [(second, 70_000)]
    with pytest.raises(LedgerRefused, match="vừa đổi"):
        thank(fund, YEAR, {first.pk, second.pk}, by=chair, **papers)
    with pytest.raises(LedgerRefused, match="ít nhất một"):
        thank(fund, YEAR, set(), by=chair, **papers)
    assert Certificate.objects.count() == 1


def test_a_draft_decision_gives_nothing_and_only_approvers_may(fund, unit, clerk, chair, client):
    papers = make_papers(unit, clerk, chair)
    donor = give(fund, clerk, "Bà Lan", 5)
    draft = make_draft(unit, clerk, abstract="Khác")

    with pytest.raises(CertificateRefused):
        thank(fund, YEAR, {donor.pk}, by=chair, **{**papers, "decision": draft})
    client.force_login(clerk)
    url = reverse("funds:thanks", args=[fund.pk, YEAR])
    assert "Cấp giấy cho" not in client.get(url).text
    assert client.post(url, {"donor": [donor.pk]}).status_code == 403


def test_page_gives_certificates_to_the_marked(fund, unit, clerk, chair, client):
    donor = give(fund, clerk, "Bà Lan", 5)
    client.force_login(chair)
    url = reverse("funds:thanks", args=[fund.pk, YEAR])
    without = client.post(url, {"donor": [donor.pk]})
    papers = make_papers(unit, clerk, chair)
    said = {"donor": [donor.pk], **{key: row.pk for key, row in papers.items()}}

    nobody = client.post(url, {**said, "donor": ["x"]})
    done = client.post(url, said)

    assert (without.status_code, nobody.status_code) == (409, 409)
    assert "Hãy chọn quyết định" in without.text
    assert "Đã cấp 1 giấy" in client.get(done.url).text
    assert Certificate.objects.get().subject_id == donor.pk


def test_a5_the_certificate_of_an_erased_donor_names_nobody(fund, unit, clerk, chair):
    donor = give(fund, clerk, "Bà Lan", 5)
    donor.person = Person.objects.create(name="Bà Lan", association=unit)
    donor.save()
    thank(fund, YEAR, {donor.pk}, by=chair, **make_papers(unit, clerk, chair))

    empty_person(donor.person)

    assert (Certificate.objects.get().name, Certificate.objects.get().details) == ("", {})
