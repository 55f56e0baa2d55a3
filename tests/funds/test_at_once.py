"""Many at once, deaths and any order of things: the books stay right (product.md Q1)."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection
from hypothesis import HealthCheck, given
from hypothesis import settings as bounds
from hypothesis import strategies as st

from funds.ledger import (
    LedgerRefused,
    close_period,
    exchange,
    reopen_period,
    reverse,
    transfer,
)
from funds.models import Closure, Entry, Fund, Medium, Nomination
from funds.rounds.calling import RoundRefused
from funds.rounds.nominating import NO_QUOTA
from tests.factories import make_association, make_officer
from tests.funds.books import DAY, OPENED, assert_books_are_right, hold, make_fund, pay, receive
from tests.funds.rounds.calls import call, make_place, send
from tests.world import keep_nothing

AT_ONCE = pytest.mark.django_db(transaction=True)


def make_two(opening: int) -> tuple[Fund, Fund, object]:
    """Two funds of one commune, the first with some cash, and who keeps them."""
    commune = make_association("Xã Hoa Mai", "commune")
    keeper = make_officer("thuquy", commune)
    return (
        make_fund(commune, keeper, opening),
        make_fund(commune, keeper, name="Quỹ thôn"),
        keeper,
    )


@pytest.mark.db
@AT_ONCE
def test_q1_twenty_who_pay_at_once_never_overdraw():
    fund, _, keeper = make_two(1_000)
    outcomes: list[str] = []

    def pay_three_times():
        for _ in range(3):
            try:
                outcomes.append(pay(fund, keeper, 90).voucher)
            except LedgerRefused:
                outcomes.append("")
        connection.close()

    threads = [threading.Thread(target=pay_three_times) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    paid = sorted(filter(None, outcomes))
    assert (len(outcomes), paid) == (60, [f"PC {n:04}/2026" for n in range(1, 12)])
    assert hold(fund) == 10
    assert_books_are_right()


@pytest.mark.db
@AT_ONCE
def test_q3_two_who_nominate_for_the_last_place_at_once_get_one():
    place = make_place(places=2)  # one for each commune
    call(place)
    outcomes: list[str] = []
    gate = threading.Barrier(2)

    def nominate(name: str):
        gate.wait()
        try:
            outcomes.append(str(send(place, 0, name)))
        except RoundRefused as refusal:
            outcomes.append(str(refusal))
        connection.close()

    threads = [threading.Thread(target=nominate, args=[f"Trần Thị {each}"]) for each in "AB"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == sorted(["Hồ sơ số 1", NO_QUOTA])
    assert Nomination.objects.count() == 1


@pytest.mark.db
@AT_ONCE
def test_q1_transfers_both_ways_at_once_wait_for_one_another():
    fund, other, keeper = make_two(1_000)
    receive(other, keeper, 1_000)
    failed: list[Exception] = []

    def send(source: Fund, target: Fund):
        for _ in range(5):
            try:
                transfer(source, target, amount=10, on=DAY, by=keeper, purpose="Điều hòa")
            except Exception as error:
                failed.append(error)
        connection.close()

    threads = [
        threading.Thread(target=send, args=pair) for pair in [(fund, other), (other, fund)] * 4
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []
    assert (hold(fund), hold(other)) == (1_000, 1_000)
    assert_books_are_right()


@pytest.mark.db
@AT_ONCE
@pytest.mark.parametrize(
    "point", ["pay lock", "pay take_number", "pay _add", "transfer take_number", "transfer _add"]
)
def test_q1_death_while_booking_leaves_no_gap_and_no_half(point):
    fund, other, keeper = make_two(1_000)
    database = connection.settings_dict
    host = connection.get_connection_params()["host"]

    keys = [str(row.pk) for row in (fund, other, keeper)]
    ended = subprocess.run(
        [sys.executable, "-m", "tests.funds.dying", point, *keys],
        env={**os.environ,
             "DATABASE_URL": f"postgres://{database['USER']}@/{database['NAME']}?host={host}"},
        cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert ended.returncode == -signal.SIGKILL, ended.stderr
    assert hold(other) == 0
    pay(fund, keeper, 1)
    transfer(fund, other, amount=1, on=DAY, by=keeper, purpose="Chuyển theo quy chế")
    assert_books_are_right()


class Crash(Exception):
    """Something fails after a booking, in its transaction."""


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["receive", "pay", "transfer", "exchange", "reverse", "close", "reopen"]),
        st.integers(0, 1),  # which fund
        st.integers(1, 500),  # how much, and which entry is reversed
        st.integers(0, 40),  # on which day
        st.booleans(),  # whether it crashes
    ),
    max_size=14,
)


@pytest.fixture
def two():
    return make_two(700)


@pytest.mark.django_db
@bounds(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(deeds=DEEDS)
def test_q1_books_are_right_after_any_deeds_in_any_order(two, deeds):
    with keep_nothing():
        for deed, which, number, days, crashes in deeds:
            with contextlib.suppress(LedgerRefused, Crash):
                do(deed, two[which], two[1 - which], two[2], number, OPENED + timedelta(days))
                if crashes:
                    crash_after(two[which], two[2], number)
        assert_books_are_right()
        assert {hold(fund) >= 0 for fund in two[:2]} == {True}


def do(deed: str, fund: Fund, other: Fund, by, number: int, on: date) -> None:
    """One deed; it may be refused."""
    if deed == "receive":
        receive(fund, by, number, on)
    elif deed == "pay":
        pay(fund, by, number, on)
    elif deed == "transfer":
        transfer(fund, other, amount=number, on=on, by=by, purpose="Chuyển")
    elif deed == "exchange":
        exchange(fund, amount=number, source=Medium.CASH, target=Medium.BANK, on=on, by=by,
                 purpose="Nộp tiền vào ngân hàng")  # fmt: skip
    elif deed == "reverse":
        entries = list(Entry.objects.filter(fund=fund, reverses=None).exclude(kind="opening"))
        if entries:
            reverse(entries[number % len(entries)], on=on, by=by, reason="Nhầm")
    elif deed == "close":
        close_period(fund, last_day=on, by=by)
    else:
        last = Closure.objects.filter(fund=fund, reopened_at=None).order_by("span").last()
        if last:
            reopen_period(last, by=by, reason="Sót phiếu")


def crash_after(fund: Fund, by, amount: int) -> None:
    """Receive, and fail before the end of the transaction."""
    with keep_nothing():
        receive(fund, by, amount, date(2026, 6, 1))
        raise Crash
