"""What the page of data integrity asks of the tree, and what of it can be worked out anew."""

from django.db import transaction

from associations.checking import check_tree
from associations.projection import project
from associations.successions import derive_successions

# Faults of who holds which ground; the others are of the tree itself.
OF_HOLDINGS = {"territory_missing", "holder_wrong", "parcel_twice", "parcel_cut", "parts_unlike"}

Fault = tuple[int | None, str]  # the association concerned, a sentence


def find_tree_faults() -> list[Fault]:
    """Faults of states, levels, successions, today's columns and numbers."""
    return [
        (each.association, each.message) for each in check_tree() if each.code not in OF_HOLDINGS
    ]


def find_holding_faults() -> list[Fault]:
    """Faults of the ground that units hold."""
    return [(each.association, each.message) for each in check_tree() if each.code in OF_HOLDINGS]


@transaction.atomic
def mend_tree() -> None:
    """Write anew what follows from the states and the holdings: columns, numbers, successions.

    The states and the holdings themselves are what decisions said; only a decision changes them.
    Raises ``TreeBusy``, ``TreeBroken``.
    """
    project()
    derive_successions()
