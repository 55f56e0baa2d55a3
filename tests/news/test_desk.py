"""Articles on the desk: written, led on by four eyes, shown beforehand, photos with their words."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from news.bodies import EXTENSIONS
from news.models import Article, Document
from news.publishing import STEPS
from records.models import Photo
from tests.factories import make_association, make_officer
from tests.news.articles import (
    add_photo,
    draw,
    make_article,
    make_document,
    make_public,
    make_topic,
    make_unit,
)
from tests.records.test_photos import make_bomb

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer():
    return make_officer("viet", make_unit(), ("edit_news",), name="Người Viết")


@pytest.fixture
def chair():
    return make_officer("chu-tich", make_unit(), ("approve",), name="Chủ Tịch")


@pytest.fixture
def neighbour():
    elsewhere = make_association("Lạng Sơn", "province")
    return make_officer("ban", elsewhere, ("edit_news", "approve"), name="Láng Giềng")


def sign_in(user) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def fill(**more: object) -> dict[str, object]:
    """What the form of an article sends."""
    return {
        "association": make_unit().pk, "topic": make_topic().pk, "title": "Trao học bổng",
        "abstract": "Một việc của hội.", "body": "<p>Hội trao học bổng.</p>",
        "byline": "Ban Biên tập",
        "shown-TOTAL_FORMS": "0", "shown-INITIAL_FORMS": "0", **more,
    }  # fmt: skip


def refill(client: Client, article: Article, **more: object) -> dict[str, object]:
    """The same for an article that is there, with its mark."""
    page = client.get(reverse("admin:news_article_change", args=[article.pk]))
    form = page.context["adminform"].form
    sent = {name: form[name].value() for name in form.fields}
    kept = {name: "" if value is None else value for name, value in sent.items()}
    return {**kept, "shown-TOTAL_FORMS": "0", "shown-INITIAL_FORMS": "0", **more}


def take(client: Client, article: Article, step: str, **more: object):
    url = reverse("admin:news_article_steps", args=[article.pk])
    answer = client.post(url, {"step": step, **more})
    article.refresh_from_db()
    return answer


def test_article_goes_from_draft_to_readers_by_four_eyes(writer, chair):
    """N1: who wrote it does not publish it."""
    writing = sign_in(writer)
    added = writing.post(reverse("admin:news_article_add"), fill())
    article = Article.objects.get()

    early = take(writing, article, "publish")
    take(writing, article, "send")
    own = take(writing, article, "publish")
    done = take(sign_in(chair), article, "publish")

    assert added.status_code == 302
    assert (article.written_by, article.edited_by, article.sent_by) == (writer, writer, writer)
    assert [early.status_code, own.status_code, done.status_code] == [403, 403, 302]
    assert "cần người khác duyệt đăng" in own.text
    assert (article.state, article.published_by, article.is_public) == ("published", chair, True)


def test_who_corrected_a_word_has_his_hand_in_it_too(writer, chair):
    article = make_article("Bài", written_by=writer, edited_by=writer)
    take(sign_in(writer), article, "send")
    both = make_officer("ca-hai", make_unit(), ("edit_news", "approve"))
    client = sign_in(both)

    client.post(
        reverse("admin:news_article_change", args=[article.pk]),
        refill(client, article, title="Bài đã sửa"),
    )
    refused = take(client, article, "publish")

    assert (article.title, article.edited_by) == ("Bài đã sửa", both)
    assert refused.status_code == 403


def test_schedule_withdraw_and_reopen_with_reasons_in_the_log(writer, chair):
    article = make_article("Bài", written_by=writer, edited_by=writer)
    take(sign_in(writer), article, "send")
    client = sign_in(chair)
    tomorrow = timezone.localtime() + timedelta(days=1)

    past = take(client, article, "schedule", hour="01/01/2020 07:00")
    take(client, article, "schedule", hour=f"{tomorrow:%d/%m/%Y %H:%M}")
    was = (article.state, article.is_public, timezone.localtime(article.publish_at).date())
    silent = take(client, article, "withdraw")
    take(client, article, "withdraw", reason="Sai tên người")

    event = article.events.latest("pgh_id")
    assert (past.status_code, "sau lúc này" in past.text) == (409, True)
    assert was == ("scheduled", False, tomorrow.date())
    assert (silent.status_code, "Hãy ghi lý do" in silent.text) == (409, True)
    assert (article.state, event.pgh_context.metadata["reason"]) == ("withdrawn", "Sai tên người")
    assert take(sign_in(writer), article, "reopen").status_code == 302
    assert (article.state, article.publish_at, article.published_by) == ("draft", None, None)


def test_photo_without_words_for_the_blind_keeps_the_article_back(writer, chair):
    """N1: alt text is required to publish."""
    article = make_article("Bài", written_by=writer)
    photo = add_photo(article, alt="")
    take(sign_in(writer), article, "send")

    refused = take(sign_in(chair), article, "publish")
    Photo.objects.filter(pk=photo.pk).update(alt="Đồi chè")
    done = take(sign_in(chair), article, "publish")

    assert (refused.status_code, "Ảnh 1 chưa có chữ thay ảnh" in refused.text) == (409, True)
    assert (done.status_code, article.state) == (302, "published")


def test_numbers_without_a_source_need_a_reason(writer, chair):
    article = make_article("Bài", body="<p>Hội có 63.979 hội viên.</p>", written_by=writer)
    take(sign_in(writer), article, "send")

    refused = take(sign_in(chair), article, "publish")
    done = take(sign_in(chair), article, "publish", reason="Số do hội tự đếm, đã kiểm tra")

    assert (refused.status_code, "Số “63.979” không khớp" in refused.text) == (409, True)
    assert (done.status_code, article.state) == (302, "published")


def test_what_is_out_is_not_changed_under_its_readers(writer):
    article = make_public("Bài đã đăng")
    client = sign_in(writer)
    url = reverse("admin:news_article_change", args=[article.pk])

    page, sent = client.get(url), client.post(url, fill(title="Lén sửa"))

    article.refresh_from_db()
    assert (page.status_code, sent.status_code, article.title) == (200, 403, "Bài đã đăng")
    assert 'name="title"' not in page.text


def test_a2_an_article_of_another_unit_is_not_there(neighbour, writer):
    """Neither its pages nor its steps; and nobody writes in the name of another unit."""
    article = make_article("Bài", written_by=writer)
    client = sign_in(neighbour)

    answers = {
        name: client.get(reverse(f"admin:news_article_{name}", args=[article.pk])).status_code
        for name in ("change", "history", "steps", "preview")
    }
    posted = {step: take(client, article, step, reason="x").status_code for step in STEPS}
    added = client.post(reverse("admin:news_article_add"), fill())

    assert set(answers.values()) == {404}
    assert set(posted.values()) == {404}
    assert "association" in added.context["adminform"].form.errors
    assert Article.objects.count() == 1


def test_who_may_only_look_gets_a_reason():
    looker = make_officer("xem", make_unit(), ("look",))
    article = make_article("Bài")
    client = sign_in(looker)

    seen = client.get(reverse("admin:news_article_steps", args=[article.pk]))
    refused = {step: take(client, article, step, reason="x") for step in STEPS}

    assert seen.status_code == 200
    assert "chưa được giao việc" in seen.text
    assert {answer.status_code for answer in refused.values()} == {403}
    assert article.state == "draft"


def test_operator_signs_nothing():
    operator = make_officer("van-hanh", make_unit(), ())
    operator.is_superuser = True
    operator.save()
    article = make_article("Bài")

    assert take(sign_in(operator), article, "send").status_code == 403


def test_preview_shows_the_article_to_its_editors_only(writer):
    article = make_article("Chỉ người biên tập thấy", written_by=writer)
    url = reverse("admin:news_article_preview", args=[article.pk])

    own, stranger = sign_in(writer).get(url), Client().get(url)

    assert (own.status_code, stranger.status_code) == (200, 302)
    assert "Bản xem trước" in own.text
    assert "no-store" in own["Cache-Control"]


def test_photos_are_sent_with_the_article_and_hostile_ones_refused(writer):
    client = sign_in(writer)
    photo = {"shown-TOTAL_FORMS": "1", "shown-0-order": "1", "shown-0-alt": "Đồi chè",
             "shown-0-caption": "Đồi chè <b>Tân Cương</b>"}  # fmt: skip
    bomb = draw()
    bomb.file.seek(0)
    bomb.file.truncate()
    bomb.file.write(make_bomb(12_000))
    bomb.size = bomb.file.tell()
    bomb.seek(0)

    refused = client.post(
        reverse("admin:news_article_add"), fill(**photo, **{"shown-0-file": bomb})
    )
    nothing = client.post(reverse("admin:news_article_add"), fill(**photo))
    done = client.post(reverse("admin:news_article_add"), fill(**photo, **{"shown-0-file": draw()}))

    article = Article.objects.get()
    kept = article.shown.get().photo
    assert "quá nhiều điểm ảnh" in refused.text
    assert "Hãy chọn tệp ảnh" in nothing.text
    assert done.status_code == 302
    assert (kept.alt, kept.uploaded_by, kept.association) == ("Đồi chè", writer, make_unit())


def test_editor_gets_its_buttons_as_data_and_nothing_is_inline(writer):
    page = sign_in(writer).get(reverse("admin:news_article_add"))

    widget = page.context["adminform"].form["body"].field.widget.get_context("body", "", {})
    assert json.loads(widget["widget"]["attrs"]["data-article-editor"]) == EXTENSIONS
    assert "importmap" not in page.text
    assert 'type="module"' in page.text
    assert page.text.index("editor-words.js") < page.text.index("article-editor.js")


def test_documents_are_cited_by_all_and_changed_by_their_unit(writer, neighbour):
    document = make_document("1/QĐ")
    url = reverse("admin:news_document_change", args=[document.pk])

    own, other = sign_in(writer).get(url), sign_in(neighbour).get(url)

    assert (own.status_code, other.status_code) == (200, 200)
    assert ('name="number"' in own.text, 'name="number"' in other.text) == (True, False)
    assert sign_in(neighbour).post(url, {"number": "2/QĐ"}).status_code == 403
    assert Document.objects.get().number == "1/QĐ"
