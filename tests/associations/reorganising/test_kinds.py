"""Each kind of line by an exact example: the tree of both days, the territory, the successions."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from associations.checking import check_tree
from associations.history import state_at, successors, tree_at
from associations.models import (
    Association,
    ChangeKind,
    Holding,
    LevelRule,
    ParcelPart,
    Reorganisation,
    State,
    Succession,
    Weight,
)
from associations.reorganising.applying import Refused, apply, preview
from associations.reorganising.cancelling import cancel
from associations.reorganising.lines import Line, NewName
from tests.associations.reorganising.conftest import DAY, decide
from tests.associations.reorganising.dumping import dump

BEFORE = DAY - timedelta(days=1)


def tell(on: date) -> set[tuple[str, str]]:
    """(name, name above) of the tree of a day."""
    units = {unit.id: unit for unit in tree_at(on)}
    return {(u.full_name, units[u.parent].full_name) for u in units.values() if u.parent}


def tell_territory(on: date) -> dict[str, list[str]]:
    """Whose first territory each lowest unit holds, by name."""
    held: dict[str, list[str]] = {}
    for holding in Holding.objects.filter(valid__contains=on).select_related("parcel__origin"):
        held.setdefault(state_at(holding.holder_id, on).name, []).append(holding.parcel.origin.name)
    return {name: sorted(origins) for name, origins in held.items()}


def apply_and_check(*lines: Line, answers: dict[str, str] | None = None):
    """Apply; the tree must be whole, and cancelling must have restored the dump in between."""
    before = dump()
    decision = decide(*lines)
    apply([decision], answers)
    assert check_tree() == []
    cancel(decision)
    assert dump() == before
    assert check_tree() == []
    return apply([decide(*lines, sequence=2)], answers)


def test_found_gives_the_unit_ground_of_its_own(land):
    applied = apply_and_check(
        Line(ChangeKind.FOUND, into="+e", new=NewName("Ân Tình", "xã", "commune", "00005",
             parent=land.p.pk)),
        Line(ChangeKind.FOUND, new=NewName("xóm Đồi", "chi hội", "branch", parent="+e")),
    )  # fmt: skip

    assert tell(DAY) - tell(BEFORE) == {
        ("Xã Ân Tình", "Tỉnh Thái Nguyên"), ("Chi hội xóm Đồi", "Xã Ân Tình"),
    }  # fmt: skip
    assert tell_territory(DAY)["Ân Tình"] == ["Ân Tình"]
    (commune,) = [u for u, key in applied.plan.keys.items() if key == "+e"]
    assert Association.objects.get(pk=commune).code == "00005"
    assert set(State.objects.get(association=commune).opened_by.changes.get(order=1)
               .subjects.all()) == {land.p, Association.objects.get(pk=commune)}  # fmt: skip


def test_rename_and_recode_open_a_state_of_the_same_identity(land):
    apply_and_check(
        Line(ChangeKind.RENAME, land.a.pk, new=NewName("An Khánh", "phường")),
        Line(ChangeKind.RECODE, land.a.pk, new=NewName(code="00002")),
        Line(ChangeKind.RECODE, land.b.pk, new=NewName(code="00001")),
    )

    now = {s.association_id: (s.full_name, s.code) for s in State.objects.filter(
        valid__contains=DAY, association__in=[land.a, land.b])}  # fmt: skip
    assert now == {land.a.pk: ("Phường An Khánh", "00002"), land.b.pk: ("Xã Bình Yên", "00001")}
    assert (state_at(land.a.pk, BEFORE).full_name, state_at(land.a.pk, BEFORE).code) == (
        "Xã An Khánh", "00001"
    )  # fmt: skip
    assert Association.objects.get(pk=land.a.pk).code == "00002"
    assert not Succession.objects.exists()


def test_move_takes_all_below_along(land):
    apply_and_check(Line(ChangeKind.MOVE, land.a.pk, new=NewName(parent=land.q.pk)))

    assert tell(DAY) - tell(BEFORE) == {("Xã An Khánh", "Tỉnh Lào Cai")}
    assert {u.id for u in tree_at(DAY, land.q.pk)} == {
        land.q.pk, land.d.pk, land.a.pk, land.a1.pk, land.a2.pk
    }  # fmt: skip
    assert state_at(land.a1.pk, DAY).valid.lower == date(2025, 7, 1)


def test_absorb_keeps_the_identity_of_the_taker(land):
    applied = apply_and_check(
        Line(ChangeKind.ABSORB, land.a.pk, land.b.pk), Line(ChangeKind.ABSORB, land.c.pk, land.b.pk)
    )

    assert tell_territory(DAY)["Bình Yên"] == ["An Khánh", "Bình Yên", "Cát Nê"]
    assert applied.plan.founded == []
    assert applied.plan.successors == {land.a.pk: (land.b.pk,), land.c.pk: (land.b.pk,)}
    assert state_at(land.a1.pk, DAY).parent_id == land.b.pk
    assert [(s.id, s.is_whole) for s in successors(land.c.pk)] == [(land.b.pk, True)]


def test_split_cuts_every_parcel_and_keeps_the_weights_t3(land):
    weights = [{"people": Decimal("0.7"), "area": Decimal("0.4")},
               {"people": Decimal("0.3"), "area": Decimal("0.6")}]  # fmt: skip
    lines = [
        Line(ChangeKind.SPLIT, land.a.pk, f"+{n}", True, NewName(f"An {n}"), "", weights[n - 1],
             "Niên giám 2025")
        for n in (1, 2)
    ]  # fmt: skip

    applied = apply_and_check(*lines, answers={f"child:{land.a2.pk}": "+2"})

    one, two = applied.plan.founded
    assert tell_territory(DAY)["An 1"] == tell_territory(DAY)["An 2"] == ["An Khánh"]
    assert set(Weight.objects.values_list("part__part__holdings__holder", "basis", "share",
                                          "source")) == {
        (unit, basis, share, "Niên giám 2025")
        for unit, shares in zip((one, two), weights, strict=True)
        for basis, share in shares.items()
    }  # fmt: skip
    assert {(s.id, s.is_whole) for s in successors(land.a.pk)} == {(one, False), (two, False)}
    assert (state_at(land.a1.pk, DAY).parent_id, state_at(land.a2.pk, DAY).parent_id) == (one, two)
    assert applied.plan.is_divided(land.a.pk)


def test_cut_out_leaves_the_rest_to_the_old_unit(land):
    applied = apply_and_check(
        Line(ChangeKind.CUT_OUT, land.a.pk, land.b.pk, True, weights={"people": Decimal("0.25")},
             source="Cục Thống kê")
    )  # fmt: skip

    assert tell_territory(DAY)["An Khánh"] == ["An Khánh"]
    assert tell_territory(DAY)["Bình Yên"] == ["An Khánh", "Bình Yên"]
    assert applied.plan.successors == {land.a.pk: (land.b.pk, land.a.pk)}
    shares = Weight.objects.values_list("part__part__holdings__holder", "share")
    assert set(shares) == {(land.a.pk, Decimal("0.75")), (land.b.pk, Decimal("0.25"))}
    assert [(s.id, s.is_whole) for s in successors(land.a.pk)] == [(land.b.pk, False)]
    assert state_at(land.a1.pk, DAY).parent_id == land.a.pk


def test_close_lets_territory_go_to_nobody_and_asks_for_the_branches(land):
    seen = preview([decide(Line(ChangeKind.CLOSE, land.a.pk))])
    (first, second) = seen.consequences["Cây tổ chức"]
    assert {first.key, second.key} == {f"child:{land.a1.pk}", f"child:{land.a2.pk}"}
    assert [choice.value for choice in first.choices] == [str(land.p.pk), "close"]

    apply([decide(Line(ChangeKind.CLOSE, land.a.pk), sequence=2)], {first.key: "close"})

    assert tell(BEFORE) - tell(DAY) == {
        ("Xã An Khánh", "Tỉnh Thái Nguyên"), ("Chi hội thôn 1", "Xã An Khánh"),
        ("Chi hội thôn 2", "Xã An Khánh"),
    }  # fmt: skip
    assert tell(DAY) - tell(BEFORE) == {("Chi hội thôn 2", "Tỉnh Thái Nguyên")}
    assert "An Khánh" not in tell_territory(DAY)
    assert check_tree() == []


def test_reopen_takes_its_territory_back(land):
    apply([decide(Line(ChangeKind.ABSORB, land.a.pk, land.b.pk))])
    apply(
        [decide(Line(ChangeKind.CLOSE, land.d.pk), Line(ChangeKind.CLOSE, land.q.pk), sequence=2)]
    )
    later = DAY + timedelta(days=30)
    decision = decide(
        Line(ChangeKind.REOPEN, land.a.pk),
        Line(ChangeKind.REOPEN, land.d.pk, new=NewName(parent=land.p.pk)), on=later,
    )  # fmt: skip
    before = dump()

    applied = apply([decision])

    assert applied.plan.reopened == {land.a.pk, land.d.pk}
    held = tell_territory(later)
    assert (held["An Khánh"], held["Bình Yên"], held["Dương Quỳ"]) == (
        ["An Khánh"], ["Bình Yên"], ["Dương Quỳ"]
    )  # fmt: skip
    assert ("Xã Dương Quỳ", "Tỉnh Thái Nguyên") in tell(later)
    assert [(s.id, s.on) for s in successors(land.b.pk)] == [(land.a.pk, later)]
    assert check_tree() == []
    cancel(decision)
    assert dump() == before


def test_correct_changes_what_a_line_gives(land):
    apply_and_check(Line(ChangeKind.CORRECT, land.a.pk, new=NewName("An Khánh Mới",
                                                                    established="no")))  # fmt: skip

    state = state_at(land.a.pk, DAY)
    assert (state.full_name, state.established, state.code) == ("Xã An Khánh Mới", "no", "00001")


def test_abolish_level_ends_its_units_and_its_rules(land):
    apply_and_check(Line(ChangeKind.ABOLISH_LEVEL, level="branch"))

    assert {u.level for u in tree_at(BEFORE)} - {u.level for u in tree_at(DAY)} == {"branch"}
    assert not LevelRule.objects.filter(level="branch", valid__contains=DAY).exists()
    assert LevelRule.objects.filter(level="branch", valid__contains=BEFORE).exists()


def test_provinces_merge_and_their_communes_follow(land):
    applied = apply_and_check(
        Line(ChangeKind.MERGE, land.p.pk, "+pq", new=NewName("Bắc", "tỉnh", code="99")),
        Line(ChangeKind.MERGE, land.q.pk, "+pq"),
    )

    (new,) = applied.plan.founded
    assert {u.id for u in tree_at(DAY, new)} == {
        new, land.a.pk, land.b.pk, land.c.pk, land.d.pk, land.a1.pk, land.a2.pk
    }  # fmt: skip
    assert [(s.id, s.is_whole) for s in successors(land.p.pk)] == [(new, True)]
    assert not ParcelPart.objects.exists()


def test_a_batch_is_applied_and_cancelled_as_one(land):
    before = dump()
    first = decide(Line(ChangeKind.MERGE, land.a.pk, "+x", new=NewName("Mới")))
    second = decide(Line(ChangeKind.MERGE, land.b.pk, "+x"), sequence=2)

    applied = apply([second, first])

    assert applied.plan.decisions == (first.pk, second.pk)
    assert applied.plan.closed_by == {land.a.pk: first.pk, land.b.pk: second.pk,
                                      land.a1.pk: first.pk, land.a2.pk: first.pk}  # fmt: skip
    assert [each.pk for each in cancel(second)] == [first.pk, second.pk]
    assert dump() == before


L = ChangeKind


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda u: [Line(L.RENAME, u.a.pk)], "Chưa ghi tên mới"),
        (lambda u: [Line(L.RENAME, u.a.pk, new=NewName("An Khánh"))], "không có gì thay đổi"),
        (lambda u: [Line(L.RENAME, u.a.pk, new=NewName("Bình Yên"))], "đã có một đơn vị tên"),
        (lambda u: [Line(L.RECODE, u.a.pk, new=NewName(code="00002"))], "đang do “Xã Bình Yên”"),
        (lambda u: [Line(L.MOVE, u.a.pk, new=NewName(parent=u.nation.pk))], "không được thuộc"),
        (lambda u: [Line(L.MOVE, u.p.pk, new=NewName(parent=u.a.pk))], "không được thuộc"),
        (lambda u: [Line(L.MERGE, u.a.pk, u.b.pk)], "lập một đơn vị mới"),
        (lambda u: [Line(L.ABSORB, u.a.pk, "+z")], "Không có dòng nào lập"),
        (lambda u: [Line(L.ABSORB, u.a.pk, u.a.pk)], "phải khác đơn vị bị chia"),
        (lambda u: [Line(L.ABSORB, u.a.pk, u.b.pk), Line(L.ABSORB, u.a.pk, u.c.pk)],
         "đã chuyển toàn bộ ở một dòng khác"),
        (lambda u: [Line(L.ABSORB, u.a.pk, u.b.pk, True)], "chưa đủ"),
        (lambda u: [Line(L.ABSORB, u.a.pk, u.b.pk), Line(L.CLOSE, u.a.pk)], "bỏ dòng kết thúc"),
        (lambda u: [Line(L.ABSORB, u.a.pk, u.b.pk), Line(L.ABSORB, u.b.pk, u.a.pk)],
         "cũng kết thúc trong đợt này"),
        (lambda u: [Line(L.SPLIT, u.a.pk, u.b.pk, True, weights={"people": Decimal("0.5")}),
                    Line(L.SPLIT, u.a.pk, u.c.pk, True, weights={"people": Decimal("0.4")})],
         "cộng lại là 0,9, phải đúng bằng 1"),
        (lambda u: [Line(L.SPLIT, u.a.pk, u.b.pk, True, weights={"people": Decimal("0.5")}),
                    Line(L.SPLIT, u.a.pk, u.c.pk, True)], "Thiếu tỉ phần theo dân số"),
        (lambda u: [Line(L.CLOSE, u.p.pk)], "không có đơn vị cấp trên nào nhận được"),
        (lambda u: [Line(L.MOVE, u.d.pk, new=NewName(parent=u.p.pk))],
         "không còn đơn vị nào có địa bàn"),
        (lambda u: [Line(L.ABOLISH_LEVEL, level="commune")], "tự nắm địa bàn"),
        (lambda u: [Line(L.FOUND, new=NewName("X", "xã", "hamlet", parent=u.p.pk))],
         "Không có cấp “hamlet”"),
        (lambda u: [Line(L.FOUND, new=NewName("X", "xã", "commune"))], "chưa ghi trực thuộc"),
        (lambda u: [Line(L.REOPEN, u.a.pk)], "đang hoạt động"),
        (lambda u: [], "Chưa có dòng nào"),
    ],
)  # fmt: skip
def test_a_problem_is_told_at_its_line_and_nothing_is_written(land, make, words):
    decision = decide(*make(land))
    before = dump()

    seen = preview([decision])
    with pytest.raises(Refused) as refusal:
        apply([decision])

    assert any(words in problem.message for problem in seen.problems), seen.problems
    assert list(refusal.value.problems) == seen.problems
    assert dump() == before


def test_an_unknown_unit_is_told_as_such(land):
    decision = Reorganisation(in_force_on=DAY)

    seen = preview([(decision, [Line(L.RENAME, 999_999, new=NewName("X"), place="C7")])])

    assert [(p.place, p.field, p.message) for p in seen.problems] == [
        ("C7", "subject", "Ngày 01/03/2026 không có đơn vị số 999999.")
    ]
