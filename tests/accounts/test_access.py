"""Posts give rights, and rights end with them (product.md A1)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts import access
from accounts.models import Mandate, Role, User
from associations.models import Association
from tests.factories import make_association, make_officer

pytestmark = pytest.mark.django_db
LAST_YEAR = (date(2020, 1, 1), timezone.localdate())
FROM_TOMORROW = (timezone.localdate() + timedelta(days=1), None)


@pytest.fixture
def province():
    return make_association("Thái Nguyên", "province", make_association("Việt Nam", "national"))


@pytest.mark.parametrize("valid", [LAST_YEAR, FROM_TOMORROW])
def test_a1_rights_begin_and_end_with_the_post(province, valid):
    officer = make_officer("an", province, ("approve",), valid=valid)

    assert not access.holds(officer, Role.APPROVE)
    assert set(officer.associations()) == set()
    assert officer.roles() == set()


@pytest.mark.parametrize(
    ("roles", "valid", "is_active"),
    [
        (("approve", "entry"), (None, None), True),
        (("entry",), (None, None), True),
        (("approve",), LAST_YEAR, True),
        (("approve",), FROM_TOMORROW, True),
        (("approve",), (None, None), False),
    ],
)
def test_a1_quick_list_of_seats_is_that_of_the_associations(province, roles, valid, is_active):
    officer = make_officer("an", province, roles, valid=valid, is_active=is_active)
    nobody = User(username="vo-danh")

    seats = access.list_seats(officer, Role.APPROVE)

    assert seats == {each.pk for each in access.associations_for(officer, Role.APPROVE)}
    assert bool(seats) == ("approve" in roles and valid == (None, None) and is_active)
    assert access.list_seats(nobody, Role.APPROVE) == set()


def test_post_held_today_gives_its_roles_and_no_others(province):
    officer = make_officer("an", province, ("entry", "check"))

    assert officer.roles() == {"entry", "check"}
    assert access.holds(officer, Role.ENTRY)
    assert set(officer.associations()) == {province}


def test_refusal_has_a_reason_in_words(province):
    officer = make_officer("an", province, ("look",))

    with pytest.raises(PermissionDenied, match="chưa được giao việc “duyệt”"):
        access.holds(officer, Role.APPROVE).require()


def test_disabled_log_in_has_no_posts(province):
    officer = make_officer("an", province, is_active=False)

    assert set(officer.posts()) == set()
    assert not officer.is_staff


def test_desk_is_open_to_the_province_and_closed_to_communes(province):
    commune = make_association("Phú Bình", "commune", province)

    assert make_officer("an", province).is_staff
    assert not make_officer("binh", commune).is_staff


def test_a1_mandate_covers_its_form_and_periods_and_no_more(province):
    communes = [make_association(name, "commune", province) for name in ("Một", "Hai", "Ba")]
    officer = make_officer("an", make_association("Phú Bình", "district", province))
    mandate = Mandate.objects.create(
        post=officer.person.posts.get(),
        form="bieu-01",
        reason="huyện cũ",
        periods=(date(2024, 1, 1), date(2025, 1, 1)),
    )
    mandate.units.set(communes[:2])

    covered = access.mandated_units(officer, "bieu-01", date(2024, 12, 31))

    assert set(covered) == set(communes[:2])
    assert not access.mandated_units(officer, "bieu-02", date(2024, 12, 31))
    assert not access.mandated_units(officer, "bieu-01", date(2025, 12, 31))


def test_a1_mandate_dies_with_its_post(province):
    officer = make_officer("an", province, valid=LAST_YEAR)
    mandate = Mandate.objects.create(post=officer.person.posts.get(), reason="cũ")
    mandate.units.set([make_association("Một", "commune", province)])

    assert not access.mandated_units(officer, "bieu-01", date(2024, 12, 31))


def test_mandate_of_a_post_without_entry_sends_nothing(province):
    officer = make_officer("an", province, ("look",))
    mandate = Mandate.objects.create(post=officer.person.posts.get(), reason="nhầm")
    mandate.units.set(Association.objects.all())

    assert not access.mandated_units(officer, "bieu-01", date(2024, 12, 31))
