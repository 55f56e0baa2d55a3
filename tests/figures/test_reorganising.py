"""Rolls, dues and totals live through reorganisations (product.md T2, R2; decision 0010)."""

from datetime import date

import pytest

from associations.models import ChangeKind, Reorganisation
from associations.reorganising.cancelling import NotCancelled, cancel, find_blocks
from associations.reorganising.lines import Line, NewName
from associations.tree import NewUnit, close, found
from figures.models import Due, Period, PeriodUnit, Total
from figures.rebuilding import check
from figures.reorganising import ROLLS
from figures.rolls import close_period, is_current
from records import jobs
from records.models import Job
from tests.associations.reorganising.dumping import dump
from tests.reorganised import (
    DAY,
    Before,
    abolish_districts,
    absorb,
    approve,
    carry_out,
    decide,
    divide,
    enter,
    find_founded,
    foresee,
    make_before,
    merge,
)

TITLE = ROLLS.title


@pytest.fixture
def place(db) -> Before:
    return make_before()


@pytest.fixture
def districts(db) -> Before:
    return make_before(with_districts=True)


def read_roll(code: str) -> list[tuple[str, str | None]]:
    """(name, parent's name) in the order of the roll."""
    units = PeriodUnit.objects.filter(period__code=code).order_by("lft")
    return list(units.values_list("association__name", "parent__name"))


def read_dues(code: str) -> dict[str, date]:
    rows = Due.objects.filter(unit__period__code=code)
    return dict(rows.values_list("unit__association__name", "deadline"))


def read_rows(code: str) -> list[tuple]:
    return list(PeriodUnit.objects.filter(period__code=code).order_by("pk").values_list())


def test_r2_rolls_of_open_periods_that_end_later_follow_a_merger(place):
    earlier = read_rows("2025")
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))

    carry_out(decision)

    assert read_roll("2026") == [
        ("Việt Nam", None),
        ("Lạng Sơn", "Việt Nam"), ("Hữu Lũng", "Lạng Sơn"),
        ("Thái Nguyên", "Việt Nam"), ("La Hiên", "Thái Nguyên"), ("Phú Sơn", "Thái Nguyên"),
        ("Tân Lập", "Thái Nguyên"),
    ]  # fmt: skip
    assert read_dues("2026") == dict.fromkeys(
        ("Hữu Lũng", "La Hiên", "Phú Sơn", "Tân Lập"), date(2027, 1, 15)
    )
    taken_in = PeriodUnit.objects.filter(period__code="2026").values_list("taken_in", flat=True)
    assert set(taken_in) == {decision.pk}
    assert is_current(place.periods["2026"])
    assert read_rows("2025") == earlier
    assert [check(period) for period in place.periods.values()] == [[], []]
    assert Total.objects.filter(association=place.nation, period__code="2026").first().due == 4


def test_preview_tells_who_leaves_who_comes_and_what_is_due(place):
    approve(place, enter(place, "Kha Sơn", "khason"))
    enter(place, "Úc Kỳ", "ucky")
    close_period(Period.objects.get(code="2025"))
    year = place.periods["2026"].pk
    frozen = Period.objects.create(
        code="2027", kind="year", first_day=date(2027, 1, 1), last_day=date(2027, 12, 31)
    )

    told = foresee(decide(*merge(place, "Kha Sơn", "Úc Kỳ")), TITLE)

    assert {key: each.text for key, each in told.items()} == {
        f"roll:{year}": "Số liệu năm 2026, theo cây tổ chức ngày 31/12/2026: 2 đơn vị ra khỏi danh "
        "sách, 1 đơn vị vào danh sách.",
        f"due:{year}:{place.form.pk}": "bieu-01, năm 2026: 2 đơn vị cũ thôi phải gửi; 1 đơn vị mới "
        "phải gửi, hạn 15/01/2027.",
        f"values:{year}": "Số liệu năm 2026: trong các đơn vị ra khỏi danh sách, 1 đơn vị có số đã "
        "duyệt và 1 đơn vị có số đã nộp, chưa duyệt. Số ấy giữ nguyên ở đơn vị cũ để đọc, không "
        "còn cộng vào tổng của kỳ; đơn vị kế thừa gửi lại.",
        f"frozen:{frozen.pk}": "Số liệu năm 2027: kỳ đã khóa nên danh sách đơn vị và bảng số “như "
        "báo cáo” giữ nguyên.",
    }


