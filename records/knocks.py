"""How often something was tried within an hour, counted for all processes together.

What is counted (an address, a code) is kept as a keyed hash that means nothing without the
settings and changes with the day; the rows go the next day.
"""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

from records.models import Knock

MISS, NAME, FILE = "miss", "name", "file"
# Wrong codes of an address (schools share one), names of a code, files through one link.
MOST_AN_HOUR = {MISS: 30, NAME: 5, FILE: 12}

_KNOCK = """
insert into records_knock (kind, key, began_at, times) values (%s, %s, now(), 1)
on conflict on constraint knock_once do update
   set times = case when records_knock.began_at < now() - interval '1 hour'
                    then 1 else records_knock.times + 1 end,
       began_at = case when records_knock.began_at < now() - interval '1 hour'
                       then now() else records_knock.began_at end
returning times
"""
_COUNT = """
select times from records_knock
 where kind = %s and key = %s and began_at >= now() - interval '1 hour'
"""


def knock(kind: str, what: str) -> bool:
    """Note one more try, and whether it is not one too many within the hour."""
    with connection.cursor() as cursor:
        cursor.execute(_KNOCK, [kind, _hash(kind, what)])
        return cursor.fetchone()[0] <= MOST_AN_HOUR[kind]


def may_knock(kind: str, what: str) -> bool:
    """Whether one more try would be taken; nothing is noted."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [kind, _hash(kind, what)])
        row = cursor.fetchone()
    return row is None or row[0] < MOST_AN_HOUR[kind]


def read_address(meta: Mapping[str, Any]) -> str:
    """The address that a request came from: behind our own proxy, the one that the proxy saw.

    ``meta``: a request's META, or the environment that the server gave.
    """
    if settings.IS_BEHIND_PROXY:
        forwarded = meta.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        if forwarded:
            return forwarded
    return meta.get("REMOTE_ADDR", "")


def read_client(request: HttpRequest) -> str | None:
    """The address for django-axes, which keeps it as an address; None where it is none."""
    try:
        return str(ip_address(read_address(request.META)))
    except ValueError:
        return None


def forget_knocks(day: date) -> int:
    """Work of every day: tries of earlier days are deleted; how many rows."""
    begun = timezone.make_aware(datetime(day.year, day.month, day.day))
    forgotten, _ = Knock.objects.filter(began_at__lt=begun).delete()
    return forgotten


def _hash(kind: str, what: str) -> bytes:
    secret = hashlib.blake2b(settings.SECRET_KEY.encode(), digest_size=32).digest()
    text = f"{timezone.localdate()}\0{kind}\0{what}".encode()
    return hashlib.blake2b(text, key=secret, digest_size=16).digest()
