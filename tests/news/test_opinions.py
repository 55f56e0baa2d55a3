"""Comments and ratings: the walls, the editor who lets them through, what is kept and what not."""

import time
from datetime import timedelta

import pytest
from django.conf import settings as live
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from news.models import Article, ArticleState, Comment, Readership, Sending
from news.voices import walls
from news.voices.opinions import clear_refused, decide
from tests.factories import make_association, make_officer
from tests.news.articles import make_public, make_unit
from tests.news.vectors import VECTORS

pytestmark = pytest.mark.django_db
TEXT = "Xã tôi cũng làm như vậy và được nhiều nhà theo."


@pytest.fixture
def article() -> Article:
    return make_public("Học bổng vùng cao")


def link(article: Article, name: str = "opinions") -> str:
    return reverse(f"news:{name}", args=[article.pk, article.slug])


def sign(kind: str = "comment", ago: int = 60) -> str:
    """As a page that was opened some seconds ago carries it."""
    return signing.dumps(int(time.time()) - ago, salt=f"news.walls.{kind}")


def send(client: Client, article: Article, **given: str):
    return client.post(link(article), {"opened": sign(), "name": "Lan", "text": TEXT, **given})


def give_stars(client: Client, article: Article, stars: int):
    return client.post(link(article, "rate"), {"opened": sign("rating"), "stars": stars})


def test_comment_waits_and_its_writer_reads_so(client, article):
    answer = send(client, article)
    page = client.get(answer["Location"]).text

    [comment] = Comment.objects.all()
    assert answer.status_code == 302
    assert "lúc này chưa ai khác thấy ý kiến ấy" in page
    assert (comment.state, comment.name, comment.text) == ("waiting", "Lan", TEXT)
    for url in (link(article), article.get_absolute_url()):
        assert TEXT not in client.get(url).text


def test_comment_is_shown_when_the_editor_has_let_it_through(client, article):
    editor = make_officer("duyet", make_unit(), ("edit_news",))
    send(client, article)

    decide(Comment.objects.get(), "approved", editor)

    for url in (link(article), article.get_absolute_url()):
        assert TEXT in client.get(url).text
    decide(Comment.objects.get(), "refused", editor, "Bạn đọc xin gỡ")
    assert TEXT not in client.get(article.get_absolute_url()).text


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"trang_chu": "http://mua-ngay"}, walls.FILLED),
        ({"opened": ""}, walls.TOO_OLD),
        ({"opened": "hỏng"}, walls.TOO_OLD),
        ({"opened": sign("rating")}, walls.TOO_OLD),
        ({"opened": sign(ago=walls.LATEST + 9)}, walls.TOO_OLD),
        ({"text": " \n "}, "Hãy viết ý kiến của bạn."),
        ({"text": "x" * 2001}, "2000"),
        ({"text": "http://a http://b https://c"}, "nhiều nhất 2 liên kết"),
        ({"name": "x" * 61}, "60"),
    ],
)
def test_walls_say_what_is_wrong_and_keep_what_was_typed(client, article, given, words):
    answer = send(client, article, **given)

    assert answer.status_code == 422
    assert words in answer.text
    assert ">Lỗi: " in answer.text.replace("\n", "").replace("<title>", ">")
    assert given.get("text", TEXT).strip() in answer.text
    assert not Comment.objects.exists()


def test_who_is_too_quick_or_too_late_presses_again(client, article):
    """The page that says so carries a moment with which the next try passes."""
    quick = sign(ago=0)
    refused = send(client, article, opened=quick)
    late = send(client, article, opened=sign(ago=walls.LATEST + 9))
    fresh = late.context["form"]["opened"].value()

    assert walls.TOO_SOON in refused.text
    assert refused.context["form"]["opened"].value() == quick
    assert int(time.time()) - signing.loads(fresh, salt="news.walls.comment") < 30


def test_too_many_from_one_address_are_refused_until_the_hour_is_over(article):
    clients = [Client(REMOTE_ADDR="10.0.0.1"), Client(REMOTE_ADDR="10.0.0.2")]
    most = walls.MOST_AN_HOUR["comment"]

    codes = [send(clients[0], article).status_code for _ in range(most + 1)]
    other = send(clients[1], article).status_code
    Sending.objects.update(began_at=timezone.now() - timedelta(hours=1, minutes=1))
    later = send(clients[0], article).status_code

    assert codes == [302] * most + [422]
    assert (other, later) == (302, 302)


