"""The read-only API and open data (F6): documents match answers, answers match pages."""

import json
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from figures.api import urls
from figures.api.endpoints import ENDPOINTS, MOST_ROWS
from figures.data_package import LICENCE_TEXT
from figures.models import Indicator, Period, Release
from figures.releases import release
from tests.factories import make_association, make_officer
from tests.figures.rows import give, keep_totals, make_country, make_form, make_period
from tests.figures.test_ways import tell_story

pytestmark = pytest.mark.django_db
JSON_TYPES = {"string": str, "integer": int, "number": (int, float), "boolean": bool,
              "object": dict, "array": list, "null": type(None)}  # fmt: skip


@pytest.fixture
def country() -> dict:
    """A country with figures of 2025 and one release."""
    country = make_country(2)
    year = make_period("2025", make_form())
    for name, number in (("commune0", 30), ("commune1", 12), ("far", 5)):
        give(year, country[name], {"members": number, "population": 90})
    keep_totals(year)
    release(year, None, "")
    return country


def ask(client, name: str, **query):
    response = client.get(reverse(f"api:{name}"), query)
    return response, json.loads(response.content)


def find_faults(value: object, schema: dict, path: str = "") -> list[str]:
    """Where a JSON value is not what a schema of ours says."""
    kinds = schema.get("type", [])
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if kinds and not any(
        isinstance(value, JSON_TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))
        for kind in kinds
    ):
        return [f"{path}: {value!r} is not {kinds}"]
    faults = []
    if isinstance(value, dict) and "properties" in schema:
        faults += [f"{path}.{n} is missing" for n in schema.get("required", ()) if n not in value]
        for name, each in value.items():
            if name in schema["properties"]:
                faults += find_faults(each, schema["properties"][name], f"{path}.{name}")
            elif schema.get("additionalProperties") is False:
                faults.append(f"{path}.{name} is not told of")
    if isinstance(value, list) and "items" in schema:
        for each in value:
            faults += find_faults(each, schema["items"], f"{path}[]")
    return faults


def test_openapi_tells_of_every_route_and_of_no_other(client):
    _, document = ask(client, "openapi")

    routes = {
        f"/{each.pattern}" for each in urls.api
        if each.name not in ("root", "openapi", "unknown")
    }  # fmt: skip
    assert set(document["paths"]) == routes
    assert document["servers"] == [{"url": "http://testserver/api/v1"}]
    assert {f"/{each.path}": each.name for each in ENDPOINTS} == {
        path: told["get"]["operationId"] for path, told in document["paths"].items()
    }
    for endpoint in ENDPOINTS:
        assert reverse(f"api:{endpoint.name}") == f"/api/v1/{endpoint.path}"
    assert get_resolver().resolve("/api/v1/gi-do/").url_name == "unknown"


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("units", {}),
        ("units", {"ma": "19", "ngay": "2025-06-30"}),
        ("indicators", {"so-dong": "500"}),
        ("periods", {}),
        ("values", {"ky": "2025", "ma": "19"}),
        ("values", {"ky": "2025", "ma": "19", "cach": "dia-gioi", "ngay": "31/12/2025"}),
        ("values", {"ky": "2025", "ma": "19", "cach": "nhom", "ngay": "31/12/2025"}),
        ("releases", {}),
    ],
)
def test_answers_are_as_the_document_says(client, country, name, query):
    _, document = ask(client, "openapi")
    path = next(f"/{each.path}" for each in ENDPOINTS if each.name == name)
    told = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]

    response, answer = ask(client, name, **query)

    assert response.status_code == 200
    assert answer["du_lieu"]
    assert find_faults(answer, told["schema"]) == []


def test_values_equal_those_of_the_page_in_three_ways_t6(client):
    story = tell_story()
    unit = story.ids["Mới"]

    for way in ("", "dia-gioi", "nhom"):
        asked = {"cach": way, "ngay": "31/12/2025"} if way else {}
        page = client.get(reverse("figures:unit", args=["2025", unit]), asked)
        _, answer = ask(
            client, "values", **{"ky": "2025", "don-vi": unit, "chi-tieu": "members", **asked}
        )

        there = [row["cells"][0]["value"] for row in page.context["table"]["rows"]]
        here = [row["gia_tri"] for row in answer["du_lieu"]]
        assert sorted(Decimal(str(n)) for n in here if n is not None) == sorted(
            n for n in there if n is not None
        )


