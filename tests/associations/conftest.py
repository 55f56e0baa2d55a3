"""A small tree in numbers as mptt gives them: nation, province, two communes."""

from types import SimpleNamespace

import pytest

from associations.levels import TWO_TIERS
from tests.factories import make_association, make_holding


def make_country() -> SimpleNamespace:
    nation = make_association("Việt Nam", "national")
    province = make_association("Thái Nguyên", "province", nation, code="19", kind="tỉnh")
    since = {"valid": (TWO_TIERS, None)}
    tan_lap = make_association("Tân Lập", "commune", province, code="00001", kind="xã", **since)
    vo_nhai = make_association("Võ Nhai", "commune", province, code="00002", kind="xã", **since)
    for commune in (tan_lap, vo_nhai):
        make_holding(commune, **since)
    make_holding(province, (None, TWO_TIERS))
    return SimpleNamespace(nation=nation, province=province, tan_lap=tan_lap, vo_nhai=vo_nhai)


@pytest.fixture
def country(db) -> SimpleNamespace:
    return make_country()


@pytest.fixture
def open_country(transactional_db) -> SimpleNamespace:
    """The same, seen by other connections too."""
    return make_country()
