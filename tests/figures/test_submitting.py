"""Values given, approved, sent back; what the database itself refuses (product.md F1–F3, A1)."""

import json
import threading
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction

from figures import locks, rebuilding
from figures.catalogue import indicators
from figures.disagreements import find_disagreements
from figures.integrity import find_total_faults, mend_totals
from figures.models import (
    Mark,
    Precision,
    Submission,
    SubmissionStatus,
    Total,
    Value,
    ValueStatus,
)
from figures.rolls import close_period, make_period
from figures.submitting import (
    Busy,
    Disagreement,
    FourEyes,
    NewSubmission,
    NewValue,
    NotWaiting,
    SubmissionRefused,
    approve,
    load_approved,
    send_back,
    submit,
    withdraw,
)
from tests.factories import make_association, make_form, make_officer
from tests.figures.nation import Nation, make_nation, read_kept

pytestmark = pytest.mark.django_db

PROVISIONAL, APPROVED, SUPERSEDED, RETURNED = ValueStatus


@pytest.fixture
def nation() -> Nation:
    """Huyện B (2) has Xã C, Xã D (3, 4) and Xã E without an association (5); F (6) has G (7)."""
    return make_nation()


def read_values(nation: Nation, place: int) -> set[tuple]:
    """(code, number or mark, status, whether derived) of a unit."""
    return {
        (
            value.indicator.code,
            value.number if value.mark == Mark.NUMBER else Mark(value.mark),
            ValueStatus(value.status),
            value.is_derived,
        )
        for value in Value.objects.filter(association=nation.units[place]).select_related(
            "indicator"
        )
    }


def new(nation: Nation, place: int, *values: NewValue, **fields) -> NewSubmission:
    return NewSubmission(nation.period, nation.units[place], values, **fields)


# ----- submitting -----


def test_submit_keeps_where_each_value_came_from_f1(nation):
    code = nation.codes["a"].pk
    value = NewValue(
        code, Decimal("12.5"), raw="12,5\tngười", sheet=0, row=7, column=3,
        precision=Precision.MORE_THAN, is_illustrative=True,
    )  # fmt: skip

    [submission] = submit([new(nation, 3, value, on_behalf="Xã nghỉ", source="Báo")])

    kept = Value.objects.get(submission=submission, indicator=code)
    assert (kept.number, kept.raw, kept.sheet, kept.row, kept.column) == (
        Decimal("12.5"), "12,5\tngười", 0, 7, 3,
    )  # fmt: skip
    assert (kept.precision, kept.is_illustrative, kept.status) == (1, True, PROVISIONAL)
    assert (kept.association, kept.period) == (nation.units[3], nation.period)
    assert (submission.status, submission.on_behalf, submission.source) == (
        SubmissionStatus.SUBMITTED, "Xã nghỉ", "Báo",
    )  # fmt: skip


def test_submit_stores_text_composed_and_with_what_copy_would_take_for_signs(nation):
    raw = "e\u0302\u0301 \\N \\. \n\r"

    submit([new(nation, 3, NewValue(nation.codes["a"].pk, Decimal(1), raw=raw))])

    assert Value.objects.get(indicator=nation.codes["a"]).raw == "\u1ebf \\N \\. \n\r"


def test_submit_adds_missing_sums_from_their_parts_f2(nation):
    nation.submit(3, a=2, b=Decimal("3.25"))
    nation.submit(4, a=2, b=Mark.NOT_APPLICABLE)
    nation.submit(7, a=2)

    assert read_values(nation, 3) == {
        ("a", 2, PROVISIONAL, False),
        ("b", Decimal("3.25"), PROVISIONAL, False),
        ("s", Decimal("5.25"), PROVISIONAL, True),
    }
    assert ("s", 2, PROVISIONAL, True) in read_values(nation, 4)
    assert {code for code, *_ in read_values(nation, 7)} == {"a"}


