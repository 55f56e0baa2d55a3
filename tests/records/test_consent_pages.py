"""The officers' pages of consents: who agreed to what for whom, recorded, taken back (Q4)."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from accounts.models import Consent, ConsentGiver, PersonRead, Purpose
from records.consents.recording import agree
from records.models import ConsentPaper, PersonInPhoto, Photo
from records.photos import keep_photo
from tests.factories import make_association, make_officer, make_person
from tests.news.articles import add_photo, draw, make_article

pytestmark = pytest.mark.django_db
SCAN = b"%PDF-1.7 phieu dong y da ky"


@pytest.fixture
def unit():
    return make_association("Võ Nhai", "commune")


@pytest.fixture
def officer(unit, client):
    made = make_officer("can-bo", unit, ("entry",))
    client.force_login(made)
    return made


@pytest.fixture
def child(unit):
    person = make_person("Nguyễn Văn An", unit)
    person.birth_year = timezone.localdate().year - 10
    person.save()
    return person


def send(client, person, content=SCAN, **given):
    said = {
        "giver": "guardian", "purposes": ["process", "publish_name"],
        "on": f"{timezone.localdate():%d/%m/%Y}",
    }  # fmt: skip
    if content is not None:
        said["file"] = SimpleUploadedFile("p.pdf", content)
    return client.post(reverse("consents:person", args=[person.pk]), said | given)


def test_consents_are_recorded_with_their_paper_and_who_read_is_kept(client, officer, child):
    done = send(client, child)
    page = client.get(done["Location"]).text

    [paper] = ConsentPaper.objects.all()
    assert {each.purpose for each in paper.consents.all()} == {"process", "publish_name"}
    assert (paper.giver, paper.added_by) == ("guardian", officer)
    assert "Đã ghi sự đồng ý." in page
    assert "Thiếu: chính người đó" in page
    assert PersonRead.objects.filter(person=child, reader=officer).exists()
    scan = client.get(reverse("consents:paper", args=[paper.pk]))
    assert scan.content == SCAN
    blank = client.get(reverse("consents:blank", args=[child.pk]))
    assert blank.content.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("given", "status", "words"),
    [
        ({"purposes": []}, 422, "ít nhất một việc"),
        ({"giver": "la"}, 422, "Chưa ghi được"),
        ({"content": None}, 422, "bản chụp phiếu"),
        ({"content": b"<html>"}, 409, "Chỉ nhận ảnh JPEG"),
        ({"on": f"{timezone.localdate() + timedelta(days=9):%d/%m/%Y}"}, 409, "chưa đến"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_kept(client, officer, child, given, status, words):
    answer = send(client, child, **given)

    assert (answer.status_code, words in answer.text) == (status, True)
    assert not Consent.objects.exists()


def test_nobody_agrees_for_an_adult(client, officer, child):
    child.birth_year = 1980
    child.save()

    assert "đã đủ 16 tuổi" in send(client, child).text


def test_one_press_takes_a_consent_back_at_once(client, officer, child):
    made = agree(child, purposes=Purpose.values, giver=ConsentGiver.SELF,
                 on=timezone.localdate(), by=officer)  # fmt: skip
    url = reverse("consents:person", args=[child.pk])
    [name] = [each for each in made if each.purpose == Purpose.PUBLISH_NAME]

    done = client.post(url, {"rut": name.pk})
    again = client.post(url, {"rut": name.pk})

    name.refresh_from_db()
    assert (name.withdrawn_on, name.withdrawn_by) == (timezone.localdate(), officer)
    assert Consent.objects.filter(withdrawn_on=None).count() == 2
    assert "Từ bây giờ cổng che" in client.get(done["Location"]).text
    assert again.status_code == 404


def test_a2_others_people_are_not_there_and_looking_is_not_writing(client, officer, child):
    elsewhere = make_person("Người Xa", make_association("Lạng Sơn", "province"))
    looker = make_officer("xem", child.association, ("look",))

    assert send(client, elsewhere).status_code == 404
    client.force_login(looker)
    page = client.get(reverse("consents:person", args=[child.pk]))
    assert "Ghi sự đồng ý</button>" not in page.text
    assert send(client, child).status_code == 403
    assert client.get(reverse("consents:blank", args=[child.pk])).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_list_holds_who_agreed_and_finds_others_by_name(
    client, officer, unit, child, count, django_assert_num_queries
):
    for number in range(count):
        person = make_person(f"Trần Bình {number}", unit)
        agree(person, purposes=["process"], giver="self", on=timezone.localdate(), by=officer)
    client.get(reverse("consents:people"))

    with django_assert_num_queries(11):
        page = client.get(reverse("consents:people"))
    found = client.get(reverse("consents:people"), {"q": "van an"})

    assert len(page.context["rows"]) == count
    assert [row["name"] for row in found.context["rows"]] == ["Nguyễn Văn An"]
    assert client.get(reverse("consents:people"), {"q": "khong co"}).context["rows"] == []


@pytest.fixture
def photo(unit):
    article = make_article("Trao học bổng", association=unit)
    return add_photo(article, alt="Các em học sinh", caption="Các em nhận học bổng")


def test_who_is_seen_in_a_photo_is_marked_and_the_photo_kept_back(
    client, officer, unit, child, photo
):
    other = keep_photo(draw(), association=unit, by=officer, alt="Hội trường", caption="Hội trường")
    Photo.objects.filter(pk=other.pk).update(state="ready", pictures=photo.pictures)
    far = keep_photo(draw(), association=make_association("Lạng Sơn", "province"), by=officer)
    Photo.objects.filter(pk=far.pk).update(state="ready", pictures=photo.pictures)
    url = reverse("consents:photos", args=[child.pk])

    first = client.get(url)
    done = client.post(url, {"co": [photo.pk, other.pk, far.pk], "anh": [photo.pk, far.pk]})
    after = client.get(done["Location"])

    assert [row["name"] for row in first.context["rows"]] == ["Hội trường", "Các em nhận học bổng"]
    assert "1 ảnh đang được giữ lại" in after.text
    assert list(PersonInPhoto.objects.values_list("person", "photo")) == [(child.pk, photo.pk)]
    states = {each.pk: each.state for each in Photo.objects.all()}
    assert states == {photo.pk: "withheld", other.pk: "ready", far.pk: "ready"}
    seen = client.get(reverse("consents:picture", args=[photo.pk]))
    assert (seen.status_code, seen["Content-Type"]) == (200, "image/jpeg")
    assert seen.getvalue().startswith(b"\xff\xd8")
    assert client.get(reverse("consents:picture", args=[far.pk])).status_code == 404

    client.post(url, {"co": [photo.pk]})
    photo.refresh_from_db()
    assert photo.state == "ready"
    assert not PersonInPhoto.objects.exists()


def test_photos_are_found_by_words_and_only_the_page_shown_is_changed(
    client, officer, unit, child, photo
):
    other = keep_photo(draw(), association=unit, by=officer, alt="Hội trường", caption="Hội trường")
    Photo.objects.filter(pk=other.pk).update(state="ready", pictures=photo.pictures)
    url = reverse("consents:photos", args=[child.pk])
    client.post(url, {"co": [photo.pk, other.pk], "anh": [photo.pk, other.pk]})

    found = client.get(url, {"q": "học bổng"})
    done = client.post(f"{url}?q=h%E1%BB%8Dc", {"co": [photo.pk, "x"]})

    assert [row["is_seen"] for row in found.context["rows"]] == [True]
    assert "q=h%E1%BB%8Dc" in done["Location"]
    assert list(PersonInPhoto.objects.values_list("photo", flat=True)) == [other.pk]
    assert client.get(url, {"q": "không có"}).context["rows"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_page_of_photos_asks_as_often_for_three_as_for_one(
    client, officer, unit, child, photo, count, django_assert_num_queries
):
    for number in range(count - 1):
        more = keep_photo(draw(), association=unit, by=officer, alt=f"Ảnh {number}")
        Photo.objects.filter(pk=more.pk).update(state="ready", pictures=photo.pictures)
    url = reverse("consents:photos", args=[child.pk])
    client.get(url)

    with django_assert_num_queries(17):
        page = client.get(url)

    assert len(page.context["rows"]) == count
