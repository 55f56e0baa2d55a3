"""The public page of learning titles: counts for everyone, no name of a family or person (A2)."""

from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from associations.models import Load
from figures.catalogue import load_catalogue
from figures.models import Period
from khuyenhoc.lib import tables
from learning_models.models import Bearer, ModelYear, Registration
from tests.figures.rows import give, keep_totals
from tests.learning_models.registers import fill_register, make_model
from tests.reorganised import Before, carry_out, decide, make_before, merge

pytestmark = pytest.mark.django_db
SECRET = ("Nguyễn Thị Kín Đáo", "Ngõ Rất Riêng", "Thôn Kín")


@pytest.fixture
def place() -> Before:
    """Kha Sơn has two clans recognised, and a family and a citizen whom nobody may see."""
    place = make_before()
    unit = place.units["Kha Sơn"]
    clan = make_model("learning_clan", "clan")
    for name, row in zip(
        ("Dòng họ Dương", "Dòng họ Tạ"),
        fill_register(unit, 2026, clan, recognised=1, re_recognised=1),
        strict=True,
    ):
        row.bearer.name = name
        row.bearer.save()
    fill_register(unit, 2026, clan, registered=1)
    for code, subject in (("learning_family", "household"), ("learning_citizen", "person")):
        [row] = fill_register(unit, 2026, make_model(code, subject), recognised=1)
        row.bearer.name, row.bearer.address, row.bearer.hamlet = SECRET
        row.bearer.save()
    ModelYear.objects.create(association=place.units["Thái Nguyên"], model=clan, year=2026)
    return place


def link(place: Before, unit: str = "Kha Sơn", name: str = "unit") -> str:
    return reverse(f"titles:{name}", args=[place.units[unit].pk, 2026])


def test_page_counts_every_model_and_names_clans(place):
    page = Client().get(link(place))

    counts = {each.code: (each.registered, each.recognised, each.again)
              for each in page.context["counts"]}  # fmt: skip
    assert counts == {
        "learning_clan": (3, 2, 1), "learning_family": (1, 1, 0), "learning_citizen": (1, 1, 0),
    }  # fmt: skip
    names = {(row["name"], row["is_again"]) for row in page.context["names"]}
    assert names == {("Dòng họ Dương", False), ("Dòng họ Tạ", True)}


@pytest.mark.parametrize("model", ["", "?mo-hinh=learning_family", "?mo-hinh=learning_citizen"])
@pytest.mark.parametrize("unit", ["Kha Sơn", "Thái Nguyên"])
def test_a2_no_name_of_a_family_or_person_leaks_in_any_form(model, unit, place):
    client = Client()
    pages = [
        link(place, unit) + model,
        link(place, unit, "file") + model,
        link(place, unit, "data") + model,
        reverse("associations:unit", args=[place.units[unit].pk]),
    ]
    searches = [
        f"{reverse('news:search')}?q={quote(SECRET[0])}",
        f"{reverse('associations:find')}?q={quote(SECRET[0])}",
    ]

    texts = [client.get(address).text for address in pages]
    found = [client.get(address).text for address in searches]

    assert Bearer.objects.filter(name=SECRET[0]).count() == 2
    assert not [secret for secret in SECRET for text in texts if secret in text]
    # what is searched for is said again; what stands beside it is not
    assert not [secret for secret in SECRET[1:] for text in found if secret in text]


def test_file_holds_the_names_of_the_page(place):
    answer = Client().get(link(place, name="file"))

    rows = tables.read_csv(answer.content.decode())
    assert [(row["ten"], row["cong_nhan_lai"], row["minh_hoa"]) for row in rows] == [
        ("Dòng họ Dương", "", ""), ("Dòng họ Tạ", "x", ""),
    ]  # fmt: skip


