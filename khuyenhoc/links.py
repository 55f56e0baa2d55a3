"""Addresses of pages, worked out once: a page leads to forty others, mostly to the same ones."""

from functools import lru_cache

from django.conf import settings
from django.urls import reverse

KEPT = 20_000


def link(name: str, *arguments: str | int) -> str:
    """The address of the page ``name``, as ``reverse`` gives it."""
    return _link(settings.ROOT_URLCONF, name, arguments)


@lru_cache(KEPT)
def _link(urlconf: str, name: str, arguments: tuple[str | int, ...]) -> str:
    return reverse(name, urlconf, arguments)
