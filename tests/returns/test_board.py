"""Who has sent what: never above 100 % (R2), one level down at a time (R10)."""

from datetime import date

import pytest
from django.urls import reverse

from figures import rolls
from figures.models import PeriodUnit
from returns.board import make_board, sign_of
from returns.models import Return
from returns.opening import open_returns
from returns.review import send_back
from returns.submission import keep_draft
from tests.factories import make_form, make_indicator
from tests.returns.pages import sign_in
from tests.returns.steps import approve_all, enter

pytestmark = pytest.mark.django_db

IN_TIME, LATE = date(2025, 1, 15), date(2025, 1, 16)


def top_of(place, association) -> PeriodUnit:
    return PeriodUnit.objects.select_related("association").get(
        period=place.period, association=association
    )


def board_of(place, association=None, today: date = LATE, form=None):
    return make_board(place.period, top_of(place, association or place.province), form, today)


def leave_all_states(place) -> None:
    """Approved, submitted (late), a draft, and one that nobody has begun."""
    enter(place, place.communes[:1])
    approve_all(place)
    enter(place, place.communes[1:2])
    keep_draft(place.return_of(place.communes[2]), {"members": "1"}, place.people["sister"])


def test_r10_counts_each_return_by_its_state(place):
    leave_all_states(place)

    made = board_of(place)

    assert (made.due, made.done) == (4, 2)
    assert dict(made.counts) == {"approved": 1, "submitted": 1, "overdue": 2}
    assert sorted(due.unit.association.name for due in made.late) == ["La Hiên", "Tràng Xá"]
    assert dict(board_of(place, today=IN_TIME).counts) == {
        "approved": 1,
        "submitted": 1,
        "draft": 1,
        "not_sent": 1,
    }


def test_sent_back_is_shown_as_such_even_past_its_day(place):
    enter(place, place.communes[:1])
    send_back(place.return_of(place.communes[0]), place.people["province"], "Xem lại")
    due = place.return_of(place.communes[0]).due

    assert sign_of(due, LATE) == "sent_back"


def test_r8_extension_moves_the_day(place):
    Return.objects.update(extended_to=date(2025, 2, 1))
    due = place.return_of(place.communes[0]).due

    signs = {day: sign_of(due, day) for day in (date(2025, 2, 1), date(2025, 2, 2))}

    assert list(signs.values()) == ["not_sent", "overdue"]


@pytest.mark.parametrize(("hours", "on_time"), [(16, 1), (17, 0)])
def test_on_time_goes_by_the_day_of_this_country(hours, on_time, place):
    """00:00 in Hà Nội is 17:00 of the day before in Greenwich."""
    enter(place, place.communes[:1])
    at = place.return_of(place.communes[0]).submitted_at.replace(
        year=2025, month=1, day=15, hour=hours, minute=30
    )
    Return.objects.filter(submission__isnull=False).update(submitted_at=at)

    assert board_of(place).on_time == on_time


def test_r2_rate_never_passes_one_hundred_percent(place):
    """All have sent, one of them twice, and a unit that owes nothing stands in the roll too."""
    enter(place, place.communes[:2])
    enter(place, place.communes[2:], "sister")
    enter(place, place.communes[:1], members=1)

    for association in (place.province, *place.districts, *place.communes):
        made = board_of(place, association)
        assert made.done == made.due


def test_r10_one_level_down_holds_all_that_lies_below(place):
    leave_all_states(place)

    rows = {row.unit.association.name: row for row in board_of(place).rows}

    assert set(rows) == {"Phú Bình", "Võ Nhai"}
    [states] = rows["Phú Bình"].states.values()
    assert dict(states) == {"approved": 1, "submitted": 1}
    below = board_of(place, place.districts[0])
    assert [row.unit.association.name for row in below.rows] == ["Kha Sơn", "Úc Kỳ"]
    assert below.due == 2


def test_r10_unit_that_owes_and_has_units_below_is_a_row_of_its_own(place):
    rolls.lay_due(place.period, make_form("bieu-09", [make_indicator("hamlets")], "district"))
    open_returns(place.period)

    made = board_of(place, place.districts[0])

    assert [(row.unit.association.name, row.is_top) for row in made.rows] == [
        ("Phú Bình", True),
        ("Kha Sơn", False),
        ("Úc Kỳ", False),
    ]
    assert [form.code for form in made.forms] == ["bieu-01", "bieu-09"]
    assert board_of(place, place.districts[0], form=place.form).due == 2


@pytest.mark.parametrize("which", ["province", "commune"])
def test_board_is_made_by_two_queries(which, place, django_assert_num_queries):
    unit = place.province if which == "province" else place.communes[0]
    top = top_of(place, unit)

    with django_assert_num_queries(2):
        make_board(place.period, top, None, LATE)


# ----- the page -----


def test_page_tells_how_it_stands_and_leads_down(place):
    leave_all_states(place)
    client = sign_in(place, "province")

    context = client.get(reverse("returns:board")).context

    assert context["rate"] == "2 trên 4 báo cáo đã nộp"
    assert context["unit"] == {"name": "Thái Nguyên"}
    assert [(each["state"], each["count"]) for each in context["counts"]] == [
        ("overdue", 2),
        ("submitted", 1),
        ("approved", 1),
    ]
    rows = {row["name"]: row for row in context["rows"]}
    assert [cell["word"] for cell in rows["Huyện Võ Nhai"]["cells"]] == ["0 trên 2 đã nộp"]
    below = client.get(rows["Huyện Võ Nhai"]["url"]).context
    assert [row["name"] for row in below["rows"]] == ["Xã La Hiên", "Xã Tràng Xá"]
    assert [crumb["label"] for crumb in below["crumbs"]] == ["Thái Nguyên"]
    assert {tile["word"] for tile in below["tiles"]} == {"quá hạn"}
    unit = client.get(below["rows"][0]["url"])
    assert unit.context["unit"] == {"name": "Xã La Hiên"}
    assert "quá hạn, còn Xã La Hiên, Xã Tràng Xá chưa nộp" in context["reminder"]


@pytest.mark.parametrize("who", ["district", "stranger"])
def test_a2_page_begins_at_the_officers_own_unit(who, place):
    own = {"district": "Huyện Phú Bình", "stranger": "Hữu Lũng"}

    assert sign_in(place, who).get(reverse("returns:board")).context["unit"]["name"] == own[who]


def test_a2_page_of_another_branch_is_not_there(place):
    address = reverse("returns:board")
    client = sign_in(place, "sister")

    for unit in (place.province, place.districts[0], place.communes[0]):
        assert client.get(address, {"ky": "2024", "don-vi": unit.pk}).status_code == 404


def test_page_of_an_officer_whose_unit_ended_shows_the_year_it_lived_in(reopened):
    rolls.open_period("2025")
    rolls.lay_due(rolls.open_period("2025"), reopened.form)

    context = sign_in(reopened, "district").get(reverse("returns:board")).context

    assert context["period"] == {"label": "năm 2024"}
    assert [each["label"] for each in context["periods"]] == ["Năm 2024", "Năm 2023"]


def test_a3_page_of_a_successor_shows_what_its_predecessors_sent(reopened):
    response = sign_in(reopened, "new_commune").get(reverse("returns:board"), {"ky": "2024"})

    assert response.context["unit"]["name"] in {"Xã Kha Sơn", "Xã Úc Kỳ"}
