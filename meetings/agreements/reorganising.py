"""Agreements in a reorganisation: what a unit signed ends with it, and goes on with its successors.

The row of the unit that ends stays, so that every earlier day counts as it did.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from django.db.models import Q

from accounts.heirs import Heirs
from associations.models import Reorganisation
from associations.reorganising.journal import Journal
from associations.reorganising.plan import Plan
from associations.reorganising.steps import Choice, Consequence
from khuyenhoc.lib.names import vn_norm
from khuyenhoc.lib.numbers import format_number
from meetings.models import Agreement

GO_ON, END = "go_on", "end"


class AgreementsStep:
    """What coordination agreements do in a reorganisation."""

    title = "Chương trình phối hợp"

    def preview(self, plan: Plan) -> Iterator[Consequence]:
        """Whether the agreements of each unit that ends go on with its successors."""
        heirs = Heirs(plan)
        for unit, rows in _group(plan).items():
            yield _ask(heirs, unit, len(rows))

    def prepare(self, plan: Plan, answers: Mapping[str, str], journal: Journal) -> None:
        """End the agreements, and write them anew for those who go on with them."""
        heirs, ended = Heirs(plan), []
        fresh: dict[tuple[int, str, str], Agreement] = {}
        for unit, rows in _group(plan).items():
            asked = _ask(heirs, unit, len(rows))
            goes_on = answers.get(asked.key, asked.proposed) == GO_ON
            for row in rows:
                for heir in heirs.take_over(unit) if goes_on else ():
                    key = (heir, vn_norm(row.partner), vn_norm(row.title))
                    fresh.setdefault(key, _carry_on(row, heir, plan.on))
                row.ended_on = max(plan.on, row.begins_on)
                ended.append(row)
        if ended:
            with journal.watch(Agreement._meta.db_table, [row.pk for row in ended]):
                Agreement.objects.bulk_update(ended, ["ended_on"])
        added = Agreement.objects.bulk_create(fresh.values())
        journal.note_added(Agreement._meta.db_table, [row.pk for row in added])

    def apply(
        self, plan: Plan, answers: Mapping[str, str], journal: Journal, prepared: None = None
    ) -> None:
        """Nothing: agreements wait for neither tree nor rolls."""

    def find_blocks(self, decisions: Sequence[Reorganisation]) -> Iterable[str]:
        """Nothing of its own: rows that came to hang on what the event wrote are found for all."""
        return ()

    def after_cancel(self, decisions: Sequence[Reorganisation]) -> None:
        """Nothing: all is in the journal."""

    def follow_small(self, decision: Reorganisation, units: Sequence[int]) -> None:
        """Nothing: branches and boards sign no agreements."""


AGREEMENTS = AgreementsStep()


def _group(plan: Plan) -> dict[int, list[Agreement]]:
    """Unit that ends → its agreements that reach the day, the earliest signed first."""
    rows = Agreement.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=plan.on), Q(ended_on=None) | Q(ended_on__gt=plan.on),
        association__in=plan.ended,
    )  # fmt: skip
    found: dict[int, list[Agreement]] = {}
    for row in rows.order_by("signed_on", "pk"):
        found.setdefault(row.association_id, []).append(row)
    return found


def _ask(heirs: Heirs, unit: int, count: int) -> Consequence:
    takers = heirs.take_over(unit)
    go_on = [Choice(GO_ON, f"{heirs.name(takers)} thực hiện tiếp")] if takers else []
    return Consequence(
        f"agreements:{unit}",
        f"{format_number(count)} chương trình phối hợp của {heirs.name([unit])}.",
        (*go_on, Choice(END, "Kết thúc cùng đơn vị")),
        GO_ON if heirs.succeed(unit) else END,
        (unit, *takers),
    )


def _carry_on(row: Agreement, heir: int, on: date) -> Agreement:
    return Agreement(
        association_id=heir, partner=row.partner, partner_kind_id=row.partner_kind_id,
        title=row.title, number=row.number, signed_on=row.signed_on,
        begins_on=max(on, row.begins_on), ends_on=row.ends_on, continues=row,
        typed_by_id=row.typed_by_id,
    )  # fmt: skip
