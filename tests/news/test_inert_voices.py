"""What readers, editors and operators write beside articles is inert: pages, podcast, desk.

Every vector stands in a row of its own, so that one request shows all of them, and is read there
letter by letter. ASVS 1.2.1, 1.3.1; ecosystem.md E4.
"""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from associations.models import Association
from news.models import Comment, Feedback, Imprint, Notice, Poll, Recording, WebLink
from news.portal import surroundings
from news.portal.surroundings import Surroundings
from news.voices import opinions, polls
from tests.markup import Reader, straighten
from tests.news.articles import make_public, make_publisher, make_unit
from tests.news.test_broadcasts import make_recording
from tests.news.vectors import VECTORS as ALL

pytestmark = pytest.mark.django_db
VECTORS = list(dict.fromkeys(ALL))
IN_LISTS = 60  # letters; lists of the desk cut what is longer


def find_missing(page: Reader, most: int | None = None) -> set[str]:
    """The vectors that do not stand on the page as words, ``most`` letters of each."""
    return {each for each in VECTORS if straighten(each[:most]) not in page.words}


@pytest.fixture(autouse=True)
def _all_on_one_leaf(monkeypatch) -> None:
    monkeypatch.setattr(opinions, "A_LEAF", 1000)
    monkeypatch.setattr(polls, "A_LEAF", 1000)


@pytest.fixture
def days() -> dict:
    today = timezone.localdate()
    return {"first_day": today - timedelta(days=1), "last_day": today + timedelta(days=1)}


@pytest.fixture
def chief() -> Client:
    """The desk, as the one who sees all of it."""
    client = Client()
    client.force_login(User.objects.create(username="van-hanh", is_superuser=True))
    return client


def test_comments_are_inert_on_the_article_and_on_the_desk(client, chief):
    article, by = make_public(), make_publisher()
    Comment.objects.bulk_create(
        Comment(article=article, name=vector[:60], text=vector, state="approved",
                decided_at=timezone.now(), decided_by=by)
        for vector in VECTORS
    )  # fmt: skip

    page = Reader(client.get(reverse("news:opinions", args=[article.pk, article.slug])).text)
    front = Reader(client.get(article.get_absolute_url()).text)
    desk = Reader(chief.get(reverse("admin:news_comment_changelist"), {"all": ""}).text)

    assert (page.faults, front.faults, desk.faults) == ([], [], [])
    assert find_missing(page) == set()
    assert find_missing(desk, IN_LISTS) == set()


def test_polls_and_their_answers_are_inert_before_and_after_the_vote(client, days):
    poll = Poll.objects.create(question=VECTORS[7], **days)
    for order, vector in enumerate(VECTORS):
        poll.answers.create(text=vector, order=order, votes=order)
        Poll.objects.create(
            question=vector, first_day=days["first_day"], last_day=days["first_day"]
        )
    over = Poll.objects.filter(last_day=days["first_day"]).first()
    for vector in VECTORS:
        over.answers.create(text=vector)

    pages = [Reader(client.get(each.get_absolute_url()).text) for each in (poll, over)]
    listed = Reader(client.get(reverse("news:polls")).text)

    assert [page.faults for page in (*pages, listed)] == [[], [], []]
    assert [find_missing(page) for page in (*pages, listed)] == [set(), set(), set()]


def test_banners_imprint_and_front_page_are_inert(client, days, monkeypatch):
    """Each vector in the foot, a banner, the poll and the recording of the front page."""
    imprint = Imprint.objects.create(body="Tỉnh", responsible="Bà An")
    notice = Notice.objects.create(text="Thi đua", **days)
    poll = Poll.objects.create(question="Có tủ sách?", **days)
    recording = make_recording(article=make_public())
    monkeypatch.setattr(surroundings, "shown", Surroundings())
    faults, missing = {}, {}

    for vector in VECTORS:
        for row, fields in (
            (imprint, ("body", "responsible", "address", "phone", "email", "licence")),
            (notice, ("text",)), (poll, ("question",)), (recording, ("title", "abstract")),
        ):  # fmt: skip
            longest = {name: row._meta.get_field(name).max_length for name in fields}
            type(row).objects.filter(pk=row.pk).update(
                **{name: vector[:most] for name, most in longest.items()}
            )
        surroundings.renew()
        page = Reader(client.get("/").text)
        if page.faults:
            faults[vector] = page.faults
        if (times := page.words.count(straighten(vector))) < 5:
            missing[vector] = times

    assert (faults, missing) == ({}, {})


def test_link_directory_is_inert_and_takes_no_address_that_runs(client):
    WebLink.objects.bulk_create(
        WebLink(group=vector[:80], title=vector, note=vector, url=f"https://hoi.vn/{place}?{vector}")
        for place, vector in enumerate(VECTORS)
    )  # fmt: skip

    page = Reader(client.get(reverse("news:links")).text)

    assert page.faults == []
    assert find_missing(page) == set()


def test_podcast_is_well_formed_and_its_pages_are_inert(client):
    first = make_recording()
    for place, vector in enumerate(VECTORS):
        Recording.objects.create(
            association=first.association, title=vector, abstract=vector, transcript=vector,
            aired_on=first.aired_on + timedelta(days=place), file=first.file, kind=first.kind,
            sha256=f"{place:064}", size=first.size, is_public=True,
        )  # fmt: skip

    feed = ElementTree.fromstring(client.get(reverse("news:podcast")).content)
    pages = [Reader(client.get(reverse("news:broadcasts"), {"trang": leaf}).text)
             for leaf in range(1, 12)]  # fmt: skip
    each = [Reader(client.get(one.get_absolute_url()).text) for one in Recording.objects.all()]

    titles = {straighten(item.findtext("title") or "") for item in feed.iter("item")}
    assert titles == {straighten(title) for title in list_newest()}
    assert {fault for page in (*pages, *each) for fault in page.faults} == set()
    said = " ".join(page.words for page in each)
    assert {vector for vector in VECTORS if straighten(vector) not in said} == set()


def list_newest() -> set[str]:
    """The titles that the feed has room for."""
    return set(Recording.objects.public().values_list("title", flat=True)[:50])


def test_feedback_and_names_of_officers_are_inert_on_the_desk(chief):
    unit = make_unit()
    Feedback.objects.bulk_create(
        Feedback(association=unit, name=vector[:80], contact=vector[:120], text=vector)
        for vector in VECTORS
    )
    message = Feedback.objects.get(text=VECTORS[7])

    listed = Reader(chief.get(reverse("admin:news_feedback_changelist"), {"all": ""}).text)
    change = Reader(chief.get(reverse("admin:news_feedback_change", args=[message.pk])).text)

    assert (listed.faults, change.faults) == ([], [])
    assert find_missing(listed, IN_LISTS) == set()
    assert VECTORS[7] in change.words
    assert Association.objects.count() == 1
