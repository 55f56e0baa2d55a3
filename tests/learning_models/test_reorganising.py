"""Registers live through a merge, a division, a level that ends, and a cancellation (A3)."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.handing_over import NotHandedOver
from associations.models import Association, Trace
from associations.reorganising.cancelling import cancel, find_blocks
from learning_models.handing_over import hand_over
from learning_models.models import (
    Bearer,
    CriteriaSet,
    ListLine,
    ModelYear,
    NameList,
    Proposal,
    Registration,
)
from learning_models.reorganising import REGISTERS
from learning_models.titles.results import list_named
from records.models import Upload
from tests.associations.reorganising.dumping import dump
from tests.factories import make_association
from tests.learning_models.registers import fill_register, find_clerk, make_model
from tests.reorganised import (
    Before,
    abolish_districts,
    carry_out,
    decide,
    divide,
    find_founded,
    foresee,
    make_before,
    merge,
)

pytestmark = pytest.mark.django_db
TITLE = REGISTERS.title
STATES = {"registered": 2, "proposed": 1, "recognised": 3}


@pytest.fixture
def place() -> Before:
    return make_before()


def fill(place: Before, name: str, **fields) -> None:
    """Six communities and six households of a commune: three of each at work, three recognised."""
    unit = place.units[name]
    fill_register(unit, 2026, make_model("learning_community", "community"), **STATES, **fields)
    fill_register(unit, 2026, **STATES, **fields)


def tell(subject: str) -> dict[str, tuple[int, int, int]]:
    """{unit: (bearers kept, open, recognised registrations counted)} of a subject."""
    found: dict[str, list[int]] = {}
    for unit in Bearer.objects.filter(subject=subject).values_list("association__name", flat=True):
        found.setdefault(unit, [0, 0, 0])[0] += 1
    rows = Registration.objects.filter(bearer__subject=subject)
    for unit, state in rows.values_list("association__name", "state"):
        found.setdefault(unit, [0, 0, 0])[2 if state == "recognised" else 1] += 1
    return {unit: tuple(counts) for unit, counts in found.items()}


def test_preview_tells_what_passes_what_stays_and_asks_about_households(place):
    fill(place, "Kha Sơn")
    key = place.units["Kha Sơn"].pk

    told = foresee(decide(*merge(place, "Kha Sơn", "Úc Kỳ")), TITLE)

    assert set(told) == {f"models:{key}", f"bearers:{key}", f"titles:{key}"}
    assert told[f"models:{key}"].text.endswith("của Xã Kha Sơn, 3 đăng ký chưa xong.")
    assert told[f"models:{key}"].proposed == "to:0"
    asked = told[f"bearers:{key}"]
    assert asked.text == (
        "6 hộ, người trong sổ mô hình học tập của Xã Kha Sơn, 3 đăng ký chưa xong: ở lại, chỉ hội "
        "cấp tỉnh đọc được cho đến khi bàn giao."
    )
    assert [choice.value for choice in asked.choices] == ["keep", "to:0"]
    assert (asked.proposed, asked.count) == ("keep", 6)


def test_a3_merge_passes_communities_and_leaves_households_to_be_handed_over(place):
    fill(place, "Kha Sơn")
    fill(place, "Úc Kỳ")
    fill(place, "Tân Lập")
    key = place.units["Kha Sơn"].pk

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")), {f"bearers:{key}": "to:0"})

    assert tell("community") == {
        "Kha Sơn": (0, 0, 3), "Úc Kỳ": (0, 0, 3), "Phú Sơn": (12, 6, 0), "Tân Lập": (6, 3, 3),
    }  # fmt: skip
    assert tell("household") == {
        "Kha Sơn": (0, 0, 3), "Úc Kỳ": (6, 3, 3), "Phú Sơn": (6, 3, 0), "Tân Lập": (6, 3, 3),
    }  # fmt: skip
    here = Association.objects.filter(name="Phú Sơn")
    assert Bearer.objects.within(here).filter(subject="household").count() == 6
    assert {row.association.name for row in list_named(here.get(), 2026)} == {"Kha Sơn", "Úc Kỳ"}


def test_a3_commune_divided_in_three_passes_by_hamlet_where_branches_tell(place):
    unit = place.units["Kha Sơn"]
    for name in ("Chi hội xóm 2", "Chi hội xóm 3"):
        make_association(name, "branch", unit)
    community = make_model("learning_community", "community")
    for hamlet in ("Xóm 1", "xom 02", "Thôn 3"):
        fill_register(unit, 2026, community, hamlet=hamlet, registered=1)
        fill_register(unit, 2026, hamlet=hamlet, registered=1)
    decision = decide(*divide(place, "Kha Sơn", "Kha Đông", "Kha Tây", "Kha Nam"))
    seen = foresee(decision, TITLE)[f"models:{unit.pk}"]

    carry_out(decision)

    assert [choice.value for choice in seen.choices][-3:] == ["to:0", "to:1", "to:2"]
    at = dict(Bearer.objects.filter(subject="community").values_list("hamlet", "association__name"))
    stands = {
        branch.name.removeprefix("Chi hội xóm "): branch.parent.name
        for branch in Association.objects.filter(level="branch").select_related("parent")
    }
    assert at == {
        "Xóm 1": "Kha Đông",
        "xom 02": stands["2"] if stands["2"].startswith("Kha ") else "Kha Đông",
        "Thôn 3": stands["3"] if stands["3"].startswith("Kha ") else "Kha Đông",
    }
    assert tell("household") == {"Kha Sơn": (3, 3, 0)}
    for name in ("Kha Đông", "Kha Tây", "Kha Nam"):
        heir = Association.objects.filter(name=name)
        assert not Bearer.objects.within(heir, past=True).filter(subject="household").exists()
        assert not (
            Registration.objects.within(heir, past=True)
            .filter(bearer__subject="household")
            .exists()
        )


def test_a3_households_are_handed_over_later_with_what_is_open_of_their_year(place):
    fill(place, "Kha Sơn")
    carry_out(decide(*divide(place, "Kha Sơn", "Kha Đông", "Kha Tây")))
    heir = find_founded("Kha Tây")
    rows = Bearer.objects.filter(subject="household")
    stranger = place.people["langson"]

    with pytest.raises(NotHandedOver):
        hand_over(rows, heir, stranger)
    with pytest.raises(NotHandedOver):
        hand_over(rows, place.units["Tân Lập"], place.people["tinh"])
    handed = hand_over(rows.order_by("pk")[:2], heir, place.people["tinh"])

    assert handed == 2
    assert tell("household") == {"Kha Sơn": (4, 1, 3), "Kha Tây": (2, 2, 0)}


def test_a3_registers_stay_with_their_communes_when_districts_end():
    place = make_before(with_districts=True)
    fill(place, "Kha Sơn")
    before = tell("community"), tell("household")

    carry_out(decide(*abolish_districts()))

    assert (tell("community"), tell("household")) == before


def test_same_name_in_both_communes_is_kept_twice_with_the_old_commune_beside(place):
    community = make_model("learning_community", "community")
    for name in ("Kha Sơn", "Úc Kỳ"):
        Bearer.objects.create(
            association=place.units[name], subject=community.subject, name="Xóm 1"
        )
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    told = foresee(decision, TITLE)

    carry_out(decision)

    assert told["doubles:models"].text.startswith("1 dòng họ, cộng đồng, đơn vị")
    assert set(Bearer.objects.values_list("name", "address", "association__name")) == {
        ("Xóm 1", "", "Phú Sơn"), ("Xóm 1", "Xã Úc Kỳ cũ", "Phú Sơn"),
    }  # fmt: skip


def propose(place: Before, name: str, state: str = "sent") -> Proposal:
    """The community that a commune has proposed, on a list."""
    model = make_model("learning_community", "community")
    made = Proposal.objects.create(
        association=place.units[name], model=model, year=2026, state=state,
        sent_by=find_clerk(), sent_at=place.form and "2026-02-01T00:00Z",
    )  # fmt: skip
    Registration.objects.filter(
        association=place.units[name], model=model, state="proposed"
    ).update(proposal=made)
    return made


def test_list_of_proposals_passes_on_alone_and_is_made_anew_where_two_meet(place):
    for name in ("Kha Sơn", "Úc Kỳ"):
        fill(place, name)
    first, second = (propose(place, name) for name in ("Kha Sơn", "Úc Kỳ"))

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.association.name, first.state) == ("Phú Sơn", "sent")
    assert (second.association.name, second.state) == ("Úc Kỳ", "draft")
    rows = Registration.objects.filter(association__name="Phú Sơn", bearer__subject="community")
    told = rows.filter(state__in=["proposed", "reviewed"]).values_list("state", "proposal")
    assert set(told) == {("proposed", first.pk), ("reviewed", None)}


def test_lists_in_progress_years_and_pilots_pass_on(place):
    unit, model = place.units["Kha Sơn"], make_model("learning_community", "community")
    upload = Upload.objects.create(
        association=unit, name="ds.xlsx", sha256="0" * 64, size=1, file="ds",
        uploaded_by=find_clerk(),
    )  # fmt: skip
    name_list = NameList.objects.create(
        association=unit, upload=upload, model=model, year=2026, state="read"
    )
    ListLine.objects.create(
        name_list=name_list, sheet=0, row=2, association=unit, name="Xóm 1", name_key="1 xom",
        state="registered",
    )  # fmt: skip
    year = ModelYear.objects.create(association=place.units["Thái Nguyên"], model=model, year=2026)
    year.pilots.add(unit)

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))

    name_list.refresh_from_db()
    assert name_list.association.name == "Phú Sơn"
    assert ListLine.objects.get().association.name == "Phú Sơn"
    assert set(year.pilots.values_list("name", flat=True)) == {"Kha Sơn", "Phú Sơn"}


@pytest.mark.parametrize(("answer", "drafts"), [("carry", 1), ("end", 0)])
def test_own_set_of_a_unit_that_ends_goes_on_as_a_draft_where_it_is_wanted(answer, drafts, place):
    unit = place.units["Kha Sơn"]
    own = CriteriaSet.objects.create(
        model=make_model(), issuer=unit, name="Bộ riêng", legal_basis="1/QĐ", judging="points",
        valid=(date(2025, 1, 1), None), gaps="chưa đủ", published_at="2025-01-01T00:00Z",
    )  # fmt: skip
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))

    carry_out(decision, {f"set:{own.pk}": answer})

    found = CriteriaSet.objects.filter(issuer__name="Phú Sơn", published_at=None)
    assert [(each.name, each.valid.lower) for each in found] == (
        [("Bộ riêng", decision.in_force_on)] * drafts
    )
    cancel(decision)
    assert CriteriaSet.objects.get() == own


def test_t2_cancelling_gives_registers_back_and_no_name_is_in_the_journal(place):
    for name in ("Kha Sơn", "Úc Kỳ"):
        fill(place, name)
        propose(place, name)
    keys = {f"bearers:{place.units[name].pk}": "to:0" for name in ("Kha Sơn", "Úc Kỳ")}
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    before = dump()

    carry_out(decision, keys)
    traces = Trace.objects.filter(table="learning_models_bearer")
    kept = {column for trace in traces for column in trace.after}
    assert dump() != before
    cancel(decision)

    assert kept == {"association_id"}
    assert dump() == before


def test_t2_bearer_handed_on_since_stands_against_cancelling(place):
    fill(place, "Kha Sơn")
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    carry_out(decision)
    decision.refresh_from_db()
    assert list(find_blocks(decision)) == []

    bearer = Bearer.objects.filter(subject="community").first()
    Bearer.objects.filter(pk=bearer.pk).update(association=place.units["Tân Lập"])

    assert len(list(find_blocks(decision))) == 1


def test_a3_households_are_handed_over_on_the_desk_by_who_may(place, client):
    fill(place, "Kha Sơn")
    carry_out(decide(*divide(place, "Kha Sơn", "Kha Đông", "Kha Tây")))
    heir = find_founded("Kha Tây")
    households = Bearer.objects.filter(subject="household").order_by("pk")
    chosen = {"action": "hand_over", "_selected_action": [row.pk for row in households[:2]]}
    address = reverse("admin:learning_models_bearer_changelist")
    client.force_login(place.people["tinh"])

    asked = client.post(address, chosen)
    client.post(address, {**chosen, "to": heir.pk, "reason": "Biên bản 3"})
    community = Bearer.objects.filter(subject="community").first()
    client.post(address, {**chosen, "_selected_action": [community.pk], "to": heir.pk})

    assert "Kha Tây" in asked.text
    assert tell("household") == {"Kha Sơn": (4, 1, 3), "Kha Tây": (2, 2, 0)}
    assert Bearer.objects.get(pk=community.pk).association_id == community.association_id
