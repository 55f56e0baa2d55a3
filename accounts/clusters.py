"""Who leads a cluster in a year: head, deputy, host, and the officer in charge (time.md, Clusters).

A cluster is a unit of the tree (national) or a group inside a province. Leading one opens nothing:
scope never follows a grouping.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import prefetch_related_objects

from accounts.masks import masked
from accounts.models import ClusterDuty, Duty, Person, Purpose
from associations.models import Association, Group
from associations.unit_page import link_unit


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


def tell_leaders(cluster: Association | Group, on: date) -> list[dict[str, str]]:
    """The leaders in the year of a day, for everyone to read: ``{label, value, url}`` each.

    Units by their names, linked; an officer by name with consent, else by initials (Q4).
    """
    leaders = find_leaders(cluster, on.year)
    prefetch_related_objects(leaders.officers, "consents")
    units = [(Duty.HEAD, leaders.head), *((Duty.DEPUTY, unit) for unit in leaders.deputies),
             (Duty.HOST, leaders.host)]  # fmt: skip
    return [*_tell_units(units), *(_tell_officer(person, on) for person in leaders.officers)]


def _tell_units(duties: Iterable[tuple[Duty, Association | None]]) -> Iterable[dict[str, str]]:
    for duty, unit in duties:
        if unit is not None:
            yield {
                "label": duty.label.capitalize(), "value": unit.full_name, "url": link_unit(unit.pk)
            }  # fmt: skip


def _tell_officer(person: Person, on: date) -> dict[str, str]:
    name = masked(person, Purpose.PUBLISH_NAME, on)
    return {"label": Duty.OFFICER.label.capitalize(), "value": name, "url": ""}
