"""The models and national sets of criteria that come with the product, with their gaps marked."""

import csv
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction

from associations.levels import lay_levels
from learning_models.models import (
    Area,
    CriteriaSet,
    Criterion,
    Deadline,
    Grade,
    LearningModel,
    ModelGroup,
    Target,
)
from learning_models.publishing import publish

DATA = Path(__file__).resolve().parent / "data"
SET_FIELDS = (
    "source", "floor", "is_complete", "gaps", "validity_months", "months_between_levels",
    "series_years", "series_title", "evaluator", "recogniser",
)  # fmt: skip
THRESHOLD = "threshold"  # rows of the CSV that say a threshold in words: the sets have it as data
EXAMPLE = "vd."


@transaction.atomic
def load_criteria(folder: Path = DATA) -> int:
    """Add what is not there yet, models by code, sets by model and name; how many sets were added.

    Columns and keys: ``learning_models/data/NOTICE.md``. What staff added stays as it is.
    """
    lay_levels()
    told = json.loads((folder / "sets.json").read_text(encoding="utf-8"))
    with (folder / "criteria.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    for order, row in enumerate(told["models"], start=1):
        LearningModel.objects.get_or_create(
            code=row["code"], defaults={key: row[key] for key in ("name", "subject", "is_older")}
            | {"order": order},
        )  # fmt: skip
    for order, row in enumerate(told["groups"], start=1):
        ModelGroup.objects.get_or_create(
            model_id=row["model"], name=row["name"],
            defaults={"valid": _read_span(row), "source": row["source"], "order": order},
        )  # fmt: skip
    known = set(CriteriaSet.objects.filter(issuer=None).values_list("model_id", "name"))
    fresh = [row for row in told["sets"] if (row["model"], row["name"]) not in known]
    for row in fresh:
        publish(_add_set(row, lines))
    return len(fresh)


def _add_set(row: dict[str, Any], lines: list[dict[str, str]]) -> CriteriaSet:
    added = CriteriaSet.objects.create(
        model_id=row["model"], name=row["name"], legal_basis=row["legal_basis"],
        valid=_read_span(row), judging=row["judging"], run_by_id=row.get("run_by"),
        **{key: row[key] for key in SET_FIELDS if key in row},
    )  # fmt: skip
    wanted = {tuple(each) for each in row["rows"]}
    own = [line for line in lines if (line["model"], line["legal_basis"]) in wanted]
    Criterion.objects.bulk_create(
        _read_criterion(added, line, order)
        for order, line in enumerate(own, start=1)
        if line["criterion_no"] not in ("", THRESHOLD)
    )
    Grade.objects.bulk_create(
        Grade(
            criteria_set=added, name=each["name"], level=each.get("level"),
            area=each.get("area", Area.ANY), is_recognised=each.get("is_recognised", True),
            least=Decimal(each["least"]) if "least" in each else None,
        )
        for each in row.get("grades", [])
    )  # fmt: skip
    criteria = {each.number: each for each in added.criteria.all()}
    grades = {each.name: each for each in added.grades.all()}
    Target.objects.bulk_create(
        Target(
            criterion=criteria[number], grade=grades[grade], at_least=Decimal(at_least),
            note=" ".join(note),
        )
        for number, grade, at_least, *note in row.get("targets", [])
    )  # fmt: skip
    Deadline.objects.bulk_create(
        Deadline(criteria_set=added, **each) for each in row.get("deadlines", [])
    )
    return added


def _read_criterion(criteria_set: CriteriaSet, line: dict[str, str], order: int) -> Criterion:
    criterion, number = line["criterion_no"], line["indicator_no"]
    is_part = bool(number) and not number.startswith(EXAMPLE)
    if is_part and "." not in number:
        number = f"{criterion}.{number}"  # indicators that are counted through all criteria
    return Criterion(
        criteria_set=criteria_set,
        number=number or criterion,
        above=criterion if is_part else "",
        text=line["text_vi"],
        most=Decimal(line["max_points"]) if line["max_points"] else None,
        note=line["notes"],
        source=line["source"],
        order=order,
    )


def _read_span(row: dict[str, Any]) -> tuple[date, date | None]:
    end = row["to"]
    return date.fromisoformat(row["from"]), date.fromisoformat(end) if end else None
