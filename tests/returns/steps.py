"""What the cast does to returns, in one line each."""

from collections.abc import Iterable

from returns.models import Reading, Return, ReturnState
from returns.receiving import receive, submit_reading
from returns.review import approve
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


def approve_all(place: Province, who: str = "province") -> list[Return]:
    """``who`` approves all that is submitted."""
    waiting = list(Return.objects.filter(state=ReturnState.SUBMITTED))
    approve(waiting, place.people[who])
    return waiting


def read_problems(reading: Reading) -> set[tuple[str, str]]:
    """The problems of a reading as {(severity, cell)}."""
    return {(problem["severity"], problem["cell"]) for problem in reading.found["problems"]}