def test_submit_refuses_a_typed_sum_that_is_not_its_parts_whole_f2(nation):
    good, bad = (
        new(
            nation,
            place,
            NewValue(nation.codes["a"].pk, Decimal(1)),
            NewValue(nation.codes["b"].pk, Decimal(2)),
            NewValue(nation.codes["s"].pk, Decimal(total)),
        )
        for place, total in [(3, 3), (4, 4)]
    )

    with pytest.raises(Disagreement, match="tổng đã ghi là 4, các phần cộng lại là 3") as refused:
        submit([good, bad])

    assert {
        unit: [f.indicator.code for f in faults] for unit, faults in refused.value.faults.items()
    } == {nation.units[4].pk: ["s"]}
    assert not Value.objects.exists()
    submit([good])
    assert ("s", 3, PROVISIONAL, False) in read_values(nation, 3)


def test_submit_of_one_part_adds_the_sum_again_with_the_parts_that_stand(nation):
    approve([nation.submit(3, a=1, b=2)], by=None)

    nation.submit(3, b=5)

    assert read_values(nation, 3) == {
        ("a", 1, APPROVED, False),
        ("b", 2, APPROVED, False),
        ("s", 3, APPROVED, True),
        ("b", 5, PROVISIONAL, False),
        ("s", 6, PROVISIONAL, True),
    }


def test_submit_that_clears_a_part_empties_the_sum_that_was_added(nation):
    approve([nation.submit(3, a=1, b=2)], by=None)

    nation.submit(3, b=Mark.EMPTY)

    assert {v for v in read_values(nation, 3) if v[2] == PROVISIONAL} == {
        ("b", Mark.EMPTY, PROVISIONAL, False),
        ("s", Mark.EMPTY, PROVISIONAL, True),
    }


def test_submit_of_a_part_must_agree_with_the_sum_that_was_typed(nation):
    approve([nation.submit(3, a=1, b=2, s=3)], by=None)

    with pytest.raises(Disagreement):
        nation.submit(3, b=5)

    nation.submit(3, b=5, s=6)
    assert ("s", 6, PROVISIONAL, False) in read_values(nation, 3)


def test_submit_again_replaces_the_waiting_submission_of_the_same_form_whole(nation):
    version = make_form("khac", []).versions.get()
    a, b = (nation.codes[code].pk for code in "ab")
    [first] = submit(
        [new(nation, 3, NewValue(a, Decimal(1)), NewValue(b, Decimal(2)), form_version=version)]
    )
    other = nation.submit(3, c=9)

    [second] = submit([new(nation, 3, NewValue(a, Decimal(7)), form_version=version)])

    first.refresh_from_db()
    other.refresh_from_db()
    assert (first.status, second.status, other.status) == ("replaced", "submitted", "submitted")
    assert {v for v in read_values(nation, 3) if v[2] == PROVISIONAL} == {
        ("a", 7, PROVISIONAL, False),
        ("c", 9, PROVISIONAL, False),
    }


def test_submit_without_a_form_supersedes_the_same_cells_alone(nation):
    first = nation.submit(3, a=1, c=2)

    nation.submit(3, c=5)

    first.refresh_from_db()
    assert first.status == SubmissionStatus.SUBMITTED
    assert read_values(nation, 3) == {
        ("a", 1, PROVISIONAL, False),
        ("c", 2, SUPERSEDED, False),
        ("c", 5, PROVISIONAL, False),
    }


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda n, v: [new(n, 3, v), new(n, 3, v)], "hai báo cáo"),
        (lambda n, v: [new(n, 3, v, v)], "ghi hai lần"),
        (
            lambda n, v: [new(n, 3, NewValue(v.indicator_id, Decimal("0.00001")))],
            "quá 4 chữ số thập phân",
        ),
    ],
)
def test_submit_refuses_what_it_cannot_keep_exactly(nation, make, words):
    value = NewValue(nation.codes["a"].pk, Decimal(1))

    with pytest.raises(SubmissionRefused, match=words):
        submit(make(nation, value))

    assert not Submission.objects.exists()


