"""The tree on the desk: scoped, found by old names, read only (A2, A3, T4)."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from associations.levels import TWO_TIERS
from associations.models import (
    Association,
    Level,
    LevelRule,
    Reorganisation,
    State,
    Succession,
)
from associations.tree import NewUnit, close, found, rename
from tests.factories import make_association, make_officer

MODELS = ["association", "state", "reorganisation", "succession", "level", "levelrule"]


@pytest.fixture
def staff(country, client):
    """An officer of the province, signed in; another province lies beside it."""
    elsewhere = make_association("Lạng Sơn", "province", country.nation, code="20", kind="tỉnh")
    make_association("Bình Gia", "commune", elsewhere, code="00009", valid=(TWO_TIERS, None))
    user = make_officer("tinh", country.province, roles=("check",))
    client.force_login(user)
    return user


@pytest.fixture
def operator(country, client):
    user = make_officer("vanhanh", country.nation, roles=())
    user.is_superuser = True
    user.save()
    client.force_login(user)
    return user


def open_list(client, model: str, **query):
    return client.get(reverse(f"admin:associations_{model}_changelist"), query)


def names(answer) -> set[str]:
    return {str(row) for row in answer.context["cl"].result_list}


def test_the_list_shows_the_own_subtree_indented_by_class(staff, country, client):
    found(NewUnit("thôn 1", "branch", country.tan_lap.pk))

    answer = open_list(client, "association")

    assert names(answer) == {"Thái Nguyên", "Tân Lập", "Võ Nhai", "Chi hội thôn 1"}
    assert '<span class="indent l3">Chi hội thôn 1</span>' in answer.text
    assert "style=" not in answer.text.split("<main")[-1]


def test_predecessors_are_readable_by_their_successors_a3(staff, country, client):
    old = make_association("Bắc Kạn", "province", country.nation, valid=(None, TWO_TIERS))
    Succession.objects.create(old=old, new=country.province, on=TWO_TIERS, is_whole=True)

    assert "Bắc Kạn" in names(open_list(client, "association"))
    assert "Bắc Kạn" in names(open_list(client, "state"))
    assert len(open_list(client, "succession").context["cl"].result_list) == 1


@pytest.mark.parametrize("text", ["thon cu", "Thôn Cũ", "Chi hội thôn cũ", "TL1"])
def test_the_list_finds_by_former_names_and_codes(staff, country, client, text):
    (branch,) = found(
        NewUnit("thôn cũ", "branch", country.tan_lap.pk, code="TL1"), on=date(2026, 1, 1)
    )
    rename([(branch.pk, "thôn mới")], on=date(2026, 2, 1))

    assert names(open_list(client, "association", q=text)) == {"Chi hội thôn mới"}


def test_autocomplete_offers_the_own_units_only(staff, country, client):
    answer = client.get(
        reverse("admin:autocomplete"),
        {"term": "in", "app_label": "accounts", "model_name": "post", "field_name": "association"},
    )

    assert {each["text"] for each in answer.json()["results"]} == set()

    answer = client.get(
        reverse("admin:autocomplete"),
        {"term": "vo nhai", "app_label": "accounts", "model_name": "post",
         "field_name": "association"},
    )  # fmt: skip
    assert {each["text"] for each in answer.json()["results"]} == {"Võ Nhai, Thái Nguyên"}


def test_a_choice_says_where_a_unit_hangs_and_until_when_it_lived(
    staff, country, client, django_assert_num_queries
):
    ended = found(NewUnit("thôn cũ", "branch", country.tan_lap.pk), on=date(2026, 1, 1))
    close([ended[0].pk], on=date(2026, 2, 1))
    wanted = {"app_label": "accounts", "model_name": "post", "field_name": "association"}

    def ask() -> set[str]:
        answer = client.get(reverse("admin:autocomplete"), {"term": "thôn", **wanted})
        return {each["text"] for each in answer.json()["results"]}

    ask()  # what a process reads once is read now
    with CaptureQueriesContext(connection) as one:
        assert ask() == {"Chi hội thôn cũ, Tân Lập (đến 31/01/2026)"}
    found([NewUnit(f"thôn {place}", "branch", country.tan_lap.pk) for place in (1, 2)])
    with django_assert_num_queries(len(one)):
        assert len(ask()) == 3


@pytest.mark.parametrize("model", ["association", "state"])
def test_a_row_elsewhere_is_not_there(staff, client, model):
    outside = Association.objects.get(code="00009")
    key = outside.pk if model == "association" else State.objects.get(association=outside).pk

    answer = client.get(reverse(f"admin:associations_{model}_change", args=[key]))

    assert answer.status_code == 404


def test_decisions_are_shown_to_those_whom_they_concern(staff, country, client):
    found(NewUnit("thôn 1", "branch", country.tan_lap.pk), note="của ta")
    outside = Association.objects.get(code="00009")
    found(NewUnit("thôn 1", "branch", outside.pk), note="của người")

    rows = open_list(client, "reorganisation").context["cl"].result_list

    assert [row.note for row in rows] == ["của ta"]


def test_a_decision_lists_its_lines(staff, country, client):
    found([NewUnit(f"thôn {n}", "branch", country.tan_lap.pk) for n in range(3)])
    decision = Reorganisation.objects.get()

    answer = client.get(reverse("admin:associations_reorganisation_change", args=[decision.pk]))

    assert answer.status_code == 200
    assert all(f"Chi hội thôn {n}" in answer.text for n in range(3))


@pytest.mark.parametrize("model", MODELS[:4])
def test_nobody_edits_what_only_decisions_change_t4(operator, country, client, model):
    found(NewUnit("thôn 1", "branch", country.tan_lap.pk))
    before = set(State.objects.values_list("pk", "full_name"))
    row = {
        "association": Association, "state": State, "reorganisation": Reorganisation,
        "succession": Succession,
    }[model].objects.first()  # fmt: skip

    adding = client.get(reverse(f"admin:associations_{model}_add")).status_code
    assert adding == (200 if model == "reorganisation" else 403)  # a draft changes nothing yet
    if row is not None:
        url = reverse(f"admin:associations_{model}_change", args=[row.pk])
        assert client.get(url).status_code == 200
        assert client.post(url, {"name": "khác", "full_name": "khác"}).status_code == 403
    assert set(State.objects.values_list("pk", "full_name")) == before


def test_levels_and_rules_are_changed_by_operators_alone(operator, country, client):
    rule = LevelRule.objects.get(level="branch", parent_level="commune")
    url = reverse("admin:associations_levelrule_change", args=[rule.pk])
    seen = client.get(url).context["adminform"].form.initial.get("seen", "")

    client.post(
        url,
        {"level": "branch", "parent_level": "commune", "valid_0": "01/07/2025", "valid_1": "",
         "source": "Điều lệ mới", "seen": seen},
    )  # fmt: skip

    rule.refresh_from_db()
    assert (rule.valid.lower, rule.source) == (TWO_TIERS, "Điều lệ mới")


def test_staff_may_read_levels_but_not_change_them(staff, client):
    level = Level.objects.get(code="branch")

    assert open_list(client, "level").status_code == 200
    url = reverse("admin:associations_level_change", args=[level.pk])
    assert client.post(url, {"name": "khác"}).status_code == 403


def test_the_list_needs_as_many_queries_for_many_units_as_for_one(staff, country, client):
    def count(units: int) -> int:
        found([NewUnit(f"thôn {uuid4().hex}", "branch", country.tan_lap.pk) for n in range(units)])
        with CaptureQueriesContext(connection) as queries:
            open_list(client, "association")
        return len(queries)

    count(1)

    assert count(1) == count(20)


def read_rows(answer) -> dict[str, tuple[str, str]]:
    """Name → code and parent, as the list of a day shows them."""
    rows = answer.context["cl"].result_list
    return {row.full_name_then: (row.code_then, row.parent_then) for row in rows}


@pytest.fixture
def renamed(staff, country) -> None:
    """A branch of Tân Lập that bore another name before May 2026."""
    (branch,) = found(
        NewUnit("thôn cũ", "branch", country.tan_lap.pk, code="TL1"), on=date(2026, 1, 1)
    )
    rename([(branch.pk, "thôn mới")], on=date(2026, 5, 1))


def test_t1_the_list_shows_the_tree_of_any_day(renamed, client):
    before = open_list(client, "association", ngay="30/04/2026")
    after = open_list(client, "association", ngay="1/5/2026", q="thon moi")
    earlier = open_list(client, "association", ngay="31/12/2025")
    wrong = open_list(client, "association", ngay="31/02/2026")

    assert read_rows(before)["Chi hội thôn cũ"] == ("TL1", "Tân Lập")
    assert list(read_rows(after)) == ["Chi hội thôn mới"]
    assert set(read_rows(earlier)) == {"Thái Nguyên", "Tân Lập", "Võ Nhai"}
    assert 'value="30/04/2026"' in before.text
    assert "tháng 2/2026" in wrong.text
    assert not hasattr(wrong.context["cl"].result_list[0], "full_name_then")


@pytest.mark.parametrize("behind", [True, False])
def test_t1_a_unit_is_chosen_from_the_tree_of_a_day(renamed, client, behind):
    place = {"app_label": "accounts", "model_name": "post", "field_name": "association"}

    def offer(words: str, day: str) -> list[str]:
        query = {"term": f"{words} {day}"} if behind else {"term": words, "ngay": day}
        answer = client.get(reverse("admin:autocomplete"), query | place)
        return [each["text"] for each in answer.json()["results"]]

    assert offer("thon cu", "30/04/2026") == ["Chi hội thôn cũ, Tân Lập"]
    assert offer("thon cu", "01/05/2026") == []
    assert offer("thon moi", "01/05/2026") == ["Chi hội thôn mới, Tân Lập"]
