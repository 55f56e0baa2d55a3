"""What the API offers, told once: the views read their parameters by it, OpenAPI describes it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from types import UnionType
from typing import Any, get_args

from figures.downloads import DICTIONARY_COLUMNS
from figures.open_data import COLUMN_NOTES, Row
from figures.ways import DAY, WAY, Way

LEAST_ROWS, USUAL_ROWS, MOST_ROWS = 1, 100, 500
MOST_PAGES = 100_000
PAGE, SIZE = "trang", "so-dong"
_JSON_TYPES = {str: "string", int: "integer", Decimal: "number", bool: "boolean"}


class Refused(Exception):
    """What is asked cannot be answered; the message says what to write instead."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Parameter:
    """One word in the address of an answer: what it means, an example, what it may be."""

    name: str
    note: str
    example: str
    is_whole: bool = False
    choices: tuple[str, ...] = ()
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One kind of answer: its URL name, path below /api/v1/, what it tells, its parameters and the
    columns of a row as (name, JSON type, may be null, meaning)."""

    name: str
    path: str
    summary: str
    parameters: tuple[Parameter, ...]
    columns: tuple[tuple[str, str, bool, str], ...]


def text(name: str, note: str, *, null: bool = False) -> tuple[str, str, bool, str]:
    """A column of words."""
    return name, "string", null, note


def whole(name: str, note: str, *, null: bool = False) -> tuple[str, str, bool, str]:
    """A column of whole numbers."""
    return name, "integer", null, note


def _tell_row() -> tuple[tuple[str, str, bool, str], ...]:
    """The columns of a figure, as files have them."""
    found = []
    for column in fields(Row):
        kinds = get_args(column.type) if isinstance(column.type, UnionType) else (column.type,)
        kind = next(_JSON_TYPES[each] for each in kinds if each in _JSON_TYPES)
        found.append((column.name, kind, type(None) in kinds, COLUMN_NOTES[column.name]))
    return tuple(found)


_PAGE = Parameter(PAGE, "Trang thứ mấy, từ 1", "1", is_whole=True)
_SIZE = Parameter(
    SIZE, f"Số dòng một trang, từ {LEAST_ROWS} đến {MOST_ROWS}", str(USUAL_ROWS), is_whole=True
)
_DAY = Parameter(DAY, "Ngày, viết 01/07/2025 hoặc 2025-07-01", "2025-07-01")
PAGING = (_PAGE, _SIZE)

UNITS = Endpoint(
    "units", "don-vi/", "Đơn vị của một ngày, hôm nay nếu không ghi: theo mã, cấp, đơn vị cấp trên",
    (
        _DAY,
        Parameter("ma", "Mã đơn vị mang trong ngày ấy; mã chỉ có nghĩa cùng với ngày", "19"),
        Parameter(
            "cap", "Cấp", "province",
            choices=("national", "cluster", "province", "district", "commune", "branch", "board"),
        ),
        Parameter("thuoc", "Số định danh của đơn vị cấp trên trực tiếp", "1", is_whole=True),
        *PAGING,
    ),
    (
        whole("dinh_danh", "Số định danh trên cổng, không đổi khi đổi tên, đổi mã"),
        text("ma", "Mã mang trong ngày"),
        text("ten", "Tên không có loại"),
        text("ten_day_du", "Tên có loại"),
        text("cap", "Cấp"),
        text("loai", "Loại: tỉnh, thành phố, xã, phường …"),
        whole("truc_thuoc", "Số định danh của đơn vị cấp trên trực tiếp", null=True),
        text("tu_ngay", "Ngày bắt đầu của trạng thái này", null=True),
        text("den_ngay", "Ngày cuối của trạng thái này", null=True),
    ),
)  # fmt: skip
INDICATORS = Endpoint(
    "indicators", "chi-tieu/", "Từ điển chỉ tiêu", PAGING,
    tuple(text(name, "Như tệp từ điển") for name in DICTIONARY_COLUMNS),
)  # fmt: skip
PERIODS = Endpoint(
    "periods", "ky/", "Các kỳ báo cáo, mới nhất trước", PAGING,
    (
        text("ky", "Mã kỳ: 2025, 2025-H1, 2025-Q3, 2025-07, T2020-2025"),
        text("ten", "Tên kỳ"),
        text("loai", "Loại kỳ"),
        text("tu_ngay", "Ngày đầu"),
        text("den_ngay", "Ngày cuối"),
        ("dang_mo", "boolean", False, "Kỳ còn nhận báo cáo"),
        whole("lan_cong_bo", "Lần công bố gần nhất", null=True),
    ),
)  # fmt: skip
VALUES = Endpoint(
    "values", "so-lieu/",
    "Số đã duyệt của một đơn vị và các đơn vị trực thuộc trong một kỳ, theo một trong ba cách đọc",
    (
        Parameter("ky", "Mã kỳ", "2025", is_required=True),
        Parameter("don-vi", "Số định danh của đơn vị (hoặc ghi ma)", "1", is_whole=True),
        Parameter("ma", "Mã đơn vị mang trong ngày cuối kỳ (hoặc ghi don-vi)", "19"),
        Parameter("chi-tieu", "Mã chỉ tiêu, nhiều mã cách nhau bằng dấu phẩy", "members"),
        Parameter(
            WAY, "Cách đọc: để trống là như báo cáo; dia-gioi; nhom", "dia-gioi",
            choices=tuple(Way.values),
        ),
        _DAY,
        *PAGING,
    ),
    _tell_row(),
)  # fmt: skip
RELEASES = Endpoint(
    "releases", "cong-bo/", "Các lần công bố, kỳ mới nhất trước", PAGING,
    (
        text("ky", "Mã kỳ"),
        whole("lan", "Lần thứ mấy của kỳ"),
        whole("don_vi", "Số định danh của đơn vị"),
        text("ten_don_vi", "Tên đơn vị"),
        text("luc", "Lúc công bố"),
        text("ghi_chu", "Thay đổi so với lần trước"),
        text("goi", "Địa chỉ của datapackage.json"),
    ),
)  # fmt: skip
ENDPOINTS = (UNITS, INDICATORS, PERIODS, VALUES, RELEASES)


def read_parameters(endpoint: Endpoint, query: Mapping[str, str]) -> dict[str, str]:
    """What an address asks for. Raises ``Refused`` for what is unknown, missing or unclear."""
    known = {parameter.name: parameter for parameter in endpoint.parameters}
    for name in query:
        if name not in known:
            raise Refused(f"Không có tham số “{name[:40]}”. Dùng: {', '.join(known)}.")
    found = {}
    for name, parameter in known.items():
        value = query.get(name, "").strip()
        if not value:
            if parameter.is_required:
                raise Refused(f"Thiếu tham số “{name}”: {parameter.note}. Ví dụ: "
                              f"{name}={parameter.example}.")  # fmt: skip
            continue
        if "\0" in value:
            raise Refused(f"“{name}” có ký tự không dùng được.")
        if parameter.is_whole and not (value.isascii() and value.isdigit() and len(value) < 10):
            raise Refused(f"“{name}” phải là số nguyên, ví dụ {name}={parameter.example}.")
        if parameter.choices and value not in parameter.choices:
            allowed = ", ".join(choice for choice in parameter.choices if choice)
            raise Refused(f"“{name}” chỉ nhận: {allowed}.")
        found[name] = value
    return found


def read_page(asked: Mapping[str, str]) -> tuple[int, int]:
    """(page from 1, rows of a page). Raises ``Refused`` outside the bounds."""
    page, size = int(asked.get(PAGE, 1)), int(asked.get(SIZE, USUAL_ROWS))
    if not 1 <= page <= MOST_PAGES:
        raise Refused(f"“{PAGE}” từ 1 đến {MOST_PAGES}.")
    if not LEAST_ROWS <= size <= MOST_ROWS:
        raise Refused(f"“{SIZE}” từ {LEAST_ROWS} đến {MOST_ROWS}.")
    return page, size


def describe_api(server: str) -> dict[str, Any]:
    """The OpenAPI 3.1 document of the API at ``server`` (the address of /api/v1/)."""
    failure = {"$ref": "#/components/responses/Loi"}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Số liệu khuyến học",
            "version": "1",
            "description": "Chỉ đọc, không cần khóa. Số đã duyệt; số minh họa luôn mang dấu.",
            "license": {"name": "Dùng lại tự do khi ghi rõ nguồn", "url": "/du-lieu/giay-phep.txt"},
        },
        "servers": [{"url": server}],
        "paths": {
            f"/{endpoint.path}": {
                "get": {
                    "operationId": endpoint.name,
                    "summary": endpoint.summary,
                    "parameters": [_describe_parameter(each) for each in endpoint.parameters],
                    "responses": {
                        "200": {
                            "description": endpoint.summary,
                            "content": {"application/json": {"schema": _describe(endpoint)}},
                        },
                        "304": {"description": "Không đổi so với ETag đã gửi"},
                        "400": failure,
                        "404": failure,
                    },
                }
            }
            for endpoint in ENDPOINTS
        },
        "components": {
            "responses": {
                "Loi": {
                    "description": "Câu nói rõ sai gì, sửa thế nào",
                    "content": {
                        "application/json": {
                            "schema": {
                                "type": "object",
                                "required": ["loi"],
                                "properties": {"loi": {"type": "string"}},
                            }
                        }
                    },
                }
            }
        },
    }


def _describe_parameter(parameter: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "integer" if parameter.is_whole else "string"}
    if parameter.name == SIZE:
        schema |= {"minimum": LEAST_ROWS, "maximum": MOST_ROWS, "default": USUAL_ROWS}
    if parameter.choices:
        schema["enum"] = list(parameter.choices)
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.is_required,
        "description": parameter.note,
        "schema": schema,
        "example": int(parameter.example) if parameter.is_whole else parameter.example,
    }


def _describe(endpoint: Endpoint) -> dict[str, Any]:
    columns = {
        name: {"type": [kind, "null"] if null else kind, "description": note}
        for name, kind, null, note in endpoint.columns
    }
    row = {
        "type": "object",
        "required": list(columns),
        "additionalProperties": False,
        "properties": columns,
    }
    return {
        "type": "object",
        "required": ["trang", "so_dong", "tong_so", "tiep", "du_lieu"],
        "properties": {
            "trang": {"type": "integer"},
            "so_dong": {"type": "integer"},
            "tong_so": {"type": "integer", "description": "Số dòng của mọi trang"},
            "tiep": {"type": ["string", "null"], "description": "Địa chỉ của trang sau"},
            "mo_ta": {"type": "object", "description": "Cách đọc, kỳ, dấu minh họa, giấy phép"},
            "du_lieu": {"type": "array", "items": row},
        },
    }
