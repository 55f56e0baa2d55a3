"""What was understood of a workbook: columns, units, values, and what is wrong where."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from khuyenhoc.lib.periods import Period

# The answer that takes hidden rows, and the one that takes a column of values.
COUNT = "count"
CURRENT = "current"


class Mark(StrEnum):
    """What a cell says. Empty, zero, not applicable and not reported are four things."""

    NUMBER = "number"
    TEXT = "text"
    EMPTY = "empty"
    NOT_APPLICABLE = "not_applicable"
    NOT_REPORTED = "not_reported"


class Severity(StrEnum):
    """An error blocks, a warning needs a reason, a question needs one answer."""

    ERROR = "error"
    WARNING = "warning"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that a question offers: what is kept and what is shown."""

    answer: str
    label: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to correct, explain or answer, at its cell.

    ``row`` and ``column`` count from 1; both are None for what concerns a whole sheet,
    and ``sheet`` is empty for what concerns the whole file. ``message`` is Vietnamese
    and says what would be accepted. A question has a ``kind`` and a ``text``, which
    together are the key of its answer, the ``choices`` offered and the ``best`` of them.
    """

    severity: Severity
    sheet: str
    row: int | None
    column: int | None
    message: str
    kind: str = ""
    text: str = ""
    choices: tuple[Choice, ...] = ()
    best: str | None = None
    unit: str | None = None
    key: str | None = None

    @property
    def candidates(self) -> tuple[str, ...]:
        """The answers offered, best first."""
        return tuple(choice.answer for choice in self.choices)


@dataclass(frozen=True, slots=True)
class FoundColumn:
    """The heading of an indicator as it was written, the key it means, its cell."""

    text: str
    key: str
    sheet: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """The name of a unit as it was written, the code it means, its cell."""

    text: str
    code: str
    sheet: str
    row: int
    column: int


@dataclass(slots=True)
class FoundValue:
    """One cell that belongs to a unit and a column, both sure.

    ``value`` is in the base unit (đồng, people, percent 0–100), None unless ``mark`` is
    a number; a text column gives the text. ``raw`` is what the officer sees in the cell.
    """

    unit: str
    key: str
    sheet: str
    row: int
    column: int
    raw: str
    value: Decimal | str | None
    mark: Mark


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """The period that a title names, and its cell."""

    period: Period
    text: str
    sheet: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class FoundScale:
    """The unit of measure that holds for a table ("nghìn đồng": 1000), and its cell."""

    factor: Decimal
    text: str
    sheet: str
    row: int
    column: int


@dataclass(slots=True)
class Reading:
    """All that was understood. ``unread`` are headings that mean none of our columns."""

    sheets: list[str] = field(default_factory=list)
    columns: list[FoundColumn] = field(default_factory=list)
    units: list[FoundUnit] = field(default_factory=list)
    values: list[FoundValue] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    unread: list[FoundColumn] = field(default_factory=list)
    periods: list[FoundPeriod] = field(default_factory=list)
    scales: list[FoundScale] = field(default_factory=list)
    manifest: dict[str, str] = field(default_factory=dict)

    @property
    def period(self) -> Period | None:
        """The first period that a title names; None when none does."""
        return self.periods[0].period if self.periods else None
