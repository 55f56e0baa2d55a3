"""Names of people: by consent and purpose (product.md Q4)."""

from datetime import date

import pytest

from accounts.masks import HIDDEN, givers_needed, initials, masked
from accounts.models import Consent, ConsentGiver, Purpose
from tests.factories import make_association, make_person, now

TODAY = date(2026, 11, 22)
SELF, GUARDIAN = ConsentGiver.SELF, ConsentGiver.GUARDIAN


@pytest.fixture
def child(db):
    person = make_person("Nguyễn Văn An", make_association("Võ Nhai", "commune"))
    person.birth_year = 2015
    person.save()
    return person


def agree(person, giver, purpose=Purpose.PUBLISH_NAME, until=None):
    return Consent.objects.create(
        person=person, purpose=purpose, giver=giver, given_on=date(2026, 1, 5), withdrawn_on=until
    )


@pytest.mark.parametrize(
    ("birth_year", "needed"),
    [
        (None, {SELF, GUARDIAN}),
        (2022, {GUARDIAN}),
        (2019, {SELF, GUARDIAN}),  # turns 7 this year: both
        (2010, {SELF, GUARDIAN}),  # turns 16 this year: still both
        (2009, {SELF}),
        (1960, {SELF}),
    ],
)
def test_who_must_agree_goes_by_age(birth_year, needed):
    assert givers_needed(birth_year, TODAY) == needed


def test_child_is_named_only_when_child_and_guardian_agree(child):
    assert masked(child, Purpose.PUBLISH_NAME, TODAY) == "N. V. A."

    agree(child, SELF)
    assert masked(child, Purpose.PUBLISH_NAME, TODAY) == "N. V. A."

    agree(child, GUARDIAN)
    assert masked(child, Purpose.PUBLISH_NAME, TODAY) == "Nguyễn Văn An"


def test_consent_for_one_purpose_is_none_for_another(child):
    agree(child, SELF, Purpose.PROCESS)
    agree(child, GUARDIAN, Purpose.PROCESS)

    assert masked(child, Purpose.PUBLISH_NAME, TODAY) == "N. V. A."


def test_withdrawal_takes_effect_on_its_day(child):
    agree(child, SELF)
    agree(child, GUARDIAN, until=TODAY)

    assert masked(child, Purpose.PUBLISH_NAME, TODAY) == "N. V. A."
    assert masked(child, Purpose.PUBLISH_NAME, date(2026, 11, 21)) == "Nguyễn Văn An"


def test_erased_person_is_hidden_whatever_was_agreed(child):
    agree(child, SELF)
    agree(child, GUARDIAN)
    child.erased_at = now()

    assert masked(child, Purpose.PUBLISH_NAME, TODAY) == HIDDEN


def test_initials_keep_vietnamese_letters():
    assert initials("đặng thị Ánh") == "Đ. T. Á."