def test_submit_refuses_a_closed_period_and_a_unit_outside_its_roll(nation):
    outsider = make_association("Xã ngoài", "commune", nation.units[1])
    value = NewValue(nation.codes["a"].pk, Decimal(1))

    with pytest.raises(SubmissionRefused, match="Không có trong danh sách đơn vị"):
        submit([NewSubmission(nation.period, outsider, [value])])
    waiting = nation.submit(3, a=1)
    close_period(nation.period)
    with pytest.raises(SubmissionRefused, match="đã đóng"):
        submit([new(nation, 3, value)])
    with pytest.raises(SubmissionRefused, match="đã đóng"):
        approve([waiting], by=None)


# ----- deciding -----


def test_approve_counts_values_at_once_and_supersedes_the_old_ones_f3(nation):
    first = nation.submit(3, a=10, c=100)
    approve([first], by=None)
    approve([nation.submit(4, a=5, c=50)], by=None)

    total = nation.total(0, "a")
    assert (total.approved, total.approved_in, total.due) == (15, 2, 3)
    ratio = nation.total(0, "r")
    assert (ratio.approved, ratio.approved_base, ratio.approved_given) == (15, 150, 2)

    second = nation.submit(3, a=11, c=100)
    waiting = nation.total(0, "a")
    approve([second], by=None)

    first.refresh_from_db()
    assert (waiting.approved, waiting.provisional) == (15, 16)
    assert nation.total(0, "a").approved == 16
    assert first.status == SubmissionStatus.REPLACED
    assert Value.objects.filter(submission=first).exclude(status=SUPERSEDED).count() == 0


def test_whole_unit_value_covers_what_lies_below_it_f2b(nation):
    approve([nation.submit(3, a=10), nation.submit(4, a=5), nation.submit(7, a=1)], by=None)

    approve([nation.submit(2, a=20)], by=None)

    district, province = nation.total(2, "a"), nation.total(1, "a")
    assert (district.approved, district.approved_given) == (15, 2)
    assert (province.approved, province.approved_given) == (21, 2)
    assert (province.approved_in, province.due) == (3, 3)


def test_reporting_rate_never_passes_100_percent_r2(nation):
    load_approved(
        [new(nation, place, NewValue(nation.codes["a"].pk, Decimal(1))) for place in (3, 4, 5, 7)]
    )

    total = nation.total(0, "a")

    assert (total.approved, total.approved_given) == (4, 4)
    assert (total.approved_in, total.due) == (3, 3)


def test_not_applicable_answers_and_adds_nothing_empty_does_not_answer_r7(nation):
    approve(
        [
            nation.submit(3, a=Mark.NOT_APPLICABLE),
            nation.submit(4, a=Mark.EMPTY),
            nation.submit(7, a=0),
        ],
        by=None,
    )

    total = nation.total(0, "a")

    assert (total.approved, total.approved_given, total.approved_in, total.due) == (0, 1, 2, 3)


def test_ratio_counts_units_that_gave_one_side_as_left_out_f2(nation):
    approve([nation.submit(3, a=10, c=40), nation.submit(4, a=99)], by=None)

    ratio = nation.total(1, "r")

    assert (ratio.approved, ratio.approved_base) == (10, 40)
    assert (ratio.approved_given, ratio.approved_in, ratio.approved_left_out) == (1, 1, 1)


def test_illustrative_values_are_counted(nation):
    value = NewValue(nation.codes["a"].pk, Decimal(3), is_illustrative=True)
    load_approved([new(nation, 3, value)])
    approve([nation.submit(4, a=1)], by=None)

    assert nation.total(0, "a").approved_illustrative == 1


def test_who_submitted_does_not_approve_a1(nation):
    officer = make_officer("nhap", nation.units[3])
    other = make_officer("duyet", nation.units[2])
    value = NewValue(nation.codes["a"].pk, Decimal(1))
    [submission] = submit([new(nation, 3, value, by=officer)])

    with pytest.raises(FourEyes, match="không được tự duyệt"):
        approve([submission], by=officer)
    with pytest.raises(IntegrityError, match="submission_four_eyes"), transaction.atomic():
        Submission.objects.filter(pk=submission.pk).update(approved_by=officer)

    assert nation.total(0, "a").approved is None
    approve([submission], by=other)
    submission.refresh_from_db()
    assert (submission.status, submission.approved_by) == (SubmissionStatus.APPROVED, other)


