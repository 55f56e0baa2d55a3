"""The figure paragraphs of the cluster's half-year report (seed 3) come out of entered figures.

The report of 05/07/2024 states sums, a share, four rates and changes, and leaves their bases out.
What is entered here as population, as the counts of a year before and for the other five provinces
is chosen so that the stated numbers follow: population 10.568.000, between 10.566.199 and
10.571.294, the bounds of a share of 20,74%.
"""

from datetime import date
from decimal import Decimal

import pytest

from figures.models import Indicator, Period
from meetings.agreements.register import load_partner_kinds
from meetings.counting import count_activities
from meetings.models import Agreement
from meetings.reports.checking import check_text
from tests.factories import make_officer
from tests.figures.rows import give, keep_totals
from tests.meetings.reports.entered import enter, make_provinces, write

pytestmark = pytest.mark.django_db

CODES = {
    "Lâm Đồng": 68, "Bình Định": 52, "Khánh Hòa": 56, "Kon Tum": 62, "Đắk Lắk": 66,
    "Phú Yên": 54, "Gia Lai": 64, "Ninh Thuận": 58, "Đắk Nông": 67,
}  # fmt: skip
# Province → population, members, how many more than at the end of 2023, agreements in force. Stated
# are the agreements, the rates of Đắk Lắk, Bình Định, Đắk Nông, Ninh Thuận, and the sums.
ENTERED = {
    "Lâm Đồng": (1_538_000, 280_288, 6_086, 25),
    "Bình Định": (1_500_000, 348_300, 12_000, 11),
    "Khánh Hòa": (1_260_000, 225_000, 9_000, 10),
    "Kon Tum": (590_000, 105_000, 4_000, 8),
    "Đắk Lắk": (1_900_000, 500_650, 20_000, 5),
    "Phú Yên": (880_000, 160_000, 6_000, 7),
    "Gia Lai": (1_620_000, 285_000, 7_000, 5),
    "Ninh Thuận": (600_000, 129_960, 5_000, 5),
    "Đắk Nông": (680_000, 157_760, 8_000, 2),
}
# What is stated of the cluster as a whole: here a ninth in each province, the rest in the first.
NOW = {"base_associations": 1_189, "branches": 13_968, "boards": 6_172}
BEFORE = {"base_associations": 1_180, "branches": 13_852, "boards": 6_000}
FUND, FUND_BEFORE = 191_186_000_000, 160_286_000_000
# Registered in 2024 and 2023: rates of change are stated, counts are not.
REGISTERED = {
    "family_registered": (1_116_400, 1_000_000),
    "clan_registered": (10_407, 10_000),
    "community_registered": (4_300, 4_000),
    "unit_registered": (1_100, 1_000),
    "citizen_registered": (102_370, 100_000),
}

ASSOCIATIONS = (
    "Toàn {tên} có {base_associations | đơn vị \"Hội Khuyến học cơ sở\"}, {branches} và "
    "{boards | đơn vị \"ban khuyến học\"}\n"
    "Số chi hội {branches | so cuối năm trước}"
)  # fmt: skip
MEMBERS = (
    'Đến hết {kỳ}, {tên} có {members | đơn vị "hội viên"}, '
    '{members | đơn vị "hội viên" | so cuối năm trước}, {members | chiếm population}'
)
RATES = (
    "Các tỉnh có tỉ lệ hội viên cao và tăng so với năm trước bao gồm: "
    "{member_ratio | cao và tăng cuối năm trước}"
)
CHANGES = (
    "So với năm 2023, số đăng ký gia đình học tập {family_registered | so % năm trước | không nêu "
    "mốc}; dòng họ học tập {clan_registered | so % năm trước | không nêu mốc}; cộng đồng học tập "
    "{community_registered | so % năm trước | không nêu mốc}; đơn vị học tập {unit_registered | so "
    "% năm trước | không nêu mốc}; công dân học tập {citizen_registered | so % năm trước | không "
    "nêu mốc}"
)
AGREEMENTS = (
    "Chương trình phối hợp đang thực hiện theo từng tỉnh: "
    '{coordination_agreements | từng đơn vị | đơn vị "đơn vị"}'
)
FUNDS = (
    "{kỳ}, tổng quỹ khuyến học đạt {fund_closing | tròn tỉ}, {fund_closing | so cùng kỳ}, "
    '{fund_closing | bình quân population | đơn vị "đồng/người dân"}'
)
PARAGRAPHS = {
    "associations": ASSOCIATIONS, "members": MEMBERS, "rates": RATES, "agreements": AGREEMENTS,
    "funds": FUNDS,
}  # fmt: skip


def spread(total: int, place: int) -> int:
    """What the province in that place enters of a total."""
    return total // 9 + (total % 9 if place == 0 else 0)


def sign(unit, count: int) -> int:
    """So many agreements in the register of a province, and one that ended before: how many the
    register then counts for its return of the half-year."""
    load_partner_kinds()
    officer = make_officer(f"nguoi-ghi-{unit.pk}", unit)
    for number in range(count + 1):
        Agreement.objects.create(
            association=unit, partner=f"Sở, ngành thứ {number}", partner_kind_id="other",
            title="Đẩy mạnh khuyến học", signed_on=date(2023, 1, 5), begins_on=date(2023, 1, 5),
            ends_on=date(2024, 6, 29) if number == count else date(2030, 12, 31), typed_by=officer,
        )  # fmt: skip
    half = Period(first_day=date(2024, 1, 1), last_day=date(2024, 6, 30))
    return count_activities([unit.pk], half)[
        unit.pk, Indicator.objects.get(code="coordination_agreements").pk
    ]


