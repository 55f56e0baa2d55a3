"""Photos as components/picture.html asks for them."""

from typing import Any

from khuyenhoc.links import link
from records.models import Photo, PhotoState
from records.photos import EXTENSIONS

PLAIN_WIDTH = 960  # what a browser without <picture> gets


def show_photo(photo: Photo) -> dict[str, Any] | None:
    """{webp, jpeg, src, width, height, alt, caption}; None while its pictures are not made."""
    if photo.state != PhotoState.READY:
        return None
    jpeg = photo.list_pictures("jpeg")
    plain = next((p for p in jpeg if p["width"] >= PLAIN_WIDTH), jpeg[-1])
    return {
        "webp": [_show(photo, picture) for picture in photo.list_pictures("webp")],
        "jpeg": [_show(photo, picture) for picture in jpeg],
        "src": link_picture(photo, "jpeg", plain["width"]),
        "width": plain["width"],
        "height": plain["height"],
        "alt": photo.alt,
        "caption": photo.caption,
    }


def find_card(photo: Photo) -> str:
    """The path of the picture that is shown beside a link elsewhere; empty where there is none."""
    for picture in photo.list_pictures("card"):
        return link_picture(photo, "card", picture["width"])
    return ""


def link_picture(photo: Photo, kind: str, width: int) -> str:
    """The address of one picture."""
    return link("news:photo", photo.pk, kind, width, EXTENSIONS[kind])


def _show(photo: Photo, picture: dict[str, Any]) -> dict[str, Any]:
    url = link_picture(photo, picture["kind"], picture["width"])
    return {"url": url, "width": picture["width"]}
