"""Examples of what readers meet: articles, documents, photos, recordings, comments, a map."""

from datetime import UTC, date, datetime
from decimal import Decimal

from khuyenhoc.lib import charts

AT = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
SQUARES = (("Nơi thấp", 2), ("Nơi vừa", 12), ("Nơi cao", 35), ("Nơi chưa có số", None))


def list_reading_examples() -> dict[str, object]:
    """The part of the context of templates/styleguide.html that readers' pages are made of."""
    return {
        "aside": (
            {"label": "Tình trạng", "state": "approved"},
            {"label": "Mã", "value": "01864", "is_number": True},
            {"label": "Trực thuộc", "value": "Hội Khuyến học tỉnh Thái Nguyên", "url": "#"},
        ),
        "citation": {
            "text": "Hội Khuyến học tỉnh, Hội viên năm 2025, đọc ngày 20/11/2026.",
            "address": "/ket-qua/2025/1/",
            "action": "#",
        },
        "heads": (
            {"label": "Đơn vị", "url": "#"},
            {"label": "Hội viên", "url": "#", "sort": "descending", "is_number": True},
            {"label": "Chi hội", "url": "#", "sort": "ascending", "is_number": True},
            {"label": "Đủ báo cáo", "only_wide": True},
        ),
        "unit_rows": (
            {"name": "Tỉnh Thái Nguyên", "is_total": True, "cells": (
                {"kind": "value", "value": 42_000, "url": "#"},
                {"kind": "delta", "amount": Decimal("1.2"), "unit": "%", "places": 1},
                {"kind": "text", "text": "84/84", "only_wide": True})},
            {"name": "Xã Bằng Thành", "url": "#", "note": "mã 01864", "rank": 1, "is_this": True,
             "cells": (
                {"kind": "value", "value": 1_204, "url": "#", "state": "provisional"},
                {"kind": "spark", "svg": charts.draw_spark((3, 4, 6), label="Ba năm")},
                {"kind": "text", "text": "1/1", "only_wide": True})},
            {"name": "Xã Nhạn Môn", "url": "#", "cells": (
                {"kind": "value", "value": None, "empty": "not_reported"},
                {"kind": "delta", "amount": None, "word": "không so sánh được"},
                {"kind": "text", "text": "0/1", "only_wide": True})},
        ),
        "comments": (
            {"name": "Bạn đọc ở Tân Lập", "text": "Xã tôi cũng làm như vậy.", "created_at": AT},
            {"name": "", "text": "Xin cách làm\n\nđể thôn tôi theo.", "created_at": AT},
        ),
        "documents": (
            {"number": "387/QĐ-TTg", "signed": "25/03/2022", "url": "#",
             "abstract": "Chương trình “Đẩy mạnh phong trào học tập suốt đời”"},
            {"number": "281/QĐ-TTg", "signed": "20/02/2014", "url": "#", "is_over": True,
             "abstract": "Đề án “Đẩy mạnh phong trào học tập suốt đời đến năm 2020”"},
        ),
        "leaders": (
            {"label": "Cụm trưởng", "value": "Hội Khuyến học tỉnh Lào Cai", "url": "#"},
            {"label": "Cụm phó", "value": "Hội Khuyến học tỉnh Sơn La"},
        ),
        "stories": (
            {"title": "Góp sách cho tủ sách thôn", "url": "#", "topic": "Hội cơ sở", "at": AT,
             "abstract": "Mỗi nhà một cuốn."},
            {"title": "Trao học bổng vùng cao", "url": "#", "topic": "Học bổng", "at": AT,
             "abstract": "Hai mươi suất."},
        ),
        "photo": {
            "webp": [], "jpeg": [], "src": "/static/img/mark.svg", "width": 640, "height": 360,
            "alt": "Tranh: đồi chè", "caption": "Đồi chè. Tranh minh họa.",
        },
        "recording": {
            "title": "Buổi phát thanh mẫu", "src": "/static/am-thanh-mau.mp3",
            "length": "3:05", "kind": "MP3",
        },
        "centres": (
            {
                "name": "Trung tâm học tập cộng đồng xã Bằng Thành",
                "facts": ({"label": "Thành lập", "value": "05/09/2008"},),
                "years": ({"year": 2025, "rating": "Tốt", "classes": 24, "turns": 1_204,
                           "activities": 9, "budget": 45_000_000, "note": ""},),
            },
        ),
        "literacy": ({"year": 2025, "classes": 2, "learners": 31, "completed": 28},),
        "map": example_map(),
    }  # fmt: skip


def example_map() -> dict[str, object]:
    """Four squares in three colours, one without a number."""
    regions = [
        charts.Region(
            name=name,
            paths=(f"M{20 + 90 * place} 20h70v70h-70z",),
            value=None if share is None else Decimal(share),
            told="chưa có số liệu" if share is None else f"{share} %",
            url="#",
        )
        for place, (name, share) in enumerate(SQUARES)
    ]
    known = [region.value for region in regions if region.value is not None]
    return {
        "title": "Tỉ lệ hội viên trên dân số",
        "subtitle": f"Đến ngày {date(2025, 12, 31):%d/%m/%Y}, %",
        "svg": charts.draw_map(
            regions, view="0 0 390 110", title="Tỉ lệ hội viên", description="Bốn nơi.",
            key="mau", illustrative=False,
        ),
        "steps": [
            {"colour": step.colour, "label": f"{step.least} (1 nơi)"}
            for step in charts.choose_steps(known)
        ],
        "missing": "chưa có số liệu (1 nơi)",
        "source": "Nguồn: số vẽ mẫu.",
        "table_url": "#",
        "is_illustrative": True,
    }  # fmt: skip
