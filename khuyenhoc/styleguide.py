"""Examples of every component in each of its states, for the style guide of development."""

from datetime import UTC, date, datetime
from decimal import Decimal

from django import forms
from django.core.paginator import Paginator

from khuyenhoc.lib import charts
from khuyenhoc.styleguide_reading import list_reading_examples

STATES = (
    "not_sent",
    "draft",
    "in_error",
    "submitted",
    "extended",
    "sent_back",
    "approved",
    "released",
    "overdue",
    "provisional",
    "estimated",
    "not_comparable",
    "not_required",
    "error",
    "warning",
    "question",
)
EMPTIES = (
    "not_reported",
    "not_applicable",
    "blank",
    "not_released",
    "incomplete",
    "not_comparable",
)
ICONS = (
    "ok",
    "ring",
    "half",
    "clock",
    "warning",
    "late",
    "back",
    "question",
    "up",
    "down",
    "same",
    "download",
    "print",
    "menu",
    "close",
    "next",
    "previous",
    "info",
    "table",
    "copy",
    "person",
)
BOUNDARY = charts.Boundary(date(2025, 7, 1), "Địa giới mới từ 01/7/2025")
YEARS = [charts.Period(str(year), date(year, 12, 31)) for year in range(2021, 2026)]
REPORTED = (371_200, 381_540, 391_870, 402_318, 496_820)
RESTATED = (446_100, 457_020, 470_010, 482_135, 496_820)
AIMED = (440_000, 455_000, 470_000, 485_000, 500_000)
RAISED = (58_200_000_000, 61_050_000_000, None, 68_900_000_000, 71_300_000_000)


class ExampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Họ và tên", help_text="Như trong quyết định.")
    born_on = forms.DateField(label="Ngày sinh", required=False)
    level = forms.ChoiceField(
        label="Cấp", choices=[("province", "Tỉnh"), ("commune", "Xã, phường")]
    )
    reason = forms.CharField(label="Vì sao?", widget=forms.Textarea(attrs={"rows": 2}))
    kind = forms.ChoiceField(
        label="Loại", choices=[("1", "Thôn, bản"), ("2", "Trường học")], widget=forms.RadioSelect
    )
    agrees = forms.BooleanField(label="Đồng ý công khai họ tên")
    file = forms.FileField(label="Tệp Excel")


def list_examples() -> dict[str, object]:
    """The context of templates/styleguide.html."""
    return list_reading_examples() | {
        "states": STATES,
        "empties": EMPTIES,
        "icons": ICONS,
        "notices": ("success", "warning", "error", "info"),
        "figures": example_figures(),
        "chart": example_chart(),
        "columns": example_columns(),
        "bars": example_bars(),
        "tasks": example_tasks(),
        "summary": example_summary(),
        "problems": example_problems(),
        "tally": ({"count": 38, "word": "mới"}, {"count": 6, "word": "thay đổi"}),
        "readings": (
            {"label": "Như báo cáo", "url": "#", "is_current": True},
            {"label": "Theo địa giới ngày 01/7/2025", "url": "#"},
            {"label": "Nhóm so sánh được", "url": "#"},
        ),
        "crumbs": ({"label": "Kết quả", "url": "#"}, {"label": "Thái Nguyên", "url": ""}),
        "page": Paginator(range(200), 25).page(4),
        "thread": example_thread(),
        "form": ExampleForm(),
        "another": ExampleForm(prefix="khac"),
        "wrong_form": ExampleForm({"name": "", "kind": "9", "born_on": "31/13/2026"}, prefix="sai"),
        "facts": (
            {"label": "Gõ trong ô", "value": "1.204", "kind": "typed"},
            {"label": "Mã băm của tệp", "value": "9f2c" * 16, "kind": "hash"},
            {"label": "Đơn vị", "value": "Xã Bằng Thành", "note": "mã 01864"},
        ),
        "values": (
            {"value": 63_979},
            {"value": Decimal("20.74"), "unit": "%", "places": 2},
            {"value": 12_408, "state": "provisional"},
            {"value": 3_190, "state": "estimated"},
            {"value": 319, "precision": "hơn", "unit": "triệu đồng"},
            {"value": 191, "precision": "gần", "unit": "tỉ đồng"},
            {"value": 7_500, "precision": "trên"},
            {"value": 64_000, "precision": "khoảng"},
            {"value": 28, "state": "not_comparable"},
            {"value": 0},
            {"value": None, "kind": "not_applicable"},
        ),
        "deltas": (
            {"amount": Decimal("4.2")},
            {"amount": Decimal("-1.3"), "state": "estimated"},
            {"amount": 0},
            {"amount": None},
        ),
        "is_illustrative": True,
    }


