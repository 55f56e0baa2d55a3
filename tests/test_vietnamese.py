"""The filters and tags by which templates print numbers, days and addresses of cells."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.test import RequestFactory

from khuyenhoc.templatetags import vietnamese


def write(source: str, **context: object) -> str:
    """What a template writes."""
    return Template("{% load vietnamese %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("source", "value", "text"),
    [
        ("{{ value|number }}", 63979, "63.979"),
        ("{{ value|number }}", Decimal("20.740"), "20,74"),
        ("{{ value|number:1 }}", Decimal("31.04"), "31,0"),
        ("{% number value %}", 1204, "1.204"),
        ("{% number value places %}", 1204, "1.204"),
        ("{{ value|decimal:1 }}", 31, "31,0"),
        ("{{ value|percent:2 }}", Decimal("20.74"), "20,74\u00a0%"),
        ("{{ value|signed }}", -12, "−12"),
        ("{% signed value %}", 14685, "+14.685"),
        ("{{ value|absolute }}", -86, "86"),
        ("{% absolute value %}", Decimal("-0.20"), "0,2"),
        ("{{ value|dong }}", 319_700_000, "319.700.000\u00a0đồng"),
        ("{{ value|date_vn }}", date(2026, 9, 2), "02/09/2026"),
        ("{{ value|date_vn }}", datetime(2026, 9, 1, 18, 5, tzinfo=UTC), "02/09/2026 01:05"),
        ("{{ value|cell_name:'Bieu 01' }}", "H14", "Trang ‘Bieu 01’, ô\u00a0H14"),
        ("{{ value|cell_name }}", "H14", "Ô\u00a0H14"),
        ("{{ value|phone_digits }}", "+84 (208) 385-1234", "+842083851234"),
    ],
)
def test_values_are_written_as_vietnamese_writes_them(source, value, text):
    assert write(source, value=value) == text


@pytest.mark.parametrize("source", ["number", "signed", "absolute", "percent", "dong", "date_vn"])
@pytest.mark.parametrize("value", [None, ""])
def test_nothing_is_written_for_nothing(source, value):
    """R4: nothing missing becomes 0."""
    assert write("{{ value|" + source + " }}", value=value) == ""


def test_float_is_refused():
    with pytest.raises(TypeError):
        vietnamese.number(0.1)


def test_long_lists_leave_numbers_out():
    pages = Paginator(range(200), 10)

    assert vietnamese.page_numbers(pages.page(10)) == ["1", "…", "9", "10", "11", "…", "20"]


@pytest.mark.parametrize(
    ("tag", "link"),
    [
        ("{% page_link 3 %}", "?q=a%26b&amp;trang=3"),
        ("{% page_link 3 'xa' %}", "?q=a%26b&amp;trang=9&amp;xa=3"),
    ],
)
def test_leaf_keeps_the_rest_of_the_address(tag, link):
    request = RequestFactory().get("/?q=a%26b&trang=9")

    text = Template("{% load vietnamese %}" + tag).render(RequestContext(request))

    assert text == link
