"""One learning model across the units under one, in one year: rank, share, change (product.md F5).

The page is that of a unit's results, of the model's indicators alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from figures import across
from figures.addresses import PERIOD, UNIT, link_unit
from figures.catalogue import Catalogue
from figures.catalogue import indicators as read_catalogue
from figures.home import find_home
from figures.models import Indicator, Period
from figures.places import Place
from figures.results import NoResults, Results
from figures.results_page import Page
from figures.spans import name_period
from figures.ways import DAY, WAY, Chosen


@dataclass(frozen=True, slots=True)
class LearningModel:
    """A learning model as the address and the page name it, and its indicators, the first of which
    units are ranked by."""

    slug: str
    name: str
    codes: tuple[str, ...]


def _name_codes(stem: str) -> tuple[str, ...]:
    return (
        f"{stem}_recognised", f"{stem}_registered", f"{stem}_rate_registered", f"{stem}_rate_total",
    )  # fmt: skip


# Under the model's name its indicators need no whole name of their own.
HEADS = {
    "_recognised": "Được công nhận",
    "_registered": "Đăng ký",
    "_rate_registered": "Công nhận trên đăng ký",
    "_rate_total": "Công nhận trên tổng số",
    "_level1": "Đạt mức độ 1",
    "_level2": "Đạt mức độ 2",
}
MODELS = (
    LearningModel("gia-dinh", "Gia đình học tập", _name_codes("family")),
    LearningModel("dong-ho", "Dòng họ học tập", _name_codes("clan")),
    LearningModel("cong-dong", "Cộng đồng học tập cấp thôn", _name_codes("community")),
    LearningModel("don-vi", "Đơn vị học tập", _name_codes("unit")),
    LearningModel("cong-dan", "Công dân học tập", _name_codes("citizen")[:3]),
    LearningModel(
        "cap-xa", "Cộng đồng học tập cấp xã",
        ("commune_community_recognised", "commune_community_registered", "commune_community_level1",
         "commune_community_level2"),
    ),
)  # fmt: skip


def _name_head(code: str) -> str:
    return HEADS[max((end for end in HEADS if code.endswith(end)), key=len)]


def find_model(slug: str) -> LearningModel:
    """The model of an address; raises ``NoResults``."""
    for model in MODELS:
        if model.slug == slug:
            return model
    raise NoResults(slug)


def list_indicators(model: LearningModel, catalogue: Catalogue) -> list[Indicator]:
    """The model's indicators that the catalogue has."""
    return [catalogue.by_code[code] for code in model.codes if code in catalogue.by_code]


def read_model(
    model: LearningModel, period_code: str, unit: int | None, chosen: Chosen,
    provisional: bool = False,
) -> Results:  # fmt: skip
    """The figures of one model: of the home unit where none is told, in the newest year with
    figures where none is told. Raises ``NoResults`` and ``figures.restating.day.NoTree``."""
    indicators = list_indicators(model, read_catalogue())
    unit = unit or find_home()
    if unit is None or not indicators:
        raise NoResults(model.slug)
    if not period_code:
        period_code = across.choose_newest(unit).code
    read = across.READERS[chosen.way]
    return read(period_code, unit, chosen, provisional=provisional, only=indicators)


class ModelPage(Page):
    """The words and addresses of a model's page; ``query`` as for ``AcrossPage``."""

    is_ranked = True

    def __init__(
        self, model: LearningModel, results: Results, query: dict[str, str], may: bool
    ) -> None:
        super().__init__(results, query, may)
        self.model = model
        self.heads = {code: _name_head(code) for code in model.codes}

    def build(self) -> dict[str, Any]:
        """The context of templates/figures/results.html."""
        context = super().build()
        if self.results.children and context["table"]:
            context["table"]["name"] = "Xếp hạng"
        return context | {
            "figures_title": self.model.name,
            "description": f"{context['title']}: đăng ký, công nhận, tỉ lệ của từng đơn vị.",
        }

    def _write_title(self) -> str:
        results = self.results
        return f"{self.model.name}, {results.unit.full_name}, {name_period(results.period)}"

    def _list_crumbs(self) -> list[dict[str, str]]:
        above = [place for place in self.results.path[:-1] if place.pk > 0]
        return [
            {"label": "Kết quả", "url": reverse("figures:results")},
            *({"label": place.name, "url": self._link_below(place.pk)} for place in above),
        ]

    def _list_sections(self) -> list[dict[str, Any]]:
        """The other models."""
        return [
            {
                "label": model.name,
                "url": self._link_with(self._address(model), trang="", xep=""),
                "is_current": model is self.model,
            }
            for model in MODELS
            if list_indicators(model, self.results.catalogue)
        ]

    def _list_bases(self) -> list[dict[str, Any]]:
        return []

    def _link_with(self, address: str = "", **changed: str) -> str:
        results = self.results
        kept = {**self.query, PERIOD: results.period.code, UNIT: str(results.asked), **changed}
        asked = urlencode({key: value for key, value in kept.items() if value})
        return f"{address or self._address(self.model)}?{asked}"

    def _link_period(self, period: Period) -> str:
        return self._link_with(ky=period.code, trang="")

    def _link_below(self, unit: int) -> str:
        return self._link_with(**{UNIT: str(unit), "trang": "", "xep": ""})

    def _link_place(self, place: Place) -> str:
        """The model under a unit that has some below it, else the unit's results."""
        if place.has_below and self.results.grouped is None:
            return self._link_below(place.pk)
        address = link_unit(self.results.period, self._find_unit(place.pk))
        return self.results.chosen.add_to(address)

    def _link_download(self, extension: str) -> str:
        keys: Sequence[str] = (WAY, DAY, "doc")
        kept = {key: self.query[key] for key in keys if self.query.get(key)}
        kept = {PERIOD: self.results.period.code, UNIT: str(self.results.asked), **kept}
        address = reverse("figures:model_file", args=[self.model.slug, extension])
        return f"{address}?{urlencode(kept)}"

    @staticmethod
    def _address(model: LearningModel) -> str:
        return reverse("figures:model", args=[model.slug])
