"""A series that breaks: nothing is compared over the break, and every page says so."""

from datetime import date

import pytest
from django.urls import reverse

from figures.catalogue import indicators, load_breaks
from figures.models import Indicator, IndicatorSuccession, SeriesBreak
from figures.results import read_results
from tests.factories import make_officer
from tests.figures.rows import give, keep_totals, make_country, make_form, make_period

pytestmark = pytest.mark.django_db
REASON = "hội cơ sở trong cơ quan, doanh nghiệp đổi thành ban khuyến học"


@pytest.fixture
def boards():
    """Two communes with boards and members in four years."""
    country = make_country(1)
    form = make_form()
    for year, number in (("2021", 3), ("2022", 4), ("2023", 9), ("2024", 11)):
        period = make_period(year, form)
        give(period, country["commune0"], {"boards_agency": number, "members": number})
        give(period, country["second"], {"boards_agency": number})
        keep_totals(period)
    load_breaks()
    return country


def test_breaks_are_data_and_loaded_once():
    make_country(1)

    assert (load_breaks(), load_breaks()) == (3, 0)
    assert set(SeriesBreak.objects.values_list("indicator__code", "on")) == {
        (code, date(2023, 12, 31)) for code in ("base_associations", "boards", "boards_agency")
    }


@pytest.mark.parametrize(("year", "told"), [("2022", 1), ("2023", None), ("2024", 2)])
def test_no_change_is_measured_over_a_break(boards, year, told):
    found = read_results(year, boards["first"].pk)

    change = found.measure(found.catalogue.by_code["boards_agency"])

    assert change is not None
    assert change.amount == told
    if told is None:
        assert change.why_not == f"chuỗi số gián đoạn từ 31/12/2023: {REASON}"
    members = found.measure(found.catalogue.by_code["members"])
    assert members is not None
    assert members.amount is not None


def test_a_ratio_breaks_with_its_parts(boards):
    ratio = Indicator.objects.get(code="member_ratio")
    SeriesBreak.objects.create(
        indicator=Indicator.objects.get(code="members"), on=date(2022, 6, 1), reason="đếm khác"
    )

    catalogue = indicators()

    assert [b.reason for b in catalogue.list_breaks(ratio)] == ["đếm khác"]
    assert catalogue.find_break(ratio, date(2022, 6, 1), date(2023, 1, 1)) is None


def test_pages_and_the_dictionary_say_that_a_series_breaks(client, boards):
    IndicatorSuccession.objects.create(
        old=Indicator.objects.get(code="boards_agency"),
        new=Indicator.objects.get(code="boards_school"),
        on=date(2025, 1, 1),
        is_whole=False,
    )
    unit = boards["first"].pk

    page = client.get(reverse("figures:unit", args=["2024", boards["second"].pk]), {"muc": "2"})
    walk = client.get(reverse("figures:walk", args=["2024", unit, "boards_agency"]))
    dictionary = client.get(reverse("figures:dictionary")).content.decode()

    assert "Gián đoạn từ 31/12/2023" in page.content.decode()
    assert f"Chuỗi số gián đoạn từ 31/12/2023: {REASON}." in walk.content.decode()
    row = next(line for line in dictionary.splitlines() if line.startswith("boards_agency,"))
    assert row.endswith(f'"31/12/2023: {REASON}",01/01/2025: boards_school (một phần)')


def test_breaks_are_kept_on_the_desk_by_approvers_of_the_home_unit(client, boards):
    client.force_login(make_officer("tw", boards["nation"], ("approve",)))

    client.post(
        reverse("admin:figures_seriesbreak_add"),
        {"indicator": Indicator.objects.get(code="members").pk, "on": "01/01/2025",
         "reason": "thẻ hội viên điện tử", "source": ""},
    )  # fmt: skip

    assert SeriesBreak.objects.filter(reason="thẻ hội viên điện tử").count() == 1
