"""(s) at a fiftieth: our way and import-export leave the same register, and its pages open."""

import pytest

from bench import members, nation
from bench.members import Roll, make_import
from members.models import Member


def read_register() -> set[tuple]:
    """What the register says of each member."""
    return set(
        Member.objects.values_list(
            "person__name", "person__birth_year", "person__address", "person__association",
            "joined_on", "stays__association", "fees__year", "fees__amount",
        )
    )  # fmt: skip


@pytest.fixture
def roll(tmp_path) -> Roll:
    """A province with its communes."""
    register = Roll(tmp_path)
    nation.lay_nation(nation.SMALL)
    register.lay("56")
    return register


@pytest.mark.django_db(transaction=True)
def test_both_ways_leave_the_same_register(roll):
    path = roll.write_book(200)

    roll.take(path)
    ours = read_register()
    roll.take(path)
    again = read_register()
    roll.clear()
    make_import(roll, path)()
    stock = read_register()

    assert len(ours) == 200
    assert ours == again == stock


@pytest.mark.django_db(transaction=True)
def test_pages_open_over_many_members(roll, monkeypatch):
    monkeypatch.setattr(members, "MANY", 2_000)
    monkeypatch.setattr(members, "ASKED", 2)

    lines = list(members._measure_pages(roll))

    assert len(lines) == 7
    assert Member.objects.count() == 2_000
