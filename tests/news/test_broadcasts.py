"""Recordings: what is taken in, how it is heard in parts, the pages and the podcast."""

import io
from datetime import date
from xml.etree import ElementTree

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageChops, ImageOps

from news.broadcasts import files
from news.broadcasts.podcast import SPACE
from news.models import Recording
from news.sample.sounds import make_tone
from tests.factories import make_association, make_officer
from tests.news.articles import make_article, make_public, make_unit

pytestmark = pytest.mark.django_db
HEADS = {
    "mp3": b"ID3\x04\x00", "mp3 without tags": b"\xff\xfb\x90\x00", "m4a": b"\0\0\0\x20ftypM4A \0",
    "ogg": b"OggS\0\x02",
}  # fmt: skip


def make_recording(title: str = "Buổi thứ nhất", content: bytes = b"", **fields) -> Recording:
    given = {
        "association": make_unit(), "aired_on": date(2026, 1, 5), "transcript": "Chào bà con.",
        "is_public": True,
    }  # fmt: skip
    recording = Recording(title=title, **(given | fields))
    files.take_in(recording, SimpleUploadedFile("a.wav", content or make_tone(0)))
    recording.save()
    return recording


def link_file(recording: Recording) -> str:
    return reverse("news:recording_file", args=[recording.pk, recording.kind])


def read(answer) -> bytes:
    return b"".join(answer) if answer.streaming else answer.content


@pytest.mark.parametrize("kind", HEADS)
def test_kind_is_told_by_content_whatever_the_name(kind):
    recording = Recording()

    files.take_in(recording, SimpleUploadedFile("bai.txt", HEADS[kind] + bytes(50)))

    assert recording.kind == kind.split()[0]
    assert len(recording.sha256) == 64


@pytest.mark.parametrize(
    "content",
    [b"", b"<html><script>alert(1)</script>", b"\x89PNG\r\n\x1a\n" + bytes(20), b"RIFFxxxxAVI ",
     b"\0\0\0\x20ftypheic", b"RIFF\0\0\0\0WAVEhong"],
)  # fmt: skip
def test_what_is_no_sound_is_refused_with_a_sentence(content):
    with pytest.raises(ValidationError, match=r"^\['Tệp "):
        files.take_in(Recording(), SimpleUploadedFile("bai.mp3", content))


def test_what_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(files, "MOST_BYTES", 10)

    with pytest.raises(ValidationError, match="không nặng quá"):
        files.take_in(Recording(), SimpleUploadedFile("bai.mp3", HEADS["mp3"] + bytes(10)))


def test_length_of_a_wave_is_measured():
    assert make_recording().seconds == 5
    assert files.measure_wave(io.BytesIO(make_tone(3))) == 5


@pytest.mark.parametrize(
    ("wanted", "status", "start", "end"),
    [("bytes=0-1", 206, 0, 2), ("bytes=10-", 206, 10, None), ("bytes=-4", 206, -4, None),
     ("bytes=5-999999999", 206, 5, None), ("bytes=-", 200, 0, None), ("hỏng", 200, 0, None)],
)  # fmt: skip
def test_players_get_the_part_that_they_ask_for(client, wanted, status, start, end):
    recording = make_recording()
    whole = make_tone(0)

    answer = client.get(link_file(recording), headers={"range": wanted})

    assert answer.status_code == status
    assert read(answer) == whole[start:end]
    assert (answer["Content-Type"], answer["Accept-Ranges"]) == ("audio/wav", "bytes")
    assert answer["X-Content-Type-Options"] == "nosniff"
    if status == 206:
        first = start % len(whole)
        last = (len(whole) if end is None else end) - 1
        assert answer["Content-Range"] == f"bytes {first}-{last}/{len(whole)}"


def test_part_past_the_end_is_not_there(client):
    answer = client.get(link_file(make_recording()), headers={"range": "bytes=999999-"})

    assert (answer.status_code, answer["Content-Range"]) == (416, f"bytes */{len(make_tone(0))}")


