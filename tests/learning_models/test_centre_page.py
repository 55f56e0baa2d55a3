"""The public page of learning centres, its file, and what a commune's page tells of them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Consent, Person
from figures.models import Form
from khuyenhoc.lib.tables import read_csv
from learning_models.centres.approving import approve, load_ratings
from learning_models.models import (
    Bearer,
    CentreYear,
    CommunityLearningCentre,
    LearningModel,
    LiteracyClass,
    Registration,
)
from tests.factories import make_person
from tests.reorganised import Before, carry_out, decide, find_founded, make_before, merge

pytestmark = pytest.mark.django_db
PAGE = reverse("centres:results")


@pytest.fixture
def place() -> Before:
    load_ratings()
    made = make_before()
    Form.objects.get().asked_of.set([made.units["Thái Nguyên"]])  # whose portal this is
    return made


def make_year(place: Before, name: str, year: int = 2025, is_approved: bool = True, **fields):
    """A commune's year with an invented centre."""
    unit = place.units[name]
    centre, _ = CommunityLearningCentre.objects.get_or_create(
        association=unit, name=f"TTHTCĐ {name}"
    )
    row = CentreYear.objects.create(
        centre=centre, association=unit, year=year, typed_by=place.people["vanphong"],
        **({"turns": 1000} | fields),
    )  # fmt: skip
    if is_approved:
        approve([row], place.people["langson" if name == "Hữu Lũng" else "tinh"])
    return centre


def make_class(place: Before, name: str, learners: int = 20, year: int = 2025) -> None:
    row = LiteracyClass.objects.create(
        association=place.units[name], year=year, level=1, learners=learners,
        typed_by=place.people["vanphong"],
    )  # fmt: skip
    approve([row], place.people["tinh"])


def list_rows(page) -> dict[str, list]:
    return {
        row["name"]: [cell.get("text", cell.get("value")) for cell in row["cells"]]
        for row in page.context["table"]["rows"]
    }


def test_page_says_so_where_nothing_is_approved(client, place):
    make_year(place, "Kha Sơn", is_approved=False)

    page = client.get(PAGE)

    assert page.status_code == 200
    assert "Chưa có kết quả nào được duyệt." in page.text
    assert "Kha Sơn" not in page.text


def test_page_adds_up_what_is_approved_of_the_home_units_communes(client, place):
    make_year(place, "Kha Sơn", rating_id="good", classes=30, turns=3000, budget=45_000_000)
    make_year(place, "Úc Kỳ", classes=None, turns=500)
    make_year(place, "Tân Lập", is_approved=False, turns=9_999)
    make_year(place, "Hữu Lũng", turns=7)
    make_class(place, "Kha Sơn")

    page = client.get(PAGE)

    assert page.context["title"].endswith("Tỉnh Thái Nguyên, năm 2025")
    assert page.context["lead"].replace("\u00a0", " ") == (
        "2 trung tâm có kết quả được duyệt: 1 loại tốt, 1 chưa xếp loại."
    )
    assert list_rows(page) == {
        "Tỉnh Thái Nguyên": ["1 đã xếp loại", 30, 3500, 45_000_000, 1],
        "Xã Kha Sơn": ["Tốt", 30, 3000, 45_000_000, 1],
        "Xã Úc Kỳ": ["", None, 500, None, None],
    }
    assert [figure["value"] for figure in page.context["figures"]] == [2, 30, 3500, 1]


def test_the_nations_page_counts_by_province_and_years_are_offered(client, place):
    make_year(place, "Kha Sơn", 2024, turns=1)
    make_year(place, "Kha Sơn", turns=10)
    make_year(place, "Hữu Lũng", turns=7)

    page = client.get(PAGE, {"don-vi": place.nation.pk})
    older = client.get(PAGE, {"don-vi": place.nation.pk, "nam": 2024})

    assert [row[0] for row in list_rows(page).values()] == [2, 1, 1]
    assert list(list_rows(page)) == ["Việt Nam", "Tỉnh Lạng Sơn", "Tỉnh Thái Nguyên"]
    assert [(each["label"], each["is_current"]) for each in older.context["periods"]] == [
        ("2025", False), ("2024", True),
    ]  # fmt: skip
    assert list(list_rows(older)) == ["Việt Nam", "Tỉnh Thái Nguyên"]


