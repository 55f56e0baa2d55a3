"""(m) at a fiftieth: our way, the floor and import-export leave the same register."""

import pytest

from bench import nation
from bench.lists import BulkKind, Register, StockKind, make_import
from learning_models.models import Registration


def read_register() -> set[tuple]:
    """What the register says of each family."""
    return set(
        Registration.objects.values_list(
            "bearer__name", "bearer__hamlet", "bearer__address", "bearer__people", "association",
            "state", "self_score", "score",
        )
    )  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_all_ways_leave_the_same_register(tmp_path):
    register = Register(tmp_path)
    nation.lay_nation(nation.SMALL)
    register.lay("56")
    path = register.write_book(200)

    register.take(path)
    ours = read_register()
    register.take(path)
    again = read_register()
    register.clear()
    register.take_floor(path)
    floor = read_register()
    register.clear()
    make_import(register, StockKind, path)()
    stock = read_register()
    register.clear()
    make_import(register, BulkKind, path)()
    bulk = read_register()

    assert len(ours) == 200
    assert ours == again == floor == stock == bulk