def example_figures() -> list[dict[str, object]]:
    """Key figures: one that grew, one that fell, one unchanged, one that is not there."""
    return [
        {
            "name": "Hội viên, cuối năm",
            "value": 496_820,
            "unit": "người",
            "url": "#",
            "change": {"amount": 94_502, "base": "so với báo cáo năm 2024"},
            "split": (
                {"label": "thực tăng", "amount": 14_685},
                {"label": "do địa giới", "amount": 79_817},
            ),
            "spark": charts.draw_spark(
                REPORTED, label="Hội viên 2021 đến 2025", boundary_after=3, wide=True
            ),
        },
        {
            "name": "Hội viên trên dân số",
            "state": "estimated",
            "value": Decimal("31.04"),
            "places": 1,
            "unit": "%",
            "url": "#",
            "change": {
                "amount": Decimal("-0.2"),
                "places": 1,
                "unit": "điểm",
                "base": "so với báo cáo năm 2024",
            },
            "note": "Mẫu số: 1.600.656 người, tổng điều tra 01/4/2019.",
        },
        {
            "name": "Quỹ vận động trong năm",
            "value": 153,
            "unit": "triệu đồng",
            "precision": "hơn",
            "state": "provisional",
            "change": {"amount": 0, "base": "so với năm 2024"},
            "is_illustrative": True,
        },
        {
            "name": "Đơn vị học tập được công nhận",
            "value": None,
            "empty_kind": "incomplete",
            "change_word": "Chưa đủ báo cáo để so sánh.",
        },
    ]


def example_chart() -> dict[str, object]:
    """A course over five years that reaches over the boundary date."""
    drawing = charts.draw_lines(
        title="Hội viên 2021 đến 2025. Như báo cáo: từ 371.200 lên 496.820.",
        periods=YEARS,
        series=[
            charts.Series("Như báo cáo của năm đó", REPORTED, breaks=True),
            charts.Series("Tính lại trên địa giới hiện nay", RESTATED, kind="b"),
            charts.Series("Mục tiêu", AIMED, kind="t"),
        ],
        boundary=BOUNDARY,
        unit="người",
        illustrative=True,
    )
    return {
        "title": "Trên cùng một địa giới, hội viên tăng đều khoảng 3 % mỗi năm",
        "subtitle": "Hội viên cuối năm, nghìn người",
        "svg": drawing.svg,
        "key": drawing.key,
        "axis_note": drawing.axis_note,
        "source": "Nguồn: báo cáo đã duyệt của các đơn vị.",
        "table_url": "#",
        "downloads": ({"label": "Tải CSV", "url": "#"}, {"label": "Tải XLSX", "url": "#"}),
    }


def example_columns() -> dict[str, object]:
    """Columns over five years, one of them without a value."""
    drawing = charts.draw_columns(
        title="Quỹ vận động 2021 đến 2025: từ 58,2 lên 71,3 tỉ đồng.",
        periods=YEARS,
        values=RAISED,
        boundary=BOUNDARY,
        unit="đồng",
    )
    return {
        "title": "Quỹ vận động năm 2025 cao nhất trong năm năm",
        "subtitle": "Vận động trong năm, đồng",
        "svg": drawing.svg,
        "source": "Năm 2023 chưa đủ báo cáo.",
    }


def example_bars() -> dict[str, object]:
    """Bars against a goal."""
    rows = (
        ("Gia đình học tập", Decimal("80.6"), 70, False),
        ("Cộng đồng học tập (thôn, tổ)", Decimal("74.7"), 65, True),
        ("Công dân học tập", Decimal("38.1"), 40, False),
    )
    return {
        "title": "Hai mô hình vượt chỉ tiêu, công dân học tập còn thiếu",
        "subtitle": "Được công nhận trên tổng số, %. Vạch đứng là chỉ tiêu năm 2025.",
        "name_head": "Mô hình",
        "value_head": "Tỉ lệ",
        "delta_head": "So với chỉ tiêu",
        "rows": [
            {
                "label": label,
                "svg": charts.draw_bar(share, goal=goal, illustrative=True),
                "value": share,
                "places": 1,
                "unit": "%",
                "delta": share - goal,
                "delta_unit": "điểm",
                "is_this": is_this,
            }
            for label, share, goal, is_this in rows
        ],
        "is_illustrative": True,
    }


