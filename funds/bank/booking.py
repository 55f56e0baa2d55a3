"""Lines of a statement on their way into the books: kept once, booked when an officer says so."""

import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import Person, User
from funds.bank.reading import Statement, read_statement_file
from funds.ledger import LedgerRefused, record_receipt
from funds.models import (
    BankLine,
    BankLineState,
    Category,
    Donor,
    Entry,
    Fund,
    HandOver,
    Medium,
    Pledge,
)
from funds.rights import may_keep
from khuyenhoc.lib.sheets.grid import Refused
from khuyenhoc.lib.sheets.limits import MB, RETURN

PURPOSE = "Ủng hộ qua ngân hàng"
GONE = "Có dòng vừa được người khác ghi sổ hoặc bỏ qua. Chưa ghi gì của bạn; hãy xem lại danh sách."
NOTHING = "Hãy đánh dấu ít nhất một dòng."
NOT_OF_FUND = "Nhà tài trợ hoặc lời hứa đã chọn không phải của quỹ này."


def take_statement(fund: Fund, file: UploadedFile, by: User) -> tuple[int, Statement]:
    """Keep the lines of a file that are not known yet; how many, and what the file said.

    Nothing is booked. Raises ``Refused``, ``Busy``, ``PermissionDenied``.
    """
    may_keep(by, fund).require()
    if not file.size:
        raise Refused("Tệp trống. Hãy tải lại sao kê từ ngân hàng rồi gửi.")
    if file.size > RETURN.file_bytes:
        raise Refused(f"Tệp nặng hơn {RETURN.file_bytes // MB} MB. Hãy tải sao kê từng tháng.")
    with tempfile.TemporaryDirectory(prefix="khuyenhoc-bank-") as folder:
        path = Path(folder) / "statement"
        with path.open("wb") as kept:
            for chunk in file.chunks():
                kept.write(chunk)
        said = read_statement_file(path, Path(file.name or "tệp").name)
    known = set(BankLine.objects.filter(fund__in=_list_sources(fund)).values_list("key", flat=True))
    rows = [
        BankLine(
            fund=fund, key=line.key, on=line.on, amount=line.amount, reference=line.reference,
            payer=line.payer, text=line.text, sent_by=by,
        )
        for line in said.lines if line.key not in known
    ]  # fmt: skip
    before = BankLine.objects.filter(fund=fund).count()
    with transaction.atomic():
        BankLine.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1_000)
    return BankLine.objects.filter(fund=fund).count() - before, said


@transaction.atomic
def book_lines(fund: Fund, chosen: Mapping[int, str], category: Category, by: User) -> list[Entry]:
    """Book the marked lines, all or none: {line: "", "donor" or "donor:pledge"}.

    Raises ``LedgerRefused``, ``PermissionDenied``.
    """
    may_keep(by, fund).require()
    rows = _hold(fund, chosen)
    return [_book(row, chosen[row.pk], category, by) for row in rows]


@transaction.atomic
def leave_out(fund: Fund, chosen: Mapping[int, str], by: User) -> int:
    """Put the marked lines aside: they are no money of the fund. Raises as ``book_lines``."""
    may_keep(by, fund).require()
    keys = [row.pk for row in _hold(fund, chosen)]
    return BankLine.objects.filter(pk__in=keys).update(state=BankLineState.LEFT_OUT)


def erase_lines(before: date) -> int:
    """Empty who paid and what he wrote in lines that were settled and sent before a day; how many.
    Their keys stay, so that an old file sent again books nothing."""
    rows = BankLine.objects.filter(sent_at__date__lt=before).exclude(state=BankLineState.WAITING)
    return rows.exclude(payer="", text="").update(payer="", text="")


def erase_person(person: Person) -> None:
    """Empty what lines booked for a person who is erased tell of him."""
    BankLine.objects.filter(donor__person=person).update(payer="", text="")


def _list_sources(fund: Fund) -> set[int]:
    """The funds that were handed over into a fund, and into those: their lines are settled or have
    come with them, and a bank's file tells of them still."""
    found: set[int] = set()
    asked = {fund.pk}
    while asked:
        sources = HandOver.objects.filter(shares__target__in=asked).values_list("fund", flat=True)
        asked = set(sources) - found - {fund.pk}
        found |= asked
    return found


def _hold(fund: Fund, chosen: Mapping[int, str]) -> list[BankLine]:
    """The marked lines under a lock, in the order of their days."""
    if not chosen:
        raise LedgerRefused(NOTHING)
    rows = BankLine.objects.select_for_update(of=("self",)).filter(
        fund=fund, pk__in=list(chosen), state=BankLineState.WAITING
    )
    held = list(rows.order_by("on", "pk"))
    if len(held) != len(chosen):
        raise LedgerRefused(GONE)
    return held


def _book(row: BankLine, choice: str, category: Category, by: User) -> Entry:
    donor, pledge = _find_giver(row.fund, choice)
    row.donor, row.pledge, row.state = donor, pledge, BankLineState.BOOKED
    row.entry = record_receipt(
        row.fund, amount=row.amount, category=category, on=max(row.on, row.fund.opened_on), by=by,
        medium=Medium.BANK,
        purpose=row.text[:300] or PURPOSE, donor=donor, pledge=pledge,
        programme=pledge.programme if pledge else None, party=row.payer,
        attached=f"Sao kê ngân hàng ngày {row.on:%d/%m/%Y} {row.reference}".strip(),
    )  # fmt: skip
    row.save(update_fields=["donor", "pledge", "state", "entry"])
    return row.entry


def _find_giver(fund: Fund, choice: str) -> tuple[Donor | None, Pledge | None]:
    """The chosen donor of the fund's unit, or the donor of one of the fund's pledges: what came
    from a predecessor is still kept by it."""
    donor_key, _, pledge_key = choice.partition(":")
    if pledge_key:
        rows = Pledge.objects.filter(fund=fund, donor__pk=donor_key, pk=pledge_key)
        pledge = rows.select_related("donor", "programme").first()
        if pledge is None:
            raise LedgerRefused(NOT_OF_FUND)
        return pledge.donor, pledge
    if not donor_key:
        return None, None
    donor = Donor.objects.filter(association=fund.association_id, pk=donor_key).first()
    if donor is None:
        raise LedgerRefused(NOT_OF_FUND)
    return donor, None
