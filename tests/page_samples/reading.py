"""Contexts of the pages on which figures are read."""

from datetime import date
from decimal import Decimal

from django.core.paginator import Paginator

from khuyenhoc import styleguide
from tests.page_samples.surroundings import CRUMBS, LONG_UNIT, PERIOD, UNIT


def sample_results() -> dict[str, object]:
    """A province's year."""
    guide = styleguide.list_examples()
    rows = [
        {
            "name": name,
            "url": "/x/",
            "cells": [
                {"kind": "value", "value": 12_040, "url": "/y/"},
                {"kind": "value", "value": None, "empty": "not_reported"},
                {"kind": "value", "value": Decimal("80.8"), "places": 1, "unit": "%"},
                {"kind": "delta", "amount": Decimal("-1.3"), "places": 1, "unit": "%"},
                {"kind": "text", "text": "29 trên 31", "only_wide": True},
            ],
        }
        for name in ("Xã Bằng Thành", "Phường Phan Đình Phùng", "Xã Nghiên Loan")
    ]
    rows.insert(0, {**rows[0], "name": "Toàn tỉnh", "url": "", "is_total": True})
    return {
        "noindex": True,
        "crumbs": [{"label": "Kết quả", "url": "/x/"}, {"label": "Cả nước", "url": "/y/"}],
        "title": "Thái Nguyên năm 2025",
        "lead": "Hội viên thực tăng 14.685 người trong năm.",
        "readings": guide["readings"],
        "reading_note": "Như báo cáo: mỗi năm giữ đúng địa giới của năm đó.",
        "periods": [
            *({"label": str(year), "url": f"/{year}/"} for year in range(2021, 2025)),
            {"label": "2025", "url": "", "is_current": True},
            {"label": "6 tháng đầu năm 2026", "url": "/x/"},
        ],
        "facts": [
            {"label": "Tình trạng", "state": "released", "word": "Đã duyệt, bản 2"},
            {"label": "Đủ báo cáo", "value": "92 trên 92 đơn vị", "is_number": True},
        ],
        "is_illustrative": True,
        "figures": guide["figures"],
        "figures_note": "Mức tăng tách làm hai: phần có thật và phần do thay đổi địa giới.",
        "chart": guide["chart"],
        "bars": guide["bars"],
        "table": {
            "name": "Từng xã, phường",
            "note": "Chạm vào tên để xem đơn vị.",
            "caption": "Gia đình học tập theo xã, phường, năm 2025",
            "caption_note": "Tỉ lệ tính trên tổng số hộ. 3 trong 92 đơn vị.",
            "columns": [
                {"label": "Đăng ký", "url": "?xep=1", "is_number": True},
                {"label": "Công nhận", "url": "?xep=2", "is_number": True},
                {"label": "Tỉ lệ", "url": "?xep=3", "sort": "descending", "is_number": True},
                {"label": "So với 2024", "is_number": True},
                {"label": "Đủ báo cáo", "only_wide": True},
            ],
            "rows": rows,
        },
        "page": Paginator(range(92), 12).page(1),
        "downloads": [{"label": "Tải CSV", "url": "/x.csv"}, {"label": "Tải XLSX", "url": "/x"}],
        "dictionary_url": "/tu-dien/",
        "source": "Nguồn: báo cáo đã duyệt của các đơn vị.",
    }


