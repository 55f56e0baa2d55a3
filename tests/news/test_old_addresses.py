"""Addresses of the former sites lead to where their matter is now."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, transaction

from news.models import OldAddress
from news.old_addresses import normalise
from tests.news.articles import make_public

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "dia-chi.csv"

    def write(text: str) -> str:
        file.write_text(text, encoding="utf-8-sig")
        return str(file)

    return write


def test_addresses_of_the_seeds_lead_on(client, table, capsys):
    """The links that the five seeds and their sites gave out."""
    article = make_public("Giao ban cụm Tây Bắc")
    file = table(
        "cu,moi\n"
        f"http://www.hoikhuyenhoc.vn/modules.php?name=News&sid=4929,{article.get_absolute_url()}\n"
        "/van-ban/van-ban-TW-hoi/?UserKey=Quyet-dinh-448,/van-ban/\n"
    )
    call_command("load_old_addresses", file)
    call_command("load_old_addresses", file)

    asked = {
        "/modules.php?name=News&sid=4929": article.get_absolute_url(),
        "/modules.php?sid=4929&name=News": article.get_absolute_url(),
        "/modules.php?name=News&op=viewst&sid=4929": article.get_absolute_url(),
        "/van-ban/van-ban-TW-hoi/?UserKey=Quyet-dinh-448": "/van-ban/",
    }
    answers = {url: client.get(url) for url in asked}

    assert {url: answer.status_code for url, answer in answers.items()} == dict.fromkeys(asked, 301)
    assert {url: answer["Location"] for url, answer in answers.items()} == asked
    assert capsys.readouterr().out.splitlines() == [
        "Thêm 2, đổi 0, giữ nguyên 0 địa chỉ.",
        "Thêm 0, đổi 0, giữ nguyên 2 địa chỉ.",
    ]


@pytest.mark.parametrize(
    "url",
    ["/modules.php?name=News&sid=1", "/modules.php", "/khac/?sid=4929", "/modules.php?x=%00",
     "/modules.php?" + "&".join(f"a{n}={n}" for n in range(40))],
)  # fmt: skip
def test_what_the_table_does_not_know_is_not_there(client, url):
    OldAddress.objects.create(address="/modules.php?name=News&sid=4929", target="/tin/")

    assert client.get(url).status_code == 404


def test_a_page_of_today_is_never_led_away_and_a_form_neither(client):
    OldAddress.objects.create(address="/tin", target="/van-ban/")
    OldAddress.objects.create(address="/tin/", target="/van-ban/")
    OldAddress.objects.create(address="/cu", target="/van-ban/")

    assert client.get("/tin/").status_code == 200
    assert client.post("/cu").status_code == 404


@pytest.mark.parametrize("target", ["//evil.example/", "https://evil.example/", "/\\evil.example"])
def test_an_address_never_leads_to_another_site(table, target):
    """ASVS 3.7.2, by the loader and by the database."""
    with pytest.raises(CommandError, match="bắt đầu bằng một dấu"):
        call_command("load_old_addresses", table(f"cu,moi\n/a,/tin/\n/b,{target}\n"))
    with pytest.raises(IntegrityError), transaction.atomic():
        OldAddress.objects.create(address="/b", target=target)

    assert OldAddress.objects.count() == 0


def test_a_file_without_its_columns_is_refused(table):
    with pytest.raises(CommandError, match="hai cột"):
        call_command("load_old_addresses", table("a,b\n1,2\n"))


def test_addresses_are_compared_in_one_form():
    assert normalise("HTTP://x.vn/a.php?b=2&a=1#c") == normalise("/a.php?a=1&b=2")
    assert normalise("tin/tr%C6%B0%E1%BB%9Dng") == "/tin/trường"
