"""What a list of members is expected to look like: columns and words, for lib.sheets."""

from collections.abc import Sequence

from django.utils import timezone

from associations.matching import UnitMatcher, read_candidates
from associations.models import Association
from khuyenhoc.lib.sheets.declaration import Column, Declaration, Orientation, UnitChoice, ValueType
from khuyenhoc.lib.sheets.manifest import MANIFEST_SHEET
from records.record_reader import FAMILY, NAME, UNIT
from records.sent_lists import Answers

BRANCH = "branch"
UNIT_WORDS = ("Xã, phường", "Xã", "Phường", "Xã/phường", "Hội cơ sở", "Xã, phường, thị trấn")
BRANCH_WORDS = (
    "Chi hội khuyến học", "Ban khuyến học", "Chi hội, ban khuyến học", "Tên chi hội",
    "Nơi sinh hoạt", "Sinh hoạt tại chi hội", "Thôn", "Xóm", "Bản", "Tổ dân phố", "Thôn, xóm",
    "Khu dân cư",
)  # fmt: skip

COLUMNS = (
    Column("code", "Mã trên cổng", ("Mã cổng", "Mã trên cổng khuyến học")),
    Column(UNIT, "Xã, phường", UNIT_WORDS, ValueType.UNIT),
    Column(BRANCH, "Chi hội", BRANCH_WORDS, ValueType.TEXT),
    Column(FAMILY, "Họ và tên đệm", ("Họ đệm", "Họ và đệm", "Họ lót", "Họ và chữ đệm"),
           ValueType.TEXT),
    Column(NAME, "Họ và tên", ("Họ tên", "Họ, tên", "Họ và tên hội viên", "Tên hội viên",
           "Hội viên", "Họ tên hội viên", "Tên"), ValueType.TEXT, is_required=True),
    Column("birth", "Năm sinh", ("Ngày sinh", "Ngày, tháng, năm sinh", "NS",
           "Ngày tháng năm sinh"), ValueType.TEXT),
    Column("birth_male", "Năm sinh nam", ("Năm sinh (nam)",), ValueType.TEXT),
    Column("birth_female", "Năm sinh nữ", ("Năm sinh (nữ)",), ValueType.TEXT),
    Column("address", "Địa chỉ", ("Số nhà", "Nơi ở", "Chỗ ở", "Nơi cư trú", "Địa chỉ cư trú",
           "Nơi thường trú", "Địa chỉ thường trú"), ValueType.TEXT),
    Column("joined", "Ngày vào hội", ("Năm vào hội", "Vào hội", "Ngày gia nhập",
           "Thời gian vào hội", "Ngày, tháng, năm vào hội", "Ngày kết nạp", "Năm kết nạp"),
           ValueType.TEXT),
    Column("fee", "Hội phí", ("Đã đóng hội phí", "Đóng hội phí", "Hội phí đã đóng",
           "Nộp hội phí", "Hội phí năm"), ValueType.TEXT),
)  # fmt: skip
LENGTHS = {NAME: 120, FAMILY: 80, BRANCH: 160, "address": 200}


def declare(units: Sequence[Association], answers: Answers) -> Declaration:
    """The list that is expected of ``units``; a unit's code is its number as text. Two queries.

    ``answers`` are what the sender said before, by (kind of question, text).
    """
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
        title_words=("danh sách hội viên", "hội viên"),
        answers=answers,
        ignored_sheets=(MANIFEST_SHEET,),
        unit_names={str(unit.pk): unit.full_name for unit in units},
    )
