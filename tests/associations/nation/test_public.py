"""The public pages of the tree: finding, and a unit on any day."""

from datetime import date

import pytest
from django.urls import reverse

from associations.history import find_by_code, units_at
from associations.models import Association

OLD, NEW = date(2025, 6, 30), date(2025, 7, 1)
FIND = "/to-chuc/"


def read(client, unit, **query):
    pk = getattr(unit, "pk", None) or getattr(unit, "id", unit)
    return client.get(reverse("associations:unit", args=[pk]), query)


def test_find_page_is_open_and_asks_first(nation, client):
    answer = client.get(FIND)

    assert answer.status_code == 200
    assert answer.context["ask"]
    assert "noindex" not in answer.text


def test_find_page_leads_an_old_name_to_what_came_after(nation, client):
    answer = client.get(FIND, {"q": "boc bo"})

    (result,) = answer.context["results"]
    assert result == {
        "name": "Hội Khuyến học xã Bộc Bố",
        "level": "xã",
        "code": "01864",
        "parents": "Huyện Pác Nặm, Tỉnh Bắc Kạn, Cụm thi đua số 2 (Đông Bắc)",
        "url": reverse("associations:unit", args=[find_by_code("01864", OLD).pk]),
        "years": "đến 30/06/2025",
        "is_closed": True,
        "matched": "",
        "successors": [
            {
                "name": "Hội Khuyến học xã Bằng Thành",
                "url": reverse("associations:unit", args=[find_by_code("01864", NEW).pk]),
                "part": "",
            }
        ],
        "status": "",
    }
    assert "Nay là" in answer.text


def test_find_page_reads_the_tree_of_a_day(nation, client):
    answer = client.get(FIND, {"q": "01864", "ngay": "30/06/2025"})

    assert [r["name"] for r in answer.context["results"]] == ["Hội Khuyến học xã Bộc Bố"]


@pytest.mark.parametrize("day", ["13/13/2025", "hôm qua", "9999999999"])
def test_a_day_that_is_none_is_explained(nation, client, day):
    answer = client.get(FIND, {"q": "01864", "ngay": day})

    assert answer.status_code == 200
    assert answer.context["on_error"]
    assert len(answer.context["results"]) == 2


def test_find_page_leafs_through_a_common_name(nation, client):
    first = client.get(FIND, {"q": "Tân Lập"})
    second = client.get(FIND, {"q": "Tân Lập", "trang": "2"})

    assert len(first.context["results"]) == 20
    assert first.context["count"] > 20
    assert {r["url"] for r in first.context["results"]}.isdisjoint(
        {r["url"] for r in second.context["results"]}
    )


def test_find_page_without_result_says_what_to_try(nation, client):
    answer = client.get(FIND, {"q": "qqqqzzz<script>"})

    assert answer.context["count"] == 0
    assert "Không tìm thấy" in answer.text
    assert "<script>alert" not in answer.text
    assert "qqqqzzz&lt;script&gt;" in answer.text


def test_unit_page_draws_where_a_unit_comes_from(nation, client):
    answer = read(client, find_by_code("01864", NEW))

    roots = answer.context["roots"]
    assert answer.context["title"] == "Hội Khuyến học xã Bằng Thành"
    assert answer.context["lead"] == "Có từ ngày 01/07/2025, từ bốn đơn vị trước đó."
    assert {old["code"] for old in roots["olds"]} == {"01858", "01861", "01864", "01870"}
    assert (roots["decision"], len(roots["ribbons"])) == ("1683/NQ-UBTVQH15", 4)
    assert [trap["name"] for trap in answer.context["traps"]] == ["Xã Bộc Bố"]
    assert "Đừng nhầm" in answer.text


def test_unit_page_of_an_ended_unit_shows_its_last_day_and_successors(nation, client):
    answer = read(client, find_by_code("06", OLD))

    assert answer.context["on"] == OLD
    assert answer.context["children_count"] == 8
    assert answer.context["lead"] == (
        "Có từ trước, chưa rõ ngày. Kết thúc hoạt động từ ngày 01/07/2025."
        " Nay là Hội Khuyến học tỉnh Thái Nguyên."
    )
    assert [new["part"] for new in answer.context["after"]] == [""]


def test_unit_page_of_a_district_says_why_nobody_follows(nation, client):
    (district,) = [u for u in units_at("district", OLD) if u.name == "Pác Nặm"]

    answer = read(client, district)

    assert answer.context["after"] == []
    assert "Cấp này không còn" in answer.text
    assert answer.context["children_count"] == 10


def test_unit_page_of_a_divided_commune_names_all_who_took_a_part(nation, client):
    divided = Association.objects.filter(successions__is_whole=False, level="commune").first()

    answer = read(client, divided)

    assert {new["part"] for new in answer.context["after"]} == {"một phần"}
    assert len(answer.context["after"]) == divided.successions.count()


def test_unit_page_on_a_day(nation, client):
    unchanged = Association.objects.filter(
        level="commune", states__valid__contains=OLD, closed_on=None
    ).first()

    before = read(client, unchanged, ngay="30/06/2025")
    now = read(client, unchanged)

    assert before.context["on"] == OLD
    assert len(before.context["crumbs"]) == len(now.context["crumbs"]) + 1
    assert [time["title"].split(" về ")[0] for time in now.context["times"]] == [
        "Chuyển",
        f"{unchanged.full_name}, có từ trước, chưa rõ ngày",
    ]
    assert 'name="robots" content="noindex"' in before.text


def test_unit_page_on_a_day_before_or_after_its_life_says_so(nation, client):
    old, new = find_by_code("01864", OLD), find_by_code("01864", NEW)

    assert "đã kết thúc" in read(client, old, ngay="01/01/2026").context["not_alive"]
    assert "chưa có đơn vị này" in read(client, new, ngay="01/01/2020").context["not_alive"]


@pytest.mark.parametrize("pk", [0, 999_999_999, 99_999_999_999_999])
def test_unit_page_of_nothing_is_404(nation, client, pk):
    assert client.get(f"/to-chuc/{pk}/").status_code == 404


@pytest.mark.parametrize(("code", "most"), [("VN", 19), ("01", 19), ("01864", 23)])
def test_unit_page_needs_few_queries_however_many_children(
    nation, client, code, most, django_assert_max_num_queries
):
    unit = find_by_code(code, NEW)

    # six of them for the storeys above: officers, periods, news, documents, titles; four more for
    # the learning centre of a commune
    with django_assert_max_num_queries(most):
        answer = read(client, unit)

    assert answer.status_code == 200


def test_pages_refuse_what_writes(nation, client):
    assert client.post(FIND).status_code == 405
