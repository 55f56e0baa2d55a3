"""Inspections in a reorganisation: planned ones go on with who takes over, made ones stay.

Findings that were given are tasks, and go on as those do.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db.models import Q

from accounts.heirs import Heirs
from associations.models import Reorganisation
from associations.reorganising.journal import Journal
from associations.reorganising.plan import Plan
from associations.reorganising.steps import Choice, Consequence
from khuyenhoc.lib.dates import format_date
from meetings.models import Inspection, InspectionState

MOST_CHOICES = 12
CANCEL = "cancel"


class InspectionsStep:
    """What planned inspections do in a reorganisation."""

    title = "Kiểm tra"

    def preview(self, plan: Plan) -> Iterator[Consequence]:
        """Who is inspected in the place of each unit that ends, and by whom."""
        heirs = Heirs(plan)
        for row in _list_planned(plan):
            yield _ask(heirs, row)

    def prepare(self, plan: Plan, answers: Mapping[str, str], journal: Journal) -> None:
        """Carry planned inspections on, or cancel them."""
        heirs, rows = Heirs(plan), _list_planned(plan)
        for row in rows:
            asked = _ask(heirs, row)
            answer = answers.get(asked.key, asked.proposed)
            takers = _list_takers(heirs, row)
            place = int(answer.removeprefix("to:")) if answer.startswith("to:") else len(takers)
            maker = next(iter(heirs.take_over(row.association_id)), None)
            if maker is None or place >= len(takers):
                row.state = InspectionState.CANCELLED
            else:
                row.association_id, row.unit_id = maker, takers[place]
        if rows:
            with journal.watch(Inspection._meta.db_table, [row.pk for row in rows]):
                Inspection.objects.bulk_update(rows, ["association", "unit", "state"])

    def apply(
        self, plan: Plan, answers: Mapping[str, str], journal: Journal, prepared: None = None
    ) -> None:
        """Nothing: inspections wait for neither tree nor rolls."""

    def find_blocks(self, decisions: Sequence[Reorganisation]) -> Iterable[str]:
        """Nothing of its own: rows that came to hang on what the event wrote are found for all."""
        return ()

    def after_cancel(self, decisions: Sequence[Reorganisation]) -> None:
        """Nothing: all is in the journal."""

    def follow_small(self, decision: Reorganisation, units: Sequence[int]) -> None:
        """Nothing: whether a branch that closes is still inspected its unit above says."""


INSPECTIONS = InspectionsStep()


def _list_planned(plan: Plan) -> list[Inspection]:
    rows = Inspection.objects.filter(
        Q(association__in=plan.ended) | Q(unit__in=plan.ended),
        state=InspectionState.PLANNED, inspected_on__gte=plan.on,
    )  # fmt: skip
    return list(rows.order_by("pk"))


def _list_takers(heirs: Heirs, row: Inspection) -> tuple[int, ...]:
    """Who may be inspected in its place: its successors; a unit that stays stays."""
    if row.unit_id not in heirs.ended:
        return (row.unit_id,)
    return heirs.succeed(row.unit_id)[:MOST_CHOICES]


def _ask(heirs: Heirs, row: Inspection) -> Consequence:
    makers, takers = heirs.take_over(row.association_id)[:1], _list_takers(heirs, row)
    by = heirs.name(makers)
    return Consequence(
        f"inspection:{row.pk}",
        f"{heirs.name([row.association_id])} sắp kiểm tra {heirs.name([row.unit_id])} ngày "
        f"{format_date(row.inspected_on)}: {row.subject}.",
        (
            *(
                Choice(f"to:{place}", f"{by} kiểm tra {heirs.name([taker])}")
                for place, taker in enumerate(takers if makers else ())
            ),
            Choice(CANCEL, "Hủy cuộc kiểm tra"),
        ),
        "to:0" if takers and makers else CANCEL,
        (row.unit_id, *takers, *makers),
    )
