"""What a person holds beside the password: an app that shows codes, and ten codes on paper."""

import secrets
import time
from base64 import b32encode, urlsafe_b64encode
from math import ceil
from urllib.parse import quote, urlencode

import pghistory
import pgtrigger
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django_otp.oath import TOTP

from accounts.models.people import User

KEY_BYTES = 20
STEP = 30  # seconds for which a code is shown
TOLERANCE = 1  # steps that a phone's clock may be wrong either way
DIGITS = 6
LONGEST_WAIT = 900  # seconds
PURPOSE = b"khuyenhoc second factor"


def _cipher() -> Fernet:
    """What seals the keys: a copy of the database alone shows nobody's codes."""
    secret = settings.SECRET_KEY.encode()
    derived = HKDF(SHA256(), 32, None, PURPOSE).derive(secret)
    return Fernet(urlsafe_b64encode(derived))


def seal_key(key: bytes) -> str:
    """The key of an app as it is stored."""
    return _cipher().encrypt(key).decode()


def make_key() -> bytes:
    """A new key for an app."""
    return secrets.token_bytes(KEY_BYTES)


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=pgtrigger.AnyChange("confirmed_at")),
    pghistory.DeleteEvent(),
    exclude=["sealed_key", "last_step", "failures", "failed_at"],
)
class Authenticator(models.Model):
    """The app of a log-in: six digits that change every half minute (RFC 6238).

    Each code opens once (``last_step``); wrong ones make the next wait 1, 2, 4 …
    seconds, a quarter of an hour at most.
    ``confirmed_at`` is empty until the first right code has proved that the app was set up.
    """

    user = models.OneToOneField(
        User, models.CASCADE, related_name="authenticator", verbose_name="tài khoản"
    )
    sealed_key = models.CharField("khóa, đã mã hóa", max_length=200)
    last_step = models.BigIntegerField("bước của mã vừa dùng", default=-1)
    made_at = models.DateTimeField("tạo lúc", auto_now_add=True)
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True)
    failures = models.PositiveSmallIntegerField("số lần sai liên tiếp", default=0)
    failed_at = models.DateTimeField("sai lần cuối lúc", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "ứng dụng tạo mã"
        constraints = [
            models.CheckConstraint(
                name="authenticator_failures_dated",
                condition=Q(failures=0, failed_at=None)
                | Q(failures__gt=0, failed_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"Ứng dụng tạo mã của {self.user}"

    def find_wait(self) -> int:
        """Seconds until a code may be tried again; 0 when at once."""
        if self.failed_at is None:
            return 0
        delay = min(2 ** (self.failures - 1), LONGEST_WAIT)
        return max(0, ceil(delay - (timezone.now() - self.failed_at).total_seconds()))

    @property
    def key(self) -> bytes:
        """The key that app and portal share."""
        return _cipher().decrypt(self.sealed_key.encode())

    @property
    def spelled_key(self) -> str:
        """The key as it is typed into an app without a camera: groups of four."""
        text = b32encode(self.key).decode()
        return " ".join(text[at : at + 4] for at in range(0, len(text), 4))

    @property
    def address(self) -> str:
        """What the QR code says to the app."""
        label = quote(f"{settings.SITE_NAME}:{self.user.username}")
        secret = b32encode(self.key).decode()
        return f"otpauth://totp/{label}?" + urlencode(
            {"secret": secret, "issuer": settings.SITE_NAME}, quote_via=quote
        )

    def find_step(self, code: str) -> int | None:
        """The step of a code that is right now and was not used; None for any other."""
        if not (code.isascii() and code.isdigit() and len(code) == DIGITS):
            return None
        totp = TOTP(self.key, STEP)
        totp.time = time.time()
        if totp.verify(int(code), TOLERANCE, self.last_step + 1):
            return totp.t()
        return None


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=["digest"]
)
class RecoveryCode(models.Model):
    """A code on paper that opens once, when the phone is not there; only its digest is kept."""

    user = models.ForeignKey(
        User, models.CASCADE, related_name="recovery_codes", verbose_name="tài khoản"
    )
    digest = models.CharField("dấu vân của mã", max_length=64, unique=True)
    made_at = models.DateTimeField("tạo lúc", auto_now_add=True)
    used_at = models.DateTimeField("dùng lúc", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "mã dự phòng"
        constraints = [
            models.CheckConstraint(
                name="recoverycode_digest_whole", condition=Q(digest__regex="^[0-9a-f]{64}$")
            )
        ]

    def __str__(self) -> str:
        return f"Mã dự phòng của {self.user}"