def test_a_code_is_asked_for_together_with_a_day_t1(client, country):
    new = make_association("Xã Mới", "commune", country["first"], code="01999",
                           valid=("2026-01-01", None))  # fmt: skip
    country["far"].states.update(valid=(None, "2026-01-01"))

    _, before = ask(client, "units", ma="01999", ngay="2025-12-31")
    _, after = ask(client, "units", ma="01999", ngay="01/01/2026")

    assert [row["dinh_danh"] for row in before["du_lieu"]] == [country["far"].pk]
    assert [row["dinh_danh"] for row in after["du_lieu"]] == [new.pk]
    assert before["du_lieu"][0]["den_ngay"] == "2025-12-31"


def test_pages_are_bounded_and_lead_on(client, country):
    _, first = ask(client, "units", **{"so-dong": "4"})
    rest = client.get(first["tiep"])
    _, refused = ask(client, "units", **{"so-dong": str(MOST_ROWS + 1)})

    assert (len(first["du_lieu"]), first["tong_so"]) == (4, 6)
    second = json.loads(rest.content)
    assert (len(second["du_lieu"]), second["tiep"]) == (2, None)
    keys = [row["dinh_danh"] for row in (*first["du_lieu"], *second["du_lieu"])]
    assert sorted(keys) == sorted(unit.pk for unit in country.values())
    assert refused == {"loi": f"“so-dong” từ 1 đến {MOST_ROWS}."}


@pytest.mark.parametrize(
    ("name", "query", "status", "said"),
    [
        ("values", {}, 400, "Thiếu tham số “ky”"),
        ("values", {"ky": "2025"}, 400, "don-vi=số định danh"),
        ("values", {"ky": "1999", "don-vi": "1"}, 404, "Không có số"),
        ("values", {"ky": "2025", "ma": "77"}, 404, "Không đơn vị nào mang mã “77”"),
        ("values", {"ky": "2025", "ma": "19", "chi-tieu": "la"}, 400, "Không có chỉ tiêu: la"),
        ("values", {"ky": "2025", "ma": "19", "cach": "la"}, 400, "“cach” chỉ nhận"),
        ("values", {"ky": "2025", "ma": "19", "ngay": "1/1/2025"}, 400, "“ngay” chỉ dùng"),
        ("values", {"ky": "2025", "ma": "19", "cach": "nhom", "ngay": "31/02/2025"}, 400, "31"),
        ("values", {"ky": "2025\0", "ma": "19"}, 400, "ký tự"),
        ("units", {"ngay": "hôm qua"}, 400, "chưa rõ là ngày nào"),
        ("units", {"thuoc": "²"}, 400, "phải là số nguyên"),
        ("units", {"la": "1"}, 400, "Không có tham số “la”"),
        ("periods", {"trang": "0"}, 400, "“trang” từ 1"),
        ("root", {}, 404, "Không có địa chỉ này"),
    ],
)
def test_what_cannot_be_answered_is_said_in_vietnamese(client, country, name, query, status, said):
    response, answer = ask(client, name, **query)

    assert response.status_code == status
    assert response["Content-Type"] == "application/json; charset=utf-8"
    assert set(answer) == {"loi"}
    assert said in answer["loi"]


def test_only_open_data_may_be_read_by_pages_of_other_sites(client, country):
    unit = country["first"].pk
    package = reverse("open_data:package", args=["2025", 1])
    opened = [
        *(reverse(f"api:{name}") for name in ("units", "indicators", "periods", "releases")),
        f"{reverse('api:values')}?ky=2025&ma=19", "/api/v1/gi-do", reverse("api:openapi"),
        package, package.replace("datapackage.json", "so-lieu.csv"),
        reverse("open_data:licence"), reverse("open_data:dictionary"),
        reverse("associations:crosswalk", args=["csv"]),
    ]  # fmt: skip
    closed = [
        "/", reverse("figures:unit", args=["2025", unit]), reverse("figures:indicators"),
        reverse("login"), reverse("open_data:index"),
        reverse("figures:download", args=["2025", unit, "csv"]),
    ]  # fmt: skip
    site = {"origin": "https://noi-khac.vn"}

    allowed = {url: client.get(url, headers=site).headers.get("Access-Control-Allow-Origin")
               for url in (*opened, *closed)}  # fmt: skip

    assert allowed == dict.fromkeys(opened, "*") | dict.fromkeys(closed)
    assert all("Set-Cookie" not in client.get(url).headers for url in opened)


