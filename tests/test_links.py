"""Addresses worked out once are those that the table of addresses gives."""

import pytest
from django.test import override_settings
from django.urls import NoReverseMatch, reverse

from khuyenhoc.links import link


def test_a_link_is_the_address_of_its_page():
    for _ in range(2):
        assert link("news:articles") == reverse("news:articles")
        assert link("news:article", 7, "hoc-bong") == reverse("news:article", args=[7, "hoc-bong"])
        assert link("news:article", 8, "hoc-bong") == "/tin/8-hoc-bong/"


def test_a_page_that_is_not_there_has_no_address():
    with pytest.raises(NoReverseMatch):
        link("news:nowhere")


def test_another_table_of_addresses_gives_others():
    own = link("associations:reorganisations")

    with override_settings(ROOT_URLCONF="tests.template_urls"):
        other = link("associations:reorganisations")

    assert other == "/to-chuc/sap-xep/" != own
    assert link("associations:reorganisations") == own
