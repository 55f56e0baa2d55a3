"""The workbook of a list: last year's names to go on from, or empty rows to fill in (L2, R3)."""

import io
from collections.abc import Sequence
from datetime import date

import xlsxwriter
from django.db.models import QuerySet

from associations.models import Association
from khuyenhoc.lib.sheets.declaration import Column, ValueType
from learning_models.lists.sheet import FAMILY, NAME, list_columns
from learning_models.models import Bearer, LearningModel, ModelGroup, Registration, Sex

MOST_LINES = 20_000  # more than this are written commune by commune
EMPTY_ROWS = 200  # to fill in below the names
LEFT_OUT = (
    FAMILY, "birth_male", "birth_female", "level", "reached", "missed", "reason",
)  # fmt: skip
WIDTHS = {"code": 12, "unit": 22, "hamlet": 20, NAME: 34, "address": 28, "group": 26, "result": 14}
GUIDE = (
    "Mỗi dòng một tên. Đánh dấu x ở cột Đăng ký; dòng không đăng ký năm nay thì để trống. "
    "Thêm tên mới vào cuối, cột “Mã trên cổng” để trống. Không cần ghi CCCD, dân tộc, tôn giáo."
)


def list_last_year(
    model: LearningModel, year: int, units: Sequence[Association]
) -> QuerySet[Bearer]:
    """Who was registered in ``units`` for ``model`` the year before, and still is there.

    None where they are more than a workbook should hold: a province sends commune by commune.
    """
    before = Registration.objects.filter(
        model=model, year=year - 1, association__in=[unit.pk for unit in units]
    ).exclude(state="withdrawn")
    found = Bearer.objects.filter(
        pk__in=before.values("bearer"), association__in=[unit.pk for unit in units], ended_on=None
    ).order_by("association__lft", "hamlet_key", "name_key", "pk")
    return found.none() if found[MOST_LINES:].exists() else found


def write_list_workbook(
    model: LearningModel, year: int, units: Sequence[Association], bearers: QuerySet[Bearer]
) -> bytes:
    """The bytes of an .xlsx for a list of ``model`` in ``year``, with ``bearers`` written in."""
    shown = [column for column in list_columns(model.subject) if column.key not in LEFT_OUT]
    if len(units) == 1:
        shown = [column for column in shown if column.key != "unit"]
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
    page = book.add_worksheet("Danh sách")
    where = units[0].full_name if len(units) == 1 else ""
    page.write_string(0, 0, f"DANH SÁCH {model.name.upper()} NĂM {year}", title)
    page.write_string(1, 0, f"Hội Khuyến học {where}" if where else "", text)
    page.write_string(2, 0, GUIDE, text)
    page.write_row(4, 0, ["TT", *(column.label for column in shown)], head)
    row = 5
    for row, bearer in enumerate(bearers.select_related("association").iterator(2_000), start=5):
        page.write_number(row, 0, row - 4, cell)
        for place, column in enumerate(shown, start=1):
            _write(page, row, place, _say(bearer, column), cell)
    first_empty = row + 1 if row > 5 or bearers.exists() else 5
    for empty in range(first_empty, first_empty + EMPTY_ROWS):
        page.write_number(empty, 0, empty - 4, cell)
        for place in range(1, len(shown) + 1):
            page.write_blank(empty, place, None, cell)
    _help(page, shown, model, year, first_empty + EMPTY_ROWS - 1)
    book.close()
    return buffer.getvalue()


def _say(bearer: Bearer, column: Column) -> str | int | None:
    """What the workbook already says of a bearer in a column."""
    said: dict[str, str | int | None] = {
        "code": bearer.pk,
        "unit": bearer.association.full_name,
        "hamlet": bearer.hamlet,
        NAME: bearer.name,
        "birth": bearer.birth_year,
        "sex": Sex(bearer.sex).label if bearer.sex else "",
        "people": bearer.people,
        "address": bearer.address,
    }
    return said.get(column.key)


def _write(page, row: int, place: int, value: str | int | None, cell) -> None:
    if value is None or value == "":
        page.write_blank(row, place, None, cell)
    elif isinstance(value, int):
        page.write_number(row, place, value, cell)
    else:
        page.write_string(row, place, value, cell)


def _help(page, shown: Sequence[Column], model: LearningModel, year: int, last: int) -> None:
    """Widths, what may be chosen, and a head that stays in sight."""
    groups = ModelGroup.objects.filter(model=model, valid__contains=date(year, 12, 31))
    chosen = {
        "result": ["Đạt", "Không đạt"],
        "sex": ["nam", "nữ"],
        "group": [group.name for group in groups],
        "registered": ["x"],
    }
    page.set_column(0, 0, 6)
    for place, column in enumerate(shown, start=1):
        narrow = 12 if column.type in (ValueType.INTEGER, ValueType.DECIMAL) else 14
        page.set_column(place, place, WIDTHS.get(column.key, narrow))
        if options := chosen.get(column.key):
            page.data_validation(
                5, place, last, place,
                {"validate": "list", "source": options, "error_type": "information"},
            )  # fmt: skip
    page.freeze_panes(5, 0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(4)
