"""Workbooks of families as random hands make them, with what must come of each row.

``Book`` writes a list whose families are known; ``mutate`` draws how it looks and what is wrong in
it. Every fault knows the cell at which it must be told.
"""

import io
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from random import Random

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

HEADINGS = {
    "ordinal": ("TT", "STT", "Số TT"),
    "name": ("Họ và tên chủ hộ", "HỌ VÀ TÊN", "Chủ hộ", "Tên chủ\nhộ", "Họ  tên chủ hộ"),
    "hamlet": ("Thôn", "Xóm", "Tổ dân phố", "Thôn, xóm"),
    "people": ("Số khẩu", "Nhân khẩu", "SỐ NGƯỜI", "Số thành viên"),
    "address": ("Địa chỉ", "Nơi ở"),
    "score": ("Điểm", "Tổng điểm", "Điểm đánh giá"),
    "result": ("Kết quả", "Đạt/không đạt", "Công nhận"),
    "card": ("Số CCCD",),
}
FAMILY = ("Nguyễn", "Trần", "Lê", "Hồ", "Tống", "Tô", "Bùi", "Kha", "Đặng")
MIDDLE = ("Văn", "Thị", "Đức", "Xuân", "Thúy")
GIVEN = ("An", "Bình", "Cường", "Hòa", "Khoa", "Tuyết", "Nghĩa", "Đông")
HAMLETS = ("Xóm 1", "Xóm Đồng Mỏ", "Bản Ngoài")
TITLES = (
    ("HỘI KHUYẾN HỌC XÃ VÕ NHAI",),
    ("DANH SÁCH GIA ĐÌNH HỌC TẬP NĂM 2025", "", ""),
    (),
    ("(Kèm theo báo cáo số 12/BC-HKH ngày 20 tháng 11 năm 2025)",),
)
# What cannot be stored, by column: each must be told at its own cell.
FAULTS = {
    "name": (12345, "Nguyễn " * 40, "???", date(2025, 3, 4), None),
    "people": ("nhiều", "bốn rưỡi", -3, 2.5, "#REF!", date(2025, 5, 4)),
    "address": (date(2025, 5, 12), "Số 5, ngõ " * 30),
    "score": ("giỏi", 1000.5, -1),
    "result": ("lưng chừng", "xem lại", 7),
}


@dataclass
class Household:
    """One family as it must stand in the register."""

    name: str
    hamlet: str
    people: int
    address: str
    score: float | None
    result: str

    @property
    def state(self) -> str:
        """What its registration must become."""
        if self.result == "Không đạt":
            return "not_recognised"
        return "reviewed" if self.result or self.score is not None else "registered"


@dataclass
class Book:
    """What was written, and what must be told of it: faults and doubles by (sheet, cell)."""

    content: bytes = b""
    households: list[Household] = field(default_factory=list)
    faults: set[tuple[str, str]] = field(default_factory=set)
    doubles: set[tuple[str, str]] = field(default_factory=set)
    hidden: list[tuple[str, str]] = field(default_factory=list)  # cells of hidden rows' names


def draw_households(draw: Random) -> list[Household]:
    """Families each of a name of its own."""
    names = [f"{one} {two} {three}" for one in FAMILY for two in MIDDLE for three in GIVEN]
    return [
        Household(
            name, draw.choice(HAMLETS), draw.randrange(1, 12), draw.choice(("", f"Số {place}")),
            draw.choice((None, 61, 82.5, 99)), draw.choice(("", "Đạt", "Không đạt")),
        )
        for place, name in enumerate(draw.sample(names, draw.randrange(2, 12)), start=1)
    ]  # fmt: skip


def write_mutated(draw: Random, households: list[Household], *, faulty: bool) -> Book:
    """One or two sheets with these families; with ``faulty`` some cells are wrong."""
    found = Book(households=households)
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    cut = draw.randrange(1, len(households)) if draw.random() < 0.3 else len(households)
    parts = [("Danh sách", households[:cut]), ("Tờ 2", households[cut:])]
    parts = [part for part in parts if part[1]]
    draw.shuffle(parts)
    if draw.random() < 0.3:
        note = book.add_worksheet("Hướng dẫn")
        note.write(0, 0, "Ghi mỗi hộ một dòng.")
    for name, rows in parts:
        _Sheet(draw, book, name, found, faulty).write(rows)
    book.close()
    found.content = buffer.getvalue()
    return found


