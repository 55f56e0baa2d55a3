"""The log of who read the records of which households and persons (product.md A5)."""

from django.db import connection
from django.db.models import QuerySet

from accounts.models import ReadKind, User
from learning_models.models import PRIVATE_SUBJECTS, Bearer

_NOTE = """
insert into learning_models_bearerread (bearer_id, reader_id, kind, at)
select id, %s, %s, now() from learning_models_bearer where id in ({chosen})
"""


def note_bearer_reads(bearers: QuerySet[Bearer], reader: User, kind: ReadKind) -> int:
    """Write down that ``reader`` read these; clans, communities and units are no persons and are
    left out. How many rows were added."""
    chosen, values = (
        bearers.filter(subject__in=PRIVATE_SUBJECTS).order_by().values("pk").query.sql_with_params()
    )
    with connection.cursor() as cursor:
        cursor.execute(_NOTE.format(chosen=chosen), [reader.pk, kind, *values])
        return cursor.rowcount
