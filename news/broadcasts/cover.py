"""The podcast's cover: the portal's mark and name, drawn by code, square as players ask for it."""

import io
from collections.abc import Sequence
from functools import lru_cache

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

SIDE = 1500  # pixels; Apple takes 1,400 to 3,000
CONTENT_TYPE = "image/png"
PAPER, LACQUER, INK = "#fbf8f1", "#8e1f1b", "#1f1b15"  # those of static/img/mark.svg
_LARGER = 2  # drawn larger, then made smaller: smooth edges
_MARK_SIDE, _MARK_TOP = 860, 130
_TITLE = "Chương trình phát thanh"
_STEM = ((24, 45), (24, 8))
_BRANCHES = (
    ((24, 27), (18, 26.5), (14.5, 23.5), (14.5, 17)),
    ((24, 27), (30, 26.5), (33.5, 23.5), (33.5, 17)),
    ((24, 33.5), (15, 33), (8, 30), (7, 22.5)),
    ((24, 33.5), (33, 33), (40, 30), (41, 22.5)),
)
_BUDS = ((24, 6.5, 3.6), (14.5, 14, 3), (33.5, 14, 3), (6.5, 20, 2.5), (41.5, 20, 2.5))
_PAGES = (
    ((24, 45), (20, 41), (13, 39.5), (4, 40)), ((24, 45), (28, 41), (35, 39.5), (44, 40)),
    ((4, 40), (4, 40), (4, 31.5), (4, 31.5)), ((44, 40), (44, 40), (44, 31.5), (44, 31.5)),
)  # fmt: skip
Point = tuple[float, float]


@lru_cache(maxsize=2)
def draw_cover(name: str) -> bytes:
    """The cover of the programme of the association ``name`` as PNG, RGB, ``SIDE`` on a side."""
    side = SIDE * _LARGER
    image = Image.new("RGB", (side, side), PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, side - side // 16, side, side), fill=LACQUER)
    _draw_mark(pen)
    _write(pen, name, "kh-serif-600.woff2", 150, 1010, INK)
    _write(pen, _TITLE, "kh-sans-600.woff2", 84, 1230, LACQUER)
    out = io.BytesIO()
    image.resize((SIDE, SIDE), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()


def _draw_mark(pen: ImageDraw.ImageDraw) -> None:
    for line in (_STEM, *(list(_bend(*each)) for each in _BRANCHES)):
        _stroke(pen, line, LACQUER)
    for x, y, radius in _BUDS:
        _dot(pen, (x, y), radius, LACQUER)
    for page in _PAGES:
        _stroke(pen, list(_bend(*page)), INK)


def _stroke(pen: ImageDraw.ImageDraw, points: Sequence[Point], ink: str) -> None:
    """A line with round ends and joints, in the mark's own units of 48 a side."""
    pen.line([_place(point) for point in points], fill=ink, width=round(2.6 * _scale()))
    for point in points:
        _dot(pen, point, 1.3, ink)


def _dot(pen: ImageDraw.ImageDraw, point: Point, radius: float, ink: str) -> None:
    (x, y), reach = _place(point), radius * _scale()
    pen.ellipse((x - reach, y - reach, x + reach, y + reach), fill=ink)


def _bend(a: Point, b: Point, c: Point, d: Point, steps: int = 60) -> list[Point]:
    """Points of a cubic Bézier curve."""
    found = []
    for step in range(steps + 1):
        t = step / steps
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        x, y = (
            sum(w * p[axis] for w, p in zip(weights, (a, b, c, d), strict=True)) for axis in (0, 1)
        )
        found.append((x, y))
    return found


def _place(point: Point) -> Point:
    left = (SIDE - _MARK_SIDE) / 2 * _LARGER
    return left + point[0] * _scale(), _MARK_TOP * _LARGER + point[1] * _scale()


def _scale() -> float:
    return _MARK_SIDE * _LARGER / 48


def _write(pen: ImageDraw.ImageDraw, words: str, file: str, size: int, top: int, ink: str) -> None:
    """Words in the middle, as large as they fit into the width."""
    path = settings.BASE_DIR / "static" / "fonts" / file
    most = SIDE * 0.86 * _LARGER
    font = ImageFont.truetype(path, size * _LARGER)
    if font.getlength(words) > most:
        font = ImageFont.truetype(path, int(size * _LARGER * most / font.getlength(words)))
    pen.text((SIDE * _LARGER / 2, top * _LARGER), words, font=font, fill=ink, anchor="ma")
