"""Vouchers, the cash book, the yearly statement and the donors' roll, as PDF, XLSX and Word."""

from collections.abc import Iterable, Sequence
from datetime import date

from funds.cash_book import Line, list_days
from funds.models import Donor, Entry, EntryKind, Fund, HandOver, Medium
from funds.statements import Statement, list_gifts, read_statement
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.money import format_dong
from khuyenhoc.lib.money_words import write_dong
from khuyenhoc.lib.numbers import format_number
from khuyenhoc.lib.tables import Cell, write_xlsx
from records.paper.sheets import PaperSheet, SheetTable, set_sheet
from records.paper.word import write_word
from records.paper.words import write_day

TITLES = {
    EntryKind.OPENING: "Phiếu ghi số dư ban đầu",
    EntryKind.RECEIPT: "Phiếu thu",
    EntryKind.PAYMENT: "Phiếu chi",
    EntryKind.TRANSFER_IN: "Phiếu nhận chuyển quỹ",
    EntryKind.TRANSFER_OUT: "Phiếu chuyển quỹ",
    EntryKind.EXCHANGE_IN: "Phiếu chuyển hình thức",
    EntryKind.EXCHANGE_OUT: "Phiếu chuyển hình thức",
}
PARTIES = {EntryKind.RECEIPT: "Người nộp", EntryKind.PAYMENT: "Người nhận"}
SIGNERS = ("Chủ tịch", "Kế toán", "Thủ quỹ")
BOOK_HEADS = ("Ngày", "Chứng từ", "Nội dung", "Thu", "Chi", "Còn")
ROLL_HEADS = ("Nhà tài trợ", "Loại", "Số tiền (đồng)")
NO_DONOR = "Không ghi nhà tài trợ"


def print_voucher(entry: Entry) -> bytes:
    """A receipt or payment voucher, A5: the sum in digits and in words."""
    party = PARTIES.get(EntryKind(entry.kind), "")
    facts = [(party, entry.party or "…" * 20)] if party else []
    facts += [
        ("Nội dung", entry.purpose),
        ("Số tiền", format_dong(entry.amount)),
        ("Bằng chữ", f"{write_dong(entry.amount)}."),
        ("Bằng", Medium(entry.medium).label),
    ]
    if entry.goods:
        facts.append(("Hiện vật", f"{entry.goods} ({entry.valuation})" if entry.valuation
                      else entry.goods))  # fmt: skip
    if entry.attached:
        facts.append(("Kèm theo", entry.attached))
    title = "Phiếu đảo bút toán" if entry.reverses_id else TITLES[EntryKind(entry.kind)]
    return set_sheet(
        PaperSheet(
            title=title,
            left=[entry.fund.association.title, entry.fund.name],
            right=[f"Số: {entry.voucher}"],
            under=[_write_date(entry.booked_on)],
            facts=facts,
            signers=(*SIGNERS, party) if party else SIGNERS,
            half=True,
        )
    )


def print_book(fund: Fund, first: date, last: date) -> bytes:
    """The cash book of some days."""
    opening, lines = list_days(fund, first, last)
    rows = [[str(cell) for cell in row] for row in _write_lines(lines, format_number)]
    table = SheetTable(
        BOOK_HEADS,
        [["", "", "Đầu kỳ", "", "", format_number(opening)], *rows],
        (0, 0, 1, 0, 0, 0),
        (3, 4, 5),
        [_close_book(opening, lines)],
    )
    return set_sheet(
        _head(
            fund,
            "Sổ quỹ",
            f"Từ ngày {format_date(first)} đến ngày {format_date(last)}",
            [table],
        )
    )


def export_book(fund: Fund, first: date, last: date) -> bytes:
    """The same as a workbook; sums are numbers."""
    opening, lines = list_days(fund, first, last)
    rows: list[Sequence[Cell]] = [["", "", "Đầu kỳ", None, None, opening]]
    return write_xlsx("Sổ quỹ", BOOK_HEADS, [*rows, *_write_lines(lines, lambda number: number)])


def print_statement(fund: Fund, year: int) -> bytes:
    """The yearly statement, with the donors who agreed to be named."""
    return set_sheet(_lay_out_statement(fund, year))


def write_statement(fund: Fund, year: int) -> bytes:
    """The same as a Word file, for staff to go on with."""
    return write_word(_lay_out_statement(fund, year))


def _lay_out_statement(fund: Fund, year: int) -> PaperSheet:
    said = read_statement(fund, year)
    gifts = list_gifts(fund, year)
    tables = [
        SheetTable(("", "Số tiền (đồng)"), _write_sums(said), (1, 0), (1,)),
        *(
            SheetTable(("Khoản", "Số tiền (đồng)"), [[name, format_number(sum_)] for name, sum_
                       in rows], (1, 0), (1,), [["Cộng", format_number(total)]], heading)
            for heading, rows, total in (
                ("Thu theo khoản", said.income, said.raised),
                ("Chi theo khoản", said.use, said.spent),
            )
            if rows
        ),
    ]  # fmt: skip
    if gifts:
        rows = [[str(cell) for cell in row] for row in _write_gifts(gifts, format_number, False)]
        tables.append(SheetTable(ROLL_HEADS, rows, (1, 0, 0), (2,), heading="Nhà tài trợ"))
    return _head(fund, f"Công khai thu, chi năm {year}", "", tables)


