"""Maps of regions: their classes, their links, what has no number."""

import re
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.lib.charts import Label, Region, choose_steps, draw_map

NUMBERS = st.lists(st.integers(-1000, 1000).map(Decimal), max_size=80)


def draw(regions, **more) -> str:
    return draw_map(regions, view="0 0 9 9", title="Bản đồ", description="Ba nơi.", **more)


@given(NUMBERS)
def test_every_number_lies_in_exactly_one_class(numbers):
    steps = choose_steps(numbers)

    assert len(steps) <= min(5, len(set(numbers)))
    assert sum(step.count for step in steps) == len(numbers)
    for number in numbers:
        assert sum(step.least <= number <= step.greatest for step in steps) == 1


def test_classes_hold_as_many_regions_each():
    steps = choose_steps([Decimal(n) for n in range(10)])

    assert [(s.colour, s.least, s.greatest, s.count) for s in steps] == [
        (1, 0, 1, 2), (2, 2, 3, 2), (3, 4, 5, 2), (4, 6, 7, 2), (5, 8, 9, 2),
    ]  # fmt: skip


def test_region_is_a_link_that_says_its_name_and_number():
    regions = [
        Region(("M0 0h1v1z", "M5 5h1v1z"), "Tỉnh <A>", "7 %", Decimal(7), "/a/"),
        Region(("M2 2h1v1z",), "Tỉnh B", "chưa có số liệu", None, "/b/"),
        Region(("M3 3h1v1z",), "Tỉnh C", "chưa có số liệu"),
    ]

    markup = draw(regions, labels=[Label(1, 2, "Đảo")])

    assert re.findall(r'<a href="([^"]+)" aria-label="([^"]+)"', markup) == [
        ("/a/", "Tỉnh &lt;A&gt;: 7 %"), ("/b/", "Tỉnh B: chưa có số liệu"),
    ]  # fmt: skip
    assert '<path class="k3" d="M0 0h1v1z M5 5h1v1z"/>' in markup
    assert markup.count('fill="url(#ban-do-chua-co-so-lieu)"') == 2
    assert '<text x="1" y="2">Đảo</text>' in markup
    assert "style=" not in markup


def test_map_of_invented_numbers_carries_the_mark():
    region = Region(("M0 0z",), "Tỉnh A", "7", Decimal(7))

    assert "Số liệu minh họa" in draw([region], illustrative=True)
    assert "Số liệu minh họa" not in draw([region])
