"""Contexts of the pages on which an officer sends a return."""

from datetime import date
from decimal import Decimal

from django import forms

from khuyenhoc import styleguide
from tests.page_samples.surroundings import AT, CRUMBS, FORM, LIMITS, LONG_UNIT, PERIOD, UNIT


class UploadForm(forms.Form):
    """The form that the returns pages put before an officer."""

    file = forms.FileField(label="Tệp báo cáo")


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
