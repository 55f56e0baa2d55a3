"""Photos of articles as components/picture.html asks for them."""

from typing import Any

from khuyenhoc.links import link
from records import pictures
from records.models import Photo, PhotoState
from records.photos import EXTENSIONS


def show_photo(photo: Photo) -> dict[str, Any] | None:
    """As ``records.pictures.show_photo``, at the addresses of articles' photos."""
    return pictures.show_photo(photo, link_picture)


def find_card(photo: Photo) -> str:
    """The path of the picture that is shown beside a link elsewhere; empty where there is none."""
    if photo.state != PhotoState.READY:
        return ""
    for picture in photo.list_pictures("card"):
        return link_picture(photo, "card", picture["width"])
    return ""


def link_picture(photo: Photo, kind: str, width: int) -> str:
    """The address of one picture."""
    return link("news:photo", photo.pk, kind, width, EXTENSIONS[kind])
