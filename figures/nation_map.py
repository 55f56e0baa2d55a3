"""The map of the provinces on the nation's results page: its main figure, province by province."""

from collections.abc import Callable
from typing import Any

from figures import places, spans
from figures.addresses import link_across
from figures.places import Place
from figures.province_map import PROVINCE, lay_map, tell_places
from figures.readings import add_territories, read_table
from figures.restating.table import read_restated
from figures.results import AnyTable, Results
from figures.ways import Way


def lay_nation(results: Results, link_place: Callable[[Place], str]) -> dict[str, Any] | None:
    """The context of components/map.html for the page of the root; None for any other.

    As reported three queries, where provinces are not what stands directly below; some more where
    figures are restated. By comparable groups the map is on the indicator's own page.
    """
    if len(results.path) > 1 or not results.columns or results.chosen.way is Way.GROUPS:
        return None
    indicator = results.columns[0]
    found = [place for place in results.children if place.level == PROVINCE]
    table: AnyTable = results.table
    if not found:
        found = list_provinces(results)
        table = _read(results, [place.pk for place in found])
    told = tell_places(found, lambda pk: table.read(results.period, pk, indicator), link_place)
    url = link_across(indicator, results.period, results.asked, results.chosen.query)
    day = results.chosen.day if results.chosen.way else results.period.last_day
    return lay_map(told, indicator, results.period, day, url)


def list_provinces(results: Results) -> list[Place]:
    """The provinces of the page's tree."""
    if results.chosen.way:
        return places.list_level_on(PROVINCE, results.chosen.day)
    return places.list_level(results.period, PROVINCE)


def _read(results: Results, units: list[int]) -> AnyTable:
    codes = [results.columns[0].code]
    parts = spans.find_parts(results.period, results.periods)
    asked = [results.period, *parts]
    if results.chosen.way:
        return read_restated(
            asked, units, codes, results.chosen.day, results.provisional, results.catalogue
        )
    table = read_table(asked, units, codes, results.provisional, results.catalogue)
    add_territories(table, results.period, codes)
    return table
