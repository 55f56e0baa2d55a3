"""Names of units, of officers and of indicators are inert in pages, drawings and files (F4, F6).

Every vector names a unit, a former name of a unit, an officer and a line of the catalogue; what
begins like a formula stays text in every file. ASVS 1.2.1, 1.2.10; ecosystem.md E4.
"""

import csv
import io
import json
from datetime import date

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Consent, Office, Person, Post, Purpose
from associations.models import Association, Reorganisation, State, Succession
from figures.citing import shorten
from figures.models import Indicator, Release, ReleaseFile, SeriesBreak, Target
from figures.releases import release
from tests.factories import make_association, make_indicator
from tests.figures.rows import give, keep_totals, make_country, make_form, make_period
from tests.figures.test_downloads import EVIL
from tests.markup import Reader, straighten
from tests.news.vectors import VECTORS as MARKUP

pytestmark = pytest.mark.django_db
VECTORS = [*dict.fromkeys(MARKUP), *EVIL]
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture
def country() -> dict:
    """A province whose communes are named by the vectors, with figures of two years released."""
    country = make_country(len(VECTORS))
    units = [country[f"commune{place}"] for place in range(len(VECTORS))]
    for unit, vector in zip(units, VECTORS, strict=True):
        named = {"name": vector, "full_name": f"{vector} ", "kind": vector[:60]}
        Association.objects.filter(pk=unit.pk).update(**named)
        State.objects.filter(association=unit).update(**named)
    for name in ("first", "second", "nation"):
        place = {"full_name": f"{VECTORS[7]} {name}", "name": f"{VECTORS[7]} {name}"}
        Association.objects.filter(pk=country[name].pk).update(**place)
        State.objects.filter(association=country[name]).update(**place)
    lines = [
        make_indicator(f"evil-{place}", label=vector, note=vector, unit=vector[:40],
                       section=VECTORS[7], order=500 + place)
        for place, vector in enumerate(VECTORS)
    ]  # fmt: skip
    Indicator.objects.filter(code="members").update(
        label="Hội viên </title></text><script>alert(1)</script>", note=VECTORS[7], unit=VECTORS[7],
        section=VECTORS[7],
    )  # fmt: skip
    members = Indicator.objects.get(code="members")
    SeriesBreak.objects.create(
        indicator=members, on=date(2025, 1, 1), reason=VECTORS[7], source=VECTORS[0]
    )
    Target.objects.create(
        association=country["nation"], indicator=members, on=date(2026, 12, 31), number=7,
        source=VECTORS[7], source_url="https://vbpl.vn/?" + VECTORS[7],
    )  # fmt: skip
    asked = ("members", "population", "family_registered", "family_recognised")
    version = make_form([*asked, *(line.code for line in lines)])
    before, year = make_period("2024", version), make_period("2025", version)
    for place, unit in enumerate(units):
        give(year, unit, dict.fromkeys(asked, place + 1),
             cells={"members": (0, 4, 7, VECTORS[place])})  # fmt: skip
    for each in (before, year):
        give(each, country["far"], {line.code: 5 for line in lines} | dict.fromkeys(asked, 9))
        keep_totals(each)
    release(year, None, " ".join(VECTORS))
    return country


def list_pages(country: dict) -> list[str]:
    """Every page that shows names of units or words of the catalogue."""
    nation, first, far = (country[name].pk for name in ("nation", "first", "far"))
    commune = country["commune7"].pk
    leaves = [f"?trang={leaf}" for leaf in (1, 2)]
    short = shorten(reverse("figures:unit", args=["2025", first])).code
    return [
        "/", reverse("figures:indicators"), reverse("figures:releases"),
        reverse("figures:release", args=["2025", 1]), reverse("open_data:index"),
        reverse("citing:show", args=[short]), "/so-do/", "/tim-kiem/?q=script+alert",
        f"{reverse('associations:find')}?q=script",
        reverse("associations:unit", args=[first]), reverse("associations:unit", args=[commune]),
        reverse("figures:indicator", args=["members"]) + "?ky=2025",
        reverse("figures:indicator", args=["evil-7"]) + "?ky=2025",
        reverse("figures:model", args=["gia-dinh"]),
        f"{reverse('figures:model', args=['gia-dinh'])}?ky=2025&don-vi={first}",
        *(reverse("figures:unit", args=["2025", pk]) for pk in (nation, commune, far)),
        *(reverse("figures:unit", args=["2025", first]) + leaf for leaf in leaves),
        *(f"{reverse('figures:unit', args=['2025', first])}?cach={way}"
          for way in ("dia-gioi", "so-sanh")),
        *(f"{reverse('figures:indicator', args=['members'])}{leaf}&ky=2025&don-vi={first}"
          for leaf in leaves),
        *(reverse("figures:walk", args=["2025", first, "members"]) + leaf for leaf in leaves),
        reverse("figures:walk", args=["2025", commune, "members"]),
        reverse("figures:walk", args=["2025", far, "evil-7"]),
    ]  # fmt: skip


