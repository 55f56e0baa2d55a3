"""The tables of an empty database as one SQL file, for first starts and for tests (decision 0015).

``make snapshot`` writes it from the migrations. It may lag behind them: whoever loads it migrates
afterwards, and only what is newer runs.
"""

import re
import subprocess
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

FILE = Path(__file__).parent / "tables.sql"
NAMED_ANEW = ("django_migrations", "django_content_type", "auth_permission")
_QUOTE = re.compile(r"\$[A-Za-z_]*\$")
HEAD = """-- Written by make snapshot from the migrations; nobody edits it by hand.
set local client_encoding = 'UTF8';
set local standard_conforming_strings = on;
set local check_function_bodies = false;
set local default_table_access_method = heap;
set local search_path = '';
"""


def migrate() -> None:
    """Migrate the database in use; an empty one is given the tables of the snapshot first."""
    if not connection.introspection.table_names():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(FILE.read_text(encoding="utf-8"))
    call_command("migrate", verbosity=0, skip_checks=True)


def write() -> None:
    """Write the snapshot of the database in use, which holds what migrations made and no more."""
    dump = subprocess.run(
        [
            settings.EMBEDDED_POSTGRES.programs / "bin" / "pg_dump",
            "--host", connection.get_connection_params()["host"],
            "--username", connection.get_connection_params()["user"],
            "--no-owner", "--no-privileges", "--rows-per-insert=1000",
            *(f"--exclude-table-data={table}*" for table in NAMED_ANEW),
            connection.settings_dict["NAME"],
        ],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("select app, name from django_migrations order by id")
        applied = cursor.fetchall()
    FILE.write_text(
        HEAD + _take_statements(dump) + _record(applied) + "set local search_path = public;\n",
        encoding="utf-8",
    )


def _take_statements(dump: str) -> str:
    """A dump without its remarks, settings and commands of psql, which differ by version; what
    stands between quotes of dollars, a function's body, stays to the letter."""
    passed_over = ("--", "SET ", "SELECT pg_catalog.set_config(", "\\")
    lines, in_body = [], False
    for line in dump.splitlines():
        if in_body or (line and not line.startswith(passed_over)):
            lines.append(line)
        if len(_QUOTE.findall(line)) % 2:
            in_body = not in_body
    return "\n".join(lines) + "\n"


def _record(applied: list[tuple[str, str]]) -> str:
    """The statement that records migrations as applied."""
    rows = ",\n".join(f"('{app}', '{name}', now())" for app, name in applied)
    return f"insert into public.django_migrations (app, name, applied) values\n{rows};\n"
