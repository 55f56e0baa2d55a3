"""The open results pages: what they show, what they never show, what they cost (N4, F4)."""

import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from associations.models import Association, State, Succession
from figures.models import Due, Form, Precision
from figures.results_page import Page
from tests.factories import make_association, make_officer
from tests.figures.rows import give, keep_totals, make_country, make_form, make_period

pytestmark = pytest.mark.django_db


def show(client, period, unit, **query):
    """The page of a unit, and its text without markup."""
    response = client.get(reverse("figures:unit", args=[period.code, unit.pk]), query)
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return response, " ".join(text.replace("\u00a0", " ").split())


def make_years(country, numbers, **fields):
    """Years 2024 and 2025 in which each commune of the first province has members."""
    version = make_form()
    years = [make_period(code, version) for code in ("2024", "2025")]
    for year, given in zip(years, numbers, strict=True):
        for name, members in given.items():
            give(year, country[name], {"members": members, "population": members * 4}, **fields)
        keep_totals(year)
    return years


def test_results_lead_to_the_home_unit_in_the_newest_year_with_figures(client):
    country = make_country(1)
    years = make_years(country, [{"commune0": 10}, {"commune0": 12}])
    make_period("2026", None)
    Form.objects.get().asked_of.add(country["first"])

    response = client.get(reverse("figures:results"))

    assert response.status_code == 302
    assert response.url == reverse("figures:unit", args=[years[1].code, country["first"].pk])


def test_results_without_any_data_say_so(client):
    response = client.get(reverse("figures:results"))

    assert response.status_code == 200
    assert "Chưa có số liệu nào" in response.content.decode()


def test_unit_page_shows_the_figure_with_its_change_and_how_many_are_in(client):
    country = make_country(2)
    years = make_years(
        country, [{"commune0": 1000, "commune1": 500}, {"commune0": 1200, "commune1": 600}]
    )

    response, text = show(client, years[1], country["first"])

    assert response.status_code == 200
    assert "Tổng số hội viên 1.800 người" in text
    assert "tăng 300 (20,0 %) so với cuối năm 2024" in text
    assert "2 trên 2 đơn vị" in text
    assert "25,00 %" in text
    assert "Tính trên: dân số" in text
    assert [row["name"] for row in response.context["table"]["rows"]] == [
        "Tất cả", "Xã Số 0", "Xã Số 1",
    ]  # fmt: skip


def test_unit_page_measures_a_change_on_the_units_that_reported_at_both_ends_t7(client):
    country = make_country(3)
    years = make_years(
        country,
        [
            {"commune0": 100, "commune1": 50},
            {"commune0": 110, "commune1": 60, "commune2": 900},
        ],
    )

    _, text = show(client, years[1], country["first"])

    assert "Tổng số hội viên 1.070 người" in text
    assert "tăng 20 (13,3 %) so với cuối năm 2024, cùng 2 đơn vị" in text


def test_unit_page_says_no_change_over_a_boundary_that_moved_t7(client):
    country = make_country(1)
    years = make_years(country, [{"commune0": 100, "far": 50}, {"commune0": 100, "far": 50}])
    new = make_association("Xã Mới", "commune", country["first"], valid=("2025-07-01", None))
    Succession.objects.create(old=country["far"], new=new, on="2025-07-01", is_whole=True)
    Association.objects.filter(pk=country["far"].pk).update(closed_on="2025-07-01")
    last = make_period("2026", Form.objects.get().versions.get())
    give(last, country["commune0"], {"members": 100})
    give(last, new, {"members": 50})
    keep_totals(last)

    years[1].units.filter(association=new).delete()
    _, text = show(client, last, country["first"])

    assert "Tổng số hội viên 150 người" in text
    assert "tăng" not in text.split("Số chính")[1].split("Từng đơn vị")[0]


