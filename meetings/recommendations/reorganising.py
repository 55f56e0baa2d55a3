"""Recommendations in a reorganisation: open ones go on with who takes over; answered ones stay."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db.models import Q

from accounts.heirs import Heirs
from associations.models import Reorganisation
from associations.reorganising.journal import Journal
from associations.reorganising.plan import Plan
from associations.reorganising.steps import Choice, Consequence
from meetings.models import Recommendation, RecommendationState, RecommendationStep
from meetings.models.recommendations import Step

MOST_CHOICES = 12
WITHDRAW = "withdraw"


class RecommendationsStep:
    """What open recommendations do in a reorganisation."""

    title = "Kiến nghị"

    def preview(self, plan: Plan) -> Iterator[Consequence]:
        """Who goes on with what a unit that ends wrote, and before whom that lies which it had."""
        heirs = Heirs(plan)
        for row in _list_open(plan):
            if row.association_id in heirs.ended:
                yield _ask(heirs, row)
            else:
                takers = heirs.take_over(row.holder_id)[:1]
                yield Consequence(
                    f"held:{row.pk}",
                    f"Kiến nghị “{row.subject}” đang ở {heirs.name([row.holder_id])} chuyển sang "
                    f"{heirs.name(takers)}.",
                    units=(row.holder_id, *takers),
                )

    def prepare(self, plan: Plan, answers: Mapping[str, str], journal: Journal) -> None:
        """Hand open recommendations over; founded units have their keys already."""
        heirs, rows = Heirs(plan), _list_open(plan)
        for row in rows:
            _pass(heirs, row, answers)
        if rows:
            with journal.watch(Recommendation._meta.db_table, [row.pk for row in rows]):
                Recommendation.objects.bulk_update(rows, ["association", "holder", "state"])
        steps = RecommendationStep.objects.bulk_create(
            RecommendationStep(recommendation=row, what=Step.PASSED, holder_id=row.holder_id)
            for row in rows
        )
        journal.note_added(RecommendationStep._meta.db_table, [step.pk for step in steps])

    def apply(
        self, plan: Plan, answers: Mapping[str, str], journal: Journal, prepared: None = None
    ) -> None:
        """Nothing: recommendations wait for neither tree nor rolls."""

    def find_blocks(self, decisions: Sequence[Reorganisation]) -> Iterable[str]:
        """Nothing of its own: rows that came to hang on what the event wrote are found for all."""
        return ()

    def after_cancel(self, decisions: Sequence[Reorganisation]) -> None:
        """Nothing: all is in the journal."""

    def follow_small(self, decision: Reorganisation, units: Sequence[int]) -> None:
        """Nothing: branches and boards speak through the unit above them."""


RECOMMENDATIONS = RecommendationsStep()


def _list_open(plan: Plan) -> list[Recommendation]:
    rows = Recommendation.objects.filter(
        Q(association__in=plan.ended) | Q(holder__in=plan.ended), state=RecommendationState.OPEN
    )
    return list(rows.order_by("pk"))


def _ask(heirs: Heirs, row: Recommendation) -> Consequence:
    unit = row.association_id
    takers = heirs.take_over(unit)[:MOST_CHOICES]
    return Consequence(
        f"recommendation:{row.pk}",
        f"Kiến nghị “{row.subject}” của {heirs.name([unit])} chưa được trả lời.",
        (
            *(
                Choice(f"to:{place}", f"Chuyển thành kiến nghị của {heirs.name([taker])}")
                for place, taker in enumerate(takers)
            ),
            Choice(WITHDRAW, "Rút kiến nghị"),
        ),
        "to:0" if takers else WITHDRAW,
        (unit, *takers),
    )


def _pass(heirs: Heirs, row: Recommendation, answers: Mapping[str, str]) -> None:
    if row.association_id in heirs.ended:
        asked = _ask(heirs, row)
        answer = answers.get(asked.key, asked.proposed)
        takers = heirs.take_over(row.association_id)
        place = int(answer.removeprefix("to:")) if answer.startswith("to:") else len(takers)
        if place < len(takers):
            row.association_id = takers[place]
        else:
            row.state = RecommendationState.WITHDRAWN
    holders = heirs.take_over(row.holder_id)
    if holders:
        row.holder_id = holders[0]
