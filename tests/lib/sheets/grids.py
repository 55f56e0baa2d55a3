"""Grids built by hand, and a declaration small enough to be read in a test."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from khuyenhoc.lib.names import strip_unit_kind, vn_norm
from khuyenhoc.lib.sheets.declaration import (
    UNKNOWN_UNIT,
    Certainty,
    Column,
    Declaration,
    UnitChoice,
    UnitContext,
    UnitMatch,
    ValueType,
)
from khuyenhoc.lib.sheets.grid import Cell, CellKind, Sheet, Workbook
from khuyenhoc.lib.sheets.layout import interpret
from khuyenhoc.lib.sheets.reading import Mark, Reading

ABBREVIATIONS = {
    "GĐHT": "gia đình học tập",
    "DHHT": "dòng họ học tập",
    "CĐHT": "cộng đồng học tập",
    "CDHT": "công dân học tập",
    "ĐVHT": "đơn vị học tập",
    "HV": "hội viên",
}
UNITS = {
    "05401": "Xã Tân Lập",
    "05402": "Xã Hà Châu",
    "05403": "Phường Ba Hàng",
    "05404": "Thị trấn Chợ Chu",
    "05405": "Xã Nga My",
}
DISTRICTS = {"164": "Huyện Phú Bình", "165": "Huyện Định Hóa"}

MEMBERS = Column("members", "Tổng số hội viên", unit_of_measure="người", group="3. Hội viên")
MEMBERS_NEW = Column(
    "members_new",
    "Hội viên phát triển mới trong kỳ",
    unit_of_measure="người",
    group="3. Hội viên",
)
BRANCHES_HAMLET = Column(
    "branches_hamlet",
    "Chi hội thôn, bản, tổ dân phố",
    unit_of_measure="chi hội",
    group="2. Tổ chức hội",
)
BRANCHES_SCHOOL = Column(
    "branches_school", "Chi hội trường học", unit_of_measure="chi hội", group="2. Tổ chức hội"
)
BRANCHES = Column("branches", "Tổng số chi hội", unit_of_measure="chi hội", group="2. Tổ chức hội")
FUND_RAISED = Column(
    "fund_raised",
    "Tổng vận động trong kỳ",
    type=ValueType.MONEY,
    unit_of_measure="đồng",
    group="6. Quỹ khuyến học",
)
FUND_CLOSING = Column(
    "fund_closing",
    "Số dư quỹ cuối kỳ",
    type=ValueType.MONEY,
    unit_of_measure="đồng",
    group="6. Quỹ khuyến học",
)
RATIO = Column(
    "member_ratio",
    "Tỉ lệ hội viên trên dân số",
    type=ValueType.PERCENT,
    unit_of_measure="%",
    maximum=Decimal(100),
    group="3. Hội viên",
)
SCORE = Column("score", "Điểm tự chấm", type=ValueType.DECIMAL, unit_of_measure="điểm")
REMARK = Column("remark", "Mô hình tiêu biểu", type=ValueType.TEXT)
COLUMNS = (
    BRANCHES_HAMLET,
    BRANCHES_SCHOOL,
    BRANCHES,
    MEMBERS,
    MEMBERS_NEW,
    RATIO,
    FUND_RAISED,
    FUND_CLOSING,
)

# A small table, what it holds, and a report as districts really drew it.
HEADING = ["TT", "Đơn vị", "Tổng số hội viên", "Hội viên phát triển mới trong kỳ"]
TAN_LAP, HA_CHAU, BA_HANG = (
    [1, "Xã Tân Lập", 1204, 20],
    [2, "Xã Hà Châu", 990, 0],
    [3, "Phường Ba Hàng", 2105, 45],
)
CLEAN = {
    ("05401", "members"): 1204,
    ("05401", "members_new"): 20,
    ("05402", "members"): 990,
    ("05402", "members_new"): 0,
    ("05403", "members"): 2105,
    ("05403", "members_new"): 45,
}
MERGED_HEADING = ((6, 1, 7, 1), (6, 2, 7, 2), (6, 3, 6, 5), (6, 6, 6, 7), (6, 8, 6, 9))
REPORT = [
    ["HỘI KHUYẾN HỌC TỈNH THÁI NGUYÊN", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["HỘI KHUYẾN HỌC HUYỆN PHÚ BÌNH", None, None, "Độc lập - Tự do - Hạnh phúc"],
    ["BÁO CÁO KẾT QUẢ HOẠT ĐỘNG NĂM 2024"],
    ["(Kèm theo báo cáo số 12/BC-HKH ngày 05/01/2025)"],
    [None, None, None, None, None, None, None, "Đơn vị tính: nghìn đồng"],
    ["TT", "Đơn vị", "Chi hội", None, None, "Hội viên", None, "Quỹ khuyến học", None],
    [None, None, "Thôn", "Trường học", "Tổng số", "Tổng số", "Phát triển mới", "Vận động"]
    + ["Số dư cuối kỳ"],
    ["A", "B", "1", "2", "3=1+2", "4", "5", "6", "7"],
    ["I", "Huyện Phú Bình", 20, 5, 25, 3000, 100, 150000, 22000],
    [1, "Xã Tân Lập", 10, 2, 12, 1000, 50, 50000, 10000],
    [2, "Xã Hà Châu", 10, 3, 13, 2000, 50, 100000, 12000],
    ["II", "Huyện Định Hóa"],
    [3, "Chợ Chu", 8, "-", 8, "1.204", 20, "153 triệu", 0],
    [],
    [None, "Tổng cộng", 28, 5, 33, 4204, 120, 303000, 22000],
    [],
    [None, None, None, None, None, None, "Phú Bình, ngày 05 tháng 01 năm 2025"],
    [None, "Người lập biểu", None, None, None, None, "TM. BAN THƯỜNG VỤ"],
    [None, "(Ký, ghi rõ họ tên)", None, None, None, None, "CHỦ TỊCH"],
    [],
    [None, "Trần Thị Lan", None, None, None, None, "Nguyễn Văn Hùng"],
]


def find_unit(text: str, context: UnitContext) -> UnitMatch:
    """Find one of UNITS by name or code; one wrong letter makes it unsure."""
    if text in UNITS:
        return UnitMatch(Certainty.SURE, (UnitChoice(text, UNITS[text]),))
    kind, name = strip_unit_kind(text)
    bare = vn_norm(name)
    for code, district in DISTRICTS.items():
        if bare == vn_norm(strip_unit_kind(district)[1]):
            return UnitMatch(Certainty.SURE, (UnitChoice(code, district),), is_group=True)
    near = []
    for code, unit in UNITS.items():
        own_kind, own = strip_unit_kind(unit)
        if vn_norm(own) == bare and kind in (None, own_kind):
            return UnitMatch(Certainty.SURE, (UnitChoice(code, unit),))
        same = sum(a == b for a, b in zip(vn_norm(own), bare, strict=False))
        if abs(len(vn_norm(own)) - len(bare)) <= 1 and same >= len(bare) - 1 >= 4:
            near.append(UnitChoice(code, unit))
    return UnitMatch(Certainty.UNSURE, tuple(near)) if near else UNKNOWN_UNIT


def make_declaration(*columns: Column, **changes: object) -> Declaration:
    """The declaration of the tests, with other columns or settings where given."""
    declaration = Declaration(columns or COLUMNS, find_unit, abbreviations=ABBREVIATIONS)
    return replace(declaration, **changes)


def make_cell(row: int, column: int, value: object, **changes: object) -> Cell:
    """A cell as the reader gives it: str → text, int or Decimal → number, date → date."""
    if isinstance(value, Cell):
        return value._replace(row=row, column=column)
    if isinstance(value, bool):
        kind, held = CellKind.BOOL, value
    elif isinstance(value, int | Decimal):
        kind, held = CellKind.NUMBER, Decimal(value)
    elif isinstance(value, date):
        kind, held = CellKind.DATE, value
    elif str(value).startswith("#"):
        kind, held = CellKind.ERROR, value
    else:
        kind, held = CellKind.TEXT, value
    made = Cell(
        row, column, kind, held, str(value).replace(".", ",") if kind == "number" else str(value)
    )
    return made._replace(**changes)


def percent(value: str) -> Cell:
    """A number formatted as a percent: percent("0.125") is shown as 12,5%."""
    shown = f"{Decimal(value) * 100:f}".rstrip("0").rstrip(".").replace(".", ",")
    return Cell(0, 0, CellKind.NUMBER, Decimal(value), f"{shown}%", number_format="0.0%")


def formula(value: str) -> Cell:
    """A formula with its result saved."""
    return Cell(0, 0, CellKind.NUMBER, Decimal(value), value.replace(".", ","), is_formula=True)


def uncalculated(text: str) -> Cell:
    """A formula whose result was never saved."""
    return Cell(0, 0, CellKind.UNCALCULATED, text, text, is_formula=True)


def make_sheet(rows: Iterable[Iterable[object]], name: str = "Bieu 01", **changes: object) -> Sheet:
    """A sheet from rows of values; None is no cell. ``merged`` is given in Excel's order."""
    cells = {
        (row, column): make_cell(row, column, value)
        for row, values in enumerate(rows, 1)
        for column, value in enumerate(values, 1)
        if value is not None
    }
    return Sheet(name, cells, **changes)


