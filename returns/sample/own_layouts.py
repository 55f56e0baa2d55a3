"""Workbooks as officers really lay them out: a former district's tables, a commune's list.

Title rows, merged headings in two rows, a row that numbers the columns, group headings, total
rows, blank and hidden rows, columns in an order of their own, own wordings, numbers as Vietnamese
text, one sheet in thousands of đồng. In the faulty versions stand slips that officers make.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter

from khuyenhoc.lib.numbers import format_number
from returns.sample.organisation import Figures
from returns.sample.reporting import read_period
from returns.sample.territory import OldCommune, read_territory

MADE = datetime(2025, 1, 10, 8, 0)  # stands in the file, so that it is the same at every making
DISTRICTS = {"173": "PHÚ BÌNH", "064": "CHỢ ĐỒN"}
SHORT_KINDS = {"xã": "X.", "thị trấn": "TT", "phường": "P."}


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: its name, its title, and its columns as (group or "", heading, indicator)."""

    name: str
    title: str
    columns: tuple[tuple[str, str, str], ...]
    in_thousands: bool = False
    as_text: bool = False


TABLES = (
    Table("TO CHUC", "TÌNH HÌNH TỔ CHỨC HỘI, HỘI VIÊN", (
        ("", "TS hộ", "households"),
        ("", "Số dân", "population"),
        ("", "Người lớn", "adults"),
        ("", "TS dòng họ", "clans"),
        ("", "Số cơ quan, đơn vị", "agencies"),
        ("", "Số xóm", "hamlets"),
        ("Hội viên", "TS hội viên", "members"),
        ("Hội viên", "HV mới", "members_new"),
        ("Hội viên", "Đã cấp thẻ", "members_carded"),
        ("Hội viên", "HV đóng hội phí", "members_fee_paid"),
        ("", "Số hội cơ sở", "base_associations"),
        ("Chi hội", "CH trường học", "branches_school"),
        ("Chi hội", "CH thôn", "branches_hamlet"),
        ("Chi hội", "CH cơ quan", "branches_agency"),
        ("Chi hội", "CH dòng họ", "branches_clan"),
        ("Chi hội", "TS chi hội", "branches"),
        ("Ban khuyến học", "BKH trường học", "boards_school"),
        ("Ban khuyến học", "BKH cơ quan, doanh nghiệp", "boards_agency"),
        ("Ban khuyến học", "BKH dòng họ", "boards_clan"),
        ("Ban khuyến học", "BKH cơ sở tôn giáo", "boards_religious"),
        ("Ban khuyến học", "BKH đồng hương", "boards_fellow"),
        ("Ban khuyến học", "TS ban khuyến học", "boards"),
        ("", "Tổ KH", "study_groups"),
    ), as_text=True),
    Table("MO HINH", "KẾT QUẢ XÂY DỰNG CÁC MÔ HÌNH HỌC TẬP", (
        ("Gia đình học tập", "Đăng ký", "family_registered"),
        ("Gia đình học tập", "Được công nhận", "family_recognised"),
        ("Gia đình học tập", "Trong đó: tái công nhận", "family_rerecognised"),
        ("Dòng họ học tập", "Đăng ký", "clan_registered"),
        ("Dòng họ học tập", "Được công nhận", "clan_recognised"),
        ("Dòng họ học tập", "Trong đó: tái công nhận", "clan_rerecognised"),
        ("Cộng đồng học tập cấp thôn", "Đăng ký", "community_registered"),
        ("Cộng đồng học tập cấp thôn", "Được công nhận", "community_recognised"),
        ("Cộng đồng học tập cấp thôn", "Trong đó: tái công nhận", "community_rerecognised"),
        ("Đơn vị học tập", "Đăng ký", "unit_registered"),
        ("Đơn vị học tập", "Được công nhận", "unit_recognised"),
        ("Đơn vị học tập", "Trong đó: tái công nhận", "unit_rerecognised"),
        ("", "CDHT đăng ký: người dân", "citizen_registered_resident"),
        ("", "CDHT đăng ký: người lao động", "citizen_registered_worker"),
        ("", "CDHT đăng ký: cán bộ", "citizen_registered_official"),
        ("", "CDHT đăng ký: học sinh, sinh viên", "citizen_registered_student"),
        ("", "CDHT được công nhận: người dân", "citizen_recognised_resident"),
        ("", "CDHT được công nhận: người lao động", "citizen_recognised_worker"),
        ("", "CDHT được công nhận: cán bộ", "citizen_recognised_official"),
        ("", "CDHT được công nhận: học sinh, sinh viên", "citizen_recognised_student"),
        ("", "CĐHT cấp xã đăng ký", "commune_community_registered"),
        ("", "Cộng đồng học tập cấp xã mức độ 1", "commune_community_level1"),
        ("", "Cộng đồng học tập cấp xã mức độ 2", "commune_community_level2"),
    )),
    Table("TTHTCD", "HOẠT ĐỘNG CỦA TRUNG TÂM HỌC TẬP CỘNG ĐỒNG", (
        ("", "Số TTHTCĐ", "clc_count"),
        ("Xếp loại", "TTHTCĐ loại tốt", "clc_good"),
        ("Xếp loại", "TTHTCĐ loại khá", "clc_fair"),
        ("Xếp loại", "TTHTCĐ loại trung bình", "clc_average"),
        ("Xếp loại", "TTHTCĐ loại yếu", "clc_weak"),
        ("", "Số lớp/chuyên đề đã mở", "clc_classes"),
        ("", "Số lượt người học", "clc_learner_turns"),
        ("", "Số lớp XMC", "literacy_classes"),
        ("", "Số người học XMC", "literacy_learners"),
    ), as_text=True),
    Table("QUY", "QUỸ KHUYẾN HỌC, HỌC BỔNG, KHEN THƯỞNG", (
        ("", "Tồn đầu kỳ", "fund_opening"),
        ("Vận động trong kỳ", "Vận động bằng tiền", "fund_raised_cash"),
        ("Vận động trong kỳ", "Hiện vật quy tiền", "fund_raised_in_kind"),
        ("Vận động trong kỳ", "Tổng số vận động", "fund_raised"),
        ("", "Đã chi", "fund_spent"),
        ("", "Tồn cuối kỳ", "fund_closing"),
        ("", "Số suất học bổng", "scholarships_count"),
        ("", "Tiền học bổng", "scholarships_amount"),
        ("", "Số học sinh được khen thưởng", "rewards_pupils_count"),
        ("", "Tiền khen thưởng học sinh", "rewards_pupils_amount"),
        ("", "Số giáo viên được khen thưởng", "rewards_teachers_count"),
        ("", "Tiền khen thưởng giáo viên", "rewards_teachers_amount"),
        ("", "Người lớn tự học được khen thưởng", "rewards_adults_count"),
        ("", "Tiền khen thưởng người lớn", "rewards_adults_amount"),
        ("", "Số suất hỗ trợ", "supports_count"),
        ("", "Số tiền hỗ trợ", "supports_amount"),
        ("", "Số heo đất", "piggy_banks"),
        ("", "Tiền heo đất", "piggy_bank_amount"),
    ), in_thousands=True),
    Table("HOAT DONG", "CÁC HOẠT ĐỘNG KHÁC, THI ĐUA", (
        ("", "Xe đạp", "bicycles"),
        ("", "Số học sinh được đỡ đầu", "pupils_sponsored"),
        ("", "Vận động học sinh trở lại trường", "pupils_returned"),
        ("", "Số phần quà", "gifts_count"),
        ("", "Nhà khuyến học", "shelters_built"),
        ("", "Số chương trình phối hợp", "coordination_agreements"),
        ("", "Số văn bản tham mưu", "documents_advised"),
        ("", "Số lớp tập huấn", "training_sessions"),
        ("", "Số người được tập huấn", "training_participants"),
        ("", "Số cuộc kiểm tra", "inspections"),
        ("", "Số tin bài", "articles_published"),
        ("Khen thưởng", "Số cờ", "awards_flags"),
        ("Khen thưởng", "Bằng khen TW Hội", "awards_merits_national"),
        ("Khen thưởng", "Bằng khen UBND tỉnh", "awards_merits_province"),
        ("Khen thưởng", "Số giấy khen", "awards_praises"),
        ("Khen thưởng", "KNC Vì sự nghiệp khuyến học", "awards_medals"),
    )),
)  # fmt: skip
HEAD_ROW = 6  # counted from 0
GROUPS = ("I. Cụm xã phía Bắc", "II. Cụm xã phía Nam")


