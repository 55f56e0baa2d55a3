"""The officers' pages: the right people and a fixed number of queries (A2)."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from figures import rolls
from returns.models import Return
from tests.factories import make_form
from tests.returns.books import CLEAN, make_book
from tests.returns.pages import CHANGES, PAGES, find_address, sign_in
from tests.returns.steps import send, submit

pytestmark = pytest.mark.django_db


def make_rows(count: int) -> list[list[object]]:
    """Rows of the first ``count`` communes."""
    names = ("Xã Kha Sơn", "Xã Úc Kỳ", "Xã Tràng Xá")
    return [[name, *CLEAN[0][1:]] for name in names[:count]]


# ----- who sees what (A2) -----


@pytest.mark.parametrize("name", [*PAGES, *CHANGES])
def test_a2_nobody_sees_an_officers_page_without_signing_in(name, place, client):
    reading = submit(place)

    response = client.get(find_address(place, name, reading))

    assert (response.status_code, response.url.partition("?")[0]) == (302, reverse("login"))


@pytest.mark.parametrize("who", ["sister", "stranger"])
@pytest.mark.parametrize("name", ["unit", "reading", "receipt", "answer", "original"])
def test_a2_outside_the_subtree_nothing_is_there(name, who, place):
    reading = submit(place)

    response = sign_in(place, who).get(find_address(place, name, reading))

    assert response.status_code == 404


@pytest.mark.parametrize("who", ["sister", "stranger"])
@pytest.mark.parametrize("name", ["save", "approve", "send_back"])
def test_a2_outside_the_subtree_nothing_can_be_changed(name, who, place):
    reading = send(place, make_book())
    before = list(Return.objects.order_by("pk").values_list("state", "version"))

    response = sign_in(place, who).post(find_address(place, name, reading), {"step": "submit"})

    assert response.status_code == 404
    assert list(Return.objects.order_by("pk").values_list("state", "version")) == before


def test_a2_grid_of_another_units_return_is_not_there(place):
    answer = sign_in(place, "sister").get(find_address(place, "grid"))

    assert answer.status_code == 404


def test_a2_form_of_which_nothing_is_due_below_is_not_there(place):
    indicator = place.form.versions.get().lines.first().indicator
    make_form("bieu-02", [indicator])

    address = reverse("returns:return", args=["bieu-02", "2024"])

    assert sign_in(place, "district").get(address).status_code == 404


@pytest.mark.parametrize("name", ["return", "template", "upload", "withdraw", "grid"])
def test_a2_inside_without_the_right_says_why(name, place):
    client = sign_in(place, "looker")
    address = find_address(place, name)

    response = client.post(address) if name in CHANGES else client.get(address)

    assert response.status_code == 403
    assert "chưa được giao việc “nhập số liệu”" in response.content.decode()


@pytest.mark.parametrize("name", ["approve", "send_back"])
@pytest.mark.parametrize(
    ("who", "reason"),
    [
        ("looker", "chưa được giao việc “duyệt”"),
        ("district", "chưa được giao việc “duyệt”"),
    ],
)
def test_a2_deciding_without_the_right_says_why(name, who, reason, place):
    submit(place)

    response = sign_in(place, who).post(find_address(place, name), {"message": "Sửa lại"})

    assert response.status_code == 403
    assert reason in response.content.decode()
    assert set(Return.objects.values_list("state", flat=True)) == {"submitted", "owed"}


def test_a1_file_of_a_colleague_is_read_but_not_submitted(place):
    reading = send(place, make_book())
    client = sign_in(place, "clerk")

    page = client.get(find_address(place, "reading", reading))
    answer = client.post(find_address(place, "save", reading), {"step": "submit"})

    assert (page.status_code, page.context["can_submit"]) == (200, False)
    assert answer.status_code == 403
    assert "chỉ người gửi" in answer.content.decode()


def test_a1_who_has_lost_the_post_sees_nothing_of_his_files(place):
    reading = submit(place)
    place.people["district"].person.posts.update(valid=(None, timezone.localdate()))

    client = sign_in(place, "district")

    for name in ("reading", "receipt", "original", "answer", "unit"):
        response = client.get(find_address(place, name, reading))
        assert response.status_code in {302, 404}
        assert reading.upload.name not in response.content.decode()


@pytest.mark.parametrize("name", CHANGES)
def test_changes_are_never_made_by_a_link(name, place):
    reading = send(place, make_book())

    assert sign_in(place, "district").get(find_address(place, name, reading)).status_code == 405


@pytest.mark.parametrize("name", [*CHANGES, "grid"])
def test_changes_need_the_token_of_the_page(name, place):
    reading = send(place, make_book())
    client = Client(enforce_csrf_checks=True)
    client.force_login(place.people["district"])

    assert client.post(find_address(place, name, reading)).status_code == 403


@pytest.mark.parametrize("name", PAGES)
def test_officers_pages_stay_out_of_every_cache(name, place):
    reading = submit(place)

    response = sign_in(place, "district").get(find_address(place, name, reading))
    b"".join(response)  # a file is closed when it was read

    assert response.status_code in {200, 302}
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize(
    "address",
    [
        "/lam-viec/bao-cao/bieu-01/2024%00/",
        "/lam-viec/bao-cao/bieu-01/2024-13/",
        "/lam-viec/bao-cao/bieu-77/2024/",
        "/lam-viec/tien-do/?ky=%00",
        "/lam-viec/tien-do/?ky=2024&bieu=%00",
        "/lam-viec/tien-do/?don-vi=99999999999999999999",
        "/lam-viec/tien-do/?don-vi=%D9%A1",
        "/lam-viec/tien-do/?don-vi=-1",
    ],
)
def test_senseless_addresses_lead_nowhere(address, place):
    assert sign_in(place, "district").get(address).status_code == 404


# ----- queries -----


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("name", "queries"),
    [
        ("home", 18),  # they ask what learning models, funds, scholarships and meetings want
        ("return", 14),
        ("inbox", 7),
        ("board", 9),
        ("unit", 23),
        ("grid", 16),
        ("reading", 16),
    ],
)
def test_pages_ask_the_database_as_often_for_three_as_for_one(
    name, queries, count, place, django_assert_num_queries
):
    place.people["clerk"].person.posts.update(roles=["entry", "approve"])
    rolls.make_period("2023")
    for code in ("2023", "2022")[: count - 1]:
        period = rolls.open_period(code)
        rolls.lay_due(period, place.form)
        Return.objects.bulk_create(
            Return(due=due) for due in rolls.Due.objects.filter(unit__period=period)
        )
    submit(place, make_rows(count), who="province_clerk")
    reading = send(place, make_book(make_rows(count)), who="clerk")
    client = sign_in(place, "clerk")
    address = find_address(place, name, reading)
    client.get(find_address(place, "help"))
    with CaptureQueriesContext(connection) as frame:
        client.get(find_address(place, "help"))

    with django_assert_num_queries(len(frame) + queries):
        client.get(address)
