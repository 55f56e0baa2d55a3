"""The table of the units below, for templates/figures/results.html."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.paginator import Paginator

from figures.across import SHARE_PLACES, find_share, rank_numbers
from figures.changes import Change
from figures.models import Indicator
from figures.places import Place
from figures.reading import Comparability, Reading
from figures.results import Results
from figures.spans import label_period, name_period
from khuyenhoc.lib.numbers import format_number

ROWS_PER_PAGE = 100
NOT_OWED = "không có số"


class BelowTable:
    """The units under a unit, a row each; ``link_with`` gives this page's address with changes.

    ``is_ranked``: by the first column, the highest first, with each unit's rank and share in it.
    ``heads``: indicator's code → what heads its column instead of its whole name.
    """

    def __init__(
        self, results: Results, query: dict[str, str], link_with: Callable[..., str],
        link_place: Callable[[Place], str], link_walk: Callable[[int, Indicator], str],
        is_ranked: bool = False, heads: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        self.results = results
        self.query = query
        self.link_with = link_with
        self.link_place = link_place
        self.link_walk = link_walk
        self.is_ranked = is_ranked
        self.heads = heads or {}
        self._cells: list[Reading] | None = None
        self.ranks = self._rank() if is_ranked and results.columns else {}

    def list_cells(self) -> list[Reading]:
        if self._cells is None:
            results = self.results
            self._cells = [
                results.table.read(results.period, child.pk, indicator)
                for child in results.children
                for indicator in results.columns
            ]
        return self._cells

    def lay(self) -> dict[str, Any]:
        results = self.results
        main = results.columns[0]
        children = self._sort_children()
        page = Paginator(children, ROWS_PER_PAGE).get_page(self.query.get("trang"))
        has_below = any(found.due for found in self.list_cells())
        columns: list[dict[str, Any]] = [
            {
                "label": f"{self.heads.get(indicator.code, indicator.label)} ({indicator.unit})",
                "is_number": True,
                "url": self.link_with(xep=indicator.code, trang=""),
                "sort": "descending" if self.query.get("xep") == indicator.code else "",
            }
            for indicator in results.columns
        ]
        since = self._name_since(main)
        if since:
            columns.insert(1, {"label": since.capitalize(), "is_number": True})
        if self.is_ranked:
            columns.insert(1, {"label": "Tỉ trọng", "is_number": True})
        if has_below:
            columns.append({"label": "Đủ báo cáo", "is_number": True, "only_wide": True})
        rows = [self._lay_row(results.unit, main, bool(since), has_below, is_total=True)]
        rows += [self._lay_row(child, main, bool(since), has_below) for child in page]
        return {
            "name": "Từng đơn vị",
            "note": "Chạm vào tên để xem đơn vị, vào con số để xem nó từ đâu ra, "
            "vào đầu cột để xếp lại.",
            "caption": f"{main.label} theo đơn vị, {name_period(results.period)}",
            "caption_note": f"{format_number(len(children))} đơn vị trực thuộc "
            f"{results.unit.full_name[:1].lower()}{results.unit.full_name[1:]}."
            + (f" Cột thay đổi tính cho: {main.label.lower()}." if since else ""),
            "columns": columns,
            "is_ranked": self.is_ranked,
            "rows": rows,
            "page": page if page.has_other_pages() else None,
        }

    def _name_since(self, main: Indicator) -> str:
        """What the change of most units below is measured from; "" where none has one."""
        found = [
            change.since
            for child in self.results.children
            if (change := self.results.measure(main, child.pk)) and change.amount is not None
        ]
        if not found:
            return ""
        since = max(set(found), key=found.count)
        return f"so với {label_period(since)}"

    def _sort_children(self) -> list[Place]:
        results = self.results
        indicator = results.catalogue.by_code.get(self.query.get("xep", ""))
        if indicator is None or indicator not in results.columns:
            if not self.is_ranked:
                return results.children
            indicator = results.columns[0]

        def weigh(child: Place) -> tuple[bool, Any]:
            found = results.table.read(results.period, child.pk, indicator)
            return found.exact is None, -(found.exact or 0)

        return sorted(results.children, key=weigh)

    def _lay_row(
        self, place: Place, main: Indicator, with_change: bool, with_coverage: bool,
        is_total: bool = False,
    ) -> dict[str, Any]:  # fmt: skip
        results = self.results
        cells: list[dict[str, Any]] = []
        for indicator in results.columns:
            found = results.table.read(results.period, place.pk, indicator)
            cells.append(
                {
                    "kind": "value",
                    "value": found.number,
                    "places": found.places,
                    "state": found.state,
                    "empty": found.empty_kind,
                    "word": self._say_empty(found, indicator),
                    "precision": found.precision_word,
                    "url": self.link_walk(place.pk, indicator),
                }
            )
        if with_change:
            cells.insert(1, tell_delta(results.measure(main, place.pk), main))
        if self.is_ranked:
            part = results.table.read(results.period, place.pk, main)
            share = None if is_total else find_share(part, results.read(main))
            word = "" if is_total else "không tính"
            cells.insert(1, {"kind": "value", "value": share, "places": SHARE_PLACES, "unit": "%",
                             "word": word} if share is not None or word else
                         {"kind": "text", "text": ""})  # fmt: skip
        if with_coverage:
            widest = max(
                (results.table.read(results.period, place.pk, i) for i in results.columns),
                key=lambda found: found.due,
            )
            text = f"{format_number(widest.units_in)}/{format_number(widest.due)}"
            cells.append({"kind": "text", "text": text if widest.due else "", "only_wide": True})
        return {
            "name": "Tất cả" if is_total else place.full_name,
            "url": "" if is_total else self.link_place(place),
            "note": "" if is_total or place.established == "yes" else "chưa có tổ chức hội",
            "is_total": is_total,
            "rank": self.ranks.get(place.pk),
            "cells": cells,
        }

    def _rank(self) -> dict[int, int]:
        """Unit → its place by the first column; equal numbers share one."""
        results = self.results
        found = {
            child.pk: results.table.read(results.period, child.pk, results.columns[0])
            for child in results.children
        }
        ranks = rank_numbers([each for each in found.values() if each.exact is not None])
        return {pk: ranks[each.exact] for pk, each in found.items() if each.exact is not None}

    def _say_empty(self, found: Reading, indicator: Indicator) -> str:
        """Instead of the usual word: that nobody owes the indicator."""
        if found.comparability == Comparability.NOT_COMPARABLE:
            return ""
        return "" if self.results.read(indicator).due else NOT_OWED


def tell_delta(change: Change | None, indicator: Indicator) -> dict[str, Any]:
    """A change for a cell of a table: per cent, of a rate in points."""
    if change is None or change.amount is None:
        return {"kind": "delta", "amount": None, "word": "không so được" if change else "chưa có"}
    if indicator.unit == "%":
        return {
            "kind": "delta", "amount": change.amount, "places": indicator.places, "unit": "điểm",
        }  # fmt: skip
    if change.percent is None:
        return {"kind": "delta", "amount": change.amount, "places": indicator.places}
    return {"kind": "delta", "amount": change.percent, "places": 1, "unit": "%"}
