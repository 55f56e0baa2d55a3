"""What makes a password (ecosystem.md E1, 6.2): long, not known; nothing else is asked."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from accounts.passwords import read_words
from tests.factories import make_association, make_officer


def codes(password: str, user=None) -> set[str]:
    """Why a password is refused; empty when it is taken."""
    try:
        validate_password(password, user)
    except ValidationError as refusal:
        return {error.code for error in refusal.error_list}
    return set()


@pytest.mark.parametrize(
    "password",
    [
        "cau thang go lim keu",
        "bốn con trâu ở Thái Nguyên đi học",
        "x7#K!2$p9@Qz%w",
        "toàn chữ thường không có số nào cả",
        "9048127365519027",
        "学習を続ける学習を続ける大丈夫",
        "a-y" * 30,
        " khoảng trắng ở hai đầu ",
    ],
)
def test_long_password_of_ones_own_is_taken(password):
    assert codes(password) == set()


def test_short_password_is_refused():
    assert "password_too_short" in codes("x7#K!2$p9@Q")
    assert codes("x7#K!2$p9@Qz") == set()


@pytest.mark.parametrize(
    "password",
    [
        "khuyenhoc2026",
        "KhuyenHoc@2026",
        "Khuyến học 2026!",
        "khuyenhocthainguyen",
        "hoikhuyenhoctinhthainguyen",
        "thainguyen123456",
        "TháiNguyên@1234",
        "matkhau123456789",
        "Matkhau@2026@2026",
        "password12345678",
        "qwertyuiop123456",
        "backan2025backan",
        "1234567890123456",
        "quykhuyenhoc2025",
    ],
)
def test_known_words_with_digits_are_refused(password):
    assert "password_known_words" in codes(password)


@pytest.mark.django_db
def test_name_of_ones_own_unit_is_a_known_word():
    commune = make_association("Đồng Hỷ Thượng", "commune", make_association("Tỉnh", "province"))
    user = make_officer("an", commune)

    assert codes("donghythuong2026", user) == {"password_known_words"}
    assert codes("donghythuong2026") == set()


def test_words_are_data_with_every_province():
    words = read_words()

    assert {
        "khuyenhoc",
        "matkhau",
        "thainguyen",
        "backan",
        "thanhphohochiminh"[8:],
        "2026",
    } <= words
    assert not {word for word in words if not word or " " in word}
