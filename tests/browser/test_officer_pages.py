"""The officers' pages with real returns in them, on a phone, a tablet and a desk (N5)."""

import pytest

from returns.models import Reading, ReturnState
from returns.receiving import keep_words, submit_reading
from returns.review import reopen
from tests.browser.looking import judge
from tests.returns.books import CLEAN, make_book
from tests.returns.steps import approve_all, send, submit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:No directory at"),  # nothing is collected for tests
]


def make_rows(**changes: object) -> list[list[object]]:
    """The clean rows with cells changed: ``G4="2.0O0"``; the first row stands in row 4."""
    rows = [list(row) for row in CLEAN]
    for cell, value in changes.items():
        rows[int(cell[1:]) - 4][ord(cell[0]) - ord("A")] = value
    return rows


def leave_in_error(place) -> Reading:
    """A file with three errors, a warning and a column of another wording."""
    rows = make_rows(G4="2.0O0", F5=15, H5=None, C4="khoảng 2 nghìn")
    return send(place, make_book(rows))


def leave_with_warning(place) -> Reading:
    """A file in which one number must be explained."""
    return send(place, make_book(make_rows(G4=5000, H4=1500)))


def leave_with_question(place) -> Reading:
    """A file with a slip in a unit's name."""
    return send(place, make_book(make_rows(A5="Xã Úc Kỳy")))


def leave_submitted(place) -> Reading:
    """A file submitted with an explanation."""
    reading = leave_with_warning(place)
    reasons = {problem["id"]: "Xã có trường đại học" for problem in reading.found["problems"]}
    keep_words(reading, {}, reasons, place.people["district"])
    submit_reading(reading, place.people["district"])
    return reading


def leave_reopened(place) -> Reading:
    """An approved return of which one cell was opened again."""
    reading = submit(place)
    approve_all(place)
    each = place.return_of(place.communes[0])
    indicator = place.version.lines.get(indicator__code="members").indicator
    reopen(each, place.people["province"], "Kiểm tra lại số hội viên", [indicator])
    assert place.return_of(place.communes[0]).state == ReturnState.SENT_BACK
    return reading


DUE = "/lam-viec/don-vi/{due}/"
PAGES = {
    "home, nothing sent": (None, "district", "/lam-viec/"),
    "home, file in error": (leave_in_error, "district", "/lam-viec/"),
    "return, nothing sent": (None, "district", "/lam-viec/bao-cao/bieu-01/2024/"),
    "return, submitted": (leave_submitted, "district", "/lam-viec/bao-cao/bieu-01/2024/"),
    "reading with errors": (leave_in_error, "district", "/lam-viec/tep/{reading}/"),
    "reading with a question": (leave_with_question, "district", "/lam-viec/tep/{reading}/"),
    "reading with a warning": (leave_with_warning, "district", "/lam-viec/tep/{reading}/"),
    "receipt": (leave_submitted, "district", "/lam-viec/tep/{reading}/bien-nhan/"),
    "grid": (None, "district", "/lam-viec/bao-cao/bieu-01/2024/nhap/{unit}/"),
    "grid, one cell open": (
        leave_reopened,
        "district",
        "/lam-viec/bao-cao/bieu-01/2024/nhap/{unit}/",
    ),
    "inbox": (leave_submitted, "province", "/lam-viec/cho-duyet/"),
    "review": (leave_submitted, "province", DUE),
    "review, reopened": (leave_reopened, "district", DUE),
    "board": (leave_submitted, "province", "/lam-viec/tien-do/?ky=2024"),
    "help": (None, "district", "/lam-viec/huong-dan/"),
    "refused": (None, "looker", "/lam-viec/bao-cao/bieu-01/2024/"),
}


@pytest.mark.parametrize("name", PAGES)
def test_n5_officers_page_fits_obeys_the_policy_and_can_be_read_by_everyone(
    name, place, visit, complaints
):
    leave, who, address = PAGES[name]
    reading = leave(place) if leave else None
    due = place.return_of(place.communes[0]).due_id
    address = address.format(reading=reading and reading.pk, due=due, unit=place.communes[0].pk)
    page = visit(place.people[who])

    page.goto(address)
    found = judge(page, in_every_dress=False)

    refused = ["Failed to load resource: the server responded with a status of 403 (Forbidden)"]
    assert complaints == (refused if name == "refused" else [])
    assert found == {}
