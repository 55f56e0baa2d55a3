"""The walk from a total to the cell: what everyone may see, and what only the subtree may (F1)."""

import io
import re

import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from associations.models import Association, Succession
from figures.walking import name_cell, walk
from records.models import Upload
from tests.factories import make_association, make_officer
from tests.figures.rows import give, keep_totals, make_country, make_form, make_period

pytestmark = pytest.mark.django_db

FILE_NAME = "bao cao cua ba Nguyen Thi Bi Mat.xlsx"
SENDER = "Nguyễn Thị Bí Mật"
NEIGHBOUR = "987.654"


def make_return(country, *, names=("commune0",), sender="commune0"):
    """A year with a file in which each of ``names`` has a row; returns period, upload, officer."""
    version = make_form()
    year = make_period("2025", version)
    officer = make_officer("can-bo", country[sender], name=SENDER)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Bieu 01"
    sheet["A1"] = "Báo cáo năm 2025"
    sheet["B5"], sheet["C5"], sheet["D5"] = "Đơn vị", "Hội viên", "Dân số"
    for number, name in enumerate(names):
        row = 6 + number
        sheet[f"B{row}"] = country[name].full_name
        sheet[f"C{row}"] = f"1.{200 + number}"
        sheet[f"D{row}"] = NEIGHBOUR
    stream = io.BytesIO()
    book.save(stream)
    upload = Upload.objects.create(
        association=country[sender], uploaded_by=officer, name=FILE_NAME, kind="xlsx",
        size=len(stream.getvalue()), sha256="ab" * 32, sheets=["Bieu 01"],
    )  # fmt: skip
    upload.file.save("x", ContentFile(stream.getvalue()))
    for number, name in enumerate(names):
        give(
            year, country[name], {"members": 1200 + number}, upload=upload, form_version=version,
            submitted_by=officer, on_behalf="nhập thay vì Nguyễn Thị Bí Mật ốm",
            cells={"members": (0, 6 + number, 3, f"1.{200 + number}")},
        )  # fmt: skip
    keep_totals(year)
    return year, upload, officer


def test_walk_goes_from_the_nation_to_the_cell():
    country = make_country(2)
    year, _, _ = make_return(country, names=("commune0", "commune1"))

    nation = walk("2025", country["nation"].pk, "members")
    province = walk("2025", country["first"].pk, "members")
    commune = walk("2025", country["commune1"].pk, "members")

    assert nation.reading.number == province.reading.number == 2401
    assert {place.pk: found.number for place, found in nation.children} == {
        country["first"].pk: 2401, country["second"].pk: None,
    }  # fmt: skip
    assert {place.pk: found.number for place, found in province.children} == {
        country["commune0"].pk: 1200, country["commune1"].pk: 1201,
    }  # fmt: skip
    assert (nation.origin, province.origin) == (None, None)
    origin = commune.origin
    assert (origin.sheet_number, origin.cell, origin.typed) == (1, "C7", "1.201")
    assert (origin.file_hash, origin.form, origin.form_version) == ("ab" * 32, "Biểu tổng hợp", 1)
    assert origin.approved_on is not None
    assert year.code == origin.period.code


def test_walk_explains_a_ratio_by_its_two_sides():
    country = make_country(1)
    year = make_period("2025", make_form())
    give(year, country["commune0"], {"members": 10, "population": 40})
    keep_totals(year)

    found = walk("2025", country["first"].pk, "member_ratio")

    assert found.formula == "Tổng số hội viên ÷ Dân số × 100"
    assert [(part.sign, part.reading.number) for part in found.parts] == [("", 10), ("÷", 40)]


def test_walk_explains_a_sum_that_was_added_from_its_parts():
    country = make_country(1)
    year = make_period("2025", make_form())
    numbers = {"branches_hamlet": 3, "branches_school": 4, "branches": 7}
    give(year, country["commune0"], numbers, derived=("branches",))

    found = walk("2025", country["commune0"].pk, "branches")

    told = [(p.reading.indicator.code, p.reading.number) for p in found.parts if p.reading.number]
    assert told == [("branches_hamlet", 3), ("branches_school", 4)]
    assert found.origin.is_derived


def test_walk_explains_a_flow_added_from_shorter_periods():
    country = make_country(1)
    make_period("2025", make_form())
    for code, number in (("2025-H1", 30), ("2025-H2", 12)):
        give(make_period(code), country["commune0"], {"family_recognised": number})

    found = walk("2025", country["commune0"].pk, "family_recognised")

    assert found.reading.number == 42
    assert [(part.period.code, part.reading.number) for part in found.parts] == [
        ("2025-H1", 30), ("2025-H2", 12),
    ]  # fmt: skip


def test_walk_tells_rank_share_and_what_the_number_was_before():
    country = make_country(2)
    year = make_period("2025", make_form())
    give(year, country["commune0"], {"members": 100})
    give(year, country["commune0"], {"members": 300})
    give(year, country["commune1"], {"members": 700})
    keep_totals(year)

    found = walk("2025", country["commune0"].pk, "members")

    assert (found.rank, found.share) == ((2, 2), 30)
    assert [old.number for old in found.superseded] == [100]


