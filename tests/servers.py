"""Databases beside the one that tests are given: made, filled, dumped, restored, dropped.

The server is the one in use: the project's own or, under ``make test-db``, the system's.
"""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from records.backups import find_program


def run_program(name: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs against the server in use; what it says on failure."""
    to = connection.get_connection_params()
    where = ["--host", str(to["host"]), "--username", str(to["user"])]
    done = subprocess.run(
        [find_program(name), *where, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@contextmanager
def connected_to(database: str) -> Iterator[None]:
    """Django's connection leads to another database of the server."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = database
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


@contextmanager
def made_database(suffix: str, how: str = "template template0") -> Iterator[str]:
    """A new database, by default empty; its name. It is dropped afterwards."""
    name = f"{connection.settings_dict['NAME']}_{suffix}"
    _administer(f'drop database if exists "{name}" with (force)')
    _administer(f'create database "{name}" {how}')
    try:
        yield name
    finally:
        _administer(f'drop database if exists "{name}" with (force)')


def _administer(statement: str) -> None:
    with connected_to("postgres"), connection.cursor() as cursor:
        cursor.execute(statement)


def read_tables() -> dict[str, tuple[int, str]]:
    """Of every table of the database: how many rows, and a hash of them all, in any order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relkind = 'r'"
            " and relnamespace = 'public'::regnamespace order by 1"
        )
        found = {}
        for (table,) in cursor.fetchall():
            cursor.execute(
                f"select count(*), coalesce(md5(string_agg(t::text, '|' order by"
                f' t::text collate "C")), \'\') from "{table}" t'
            )
            found[table] = cursor.fetchone()
    return found


# What a dump could lose: columns with their collation, whether generated and from what;
# constraints, indexes, triggers and functions by their definition.
SHAPE = """
select 'column', attrelid::regclass || '.' || attname,
       format_type(atttypid, atttypmod) || ' ' || attgenerated::text || ' '
       || coalesce(attcollation::regcollation::text, '') || ' '
       || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
  from pg_attribute a left join pg_attrdef d on (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
  join pg_class c on c.oid = a.attrelid
 where a.attnum > 0 and not a.attisdropped and c.relkind = 'r'
   and c.relnamespace = 'public'::regnamespace
union all
select 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
  from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
union all
select 'index', indexrelid::regclass::text, pg_get_indexdef(indexrelid)
  from pg_index i join pg_class c on c.oid = i.indrelid
 where c.relnamespace = 'public'::regnamespace
union all
select 'trigger', tgrelid::regclass || '.' || tgname, pg_get_triggerdef(oid) || tgenabled::text
  from pg_trigger where not tgisinternal
union all
select 'function', p.oid::regprocedure::text, pg_get_functiondef(p.oid)
  from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
   and not exists (select 1 from pg_depend x where x.objid = p.oid and x.deptype = 'e')
"""


def read_shape() -> dict[tuple[str, str], str]:
    """The definitions of everything in the database, by (kind, name)."""
    with connection.cursor() as cursor:
        cursor.execute(SHAPE)
        return {(kind, name): text for kind, name, text in cursor.fetchall()}
