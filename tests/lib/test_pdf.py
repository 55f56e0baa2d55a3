"""Paper is set with the portal's own fonts, and nothing is read that does not belong on it."""

import re
import zlib

import pytest
from PIL import ImageFile

from khuyenhoc.lib.pdf import set_paper

ROOT = "https://hoi.vn"


def set_markup(body: str, asked: list[str] | None = None) -> bytes:
    """A page with its styles; ``asked`` collects the paths of pictures that it asked for."""
    head = "".join(
        f'<link rel="stylesheet" href="/static/css/{name}.css">' for name in ("tokens", "paper")
    )

    def find_picture(path: str) -> None:
        if asked is not None:
            asked.append(path)

    return set_paper(
        f"<html lang=vi><head>{head}</head><body>{body}</body></html>", ROOT, find_picture
    )


def test_paper_bears_the_portals_fonts():
    made = set_markup("<h1>Khuyến học</h1><p>Những chữ: ậ ễ ỗ ữ ỹ Đ <b>ơ</b></p>")

    assert made.startswith(b"%PDF-")
    packed = re.findall(rb"stream\r?\n(x.+?)\r?\nendstream", made, re.DOTALL)
    plain = b"\n".join([made, *map(zlib.decompress, packed)])
    fonts = re.findall(rb"/FontName /(?:\w{6}\+)?([\w-]+)", plain)
    assert set(fonts) == {b"KH-Sans", b"KH-Sans-Semi-Bold", b"KH-Serif-Semi-Bold"}


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd", "https://khac.vn/a.png", "http://127.0.0.1:5432/", "ftp://hoi.vn/a",
        "https://hoi.vn.khac.vn/a.png", "//khac.vn/a.png", "/static/../manage.py",
        "/static/%2e%2e/manage.py", "/static/css/khong-co.css",
    ],
)  # fmt: skip
def test_paper_reads_nothing_but_its_own(address):
    """What is not ours is not even asked of who has the pictures, but for a path of the portal."""
    asked: list[str] = []

    made = set_markup(
        f'<p>Một</p><img src="{address}"><link rel="stylesheet" href="{address}">'
        f'<link rel="attachment" href="{address}"><a rel="attachment" href="{address}">x</a>'
        f'<svg><use href="{address}#a"/><image href="{address}"/></svg>'
        f'<style>p {{ background: url("{address}") }} @import "{address}";</style>',
        asked,
    )

    assert b"/EmbeddedFile" not in made
    assert b"root:" not in made
    assert set(asked) <= {"", "/manage.py", "/static/../manage.py", "/static/css/khong-co.css"}


def test_scripts_mean_nothing_on_paper():
    made = set_markup("<script>app.alert(1)</script><p onclick='x()'>Một</p>")

    assert b"/JavaScript" not in made
    assert b"/JS" not in made


def test_setting_paper_does_not_let_broken_pictures_in():
    set_markup("<p>Một</p>")

    assert not ImageFile.LOAD_TRUNCATED_IMAGES
