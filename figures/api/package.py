"""What describes releases to other programs (Data Package), the licence, the page of open data."""

from typing import Any

from django.urls import reverse

from associations.crosswalk import CONTENT_TYPES as CROSSWALK_TYPES
from associations.crosswalk import NAME as CROSSWALK
from figures.api.endpoints import ENDPOINTS, VALUES
from figures.downloads import DICTIONARY_COLUMNS, LICENCE
from figures.models import Release
from figures.releases_page import FILE_NOTES
from figures.releases_page import list_all as list_releases
from figures.spans import name_period

LICENCE_TEXT = f"""Giấy phép dùng số liệu khuyến học

{LICENCE}

1. Ai cũng được chép, đăng lại, tính toán, ghép với nguồn khác, kể cả để bán.
2. Ghi nguồn: tên Hội Khuyến học, địa chỉ trang, kỳ, cách đọc (như báo cáo, theo địa giới ngày
   nào, hay nhóm so sánh được) và ngày đọc.
3. Con số mang dấu “số liệu minh họa” không phải số thật: không được dùng như số thật, và phải giữ
   dấu.
4. Đã sửa hay tính thêm thì nói rõ là đã sửa; không nói như thể Hội xác nhận kết quả của mình.
5. Số liệu được cung cấp như đã có, không bảo đảm không sót sai; số sửa về sau công bố ở lần sau.
"""
_MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_DATA = "so-lieu.csv"
_DICTIONARY = "tu-dien.csv"


def describe_release(frozen: Release) -> dict[str, Any]:
    """The release as a Data Package: its files with hashes, the columns of the tables."""
    manifest, period = frozen.manifest, frozen.period
    return {
        "profile": "tabular-data-package" if _DATA in manifest["files"] else "data-package",
        "name": f"so-lieu-khuyen-hoc-{period.code.lower()}-{frozen.number}",
        "title": f"Số liệu khuyến học {manifest['unit']['name']}, {name_period(period)}, "
        f"lần {frozen.number}",
        "description": frozen.note,
        "version": f"{period.code}.{frozen.number}",
        "created": frozen.released_at.isoformat(),
        "licenses": [
            {"title": "Dùng lại tự do khi ghi rõ nguồn", "path": reverse("open_data:licence")}
        ],
        "resources": [
            _describe_file(name, digest) for name, digest in sorted(manifest["files"].items())
        ],
    }


def _describe_file(name: str, digest: str) -> dict[str, Any]:
    stem, _, extension = name.rpartition(".")
    described: dict[str, Any] = {
        "name": f"{stem}-{extension}",
        "path": name,
        "title": FILE_NOTES.get(name, ""),
        "format": extension,
        "mediatype": _MEDIA[extension],
        "hash": f"sha256:{digest}",
    }
    if extension == "csv":
        described |= {"encoding": "utf-8", "profile": "tabular-data-resource"}
    if name == _DATA:
        described["schema"] = {
            "fields": [
                {"name": column, "type": kind, "description": note}
                for column, kind, _, note in VALUES.columns
            ],
            "missingValues": [""],
            "primaryKey": ["ky", "dinh_danh", "ma_chi_tieu"],
        }
    if name == _DICTIONARY:
        described["schema"] = {
            "fields": [{"name": column, "type": "string"} for column in DICTIONARY_COLUMNS],
            "primaryKey": "ma_chi_tieu",
        }
    return described


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
