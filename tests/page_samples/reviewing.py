"""Contexts of the pages on which returns are reviewed and watched, and of the help page."""

from decimal import Decimal

from django.core.paginator import Paginator

from khuyenhoc import styleguide
from tests.page_samples.surroundings import AT, CRUMBS, FORM, PERIOD, UNIT


def sample_review() -> dict[str, object]:
    """A return with a reason to read, before an approver."""
    _, warning, _ = styleguide.example_problems()
    return {
        "crumbs": CRUMBS,
        "form": FORM,
        "unit": UNIT,
        "period": PERIOD,
        "state": "submitted",
        "receipt": "2026-H1-01864",
        "sender": {"who": "Triệu Thị Nguyệt Ánh", "at": AT},
        "on_behalf": "Cán bộ huyện Phú Bình cũ nhập, theo ủy nhiệm ngày 01/07/2025",
        "since": "Đã đổi 3 ô so với lần trả lại ngày 20/11/2026.",
        "tally": [{"count": 161, "word": "ô"}, {"count": 1, "word": "lời giải thích"}],
        "warnings": [{**warning, "reason": "Có 17 gia đình chuyển đến.", "unit": "Xã Bằng Thành"}],
        "tables": [
            {
                "caption": "Xã Bằng Thành",
                "note": "3 chỉ tiêu khác thường trên 60",
                "rows": [
                    {
                        "id": "o-1",
                        "label": "Tổng số hội viên",
                        "measure": "người",
                        "cell": "C8",
                        "previous": 2873,
                        "value": 2964,
                        "was": 2946,
                        "delta": Decimal("3.17"),
                        "is_odd": True,
                        "messages": ["Tỉnh hỏi ngày 20/11: số này đã gồm trường học chưa?"],
                        "field_name": "message_1",
                    },
                    {
                        "id": "o-2",
                        "label": "Quỹ khuyến học vận động trong kỳ",
                        "measure": "đồng",
                        "cell": "E7",
                        "previous": 148_000_000,
                        "value": 153_000_000,
                        "was": None,
                        "delta": Decimal("3.4"),
                        "field_name": "message_2",
                    },
                    {
                        "id": "o-3",
                        "label": "Tổ khuyến học",
                        "cell": "L22",
                        "previous": None,
                        "value": None,
                        "was": None,
                        "value_kind": "not_applicable",
                        "delta": None,
                        "delta_word": "chưa có kỳ trước",
                    },
                ],
            }
        ],
        "total_url": "/x/",
        "file_url": "/tep/1/",
        "file_name": "BaoCao_2026_BangThanh_xa_moi_ban_chinh_thuc.xlsx",
        "approve_url": "/duyet/",
        "send_back_url": "/tra/",
        "version": "3",
        "form_errors": {"reason": "Hãy viết vì sao trả lại."},
        "thread": styleguide.example_thread(),
    }


def sample_inbox() -> dict[str, object]:
    """Returns that wait for the province."""
    return {
        "period": PERIOD,
        "count": 2,
        "waiting": [
            {
                "unit": "Xã Bằng Thành",
                "url": "/x/",
                "form": "02. Mô hình học tập",
                "at": AT,
                "attention": [{"state": "warning", "word": "1 giải thích"}],
            },
            {
                "unit": "Phường Gia Sàng",
                "url": "/x/",
                "form": "01. Tổ chức hội",
                "at": AT,
                "is_late": True,
                "attention": [],
            },
        ],
        "page": Paginator(range(120), 25).page(2),
        "done": [{"unit": "Xã Võ Nhai", "url": "/x/", "form": "02", "at": AT, "state": "approved"}],
        "board_url": "/x/",
    }


def sample_board() -> dict[str, object]:
    """92 communes and how far they are."""
    states = ("approved", "submitted", "draft", "overdue", "not_sent", "sent_back")
    words = ("đã duyệt", "chờ duyệt", "đang nhập", "quá hạn", "chưa bắt đầu", "trả lại")
    pairs = list(zip(states, words, strict=True))
    return {
        "crumbs": [{"label": "Cả tỉnh", "url": "/x/"}],
        "unit": {"name": "Hội Khuyến học tỉnh Thái Nguyên"},
        "period": PERIOD,
        "rate": "61 trên 92 đơn vị đã nộp",
        "on_time": "58 đúng hạn",
        "counts": [{"state": state, "word": word, "count": 12} for state, word in pairs],
        "tiles": [
            {
                "name": f"Xã số {number}",
                "state": pairs[number % 6][0],
                "word": pairs[number % 6][1],
                "url": f"#x{number}",
            }
            for number in range(92)
        ],
        "columns": ["Biểu 01", "Biểu 02", "Biểu 03"],
        "rows": [
            {
                "name": "Xã Bằng Thành",
                "url": "/x/",
                "due_note": "gia hạn đến 20/07/2026",
                "cells": [
                    {"state": "approved", "url": "/y/"},
                    {"state": "sent_back", "url": "/y/"},
                    {"state": "not_sent"},
                ],
            },
            {
                "name": "Phường Phan Đình Phùng",
                "cells": [
                    {"state": "submitted", "url": "/y/"},
                    {"state": "draft"},
                    {"state": "overdue", "word": "Quá hạn 3 ngày"},
                ],
            },
        ],
        "page": Paginator(range(92), 25).page(1),
        "reminder": "Kính gửi các xã, phường: hạn nộp báo cáo là 15/07/2026.",
        "late_count": 31,
        "phones_url": "/x/",
    }


def sample_help() -> dict[str, object]:
    """How to send."""
    return {
        "limits": [
            {"label": "Loại tệp", "value": ".xlsx, .xlsm, .xls, .ods, .csv"},
            {"label": "Nặng nhất", "value": "10 MB"},
        ],
        "numbers": [
            {"typed": "1.234", "meaning": "1.234"},
            {"typed": "153 triệu", "meaning": "153.000.000"},
        ],
        "refusals": [
            {"sentence": "Tệp có mật khẩu nên không mở được.", "remedy": "Bỏ mật khẩu, lưu lại."}
        ],
    }
