"""The document library: what is in force on a day, what replaces what, files as they are."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, transaction
from django.urls import reverse

from news.documents_data import load_documents
from news.library import take_in_file
from news.models import Document
from tests.news.articles import make_article, make_document, make_public, make_unit

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 \xc3\xa1"


def numbers(on: date) -> set[str]:
    return set(Document.objects.public().in_force(on).values_list("number", flat=True))


def test_in_force_on_a_day_follows_first_day_last_day_and_successor():
    """N2: a day asks for what held then."""
    new = make_document("24", signed_on=date(2023, 12, 11), in_force_from=date(2024, 1, 26))
    make_document("22", signed_on=date(2020, 8, 6), in_force_from=date(2020, 9, 21),
                  replaced_by=new)  # fmt: skip
    make_document("93", signed_on=date(2019, 11, 25), in_force_to=date(2026, 3, 1))
    make_document("year", signed_year=2022)
    make_document("hidden", signed_on=date(2000, 1, 1), is_public=False)

    assert numbers(date(2019, 11, 24)) == set()
    assert numbers(date(2020, 9, 20)) == {"93"}
    assert numbers(date(2020, 9, 21)) == {"93", "22"}
    assert numbers(date(2024, 1, 25)) == {"93", "22", "year"}
    assert numbers(date(2024, 1, 26)) == {"93", "24", "year"}
    assert numbers(date(2026, 3, 1)) == {"24", "year"}


def test_a_shown_document_is_whole():
    """Decree 42/2022: number, issuer, abstract and date, by the database itself."""
    for missing in ({"issuer": ""}, {"abstract": ""}, {"signed_year": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_document("1/QĐ", **missing)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_document("", is_public=True)


def test_first_entries_are_loaded_once_and_facts_only(capsys):
    make_unit()

    call_command("load_documents")
    call_command("load_documents")

    first = Document.objects.get(number="387/QĐ-TTg")
    assert capsys.readouterr().out.splitlines() == [
        f"Thêm {Document.objects.count()} văn bản, đã có 0 văn bản.",
        f"Thêm 0 văn bản, đã có {Document.objects.count()} văn bản.",
    ]
    assert Document.objects.count() >= 20
    assert first.signed_on == date(2022, 3, 25)
    assert [each.number for each in first.replaces.all()] == ["281/QĐ-TTg"]
    assert "93/2019/NĐ-CP" in numbers(date(2026, 2, 28))
    assert "93/2019/NĐ-CP" not in numbers(date(2026, 3, 1))


def test_what_staff_corrected_stays_when_the_file_is_loaded_again():
    load_documents(make_unit())
    Document.objects.filter(number="387/QĐ-TTg").update(note="Đã đọc lại")

    load_documents(make_unit())

    assert Document.objects.get(number="387/QĐ-TTg").note == "Đã đọc lại"


def test_a_line_that_cannot_be_taken_is_told_and_nothing_is_kept(tmp_path):
    make_unit()
    file = tmp_path / "van-ban.csv"
    head = "number,issuer,kind,signed_on,signed_year,in_force_from,in_force_to,replaced_by"
    file.write_text(
        f"{head},abstract,note,source_url\n1/QĐ,A,decision,2020-01-01,,,,,Một,,\n"
        "2/QĐ,A,khac,2020-01-01,,,,,Hai,,\n"
    )

    with pytest.raises(CommandError, match="Dòng 3"):
        call_command("load_documents", str(file))

    assert Document.objects.count() == 0


def test_library_filters_by_day_and_kind(client):
    make_document("1/QĐ", signed_on=date(2020, 1, 1), abstract="Một")
    make_document("2/TT", signed_on=date(2024, 1, 1), kind="circular", abstract="Hai")
    url = reverse("news:documents")

    def shown(**query) -> set[str]:
        text = client.get(url, query).text
        return {each for each in ("1/QĐ", "2/TT") if each in text}

    assert shown() == {"1/QĐ", "2/TT"}
    assert shown(ngay="30/06/2022") == {"1/QĐ"}
    assert shown(loai="circular") == {"2/TT"}
    assert shown(ngay="30/06/2022", loai="circular") == set()
    wrong = client.get(url, {"ngay": "9/13/2026"}).text
    assert "Lỗi:" in wrong
    assert "9/13/2026" in wrong


def test_document_page_tells_its_days_its_successor_and_who_cites_it(client):
    new = make_document("2/QĐ", signed_on=date(2022, 3, 25), abstract="Bản mới")
    old = make_document("1/QĐ", signed_on=date(2014, 2, 20), replaced_by=new, abstract="Bản cũ")
    cited, draft = make_public("Bài dẫn văn bản"), make_article("Bài nháp")
    for article in (cited, draft):
        article.documents.add(old)

    page = client.get(old.get_absolute_url()).text

    assert "Được thay bằng Quyết định 2/QĐ" in page
    assert "hết hiệu lực" in page
    assert "20/02/2014" in page
    assert ("Bài dẫn văn bản" in page, "Bài nháp" in page) == (True, False)
    assert "Thay cho Quyết định 1/QĐ" in client.get(new.get_absolute_url()).text


def test_file_is_handed_out_as_a_download_under_its_number(client):
    document = make_document("387/QĐ-TTg")
    take_in_file(document, SimpleUploadedFile("../../x.pdf", PDF))
    document.save()
    hidden = make_document("9/QĐ", is_public=False)
    url = reverse("news:document_file", args=[document.pk])

    answer = client.get(url)

    assert b"".join(answer) == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="387-qd-ttg.pdf"'
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == (
        "application/pdf", "nosniff",
    )  # fmt: skip
    for gone in (hidden, make_document("10/QĐ")):
        assert client.get(reverse("news:document_file", args=[gone.pk])).status_code == 404
    assert client.get(hidden.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.html", b"<html>", "Hãy gửi tệp PDF"),
        ("a.pdf", b"<html><script>", "không phải .pdf"),
        ("a.docx", PDF, "không phải .docx"),
        ("a.pdf", b"", "phải có nội dung"),
        ("a", PDF, "Hãy gửi tệp PDF"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(name, content, sentence):
    with pytest.raises(ValidationError, match=sentence):
        take_in_file(make_document(), SimpleUploadedFile(name, content))