def sample_walk() -> dict[str, object]:
    """A total, its children and its end in a cell."""
    return {
        "noindex": True,
        "crumbs": [{"label": "Kết quả", "url": "/x/"}, {"label": "Thái Nguyên", "url": "/y/"}],
        "title": "Hội viên năm 2025: 496.820 người",
        "indicator": {
            "label": "Tổng số hội viên",
            "unit": "người",
            "definition": "Người có tên trong danh sách hội viên vào ngày cuối kỳ.",
        },
        "unit": {"name": "Hội Khuyến học tỉnh Thái Nguyên"},
        "period": {"label": "năm 2025"},
        "value": 496_820,
        "state": "provisional",
        "is_illustrative": True,
        "formula": {
            "text": "Hội viên ÷ Dân số × 100",
            "parts": [
                {"label": "Tổng số hội viên", "value": 496_820, "unit": "người", "url": "/x/"},
                {"label": "Dân số", "sign": "÷", "value": None, "empty": "not_reported"},
            ],
        },
        "children": {
            "has_shares": True,
            "intro": "Cộng 92 xã, phường; 90 trên 92 đơn vị đã có số.",
            "rows": [
                {"name": "Xã Bằng Thành", "url": "/x/", "value": 2964, "share": Decimal("0.6")},
                {"name": "Phường Gia Sàng", "value": None, "empty": "not_reported", "share": None},
            ],
            "rest": {"label": "chưa phân tổ", "value": 1204},
            "page": Paginator(range(92), 25).page(2),
        },
        "origin": {
            "form": "Biểu 01. Tổ chức hội, hội viên",
            "form_version": "2",
            "unit": LONG_UNIT,
            "period": "năm 2025",
            "approved_on": date(2026, 1, 20),
            "sheet_number": 1,
            "cell": "H14",
            "typed": "2.964",
            "file_hash": "9f2c" * 16,
            "entered_for": "Nhập thay theo ủy nhiệm",
        },
        "fragment_url": "/x/",
        "superseded": [
            {"value": 2946, "approved_on": date(2026, 1, 10), "why": "Sót chi hội trường học"}
        ],
    }


def sample_cell() -> dict[str, object]:
    """The piece of the sheet behind a value."""
    return {
        "crumbs": CRUMBS,
        "indicator": {"label": "Tổng số hội viên", "unit": "người"},
        "unit": UNIT,
        "period": PERIOD,
        "value": 1204,
        "state": "approved",
        "fragment": styleguide.example_fragment("1.204", odd=True),
        "sheet": "Bieu 01",
        "cell": "H14",
        "typed": "1.204",
        "facts": [{"label": "Người nộp", "value": "Triệu Thị Nguyệt Ánh"}],
        "file_url": "/x/",
        "file_name": "BaoCao_2026_BangThanh.xlsx",
        "walk_url": "/y/",
        "thread": styleguide.example_thread(),
    }


def sample_front() -> dict[str, object]:
    """The public front page with figures."""
    return {
        "figures": styleguide.example_figures(),
        "figures_note": "Năm 2025",
        "is_illustrative": True,
    }


def sample_find() -> dict[str, object]:
    """A unit found by a name that it no longer bears."""
    return {
        "q": "boc bo",
        "on": date(2025, 6, 30),
        "on_text": "30/06/2025",
        "count": 2,
        "results": [
            {
                "name": "Xã Bộc Bố",
                "level": "xã",
                "code": "01864",
                "parents": "huyện Pác Nặm, tỉnh Bắc Kạn",
                "url": "/x/",
                "years": "đến 30/06/2025",
                "is_closed": True,
                "successors": [{"name": "Xã Bằng Thành", "url": "/y/", "part": "toàn bộ"}],
            },
            {
                "name": "Xã Bằng Thành",
                "level": "xã",
                "code": "01864",
                "url": "/y/",
                "matched": "mã cũ 01858 (đến 30/06/2025)",
                "status": "Chưa thành lập hội.",
            },
        ],
        "page": Paginator(range(92), 25).page(2),
        "suggestion": {"text": "Bộc Bố", "url": "/x/"},
    }


def sample_find_nothing() -> dict[str, object]:
    """A search that found nothing, asked for a day that does not exist."""
    return {
        "q": "<b>không có</b>",
        "on_text": "31/02/2025",
        "on_error": "Ngày 31/02/2025 không có. Gõ dạng 30/06/2025.",
        "count": 0,
        "results": [],
    }