@dataclass(frozen=True, slots=True)
class Slip:
    """A cell written otherwise than it should be: ``indicator`` at the place-th commune."""

    sheet: str
    indicator: str
    place: int
    text: str | int | None


def _slips(communes: Sequence[OldCommune], figures: dict[str, Figures]) -> tuple[Slip, ...]:
    """What the officer of the district typed wrong."""

    def of(place: int, indicator: str) -> int:
        return figures[communes[place].code][indicator]

    return (
        # the letter O for the figure 0
        Slip("TO CHUC", "members", 4, _type_letter_o(of(4, "members"))),
        # a total that is not the sum of its parts
        Slip("TO CHUC", "branches", 7, of(7, "branches") + 2),
        # a cell that must be filled
        Slip("TTHTCD", "clc_learner_turns", 2, None),
        # millions in the column of thousands: the fund's balance no longer comes out
        Slip("QUY", "fund_spent", 9, f"{of(9, 'fund_spent') // 10**6} tr"),
        # two cells that cannot both be right
        Slip("TO CHUC", "members_fee_paid", 12, of(12, "members") + 35),
    )


def _type_letter_o(number: int) -> str:
    text = format_number(number)
    return text.replace("0", "O", 1) if "0" in text else f"{text[:-1]}O"


MISSPELT = (10, "X. Điềm Thu")  # the commune of this place, on one sheet
HIDDEN = 17  # the row of this place is hidden in the sheet of the fund