def test_numbers_of_a_unit_that_left_count_nowhere_and_stay_with_it(place):
    approve(place, enter(place, "Kha Sơn", "khason", members=700))
    approve(place, enter(place, "Tân Lập", "tanlap", members=50))
    members = Total.objects.get(
        association=place.nation, period__code="2026", indicator__code="members"
    )
    assert members.approved == 750

    carry_out(decide(*merge(place, "Kha Sơn", "Úc Kỳ")))

    members.refresh_from_db()
    assert (members.approved, members.approved_in, members.due) == (50, 1, 4)
    values = place.units["Kha Sơn"].values.filter(indicator__code="members", status=1)
    assert values.get().number == 700


def test_a_division_takes_the_divided_unit_out_and_its_parts_in(place):
    carry_out(decide(*divide(place, "Kha Sơn", "Một", "Hai", "Ba")))

    assert read_dues("2026").keys() == {
        "Một", "Hai", "Ba", "Úc Kỳ", "Tân Lập", "La Hiên", "Hữu Lũng",
    }  # fmt: skip
    assert read_dues("2025").keys() == {"Kha Sơn", "Úc Kỳ", "Tân Lập", "La Hiên", "Hữu Lũng"}
    assert check(place.periods["2026"]) == []


def test_an_abolished_level_leaves_the_rolls_that_end_after_it(districts):
    approve(districts, enter(districts, "Kha Sơn", "khason", "2025-H2", members=10))

    carry_out(decide(*abolish_districts(), on=date(2025, 7, 1)))

    assert ("Kha Sơn", "Phú Bình") in read_roll("2025-H1")
    assert {above for _, above in read_roll("2025-H2")} == {None, "Việt Nam", "Thái Nguyên"}
    assert read_dues("2025-H2").keys() == {"Kha Sơn", "Úc Kỳ", "Tân Lập", "La Hiên"}
    assert check(districts.periods["2025-H2"]) == []
    total = Total.objects.get(
        association=districts.units["Thái Nguyên"], period__code="2025-H2",
        indicator__code="members",
    )  # fmt: skip
    assert total.approved == 10  # a commune that lives on keeps its numbers