def test_no_address_is_kept_and_what_is_kept_goes_the_next_day(client, article):
    send(client, article)
    tomorrow = timezone.localdate() + timedelta(days=1)

    kept = Sending.objects.get()
    forgotten = walls.forget_sendings(tomorrow)

    assert len(bytes(kept.sender)) == 16
    assert b"127.0.0.1" not in bytes(kept.sender)
    assert forgotten == 1
    assert {"news.voices.walls.forget_sendings", "news.voices.opinions.clear_refused"} <= set(
        live.DAILY_WORK
    )


def test_refused_comments_are_deleted_after_30_days(article):
    editor = make_officer("duyet", make_unit(), ("edit_news",))
    for days, state in ((31, "refused"), (29, "refused"), (31, "approved")):
        comment = Comment.objects.create(article=article, text=f"{state} {days}")
        decide(comment, state, editor, "Quảng cáo")
        Comment.objects.filter(pk=comment.pk).update(
            decided_at=timezone.now() - timedelta(days=days)
        )

    cleared = clear_refused(timezone.localdate())

    assert cleared == 1
    assert {each.text for each in Comment.objects.all()} == {"refused 29", "approved 31"}


def test_a5_the_log_holds_who_decided_and_nothing_that_the_reader_typed(client, article):
    send(client, article)

    columns = {field.name for field in Comment.events.rel.related_model._meta.get_fields()}

    assert {"state", "decided_by", "reason"} <= columns
    assert not columns & {"name", "text"}


def test_what_is_not_public_takes_no_comment(client, article):
    Article.objects.filter(pk=article.pk).update(state=ArticleState.WITHDRAWN)

    answers = [client.get(link(article)), send(client, article), give_stars(client, article, 5)]

    assert [each.status_code for each in answers] == [404, 404, 404]


def test_forms_carry_a_token_and_are_in_no_cache(article):
    strict = Client(enforce_csrf_checks=True)
    page = strict.get(link(article))

    refused = send(strict, article)

    assert "no-store" in page["Cache-Control"]
    assert page.text.count("csrfmiddlewaretoken") == 2
    assert refused.status_code == 403


def test_comments_come_out_inert(client, article):
    editor = make_officer("duyet", make_unit(), ("edit_news",))
    for vector in VECTORS:
        comment = Comment.objects.create(article=article, name=vector[:60], text=vector[:2000])
        decide(comment, "approved", editor)

    pages = [client.get(f"{link(article)}?trang={leaf}").text for leaf in range(1, 9)]

    assert len(VECTORS) > 50
    for page in pages:
        body = page.split('class="comments"')[1].split("</ul>")[0]
        assert "<script" not in body.lower()
        assert "<img" not in body.lower()
        assert "<svg" not in body.lower()


def test_list_of_comments_is_bounded(client, article):
    editor = make_officer("duyet", make_unit(), ("edit_news",))
    for number in range(25):
        decide(Comment.objects.create(article=article, text=f"Số {number}."), "approved", editor)

    first, second = client.get(link(article)).text, client.get(f"{link(article)}?trang=2").text
    beside = client.get(article.get_absolute_url()).text

    assert (first.count("<p>Số "), second.count("<p>Số ")) == (20, 5)
    assert beside.count("<p>Số ") == 5
    assert "25 ý kiến" in first


# Ratings


def test_rating_has_average_and_count_and_one_a_browser(article):
    clients = [Client(), Client(), Client()]
    for client, stars in zip(clients, (5, 4, 4), strict=True):
        assert give_stars(client, article, stars).status_code == 302

    assert "Trung bình 4,3 trên 5 sao, 3 lượt" in clients[0].get(link(article)).text
    give_stars(clients[0], article, 1)

    row = Readership.objects.get()
    assert (row.ratings, row.stars) == (3, 9)
    page = clients[0].get(link(article)).text
    assert "Trung bình 3,0 trên 5 sao, 3 lượt" in page
    assert "Trình duyệt này đã cho 1 sao." in page
    assert "3,0 trên 5" in Client().get(article.get_absolute_url()).text


