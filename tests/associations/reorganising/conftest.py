"""The engine by itself: what upper storeys make of a reorganisation is tested with them."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest

from associations.models import Reorganisation
from associations.reorganising.changes import write_lines
from associations.reorganising.lines import Line
from tests.factories import make_association, make_holding

DAY = date(2026, 3, 1)


@pytest.fixture(autouse=True)
def _no_steps(settings):
    settings.REORGANISATION_STEPS = []


def make_land() -> SimpleNamespace:
    """Two provinces; three communes of the first, one of the second; branches of the first one."""
    units = SimpleNamespace(nation=make_association("Việt Nam", "national"))
    since = {"valid": (date(2025, 7, 1), None)}
    for key, name, code in (("p", "Thái Nguyên", "19"), ("q", "Lào Cai", "15")):
        province = make_association(name, "province", units.nation, code=code, kind="tỉnh",
                                    full_name=f"Tỉnh {name}", **since)  # fmt: skip
        setattr(units, key, province)
    communes = [("a", "An Khánh", "00001", "p"), ("b", "Bình Yên", "00002", "p"),
                ("c", "Cát Nê", "00003", "p"), ("d", "Dương Quỳ", "00004", "q")]  # fmt: skip
    for key, name, code, parent in communes:
        commune = make_association(name, "commune", getattr(units, parent), code=code, kind="xã",
                                   full_name=f"Xã {name}", **since)  # fmt: skip
        setattr(units, key, commune)
        make_holding(commune, **since)
    for key, name in (("a1", "thôn 1"), ("a2", "thôn 2")):
        branch = make_association(name, "branch", units.a, kind="chi hội",
                                  full_name=f"Chi hội {name}", **since)  # fmt: skip
        setattr(units, key, branch)
        make_holding(branch, **since)
    return units


@pytest.fixture
def land(db) -> SimpleNamespace:
    return make_land()


@pytest.fixture
def open_land(transactional_db) -> SimpleNamespace:
    """The same, seen by other connections too."""
    return make_land()


def decide(*lines: Line, on: date = DAY, sequence: int = 1, number: str = "1/QĐ") -> Reorganisation:
    """A stored decision with these lines."""
    decision = Reorganisation.objects.create(number=number, in_force_on=on, sequence=sequence)
    write_lines(decision, lines)
    return decision


Decide = Callable[..., Reorganisation]