def test_pages_hold_a_player_the_words_and_the_article(client):
    article = make_public("Bài được đọc")
    recording = make_recording(article=article, transcript="")
    other = make_recording("Buổi thứ hai")

    listed = client.get(reverse("news:broadcasts")).text
    page = client.get(recording.get_absolute_url()).text
    words = client.get(other.get_absolute_url()).text
    reads = client.get(article.get_absolute_url()).text

    for text in (listed, page, reads):
        assert f'<audio controls preload="none" src="{link_file(recording)}"' in text
        assert "Dài 0:05." in text
    assert "Bài được đọc" in page
    assert "Chào bà con." in words
    assert "media-src 'self'" in client.get(article.get_absolute_url())["Content-Security-Policy"]


def test_what_is_not_public_is_not_heard(client):
    draft = make_article("Nháp")
    recording = make_recording(is_public=False)
    reads_draft = make_recording("Đọc bài nháp", article=draft)

    for url in (recording.get_absolute_url(), link_file(recording)):
        assert client.get(url).status_code == 404
    assert recording.title not in client.get(reverse("news:broadcasts")).text
    assert recording.title not in client.get(reverse("news:podcast")).text
    assert "Nháp" not in client.get(reads_draft.get_absolute_url()).text


def test_podcast_has_enclosures_and_lengths(client):
    recording = make_recording("Một & <b>hai</b>", abstract="Giới thiệu")

    answer = client.get(reverse("news:podcast"))

    root = ElementTree.fromstring(answer.content)
    [item] = root.iter("item")
    enclosure = item.find("enclosure").attrib
    assert item.findtext("title") == "Một & <b>hai</b>"
    assert enclosure == {
        "url": f"http://testserver{link_file(recording)}", "length": str(len(make_tone(0))),
        "type": "audio/wav",
    }  # fmt: skip
    assert item.findtext(f"{{{SPACE}}}duration") == "5"
    assert root.find("channel").findtext(f"{{{SPACE}}}explicit") == "false"
    assert answer["ETag"]


def test_podcast_has_a_square_cover_with_the_name_of_the_association(client, settings):
    settings.SITE_NAME = "Hội Khuyến học tỉnh Bà Rịa - Vũng Tàu và các hội trực thuộc"

    feed = ElementTree.fromstring(client.get(reverse("news:podcast")).content)
    address = feed.find("channel").find(f"{{{SPACE}}}image").attrib["href"]
    answer = client.get(address)

    cover = Image.open(io.BytesIO(answer.content))
    assert address == f"http://testserver{reverse('news:podcast_cover')}"
    assert (answer["Content-Type"], cover.format, cover.mode) == ("image/png", "PNG", "RGB")
    assert cover.width == cover.height
    assert 1400 <= cover.width <= 3000
    assert ImageChops.difference(cover, ImageOps.mirror(cover)).getbbox()  # words stand on it
    settings.SITE_NAME = "Hội khác"
    assert client.get(address).content != answer.content


def test_list_is_bounded(client):
    for number in range(23):
        make_recording(f"Buổi số {number}")

    first = client.get(reverse("news:broadcasts")).text
    second = client.get(f"{reverse('news:broadcasts')}?trang=2").text

    assert (first.count("<audio"), second.count("<audio")) == (20, 3)


def test_editor_puts_a_recording_up_on_the_desk(client):
    editor = make_officer("bien-tap", make_unit(), ("edit_news",))
    client.force_login(editor)
    url = reverse("admin:news_recording_add")
    sent = {"association": make_unit().pk, "title": "Buổi mới", "aired_on": "05/01/2026",
            "transcript": "", "is_public": "on"}  # fmt: skip

    nothing = client.post(url, sent)
    wrong = client.post(url, sent | {"upload": SimpleUploadedFile("a.mp3", b"<html>")})
    wordless = client.post(url, sent | {"upload": SimpleUploadedFile("a.wav", make_tone(1))})
    done = client.post(
        url, sent | {"upload": SimpleUploadedFile("a.wav", make_tone(1)), "transcript": "Lời"}
    )

    assert "Hãy chọn tệp tiếng." in nothing.text
    assert "không phải tệp tiếng" in wrong.text
    assert "người không nghe được cũng đọc được" in wordless.text
    assert done.status_code == 302
    assert Recording.objects.get().seconds == 5


def test_a2_another_unit_does_not_change_it():
    stranger = make_officer("la", make_association("Lạng Sơn", "province"), ("edit_news",))
    client = Client()
    client.force_login(stranger)

    answer = client.get(reverse("admin:news_recording_change", args=[make_recording().pk]))

    assert answer.status_code == 404
