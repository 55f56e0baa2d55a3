"""Who leads a cluster in a year: head, deputy, host, and the officer in charge (time.md, Clusters).

A cluster is a unit of the tree (national) or a group inside a province. Leading one opens nothing:
scope never follows a grouping.
"""

from dataclasses import dataclass, field

from accounts.models import ClusterDuty, Duty, Person
from associations.models import Association, Group


@dataclass(slots=True)
class Leaders:
    """Who leads one cluster in one year; empty where nobody was named."""

    head: Association | None = None
    host: Association | None = None
    deputies: list[Association] = field(default_factory=list)
    officers: list[Person] = field(default_factory=list)


def find_leaders(cluster: Association | Group, year: int) -> Leaders:
    """The leaders of a cluster in a year: one query."""
    of_cluster = {"group" if isinstance(cluster, Group) else "cluster": cluster}
    rows = ClusterDuty.objects.filter(year=year, **of_cluster)
    leaders = Leaders()
    for row in rows.select_related("association", "person").order_by("pk"):
        if row.duty == Duty.HEAD:
            leaders.head = row.association
        elif row.duty == Duty.HOST:
            leaders.host = row.association
        elif row.duty == Duty.DEPUTY and row.association is not None:
            leaders.deputies.append(row.association)
        elif row.person is not None:
            leaders.officers.append(row.person)
    return leaders
