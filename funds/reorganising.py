"""Funds in a reorganisation (product.md Q6): minutes of hand-over are drawn up for signing.

No money moves by itself: a minute that nobody signed goes when the event is cancelled, one that
was signed stands against it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from accounts.heirs import Heirs
from associations.models import Reorganisation
from associations.reorganising.journal import Journal
from associations.reorganising.plan import Plan
from associations.reorganising.steps import Choice, Consequence
from funds.models import Fund, HandOver, HandOverShare
from khuyenhoc.lib.money import format_dong

MOST_CHOICES = 12
EQUAL = "equal"
KEEP = "keep"


class FundsStep:
    """What funds do in a reorganisation."""

    title = "Quỹ khuyến học"

    def preview(self, plan: Plan) -> Iterator[Consequence]:
        """Who gets which fund, with its balance, programmes and pledges."""
        heirs = Heirs(plan)
        for fund in _list_funds(plan):
            yield _ask(heirs, fund)

    def prepare(self, plan: Plan, answers: Mapping[str, str], journal: Journal) -> None:
        """Draw up the minutes; founded units have their keys already."""
        heirs = Heirs(plan)
        for fund in _list_funds(plan):
            asked = _ask(heirs, fund)
            answer = answers.get(asked.key, asked.proposed)
            takers = find_takers(heirs, fund.association_id)
            if answer == KEEP or not takers:
                continue
            chosen = takers if answer == EQUAL else (takers[int(answer.removeprefix("to:"))],)
            minute = HandOver.objects.create(
                reorganisation_id=plan.closed_by.get(fund.association_id, plan.decisions[0]),
                fund=fund, on=plan.on,
            )  # fmt: skip
            shares = HandOverShare.objects.bulk_create(
                HandOverShare(hand_over=minute, association_id=taker) for taker in chosen
            )
            journal.note_added(HandOver._meta.db_table, [minute.pk])
            journal.note_added(HandOverShare._meta.db_table, [share.pk for share in shares])

    def apply(
        self, plan: Plan, answers: Mapping[str, str], journal: Journal, prepared: None = None
    ) -> None:
        """Nothing: minutes wait for neither tree nor rolls."""

    def find_blocks(self, decisions: Sequence[Reorganisation]) -> Iterable[str]:
        """Minutes that were signed."""
        signed = HandOver.objects.filter(reorganisation__in=decisions, given_at__isnull=False)
        for minute in signed.select_related("fund__association"):
            yield (
                f"Biên bản bàn giao {minute.fund} của {minute.fund.association.full_name} đã ký; "
                "tiền đã hoặc đang được bàn giao."
            )

    def after_cancel(self, decisions: Sequence[Reorganisation]) -> None:
        """Nothing: minutes are all in the journal."""

    def follow_small(self, decision: Reorganisation, units: Sequence[int]) -> None:
        """Nothing: the fund of a branch that closed is for the unit above it to settle."""


FUNDS = FundsStep()


def _list_funds(plan: Plan) -> list[Fund]:
    """The open funds of units that end, with their balances."""
    rows = Fund.objects.filter(association__in=plan.ended, closed_on=None)
    return list(rows.prefetch_related("balances").order_by("association", "pk"))


def find_takers(heirs: Heirs, unit: int) -> tuple[int, ...]:
    """Who may get its funds: its successors; of a level that ends without any, the units that
    stood below it (Thanh Hóa 2025); else who stands above."""
    plan = heirs.plan
    below = [each for each, shape in plan.before.items() if shape.parent == unit]
    found = [
        heir for each in below
        for heir in ((each,) if each not in heirs.ended else heirs.succeed(each))
    ]  # fmt: skip
    return heirs.succeed(unit) or tuple(dict.fromkeys(found)) or heirs.take_over(unit)


def _ask(heirs: Heirs, fund: Fund) -> Consequence:
    unit = fund.association_id
    takers = find_takers(heirs, unit)
    promises = fund.programmes.count() + fund.pledges.count()
    held = sum(each.amount for each in fund.balances.all())
    text = f"{fund.name} của {heirs.name([unit])}, số dư {format_dong(held)}"
    text += f", {promises} chương trình và lời hứa tài trợ" if promises else ""
    if fund.licence_number:
        text += "; giấy phép của quỹ phải làm thủ tục lại với cơ quan cấp phép"
    equal = [Choice(EQUAL, f"Chia đều cho {len(takers)} đơn vị")] if len(takers) > 1 else []
    choices = (
        *equal,
        *(
            Choice(f"to:{place}", f"Bàn giao cả cho {heirs.name([taker])}")
            for place, taker in enumerate(takers[:MOST_CHOICES])
        ),
        Choice(KEEP, "Chưa bàn giao"),
    )
    proposed = EQUAL if equal else "to:0" if takers else KEEP
    return Consequence(
        f"fund:{fund.pk}", f"{text}: lập biên bản để hai bên ký.", choices, proposed,
        (unit, *takers),
    )  # fmt: skip
