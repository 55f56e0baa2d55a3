"""What the cast does to returns, in one line each."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from associations.models import Association
from figures.models import Mark
from figures.submitting import NewValue
from returns import submission
from returns.models import Reading, Return, ReturnState
from returns.receiving import receive, submit_reading
from returns.review import approve
from returns.submission import Entry, Outcome
from tests.returns.books import CLEAN, make_book, make_upload
from tests.returns.conftest import Province


def send(
    place: Province, content: bytes, who: str = "district", name: str = "bao-cao.xlsx"
) -> Reading:
    """``who`` uploads a file; it is read at once."""
    user = place.people[who]
    return receive(
        make_upload(content, name),
        version=place.version,
        period=place.period,
        sender=user.associations()[0],
        by=user,
    )


def submit(
    place: Province, rows: Iterable[Iterable[object]] = CLEAN, who: str = "district"
) -> Reading:
    """``who`` sends these rows and submits them."""
    reading = send(place, make_book([list(row) for row in rows]), who)
    submit_reading(reading, place.people[who])
    reading.refresh_from_db()
    return reading


NUMBERS = {
    "population": 9000,
    "households": 2200,
    "branches_hamlet": 12,
    "branches_school": 2,
    "members": 2000,
    "members_fee_paid": 1500,
}


def enter(
    place: Province,
    communes: Sequence[Association],
    who: str = "district",
    seen: dict[int, int] | None = None,
    **changes: int | None,
) -> Outcome:
    """``who`` submits the same numbers for each of ``communes``, without a file; None is empty."""
    lines = place.version.lines.filter(indicator__kind="input").select_related("indicator")
    numbers = NUMBERS | changes
    values = [
        NewValue(
            line.indicator_id,
            None if numbers[line.indicator.code] is None else Decimal(numbers[line.indicator.code]),
            Mark.EMPTY if numbers[line.indicator.code] is None else Mark.NUMBER,
            raw=str(numbers[line.indicator.code] or ""),
        )
        for line in lines
    ]
    user = place.people[who]
    return submission.submit(
        [Entry(place.return_of(each), values) for each in communes],
        version=place.version,
        sender=user.associations()[0],
        by=user,
        seen=seen,
    )


def approve_all(place: Province, who: str = "province") -> list[Return]:
    """``who`` approves all that is submitted."""
    waiting = list(Return.objects.filter(state=ReturnState.SUBMITTED))
    approve(waiting, place.people[who])
    return waiting


def read_problems(reading: Reading) -> set[tuple[str, str]]:
    """The problems of a reading as {(severity, cell)}."""
    return {(problem["severity"], problem["cell"]) for problem in reading.found["problems"]}
