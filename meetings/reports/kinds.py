"""The kinds of reports that come with the product; staff change and add to them on the desk."""

import json
from pathlib import Path

from django.db import transaction

from meetings.models import ReportKind, ReportPart

DATA = Path(__file__).resolve().parent / "data" / "kinds.json"


@transaction.atomic
def load_kinds(path: Path = DATA) -> int:
    """Add the kinds of the file that are not there yet; how many. What staff changed stays."""
    known = set(ReportKind.objects.values_list("code", flat=True))
    fresh = [
        (place, line)
        for place, line in enumerate(json.loads(path.read_text(encoding="utf-8")), start=1)
        if line["code"] not in known
    ]
    for place, line in fresh:
        parts = line.pop("parts")
        kind = ReportKind.objects.create(order=place, **line)
        ReportPart.objects.bulk_create(
            ReportPart(kind=kind, order=order, **part) for order, part in enumerate(parts, start=1)
        )
    return len(fresh)
