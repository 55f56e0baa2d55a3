"""The walk of a figure that was restated or is a group's: to the units that reported it, and on."""

from collections.abc import Sequence
from typing import Any

from figures import places
from figures.addresses import link_unit, link_walk, list_crumbs
from figures.catalogue import indicators as read_catalogue
from figures.grouping import find_grouped
from figures.models import Indicator, Period
from figures.reading import Comparability, Reading
from figures.readings import read_table
from figures.restating.table import read_regions
from figures.results import NoResults
from figures.results_restated import stand_on
from figures.spans import find_parts, name_period
from figures.walk_page import define
from figures.ways import Chosen, Way
from figures.wordings import write_number
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.numbers import format_number


def build(
    period_code: str, unit: int, code: str, chosen: Chosen, provisional: bool
) -> dict[str, Any]:
    """The context of templates/figures/walk.html. Raises ``NoResults`` and
    ``figures.restating.day.NoTree``."""
    catalogue = read_catalogue()
    indicator = catalogue.by_code.get(code)
    period = Period.objects.filter(code=period_code).first()
    if indicator is None or period is None:
        raise NoResults(code)
    inside = Period.objects.filter(first_day__gte=period.first_day, last_day__lte=period.last_day)
    parts = find_parts(period, inside)
    if chosen.way is Way.GROUPS:
        grouped = find_grouped(unit, period, chosen)
        path, region = grouped.path, frozenset(grouped.top.new or grouped.top.old)
        on = grouped.top.last if grouped.top.new else grouped.top.first
    else:
        chosen, path, _ = stand_on(unit, chosen)
        region, on = frozenset([unit]), chosen.day
    table = read_regions([period, *parts], [region], [code], on, provisional, catalogue)
    found = table.read_region(period, 0, indicator)
    whole, split = table.list_sources_of_region(period, 0, indicator)
    given = read_table([period], [*whole, *split], [code], provisional, catalogue)
    readings = {each: given.read(period, each, indicator) for each in [*whole, *split]}
    names = places.name_units(readings, period.last_day)
    rows = [
        _tell_row(period, indicator, each, names, readings[each], is_whole=each in whole)
        for each in sorted(readings, key=lambda each: (each not in whole, names.get(each, "")))
    ]
    way = f"địa giới ngày {format_date(chosen.day)}"
    if chosen.way is Way.GROUPS:
        way = f"nhóm so sánh được với địa giới ngày {format_date(chosen.day)}"
    crumbs = list_crumbs(
        path[:-1],
        period,
        lambda place: chosen.add_to(link_walk(period, place.pk, indicator)),
    )
    crumbs.append({"label": path[-1].name, "url": chosen.add_to(link_unit(period, unit))})
    number = write_number(found) or "không có số"
    return {
        "crumbs": crumbs,
        "title": f"{indicator.label}, {path[-1].full_name}, {name_period(period)}, "
        f"{way}: {number}",
        "lead": f"Tính lại theo {way}: {found.comparability_word}.",
        "indicator": {
            "label": indicator.label, "unit": indicator.unit,
            "definition": define(indicator, catalogue.list_breaks(indicator)),
        },
        "unit": {"name": path[-1].full_name},
        "period": {"label": name_period(period)},
        "value": found.number,
        "places": found.places,
        "precision": found.precision_word,
        "empty_kind": found.empty_kind,
        "state": found.state,
        "is_illustrative": found.is_illustrative,
        "noindex": True,
        "formula": None,
        "children": {
            "name": "Tính từ đâu", "intro": _introduce(whole, split, found), "rows": rows,
            "has_shares": False, "page": None, "rest": None,
        } if rows else None,
        "origin": None,
        "fragment_url": "",
        "superseded": [],
    }  # fmt: skip


def _tell_row(
    period: Period, indicator: Indicator, unit: int, names: dict[int, str], found: Reading,
    *, is_whole: bool,
) -> dict[str, Any]:  # fmt: skip
    name = names.get(unit, "")
    return {
        "name": name if is_whole else f"{name} (một phần địa bàn)",
        "url": link_walk(period, unit, indicator),
        "value": found.number,
        "places": found.places,
        "empty": found.empty_kind,
        "word": "",
        "state": "provisional" if found.is_provisional else "",
        "share": None,
    }


def _introduce(whole: Sequence[int], split: Sequence[int], found: Reading) -> str:
    text = f"{format_number(len(whole))} đơn vị báo cáo nằm trọn trong địa bàn này."
    if not split:
        return text
    if found.comparability == Comparability.NOT_COMPARABLE:
        return (
            f"{text} {format_number(len(split))} đơn vị chỉ nằm một phần ở đây và chưa rõ tỉ phần, "
            "nên chỉ nhóm chứa trọn các đơn vị ấy mới có số."
        )
    return f"{text} {format_number(len(split))} đơn vị bị chia được ước tính theo tỉ phần đã biết."
