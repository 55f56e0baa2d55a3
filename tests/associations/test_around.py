"""What a unit's page holds of the storeys above: officers, figures, news, documents (Q4, F4)."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import Consent, Office, Person, Post
from tests.factories import make_person
from tests.figures.rows import give, keep_totals, make_country, make_form, make_period
from tests.news.articles import make_article, make_document, make_public

pytestmark = pytest.mark.django_db


@pytest.fixture
def country() -> dict:
    """Two provinces with figures of 2024 and 2025."""
    country = make_country(1)
    form = make_form()
    for code, members in (("2024", 30), ("2025", 40)):
        year = make_period(code, form)
        give(year, country["commune0"], {"members": members})
        keep_totals(year)
    return country


def hold(unit, office: Office, name: str, consents: bool, valid=("2020-01-01", None)) -> Person:
    person = make_person(name, unit)
    Person.objects.filter(pk=person.pk).update(birth_year=1960)
    if consents:
        Consent.objects.create(
            person=person, purpose="publish_name", giver="self", given_on=date(2020, 1, 1)
        )
    Post.objects.create(person=person, association=unit, office=office, roles=[], valid=valid)
    return person


def open_unit(client, unit, **query):
    return client.get(reverse("associations:unit", args=[unit.pk]), query)


def list_officers(page) -> list[tuple[str, str]]:
    return [(each["label"], each["value"]) for each in page.context["officers"]]


def test_q4_leaders_are_named_with_consent_and_else_by_initials(client, country):
    unit = country["first"]
    hold(unit, Office.VICE_CHAIR, "Trần Văn Bình", consents=False)
    hold(unit, Office.CHAIR, "Lê Thị An", consents=True)
    hold(unit, Office.OFFICER, "Ngô Cán Bộ", consents=True)
    hold(unit, Office.CHAIR, "Hồ Cũ", consents=True, valid=("2010-01-01", "2020-01-01"))
    hold(country["second"], Office.CHAIR, "Lý Nơi Khác", consents=True)

    page = open_unit(client, unit)

    assert list_officers(page) == [("Chủ tịch", "Lê Thị An"), ("Phó Chủ tịch", "T. V. B.")]
    assert not [n for n in ("Bình", "Cán Bộ", "Hồ Cũ", "Nơi Khác") if n in page.text]


def test_q4_name_goes_from_the_page_when_consent_is_withdrawn(client, country):
    person = hold(country["first"], Office.CHAIR, "Lê Thị An", consents=True)
    before = open_unit(client, country["first"])

    person.consents.update(withdrawn_on=date(2021, 1, 1))

    assert "Lê Thị An" in before.text
    assert list_officers(open_unit(client, country["first"])) == [("Chủ tịch", "L. T. A.")]


def test_key_figures_are_those_of_the_newest_year_of_the_day_shown(client, country):
    now = open_unit(client, country["first"])
    then = open_unit(client, country["first"], ngay="30/06/2024")

    told = [(page.context["figures_title"], page.context["figures"][0]["value"])
            for page in (now, then)]  # fmt: skip
    assert told == [("Kết quả năm 2025", 40), ("Kết quả năm 2024", 30)]
    assert "noindex" not in now.text


def test_f4_illustrative_figures_carry_their_mark_and_keep_search_engines_away(client, country):
    year = make_period("2026")
    give(year, country["far"], {"members": 7}, illustrative=True)
    keep_totals(year)

    page = open_unit(client, country["second"])

    assert page.context["is_illustrative"] is True
    assert '<meta name="robots" content="noindex">' in page.text


def test_news_and_documents_are_the_units_own_and_those_that_name_it(client, country):
    unit = country["commune0"]
    own = make_public("Bài của xã", association=unit)
    naming = make_public("Bài nhắc đến xã", association=country["second"])
    naming.units.add(unit)
    make_public("Bài của nơi khác", association=country["second"])
    make_article("Bản nháp của xã", association=unit)
    document = make_document("7/KH-HKH", association=unit)
    make_document("8/KH-HKH", association=country["second"])

    page = open_unit(client, unit)

    assert {each["title"] for each in page.context["stories"]} == {own.title, naming.title}
    assert [each["url"] for each in page.context["documents"]] == [document.get_absolute_url()]
    assert client.get(page.context["stories_url"]).status_code == 200


def test_page_of_a_unit_of_which_nothing_is_told_stands(client):
    country = make_country(1)

    page = open_unit(client, country["commune0"])

    assert page.status_code == 200
    assert (page.context["officers"], page.context["figures"], page.context["stories"]) == (
        [], [], [],
    )  # fmt: skip
