"""The officers' pages as the cast opens them."""

from django.test import Client
from django.urls import reverse

from returns.models import Reading

PLACE = ["bieu-01", "2024"]
CHANGES = {
    "upload": "place",
    "withdraw": "place",
    "save": "reading",
    "approve": "due",
    "send_back": "due",
}
PAGES = {
    "home": "",
    "help": "",
    "return": "place",
    "template": "place",
    "grid": "grid",
    "reading": "reading",
    "answer": "reading",
    "receipt": "reading",
    "original": "upload",
    "inbox": "",
    "unit": "due",
    "board": "",
}


def sign_in(place, who: str) -> Client:
    client = Client()
    client.force_login(place.people[who])
    return client


def find_address(place, name: str, reading: Reading | None = None) -> str:
    """The address of a page about the first commune."""
    due = place.return_of(place.communes[0]).due_id
    keys = {
        "": [],
        "place": PLACE,
        "grid": [*PLACE, place.communes[0].pk],
        "due": [due],
        "reading": [reading.pk if reading else 0],
        "upload": [reading.upload_id if reading else 0],
    }
    return reverse(f"returns:{name}", args=keys[(PAGES | CHANGES)[name]])


def read_context(place, who: str, name: str, reading: Reading | None = None) -> dict:
    return sign_in(place, who).get(find_address(place, name, reading)).context