@pytest.fixture
def cluster():
    """The provinces with their half-years and years entered, and the period of the report."""
    places = make_provinces(CODES)
    units = {name: places[name] for name in ENTERED}
    before, now, funds = {}, {}, {}
    years: dict[str, dict] = {"2023": {}, "2024": {}}
    for place, (name, (people, members, more, agreements)) in enumerate(ENTERED.items()):
        unit = units[name]
        now[unit] = {
            "population": people,
            "members": members,
            "coordination_agreements": sign(unit, agreements),
            "fund_closing": spread(FUND, place),
        }
        before[unit] = {"population": people, "members": members - more}
        funds[unit] = {"fund_closing": spread(FUND_BEFORE, place)}
        for code in NOW:
            now[unit][code] = spread(NOW[code], place)
            before[unit][code] = spread(BEFORE[code], place)
        for code, (this, last) in REGISTERED.items():
            years["2024"].setdefault(unit, {})[code] = spread(this, place)
            before[unit][code] = spread(last, place)
    enter("2023-H1", funds)
    enter("2023", before)
    return {
        "units": units, "half": enter("2024-H1", now), "year": enter("2024", years["2024"]),
    }  # fmt: skip


def tell(cluster, template: str, period: str = "half") -> str:
    units = list(cluster["units"].values())
    return write(template, cluster[period], units, "cụm")[0].text.replace("\u00a0", " ")


def test_associations_branches_boards_and_116_more_branches(cluster):
    text = tell(cluster, ASSOCIATIONS)

    assert text == (
        "Toàn cụm có 1.189 Hội Khuyến học cơ sở, 13.968 chi hội và 6.172 ban khuyến học. "
        "Số chi hội tăng 116 chi hội so với cuối năm 2023."
    )


def test_members_77_086_more_and_20_74_per_cent_of_the_people(cluster):
    text = tell(cluster, MEMBERS)

    assert text == (
        "Đến hết 6 tháng đầu năm 2024, cụm có 2.191.958 hội viên, tăng 77.086 hội viên so với "
        "cuối năm 2023, chiếm 20,74% dân số."
    )


def test_four_provinces_stand_above_the_cluster_and_have_grown_greatest_first(cluster):
    assert tell(cluster, RATES) == (
        "Các tỉnh có tỉ lệ hội viên cao và tăng so với năm trước bao gồm: Đắk Lắk (26,35%), "
        "Bình Định (23,22%), Đắk Nông (23,20%), Ninh Thuận (21,66%)."
    )


def test_five_changes_of_registrations(cluster):
    assert tell(cluster, CHANGES, "year") == (
        "So với năm 2023, số đăng ký gia đình học tập tăng 11,64%; dòng họ học tập tăng 4,07%; "
        "cộng đồng học tập tăng 7,5%; đơn vị học tập tăng 10%; công dân học tập tăng 2,37%."
    )


def test_agreements_of_each_province(cluster):
    text = tell(cluster, AGREEMENTS)

    assert text == (
        "Chương trình phối hợp đang thực hiện theo từng tỉnh: Lâm Đồng (25 đơn vị), "
        "Bình Định (11 đơn vị), Khánh Hòa (10 đơn vị), Kon Tum (8 đơn vị), Phú Yên (7 đơn vị), "
        "Đắk Lắk (5 đơn vị), Gia Lai (5 đơn vị), Ninh Thuận (5 đơn vị), Đắk Nông (2 đơn vị)."
    )


def test_fund_more_than_191_billion_30_9_more_and_18_091_a_head(cluster):
    text = tell(cluster, FUNDS)

    assert text == (
        "6 tháng đầu năm 2024, tổng quỹ khuyến học đạt hơn 191 tỉ đồng, tăng 30,9 tỉ đồng so với "
        "cùng kỳ năm 2023, bình quân 18.091 đồng/người dân."
    )


@pytest.mark.parametrize(
    ("code", "number", "moved"),
    [
        ("members", 280_289, {"members", "rates"}),
        ("boards", 700, {"associations"}),
        ("coordination_agreements", 26, {"agreements"}),
        ("fund_closing", 1, {"funds"}),
    ],
)
def test_one_changed_figure_changes_the_paragraphs_that_tell_it_alone(cluster, code, number, moved):
    units, half = list(cluster["units"].values()), cluster["half"]
    before = {name: write(text, half, units, "cụm") for name, text in PARAGRAPHS.items()}
    cells = {name: source.take_cells() for name, (_, source) in before.items()}

    give(half, units[0], {code: Decimal(number)})
    keep_totals(half)

    after = {name: write(text, half, units, "cụm") for name, text in PARAGRAPHS.items()}
    stale = {name for name, (_, source) in after.items() if source.take_cells() != cells[name]}
    assert stale == moved
    assert {n for n in PARAGRAPHS if before[n][0].text != after[n][0].text} <= moved


def test_a_planted_number_and_the_seeds_own_order_are_pointed_out(cluster):
    units = list(cluster["units"].values())
    spoken = [
        number
        for template in (MEMBERS, RATES)
        for number in write(template, cluster["half"], units, "cụm")[0].spoken
    ]
    pasted = (
        "Hội viên hiện có 2.191.985, chiếm 20,74% dân số, tăng 77.086. Tỉ lệ cao: Đắk Lắk "
        "(26,35%), Đắk Nông (23,20%), Bình Định (23,22%), Ninh Thuận (21,66%)."
    )

    found = check_text(pasted, spoken)

    assert found == [
        "Số “2.191.985” không khớp số liệu nào của đoạn này. Hãy sửa theo số liệu, hoặc ghi nguồn "
        "của số ấy.",
        "Đắk Nông (23,20%) đứng trước Bình Định (23,22%) dù số nhỏ hơn. Hãy xếp lại từ cao xuống "
        "thấp.",
    ]
