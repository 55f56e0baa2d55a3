"""Self-ratings in a reorganisation: open ones go on with a renewed unit or are dropped.

What was checked stays, and so does every table.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from accounts.heirs import Heirs
from associations.models import Reorganisation
from associations.reorganising.journal import Journal
from associations.reorganising.plan import Plan
from associations.reorganising.steps import Choice, Consequence
from meetings.models import RatingState, SelfRating

MOST_CHOICES = 12
WITHDRAW = "withdraw"
OPEN = (RatingState.DRAFT, RatingState.SENT)


class RatingsStep:
    """What self-ratings that are not checked yet do in a reorganisation."""

    title = "Bảng tự chấm"

    def preview(self, plan: Plan) -> Iterator[Consequence]:
        """Who goes on with each rating of a unit that ends."""
        heirs = Heirs(plan)
        for rating in _list_open(plan):
            yield _ask(heirs, rating)

    def prepare(self, plan: Plan, answers: Mapping[str, str], journal: Journal) -> None:
        """Hand ratings over; a second one of the same unit and table is dropped."""
        heirs, ratings = Heirs(plan), _list_open(plan)
        standing = SelfRating.objects.exclude(state=RatingState.WITHDRAWN)
        taken = set(
            standing.filter(table__in={each.table_id for each in ratings}).values_list(
                "table", "association"
            )
        )
        for rating in ratings:
            heir = _choose(heirs, rating, answers)
            if heir is None or (rating.table_id, heir) in taken:
                rating.state = RatingState.WITHDRAWN
            else:
                taken.add((rating.table_id, heir))
                rating.association_id = heir
        if ratings:
            with journal.watch(SelfRating._meta.db_table, [each.pk for each in ratings]):
                SelfRating.objects.bulk_update(ratings, ["association", "state"])

    def apply(
        self, plan: Plan, answers: Mapping[str, str], journal: Journal, prepared: None = None
    ) -> None:
        """Nothing: ratings wait for neither tree nor rolls."""

    def find_blocks(self, decisions: Sequence[Reorganisation]) -> Iterable[str]:
        """Nothing of its own: rows that came to hang on what the event wrote are found for all."""
        return ()

    def after_cancel(self, decisions: Sequence[Reorganisation]) -> None:
        """Nothing: all is in the journal."""

    def follow_small(self, decision: Reorganisation, units: Sequence[int]) -> None:
        """Nothing: what a branch that closes has sent is still checked by the unit above."""


RATINGS = RatingsStep()


def _list_open(plan: Plan) -> list[SelfRating]:
    rows = SelfRating.objects.filter(association__in=plan.ended, state__in=OPEN)
    return list(rows.select_related("table").order_by("pk"))


def _list_takers(heirs: Heirs, rating: SelfRating) -> tuple[int, ...]:
    """Successors; a unit above takes no points of another level."""
    return heirs.succeed(rating.association_id)[:MOST_CHOICES]


def _ask(heirs: Heirs, rating: SelfRating) -> Consequence:
    unit, takers = rating.association_id, _list_takers(heirs, rating)
    return Consequence(
        f"rating:{rating.pk}",
        f"{rating.table}: bảng tự chấm của {heirs.name([unit])} chưa được thẩm định.",
        (
            *(
                Choice(f"to:{place}", f"Thành bảng của {heirs.name([taker])}")
                for place, taker in enumerate(takers)
            ),
            Choice(WITHDRAW, "Bỏ bảng; đơn vị mới tự chấm lại"),
        ),
        "to:0" if takers and heirs.is_renewal(unit) else WITHDRAW,
        (unit, *takers),
    )


def _choose(heirs: Heirs, rating: SelfRating, answers: Mapping[str, str]) -> int | None:
    asked = _ask(heirs, rating)
    answer = answers.get(asked.key, asked.proposed)
    takers = _list_takers(heirs, rating)
    place = int(answer.removeprefix("to:")) if answer.startswith("to:") else len(takers)
    return takers[place] if place < len(takers) else None
