"""The comparable groups that a page, a file or a walk is about: the one of a unit, those below it.

product.md T6. A group stands among units as a ``Place`` with a negative key.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from associations.models import Established, State
from figures import places
from figures.models import Period
from figures.places import Place
from figures.restating.day import check_settled
from figures.restating.groups import ComparableGroup, find_groups
from figures.results import NoResults
from figures.ways import Chosen
from khuyenhoc.lib.names import vn_key

if TYPE_CHECKING:
    from figures.open_data import Row

TOP = -1  # the key of the group that a page is about; those below follow
MOST_NAMES = 3  # units named in the name of a group; the rest are counted


@dataclass(frozen=True, slots=True)
class Grouped:
    """The group of a unit between a period and a day.

    ``path`` leads down to it, the group itself last; ``below`` are the groups under it by name.
    ``groups``: key of a place → group; ``old_names`` the units that were in the top one.
    """

    path: list[Place]
    below: list[Place]
    groups: dict[int, ComparableGroup]
    asked: int
    old_names: tuple[str, ...]

    @property
    def top(self) -> ComparableGroup:
        """The group of the unit itself."""
        return self.groups[TOP]

    def list_units(self) -> dict[int, int]:
        """Key → a unit by which the group can be asked for again."""
        units = {key: min(group.new or group.old) for key, group in self.groups.items()}
        return units | {TOP: self.asked}

    def list_codes(self) -> dict[int, tuple[str, ...]]:
        """Key → the codes that its units bore on the later day, of the groups below: one query."""
        states = State.objects.filter(
            association__in=[unit for group in self.groups.values() for unit in group.new],
            valid__contains=self.top.last,
        )
        codes = dict(states.order_by().values_list("association_id", "code"))
        return {
            key: tuple(code for unit in group.new if (code := codes.get(unit)))
            for key, group in self.groups.items()
            if key != TOP
        }

    def name_rows(self, rows: "Sequence[Row]") -> "list[Row]":
        """Rows of a file, in which a unit of its group stands for the group."""
        units = self.list_units()
        return [replace(row, dinh_danh=units[row.dinh_danh]) for row in rows]


def find_grouped(unit: int, period: Period, chosen: Chosen, level: str = "") -> Grouped:
    """The group of ``unit`` between the last day of ``period`` and ``chosen.day``.

    The units below it are joined to groups of their level. A unit without territory is a group of
    its own. With ``level`` the units of this level stand below the root. Raises ``NoResults`` where
    the unit lived on neither day, and ``TreeUnsettled``.
    """
    on = chosen.day
    check_settled(on)
    path, children = places.find_around_on(unit, on)
    if not path:
        on = period.last_day
        path, children = places.find_around_on(unit, on)
    if not path:
        raise NoResults(unit)
    if level and len(path) == 1:
        children = places.list_level_on(level, on)
    first, last = sorted([period.last_day, chosen.day])
    found = find_groups([unit], first, last, path[-1].level)
    groups = {TOP: found[0] if found else ComparableGroup((unit,), (unit,), first, last)}
    groups |= {-2 - n: group for n, group in enumerate(_list_below(children, first, last, on))}
    every = groups.values()
    before = places.name_units([u for group in every for u in group.old], first)
    names = before | places.name_units([u for group in every for u in group.new], last)
    below = [_name_place(key, group, names) for key, group in groups.items() if key != TOP]
    return Grouped(
        path=[*path[:-1], _name_place(TOP, groups[TOP], names)],
        below=sorted(below, key=lambda place: (vn_key(place.name), -place.pk)),
        groups=groups,
        asked=unit,
        old_names=tuple(sorted(before[u] for u in groups[TOP].old if u in before)),
    )


def name_group(group: ComparableGroup, names: dict[int, str]) -> str:
    """The units of the later day, or of the earlier where nobody holds the ground any more."""
    units = group.new or group.old
    told = sorted(names.get(unit, "") for unit in units)
    if len(told) > MOST_NAMES:
        return f"{', '.join(told[:MOST_NAMES])} và {len(told) - MOST_NAMES} đơn vị khác"
    return " và ".join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)


def _list_below(
    children: Sequence[Place], first: date, last: date, on: date
) -> list[ComparableGroup]:
    """The groups in which the units under a unit are; none where they hold nothing.

    Most of them are of one level. Under the others (clusters beside provinces) that level is looked
    for one step further down, so that no ground is left out.
    """
    if not children:
        return []
    level, _ = Counter(child.level for child in children).most_common(1)[0]
    units = {child.pk for child in children if child.level == level}
    others = [child.pk for child in children if child.level != level]
    if others:
        further = State.objects.filter(parent__in=others, level=level, valid__contains=on)
        units.update(further.values_list("association_id", flat=True))
    return find_groups(units, first, last, level)


def _name_place(key: int, group: ComparableGroup, names: dict[int, str]) -> Place:
    name = name_group(group, names)
    return Place(key, name, name, "", "", None, False, None, Established.YES)
