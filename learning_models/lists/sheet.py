"""What a list of a model is expected to look like: columns and words, for lib.sheets."""

from django.utils import timezone

from associations.matching import UnitMatcher, read_candidates
from associations.models import Association
from khuyenhoc.lib.sheets.declaration import Column, Declaration, Orientation, UnitChoice, ValueType
from khuyenhoc.lib.sheets.manifest import MANIFEST_SHEET
from learning_models.models import PRIVATE_SUBJECTS, LearningModel, Subject
from records.record_reader import FAMILY, NAME, UNIT
from records.sent_lists import Answers

MARKED = "Kết quả xét bình xét đánh giá xếp loại công nhận"  # over columns that are only marked
UNIT_WORDS = ("Xã, phường", "Xã", "Phường", "Xã/phường", "Hội cơ sở", "Xã, phường, thị trấn")

NAMES = {
    Subject.HOUSEHOLD: (
        "Họ và tên chủ hộ",
        ("Chủ hộ", "Tên chủ hộ", "Họ tên chủ hộ", "Họ và tên", "Họ tên", "Tên gia đình",
         "Gia đình", "Hộ gia đình", "Tên hộ gia đình", "Gia đình ông bà", "Đại diện hộ",
         "Họ tên đại diện gia đình", "Họ, tên chủ hộ", "Họ và tên chủ gia đình", "Tên"),
    ),
    Subject.CLAN: (
        "Tên dòng họ",
        ("Dòng họ", "Họ tộc", "Tên họ", "Tên dòng tộc", "Tộc họ", "Họ", "Chi họ", "Tên chi họ"),
    ),
    Subject.COMMUNITY: (
        "Tên thôn, tổ dân phố",
        ("Thôn", "Xóm", "Bản", "Ấp", "Tổ dân phố", "Khối phố", "Thôn, xóm", "Tên thôn", "Tên xóm",
         "Thôn, tổ dân phố", "Tên cộng đồng", "Cộng đồng", "Khu dân cư", "Thôn, bản, tổ dân phố",
         "Tên thôn, xóm", "Tên thôn, xóm, tổ dân phố"),
    ),
    Subject.UNIT: (
        "Tên cơ quan, đơn vị",
        ("Tên đơn vị", "Cơ quan, đơn vị", "Tên cơ quan", "Đơn vị", "Trường", "Tên trường",
         "Cơ quan", "Tên cơ quan, đơn vị, trường học", "Doanh nghiệp"),
    ),
    Subject.PERSON: (
        "Họ và tên",
        ("Họ tên", "Họ, tên", "Họ và tên công dân", "Tên công dân", "Họ tên người đăng ký",
         "Họ và tên người đăng ký", "Tên"),
    ),
    # A place is a unit itself: its name is found among the units and kept as theirs.
    Subject.PLACE: (
        "Xã, phường",
        ("Nơi công nhận", "Tên nơi công nhận", "Tên cộng đồng", "Cộng đồng học tập", "Tên xã",
         "Tên xã, phường", "Đơn vị", "Tên đơn vị", "Địa phương", *UNIT_WORDS),
    ),
}  # fmt: skip
HAMLET_WORDS = (
    "Thôn", "Xóm", "Bản", "Ấp", "Tổ", "Tổ dân phố", "Khối phố", "Khu dân cư", "Thôn, xóm",
    "Tên thôn", "Tên xóm", "Xóm, tổ dân phố", "Thôn, bản, tổ dân phố", "Thôn (xóm)", "Chi hội",
    "Thôn, khu phố",
)  # fmt: skip
HAS_PEOPLE = (Subject.HOUSEHOLD, Subject.CLAN, Subject.COMMUNITY, Subject.UNIT)
ABBREVIATIONS = {
    "GĐHT": "gia đình học tập",
    "DHHT": "dòng họ học tập",
    "CĐHT": "cộng đồng học tập",
    "ĐVHT": "đơn vị học tập",
    "CDHT": "công dân học tập",
    "TDP": "tổ dân phố",
    "KDC": "khu dân cư",
}


