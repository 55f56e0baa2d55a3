"""Results of pure functions kept in the process by what the functions were given.

As ``functools.lru_cache``, but of arguments told apart as people see them: 1, True and Decimal(1),
1.0 and 1.00, text and markup are different; lists may be among them.
"""

import io
import pickle
from collections.abc import Callable
from datetime import date, time, timedelta, tzinfo
from decimal import Decimal
from enum import Enum
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from django.utils.safestring import SafeString

P = ParamSpec("P")
R = TypeVar("R")


class Unkeepable(TypeError):
    """A value that cannot be told from another by what it holds."""


_KEEPABLE = (SafeString, Decimal, date, time, tzinfo, timedelta, Enum, type)


class _Freezer(pickle.Pickler):
    """Writes down plain values, at the speed of C; asked itself about all but the plainest."""

    def reducer_override(self, value: object) -> Any:
        kind = type(value)
        fields = getattr(kind, "__dataclass_params__", None)
        if isinstance(value, _KEEPABLE) or (fields is not None and fields.frozen):
            return NotImplemented  # written as it writes itself
        raise Unkeepable(kind.__name__)


def freeze(value: Any) -> bytes:
    """What is equal for two values only if they are the same in kind and content.

    Text, numbers, days, and lists, dicts and frozen dataclasses of these; else ``Unkeepable``.
    """
    out = io.BytesIO()
    freezer = _Freezer(out, pickle.HIGHEST_PROTOCOL)
    freezer.fast = True  # what is equal is written alike, whether it is one object or two
    freezer.dump(value)
    return out.getvalue()


def is_plain(value: Any) -> bool:
    """Whether ``freeze`` takes a value."""
    try:
        freeze(value)
    except Unkeepable:
        return False
    return True


class _Call:
    """One call's arguments, told apart by their frozen form."""

    __slots__ = ("args", "key", "kwargs")

    def __init__(self, args: tuple, kwargs: dict[str, Any]) -> None:
        self.args, self.kwargs = args, kwargs
        self.key = freeze((args, kwargs))

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Call) and self.key == other.key


def keep(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Decorator: keep the last ``most`` results of a function that depends on its arguments alone
    and whose results nobody changes."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @lru_cache(most)
        def call(asked: _Call) -> R:
            args, kwargs = asked.args, asked.kwargs
            asked.args, asked.kwargs = (), {}  # what is kept is told apart by its key alone
            return function(*args, **kwargs)

        @wraps(function)
        def ask(*args: P.args, **kwargs: P.kwargs) -> R:
            try:
                asked = _Call(args, kwargs)
            except Unkeepable:
                return function(*args, **kwargs)
            return call(asked)

        return ask

    return decorate
