"""The kinds of meetings that come with the product; staff add to them on the desk."""

import csv
from pathlib import Path

from meetings.models import MeetingKind

DATA = Path(__file__).resolve().parent / "data" / "kinds.csv"


def load_kinds(path: Path = DATA) -> int:
    """Add the kinds of the file that are not there yet; how many. What staff changed stays."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    known = set(MeetingKind.objects.values_list("code", flat=True))
    fresh = [
        MeetingKind(
            code=line["code"], name=line["name"], agenda=line["agenda"].replace("|", "\n"),
            is_congress=bool(line["is_congress"]), order=place,
        )
        for place, line in enumerate(lines, start=1)
        if line["code"] not in known
    ]  # fmt: skip
    return len(MeetingKind.objects.bulk_create(fresh))