@pytest.mark.parametrize("name", ["units", "indicators", "periods", "releases", "openapi"])
def test_unchanged_answer_is_304(client, country, name):
    first, _ = ask(client, name)

    again = client.get(reverse(f"api:{name}"), headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304
    assert again["Access-Control-Allow-Origin"] == "*"


def test_nothing_can_be_written_through_the_api(client, country):
    for each in ENDPOINTS:
        assert client.post(reverse(f"api:{each.name}")).status_code == 405


def test_unapproved_figures_are_not_answered_to_an_officer_either_f4(client, country):
    give(Period.objects.get(), country["commune0"], {"members": 7777}, approved=False)
    client.force_login(make_officer("tinh", country["first"]))

    response, _ = ask(client, "values", ky="2025", ma="19")
    refused, _ = ask(client, "values", ky="2025", ma="19", doc="tam-tinh")

    assert b"7777" not in response.content
    assert refused.status_code == 400


def test_illustrative_figures_carry_their_mark_f4(client):
    country = make_country(1)
    year = make_period("2025", make_form())
    give(year, country["commune0"], {"members": 3}, illustrative=True)
    keep_totals(year)

    response, answer = ask(client, "values", ky="2025", ma="19")

    told = {row["so_lieu_minh_hoa"] for row in answer["du_lieu"] if row["gia_tri"] is not None}
    assert told == {"số liệu minh họa"}
    assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("communes", [1, 4])
def test_queries_do_not_grow_with_the_rows(client, communes):
    country = make_country(communes)
    year = make_period("2025", make_form())
    for number in range(communes):
        give(year, country[f"commune{number}"], {"members": 3})
    keep_totals(year)
    ask(client, "values", ky="2025", ma="19")

    with CaptureQueriesContext(connection) as values:
        ask(client, "values", ky="2025", ma="19")
    with CaptureQueriesContext(connection) as units:
        ask(client, "units")

    assert (len(values), len(units)) == (9, 2)  # one of them for targets


def test_release_is_a_data_package_with_its_files_beside_it(client, country):
    address = reverse("open_data:package", args=["2025", 1])

    package = json.loads(client.get(address).content)

    assert [each["path"] for each in package["resources"]] == [
        "don-vi-cu-moi.csv", "giay-phep.txt", "so-lieu.csv", "so-lieu.json", "so-lieu.xlsx",
        "tu-dien.csv",
    ]  # fmt: skip
    for each in package["resources"]:
        beside = client.get(address.replace("datapackage.json", each["path"]))
        frozen = client.get(reverse("figures:release_file", args=["2025", 1, each["path"]]))
        assert beside.content == frozen.content
    (data,) = (each for each in package["resources"] if each["path"] == "so-lieu.csv")
    head = client.get(address.replace("datapackage.json", "so-lieu.csv")).content.decode(
        "utf-8-sig"
    )
    assert head.splitlines()[0].split(",") == [each["name"] for each in data["schema"]["fields"]]
    assert data["hash"].startswith("sha256:")


def test_package_of_a_release_stays_when_the_catalogue_changes_f4(client, country):
    address = reverse("open_data:package", args=["2025", 1])
    before = client.get(address)
    licence = json.loads(before.content)["licenses"][0]["path"]

    Indicator.objects.filter(code="members").update(label="Đổi tên", note="Đổi nghĩa")
    after = client.get(address)
    again = client.get(address, headers={"if-none-match": before["ETag"]})
    text = client.get(address.replace("datapackage.json", licence))

    assert after.content == before.content
    assert before["Content-Type"] == "application/json; charset=utf-8"
    assert "immutable" in before["Cache-Control"]
    assert again.status_code == 304
    assert (text.content.decode(), text["Content-Type"]) == (
        LICENCE_TEXT, "text/plain; charset=utf-8",
    )  # fmt: skip
    frozen = Release.objects.get().files.get(name="datapackage.json")
    assert bytes(frozen.content) == before.content


def test_page_of_open_data_lists_releases_crosswalk_dictionary_licence_and_api(client, country):
    response = client.get(reverse("open_data:index"))

    text = response.content.decode()
    for url in (
        reverse("open_data:package", args=["2025", 1]),
        reverse("figures:release", args=["2025", 1]),
        reverse("associations:crosswalk", args=["xlsx"]),
        reverse("open_data:dictionary"), reverse("open_data:licence"), reverse("api:openapi"),
        *(reverse(f"api:{each.name}") for each in ENDPOINTS),
    ):  # fmt: skip
        assert f'href="{url}"' in text
    licence = client.get(reverse("open_data:licence")).content.decode()
    assert "Ghi nguồn" in licence
