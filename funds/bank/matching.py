"""For whom money on a bank statement may be: proposed by code, name and exact sum, never decided.

A donor writes the code of a pledge ("LH12") into the transfer; else his name stands in what the
bank tells; else the sum is that of exactly one pledge, or of one of its instalments.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from funds.donors import Promise, follow_pledges
from funds.models import BankLine, Donor, Fund, Pledge
from khuyenhoc.lib.names import vn_norm

_CODE = re.compile(r"\blh\s?0*(\d{1,9})\b")
SHORTEST_NAME = 2  # words of a name that may be looked for within a text
BY_CODE, BY_BOTH = "đúng mã lời hứa", "đúng tên và đúng số tiền"
BY_NAME, BY_SUM = "đúng tên", "chỉ đúng số tiền"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A donor, the pledge where there is one, and why."""

    donor: Donor
    pledge: Pledge | None
    why: str

    @property
    def choice(self) -> str:
        """How a form names it: "donor" or "donor:pledge"."""
        return f"{self.donor.pk}:{self.pledge.pk}" if self.pledge else f"{self.donor.pk}"


def propose(fund: Fund, lines: Iterable[BankLine], today: date) -> dict[int, list[Proposal]]:
    """{line: its proposals, the best first}; four queries for however many lines."""
    pledges = Pledge.objects.filter(fund=fund).exclude(ended_on__lte=today)
    open_ones = [each for each in follow_pledges(pledges, today) if each.left]
    donors = list(Donor.objects.filter(association=fund.association_id))
    names = [(f" {vn_norm(donor.name)} ", donor) for donor in donors]
    return {line.pk: _propose(line, open_ones, names) for line in lines}


def write_code(pledge: Pledge) -> str:
    """What a donor writes into the transfer, for it to be found again: LH12."""
    return f"LH{pledge.pk}"


def _propose(
    line: BankLine, promises: Sequence[Promise], names: Sequence[tuple[str, Donor]]
) -> list[Proposal]:
    told = f" {vn_norm(line.text)} {vn_norm(line.payer)} "
    codes = {int(code) for code in _CODE.findall(told)}
    found = [
        Proposal(each.pledge.donor, each.pledge, BY_CODE)
        for each in promises
        if each.pledge.pk in codes
    ]
    fitting = [each for each in promises if line.amount in _list_sums(each)]
    for name, donor in names:
        if len(name.split()) < SHORTEST_NAME or name not in told:
            continue
        own = [each.pledge for each in fitting if each.pledge.donor_id == donor.pk]
        found += [Proposal(donor, pledge, BY_BOTH) for pledge in own[:1]]
        found.append(Proposal(donor, None, BY_NAME))
    if not found and len(fitting) == 1:
        found = [Proposal(fitting[0].pledge.donor, fitting[0].pledge, BY_SUM)]
    return found


def _list_sums(promise: Promise) -> set[int]:
    """The sums that a payment of a pledge may be: what is left, or one instalment."""
    return {promise.left, *(each.amount for each in promise.pledge.instalments.all())}
