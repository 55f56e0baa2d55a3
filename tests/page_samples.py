"""A context for each page template, as its first comment asks for it."""

from datetime import UTC, date, datetime
from decimal import Decimal

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core.paginator import Paginator

from khuyenhoc import styleguide

AT = datetime(2026, 7, 10, 9, 40, tzinfo=UTC)
LIMITS = "Excel (.xlsx, .xls), LibreOffice (.ods) hoặc CSV; nặng nhất 10 MB; một tệp."
LONG_UNIT = "Hội Khuyến học xã Bằng Thành"
CRUMBS = [{"label": "Việc cần làm", "url": "/lam-viec/"}]
UNIT = {"name": LONG_UNIT}
PERIOD = {"label": "6 tháng đầu năm 2026"}
FORM = {"code": "01", "name": "Biểu 01. Tổ chức hội, hội viên"}


class UploadForm(forms.Form):
    """The form that the returns pages put before an officer."""

    file = forms.FileField(label="Tệp báo cáo")


def list_officer_surroundings() -> dict[str, object]:
    """What the context processor gives to the pages of a signed-in officer."""
    return {
        "officer": {
            "name": "Triệu Thị Nguyệt Ánh",
            "unit": LONG_UNIT,
            "role": "Phó Chủ tịch Thường trực",
        },
        "work_navigation": [
            {"label": "Việc cần làm", "url": "/lam-viec/", "is_current": True},
            {"label": "Chờ duyệt", "url": "/lam-viec/cho-duyet/", "is_current": False},
            {"label": "Tiến độ nộp", "url": "/lam-viec/tien-do/", "is_current": False},
            {"label": "Hướng dẫn", "url": "/lam-viec/huong-dan/", "is_current": False},
        ],
    }


def sample_home() -> dict[str, object]:
    """The officer's day with something in every section."""
    return {
        "period": PERIOD,
        "deadline": {
            "on": date(2026, 7, 15),
            "weekday": "thứ Tư",
            "days_left": 5,
            "word": "Còn 5 ngày",
        },
        "done": 2,
        "due": 5,
        "main": {"label": "Sửa 4 ô lỗi ở Biểu 01", "url": "/lam-viec/1/"},
        "extension_url": "/lam-viec/gia-han/",
        "tasks": styleguide.example_tasks(),
        "missing": [
            {"name": "Chi hội thôn Khuổi Lính", "last_sent": date(2026, 1, 10), "late": "7 ngày"},
            {"name": "Chi hội Trường THCS Bộc Bố", "url": "/x/", "last_sent": None},
        ],
        "missing_intro": "2 trên 29 chi hội chưa gửi số cho xã.",
        "reminder": "Kính gửi các chi hội: hạn nộp báo cáo là 15/07/2026.",
        "board_url": "/lam-viec/tien-do/",
        "past": [{"name": "Báo cáo năm 2025", "url": "/x/", "state": "approved"}],
    }


def sample_return() -> dict[str, object]:
    """A return that may still be sent."""
    return {
        "crumbs": CRUMBS,
        "form": FORM,
        "unit": UNIT,
        "period": PERIOD,
        "state": "sent_back",
        "deadline": {"on": date(2026, 7, 15), "word": "Còn 5 ngày"},
        "extension_url": "/x/",
        "on_behalf": {"text": "Bạn đang nhập thay 30 xã của huyện Phú Bình cũ, theo ủy nhiệm."},
        "counts": {"units": 30, "indicators": 60},
        "template_url": "/x.xlsx",
        "grid_url": "/luoi/",
        "upload_form": UploadForm(),
        "upload_url": "/gui/",
        "limits": LIMITS,
        "can_send": True,
        "files": [
            {
                "name": "BaoCao_6thang_2026_BangThanh_ban_cuoi_cung_da_sua_lan_3.xlsx",
                "at": AT,
                "who": "Triệu Thị Nguyệt Ánh",
                "size": "42 kB",
                "url": "/tep/1/",
                "note": "4 lỗi, 2 chỗ cần giải thích",
            }
        ],
        "thread": styleguide.example_thread(),
    }


