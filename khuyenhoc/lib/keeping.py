"""Results of pure functions kept in the process by what the functions were given.

As ``functools.lru_cache``, but of arguments told apart as people see them: 1, True and Decimal(1),
1.0 and 1.00, text and markup are different; lists may be among them.
"""

from collections.abc import Callable, Hashable, Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from django.utils.safestring import SafeString

P = ParamSpec("P")
R = TypeVar("R")


class Unkeepable(TypeError):
    """A value that cannot be told from another by what it holds."""


def freeze(value: Any) -> Hashable:
    """What is equal for two values only if they are the same in kind and content.

    Text, numbers, days, and lists, dicts and frozen dataclasses of these; else ``Unkeepable``.
    """
    kind = type(value)
    if kind is str or value is None:
        return value
    if kind in (int, bool, SafeString, date):
        return kind, value
    if kind is dict:
        return dict, tuple(value), _freeze_all(value.values())
    if kind is list or kind is tuple:
        return _freeze_all(value)
    if kind is Decimal:
        return kind, str(value)  # 1.0 and 1.00 are equal
    if kind is datetime:
        return kind, value, value.utcoffset()
    fields = getattr(kind, "__dataclass_fields__", None)
    if fields is not None and kind.__dataclass_params__.frozen:
        return kind, _freeze_all([getattr(value, name) for name in fields])
    raise Unkeepable(kind.__name__)


def _freeze_all(values: Iterable[Any]) -> tuple[Hashable, ...]:
    return tuple([each if type(each) is str or each is None else freeze(each) for each in values])


class _Call:
    """One call's arguments, told apart by their frozen form."""

    __slots__ = ("args", "hash", "key", "kwargs")

    def __init__(self, args: tuple, kwargs: dict[str, Any]) -> None:
        self.args, self.kwargs = args, kwargs
        self.key = (freeze(args), freeze(kwargs))
        self.hash = hash(self.key)

    def __hash__(self) -> int:
        return self.hash

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
