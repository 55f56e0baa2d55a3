"""One province with two districts and communes, its officers, a form due for an open year."""

from dataclasses import dataclass, field

import pytest

from accounts.models import User
from associations.models import Association
from figures import rolls
from figures.models import Form, FormVersion, Period
from returns.models import Return
from returns.opening import open_returns
from returns.rules import load_rules
from tests.factories import make_association, make_form, make_indicator, make_officer

SECTION = "Tổ chức hội, hội viên"
INPUTS = {
    "population": "Dân số",
    "households": "Số hộ gia đình",
    "branches_hamlet": "Chi hội thôn, bản, tổ dân phố",
    "branches_school": "Chi hội trường học",
    "members": "Tổng số hội viên",
    "members_fee_paid": "Hội viên đã đóng hội phí",
}


@dataclass
class Province:
    """The cast: one with access, one with some, one with none."""

    province: Association
    districts: list[Association]
    communes: list[Association]
    form: Form
    version: FormVersion
    period: Period
    people: dict[str, User] = field(default_factory=dict)

    def return_of(self, commune: Association) -> Return:
        """The return that a commune owes."""
        chosen = Return.objects.select_related("due__unit__association", "due__unit__period")
        return chosen.get(due__unit__association=commune, due__unit__period=self.period)


@pytest.fixture
def place(db) -> Province:
    """Two districts with two communes each, and a neighbour province with one commune."""
    nation = make_association("Việt Nam", "national")
    province = make_association("Thái Nguyên", "province", nation, code="19")
    districts = [
        make_association(name, "district", province, code=code, full_name=f"Huyện {name}")
        for name, code in (("Phú Bình", "173"), ("Võ Nhai", "170"))
    ]
    names = (("Kha Sơn", "05926"), ("Úc Kỳ", "05914"), ("Tràng Xá", "05713"), ("La Hiên", "05722"))
    communes = [
        make_association(name, "commune", districts[place // 2], code=code, full_name=f"Xã {name}")
        for place, (name, code) in enumerate(names)
    ]
    elsewhere = make_association("Lạng Sơn", "province", nation, code="20")
    stranger = make_association("Hữu Lũng", "commune", elsewhere, code="06400")
    indicators = [
        make_indicator(code, label=label, section=SECTION, order=order)
        for order, (code, label) in enumerate(INPUTS.items(), start=1)
    ]
    formula = "branches_hamlet + branches_school"
    branches = make_indicator(
        "branches", formula, label="Tổng số chi hội", section=SECTION, order=20
    )
    make_indicator(
        "member_ratio",
        "100 * members / population",
        label="Tỉ lệ hội viên",
        order=30,
        unit="%",
        usual_from=6,
        usual_to=38,
        places=2,
    )
    form = make_form("bieu-01", [*indicators, branches])
    form.name = "Biểu 01. Tổ chức hội"
    form.save()
    period = rolls.open_period("2024")
    rolls.lay_due(period, form)
    open_returns(period)
    load_rules()
    made = Province(province, districts, communes, form, form.versions.get(), period)
    made.people = {
        "province": make_officer("tinh", province, ("approve", "check")),
        "clerk": make_officer("vanphong", province, ("entry",)),
        "district": make_officer("phubinh", districts[0], ("entry",)),
        "sister": make_officer("vonhai", districts[1], ("entry",)),
        "commune": make_officer("khason", communes[0], ("entry",)),
        "province_clerk": make_officer("nhaplieu", province, ("entry",)),
        "looker": make_officer("xem", province, ("look",)),
        "stranger": make_officer("huulung", stranger, ("entry", "approve")),
    }
    return made