def sample_submitted() -> dict[str, object]:
    """A return on its way to the approver."""
    return {
        **sample_return(),
        "state": "submitted",
        "can_send": False,
        "on_behalf": None,
        "submitted": {
            "receipt": "2026-H1-01864",
            "at": AT,
            "who": "Triệu Thị Nguyệt Ánh",
            "withdraw_url": "/rut/",
        },
        "values_url": "/so/",
    }


def sample_reading() -> dict[str, object]:
    """A file with errors, a warning, a question and a preview."""
    error, warning, question = styleguide.example_problems()
    return {
        "crumbs": CRUMBS,
        "form": FORM,
        "title": "Biểu 01 có 2 ô cần sửa",
        "upload": {"name": "BaoCao_2026_BangThanh_xa_moi.xlsx", "at": AT},
        "lead": "157 ô đã đọc được, 2 ô chưa. Sửa xong gửi lại là được, không phải nhập lại.",
        "summary": styleguide.example_summary(),
        "summary_heading": "Có 2 lỗi cần sửa",
        "errors": [error, {**error, "id": "loi-2", "cell": "K22", "fragment": None}],
        "warnings": [warning],
        "questions": [question],
        "errors_url": "/loi/",
        "more_errors": 12,
        "answer_url": "/tra-loi.xlsx",
        "understood": [
            {"text": "HV đóng phí", "cell": "D4", "meaning": "Hội viên đã đóng hội phí"}
        ],
        "ignored": ["Số CCCD", "Dân tộc"],
        "tally": [{"count": 1138, "word": "mới"}, {"count": 6, "word": "thay đổi"}],
        "preview": [
            {
                "label": "Tổng số hội viên",
                "unit": "Xã Bằng Thành",
                "cell": "C8",
                "previous": 2873,
                "stored": 2946,
                "value": 2964,
                "change": "Thay đổi",
                "is_changed": True,
            },
            {
                "label": "Tổ khuyến học",
                "cell": "L22",
                "previous": None,
                "stored": 4,
                "value": None,
                "value_kind": "blank",
                "change": "Bị xóa trống",
                "is_changed": True,
            },
            {
                "label": "Tỉ lệ hội viên đóng hội phí",
                "cell": "M22",
                "previous": Decimal("81.20"),
                "stored": None,
                "value": Decimal("81.32"),
                "places": 2,
                "change": "Mới",
                "is_changed": True,
            },
        ],
        "preview_url": "/xem/",
        "preview_total": 1157,
        "save_url": "/ghi/",
        "can_submit": False,
        "again_url": "/gui/",
        "upload_form": UploadForm(),
        "limits": LIMITS,
    }


def sample_clean_reading() -> dict[str, object]:
    """A file without errors: it may be submitted."""
    return {
        **sample_reading(),
        "title": "Biểu 01 đọc xong, không có lỗi",
        "summary": [],
        "errors": [],
        "errors_url": "",
        "can_submit": True,
    }


def sample_refused() -> dict[str, object]:
    """A file that was not read at all."""
    return {
        "crumbs": CRUMBS,
        "form": FORM,
        "title": "Biểu 01: tệp chưa đọc được",
        "refused": "Tệp có mật khẩu nên không mở được. Hãy bỏ mật khẩu, lưu lại rồi gửi.",
        "upload": {"name": "bao cao.xlsx", "at": AT},
        "again_url": "/gui/",
        "upload_form": UploadForm(),
        "limits": LIMITS,
    }