def test_public_walk_ends_at_the_cell_and_gives_nothing_else_away_f1(client):
    country = make_country(2)
    make_return(country, names=("commune0", "commune1"))
    address = reverse("figures:walk", args=["2025", country["commune0"].pk, "members"])

    page = client.get(address).content.decode()

    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)).replace("\u00a0", " ")
    for told in ("Trang thứ 1, ô C6", "1.200", "ab" * 32, "Biểu tổng hợp", "Xã Số 0"):
        assert told in text
    for secret in (FILE_NAME, "Bi Mat", SENDER, "Bí Mật", NEIGHBOUR, "Bieu 01", "can-bo", "ốm"):
        assert secret not in page
    assert "Nhập thay" in text


def test_public_walk_of_a_published_figure_ends_at_its_source(client):
    country = make_country(1)
    year = make_period("2020")
    give(
        year, country["second"], {"family_recognised": 63979}, source="Cổng TTĐT Bắc Kạn",
        source_url="https://backan.gov.vn/bai",
    )  # fmt: skip

    address = reverse("figures:walk", args=["2020", country["second"].pk, "family_recognised"])
    page = client.get(address).content.decode()

    assert "63.979" in page
    assert '<a href="https://backan.gov.vn/bai" rel="noopener">Cổng TTĐT Bắc Kạn</a>' in page


@pytest.mark.parametrize("name", ["cell", "cell_file"])
def test_cell_and_file_stand_behind_sign_in(client, name):
    country = make_country(1)
    make_return(country)

    response = client.get(
        reverse(f"figures:{name}", args=["2025", country["commune0"].pk, "members"])
    )

    assert response.status_code == 302
    assert response.url.startswith("/dang-nhap/")


def test_cell_shows_the_marked_cell_to_the_subtree(client):
    country = make_country(1)
    make_return(country)
    client.force_login(make_officer("tinh", country["first"], ("look",)))

    response = client.get(reverse("figures:cell", args=["2025", country["commune0"].pk, "members"]))

    fragment = response.context["fragment"]
    marked = [cell["text"] for row in fragment["rows"] for cell in row["cells"] if cell["is_odd"]]
    assert marked == ["1.200"]
    assert NEIGHBOUR in response.content.decode()
    assert SENDER in response.content.decode()


def test_cell_hides_what_units_outside_the_subtree_gave_a2(client):
    country = make_country(2)
    make_return(country, names=("commune0", "commune1"), sender="first")
    client.force_login(make_officer("xa", country["commune0"], ("look",)))
    address = [country["commune0"].pk, "members"]

    cell = client.get(reverse("figures:cell", args=["2025", *address]))
    file = client.get(reverse("figures:cell_file", args=["2025", *address]))

    texts = [c["text"] for row in cell.context["fragment"]["rows"] for c in row["cells"]]
    assert texts.count(NEIGHBOUR) == 1
    assert "1.200" in texts
    assert "1.201" not in texts
    assert cell.context["file_url"] == ""
    assert file.status_code == 403


@pytest.mark.parametrize("name", ["cell", "cell_file"])
def test_cell_and_file_of_another_branch_are_404_a2(client, name):
    country = make_country(1)
    make_return(country)
    client.force_login(make_officer("khac", country["second"], ("approve", "look")))

    response = client.get(
        reverse(f"figures:{name}", args=["2025", country["commune0"].pk, "members"])
    )

    assert response.status_code == 404


def test_file_comes_back_as_it_was_sent(client):
    country = make_country(1)
    _, upload, _ = make_return(country)
    client.force_login(make_officer("tinh", country["first"], ("look",)))

    response = client.get(
        reverse("figures:cell_file", args=["2025", country["commune0"].pk, "members"])
    )

    with upload.file.open("rb") as sent:
        assert b"".join(response.streaming_content) == sent.read()
    assert "attachment" in response["Content-Disposition"]


def test_cell_of_a_predecessor_may_be_read_by_its_successor_a3(client):
    country = make_country(1)
    make_return(country)
    new = make_association("Xã Mới", "commune", country["second"])
    Succession.objects.create(old=country["commune0"], new=new, on="2025-07-01", is_whole=True)
    client.force_login(make_officer("moi", new, ("look",)))

    response = client.get(reverse("figures:cell", args=["2025", country["commune0"].pk, "members"]))

    assert response.status_code == 200
    assert Association.objects.filter(pk=new.pk).exists()


@pytest.mark.parametrize(
    ("row", "column", "name"), [(1, 1, "A1"), (14, 8, "H14"), (9, 27, "AA9"), (3, 703, "AAA3")]
)
def test_name_cell_writes_addresses_as_excel_does(row, column, name):
    assert name_cell(row, column) == name


def test_name_cell_of_nothing_is_nothing():
    assert name_cell(None, None) == ""
