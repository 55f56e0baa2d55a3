"""Preview before saving, and what stood a year before (R3, R7, T6)."""

from datetime import date
from decimal import Decimal

import pytest

from associations.models import Succession
from figures import rolls
from figures.models import Due, Mark, Value
from figures.submitting import NewSubmission, NewValue, load_approved
from returns.previewing import preview, stored_values, tally
from returns.previous import find_periods_before, previous_values
from returns.receiving import submit_reading
from tests.factories import make_association
from tests.returns.books import CLEAN, make_book
from tests.returns.steps import approve_all, enter, send

pytestmark = pytest.mark.django_db

WORDS = {Mark.EMPTY: "", Mark.NOT_APPLICABLE: "không áp dụng", Mark.NOT_REPORTED: "chưa có số liệu"}


def changes(reading) -> dict[str, str]:
    """{indicator: what becomes of it} of the first commune."""
    lines = preview(reading)
    return {line.indicator.code: line.change for line in lines if line.cell.endswith("4")}


def test_r7_every_cell_is_new_changed_unchanged_or_cleared(place):
    first = send(place, make_book())
    assert set(changes(first).values()) == {"Mới"}
    submit_reading(first, place.people["district"])
    approve_all(place)
    rows = [list(row) for row in CLEAN]
    place.version.lines.filter(indicator__code="households").update(is_required=False)
    rows[0][2], rows[0][6], rows[0][7] = None, 2001, "chưa có số liệu"
    rows[0][5] = None  # a sum, which the portal adds from its parts

    again = send(place, make_book(rows))

    assert changes(again) == {
        "population": "Không đổi",
        "households": "Bị xóa trống",
        "branches_hamlet": "Không đổi",
        "branches_school": "Không đổi",
        "branches": "Không đổi",
        "members": "Thay đổi",
        "members_fee_paid": "Thay đổi",
    }
    counts = {each["word"]: each["count"] for each in tally(preview(again))}
    assert counts == {"mới": 0, "thay đổi": 2, "không đổi": 11, "bị xóa trống": 1}


def test_r4_empty_zero_not_applicable_and_not_reported_are_four_things_end_to_end(place):
    rows = [list(CLEAN[0]), list(CLEAN[1])]
    rows[0][7], rows[1][7] = 0, "không áp dụng"
    rows[0][4], rows[0][5] = "chưa có số liệu", None

    reading = send(place, make_book(rows))
    submit_reading(reading, place.people["district"])

    stored = {
        (value.association.name, value.indicator.code): (value.mark, value.number)
        for value in Value.objects.select_related("association", "indicator")
    }
    assert stored["Kha Sơn", "members_fee_paid"] == (Mark.NUMBER, 0)
    assert stored["Úc Kỳ", "members_fee_paid"] == (Mark.NOT_APPLICABLE, None)
    assert stored["Kha Sơn", "branches_school"] == (Mark.NOT_REPORTED, None)
    assert ("Kha Sơn", "branches") not in stored  # its parts were not all given
    kinds = {
        (line.indicator.code, line.cell): (line.stored, line.stored_kind)
        for line in preview(reading)
    }
    assert kinds["members_fee_paid", "H4"] == (0, "")
    assert kinds["members_fee_paid", "H5"] == (None, "not_applicable")
    assert kinds["branches_school", "E4"] == (None, "not_reported")


def test_r7_optional_cell_that_was_and_stays_empty_is_nothing_new(place):
    place.version.lines.filter(indicator__code="households").update(is_required=False)
    rows = [list(row) for row in CLEAN]
    rows[0][2] = None

    reading = send(place, make_book(rows))

    assert changes(reading)["households"] == "Để trống"
    submit_reading(reading, place.people["district"])
    value = Value.objects.get(association=place.communes[0], indicator__code="households")
    assert (value.mark, value.number) == (Mark.EMPTY, None)
    assert changes(send(place, make_book(rows)))["households"] == "Không đổi"