def sample_receipt() -> dict[str, object]:
    """The confirmation."""
    return {
        "receipt": {
            "number": "2026-H1-01864",
            "at": AT,
            "who": "Triệu Thị Nguyệt Ánh",
            "form": "Biểu 01",
            "unit": LONG_UNIT,
            "period": "6 tháng đầu năm 2026",
            "route": "Hội Khuyến học tỉnh Thái Nguyên duyệt",
        },
        "facts": [
            {"label": "Số ô đã nộp", "value": "161"},
            {"label": "Mã băm của tệp", "value": "9f2c" * 16, "kind": "hash"},
        ],
        "next_url": "/x/",
        "next_label": "Làm tiếp Biểu 02",
        "return_url": "/lam-viec/1/",
    }


def sample_grid() -> dict[str, object]:
    """A commune's return typed in the browser."""
    return {
        "crumbs": CRUMBS,
        "title": "Nhập Biểu 01",
        "unit": UNIT,
        "period": PERIOD,
        "units": [
            {"label": "Xã Bằng Thành", "url": "", "is_current": True, "state": "draft"},
            {"label": "Xã Nghiên Loan", "url": "/x/", "state": "not_sent"},
        ],
        "summary": [{"href": "#o-members", "place": "Hội viên", "text": "Chưa phải là số"}],
        "summary_heading": "Có 1 lỗi cần sửa",
        "sections": [
            {
                "name": "Hội viên",
                "rows": [
                    {
                        "name": "members",
                        "id": "o-members",
                        "label": "Tổng số hội viên",
                        "measure": "người",
                        "note": "Tính đến ngày cuối kỳ",
                        "previous": 2873,
                        "value": "2.9o4",
                        "error": "“2.9o4” có chữ cái lẫn trong số; có phải là 2.904?",
                    },
                    {
                        "name": "members_new",
                        "id": "o-members-new",
                        "label": "Hội viên phát triển mới trong kỳ",
                        "measure": "người",
                        "previous": None,
                        "value": "910",
                        "warning": "Gấp 10 lần kỳ trước.",
                        "reason_name": "reason_members_new",
                        "reason": "",
                        "cell_message": "Xin xem lại con số này",
                    },
                    {
                        "name": "ratio",
                        "id": "o-ratio",
                        "label": "Tỉ lệ hội viên trên dân số",
                        "measure": "%",
                        "previous": Decimal("31.04"),
                        "places": 2,
                        "value": "",
                        "is_locked": True,
                        "lock_note": "Cổng tự tính",
                    },
                ],
            }
        ],
        "version": "17",
        "save_url": "/ghi/",
        "saved_at": AT,
    }


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


OFFICER_PAGES = {
    "home": ("returns/home.html", sample_home),
    "home-empty": ("returns/home.html", dict),
    "return": ("returns/return.html", sample_return),
    "return-submitted": ("returns/return.html", sample_submitted),
    "reading": ("returns/reading.html", sample_reading),
    "reading-clean": ("returns/reading.html", sample_clean_reading),
    "reading-refused": ("returns/reading.html", sample_refused),
    "receipt": ("returns/receipt.html", sample_receipt),
    "grid": ("returns/grid.html", sample_grid),
    "review": ("returns/review.html", sample_review),
    "inbox": ("returns/inbox.html", sample_inbox),
    "board": ("returns/board.html", sample_board),
    "help": ("returns/help.html", sample_help),
    "cell": ("figures/cell.html", sample_cell),
}
PUBLIC_PAGES = {
    "results": ("figures/results.html", sample_results),
    "walk": ("figures/walk.html", sample_walk),
    "front": ("home.html", sample_front),
    "find": ("associations/find.html", sample_find),
    "find-nothing": ("associations/find.html", sample_find_nothing),
    "styleguide": ("styleguide.html", styleguide.list_examples),
    "login": ("registration/login.html", lambda: {"form": AuthenticationForm(), "next": "/x/"}),
    "logged-out": ("registration/logged_out.html", dict),
    "403": ("403.html", lambda: {"reason": "Đơn vị này không thuộc phạm vi của bạn."}),
    "404": ("404.html", dict),
    "413": ("413.html", dict),
    "429": ("429.html", dict),
}
PLAIN_PAGES = ("400.html", "403_csrf.html", "500.html", "503.html")