CASES = {
    "merge": lambda place: merge(place, "Kha Sơn", "Úc Kỳ"),
    "division": lambda place: divide(place, "Kha Sơn", "Một", "Hai", "Ba"),
    "absorption": lambda place: absorb(place, "Kha Sơn", "Úc Kỳ"),
    "move": lambda place: [
        Line(
            ChangeKind.MOVE, place.units["Kha Sơn"].pk,
            new=NewName(parent=place.units["Lạng Sơn"].pk),
        )
    ],
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_t2_cancelling_restores_rolls_dues_returns_and_totals(case, place):
    approve(place, enter(place, "Kha Sơn", "khason", members=700))
    enter(place, "Úc Kỳ", "ucky")
    enter(place, "Kha Sơn", "khason", "2025")
    decision = decide(*CASES[case](place))
    before = dump()
    carry_out(decision)
    assert dump() != before

    assert find_blocks(Reorganisation.objects.get(pk=decision.pk)) == []
    cancel(Reorganisation.objects.get(pk=decision.pk))

    after = dump()
    assert {table for table in before.keys() | after.keys()
            if before.get(table) != after.get(table)} == set()  # fmt: skip


def test_t2_cancelling_the_end_of_a_level_restores_every_table(districts):
    approve(districts, enter(districts, "Kha Sơn", "khason", "2025-H2"))
    enter(districts, "Úc Kỳ", "ucky", "2025-H1")
    decision = decide(*abolish_districts(), on=date(2025, 7, 1))
    before = dump()
    carry_out(decision)

    cancel(Reorganisation.objects.get(pk=decision.pk))

    assert dump() == before


def test_a_period_closed_since_stands_against_cancelling(place):
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    carry_out(decision)
    close_period(Period.objects.get(code="2026"))

    with pytest.raises(NotCancelled) as refused:
        cancel(Reorganisation.objects.get(pk=decision.pk))

    assert (
        "Số liệu năm 2026 đã khóa sau khi áp dụng, theo danh sách đơn vị mới. Muốn hủy thì phải mở "
        "lại kỳ ấy trước."
    ) in refused.value.blocks


def test_an_approval_since_stands_against_cancelling(place):
    decision = decide(*absorb(place, "Kha Sơn", "Úc Kỳ"))
    carry_out(decision)
    approve(place, enter(place, "Úc Kỳ", "ucky"))

    blocks = find_blocks(Reorganisation.objects.get(pk=decision.pk))

    assert (
        "Xã Úc Kỳ, năm 2026: đã được duyệt số liệu theo địa bàn mới; phải mở lại báo cáo ấy trước."
    ) in blocks


def test_numbers_sent_by_a_new_unit_stand_against_cancelling(place):
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    carry_out(decision)
    enter(place, find_founded("Phú Sơn"), "vanphong")

    blocks = find_blocks(Reorganisation.objects.get(pk=decision.pk))

    assert (
        "Xã Phú Sơn, năm 2026: đã nộp số liệu; số liệu đã nộp không xóa được nên không hủy được "
        "nữa."
    ) in blocks


def test_an_approval_elsewhere_does_not_stand_against_cancelling(place):
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    carry_out(decision)
    approve(place, enter(place, "Tân Lập", "tanlap"))

    cancel(Reorganisation.objects.get(pk=decision.pk))

    assert read_dues("2026").keys() == {"Kha Sơn", "Úc Kỳ", "Tân Lập", "La Hiên", "Hữu Lũng"}
    assert check(place.periods["2026"]) == []


@pytest.mark.parametrize(("answer", "asked"), [("add", {"Kha Sơn", "Phú Sơn"}),
                                               ("leave", {"Kha Sơn"})])  # fmt: skip
def test_a_form_asked_of_a_unit_that_ended_is_asked_of_its_successor(answer, asked, place):
    place.form.asked_of.set([place.units["Kha Sơn"]])
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    key = f"asked:{place.form.pk}:{place.units['Kha Sơn'].pk}"
    told = foresee(decision, TITLE)[key]

    carry_out(decision, {key: answer})

    assert (told.text, told.proposed) == (
        "bieu-01 đang hỏi các đơn vị thuộc Xã Kha Sơn, nay kết thúc.", "add",
    )  # fmt: skip
    assert set(place.form.asked_of.values_list("name", flat=True)) == asked


# ----- the small form -----


def do_jobs() -> list[str]:
    """Do what waits; the states of all jobs afterwards."""
    for job in Job.objects.filter(state="waiting").order_by("pk"):
        jobs.carry_out.func(job.pk)
    return list(Job.objects.order_by("pk").values_list("state", flat=True))


def test_small_form_lets_rolls_follow_in_the_background(place):
    [branch] = found(NewUnit("thôn 1", "branch", place.units["Kha Sơn"].pk), on=DAY)
    at_once = PeriodUnit.objects.filter(association=branch).count()

    states = do_jobs()

    assert at_once == 0
    assert states == ["done"]  # the year 2026; 2025 had ended
    assert PeriodUnit.objects.get(association=branch).period.code == "2026"
    assert is_current(place.periods["2026"])


def test_small_form_job_is_idempotent_and_one_takes_in_what_others_asked_for(place):
    above = place.units["Kha Sơn"].pk
    [branch] = found(NewUnit("thôn 1", "branch", above), on=DAY)
    found(NewUnit("thôn 2", "branch", above), on=DAY)
    first, second = Job.objects.order_by("pk")

    jobs.carry_out.func(first.pk)
    jobs.carry_out.func(second.pk)

    first.refresh_from_db(), second.refresh_from_db()
    assert first.result["added"] == 2
    assert second.result == {"added": 0, "changed": 0, "removed": 0}
    assert PeriodUnit.objects.filter(association=branch).count() == 1


def test_small_form_of_a_closed_period_changes_nothing(place):
    found(NewUnit("thôn 1", "branch", place.units["Kha Sơn"].pk), on=DAY)
    close_period(Period.objects.get(code="2026"))
    before = read_rows("2026")

    states = do_jobs()

    assert states == ["done"]
    assert read_rows("2026") == before


def test_a_branch_that_closed_leaves_the_roll(place):
    [branch] = found(NewUnit("thôn 1", "branch", place.units["Kha Sơn"].pk), on=date(2026, 1, 1))
    do_jobs()
    close(branch.pk, on=DAY)

    do_jobs()

    assert not PeriodUnit.objects.filter(association=branch).exists()
