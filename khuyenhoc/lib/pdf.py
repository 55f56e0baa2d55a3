"""Paper: markup set by WeasyPrint with the portal's own fonts, and nothing fetched from anywhere.

A page's styles for the screen do not hold on paper; ``static/css/paper.css`` does.
"""

import mimetypes
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from PIL import ImageFile

Picture = Callable[[str], bytes | None]


class NotOnPaper(ValueError):
    """Markup asked for what does not lie in the portal; the paper is set without it."""


def set_paper(markup: str, root: str, find_picture: Picture = lambda path: None) -> bytes:
    """A PDF of a whole page of markup, whose addresses begin at ``root`` (https://portal.vn).

    ``find_picture`` gives the bytes behind a path of the portal, None where there are none. Nothing
    else is read: no file by its path, no other host; scripts mean nothing on paper.
    """
    from weasyprint import HTML  # noqa: PLC0415 - takes half a second to load
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415

    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint lets everybody read broken pictures

    class OwnFiles(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            path = unquote(urlsplit(url).path) if url.startswith(f"{root}/") else ""
            body = _read_static(path) or find_picture(path)
            if body is None:
                raise NotOnPaper(url)
            kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
            return URLFetcherResponse(url, body, {"Content-Type": kind})

    page = HTML(string=markup, base_url=f"{root}/", url_fetcher=OwnFiles())
    return page.write_pdf(pdf_tags=True)


def _read_static(path: str) -> bytes | None:
    name = path.removeprefix(settings.STATIC_URL)
    if name == path or ".." in Path(name).parts:
        return None
    if staticfiles_storage.exists(name):
        with staticfiles_storage.open(name) as file:
            return file.read()
    found = finders.find(name)
    return Path(found).read_bytes() if found else None
