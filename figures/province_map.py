"""The map of the provinces with one indicator: which outlines count on a day, and how it is told.

The outlines are in ``figures/data/maps`` (made by docs/rut_gon_ban_do.py): 63 provinces until
30/06/2025, 34 from 01/07/2025. Quần đảo Hoàng Sa and Quần đảo Trường Sa are drawn and named on
both, with the province to which they belong.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from figures.catalogue import DATA
from figures.models import Indicator, Period
from figures.open_data import say_empty
from figures.places import Place
from figures.reading import Reading
from figures.spans import name_period
from figures.wordings import write_number
from khuyenhoc.lib.charts import Label, Region, Step, choose_steps, draw_map
from khuyenhoc.lib.names import vn_key
from khuyenhoc.lib.numbers import format_number

PROVINCE = "province"
MERGED_ON = date(2025, 7, 1)  # Nghị quyết 202/2025/QH15
BEFORE, AFTER = "provinces_63", "provinces_34"
VIEW = "0 0 620 745"
ISLES = (
    Label(450, 298, "Quần đảo Hoàng Sa"),
    Label(612, 542, "Quần đảo Trường Sa", is_end=True),
)
NO_NUMBER = "chưa có số liệu"


@dataclass(frozen=True, slots=True)
class Shape:
    """One outline of a map: the province's code on the map's days, its name, its path."""

    code: str
    name: str
    islands: bool
    d: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the map says of some provinces: one, or those of a comparable group together."""

    codes: tuple[str, ...]
    name: str
    url: str
    found: Reading


@cache
def read_shapes(name: str) -> tuple[Shape, ...]:
    """The outlines of one of the two maps."""
    rows = json.loads((DATA / "maps" / f"{name}.json").read_text(encoding="utf-8"))
    return tuple(Shape(row["code"], row["name"], row["islands"], row["d"]) for row in rows)


def choose_map(day: date) -> str:
    """The map that shows the provinces of a day."""
    return BEFORE if day < MERGED_ON else AFTER


def tell_places(
    places: Sequence[Place], read: Callable[[int], Reading], link: Callable[[Place], str]
) -> list[Told]:
    """The provinces among ``places``, one by one."""
    return [
        Told((place.code,), place.full_name, link(place), read(place.pk))
        for place in places
        if place.level == PROVINCE and place.code
    ]


def lay_map(
    told: Sequence[Told], indicator: Indicator, period: Period, day: date, table_url: str = ""
) -> dict[str, Any] | None:
    """The context of components/map.html; None where no province of the map is told of.

    ``day`` is that whose provinces they are.
    """
    name = choose_map(day)
    by_code = {code: each for each in told for code in each.codes}
    shapes = read_shapes(name)
    if not any(shape.code in by_code for shape in shapes):
        return None
    regions = _lay_regions(shapes, by_code)
    values = [region.value for region in regions if region.value is not None]
    steps = choose_steps(values)
    count = len({shape.code for shape in shapes})
    illustrative = any(each.found.is_illustrative for each in told)
    until = "đến hết ngày 30/06/2025" if name == BEFORE else "từ ngày 01/07/2025"
    missing = len(regions) - len(values)
    title = f"{indicator.label} theo tỉnh, {name_period(period)}"
    return {
        "title": title,
        "subtitle": f"{indicator.label}, {indicator.unit}",
        "svg": draw_map(
            regions,
            view=VIEW,
            title=f"Bản đồ: {title}",
            description=f"{count} tỉnh, thành phố {until}, có quần đảo Hoàng Sa và quần đảo"
            f" Trường Sa; {len(values)} nơi có số. Mỗi nơi là một đường dẫn.",
            labels=ISLES,
            illustrative=illustrative,
        ),
        "steps": [_tell_step(step, indicator) for step in steps],
        "missing": f"{NO_NUMBER} ({format_number(missing)} nơi)" if missing else "",
        "source": f"Vẽ theo {count} tỉnh, thành phố {until}. Bản đồ thu nhỏ để so sánh, không phải"
        " bản đồ địa giới chính thức.",
        "table_url": table_url,
        "is_illustrative": illustrative,
    }


def _lay_regions(shapes: Sequence[Shape], by_code: dict[str, Told]) -> list[Region]:
    """The regions in Vietnamese order, the islands with their province; what is not told of is
    drawn without a link."""
    paths: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for shape in shapes:
        told = by_code.get(shape.code)
        key = told.codes[0] if told else shape.code
        paths.setdefault(key, []).append(shape.d)
        if not shape.islands:
            names.setdefault(key, told.name if told else shape.name)
    regions = []
    for key in sorted(paths, key=lambda key: (vn_key(names[key]), key)):
        told = by_code.get(key)
        found = told.found if told else None
        words = NO_NUMBER
        if found is not None:
            words = write_number(found) or say_empty(found)
        regions.append(
            Region(
                tuple(paths[key]), names[key], words, found.number if found else None,
                told.url if told else "",
            )
        )  # fmt: skip
    return regions


def _tell_step(step: Step, indicator: Indicator) -> dict[str, Any]:
    """One line of the legend: {colour, label}."""
    least, greatest = (
        format_number(value, indicator.places) for value in (step.least, step.greatest)
    )
    span = least if least == greatest else f"{least} đến {greatest}"
    return {"colour": step.colour, "label": f"{span} ({format_number(step.count)} nơi)"}
