"""What a return's sheet is expected to hold: a form version as a declaration for lib.sheets."""

from collections.abc import Mapping, Sequence

from figures.models import Due, FormLine, FormVersion, Indicator, IndicatorKind, Period
from khuyenhoc.lib import periods
from khuyenhoc.lib.sheets.declaration import (
    Column,
    Declaration,
    FindUnit,
    UnitChoice,
    ValueType,
)
from khuyenhoc.lib.sheets.manifest import MANIFEST_SHEET
from records.models import RememberedAnswer

UNIT_WORDS = ("Đơn vị", "Tên đơn vị", "Xã, phường", "Hội cơ sở", "Hội Khuyến học", "Địa phương")
DONG = "đồng"
PERCENT = "%"
ABBREVIATIONS = {
    "GĐHT": "gia đình học tập",
    "DHHT": "dòng họ học tập",
    "CĐHT": "cộng đồng học tập",
    "ĐVHT": "đơn vị học tập",
    "CDHT": "công dân học tập",
    "TTHTCĐ": "trung tâm học tập cộng đồng",
    "HTCĐ": "học tập cộng đồng",
    "XMC": "xóa mù chữ",
    "KH": "khuyến học",
    "HV": "hội viên",
    "CH": "chi hội",
    "BKH": "ban khuyến học",
    "HS": "học sinh",
    "GV": "giáo viên",
    "HB": "học bổng",
    "TS": "tổng số",
}

Answers = Mapping[tuple[str, str], str]


def declare(
    version: FormVersion,
    period: Period,
    lines: Sequence[FormLine],
    dues: Sequence[Due],
    find_unit: FindUnit,
    answers: Answers,
) -> Declaration:
    """The table expected of ``dues``, which owe ``version``'s form for ``period``.

    A unit's code in the declaration is its association's number as text; ``answers`` are what the
    officer said before, by (kind of question, text).
    """
    single = None
    if len(dues) == 1:
        association = dues[0].unit.association
        single = UnitChoice(str(association.pk), association.full_name)
    return Declaration(
        columns=tuple(_column(line) for line in lines),
        find_unit=find_unit,
        unit_words=UNIT_WORDS,
        single_unit=single,
        period=periods.parse_code(period.code),
        title_words=(version.form.name,),
        abbreviations=ABBREVIATIONS,
        answers=answers,
        ignored_sheets=(MANIFEST_SHEET,),
        unit_names={str(due.unit.association_id): due.unit.association.full_name for due in dues},
    )


def _column(line: FormLine) -> Column:
    indicator = line.indicator
    return Column(
        key=indicator.code,
        label=indicator.label,
        words=tuple(line.words),
        type=value_type(indicator),
        unit_of_measure=indicator.unit,
        minimum=indicator.minimum,
        maximum=indicator.maximum,
        is_required=line.is_required and indicator.kind != IndicatorKind.SUM,
        group=indicator.section,
        is_additive=indicator.kind != IndicatorKind.RATIO,
    )


def value_type(indicator: Indicator) -> ValueType:
    """How the cells of an indicator are read."""
    if indicator.unit == DONG:
        return ValueType.MONEY
    if indicator.unit == PERCENT:
        return ValueType.PERCENT
    return ValueType.DECIMAL if indicator.places else ValueType.INTEGER


def remembered_answers(association_id: int, form: str) -> dict[tuple[str, str], str]:
    """What officers of an association answered about wordings in this form's sheets (R4)."""
    rows = RememberedAnswer.objects.filter(association=association_id, form=form)
    return {(row.kind, row.text): row.meaning for row in rows}
