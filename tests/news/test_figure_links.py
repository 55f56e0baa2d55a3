"""A number in an article as a reference: value, period, walk, and what is pointed out."""

import pytest

from news.bodies import clean_body
from news.figure_links import (
    FigureLink,
    find_links,
    find_untold_numbers,
    read_links,
    says,
    show_figures,
)
from tests.figures.rows import give, make_country, make_period
from tests.news.articles import make_public

pytestmark = pytest.mark.django_db


class Place:
    """A unit with three approved figures of 2020 and one that waits."""

    def __init__(self) -> None:
        self.unit = make_country()["second"]
        self.period = make_period("2020")
        numbers = {"family_recognised": 63_979, "fund_raised": 319_700_000, "members": 7_575}
        self.submission = give(self.period, self.unit, numbers)
        give(self.period, self.unit, {"clan_recognised": 33}, approved=False)

    def link(self, code: str, typed: str, host: str = "") -> str:
        return f'<a href="{host}/ket-qua/2020/{self.unit.pk}/{code}/">{typed}</a>'


@pytest.fixture
def place() -> Place:
    return Place()


def show(body: str) -> str:
    body = clean_body(body)
    return show_figures(body, read_links(find_links(body)))


def test_reference_shows_number_and_period_and_opens_the_walk(place, client):
    article = make_public("Bài", body=f"<p>Có {place.link('family_recognised', '?')} gia đình</p>")

    page = client.get(article.get_absolute_url()).text

    url = f"/ket-qua/2020/{place.unit.pk}/family_recognised/"
    assert f'<a class="ref" href="{url}"' in page
    assert ">63.979\u00a0hộ</a>" in page
    assert "Tỉnh Bắc Kạn, năm 2020" in page
    assert client.get(url).status_code == 200


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("63.979", "63.979"),
        ("gần 64 nghìn", "gần 64 nghìn"),
        ("<strong>63.979</strong> hộ", "63.979 hộ"),
        ("63.797", "63.979\u00a0hộ"),
        ("65 nghìn", "63.979\u00a0hộ"),
        ("?", "63.979\u00a0hộ"),
    ],
)
def test_what_was_typed_stays_as_long_as_it_says_the_number(place, typed, shown):
    assert f">{shown}</a>" in show(f"<p>{place.link('family_recognised', typed)}</p>")


def test_reference_follows_the_figure(place):
    body = f"<p>{place.link('members', '7.575')}</p>"
    give(place.period, place.unit, {"members": 8_000})

    assert ">8.000\u00a0người</a>" in show(body)


def test_link_copied_with_its_host_is_a_reference_too(place):
    body = clean_body(place.link("members", "7.575", "https://khuyenhoc.example"))

    assert find_links(body) == [FigureLink("2020", place.unit.pk, "members", "7.575")]


@pytest.mark.parametrize("typed", ["xem kết quả", "hội viên"])
def test_link_without_a_number_stays_a_link(place, typed):
    body = clean_body(place.link("members", typed))

    assert find_links(body) == []
    assert show_figures(body, {}) == body


def test_f4_what_is_not_approved_is_not_shown(place):
    shown = show(f"<p>{place.link('clan_recognised', '?')}</p>")

    assert "33" not in shown
    assert "chưa có số đã duyệt" in shown


@pytest.mark.parametrize(
    "address",
    ["/ket-qua/2019/1/members/", "/ket-qua/2020/999999/members/", "/ket-qua/2020/1/khong-co/",
     "/ket-qua/2020/99999999999/members/"],
)  # fmt: skip
def test_reference_to_nothing_is_no_fault(place, address):
    body = clean_body(f'<p><a href="{address}">5</a></p>')

    assert all(told is None for told in read_links(find_links(body)).values())
    assert 'class="ref"' not in show(body)


def test_f4_illustrative_figure_carries_its_mark(place, client):
    give(place.period, place.unit, {"members": 9_000}, illustrative=True)
    article = make_public("Bài", body=f"<p>{place.link('members', '?')}</p>")

    answer = client.get(article.get_absolute_url())

    assert answer["X-Robots-Tag"] == "noindex"
    assert "Số liệu minh họa" in answer.text
    assert 'content="Số liệu minh họa. ' in answer.text


def test_typed_numbers_that_equal_no_reference_are_pointed_out(place):
    body = clean_body(
        f"<p>Ngày 20/01/2021, năm 2020, Quyết định 387/QĐ-TTg, cụm số 6, giai đoạn 2021–2030, "
        f"lúc 8 giờ 30, hai lớp, 3 đồng chí: {place.link('members', '7.575')} hội viên (7.575), "
        f"{place.link('fund_raised', '319,7 triệu')} đồng, rồi 63.979 hộ và 20,74 %.</p>"
    )

    found = find_untold_numbers(body, read_links(find_links(body)))

    assert [each.split("”")[0].split("“")[1] for each in found] == ["63.979", "20,74 %"]


def test_a_reference_around_another_number_is_pointed_out(place):
    body = clean_body(f"<p>{place.link('members', '7.755')}</p>")

    [sentence] = find_untold_numbers(body, read_links(find_links(body)))

    assert "7.755" in sentence
    assert "7.575" in sentence


def test_rounding_words_are_measured_by_their_own_digits(place):
    [link] = find_links(clean_body(place.link("fund_raised", "319,7 triệu")))
    reading = read_links([link])[link].reading

    typed = ("319.700.000", "319,7 triệu", "hơn 320 triệu", "0,3 tỉ", "319,6 triệu", "319")
    told = {each: says(each, reading) for each in typed}

    assert told == {
        "319.700.000": True, "319,7 triệu": True, "hơn 320 triệu": True, "0,3 tỉ": True,
        "319,6 triệu": False, "319": False,
    }  # fmt: skip


def test_references_ask_the_database_the_same_for_one_and_three(
    place, django_assert_max_num_queries
):
    one = [FigureLink("2020", place.unit.pk, "members", "?")]
    three = [*one, FigureLink("2020", place.unit.pk, "fund_raised", "?"),
             FigureLink("2020", place.unit.pk, "family_recognised", "?")]  # fmt: skip

    for links in (one, three):
        with django_assert_max_num_queries(6):
            assert len(read_links(links)) == len(links)
