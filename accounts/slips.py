"""Slips with a one-time code: the level above prints one in a minute (product.md A6).

A slip ends what was before it: open sessions, the old password, the app for the second factor and
the codes on paper. Its holder types the code and chooses a password of three things.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pghistory
from axes.utils import reset
from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.password_validation import validate_password
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.access import associations_for
from accounts.models import Person, Post, PostQuerySet, Role, User
from accounts.models.slips import Slip
from accounts.own_sessions import end_sessions
from accounts.second_factor import LETTERS, forget
from khuyenhoc.lib.names import vn_norm

LIFE = timedelta(hours=72)
GROUPS, GROUP = 4, 4  # ABCD-EFGH-JKLM-NPQR: 80 bits
WORDS = Path(__file__).parent / "data" / "memory_words.txt"
CHOSEN = 3  # of 536 phrases, one to choose of four drawn: 27 bits less two, behind the lock-out
OFFERED = 4
SALT = "accounts.slips.words"
AT_MOST = 200  # slips printed at a time

NOT_YOURS = "Chỉ người có quyền duyệt ở hội cấp trên mới cấp phiếu cho cán bộ trong phạm vi mình."
WRONG = (
    "Tên đăng nhập hoặc mã trên phiếu chưa đúng, hoặc phiếu đã hết hạn. Hãy gõ lại; "
    "phiếu dùng được một lần trong 72 giờ."
)


class NoSlip(Exception):
    """No slip was issued, or none is open; the message says why."""


@dataclass(frozen=True)
class PrintedSlip:
    """What stands on a slip; the code is nowhere else."""

    username: str
    name: str
    unit: str
    office: str
    code: str
    expires_at: datetime
    issued_by: str


def list_posts_below(by: User) -> PostQuerySet:
    """The posts held today for whose holders ``by`` may print slips: his subtree, not himself
    nor who approves beside him."""
    held = Post.objects.held(timezone.localdate()).select_related("person__user", "association")
    if not by.is_superuser:
        seats = associations_for(by, Role.APPROVE)
        beside = Q(association__in=seats, roles__contains=[Role.APPROVE])
        held = held.within(seats).exclude(beside).exclude(person=by.person)
    return held.exclude(person__user__is_superuser=True).exclude(person__user__is_active=False)


def issue(persons: Iterable[int], by: User) -> list[PrintedSlip]:
    """Print slips for these persons, by key; who has no log-in gets one. Raises ``NoSlip``."""
    keys = set(persons)
    if not keys or len(keys) > AT_MOST:
        raise NoSlip(f"Hãy chọn từ 1 đến {AT_MOST} người rồi in phiếu.")
    posts: dict[int, Post] = {}
    for post in list_posts_below(by).filter(person__in=keys).order_by("pk"):
        posts.setdefault(post.person_id, post)
    if posts.keys() != keys or _hold_elsewhere(by, keys):
        raise NoSlip(NOT_YOURS)
    with transaction.atomic(), pghistory.context(user=by.pk, reason="Cấp phiếu đăng nhập"):
        return [_issue(post, by) for post in posts.values()]


def _hold_elsewhere(by: User, keys: set[int]) -> bool:
    """Whether one of the persons holds a post outside: a slip would open that one too."""
    held = Post.objects.held(timezone.localdate()).filter(person__in=keys)
    return held.exclude(pk__in=list_posts_below(by).values("pk")).exists()


def _issue(post: Post, by: User) -> PrintedSlip:
    found = User.objects.select_for_update().filter(person=post.person).first()
    user = found or User.objects.create_user(_find_free_name(post.person), person=post.person)
    user.set_unusable_password()
    user.save(update_fields=["password"])
    end_sessions(user)
    forget(user, "Cấp phiếu đăng nhập")
    reset(username=user.username)
    Slip.objects.filter(user=user, used_at=None).delete()
    code, expires = _make_code(), timezone.now() + LIFE
    Slip.objects.create(user=user, issued_by=by, digest=_digest(user, code), expires_at=expires)
    return PrintedSlip(
        user.username, post.person.name, post.association.full_name, post.get_office_display(),
        code, expires, str(by),
    )  # fmt: skip


def _find_free_name(person: Person) -> str:
    """A log-in name made of the person's: "nguyen-thi-an", with a number where it is taken."""
    stem = "-".join(vn_norm(person.name).split())[:50] or "can-bo"
    stem = "".join(letter for letter in stem if letter.isalnum() or letter == "-")
    taken = set(User.objects.filter(username__startswith=stem).values_list("username", flat=True))
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(name for name in (stem, *numbered) if name not in taken)


