"""Who has not signed in since the last deadline (product.md A6)."""

from datetime import date, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from figures.models import Due
from returns.absent import find_absent
from tests.returns.pages import sign_in

pytestmark = pytest.mark.django_db
LAST, NEXT = date(2024, 7, 15), date(2025, 1, 15)


@pytest.fixture
def between(place):
    """Two deadlines; nobody has signed in yet."""
    Due.objects.update(deadline=NEXT)
    first = place.return_of(place.communes[0]).due_id
    Due.objects.filter(pk=first).update(deadline=LAST)
    return place


@pytest.mark.parametrize(
    ("today", "is_told"),
    [
        (date(2024, 12, 30), False),
        (date(2024, 12, 31), True),
        (date(2025, 1, 15), True),
        (date(2025, 1, 16), False),
    ],
)
def test_a6_told_in_the_fifteen_days_before_a_deadline(between, today, is_told):
    found = find_absent(between.people["province"], today)

    assert (found is not None) is is_told
    assert found is None or (found.since, found.deadline) == (LAST, NEXT)


def test_who_has_signed_in_since_is_not_counted(between):
    chief, day = between.people["province"], date(2025, 1, 10)
    before = find_absent(chief, day).count
    late = User.objects.filter(pk=between.people["sister"].pk)

    late.update(last_login=timezone.make_aware(datetime(2024, 7, 15, 23, 59)))
    same_day = find_absent(chief, day).count
    late.update(last_login=timezone.make_aware(datetime(2024, 7, 16, 0, 1)))

    assert (same_day, find_absent(chief, day).count) == (before, before - 1)


def test_who_prints_no_slips_is_told_nothing(between):
    assert find_absent(between.people["sister"], date(2025, 1, 10)) is None


def test_board_leads_to_the_slips_of_those_who_are_absent(between):
    today = timezone.localdate()
    Due.objects.filter(deadline=NEXT).update(deadline=today)
    client = sign_in(between, "province")

    page = client.get(reverse("returns:board"))
    slips = client.get(page.context["absent"].url)

    assert slips.context["page"].paginator.count >= page.context["absent"].count > 0
