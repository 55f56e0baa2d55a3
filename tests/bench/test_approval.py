"""(c) at a fiftieth: approved by the product and by hand give the same totals; eight at once."""

import pytest
from django.db import connection

from bench import approval, nation, reports
from figures.rebuilding import check
from returns.review import approve


def make_desk(waiting: int) -> approval.Desk:
    """The small nation's half-year, of which some returns of each province wait."""
    nation.lay_nation(nation.SMALL)
    reports.lay_forms()
    provinces = nation.list_ids("level_id = 'province' and code in ('56', '58') and depth > 0")
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct parent_id from associations_state where level_id = 'district'"
        )
        with_districts = {row[0] for row in cursor.fetchall()}
    return approval.Desk({p: waiting for p in provinces if p in with_districts})


@pytest.mark.django_db
def test_approved_returns_give_the_totals_that_plain_sql_gives():
    desk = make_desk(waiting=3)
    province, returns = next(iter(desk.waiting.items()))
    officer = reports.make_officer("bench-approver", province, "approve")
    first, *others = returns
    before = approval.read_totals(desk.period)

    approval.approve_by_hand(first.submission_id)
    by_hand = approval.read_totals(desk.period)
    approval.undo_by_hand(first.submission_id)
    undone = approval.read_totals(desk.period)
    approve([first], officer)

    assert by_hand != before
    assert undone == before
    assert approval.read_totals(desk.period) == by_hand
    approve(others, officer)
    assert approval.read_totals(desk.period) == approval.add_up_totals(desk.period)
    assert check(desk.period) == []


@pytest.mark.django_db(transaction=True)
def test_f3_eight_officers_at_once_leave_equal_totals():
    desk = make_desk(waiting=8)
    tasks = [
        (reports.make_officer(f"bench-{province}-{part}", province, "approve"), returns[part::4])
        for province, returns in desk.waiting.items()
        for part in range(4)
    ]

    faults = approval.approve_together(tasks)

    assert len(tasks) == approval.OFFICERS
    assert faults == []
    assert approval.read_totals(desk.period) == approval.add_up_totals(desk.period)
    assert check(desk.period) == []
