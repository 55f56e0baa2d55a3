"""Drafts of reports live through reorganisations; what was issued stays (time.md)."""

import pytest
from django.utils import timezone

from accounts.models import User
from associations.reorganising.cancelling import cancel
from figures.models import Period
from meetings.models import Report, ReportKind
from meetings.reports.reorganising import REPORTS
from tests.reorganised import (
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

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Before:
    return make_before()


def write(place: Before, name: str, period: str = "2026", **fields) -> Report:
    """A draft of a unit."""
    kind, _ = ReportKind.objects.get_or_create(code="nam", name="Năm", abstract="{kỳ}")
    return Report.objects.create(
        kind=kind, association=place.units[name], period=Period.objects.get(code=period),
        abstract=f"Năm của {name}", drafted_by=place.people["vanphong"], **fields,
    )  # fmt: skip


def test_a_draft_goes_on_in_the_merged_commune_and_one_of_a_past_year_ends(place):
    now, past = write(place, "Kha Sơn"), write(place, "Úc Kỳ", "2025")
    other = write(place, "Tân Lập")

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))

    found = dict(Report.objects.values_list("pk", "state"))
    assert found == {now.pk: "draft", past.pk: "closed", other.pk: "draft"}
    now.refresh_from_db()
    assert now.association == find_founded("Phú Sơn")


def test_staff_choose_which_part_of_a_divided_commune_goes_on(place):
    report = write(place, "Kha Sơn", "2025")

    decision = decide(*divide(place, "Kha Sơn", "Đông", "Tây"))
    asked = foresee(decision, REPORTS.title)[f"report:{report.pk}"]
    carry_out(decision, {asked.key: "to:1"})

    report.refresh_from_db()
    assert [choice.value for choice in asked.choices] == ["to:0", "to:1", "close"]
    assert asked.choices[1].label == f"Xã {report.association.name} soạn tiếp"
    assert report.state == "draft"


def test_the_draft_of_a_district_goes_up_when_the_level_ends():
    place = make_before(with_districts=True)
    report = write(place, "Phú Bình", Period.objects.latest("last_day").code)

    carry_out(decide(*abolish_districts(), on=TWO_TIERS))

    report.refresh_from_db()
    assert report.association == place.units["Thái Nguyên"]


def test_what_was_frozen_stays_with_whom_it_was_and_a_cancel_takes_back_the_rest(place):
    another = User.objects.exclude(pk=place.people["vanphong"].pk).first()
    frozen = write(place, "Kha Sơn", state="frozen", frozen_by=another, frozen_at=timezone.now())
    drafts = [write(place, "Kha Sơn"), write(place, "Úc Kỳ", "2025")]
    before = list(Report.objects.order_by("pk").values())
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))

    carry_out(decision)
    changed = {old["id"] for old in before if old != Report.objects.values().get(pk=old["id"])}
    cancel(decision)

    assert changed == {each.pk for each in drafts}
    assert frozen.pk not in changed
    assert list(Report.objects.order_by("pk").values()) == before
