"""Kinds of awards that come with the product; staff add to them on the desk."""

import csv
from pathlib import Path

from figures.models import Indicator
from meetings.models import AwardKind

DATA = Path(__file__).resolve().parent / "data" / "award_kinds.csv"


def load_award_kinds(path: Path = DATA) -> int:
    """Add the kinds of the file that are not there yet; how many. What staff changed stays."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    known = set(AwardKind.objects.values_list("code", flat=True))
    indicators = dict(Indicator.objects.values_list("code", "pk"))
    fresh = [
        AwardKind(
            code=line["code"], name=line["name"], giver=line["giver"], gap=line["gap"],
            for_units=bool(line["for_units"]), for_persons=bool(line["for_persons"]),
            indicator_id=indicators.get(line["indicator"]), order=place,
        )
        for place, line in enumerate(lines, start=1)
        if line["code"] not in known
    ]  # fmt: skip
    return len(AwardKind.objects.bulk_create(fresh))
