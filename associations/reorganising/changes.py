"""The lines of a decision as rows of ``Change``: how a draft is kept and read again.

``Change.subjects`` are all living associations that a line names, so that a decision is shown to
those whom it concerns; which of them is what stands in ``new_values``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any

from django.db import transaction

from associations.models import Association, Change, ChangeKind, Reorganisation
from associations.reorganising.lines import Line, NewName

NEW_FIELDS = tuple(field.name for field in fields(NewName))


@transaction.atomic
def write_lines(decision: Reorganisation, lines: Sequence[Line]) -> None:
    """Put ``lines`` in the place of those that the decision, a draft, had."""
    decision.changes.all().delete()
    changes = Change.objects.bulk_create(
        Change(reorganisation=decision, order=order, kind=line.kind, new_values=describe(line))
        for order, line in enumerate(lines, start=1)
    )
    roots: list[int] = []
    if any(line.kind == ChangeKind.ABOLISH_LEVEL for line in lines):
        roots = list(Association.objects.roots().values_list("pk", flat=True))
    through = Change.subjects.through
    through.objects.bulk_create(
        through(change_id=change.pk, association_id=unit)
        for change, line in zip(changes, lines, strict=True)
        for unit in list_units(line) or (roots if line.kind == ChangeKind.ABOLISH_LEVEL else [])
    )


def list_units(line: Line) -> list[int]:
    """The associations that a line names by id: subject, taker and new parent, each once."""
    named = (line.subject, line.into, line.new.parent)
    return list(dict.fromkeys(unit for unit in named if isinstance(unit, int)))


def read_lines(decision: Reorganisation) -> list[Line]:
    """The lines of a decision in their order; ``place`` says "dòng 1" and so on."""
    return read_lines_of([decision])[decision.pk]


def read_lines_of(decisions: Iterable[Reorganisation]) -> dict[int, list[Line]]:
    """``read_lines`` of several decisions in a query or two, by the decision's key."""
    keys = [decision.pk for decision in decisions]
    lines: dict[int, list[Line]] = {key: [] for key in keys}
    changes = list(
        Change.objects.filter(reorganisation__in=keys).order_by("reorganisation", "order")
    )
    unwritten = [change.pk for change in changes if not _is_written(change)]
    subjects: dict[int, list[int]] = {}
    rows = Change.subjects.through.objects.filter(change__in=unwritten)
    for change_id, unit in rows.values_list("change_id", "association_id"):
        subjects.setdefault(change_id, []).append(unit)
    for change in changes:
        lines[change.reorganisation_id].append(_read(change, subjects.get(change.pk, [])))
    return lines


def describe(line: Line) -> dict[str, Any]:
    """A line as JSON, without what is empty and without its kind, which is a column."""
    new = {name: getattr(line.new, name) for name in NEW_FIELDS}
    told: dict[str, Any] = {
        "subject": line.subject,
        "into": line.into,
        "is_part": line.is_part,
        "new": {name: value for name, value in new.items() if value not in ("", None)},
        "level": line.level,
        "weights": {basis: f"{share:f}" for basis, share in line.weights.items()},
        "source": line.source,
        "place": line.place,
    }
    kept = {name: value for name, value in told.items() if value not in ("", None, False, {})}
    return {"new": {}} | kept


def _is_written(change: Change) -> bool:
    """Whether a line wrote the row: a loader lets the values stand beside one another."""
    return isinstance(change.new_values.get("new"), dict)


def _read(change: Change, subjects: Sequence[int]) -> Line:
    """A row as a line; ``subjects`` are needed of rows that no line wrote."""
    told = change.new_values
    if not _is_written(change):
        told = {"new": told}
        if len(subjects) == 1:
            told["subject"] = subjects[0]
    return Line(
        kind=ChangeKind(change.kind),
        subject=told.get("subject"),
        into=told.get("into"),
        is_part=bool(told.get("is_part")),
        new=NewName(**{name: told["new"][name] for name in NEW_FIELDS if name in told["new"]}),
        level=told.get("level", ""),
        weights={basis: Decimal(share) for basis, share in told.get("weights", {}).items()},
        source=told.get("source", ""),
        place=told.get("place") or f"dòng {change.order}",
    )
