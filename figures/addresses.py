"""The addresses of results, and the way down to them."""

from collections.abc import Callable
from urllib.parse import urlencode

from figures.models import Indicator, Period
from figures.places import Place
from khuyenhoc.links import link

PERIOD, UNIT, LEVEL = "ky", "don-vi", "cap"  # names in the address of an indicator's page


def link_results() -> str:
    """The address that leads to the newest results of the home unit."""
    return link("figures:results")


def link_unit(period: Period, unit: int) -> str:
    """The address of a unit's results."""
    return link("figures:unit", period.code, unit)


def link_walk(period: Period, unit: int, indicator: Indicator) -> str:
    """The address of the walk of one figure."""
    return link("figures:walk", period.code, unit, indicator.code)


def link_indicator(indicator: Indicator, query: dict[str, str] | None = None) -> str:
    """The address of an indicator's page."""
    address = link("figures:indicator", indicator.code)
    return f"{address}?{urlencode(query)}" if query else address


def link_across(indicator: Indicator, period: Period, unit: int, query: dict[str, str]) -> str:
    """The address of an indicator over the units under ``unit`` in one period."""
    return link_indicator(indicator, {PERIOD: period.code, UNIT: str(unit), **query})


def list_crumbs(
    above: list[Place], period: Period, link: Callable[[Place], str] | None = None
) -> list[dict[str, str]]:
    """The way down the roll, from the results page on."""
    crumbs = [{"label": "Kết quả", "url": link_results()}]
    for place in above:
        url = link(place) if link else link_unit(period, place.pk)
        crumbs.append({"label": place.name, "url": url})
    return crumbs