def test_unit_page_of_a_merged_unit_compares_with_what_it_was_made_of(client):
    country = make_country(2)
    year = make_period("2024", make_form())
    give(year, country["commune0"], {"members": 100, "population": 400})
    give(year, country["commune1"], {"members": 50, "population": 100})
    keep_totals(year)
    merged = make_association("Xã Mới", "commune", country["first"], valid=("2025-07-01", None))
    for name in ("commune0", "commune1"):
        Succession.objects.create(old=country[name], new=merged, on="2025-07-01", is_whole=True)
        Association.objects.filter(pk=country[name].pk).update(closed_on="2025-07-01")
        State.objects.filter(association=country[name]).update(valid=(None, "2025-07-01"))
    after = make_period("2025", Form.objects.get().versions.get())
    give(after, merged, {"members": 180, "population": 500})
    keep_totals(after)

    _, text = show(client, after, merged)

    assert "tăng 30 (20,0 %) so với cuối năm 2024, cộng từ xã Số 0 và xã Số 1" in text
    assert "36,00 %" in text
    assert "tăng 6,00 điểm so với cuối năm 2024" in text


def test_unit_page_never_compares_real_figures_with_illustrative_ones(client):
    country = make_country(1)
    version = make_form()
    before, now = (make_period(code, version) for code in ("2024", "2025"))
    give(before, country["commune0"], {"members": 100}, illustrative=True)
    give(now, country["commune0"], {"members": 200})

    _, text = show(client, now, country["commune0"])

    assert "Không so số liệu thật với số liệu minh họa" in text
    assert "tăng" not in text


def test_unit_page_marks_illustrative_values_and_keeps_search_engines_away_f4(client):
    country = make_country(1)
    years = make_years(country, [{"commune0": 10}, {"commune0": 12}], illustrative=True)

    response, text = show(client, years[1], country["first"])
    walk = client.get(reverse("figures:walk", args=["2025", country["commune0"].pk, "members"]))

    for page in (response, walk):
        assert page["X-Robots-Tag"] == "noindex"
        assert '<meta name="robots" content="noindex">' in page.content.decode()
    assert "Số liệu minh họa, không phải số liệu thật của đơn vị" in text


def test_unit_page_of_real_values_may_be_found(client):
    country = make_country(1)
    years = make_years(country, [{"commune0": 10}, {"commune0": 12}])

    response, text = show(client, years[1], country["first"])

    assert "X-Robots-Tag" not in response
    assert "minh họa" not in text


@pytest.mark.parametrize("communes", [1, 3])
def test_unit_page_takes_six_queries_whatever_the_children(client, communes):
    country = make_country(communes)
    given = {f"commune{number}": 10 for number in range(communes)}
    years = make_years(country, [given, {**given, "far": 3}])

    with CaptureQueriesContext(connection) as queries:
        show(client, years[1], country["first"])

    assert len(queries) == 6


def test_unit_page_with_units_missing_at_one_end_takes_seven_queries(client):
    country = make_country(2)
    years = make_years(country, [{"commune0": 10}, {"commune0": 10, "commune1": 3}])

    with CaptureQueriesContext(connection) as queries:
        show(client, years[1], country["first"])

    assert len(queries) == 7


def test_unit_page_answers_304_when_nothing_changed(client):
    country = make_country(1)
    years = make_years(country, [{"commune0": 10}, {"commune0": 12}])
    first, _ = show(client, years[1], country["first"])

    address = reverse("figures:unit", args=["2025", country["first"].pk])
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    give(years[1], country["commune0"], {"members": 13})
    keep_totals(years[1])
    changed = client.get(address, headers={"if-none-match": first["ETag"]})

    assert "Last-Modified" in first
    assert (again.status_code, changed.status_code) == (304, 200)


