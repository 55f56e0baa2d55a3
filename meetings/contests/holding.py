"""A contest is announced with its rounds, units tell their entries, prizes are given (K4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from associations.models import Association
from associations.scope import AssociationQuerySet
from khuyenhoc.lib.dates import format_date, parse_date
from khuyenhoc.lib.names import clean
from meetings.calling import MeetingRefused
from meetings.models import Contest, ContestEntry, ContestPrize, ContestRound
from meetings.rights import may_lead, may_speak, reach_above

MOST_ROUNDS = 10
MOST_ENTRIES = 1_000_000


@dataclass(frozen=True, slots=True)
class UnitEntries:
    """What a unit gave to each round, in the order of the rounds; None where it told nothing."""

    unit: Association
    counts: tuple[int | None, ...]


def list_readable(user: User) -> QuerySet[Contest]:
    """Contests that the user's units or those below hold, or those above for them."""
    seats = list(user.associations())
    own = Contest.objects.within(user.associations())
    return Contest.objects.filter(pk__in=own) | Contest.objects.filter(
        reach_above(seats, "association")
    )


def list_units(contest: Contest) -> AssociationQuerySet:
    """The units that may take part: who holds it, and the living below."""
    below = Association.objects.within(Association.objects.filter(pk=contest.association_id))
    return below.filter(closed_on=None)


@transaction.atomic
def keep(contest: Contest, rounds: str, by: User) -> Contest:
    """Write a new contest, or what was changed of one, with a round for each line.

    Raises ``MeetingRefused`` for a line that cannot be read, or for taking a round away to which
    entries were told; ``PermissionDenied``.
    """
    may_lead(by, contest.association).require()
    said = read_rounds(rounds)
    contest.name, contest.summary = clean(contest.name), contest.summary.strip()
    if contest.pk is None:
        contest.written_by = by
    try:
        contest.full_clean()
    except ValidationError as fault:
        raise MeetingRefused(" ".join(fault.messages)) from fault
    contest.save()
    there = {each.order: each for each in contest.rounds.select_for_update()}
    for order, (name, due_on) in enumerate(said, start=1):
        row = there.pop(order, None) or ContestRound(contest=contest, order=order)
        row.name, row.due_on = name, due_on
        row.save()
    if ContestEntry.objects.filter(round__in=list(there.values())).exists():
        raise MeetingRefused("Vòng đã có bài dự thi thì không bỏ được.")
    contest.rounds.filter(order__in=there).delete()
    return contest


def read_rounds(text: str) -> list[tuple[str, date | None]]:
    """The rounds of a text, a line each: "tên vòng | hạn nộp". Raises ``MeetingRefused``."""
    lines = [clean(line) for line in text.splitlines() if clean(line)]
    if not 1 <= len(lines) <= MOST_ROUNDS:
        raise MeetingRefused("Hãy ghi từ một đến mười vòng, mỗi dòng một vòng.")
    found = []
    for place, line in enumerate(lines, start=1):
        name, _, due = (part.strip() for part in line.partition("|"))
        try:
            found.append((name[:120], parse_date(due) if due else None))
        except ValueError as fault:
            raise MeetingRefused(
                f"Vòng {place}: hạn nộp “{due}” chưa rõ. Ghi như 31/5/2026."
            ) from fault
        if not name:
            raise MeetingRefused(f"Vòng {place}: hãy ghi tên vòng trước dấu |.")
    return found


def write_rounds(contest: Contest) -> str:
    """The rounds as ``read_rounds`` reads them."""
    return "\n".join(
        f"{each.name} | {format_date(each.due_on)}" if each.due_on else each.name
        for each in contest.rounds.all()
    )


@transaction.atomic
def tell(row: ContestRound, unit: Association, entries: int, by: User) -> ContestEntry:
    """How many entries a unit gave to a round; it may say it anew until the day is past.

    Raises ``MeetingRefused`` after that day or for a unit that does not take part,
    ``PermissionDenied``.
    """
    may_speak(by, unit).require()
    if not list_units(row.contest).filter(pk=unit.pk).exists():
        raise MeetingRefused("Cuộc thi này không dành cho đơn vị.")
    if row.due_on is not None and row.due_on < timezone.localdate():
        raise MeetingRefused("Đã quá hạn nộp bài. Cần sửa, hãy nhờ hội tổ chức lùi hạn.")
    if not 0 <= entries <= MOST_ENTRIES:
        raise MeetingRefused("Số bài dự thi phải từ 0 đến 1.000.000.")
    entry, _ = ContestEntry.objects.update_or_create(
        round=row, association=unit, defaults={"entries": entries, "told_by": by}
    )
    return entry


@transaction.atomic
def give_prize(prize: ContestPrize, by: User) -> ContestPrize:
    """Write down a prize of a unit that took part."""
    may_lead(by, prize.contest.association).require()
    prize.prize, prize.entry = clean(prize.prize), clean(prize.entry)
    if not list_units(prize.contest).filter(pk=prize.association_id).exists():
        raise MeetingRefused("Hãy chọn đơn vị thuộc hội tổ chức.")
    try:
        prize.full_clean()
    except ValidationError as fault:
        raise MeetingRefused(" ".join(fault.messages)) from fault
    prize.save()
    return prize


def count_entries(contest: Contest, rounds: Sequence[ContestRound]) -> list[UnitEntries]:
    """Every unit that told of entries, in the order of the tree; one query."""
    told: dict[int, dict[int, int]] = {}
    units: dict[int, Association] = {}
    rows = ContestEntry.objects.filter(round__contest=contest).select_related("association")
    for row in rows.order_by("association__tree_id", "association__lft"):
        units[row.association_id] = row.association
        told.setdefault(row.association_id, {})[row.round_id] = row.entries
    return [
        UnitEntries(unit, tuple(told[pk].get(each.pk) for each in rounds))
        for pk, unit in units.items()
    ]
