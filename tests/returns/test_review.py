"""Approving, sending back, opening one cell again (R8)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from figures.models import Total, Value, ValueStatus
from figures.rebuilding import check
from returns.models import Return, ReturnState, StepKind
from returns.reopening import find_open_cells
from returns.review import approve, reopen, send_back
from returns.states import Conflict, Overtaken
from tests.factories import make_officer
from tests.returns.steps import approve_all, enter

pytestmark = pytest.mark.django_db


def total(place, code: str = "members"):
    row = Total.objects.filter(association=place.province, indicator__code=code).first()
    return row.approved if row else None


def indicator_of(place, code: str):
    return place.version.lines.get(indicator__code=code).indicator


def open_one_cell(place, code: str = "members") -> Return:
    enter(place, place.communes[:2])
    approve_all(place)
    reopen(
        place.return_of(place.communes[0]),
        place.people["province"],
        "Kiểm tra lại",
        [indicator_of(place, code)],
    )
    return place.return_of(place.communes[0])


def test_f3_many_approved_at_once_are_in_the_totals_at_once(place):
    enter(place, place.communes[:2])
    enter(place, place.communes[2:], "sister", members=1000)

    approve_all(place)

    assert total(place) == 6000
    assert check(place.period) == []
    assert set(Return.objects.filter(submission__isnull=False).values_list("state", "version")) == {
        ("approved", 2)
    }
    each = place.return_of(place.communes[0])
    assert each.approved_submission == each.submission
    assert [step.kind for step in each.steps.order_by("pk")] == ["submit", "approve"]


def test_one_refused_leaves_all_unapproved(place):
    enter(place, place.communes[:2])
    send_back(place.return_of(place.communes[1]), place.people["province"], "Xem lại")
    both = [place.return_of(each) for each in place.communes[:2]]

    with pytest.raises(Conflict, match="Xã Úc Kỳ: Chỉ duyệt được"):
        approve(both, place.people["province"])

    assert total(place) is None


def test_r9_approval_of_what_was_changed_meanwhile_is_refused(place):
    enter(place, place.communes[:1])
    each = place.return_of(place.communes[0])
    seen = {each.pk: each.version}
    enter(place, place.communes[:1], members=1)

    with pytest.raises(Overtaken, match="Phubinh vừa nộp"):
        approve([each], place.people["province"], seen)


@pytest.mark.parametrize("count", [2, 4])
def test_approving_asks_the_database_as_often_for_four_as_for_two(count, place):
    enter(place, place.communes[:2])
    enter(place, place.communes[2:], "sister")
    waiting = [place.return_of(each) for each in place.communes[:count]]

    with CaptureQueriesContext(connection) as asked:
        approve(waiting, place.people["province"])

    assert len([each for each in asked if "SAVEPOINT" not in each["sql"]]) == 21


def test_r8_sent_back_with_messages_at_cells(place):
    enter(place, place.communes[:1])
    members = indicator_of(place, "members")

    send_back(
        place.return_of(place.communes[0]),
        place.people["province"],
        "Xem lại một ô",
        {members: "Sao ít vậy?"},
    )

    each = place.return_of(place.communes[0])
    assert each.state == ReturnState.SENT_BACK
    said = each.steps.exclude(kind="submit").order_by("pk")
    assert [(step.kind, step.indicator, step.text) for step in said] == [
        (StepKind.SEND_BACK, None, "Xem lại một ô"),
        (StepKind.MESSAGE, members, "Sao ít vậy?"),
    ]
    assert find_open_cells([each], lines_of(place)) == {}  # the whole return is open


def test_r8_sending_back_needs_words(place):
    enter(place, place.communes[:1])

    with pytest.raises(Conflict, match="Hãy viết lý do"):
        send_back(place.return_of(place.communes[0]), place.people["province"], "  ")


def lines_of(place):
    return list(place.version.lines.select_related("indicator"))


def test_r8_reopened_values_count_until_the_correction_is_approved(place):
    each = open_one_cell(place)
    assert (each.state, total(place)) == (ReturnState.SENT_BACK, 4000)

    enter(place, place.communes[:1], members=2100)
    assert total(place) == 4000
    approve_all(place)

    assert total(place) == 4100
    statuses = Value.objects.filter(
        association=place.communes[0], indicator__code="members"
    ).order_by("pk")
    assert [(value.number, value.status) for value in statuses] == [
        (2000, ValueStatus.SUPERSEDED),
        (2100, ValueStatus.APPROVED),
    ]


def test_r8_only_the_opened_cell_may_change(place):
    each = open_one_cell(place)
    members = indicator_of(place, "members").pk
    assert find_open_cells([each], lines_of(place)) == {each.pk: frozenset({members})}

    with pytest.raises(Conflict, match="chỉ mở lại một số ô.*Số hộ gia đình"):
        enter(place, place.communes[:1], members=2100, households=2300)

    assert place.return_of(place.communes[0]).state == ReturnState.SENT_BACK


def test_r8_sum_of_an_opened_part_is_open_too(place):
    each = open_one_cell(place, "branches_hamlet")

    [opened] = find_open_cells([each], lines_of(place)).values()

    codes = {line.indicator.code for line in lines_of(place) if line.indicator_id in opened}
    assert codes == {"branches_hamlet", "branches"}
    enter(place, place.communes[:1], branches_hamlet=13)
    approve_all(place)
    assert total(place, "branches") == 29


def test_r8_correction_that_is_sent_back_is_open_whole(place):
    open_one_cell(place)
    enter(place, place.communes[:1], members=2100)
    send_back(place.return_of(place.communes[0]), place.people["province"], "Xem cả số hộ")

    enter(place, place.communes[:1], members=2100, households=2300)

    assert place.return_of(place.communes[0]).state == ReturnState.SUBMITTED


def test_r8_reopening_needs_words_and_an_approved_return(place):
    enter(place, place.communes[:1])
    each = place.return_of(place.communes[0])

    with pytest.raises(Conflict, match="Chỉ mở lại được báo cáo đã duyệt"):
        reopen(each, place.people["province"], "Xem lại")
    approve_all(place)
    with pytest.raises(Conflict, match="Hãy viết cần sửa gì"):
        reopen(each, place.people["province"], " ")


def test_r8_district_that_approves_stands_between_commune_and_province(place):
    chair = make_officer("chutichhuyen", place.districts[0], ("approve",))
    enter(place, place.communes[:1], "commune")

    approve([place.return_of(place.communes[0])], chair)

    assert total(place) == 2000
