"""What the workbook of centres' year is expected to look like: one row a commune."""

from django.utils import timezone

from associations.matching import UnitMatcher, read_candidates
from associations.models import Association
from khuyenhoc.lib.sheets.declaration import Column, Declaration, Orientation, UnitChoice, ValueType
from khuyenhoc.lib.sheets.manifest import MANIFEST_SHEET
from learning_models.lists.sheet import UNIT_WORDS

NAME, RATING = "name", "rating"
NUMBERS = ("classes", "turns", "activities", "budget")
TITLE = "Trung tâm học tập cộng đồng"
UNIT_HEADING, CODE_HEADING = "Xã, phường", "Mã đơn vị"

COLUMNS = (
    Column(NAME, "Tên trung tâm", ("Trung tâm", "Trung tâm học tập cộng đồng", "Tên TTHTCĐ",
        "Tên trung tâm học tập cộng đồng", "TTHTCĐ"), ValueType.TEXT),
    Column(RATING, "Xếp loại", ("Xếp loại trung tâm", "Loại", "Kết quả xếp loại",
        "Xếp loại TTHTCĐ"), ValueType.TEXT),
    Column("classes", "Số lớp, chuyên đề", ("Số lớp", "Lớp", "Số chuyên đề", "Số lớp đã mở",
        "Số lớp, chuyên đề đã mở", "Lớp, chuyên đề"), unit_of_measure="lớp"),
    Column("turns", "Lượt người học", ("Số lượt người học", "Lượt người", "Số lượt học viên",
        "Lượt học viên", "Lượt người tham gia", "Số lượt"), unit_of_measure="lượt"),
    Column("activities", "Số hoạt động khác", ("Hoạt động", "Số hoạt động", "Hoạt động khác",
        "Hoạt động văn hóa, thể thao")),
    Column("budget", "Kinh phí (đồng)", ("Kinh phí", "Kinh phí hoạt động", "Tổng kinh phí"),
        ValueType.MONEY, unit_of_measure="đồng"),
)  # fmt: skip


def declare(units: list[Association]) -> Declaration:
    """The table that is expected of ``units``; a unit's code is its number as text. Two queries."""
    candidates = read_candidates([unit.pk for unit in units], timezone.localdate())
    keyed = [
        each._replace(code=str(unit.pk), codes=each.codes or ("",))
        for unit, each in zip(units, candidates, strict=True)
    ]
    single = UnitChoice(str(units[0].pk), units[0].full_name) if len(units) == 1 else None
    return Declaration(
        columns=COLUMNS,
        find_unit=UnitMatcher(keyed).match,
        unit_words=UNIT_WORDS,
        single_unit=single,
        orientation=Orientation.UNITS_DOWN,
        title_words=(TITLE,),
        abbreviations={"TTHTCĐ": "trung tâm học tập cộng đồng", "HV": "học viên"},
        ignored_sheets=(MANIFEST_SHEET,),
        unit_names={str(unit.pk): unit.full_name for unit in units},
    )
