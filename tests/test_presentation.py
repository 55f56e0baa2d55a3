"""The reader's settings, the menus, and who is signed in."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import RequestFactory

from khuyenhoc import navigation, presentation
from tests.factories import make_association, make_officer

pytestmark = pytest.mark.urls("tests.template_urls")


def read_context(path: str = "/", **cookies: str) -> dict[str, object]:
    """What the context processor gives to a page at ``path``."""
    request = RequestFactory().get(path)
    request.COOKIES = cookies
    request.user = AnonymousUser()
    return presentation.presentation(request)


def choose(headers: dict[str, str] | None = None, **data: str) -> HttpResponse:
    """Send the form of the reader's settings."""
    return presentation.set_reading(RequestFactory(headers=headers).post("/tuy-chon/", data))


def test_reader_without_cookies_has_made_no_choice():
    context = read_context()

    assert (context["theme"], context["text_size"]) == ("", "")


def test_choice_is_read_from_the_cookies():
    context = read_context(kh_theme="dark", kh_size="3")

    assert (context["theme"], context["text_size"]) == ("dark", "3")


@pytest.mark.parametrize("value", ["neon", '"><script>', "4", ""])
def test_unknown_value_in_a_cookie_is_no_choice(value):
    context = read_context(kh_theme=value, kh_size=value)

    assert (context["theme"], context["text_size"]) == ("", "")


def test_settings_are_kept_in_two_cookies_and_lead_back():
    response = choose(theme="contrast", size="2", next="/ket-qua/?ky=2025")

    assert (response.status_code, response.url) == (302, "/ket-qua/?ky=2025")
    assert {name: cookie.value for name, cookie in response.cookies.items()} == {
        "kh_theme": "contrast",
        "kh_size": "2",
    }
    for cookie in response.cookies.values():
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_the_systems_theme_takes_the_cookie_away():
    response = choose(theme="", size="1")

    assert response.cookies["kh_theme"]["max-age"] == 0


def test_unknown_choices_are_not_kept():
    response = choose(theme="neon", size="9")

    assert dict(response.cookies) == {}


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example",
        "/\\evil.example",
        "https:evil.example",
        "https://evil.example/",
        "http:///evil.example",
        "javascript:alert(1)",
        "\t//evil.example",
        "",
    ],
)
def test_no_address_leads_to_another_host(address):
    response = choose(size="1", next=address)

    assert response.url == "/"


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
)
def test_another_site_cannot_choose_for_the_reader(headers):
    with pytest.raises(PermissionDenied):
        choose(headers=headers, theme="dark")


def test_settings_are_not_changed_by_a_link():
    response = presentation.set_reading(RequestFactory().get("/tuy-chon/?theme=dark"))

    assert (response.status_code, dict(response.cookies)) == (405, {})


def test_menu_marks_the_page_and_what_lies_below_it():
    lines = navigation.list_items(navigation.OFFICER, "/lam-viec/cho-duyet/17/")

    assert [line["label"] for line in lines if line["is_current"]] == ["Chờ duyệt"]


def test_front_page_is_current_only_on_itself():
    home = navigation.list_items(navigation.PUBLIC, "/")
    elsewhere = navigation.list_items(navigation.PUBLIC, "/khong-co/")

    assert [line["label"] for line in home if line["is_current"]] == ["Trang đầu"]
    assert [line["label"] for line in elsewhere if line["is_current"]] == []


def test_menu_leaves_out_what_is_not_mounted():
    items = (navigation.Item("Kết quả", "figures:results"), navigation.Item("Thơ", "poems:home"))

    lines = navigation.list_items(items, "/ket-qua/2025/")

    assert lines == [{"label": "Kết quả", "url": "/ket-qua/", "is_current": True}]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("level", "labels"),
    [
        ("national", {"Quản trị"}),
        ("branch", set()),
    ],
)
def test_officer_is_known_by_the_post_and_staff_have_the_desk(
    level, labels, django_assert_num_queries
):
    root = make_association("Hội Khuyến học Việt Nam", "national")
    home = root if level == "national" else make_association("Chi hội Nà Mu", level, root)
    request = RequestFactory().get("/lam-viec/")
    request.user = make_officer("nguyet", home, name="Triệu Thị Nguyệt")
    context = presentation.presentation(request)

    with django_assert_num_queries(2):  # the post with its person and unit, whether it is staff
        menu = [line["label"] for line in context["work_navigation"]]
        officer = dict(context["officer"])

    assert officer == {"name": "Triệu Thị Nguyệt", "unit": home.full_name, "role": "Cán bộ"}
    assert {label for label in menu if label == "Quản trị"} == labels


@pytest.mark.django_db
def test_operator_without_a_post_is_known_by_the_log_in():
    request = RequestFactory().get("/lam-viec/")
    request.user = get_user_model().objects.create_superuser("van-hanh")

    officer = presentation.describe_officer(request)

    assert officer == {"name": "van-hanh", "unit": "", "role": ""}


@pytest.mark.urls("khuyenhoc.urls")
def test_an_icon_is_found_at_the_usual_address(client):
    answer = client.get("/favicon.ico")

    assert (answer.status_code, answer.url) == (302, "/static/img/favicon.ico")
    assert Path(settings.BASE_DIR, "static/img/favicon.ico").read_bytes()[:4] == b"\0\0\1\0"
