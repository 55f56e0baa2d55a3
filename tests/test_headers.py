"""The headers of every kind of answer under production's settings (ecosystem.md E1 §3, E2)."""

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings as live
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path, reverse

from accounts.models import User
from tests.factories import make_association, make_officer
from tests.second_factor import give_app
from tests.second_factor import sign_in as enter

pytestmark = pytest.mark.django_db
HALF_A_YEAR = 15_768_000  # seconds
PASSWORD = "cau thang go lim keu"
KEPT = (
    "SECURE_", "SESSION_COOKIE_", "CSRF_COOKIE_", "X_FRAME", "CONTENT_SECURITY", "MIDDLEWARE",
    "WHITENOISE_ALLOW",
)  # fmt: skip


@login_not_required
def break_down(request: HttpRequest) -> HttpResponse:
    """A page with a fault."""
    raise RuntimeError("hỏng")


urlpatterns = [path("hong/", break_down), path("", include("khuyenhoc.urls"))]


@pytest.fixture
def production(settings, monkeypatch) -> dict[str, object]:
    """The settings as a real server has them, put in force; the address with a fault added."""
    for key, value in {"DEBUG": "0", "HTTPS": "1", "SECRET_KEY": "x" * 60}.items():
        monkeypatch.setenv(key, value)
    read = runpy.run_path(str(Path(live.BASE_DIR) / "khuyenhoc" / "settings.py"))
    for key, value in read.items():
        if key.startswith(KEPT):
            setattr(settings, key, value)
    settings.ROOT_URLCONF = __name__
    return read


@pytest.fixture
def officer():
    user = make_officer("an", make_association("Việt Nam", "national"), ("entry", "approve"))
    user.set_password(PASSWORD)
    user.save()
    give_app(user)
    return user


def score(answer: HttpResponse) -> int:
    """The points of an answer by the rules of Mozilla's Observatory (ecosystem.md E2)."""
    points = 100
    policy = {
        words[0]: set(words[1:])
        for part in answer.headers.get("Content-Security-Policy", "").split(";")
        if (words := part.split())
    }
    scripts = policy.get("script-src", policy.get("default-src", set()))
    unsafe = {"'unsafe-inline'", "data:", "http:", "https:", "*"} & scripts
    if not policy:
        points -= 25
    elif unsafe:
        points -= 20
    elif "'unsafe-eval'" in scripts:
        points -= 10
    elif not any("unsafe" in source for sources in policy.values() for source in sources):
        points += 10 if policy.get("default-src") == {"'none'"} else 5
    transport = answer.headers.get("Strict-Transport-Security", "")
    age = next((int(word[8:].rstrip(";")) for word in transport.split() if "max-age" in word), 0)
    points -= 0 if age >= HALF_A_YEAR else 10 if age else 20
    for cookie in answer.cookies.values():
        points -= 0 if cookie["secure"] else 40
        points -= 0 if cookie["httponly"] else 30
    if answer.cookies and all(cookie["samesite"] == "Lax" for cookie in answer.cookies.values()):
        points += 5
    points -= 0 if answer.headers.get("X-Content-Type-Options") == "nosniff" else 5
    if policy.get("frame-ancestors") == {"'none'"}:
        points += 5
    elif answer.headers.get("X-Frame-Options") not in ("DENY", "SAMEORIGIN"):
        points -= 20
    if answer.headers.get("Referrer-Policy") in ("same-origin", "no-referrer"):
        points += 5
    points -= 50 if answer.headers.get("Access-Control-Allow-Origin") else 0
    return points


def ask(client: Client, url: str, **more: object) -> HttpResponse:
    return client.get(url, secure=True, **more)


def sign_in(client: Client) -> HttpResponse:
    return enter(client, User.objects.get(username="an"), PASSWORD, secure=True)


def forget_token(client: Client) -> HttpResponse:
    strict = Client(enforce_csrf_checks=True)
    return strict.post(reverse("login"), {}, secure=True)


