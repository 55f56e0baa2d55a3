"""Results of functions that only read the database, kept by the rows that they were made of.

A function asked again with the same arguments first asks the database the same questions again: if
every row is the same, so is the result, and only then is it given. What was kept can never be out
of date; what is spared is the work between the rows and the page.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.utils import timezone

from khuyenhoc.lib.keeping import freeze, is_plain

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class _Answer:
    """One question to the database and what it answered."""

    sql: str
    params: Any
    rows: list[tuple]
    description: Sequence[Any]

    def is_to(self, sql: str, params: Any) -> bool:
        return self.sql == sql and self.params == params


class _Held:
    """A cursor whose rows were all read; whatever else is asked of it goes to the cursor itself."""

    def __init__(self, cursor: Any, answer: _Answer) -> None:
        self.cursor, self.description = cursor, answer.description
        self._rows = iter(answer.rows)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.cursor, name)

    def __iter__(self) -> Any:
        return self._rows

    def fetchone(self) -> tuple | None:
        return next(self._rows, None)

    def fetchmany(self, size: int = 1) -> list[tuple]:
        return [row for _, row in zip(range(size), self._rows, strict=False)]

    def fetchall(self) -> list[tuple]:
        return list(self._rows)


class _Recorder:
    """Stands before every statement of a connection and notes its rows; those that were asked for
    a moment ago (``fresh``) are not asked for again."""

    def __init__(self, fresh: list[_Answer]) -> None:
        self._fresh = iter(fresh)
        self.answers: list[_Answer] = []
        self.only_reads = True

    def __call__(self, execute: Callable, sql: str, params: Any, many: bool, context: dict) -> Any:
        wrapper = context["cursor"]
        raw = wrapper.cursor.cursor if isinstance(wrapper.cursor, _Held) else wrapper.cursor
        answer = next(self._fresh, None)
        told = None
        if answer is None or many or not answer.is_to(sql, params):
            self._fresh = iter(())
            wrapper.cursor = raw
            told = execute(sql, params, many, context)
            if many or raw.description is None:
                self.only_reads = False
                return told
            answer = _Answer(sql, params, raw.fetchall(), raw.description)
        self.answers.append(answer)
        wrapper.cursor = _Held(raw, answer)
        return told


def retrace(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Decorator: keep the last ``most`` results of a function that depends on its plain arguments,
    the day and the rows it reads alone.

    Nobody changes a result. Not kept is one that might read later, holding more than plain values
    (``keeping.freeze``), or whose making wrote. No statement may hold the hour among its values.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        kept: OrderedDict[bytes, tuple[list[_Answer], R]] = OrderedDict()
        lock = threading.Lock()

        @wraps(function)
        def ask(*args: P.args, **kwargs: P.kwargs) -> R:
            key = freeze((args, kwargs, timezone.localdate()))
            with lock:
                known = kept.get(key)
            fresh = _ask_again(known[0]) if known else []
            if known and fresh == known[0]:
                with lock:
                    kept[key] = kept.pop(key, known)
                return known[1]
            recorder = _Recorder(fresh)
            with connections[DEFAULT_DB_ALIAS].execute_wrapper(recorder):
                made = function(*args, **kwargs)
            if recorder.only_reads and is_plain(made):
                with lock:
                    kept.pop(key, None)
                    kept[key] = recorder.answers, made
                    while len(kept) > most:
                        kept.popitem(last=False)
            return made

        return ask

    return decorate


def _ask_again(answers: list[_Answer]) -> list[_Answer]:
    """The same questions in the same order, up to the first that is answered otherwise."""
    fresh: list[_Answer] = []
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        for known in answers:
            cursor.execute(known.sql, known.params)
            rows = cursor.fetchall()
            if rows != known.rows:
                fresh.append(_Answer(known.sql, known.params, rows, cursor.description or ()))
                return fresh
            fresh.append(known)
    return fresh
