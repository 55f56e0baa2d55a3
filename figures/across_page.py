"""The context of the page of an indicator."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.urls import reverse

from associations.models import Level
from figures.across import LEVELS, SHARE_PLACES, Across, Line, say_way
from figures.addresses import LEVEL, PERIOD, UNIT, link_indicator, link_unit, link_walk
from figures.catalogue import Catalogue
from figures.changes import Change
from figures.drawings_page import Drawings
from figures.models import Indicator, IndicatorKind
from figures.open_data import SAMPLE_MARK, list_dictionary, say_empty
from figures.places import Place
from figures.province_map import PROVINCE, Told, lay_map, tell_places
from figures.reading import Reading
from figures.results import KnownPeriod
from figures.results_page import FEW_PERIODS, FORMATS, LICENCE
from figures.results_table import ROWS_PER_PAGE, tell_delta
from figures.spans import label_period, name_period
from figures.targets import find_targets, tell_aims
from figures.ways import DAY, WAY, Way
from figures.wordings import (
    DONG,
    SAMPLE_SENTENCE,
    name_source,
    say_break,
    say_kind,
    write_change,
    write_note,
    write_number,
)
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.names import vn_key
from khuyenhoc.lib.numbers import format_number

TABLE = "#tung-don-vi"


class AcrossPage:
    """The words and addresses of one indicator's page; ``build`` gives the template's context.

    ``query``: what the visitor chose: ``ky``, ``don-vi``, ``cap``, ``cach``, ``ngay``, ``xep``
    (order), ``trang`` (leaf), ``doc``.
    """

    def __init__(self, across: Across, query: dict[str, str]) -> None:
        self.across = across
        self.results = across.results
        self.indicator = across.indicator
        self.query = query

    def build(self) -> dict[str, Any]:
        """The context of templates/figures/indicator.html."""
        results, indicator = self.results, self.indicator
        lines = self.across.list_lines(self.query.get("xep", ""))
        chart = Drawings(results, self._link_walk).draw_course()
        whole = results.read(indicator)
        shown = [whole, *(line.found for line in lines)]
        is_illustrative = any(found.is_illustrative for found in shown) or bool(
            chart and chart["is_illustrative"]
        )
        title = f"{indicator.label}, {name_period(results.period)}"
        return {
            "crumbs": self._list_crumbs(),
            "title": title,
            "unit": results.unit.full_name,
            "lead": self._write_lead(lines),
            "newest": self._tell_newest(),
            "readings": self._list_ways(),
            "day": self._ask_day(),
            "levels": self._list_levels(),
            "targets": self._tell_targets(whole),
            "periods": (periods := self._list_periods()),
            "other_periods": [each for each in periods if each["is_other"]],
            "is_illustrative": is_illustrative,
            "noindex": is_illustrative or bool(self.query),
            "map": self._lay_map(),
            "table": self._lay_table(lines, whole) if lines else None,
            "chart": chart,
            "course": self._lay_course(),
            "facts": tell_definition(indicator, results.catalogue),
            "breaks": [say_break(each) for each in results.catalogue.list_breaks(indicator)],
            "downloads": [
                {"label": label, "url": self._link_download(extension)}
                for extension, label in FORMATS
            ],
            "dictionary_url": reverse("figures:dictionary"),
            "source": self._write_source(shown),
            "description": f"{title}: {results.unit.full_name}, từng đơn vị.",
        }

    # ----- head -----

    def _list_crumbs(self) -> list[dict[str, str]]:
        results = self.results
        return [
            {"label": "Kết quả", "url": reverse("figures:results")},
            {"label": "Chỉ tiêu", "url": reverse("figures:indicators")},
            *(
                {"label": place.name, "url": self._link_with(**{UNIT: str(place.pk), LEVEL: ""})}
                for place in results.path[:-1]
                if place.pk > 0
            ),
        ]

    def _write_lead(self, lines: list[Line]) -> str:
        """The whole with its change, then the first of the units."""
        whole = self.results.read(self.indicator)
        told = []
        if whole.number is not None:
            text = f"{self.results.unit.full_name}: {write_number(whole)}"
            change = self.results.measure(self.indicator)
            if change is not None and change.amount is not None and _tells(change, whole):
                text += f", {write_change(change)}"
            told.append(text)
        ranked = [line for line in lines if line.rank is not None]
        if len(ranked) > 1:
            first = min(ranked, key=lambda line: (line.rank or 0, line.place.pk))
            of = f"{format_number(len(ranked))} trên {format_number(len(lines))} đơn vị có số"
            told.append(f"Cao nhất: {first.place.full_name}, {write_number(first.found)} ({of})")
        return ". ".join([*told, ""]).strip() or "Kỳ này chưa có số liệu được duyệt."

    def _tell_newest(self) -> dict[str, str] | None:
        """Why another year than the newest is shown, and the way to that."""
        newest = self.across.newest
        if newest is None:
            return None
        return {
            "why": f"{name_period(newest.period).capitalize()} mới có {format_number(newest.given)}"
            f" trên {format_number(newest.units)} đơn vị có số, nên trang này mở"
            f" {name_period(self.results.period)}.",
            "label": f"Xem {name_period(newest.period)}",
            "url": self._link_with(**{PERIOD: newest.period.code, "trang": ""}),
        }

    def _list_ways(self) -> list[dict[str, Any]]:
        chosen = self.results.chosen
        return [
            {
                "label": f"{way.label} ngày {format_date(chosen.day)}"
                if way is Way.RESTATED
                else str(way.label),
                "url": self._link_with(
                    **{WAY: way.value, DAY: chosen.typed if way else "", "trang": ""}
                ),
                "is_current": way is chosen.way,
            }
            for way in Way
        ]

    def _ask_day(self) -> dict[str, Any] | None:
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

    def _tell_targets(self, whole: Reading) -> list[dict[str, Any]]:
        """The targets of the unit above, and of the nation."""
        results = self.results
        if not results.period.has_targets or results.grouped is not None:
            return []
        aims = find_targets(results.path, results.period, [self.indicator])
        is_root = len(results.path) == 1
        return tell_aims(aims.get(self.indicator.pk, ()), whole, is_root)

    def _list_levels(self) -> list[dict[str, Any]]:
        """The levels that the root's page can be read by."""
        if len(self.results.path) > 1:
            return []
        chosen = self.across.level or PROVINCE
        names = Level.objects.filter(code__in=LEVELS).order_by("-rank")
        return [
            {
                "label": str(level.name).capitalize(),
                "url": self._link_with(
                    **{LEVEL: "" if level.code == PROVINCE else level.code, "trang": ""}
                ),
                "is_current": level.code == chosen,
            }
            for level in names
        ]

    def _list_periods(self) -> list[dict[str, Any]]:
        results = self.results
        own = [
            each for each in results.periods
            if each.pk == results.period.pk or self._has_number(each)
        ]  # fmt: skip
        own.sort(key=lambda p: (p.kind != results.period.kind, p.kind, p.last_day))
        return [
            {
                "label": label_period(each),
                "url": self._link_with(**{PERIOD: each.code, "trang": ""}),
                "is_current": each.pk == results.period.pk,
                "is_other": len(own) > FEW_PERIODS and each.kind != results.period.kind,
            }
            for each in own
        ]

    def _has_number(self, period: KnownPeriod) -> bool:
        """Whether there is something to read in a period; of a restated one only that it has
        figures at all, since few periods are restated for one page."""
        if self.results.chosen.way:
            return period.has_figures
        return period.is_own and self.results.read(self.indicator, period).number is not None

    # ----- the units -----

    def _lay_map(self) -> dict[str, Any] | None:
        """The map of the provinces, where they are what stands below the root."""
        results = self.results
        if len(results.path) > 1 or self.across.level not in ("", PROVINCE):
            return None
        day = results.chosen.day if results.chosen.way else results.period.last_day
        if results.grouped is not None:
            day = results.grouped.top.last
            codes = results.grouped.list_codes()
            told = [
                Told(codes[place.pk], place.full_name, self._link_place(place), self._read(place))
                for place in results.children
                if codes.get(place.pk)
            ]
        else:
            told = tell_places(
                results.children,
                lambda pk: results.table.read(results.period, pk, self.indicator),
                self._link_place,
            )
        return lay_map(told, self.indicator, results.period, day, TABLE)

    def _read(self, place: Place) -> Reading:
        return self.results.table.read(self.results.period, place.pk, self.indicator)

    def _lay_table(self, lines: list[Line], whole: Reading) -> dict[str, Any]:
        """The table of the units, a leaf of it."""
        results, indicator = self.results, self.indicator
        ranked = [line for line in lines if line.rank is not None]
        page = Paginator(ranked, ROWS_PER_PAGE).get_page(self.query.get("trang"))
        order = self.query.get("xep", "")
        has_share = indicator.kind != IndicatorKind.RATIO
        has_coverage = any(line.found.due for line in ranked)
        # The number's column turns round when it is chosen again.
        by_number = {"": ("thap", "descending"), "thap": ("", "ascending")}
        key, sort = by_number.get(order, ("", ""))
        columns = [
            self._head("Đơn vị", "ten", "ascending" if order == "ten" else "", is_number=False),
            self._head(f"{indicator.label} ({indicator.unit})", key, sort),
        ]
        if has_share:
            columns.append({"label": "Tỉ trọng", "is_number": True})
        columns.append(
            self._head("Thay đổi", "thay-doi", "descending" if order == "thay-doi" else "")
        )
        if has_coverage:
            columns.append({"label": "Đủ báo cáo", "is_number": True, "only_wide": True})
        is_mixed = len({line.found.is_illustrative for line in ranked}) > 1
        rows = [self._lay_row(line, has_share, has_coverage, is_mixed) for line in page]
        return {
            "caption": f"{indicator.label} theo đơn vị, {name_period(results.period)}",
            "caption_note": f"{format_number(len(ranked))} trên {format_number(len(lines))} đơn vị"
            f" có số. {say_kind(indicator, results.period)}.",
            "columns": columns,
            "has_long_numbers": indicator.unit == DONG
            or any(line.found.precision_word for line in page),
            "rows": rows,
            "page": page if page.has_other_pages() else None,
            "whole": {"found": whole, "name": results.unit.full_name},
            "missing": self._list_missing(lines),
            "missing_count": len(lines) - len(ranked),
        }

    def _list_missing(self, lines: list[Line]) -> list[dict[str, Any]]:
        """The units without a number by what stands there instead."""
        found: dict[str, list[Line]] = {}
        for line in lines:
            if line.rank is None:
                found.setdefault(say_empty(line.found), []).append(line)
        return [
            {
                "word": word,
                "units": [
                    {"name": line.place.full_name, "url": self._link_place(line.place)}
                    for line in sorted(group, key=lambda line: vn_key(line.place.name))
                ],
            }
            for word, group in sorted(found.items())
        ]

    def _head(self, label: str, key: str, sort: str, is_number: bool = True) -> dict[str, Any]:
        """A head that sorts by ``key``; ``sort`` says how the table stands by it now."""
        return {
            "label": label,
            "is_number": is_number,
            "url": self._link_with(xep=key, trang="") + TABLE,
            "sort": sort,
        }

    def _lay_row(
        self, line: Line, has_share: bool, has_coverage: bool, is_mixed: bool
    ) -> dict[str, Any]:
        found = line.found
        cells: list[dict[str, Any]] = [
            {
                "kind": "value",
                "value": found.number,
                "places": found.places,
                "state": found.state,
                "empty": found.empty_kind,
                "precision": found.precision_word,
                "illustrative": is_mixed and found.is_illustrative,
                "url": self._link_walk(line.place.pk, self.indicator),
            }
        ]
        if has_share:
            cells.append(
                {"kind": "value", "value": line.share, "places": SHARE_PLACES, "unit": "%",
                 "word": "không tính"}
            )  # fmt: skip
        cells.append(tell_delta(line.change, self.indicator))
        if has_coverage:
            text = f"{format_number(found.units_in)}/{format_number(found.due)}"
            cells.append({"kind": "text", "text": text if found.due else "", "only_wide": True})
        return {
            "name": line.place.full_name,
            "url": self._link_place(line.place),
            "rank": line.rank,
            "source": name_source(found.source),
            "source_url": found.source_url,
            "cells": cells,
        }

    def _lay_course(self) -> list[dict[str, Any]]:
        """The figures of the unit itself over the periods: the table behind the chart."""
        results = self.results
        own = {each.pk for each in results.periods if each.is_own}
        found = [
            (each, results.read_before(each, self.indicator)) for each in results.list_course()
        ]
        return [
            {
                "label": label_period(each),
                "url": "" if results.is_joined(each) or each.pk not in own
                else results.chosen.add_to(link_walk(each, results.asked, self.indicator)),
                "value": read.number,
                "places": read.places,
                "state": read.state,
                "empty": read.empty_kind,
                "precision": read.precision_word,
                "note": write_note(read, results.catalogue),
            }
            for each, read in found
            if read.number is not None
        ]  # fmt: skip

    # ----- foot and addresses -----

    def _write_source(self, shown: list[Reading]) -> str:
        sources = list(dict.fromkeys(name_source(each.source) for each in shown if each.source))
        told = "báo cáo thống kê đã duyệt của các hội trên cổng này"
        if sources:
            told = "; ".join(sources[:4]) + (" và các nguồn khác" if len(sources) > 4 else "")
        parts = [f"Nguồn: {told}. Cách đọc: {say_way(self.results)}."]
        if any(found.is_illustrative for found in shown):
            parts.append(f"{SAMPLE_SENTENCE} ({SAMPLE_MARK}).")
        if self.results.changed_at is not None:
            parts.append(f"Số duyệt mới nhất: {format_date(self.results.changed_at)}.")
        return " ".join([*parts, LICENCE])

    def _find_unit(self, key: int) -> int:
        return self.results.grouped.list_units()[key] if self.results.grouped else key

    def _link_place(self, place: Place) -> str:
        """The indicator under a unit that has some below it, else the unit's results."""
        results, unit = self.results, self._find_unit(place.pk)
        if place.has_below and results.grouped is None:
            return self._link_with(**{UNIT: str(unit), LEVEL: "", "trang": "", "xep": ""})
        return results.chosen.add_to(link_unit(results.period, unit))

    def _link_walk(self, unit: int, indicator: Indicator) -> str:
        address = link_walk(self.results.period, self._find_unit(unit), indicator)
        return self.results.chosen.add_to(address)

    def _link_download(self, extension: str) -> str:
        address = reverse("figures:indicator_file", args=[self.indicator.code, extension])
        return f"{address}?{urlencode(self._keep())}"

    def _keep(self) -> dict[str, str]:
        return {
            PERIOD: self.results.period.code,
            UNIT: str(self.results.asked),
            **{k: v for k, v in self.query.items() if k in (LEVEL, WAY, DAY, "doc")},
        }

    def _link_with(self, **changed: str) -> str:
        kept = {**self._keep(), **{k: v for k, v in self.query.items() if k == "xep"}, **changed}
        return link_indicator(self.indicator, {k: v for k, v in kept.items() if v})


def _tells(change: Change, whole: Reading) -> bool:
    """Whether a change says something of the whole: half of its units or more were measured."""
    return change.units is None or change.units * 2 >= whole.units_in


def tell_definition(indicator: Indicator, catalogue: Catalogue) -> list[dict[str, str]]:
    """What the indicator means: {label, value} in words."""
    (row,) = list_dictionary([indicator])
    formula = catalogue.formulas.get(indicator.pk)
    facts = [
        ("Mã", row["ma_chi_tieu"]),
        ("Nhóm", row["muc"]),
        ("Đơn vị tính", row["don_vi_tinh"]),
        ("Cách có", row["cach_co"]),
        ("Tính chất", row["tinh_chat"]),
        ("Công thức", row["cong_thuc"]),
        ("Gồm", "; ".join(catalogue.by_code[code].label for code in formula.codes)
         if formula else ""),
        ("Ghi chú", row["ghi_chu"]),
        ("Kế thừa", row["ke_thua"]),
    ]  # fmt: skip
    return [{"label": label, "value": value} for label, value in facts if value]
