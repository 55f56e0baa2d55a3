"""What the portal says of itself: imprint, slogan, links, map, statements, feedback."""

import time
from datetime import timedelta

import pytest
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from news import counting
from news.counting import EVERY, Tally
from news.models import EarlierViews, Feedback, Imprint, Notice, Poll, Recording, WebLink
from news.portal import surroundings
from news.portal.surroundings import Surroundings
from news.sample.readers import load_portal, load_recordings
from tests.factories import make_association, make_officer
from tests.news.articles import make_public, make_topic, make_unit

pytestmark = pytest.mark.django_db
AGENT = "Mozilla/5.0 (Windows NT 10.0) Firefox/130.0"
STANDING = (
    "links", "feedback", "take_down", "portal_map", "accessibility", "privacy", "broadcasts",
    "polls",
)  # fmt: skip


@pytest.fixture
def reader(monkeypatch) -> Client:
    """Somebody at a process that has just begun."""
    monkeypatch.setattr(counting, "tally", Tally())
    monkeypatch.setattr(surroundings, "shown", Surroundings())
    return Client(headers={"user-agent": AGENT})


def test_foot_names_who_answers_and_asks_the_database_nothing(reader):
    Imprint.objects.create(
        body="Liên hiệp các hội tỉnh", responsible="Chủ tịch Hội, bà Lê Thị An",
        address="Số 1 phố Huế", phone="0208 123 456", email="hoi@vidu.vn",
    )  # fmt: skip

    page = reader.get(reverse("news:accessibility")).text
    with CaptureQueriesContext(connection) as asked:
        reader.get(reverse("news:accessibility"))

    for words in ("Cơ quan chủ quản: Liên hiệp các hội tỉnh.", "bà Lê Thị An", "Số 1 phố Huế",
                  'href="mailto:hoi@vidu.vn"'):  # fmt: skip
        assert words in page
    assert len(asked) == 0


def test_a_search_engine_that_comes_first_is_told_who_answers(reader):
    Imprint.objects.create(body="Liên hiệp các hội tỉnh", responsible="Bà An")

    page = Client(headers={"user-agent": "Googlebot/2.1"}).get(reverse("news:accessibility")).text

    assert "Cơ quan chủ quản: Liên hiệp các hội tỉnh." in page


def test_front_page_has_the_newest_recording_and_the_open_poll(reader):
    today = timezone.localdate()
    make_public("Bài được đọc")
    make_public("Bài nữa")
    load_recordings()
    over = Poll.objects.create(
        question="Đã hết hạn?", first_day=today - timedelta(days=2),
        last_day=today - timedelta(days=1),
    )  # fmt: skip
    open_one = Poll.objects.create(
        question="Có tủ sách không?", first_day=today - timedelta(days=9), last_day=today
    )

    page = reader.get(reverse("home")).text

    newest = Recording.objects.public().first()
    assert newest.title in page.partition("<main")[2]
    assert newest.get_absolute_url() in page
    assert open_one.get_absolute_url() in page
    assert over.question not in page


def test_there_is_one_imprint():
    Imprint.objects.create(body="Một", responsible="A")
    Imprint(body="Hai", responsible="B").save()

    assert [each.body for each in Imprint.objects.all()] == ["Hai"]


def test_slogan_and_banners_stand_from_their_first_day_to_their_last(reader, monkeypatch):
    today = timezone.localdate()
    day = timedelta(days=1)
    for text, first, last in (
        ("Nay", today, today), ("Mãi", today - day, None), ("Qua", today - day, today - day),
        ("Mai", today + day, None),
    ):  # fmt: skip
        Notice.objects.create(
            text=f"{text} thi đua", target="/tin/", first_day=first, last_day=last
        )

    page = reader.get(reverse("news:links")).text

    shown = {each for each in ("Nay", "Mãi", "Qua", "Mai") if f"{each} thi đua" in page}
    assert shown == {"Nay", "Mãi"}
    assert '<a href="/tin/">Nay thi đua</a>' in page


