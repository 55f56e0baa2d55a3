"""The styles of a page in one file: each component keeps its own, a page asks once.

No build step: ``{% styles "table" "figure" %}`` names an address that says which files are meant
and what they hold, and whoever asks there gets them one after another. An address keeps for ever,
since other content has another.
"""

import hashlib
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from khuyenhoc.links import link

FOREVER = 31_536_000  # seconds
MOST = 20  # files of one page
BETWEEN = "+"


class NoStyle(LookupError):
    """There is no file of styles of that name."""


def link_styles(names: tuple[str, ...]) -> str:
    """The address of these files together, in this order; ``NoStyle``."""
    _, digest = _join_kept(names)
    return link("style_file", digest, BETWEEN.join(names))


@login_not_required
@require_safe
def style_file(request: HttpRequest, digest: str, names: str) -> HttpResponse:
    """The styles of ``names``; an older address gets what holds today, and may not keep it."""
    asked = tuple(names.split(BETWEEN))
    if len(asked) > MOST:
        raise Http404
    try:
        content, present = _join_kept(asked)
    except NoStyle as error:
        raise Http404 from error
    response = HttpResponse(content, content_type="text/css; charset=utf-8")
    if digest == present:
        patch_cache_control(response, public=True, max_age=FOREVER, immutable=True)
    else:
        patch_cache_control(response, public=True, no_cache=True)
    return response


def join(names: tuple[str, ...]) -> tuple[str, str]:
    """The content of the files one after another, and what it is known by; ``NoStyle``."""
    parts = [_read(name) for name in names]
    # said from where the files lie, which is not where they are given out
    content = "\n".join(parts).replace('url("../', f'url("{settings.STATIC_URL}')
    return content, hashlib.sha256(content.encode()).hexdigest()[:12]


_join_once = lru_cache(200)(join)


def _join_kept(names: tuple[str, ...]) -> tuple[str, str]:
    """As ``join``; in development files change while the program runs."""
    return join(names) if settings.DEBUG else _join_once(names)


def _read(name: str) -> str:
    if not name.replace("-", "").isalpha() or not name.isascii():
        raise NoStyle(name)
    path = f"css/{name}.css"
    if settings.DEBUG:
        found = finders.find(path)
        if found is None:
            raise NoStyle(name)
        return Path(found).read_text(encoding="utf-8")
    stored = getattr(staticfiles_storage, "stored_name", str)  # with its hash, where it has one
    try:
        with staticfiles_storage.open(stored(path)) as file:
            return file.read().decode()
    except (FileNotFoundError, ValueError) as error:
        raise NoStyle(name) from error
