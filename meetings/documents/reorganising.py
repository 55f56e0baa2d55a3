"""Books of documents in a reorganisation: a book stays whole with the unit that kept it, and what
waits to be dealt with in it goes to a successor. Who is founded begins books of its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from accounts.heirs import Heirs
from associations.models import Reorganisation
from associations.reorganising.journal import Journal
from associations.reorganising.plan import Plan
from associations.reorganising.steps import Choice, Consequence
from khuyenhoc.lib.numbers import format_number
from meetings.models import BookedDocument, Direction

MOST_CHOICES = 12


class DocumentsStep:
    """What documents that wait do in a reorganisation."""

    title = "Văn bản đến"

    def preview(self, plan: Plan) -> Iterator[Consequence]:
        """Who deals with the documents that wait in the book of each unit that ends."""
        heirs = Heirs(plan)
        for unit, rows in _group(plan).items():
            if heirs.take_over(unit):
                yield _ask(heirs, unit, len(rows))

    def prepare(self, plan: Plan, answers: Mapping[str, str], journal: Journal) -> None:
        """Hand what waits to the successor that was chosen."""
        heirs, passed = Heirs(plan), []
        for unit, rows in _group(plan).items():
            takers = heirs.take_over(unit)
            if not takers:
                continue
            asked = _ask(heirs, unit, len(rows))
            place = int(answers.get(asked.key, asked.proposed).removeprefix("to:"))
            for row in rows:
                row.handler_id = takers[place]
                passed.append(row)
        if passed:
            with journal.watch(BookedDocument._meta.db_table, [row.pk for row in passed]):
                BookedDocument.objects.bulk_update(passed, ["handler"])

    def apply(
        self, plan: Plan, answers: Mapping[str, str], journal: Journal, prepared: None = None
    ) -> None:
        """Nothing: books wait for neither tree nor rolls."""

    def find_blocks(self, decisions: Sequence[Reorganisation]) -> Iterable[str]:
        """Nothing of its own: rows that came to hang on what the event wrote are found for all."""
        return ()

    def after_cancel(self, decisions: Sequence[Reorganisation]) -> None:
        """Nothing: all is in the journal."""

    def follow_small(self, decision: Reorganisation, units: Sequence[int]) -> None:
        """Nothing: branches and boards keep no books."""


DOCUMENTS = DocumentsStep()


def _group(plan: Plan) -> dict[int, list[BookedDocument]]:
    """Unit that ends → incoming documents that it has still to deal with."""
    rows = BookedDocument.objects.filter(
        handler__in=plan.ended, direction=Direction.INCOMING, handled_on=None
    )
    found: dict[int, list[BookedDocument]] = {}
    for row in rows.order_by("pk"):
        found.setdefault(row.handler_id, []).append(row)
    return found


def _ask(heirs: Heirs, unit: int, count: int) -> Consequence:
    takers = heirs.take_over(unit)[:MOST_CHOICES]
    return Consequence(
        f"documents:{unit}",
        f"{format_number(count)} văn bản đến {heirs.name([unit])} chưa giải quyết xong.",
        tuple(
            Choice(f"to:{place}", f"{heirs.name([taker])} giải quyết")
            for place, taker in enumerate(takers)
        ),
        "to:0",
        (unit, *takers),
    )
