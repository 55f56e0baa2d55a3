"""The context of the page that lists the indicators."""

from typing import Any

from django.urls import reverse

from figures.addresses import link_indicator
from figures.catalogue import Catalogue


def list_indicators(catalogue: Catalogue) -> dict[str, Any]:
    """The context of templates/figures/indicators.html: the catalogue by group."""
    groups: dict[str, list[dict[str, str]]] = {}
    for indicator in catalogue.indicators:
        groups.setdefault(indicator.section.partition(". ")[2] or indicator.section, []).append(
            {
                "label": indicator.label,
                "unit": indicator.unit,
                "kind": str(indicator.get_kind_display()),
                "nature": str(indicator.get_nature_display()),
                "url": link_indicator(indicator),
            }
        )
    return {
        "title": "Các chỉ tiêu",
        "crumbs": [{"label": "Kết quả", "url": reverse("figures:results")}],
        "groups": [{"name": name, "indicators": found} for name, found in groups.items()],
        "dictionary_url": reverse("figures:dictionary"),
        "description": "Các chỉ tiêu khuyến học theo nhóm: định nghĩa, bản đồ, xếp hạng.",
    }