def test_unit_page_shows_provisional_figures_to_officers_of_the_subtree_only_f4(client):
    country = make_country(1)
    year = make_period("2025", make_form())
    give(year, country["commune0"], {"members": 10})
    give(year, country["commune0"], {"members": 77}, approved=False)
    keep_totals(year)
    ours = make_officer("ta", country["first"], ("look",))
    theirs = make_officer("nguoi-khac", country["second"], ("look",))

    shown = {}
    for name, user in (("ai cũng xem", None), ("trong tuyến", ours), ("tuyến khác", theirs)):
        client.logout()
        if user:
            client.force_login(user)
        _, text = show(client, year, country["commune0"], doc="tam-tinh")
        shown[name] = ("77 người" in text, "tạm tính" in text)

    assert shown == {
        "ai cũng xem": (False, False),
        "trong tuyến": (True, True),
        "tuyến khác": (False, False),
    }


def test_unit_page_shows_seed_figures_exactly_with_their_words_and_source(client):
    country = make_country(1)
    year = make_period("2020")
    give(year, country["second"], {"family_recognised": 63979}, source="Cổng TTĐT Bắc Kạn")
    give(year, country["second"], {"member_ratio": Decimal("20.74")}, source="Cổng TTĐT Bắc Kạn")
    give(
        year, country["nation"], {"fund_raised": 191_000_000_000}, source="khuyenhoc.vn",
        precision=Precision.MORE_THAN,
    )  # fmt: skip

    _, province = show(client, year, country["second"])
    _, nation = show(client, year, country["nation"])

    assert "63.979 hộ" in province
    assert "20,74 %" in province
    assert "Nguồn: Cổng TTĐT Bắc Kạn" in province
    assert "hơn 191 tỉ đồng" in nation


@pytest.mark.parametrize(
    ("period", "code", "status"),
    [("2025", "19", 302), ("2025", "77", 404), ("1999", "19", 404)],
)
def test_unit_by_code_leads_to_the_unit_that_bore_it_that_day(client, period, code, status):
    country = make_country(1)
    make_period("2025")

    response = client.get(reverse("figures:unit_by_code", args=[period, code]))

    assert response.status_code == status
    if status == 302:
        assert response.url == reverse("figures:unit", args=["2025", country["first"].pk])


@pytest.mark.parametrize("address", ["/ket-qua/2031/1/", "/ket-qua/2025/999999/", "/ket-qua/x/1/"])
def test_unit_page_of_nothing_is_404(client, address):
    make_country(1)
    make_period("2025")

    assert client.get(address).status_code == 404


def test_unit_page_ignores_choices_that_it_does_not_know(client):
    country = make_country(1)
    years = make_years(country, [{"commune0": 10}, {"commune0": 12}])

    response, text = show(
        client, years[1], country["first"],
        xep="<script>", muc="'--", trang="x", **{"so-voi": "hôm-qua"},
    )  # fmt: skip

    assert response.status_code == 200
    assert "<script>" not in text


def test_unit_page_sorts_the_table_by_a_column(client):
    country = make_country(3)
    years = make_years(
        country,
        [{}, {"commune0": 5, "commune1": 50, "commune2": 20}],
    )

    response, _ = show(client, years[1], country["first"], xep="members")

    assert [row["name"] for row in response.context["table"]["rows"]] == [
        "Tất cả", "Xã Số 1", "Xã Số 2", "Xã Số 0",
    ]  # fmt: skip


def test_unit_page_of_a_section_shows_its_indicators_alone(client):
    country = make_country(1)
    year = make_period("2025", make_form())
    give(year, country["commune0"], {"members": 10, "fund_raised": 5_000_000})
    keep_totals(year)

    response, _ = show(client, year, country["first"], muc="6")

    assert [figure["name"] for figure in response.context["figures"]] == ["Tổng vận động trong kỳ"]
    assert (response.context["figures"][0]["value"], response.context["figures"][0]["unit"]) == (
        5, "triệu đồng",
    )  # fmt: skip


