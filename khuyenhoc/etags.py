"""Marks of pages by which a browser knows that it has them already.

What was counted while a page lay in the browser (``data-tally`` in templates) does not make it
another page: without this a page would be another after each of its own views.
"""

import hashlib
import re

from django.http import HttpResponse

_TALLY = re.compile(rb"<(\w+)(?: [^<>]*)? data-tally[^<>]*>.*?</\1>", re.DOTALL)


def mark_without_tallies(response: HttpResponse) -> HttpResponse:
    """Give a drawn page a weak ETag of all that it says but for its tallies."""
    if response.status_code == 200 and not response.has_header("ETag"):
        digest = hashlib.blake2b(_TALLY.sub(b"", response.content), digest_size=16)
        response["ETag"] = f'W/"{digest.hexdigest()}"'
    return response
