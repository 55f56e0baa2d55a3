"""One district with thirty communes that owe the real form of the year 2024."""

from dataclasses import dataclass, field
from decimal import Decimal

from accounts.models import User
from associations.models import Association
from figures import rolls
from figures.catalogue import load_catalogue, load_forms
from figures.models import Due, Form, FormVersion, Indicator, Period
from figures.owing import find_version
from figures.submitting import NewSubmission, NewValue, load_approved
from khuyenhoc.lib.names import vn_key
from returns.opening import open_returns
from returns.rules import load_rules
from returns.sending import sendable
from tests.factories import make_officer, make_tree

SPARE = {  # lines whose number stands in no rule
    "sub_branches": 2, "study_groups": 20, "clc_classes": 30, "clc_learner_turns": 2400,
    "literacy_classes": 1,
    "literacy_learners": 20, "piggy_banks": 40, "piggy_bank_amount": 38_000_000,
    "scholarships_count": 60, "scholarships_amount": 30_000_000, "rewards_pupils_count": 200,
    "rewards_pupils_amount": 40_000_000, "rewards_teachers_count": 10,
    "rewards_teachers_amount": 5_000_000, "rewards_adults_count": 4,
    "rewards_adults_amount": 1_200_000, "supports_count": 15, "supports_amount": 9_000_000,
    "bicycles": 3, "pupils_sponsored": 12, "pupils_returned": 1, "gifts_count": 25,
    "shelters_built": 0, "coordination_agreements": 4, "documents_advised": 6,
    "training_sessions": 2, "training_participants": 90, "inspections": 3,
    "articles_published": 7, "awards_flags": 0, "awards_merits_national": 1,
    "awards_merits_province": 5, "awards_praises": 20, "awards_medals": 2,
}  # fmt: skip


@dataclass
class Thirty:
    """The district, its communes, the form and who sends."""

    district: Association
    communes: list[Association]
    form: Form
    version: FormVersion
    period: Period
    people: dict[str, User] = field(default_factory=dict)

    def list_dues(self) -> list[Due]:
        """What the district's officer sends, in the order of the roll."""
        return list(sendable(self.people["district"], self.form, self.period))


def make_thirty(count: int = 30) -> Thirty:
    """The tree, the catalogue, the roll, and the year before with a little less in it."""
    rows = [("Việt Nam", "national", None), ("Thái Nguyên", "province", 0)]
    rows += [("Phú Bình", "district", 1)]
    rows += [(name, "commune", 2) for name in sorted(NAMES, key=vn_key)[:count]]
    _nation, province, district, *communes = make_tree(rows)
    for place, each in enumerate(communes):
        Association.objects.filter(pk=each.pk).update(full_name=f"Xã {each.name}")
        each.states.update(full_name=f"Xã {each.name}", code=f"{5900 + place:05d}", register="gso")
    load_catalogue()
    load_forms()
    load_rules()
    form = Form.objects.get(code="bieu-01-nam")
    before, period = rolls.make_period("2023"), rolls.open_period("2024")
    rolls.lay_due(period, form)
    open_returns(period)
    load_year(before, communes)
    made = Thirty(district, communes, form, find_version(form, period), period)
    made.people = {
        "district": make_officer("phubinh", district, ("entry",)),
        "province": make_officer("tinh", province, ("approve",)),
    }
    return made


def load_year(period: Period, communes: list[Association]) -> None:
    """Approved values of the year before."""
    keys = dict(Indicator.objects.values_list("code", "pk"))
    load_approved(
        NewSubmission(
            period=period,
            association=each,
            values=[
                NewValue(keys[code], Decimal(number))
                for code, number in make_numbers(place, 98).items()
                if code in keys
            ],
        )
        for place, each in enumerate(communes)
    )


def make_numbers(place: int, percent: int = 100) -> dict[str, int]:
    """Numbers of one commune that break no rule and need no reason."""
    people = (9000 + 100 * place) * percent // 100
    households, members = people // 4, people * 22 // 100
    numbers = {
        "population": people, "adults": people * 7 // 10, "households": households, "clans": 30,
        "hamlets": 12, "agencies": 8, "base_associations": 1, "branches_hamlet": 12,
        "branches_school": 3, "branches_agency": 2, "branches_clan": 5, "branches": 22,
        "boards_agency": 1, "boards_school": 2, "boards_clan": 3, "boards_religious": 0,
        "boards_fellow": 0, "boards": 6, "members": members, "members_new": 50,
        "members_fee_paid": members - 100, "members_carded": members - 200,
        "family_registered": households * 9 // 10, "family_recognised": households * 8 // 10,
        "family_rerecognised": households // 2, "clan_registered": 25, "clan_recognised": 20,
        "clan_rerecognised": 10, "community_registered": 12, "community_recognised": 10,
        "community_rerecognised": 5, "unit_registered": 8, "unit_recognised": 6,
        "unit_rerecognised": 3, "citizen_registered_resident": 1000,
        "citizen_recognised_resident": 800, "citizen_registered_worker": 200,
        "citizen_recognised_worker": 150, "citizen_registered_official": 50,
        "citizen_recognised_official": 40, "citizen_registered_student": 800,
        "citizen_recognised_student": 600, "citizen_registered": 2050,
        "citizen_recognised": 1590, "commune_community_level1": 1,
        "commune_community_level2": 0, "commune_community_registered": 1, "clc_count": 1,
        "clc_good": 1, "clc_fair": 0, "clc_average": 0, "clc_weak": 0,
        "fund_opening": people * 30_000, "fund_raised_cash": people * 25_000,
        "fund_raised_in_kind": people * 5_000, "fund_raised": people * 30_000,
        "fund_spent": people * 30_000, "fund_closing": people * 30_000,
    }  # fmt: skip
    if percent == 100:  # carried over from the year before
        numbers["fund_opening"] = make_numbers(place, 98)["fund_closing"]
        numbers["fund_closing"] = numbers["fund_opening"]
    return numbers | SPARE


NAMES = (
    "Bàn Đạt", "Bảo Lý", "Dương Thành", "Đào Xá", "Điềm Thụy", "Hà Châu", "Kha Sơn", "Lương Phú",
    "Nga My", "Nhã Lộng", "Tân Đức", "Tân Hòa", "Tân Khánh", "Tân Kim", "Tân Thành", "Thanh Ninh",
    "Thượng Đình", "Úc Kỳ", "Xuân Phương", "Hương Sơn", "Bình Long", "Cúc Đường", "Dân Tiến",
    "Lâu Thượng", "Liên Minh", "Nghinh Tường", "Phú Thượng", "Phương Giao", "Sảng Mộc", "Thần Sa",
)  # fmt: skip