class SlipBackend(BaseBackend):
    """Opens by name and the code of a slip; wrong ones are counted and locked as passwords are."""

    def authenticate(
        self, request: HttpRequest | None, username: str = "", slip: str = "", **others: object
    ) -> User | None:
        """The log-in of an open slip. The same work is done for a name that nobody has."""
        if not slip:
            return None
        user = User.objects.filter(username=username, is_active=True).first()
        digest = _digest(user or User(pk=0), slip)
        is_open = Slip.objects.filter(
            user=user, digest=digest, used_at=None, expires_at__gt=timezone.now()
        ).exists()
        return user if user and is_open and user.posts().exists() else None


def find_open(user: int, code: str) -> Slip | None:
    """The open slip of a log-in with this code, as it was typed a moment ago."""
    slips = Slip.objects.select_related("user__person", "issued_by__person").filter(
        user=user, used_at=None, expires_at__gt=timezone.now()
    )
    slip = slips.first()
    return slip if slip and slip.digest == _digest(slip.user, code) else None


@cache
def read_words() -> tuple[str, ...]:
    """The phrases that passwords are made of, with their marks."""
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def offer_words(slip: Slip) -> list[tuple[str, str]]:
    """Passwords to choose from: (what is handed back, the three phrases as they are read)."""
    words = read_words()
    offers: list[tuple[str, str]] = []
    while len(offers) < OFFERED:
        places = [secrets.randbelow(len(words)) for _ in range(CHOSEN)]
        if not _is_weak(make_password_of(places), slip.user):
            sealed = signing.dumps([slip.pk, places], salt=SALT)
            offers.append((sealed, " · ".join(words[place] for place in places)))
    return offers


def make_password_of(places: Iterable[int]) -> str:
    """The password of three phrases: as one types it on any keyboard, without marks."""
    return " ".join(vn_norm(read_words()[place]) for place in places)


def _is_weak(password: str, user: User) -> bool:
    try:
        validate_password(password, user)
    except ValidationError:
        return True
    return False


def use(slip: Slip, offered: str) -> str:
    """Take one of the offered passwords; the slip is used up. Raises ``NoSlip``."""
    try:
        key, places = signing.loads(offered, salt=SALT, max_age=LIFE)
    except signing.BadSignature as refusal:
        raise NoSlip("Hãy chọn một trong bốn câu.") from refusal
    with transaction.atomic(), pghistory.context(user=slip.user_id, reason="Dùng phiếu đăng nhập"):
        unused = Slip.objects.filter(pk=slip.pk, used_at=None, expires_at__gt=timezone.now())
        if key != slip.pk or not unused.update(used_at=timezone.now()):
            raise NoSlip("Phiếu này đã dùng hoặc đã hết hạn. Hãy gọi hội cấp trên in phiếu mới.")
        password = make_password_of(places)
        slip.user.set_password(password)
        slip.user.save(update_fields=["password"])
    return password


def _make_code() -> str:
    letters = [secrets.choice(LETTERS) for _ in range(GROUPS * GROUP)]
    return "-".join("".join(letters[at : at + GROUP]) for at in range(0, len(letters), GROUP))


def _digest(user: User, code: str) -> str:
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return salted_hmac("slip", f"{user.pk}:{plain}", algorithm="sha256").hexdigest()
