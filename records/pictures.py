"""Photos as components/picture.html asks for them."""

from collections.abc import Callable
from typing import Any

from records.models import Photo, PhotoState

PLAIN_WIDTH = 960  # what a browser without <picture> gets
Link = Callable[[Photo, str, int], str]  # the address of a photo's picture of a kind and width


def show_photo(photo: Photo, link: Link) -> dict[str, Any] | None:
    """{webp, jpeg, src, width, height, alt, caption}; None while its pictures are not made."""
    if photo.state != PhotoState.READY:
        return None
    jpeg = photo.list_pictures("jpeg")
    plain = next((p for p in jpeg if p["width"] >= PLAIN_WIDTH), jpeg[-1])
    return {
        "webp": [_show(photo, picture, link) for picture in photo.list_pictures("webp")],
        "jpeg": [_show(photo, picture, link) for picture in jpeg],
        "src": link(photo, "jpeg", plain["width"]),
        "width": plain["width"],
        "height": plain["height"],
        "alt": photo.alt,
        "caption": photo.caption,
    }


def _show(photo: Photo, picture: dict[str, Any], link: Link) -> dict[str, Any]:
    return {"url": link(photo, picture["kind"], picture["width"]), "width": picture["width"]}
