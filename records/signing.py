"""The digital signature on certificates: what is signed, with which key, how it is checked.

Signed is a line of capital letters, digits and points that a QR code holds cheaply:

    KH1.<key>.<number>.<year of the register>.<kind>.<association>.<day>.<name>

``kind`` in capitals with + for _, the day as yyyymmdd, ``name`` the SHA-256 of the code, a line
feed and the name (composed to NFC, single spaces, case folded), in base 32 without padding. The
signature (Ed25519) follows after one more point, in base 32 too. Private keys lie in the database
encrypted with a key derived (HKDF-SHA256) from SIGNING_KEY, or from SECRET_KEY where that is not
set: who loses both signs on with a new key (``manage.py rotate_signing_key``); what was signed
before stays provable, because the public halves are kept in clear.
"""

import base64
import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from records.models import SigningKey

VERSION = "KH1"
LOCK = 0x4B484F41  # "KHOA": whoever makes a key
LOST = (
    "Không mở được khóa ký: khóa bí mật của cổng (SIGNING_KEY hoặc SECRET_KEY) đã đổi. Người vận "
    "hành hãy chạy lệnh rotate_signing_key để ký tiếp bằng khóa mới."
)


class KeyLost(Exception):
    """The key in use cannot be opened with the settings of today."""


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key, opened, with its row."""

    row: SigningKey
    key: Ed25519PrivateKey

    def sign(self, text: str) -> bytes:
        """The signature over a line: 64 bytes."""
        return self.key.sign(text.encode())


def find_signer() -> Signer:
    """The key in use, made when there is none yet. Raises ``KeyLost``."""
    row = SigningKey.objects.filter(valid_to=None).first() or _make_first()
    return Signer(row, _open(bytes(row.private_key), _get_secret()))


@transaction.atomic
def rotate() -> SigningKey:
    """End the key in use today and sign with a new one from now on."""
    _lock()
    today = timezone.localdate()
    SigningKey.objects.filter(valid_to=None).update(valid_to=today)
    return _make(today)


def write_text(
    *, key: int, number: int, register_year: int, kind: str, association: int, on: date, name: bytes
) -> str:
    """The line that is signed; ``name`` is what ``hash_name`` gives."""
    parts = (
        VERSION, key, number, register_year, kind.upper().replace("_", "+"), association,
        f"{on:%Y%m%d}", write_base32(name),
    )  # fmt: skip
    return ".".join(map(str, parts))


def hash_name(code: str, name: str) -> bytes:
    """A name as the signature holds it: nobody can try names on it without the code."""
    folded = " ".join(unicodedata.normalize("NFC", name).casefold().split())
    return hashlib.sha256(f"{code}\n{folded}".encode()).digest()


def verify(public_key: bytes, text: str, signature: bytes) -> bool:
    """Whether the line was signed with the private half of ``public_key``."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, text.encode())
    except InvalidSignature:
        return False
    return True


def write_base32(content: bytes) -> str:
    """Base 32 of RFC 4648 without padding: letters that a QR code holds cheaply."""
    return base64.b32encode(content).decode().rstrip("=")


def _get_secret() -> str:
    return settings.SIGNING_KEY or settings.SECRET_KEY


@lru_cache(maxsize=4)
def _derive(secret: str) -> Fernet:
    derived = HKDF(SHA256(), 32, salt=None, info=b"khuyenhoc.records.signing").derive(
        secret.encode()
    )
    return Fernet(base64.urlsafe_b64encode(derived))


@lru_cache(maxsize=4)
def _open(sealed: bytes, secret: str) -> Ed25519PrivateKey:
    try:
        return Ed25519PrivateKey.from_private_bytes(_derive(secret).decrypt(sealed))
    except InvalidToken as error:
        raise KeyLost(LOST) from error


@transaction.atomic
def _make_first() -> SigningKey:
    _lock()
    return SigningKey.objects.filter(valid_to=None).first() or _make(timezone.localdate())


def _make(on: date) -> SigningKey:
    made = Ed25519PrivateKey.generate()
    sealed = _derive(_get_secret()).encrypt(made.private_bytes_raw())
    return SigningKey.objects.create(
        public_key=made.public_key().public_bytes_raw(), private_key=sealed, valid_from=on
    )


def _lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
