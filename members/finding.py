"""Members of an officer's part of the tree: by name, by unit, how many in each unit."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Prefetch, QuerySet
from django.utils import timezone

from accounts.models import User
from associations.models import Association
from khuyenhoc.lib.name_keys import key_name
from members.joining import LIVED_IN
from members.models import Member, MemberQuerySet, Stay

MOST_FOUND = 50  # of one search; whoever has more writes more of the name
UNIT_LEVELS = ("commune", "direct")


@dataclass(frozen=True, slots=True)
class UnitMembers:
    """A unit with how many members it keeps by name."""

    unit: Association
    count: int


def list_members(user: User) -> MemberQuerySet:
    """Members whose records the user may read, with person, keeper and where they belong."""
    last = Stay.objects.select_related("association").order_by(F("valid").desc())
    rows = Member.objects.within(user.associations()).filter(person__erased_at=None)
    return rows.select_related("person__association").prefetch_related(
        Prefetch("stays", queryset=last, to_attr="all_stays")
    )


def find_by_name(user: User, words: str) -> list[Member]:
    """Those whose names have all the words, whatever diacritics and order; at most so many and one
    more, by which the caller sees that there are more."""
    rows = list_members(user)
    for word in key_name(words).split():
        rows = rows.filter(name_key__contains=word)
    return list(rows.order_by("-pk")[: MOST_FOUND + 1])


def list_of_unit(user: User, unit: Association) -> QuerySet[Member]:
    """The members that ``unit`` keeps and who have not left, in the order of given names."""
    rows = list_members(user).current().filter(person__association=unit)
    return rows.order_by("person__sort_key", "pk")


def list_units(user: User, on: date | None = None) -> list[UnitMembers]:
    """The living units of the user's part that keep members, with their numbers: two queries."""
    units = Association.objects.within(user.associations()).filter(level__in=UNIT_LEVELS)
    living = list(units.alive(on or timezone.localdate()).order_by("tree_id", "lft"))
    counts = dict(
        Member.objects.current()
        .filter(person__association__in=[unit.pk for unit in living], person__erased_at=None)
        .order_by()
        .values_list("person__association")
        .annotate(Count("pk"))
    )
    return [UnitMembers(unit, counts.get(unit.pk, 0)) for unit in living]


def list_places(unit: Association) -> QuerySet[Association]:
    """Where members of ``unit`` may belong: its living branches and boards, and itself."""
    below = Association.objects.within(Association.objects.filter(pk=unit.pk))
    living = below.filter(level__in=LIVED_IN).alive(timezone.localdate())
    return living.order_by("tree_id", "lft")


def find_namesakes(unit: Association, name: str, birth_year: int | None) -> list[Member]:
    """Members of ``unit`` who may be the same person: one name in any order and with or without
    diacritics, and no other year of birth."""
    rows = Member.objects.current().filter(
        person__association=unit, name_key=key_name(name), person__erased_at=None
    )
    if birth_year is not None:
        rows = rows.filter(birth_year=birth_year) | rows.filter(birth_year=None)
    return list(rows.select_related("person")[:5])