def lock_out(client: Client) -> HttpResponse:
    form = {"username": "an", "password": "sai het ca roi"}
    return [client.post(reverse("login"), form, secure=True) for _ in range(5)][-1]


def as_officer(url: str) -> Callable[[Client], HttpResponse]:
    def open_page(client: Client) -> HttpResponse:
        sign_in(client)
        return ask(client, url)

    return open_page


# One of each kind: (how to get it, its status).
KINDS: dict[str, tuple[Callable[[Client], HttpResponse], int]] = {
    "public page": (lambda client: ask(client, "/"), 200),
    "redirect in the portal": (lambda client: ask(client, "/lam-viec/"), 302),
    "sign-in page": (lambda client: ask(client, "/dang-nhap/"), 200),
    "signed in": (sign_in, 302),
    "locked out": (lock_out, 429),
    "token missing": (forget_token, 403),
    "officer's page": (as_officer("/lam-viec/"), 200),
    "desk": (as_officer("/quan-tri/"), 200),
    "desk's search box": (
        as_officer(
            "/quan-tri/autocomplete/?app_label=accounts&model_name=post&field_name=person&term="
        ),
        200,
    ),
    "desk's words for scripts": (as_officer("/quan-tri/jsi18n/"), 200),
    "open data": (lambda client: ask(client, "/ket-qua/tu-dien.csv"), 200),
    "not there": (lambda client: ask(client, "/khong-co/"), 404),
    "not there for officers": (as_officer("/lam-viec/tep/999999/"), 404),
    "wrong method": (lambda client: client.put("/", secure=True), 405),
    "broken": (lambda client: ask(client, "/hong/"), 500),
    "style sheet": (lambda client: ask(client, "/static/css/tokens.css"), 200),
    "font": (lambda client: ask(client, "/static/fonts/kh-sans-400.woff2"), 200),
    "static file not there": (lambda client: ask(client, "/static/khong-co.css"), 404),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_answer_gets_full_points(production, officer, kind):
    get, status = KINDS[kind]

    answer = get(Client(raise_request_exception=False))

    if answer.streaming:
        b"".join(answer)  # closes the file
    best = 125 if answer.cookies else 120
    assert (answer.status_code, score(answer)) == (status, best)


def test_plain_http_is_led_to_https(production, officer):
    answer = Client().get("/ket-qua/?ky=2025")

    assert (answer.status_code, answer["Location"]) == (301, "https://testserver/ket-qua/?ky=2025")
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_every_cookie_is_bound_to_the_host_and_closed_to_scripts(production, officer):
    client = Client()
    ask(client, reverse("login"))
    signed_in = sign_in(client)
    chosen = client.post(reverse("set_reading"), {"theme": "dark", "size": "2"}, secure=True)

    cookies = {**client.cookies, **signed_in.cookies, **chosen.cookies}

    assert set(cookies) == {"__Host-session", "__Host-csrf", "kh_theme", "kh_size"}
    for each in cookies.values():
        assert (each["secure"], each["httponly"], each["samesite"]) == (True, True, "Lax")
        assert (each["path"], each["domain"]) == ("/", "")


def test_policy_names_no_unsafe_source_and_no_other_host(production):
    directives = production["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]

    assert {source for sources in directives.values() for source in sources} == {
        "'none'",
        "'self'",
    }
    assert directives["default-src"] == directives["object-src"] == directives["base-uri"]


def test_a_forged_host_is_refused(production):
    client = Client(raise_request_exception=False)

    assert ask(client, "/", headers={"host": "evil.example"}).status_code == 400
    answer = ask(client, "/lam-viec/", headers={"x-forwarded-host": "evil.example"})
    assert "evil" not in answer["Location"]


def test_a_page_with_a_fault_tells_nothing_of_it(production):
    answer = ask(Client(raise_request_exception=False), "/hong/")

    assert answer.status_code == 500
    assert "Traceback" not in answer.text
    assert "RuntimeError" not in answer.text
    assert "<h1>" in answer.text
