"""Files that hold lists of people, kept encrypted for a while and then dropped (product.md A5).

A sealed file is a row of chunks of AES-256-GCM: eight random bytes, then for each megabyte its
length and its ciphertext. The chunk's number and whether it is the last are authenticated, so
nothing can be cut off, left out or moved. The key of a file comes by HKDF from the portal's secret
and the file's own random bytes.
"""

import os
import struct
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils import timezone

from records.models import Upload

CHUNK = 1 << 20
SALT = 16
PURPOSE = b"khuyenhoc sealed upload"
MORE, LAST = b"more", b"last"


class Dropped(Exception):
    """The file is there no more; the message says since when."""


class Broken(Exception):
    """The stored file is not what was sealed, or the portal's secret is another."""


def seal(source: Iterable[bytes], target: IO[bytes], secret: str = "") -> None:
    """Write the bytes of ``source`` to ``target``, encrypted with ``secret`` or the portal's."""
    salt = os.urandom(SALT)
    cipher = _make_cipher(salt, secret)
    target.write(salt)
    number = 0
    held: bytes | None = None
    for chunk in _even(source):
        if held is not None:
            _write(target, cipher, number, held, MORE)
            number += 1
        held = chunk
    _write(target, cipher, number, held or b"", LAST)


def unseal(source: IO[bytes], secret: str = "") -> Iterator[bytes]:
    """The bytes that were sealed, chunk by chunk. Raises ``Broken``."""
    cipher = _make_cipher(source.read(SALT), secret)
    number = 0
    head = source.read(4)
    while True:
        if len(head) != 4:
            raise Broken("cut off")
        (length,) = struct.unpack(">I", head)
        if length > CHUNK + 16:
            raise Broken("too long a chunk")
        sealed = source.read(length)
        head = source.read(4)
        try:
            yield cipher.decrypt(_nonce(number), sealed, MORE if head else LAST)
        except InvalidTag:
            raise Broken("not what was sealed") from None
        if not head:
            return
        number += 1


def _even(source: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of at most a chunk."""
    for piece in source:
        for start in range(0, len(piece), CHUNK):
            yield piece[start : start + CHUNK]


def _write(target: IO[bytes], cipher: AESGCM, number: int, chunk: bytes, place: bytes) -> None:
    sealed = cipher.encrypt(_nonce(number), chunk, place)
    target.write(struct.pack(">I", len(sealed)))
    target.write(sealed)


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")


def _make_cipher(salt: bytes, secret: str) -> AESGCM:
    key = HKDF(SHA256(), 32, salt, PURPOSE).derive((secret or settings.SECRET_KEY).encode())
    return AESGCM(key)


@contextmanager
def open_upload(upload: Upload) -> Iterator[Path]:
    """A path where the file can be read as it was sent; a sealed one only inside the context.

    Raises ``Dropped`` when the file is kept no more, ``Broken`` when it cannot be opened.
    """
    if upload.dropped_at is not None:
        raise Dropped(f"Tệp đã được xóa ngày {timezone.localtime(upload.dropped_at):%d/%m/%Y}.")
    if not upload.is_sealed:
        yield Path(upload.file.path)
        return
    with tempfile.NamedTemporaryFile(prefix="khuyenhoc-list-") as clear:  # mode 0600
        with upload.file.open("rb") as sealed:
            for chunk in unseal(sealed):
                clear.write(chunk)
        clear.flush()
        yield Path(clear.name)


def drop_expired(day: date) -> str:
    """Drop the sealed files older than ``settings.LIST_DAYS``; what is left is hash and size."""
    before = timezone.now() - timedelta(days=settings.LIST_DAYS)
    expired = Upload.objects.filter(is_sealed=True, dropped_at=None, uploaded_at__lt=before)
    count = 0
    for upload in expired.order_by("pk").iterator(100):
        upload.file.delete(save=False)
        upload.dropped_at = timezone.now()
        upload.name = ""
        upload.save(update_fields=["file", "dropped_at", "name"])
        count += 1
    return f"{count} tệp"