class _Sheet:
    """One sheet being written."""

    def __init__(self, draw: Random, book, name: str, found: Book, faulty: bool) -> None:
        self.draw, self.name, self.found, self.faulty = draw, name, found, faulty
        self.page = book.add_worksheet(name)
        self.row = 0
        keys = ["name", "people", "address", "score", "result"]
        self.way = draw.choice(("column", "merged", "headings"))
        keys += ["hamlet"] if self.way != "headings" else []
        keys += ["card"] if draw.random() < 0.3 else []
        draw.shuffle(keys)
        keys = ["ordinal", *keys] if self.way == "headings" or draw.random() < 0.7 else keys
        self.places = {key: place for place, key in enumerate(keys, start=draw.randrange(2))}
        self.head = {key: self._spell(draw.choice(HEADINGS[key])) for key in keys}

    def write(self, rows: list[Household]) -> None:
        """Titles, headings, families, and what stands below."""
        for title in TITLES[: self.draw.randrange(len(TITLES) + 1)]:
            for place, text in enumerate(title):
                self.page.write(self.row, place, text)
            self.row += 1
        self._write_head()
        if self.way != "column":
            rows = sorted(rows, key=lambda each: each.hamlet)
        said, first = "", self.row
        for place, each in enumerate(rows):
            if self.way == "headings" and each.hamlet != said:
                self.page.write(self.row, self.places["name"], each.hamlet)
                self.row += 1
            if self.way == "merged" and each.hamlet != said:
                first = self.row
            said = each.hamlet
            self._write_household(each, place + 1)
            ends = place + 1 == len(rows) or rows[place + 1].hamlet != said
            if self.way == "merged" and ends:
                self._merge(first, said)
            if self.way != "merged" and self.draw.random() < 0.1:
                self.row += 1  # a blank row
            if self.way == "column" and self.draw.random() < 0.1:
                self._write_head()
        if self.draw.random() < 0.5:
            self.page.write(self.row, self.places["name"], f"Tổng cộng: {len(rows)} hộ")
            self.page.write(self.row + 2, self.places["name"], "NGƯỜI LẬP BIỂU")
            self.page.write(self.row + 4, self.places["name"], "Hoàng Thị Lập")

    def _write_head(self) -> None:
        for key, place in self.places.items():
            self.page.write(self.row, place, self.head[key])
        self.row += 1

    def _write_household(self, each: Household, number: int) -> None:
        fault = self.draw.choice(tuple(FAULTS)) if self.faulty and self.draw.random() < 0.4 else ""
        name = self._spell(each.name)
        values = {
            "ordinal": number, "name": name, "people": each.people, "address": each.address,
            "score": each.score, "result": each.result, "card": "019080001234",
        } | ({"hamlet": each.hamlet} if self.way == "column" else {})  # fmt: skip
        if fault:
            values[fault] = self.draw.choice(FAULTS[fault])
            self.found.faults.add((self.name, self._cell(fault)))
        self._write_row(values, hides=not fault and self.draw.random() < 0.1)
        if not fault and self.way != "merged" and self.draw.random() < 0.15:
            again = {**values, "name": unicodedata.normalize("NFD", name).lower()}
            self.found.doubles.add((self.name, self._cell("name")))
            self._write_row(again)

    def _write_row(self, values: dict[str, object], *, hides: bool = False) -> None:
        for key, value in values.items():
            if key not in self.places or value in ("", None):
                continue
            place = self.places[key]
            if isinstance(value, date):
                self.page.write_datetime(self.row, place, value)
            elif key in ("people", "score") and not isinstance(value, str) and value > 0:
                self._write_number(place, value)
            else:
                self.page.write(self.row, place, value)
        if hides:
            self.page.set_row(self.row, None, None, {"hidden": True})
            self.found.hidden.append((self.name, self._cell("name")))
        self.row += 1

    def _write_number(self, place: int, value: float) -> None:
        """As a number, as the text of one, or as a formula with what it came to."""
        way = self.draw.randrange(4)
        if way == 0:
            self.page.write_string(self.row, place, f" {value} ".replace(".", ","))
        elif way == 1:
            self.page.write_formula(self.row, place, f"={value}+0", None, value)
        else:
            self.page.write_number(self.row, place, value)

    def _merge(self, first: int, hamlet: str) -> None:
        place = self.places["hamlet"]
        if self.row - first > 1:
            self.page.merge_range(first, place, self.row - 1, place, hamlet)
        else:
            self.page.write(first, place, hamlet)

    def _cell(self, key: str) -> str:
        return xl_rowcol_to_cell(self.row, self.places[key])

    def _spell(self, text: str) -> str:
        """The same words as other hands type them."""
        way = self.draw.randrange(5)
        if way == 0:
            return unicodedata.normalize("NFD", text)
        if way == 1:
            return f"  {text}\u00a0"
        if way == 3:
            return f"\u200b{text}".replace("a", "\u0430")  # Cyrillic
        return text.replace(" ", "  ") if way == 2 else text
