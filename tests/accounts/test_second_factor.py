"""The second factor: who needs it, setting it up, and what opens without it (product.md A4)."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Authenticator, Post, RecoveryCode, User
from accounts.second_factor import CODES, WrongCode, check, make_recovery_codes
from tests.factories import make_association, make_officer, make_person
from tests.second_factor import give_app, read_code, sign_in

pytestmark = pytest.mark.django_db
PASSWORD = "cau thang go lim keu"
HOME = "/lam-viec/"


@pytest.fixture
def units() -> dict:
    province = make_association("Thái Nguyên", "province", make_association("Việt Nam", "national"))
    return {"province": province, "commune": make_association("Kha Sơn", "commune", province)}


@pytest.fixture
def approver(units) -> User:
    user = make_officer("an", units["commune"], ("entry", "approve"), name="Lương Thị Ẩn")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def half(approver, client) -> Client:
    """Signed in by the password alone; the app is set up."""
    give_app(approver)
    client.force_login(approver, passed=False)
    return client


@pytest.mark.parametrize(
    ("where", "roles", "is_asked"),
    [
        ("commune", ("entry",), False),
        ("commune", ("look", "check", "edit_news", "keep_fund"), False),
        ("commune", ("approve",), True),
        ("province", ("look",), True),
        ("province", (), True),
    ],
)
def test_a4_approvers_and_staff_are_asked_others_are_not(units, client, where, roles, is_asked):
    client.force_login(make_officer("an", units[where], roles), passed=False)

    answer = client.get(HOME)

    wanted = f"{reverse('second_factor')}?next={HOME}" if is_asked else None
    assert answer.headers.get("Location") == wanted


def test_a4_an_operator_is_asked(units, client):
    person = make_person("Vận Hành", units["province"])
    operator = User.objects.create_superuser("van-hanh", PASSWORD, person=person)
    client.force_login(operator, passed=False)

    assert client.get("/quan-tri/").url == f"{reverse('second_factor')}?next=/quan-tri/"


def test_a4_who_is_given_the_role_while_he_works_is_asked_at_the_next_request(units, client):
    client.force_login(make_officer("an", units["commune"], ("entry",)), passed=False)
    assert client.get(HOME).status_code == 200

    Post.objects.update(roles=["entry", "approve"])

    assert client.get(HOME).status_code == 302


def test_a4_before_the_second_factor_he_sees_what_a_stranger_sees(half, approver):
    pages = [half.get(reverse(name)) for name in ("home", "login", "figures:results")]

    assert [page.status_code for page in pages] == [200, 200, 200]
    assert [page.wsgi_request.user.is_anonymous for page in pages] == [True] * 3
    assert not any(approver.person.name in page.text for page in pages)


def test_a_post_before_the_second_factor_is_not_taken(half, approver):
    words = {"old_password": PASSWORD, "new_password1": "x" * 20, "new_password2": "x" * 20}

    answer = half.post(reverse("password_change"), words)

    assert answer.url.startswith(reverse("second_factor"))
    approver.refresh_from_db()
    assert approver.check_password(PASSWORD)


def test_the_first_entry_sets_up_confirms_and_shows_ten_codes(approver, client):
    asked = client.post(reverse("login"), {"username": "an", "password": PASSWORD})
    led = client.get(asked.url, follow=True)
    shown = client.get(reverse("second_factor_set_up"))
    again = client.get(reverse("second_factor_set_up"))
    key = client.session.session_key
    wrong = client.post(reverse("second_factor_confirm"), {"code": "12 345"})
    _forget_failures()
    answer = client.post(reverse("second_factor_confirm"), {"code": read_code(approver)})
    codes = client.get(answer.url)
    later = client.get(answer.url)

    assert led.redirect_chain[-1][0].startswith(reverse("second_factor_set_up"))
    assert shown.context["spelled_key"] == again.context["spelled_key"]
    assert "<svg" in shown.text
    assert (wrong.status_code, answer.status_code) == (422, 302)
    assert client.session.session_key != key
    assert len(set(codes.context["codes"])) == CODES
    assert later.context["codes"] == []
    assert client.get(HOME).status_code == 200


def test_a_code_of_the_app_opens_once_and_leads_on(half, approver):
    code = read_code(approver)
    url = reverse("second_factor")

    answer = half.post(url, {"code": f"{code[:3]} {code[3:]}", "next": "/lam-viec/tien-do/"})
    other = Client()
    other.force_login(approver, passed=False)
    refused = other.post(url, {"code": code})

    assert (answer.status_code, answer.url) == (302, "/lam-viec/tien-do/")
    assert refused.status_code == 422
    assert "đã dùng rồi" in refused.text


@pytest.mark.parametrize(
    "trick", ["//evil.example", "https://evil.example/x", "javascript:alert(1)"]
)
def test_the_way_on_stays_on_this_host(half, approver, trick):
    answer = half.post(reverse("second_factor"), {"code": read_code(approver), "next": trick})

    assert answer.url == reverse(settings.LOGIN_REDIRECT_URL)


@pytest.mark.parametrize(
    "code", ["", "12345", "1234567", "abcdef", "１２３４５６", "-12345", "1e5"]
)
def test_what_is_no_code_is_refused_with_words(half, code):
    answer = half.post(reverse("second_factor"), {"code": code})

    assert answer.status_code == 422
    assert "Mã chưa đúng" in answer.text


def test_wrong_codes_make_the_next_wait_a_quarter_of_an_hour_at_most(half, approver):
    half.post(reverse("second_factor"), {"code": "000000"})
    at_once = half.post(reverse("second_factor"), {"code": read_code(approver)})
    Authenticator.objects.update(failures=40, failed_at=timezone.now())
    longest = Authenticator.objects.get().find_wait()
    Authenticator.objects.update(failed_at=timezone.now() - timedelta(seconds=900))

    assert at_once.status_code == 422
    assert "Hãy chờ 1 giây" in at_once.text
    assert longest == 900
    check(approver, read_code(approver))
    assert Authenticator.objects.get().failures == 0


def test_a_code_on_paper_opens_once_in_any_spelling_and_is_kept_as_a_digest(approver):
    give_app(approver)
    code, other = make_recovery_codes(approver)[:2]

    check(approver, code.lower().replace("-", " "))
    with pytest.raises(WrongCode):
        check(approver, code)
    _forget_failures()
    make_recovery_codes(approver)
    with pytest.raises(WrongCode):
        check(approver, other)

    assert code not in str(list(RecoveryCode.objects.values()))


def test_new_codes_and_another_phone_need_a_code(approver, client):
    give_app(approver)
    client.force_login(approver)
    url = reverse("recovery_codes")

    refused = client.post(url, {"code": "000000"})
    _forget_failures()
    made = client.post(url, {"code": read_code(approver)}, follow=True)
    changed = client.post(url, {"code": made.context["codes"][0], "step": "phone"})

    assert refused.status_code == 422
    assert len(made.context["codes"]) == CODES
    assert changed.url == reverse("second_factor_set_up")
    assert client.get(HOME).url.startswith(reverse("second_factor"))
    assert not RecoveryCode.objects.exists()


def test_the_key_of_an_app_is_sealed_and_no_log_holds_it(approver):
    app = give_app(approver)

    events = str(list(app.events.values()))

    assert app.key.hex() not in str(Authenticator.objects.values().get())
    assert app.sealed_key not in events
    assert [event.pgh_label for event in app.events.all()] == ["insert"]


def test_by_the_form_he_enters_with_both(approver, client):
    give_app(approver)

    answer = sign_in(client, approver, PASSWORD)

    assert (answer.status_code, answer.url) == (302, HOME)
    assert client.get(HOME).status_code == 200


def _forget_failures() -> None:
    """As if the wait were over."""
    Authenticator.objects.update(failures=0, failed_at=None)
