"""Who sends, without knowing who: an address made unrecognisable with a salt that lives a day."""

import hashlib
import os
import threading
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone

from news.models import DailySalt
from records.knocks import read_address

SALT_BYTES = 32
_GET_SALT = """
with made as (
    insert into news_dailysalt (day, salt) values (%s, %s)
    on conflict (day) do nothing returning salt)
select salt from made union all select salt from news_dailysalt where day = %s limit 1
"""
_lock = threading.Lock()
_known: dict[date, bytes] = {}


def hash_sender(meta: Mapping[str, Any], *more: str) -> bytes:
    """The address (and what else is given) as 16 bytes that mean nothing tomorrow.

    ``meta``: a request's META, or the environment that the server gave.
    """
    text = "\0".join((read_address(meta), *more)).encode()
    return hashlib.blake2b(text, key=find_salt(timezone.localdate()), digest_size=16).digest()


def find_salt(day: date) -> bytes:
    """The salt of a day, the same for all processes; asked of the database once a day."""
    known = _known.get(day)
    if known is not None:
        return known
    with connection.cursor() as cursor:
        for _ in range(2):  # another process may have made it at this very moment
            cursor.execute(_GET_SALT, [day, os.urandom(SALT_BYTES), day])
            if (row := cursor.fetchone()) is not None:
                break
        else:
            raise RuntimeError("no salt for the day")
    salt = bytes(row[0])
    with _lock:
        _known.clear()
        _known[day] = salt
    return salt


def knows_salt(day: date) -> bool:
    """Whether senders of a day can be hashed without asking the database."""
    return day in _known


def forget_salts(day: date) -> int:
    """Work of every day: the salts of earlier days are destroyed; how many."""
    forgotten, _ = DailySalt.objects.filter(day__lt=day).delete()
    return forgotten
