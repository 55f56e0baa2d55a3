"""Members in a reorganisation (product.md A3, M).

Where a unit passes whole into another, its members belong to that one from the day on; where it is
divided nobody knows who belongs where, and they stay until moved. Records of persons pass by
hand-over alone (accounts.reorganising), typed counts stay with the unit that counted.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from django.db import connection
from django.db.models import Count

from accounts.heirs import Heirs
from associations.models import Association, Reorganisation
from associations.reorganising.journal import Journal
from associations.reorganising.plan import Plan
from associations.reorganising.steps import Choice, Consequence
from khuyenhoc.lib.numbers import format_number
from members.models import Departure, Stay

KEEP = "keep"
MOST_CHOICES = 12
_END = """
update members_stay
   set valid = daterange(lower(valid), greatest(%s::date, (lower(valid) + 1)::date)),
       ended_by = %s
 where id = any(%s)
"""
_BEGIN = """
insert into members_stay (member_id, association_id, valid, ended_by)
select member_id, %s, daterange(upper(valid), null), '' from members_stay where id = any(%s)
returning id
"""


class MembersStep:
    """What members do in a reorganisation."""

    title = "Hội viên"

    def preview(self, plan: Plan) -> Iterator[Consequence]:
        """How many members of every unit that ends belong where from the day on."""
        heirs = Heirs(plan)
        for unit, count in _count_stays(plan).items():
            yield _ask(heirs, unit, count)

    def prepare(self, plan: Plan, answers: Mapping[str, str], journal: Journal) -> None:
        """End the stays in units that end and begin them where the answers say."""
        heirs = Heirs(plan)
        for unit, count in _count_stays(plan).items():
            asked = _ask(heirs, unit, count)
            answer = answers.get(asked.key, asked.proposed)
            takers = heirs.succeed(unit)[:MOST_CHOICES]
            place = int(answer.removeprefix("to:")) if answer.startswith("to:") else None
            if place is not None and place < len(takers):
                _move(unit, takers[place], plan.on, journal)

    def apply(
        self, plan: Plan, answers: Mapping[str, str], journal: Journal, prepared: None = None
    ) -> None:
        """Nothing: members wait for no roll."""

    def find_blocks(self, decisions: Sequence[Reorganisation]) -> Iterable[str]:
        """Nothing of its own: a stay changed since stands against it by its row."""
        return ()

    def after_cancel(self, decisions: Sequence[Reorganisation]) -> None:
        """Nothing: stays are all in the journal."""

    def follow_small(self, decision: Reorganisation, units: Sequence[int]) -> None:
        """Members of a branch that closed belong to the unit above it, until they are moved."""
        on = decision.in_force_on
        closed = Association.objects.filter(pk__in=units, closed_on=on).exclude(parent=None)
        if on is None:
            return
        for unit, parent in closed.order_by("pk").values_list("pk", "parent"):
            _end_and_begin(_list_stays([unit]), parent, on)


MEMBERS = MembersStep()


def _list_stays(units: Iterable[int]) -> list[int]:
    rows = Stay.objects.filter(association__in=list(units), valid__endswith=None)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _count_stays(plan: Plan) -> Counter[int]:
    """Members who belong to units that end, by unit."""
    rows = Stay.objects.filter(association__in=plan.ended, valid__endswith=None).order_by()
    counted = rows.values("association").annotate(count=Count("pk"))
    return Counter({row["association"]: row["count"] for row in counted.order_by("association")})


def _ask(heirs: Heirs, unit: int, count: int) -> Consequence:
    takers = heirs.succeed(unit)[:MOST_CHOICES]
    whole = heirs.find_whole(unit) is not None
    return Consequence(
        f"members:{unit}",
        f"{format_number(count)} hội viên sinh hoạt ở {heirs.name([unit])}. Ngày vào hội và nơi cũ "
        "giữ trong sổ; hồ sơ người bàn giao riêng.",
        (
            *(
                Choice(f"to:{place}", f"Từ ngày ấy sinh hoạt ở {heirs.name([taker])}")
                for place, taker in enumerate(takers)
            ),
            Choice(KEEP, "Để lại, chuyển từng người sau"),
        ),
        "to:0" if whole else KEEP,
        (unit, *takers),
        count,
    )


def _move(unit: int, taker: int, on: date, journal: Journal) -> None:
    keys = _list_stays([unit])
    with journal.watch(Stay._meta.db_table, keys):
        _end(keys, on)
    journal.note_added(Stay._meta.db_table, _begin(keys, taker))


def _end_and_begin(keys: list[int], taker: int, on: date) -> None:
    _end(keys, on)
    _begin(keys, taker)


def _end(keys: list[int], on: date) -> None:
    """End stays before ``on``; one that began later ends after its first day."""
    with connection.cursor() as cursor:
        cursor.execute(_END, [on, Departure.REORGANISED, keys])


def _begin(keys: list[int], taker: int) -> list[int]:
    """Begin a stay in ``taker`` where each of these ended; their keys."""
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN, [taker, keys])
        return [key for (key,) in cursor.fetchall()]
