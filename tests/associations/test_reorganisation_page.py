"""The public pages of reorganisations, codes and the crosswalk (T5, F6)."""

import json
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from associations.levels import TWO_TIERS
from associations.models import ChangeKind, Reorganisation, Succession
from associations.reorganising.applying import apply
from associations.reorganising.changes import write_lines
from associations.reorganising.lines import Line, NewName
from associations.tree import NewUnit, found
from tests.factories import make_association, make_holding

DAY = date(2026, 7, 1)


def make_decision(lines: list[Line], number: str = "1665/NQ", sequence: int = 1, **fields):
    decision = Reorganisation.objects.create(
        number=number, body="Ủy ban Thường vụ", signed_on=date(2026, 6, 1), sequence=sequence,
        **{"in_force_on": DAY, "note": "ghi chú kín", **fields},
    )  # fmt: skip
    write_lines(decision, lines)
    return decision


@pytest.fixture
def merged(country) -> SimpleNamespace:
    """Two communes become one; a third is renamed."""
    third = make_association(
        "Phú Bình", "commune", country.province, code="00003", kind="xã", valid=(TWO_TIERS, None)
    )
    make_holding(third, (TWO_TIERS, None))
    new = NewName("Mới", "xã", "commune", "00001", "gso")
    decision = make_decision(
        [
            Line(ChangeKind.MERGE, country.tan_lap.pk, "+00001", new=new),
            Line(ChangeKind.MERGE, country.vo_nhai.pk, "+00001"),
            Line(ChangeKind.RENAME, third.pk, new=NewName("Phú Mới")),
        ]
    )
    plan = apply([decision]).plan
    return SimpleNamespace(decision=decision, third=third, new=plan.founded[0], **vars(country))


def open_page(client, decision, **query):
    return client.get(reverse("associations:reorganisation", args=[decision.pk]), query)


def test_the_page_tells_decision_day_before_and_after(merged, client):
    page = open_page(client, merged.decision)

    assert page.status_code == 200
    assert page.context["title"] == "Văn bản số 1665/NQ"
    (taker,) = page.context["takers"]
    assert (taker["name"], taker["code"]) == ("Xã Mới", "00001")
    assert taker["url"].endswith(f"/{merged.new}/?ngay=01/07/2026")
    assert [(old["name"], old["part"]) for old in taker["olds"]] == [
        ("Tân Lập", ""), ("Võ Nhai", ""),
    ]  # fmt: skip
    assert taker["olds"][0]["url"].endswith("?ngay=30/06/2026")
    assert [row["change"] for row in page.context["changed"]] == [
        "Đổi tên từ Phú Bình thành Xã Phú Mới"
    ]
    assert "ghi chú kín" not in page.text


def test_a_unit_that_ends_without_successor_is_told(country, client):
    decision = make_decision([Line(ChangeKind.CLOSE, country.vo_nhai.pk)])
    apply([decision])

    page = open_page(client, decision)

    assert [row["name"] for row in page.context["ended"]] == ["Võ Nhai"]
    assert page.context["takers"] == []


@pytest.mark.parametrize("status", ["draft", "scheduled", "cancelled"])
def test_what_is_not_applied_has_no_page(country, client, status):
    decision = make_decision([Line(ChangeKind.CLOSE, country.vo_nhai.pk)], status=status)

    assert open_page(client, decision).status_code == 404
    assert list(client.get(reverse("associations:reorganisations")).context["decisions"]) == []


def test_the_list_has_numbered_decisions_newest_first_and_not_the_small_form(merged, client):
    found(NewUnit("thôn 1", "branch", merged.third.pk))
    later = make_decision(
        [Line(ChangeKind.RENAME, merged.third.pk, new=NewName("Khác"))], "9/QĐ",
        in_force_on=DAY + timedelta(days=9),
    )  # fmt: skip
    apply([later])

    every = client.get(reverse("associations:reorganisations"))
    before = client.get(reverse("associations:reorganisations"), {"ngay": "05/07/2026"})

    assert [each["name"] for each in every.context["decisions"]] == [
        "Văn bản số 9/QĐ", "Văn bản số 1665/NQ",
    ]  # fmt: skip
    assert [each["change"] for each in before.context["decisions"]] == ["2 đơn vị → 1 đơn vị"]


def test_the_scan_of_an_applied_decision_is_handed_out(merged, client, settings):
    url = reverse("associations:reorganisation_scan", args=[merged.decision.pk])
    assert client.get(url).status_code == 404

    merged.decision.scan.save("qd.pdf", ContentFile(b"%PDF-1.4"))
    answer = client.get(url)

    assert b"".join(answer.streaming_content) == b"%PDF-1.4"
    assert "attachment" in answer["Content-Disposition"]
    merged.decision.status = "cancelled"
    merged.decision.save()
    assert client.get(url).status_code == 404


