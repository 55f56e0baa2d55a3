"""Instances of models from the rows of a hand-written query.

The ORM writes a query over five tables anew each time that it is asked, which takes longer than
the database takes to answer it. Where that matters the query is written by hand; which columns a
model has is still said in one place, by the model.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Generic, TypeVar

from django.db import connection, models

M = TypeVar("M", bound=models.Model)


class Part(Generic[M]):
    """The columns of one model in a query that calls its table ``alias``."""

    def __init__(self, model: type[M], alias: str) -> None:
        fields = model._meta.concrete_fields
        self.model = model
        self.names = [field.attname for field in fields]
        self.columns = ", ".join(f'{alias}."{field.column}"' for field in fields)
        self._converters = [
            (place, field, field.from_db_value)
            for place, field in enumerate(fields)
            if hasattr(field, "from_db_value")
        ]

    def make(self, row: Sequence[Any]) -> M:
        """The instance that the columns of a row stand for, as the ORM would have made it."""
        values = list(row)
        for place, field, convert in self._converters:
            values[place] = convert(values[place], field, connection)
        return self.model.from_db(connection.alias, self.names, values)


@lru_cache
def part(model: type[M], alias: str) -> Part[M]:
    """The part of a model, made once its applications are ready."""
    return Part(model, alias)


def make_all(row: Sequence[Any], *parts: Part[Any]) -> list[Any]:
    """The instances of a row that holds the columns of ``parts`` one after the other; None for
    one that an outer join left empty."""
    made: list[Any] = []
    start = 0
    for each in parts:
        end = start + len(each.names)
        values = row[start:end]
        made.append(None if all(value is None for value in values) else each.make(values))
        start = end
    return made
