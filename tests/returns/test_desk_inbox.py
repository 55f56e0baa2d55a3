"""The desk's first page: what waits for the signed-in (issue "Desk")."""

import pytest
from django.urls import reverse

from associations.models import Association
from tests.factories import make_officer
from tests.returns.pages import sign_in
from tests.returns.steps import enter

pytestmark = pytest.mark.django_db


def read_inbox(place, who: str) -> list[tuple[str, str]]:
    page = sign_in(place, who).get(reverse("admin:index"))
    assert page.status_code == 200
    return [(line["name"], line["url"]) for line in page.context["inbox"]]


def test_approver_finds_what_waits_for_him(place):
    before = read_inbox(place, "province")
    enter(place, place.communes[:2])

    assert before == []
    assert read_inbox(place, "province") == [("Duyệt 2 báo cáo đã nộp", reverse("returns:inbox"))]


def test_a2_what_waits_elsewhere_is_not_told(place):
    enter(place, place.communes[:2])
    elsewhere = Association.objects.get(name="Lạng Sơn")
    place.people["next door"] = make_officer("lang-son", elsewhere, ("approve",))

    assert read_inbox(place, "next door") == []
