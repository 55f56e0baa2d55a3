"""What upper storeys do when the roll of an open period changes.

``settings.ROLL_FOLLOWERS`` names them, in order; ``figures`` itself knows none of them. They are
called inside the transaction that changes the roll, under the roll's lock.
"""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from associations.reorganising.journal import Journal
from figures.models import Period


class Follower(Protocol):
    """One part of the product that keeps rows about what is due."""

    def let_go(self, dues: Sequence[int], journal: Journal | None) -> None:
        """These dues are about to be removed: their units have left the roll or owe no more."""

    def take_in(self, period: Period, journal: Journal | None) -> None:
        """What is due of ``period`` has been laid."""


def list_followers() -> list[Follower]:
    """The followers in their order."""
    return [import_string(path) for path in settings.ROLL_FOLLOWERS]


def watch(journal: Journal | None, table: str, ids: Iterable[int]) -> AbstractContextManager[None]:
    """``journal.watch`` where there is a journal: the small form keeps none."""
    return journal.watch(table, ids) if journal else nullcontext()


def note_added(
    journal: Journal | None, table: str, ids: Iterable[int], columns: Sequence[str] = ()
) -> None:
    """``journal.note_added`` where there is a journal."""
    if journal:
        journal.note_added(table, ids, columns=columns)
