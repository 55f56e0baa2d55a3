"""Rounds in a reorganisation (product.md A3, Q6): quotas go on, dossiers only by being handed over.

Places that an ended unit has not used go to its successors, to the last place. What it has
nominated stays with it, read by the province alone, until the answer or a later hand-over names
who takes it; the places that it used go with it. A round whose own fund is handed over goes with
the fund, when the minute is signed (``funds.handing_over``).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext

from accounts.heirs import Heirs
from associations.models import Reorganisation
from associations.reorganising.journal import Journal
from associations.reorganising.plan import Plan
from associations.reorganising.steps import Choice, Consequence
from funds.models import UNFINISHED, Nomination, Quota, Round, RoundState
from funds.reorganising import KEEP, MOST_CHOICES, find_takers
from funds.rounds.sharing import ACTIVE, share_places
from khuyenhoc.lib.numbers import format_number

RUNNING = (*UNFINISHED, RoundState.DECIDED)
QUOTAS, NOMINATIONS = Quota._meta.db_table, Nomination._meta.db_table


class RoundsStep:
    """What rounds of scholarships do in a reorganisation."""

    title = "Học bổng, khen thưởng"

    def preview(self, plan: Plan) -> Iterator[Consequence]:
        """Whose places go where, whose dossiers stay, which rounds go with their fund."""
        heirs = Heirs(plan)
        for unit in plan.ended:
            yield from _tell_places(heirs, unit)
            if (asked := _ask(heirs, unit)) is not None:
                yield asked
            yield from _tell_rounds(heirs, unit)

    def prepare(self, plan: Plan, answers: Mapping[str, str], journal: Journal) -> None:
        """Let quotas go on, and dossiers where the answers say."""
        heirs = Heirs(plan)
        for unit in plan.ended:
            takers = find_takers(heirs, unit)
            answer = answers.get(f"dossiers:{unit}", KEEP)
            heir = None if answer == KEEP else takers[int(answer.removeprefix("to:"))]
            if takers:
                pass_quotas(unit, takers, heir, journal)

    def apply(
        self, plan: Plan, answers: Mapping[str, str], journal: Journal, prepared: None = None
    ) -> None:
        """Nothing: quotas wait for neither tree nor rolls."""

    def find_blocks(self, decisions: Sequence[Reorganisation]) -> Iterable[str]:
        """Nothing of its own: what was nominated since stands against it by its rows."""
        return ()

    def after_cancel(self, decisions: Sequence[Reorganisation]) -> None:
        """Nothing: all is in the journal."""

    def follow_small(self, decision: Reorganisation, units: Sequence[int]) -> None:
        """Nothing: branches have no quota."""


ROUNDS = RoundsStep()


def pass_quotas(
    unit: int, takers: Sequence[int], heir: int | None, journal: Journal | None
) -> None:
    """Give what ``unit`` has not used of its quotas to ``takers`` in equal parts, and what it has
    nominated, with the places for it, to ``heir``; None lets that stay.

    Each taker's quota grows before the unit's shrinks, so that no dossier is ever without a place.
    """
    rows = Quota.objects.filter(association=unit, round__state__in=RUNNING)
    for quota in rows.select_related("round").order_by("pk"):
        own = Nomination.objects.filter(round=quota.round, association=unit)
        used = own.filter(ACTIVE).count()
        free = quota.places - used if quota.round.state in UNFINISHED else 0
        gains = dict(zip(takers, share_places(free, [1] * len(takers)), strict=True))
        if heir is not None:
            gains[heir] = gains.get(heir, 0) + used
        kept = quota.places - sum(gains.values())
        weights = share_places(quota.weight if not kept else 0, [1] * len(takers))
        for taker, weight in zip(takers, weights, strict=True):
            _grow(quota.round, taker, gains.get(taker, 0), weight, journal)
        if heir is not None:
            keys = list(own.values_list("pk", flat=True))
            with _watch(journal, NOMINATIONS, keys, ["association_id"]):
                Nomination.objects.filter(pk__in=keys).update(association=heir)
        with _watch(journal, QUOTAS, [quota.pk], []):
            lost = quota.weight if not kept else 0
            Quota.objects.filter(pk=quota.pk).update(places=kept, weight=quota.weight - lost)


def _grow(found: Round, taker: int, places: int, weight: int, journal: Journal | None) -> None:
    """Give a unit more places in a round; a quota of its own where it has none yet."""
    if not places:
        return
    quota = Quota.objects.filter(round=found, association=taker).first()
    if quota is None:
        quota = Quota.objects.create(round=found, association_id=taker, places=places,
                                     weight=weight)  # fmt: skip
        if journal is not None:
            journal.note_added(QUOTAS, [quota.pk])
        return
    with _watch(journal, QUOTAS, [quota.pk], []):
        Quota.objects.filter(pk=quota.pk).update(
            places=quota.places + places, weight=quota.weight + weight
        )


def _watch(journal: Journal | None, table: str, keys: Sequence[int], columns: Sequence[str]):
    return nullcontext() if journal is None else journal.watch(table, keys, columns=columns)


def _tell_places(heirs: Heirs, unit: int) -> Iterator[Consequence]:
    takers = find_takers(heirs, unit)
    quotas = Quota.objects.filter(association=unit, round__state__in=UNFINISHED)
    for quota in quotas.select_related("round").order_by("pk"):
        used = Nomination.objects.filter(ACTIVE, round=quota.round, association=unit).count()
        if (free := quota.places - used) and takers:
            yield Consequence(
                f"quota:{quota.pk}",
                f"{format_number(free)} chỉ tiêu chưa dùng của {heirs.name([unit])} trong đợt "
                f"“{quota.round}” chuyển sang {heirs.name(takers)}.",
                units=(unit, *takers),
                count=free,
            )


def _ask(heirs: Heirs, unit: int) -> Consequence | None:
    """Who takes the dossiers of a unit that ends; by default nobody yet."""
    rows = Nomination.objects.filter(association=unit, round__state__in=RUNNING)
    if not (count := rows.count()):
        return None
    takers = find_takers(heirs, unit)[:MOST_CHOICES]
    return Consequence(
        f"dossiers:{unit}",
        f"{format_number(count)} hồ sơ học bổng, khen thưởng của {heirs.name([unit])}: ở lại, chỉ "
        "hội cấp tỉnh đọc được cho đến khi bàn giao; xét và chi trả vẫn tiếp tục.",
        (
            Choice(KEEP, "Để lại, bàn giao sau"),
            *(
                Choice(f"to:{place}", f"Bàn giao cho {heirs.name([taker])}")
                for place, taker in enumerate(takers)
            ),
        ),
        KEEP,
        (unit, *takers),
        count,
    )


def _tell_rounds(heirs: Heirs, unit: int) -> Iterator[Consequence]:
    for found in Round.objects.filter(fund__association=unit, state__in=RUNNING).order_by("pk"):
        yield Consequence(
            f"round:{found.pk}",
            f"Đợt “{found}” của {heirs.name([unit])} ({found.get_state_display()}): đi theo quỹ "
            "khi hai bên ký biên bản bàn giao quỹ.",
            units=(unit,),
        )
