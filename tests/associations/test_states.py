"""What the database itself guarantees of dated states, codes, holdings and weights (T1, T3)."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from associations.levels import TWO_TIERS
from associations.models import (
    Association,
    Established,
    Holding,
    Parcel,
    ParcelPart,
    Reorganisation,
    ReorganisationStatus,
    State,
    Weight,
)
from tests.factories import make_association

pytestmark = pytest.mark.django_db

YEAR_2026 = date(2026, 1, 1)


def settle() -> None:
    """Let the deferred constraints speak, as a commit would."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")


def commit(write: Callable[[], object]) -> None:
    """Write, and let the database judge it as at a commit."""
    write()
    settle()


def add_state(unit: Association, valid, **fields) -> State:
    values = {"name": unit.name, "full_name": unit.full_name, "level_id": unit.level_id, **fields}
    return State.objects.create(association=unit, valid=valid, **values)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((None, None), (YEAR_2026, None)),
        ((None, YEAR_2026), (date(2025, 12, 31), None)),
        ((TWO_TIERS, None), (None, YEAR_2026)),
        ((YEAR_2026, date(2026, 1, 2)), (YEAR_2026, date(2026, 1, 2))),
    ],
)
def test_states_of_one_association_cannot_overlap_t1(first, second):
    unit = make_association("Tân Lập", "commune", valid=first)

    with pytest.raises(IntegrityError, match="state_no_overlap"), transaction.atomic():
        commit(lambda: add_state(unit, second))


def test_states_may_follow_one_another_on_the_day_t1():
    unit = make_association("Tân Lập", "commune", valid=(None, YEAR_2026))

    add_state(unit, (YEAR_2026, None))

    settle()
    on = {day: State.objects.get(association=unit, valid__contains=day).pk
          for day in (date(1900, 1, 1), date(2025, 12, 31), YEAR_2026)}  # fmt: skip
    assert on[date(1900, 1, 1)] == on[date(2025, 12, 31)] != on[YEAR_2026]


def test_one_code_has_one_bearer_at_a_time_t1():
    make_association("Một", "commune", code="00001")

    with pytest.raises(IntegrityError, match="state_code_once_at_a_time"), transaction.atomic():
        commit(lambda: make_association("Hai", "commune", code="00001", valid=(YEAR_2026, None)))


def test_a_code_may_be_borne_again_later_and_no_code_by_many_t1():
    make_association("Một", "commune", code="00001", valid=(None, YEAR_2026))
    make_association("Hai", "commune", code="00001", valid=(YEAR_2026, None))
    make_association("Ba", "branch")
    make_association("Bốn", "branch")

    settle()

    assert State.objects.filter(code=None).count() == 2


def test_two_units_may_swap_their_codes_within_one_decision_t1():
    one = make_association("Một", "commune", code="00001")
    two = make_association("Hai", "commune", code="00002")

    with transaction.atomic():
        for unit, code in ((one, "00002"), (two, "00001")):
            State.objects.filter(association=unit).update(valid=(None, YEAR_2026))
            add_state(unit, (YEAR_2026, None), code=code, register="gso")

    settle()
    swapped = State.objects.filter(valid__contains=YEAR_2026).order_by("code")
    assert [state.association for state in swapped] == [two, one]


def test_an_unknown_beginning_is_an_unbounded_range():
    unit = make_association("Tân Lập", "commune", valid=(None, YEAR_2026))

    state = State.objects.get(association=unit)

    assert (state.valid.lower, state.from_known) == (None, False)
    assert add_state(unit, (YEAR_2026, None)).from_known is True


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"valid": (YEAR_2026, YEAR_2026)}, "state_lasts"),
        ({"code": "1"}, "state_code_has_register"),
        ({"register": "gso"}, "state_code_has_register"),
        ({"code": "", "register": "gso"}, "state_code_has_register"),
        ({"established": "perhaps"}, "state_established_known"),
    ],
)
def test_a_state_that_makes_no_sense_is_refused_by_the_database(fields, constraint):
    unit = make_association("Tân Lập", "commune", valid=(None, TWO_TIERS))

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        add_state(unit, fields.pop("valid", (YEAR_2026, None)), **fields)


def test_a_unit_cannot_hang_under_itself():
    unit = make_association("Tân Lập", "commune", valid=(None, TWO_TIERS))

    with pytest.raises(IntegrityError, match="state_not_under_itself"), transaction.atomic():
        add_state(unit, (YEAR_2026, None), parent=unit)


def test_whether_an_association_was_founded_is_dated_t5():
    unit = make_association(
        "Tân Lập", "commune", valid=(None, YEAR_2026), established=Established.NO
    )
    add_state(unit, (YEAR_2026, None), established=Established.YES)

    states = State.objects.filter(association=unit).order_by("valid")

    assert list(states.values_list("established", flat=True)) == [Established.NO, Established.YES]


def test_a_parcel_has_one_holder_at_a_time():
    one, two = make_association("Một", "commune"), make_association("Hai", "commune")
    parcel = Parcel.objects.create(origin=one)
    Holding.objects.create(parcel=parcel, holder=one, valid=(None, YEAR_2026))
    Holding.objects.create(parcel=parcel, holder=two, valid=(YEAR_2026, None))
    settle()

    with pytest.raises(IntegrityError, match="holding_one_holder"), transaction.atomic():
        commit(
            lambda: Holding.objects.create(
                parcel=parcel, holder=one, valid=(date(2026, 5, 1), None)
            )
        )


@pytest.fixture
def parts() -> list[ParcelPart]:
    """A parcel cut in three."""
    unit = make_association("Tân Lập", "commune")
    whole = Parcel.objects.create(origin=unit)
    decision = Reorganisation.objects.create(in_force_on=YEAR_2026)
    return [
        ParcelPart.objects.create(
            parcel=whole, part=Parcel.objects.create(origin=unit), valid_from=YEAR_2026,
            reorganisation=decision,
        )
        for _ in range(3)
    ]  # fmt: skip


def weigh(parts: list[ParcelPart], shares: list[str], basis: str = "people") -> None:
    for part, share in zip(parts, shares, strict=False):
        Weight.objects.create(part=part, basis=basis, share=Decimal(share), source="niên giám")


@pytest.mark.parametrize(
    "shares",
    [
        ["0.5", "0.3", "0.2"],
        ["1", "0", "0"],
        ["0.333333333333", "0.333333333333", "0.333333333334"],
    ],
)
def test_weights_of_a_parcel_add_up_to_one_t3(parts, shares):
    weigh(parts, shares)
    weigh(parts, ["0.2", "0.2", "0.6"], basis="area")

    settle()

    assert Weight.objects.count() == 6


@pytest.mark.parametrize("shares", [["0.5", "0.3"], ["0.5", "0.3", "0.3"], ["0.333333333333"] * 3])
def test_weights_that_do_not_add_up_are_refused_t3(parts, shares):
    with pytest.raises(IntegrityError, match="phải đúng bằng 1"), transaction.atomic():
        commit(lambda: weigh(parts, shares))


def test_weights_may_be_unknown_t3(parts):
    settle()

    assert not Weight.objects.exists()


def test_only_a_draft_may_wait_without_a_day_in_force():
    draft = Reorganisation.objects.create(number="30/2026/QH16", in_force_on=None)
    draft.status = ReorganisationStatus.SCHEDULED

    with pytest.raises(ValidationError, match="Phải có ngày hiệu lực"):
        draft.full_clean()
    with pytest.raises(IntegrityError, match="has_its_day"), transaction.atomic():
        draft.save()
