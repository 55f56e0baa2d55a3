"""Photos from strangers: refused with a sentence, or drawn anew with nothing of the file left."""

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from khuyenhoc.lib.images import PictureRefused, draw_pictures, inspect_picture
from records import jobs
from records.models import Job, Photo
from records.photos import keep_photo
from tests.factories import make_association

pytestmark = pytest.mark.django_db
GPS = 0x8825


def draw(width: int = 1800, height: int = 900, kind: str = "JPEG", **more) -> bytes:
    """A picture, its left half red and its right half blue."""
    image = Image.new("RGB", (width, height), (200, 30, 30))
    image.paste((30, 30, 200), (width // 2, 0, width, height))
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def make_bomb(side: int) -> bytes:
    """A PNG of ``side`` × ``side`` grey points; of 12,000 it weighs 17 kB."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    packer = zlib.compressobj(9)
    row = b"\0" * (1 + (side + 7) // 8)
    packed = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    )


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"><script>1</script></svg>'
HOSTILE = {
    "144 million points in 17 kB": (make_bomb(12_000), "quá nhiều điểm ảnh"),
    "60 million points": (make_bomb(7_800), "quá nhiều điểm ảnh"),
    "one line": (draw(20_000, 210, "PNG"), "quá nhiều điểm ảnh"),
    "truncated JPEG": (draw()[:-4000], "hỏng hoặc chưa tải hết"),
    "HTML as .jpg": (b"<html><script>alert(1)</script></html>", "không phải ảnh"),
    "SVG as .png": (SVG, "không phải ảnh"),
    "GIF": (draw(400, 400, "GIF"), "không phải ảnh"),
    "animation": (
        draw(400, 400, "WEBP", save_all=True, append_images=[Image.new("RGB", (400, 400))]),
        "ảnh động",
    ),
    "empty": (b"", "trống"),
    "thumbnail": (draw(100, 80), "nhỏ quá"),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_file_is_refused_with_a_sentence_and_leaves_nothing(kind):
    content, sentence = HOSTILE[kind]
    unit = make_association("Việt Nam", "national")

    with pytest.raises(PictureRefused, match=sentence):
        keep_photo(SimpleUploadedFile("anh.jpg", content), association=unit, by=None)

    assert (Photo.objects.count(), Job.objects.count()) == (0, 0)


def test_bomb_weighs_as_much_as_is_told():
    assert len(make_bomb(12_000)) < 30_000


def test_picture_is_upright_and_tells_no_place():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif.get_ifd(GPS)[1] = "N"
    exif[0x010F] = "May anh cua be"
    content = draw(1800, 900, exif=exif)

    master, made = draw_pictures(io.BytesIO(content))

    assert inspect_picture(io.BytesIO(content), len(content)) == (900, 1800)
    for written in [master, *(picture.content for picture in made)]:
        image = Image.open(io.BytesIO(written))
        assert not image.getexif()
        assert b"May anh" not in written
        assert {"exif", "icc_profile"} & image.info.keys() == set()
    narrow = next(picture for picture in made if (picture.kind, picture.width) == ("jpeg", 480))
    image = Image.open(io.BytesIO(narrow.content))
    assert image.size == (480, 960)
    red, _, blue = image.getpixel((240, 10))
    assert red > blue  # what was left is on top now


def test_three_widths_of_two_kinds_and_a_card_are_made_in_the_background():
    unit = make_association("Việt Nam", "national")
    photo = keep_photo(SimpleUploadedFile("anh.png", draw(kind="PNG")), association=unit, by=None)
    upload = photo.original.name
    job = Job.objects.get()

    jobs.carry_out.func(job.pk)
    jobs.carry_out.func(job.pk)

    photo.refresh_from_db()
    sizes = {(p["kind"], p["width"], p["height"]) for p in photo.pictures}
    assert photo.state == "ready"
    assert sizes == {
        ("webp", 480, 240), ("webp", 960, 480), ("webp", 1600, 800),
        ("jpeg", 480, 240), ("jpeg", 960, 480), ("jpeg", 1600, 800), ("card", 1200, 630),
    }  # fmt: skip
    assert all(photo.original.storage.exists(p["file"]) for p in photo.pictures)
    assert not photo.original.storage.exists(upload)
    with photo.original.open("rb") as master:
        assert master.read(2) == b"\xff\xd8"


def test_no_picture_is_wider_than_the_photo():
    _, made = draw_pictures(io.BytesIO(draw(700, 500)))

    assert {p.width for p in made if p.kind != "card"} == {480, 700}
    assert max(len(p.content) for p in made if p.kind == "card") <= 300_000