def example_tasks() -> list[dict[str, object]]:
    """The officer's day."""
    return [
        {
            "name": "Biểu 01. Tổ chức hội, hội viên",
            "url": "#",
            "note": "Tệp gửi lúc 21/11/2026, 16 giờ 40 có 4 ô cần sửa",
            "state": "in_error",
            "word": "Có 4 lỗi",
            "is_now": True,
        },
        {
            "name": "Biểu 03. Quỹ khuyến học",
            "url": "#",
            "note": "Tỉnh trả lại ngày 20/11: “Số chi lớn hơn số dư, xin xem lại ô E12”",
            "state": "sent_back",
        },
        {"name": "Biểu 02. Mô hình học tập", "url": "#", "state": "submitted"},
        {"name": "Biểu 04. Trung tâm học tập cộng đồng", "url": "#", "state": "approved"},
    ]


def example_summary() -> list[dict[str, str]]:
    """Lines of an error summary."""
    return [
        {"href": "#loi-1", "place": "Ô H14", "text": "“1.2O4” không phải là số"},
        {"href": "#loi-2", "place": "Ô K22", "text": "Tổng chi hội là 31, cộng các loại được 29"},
    ]


def example_fragment(bad: str, *, cell: str = "H14", odd: bool = False) -> dict[str, object]:
    """The neighbourhood of ``cell`` with ``bad`` in it; ``odd`` marks it as a warning."""
    mark = "is_odd" if odd else "is_bad"
    return {
        "label": f"Vùng quanh ô {cell}",
        "columns": (
            {"letter": "B"},
            {"letter": "F", "is_far": True},
            {"letter": "H", "is_here": True},
        ),
        "rows": (
            {
                "number": "13",
                "cells": (
                    {"text": "Nhạn Môn", "is_label": True},
                    {"text": "188", "is_far": True},
                    {"text": "640"},
                ),
            },
            {
                "number": "14",
                "is_here": True,
                "cells": (
                    {"text": "Bộc Bố", "is_label": True},
                    {"text": "231", "is_far": True},
                    {"text": bad, mark: True},
                ),
            },
        ),
    }


def example_problems() -> list[dict[str, object]]:
    """A problem of each severity."""
    return [
        {
            "id": "loi-1",
            "severity": "error",
            "sheet": "Bieu 01",
            "cell": "H14",
            "title": "“1.2O4” không phải là số",
            "remedy": "Có chữ O thay cho số 0. Hãy gõ 1204 hoặc 1.204.",
            "fragment": example_fragment("1.2O4"),
        },
        {
            "id": "ly-do-1",
            "severity": "warning",
            "sheet": "Bieu 02",
            "cell": "G11",
            "title": "Công nhận 91, nhiều hơn số đăng ký 74",
            "remedy": "Có thể đúng, nếu có gia đình được công nhận mà chưa đăng ký đầu năm.",
            "field_name": "reason_1",
            "field_error": "Hãy viết một câu giải thích.",
            "fragment": example_fragment("91", cell="G11", odd=True),
        },
        {
            "id": "hoi-1",
            "severity": "question",
            "sheet": "Bieu 01",
            "cell": "B31",
            "title": "“Bản Khuổi Lính” hiểu là “Thôn Khuổi Lính”, đúng không?",
            "remedy": "Trả lời một lần, lần sau tự hiểu.",
            "field_name": "answer_1",
            "choices": (
                {"value": "yes", "label": "Đúng, là Thôn Khuổi Lính", "is_chosen": True},
                {"value": "no", "label": "Không, là nơi khác"},
            ),
        },
    ]


def example_thread() -> list[dict[str, object]]:
    """A return sent, sent back and sent again."""
    return [
        {
            "who": "Xã Bằng Thành",
            "what": "Đã nộp",
            "state": "submitted",
            "at": datetime(2026, 11, 18, 2, 12, tzinfo=UTC),
        },
        {
            "who": "Hội Khuyến học tỉnh",
            "what": "Trả lại",
            "state": "sent_back",
            "at": datetime(2026, 11, 20, 8, 41, tzinfo=UTC),
            "cell": "Trang ‘Bieu 03’, ô E12",
            "url": "#",
            "text": "Số chi lớn hơn số dư, xin xem lại.",
        },
    ]
