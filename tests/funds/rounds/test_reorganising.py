"""Rounds live through reorganisations: no place is lost, no dossier goes without a hand-over."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.models import User
from associations.models import Association
from associations.reorganising.cancelling import cancel
from funds.categories import load_categories
from funds.handing_over import give, take
from funds.models import HandOver, Nomination, Quota, Round
from funds.rounds.calling import RoundRefused, begin_review, open_round
from funds.rounds.handing_over import hand_over_dossiers, list_heirs
from funds.rounds.nominating import nominate
from funds.rounds.reorganising import ROUNDS
from funds.rounds.sharing import give_quotas
from tests.funds.books import make_fund
from tests.funds.rounds.calls import make_round, make_tier, tell
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
EARLY = date(2024, 1, 1)


def call(place: Before, owner: str = "Thái Nguyên", **fields) -> Round:
    """A round of a unit, open, its places given to the units below."""
    by = place.people["vanphong"]
    fund = make_fund(place.units[owner], by, 50_000_000, on=EARLY)
    load_categories()
    found = make_round(fund, by, **{"places": 12, **fields})
    make_tier(found)
    give_quotas(found, by, {})
    return open_round(found, by)


def send(place: Before, found: Round, unit: str, who: str, *names: str) -> list[Nomination]:
    """A unit nominates pupils."""
    tier = found.tiers.get()
    return [
        nominate(found, place.units[unit], tell(tier, name), place.people[who]) for name in names
    ]


def count_places(found: Round) -> dict[str, int]:
    """{unit: its places}, where there are any; they add up to what the round has."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate; set constraints all deferred")
    rows = Quota.objects.filter(round=found, places__gt=0).select_related("association")
    places = {row.association.name: row.places for row in rows}
    found.refresh_from_db()
    assert sum(places.values()) + found.spare == found.places
    return places


def see(user: User) -> set[str]:
    """Whose dossiers an officer reads."""
    rows = Nomination.objects.within(user.associations()).select_related("person")
    return {row.name for row in rows}


def sit(user: User, unit: Association) -> User:
    """Give an officer a seat in a unit that was founded."""
    user.person.posts.create(
        association=unit, office="officer", roles=["entry"], valid=(None, None)
    )
    return user


def test_a3_a_merge_lets_unused_places_go_on_and_keeps_the_dossiers_back():
    place = make_before()
    found = call(place)
    send(place, found, "Kha Sơn", "khason", "Em A")

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))

    founded = find_founded("Phú Sơn")
    assert count_places(found) == {"Kha Sơn": 1, "Phú Sơn": 5, "Tân Lập": 3, "La Hiên": 3}
    assert see(sit(place.people["lahien"], founded)) == set()
    assert see(place.people["vanphong"]) == {"Em A"}
    nominate(found, founded, tell(found.tiers.get(), "Em B"), place.people["lahien"])


def test_a3_dossiers_that_are_handed_over_bring_their_places():
    place = make_before()
    found = call(place)
    send(place, found, "Kha Sơn", "khason", "Em A", "Em B")
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    asked = foresee(decision, ROUNDS.title)[f"dossiers:{place.units['Kha Sơn'].pk}"]

    carry_out(decision, {asked.key: "to:0"})

    assert (asked.proposed, asked.count) == ("keep", 2)
    assert count_places(found) == {"Phú Sơn": 6, "Tân Lập": 3, "La Hiên": 3}
    assert see(sit(place.people["lahien"], find_founded("Phú Sơn"))) == {"Em A", "Em B"}


def test_a3_a_division_shares_unused_places_to_the_last_and_cancelling_takes_all_back():
    place = make_before()
    found = call(place, places=13)
    send(place, found, "Kha Sơn", "khason", "Em A")
    before = count_places(found)
    decision = decide(*divide(place, "Kha Sơn", "Đông", "Tây"))
    told = foresee(decision, ROUNDS.title)
    key = f"dossiers:{place.units['Kha Sơn'].pk}"

    carry_out(decision, {key: "to:1"})

    assert [choice.value for choice in told[key].choices] == ["keep", "to:0", "to:1"]
    assert count_places(found) == {
        "Đông": 2, "Tây": 2, "Úc Kỳ": 3, "Tân Lập": 3, "La Hiên": 3
    }  # fmt: skip
    assert Nomination.objects.get().association == find_founded("Tây")
    cancel(decision)
    assert count_places(found) == before
    assert Nomination.objects.get().association == place.units["Kha Sơn"]


def test_a3_an_abolished_level_gives_its_places_to_the_communes_below_it():
    place = make_before(with_districts=True)
    found = call(place, places=10)

    assert count_places(found) == {"Phú Bình": 5, "Võ Nhai": 5}
    carry_out(decide(*abolish_districts(), on=TWO_TIERS))

    assert sorted(count_places(found).values()) == [2, 2, 3, 3]
    assert set(count_places(found)) == {"Kha Sơn", "Úc Kỳ", "Tân Lập", "La Hiên"}


def test_a3_dossiers_that_stayed_are_handed_over_later_by_who_enters_above_both():
    place = make_before()
    found = call(place)
    send(place, found, "Kha Sơn", "khason", "Em A", "Em B")
    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))
    old, founded = Association.objects.get(name="Kha Sơn"), find_founded("Phú Sơn")
    officer = sit(place.people["lahien"], founded)

    with pytest.raises(PermissionDenied):
        hand_over_dossiers(old, founded, officer)
    with pytest.raises(RoundRefused, match="kế thừa"):
        hand_over_dossiers(old, place.units["Tân Lập"], place.people["vanphong"])
    assert list_heirs(old) == [founded]
    page = Client()
    page.force_login(place.people["vanphong"])
    address = reverse("rounds:unit", args=[found.pk, old.pk])
    assert "Bàn giao hồ sơ" in page.get(address).text
    page.post(address, {"viec": "hand_over", "heir": founded.pk})

    assert see(officer) == {"Em A", "Em B"}
    assert count_places(found) == {"Phú Sơn": 6, "Tân Lập": 3, "La Hiên": 3}
    with pytest.raises(RoundRefused, match="không còn hồ sơ"):
        hand_over_dossiers(old, founded, place.people["vanphong"])


def test_q6_a_round_goes_with_its_fund_when_both_have_signed_and_goes_on():
    place = make_before()
    found = call(place, "Kha Sơn", places=2)
    send(place, found, "Kha Sơn", "khason", "Em A")
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))

    told = foresee(decision, ROUNDS.title)
    carry_out(decision)
    minute = give(HandOver.objects.get(), place.people["vanphong"])
    take(minute.shares.get(), place.people["langson"])

    assert "đi theo quỹ" in told[f"round:{found.pk}"].text
    found = Round.objects.select_related("fund__association").get()
    assert found.association == find_founded("Phú Sơn")
    found.criteria.create(name="Học tập", most=10)
    found.reviewers.create(user=place.people["tinh"])
    assert begin_review(found, place.people["vanphong"]).state == "review"
