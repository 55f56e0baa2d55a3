"""What a release says of itself to other programs (Data Package), and the licence of all figures.

Both are written once, when the release is made, and frozen with its files: a column or a licence
that changes later changes no release.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from figures.api.endpoints import VALUES
from figures.downloads import CONTENT_TYPES as TABLE_TYPES
from figures.downloads import DICTIONARY_COLUMNS, LICENCE
from figures.models import Period, Release
from figures.spans import name_period
from khuyenhoc.lib.dates import VIETNAM
from khuyenhoc.lib.linked_data import SCHEMA

PACKAGE, LICENCE_FILE = "datapackage.json", "giay-phep.txt"
DATA, DICTIONARY, CHANGES = "so-lieu", "tu-dien.csv", "thay-doi.csv"
CONTENT_TYPES = {**TABLE_TYPES, "txt": "text/plain; charset=utf-8"}
# In the order in which a release lists its files.
FILE_NOTES = {
    "so-lieu.csv": "Số liệu, mỗi dòng một con số (CSV, UTF-8)",
    "so-lieu.xlsx": "Số liệu, từ điển và ghi chú (Excel)",
    "so-lieu.json": "Số liệu cho máy đọc (JSON)",
    DICTIONARY: "Từ điển chỉ tiêu",
    "don-vi-cu-moi.csv": "Đơn vị cũ, đơn vị mới qua các đợt sắp xếp",
    CHANGES: "Những con số thay đổi so với lần công bố trước",
    LICENCE_FILE: "Giấy phép dùng lại",
    PACKAGE: "Gói dữ liệu: các tệp, cột, mã băm cho phần mềm đọc",
}
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
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def describe_release(
    period: Period, number: int, unit: str, note: str, at: datetime, digests: Mapping[str, str]
) -> dict[str, Any]:
    """A release as a Data Package: its files with hashes, the columns of the tables.

    ``digests``: name of each file beside the package → its SHA-256.
    """
    return {
        "profile": "data-package",
        "name": f"so-lieu-khuyen-hoc-{period.code.lower()}-{number}",
        "title": f"Số liệu khuyến học {unit}, {name_period(period)}, lần {number}",
        "description": note,
        "version": f"{period.code}.{number}",
        "created": at.isoformat(),
        "licenses": [{"title": "Dùng lại tự do khi ghi rõ nguồn", "path": LICENCE_FILE}],
        "resources": [_describe_file(name, digest) for name, digest in sorted(digests.items())],
    }


def describe_dataset(frozen: Release, address: str, locate: Callable[[str], str]) -> dict[str, Any]:
    """A release as schema.org's Dataset, its page at ``address``; ``locate`` gives the address of a
    file by its name."""
    period, unit = frozen.period, frozen.manifest["unit"]["name"]
    return {
        "@context": SCHEMA,
        "@type": "Dataset",
        "name": f"Số liệu khuyến học {unit}, {name_period(period)}, lần {frozen.number}",
        "description": frozen.note or f"Số liệu khuyến học {unit}, {name_period(period)}.",
        "url": address,
        "version": f"{period.code}.{frozen.number}",
        "datePublished": frozen.released_at.astimezone(VIETNAM).isoformat(),
        "temporalCoverage": f"{period.first_day.isoformat()}/{period.last_day.isoformat()}",
        "spatialCoverage": unit,
        "inLanguage": "vi",
        "isAccessibleForFree": True,
        "license": locate(LICENCE_FILE),
        "creator": {"@type": "Organization", "name": unit},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": FILE_NOTES.get(name, name),
                "encodingFormat": _MEDIA[name.rpartition(".")[2]],
                "contentUrl": locate(name),
                "sha256": digest,
            }
            for name, digest in sorted(frozen.manifest["files"].items())
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
    if name == f"{DATA}.csv":
        described["schema"] = {
            "fields": [
                {"name": column, "type": kind, "description": note}
                for column, kind, _, note in VALUES.columns
            ],
            "missingValues": [""],
            "primaryKey": ["ky", "dinh_danh", "ma_chi_tieu"],
        }
    if name == DICTIONARY:
        described["schema"] = {
            "fields": [{"name": column, "type": "string"} for column in DICTIONARY_COLUMNS],
            "primaryKey": "ma_chi_tieu",
        }
    return described
