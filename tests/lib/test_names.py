"""Names: cleaned, compared, sorted, split; and the twins in the database."""

import unicodedata
from itertools import pairwise

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khuyenhoc.lib.names import clean, given_name_key, strip_unit_kind, vn_key, vn_norm

IN_ORDER = ["An", "Anh", "Ánh", "Ăn", "Ân", "Ấn", "Bình", "Dũng", "Dương", "Đạt", "Đỗ", "Ý", "Yến"]

LETTERS = (
    "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵbcdđghklmnpqrstvxfjwz"
)
words = st.text(alphabet=LETTERS + LETTERS.upper(), min_size=1, max_size=7)
vietnamese = st.lists(words | st.integers(0, 99_999).map(str), min_size=1, max_size=5).map(" ".join)
# Everything that makes keys differ: marks in any order, signs, look-alikes, other blocks.
awkward = st.text(
    alphabet=st.sampled_from(
        LETTERS + "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323\u0327\u0338"
        "0123456789 \t\n\u00a0\u200b'’`´ʼ~-.,ÐðØøßŉĳſ×\u212a\u212b\u1fef\u0340\u0344"
    ),
    max_size=14,
)
texts = vietnamese | awkward | st.text(max_size=12)


# ----- clean -----


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Thái   Nguyên ", "Thái Nguyên"),
        ("Tha\u0301i Nguye\u0302n", "Thái Nguyên"),
        ("Thái\u00a0Nguyên\u202f1", "Thái Nguyên 1"),
        ("Thái\u200b Nguy\u00adên\ufeff", "Thái Nguyên"),
        ("dòng\r\nhai\tcột", "dòng hai cột"),
        ("a\x00b\x07c", "abc"),
        ("a\u200b\u0301", "á"),
        ("", ""),
    ],
)
def test_clean_gives_one_line_of_nfc(text, expected):
    assert clean(text) == expected


@given(texts)
def test_clean_is_nfc_and_changes_nothing_the_second_time(text):
    cleaned = clean(text)

    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "  " not in cleaned
    assert cleaned == cleaned.strip()


# ----- search key -----


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa Bình", "Hoà Bình"),
        ("Ea H'leo", "Ea H’Leo"),
        ("Đăk Lăk", "Đắk Lắk"),
        ("Đà Nẵng", "Ða\u0300 Na\u0306\u0303ng"),
        ("HỌC BỔNG", "hoc bong"),
        ("Bà Rịa - Vũng Tàu", "Ba Ria–Vung Tau"),
        ("Thái\u200bNguyên", "ThaiNguyen"),
    ],
)
def test_norm_is_equal_for_spellings_of_one_name(one, other):
    assert vn_norm(one) == vn_norm(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xã Ea H’leo, huyện Ea H’leo", "xa ea hleo huyen ea hleo"),
        ("12/BC-HKH", "12 bc hkh"),
        ("Ắ Ẵ Đ ơ ư Ỹ", "a a d o u y"),
        ("5×7 中 ŉ", "5 7"),
        ("Cœur Æ ß", "coeur ae ss"),
        ("  ", ""),
    ],
)
def test_norm_keeps_letters_digits_and_single_spaces(text, expected):
    assert vn_norm(text) == expected


@given(texts)
def test_norm_is_plain_and_the_same_for_nfc_and_nfd(text):
    norm = vn_norm(text)

    assert set(norm) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")
    assert "  " not in norm
    assert norm == norm.strip()
    assert vn_norm(norm) == norm
    assert vn_norm(unicodedata.normalize("NFC", text)) == norm
    assert vn_norm(unicodedata.normalize("NFD", text)) == norm


# ----- sort key -----


def test_key_puts_names_in_vietnamese_order():
    shuffled = sorted(IN_ORDER)

    assert shuffled != IN_ORDER
    assert sorted(shuffled, key=vn_key) == IN_ORDER


@pytest.mark.parametrize(
    "in_order",
    [
        ["Phường 1", "Phường 2", "Phường 10", "Phường 10 A", "Phường Đúc"],
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["An", "An Bình", "An Bính", "Àn Bình", "Anh"],
        ["ba", "bá", "băng", "bằng", "bâng", "bo", "bô", "bơ", "bu", "bư", "by"],
        ["da", "dy", "đa", "đy", "e", "ê", "g"],
        ["Xã 9", "Xã 010", "Xã 99999"],
    ],
)
def test_key_orders_letters_then_tones_and_numbers_by_size(in_order):
    keys = [vn_key(text) for text in in_order]

    assert all(before < after for before, after in pairwise(keys))


def test_key_keeps_numbers_of_more_than_five_digits_whole():
    assert vn_key("0012345678") == "12345678\t"


@given(texts)
def test_key_has_one_tab_and_is_the_same_for_nfc_and_nfd(text):
    key = vn_key(text)

    assert key.count("\t") == 1
    assert key.isascii()
    assert vn_key(unicodedata.normalize("NFC", text)) == key
    assert vn_key(unicodedata.normalize("NFD", text)) == key


def test_given_name_key_sorts_by_last_word_then_whole():
    people = ["Lê Văn An", "Trần Thị An", "Vũ Ánh", "Đỗ Ấn", "Cao Dũng", "Bùi Đạt"]

    assert sorted(sorted(people), key=given_name_key) == people


