"""(p) at a fiftieth: the books of the bench are right, and what is read of them is theirs."""

from datetime import date

import pytest

from bench import funds
from funds.ledger import add_up
from funds.models import Entry
from funds.papers import print_book
from funds.recounting import find_differences
from tests.funds.books import hold

COUNT = funds.COUNT // 50


@pytest.mark.django_db
def test_books_of_the_bench_are_right_and_read_as_they_are():
    fund, by = funds.lay(COUNT)
    funds.book(fund, by)

    reads = {name: run() for name, run in funds.list_reads(fund)}
    booked, bare = funds.time_in_server(fund, 5)

    assert list(find_differences()) == []
    assert Entry.objects.count() == COUNT + 3
    assert hold(fund) == 2 * 10**9 + COUNT // 5 * (3 * 200_000 - 2 * 100_000) + 1_000
    assert add_up(fund, date(2016, 1, 1), date(2030, 1, 1))["closing"] == hold(fund)
    assert set(reads) == {"số dư", "công khai một năm", "một trang sổ quỹ"}
    assert print_book(fund, *funds.find_days(fund, 100)).startswith(b"%PDF")
    assert min(booked, bare) > 0
