"""What a caller says about the table that he expects: its columns, their words, its units.

The reader of tables knows nothing of indicators or associations. A caller builds one
``Declaration`` per form version and officer, with the answers that the officer gave
before, and hands it to ``layout.interpret``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from khuyenhoc.lib.periods import Period

if TYPE_CHECKING:
    from khuyenhoc.lib.sheets.matching import Matcher

# The answer to a question that says: this column, this name, this row is none of ours.
LEAVE_OUT = ""


class ValueType(StrEnum):
    """How the cells of a column are read."""

    INTEGER = "integer"
    MONEY = "money"  # whole đồng
    DECIMAL = "decimal"
    PERCENT = "percent"  # kept on the scale 0–100
    TEXT = "text"
    UNIT = "unit"  # the names of the units; carries no value
    ORDINAL = "ordinal"  # TT, STT; carries no value


class Orientation(StrEnum):
    """What stands in the rows of the table."""

    ANY = "any"
    UNITS_DOWN = "units_down"
    INDICATORS_DOWN = "indicators_down"


class Certainty(StrEnum):
    """How well some words were understood."""

    SURE = "sure"
    UNSURE = "unsure"
    UNKNOWN = "unknown"


class QuestionKind(StrEnum):
    """What an officer is asked; with the question's text it is the key of his answer."""

    COLUMN = "column"  # answer: key of a column, or LEAVE_OUT
    UNIT = "unit"  # answer: code of a unit, or LEAVE_OUT
    MOVED_UNIT = "moved_unit"  # answer: code of a unit
    HIDDEN_ROWS = "hidden_rows"  # answer: COUNT or LEAVE_OUT
    VALUE_COLUMN = "value_column"  # answer: CURRENT or LEAVE_OUT
    NUMBER = "number"  # answer: the number meant, "12345" or "12.345"
    MARK = "mark"  # answer: "0" or a ``reading.Mark``


@dataclass(frozen=True, slots=True)
class Column:
    """One column (or, turned round, one row) of the table that is expected.

    ``words`` are other wordings that mean exactly this column; ``group`` is the heading
    under which it stands in the form. ``unit_of_measure`` is the word the form prints
    (người, hộ, đồng, %). ``minimum`` and ``maximum`` are in đồng for money and 0–100 for
    percents. ``is_additive`` is false where a total row is no sum of its rows (an amount
    per head); percents and texts are never summed.
    """

    key: str
    label: str
    words: tuple[str, ...] = ()
    type: ValueType = ValueType.INTEGER
    unit_of_measure: str = ""
    minimum: Decimal | None = Decimal(0)
    maximum: Decimal | None = None
    is_required: bool = False
    group: str = ""
    is_additive: bool = True

    @property
    def is_summed(self) -> bool:
        """Whether a total row must show the sum of the rows above it."""
        summable = (ValueType.INTEGER, ValueType.MONEY, ValueType.DECIMAL)
        return self.is_additive and self.type in summable


@dataclass(frozen=True, slots=True)
class UnitContext:
    """Where the name of a unit was read, for telling two units of one name apart.

    ``groups`` are the group headings above the row, outermost first ("I. Huyện Phú
    Bình"), and the words of a district column; ``code`` is what a code column says.
    """

    groups: tuple[str, ...] = ()
    code: str = ""
    sheet: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A unit that a name may mean: its code and the name by which it is shown."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """What ``find_unit`` answers: one unit when sure, the likely ones when not.

    ``is_group`` says that the name is known but stands above the units that report (a
    district over its communes): its row is a heading or a subtotal, never stored.
    """

    certainty: Certainty
    choices: tuple[UnitChoice, ...] = ()
    is_group: bool = False


UNKNOWN_UNIT = UnitMatch(Certainty.UNKNOWN)
FindUnit = Callable[[str, UnitContext], UnitMatch]


@dataclass(frozen=True)
class Declaration:
    """The table that a caller expects.

    ``find_unit`` takes a name as it was written and its ``UnitContext``.
    ``single_unit`` is the unit meant where a sheet names none: only where the sender may
    report for exactly one. ``period`` is the period that is sent, as ``find_period``
    gives it; columns headed by another period are taken for comparison only.
    ``answers`` maps (question kind, question text) to what the officer answered, now or
    before. ``unit_names`` are the names of units by code, for a row that only its code tells of.
    ``abbreviations`` are capitals that stand for words: {"GĐHT": "gia đình học tập"}.
    ``title_words`` name the form in a title row. ``ignored_sheets`` are never read.
    """

    columns: tuple[Column, ...]
    find_unit: FindUnit
    unit_words: tuple[str, ...] = ()
    single_unit: UnitChoice | None = None
    period: Period | None = None
    orientation: Orientation = Orientation.ANY
    title_words: tuple[str, ...] = ()
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[tuple[str, str], str] = field(default_factory=dict)
    ignored_sheets: tuple[str, ...] = ()
    unit_names: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_key(self) -> dict[str, Column]:
        """The columns that carry values, by key."""
        structure = (ValueType.UNIT, ValueType.ORDINAL)
        return {column.key: column for column in self.columns if column.type not in structure}

    @cached_property
    def matcher(self) -> "Matcher":
        """The words of this declaration, prepared once for all sheets."""
        from khuyenhoc.lib.sheets.matching import Matcher  # noqa: PLC0415 - they need each other

        return Matcher(self)

    def get_answer(self, kind: QuestionKind, text: str) -> str | None:
        """Return what the officer answered to this question; None when he was not asked."""
        return self.answers.get((kind.value, text))
