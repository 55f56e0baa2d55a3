"""The map of the provinces on the nation's results page: its main figure, province by province."""

from collections.abc import Callable
from typing import Any

from figures import places, spans
from figures.addresses import link_across
from figures.places import Place
from figures.province_map import PROVINCE, lay_map, tell_places
from figures.restating.table import read_restated
from figures.results import AnyTable, Results
from figures.ways import Way


def lay_nation(results: Results, link_place: Callable[[Place], str]) -> dict[str, Any] | None:
    """The context of components/map.html for the page of the root; None for any other.

    As reported the page has read the provinces already; some more queries where figures are
    restated. By comparable groups the map is on the indicator's own page.
    """
    if len(results.path) > 1 or not results.columns or results.chosen.way is Way.GROUPS:
        return None
    indicator = results.columns[0]
    found = results.provinces or [p for p in results.children if p.level == PROVINCE]
    table: AnyTable = results.table
    if not found and results.chosen.way:
        found = places.list_level_on(PROVINCE, results.chosen.day)
        table = _read_restated(results, [place.pk for place in found])
    told = tell_places(found, lambda pk: table.read(results.period, pk, indicator), link_place)
    url = link_across(indicator, results.period, results.asked, results.chosen.query)
    day = results.chosen.day if results.chosen.way else results.period.last_day
    return lay_map(told, indicator, results.period, day, url)


def _read_restated(results: Results, units: list[int]) -> AnyTable:
    parts = spans.find_parts(results.period, results.periods)
    codes = [results.columns[0].code]
    return read_restated(
        [results.period, *parts], units, codes, results.chosen.day, results.provisional,
        results.catalogue,
    )  # fmt: skip