def test_json_holds_counts_and_names_for_pages_of_any_site(place):
    Load.objects.create(name="sample", sha256="0" * 64)
    client = Client()

    answer = client.get(link(place, name="data"))
    again = client.get(link(place, name="data"), headers={"if-none-match": answer["ETag"]})
    files = {name: client.get(link(place, name=name)) for name in ("unit", "file", "data")}

    told = answer.json()
    assert {(row["ma"], row["dang_ky"], row["cong_nhan"]) for row in told["danh_hieu"]} == {
        ("learning_clan", 3, 2), ("learning_family", 1, 1), ("learning_citizen", 1, 1),
    }  # fmt: skip
    assert [(row["ten"], row["minh_hoa"]) for row in told["ten"]] == [
        ("Dòng họ Dương", "x"), ("Dòng họ Tạ", "x"),
    ]  # fmt: skip
    assert "minh họa" in told["mo_ta"]["ghi_chu"]
    assert (again.status_code, answer["X-Robots-Tag"]) == (304, "noindex")
    allowed = {name for name, each in files.items() if "Access-Control-Allow-Origin" in each}
    assert allowed == {"data"}


def test_who_holds_a_title_for_years_running_is_counted_and_told(place):
    [five, three] = Registration.objects.filter(
        year=2026, model="learning_clan", recognised_on__isnull=False
    ).order_by("bearer__name")
    for row, years in ((five, range(2022, 2026)), (three, (2021, 2022, 2024, 2025))):
        for year in years:
            Registration.objects.create(
                bearer=row.bearer, model=row.model, year=year, association=row.association,
                state="recognised", recognised_on=f"{year}-11-20", registered_by=row.registered_by,
            )  # fmt: skip

    page = Client().get(link(place))
    told = Client().get(link(place, "Thái Nguyên", "data")).json()["danh_hieu"]

    assert [(row["name"], row["running"]) for row in page.context["names"]] == [
        ("Dòng họ Dương", 5), ("Dòng họ Tạ", 3),
    ]  # fmt: skip
    assert {(row["ma"], row["ba_nam_lien"], row["nam_nam_lien"]) for row in told} == {
        ("learning_clan", 2, 1), ("learning_family", 0, 0), ("learning_citizen", 0, 0),
    }  # fmt: skip
    assert "Từ 5 năm liền" in page.text


def test_page_of_a_learning_model_leads_here(place):
    unit = place.units["Kha Sơn"]
    load_catalogue()
    year = Period.objects.get(code="2026")
    give(year, unit, {"family_recognised": 2})
    keep_totals(year)
    address = reverse("figures:model", args=["gia-dinh"])

    with_register = Client().get(address, {"don-vi": unit.pk})
    ModelYear.objects.all().delete()
    without = Client().get(address, {"don-vi": unit.pk})

    assert link(place) in with_register.text
    assert "/danh-hieu/" not in without.text


def test_unit_page_leads_here_and_the_sample_is_marked(place):
    Load.objects.create(name="sample", sha256="0" * 64)
    client = Client()

    unit_page = client.get(reverse("associations:unit", args=[place.units["Kha Sơn"].pk]))
    page = client.get(link(place))
    rows = tables.read_csv(client.get(link(place, name="file")).content.decode())

    assert link(place) in unit_page.text
    assert "minh họa" in page.text
    assert page["X-Robots-Tag"] == "noindex"
    assert {row["minh_hoa"] for row in rows} == {"x"}


def test_year_or_unit_without_anything_is_not_found(place):
    client = Client()

    assert (
        client.get(reverse("titles:unit", args=[place.units["Kha Sơn"].pk, 1999])).status_code
        == 404
    )
    assert client.get(reverse("titles:unit", args=[2**40, 2026])).status_code == 404
    empty = client.get(link(place, "Tân Lập"))
    assert (empty.status_code, empty.context["counts"]) == (200, [])
    for name in ("file", "data"):
        assert client.get(link(place, "Tân Lập", name)).status_code == 404


def test_a3_successor_shows_what_its_predecessors_were_recognised_for(place):
    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))
    heir = type(place.nation).objects.get(name="Phú Sơn")

    page = Client().get(reverse("titles:unit", args=[heir.pk, 2026]))

    assert {row["unit"] for row in page.context["names"]} == {"Xã Kha Sơn"}


@pytest.mark.parametrize("count", [1, 3])
def test_page_asks_the_database_as_often_for_three_names_as_for_one(count, place):
    fill_register(
        place.units["Tân Lập"], 2026, make_model("learning_clan", "clan"), recognised=count
    )
    client = Client()
    client.get(link(place, "Tân Lập"))

    with CaptureQueriesContext(connection) as asked:
        page = client.get(link(place, "Tân Lập"))

    assert len(page.context["names"]) == count
    assert len(asked) == 13