# ----- kinds of units -----


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Xã Tân Lập", "xã", "Tân Lập"),
        ("xã Tân Lập", "xã", "Tân Lập"),
        ("x. Tân Lập", "xã", "Tân Lập"),
        ("X.Tân Lập", "xã", "Tân Lập"),
        ("Tân Lập", None, "Tân Lập"),
        ("P. 5", "phường", "5"),
        ("P5", "phường", "5"),
        ("phuong 5", "phường", "5"),
        ("Phường 10", "phường", "10"),
        ("TT. Hương Sơn", "thị trấn", "Hương Sơn"),
        ("Thi tran Huong Son", "thị trấn", "Huong Son"),
        ("TP Thái Nguyên", "thành phố", "Thái Nguyên"),
        ("TP.HCM", "thành phố", "HCM"),
        ("T.P Hồ Chí Minh", "thành phố", "Hồ Chí Minh"),
        ("TX. Phổ Yên", "thị xã", "Phổ Yên"),
        ("Đặc khu Côn Đảo", "đặc khu", "Côn Đảo"),
        ("H. Phú Bình", "huyện", "Phú Bình"),
        ("Q.1", "quận", "1"),
        ("Tỉnh hội Thái Nguyên", "tỉnh", "Thái Nguyên"),
        ("Hội Khuyến học xã Tân Lập", "xã", "Tân Lập"),
        ("HKH xã Tân Lập", "xã", "Tân Lập"),
        ("Hội KH phường 2", "phường", "2"),
        ("HKH Tân Lập", None, "Tân Lập"),
        ("Ban chấp hành Hội Khuyến học huyện Chợ Đồn", "huyện", "Chợ Đồn"),
        ("Hội Khuyến học - Cựu giáo chức huyện Nghi Xuân", "huyện", "Nghi Xuân"),
        ("UBND xã Tân Lập", "xã", "Tân Lập"),
        ("XA\u0303 TÂN LẬP", "xã", "TÂN LẬP"),
        ("xã Ea H’leo", "xã", "Ea H’leo"),
        ("Chi hội khuyến học thôn Đồng Tâm", "chi hội", "thôn Đồng Tâm"),
    ],
)
def test_strip_unit_kind_reads_every_habit(text, kind, name):
    assert strip_unit_kind(text) == (kind, name)


@pytest.mark.parametrize(
    "name",
    ["Phương Liên", "Xa Dung", "Xá Nhè", "Quan Lạn", "Hội An", "Hội Xuân", "Tịnh Bình", "Huyền Hội"]
    + ["Xã", "Hội Khuyến học", "Thị trấn", "Ý Yên", "Tổng Cọt", "Chi Lăng", "Bàn Đạt", "Pù Nhi"],
)
def test_strip_unit_kind_leaves_names_that_only_look_like_kinds(name):
    assert strip_unit_kind(name) == (None, name)


@given(texts)
def test_strip_unit_kind_never_leaves_an_empty_name(text):
    kind, name = strip_unit_kind(text)

    assert name or kind is None
    assert name in clean(text)


# ----- the twins in the database -----


def _ask(texts: list[str]) -> list[tuple[str, str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT public.vn_norm(t), public.vn_key(t), public.vn_given_name_key(t)"
            " FROM unnest(%s::text[]) WITH ORDINALITY AS asked (t, n) ORDER BY n",
            [texts],
        )
        return cursor.fetchall()


@pytest.mark.db
@pytest.mark.django_db
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(texts.map(lambda text: text.replace("\0", "")), min_size=1, max_size=20))
def test_database_keys_equal_those_of_python(asked):
    expected = [(vn_norm(text), vn_key(text), given_name_key(text)) for text in asked]

    assert _ask(asked) == expected


@pytest.mark.db
@pytest.mark.django_db
def test_database_keys_equal_those_of_python_for_every_letter_and_mark():
    blocks = (range(1, 0x3400), range(0xA600, 0xAC00), range(0xF900, 0x12000))
    every = [chr(code) for block in blocks for code in block]
    # Marks, and code points that a later Unicode may have made marks of.
    marks = [each for each in every if unicodedata.category(each) in ("Mn", "Mc", "Me", "Cn")]
    between = [f"a{letter}\u0301\u0323o" for letter in marks]

    for asked in (every, between):
        expected = [(vn_norm(text), vn_key(text), given_name_key(text)) for text in asked]
        assert _ask(asked) == expected


@pytest.mark.db
@pytest.mark.django_db
def test_database_keys_serve_generated_columns_and_ignore_the_search_path():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path = ''")
        cursor.execute(
            "CREATE TEMPORARY TABLE names (name text,"
            " norm text GENERATED ALWAYS AS (public.vn_norm(name)) STORED,"
            ' key text COLLATE "C" GENERATED ALWAYS AS (public.vn_key(name)) STORED)'
        )
        cursor.execute(
            "INSERT INTO pg_temp.names (name) SELECT unnest(%s::text[])", [sorted(IN_ORDER)]
        )
        cursor.execute("SELECT name FROM pg_temp.names ORDER BY key")
        in_order = [name for (name,) in cursor.fetchall()]
        cursor.execute("SELECT name FROM pg_temp.names WHERE norm = public.vn_norm('AN')")
        found = {name for (name,) in cursor.fetchall()}

    assert in_order == IN_ORDER
    assert found == {"An", "Ăn", "Ân", "Ấn"}


@pytest.mark.db
@pytest.mark.django_db
def test_database_keys_know_nothing_of_null():
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.vn_norm(NULL), public.vn_key(NULL)")

        assert cursor.fetchone() == (None, None)
