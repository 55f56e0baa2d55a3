"""What pure functions gave is kept by what they were given."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from django.utils.safestring import mark_safe

from khuyenhoc.lib.keeping import Unkeepable, freeze, keep


@dataclass(frozen=True)
class Place:
    name: str
    numbers: list[int]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, True), (0, False), (1, "1"), (Decimal("1.0"), Decimal("1.00")), (1, Decimal(1)),
        ("<b>", mark_safe("<b>")), (None, ""), ([1], [1, 1]), ({"a": 1}, {"a": True}),
        ([], {}), (Place("a", [1]), Place("a", [2])), (date(2026, 1, 2), "2026-01-02"),
    ],
)  # fmt: skip
def test_what_is_shown_otherwise_is_told_apart(one, other):
    assert freeze(one) != freeze(other)


def test_what_is_the_same_is_told_so():
    one = {"rows": [Place("a", [1]), {"number": Decimal("2.50")}], "title": "Tổng"}
    other = {"rows": [Place("a", [1]), {"number": Decimal("2.50")}], "title": "Tổng"}

    assert freeze(one) == freeze(other)
    assert hash(freeze(one)) == hash(freeze(other))


def test_a_function_is_asked_once_for_each_of_its_arguments():
    asked = []

    @keep(2)
    def join(parts, *, mark=""):
        asked.append((parts, mark))
        return mark.join(parts)

    assert [join(["a", "b"], mark="-"), join(["a", "b"], mark="-"), join(["a", "b"])] == [
        "a-b", "a-b", "ab",
    ]  # fmt: skip
    assert asked == [(["a", "b"], "-"), (["a", "b"], "")]
    join(["c"])
    join(["a", "b"], mark="-")
    assert len(asked) == 4  # no more than two are kept


def test_what_cannot_be_told_apart_is_asked_each_time():
    asked = []

    @keep(5)
    def look(thing):
        asked.append(thing)

    thing = object()
    look(thing)
    look(thing)

    assert asked == [thing, thing]
    with pytest.raises(Unkeepable):
        freeze([{"a": thing}])