def make_workbook(*sheets: Sheet) -> Workbook:
    """A workbook of these sheets."""
    return Workbook("xlsx", list(sheets))


def read(
    rows: Iterable[Iterable[object]], *columns: Column, merged: tuple = (), **changes: object
) -> Reading:
    """Interpret one sheet with the declaration of the tests."""
    sheet = make_sheet(rows, merged=merged)
    return interpret(make_workbook(sheet), make_declaration(*columns, **changes))


def list_values(reading: Reading) -> dict[tuple[str, str], Decimal | str]:
    """The numbers and texts by (unit, key)."""
    said = (Mark.NUMBER, Mark.TEXT)
    return {(one.unit, one.key): one.value for one in reading.values if one.mark in said}


def list_problems(reading: Reading) -> set[tuple[str, int | None, int | None]]:
    """The problems as (severity, row, column)."""
    return {(one.severity.value, one.row, one.column) for one in reading.problems}


def read_catalogue(path: Path) -> tuple[Column, ...]:
    """The columns of a catalogue of indicators in CSV."""
    types: Mapping[str, ValueType] = {"%": ValueType.PERCENT, "đồng": ValueType.MONEY}
    with path.open(encoding="utf-8") as file:
        return tuple(
            Column(
                row["code"],
                row["label"],
                type=types.get(row["unit"], ValueType.INTEGER),
                unit_of_measure=row["unit"],
                group=row["section"],
                is_additive=row["kind"] != "ratio",
            )
            for row in csv.DictReader(file)
        )