@pytest.mark.parametrize(
    ("decide", "status"),
    [(send_back, SubmissionStatus.RETURNED), (withdraw, SubmissionStatus.WITHDRAWN)],
)
def test_values_sent_back_or_withdrawn_count_in_no_reading(nation, decide, status):
    approve([nation.submit(3, a=1)], by=None)
    before = read_kept(nation.period)
    waiting = nation.submit(3, a=9, c=5)

    decide([waiting])

    waiting.refresh_from_db()
    assert waiting.status == status
    assert read_kept(nation.period) == before
    assert set(Value.objects.filter(submission=waiting).values_list("status", flat=True)) == {
        RETURNED
    }


@pytest.mark.parametrize("decide", [lambda s: approve(s, by=None), send_back, withdraw])
def test_only_waiting_submissions_are_decided_upon(nation, decide):
    submission = nation.submit(3, a=1)
    approve([submission], by=None)

    with pytest.raises(NotWaiting, match="đã duyệt"):
        decide([submission])


# ----- what the database refuses -----


@pytest.mark.parametrize(
    "change", [{"number": 5}, {"raw": "5"}, {"row": 9}, {"is_illustrative": True}, {"mark": 1}]
)
def test_stored_value_is_never_changed_f1(nation, change):
    nation.submit(3, a=1)

    with pytest.raises(DatabaseError, match="thì không sửa"), transaction.atomic():
        Value.objects.filter(indicator=nation.codes["a"]).update(**change)


def test_cell_has_at_most_one_value_that_counts(nation):
    approve([nation.submit(3, a=1)], by=None)
    approve([nation.submit(3, a=2)], by=None)

    with pytest.raises(IntegrityError, match="value_one_approved"), transaction.atomic():
        Value.objects.filter(status=SUPERSEDED).update(status=APPROVED)


# ----- loading -----


def test_load_approved_reaches_closed_periods_and_refuses_a_second_value(nation):
    period = make_period("2020")
    item = NewSubmission(
        period, nation.units[1], [NewValue(nation.codes["a"].pk, Decimal(7))],
        source="Báo Thái Nguyên", source_url="https://example.org/1",
    )  # fmt: skip

    count = load_approved([item])

    assert count == 1
    total = Total.objects.get(
        period=period, association=nation.units[0], indicator=nation.codes["a"]
    )
    assert (total.approved, total.approved_given, total.due) == (7, 1, 0)
    with pytest.raises(SubmissionRefused, match="đã có số liệu được duyệt"):
        load_approved([item])
    assert Submission.objects.filter(period=period).count() == 1


# ----- disagreements -----


def test_whole_that_differs_from_a_complete_sum_below_is_a_problem_f2b(nation):
    approve([nation.submit(3, a=10), nation.submit(4, a=5), nation.submit(2, a=20)], by=None)

    [found] = find_disagreements(nation.period)

    assert (found.association, found.indicator.code) == (nation.units[2], "a")
    assert (found.whole, found.below, found.difference, found.units) == (20, 15, 5, 2)
    roots = type(nation.units[6]).objects.filter(pk=nation.units[6].pk)
    assert find_disagreements(nation.period, roots) == []


@pytest.mark.parametrize(
    ("whole", "precision", "is_problem"),
    [
        (15, Precision.EXACT, False),
        (14, Precision.MORE_THAN, False),
        (16, Precision.MORE_THAN, True),
        (16, Precision.ALMOST, False),
        (14, Precision.ALMOST, True),
        (99, Precision.ABOUT, False),
    ],
)
def test_whole_published_with_a_word_disagrees_where_the_word_is_wrong(
    nation, whole, precision, is_problem
):
    approve([nation.submit(3, a=10), nation.submit(4, a=5)], by=None)
    value = NewValue(nation.codes["a"].pk, Decimal(whole), precision=precision)

    load_approved([new(nation, 2, value)])

    assert bool(find_disagreements(nation.period)) == is_problem


