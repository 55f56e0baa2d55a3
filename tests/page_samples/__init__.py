"""A context for each page template, as its first comment asks for it."""

from dataclasses import replace
from datetime import UTC, date, datetime

from django.contrib.auth.forms import AuthenticationForm
from django.core.paginator import Paginator

from accounts.directory.listing import Line, Vacancy
from accounts.own_sessions import OwnSession
from accounts.views import draw_picture
from khuyenhoc import styleguide
from tests.page_samples import reading, reorganising, reviewing, sending
from tests.page_samples.surroundings import list_officer_surroundings

__all__ = ["OFFICER_PAGES", "PLAIN_PAGES", "PUBLIC_PAGES", "list_officer_surroundings"]


def sample_set_up() -> dict[str, object]:
    picture = draw_picture("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP")
    return {"picture": picture, "spelled_key": "JBSW Y3DP EHPK 3PXP", "wanted": ""}


def sample_sessions() -> dict[str, object]:
    phone = OwnSession("1f", "Chrome trên Android", datetime(2026, 1, 2, 7, 30, tzinfo=UTC), False)
    return {"sessions": [replace(phone, mark="2e", is_here=True), phone]}


def sample_words() -> dict[str, object]:
    slip = {"user": "Lê Thị An", "issued_by": "Trần Văn Bình", "issued_at": datetime.now(UTC)}
    offers = [(f"x{place}", "cây tre · con trâu · quả bưởi") for place in range(4)]
    return {"slip": slip, "offers": offers, "refusal": ""}


def sample_slips() -> dict[str, object]:
    post = {
        "person_id": 7, "person": {"name": "Lê Thị An", "user": {"username": "an"}},
        "association": {"full_name": "Xã Kha Sơn"}, "get_office_display": "Chủ tịch",
    }  # fmt: skip
    return {"page": Paginator([post], 50).page(1), "asked": "", "since": "", "refusal": ""}


def sample_directory() -> dict[str, object]:
    unit = {"pk": 1234, "full_name": "Hội Khuyến học xã Kha Sơn"}
    day = date(2025, 7, 1)
    line = Line(
        1234, "Hội Khuyến học xã Kha Sơn", "Chủ tịch", "Lê Thị An", True, day, date(2030, 6, 30),
        "0912 000 111", "an@khuyenhoc.vn",
    )  # fmt: skip
    below = replace(line, unit_id=4321, unit="Chi hội thôn Đông", until=None, phone="", email="")
    vacancy = Vacancy(1234, "Hội Khuyến học xã Kha Sơn", "Thư ký", day)
    return {
        "unit": unit, "lines": [line, below], "page": Paginator([line, below], 50).page(1),
        "asked": "", "vacancies": [vacancy], "vacant": 1,
    }  # fmt: skip


def sample_codes() -> dict[str, object]:
    codes = [f"ABCD{letter}-FGH{letter}K" for letter in "LMNPQRSTUV"]
    return {"has_app": True, "codes": codes, "left": 10, "wanted": "/lam-viec/"}


OFFICER_PAGES = {
    "home": ("returns/home.html", sending.sample_home),
    "home-empty": ("returns/home.html", dict),
    "return": ("returns/return.html", sending.sample_return),
    "return-submitted": ("returns/return.html", sending.sample_submitted),
    "reading": ("returns/reading.html", sending.sample_reading),
    "reading-clean": ("returns/reading.html", sending.sample_clean_reading),
    "reading-refused": ("returns/reading.html", sending.sample_refused),
    "receipt": ("returns/receipt.html", sending.sample_receipt),
    "grid": ("returns/grid.html", sending.sample_grid),
    "review": ("returns/review.html", reviewing.sample_review),
    "inbox": ("returns/inbox.html", reviewing.sample_inbox),
    "board": ("returns/board.html", reviewing.sample_board),
    "help": ("returns/help.html", reviewing.sample_help),
    "recovery-codes": ("accounts/codes.html", sample_codes),
    "recovery-codes-none": ("accounts/codes.html", lambda: {"has_app": False}),
    "recovery-codes-left": ("accounts/codes.html", lambda: {"has_app": True, "left": 7}),
    "slips": ("accounts/slips.html", sample_slips),
    "directory": ("accounts/directory.html", sample_directory),
    "sessions": ("accounts/sessions.html", sample_sessions),
    "cell": ("figures/cell.html", reading.sample_cell),
}
PUBLIC_PAGES = {
    "results": ("figures/results.html", reading.sample_results),
    "walk": ("figures/walk.html", reading.sample_walk),
    "front": ("home.html", reading.sample_front),
    "find": ("associations/find.html", reading.sample_find),
    "find-nothing": ("associations/find.html", reading.sample_find_nothing),
    "reorganisation": ("associations/reorganisation.html", reorganising.sample_reorganisation),
    "reorganisations": ("associations/reorganisations.html", reorganising.sample_list),
    "reorganisations-refused": ("associations/reorganisations.html", reorganising.sample_refused),
    "styleguide": ("styleguide.html", styleguide.list_examples),
    "login": ("registration/login.html", lambda: {"form": AuthenticationForm(), "next": "/x/"}),
    "logged-out": ("registration/logged_out.html", dict),
    "second-factor": ("accounts/ask.html", lambda: {"wanted": "/x/", "refusal": ""}),
    "second-factor-refused": ("accounts/ask.html", lambda: {"refusal": "Mã chưa đúng."}),
    "second-factor-confirm": ("accounts/confirm.html", lambda: {"refusal": "Mã chưa đúng."}),
    "second-factor-set-up": ("accounts/set_up.html", sample_set_up),
    "slip": ("accounts/slip.html", lambda: {"username": "an", "refusal": "Mã chưa đúng."}),
    "slip-words": ("accounts/words.html", sample_words),
    "403": ("403.html", lambda: {"reason": "Đơn vị này không thuộc phạm vi của bạn."}),
    "404": ("404.html", dict),
    "413": ("413.html", dict),
    "429": ("429.html", dict),
}
PLAIN_PAGES = ("400.html", "403_csrf.html", "500.html", "503.html")
