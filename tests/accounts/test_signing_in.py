"""Signing in and out (product.md A4; ecosystem.md E1 §6–7, E4)."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Post, User
from tests.factories import make_association, make_officer, make_person

pytestmark = pytest.mark.django_db
PASSWORD = "cau thang go lim keu"
WRONG = "sai het ca roi nhe"


@pytest.fixture
def officer() -> User:
    province = make_association("Thái Nguyên", "province", make_association("Việt Nam", "national"))
    user = make_officer("an", make_association("Kha Sơn", "commune", province), ("entry",))
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client: Client, username: str = "an", password: str = PASSWORD, **more: str):
    return client.post(reverse("login"), {"username": username, "password": password, **more})


def read_errors(answer) -> list[str]:
    return [str(each) for each in answer.context["form"].non_field_errors()]


@pytest.mark.parametrize("username", ["an", "AN", " An "])
def test_officer_enters_by_name_and_password(officer, client, username):
    answer = sign_in(client, username)

    assert (answer.status_code, answer.url) == (302, reverse(settings.LOGIN_REDIRECT_URL))
    assert client.get(answer.url).status_code == 200


def test_refusal_says_the_same_whether_the_name_is_known_or_not(officer, client):
    disabled = make_officer("cu", officer.person.association, is_active=False)
    disabled.set_password(PASSWORD)
    disabled.save()

    known = sign_in(client, "an", WRONG)
    unknown = sign_in(client, "khong-co-ai", WRONG)
    switched_off = sign_in(client, "cu", PASSWORD)

    assert read_errors(known) == read_errors(unknown) == read_errors(switched_off)
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in read_errors(known)[0]
    assert _shape(known) == _shape(unknown) == _shape(switched_off)


def _shape(answer) -> tuple[int, str]:
    """The page without what differs at every drawing, and without the name that was typed."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.text)
    return answer.status_code, re.sub(r'name="username" value="[^"]*"', "", text)


def test_who_holds_no_post_today_is_told_so_after_the_right_password_only(officer, client):
    today = timezone.localdate()
    Post.objects.update(valid=(today - timedelta(days=5), today))

    assert "không giữ chức vụ" in read_errors(sign_in(client))[0]
    assert "không giữ chức vụ" not in read_errors(sign_in(client, "an", WRONG))[0]


def test_operator_needs_no_post(client):
    person = make_person("Người vận hành", make_association("Việt Nam", "national"))
    User.objects.create_superuser("van-hanh", PASSWORD, person=person)

    assert sign_in(client, "van-hanh").status_code == 302


def test_a4_the_sixth_failure_waits_even_with_the_right_password(officer, client):
    statuses = [sign_in(client, "an", WRONG).status_code for _ in range(5)]
    answer = sign_in(client)

    assert statuses == [200, 200, 200, 200, 429]
    assert answer.status_code == 429
    assert "Đã thử quá nhiều lần" in answer.text
    assert "15 phút" in answer.text


def test_a4_a_lock_is_of_one_name_at_one_address(officer, client):
    for _ in range(5):
        sign_in(client, "an", WRONG)

    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert sign_in(elsewhere).status_code == 302
    assert sign_in(client, "khac", WRONG).status_code == 200


def test_a4_behind_our_proxy_the_lock_is_of_the_address_that_the_proxy_saw(
    officer, client, settings
):
    settings.IS_BEHIND_PROXY = True

    def enter(password, forwarded):
        typed = {"username": "an", "password": password}
        headers = {"x-forwarded-for": forwarded}
        return client.post(reverse("login"), typed, headers=headers).status_code

    for number in range(5):
        enter(WRONG, f"198.51.100.{number}, 203.0.113.9")  # the last is what our proxy wrote

    assert enter(PASSWORD, "198.51.100.7, 203.0.113.9") == 429
    assert enter(PASSWORD, "203.0.113.10") == 302


def test_a4_a_forged_header_or_another_spelling_is_no_way_round_the_lock(officer, client):
    for number, username in enumerate(("an", "AN", " an", "An ")):
        forged = {"x-forwarded-for": f"198.51.100.{number}", "forwarded": f"for=192.0.2.{number}"}
        typed = {"username": username, "password": WRONG}
        client.post(reverse("login"), typed, headers=forged)

    assert sign_in(client, "An", WRONG).status_code == 429
    assert sign_in(client, "aN", PASSWORD).status_code == 429