def write_district(district: str, period: str = "2024", is_corrected: bool = False) -> bytes:
    """A former district's own workbook for its communes; faulty unless corrected."""
    communes = [c for c in read_territory().old if c.district == district]
    figures = read_period(period)
    slips = () if is_corrected else _slips(communes, figures)

    def fill(book: xlsxwriter.Workbook) -> None:
        for table in TABLES:
            _DistrictSheet(book, table, district, communes, figures, slips, period).write()

    return _write_book(fill)


def _write_book(fill) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_urls": False})
    book.set_properties({"created": MADE, "author": "Hội Khuyến học"})
    fill(book)
    book.close()
    return buffer.getvalue()


class _DistrictSheet:
    """One sheet of a former district in its own layout."""

    def __init__(
        self,
        book,
        table: Table,
        district: str,
        communes: Sequence[OldCommune],
        figures: dict[str, Figures],
        slips: Sequence[Slip],
        period: str,
    ) -> None:
        self.table, self.communes, self.figures = table, communes, figures
        self.is_faulty = bool(slips)
        self.slips = {(s.indicator, s.place): s.text for s in slips if s.sheet == table.name}
        self.sheet = book.add_worksheet(table.name)
        self.titles = (
            f"HỘI KHUYẾN HỌC HUYỆN {DISTRICTS[district]}", "",
            table.title, f"Năm {period}",
            "Đơn vị tính: nghìn đồng" if table.in_thousands else "",
        )  # fmt: skip
        self.bold = book.add_format({"bold": True})
        self.head = book.add_format(
            {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
        )
        self.cell = book.add_format({"border": 1, "num_format": "#,##0"})

    def write(self) -> None:
        for row, text in enumerate(self.titles):
            if text:
                self.sheet.write_string(row, 0, text, self.bold)
        self._write_head()
        row = self._write_units(HEAD_ROW + 3)
        self._write_total(row)
        self.sheet.write_string(row + 3, 1, "Người lập biểu", self.bold)
        self.sheet.set_column(0, 0, 5)
        self.sheet.set_column(1, 1, 20)
        self.sheet.set_column(2, len(self.table.columns) + 1, 11)

    def _write_head(self) -> None:
        """Two rows of headings, a group over its columns, and the row that numbers them."""
        top, sheet = HEAD_ROW, self.sheet
        for column, text in enumerate(("TT", "Đơn vị")):
            sheet.merge_range(top, column, top + 1, column, text, self.head)
        columns = self.table.columns
        for place, (group, text, _) in enumerate(columns):
            if not group:
                sheet.merge_range(top, place + 2, top + 1, place + 2, text, self.head)
                continue
            sheet.write_string(top + 1, place + 2, text, self.head)
            if place == 0 or columns[place - 1][0] != group:
                last = place
                while last + 1 < len(columns) and columns[last + 1][0] == group:
                    last += 1
                sheet.merge_range(top, place + 2, top, last + 2, group, self.head)
        for column in range(len(columns) + 2):
            sheet.write_string(top + 2, column, f"({column + 1})", self.head)

    def _write_units(self, row: int) -> int:
        """The communes under two group headings, a blank row between; the row after the last."""
        half = len(self.communes) // 2
        for place, commune in enumerate(self.communes):
            if place in (0, half):
                row += bool(place)
                self.sheet.write_string(row, 1, GROUPS[bool(place)], self.bold)
                row += 1
            self.sheet.write_number(row, 0, place + 1, self.cell)
            self.sheet.write_string(row, 1, self._name(place, commune), self.cell)
            for column, (_, _, indicator) in enumerate(self.table.columns):
                self._write_value(row, column + 2, indicator, place)
            if self.is_faulty and self.table.name == "QUY" and place == HIDDEN:
                self.sheet.set_row(row, None, None, {"hidden": True})
            row += 1
        return row

    def _name(self, place: int, commune: OldCommune) -> str:
        if self.is_faulty and self.table.name == "HOAT DONG" and place == MISSPELT[0]:
            return MISSPELT[1]
        return f"{SHORT_KINDS[commune.kind]} {commune.name}"

    def _write_value(self, row: int, column: int, indicator: str, place: int) -> None:
        number = self.figures[self.communes[place].code][indicator]
        if (indicator, place) in self.slips:
            typed = self.slips[indicator, place]
            if typed is None:
                self.sheet.write_blank(row, column, None, self.cell)
                return
            if isinstance(typed, str):
                self.sheet.write_string(row, column, typed, self.cell)
                return
            number = typed
        if self._is_thousands(indicator):
            self.sheet.write_number(row, column, number // 1000, self.cell)
        elif self.table.as_text:
            self.sheet.write_string(row, column, format_number(number), self.cell)
        else:
            self.sheet.write_number(row, column, number, self.cell)

    def _write_total(self, row: int) -> None:
        self.sheet.write_string(row, 1, "Tổng cộng", self.bold)
        for column, (_, _, indicator) in enumerate(self.table.columns):
            total = sum(self.figures[commune.code][indicator] for commune in self.communes)
            if self._is_thousands(indicator):
                total //= 1000
            if self.is_faulty and indicator == "bicycles":
                total += 10  # a total row that was not added again
            self.sheet.write_number(row, column + 2, total, self.cell)

    def _is_thousands(self, indicator: str) -> bool:
        is_money = indicator.endswith("_amount") or indicator.startswith("fund_")
        return self.table.in_thousands and is_money


# ----- one commune, indicators down the page -----

COMMUNE = ("05923", "Tân Thành")
COMMUNE_LINES = (
    ("I. CƠ SỞ", (("Tổng số nhân khẩu", "population"), ("Tổng số hộ gia đình", "households"),
                  ("Tổng số dòng họ", "clans"), ("Số xóm", "hamlets"),
                  ("Số cơ quan, đơn vị", "agencies"))),
    ("II. TỔ CHỨC HỘI", (
        ("Số hội cơ sở", "base_associations"), ("TS chi hội", "branches"),
        ("CH thôn", "branches_hamlet"),
        ("CH trường học", "branches_school"), ("CH cơ quan", "branches_agency"),
        ("CH dòng họ", "branches_clan"), ("TS ban khuyến học", "boards"),
        ("BKH cơ quan, doanh nghiệp", "boards_agency"), ("BKH trường học", "boards_school"),
        ("BKH dòng họ", "boards_clan"), ("BKH cơ sở tôn giáo", "boards_religious"),
        ("BKH đồng hương", "boards_fellow"), ("Tổng số tổ khuyến học", "study_groups"))),
    ("III. HỘI VIÊN", (("Tổng số HV", "members"), ("HV mới", "members_new"),
                       ("HV đóng hội phí", "members_fee_paid"))),
    ("IV. MÔ HÌNH HỌC TẬP", (
        ("GĐHT đăng ký", "family_registered"), ("DHHT đăng ký", "clan_registered"),
        ("CĐHT thôn đăng ký", "community_registered"), ("ĐVHT đăng ký", "unit_registered"),
        ("Tổng số công dân đăng ký", "citizen_registered"),
        ("CDHT đăng ký: người dân", "citizen_registered_resident"),
        ("CDHT đăng ký: người lao động", "citizen_registered_worker"),
        ("CDHT đăng ký: cán bộ", "citizen_registered_official"),
        ("CDHT đăng ký: học sinh, sinh viên", "citizen_registered_student"))),
    ("V. TRUNG TÂM HỌC TẬP CỘNG ĐỒNG", (
        ("Số TTHTCĐ", "clc_count"), ("Số lớp/chuyên đề đã mở", "clc_classes"),
        ("Số lượt người học", "clc_learner_turns"))),
    ("VI. QUỸ KHUYẾN HỌC", (
        ("Tồn đầu kỳ", "fund_opening"), ("Vận động bằng tiền", "fund_raised_cash"),
        ("Hiện vật quy tiền", "fund_raised_in_kind"), ("Tổng số vận động", "fund_raised"),
        ("Đã chi", "fund_spent"), ("Tồn cuối kỳ", "fund_closing"), ("Số heo đất", "piggy_banks"),
        ("Tiền heo đất", "piggy_bank_amount"), ("Số suất học bổng", "scholarships_count"),
        ("Tiền học bổng", "scholarships_amount"),
        ("Số học sinh được khen thưởng", "rewards_pupils_count"),
        ("Tiền khen thưởng học sinh", "rewards_pupils_amount"),
        ("Số giáo viên được khen thưởng", "rewards_teachers_count"),
        ("Tiền khen thưởng giáo viên", "rewards_teachers_amount"),
        ("Người lớn tự học được khen thưởng", "rewards_adults_count"),
        ("Tiền khen thưởng người lớn", "rewards_adults_amount"),
        ("Số suất hỗ trợ", "supports_count"), ("Số tiền hỗ trợ", "supports_amount"))),
    ("VII. HOẠT ĐỘNG KHÁC", (
        ("Xe đạp", "bicycles"), ("Số học sinh được đỡ đầu", "pupils_sponsored"),
        ("Vận động học sinh trở lại trường", "pupils_returned"),
        ("Số chương trình phối hợp", "coordination_agreements"),
        ("Số văn bản tham mưu", "documents_advised"), ("Số lớp tập huấn", "training_sessions"),
        ("Số người được tập huấn", "training_participants"), ("Số cuộc kiểm tra", "inspections"),
        ("Số tin bài", "articles_published"))),
)  # fmt: skip


def write_commune(is_corrected: bool = False) -> bytes:
    """The list of Xã Tân Thành for the first half of 2026; faulty unless corrected."""
    code, name = COMMUNE
    figures = read_period("2026-H1")[code]
    typed: dict[str, str | int | None] = {}
    if not is_corrected:
        typed = {
            "members": _type_letter_o(figures["members"]),
            "branches": figures["branches"] + 3,
            "training_participants": None,
            "fund_closing": figures["fund_closing"] + 5_000_000,
        }
    return _write_book(lambda book: _write_list(book, name, figures, typed))


def _write_list(book, name: str, figures: Figures, typed: dict[str, str | int | None]) -> None:
    sheet = book.add_worksheet("BC 6 thang")
    bold = book.add_format({"bold": True})
    cell = book.add_format({"border": 1})
    for row, text in enumerate(
        (f"HỘI KHUYẾN HỌC XÃ {name.upper()}", "", "BÁO CÁO THỐNG KÊ 6 THÁNG ĐẦU NĂM 2026")
    ):
        if text:
            sheet.write_string(row, 0, text, bold)
    sheet.write_row(4, 0, ["TT", "Nội dung", "Số liệu", "Ghi chú"], bold)
    row = 5
    for group, lines in COMMUNE_LINES:
        sheet.write_string(row, 1, group, bold)
        row += 1
        for number, (text, indicator) in enumerate(lines, start=1):
            sheet.write_number(row, 0, number, cell)
            sheet.write_string(row, 1, text, cell)
            value = typed.get(indicator, figures[indicator])
            if value is None:
                sheet.write_blank(row, 2, None, cell)
            else:
                sheet.write_string(
                    row, 2, value if isinstance(value, str) else format_number(value), cell
                )
            row += 1
    sheet.set_column(1, 1, 48)
    sheet.set_column(2, 2, 18)


# ----- what is no return at all -----


def write_other_list() -> bytes:
    """A list of families, which is another form."""

    def fill(book) -> None:
        sheet = book.add_worksheet("Danh sach")
        sheet.write_string(0, 0, "DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN NĂM 2024")
        sheet.write_row(2, 0, ["STT", "Họ và tên", "Địa chỉ", "Thành tích"])
        for row in range(1, 9):
            sheet.write_row(
                row + 2, 0, [row, f"Ông (bà) thứ {row}", f"Xóm {row}", "Nhiều năm làm khuyến học"]
            )

    return _write_book(fill)


def write_locked() -> bytes:
    """The outside of a workbook saved with a password: the container, with nothing to open."""

    def entry(name: str, kind: int) -> bytes:
        wide = f"{name}\0".encode("utf-16-le")
        length = len(wide).to_bytes(2, "little")
        return wide.ljust(64, b"\0") + length + bytes([kind]) + b"\0" * 61

    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
    entries = entry("Root Entry", 5) + entry("EncryptionInfo", 2) + entry("EncryptedPackage", 2)
    return (head + entries).ljust(4_096, b"\0")


def write_no_workbook() -> bytes:
    """A letter that was given the ending of a workbook."""
    return (
        "HỘI KHUYẾN HỌC HUYỆN PHÚ BÌNH\n\nKính gửi Hội Khuyến học tỉnh, chúng tôi xin gửi báo cáo "
        "sau.\n"
    ).encode()
