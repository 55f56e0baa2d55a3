"""Pictures from strangers: looked at behind walls, drawn anew, nothing of the file kept.

A picture is never decoded before its size is known: a file of 17 kB may unfold to 144 million
points. What cameras and programs write beside a picture (place, time, thumbnails, colour profiles)
does not survive, because only points are carried over.
"""

import io
import warnings
from dataclasses import dataclass
from typing import IO, Any, Protocol, cast

from PIL import Image, ImageOps, UnidentifiedImageError

MB = 1024 * 1024
MOST_BYTES = 20 * MB
MOST_POINTS = 50_000_000  # the largest phone cameras in their usual mode
LONGEST_SIDE = 16_000
SMALLEST_SIDE = 200
FORMATS = ("JPEG", "PNG", "WEBP")
WIDTHS = (480, 960, 1600)
CARD = (1200, 630)  # what Zalo and others show beside a link
CARD_BYTES = 300_000
MASTER_SIDE = 2400
BACKGROUND = (255, 255, 255)

KINDS = "Hãy gửi ảnh JPEG, PNG hoặc WebP, như máy ảnh hay điện thoại chụp ra."


class Readable(Protocol):
    """A file, or what behaves like one: an upload, a stored file."""

    def read(self, size: int = -1, /) -> Any:
        """The next bytes."""

    def seek(self, offset: int, /) -> Any:
        """Go to a place."""


class PictureRefused(Exception):
    """The file is no picture that we take; the message is a sentence for who sent it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture that was made: ``kind`` is webp, jpeg or card (a JPEG of 1200 × 630)."""

    kind: str
    width: int
    height: int
    content: bytes


def inspect_picture(file: Readable, size: int) -> tuple[int, int]:
    """Width and height of the picture in ``file``, as it is looked at (turned upright).

    The whole picture is decoded once its size is known to be harmless, so that a file cut off
    is noticed. Raises ``PictureRefused``. ``size`` in bytes.
    """
    if not size:
        raise PictureRefused("Tệp ảnh trống. Hãy chọn lại ảnh.")
    if size > MOST_BYTES:
        raise PictureRefused(f"Ảnh nặng hơn {MOST_BYTES // MB} MB. Hãy thu nhỏ ảnh rồi gửi lại.")
    file.seek(0)
    with _open(file) as image:
        upright = _decode(image)
        return upright.size


def draw_pictures(file: Readable) -> tuple[bytes, list[Picture]]:
    """A clean master (JPEG) and the pictures that pages show, all drawn anew.

    Pictures are never wider than the original. Raises ``PictureRefused`` as ``inspect_picture``.
    """
    file.seek(0)
    with _open(file) as image:
        upright = _decode(image)
    master = upright.copy()
    master.thumbnail((MASTER_SIDE, MASTER_SIDE), Image.Resampling.LANCZOS)
    made = []
    for width in sorted({min(width, upright.width) for width in WIDTHS}):
        height = max(1, round(upright.height * width / upright.width))
        smaller = upright.resize((width, height), Image.Resampling.LANCZOS)
        made.append(Picture("webp", width, height, _write(smaller, "WEBP", 78)))
        made.append(Picture("jpeg", width, height, _write(smaller, "JPEG", 80)))
    made.append(_draw_card(upright))
    return _write(master, "JPEG", 90), made


def _open(file: Readable) -> Image.Image:
    """The picture, its points not yet read; only formats that we take are tried at all."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(cast(IO[bytes], file), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_points() from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise PictureRefused(f"Tệp này không phải ảnh đọc được. {KINDS}") from error
    width, height = image.size
    if width * height > MOST_POINTS or max(width, height) > LONGEST_SIDE:
        raise _too_many_points()
    if min(width, height) < SMALLEST_SIDE:
        raise PictureRefused(
            f"Ảnh nhỏ quá ({width} × {height} điểm ảnh), lên trang sẽ mờ. "
            f"Hãy gửi ảnh gốc, mỗi cạnh từ {SMALLEST_SIDE} điểm ảnh trở lên."
        )
    if getattr(image, "n_frames", 1) > 1:
        raise PictureRefused("Đây là ảnh động. Hãy gửi một ảnh tĩnh.")
    return image


def _too_many_points() -> PictureRefused:
    return PictureRefused(
        f"Ảnh có quá nhiều điểm ảnh (nhận đến {MOST_POINTS // 1_000_000} triệu). "
        "Hãy thu nhỏ ảnh rồi gửi lại."
    )


def _decode(image: Image.Image) -> Image.Image:
    """All points, turned upright, on white where the picture is transparent."""
    try:
        image.load()
        upright = ImageOps.exif_transpose(image)
        if upright.mode in ("RGBA", "LA", "P", "PA"):
            upright = upright.convert("RGBA")
            ground = Image.new("RGB", upright.size, BACKGROUND)
            ground.paste(upright, mask=upright.getchannel("A"))
            return ground
        return upright.convert("RGB")
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise PictureRefused(
            "Tệp ảnh bị hỏng hoặc chưa tải hết. Hãy chép lại ảnh từ máy rồi gửi lại."
        ) from error


def _draw_card(upright: Image.Image) -> Picture:
    card = ImageOps.fit(upright, CARD, Image.Resampling.LANCZOS)
    for quality in (80, 65, 50, 35):
        content = _write(card, "JPEG", quality)
        if len(content) <= CARD_BYTES:
            break
    return Picture("card", *CARD, content)


def _write(image: Image.Image, kind: str, quality: int) -> bytes:
    """The points alone: no EXIF, no profile is passed on."""
    image.info.clear()
    out = io.BytesIO()
    more = {"method": 4} if kind == "WEBP" else {"optimize": True, "progressive": True}
    image.save(out, kind, quality=quality, **more)
    return out.getvalue()