def test_years_before_districts_ended_are_counted_by_district(client, db):
    load_ratings()
    place = make_before(with_districts=True)
    make_year(place, "Kha Sơn", 2024, turns=5)
    make_year(place, "Úc Kỳ", 2024, turns=6)
    make_year(place, "La Hiên", 2024, turns=7)

    page = client.get(PAGE, {"don-vi": place.units["Thái Nguyên"].pk})

    assert {name: row[3] for name, row in list_rows(page).items()} == {
        "Tỉnh Thái Nguyên": 18, "Huyện Phú Bình": 11, "Huyện Võ Nhai": 7,
    }  # fmt: skip


def test_a3_a_year_stays_with_its_commune_after_a_merge_and_the_province_counts_it(client, place):
    make_year(place, "Kha Sơn", 2024, turns=5)
    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))

    page = client.get(PAGE)
    successor = client.get(PAGE, {"don-vi": find_founded("Phú Sơn").pk})

    assert list(list_rows(page)) == ["Tỉnh Thái Nguyên", "Xã Kha Sơn"]
    assert list(list_rows(successor)) == ["Xã Phú Sơn", "Xã Kha Sơn"]


@pytest.mark.parametrize(
    "query",
    [{"nam": "2019"}, {"nam": "x"}, {"nam": "20255"}, {"don-vi": "0"}, {"don-vi": "1" * 30},
     {"don-vi": "x"}],
)  # fmt: skip
def test_addresses_of_nothing_answer_404(client, place, query):
    make_year(place, "Kha Sơn")

    assert client.get(PAGE, query).status_code == 404
    assert client.get(reverse("centres:file", args=[1999])).status_code == 404


def test_illustrative_numbers_bear_their_mark_and_keep_search_engines_away(client, place):
    make_year(place, "Kha Sơn", is_illustrative=True)

    page, file = client.get(PAGE), client.get(reverse("centres:file", args=[2025]))

    assert "không phải số liệu thật" in page.text
    assert page["X-Robots-Tag"] == file["X-Robots-Tag"] == "noindex"
    assert [row["minh_hoa"] for row in read_csv(file.content.decode())] == ["x"]


def test_the_file_has_one_row_a_centre_and_no_director(client, place):
    centre = make_year(place, "Kha Sơn", rating_id="fair", budget=1_500_000)
    CommunityLearningCentre.objects.filter(pk=centre.pk).update(director_name="Trần Kín")

    file = client.get(reverse("centres:file", args=[2025]))

    assert read_csv(file.content.decode()) == [
        {"nam": "2025", "ma_don_vi": "00001", "don_vi": "Xã Kha Sơn", "trung_tam": "TTHTCĐ Kha Sơn",
         "xep_loai": "Khá", "so_lop": "", "luot_nguoi_hoc": "1000", "hoat_dong_khac": "",
         "kinh_phi_dong": "1500000", "minh_hoa": ""}
    ]  # fmt: skip


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_however_many_communes(client, place, count):
    for name in ("Kha Sơn", "Úc Kỳ", "Tân Lập")[:count]:
        make_year(place, name)
    client.get(PAGE)

    with CaptureQueriesContext(connection) as asked:
        client.get(PAGE)

    assert len([each for each in asked if "learning_models_" in each["sql"]]) == 4


# A commune's own page


def open_unit(client, unit):
    return client.get(reverse("associations:unit", args=[unit.pk]))