def test_whole_above_an_incomplete_sum_is_no_problem(nation):
    approve([nation.submit(3, a=10), nation.submit(2, a=20)], by=None)

    assert find_disagreements(nation.period) == []


# ----- rebuilding by command -----


def test_rebuild_figures_checks_names_and_mends(nation, capsys):
    approve([nation.submit(3, a=10)], by=None)
    Total.objects.filter(association=nation.units[0], indicator=nation.codes["a"]).update(
        approved=11
    )

    with pytest.raises(SystemExit) as ended:
        call_command("rebuild_figures", "--check", "--json")
    told = json.loads(capsys.readouterr().out)
    call_command("rebuild_figures", "--period", "2024")
    mended = capsys.readouterr().out
    call_command("rebuild_figures", "--check")

    assert ended.value.code == 1
    assert told["periods"] == [
        {
            "period": "2024",
            "different": 1,
            "mended": False,
            "rows": [{"unit": nation.units[0].pk, "name": "Trung ương", "indicator": "a"}],
        }
    ]
    assert "đã sửa 1 tổng" in mended
    assert capsys.readouterr().out == "2024: các tổng đúng.\n"
    assert nation.total(0, "a").approved == 10


def test_integrity_page_names_the_wrong_total_and_mends_it(nation):
    approve([nation.submit(3, a=10)], by=None)
    Total.objects.filter(association=nation.units[0], indicator=nation.codes["a"]).update(
        approved=11
    )

    [(unit, sentence)] = find_total_faults()
    mend_totals()

    assert unit == nation.units[0].pk
    assert sentence.startswith("Kỳ 2024, “")
    assert list(find_total_faults()) == []
    assert nation.total(0, "a").approved == 10


def test_rebuild_figures_says_that_there_are_no_data(capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("rebuild_figures", "--json")

    told = capsys.readouterr()
    assert ended.value.code == 2
    assert "chạy make sample" in json.loads(told.out)["error"]
    assert "chưa có dữ liệu: chạy make sample" in told.err


# ----- several at once -----


def run_together(*works) -> list[BaseException | None]:
    """Run each work in a thread with a connection of its own; what each raised."""
    raised: list[BaseException | None] = [None] * len(works)
    start = threading.Barrier(len(works))

    def run(place: int) -> None:
        try:
            start.wait(30)
            works[place]()
        except Exception as error:
            raised[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[place]) for place in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return raised


@pytest.mark.django_db(transaction=True)
def test_eight_officers_at_once_end_in_equal_totals_without_deadlock():
    rows = [("Trung ương", "national", None), ("Tỉnh", "province", 0)]
    rows += [(f"Xã {i}", "commune", 1) for i in range(8)]
    nation = make_nation(rows)

    def send_and_approve(place: int):
        def work() -> None:
            for round_ in range(4):
                approve([nation.submit(place, a=place + round_, b=1, c=10)], by=None)
                nation.submit(place, a=100)

        return work

    raised = run_together(*(send_and_approve(place) for place in range(2, 10)))

    assert raised == [None] * 8
    assert rebuilding.check(nation.period) == []
    total = nation.total(0, "a")
    assert total.approved == sum(place + 3 for place in range(2, 10))
    assert (total.provisional, total.approved_in, total.due) == (800, 8, 8)


@pytest.mark.django_db(transaction=True)
def test_approval_that_waits_too_long_is_told_so_and_changes_nothing(monkeypatch):
    nation = make_nation()
    waiting = nation.submit(3, a=1)
    monkeypatch.setattr(locks, "WAIT", "200ms")
    holds, may_end = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            locks.lock_periods([nation.period.pk])
            holds.set()
            may_end.wait(30)

    def try_to_approve() -> None:
        holds.wait(30)
        try:
            with transaction.atomic():
                with pytest.raises(Busy, match="chờ một phút"):
                    approve([waiting], by=None)
                indicators()  # the transaction can go on
        finally:
            may_end.set()

    raised = run_together(hold, try_to_approve)

    assert raised == [None, None]
    waiting.refresh_from_db()
    assert waiting.status == SubmissionStatus.SUBMITTED
