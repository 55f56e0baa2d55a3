"""The addresses of results, and the way down to them."""

from collections.abc import Callable

from django.urls import reverse

from figures.models import Indicator, Period
from figures.places import Place


def link_unit(period: Period, unit: int) -> str:
    """The address of a unit's results."""
    return reverse("figures:unit", args=[period.code, unit])


def link_walk(period: Period, unit: int, indicator: Indicator) -> str:
    """The address of the walk of one figure."""
    return reverse("figures:walk", args=[period.code, unit, indicator.code])


def list_crumbs(
    above: list[Place], period: Period, link: Callable[[Place], str] | None = None
) -> list[dict[str, str]]:
    """The way down the roll, from the results page on."""
    crumbs = [{"label": "Kết quả", "url": reverse("figures:results")}]
    for place in above:
        url = link(place) if link else link_unit(period, place.pk)
        crumbs.append({"label": place.name, "url": url})
    return crumbs
