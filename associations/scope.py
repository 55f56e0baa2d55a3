"""Keeping to a part of the tree: the one place that compares tree columns (product.md A2, A3)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.db import connection, models
from django.db.models import Q
from mptt.managers import TreeManager
from mptt.querysets import TreeQuerySet

if TYPE_CHECKING:
    from associations.models import Association

# Predecessors, and theirs, of everything in the given ranges of the tree, as ranges themselves.
# What lies in a range already given or found has nothing to add, so few are left to walk from; and
# the step back starts from these few (offset 0 keeps the planner from turning it round and joining
# all units with all that stood above them, which took seconds).
PREDECESSORS = """
with recursive first as materialized (
    select o.tree_id, o.lft, o.rght
      from associations_association a
      join associations_succession s on s.new_id = a.id
      join associations_association o on o.id = s.old_id
     where ({ranges_of_a}) and not ({ranges_of_o})
), outermost as materialized (
    select tree_id, lft, rght
      from (select *, max(rght) over (partition by tree_id order by lft, rght desc
                                      rows between unbounded preceding and 1 preceding) as reached
              from first) f
     where reached is null or reached < rght
), before(tree_id, lft, rght) as (
    select tree_id, lft, rght from outermost
    union
    select o.tree_id, o.lft, o.rght
      from before b
     cross join lateral (
           select s.old_id from associations_association below
             join associations_succession s on s.new_id = below.id
            where below.tree_id = b.tree_id and below.lft between b.lft and b.rght
           offset 0) p
      join associations_association o on o.id = p.old_id
)
select tree_id, lft, rght from before
"""

Range = tuple[int, int, int]


class AssociationQuerySet(TreeQuerySet):
    """Associations, narrowable to a part of the tree and to a day."""

    def within(self, roots: "AssociationQuerySet", past: bool = False) -> Self:
        """Keep ``roots`` and everything below them; no roots, no associations.

        With ``past`` also the predecessors of all these, and what hung below those: for reading
        only (A3). Reads the roots' tree columns afresh, in one small query, because an instance
        in memory keeps the columns it was loaded with after the tree has moved on.
        """
        return self.filter(reach(roots, past))

    def alive(self, on) -> Self:
        """Keep those that live at the end of the day ``on``."""
        return self.filter(
            Q(opened_on=None) | Q(opened_on__lte=on), Q(closed_on=None) | Q(closed_on__gt=on)
        )


class AssociationManager(TreeManager.from_queryset(AssociationQuerySet)):  # type: ignore[misc]
    """The manager of Association; rows are read in tree order."""

    def roots(self) -> AssociationQuerySet:
        """The national association: the one root."""
        return self.filter(parent=None)


class SubtreeQuerySet(models.QuerySet):
    """Rows that belong to an association, narrowable to a part of the tree."""

    association_path = "association"

    def within(self, roots: AssociationQuerySet, past: bool = False) -> Self:
        """Keep the rows of ``roots`` and of everything below them (see ``within`` above)."""
        return self.filter(reach(roots, past, f"{self.association_path}__"))


def reach(roots: AssociationQuerySet, past: bool = False, prefix: str = "") -> Q:
    """What keeps a row inside ``roots``; ``prefix`` is the path to its association."""
    ranges = list(roots.order_by().values_list("tree_id", "lft", "rght"))
    if past and ranges:
        ranges += _predecessors(ranges)
    condition = Q(pk__in=[])
    for tree, left, right in _outermost(ranges):
        condition |= Q(
            **{
                f"{prefix}tree_id": tree,
                f"{prefix}lft__gte": left,
                f"{prefix}lft__lte": right,  # not rght: one column, one short walk of the index
            }
        )
    return condition


def is_within(association: "Association", roots: AssociationQuerySet, past: bool = False) -> bool:
    """Whether ``association`` lies in ``roots`` or below, asked of the database."""
    return type(association).objects.filter(pk=association.pk).within(roots, past).exists()


def _predecessors(ranges: Iterable[Range]) -> list[Range]:
    ranges = list(ranges)
    written = {
        f"ranges_of_{name}": " or ".join(
            [f"({name}.tree_id = %s and {name}.lft between %s and %s)"] * len(ranges)
        )
        for name in ("a", "o")
    }
    values = [number for each in ranges for number in each]
    with connection.cursor() as cursor:
        cursor.execute(PREDECESSORS.format(**written), [*values, *values])
        return cursor.fetchall()


def _outermost(ranges: Iterable[Range]) -> list[Range]:
    """The ranges that lie in no other of them."""
    kept: list[Range] = []
    for tree, left, right in sorted(set(ranges), key=lambda r: (r[0], r[1], -r[2])):
        if not (kept and kept[-1][0] == tree and right <= kept[-1][2]):
            kept.append((tree, left, right))
    return kept
