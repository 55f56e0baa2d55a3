"""What several samples share: an officer, a unit, a period, a form."""

from datetime import UTC, datetime

AT = datetime(2026, 7, 10, 9, 40, tzinfo=UTC)
LIMITS = "Excel (.xlsx, .xls), LibreOffice (.ods) hoặc CSV; nặng nhất 10 MB; một tệp."
LONG_UNIT = "Hội Khuyến học xã Bằng Thành"
CRUMBS = [{"label": "Việc cần làm", "url": "/lam-viec/"}]
UNIT = {"name": LONG_UNIT}
PERIOD = {"label": "6 tháng đầu năm 2026"}
FORM = {"code": "01", "name": "Biểu 01. Tổ chức hội, hội viên"}


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
