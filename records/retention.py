"""Erasing personal data whose term is over: the terms are data, one for each class (Law 91/2025).

``settings.RETENTION`` names for each class the function that erases what was no longer needed
before a day and gives how many rows that were; a class without a rule is kept.
"""

import csv
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.module_loading import import_string

from records.models import Erasure, RetentionRule

DATA = Path(__file__).resolve().parent / "data" / "retention.csv"


def load_retention(path: Path = DATA) -> int:
    """Add the terms of the file that are not there yet; how many. What staff changed stays."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    known = set(RetentionRule.objects.values_list("code", flat=True))
    fresh = [RetentionRule(**line) for line in lines if line["code"] not in known]
    return len(RetentionRule.objects.bulk_create(fresh))


def erase_due(day: date) -> str:
    """Work of every day: erase each class past its term; safe to run again."""
    told = []
    for rule in RetentionRule.objects.filter(code__in=settings.RETENTION):
        with transaction.atomic():
            count = import_string(settings.RETENTION[rule.code])(day - timedelta(days=rule.days))
            if count:
                today = Erasure.objects.filter(rule=rule, on=day)
                if not today.update(rows=F("rows") + count):
                    Erasure.objects.create(rule=rule, on=day, rows=count)
        told.append(f"{rule}: {count}")
    return "; ".join(told)
