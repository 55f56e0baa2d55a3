"""Points as people type them."""

from decimal import Decimal

import pytest

from khuyenhoc.lib.points import read_points


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("7,5", Decimal("7.5")), ("7.25", Decimal("7.25")), ("10", Decimal(10)), ("80 %", 80),
        ("", None), ("-1", None), ("7,555", None), ("1000", None), ("²", None), ("bảy", None),
    ],
)  # fmt: skip
def test_points_are_read_or_refused(text, points):
    assert read_points(text) == points
