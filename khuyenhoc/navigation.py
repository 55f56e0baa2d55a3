"""The menus as data, for each kind of visitor.

An item names its page by URL name, never by path. An item whose page is not mounted in this
installation is left out, so a menu never holds a dead link.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class Item:
    """One line of a menu: what people read, the page it opens, and whether it is that page alone.

    An item is current on its own page and on every page below its address; with ``is_exact`` on its
    own page only (the home page lies above everything).
    """

    label: str
    name: str
    is_exact: bool = False


PUBLIC = (
    Item("Trang đầu", "home", is_exact=True),
    Item("Tin tức", "news:articles"),
    Item("Kết quả", "figures:results"),
    Item("Văn bản", "news:documents"),
    Item("Đơn vị", "associations:find"),
)

# At the foot of every public page: the menu, and what a reader looks for less often
FOOTER = (
    *PUBLIC,
    Item("Chương trình phát thanh", "news:broadcasts"),
    Item("Lịch họp", "meeting_pages:meetings"),
    Item("Sắp xếp tổ chức", "associations:reorganisations"),
    Item("Chỉ tiêu, bản đồ, xếp hạng", "figures:indicators"),
    Item("Từng mô hình học tập", "figures:models"),
    Item("Trung tâm học tập cộng đồng", "centres:results"),
    Item("Quỹ khuyến học", "fund_pages:funds"),
    Item("Kiểm tra giấy chứng nhận", "records:verify"),
    Item("Dữ liệu mở", "open_data:index"),
    Item("Các lần công bố số liệu", "figures:releases"),
    Item("Thăm dò ý kiến", "news:polls"),
    Item("Liên kết", "news:links"),
    Item("Góp ý", "news:feedback"),
    Item("Đề nghị gỡ tên, ảnh", "news:take_down"),
    Item("Sơ đồ cổng", "news:portal_map"),
    Item("Khả năng tiếp cận", "news:accessibility"),
    Item("Bảo vệ dữ liệu cá nhân", "news:privacy"),
)

OFFICER = (
    Item("Việc cần làm", "returns:home", is_exact=True),
    Item("Chờ duyệt", "returns:inbox"),
    Item("Tiến độ nộp", "returns:board"),
    Item("Mô hình học tập", "learning_models:home"),
    Item("Hội viên", "members:home"),
    Item("Quỹ", "funds:home"),
    Item("Học bổng", "rounds:home"),
    Item("Họp", "meetings:home"),
    Item("Kết quả công bố", "figures:results"),
    Item("Hướng dẫn", "returns:help"),
)

STAFF = (*OFFICER, Item("Quản trị", "admin:index"))


def list_items(items: Iterable[Item], path: str) -> list[dict[str, object]]:
    """The lines of a menu as ``{label, url, is_current}`` for a visitor who is at ``path``.

    At most one line is current: the one whose address is the longest beginning of ``path``.
    """
    lines: list[dict[str, object]] = []
    current, longest = None, 0
    for item in items:
        url = _find_url(item.name, settings.ROOT_URLCONF)
        if url is None:
            continue
        line: dict[str, object] = {"label": item.label, "url": url, "is_current": False}
        holds = path == url if item.is_exact else path.startswith(url)
        if holds and len(url) > longest:
            current, longest = line, len(url)
        lines.append(line)
    if current is not None:
        current["is_current"] = True
    return lines


@cache
def _find_url(name: str, urlconf: str) -> str | None:
    """The address of a page; None where it is not mounted. Worked out once: a page has twenty."""
    try:
        return reverse(name, urlconf)
    except NoReverseMatch:
        return None