def test_a4_a_lock_ends_by_itself_and_success_forgets_failures(officer, client):
    for _ in range(4):
        sign_in(client, "an", WRONG)
    sign_in(client)
    again = [sign_in(client, "an", WRONG).status_code for _ in range(4)]

    assert again == [200] * 4
    assert settings.AXES_COOLOFF_TIME == 0.25


TRICKS = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "https:///evil.example",
    "https://evil.example/",
    "http://testserver@evil.example/",
    "javascript:alert(1)",
    "data:text/html,x",
    "\t//evil.example",
    "\x08//evil.example",
]


def test_page_of_signing_in_bears_the_name_of_the_portal(client):
    page = client.get(reverse("login"), headers={"host": "localhost"})

    assert page.context["site_name"] == settings.SITE_NAME
    assert "localhost" not in page.text.partition("<body")[2]


@pytest.mark.parametrize("trick", TRICKS)
def test_next_leads_nowhere_else(officer, client, trick):
    answer = sign_in(client, next=trick)

    assert (answer.status_code, answer.url) == (302, reverse(settings.LOGIN_REDIRECT_URL))


@pytest.mark.parametrize("trick", TRICKS)
def test_next_of_the_desk_and_of_leaving_leads_nowhere_else(officer, client, trick):
    stranger = client.get(reverse("admin:login"), {"next": trick})
    sign_in(client)
    leaving = client.post(reverse("logout"), {"next": trick})

    assert stranger.url == f"{reverse('login')}?next={reverse('admin:index')}"
    assert leaving.url == reverse(settings.LOGOUT_REDIRECT_URL)


def test_next_leads_back_into_the_portal(officer, client):
    wanted = reverse("returns:board")

    asked = client.get(wanted)
    answer = sign_in(client, next=wanted)

    assert asked.url == f"{reverse('login')}?next={wanted}"
    assert answer.url == wanted


def test_session_key_of_a_stranger_is_worth_nothing_after_sign_in(officer, client):
    client.get(reverse("login"))
    session = client.session
    session["planted"] = True
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key

    sign_in(client)

    assert client.session.session_key != session.session_key
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    assert thief.get(reverse("returns:home")).status_code == 302


def test_leaving_is_a_post_from_any_page_and_ends_the_session(officer, client):
    sign_in(client)
    key = client.session.session_key

    by_link = client.get(reverse("logout")).status_code
    pages = [reverse(name) for name in ("home", "returns:home", "returns:board", "password_change")]
    forms = {url: _find_leaving_forms(client.get(url).text) for url in pages}
    client.post(reverse("logout"))

    assert by_link == 405
    assert forms == dict.fromkeys(pages, 1)
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = key
    assert thief.get(reverse("returns:home")).status_code == 302


def _find_leaving_forms(text: str) -> int:
    forms = re.findall(r"<form[^>]*>", text)
    leaving = [form for form in forms if f'action="{reverse("logout")}"' in form]
    assert all('method="post"' in form for form in leaving)
    return len(leaving)


def test_leaving_needs_the_token_of_the_page(officer):
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer)

    assert client.post(reverse("logout")).status_code == 403
    assert client.get(reverse("returns:home")).status_code == 200


def test_new_password_ends_the_other_sessions(officer, client):
    other = Client()
    sign_in(client)
    sign_in(other)
    new = "vuon che sau nha moi"

    client.post(
        reverse("password_change"),
        {"old_password": PASSWORD, "new_password1": new, "new_password2": new},
    )

    assert client.get(reverse("returns:home")).status_code == 200
    assert other.get(reverse("returns:home")).status_code == 302


def test_password_fields_let_the_browser_and_the_clipboard_help(officer, client):
    entering = client.get(reverse("login")).text
    sign_in(client)
    changing = client.get(reverse("password_change")).text

    fields = re.findall(r'<input type="password"[^>]*>', entering + changing)
    assert len(fields) == 4
    assert [re.search(r'autocomplete="([^"]*)"', each)[1] for each in fields] == [
        "current-password", "current-password", "new-password", "new-password",
    ]  # fmt: skip
    assert [each for each in fields if "onpaste" in each or "maxlength" in each] == []


def test_pages_of_the_signed_in_are_kept_by_no_cache(officer, client):
    sign_in(client)

    for name in ("returns:home", "returns:board", "returns:inbox", "password_change"):
        assert "no-store" in client.get(reverse(name))["Cache-Control"], name
