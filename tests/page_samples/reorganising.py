"""Contexts of the public pages of reorganisations."""

from datetime import date

from django.core.paginator import Paginator

DAY = date(2025, 7, 1)


def sample_reorganisation() -> dict[str, object]:
    """A resolution with a merger, a division, and one of everything else."""
    takers = [
        {"name": "Xã Bộc Bố", "code": "01882", "parent": "Tỉnh Thái Nguyên", "url": "/to-chuc/1/",
         "olds": [
             {"name": "Xã Bộc Bố", "code": "01879", "url": "/to-chuc/2/", "part": ""},
             {"name": "Xã Giáo Hiệu", "code": "01885", "url": "/to-chuc/3/", "part": "một phần"},
         ]},
        {"name": "Xã Cao Minh", "code": "01888", "parent": "Tỉnh Thái Nguyên", "url": "/to-chuc/4/",
         "olds": [{"name": "Xã Công Bằng", "code": "", "url": "/to-chuc/5/", "part": ""}]},
    ]  # fmt: skip
    unit = {"name": "Huyện Pác Nặm", "code": "060", "parent": "Tỉnh Bắc Kạn", "url": "/to-chuc/6/"}
    return {
        "crumbs": [{"label": "Sắp xếp tổ chức", "url": "/sap-xep/"}],
        "title": "Văn bản số 1683/NQ-UBTVQH15",
        "lead": "Ủy ban Thường vụ Quốc hội ký ngày 16/06/2025. Có hiệu lực từ ngày 01/07/2025.",
        "on": DAY,
        "facts": [{"label": "Hiệu lực từ", "value": "01/07/2025"}],
        "takers": takers,
        "takers_count": 2,
        "page": Paginator(range(300), 100).get_page(2),
        "founded": [unit | {"name": "Xã Mới", "code": ""}],
        "ended": [unit],
        "changed": [unit | {"change": "Chuyển về trực thuộc Hội Khuyến học tỉnh Thái Nguyên"}],
        "scan_url": "/sap-xep/1/ban-chup/",
    }


def sample_list() -> dict[str, object]:
    """Two decisions on the second leaf of many."""
    return {
        "decisions": [
            {"name": "Văn bản số 1683/NQ-UBTVQH15", "url": "/sap-xep/1/", "on": DAY,
             "body": "Ủy ban Thường vụ Quốc hội", "signed_on": DAY,
             "change": "180 đơn vị → 92 đơn vị"},
            {"name": "Đợt sắp xếp ngày 01/07/2025", "url": "/sap-xep/2/", "on": DAY, "body": "",
             "signed_on": None, "change": ""},
        ],
        "count": 35,
        "page": Paginator(range(35), 20).get_page(2),
        "on": None,
        "on_text": "",
        "on_error": "",
    }  # fmt: skip


def sample_refused() -> dict[str, object]:
    """An empty list, with a day that is none."""
    return {
        "decisions": [],
        "count": 0,
        "page": Paginator([], 20).get_page(1),
        "on": None,
        "on_text": "hôm qua",
        "on_error": "“hôm qua” chưa rõ là ngày nào. Gõ ngày/tháng/năm, ví dụ 02/09/2026.",
    }
