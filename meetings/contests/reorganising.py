"""Contests in a reorganisation: running ones go on with who takes over.

So do the entries of rounds that are open; what is past stays with whom it was.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db.models import Q

from accounts.heirs import Heirs
from associations.models import Reorganisation
from associations.reorganising.journal import Journal
from associations.reorganising.plan import Plan
from associations.reorganising.steps import Choice, Consequence
from khuyenhoc.lib.numbers import format_number
from meetings.models import Contest, ContestEntry

MOST_CHOICES = 12
END, STAY = "end", "stay"


class ContestsStep:
    """What running contests do in a reorganisation."""

    title = "Cuộc thi"

    def preview(self, plan: Plan) -> Iterator[Consequence]:
        """Who goes on with each contest, and to whom the entries of each unit count."""
        heirs = Heirs(plan)
        for contest in _list_running(plan):
            yield _ask_contest(heirs, contest)
        for unit, rows in _group_entries(plan).items():
            yield _ask_entries(heirs, unit, rows)

    def prepare(self, plan: Plan, answers: Mapping[str, str], journal: Journal) -> None:
        """Hand contests over; entries of one heir to one round are added up."""
        heirs, contests = Heirs(plan), _list_running(plan)
        for contest in contests:
            asked = _ask_contest(heirs, contest)
            heir = _choose(asked, answers, heirs.take_over(contest.association_id))
            if heir is None:
                contest.ends_on = max(plan.on, contest.begins_on)
            else:
                contest.association_id = heir
        if contests:
            with journal.watch(Contest._meta.db_table, [each.pk for each in contests]):
                Contest.objects.bulk_update(contests, ["association", "ends_on"])
        _pass_entries(heirs, plan, answers, journal)

    def apply(
        self, plan: Plan, answers: Mapping[str, str], journal: Journal, prepared: None = None
    ) -> None:
        """Nothing: contests wait for neither tree nor rolls."""

    def find_blocks(self, decisions: Sequence[Reorganisation]) -> Iterable[str]:
        """Nothing of its own: rows that came to hang on what the event wrote are found for all."""
        return ()

    def after_cancel(self, decisions: Sequence[Reorganisation]) -> None:
        """Nothing: all is in the journal."""

    def follow_small(self, decision: Reorganisation, units: Sequence[int]) -> None:
        """Nothing: entries of a branch that closes were given, and count."""


CONTESTS = ContestsStep()


def _list_running(plan: Plan) -> list[Contest]:
    rows = Contest.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=plan.on), association__in=plan.ended
    )
    return list(rows.order_by("pk"))


def _group_entries(plan: Plan) -> dict[int, list[ContestEntry]]:
    """Unit that ends → its entries of rounds that are open on the day."""
    rows = ContestEntry.objects.filter(
        Q(round__due_on=None) | Q(round__due_on__gte=plan.on),
        Q(round__contest__ends_on=None) | Q(round__contest__ends_on__gte=plan.on),
        association__in=plan.ended,
    )
    found: dict[int, list[ContestEntry]] = {}
    for row in rows.order_by("association", "pk"):
        found.setdefault(row.association_id, []).append(row)
    return found


def _ask_contest(heirs: Heirs, contest: Contest) -> Consequence:
    unit = contest.association_id
    takers = heirs.take_over(unit)[:MOST_CHOICES]
    choices = _offer(heirs, takers, "tổ chức tiếp")
    return Consequence(
        f"contest:{contest.pk}",
        f"Cuộc thi “{contest.name}” của {heirs.name([unit])} chưa tổng kết.",
        (*choices, Choice(END, "Dừng cuộc thi")),
        "to:0" if takers else END,
        (unit, *takers),
    )


def _ask_entries(heirs: Heirs, unit: int, rows: Sequence[ContestEntry]) -> Consequence:
    takers = heirs.succeed(unit)[:MOST_CHOICES]
    total = format_number(sum(row.entries for row in rows))
    return Consequence(
        f"contest entries:{unit}",
        f"{total} bài dự thi của {heirs.name([unit])} ở các vòng còn nhận bài.",
        (*_offer(heirs, takers, "nhận số bài này"), Choice(STAY, "Giữ tên đơn vị cũ")),
        "to:0" if takers else STAY,
        (unit, *takers),
    )


def _offer(heirs: Heirs, takers: Sequence[int], what: str) -> list[Choice]:
    return [
        Choice(f"to:{place}", f"{heirs.name([taker])} {what}") for place, taker in enumerate(takers)
    ]


def _choose(
    asked: Consequence, answers: Mapping[str, str], takers: Sequence[int]
) -> int | None:  # fmt: skip
    answer = answers.get(asked.key, asked.proposed)
    place = int(answer.removeprefix("to:")) if answer.startswith("to:") else len(takers)
    return takers[place] if place < len(takers) else None


def _pass_entries(heirs: Heirs, plan: Plan, answers: Mapping[str, str], journal: Journal) -> None:
    """Give the entries of units that end to their heirs, adding up what meets in one round."""
    moved: list[tuple[ContestEntry, int]] = []
    for unit, rows in _group_entries(plan).items():
        heir = _choose(_ask_entries(heirs, unit, rows), answers, heirs.succeed(unit))
        if heir is not None:
            moved += [(row, heir) for row in rows]
    there = ContestEntry.objects.filter(
        round__in=[row.round_id for row, _ in moved], association__in=[heir for _, heir in moved]
    )
    standing = {(row.round_id, row.association_id): row for row in there}
    added: list[int] = []
    for row, heir in moved:
        first = standing.setdefault((row.round_id, heir), row)
        if first is row:
            row.association_id = heir
        else:
            first.entries += row.entries
            added.append(row.pk)
    kept = list(standing.values())
    keys = [row.pk for row in kept] + added
    if keys:
        with journal.watch(ContestEntry._meta.db_table, keys):
            ContestEntry.objects.filter(pk__in=added).delete()
            ContestEntry.objects.bulk_update(kept, ["association", "entries"])
