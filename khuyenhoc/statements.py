"""Queries that public pages ask again and again, written once in each process.

Half of a page's time went into writing the same SQL anew, only to change a key in it.
"""

import copy
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable
from django.db.models.sql.compiler import SQLCompiler

# Values that stand for parameters while a query is written, each different.
_SAMPLES: dict[type, Callable[[int], Any]] = {
    int: lambda number: 12_001 + number,
    str: lambda number: f"value {number}",
    date: lambda number: date(1901, 2, 3) + timedelta(days=number),
    datetime: lambda number: datetime(1901, 2, 3, tzinfo=UTC) + timedelta(days=number),
}


class Statement:
    """A query for objects of a model, with parameters.

    ``build`` makes the query set from the parameters; each is named here with its type
    (``_SAMPLES``). A parameter may only stand where a value stands: what changes the form of the
    query (None, a list, a limit) is part of ``build``. Relations to be prefetched are not read.

        NEWEST = Statement(lambda topic: Article.objects.filter(topic=topic)[:4], topic=int)
        NEWEST.fetch(topic=3)
    """

    def __init__(self, build: Callable[..., QuerySet], **parameters: type) -> None:
        self._build = build
        self._parameters = parameters
        self._written: tuple[SQLCompiler, str, list[tuple[str, Any]]] | None = None

    def fetch(self, **given: Any) -> list[Any]:
        """The objects, as the query set would give them."""
        kept, query, parameters = self._fill(given)
        compiler = copy.copy(kept)
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        compiler.as_sql = lambda *_, **__: (query, parameters)  # type: ignore[method-assign]
        return list(ModelIterable(cast("QuerySet", _Ready(compiler))))

    def first(self, **given: Any) -> Any:
        """The first object, or None."""
        return next(iter(self.fetch(**given)), None)

    def write(self, **given: Any) -> tuple[str, tuple[Any, ...]]:
        """The SQL of the query and its parameters, to be part of another."""
        _, query, parameters = self._fill(given)
        return query, parameters

    def _fill(self, given: dict[str, Any]) -> tuple[SQLCompiler, str, tuple[Any, ...]]:
        if given.keys() != self._parameters.keys():
            raise TypeError(f"{sorted(given)} given, {sorted(self._parameters)} expected")
        if self._written is None:
            self._written = self._write()
        compiler, query, places = self._written
        return compiler, query, tuple(given[name] if name else value for name, value in places)

    def _write(self) -> tuple[SQLCompiler, str, list[tuple[str, Any]]]:
        """The query once, and which of its parameters are whose.

        Written twice with different values: what differs is a parameter.
        """
        compiler, query, values = self._compile(0)
        _, again, others = self._compile(1)
        names = {value: name for name, value in self._choose(0).items()}
        places = [
            (names[value], None) if value != other else ("", value)
            for value, other in zip(values, others, strict=True)
        ]
        if query != again or {name for name, _ in places if name} != self._parameters.keys():
            raise ValueError("a parameter changes the form of the query, or is not in it")
        return compiler, query, places

    def _compile(self, turn: int) -> tuple[SQLCompiler, str, tuple]:
        rows = self._build(**self._choose(turn))
        compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        query, values = compiler.as_sql()
        return compiler, query, tuple(values)

    def _choose(self, turn: int) -> dict[str, Any]:
        return {
            name: _SAMPLES[kind](2 * place + turn)
            for place, (name, kind) in enumerate(self._parameters.items())
        }


class _Ready:
    """What an iterator of objects wants to know of a query set."""

    db = DEFAULT_DB_ALIAS
    model: type[Model] | None = None

    def __init__(self, compiler: SQLCompiler) -> None:
        self._compiler = compiler
        self._known_related_objects: dict[Any, Any] = {}

    @property
    def query(self) -> "_Ready":
        return self

    def get_compiler(self, using: str) -> SQLCompiler:
        return self._compiler
