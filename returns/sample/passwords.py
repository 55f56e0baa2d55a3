"""What the sample's log-ins enter with: random for each installation, kept for its owner alone."""

import os
import secrets
from base64 import b32decode
from pathlib import Path

from django.conf import settings

NAME = "tai-khoan-mau.txt"
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another
HEAD = (
    "# Tài khoản mẫu của máy này: tên đăng nhập, mật khẩu, vai trò, khóa tạo mã bước hai. "
    "Không dùng trên máy chủ thật.\n"
)


def locate() -> Path:
    """The file that keeps them."""
    return settings.STATE_DIR / NAME


def make_password() -> str:
    """A new password, easy to type: three groups of four letters and figures (59 bits)."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))
    return "-".join(groups)


def read_passwords() -> dict[str, str]:
    """Log-in → password, as they were kept; empty where there is no file."""
    return {row[0]: row[1] for row in _read_rows()}


def read_keys() -> dict[str, bytes]:
    """Log-in → the key of its app for the second factor, of those that have one."""
    return {row[0]: b32decode(row[3]) for row in _read_rows() if len(row) > 3}


def _read_rows() -> list[list[str]]:
    try:
        lines = locate().read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def keep_passwords(rows: list[tuple[str, ...]]) -> None:
    """Keep (log-in, password, what it is for) and, where it has an app, its key: readable for the
    owner only, whole or not at all."""
    path = locate()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(HEAD + "".join("\t".join(row) + "\n" for row in rows))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
