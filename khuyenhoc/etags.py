"""Marks of pages by which a browser knows that it has them already.

What was counted while a page lay in the browser (``data-tally`` in templates) does not make it
another page: without this a page would be another after each of its own views.
"""

import hashlib
import re

from django.http import HttpResponse

_MARK = b" data-tally"
_TALLY = re.compile(rb"<(\w+)(?: [^<>]*)? data-tally[^<>]*>.*?</\1>", re.DOTALL)


def leave_out_tallies(content: bytes) -> bytes:
    """The markup without its elements that bear ``data-tally``, whatever they hold."""
    parts, place = [], 0
    while (found := content.find(_MARK, place)) >= 0:
        start = content.rfind(b"<", place, found)
        tally = _TALLY.match(content, start) if start >= 0 else None
        end = tally.end() if tally else found + len(_MARK)
        parts.append(content[place : start if tally else end])
        place = end
    return b"".join([*parts, content[place:]]) if parts else content


def mark_without_tallies(response: HttpResponse) -> HttpResponse:
    """Give a drawn page a weak ETag of all that it says but for its tallies."""
    if response.status_code == 200 and not response.has_header("ETag"):
        digest = hashlib.blake2b(leave_out_tallies(response.content), digest_size=16)
        response["ETag"] = f'W/"{digest.hexdigest()}"'
    return response
