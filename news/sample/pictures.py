"""Pictures drawn for the sample: hills, a hall, a class; no person, no place that exists."""

import io
import math

from PIL import Image, ImageDraw

SIZE = (1600, 1000)
SKY, SUN, INK = (243, 231, 201), (168, 50, 42), (40, 46, 60)
HILLS = ((201, 211, 174), (157, 187, 146), (107, 154, 120), (62, 112, 84))
PAPER, WOOD, BOARD = (250, 246, 236), (176, 132, 88), (38, 84, 66)
SUBJECTS = {
    "hills": "Tranh minh họa: mặt trời lên trên những lớp đồi.",
    "hall": "Tranh minh họa: hội trường với những hàng ghế, phía trước là hình quyển sách mở.",
    "class": "Tranh minh họa: một lớp học có bảng và những dãy bàn.",
    "books": "Tranh minh họa: chồng sách bên cửa sổ.",
}


def draw(subject: str, turn: int) -> io.BytesIO:
    """A picture of ``subject`` (a key of ``SUBJECTS``) as a JPEG; ``turn`` makes each another."""
    image = Image.new("RGB", SIZE, SKY)
    {"hills": _hills, "hall": _hall, "class": _class, "books": _books}[subject](
        ImageDraw.Draw(image), turn
    )
    out = io.BytesIO()
    image.save(out, "JPEG", quality=88)
    out.seek(0)
    return out


def _hills(pen: ImageDraw.ImageDraw, turn: int) -> None:
    width, height = SIZE
    centre = 300 + turn * 173 % 1000
    pen.ellipse((centre - 110, 150, centre + 110, 370), fill=SUN)
    for layer, colour in enumerate(HILLS):
        top = 380 + layer * 130
        ridge = [
            (x, top + 70 * math.sin(x / (190 + 40 * layer) + turn + layer * 1.7))
            for x in range(0, width + 20, 20)
        ]
        pen.polygon([(0, height), *ridge, (width, height)], fill=colour)
    _book(pen, 800, 640, 150)


def _hall(pen: ImageDraw.ImageDraw, turn: int) -> None:
    width, height = SIZE
    pen.rectangle((0, 0, width, 520), fill=(228, 209, 170))
    pen.rectangle((250, 90, 1350, 470), fill=SUN)
    _book(pen, 800, 290, 190)
    pen.rectangle((0, 520, width, height), fill=WOOD)
    for row in range(4):
        y, size = 580 + row * 105, 70 + row * 22
        for seat in range(-9, 10):
            x = 800 + seat * (size + 26) + (turn + row) % 2 * 30
            pen.rounded_rectangle((x - size // 2, y, x + size // 2, y + size), 14, fill=INK)


def _class(pen: ImageDraw.ImageDraw, turn: int) -> None:
    width, height = SIZE
    pen.rectangle((150, 110, 1100, 520), fill=BOARD, outline=WOOD, width=18)
    for line in range(4):
        right = 420 + (turn * 97 + line * 211) % 560
        pen.line((230, 200 + line * 75, right, 200 + line * 75), fill=PAPER, width=9)
    pen.rectangle((1200, 130, 1480, 480), fill=(196, 219, 222), outline=WOOD, width=16)
    pen.rectangle((0, 620, width, height), fill=(205, 176, 132))
    for row in range(3):
        y = 660 + row * 115
        for desk in range(5):
            x = 90 + desk * 310 + row % 2 * 40
            pen.rectangle((x, y, x + 230, y + 26), fill=WOOD)
            pen.rectangle((x + 20, y + 26, x + 34, y + 90), fill=INK)
            pen.rectangle((x + 196, y + 26, x + 210, y + 90), fill=INK)


def _books(pen: ImageDraw.ImageDraw, turn: int) -> None:
    width, height = SIZE
    pen.rectangle((900, 90, 1450, 640), fill=(196, 219, 222), outline=WOOD, width=20)
    pen.line((1175, 90, 1175, 640), fill=WOOD, width=14)
    pen.rectangle((0, 760, width, height), fill=WOOD)
    colours = (SUN, HILLS[3], INK, HILLS[2], (193, 146, 60))
    for place in range(6):
        left = 200 + (turn * 53 + place * 37) % 90
        top = 700 - place * 78
        pen.rounded_rectangle(
            (left, top, left + 520, top + 62), 8, fill=colours[(place + turn) % len(colours)]
        )
        pen.line((left + 40, top + 31, left + 250, top + 31), fill=PAPER, width=6)


def _book(pen: ImageDraw.ImageDraw, x: int, y: int, size: int) -> None:
    """An open book, the sign of the portal."""
    for side in (-1, 1):
        pen.polygon(
            [
                (x, y + size // 2),
                (x + side * size, y + size // 4),
                (x + side * size, y - size // 2),
                (x, y - size // 4),
            ],
            fill=PAPER,
            outline=INK,
            width=6,
        )
