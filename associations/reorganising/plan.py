"""What one or more decisions of one day come to, worked out in memory (time.md, 'Applying').

A plan reads the tree as it stands at the end of the day before, follows the lines in order and
holds the difference. It writes nothing. Units that it founds have negative ids until the plan is
written; ``associations.reorganising.applying`` gives them real ones.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from associations.reorganising.lines import Problem


@dataclass(frozen=True, slots=True)
class Shape:
    """What a unit is at one time: the columns of a state."""

    name: str
    full_name: str
    register: str | None
    code: str | None
    level: str
    kind: str
    parent: int | None
    established: str


@dataclass(frozen=True, slots=True)
class Part:
    """A piece into which a parcel is cut: who gets it, with its share by basis where known.

    ``parcel`` is negative until the plan is written.
    """

    parcel: int
    holder: int
    weights: dict[str, Decimal]
    source: str
    decision: int


@dataclass(frozen=True, slots=True)
class Question:
    """A unit whose upper unit ends or is divided, without a line of its own: where it goes.

    ``choices`` are new upper units, None for an end together with the upper unit; ``chosen`` is
    what the plan follows: the answer given, else ``proposed``.
    """

    unit: int
    above: int
    choices: tuple[int | None, ...]
    proposed: int | None
    chosen: int | None


@dataclass(slots=True)
class Plan:
    """The difference that decisions make to the tree, from the day ``on``.

    Units are ids. ``before`` holds what touched units were at the end of the day before, ``after``
    what touched units are at the end of ``on``; a unit in ``before`` alone ends, one in ``after``
    alone is founded (or opens again: ``reopened``). ``successors`` tells of every unit that ended
    or lost territory who holds it now, in the order of the lines, the unit itself included where
    it keeps a part. ``cuts`` is by parcel; ``passes`` are
    (parcel, holder before, holder after or None, decision) of parcels that changed hands whole.
    ``opened_by`` and ``closed_by`` name the decision that did it to a unit. ``grounds`` are the
    parcels that begin with a founded unit, by unit; ``keys`` tells by which key the lines call a
    founded unit; ``abolished`` are the levels that end everywhere, with the decision; ``places``
    tells the line that first touched a unit, ``names`` the units that questions speak of.
    """

    on: date
    decisions: tuple[int, ...]
    before: dict[int, Shape] = field(default_factory=dict)
    after: dict[int, Shape] = field(default_factory=dict)
    reopened: set[int] = field(default_factory=set)
    successors: dict[int, tuple[int, ...]] = field(default_factory=dict)
    cuts: dict[int, tuple[Part, ...]] = field(default_factory=dict)
    passes: list[tuple[int, int | None, int | None, int]] = field(default_factory=list)
    opened_by: dict[int, int] = field(default_factory=dict)
    closed_by: dict[int, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    grounds: dict[int, tuple[int, int]] = field(default_factory=dict)
    keys: dict[int, str] = field(default_factory=dict)
    abolished: dict[str, int] = field(default_factory=dict)
    places: dict[int, str] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)

    @property
    def ended(self) -> list[int]:
        """The units whose last day is the day before ``on``."""
        return [unit for unit in self.before if unit not in self.after]

    @property
    def founded(self) -> list[int]:
        """The units that begin on the day ``on``."""
        return [u for u in self.after if u not in self.before and u not in self.reopened]

    @property
    def moved(self) -> list[int]:
        """The units that live on under another parent."""
        return [
            unit
            for unit, shape in self.after.items()
            if unit in self.before and self.before[unit].parent != shape.parent
        ]

    def is_divided(self, unit: int) -> bool:
        """Whether the territory of ``unit`` went to several units."""
        return len(self.successors.get(unit, ())) > 1

    def name(self, unit: int) -> str:
        """The full name of a touched unit: after the event, or its last one."""
        return (self.after.get(unit) or self.before[unit]).full_name