def test_cookie_of_a_rating_is_signed_and_goes_to_this_article_alone(client, article):
    cookie = give_stars(client, article, 5).cookies["kh_danh_gia"]
    other = Client()
    other.cookies["kh_danh_gia"] = cookie.value.replace(f"{article.pk}:5", f"{article.pk}:1")

    give_stars(other, article, 3)

    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (
        article.get_absolute_url(), True, "Lax",
    )  # fmt: skip
    assert Readership.objects.get().stars == 8


@pytest.mark.parametrize("stars", ["0", "6", "", "x", "5.5"])
def test_no_other_stars(client, article, stars):
    answer = give_stars(client, article, stars)

    assert answer.status_code == 422
    assert "Đánh giá chưa được nhận" in answer.text
    assert not Readership.objects.exists()


# The desk


def decide_on_desk(client: Client, comment: Comment, **given: str):
    url = reverse("admin:news_comment_change", args=[comment.pk])
    page = client.get(url)
    form = page.context["adminform"].form
    sent = {name: form[name].value() or "" for name in form.fields}
    return client.post(url, {**sent, **given})


def test_editor_of_the_unit_decides_on_the_desk(client, article):
    editor = make_officer("bien-tap", make_unit(), ("edit_news",), name="Biên Tập")
    comment = Comment.objects.create(article=article, name="Lan", text=TEXT)
    client.force_login(editor)

    refused = decide_on_desk(client, comment, state="refused")
    done = decide_on_desk(client, comment, state="approved", text="Lời khác")

    comment.refresh_from_db()
    assert "Không đăng ý kiến thì hãy ghi lý do." in refused.text
    assert done.status_code == 302
    assert (comment.state, comment.decided_by, comment.text) == ("approved", editor, TEXT)
    assert comment.decided_at is not None


def decide_on_list(client: Client, action: str, comments: list[Comment], **given: str):
    keys = {"action": action, "_selected_action": [each.pk for each in comments]}
    return client.post(reverse("admin:news_comment_changelist"), {**keys, **given}, follow=True)


def test_editor_lets_several_through_and_refuses_several_with_one_reason(client, article):
    editor = make_officer("bien-tap", make_unit(), ("edit_news",), name="Biên Tập")
    comments = [Comment.objects.create(article=article, text=f"{TEXT} {n}") for n in range(5)]
    client.force_login(editor)

    shown = decide_on_list(client, "let_through", comments[:2])
    asked = decide_on_list(client, "refuse", comments[2:4])
    wordless = decide_on_list(client, "refuse", comments[2:4], **{"ly-do": "  "})
    waiting = set(Comment.objects.filter(state="waiting").values_list("pk", flat=True))
    refused = decide_on_list(client, "refuse", comments[2:4], **{"ly-do": "Quảng cáo"})

    assert "Đã cho đăng 2 ý kiến." in shown.text
    assert all(each.text in asked.text for each in comments[2:4])
    assert "Hãy ghi lý do." in wordless.text
    assert waiting == {each.pk for each in comments[2:]}
    assert "Không đăng 2 ý kiến." in refused.text
    assert list(
        Comment.objects.order_by("pk").values_list("state", "reason", "decided_by")
    ) == [
        ("approved", "", editor.pk), ("approved", "", editor.pk),
        ("refused", "Quảng cáo", editor.pk), ("refused", "Quảng cáo", editor.pk),
        ("waiting", "", None),
    ]  # fmt: skip


def test_a2_comments_of_another_units_article_are_not_decided_from_the_list(client, article):
    other = make_association("Lạng Sơn", "province")
    theirs = Comment.objects.create(
        article=make_public("Bài tỉnh khác", association=other), text=TEXT
    )
    client.force_login(make_officer("bien-tap", make_unit(), ("edit_news",), name="Biên Tập"))
    looks = make_officer("xem", make_unit(), ("look",), name="Người Xem")

    decide_on_list(client, "let_through", [theirs])
    client.force_login(looks)
    decide_on_list(client, "let_through", [Comment.objects.create(article=article, text=TEXT)])

    assert set(Comment.objects.values_list("state", flat=True)) == {"waiting"}


def test_a2_comment_of_another_units_article_is_not_there(client, article):
    stranger = make_officer(
        "la", make_association("Lạng Sơn", "province"), ("edit_news",), name="Người Lạ"
    )
    comment = Comment.objects.create(article=article, text=TEXT)
    client.force_login(stranger)

    answer = client.get(reverse("admin:news_comment_change", args=[comment.pk]))

    assert answer.status_code == 404