@pytest.mark.parametrize(
    ("day", "name"), [("30/06/2026", "tan_lap"), ("01/07/2026", "new"), ("01/01/2020", "tan_lap")]
)
def test_a_code_leads_to_who_bore_it_that_day(merged, client, day, name):
    answer = client.get(reverse("associations:by_code", args=["00001"]), {"ngay": day})

    unit = getattr(merged, name)
    assert answer["Location"] == f"/to-chuc/{getattr(unit, 'pk', unit)}/?ngay={day}"


def test_a_code_that_nobody_bears_any_more_leads_to_the_last_with_its_successor(merged, client):
    answer = client.get(reverse("associations:by_code", args=["00002"]), follow=True)

    assert answer.context["unit"].pk == merged.vo_nhai.pk
    assert [new["name"] for new in answer.context["after"]] == ["Hội Khuyến học xã Mới"]


def test_a_code_that_nobody_ever_bore_is_not_there(merged, client):
    assert client.get(reverse("associations:by_code", args=["77777"])).status_code == 404


def test_the_unit_page_keeps_the_day_and_links_the_decision(merged, client):
    url = reverse("associations:unit", args=[merged.province.pk])
    page = client.get(url, {"ngay": "30/06/2026"})
    new = client.get(reverse("associations:unit", args=[merged.new]))

    assert {child["url"].split("?")[1] for child in page.context["children"]} == {"ngay=30/06/2026"}
    assert new.context["times"][0]["source"] == {
        "text": "văn bản số 1665/NQ",
        "url": reverse("associations:reorganisation", args=[merged.decision.pk]),
    }


@pytest.mark.parametrize("extension", ["csv", "xlsx", "json"])
def test_f6_the_crosswalk_is_open_at_stable_addresses(merged, client, extension):
    answer = client.get(f"/du-lieu/don-vi-cu-moi.{extension}")

    assert answer.status_code == 200
    assert f"don-vi-cu-moi.{extension}" in answer["Content-Disposition"]
    if extension == "json":
        rows = json.loads(answer.content)["so_lieu"]
        assert {(row["ma_cu"], row["ma_moi"], row["quyet_dinh"]) for row in rows} == {
            ("00001", "00001", "1665/NQ"), ("00002", "00001", "1665/NQ"),
        }  # fmt: skip


def test_the_crosswalk_of_a_day_leaves_out_what_came_later(merged, client):
    url = "/du-lieu/don-vi-cu-moi.json"

    assert json.loads(client.get(url, {"ngay": "30/06/2026"}).content)["so_lieu"] == []
    assert client.get(url, {"ngay": "hôm qua"}).status_code == 400


@pytest.mark.parametrize("count", [1, 3])
def test_pages_take_the_same_queries_for_one_and_three(
    country, client, django_assert_num_queries, count
):
    lines = []
    for number in range(count):
        commune = make_association(
            f"Xã {number}", "commune", country.province, code=f"0010{number}", kind="xã",
            valid=(TWO_TIERS, None),
        )  # fmt: skip
        make_holding(commune, (TWO_TIERS, None))
        lines.append(Line(ChangeKind.ABSORB, commune.pk, country.tan_lap.pk))
    decision = make_decision(lines)
    apply([decision])

    with django_assert_num_queries(4):
        open_page(client, decision)
    with django_assert_num_queries(3):
        client.get(reverse("associations:reorganisations"))


def test_predecessors_are_told_with_their_last_day(merged, client):
    page = client.get(reverse("associations:unit", args=[merged.new]))

    days = {old["until"] for old in page.context["before"]}
    assert days == {DAY - timedelta(days=1)}


def test_t5_an_abolished_district_leads_to_those_who_hold_its_ground(db, client):
    nation = make_association("Việt Nam", "national")
    province = make_association("Hà Tĩnh", "province", nation, code="42")
    district = make_association("Vũ Quang", "district", province, code="441", valid=(None, DAY))
    old = [
        make_association(f"Cũ {n}", "commune", district, code=f"1800{n}", valid=(None, DAY))
        for n in (1, 2, 3)
    ]
    new = make_association("Mới", "commune", province, code="18009", valid=(DAY, None))
    for unit in old:
        Succession.objects.create(old=unit, new=new, on=DAY, is_whole=True)

    page = client.get(reverse("associations:unit", args=[district.pk]))

    assert [each["url"] for each in page.context["heirs"]] == [
        reverse("associations:unit", args=[new.pk])
    ]
    assert "Địa bàn của nó nay thuộc các đơn vị sau" in page.content.decode()


def test_the_foot_of_every_page_leads_to_the_reorganisations(db, client):
    page = client.get(reverse("associations:find"))

    foot = page.content.decode().split("<footer")[1]
    assert f'href="{reverse("associations:reorganisations")}"' in foot