def list_columns(subject: str) -> tuple[Column, ...]:
    """The columns of a list of bearers of one kind, in the order in which a workbook has them."""
    label, words = NAMES[Subject(subject)]
    people = Column("people", "Số người", ("Số khẩu", "Số nhân khẩu", "Nhân khẩu", "Số thành viên",
        "Số thành viên gia đình", "Số hộ", "Số lượng thành viên", "Tổng số người"))  # fmt: skip
    is_place = subject == Subject.PLACE
    columns = [Column("code", "Mã trên cổng", ("Mã cổng", "Mã trên cổng khuyến học"))]
    if not is_place:
        columns.append(Column(UNIT, "Xã, phường", UNIT_WORDS, ValueType.UNIT))
    if subject not in (Subject.COMMUNITY, Subject.PLACE):
        columns.append(Column("hamlet", "Thôn, tổ dân phố", HAMLET_WORDS, ValueType.TEXT))
    if subject in PRIVATE_SUBJECTS:
        columns.append(
            Column(FAMILY, "Họ và tên đệm", ("Họ đệm", "Họ và đệm", "Họ, tên đệm", "Họ lót",
                "Họ và chữ đệm", "Họ tên đệm", "Họ chủ hộ"), ValueType.TEXT)
        )  # fmt: skip
    columns.append(Column(NAME, label, words, ValueType.TEXT, is_required=True))
    if subject == Subject.PERSON:
        columns += [
            Column("birth", "Năm sinh", ("Ngày sinh", "Ngày, tháng, năm sinh", "NS",
                "Ngày tháng năm sinh"), ValueType.TEXT),
            Column("birth_male", "Năm sinh nam", ("Năm sinh (nam)",), ValueType.TEXT),
            Column("birth_female", "Năm sinh nữ", ("Năm sinh (nữ)",), ValueType.TEXT),
            Column("sex", "Giới tính", ("Nam/nữ", "Nam, nữ", "Giới"), ValueType.TEXT),
            Column("group", "Nhóm", ("Nhóm đối tượng", "Đối tượng", "Nhóm công dân"),
                ValueType.TEXT),
        ]  # fmt: skip
    if subject in HAS_PEOPLE:
        columns.append(people)
    if not is_place:
        columns.append(
            Column("address", "Địa chỉ", ("Số nhà", "Nơi ở", "Chỗ ở", "Nơi cư trú",
                "Địa chỉ cư trú", "Nơi thường trú", "Địa chỉ thường trú"), ValueType.TEXT)
        )  # fmt: skip
    columns += [
        Column("registered", "Đăng ký", ("Đã đăng ký", "Đăng ký danh hiệu", "Đăng ký năm nay",
            "Đăng ký đầu năm", "ĐK"), ValueType.TEXT),
        Column("self_score", "Điểm tự chấm", ("Tự chấm", "Tự đánh giá", "Điểm tự đánh giá",
            "Tự chấm điểm"), ValueType.DECIMAL),
        Column("score", "Điểm đánh giá", ("Điểm", "Tổng điểm", "Điểm thẩm định", "Điểm xét",
            "Điểm bình xét", "Hội chấm", "Hội đánh giá", "Điểm đạt"), ValueType.DECIMAL),
        Column("grade", "Xếp loại", ("Loại", "Kết quả xếp loại"), ValueType.TEXT),
        Column("level", "Mức độ", ("Đạt mức độ", "Mức"), ValueType.TEXT),
        Column("result", "Kết quả", ("Đạt/không đạt", "Công nhận", "Kết quả bình xét", "Đề nghị",
            "Đề nghị công nhận", "Kết quả xét", "Kết quả đánh giá", "Đạt, không đạt"),
            ValueType.TEXT),
        Column("reached", "Đạt", ("Đạt danh hiệu", "Đạt chuẩn"), ValueType.TEXT, group=MARKED),
        Column("missed", "Không đạt", ("Chưa đạt", "Không công nhận", "Không được công nhận"),
            ValueType.TEXT, group=MARKED),
        Column("reason", "Lý do không đạt", ("Lý do không công nhận", "Nguyên nhân không đạt"),
            ValueType.TEXT),
    ]  # fmt: skip
    return tuple(columns)


def declare(model: LearningModel, units: list[Association], answers: Answers) -> Declaration:
    """The list of ``model`` that is expected of ``units``; a unit's code is its number as text.

    ``answers`` are what the sender said before, by (kind of question, text). Two queries.
    """
    candidates = read_candidates([unit.pk for unit in units], timezone.localdate())
    keyed = [
        each._replace(code=str(unit.pk), codes=each.codes or ("",))
        for unit, each in zip(units, candidates, strict=True)
    ]
    single = UnitChoice(str(units[0].pk), units[0].full_name) if len(units) == 1 else None
    return Declaration(
        columns=list_columns(model.subject),
        find_unit=UnitMatcher(keyed).match,
        unit_words=UNIT_WORDS,
        single_unit=single,
        orientation=Orientation.UNITS_DOWN,
        title_words=(model.name,),
        abbreviations=ABBREVIATIONS,
        answers=answers,
        ignored_sheets=(MANIFEST_SHEET,),
        unit_names={str(unit.pk): unit.full_name for unit in units},
    )
