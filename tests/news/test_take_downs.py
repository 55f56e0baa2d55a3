"""Anybody asks to have a name or a photo taken down; the staff answer and do it at once (Q4)."""

import time
from datetime import date, timedelta

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import ConsentGiver, Purpose
from news.desk_inbox import list_waiting
from news.models import Feedback, TakeDown
from news.voices.take_downs import count_term, erase_requests, read_page
from records.consents.recording import agree
from records.models import PhotoState
from records.retention import erase_due, load_retention
from tests.factories import make_association, make_officer, make_person
from tests.news.articles import add_photo, make_public, make_unit

pytestmark = pytest.mark.django_db
SAID = {
    "page": "/", "about": "Nguyễn Văn An", "relation": "guardian", "reason": "Ảnh con tôi.",
    "contact": "0912 345 678",
}  # fmt: skip


def send(client: Client, **given: str):
    opened = signing.dumps(int(time.time()) - 60, salt="news.walls.take_down")
    return client.post(reverse("news:take_down"), {"opened": opened, **SAID, **given})


@pytest.fixture
def clerk():
    return make_officer("van-phong", make_unit(), ("entry",))


def answer(client: Client, request: TakeDown, **given: object):
    """As the desk sends the form back."""
    url = reverse("admin:news_takedown_change", args=[request.pk])
    form = client.get(url).context["adminform"].form
    sent = {form[name].html_name: form[name].value() or "" for name in form.fields}
    return client.post(url, {**sent, **given})


def test_request_waits_on_the_desk_with_its_terms(client, clerk):
    done = send(client)

    [row] = TakeDown.objects.all()
    today = timezone.localdate()
    assert "Đã nhận đề nghị" in client.get(done["Location"]).text
    assert (row.association, row.page, row.state) == (make_unit(), "/", "new")
    assert row.finish_by == today + timedelta(days=15)
    [line] = [each for each in list_waiting(clerk) if "đề nghị gỡ" in each["name"]]
    assert (line["state"], line["word"]) == ("not_submitted", "có hạn")
    TakeDown.objects.update(reply_by=today - timedelta(days=1))
    assert list_waiting(clerk)[0]["state"] == "overdue"
    stranger = make_officer("la", make_association("Lạng Sơn", "province"), ("entry",))
    assert list_waiting(stranger) == []
    kept = {field.name for field in TakeDown.events.rel.related_model._meta.get_fields()}
    assert not kept & {"page", "about", "reason", "name", "contact", "answer"}


@pytest.mark.parametrize(
    "given",
    [{"about": ""}, {"reason": " "}, {"relation": "la"}, {"trang_chu": "x"}, {"opened": "x"},
     {"page": "https://la.example/"}, {"page": "/khong-co-trang-nay/"}],
)  # fmt: skip
def test_request_has_walls(client, given):
    make_unit()

    refused = send(client, **given)

    assert (refused.status_code, TakeDown.objects.count()) == (422, 0)
    assert "Đề nghị chưa được nhận" in refused.text


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("/tin/", "/tin/"),
        (" http://hoi.example/tin/?trang=2#x ", "/tin/"),
        ("hoi.example/tin/", "/tin/"),
        ("//la.example/tin/", None),
        ("javascript:alert(1)", None),
        ("http://[x/", None),
        ("/Q/%00/x", None),
    ],
)
def test_address_of_a_page_is_read_as_people_copy_it(text, page):
    assert read_page(text, "hoi.example") == page


def test_page_with_a_name_leads_to_the_form_with_its_address(client):
    article = make_public()
    url = f"{reverse('news:take_down')}?trang={article.get_absolute_url()}"

    assert url in client.get(article.get_absolute_url()).text
    assert f'value="{article.get_absolute_url()}"' in client.get(url).text


def test_working_days_pass_over_the_week_end():
    friday = date(2026, 11, 20)

    assert count_term("reply", friday) == date(2026, 11, 24)
    assert count_term("finish", friday) == date(2026, 12, 5)


def test_answer_withdraws_consents_and_hides_the_photo_in_one_step(client, clerk):
    article = make_public()
    first, second = add_photo(article), add_photo(article)
    person = make_person("Nguyễn Văn An", article.association)
    agree(person, purposes=Purpose.values, giver=ConsentGiver.SELF, on=timezone.localdate(),
          by=clerk)  # fmt: skip
    send(client, page=article.get_absolute_url())
    request = TakeDown.objects.get()
    client.force_login(clerk)

    done = answer(
        client, request, person=person.pk, withheld=[first.pk], state="done", answer="Đã gỡ."
    )

    assert done.status_code == 302, done.context["adminform"].form.errors
    request.refresh_from_db()
    for photo in (first, second):
        photo.refresh_from_db()
    held = person.consents.filter(withdrawn_on=None)
    assert [each.purpose for each in held] == [Purpose.PROCESS]
    assert (first.state, second.state) == (PhotoState.WITHHELD, PhotoState.READY)
    assert (request.state, request.handled_by) == ("done", clerk)
    assert list_waiting(clerk) == []

    answer(client, request, withheld=[])
    first.refresh_from_db()
    assert first.state == PhotoState.READY


def test_answer_is_owed_and_others_records_stay(client, clerk):
    elsewhere = make_person("Người Xa", make_association("Lạng Sơn", "province"))
    send(client)
    request = TakeDown.objects.get()
    client.force_login(clerk)

    mute = answer(client, request, state="refused")
    wrong = answer(client, request, state="done", answer="Đã gỡ.", person=elsewhere.pk)

    assert "Hãy ghi câu trả lời" in mute.text
    assert wrong.status_code == 200
    request.refresh_from_db()
    assert request.state == "new"


def test_photos_of_others_and_of_no_article_are_not_offered(client, clerk):
    article = make_public(association=make_association("Lạng Sơn", "province"))
    add_photo(article)
    send(client, page=article.get_absolute_url())
    client.force_login(clerk)
    url = reverse("admin:news_takedown_change", args=[TakeDown.objects.get().pk])

    assert client.get(url).context["adminform"].form.fields["withheld"].choices == []


def test_settled_requests_and_messages_end_with_their_terms(client, clerk):
    load_retention()
    send(client)
    late = timezone.localdate() + timedelta(days=4000)
    Feedback.objects.create(association=make_unit(), text="Cảm ơn.", state="done")
    Feedback.objects.create(association=make_unit(), text="Còn chờ.")
    assert erase_requests(late) == 0
    TakeDown.objects.update(
        state="refused", answer="Không.", handled_by=clerk, handled_at=timezone.now()
    )

    erase_due(late)

    assert (TakeDown.objects.count(), Feedback.objects.get().text) == (0, "Còn chờ.")
