"""Every row of every table as text, but for the log: to see whether nothing has changed."""

from django.db import connection

# The log of events, and what is kept of the cancelled decision itself.
LOG = {
    "pghistory_context",
    "associations_trace",
    "associations_reorganisation",
    "associations_change",
    "associations_change_subjects",
    "records_job",
}


def dump() -> dict[str, list[str]]:
    """Rows by table, in the order of their text."""
    rows = {}
    with connection.cursor() as cursor:
        cursor.execute("select tablename from pg_tables where schemaname = 'public'")
        tables = {name for (name,) in cursor.fetchall() if not name.endswith("event")}
        for table in sorted(tables - LOG):
            cursor.execute(f'select to_jsonb(t)::text from "{table}" t order by 1')
            if found := [row[0] for row in cursor.fetchall()]:
                rows[table] = found
    return rows
