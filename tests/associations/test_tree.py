"""The small form of a reorganisation: branches, boards and groups (product.md T2, T4)."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from associations.checking import check_tree
from associations.history import children_at
from associations.models import (
    Association,
    Change,
    ChangeKind,
    Holding,
    Reorganisation,
    ReorganisationStatus,
    State,
)
from associations.projection import project, renumber, tree_lock
from associations.tree import NewUnit, TreeRefused, close, found, move, rename


def today() -> date:
    return timezone.localdate()


def name_below(unit: Association, on: date | None = None) -> list[str]:
    return [child.full_name for child in children_at(unit.pk, on or today())]


def refuse(call) -> list[tuple[int, str]]:
    """The problems with which ``call`` is refused."""
    with pytest.raises(TreeRefused) as refusal:
        call()
    return [(problem.place, problem.message) for problem in refusal.value.problems]


def test_found_puts_a_list_into_the_tree_with_states_and_territory(country):
    made = found(
        [
            NewUnit("Chi hội thôn 2", "branch", country.tan_lap.pk),
            NewUnit("thôn 1", "branch", country.tan_lap.pk, code="TL1"),
            NewUnit("Trường THCS Võ Nhai", "board", country.vo_nhai.pk),
        ],
        note="Quyết định của xã",
    )

    assert [unit.full_name for unit in made] == [
        "Chi hội thôn 2",
        "Chi hội thôn 1",
        "Ban khuyến học Trường THCS Võ Nhai",
    ]
    assert [unit.name for unit in made] == ["thôn 2", "thôn 1", "Trường THCS Võ Nhai"]
    assert name_below(country.tan_lap) == ["Chi hội thôn 1", "Chi hội thôn 2"]
    assert name_below(country.tan_lap, today() - timedelta(days=1)) == []
    assert set(Holding.objects.filter(holder__in=made).values_list("holder")) == {
        (unit.pk,) for unit in made
    }
    assert check_tree() == []


def test_found_writes_one_decision_without_number_with_a_line_a_unit_t2(country):
    made = found(
        [NewUnit(f"thôn {n}", "branch", country.tan_lap.pk) for n in (1, 2)], note="Ghi chú"
    )

    (decision,) = Reorganisation.objects.all()
    lines = Change.objects.filter(reorganisation=decision)
    assert (decision.number, decision.note, decision.in_force_on, decision.status) == (
        "", "Ghi chú", today(), ReorganisationStatus.APPLIED,
    )  # fmt: skip
    assert [(line.kind, list(line.subjects.all())) for line in lines] == [
        (ChangeKind.FOUND, [made[0]]),
        (ChangeKind.FOUND, [made[1]]),
    ]
    assert set(State.objects.filter(association__in=made).values_list("opened_by")) == {
        (decision.pk,)
    }


def test_found_reports_every_problem_of_the_list_and_changes_nothing(country):
    found(NewUnit("thôn 1", "branch", country.tan_lap.pk, code="C1"))

    problems = refuse(
        lambda: found(
            [
                NewUnit("Chi hội Thôn 1", "branch", country.tan_lap.pk),
                NewUnit("", "branch", country.tan_lap.pk),
                NewUnit("Phú Lương", "commune", country.province.pk),
                NewUnit("thôn 2", "branch", 0),
                NewUnit("thôn 3", "branch", country.nation.pk),
                NewUnit("thôn 4", "branch", country.tan_lap.pk, code="C1"),
                NewUnit("thôn 5", "branch", country.tan_lap.pk),
            ]
        )
    )

    assert [place for place, _ in problems] == [0, 1, 2, 3, 4, 5]
    assert [message for _, message in problems] == [
        "“Chi hội Thôn 1” đã có ở đơn vị này.",
        "Thiếu tên đơn vị.",
        "Xã có địa bàn hoặc ở cấp trên: phải lập đợt sắp xếp.",
        "Không có đơn vị cấp trên này.",
        f"Ngày {today():%d/%m/%Y} chi hội không được thuộc cấp trung ương.",
        "Mã “C1” dài quá 20 chữ hoặc đã có đơn vị mang.",
    ]
    assert Association.objects.count() == 5


def test_found_in_the_future_is_refused(country):
    problems = refuse(
        lambda: found(
            NewUnit("thôn 1", "branch", country.tan_lap.pk), on=today() + timedelta(days=1)
        )
    )

    assert [place for place, _ in problems] == [0]


def test_a_level_is_allowed_by_the_rules_of_the_day(country):
    district = Association.objects.create(
        name="Đồng Hỷ", full_name="Huyện Đồng Hỷ", level_id="district",
        parent=Association.objects.get(pk=country.province.pk),
    )  # fmt: skip
    State.objects.create(
        association=district, valid=(None, None), name="Đồng Hỷ", full_name="Huyện Đồng Hỷ",
        level_id="district", parent=country.province,
    )  # fmt: skip

    (made,) = found(NewUnit("cơ quan", "branch", district.pk), on=date(2025, 6, 30))
    problems = refuse(lambda: found(NewUnit("khác", "branch", district.pk), on=date(2025, 7, 1)))

    assert made.opened_on == date(2025, 6, 30)
    assert problems == [(0, "Ngày 01/07/2025 chi hội không được thuộc cấp huyện.")]


def test_a_parent_that_has_ended_is_refused_although_memory_says_it_lives_t4(country):
    (branch,) = found(
        NewUnit("thôn 1", "branch", country.tan_lap.pk), on=today() - timedelta(days=9)
    )
    close(branch.pk)

    problems = refuse(lambda: found(NewUnit("tổ 1", "group", branch.pk)))

    assert branch.closed_on is None  # what the caller still believes
    assert problems == [(0, f"Chi hội thôn 1 đã kết thúc từ {today():%d/%m/%Y}.")]


def test_rename_opens_a_state_and_keeps_the_identity_t1(country):
    (branch,) = found(NewUnit("thôn 1", "branch", country.tan_lap.pk), on=date(2026, 1, 1))

    decision = rename([(branch.pk, "Chi hội thôn Một")], on=date(2026, 3, 1))

    branch.refresh_from_db()
    states = State.objects.filter(association=branch).order_by("valid")
    assert (branch.name, branch.full_name) == ("thôn Một", "Chi hội thôn Một")
    assert [(s.full_name, s.valid.lower, s.valid.upper, s.closed_by_id) for s in states] == [
        ("Chi hội thôn 1", date(2026, 1, 1), date(2026, 3, 1), decision.pk),
        ("Chi hội thôn Một", date(2026, 3, 1), None, None),
    ]
    assert check_tree() == []


def test_within_one_day_only_the_last_state_is_kept_and_the_log_has_the_steps(country):
    (branch,) = found(NewUnit("thôn 1", "branch", country.tan_lap.pk))

    rename([(branch.pk, "thôn 2")])
    rename([(branch.pk, "thôn 3")])

    assert list(State.objects.filter(association=branch).values_list("full_name")) == [
        ("Chi hội thôn 3",)
    ]
    kinds = Change.objects.filter(subjects=branch).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["found", "rename", "rename"]


def test_close_ends_the_unit_and_its_holding_and_keeps_its_place(country):
    (branch,) = found(NewUnit("thôn 1", "branch", country.tan_lap.pk), on=date(2026, 1, 1))

    close(branch.pk, on=date(2026, 5, 1))

    branch.refresh_from_db()
    assert (branch.closed_on, branch.parent_id) == (date(2026, 5, 1), country.tan_lap.pk)
    assert name_below(country.tan_lap, date(2026, 4, 30)) == ["Chi hội thôn 1"]
    assert name_below(country.tan_lap, date(2026, 5, 1)) == []
    assert Holding.objects.get(holder=branch).valid.upper == date(2026, 5, 1)
    assert branch in Association.objects.within(Association.objects.filter(pk=country.tan_lap.pk))
    assert check_tree() == []


def test_close_refuses_what_still_has_units_below_unless_they_close_too(country):
    (branch,) = found(NewUnit("thôn 1", "branch", country.tan_lap.pk), on=date(2026, 1, 1))
    (group,) = found(NewUnit("tổ 1", "group", branch.pk), on=date(2026, 1, 1))

    problems = refuse(lambda: close(branch.pk))
    close([branch.pk, group.pk])

    assert problems == [
        (0, "Chi hội thôn 1 còn 1 đơn vị trực thuộc; hãy chuyển hoặc kết thúc trước.")
    ]
    assert name_below(country.tan_lap) == []
    assert check_tree() == []


def test_close_on_the_day_of_the_last_change_is_refused(country):
    (branch,) = found(NewUnit("thôn 1", "branch", country.tan_lap.pk))

    problems = refuse(lambda: close(branch.pk))

    assert problems == [(0, "Chi hội thôn 1 vừa đổi trong ngày này; kết thúc từ ngày mai.")]


def test_move_takes_everything_below_along(country):
    (branch,) = found(NewUnit("thôn 1", "branch", country.tan_lap.pk), on=date(2026, 1, 1))
    (group,) = found(NewUnit("tổ 1", "group", branch.pk), on=date(2026, 1, 1))

    move(branch.pk, country.vo_nhai.pk)

    theirs = Association.objects.within(Association.objects.filter(pk=country.vo_nhai.pk))
    assert set(theirs) == {country.vo_nhai, branch, group}
    assert name_below(country.tan_lap) == []
    assert name_below(country.tan_lap, today() - timedelta(days=1)) == ["Chi hội thôn 1"]
    assert Association.objects.get(pk=country.tan_lap.pk).is_leaf_node()
    assert check_tree() == []


def test_move_into_itself_or_to_where_it_is_is_refused(country):
    (branch,) = found(NewUnit("thôn 1", "branch", country.tan_lap.pk))
    (group,) = found(NewUnit("tổ 1", "group", branch.pk))

    assert refuse(lambda: move(branch.pk, group.pk)) == [
        (0, "Chi hội thôn 1 không thể chuyển vào chính nó hay đơn vị thuộc nó.")
    ]
    assert refuse(lambda: move(branch.pk, country.tan_lap.pk)) == [
        (0, "Chi hội thôn 1 đã thuộc đơn vị này.")
    ]


def test_a_unit_twice_in_one_list_is_refused(country):
    (branch,) = found(NewUnit("thôn 1", "branch", country.tan_lap.pk), on=date(2026, 1, 1))

    problems = refuse(lambda: close([branch.pk, branch.pk]))

    assert [message for _, message in problems] == [
        "Một đơn vị có hai dòng trong danh sách; chỉ giữ một dòng."
    ]


def test_founding_into_a_numbering_with_room_writes_only_the_new_rows_and_their_parent(country):
    with transaction.atomic():
        renumber()
    before = dict(Association.objects.values_list("pk", "lft"))

    (branch,) = found(NewUnit("thôn 1", "branch", country.tan_lap.pk))

    after = dict(Association.objects.exclude(pk=branch.pk).values_list("pk", "lft"))
    assert after == before
    assert list(Association.objects.get(pk=country.tan_lap.pk).get_descendants()) == [branch]
    assert list(branch.get_ancestors()) == [country.nation, country.province, country.tan_lap]


def test_a_gap_that_is_used_up_is_numbered_anew(country):
    with transaction.atomic():
        renumber()
    branch, _ = found([NewUnit(f"thôn {n}", "branch", country.tan_lap.pk) for n in (1, 2)])
    tree_before = Association.objects.get(pk=branch.pk).tree_id

    for batch in range(4):
        found([NewUnit(f"tổ {batch}.{n}", "group", branch.pk) for n in range(10)])

    assert Association.objects.get(pk=branch.pk).tree_id > tree_before
    assert len(name_below(branch)) == 40
    assert check_tree() == []


def test_a_numbering_made_by_mptt_is_accepted(country):
    (branch,) = found(NewUnit("thôn 1", "branch", country.vo_nhai.pk))

    assert check_tree() == []
    assert set(Association.objects.within(Association.objects.filter(pk=country.vo_nhai.pk))) == {
        country.vo_nhai,
        branch,
    }


def test_project_repairs_columns_and_numbers_from_the_states_t4(country):
    Association.objects.filter(pk=country.vo_nhai.pk).update(
        name="sai", parent=country.tan_lap, lft=1, rght=2
    )

    with transaction.atomic():
        project()

    assert Association.objects.get(pk=country.vo_nhai.pk).name == "Võ Nhai"
    assert check_tree() == []


def test_project_writes_nothing_when_nothing_changed(country):
    with transaction.atomic():
        project()
        changed = project()

    assert changed == 0


def test_project_shows_the_tree_of_the_day_asked_for(country):
    (branch,) = found(NewUnit("thôn 1", "branch", country.tan_lap.pk), on=date(2026, 1, 1))
    rename([(branch.pk, "thôn 2")], on=date(2026, 2, 1))

    with transaction.atomic():
        project(on=date(2026, 1, 15))

    assert Association.objects.get(pk=branch.pk).name == "thôn 1"


def test_the_lock_is_taken_before_anything_is_read(country):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        found(NewUnit("thôn 1", "branch", country.tan_lap.pk))

    statements = [q["sql"] for q in queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert "lock_timeout" in statements[0]
    assert "pg_advisory_xact_lock" in statements[1]


def test_a_list_needs_no_more_queries_than_one_line(country):
    def count(units: list[NewUnit]) -> int:
        with CaptureQueriesContext(connection) as queries:
            found(units)
        return len(queries)

    with transaction.atomic():
        renumber()
    count([NewUnit("thôn 0", "branch", country.tan_lap.pk)])
    one = count([NewUnit("thôn 1", "branch", country.tan_lap.pk)])
    many = count([NewUnit(f"xóm {n}", "branch", country.tan_lap.pk) for n in range(50)])

    assert many <= one + 1  # bulk_create may cut a long list in two


class TakeNote:
    """A step that keeps what it was told of changes in small."""

    def __init__(self) -> None:
        self.noted: list[tuple[int, list[int], bool]] = []

    def follow_small(self, decision: Reorganisation, units: Sequence[int]) -> None:
        self.noted.append((decision.pk, list(units), connection.in_atomic_block))


NOTES = TakeNote()


def test_steps_of_upper_storeys_run_inside_the_change(country, settings):
    settings.REORGANISATION_STEPS = ["tests.associations.test_tree.NOTES"]

    (branch,) = found(NewUnit("thôn 1", "branch", country.tan_lap.pk))

    (decision,) = Reorganisation.objects.all()
    assert NOTES.noted.pop() == (decision.pk, [branch.pk], True)


@pytest.mark.django_db(transaction=True)
def test_the_lock_needs_a_transaction():
    with pytest.raises(RuntimeError, match="transaction"):
        tree_lock()
