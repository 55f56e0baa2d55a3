"""The kinds of income and spending that come with the product; staff add to them on the desk."""

import csv
from pathlib import Path

from funds.models import Category

DATA = Path(__file__).resolve().parent / "data" / "categories.csv"


def load_categories(path: Path = DATA) -> int:
    """Add the categories of the file that are not there yet; how many. What staff changed stays."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    known = set(Category.objects.values_list("code", flat=True))
    fresh = [
        Category(**line, valid=(None, None), order=place)
        for place, line in enumerate(lines, start=1)
        if line["code"] not in known
    ]
    return len(Category.objects.bulk_create(fresh))
