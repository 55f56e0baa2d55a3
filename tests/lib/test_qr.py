"""QR codes worked out here are those that segno draws."""

import io
import random

import pytest
import segno
from PIL import Image

from khuyenhoc.lib import qr

ENDS_ON_A_WORD = 8


def count_bits(length: int) -> int:
    head = 4 + (9 if qr.find_version(length) < 10 else 11) + 4
    return head + length // 2 * 11 + length % 2 * 6


@pytest.mark.parametrize("length", [1, 20, 91, 161, 213, 224, 258, 260, 290, 311, 396, 900])
def test_code_is_the_one_that_segno_draws_with_the_same_mask(length):
    assert count_bits(length) % ENDS_ON_A_WORD
    text = "".join(random.choice(qr.LETTERS) for _ in range(length))

    width, modules = qr.encode(text)

    drawn = segno.make(
        text, error="m", micro=False, mask=qr.MASK, mode="alphanumeric", boost_error=False
    )
    assert width == len(drawn.matrix)
    assert modules == "".join(str(int(dark)) for row in drawn.matrix for dark in row)


def test_picture_holds_a_point_for_each_module():
    width, modules = qr.encode("HTTPS://HOI.VN/Q/ABCD")

    picture = Image.open(io.BytesIO(qr.draw_png("HTTPS://HOI.VN/Q/ABCD")))

    assert picture.size == (width, width)
    points = [int(not picture.getpixel((x, y))) for y in range(width) for x in range(width)]
    assert "".join(map(str, points)) == modules


@pytest.mark.parametrize("text", ["thường", "a", "A" * 5000])
def test_text_that_fits_no_code_is_refused(text):
    with pytest.raises(qr.NotAQRText):
        qr.encode(text)