def test_unit_page_draws_no_fall_where_units_are_only_missing_t7(client):
    country = make_country(3)
    version = make_form()
    given = [f"commune{number}" for number in range(3)]
    for code, names in (("2023", given), ("2024", given), ("2025", given[:1])):
        year = make_period(code, version)
        for name in names:
            give(year, country[name], {"members": 100})
        keep_totals(year)

    response, text = show(client, year, country["first"])

    assert "Tổng số hội viên 100 người" in text
    assert "giảm" not in text
    assert response.context["chart"]["title"] == (
        "Tổng số hội viên giữ nguyên từ 300 (2023) đến 300 (2024)"
    )
    assert "2025 (1 trên 3 đơn vị)" in response.context["chart"]["source"]


def test_course_over_other_units_claims_no_growth_t7(client):
    """Two communes owed the first year's return, three the second's."""
    country = make_country(3)
    version = make_form()
    for code, count in (("2024", 2), ("2025", 3)):
        year = make_period(code, version)
        others = [country[f"commune{number}"] for number in range(count, 3)]
        Due.objects.filter(unit__period=year, unit__association__in=others).delete()
        for number in range(count):
            give(year, country[f"commune{number}"], {"members": 100})
        keep_totals(year)

    response, text = show(client, year, country["first"])

    chart = response.context["chart"]
    assert chart["title"] == "Tổng số hội viên qua các kỳ: 300\u00a0người (2025)"
    assert "Các kỳ không cùng những đơn vị có số." in chart["source"]
    assert "tăng từ" not in text


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ("", "tăng 5 (50,0 %) so với cuối năm 2024"),
        ("ky-truoc", "tăng 1 (7,1 %) so với 6 tháng cuối năm 2024"),
        ("cung-ky", "tăng 3 (25,0 %) so với cùng kỳ năm 2024"),
    ],
)
def test_unit_page_names_the_base_that_the_visitor_chose_f2a(client, chosen, told):
    country = make_country(1)
    for code, members in (("2024", 10), ("2024-H1", 12), ("2024-H2", 14), ("2025-H1", 15)):
        period = make_period(code)
        give(period, country["commune0"], {"members": members})

    _, text = show(client, period, country["commune0"], **{"so-voi": chosen})

    assert told in text


def test_unit_page_never_compares_a_flow_across_kinds_of_period_f2a(client):
    country = make_country(1)
    for code, number in (("2024", 10), ("2025-H1", 15)):
        period = make_period(code)
        give(period, country["commune0"], {"family_recognised": number})

    _, text = show(client, period, country["commune0"], **{"so-voi": "cuoi-nam-truoc"})

    assert "15 hộ" in text
    assert "tăng" not in text


def test_unit_page_tells_what_is_owed_from_what_nobody_owes(client):
    country = make_country(1)
    published = make_period("2020")
    give(published, country["first"], {"members": 5}, source="Báo Thái Nguyên")
    owed = make_period("2025", make_form())
    give(owed, country["first"], {"members": 6})
    keep_totals(published)
    keep_totals(owed)

    rows = {}
    for period in (published, owed):
        response, _ = show(client, period, country["first"])
        cell = response.context["table"]["rows"][1]["cells"][0]
        rows[period.code] = cell["word"] or cell["empty"]

    assert rows == {"2020": "không có số", "2025": "not_reported"}


def test_unit_page_of_the_same_rows_is_not_laid_out_again_and_a_change_shows_at_once(
    client, monkeypatch
):
    country = make_country(2)
    make_years(country, [{"commune0": 1000}, {"commune0": 1200}])
    laid = []
    build = Page.build
    monkeypatch.setattr(Page, "build", lambda self: laid.append(1) or build(self))
    unit = country["first"]
    address = reverse("figures:unit", args=["2025", unit.pk])

    first, again = client.get(address), client.get(address)
    assert (len(laid), first.content) == (1, again.content)

    State.objects.filter(association=unit).update(full_name="Xã Tên Khác")
    assert "Xã Tên Khác" in client.get(address).content.decode()
    assert len(laid) == 2
