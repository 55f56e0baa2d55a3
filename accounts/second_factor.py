"""The second factor: who needs one, setting it up, asking for it (product.md A4).

Whoever approves, and the staff of province, cluster and nation, shows a code of an app after the
password; no switch turns this off. Ten codes on paper stand in for a lost phone.
"""

import secrets
from collections.abc import Iterable

import pghistory
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.models import KEEPS_RECORDS, Authenticator, RecoveryCode, Role, User
from accounts.models.second_factor import make_key, seal_key

# The rule, as data: these roles anywhere, and every post at these levels.
ROLES = frozenset({Role.APPROVE})
LEVELS = frozenset(KEEPS_RECORDS)

PASSED = "second_factor"  # in a session: the second factor was shown
CODES = 10
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without 0, O, 1 and I, which are taken for others
GROUPS, GROUP = 2, 5  # ABCDE-FGHJK: 50 bits


class WrongCode(Exception):
    """The code does not open; the message says why and what to do."""


def needs_second_factor(posts: Iterable[tuple[Iterable[str], str]]) -> bool:
    """Whether who holds these posts, (roles, level of the association), must show a code."""
    return any(level in LEVELS or not ROLES.isdisjoint(roles) for roles, level in posts)


def has_passed(request: HttpRequest) -> bool:
    """Whether the second factor was shown in this session."""
    return PASSED in request.session


def let_pass(request: HttpRequest) -> None:
    """Open the session whole; its key changes, so that one seen before is worth nothing."""
    request.session.cycle_key()
    request.session[PASSED] = True


@transaction.atomic
def begin_set_up(user: User) -> Authenticator:
    """The app to be set up: the one already begun, else a new one.

    One that is confirmed is not given out again; then ``WrongCode`` is raised.
    """
    User.objects.select_for_update().get(pk=user.pk)
    found = Authenticator.objects.filter(user=user).first()
    if found is None:
        return Authenticator.objects.create(user=user, sealed_key=seal_key(make_key()))
    if found.confirmed_at is not None:
        raise WrongCode("Tài khoản này đã có ứng dụng tạo mã. Hãy nhập mã trong ứng dụng đó.")
    return found


def confirm(user: User, code: str) -> list[str]:
    """Take the app into use when it shows the right code; the recovery codes, to be shown once."""
    with transaction.atomic():
        app = Authenticator.objects.select_for_update().filter(user=user).first()
        if app is None or app.confirmed_at is not None:
            raise WrongCode("Việc cài đặt đã cũ. Hãy mở lại trang đăng nhập.")
        refusal = _try_code(app, code)
        if not refusal:
            app.confirmed_at = timezone.now()
            app.save(update_fields=["confirmed_at"])
            return make_recovery_codes(user)
    raise WrongCode(refusal)


def check(user: User, code: str) -> None:
    """Take a code of the app, or one from paper; each opens once. Raises ``WrongCode``."""
    with transaction.atomic():
        app = Authenticator.objects.select_for_update().filter(user=user).first()
        if app is None or app.confirmed_at is None:
            raise WrongCode("Tài khoản này chưa có ứng dụng tạo mã. Hãy mở lại trang đăng nhập.")
        refusal = _try_code(app, code)
    if refusal:
        raise WrongCode(refusal)


def _try_code(app: Authenticator, code: str) -> str:
    """Why the code does not open, empty when it does; what happened is kept."""
    if wait := app.find_wait():
        return f"Vừa có mã sai. Hãy chờ {wait} giây rồi nhập lại."
    typed = "".join(code.split())
    step = app.find_step(typed)
    if step is None and not (app.confirmed_at and _use_recovery_code(app.user, typed)):
        app.failures, app.failed_at = app.failures + 1, timezone.now()
        app.save(update_fields=["failures", "failed_at"])
        return (
            "Mã chưa đúng, hoặc đã dùng rồi. Hãy chờ ứng dụng hiện mã mới và nhập đủ sáu chữ số. "
            "Nếu vẫn không được, hãy xem đồng hồ điện thoại có đúng giờ không."
        )
    app.failures, app.failed_at = 0, None
    app.last_step = app.last_step if step is None else step
    app.save(update_fields=["failures", "failed_at", "last_step"])
    return ""


def _use_recovery_code(user: User, typed: str) -> bool:
    unused = RecoveryCode.objects.filter(user=user, digest=_digest(user, typed), used_at=None)
    return bool(unused.update(used_at=timezone.now()))


@transaction.atomic
def make_recovery_codes(user: User) -> list[str]:
    """Ten new codes for paper; those that were before open no more. They are shown this once."""
    RecoveryCode.objects.filter(user=user).delete()
    codes = [_make_code() for _ in range(CODES)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, digest=_digest(user, code)) for code in codes
    )
    return codes


def count_recovery_codes(user: User) -> int:
    """How many codes on paper still open."""
    return RecoveryCode.objects.filter(user=user, used_at=None).count()


@transaction.atomic
def forget(user: User, reason: str) -> None:
    """Take the app and the codes on paper from a log-in: it sets up a new app at the next entry."""
    with pghistory.context(reason=reason):
        Authenticator.objects.filter(user=user).delete()
        RecoveryCode.objects.filter(user=user).delete()


def _make_code() -> str:
    letters = [secrets.choice(LETTERS) for _ in range(GROUPS * GROUP)]
    return "-".join("".join(letters[at : at + GROUP]) for at in range(0, len(letters), GROUP))


def _digest(user: User, code: str) -> str:
    """What is kept of a code: of no use without the portal's secret. Case and dashes are free."""
    plain = code.upper().replace("-", "")
    return salted_hmac("recovery code", f"{user.pk}:{plain}", algorithm="sha256").hexdigest()
