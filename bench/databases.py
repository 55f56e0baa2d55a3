"""A PostgreSQL of the benches' own, and an empty migrated database for each of them.

The cluster is durable: a figure that names a commit waits for the disk.
"""

import atexit
import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CLUSTER = "bench"
PROJECT = Path(__file__).resolve().parent.parent
BLANK = "blank_"
KEPT = 3  # blank databases of earlier migrations
LOCK = PROJECT / "requirements.lock"  # any file that is always there


def set_up() -> None:
    """Django with the settings of production, on the benches' own cluster and folder of files."""
    files = tempfile.mkdtemp(prefix="bench-")
    atexit.register(shutil.rmtree, files, ignore_errors=True)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "khuyenhoc.settings",
        "EMBEDDED_CLUSTER": CLUSTER,
        "EMBEDDED_FAST": "0",
        "DATABASE_URL": "",
        "DEBUG": "0",
        "HTTPS": "0",
        "PRIVATE_ROOT": files,
    }
    os.environ.setdefault("SECRET_KEY", "only-for-bench")

    import django  # noqa: PLC0415 - reads the environment set above
    from django.conf import settings  # noqa: PLC0415

    settings.STATIC_ROOT = settings.BASE_DIR / "static"  # nothing is collected for benches
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    django.setup()

    from khuyenhoc.lib.memory import set_aside_loaded  # noqa: PLC0415 - as the server does

    set_aside_loaded()


@contextmanager
def open_fresh(name: str) -> Iterator[None]:
    """Let Django work, until the block ends, in a database ``name`` that holds no rows."""
    from django.db import connection, connections  # noqa: PLC0415 - after set_up

    before = connection.settings_dict["NAME"]
    blank = make_blank()
    command(f"drop database if exists {name} with (force)")
    command(f"create database {name} template {blank}")
    use(name)
    try:
        yield
    finally:
        connections.close_all()
        use(before)
        command(f"drop database if exists {name} with (force)")


def make_blank() -> str:
    """The name of the database that holds the tables of today's migrations and nothing else.

    Made once, to be copied: the next run finds it, and of two processes one waits for the other.
    """
    from django.db import connection  # noqa: PLC0415 - after set_up

    before = connection.settings_dict["NAME"]
    with LOCK.open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            return _make_blank()
        finally:
            use(before)


def _make_blank() -> str:
    from khuyenhoc import snapshot  # noqa: PLC0415 - after set_up

    name = f"{BLANK}{_digest()}"
    kept = [row[0] for row in command("select datname from pg_database order by oid desc")]
    if name in kept:
        return name
    broken = [old for old in kept if old.startswith(f"half_{BLANK}")]
    # Somebody may be about to copy one of the last few.
    for old in broken + [old for old in kept if old.startswith(BLANK)][KEPT:]:
        command(f"drop database {old} with (force)")
    command(f"create database half_{name} template template0")
    use(f"half_{name}")
    snapshot.migrate()
    use("postgres")
    command(f"alter database half_{name} rename to {name}")
    return name


def _digest() -> str:
    """Of all that migrations are made of: themselves, the models whose parts they name, what
    follows every migration, Django's and the libraries' versions."""
    files = [LOCK]
    for places in (
        "*/migrations/*.py", "*/models.py", "*/models/*.py", "khuyenhoc/apps.py",
        "khuyenhoc/snapshot/*", "khuyenhoc/kept_pages/changes.py",
    ):  # fmt: skip
        files += sorted(PROJECT.glob(places))
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:10]


def command(query: str) -> list[tuple]:
    """Run one statement on the cluster's own database, outside any transaction."""
    from django.db import connection  # noqa: PLC0415 - after set_up

    use("postgres")
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall() if cursor.description else []


def use(name: str) -> None:
    """Let this thread's connection, and those that other threads open, go to ``name``."""
    from django.db import connection  # noqa: PLC0415 - after set_up

    if connection.settings_dict["NAME"] != name:
        connection.close()
        connection.settings_dict["NAME"] = name
