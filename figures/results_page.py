"""The context of templates/figures/results.html, made of what ``figures.results`` read."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from figures import results as reading
from figures.addresses import link_across, link_unit, link_walk, list_crumbs
from figures.changes import Change
from figures.decomposing import Decomposition
from figures.drawings_page import Drawings
from figures.formulas import round_places
from figures.groupings_table import lay_groupings
from figures.models import Indicator, Nature, Period, PeriodKind
from figures.nation_map import lay_nation
from figures.places import Place
from figures.reading import Comparability, Reading
from figures.results import Results
from figures.results_table import BelowTable
from figures.spans import Base, label_period, name_base, name_period
from figures.targets import Aim, find_targets, tell_aims
from figures.ways import DAY, Way
from figures.wordings import (
    SAMPLE_SENTENCE,
    name_source,
    say_kind,
    scale_money,
    write_change,
    write_note,
    write_number,
)
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.numbers import format_number
from khuyenhoc.links import link

LONGEST_LARGE = 11  # signs of a number that fit a column in the large size
FEW_PERIODS = 8  # so many are shown at once, of whatever kind
LICENCE = "Được dùng lại tự do khi ghi rõ nguồn."
FORMATS = (("csv", "Tải CSV"), ("xlsx", "Tải XLSX"), ("json", "Tải JSON"))


class Page:
    """The words and addresses of one results page; ``build`` gives the template's context.

    ``query`` holds what the visitor chose: ``muc`` (section), ``so-voi`` (base), ``xep`` (order of
    the table), ``trang`` (leaf), ``doc`` (``tam-tinh``: provisional).
    """

    is_ranked = False  # whether the table below tells each unit's rank and share
    heads: Mapping[str, str] = {}  # shorter heads of its columns, by code

    def __init__(self, results: Results, query: dict[str, str], may_read_provisional: bool) -> None:
        self.results = results
        self.query = query
        self.may_read_provisional = may_read_provisional
        self.charts = Drawings(results, self._link_walk)
        self.aims: dict[int, list[Aim]] = {}

    def build(self) -> dict[str, Any]:
        """The context of the template."""
        results = self.results
        if results.period.has_targets and results.grouped is None:
            self.aims = find_targets(results.path, results.period, results.indicators)
        figures = [self._tell_figure(indicator) for indicator in results.indicators]
        chart = self.charts.draw_course()
        bars = self.charts.draw_rates()
        below = BelowTable(
            results, self.query, self._link_with, self._link_place, self._link_walk,
            is_ranked=self.is_ranked, heads=self.heads,
        )  # fmt: skip
        table = below.lay() if results.children else None
        nation_map = lay_nation(results, self._link_place)
        shown = [results.read(i) for i in results.indicators]
        is_illustrative = any(
            reading.is_illustrative for reading in [*shown, *below.list_cells()]
        ) or any(drawn and drawn["is_illustrative"] for drawn in (chart, nation_map))
        periods = self._list_periods()
        return {
            "crumbs": self._list_crumbs(),
            "title": self._write_title(),
            "lead": self._write_lead(),
            "readings": self._list_ways(),
            "reading_note": self._explain_way(),
            "day": self._ask_day(),
            "approvals": self._list_approvals(),
            "sections": self._list_sections(),
            "bases": self._list_bases(),
            "periods": periods,
            "other_periods": [period for period in periods if period["is_other"]],
            "facts": self._list_facts(shown),
            "is_illustrative": is_illustrative,
            "noindex": is_illustrative or bool(self.query),
            "figures": figures,
            "figures_note": say_kinds(results.indicators, results.period),
            "chart": chart,
            "bars": bars,
            "map": nation_map,
            "across": self._list_across(),
            "table": table,
            "page": table.pop("page") if table else None,
            "groupings": lay_groupings(results),
            "downloads": [
                {"label": label, "url": self._link_download(extension)}
                for extension, label in FORMATS
            ],
            "dictionary_url": link("figures:dictionary"),
            "source": self._write_source(shown),
            "description": f"Kết quả khuyến học của {results.unit.full_name}, "
            f"{name_period(results.period)}.",
        }

    # ----- head -----

    def _write_title(self) -> str:
        return f"{self.results.unit.full_name}, {name_period(self.results.period)}"

    def _list_crumbs(self) -> list[dict[str, str]]:
        return list_crumbs(self.results.path[:-1], self.results.period)

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

    def _list_ways(self) -> list[dict[str, Any]]:
        """The three ways of reading; a unit that has ended is restated to its last day."""
        chosen = self.results.chosen
        day = chosen.day
        if chosen.on is None and (ended := self.results.unit.closed_on) is not None:
            day = min(day, ended - timedelta(days=1))
        return [
            {
                "label": f"{way.label} ngày {format_date(day)}"
                if way is Way.RESTATED
                else way.label,
                "url": self._link_with(cach=way.value, ngay=chosen.typed if way else "", trang=""),
                "is_current": way is chosen.way,
            }
            for way in Way
        ]

    def _explain_way(self) -> str:
        results = self.results
        day = format_date(results.chosen.day)
        if results.chosen.way is Way.RESTATED:
            return (
                f"Số của mọi kỳ tính lại trên địa giới ngày {day}. Sáp nhập, đổi tên thì chính "
                "xác; nơi bị chia thì ước tính theo tỉ phần đã biết, không biết tỉ phần thì không "
                "so sánh được."
            )
        if results.grouped is not None:
            group, names = results.grouped.top, ", ".join(results.grouped.old_names)
            return (
                f"Nhóm có cùng một địa bàn ở hai ngày {format_date(group.first)} và "
                f"{format_date(group.last)}, nên số của nhóm luôn chính xác. "
                f"Trước: {names}."
            )
        return "Như báo cáo: mỗi kỳ giữ đúng cây tổ chức của ngày cuối kỳ ấy."

    def _ask_day(self) -> dict[str, Any] | None:
        """The form for another day; with the way and what else was chosen kept."""
        chosen = self.results.chosen
        if not chosen.way:
            return None
        kept = {k: v for k, v in self.query.items() if k not in (DAY, "trang")}
        return {
            "label": "Địa giới ngày" if chosen.way is Way.RESTATED else "So với địa giới ngày",
            "value": chosen.typed or format_date(chosen.day),
            "error": chosen.error,
            "kept": list(kept.items()),
        }

    def _list_approvals(self) -> list[dict[str, Any]]:
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
        """The periods of this one's kind, the oldest first, then the others by kind; ``is_other``
        says which need not be seen at once."""
        results = self.results
        own = [
            period
            for period in results.periods
            if (period.is_own or results.chosen.way)
            and (period.has_own or period.pk == results.period.pk)
        ]
        kinds = list(PeriodKind.values)
        kind = results.period.kind
        own.sort(key=lambda p: (p.kind != kind, kinds.index(p.kind), p.last_day))
        return [
            {
                "label": label_period(period),
                "url": self._link_period(period),
                "is_current": period.pk == results.period.pk,
                "is_other": len(own) > FEW_PERIODS and period.kind != kind,
            }
            for period in own
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
                    "url": link("figures:release", results.period.code, results.period.release),
                }
            )
        widest = max(shown, key=lambda reading: (reading.due, reading.units_in), default=None)
        if widest is not None and widest.due:
            text = f"{format_number(widest.units_in)} trên {format_number(widest.due)} đơn vị"
            facts.append({"label": "Đủ báo cáo", "value": text, "is_number": True})
        for origin in self.results.list_origins():
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
            "url": self._link_walk(self.results.unit.pk, indicator),
            "precision": found.precision_word,
            "state": found.state,
            "is_illustrative": found.is_illustrative,
            "empty_kind": found.empty_kind,
            "note": write_note(found, self.results.catalogue),
            "spark": self.charts.draw_spark(indicator),
            "targets": tell_aims(
                self.aims.get(indicator.pk, ()), found, is_root=len(self.results.path) == 1
            ),
        }
        parted = self.results.parts.get(indicator.pk)
        if change is not None and parted is not None and parted.difference is not None:
            whole = round_places(parted.difference, indicator.places)
            figure["change"] = tell_change(replace(change, amount=whole), indicator)
            figure["split"] = tell_parts(parted)
        elif change is not None and change.amount is not None:
            figure["change"] = tell_change(change, indicator)
        elif change is not None:
            figure["change_word"] = f"{change.why_not[:1].upper()}{change.why_not[1:]}."
        return figure

    def _list_across(self) -> list[dict[str, str]]:
        """The pages of the table's indicators, each with its ranking of the same units."""
        results = self.results
        if not results.children:
            return []
        kept = results.chosen.query
        found = [
            {
                "label": indicator.label,
                "url": link_across(indicator, results.period, results.asked, kept),
            }
            for indicator in results.columns
        ]
        return [
            *found,
            {"label": "Từng mô hình học tập", "url": link("figures:models")},
            {"label": "Mọi chỉ tiêu", "url": link("figures:indicators")},
        ]

    # ----- foot and addresses -----

    def _write_source(self, shown: list[Reading]) -> str:
        sources = list(dict.fromkeys(name_source(each.source) for each in shown if each.source))
        parts = ["Nguồn: báo cáo thống kê đã duyệt của các hội trên cổng này."]
        if sources:
            parts = [f"Nguồn: {'; '.join(sources[:4])}{' và các nguồn khác' * (len(sources) > 4)}."]
        if any(found.is_illustrative for found in shown):
            parts.append(f"{SAMPLE_SENTENCE}.")
        return " ".join([*parts, LICENCE])

    def _find_unit(self, key: int) -> int:
        """The unit of a place; of a group one of those in it."""
        return self.results.grouped.list_units()[key] if self.results.grouped else key

    def _link_period(self, period: Period) -> str:
        return self.results.chosen.add_to(link_unit(period, self.results.asked))

    def _link_place(self, place: Place) -> str:
        section = {"muc": self.query["muc"]} if self.query.get("muc") else {}
        kept = urlencode(section | self.results.chosen.query)
        address = link_unit(self.results.period, self._find_unit(place.pk))
        return f"{address}?{kept}" if kept else address

    def _link_walk(self, unit: int, indicator: Indicator) -> str:
        """Where a figure comes from."""
        address = link_walk(self.results.period, self._find_unit(unit), indicator)
        return self.results.chosen.add_to(address)

    def _link_download(self, extension: str) -> str:
        results = self.results
        address = link("figures:download", results.period.code, results.asked, extension)
        kept = dict(results.chosen.query)
        if results.provisional:
            kept["doc"] = "tam-tinh"
        return f"{address}?{urlencode(kept)}" if kept else address

    def _link_with(self, **changed: str) -> str:
        kept = {**self.query, **changed}
        asked = urlencode({key: value for key, value in kept.items() if value})
        return f"?{asked}" if asked else link_unit(self.results.period, self.results.asked)


def say_kinds(indicators: list[Indicator], period: Period) -> str:
    """To which day or span the figures belong."""
    kinds = dict.fromkeys(say_kind(indicator, period) for indicator in indicators)
    return ". ".join(kinds) + "." if kinds else ""


def tell_parts(change: Decomposition) -> list[dict[str, Any]]:
    """The parts of a change for components/figure.html; what is 0 is left out."""
    guessed = " (ước tính)" if change.comparability == Comparability.ESTIMATED else ""
    parts = (
        ("trên cùng địa bàn", change.real),
        (f"do địa giới{guessed}", change.boundary),
        ("do số đơn vị báo cáo", change.coverage),
    )
    places = change.indicator.places
    return [
        {"label": label, "amount": round_places(amount, places), "places": places}
        for label, amount in parts
        if amount
    ]


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
