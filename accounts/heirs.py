"""Who takes over from a unit that ends, as far as a plan tells (product.md A1, A3)."""

from collections.abc import Iterable
from functools import cached_property

from associations.models import Association, Reorganisation
from associations.reorganising.plan import Plan
from khuyenhoc.lib.numbers import format_number

NAMED = 5  # units named in a sentence; of more the number is told


class Heirs:
    """Successors of the units of one plan, who stands above them, and their names."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.ended = frozenset(plan.ended)

    def succeed(self, unit: int) -> tuple[int, ...]:
        """The units to which the territory of ``unit`` passed, without itself and the ended."""
        heirs = self.plan.successors.get(unit, ())
        return tuple(heir for heir in heirs if heir != unit and heir not in self.ended)

    def find_whole(self, unit: int) -> int | None:
        """The one unit to which an ended unit passed whole, if there is one."""
        heirs = self.plan.successors.get(unit, ())
        return heirs[0] if len(heirs) == 1 and self.succeed(unit) else None

    def take_over(self, unit: int) -> tuple[int, ...]:
        """Who may take over its posts: its successors, else the nearest living unit above."""
        while unit in self.ended:
            if heirs := self.succeed(unit):
                return heirs
            above = self.plan.before[unit].parent
            if above is None:
                return ()
            unit = above
        return (unit,)

    def list_above(self, unit: int) -> list[int]:
        """``unit`` and the units above it after the event, upwards."""
        found: list[int] = []
        here: int | None = unit
        while here is not None and here not in found:
            found.append(here)
            shape = self.plan.after.get(here)
            here = shape.parent if shape else self._read_parent(here)
            while here in self.ended and here is not None:
                here = next(iter(self.succeed(here)), self.plan.before[here].parent)
        return found

    @cached_property
    def predecessors(self) -> dict[int, tuple[int, ...]]:
        """By successor: the units of which it holds something now, itself left out."""
        found: dict[int, list[int]] = {}
        for unit in self.plan.successors:
            for heir in self.succeed(unit):
                found.setdefault(heir, []).append(unit)
        return {heir: tuple(units) for heir, units in found.items()}

    def is_renewal(self, unit: int) -> bool:
        """Whether an ended unit passed whole into a unit that was founded of it alone."""
        heir = self.find_whole(unit)
        return (
            heir is not None
            and heir not in self.plan.before
            and heir in self.plan.after
            and self.predecessors[heir] == (unit,)
        )

    def name(self, units: Iterable[int]) -> str:
        """The full names of units in a sentence, at most ``NAMED`` of them."""
        units = list(units)
        names = [self._name(unit) for unit in units[:NAMED]]
        more = len(units) - len(names)
        return ", ".join(names) + (f" và {format_number(more)} đơn vị khác" if more else "")

    def _name(self, unit: int) -> str:
        if unit in self.plan.after or unit in self.plan.before:
            return self.plan.name(unit)
        return self._read(unit)[0]

    def _read_parent(self, unit: int) -> int | None:
        return self._read(unit)[1]

    def _read(self, unit: int) -> tuple[str, int | None]:
        if unit not in self._known:
            row = Association.objects.filter(pk=unit).values_list("full_name", "parent_id").first()
            self._known[unit] = row or ("đơn vị chưa rõ", None)
        return self._known[unit]

    @cached_property
    def _known(self) -> dict[int, tuple[str, int | None]]:
        """Units that the plan does not touch, as far as asked; the successors at once."""
        heirs = {heir for heirs in self.plan.successors.values() for heir in heirs}
        untouched = heirs - self.plan.after.keys() - self.plan.before.keys()
        rows = Association.objects.filter(pk__in=untouched)
        return {pk: (name, parent) for pk, name, parent in
                rows.values_list("pk", "full_name", "parent_id")}  # fmt: skip


def describe(decisions: Iterable[int]) -> str:
    """The numbers of decisions for people: "Quyết định số 12/QĐ"."""
    numbers = Reorganisation.objects.filter(pk__in=list(decisions)).values_list("number", flat=True)
    told = [number for number in numbers if number]
    return f"Quyết định số {', '.join(told)}" if told else "đợt sắp xếp tổ chức"
