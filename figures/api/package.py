"""The page of open data."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from associations.crosswalk import CONTENT_TYPES as CROSSWALK_TYPES
from associations.crosswalk import NAME as CROSSWALK
from figures.api.endpoints import ENDPOINTS
from figures.downloads import LICENCE
from figures.releases_page import list_all as list_releases
from khuyenhoc.lib.linked_data import SCHEMA, write_linked_data


def list_all(locate: Callable[[str], str]) -> dict[str, Any]:
    """The context of templates/figures/open_data.html; ``locate`` makes a path an address."""
    found = list_releases()["releases"]
    described = {
        "@context": SCHEMA,
        "@type": "DataCatalog",
        "name": "Dữ liệu mở khuyến học",
        "url": locate(reverse("open_data:index")),
        "license": locate(reverse("open_data:licence")),
        "dataset": [
            {
                "@type": "Dataset",
                "name": f"{each['label']}, {each['unit']}",
                "description": f"Số liệu khuyến học của {each['unit']}, {each['label']}.",
                "url": locate(each["url"]),
            }
            for each in found
        ],
    }
    return {
        "linked_data": write_linked_data(described),
        "title": "Dữ liệu mở",
        "releases": [
            {
                **each,
                "package_url": reverse("open_data:package", args=[each["period"], each["number"]]),
            }
            for each in found
        ],
        "crosswalk": [
            {
                "label": f"Tải {extension.upper()}",
                "url": reverse("associations:crosswalk", args=[extension]),
            }
            for extension in CROSSWALK_TYPES
        ],
        "crosswalk_name": CROSSWALK,
        "dictionary_url": reverse("open_data:dictionary"),
        "licence_url": reverse("open_data:licence"),
        "licence": LICENCE,
        "openapi_url": reverse("api:openapi"),
        "endpoints": [
            {"url": reverse(f"api:{each.name}"), "summary": each.summary} for each in ENDPOINTS
        ],
        "description": "Số liệu khuyến học để dùng lại: tệp CSV, Excel, JSON, từ điển, API.",
    }
