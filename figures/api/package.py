"""The page of open data."""

from typing import Any

from django.urls import reverse

from associations.crosswalk import CONTENT_TYPES as CROSSWALK_TYPES
from associations.crosswalk import NAME as CROSSWALK
from figures.api.endpoints import ENDPOINTS
from figures.downloads import LICENCE
from figures.releases_page import list_all as list_releases


def list_all() -> dict[str, Any]:
    """The context of templates/figures/open_data.html."""
    found = list_releases()["releases"]
    return {
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
