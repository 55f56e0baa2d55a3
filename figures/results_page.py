"""The context of templates/figures/results.html, made of what ``figures.results`` read."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from figures import results as reading
from figures.addresses import link_unit, link_walk, list_crumbs
from figures.changes import Change
from figures.models import Indicator, Nature, Period
from figures.places import Place
from figures.reading import Reading
from figures.results import Results
from figures.results_table import BelowTable
from figures.spans import Base, label_period, name_base, name_period
from figures.wordings import (
    SAMPLE_SENTENCE,
    name_chart,
    name_model,
    say_break,
    say_kind,
    scale_money,
    write_change,
    write_note,
    write_number,
)
from khuyenhoc.lib import charts
from khuyenhoc.lib.numbers import format_number

LEAST_DRAWN = 90  # per cent of the units due that must be in for a point on a chart
LONGEST_LARGE = 11  # signs of a number that fit a column in the large size
LICENCE = "Được dùng lại tự do khi ghi rõ nguồn."
FORMATS = (("csv", "Tải CSV"), ("xlsx", "Tải XLSX"), ("json", "Tải JSON"))


class Page:
    """The words and addresses of one results page; ``build`` gives the template's context.

    ``query`` holds what the visitor chose: ``muc`` (section), ``so-voi`` (base), ``xep`` (order of
    the table), ``trang`` (leaf), ``doc`` (``tam-tinh``: provisional).
    """

    def __init__(self, results: Results, query: dict[str, str], may_read_provisional: bool) -> None:
        self.results = results
        self.query = query
        self.may_read_provisional = may_read_provisional

    def build(self) -> dict[str, Any]:
        """The context of the template."""
        results = self.results
        figures = [self._tell_figure(indicator) for indicator in results.indicators]
        chart = self._draw_course()
        bars = self._draw_rates()
        below = BelowTable(results, self.query, self._link_with, self._link_place)
        table = below.lay() if results.children else None
        shown = [results.read(i) for i in results.indicators]
        is_illustrative = any(
            reading.is_illustrative for reading in [*shown, *below.list_cells()]
        ) or bool(chart and chart["is_illustrative"])
        return {
            "crumbs": list_crumbs(results.path[:-1], results.period),
            "title": f"{results.unit.full_name}, {name_period(results.period)}",
            "lead": self._write_lead(),
            "readings": self._list_readings(),
            "reading_note": "Như báo cáo: mỗi kỳ giữ đúng cây tổ chức của ngày cuối kỳ ấy.",
            "sections": self._list_sections(),
            "bases": self._list_bases(),
            "periods": self._list_periods(),
            "facts": self._list_facts(shown),
            "is_illustrative": is_illustrative,
            "noindex": is_illustrative or bool(self.query),
            "figures": figures,
            "figures_note": say_kinds(results.indicators, results.period),
            "chart": chart,
            "bars": bars,
            "table": table,
            "page": table.pop("page") if table else None,
            "downloads": [
                {"label": label, "url": self._link_download(extension)}
                for extension, label in FORMATS
            ],
            "dictionary_url": reverse("figures:dictionary"),
            "source": self._write_source(shown),
            "description": f"Kết quả khuyến học của {results.unit.full_name}, "
            f"{name_period(results.period)}.",
        }

    # ----- head -----

    def _write_lead(self) -> str:
        """The finding: the first figure with its change."""
        for indicator in self.results.indicators:
            found = self.results.read(indicator)
            if found.number is None:
                continue
            text = f"{indicator.label}: {write_number(found)}"
            change = self.results.measure(indicator)
            if change is not None and change.amount is not None:
                text += f", {write_change(change)}"
            return f"{text}."
        return "Kỳ này chưa có số liệu được duyệt của đơn vị."

    def _list_readings(self) -> list[dict[str, Any]]:
        if not self.may_read_provisional:
            return []
        return [
            {
                "label": label,
                "url": self._link_with(doc=value),
                "is_current": self.results.provisional == bool(value),
            }
            for label, value in (("Số đã duyệt", ""), ("Kể cả số tạm tính", "tam-tinh"))
        ]

    def _list_sections(self) -> list[dict[str, Any]]:
        chosen = self.query.get("muc", "")
        sections = [("", "Số chính"), *reading.list_sections(self.results.catalogue)]
        return [
            {"label": name, "url": self._link_with(muc=number), "is_current": number == chosen}
            for number, name in sections
        ]

    def _list_bases(self) -> list[dict[str, Any]]:
        """The bases that lead to a period with figures, for a number of either nature."""
        results = self.results
        found: dict[Base, Period] = {}
        for nature in (Nature.STOCK, Nature.FLOW):
            for base in Base:
                period = reading.spans.find_base(results.period, base, results.periods)
                if period is not None and reading.spans.may_compare(nature, results.period, period):
                    found.setdefault(base, period)
        if len(found) < 2 or len({period.pk for period in found.values()}) < 2:
            return []
        usual = {"label": "Kỳ thường so", "url": self._link_with(**{"so-voi": ""})}
        return [
            {**usual, "is_current": results.wanted is None},
            *(
                {
                    "label": name_base(base, period).removeprefix("so với ").capitalize(),
                    "url": self._link_with(**{"so-voi": base.value}),
                    "is_current": base == results.wanted,
                }
                for base, period in found.items()
            ),
        ]

    def _list_periods(self) -> list[dict[str, Any]]:
        results = self.results
        own = [p for p in results.periods if p.is_own and (p.has_own or p.pk == results.period.pk)]
        return [
            {
                "label": label_period(period),
                "url": link_unit(period, results.unit.pk),
                "is_current": period.pk == results.period.pk,
            }
            for period in reversed(own)
        ]

    def _list_facts(self, shown: list[Reading]) -> list[dict[str, Any]]:
        results = self.results
        facts: list[dict[str, Any]] = []
        if results.period.is_open:
            facts.append({"label": "Tình trạng", "value": "Kỳ đang mở, số còn thêm"})
        elif any(reading.number is not None for reading in shown):
            facts.append({"label": "Tình trạng", "state": "approved"})
        if results.period.release:
            facts.append(
                {
                    "label": "Công bố",
                    "value": f"Lần {results.period.release}",
                    "url": reverse(
                        "figures:release", args=[results.period.code, results.period.release]
                    ),
                }
            )
        widest = max(shown, key=lambda reading: (reading.due, reading.units_in), default=None)
        if widest is not None and widest.due:
            text = f"{format_number(widest.units_in)} trên {format_number(widest.due)} đơn vị"
            facts.append({"label": "Đủ báo cáo", "value": text, "is_number": True})
        for origin in self._list_origins():
            before = next((p for p in results.periods if p.last_day < origin.until), None)
            if before is not None:
                facts.append(
                    {
                        "label": f"Trước {origin.until:%d/%m/%Y}",
                        "value": origin.full_name,
                        "url": link_unit(before, origin.pk),
                    }
                )
        return facts

    # ----- figures -----

    def _tell_figure(self, indicator: Indicator) -> dict[str, Any]:
        found = self.results.read(indicator)
        change = self.results.measure(indicator)
        number, unit = found.number, indicator.unit
        if number is not None:
            number, unit = scale_money(number, unit)
        figure = {
            "name": indicator.label,
            "value": number,
            "places": found.places if unit == indicator.unit else None,
            "unit": unit,
            "is_long": len(format_number(number)) > LONGEST_LARGE if number is not None else False,
            "url": link_walk(self.results.period, self.results.unit.pk, indicator),
            "precision": found.precision_word,
            "state": "provisional" if found.is_provisional else "",
            "is_illustrative": found.is_illustrative,
            "empty_kind": found.empty_kind,
            "note": write_note(found, self.results.catalogue),
            "spark": self._draw_spark(indicator),
        }
        if change is not None and change.amount is not None:
            figure["change"] = tell_change(change, indicator)
        elif change is not None:
            figure["change_word"] = f"{change.why_not[:1].upper()}{change.why_not[1:]}."
        return figure

    def _draw_spark(self, indicator: Indicator) -> Any:
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

    # ----- charts -----

    def _draw_course(self) -> dict[str, Any] | None:
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
            day = self._list_origins()[0].until
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
        return {
            "title": frame["title"],
            "subtitle": f"{indicator.label}, {indicator.unit}",
            "svg": drawing.svg,
            "key": drawing.key,
            "axis_note": drawing.axis_note,
            "source": source,
            "is_illustrative": illustrative,
        }

    def _list_origins(self) -> list[Any]:
        return self.results.origins.get(self.results.unit.pk, [])

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
            f"{o.full_name[:1].lower()}{o.full_name[1:]}" for o in self._list_origins()[:4]
        )
        return f"Đến {name_period(joined[-1])} là số cộng từ {names}, trên cùng địa bàn hiện nay."

    def _draw_rates(self) -> dict[str, Any] | None:
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
                    "url": link_walk(results.period, results.unit.pk, found.indicator),
                    "svg": charts.draw_bar(found.number, illustrative=found.is_illustrative),
                    "value": found.number,
                    "places": found.places,
                    "unit": "%",
                    "state": "provisional" if found.is_provisional else "",
                }
                for found in rows
            ],
            "is_illustrative": any(found.is_illustrative for found in rows),
        }

    # ----- foot and addresses -----

    def _write_source(self, shown: list[Reading]) -> str:
        sources = list(dict.fromkeys(found.source for found in shown if found.source))
        parts = ["Nguồn: báo cáo thống kê đã duyệt của các hội trên cổng này."]
        if sources:
            parts = [f"Nguồn: {'; '.join(sources[:4])}{' và các nguồn khác' * (len(sources) > 4)}."]
        if any(found.is_illustrative for found in shown):
            parts.append(f"{SAMPLE_SENTENCE}.")
        return " ".join([*parts, LICENCE])

    def _link_place(self, place: Place) -> str:
        section = self.query.get("muc")
        address = link_unit(self.results.period, place.pk)
        return f"{address}?{urlencode({'muc': section})}" if section else address

    def _link_download(self, extension: str) -> str:
        results = self.results
        address = reverse(
            "figures:download", args=[results.period.code, results.unit.pk, extension]
        )
        return f"{address}?doc=tam-tinh" if results.provisional else address

    def _link_with(self, **changed: str) -> str:
        kept = {**self.query, **changed}
        asked = urlencode({key: value for key, value in kept.items() if value})
        return f"?{asked}" if asked else link_unit(self.results.period, self.results.unit.pk)


def is_drawn(found: Reading) -> bool:
    """Whether a number may be a point of a course: whole, or given by nearly all who owe it."""
    if found.number is None or found.whole_unit:
        return found.number is not None
    return bool(found.due) and found.units_in * 100 >= found.due * LEAST_DRAWN


def say_kinds(indicators: list[Indicator], period: Period) -> str:
    """To which day or span the figures belong."""
    kinds = dict.fromkeys(say_kind(indicator, period) for indicator in indicators)
    return ". ".join(kinds) + "." if kinds else ""


def tell_change(change: Change, indicator: Indicator) -> dict[str, Any]:
    """A change for components/figure.html."""
    amount, unit = change.amount, ""
    if indicator.unit == "%":
        unit = "điểm"
    else:
        amount, unit = scale_money(amount, indicator.unit)
    return {
        "amount": amount,
        "percent": change.percent,
        "places": indicator.places if unit == "điểm" else None,
        "unit": unit if unit != indicator.unit else "",
        "base": change.words,
    }
