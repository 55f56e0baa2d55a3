"""Settings from the environment: four readers that fail loudly.

A file ``.env`` beside manage.py fills what the environment leaves open; ``make setup`` writes one
for development. Production has none.
"""

import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent


class Missing(Exception):
    """A setting that must be given is not there, or is not of its form."""


def load_file(path: Path = BASE_DIR / ".env") -> None:
    """Take ``NAME=value`` lines of ``path`` for names that the environment does not have."""
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        name, equals, value = line.partition("=")
        if equals and not line.startswith("#"):
            os.environ.setdefault(name.strip(), value.strip())


def text(name: str, default: str | None = None) -> str:
    """The text of ``name``; without a default it must be there."""
    value = os.environ.get(name, default)
    if value is None:
        raise Missing(f"Thiếu biến môi trường {name}. Xem README.md, mục 'Cài đặt'.")
    return value


def flag(name: str, default: bool = False) -> bool:
    """True for 1, yes, true; False for 0, no, false and empty."""
    value = os.environ.get(name, "1" if default else "0").strip().lower()
    if value in {"1", "yes", "true"}:
        return True
    if value in {"0", "no", "false", ""}:
        return False
    raise Missing(f"Biến môi trường {name} phải là 0 hoặc 1, không phải “{value}”.")


def number(name: str, default: int) -> int:
    """The whole number of ``name``."""
    value = os.environ.get(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise Missing(f"Biến môi trường {name} phải là số nguyên, không phải “{value}”.") from None


def secret(name: str, default: str | None = None) -> str:
    """The secret of ``name``, or what the file named by ``<name>_FILE`` holds."""
    path = os.environ.get(f"{name}_FILE")
    if path:
        return Path(path).read_text(encoding="utf-8").strip()
    return text(name, default)
