"""The contexts of the pages of releases."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from figures.data_package import FILE_NOTES, describe_dataset
from figures.models import Release
from figures.releases import list_releases
from figures.spans import name_period
from khuyenhoc.lib.linked_data import write_linked_data


def list_all() -> dict[str, Any]:
    """Every release: {title, crumbs, releases list of {label, unit, at, url}}."""
    return {
        "title": "Các lần công bố số liệu",
        "crumbs": [{"label": "Kết quả", "url": reverse("figures:results")}],
        "releases": [
            {
                "label": f"{name_period(each.period).capitalize()}, lần {each.number}",
                "unit": each.manifest["unit"]["name"],
                "at": each.released_at,
                "url": _link(each),
                "period": each.period.code,
                "number": each.number,
            }
            for each in list_releases()
        ],
    }


def build(frozen: Release, locate: Callable[[str], str]) -> dict[str, Any]:
    """One release: {title, crumbs, unit, at, note lines, files list of {name, note, hash, url},
    linked_data}; ``locate`` makes a path an address."""
    manifest = frozen.manifest

    def link_file(name: str) -> str:
        return reverse("figures:release_file", args=[frozen.period.code, frozen.number, name])

    described = describe_dataset(
        frozen, locate(_link(frozen)), lambda name: locate(link_file(name))
    )
    return {
        "title": f"Công bố {name_period(frozen.period)}, lần {frozen.number}",
        "crumbs": [
            {"label": "Kết quả", "url": reverse("figures:results")},
            {"label": "Các lần công bố", "url": reverse("figures:releases")},
        ],
        "unit": manifest["unit"]["name"],
        "unit_url": reverse("figures:unit", args=[frozen.period.code, manifest["unit"]["id"]]),
        "at": frozen.released_at,
        "rows": manifest["rows"],
        "lines": frozen.note.splitlines(),
        "linked_data": write_linked_data(described),
        "files": [
            {
                "name": name,
                "note": FILE_NOTES.get(name, ""),
                "hash": manifest["files"][name],
                "url": link_file(name),
            }
            for name in sorted(manifest["files"], key=list(FILE_NOTES).index)
        ],
    }


def _link(frozen: Release) -> str:
    return reverse("figures:release", args=[frozen.period.code, frozen.number])
