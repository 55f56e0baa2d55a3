"""Numbers, money, dates and addresses of cells in templates, as Vietnamese writes them.

Each formatter is a filter (``{{ value|number }}``, ``{{ value|number:1 }}``) and, where the number
of places may be missing from the context, a tag (``{% number value places %}``). None and "" print
nothing: whether that means zero, blank or not reported is said by components/empty.html, not here.
"""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.core.paginator import Page
from django.template import RequestContext

from khuyenhoc.lib import dates, money, numbers

register = template.Library()

ELLIPSIS = "…"
PAGE_KEY = "trang"

Number = int | Decimal


def _read_places(places: int | str | None) -> int | None:
    return None if places is None or places == "" else int(places)


@register.filter
def number(value: Number | None, places: int | None = None) -> str:
    """63979 → "63.979"; Decimal("20.74") → "20,74"."""
    return (
        "" if value is None or value == "" else numbers.format_number(value, _read_places(places))
    )


@register.filter
def decimal(value: Number | None, places: int) -> str:
    """The same with so many places always: 31 with 1 → "31,0"."""
    return number(value, places)


@register.filter
def percent(value: Number | None, places: int | None = None) -> str:
    """Decimal("20.74") → "20,74 %", with a blank that does not break."""
    return (
        "" if value is None or value == "" else numbers.format_percent(value, _read_places(places))
    )


@register.filter
def signed(value: Number | None, places: int | None = None) -> str:
    """14685 → "+14.685", −12 → "−12", 0 → "0"."""
    return (
        "" if value is None or value == "" else numbers.format_signed(value, _read_places(places))
    )


@register.filter
def absolute(value: Number | None, places: int | None = None) -> str:
    """The number without its sign, for sentences that say tăng or giảm."""
    return (
        ""
        if value is None or value == ""
        else numbers.format_number(-value if value < 0 else value, _read_places(places))
    )


@register.filter
def dong(value: int | None) -> str:
    """A sum of money in whole đồng."""
    if value is None or value == "":
        return ""
    return money.format_dong(value)


@register.filter
def date_vn(value: date | datetime | None) -> str:
    """A day as 21/11/2026; an instant with its hour in Viet Nam, 21/11/2026 16:40."""
    if value is None or value == "":
        return ""
    if isinstance(value, datetime):
        return dates.format_datetime(value)
    return dates.format_date(value)


@register.filter
def day_vn(value: date | datetime | None) -> str:
    """A day as 21/11/2026; of an instant the day in Viet Nam."""
    return dates.format_date(value) if value else ""


@register.filter
def instant(value: datetime | None) -> str:
    """An instant for machines, in Vietnamese time: 2026-11-21T16:40:00+07:00."""
    return value.astimezone(dates.VIETNAM).isoformat(timespec="seconds") if value else ""


@register.filter
def cell_name(cell: str, sheet: str = "") -> str:
    """A cell as Excel names it: "H14" with sheet "Bieu 01" → "Trang ‘Bieu 01’, ô H14"."""
    return f"Trang ‘{sheet}’, ô\u00a0{cell}" if sheet else f"Ô\u00a0{cell}"


@register.filter
def phone_digits(value: str) -> str:
    """What a telephone dials: digits and a leading +."""
    digits = "".join(sign for sign in str(value) if sign.isdecimal())
    return f"+{digits}" if str(value).strip().startswith("+") else digits


@register.filter
def page_numbers(page: Page) -> list[str]:
    """The numbers of a pager as text, with "…" where some are left out."""
    elided = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [str(each) if isinstance(each, int) else ELLIPSIS for each in elided]


@register.simple_tag(name="number")
def number_tag(value: Number | None, places: int | str | None = None) -> str:
    """``number`` where ``places`` may be missing."""
    return number(value, _read_places(places))


@register.simple_tag(name="signed")
def signed_tag(value: Number | None, places: int | str | None = None) -> str:
    """``signed`` where ``places`` may be missing."""
    return signed(value, _read_places(places))


@register.simple_tag(name="absolute")
def absolute_tag(value: Number | None, places: int | str | None = None) -> str:
    """``absolute`` where ``places`` may be missing."""
    return absolute(value, _read_places(places))


@register.simple_tag(takes_context=True)
def page_link(context: RequestContext, page: int | str, key: str = "") -> str:
    """The address of another leaf of the same list; the other parameters stay as they are."""
    query = context.request.GET.copy()
    query[key or PAGE_KEY] = str(page)
    return f"?{query.urlencode()}"