def test_names_are_inert_on_every_page_and_drawing(country):
    client = Client()

    answers = {url: client.get(url) for url in list_pages(country)}

    pages = {url: Reader(each.text) for url, each in answers.items()}
    assert {url: each.status_code for url, each in answers.items() if each.status_code != 200} == {}
    assert {url: page.faults for url, page in pages.items() if page.faults} == {}
    said = {
        what: " ".join(page.words for url, page in pages.items() if part in url)
        for what, part in (("results", "/ket-qua/2025/"), ("across", "/members/?"),
                           ("catalogue", "/ket-qua/chi-tieu/"))
    }  # fmt: skip
    missing = {
        what: [vector for vector in VECTORS if straighten(vector) not in words]
        for what, words in said.items()
    }
    assert missing == {"results": [], "across": [], "catalogue": []}


def list_files(country: dict) -> dict[str, list[str]]:
    """Addresses of files by how they are written."""
    first, far = country["first"].pk, country["far"].pk
    tables = [
        (reverse, "figures:download", ["2025", first]),
        (reverse, "figures:download", ["2025", far]),
        (reverse, "figures:indicator_file", ["members"]),
        (reverse, "figures:model_file", ["gia-dinh"]),
        (reverse, "associations:crosswalk", []),
    ]
    found = {
        kind: [ask(name, args=[*args, kind]) for ask, name, args in tables]
        for kind in ("csv", "xlsx", "json")
    }
    found["csv"] += [reverse("figures:dictionary"), reverse("open_data:dictionary")]
    across = reverse("figures:indicator_file", args=["members", "csv"])
    found["csv"].append(f"{across}?ky=2025&don-vi={first}")
    frozen = Release.objects.get()
    for name in ReleaseFile.objects.filter(release=frozen).values_list("name", flat=True):
        url = reverse("figures:release_file", args=["2025", frozen.number, name])
        found.setdefault(name.rpartition(".")[2], []).append(url)
    found["json"] += [reverse("open_data:package", args=["2025", 1]),
                      reverse("api:units"), reverse("api:indicators"), reverse("api:releases"),
                      f"{reverse('api:values')}?ky=2025&don-vi={first}"]  # fmt: skip
    return found


def test_nothing_is_a_formula_in_any_file(country):
    divide(country)
    client, live, kinds, said = Client(), [], {}, ""

    for kind, urls in list_files(country).items():
        for url in urls:
            answer = client.get(url)
            body = b"".join(answer) if answer.streaming else answer.content
            kinds[url] = (answer.status_code, answer["X-Content-Type-Options"])
            assert answer["Content-Type"].partition(";")[0] not in ("text/html", "image/svg+xml")
            if kind == "csv":
                cells = read_csv_cells(body)
                live += [(url, cell) for cell in cells if is_live(cell)]
                said += "\n".join(cells)
            elif kind == "xlsx":
                book = openpyxl.load_workbook(io.BytesIO(body))
                cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
                live += [(url, cell.value) for cell in cells
                         if cell.data_type == "f" or cell.hyperlink]  # fmt: skip
            elif kind == "json":
                json.loads(body)

    assert set(kinds.values()) == {(200, "nosniff")}
    assert live == []
    assert [vector for vector in EVIL if f"'{vector}" not in said] == []


def divide(country: dict) -> None:
    """The units are heirs of one another, so that the crosswalk names them."""
    decision = Reorganisation.objects.create(
        number="=1+1", body="@SUM(A1)", in_force_on=date(2025, 1, 1), status="applied", sequence=1
    )
    for place in range(len(VECTORS)):
        Succession.objects.create(
            old=country["far"], new=country[f"commune{place}"], on=date(2025, 1, 1),
            is_whole=False, reorganisation=decision,
        )  # fmt: skip


def read_csv_cells(body: bytes) -> list[str]:
    """Every cell as a spreadsheet reads it."""
    rows = csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""))
    return [cell for row in rows for cell in row]


def is_live(cell: str) -> bool:
    """Whether a spreadsheet would work it out; a plain negative number is none."""
    return cell.startswith(FORMULA_SIGNS) and not cell[1:].replace(".", "").isdigit()


def test_officers_and_former_units_are_inert_on_the_page_of_a_unit():
    unit = make_association("Thái Nguyên", "province", valid=(date(1900, 1, 1), None))
    for vector in VECTORS:
        person = Person.objects.create(name=vector, association=unit, birth_year=1960)
        Post.objects.create(person=person, association=unit, office=Office.CHAIR, roles=[],
                            valid=(None, None))  # fmt: skip
        Consent.objects.create(person=person, purpose=Purpose.PUBLISH_NAME, giver="self",
                               given_on=date(2020, 1, 1), evidence="phiếu")  # fmt: skip
        before = make_association(vector, "province", valid=(None, date(2000, 1, 1)))
        Succession.objects.create(old=before, new=unit, on=date(2000, 1, 1), is_whole=True)
        after = make_association(f"Sau {vector}", "commune", unit)
        State.objects.filter(association=after).update(kind=vector[:60])

    answer = Client().get(reverse("associations:unit", args=[unit.pk]))

    page = Reader(answer.text)
    assert page.faults == []
    leaders = [each["value"] for each in answer.context["officers"]]
    assert leaders == VECTORS
    assert [vector for vector in VECTORS if page.words.count(straighten(vector)) < 3] == []
