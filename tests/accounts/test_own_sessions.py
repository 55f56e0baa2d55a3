"""Where one is signed in: seen by oneself, and ended (product.md A4; ecosystem.md E1 §7)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Session, User
from accounts.own_sessions import describe_browser, end_sessions, list_sessions
from accounts.sessions import clear_expired
from tests.factories import make_association, make_officer

PASSWORD = "cau thang go lim keu"
CHROME = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0 Safari/537.36 Edg/142.0"
HOME = "/lam-viec/"


@pytest.fixture
def officer(db) -> User:
    user = make_officer("an", make_association("Kha Sơn", "commune"), ("entry",))
    user.set_password(PASSWORD)
    user.save()
    return user


def enter(agent: str) -> Client:
    client = Client(headers={"user-agent": agent})
    client.post(reverse("login"), {"username": "an", "password": PASSWORD})
    return client


@pytest.mark.parametrize(
    ("agent", "wanted"),
    [
        (CHROME, "Chrome trên Android"),
        (EDGE, "Edge trên Windows"),
        ("curl/8", "Trình duyệt khác"),
        ("", "Trình duyệt khác"),
        ("<script>" * 900, "Trình duyệt khác"),
    ],
)
def test_browser_is_called_as_people_call_it(agent, wanted):
    assert describe_browser(agent) == wanted


def test_another_place_is_out_at_its_next_request_this_one_stays(officer):
    here, there = enter(EDGE), enter(CHROME)
    page = here.get(reverse("sessions"))
    [other] = [each for each in page.context["sessions"] if not each.is_here]

    answer = here.post(reverse("sessions"), {"mark": other.mark}, follow=True)

    assert [each.browser for each in page.context["sessions"]] == [
        "Chrome trên Android",
        "Edge trên Windows",
    ]
    assert "Đã kết thúc 1 nơi" in answer.text
    assert (there.get(HOME).status_code, here.get(HOME).status_code) == (302, 200)


def test_all_other_places_end_at_once(officer):
    clients = [enter(CHROME) for _ in range(3)]

    clients[0].post(reverse("sessions"), {"mark": ""})

    assert [client.get(HOME).status_code for client in clients] == [200, 302, 302]


def test_a2_the_sessions_of_another_are_not_seen_and_not_ended(officer):
    enter(CHROME)
    [session] = list_sessions(officer, None)
    sister = make_officer("binh", make_association("Úc Kỳ", "commune"))

    assert list_sessions(sister, None) == []
    assert end_sessions(sister, mark=session.mark) == 0
    assert Session.objects.filter(user=officer).count() == 1


def test_the_page_gives_no_key_of_a_session_away(officer):
    client, other = enter(EDGE), enter(CHROME)

    page = client.get(reverse("sessions")).text

    assert other.session.session_key not in page
    assert client.session.session_key not in page


def test_a_session_keeps_its_beginning_when_it_is_written_again(officer):
    client = enter(CHROME)
    Session.objects.update(expire_date=timezone.now() + timedelta(hours=1))
    began = Session.objects.get().started_at
    session = client.session
    session["x"] = 1
    session.save()

    assert (Session.objects.get().started_at, Session.objects.get().user) == (began, officer)


def test_rows_that_have_run_out_go(officer):
    enter(CHROME)
    enter(EDGE)
    late = Session.objects.first()
    Session.objects.filter(pk=late.pk).update(expire_date=timezone.now() - timedelta(seconds=1))

    clear_expired(timezone.localdate())

    assert Session.objects.filter(pk=late.pk).count() == 0
    assert Session.objects.count() == 1
