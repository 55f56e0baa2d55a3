"""The styles of a page come in one file, under an address that changes with them."""

import re

import pytest
from django.conf import settings
from django.template import Context, Template, TemplateSyntaxError
from django.test import Client
from django.urls import reverse

from khuyenhoc import style_files
from khuyenhoc.style_files import NoStyle, link_styles


def read(name: str) -> str:
    return (settings.BASE_DIR / "static" / "css" / f"{name}.css").read_text()


def test_page_asks_once_for_the_styles_of_its_components():
    drawn = Template('{% load styles %}{% styles "table" "figure" %}').render(Context())

    address = re.fullmatch(
        r'<link rel="stylesheet" href="(/kieu/\w{12}/table\+figure\.css)">', drawn
    )
    assert address is not None
    answer = Client().get(address[1])
    assert answer.text == f"{read('table')}\n{read('figure')}"
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in answer["Cache-Control"]
    assert "max-age=31536000" in answer["Cache-Control"]
    assert not answer.cookies


def test_fonts_are_found_from_where_styles_are_given_out():
    content, _ = style_files.join(("tokens",))

    assert 'url("../' not in content
    assert f'url("{settings.STATIC_URL}fonts/kh-sans-400.woff2")' in content


def test_other_content_has_another_address(settings, tmp_path):
    (tmp_path / "css").mkdir()
    settings.STATIC_ROOT = tmp_path
    digests = set()

    for content in ("a {}", "b {}"):
        (tmp_path / "css" / "one.css").write_text(content)
        digests.add(style_files.join(("one",))[1])

    assert len(digests) == 2


def test_older_address_gets_what_holds_today_and_may_not_keep_it():
    answer = Client().get(reverse("style_file", args=["0" * 12, "table"]))

    assert answer.text == read("table")
    assert "immutable" not in answer["Cache-Control"]
    assert "no-cache" in answer["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "names", ["khong-co", "table+khong-co", "..", "table+..", "%2e%2e", "bảng", "+", "table+" * 25]
)
def test_what_is_no_style_is_not_given(names):
    assert Client().get(f"/kieu/{'0' * 12}/{names}.css").status_code == 404


def test_template_that_names_no_style_says_so():
    with pytest.raises((NoStyle, TemplateSyntaxError)):
        Template('{% load styles %}{% styles "khong-co" %}').render(Context())
    with pytest.raises(NoStyle):
        link_styles(("khong-co",))