def test_a_communes_page_tells_of_its_centre_and_never_of_a_telephone(client, place):
    unit = place.units["Kha Sơn"]
    centre = make_year(place, "Kha Sơn", rating_id="good", classes=3)
    make_year(place, "Kha Sơn", 2024, is_approved=False, turns=4_242)
    make_class(place, "Kha Sơn", learners=17)
    person = make_person("Trần Văn Bình", unit)
    Person.objects.filter(pk=person.pk).update(phone="0912345678", birth_year=1970)
    CommunityLearningCentre.objects.filter(pk=centre.pk).update(
        director=person, director_office="Phó Chủ tịch UBND xã", founded_on=date(2008, 5, 1)
    )

    page = open_unit(client, unit)

    (told,) = page.context["centres"]
    assert [(each["label"], each["value"]) for each in told["facts"]] == [
        ("Thành lập", "01/05/2008"), ("Giám đốc", "T. V. B., Phó Chủ tịch UBND xã"),
    ]  # fmt: skip
    assert [(row["year"], row["rating"], row["classes"]) for row in told["years"]] == [
        ("2025", "Tốt", 3)
    ]
    assert [(row["classes"], row["learners"]) for row in page.context["literacy"]] == [(1, 17)]
    assert not [word for word in ("0912345678", "Văn Bình", "4.242") if word in page.text]


def test_q4_a_director_is_named_with_consent(client, place):
    unit = place.units["Kha Sơn"]
    centre = make_year(place, "Kha Sơn")
    person = make_person("Trần Văn Bình", unit)
    Person.objects.filter(pk=person.pk).update(birth_year=1970)
    Consent.objects.create(
        person=person, purpose="publish_name", giver="self", given_on=date(2020, 1, 1)
    )
    CommunityLearningCentre.objects.filter(pk=centre.pk).update(director=person)

    assert "Trần Văn Bình" in open_unit(client, unit).text


def test_a_typed_director_is_shown_by_initials(client, place):
    centre = make_year(place, "Kha Sơn")
    CommunityLearningCentre.objects.filter(pk=centre.pk).update(director_name="Lê Thị Kín")

    page = open_unit(client, place.units["Kha Sơn"])

    assert "L. T. K." in page.text
    assert "Kín" not in page.text


def test_a3_years_are_told_by_the_commune_that_ended_and_by_its_successor(client, place):
    make_year(place, "Kha Sơn", 2024, turns=5)
    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))

    (old,) = open_unit(client, place.units["Kha Sơn"]).context["centres"]
    (new,) = open_unit(client, find_founded("Phú Sơn")).context["centres"]

    assert [(row["year"], row["note"]) for row in old["years"]] == [("2024", "")]
    assert [(row["year"], row["note"]) for row in new["years"]] == [("2024", "Xã Kha Sơn")]


@pytest.mark.parametrize(
    ("recognised_on", "valid_until", "state", "is_told"),
    [
        ("2025-03-20", "2199-03-20", "recognised", True), ("2025-03-20", None, "recognised", True),
        ("2020-03-20", "2023-03-20", "recognised", False), ("2025-03-20", None, "lost", False),
    ],
)  # fmt: skip
def test_the_communes_title_in_force_stands_beside_its_centre(
    client, place, recognised_on, valid_until, state, is_told
):
    unit = place.units["Kha Sơn"]
    model = LearningModel.objects.create(
        code="commune_learning_community", name="Cộng đồng học tập cấp xã", subject="place"
    )
    bearer = Bearer.objects.create(association=unit, subject="place", name="Xã Kha Sơn")
    Registration.objects.create(
        bearer=bearer, model=model, year=2024, association=unit, state=state, grade="Khá",
        recognised_on=recognised_on, valid_until=valid_until, reason="x",
        registered_by=place.people["vanphong"],
    )  # fmt: skip

    page = open_unit(client, unit)

    said = "Cộng đồng học tập cấp xã, khá, công nhận ngày 20/03/2025"
    assert (said in page.text) is is_told


def test_a_provinces_page_asks_nothing_about_centres(client, place):
    with CaptureQueriesContext(connection) as asked:
        open_unit(client, place.units["Thái Nguyên"])

    about = [each["sql"] for each in asked if "learning_models_" in each["sql"]]
    assert [sql for sql in about if "learning_models_modelyear" not in sql] == []
