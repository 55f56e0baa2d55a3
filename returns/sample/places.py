"""Where the sample's units stand in the database: associations by their code and their time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from associations.levels import COMMUNE, DISTRICT, NATIONAL, PROVINCE, TWO_TIERS
from associations.models import Association, State
from returns.sample.territory import HOME, JOINED, Territory

LAST_OLD_DAY = TWO_TIERS - timedelta(days=1)


class PlaceMissing(Exception):
    """A unit of the sample is not in the tree; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Places:
    """The associations of the sample: communes, districts and provinces, by code.

    ``old`` and ``districts`` are those of 30 June 2025, ``new`` those since 1 July 2025; ``home``
    is Thái Nguyên today, ``before`` the two provinces that it was made of.
    """

    old: dict[str, Association]
    new: dict[str, Association]
    districts: dict[str, Association]
    before: dict[str, Association]
    home: Association
    nation: Association

    @property
    def provinces(self) -> list[Association]:
        """The home province and the two it was made of: of whom the forms are asked."""
        return [*self.before.values(), self.home]


def find_places(territory: Territory) -> Places:
    """Find every unit of the sample. Raises ``PlaceMissing``."""
    districts = {commune.district for commune in territory.old}
    return Places(
        old=_find(COMMUNE, (commune.code for commune in territory.old), LAST_OLD_DAY),
        new=_find(COMMUNE, (commune.code for commune in territory.new), TWO_TIERS),
        districts=_find(DISTRICT, districts, LAST_OLD_DAY),
        before=_find(PROVINCE, (HOME, JOINED), LAST_OLD_DAY),
        home=_find(PROVINCE, [HOME], TWO_TIERS)[HOME],
        nation=Association.objects.get(level=NATIONAL),
    )


def find_neighbour(code: str) -> Association:
    """A commune of another province today, for seeing that nothing leaks to it."""
    return _find(COMMUNE, [code], TWO_TIERS)[code]


def _find(level: str, codes: Iterable[str], on: date) -> dict[str, Association]:
    wanted = sorted(codes)
    states = State.objects.filter(level=level, register="gso", code__in=wanted, valid__contains=on)
    found = {state.code: state.association for state in states.select_related("association")}
    missing = [code for code in wanted if code not in found]
    if missing:
        raise PlaceMissing(
            f"Cây tổ chức ngày {on:%d/%m/%Y} không có đơn vị mã {', '.join(missing[:5])}: "
            "chạy load_units trên cơ sở dữ liệu trống trước."
        )
    return {code: found[code] for code in wanted}
