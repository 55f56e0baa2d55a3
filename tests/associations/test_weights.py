"""Shares of divided territory typed after the event (T3)."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from associations.models import Holding, Parcel, ParcelPart, Reorganisation, Weight
from associations.weights import NoShares, keep_shares, list_divisions, share_out
from tests.factories import make_association

DAY = date(2026, 7, 1)
COUNTS = st.decimals(0, 10**7, places=3)


@pytest.fixture
def divided(country) -> SimpleNamespace:
    """A commune of two parcels divided between two new ones."""
    decision = Reorganisation.objects.create(number="7", in_force_on=DAY, status="applied")
    since = {"valid": (DAY, None)}
    news = [make_association(name, "commune", country.province, **since) for name in ("A", "B")]
    for _ in range(2):
        parcel = Parcel.objects.create(origin=country.tan_lap)
        Holding.objects.create(parcel=parcel, holder=country.tan_lap, valid=(None, DAY))
        for new in news:
            part = Parcel.objects.create(origin=new)
            Holding.objects.create(parcel=part, holder=new, **since)
            ParcelPart.objects.create(
                parcel=parcel, part=part, valid_from=DAY, reorganisation=decision
            )
    return SimpleNamespace(decision=decision, news=news, old=country.tan_lap)


def check_constraints() -> None:
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")


@given(st.lists(COUNTS, min_size=1, max_size=12).filter(any))
def test_t3_shares_add_up_to_one_exactly(numbers):
    shares = share_out(numbers)

    assert sum(shares) == 1
    assert all(abs(share - number / sum(numbers)) < Decimal("1e-11")
               for share, number in zip(shares, numbers, strict=True))  # fmt: skip


@pytest.mark.parametrize("numbers", [[Decimal(0), Decimal(0)], [Decimal(-1), Decimal(2)]])
def test_what_is_no_share_is_refused(numbers):
    with pytest.raises(NoShares):
        share_out(numbers)


def test_a_division_is_listed_once_for_all_its_parcels(divided):
    (division,) = list_divisions(divided.decision)

    assert (division.old, division.takers) == (divided.old, divided.news)
    assert [len(parts) for parts in division.parts] == [2, 2]
    assert set(division.shares.values()) == {None}


def test_counts_become_shares_of_every_parcel(divided):
    (division,) = list_divisions(divided.decision)

    changed = keep_shares(division, "people", [Decimal(6000), Decimal(2000)], "Công an xã")
    check_constraints()

    (again,) = list_divisions(divided.decision)
    assert changed
    assert again.shares["people"] == [Decimal("0.75"), Decimal("0.25")]
    assert again.sources["people"] == "Công an xã"
    assert Weight.objects.count() == 4


def test_the_same_shares_change_nothing_and_none_make_them_unknown_again(divided):
    (division,) = list_divisions(divided.decision)
    keep_shares(division, "area", [Decimal(1), Decimal(2)], "Sở")
    (division,) = list_divisions(divided.decision)

    assert not keep_shares(division, "area", [Decimal(1), Decimal(2)], "Sở")
    assert keep_shares(division, "area", None, "")
    check_constraints()
    assert not Weight.objects.exists()


def test_shares_need_a_source(divided):
    (division,) = list_divisions(divided.decision)

    with pytest.raises(NoShares, match="nguồn"):
        keep_shares(division, "people", [Decimal(1), Decimal(1)], " ")


@pytest.mark.parametrize("count", [1, 3])
def test_divisions_take_five_queries_however_many(divided, django_assert_num_queries, count):
    for _ in range(1, count):
        old = make_association("Cũ", "commune", divided.news[0].parent, valid=(None, DAY))
        parcel = Parcel.objects.create(origin=old)
        Holding.objects.create(parcel=parcel, holder=old, valid=(None, DAY))
        for new in divided.news:
            part = Parcel.objects.create(origin=new)
            Holding.objects.create(parcel=part, holder=new, valid=(DAY, None))
            ParcelPart.objects.create(
                parcel=parcel, part=part, valid_from=DAY, reorganisation=divided.decision
            )

    with django_assert_num_queries(5):
        found = list_divisions(divided.decision)

    assert len(found) == count