def test_change_on_the_desk_is_seen_at_the_next_page(reader):
    operator = make_officer("quan-tri", make_unit(), ("approve",))
    User.objects.filter(pk=operator.pk).update(is_superuser=True)
    reader.get(reverse("news:links"))
    desk = Client()
    desk.force_login(User.objects.get(pk=operator.pk))

    desk.post(
        reverse("admin:news_notice_add"),
        {"text": "Tháng khuyến học", "target": "", "first_day": "01/01/2020", "order": "0"},
    )
    counting.tally.settled_at -= EVERY

    assert "Tháng khuyến học" in reader.get(reverse("news:links")).text


@pytest.mark.parametrize("name", STANDING)
def test_page_is_open_and_in_the_map(client, name):
    answer = client.get(reverse(f"news:{name}"))

    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    assert f'href="{reverse(f"news:{name}")}"' in client.get(reverse("news:portal_map")).text


def test_map_of_the_portal_lists_topics(client):
    topic = make_topic()

    page = client.get(reverse("news:portal_map")).text

    assert topic.get_absolute_url() in page
    assert reverse("news:podcast") in page


def test_links_stand_in_their_groups(client):
    WebLink.objects.create(group="Trung ương", title="Hội", url="https://hoi.vn/")
    WebLink.objects.create(group="Trong tỉnh", title="Sở <b>", url="https://so.vn/", note="Bộ phận")

    with CaptureQueriesContext(connection) as asked:
        page = client.get(reverse("news:links")).text

    assert page.index("Trong tỉnh") < page.index("so.vn") < page.index("Trung ương")
    assert "Sở &lt;b&gt;" in page
    assert len(asked) == 1


def send(client: Client, **given: str):
    opened = signing.dumps(int(time.time()) - 60, salt="news.walls.feedback")
    return client.post(
        reverse("news:feedback"), {"opened": opened, "text": "Trang in bị lệch.", **given}
    )


def test_feedback_goes_to_the_inbox_of_the_home_unit_alone(client):
    home = make_unit()
    answer = send(client, name="Lan", contact="0912 345 678")

    [message] = Feedback.objects.all()
    assert answer.status_code == 302
    assert "Đã nhận góp ý" in client.get(answer["Location"]).text
    assert (message.association, message.contact) == (home, "0912 345 678")
    columns = {field.name for field in Feedback.events.rel.related_model._meta.get_fields()}
    assert not columns & {"name", "contact", "text"}


@pytest.mark.parametrize("given", [{"text": ""}, {"trang_chu": "x"}, {"opened": "x"}])
def test_feedback_has_walls(client, given):
    make_unit()

    answer = send(client, **given)

    assert answer.status_code == 422
    assert "Góp ý chưa được nhận" in answer.text
    assert not Feedback.objects.exists()


def test_feedback_is_settled_on_the_desk_and_not_rewritten(client):
    editor = make_officer("bien-tap", make_unit(), ("edit_news",))
    send(client)
    message = Feedback.objects.get()
    client.force_login(editor)
    url = reverse("admin:news_feedback_change", args=[message.pk])
    form = client.get(url).context["adminform"].form
    sent = {name: form[name].value() or "" for name in form.fields}

    client.post(url, {**sent, "state": "done", "note": "Đã sửa", "text": "Lời khác"})

    message.refresh_from_db()
    assert (message.state, message.handled_by) == ("done", editor)
    assert message.text == "Trang in bị lệch."


def test_a2_feedback_of_another_unit_is_not_there(client):
    make_unit()
    send(client)
    stranger = make_officer("la", make_association("Lạng Sơn", "province"), ("edit_news",))
    client.force_login(stranger)

    answer = client.get(reverse("admin:news_feedback_change", args=[Feedback.objects.get().pk]))

    assert answer.status_code == 404


def test_sample_of_the_portal_is_loaded_once():
    first, second = load_portal(), load_portal()

    assert (first > 3, second) == (True, 0)
    assert Notice.objects.on(timezone.localdate()).exists()
    assert WebLink.objects.count() >= 3
    assert EarlierViews.objects.get().total == 2_284_359