def export_statement(fund: Fund, year: int) -> bytes:
    """The same as a workbook."""
    said = read_statement(fund, year)
    rows: list[Sequence[Cell]] = [["", "Đầu năm", said.opening]]
    rows += [["Thu", name, total] for name, total in said.income]
    rows.append(["Nhận", "Từ quỹ khác", said.moved_in])
    rows += [["Chi", name, total] for name, total in said.use]
    rows.append(["Chuyển", "Sang quỹ khác", said.moved_out])
    rows.append(["", "Cuối năm", said.closing])
    return write_xlsx(f"Năm {year}", ("", "Khoản", "Số tiền (đồng)"), rows)


def export_roll(fund: Fund, year: int, *, with_names: bool) -> bytes:
    """The donors' roll of a year; without ``with_names`` only who agreed is named."""
    rows = _write_gifts(list_gifts(fund, year), lambda number: number, with_names)
    return write_xlsx(f"Nhà tài trợ {year}", ROLL_HEADS, rows)


def print_roll(fund: Fund, year: int) -> bytes:
    """The donors' roll of a year with all names, for the unit's own use and the ceremony."""
    return set_sheet(_lay_out_roll(fund, year))


def write_roll(fund: Fund, year: int) -> bytes:
    """The same as a Word file."""
    return write_word(_lay_out_roll(fund, year))


def _lay_out_roll(fund: Fund, year: int) -> PaperSheet:
    gifts = list_gifts(fund, year)
    rows = [[str(cell) for cell in row] for row in _write_gifts(gifts, format_number, True)]
    total = ["Cộng", "", format_number(sum(each for _, each in gifts))]
    table = SheetTable(ROLL_HEADS, rows, (1, 0, 0), (2,), [total])
    return _head(fund, f"Danh sách nhà tài trợ năm {year}", "", [table])


def print_minute(minute: HandOver) -> bytes:
    """The minute of a hand-over: what each successor gets, whole đồng, and places to sign."""
    shares = list(minute.shares.select_related("association"))
    sums = [(each.cash, each.bank, each.in_kind, each.amount) for each in shares]
    rows = [
        [each.association.title, *map(format_number, row)]
        for each, row in zip(shares, sums, strict=True)
    ]
    total = ["Cộng", *(format_number(sum(column)) for column in zip(*sums, strict=True))]
    heads = ("Bên nhận", "Tiền mặt", "Ngân hàng", "Hiện vật", "Cộng")
    facts = [("Bên giao", minute.fund.association.title), ("Quỹ", minute.fund.name)]
    if minute.total is not None:
        facts += [("Số dư bàn giao", format_dong(minute.total)),
                  ("Bằng chữ", f"{write_dong(minute.total)}.")]  # fmt: skip
    return set_sheet(
        PaperSheet(
            title="Biên bản bàn giao quỹ khuyến học",
            left=[minute.fund.association.title],
            under=[_write_date(minute.on), f"Theo quyết định {minute.reorganisation.number}"],
            facts=facts,
            tables=[SheetTable(heads, rows, (1, 0, 0, 0, 0), (1, 2, 3, 4), [total])],
            signers=("Bên giao", "Bên nhận"),
        )
    )


def _head(fund: Fund, title: str, under: str, tables: Sequence[SheetTable]) -> PaperSheet:
    licence = [f"Giấy phép số {fund.licence_number}"] if fund.licence_number else []
    return PaperSheet(
        title=title,
        left=[fund.association.title, fund.name, *licence],
        under=[under] if under else [],
        tables=tables,
        notes=["Số liệu minh họa, không phải số liệu thật."] if fund.is_illustrative else [],
        place="Ngày …… tháng …… năm ………",
        signers=SIGNERS,
    )


def _write_sums(said: Statement) -> list[list[str]]:
    return [
        [name, format_number(number)]
        for name, number in (
            ("Số dư đầu năm", said.opening),
            ("Thu trong năm", said.raised),
            ("Trong đó bằng hiện vật", said.raised_in_kind),
            ("Nhận từ quỹ khác", said.moved_in),
            ("Chi trong năm", said.spent),
            ("Chuyển sang quỹ khác", said.moved_out),
            ("Số dư cuối năm", said.closing),
        )
    ]


def _write_lines(lines: Iterable[Line], write) -> list[list[Cell]]:
    return [
        [
            format_date(line.entry.booked_on),
            line.entry.voucher,
            line.entry.purpose,
            write(line.entry.change) if line.entry.change > 0 else "",
            write(-line.entry.change) if line.entry.change < 0 else "",
            write(line.balance),
        ]
        for line in lines
    ]


def _close_book(opening: int, lines: Sequence[Line]) -> list[str]:
    came = sum(line.entry.change for line in lines if line.entry.change > 0)
    went = -sum(line.entry.change for line in lines if line.entry.change < 0)
    return ["", "", "Cộng, cuối kỳ", *map(format_number, (came, went, opening + came - went))]


def _write_gifts(
    gifts: Iterable[tuple[Donor | None, int]], write, with_names: bool
) -> list[list[Cell]]:
    return [
        [
            NO_DONOR if donor is None else donor.name if with_names else donor.public_name,
            donor.get_kind_display() if donor else "",
            write(total),
        ]
        for donor, total in gifts
    ]


def _write_date(day: date) -> str:
    return f"Ngày {write_day(day)}"
