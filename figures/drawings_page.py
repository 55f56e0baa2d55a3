"""The drawings of a results page: courses over the periods, and rates beside one another."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from figures import results as reading
from figures.changes import covers_differ
from figures.models import Indicator, Nature, Period
from figures.reading import Reading
from figures.results import Results
from figures.spans import label_period, name_period
from figures.wordings import name_chart, name_model, say_break, write_number
from khuyenhoc.lib import charts
from khuyenhoc.lib.numbers import format_number

LEAST_DRAWN = 90  # per cent of the units due that must be in for a point on a chart


class Drawings:
    """Draws what ``results`` holds; ``link_walk`` gives the address of a figure's walk."""

    def __init__(self, results: Results, link_walk: Callable[[int, Indicator], str]) -> None:
        self.results = results
        self._link_walk = link_walk

    def draw_spark(self, indicator: Indicator) -> Any:
        course, readings = self._read_course(indicator)
        return charts.draw_spark(
            [found.number for found in readings],
            label=f"{indicator.label} qua các kỳ",
            boundary_after=self._find_cut(course, indicator),
            wide=True,
            illustrative=any(found.is_illustrative for found in readings),
        )

    def _read_course(self, indicator: Indicator) -> tuple[list[Period], list[Reading]]:
        """The periods from the first to the last number that a course may go over, and these.

        Illustrative and real numbers make no course together: those of the last one's kind count. A
        number that too few units gave would show who is missing, not what changed.
        """
        course = self.results.list_course()
        readings = [self.results.read_before(period, indicator) for period in course]
        readings = [found if is_drawn(found) else Reading(indicator) for found in readings]
        known = [place for place, found in enumerate(readings) if found.number is not None]
        if not known:
            return [], []
        kind = readings[known[-1]].is_illustrative
        known = [place for place in known if readings[place].is_illustrative == kind]
        readings = [
            found if found.is_illustrative == kind else Reading(indicator) for found in readings
        ]
        span = slice(known[0], known[-1] + 1)
        return course[span], readings[span]

    def _find_cut(self, course: list[Period], indicator: Indicator) -> int | None:
        """The place in the course after which the territory, or the indicator, is another."""
        for place, (first, second) in enumerate(zip(course, course[1:], strict=False)):
            if self._find_line(first, second, indicator) is not None:
                return place
        return None

    def _find_line(
        self, first: Period, second: Period, indicator: Indicator
    ) -> charts.Boundary | None:
        """What parts two neighbouring periods of a course; None where they go on."""
        results = self.results
        day = results.boundaries.get((results.unit.pk, first.pk, second.pk))
        if day is not None and not results.is_joined(first):
            return charts.Boundary(day, f"Địa giới mới từ {day:%d/%m/%Y}")
        found = results.catalogue.find_break(indicator, first.last_day, second.last_day)
        if found is not None:
            return charts.Boundary(found.on, f"Gián đoạn từ {found.on:%d/%m/%Y}")
        return None

    def draw_course(self) -> dict[str, Any] | None:
        """The course of the first figure that has at least two numbers."""
        for indicator in self.results.indicators:
            course, readings = self._read_course(indicator)
            if len(course) >= 2:
                return self._draw_chart(indicator, course, readings)
        return None

    def _draw_chart(
        self, indicator: Indicator, course: list[Period], readings: list[Reading]
    ) -> dict[str, Any]:
        known = [
            (period, found)
            for period, found in zip(course, readings, strict=True)
            if found.number is not None
        ]
        illustrative = any(found.is_illustrative for found in readings)
        cut = self._find_cut(course, indicator)
        boundary = None
        if cut is not None:
            boundary = self._find_line(course[cut], course[cut + 1], indicator)
        elif self.results.is_joined(course[0]):
            day = self.results.list_origins()[0].until
            boundary = charts.Boundary(day, f"Hợp nhất từ {day:%d/%m/%Y}")
        frame = {
            "title": name_chart(indicator, known),
            "periods": [charts.Period(label_period(p), p.last_day) for p in course],
            "boundary": boundary,
            "places": indicator.places,
            "unit": indicator.unit,
            "illustrative": illustrative,
        }
        values = [found.number for found in readings]
        if indicator.nature == Nature.FLOW:
            drawing = charts.draw_columns(values=values, **frame)
        else:
            series = [charts.Series(indicator.label, values, breaks=cut is not None)]
            drawing = charts.draw_lines(series=series, **frame)
        missing = self._say_missing(indicator)
        joined = [p for p in course if self.results.is_joined(p)]
        source = "Nguồn: báo cáo đã duyệt của các đơn vị."
        if any(found.source for found in readings):
            source = "Nguồn: báo cáo đã duyệt và số đã công bố; chạm vào từng số để xem nguồn."
        if joined:
            source = f"{self._say_joined(joined)} {source}"
        found_break = self.results.catalogue.find_break(
            indicator, course[0].last_day, course[-1].last_day
        )
        if found_break is not None:
            source = f"{say_break(found_break)} {source}"
        if missing:
            source = f"{missing} {source}"
        if any(covers_differ(now, before) for (_, before), (_, now) in pairwise(known)):
            source = f"Các kỳ không cùng những đơn vị có số. {source}"
        return {
            "title": frame["title"],
            "subtitle": f"{indicator.label}, {indicator.unit}",
            "svg": drawing.svg,
            "key": drawing.key,
            "axis_note": drawing.axis_note,
            "source": source,
            "is_illustrative": illustrative,
        }

    def _say_missing(self, indicator: Indicator) -> str:
        """Which periods are not complete, and how far they are."""
        told = [
            f"{label_period(period)} ({format_number(found.units_in)} trên "
            f"{format_number(found.due)} đơn vị)"
            for period in self.results.list_course()
            if (found := self.results.read_before(period, indicator)).due
            and found.number is not None
            and not found.is_complete
        ]
        if not told:
            return ""
        least = format_number(LEAST_DRAWN)
        return f"Kỳ chưa đủ báo cáo: {', '.join(told)}; dưới {least} % thì không vẽ."

    def _say_joined(self, joined: list[Period]) -> str:
        names = " và ".join(
            f"{o.full_name[:1].lower()}{o.full_name[1:]}" for o in self.results.list_origins()[:4]
        )
        return f"Đến {name_period(joined[-1])} là số cộng từ {names}, trên cùng địa bàn hiện nay."

    def draw_rates(self) -> dict[str, Any] | None:
        """Bars of the rates of recognition, at least two of one base."""
        results = self.results
        rows = []
        for suffix in ("_rate_total", "_rate_registered"):
            codes = [code for code in reading.RATE_CODES if code.endswith(suffix)]
            found = [
                results.read(code)
                for code in codes
                if code in results.catalogue.by_code and results.read(code).number is not None
            ]
            if len(found) > len(rows):
                rows = found
        if len(rows) < 2:
            return None
        rows.sort(key=lambda found: found.number, reverse=True)
        best, base = name_model(rows[0].indicator)
        return {
            "name": "Mô hình học tập",
            "title": f"Cao nhất: {best}, {write_number(rows[0])}",
            "subtitle": f"Được công nhận trên {base}, %",
            "name_head": "Mô hình",
            "value_head": "Tỉ lệ",
            "rows": [
                {
                    "label": name_model(found.indicator)[0].capitalize(),
                    "url": self._link_walk(results.unit.pk, found.indicator),
                    "svg": charts.draw_bar(found.number, illustrative=found.is_illustrative),
                    "value": found.number,
                    "places": found.places,
                    "unit": "%",
                    "state": found.state,
                }
                for found in rows
            ],
            "is_illustrative": any(found.is_illustrative for found in rows),
        }


def is_drawn(found: Reading) -> bool:
    """Whether a number may be a point of a course: whole, or given by nearly all who owe it."""
    if found.number is None or found.whole_unit:
        return found.number is not None
    return bool(found.due) and found.units_in * 100 >= found.due * LEAST_DRAWN
