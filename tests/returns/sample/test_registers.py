"""The sample's year of the register: as many titles as the returns tell, no household named."""

from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse

from associations.models import Association
from figures.models import Period, Value
from learning_models.counting import count_register
from learning_models.models import Bearer, Registration, RegistrationState
from returns.sample.places import find_places

pytestmark = pytest.mark.django_db


def test_register_counts_what_the_returns_of_the_year_say(sample) -> None:
    """L5: registers and returns of the sample agree."""
    units = find_places(sample.territory).new.values()
    period = Period.objects.get(code="2025")
    counts = count_register([unit.pk for unit in units], period)
    told = Value.objects.filter(
        period=period, association__in=[unit.pk for unit in units], status=1,
        indicator__code__regex="^(clan|community|unit)_(registered|recognised|rerecognised)$",
    )  # fmt: skip

    different = [
        value.indicator.code
        for value in told.select_related("indicator")
        if value.number and counts.get((value.association_id, value.indicator_id)) != value.number
    ]
    assert told.count() > 0
    assert different == []


def test_households_stand_at_every_step_of_the_cycle(sample) -> None:
    rows = Registration.objects.filter(bearer__subject="household")
    states = Counter(rows.values_list("state", flat=True))

    assert sum(states.values()) == 300
    assert set(states) == set(RegistrationState.values)
    assert sample.loaded.rows["registrations"] == Registration.objects.count()


def test_public_page_of_the_province_is_marked_and_names_no_household(sample) -> None:
    home = Association.objects.get(pk=find_places(sample.territory).home.pk)

    text = Client().get(reverse("titles:unit", args=[home.pk, 2025])).text

    assert "minh họa" in text
    names = Bearer.objects.filter(subject="household").values_list("name", flat=True)
    assert not [name for name in names if name in text]
