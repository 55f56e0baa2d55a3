"""Polls: one vote a browser, sums alone, open from a day to a day."""

import time
from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from news.models import Poll, PollAnswer
from news.voices.polls import measure_share

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def make_poll(first: int = -1, last: int = 1) -> Poll:
    """A poll whose days are counted from today."""
    today = timezone.localdate()
    poll = Poll.objects.create(
        question="Nhà bạn có tủ sách không?", first_day=today + first * DAY,
        last_day=today + last * DAY,
    )  # fmt: skip
    for order, text in enumerate(("Có", "Không"), start=1):
        poll.answers.create(text=text, order=order)
    return poll


def vote(client: Client, poll: Poll, text: str = "Có", **given: str):
    opened = signing.dumps(int(time.time()) - 60, salt="news.walls.vote")
    answer = PollAnswer.objects.get(poll=poll, text=text).pk
    return client.post(poll.get_absolute_url(), {"opened": opened, "answer": answer, **given})


def read_votes(poll: Poll) -> dict[str, int]:
    return dict(poll.answers.values_list("text", "votes"))


def test_one_vote_a_browser_and_the_result_in_numbers():
    poll = make_poll()
    clients = [Client(), Client(), Client()]
    for client, text in zip(clients, ("Có", "Có", "Không"), strict=True):
        assert vote(client, poll, text).status_code == 302

    vote(clients[0], poll, "Không")

    page = clients[0].get(poll.get_absolute_url()).text
    assert read_votes(poll) == {"Có": 2, "Không": 1}
    assert "Đã ghi lựa chọn của bạn." in page
    assert 'name="answer"' not in page
    assert "66,7\u00a0%" in page
    assert '<rect width="66.7"' in page
    assert "3 lượt chọn" in page


def test_cookie_knows_that_it_voted_and_not_for_what():
    poll, other = make_poll(), make_poll()
    client = Client()

    cookie = vote(client, poll).cookies["kh_tham_do"]

    assert cookie.value.split(":")[0] == str(poll.pk)
    assert cookie["path"] == poll.get_absolute_url()
    assert vote(client, other).status_code == 302
    assert read_votes(other)["Có"] == 1


@pytest.mark.parametrize(("first", "last", "status"), [(-9, -1, 200), (1, 9, 404)])
def test_outside_its_days_a_poll_takes_no_vote(client, first, last, status):
    poll = make_poll(first, last)

    page = client.get(poll.get_absolute_url())
    vote(client, poll)

    assert page.status_code == status
    assert 'name="answer"' not in page.text
    assert read_votes(poll) == {"Có": 0, "Không": 0}


@pytest.mark.parametrize("given", [{"answer": ""}, {"answer": "987654"}, {"trang_chu": "x"}])
def test_wrong_votes_are_refused_with_a_sentence(client, given):
    poll = make_poll()

    answer = vote(client, poll, **given)

    assert answer.status_code == 422
    assert "Chưa nhận được lựa chọn" in answer.text
    assert read_votes(poll) == {"Có": 0, "Không": 0}


def test_answer_of_another_poll_is_none(client):
    poll, other = make_poll(), make_poll()
    foreign = other.answers.first().pk

    vote(client, poll, answer=str(foreign))

    assert read_votes(other) == read_votes(poll) == {"Có": 0, "Không": 0}


def test_list_shows_begun_polls_with_their_state(client):
    make_poll()
    make_poll(-9, -2)
    make_poll(2, 3)

    page = client.get(reverse("news:polls")).text

    assert page.count("Nhà bạn có tủ sách không?") == 2
    assert (page.count("Nhận ý kiến đến hết ngày"), page.count("Đã kết thúc ngày")) == (1, 1)


def test_share_is_of_all_votes():
    assert str(measure_share(1, 3)) == "33.3"
    assert measure_share(0, 0) is None
