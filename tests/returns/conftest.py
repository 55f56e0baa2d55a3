"""One province with two districts and communes, its officers, a form due for an open year."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import pytest

from accounts.models import Mandate, User
from associations.models import Association, Succession
from figures import rolls
from figures.models import Form, FormVersion, Period
from figures.submitting import NewSubmission, NewValue, load_approved
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


def make_catalogue() -> Form:
    """Six inputs, their sum and a rate, asked by one form."""
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
    return form


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
    form = make_catalogue()
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


ENDED = date(2025, 7, 1)


@dataclass
class Reopened:
    """The year 2024, open again after its district and communes have ended."""

    province: Association
    district: Association
    communes: list[Association]
    successor: Association
    form: Form
    version: FormVersion
    period: Period
    people: dict[str, User] = field(default_factory=dict)

    def return_of(self, commune: Association) -> Return:
        """The return that a commune owes for 2024."""
        chosen = Return.objects.select_related("due__unit__association", "due__unit__period")
        return chosen.get(due__unit__association=commune, due__unit__period=self.period)


@pytest.fixture
def reopened(db) -> Reopened:
    """Two communes that were merged when their district ended; its officer holds a mandate."""
    nation = make_association("Việt Nam", "national")
    province = make_association(
        "Thái Nguyên", "province", nation, code="19", full_name="Tỉnh Thái Nguyên"
    )
    past = (None, ENDED)
    district = make_association(
        "Phú Bình", "district", province, code="173", full_name="Huyện Phú Bình", valid=past
    )
    communes = [
        make_association(name, "commune", district, code=code, full_name=f"Xã {name}", valid=past)
        for name, code in (("Kha Sơn", "05926"), ("Úc Kỳ", "05914"))
    ]
    successor = make_association(
        "Kha Sơn", "commune", province, code="05926", full_name="Xã Kha Sơn", valid=(ENDED, None)
    )
    for each in communes:
        Succession.objects.create(old=each, new=successor, on=ENDED, is_whole=True)
    form = make_catalogue()
    before, period = rolls.open_period("2023"), rolls.open_period("2024")
    rolls.lay_due(before, form)
    load_year(before, communes, form)
    rolls.close_period(before)
    rolls.lay_due(period, form)
    open_returns(period)
    load_rules()
    made = Reopened(province, district, communes, successor, form, form.versions.get(), period)
    made.people = {
        "district": make_officer("phubinh", district, ("entry",), name="Nguyễn Thị Hoa"),
        "province": make_officer("tinh", province, ("approve",), name="Lê Văn Bình"),
        "new_commune": make_officer("khason", successor, ("entry", "approve")),
    }
    mandate = Mandate.objects.create(
        post=made.people["district"].posts().get(),
        periods=(date(2024, 1, 1), date(2025, 1, 1)),
        reason="Huyện kết thúc hoạt động, năm 2024 mở lại",
    )
    mandate.units.set(communes)
    return made


def load_year(period: Period, communes: list[Association], form: Form) -> None:
    """Approved values of a year: a little less than in the clean rows."""
    indicators = {
        line.indicator.code: line.indicator_id for line in form.versions.get().lines.all()
    }
    numbers = {
        "Kha Sơn": (8900, 2150, 12, 2, 14, 1900, 1400),
        "Úc Kỳ": (5900, 1450, 9, 2, 11, 1300, 900),
    }
    codes = [*list(INPUTS)[:4], "branches", *list(INPUTS)[4:]]
    load_approved(
        NewSubmission(
            period=period,
            association=each,
            values=[
                NewValue(indicators[code], Decimal(number))
                for code, number in zip(codes, numbers[each.name], strict=True)
            ],
        )
        for each in communes
    )
