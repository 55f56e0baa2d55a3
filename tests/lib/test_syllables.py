"""Syllables of Vietnamese without diacritics, and slips of the finger."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from associations.loading import DATA
from khuyenhoc.lib.names import vn_norm
from khuyenhoc.lib.syllables import LETTERS, list_near, list_syllables, split_run_together


@pytest.mark.parametrize(
    "text",
    ["Học bổng khuyến học", "Nghiêng nghe ghế kẻ quýnh quýt", "Giỏi giang, thuở xưa, khuỷu tay",
     "Uống nước nhớ nguồn", "Yên Bái, Huỳnh, Quỳnh, Quách, Nguyễn, Trịnh, Nghĩa, Khuyên"],
)  # fmt: skip
def test_words_of_vietnamese_are_syllables(text):
    assert set(vn_norm(text.replace(",", "")).split()) <= list_syllables()


def test_most_names_of_communes_are_syllables_and_the_rest_are_not_vietnamese():
    with (DATA / "units_2025.csv").open(encoding="utf-8", newline="") as file:
        names = [vn_norm(row["name"]) for row in csv.DictReader(file)]
    said = [each for name in names for each in name.split() if each.isalpha()]

    known = sum(each in list_syllables() for each in said)

    assert known * 100 >= len(said) * 97
    assert {"ge", "ke", "ngi", "ca", "kha"} & list_syllables() == {"ke", "ca", "kha"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("bogn", "bong"), ("bng", "bong"), ("booong", "boong"), ("hpc", "hoc"), ("ohc", "hoc"),
     ("cau", "cua"), ("ngheing", "nghieng")],
)  # fmt: skip
def test_one_slip_leads_to_what_was_meant(typed, meant):
    assert meant in list_near(typed)


@pytest.mark.parametrize("typed", ["", "2024", "viettell", "covid19", "nghienghieng"])
def test_what_is_no_syllable_has_none_near(typed):
    assert list_near(typed) == frozenset()


def test_two_syllables_run_together_are_parted():
    assert split_run_together("hocbong") == {("hoc", "bong")}
    assert split_run_together("bong") == frozenset()


@given(st.sampled_from(sorted(list_syllables())), st.integers(0, 8), st.sampled_from(LETTERS))
def test_a_letter_added_is_a_slip_that_leads_back(syllable, place, letter):
    typed = syllable[:place] + letter + syllable[place:]

    assert syllable in list_near(typed) or typed == syllable
