"""Sums in words (product.md Q1): as published, and read back they are the same sum."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.lib.money import format_about
from khuyenhoc.lib.money_words import DIGITS, write_dong, write_number


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (5, "Năm đồng"),
        (10, "Mười đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (105, "Một trăm linh năm đồng"),
        (1_005, "Một nghìn không trăm linh năm đồng"),
        (18_091, "Mười tám nghìn không trăm chín mươi mốt đồng"),
        (319_700_000, "Ba trăm mười chín triệu bảy trăm nghìn đồng"),
        (191_000_000_000, "Một trăm chín mươi mốt tỷ đồng"),
        (30_900_000_000, "Ba mươi tỷ chín trăm triệu đồng"),
        (1_000_000_005, "Một tỷ không trăm linh năm đồng"),
        (4_000_000_000_000, "Bốn nghìn tỷ đồng"),
    ],
)
def test_sum_is_written_as_on_vouchers(amount, words):
    assert write_dong(amount) == words


def read(words: list[str]) -> int:
    """What words say, read the other way: by scales from the left."""
    if "tỷ" in words:
        at = len(words) - 1 - words[::-1].index("tỷ")
        return read(words[:at]) * 10**9 + read(words[at + 1 :])
    total = 0
    for scale, size in (("triệu", 10**6), ("nghìn", 10**3)):
        if scale in words:
            at = words.index(scale)
            total += read(words[:at]) * size
            words = words[at + 1 :]
    digits = {word: value for value, word in enumerate(DIGITS)} | {"mốt": 1, "lăm": 5, "linh": 0}
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else ""
        if word == "mười":
            total += 10
        elif word in digits:
            total += digits[word] * {"trăm": 100, "mươi": 10}.get(after, 1)
    return total


@given(st.integers(min_value=0, max_value=10**18))
def test_words_say_the_sum_that_was_written(amount):
    assert read(write_number(amount).split()) == amount


@pytest.mark.parametrize("amount", [1.0, True, "5"])
def test_no_sum_but_of_whole_dong(amount):
    with pytest.raises(TypeError):
        write_dong(amount)


def test_no_sum_below_zero():
    with pytest.raises(ValueError, match="-1"):
        write_dong(-1)


@pytest.mark.parametrize(
    ("amount", "places", "said"),
    [
        (191_199_183_886, 0, "hơn 191 tỉ đồng"),
        (4_550_000_000, 1, "gần 4,6 tỉ đồng"),
        (319_700_000, 1, "319,7 triệu đồng"),
        (999_960_000, 1, "gần 1,0 tỉ đồng"),
        (950_000, 0, "950.000 đồng"),
    ],
)
def test_rounded_sum_says_that_it_is_rounded(amount, places, said):
    assert format_about(amount, places).replace("\u00a0", " ") == said
