"""What a decision says, line by line: the form that the desk, a workbook and the loader share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from associations.models import ChangeKind


@dataclass(frozen=True, slots=True)
class NewName:
    """What a unit is to be called and where it is to hang; an empty value leaves what is there.

    ``name`` is bare ("Tân Lập"), ``kind`` is that of the place ("xã"), ``code`` that of the state's
    register ("gso") or the association's own ("hoi"), ``register`` which of the two. ``parent`` is
    an association's id or, for one founded by the same decisions, the key of its line ("+04651").
    """

    name: str = ""
    kind: str = ""
    level: str = ""
    code: str = ""
    register: str = ""
    parent: int | str | None = None
    established: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One change: what is done to ``subject``, and to whom it passes.

    ``subject`` is the id of an association that lives on the day before, or the key ("+…") of one
    that an earlier line of the same decisions founds; None for a founding and for an abolished
    level. ``into`` is the association that takes over, an id or a key: of a merger, an absorption,
    a division or a cut. Lines with one ``into`` make one merger; lines with one ``subject`` one
    division. ``is_part``: only a part of the subject passes. ``weights`` gives the part's share by
    basis (people, households, members, area), empty where it is unknown. ``new`` holds the new
    values of the unit that is founded, renamed, moved, recoded or corrected; of a merger those of
    ``into``, on its first line. ``level`` is the level that ends (abolish_level). ``place`` tells
    where the line was written ("dòng 12", "D12"), for what has to be said of it.
    """

    kind: ChangeKind
    subject: int | str | None = None
    into: int | str | None = None
    is_part: bool = False
    new: NewName = NewName()
    level: str = ""
    weights: Mapping[str, Decimal] = field(default_factory=dict)
    source: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What stands against a line, in words that say what would be accepted.

    ``place`` is that of the line, ``field`` the value that is wrong ("subject", "into", "name",
    "code", "parent", "level", "weights", "kind"; empty for the line as a whole).
    """

    place: str
    message: str
    field: str = ""
