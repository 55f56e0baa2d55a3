"""The lines of a decision kept as rows and read again."""

from datetime import date
from decimal import Decimal

import pytest

from associations.models import Change, ChangeKind, Reorganisation
from associations.reorganising.changes import read_lines, read_lines_of, write_lines
from associations.reorganising.lines import Line, NewName


@pytest.fixture
def decision(db) -> Reorganisation:
    return Reorganisation.objects.create(number="12/QĐ", in_force_on=date(2026, 1, 1))


def test_lines_come_back_as_they_were_written(country, decision):
    one, two = country.tan_lap.pk, country.vo_nhai.pk
    lines = [
        Line(ChangeKind.MERGE, one, "+00009", place="dòng 1",
             new=NewName("Mới", "xã", "commune", "00009", "gso", country.province.pk, "yes")),
        Line(ChangeKind.MERGE, two, "+00009", is_part=True, place="C12", source="Cục Thống kê",
             weights={"people": Decimal("0.25")}),
        Line(ChangeKind.ABOLISH_LEVEL, level="district", place="dòng 3"),
        Line(ChangeKind.CLOSE, one, place="dòng 4"),
    ]  # fmt: skip

    write_lines(decision, lines)

    assert read_lines(decision) == lines
    first, second, third, _ = decision.changes.all()
    assert set(first.subjects.all()) == {country.tan_lap, country.province}
    assert set(second.subjects.all()) == {country.vo_nhai}
    assert set(third.subjects.all()) == {country.nation}


def test_writing_again_replaces_the_lines(country, decision):
    write_lines(decision, [Line(ChangeKind.CLOSE, country.tan_lap.pk)])
    lines = [Line(ChangeKind.RENAME, country.vo_nhai.pk, new=NewName("Khác"), place="dòng 1")]

    write_lines(decision, lines)

    assert read_lines(decision) == lines


def test_rows_of_the_loader_are_read_as_lines(country, decision):
    change = Change.objects.create(
        reorganisation=decision, order=1, kind=ChangeKind.RENAME,
        new_values={"full_name": "Phường Tân Lập", "name": "Tân Lập", "kind": "phường"},
    )  # fmt: skip
    change.subjects.set([country.tan_lap])

    assert read_lines(decision) == [
        Line(ChangeKind.RENAME, country.tan_lap.pk, new=NewName("Tân Lập", "phường"),
             place="dòng 1")
    ]  # fmt: skip


@pytest.mark.parametrize("count", [1, 3])
def test_lines_of_many_decisions_take_one_query(
    country, decision, django_assert_num_queries, count
):
    others = [
        Reorganisation.objects.create(in_force_on=date(2026, 1, 2), sequence=n)
        for n in range(1, count)
    ]
    for each in [decision, *others]:
        write_lines(each, [Line(ChangeKind.CLOSE, country.tan_lap.pk)])

    with django_assert_num_queries(1):
        lines = read_lines_of([decision, *others])

    assert {len(each) for each in lines.values()} == {1}
