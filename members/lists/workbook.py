"""The workbook of members: those of the register to go on from, and empty rows (product.md R3)."""

import io
from collections.abc import Sequence
from datetime import date

import xlsxwriter
from django.db.models import Prefetch, QuerySet

from associations.models import Association
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.sheets.declaration import Column
from members.lists.sheet import BRANCH, COLUMNS
from members.models import Member, Stay
from records.record_reader import FAMILY, NAME, UNIT

MOST_LINES = 20_000  # more than this are written commune by commune
EMPTY_ROWS = 200  # to fill in below the names
LEFT_OUT = (FAMILY, "birth_male", "birth_female")
WIDTHS = {"code": 12, UNIT: 22, BRANCH: 28, NAME: 32, "address": 28, "joined": 14, "fee": 12}
GUIDE = (
    "Mỗi dòng một hội viên. Thêm người mới vào cuối, cột “Mã trên cổng” để trống. Hội phí: ghi số "
    "tiền hoặc dấu x. Không cần ghi CCCD, dân tộc, tôn giáo, điện thoại."
)


def list_written(units: Sequence[Association]) -> QuerySet[Member]:
    """The members whom ``units`` keep and who have not left, in the order of units and names.

    None where they are more than a workbook should hold: a province sends commune by commune.
    """
    found = Member.objects.current().filter(
        person__association__in=[unit.pk for unit in units], person__erased_at=None
    )
    last = Stay.objects.filter(valid__endswith=None).select_related("association")
    found = found.select_related("person__association").prefetch_related(
        Prefetch("stays", queryset=last, to_attr="open_stays")
    )
    found = found.order_by("person__association__lft", "person__sort_key", "pk")
    return found.none() if found[MOST_LINES:].exists() else found


def write_member_workbook(
    units: Sequence[Association], members: QuerySet[Member], day: date
) -> bytes:
    """The bytes of an .xlsx with ``members`` written in, the fee of the year of ``day`` empty."""
    shown = [column for column in COLUMNS if column.key not in LEFT_OUT]
    if len(units) == 1:
        shown = [column for column in shown if column.key != UNIT]
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    plain = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
    boxed = {**plain, "border": 1, "border_color": "#857B68"}
    title = book.add_format({**plain, "bold": True, "font_size": 14})
    text = book.add_format(plain)
    head = book.add_format(
        {**boxed, "bold": True, "bg_color": "#F3EEE1", "align": "center", "text_wrap": True}
    )
    cell = book.add_format(boxed)
    page = book.add_worksheet("Hội viên")
    where = f" {units[0].full_name}" if len(units) == 1 else ""
    page.write_string(0, 0, f"DANH SÁCH HỘI VIÊN{where.upper()}", title)
    page.write_string(1, 0, f"Hội phí năm {day.year}", text)
    page.write_string(2, 0, GUIDE, text)
    page.write_row(4, 0, ["TT", *(column.label for column in shown)], head)
    row = 4
    for row, member in enumerate(members.iterator(2_000), start=5):
        page.write_number(row, 0, row - 4, cell)
        for place, column in enumerate(shown, start=1):
            _write(page, row, place, _say(member, column), cell)
    for empty in range(row + 1, row + 1 + EMPTY_ROWS):
        page.write_number(empty, 0, empty - 4, cell)
        for place in range(1, len(shown) + 1):
            page.write_blank(empty, place, None, cell)
    page.set_column(0, 0, 6)
    for place, column in enumerate(shown, start=1):
        page.set_column(place, place, WIDTHS.get(column.key, 14))
    page.freeze_panes(5, 0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(4)
    book.close()
    return buffer.getvalue()


def _say(member: Member, column: Column) -> str | int | None:
    """What the workbook already says of a member in a column."""
    stay: Stay | None = next(iter(getattr(member, "open_stays", ())), None)
    keeper, joined = member.person.association, member.joined_on
    said: dict[str, str | int | None] = {
        "code": member.pk,
        UNIT: keeper.full_name,
        BRANCH: stay.association.full_name if stay and stay.association_id != keeper.pk else "",
        NAME: member.person.name,
        "birth": member.birth_year,
        "address": member.person.address,
    }
    if joined is not None:
        said["joined"] = joined.year if member.is_joined_year_only else format_date(joined)
    return said.get(column.key)


def _write(page, row: int, place: int, value: str | int | None, cell) -> None:
    if value is None or value == "":
        page.write_blank(row, place, None, cell)
    elif isinstance(value, int):
        page.write_number(row, place, value, cell)
    else:
        page.write_string(row, place, value, cell)