def test_stored_is_what_was_approved(place):
    enter(place, place.communes[:1])
    approve_all(place)
    stored = stored_values(place.period, [place.communes[0].pk])

    members = place.version.lines.get(indicator__code="members").indicator_id
    assert stored[place.communes[0].pk, members] == (Decimal(2000), "")


# ----- the period before -----


@pytest.mark.parametrize(
    ("code", "before"),
    [("2024", "2023"), ("2024-H1", "2023-H1"), ("2024-Q3", "2023-Q3"), ("2024-07", "2023-07")],
)
def test_period_before_is_the_same_span_a_year_earlier(code, before, place):
    rolls.make_period(before)

    assert find_periods_before(rolls.make_period(code))[0].code == before


def test_period_before_is_none_where_it_was_never_reported(place):
    assert find_periods_before(place.period)[0] is None
    assert previous_values(place.period, [place.communes[0].pk]) == {}


def merge(place, *, is_whole: bool):
    """The first two communes become one on 01/07/2023; the second of them whole or in part."""
    on = date(2023, 7, 1)
    merged = make_association(
        "Kha Sơn mới", "commune", place.districts[0], full_name="Xã Kha Sơn mới", valid=(on, None)
    )
    for each, whole in zip(place.communes[:2], (True, is_whole), strict=True):
        Succession.objects.create(old=each, new=merged, on=on, is_whole=whole)
    return merged


def load_before(place, **numbers: tuple[int | None, int | None]) -> None:
    """Approved values of mid-2023 for the first two communes."""
    period = rolls.open_period("2022")
    indicators = {
        line.indicator.code: line.indicator_id
        for line in place.version.lines.select_related("indicator")
    }
    load_approved(
        NewSubmission(
            period=period,
            association=commune,
            values=[
                NewValue(indicators[code], Decimal(pair[which]))
                for code, pair in numbers.items()
                if pair[which] is not None
            ],
        )
        for which, commune in enumerate(place.communes[:2])
    )


def previous_by_code(place, unit) -> dict[str, Decimal]:
    found = previous_values(rolls.open_period("2023"), [unit.pk]).get(unit.pk, {})
    return {
        line.indicator.code: found[line.indicator_id]
        for line in place.version.lines.select_related("indicator")
        if line.indicator_id in found
    }


def test_t6_previous_value_of_a_merger_of_wholes_is_their_sum(place):
    load_before(place, members=(2000, 1400), households=(2200, None))
    merged = merge(place, is_whole=True)

    assert previous_by_code(place, merged) == {"members": 3400}  # one gave no households


def test_t6_unit_that_took_in_a_part_has_no_previous_value(place):
    load_before(place, members=(2000, 1400))
    merged = merge(place, is_whole=False)

    assert previous_by_code(place, merged) == {}


def test_previous_value_of_an_unchanged_unit_is_its_own(place):
    load_before(place, members=(2000, 1400))

    assert previous_by_code(place, place.communes[0]) == {"members": 2000}


def test_previous_values_are_approved_ones_only(place):
    enter(place, place.communes[:1])
    later = rolls.open_period("2025")
    rolls.lay_due(later, place.form)
    assert Due.objects.filter(unit__period=later).exists()

    assert previous_values(later, [place.communes[0].pk]) == {}
    approve_all(place)
    assert previous_values(later, [place.communes[0].pk]) != {}


def test_r3_merger_is_no_outlier(reopened):
    """Checked against the sum of those it was made of, a merged commune asks for no reason."""
    period = rolls.open_period("2025")
    before = previous_values(period, [reopened.successor.pk])
    assert before == {}  # 2024 is not approved yet

    enter(reopened, reopened.communes)
    approve_all(reopened)

    members = reopened.version.lines.get(indicator__code="members").indicator_id
    assert previous_values(period, [reopened.successor.pk])[reopened.successor.pk][members] == 4000
