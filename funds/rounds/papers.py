"""Lists of a round as PDF and XLSX: to sign for money, for the bank, for the ceremony, annexed.

Who takes one names persons: every caller writes down that they were read.
"""

from collections.abc import Sequence

from funds.models import Nomination, PayLine, PayRun, Round
from funds.rounds.deciding import list_awarded
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.money import format_dong
from khuyenhoc.lib.money_words import write_dong
from khuyenhoc.lib.numbers import format_number
from khuyenhoc.lib.tables import Cell, write_xlsx
from records.paper.sheets import PaperSheet, SheetTable, set_sheet

CASH_HEADS = ("STT", "Họ và tên", "Năm sinh", "Đơn vị", "Số tiền (đồng)", "Ký nhận")
BANK_HEADS = ("STT", "Người hưởng", "Số tài khoản, ngân hàng", "Số tiền (đồng)", "Nội dung")
AWARD_HEADS = ("STT", "Họ và tên", "Năm sinh", "Đơn vị", "Trường", "Mức")
SAMPLE = "Số liệu minh họa, không phải số liệu thật."
PLACE = "Ngày …… tháng …… năm ………"
TOGETHER = "chung"  # in the place of a sum that cannot be split


def list_lines(run: PayRun) -> list[PayLine]:
    """The lines of a run as they stand on its lists."""
    related = ("nomination__person", "nomination__association", "nomination__tier")
    return list(run.lines.select_related(*related).order_by("nomination__number"))


def print_cash_list(run: PayRun) -> bytes:
    """The list on which everybody signs for what he got, its sum in words."""
    lines = list_lines(run)
    rows = [[str(cell) for cell in row] for row in _write_cash(lines, format_number)]
    total = -run.entry.change
    table = SheetTable(
        CASH_HEADS, rows, (0, 3, 0, 2, 0, 2), (0, 2, 4),
        [["", "Cộng", "", "", format_number(total), ""]],
    )  # fmt: skip
    goods = [("Hiện vật", run.entry.goods)] if run.entry.goods else []
    return set_sheet(
        PaperSheet(
            title="Danh sách ký nhận",
            left=_head(run.round),
            right=[f"Kèm {run.entry.voucher}"],
            under=[str(run.round), f"Ngày {format_date(run.entry.booked_on)}"],
            facts=[*goods, ("Số tiền", format_dong(total)), ("Bằng chữ", f"{write_dong(total)}.")],
            tables=[table],
            notes=_note(run.round),
            place=PLACE,
            signers=("Chủ tịch", "Kế toán", "Người chi"),
        )
    )


def export_cash_list(run: PayRun) -> bytes:
    """The same as a workbook; sums are numbers."""
    return write_xlsx("Ký nhận", CASH_HEADS, _write_cash(list_lines(run), lambda number: number))


def export_bank_list(run: PayRun) -> bytes:
    """What a bank pays out by: holder, account, sum, what for."""
    rows: list[Sequence[Cell]] = [
        [place, line.nomination.name, line.nomination.account, line.amount,
         f"Học bổng {run.round.name} năm {run.round.year}"]
        for place, line in enumerate(list_lines(run), 1)
    ]  # fmt: skip
    return write_xlsx("Chuyển khoản", BANK_HEADS, rows)


def print_award_list(found: Round, rows: Sequence[Nomination]) -> bytes:
    """The list annexed to the decision, by which names are called at the ceremony too."""
    written = [[str(cell) for cell in row] for row in _write_awards(rows)]
    decision = found.decision
    under = [str(found)]
    if decision is not None and decision.signed_on is not None:
        day = format_date(decision.signed_on)
        under.append(f"Kèm theo Quyết định số {decision.written_number} ngày {day}")
    return set_sheet(
        PaperSheet(
            title="Danh sách được trao",
            left=_head(found),
            under=under,
            tables=[SheetTable(AWARD_HEADS, written, (0, 3, 0, 2, 3, 2), (0, 2))],
            notes=_note(found),
            place=PLACE,
            signers=("Chủ tịch",),
        )
    )


def export_award_list(found: Round, rows: Sequence[Nomination]) -> bytes:
    """The same as a workbook."""
    return write_xlsx("Được trao", AWARD_HEADS, _write_awards(rows))


def list_for_ceremony(found: Round) -> list[Nomination]:
    """Who is called to the ceremony, in the order of the decision's list."""
    return list(list_awarded(found))


def _write_cash(lines: Sequence[PayLine], write) -> list[list[Cell]]:
    return [
        [
            place,
            line.nomination.name,
            _write_birth(line.nomination),
            line.nomination.association.full_name,
            TOGETHER if line.amount is None else write(line.amount),
            f"{line.received_on:%d/%m/%Y}" if line.received_on else "",
        ]
        for place, line in enumerate(lines, 1)
    ]


def _write_awards(rows: Sequence[Nomination]) -> list[list[Cell]]:
    return [
        [place, row.name, _write_birth(row), row.association.full_name, row.school, row.tier.name]
        for place, row in enumerate(rows, 1)
    ]


def _write_birth(row: Nomination) -> Cell:
    return row.person.birth_year or "" if row.person else ""


def _head(found: Round) -> list[str]:
    return [found.association.title, found.fund.name]


def _note(found: Round) -> list[str]:
    return [SAMPLE] if found.fund.is_illustrative else []
