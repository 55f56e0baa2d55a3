"""Awards in a reorganisation: proposals go on with who takes over; what was granted stays."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from accounts.heirs import Heirs
from associations.models import Reorganisation
from associations.reorganising.journal import Journal
from associations.reorganising.plan import Plan
from associations.reorganising.steps import Choice, Consequence
from meetings.models import Award, AwardState

MOST_CHOICES = 12
WITHDRAW = "withdraw"


class AwardsStep:
    """What proposals of awards do in a reorganisation."""

    title = "Đề nghị khen thưởng"

    def preview(self, plan: Plan) -> Iterator[Consequence]:
        """Who goes on with each proposal."""
        heirs = Heirs(plan)
        for award in _list_proposed(plan):
            yield _ask(heirs, award)

    def prepare(self, plan: Plan, answers: Mapping[str, str], journal: Journal) -> None:
        """Hand proposals over; a second one for the same receiver and year is withdrawn."""
        heirs, awards = Heirs(plan), _list_proposed(plan)
        open_states = [AwardState.PROPOSED, AwardState.GRANTED]
        taken: set[tuple[int, int | None, str, int]] = set(
            Award.objects.filter(
                state__in=open_states, kind__in={award.kind_id for award in awards}
            ).values_list("association", "person", "kind", "year")
        )
        for award in awards:
            heir = _choose(heirs, award, answers)
            place = (heir, award.person_id, award.kind_id, award.year)
            if heir is None or place in taken:
                award.state = AwardState.WITHDRAWN
            else:
                taken.add((heir, award.person_id, award.kind_id, award.year))
                award.association_id = heir
        if awards:
            with journal.watch(Award._meta.db_table, [award.pk for award in awards]):
                Award.objects.bulk_update(awards, ["association", "state"])

    def apply(
        self, plan: Plan, answers: Mapping[str, str], journal: Journal, prepared: None = None
    ) -> None:
        """Nothing: awards wait for neither tree nor rolls."""

    def find_blocks(self, decisions: Sequence[Reorganisation]) -> Iterable[str]:
        """Nothing of its own: rows that came to hang on what the event wrote are found for all."""
        return ()

    def after_cancel(self, decisions: Sequence[Reorganisation]) -> None:
        """Nothing: all is in the journal."""

    def follow_small(self, decision: Reorganisation, units: Sequence[int]) -> None:
        """Nothing: a branch that closes keeps its proposals for the unit above to decide."""


AWARDS = AwardsStep()


def _list_proposed(plan: Plan) -> list[Award]:
    rows = Award.objects.filter(association__in=plan.ended, state=AwardState.PROPOSED)
    return list(rows.select_related("kind").order_by("pk"))


def _ask(heirs: Heirs, award: Award) -> Consequence:
    unit = award.association_id
    takers = heirs.take_over(unit)[:MOST_CHOICES]
    of = "cá nhân thuộc " if award.person_id else ""
    return Consequence(
        f"award:{award.pk}",
        f"Đề nghị tặng {award} cho {of}{heirs.name([unit])}.",
        (
            *(
                Choice(f"to:{place}", f"{heirs.name([taker])} đề nghị tiếp")
                for place, taker in enumerate(takers)
            ),
            Choice(WITHDRAW, "Rút đề nghị"),
        ),
        "to:0" if award.person_id and takers else WITHDRAW,
        (unit, *takers),
    )


def _choose(heirs: Heirs, award: Award, answers: Mapping[str, str]) -> int | None:
    asked = _ask(heirs, award)
    answer = answers.get(asked.key, asked.proposed)
    takers = heirs.take_over(award.association_id)
    place = int(answer.removeprefix("to:")) if answer.startswith("to:") else len(takers)
    return takers[place] if place < len(takers) else None
