"""Two communes merged: planned, applied, cancelled."""

from datetime import date

import pytest

from associations.checking import check_tree
from associations.history import children_at, successors, tree_at
from associations.models import (
    Association,
    ChangeKind,
    Holding,
    Reorganisation,
    ReorganisationStatus,
    State,
    Succession,
)
from associations.reorganising.applying import apply, preview
from associations.reorganising.cancelling import NotCancelled, cancel, find_blocks
from associations.reorganising.changes import write_lines
from associations.reorganising.lines import Line, NewName
from associations.tree import NewUnit, found
from tests.associations.reorganising.dumping import dump

DAY = date(2026, 3, 1)


def decide(*lines: Line, on: date = DAY, sequence: int = 1) -> Reorganisation:
    decision = Reorganisation.objects.create(number="1/QĐ", in_force_on=on, sequence=sequence)
    write_lines(decision, lines)
    return decision


def merge(country) -> list[Line]:
    new = NewName("Đại Từ", "xã", code="00009")
    return [
        Line(ChangeKind.MERGE, country.tan_lap.pk, "+1", new=new),
        Line(ChangeKind.MERGE, country.vo_nhai.pk, "+1"),
    ]


def test_two_communes_become_one(country):
    branch = found(NewUnit("thôn 1", "branch", country.tan_lap.pk), on=date(2026, 1, 1))[0]
    decision = decide(*merge(country))

    applied = apply([decision])

    (new,) = applied.plan.founded
    assert (country.province.pk, branch.pk) == (
        Association.objects.get(pk=new).parent_id, Association.objects.get(parent=new).pk
    )  # fmt: skip
    assert [u.full_name for u in tree_at(DAY)] == ["Việt Nam", "Thái Nguyên", "Xã Đại Từ",
                                                   "Chi hội thôn 1"]  # fmt: skip
    assert {u.id for u in children_at(country.province.pk, date(2026, 2, 28))} == {
        country.tan_lap.pk, country.vo_nhai.pk
    }  # fmt: skip
    assert [(s.id, s.is_whole) for s in successors(country.tan_lap.pk)] == [(new, True)]
    assert check_tree() == []
    decision.refresh_from_db()
    assert decision.status == ReorganisationStatus.APPLIED


def test_a_preview_writes_nothing(country):
    decision = decide(*merge(country))
    before = dump()

    seen = preview([decision])

    assert seen.problems == []
    assert seen.plan.ended == [country.tan_lap.pk, country.vo_nhai.pk]
    assert dump() == before


def test_cancelling_restores_every_table_t2(country):
    found(NewUnit("thôn 1", "branch", country.tan_lap.pk), on=date(2026, 1, 1))
    decision = decide(*merge(country))
    before = dump()
    apply([decision])
    assert dump() != before

    assert find_blocks(decision) == []
    cancel(decision)

    assert dump() == before
    assert check_tree() == []
    decision.refresh_from_db()
    assert decision.status == ReorganisationStatus.CANCELLED


def test_a_later_change_stands_against_cancelling(country):
    decision = decide(*merge(country))
    applied = apply([decision])
    (new,) = applied.plan.founded
    found(NewUnit("thôn 9", "branch", new), on=date(2026, 4, 1))

    blocks = find_blocks(Reorganisation.objects.get(pk=decision.pk))

    with pytest.raises(NotCancelled) as refusal:
        cancel(decision)
    assert (
        blocks
        == list(refusal.value.blocks)
        == [
            "“Chi hội thôn 9” nằm dưới đơn vị mà đợt này lập ra, theo thay đổi ngày 01/04/2026;"
            " chuyển hoặc hủy trước."
        ]
    )
    assert State.objects.filter(association=new).exists()
    assert Holding.objects.filter(holder=new, valid__contains=DAY).count() == 2
    assert Succession.objects.count() == 2
