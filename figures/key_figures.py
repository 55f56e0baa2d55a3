"""The few figures by which a unit is known at once: on the front page, on the unit's own page."""

from datetime import date
from typing import Any

from associations.models import Association
from figures import results
from figures.addresses import link_unit, link_walk
from figures.catalogue import indicators as read_catalogue
from figures.home import find_home_period
from figures.models import Indicator, IndicatorKind, Period
from figures.readings import read
from figures.spans import name_period
from figures.targets import Aim, find_next_targets, tell_aims
from figures.wordings import scale_money, write_note

KEY_CODES = ("members", "family_recognised", "fund_raised", "scholarships_count")


def tell_home() -> dict[str, Any]:
    """As ``tell_figures``, of the home unit in its newest period."""
    period = find_home_period()
    return {"figures": []} if period is None else tell_figures(period, period.home)


def tell_unit(unit: Association, on: date) -> dict[str, Any]:
    """As ``tell_figures``, of ``unit`` in the newest year that had begun by the day ``on``."""
    own = [each for each in results.list_periods(unit.pk) if each.is_own and each.first_day <= on]
    return tell_figures(results.choose_period(own), unit.pk)


def tell_figures(period: "results.KnownPeriod | None", unit: int) -> dict[str, Any]:
    """{figures for components/figure.html, figures_title, figures_url, is_illustrative}; without a
    period or a number no figures."""
    if period is None:
        return {"figures": []}
    catalogue = read_catalogue(period.catalogue_version)
    codes = [code for code in KEY_CODES if code in catalogue.by_code]
    readings = read(period, unit, codes, catalogue=catalogue)
    aims = _find_aims(period, unit, [readings[code].indicator for code in codes])
    figures = []
    for code in codes:
        reading = readings[code]
        if reading.number is None:
            continue
        number, measure = scale_money(reading.number, reading.indicator.unit)
        figures.append(
            {
                "name": reading.indicator.label,
                "value": number,
                "places": reading.places if measure == reading.indicator.unit else None,
                "unit": measure,
                "precision": reading.precision_word,
                "url": link_walk(period, unit, reading.indicator),
                "note": write_note(reading, catalogue),
                "is_illustrative": reading.is_illustrative,
                "targets": tell_aims(aims.get(code, ()), reading, is_root=False),
            }
        )
    return {
        "figures": figures,
        "figures_title": f"Kết quả {name_period(period)}",
        "figures_url": link_unit(period, unit),
        "is_illustrative": any(figure["is_illustrative"] for figure in figures),
    }


def _find_aims(period: Period, unit: int, indicators: list[Indicator]) -> dict[str, list[Aim]]:
    """Code → the next targets, the unit's own before the nation's: one query where there are any.

    ``has_targets`` is told by those who list periods; without it one has to ask.
    """
    if not getattr(period, "has_targets", True):
        return {}
    found = find_next_targets([unit], period)
    aims: dict[str, list[Aim]] = {}
    for indicator in indicators:
        own = found.own.get((unit, indicator.pk))
        nation = found.nation.get(indicator.pk)
        if own is not None:
            aims.setdefault(indicator.code, []).append(Aim(own, own != nation))
        if nation is not None and nation != own and indicator.kind == IndicatorKind.RATIO:
            aims.setdefault(indicator.code, []).append(Aim(nation, False))
    return aims
