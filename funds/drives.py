"""What units' drives brought: shown beside the funds, never added to them (domain.md §5.2)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection

from accounts.access import associations_for
from accounts.models import Role, User
from associations.models import Association
from associations.scope import SubtreeQuerySet
from figures.models import Indicator, Period
from funds.counting import KEEPERS
from funds.models import Drive

# A return's figures of piggy banks, and the columns that say them.
_FIGURES = {"piggy_banks": "pigs", "piggy_bank_amount": "saved"}
DRIVE_FIGURES = frozenset(_FIGURES)
# A unit's own drive is the whole unit's; else those of all its communes, if each has told.
_COUNT = """{keepers},
told as (
    select c.member, sum(d.pigs) as pigs, sum(d.saved) as saved
      from came c
      join funds_drive d on d.association_id = c.keeper and d.kind = 'pigs' and d.year = %(year)s
     group by 1
),
below as (
    select a.unit, sum(t.pigs) as pigs, sum(t.saved) as saved, bool_or(t.member is null) as lacks
      from asked a left join told t on t.member = a.member
     where a.level_id = 'commune' and a.member <> a.unit
     group by 1
)
select a.unit, coalesce(t.pigs, b.pigs), coalesce(t.saved, b.saved)
  from asked a left join told t on t.member = a.unit left join below b on b.unit = a.unit
 where a.member = a.unit and (t.member is not null or not b.lacks)
""".replace("{keepers}", KEEPERS)


def count_drives(units: Iterable[int], period: Period) -> dict[tuple[int, int], int]:
    """{(association, indicator): pigs or whole đồng} of ``units`` in a calendar year.

    Of other periods, and where a unit below has not told, nothing is known. Two queries.
    """
    wanted, year = list(units), period.first_day.year
    if (period.first_day, period.last_day) != (date(year, 1, 1), date(year, 12, 31)):
        return {}
    indicators = dict(Indicator.objects.filter(code__in=_FIGURES).values_list("code", "pk"))
    if not wanted or not indicators:
        return {}
    found: dict[tuple[int, int], int] = {}
    with connection.cursor() as cursor:
        values: dict[str, Any] = {
            "period": period.pk, "units": wanted, "last": period.last_day, "year": year,
        }  # fmt: skip
        cursor.execute(_COUNT, values)
        for unit, *sums in cursor.fetchall():
            for code, number in zip(_FIGURES, sums, strict=True):
                if code in indicators:
                    found[unit, indicators[code]] = int(number)
    return found


def list_drives(user: User) -> SubtreeQuerySet:
    """The drives of the officer's part of the tree, latest first."""
    rows = Drive.objects.within(user.associations()).select_related("association")
    return rows.order_by("-year", "association__depth", "association__lft", "kind")


def list_seats(user: User) -> list[Association]:
    """The units for which the officer enters."""
    return list(associations_for(user, Role.ENTRY).order_by("depth", "lft"))
