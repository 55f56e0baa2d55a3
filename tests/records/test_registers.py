"""Number registers: without gaps, also when what a number was for fails."""

import threading

import pytest
from django.db import connection, transaction

from records.models import NumberRegister
from records.registers import NotInTransaction, take_number, take_numbers
from tests.factories import make_association


@pytest.mark.django_db
def test_numbers_run_from_one_in_each_series():
    here, there = make_association("Đây", "province"), make_association("Kia", "province")

    taken = [take_number("receipt", here, 2026) for _ in range(3)]

    assert taken == [1, 2, 3]
    assert take_number("receipt", there, 2026) == 1
    assert take_number("receipt", here, 2027) == 1
    assert take_number("letter", here, 2026) == 1


@pytest.mark.django_db
def test_block_of_numbers_follows_what_was_taken_and_is_not_empty():
    here = make_association("Đây", "province")

    taken = [take_numbers("paper", here, 2026, count) for count in (1, 3, 2)]

    assert taken == [range(1, 2), range(2, 5), range(5, 7)]
    with pytest.raises(ValueError, match="0"):
        take_numbers("paper", here, 2026, 0)


def take_and_fail(association):
    with transaction.atomic():
        take_number("receipt", association, 2026)
        raise ZeroDivisionError


@pytest.mark.django_db(transaction=True)
def test_number_of_a_failed_transaction_is_given_again():
    here = make_association("Đây", "province")

    with pytest.raises(ZeroDivisionError):
        take_and_fail(here)

    with transaction.atomic():
        assert take_number("receipt", here, 2026) == 1


@pytest.mark.django_db(transaction=True)
def test_number_outside_a_transaction_is_refused():
    here = make_association("Đây", "province")

    with pytest.raises(NotInTransaction):
        take_number("receipt", here, 2026)


@pytest.mark.db
@pytest.mark.django_db(transaction=True)
def test_numbers_taken_at_once_are_all_different_and_without_gaps():
    here = make_association("Đây", "province")
    taken: list[int] = []

    def take():
        for _ in range(5):
            with transaction.atomic():
                taken.append(take_number("receipt", here, 2026))
        connection.close()

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(taken) == list(range(1, 21))
    assert NumberRegister.objects.get().last == 20
