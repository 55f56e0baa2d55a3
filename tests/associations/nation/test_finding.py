"""A unit is found by any name or code it ever bore, and leads to its successors (T5)."""

from datetime import date

import pytest

from associations.finding import FoundBy, find, find_named, is_qualified, search
from associations.history import find_by_code
from associations.models import Association

OLD, NEW = date(2025, 6, 30), date(2025, 7, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Xã Bộc Bố",
        "Bộc Bố",
        "xa boc bo",
        "boc bo",
        "x. Bộc Bố",
        "X.Bộc Bố",
        "XÃ BỘC BỐ",
        "Hội Khuyến học xã Bộc Bố",
        "  xã   Bộc  Bố ",
        "Xa\u0303 Bo\u0323\u0302c Bo\u0302\u0301",  # NFD
        "Bộc Bố, Pác Nặm",
        "Bộc Bố (huyện Pác Nặm, tỉnh Bắc Kạn)",
        "xã Bộc Bố - Pác Nặm",
    ],
)
def test_find_reads_every_way_of_writing_a_name(nation, text):
    (found,) = find(text)

    assert (found.full_name, found.code, found.found_by) == ("Xã Bộc Bố", "01864", FoundBy.NAME)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa Bình", "Hoà Bình"),
        ("Đăk Tô", "Đắk Tô"),
        ("Ea H'Leo", "Ea H’leo"),
        ("thủy nguyên", "Thuỷ Nguyên"),
        ("P.5", "Phường 5"),
        ("tp Thái Nguyên", "Thành phố Thái Nguyên"),
    ],
)
def test_find_gives_one_answer_for_two_spellings(nation, one, other):
    found = [result.id for result in find(one)]

    assert found
    assert found == [result.id for result in find(other)]


def test_find_tells_when_where_and_what_came_after(nation):
    (found,) = find("Bộc Bố")

    assert (found.since, found.until, found.lives) == (None, NEW, False)
    assert [unit.name for unit in found.place] == [
        "Việt Nam", "Cụm thi đua số 2", "Bắc Kạn", "Pác Nặm",
    ]  # fmt: skip
    assert [(s.full_name, s.code, s.is_whole) for s in found.successors] == [
        ("Xã Bằng Thành", "01864", True)
    ]


def test_find_gives_both_who_bore_a_code_the_living_first(nation):
    found = find("01864")

    assert [(f.full_name, f.lives, f.found_by) for f in found] == [
        ("Xã Bằng Thành", True, FoundBy.CODE),
        ("Xã Bộc Bố", False, FoundBy.CODE),
    ]


def test_find_on_a_day_gives_who_bore_the_code_then(nation):
    assert [f.full_name for f in find("01864", on=OLD)] == ["Xã Bộc Bố"]
    assert [f.full_name for f in find("01864", on=NEW)] == ["Xã Bằng Thành"]


def test_find_says_the_span_of_a_name_over_several_states(nation):
    unchanged = Association.objects.filter(
        level="commune", states__valid__contains=OLD, closed_on=None
    ).first()

    (found,) = [f for f in find(unchanged.code) if f.id == unchanged.pk]

    assert unchanged.states.count() == 2
    assert (found.since, found.until) == (None, None)


def test_find_of_a_divided_commune_leads_to_all_who_took_a_part(nation):
    divided = Association.objects.filter(successions__is_whole=False, level="commune").first()

    (found,) = [f for f in find(divided.code) if f.id == divided.pk]

    assert {s.id for s in found.successors} == set(
        divided.successions.values_list("new", flat=True)
    )
    assert {s.is_whole for s in found.successors} == {False}


def test_find_keeps_to_a_level_and_to_roots_with_their_predecessors(nation):
    today = find_by_code("19", NEW)
    roots = Association.objects.filter(pk=today.pk)

    assert [f.level for f in find("Thái Nguyên", level="district")] == ["district"]
    assert [f.code for f in find("Bộc Bố", roots=roots)] == ["01864"]
    assert "Vũ Quang" not in {f.name for f in find("Vũ Quang", roots=roots)}


@pytest.mark.parametrize(
    ("text", "first", "found_by"),
    [
        ("pác nặn", "Huyện Pác Nặm", FoundBy.LIKENESS),
        ("Bằng Thàn", "Xã Bằng Thành", FoundBy.WORDS),
        ("cụm 6", "Cụm thi đua số 6 (Nam Trung Bộ - Tây Nguyên)", FoundBy.WORDS),
        ("Vũng Tàu Bà Rịa", "Tỉnh Bà Rịa - Vũng Tàu", FoundBy.WORDS),
    ],
)
def test_find_tries_words_and_likeness_and_says_so(nation, text, first, found_by):
    found = find(text)

    assert (found[0].full_name, found[0].found_by) == (first, found_by)


@pytest.mark.parametrize("text", ["", "   ", "…", "'", "qqqqzzzz", "%", "\\", "x" * 5000])
def test_find_of_nothing_is_nothing(nation, text):
    assert find(text) == []


def test_find_of_a_common_name_is_cut_at_the_limit(nation):
    assert len(search("Tân Lập")) > 20
    assert len(find("Tân Lập", limit=5)) == 5


def test_find_needs_as_many_queries_for_many_as_for_one(nation, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        find("Bộc Bố")
    with django_assert_max_num_queries(3):
        find("Tân Lập")


@pytest.mark.parametrize(
    "text",
    ["Bộc Bố", "xa boc bo", "Tân Lập", "xã Tân Lập", "01864", "thai nguyen", "boc", "tan", "P.5",
     "Hội Khuyến học xã Bộc Bố", "qqqqzzzz", "", "%", "\\", "xã", "VN"],
)  # fmt: skip
def test_a_short_list_names_what_find_finds_in_one_query(
    nation, text, django_assert_max_num_queries
):
    with django_assert_max_num_queries(1):
        named = find_named(text, 5)

    found = find(text, limit=5, guesses=False)
    assert [(unit.id, unit.full_name, unit.title, unit.lives) for unit in named] == [
        (unit.id, unit.full_name, unit.title, unit.lives) for unit in found
    ]
    assert [list(unit.above) for unit in named] == [
        [above.full_name for above in unit.place if above.level != "national"] for unit in found
    ]


def test_a_question_is_qualified_by_what_stands_behind_a_comma():
    assert is_qualified("Bộc Bố, Pác Nặm")
    assert is_qualified("xã Bộc Bố - Pác Nặm")
    assert not is_qualified("Bộc Bố,")
    assert not is_qualified("xã Bộc Bố")
