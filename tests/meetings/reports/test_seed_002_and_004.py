"""The figure paragraphs of a province's year (seed 2) and a district's (seed 4), out of figures."""

import pytest

from tests.factories import make_association
from tests.meetings.reports.entered import enter, make_provinces, write

pytestmark = pytest.mark.django_db

SEED_2 = {
    "associations_all_levels": 120, "family_recognised": 63_979, "clan_recognised": 33,
    "community_recognised": 1_158, "unit_recognised": 397, "scholarships_count": 296,
    "rewards_count": 112, "scholarships_rewards_amount": 319_700_000,
}  # fmt: skip
SEED_4 = {
    "members": 7_575, "base_associations": 10, "branches_hamlet": 79, "branches_school": 31,
    "clc_count": 10,
}  # fmt: skip
MODELS = (
    "{kỳ}, {tên} có {family_recognised} đạt danh hiệu Gia đình học tập; {clan_recognised} đạt "
    "danh hiệu Dòng họ học tập; {community_recognised} đạt danh hiệu Cộng đồng học tập và "
    "{unit_recognised} đạt danh hiệu Đơn vị học tập"
)
GIVEN = (
    "Hội đã cấp {scholarships_count | đơn vị \"suất học bổng\"}, khen thưởng "
    "{rewards_count | đơn vị \"lượt\"}, tổng số tiền {scholarships_rewards_amount}"
)  # fmt: skip
DISTRICT = (
    "Toàn huyện có {members | đơn vị \"hội viên\"} ở {base_associations | đơn vị \"hội cơ sở\"}, "
    "{branches_hamlet | đơn vị \"chi hội thôn, tổ dân phố\"} và {branches_school | đơn vị \"chi "
    "hội trường học\"}; có {clc_count | đơn vị \"trung tâm học tập cộng đồng\"}"
)  # fmt: skip


def tell(template: str, period, unit) -> str:
    return write(template, period, [unit], unit.full_name)[0].text.replace("\u00a0", " ")


def test_a_year_of_bac_kan_with_its_models_scholarships_and_rewards():
    unit = make_provinces({"Bắc Kạn": 6})["Bắc Kạn"]
    year = enter("2020", {unit: SEED_2})

    assert tell("Toàn tỉnh có {associations_all_levels | số} Hội Khuyến học", year, unit) == (
        "Toàn tỉnh có 120 Hội Khuyến học."
    )
    assert tell(MODELS, year, unit) == (
        "Năm 2020, Tỉnh Bắc Kạn có 63.979 hộ đạt danh hiệu Gia đình học tập; 33 dòng họ đạt danh "
        "hiệu Dòng họ học tập; 1.158 thôn đạt danh hiệu Cộng đồng học tập và 397 đơn vị đạt danh "
        "hiệu Đơn vị học tập."
    )
    assert tell(GIVEN, year, unit) == (
        "Hội đã cấp 296 suất học bổng, khen thưởng 112 lượt, tổng số tiền 319,7 triệu đồng."
    )


def test_a_year_of_vu_quang_with_its_members_branches_and_centres():
    province = make_provinces({"Hà Tĩnh": 42})["Hà Tĩnh"]
    unit = make_association("Vũ Quang", "district", province, full_name="Huyện Vũ Quang")
    year = enter("2022", {unit: SEED_4})

    assert tell(DISTRICT, year, unit) == (
        "Toàn huyện có 7.575 hội viên ở 10 hội cơ sở, 79 chi hội thôn, tổ dân phố và 31 chi hội "
        "trường học; có 10 trung tâm học tập cộng đồng."
    )
