"""What the parts of the product do when the tree changes: the steps of a reorganisation.

Each path of ``settings.REORGANISATION_STEPS`` names a ``Step``, in the order in which they are
taken. Steps preview in words, apply inside the transaction of the event, and say what stands
against a cancellation. Rows are written through the event's journal, so that it can be cancelled.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from associations.models import Reorganisation
from associations.reorganising.journal import Journal
from associations.reorganising.plan import Plan


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to settle a consequence."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Consequence:
    """One thing that follows from a plan, in words.

    ``key`` names it in the answers and stays the same from one preview to the next ("post:12").
    Without ``choices`` there is nothing to settle; with them ``proposed`` is the value that is
    taken unless the clerk chooses otherwise. ``units`` are the associations concerned; those that
    the plan founds have negative ids in a preview. ``count`` is the number of things meant where
    one line stands for many.
    """

    key: str
    text: str
    choices: tuple[Choice, ...] = ()
    proposed: str = ""
    units: tuple[int, ...] = ()
    count: int = 1


class Step(Protocol):
    """One part's share in a reorganisation."""

    title: str  # the heading above its consequences: "Chức vụ và tài khoản"

    def preview(self, plan: Plan) -> Iterable[Consequence]:
        """What will follow. Reads only; takes no locks."""

    def prepare(self, plan: Plan, answers: Mapping[str, str], journal: Journal) -> Any:
        """Write what needs neither the tree's lock nor those of rolls: nobody waits meanwhile.

        The plan's units all have real ids; states and holdings are those after the event, today's
        columns of associations are still the old ones. ``answers`` by key, proposals included.
        What it returns is given to ``apply``. The event may still turn out to be overtaken; then
        all is written again."""

    def apply(
        self, plan: Plan, answers: Mapping[str, str], journal: Journal, prepared: Any
    ) -> None:
        """Follow the plan with the rest, under the tree's lock, after the tree is written. Runs
        inside the event's transaction, as ``prepare`` does."""

    def find_blocks(self, decisions: Sequence[Reorganisation]) -> Iterable[str]:
        """Why the decisions, applied together, cannot be cancelled any more; nothing if they
        can."""

    def after_cancel(self, decisions: Sequence[Reorganisation]) -> None:
        """Rebuild what is derived, after the journal has been played back."""

    def follow_small(self, decision: Reorganisation, units: Sequence[int]) -> None:
        """Follow the small form: branches, boards and groups founded, renamed, moved, closed."""


def list_steps() -> list[Step]:
    """The steps in their order."""
    return [import_string(path) for path in settings.REORGANISATION_STEPS]
