"""Results of learning models of a unit and year for everyone: counts, and public names.

Names of clans, communities, units and places only. Households and persons are counted, never
named: nothing of this module reads a name of theirs.
"""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Count, Q, QuerySet

from associations.models import Association, Load
from learning_models.models import HOLDING, PRIVATE_SUBJECTS, ModelYear, Registration
from learning_models.series import RUNS, has_held

SAMPLE = "sample"  # what the load of the invented province is called
COUNTED = Q(state__in=HOLDING)
_RUNS = """
select model, count(*) filter (where few = %s), count(*) filter (where many = %s)
  from ({held}) held group by model
"""


@dataclass(frozen=True, slots=True)
class ModelCount:
    """One model of a unit and year: how many registered, recognised, of these again, and for the
    third and the fifth year running at least."""

    code: str
    name: str
    is_private: bool
    registered: int
    recognised: int
    again: int
    three: int
    five: int


def _reach(unit: Association) -> QuerySet[Association]:
    """What counts for a unit: itself, what lies below, and what went before (A3)."""
    roots = Association.objects.filter(pk=unit.pk)
    return Association.objects.within(roots, past=True).order_by()


def _list_rows(unit: Association, year: int) -> QuerySet[Registration]:
    return Registration.objects.filter(association__in=_reach(unit), year=year)


def count_models(unit: Association, year: int) -> list[ModelCount]:
    """The models of which something is registered; four queries."""
    runs = _count_runs(unit, year)
    rows = (
        _list_rows(unit, year)
        .exclude(state="withdrawn")
        .order_by()
        .values("model", "model__name", "model__subject", "model__order")
        .annotate(
            registered=Count("pk"),
            recognised=Count("pk", filter=COUNTED),
            again=Count("pk", filter=Q(state="re_recognised")),
        )
        .order_by("model__order", "model")
    )
    return [
        ModelCount(
            row["model"], row["model__name"], row["model__subject"] in PRIVATE_SUBJECTS,
            row["registered"], row["recognised"], row["again"],
            *runs.get(row["model"], (0, 0)),
        )
        for row in rows
    ]  # fmt: skip


def _count_runs(unit: Association, year: int) -> dict[str, tuple[int, int]]:
    """{model: how many hold it for the third, the fifth year running at least}, by counting the
    years of each bearer: asked for one by one, those of a province take seconds."""
    held = (
        Registration.objects.filter(COUNTED, association__in=_reach(unit))
        .filter(year__gt=year - max(RUNS), year__lte=year)
        .order_by()
        .values("model", "bearer")
        .annotate(
            few=Count("pk", filter=Q(year__gt=year - min(RUNS))),
            many=Count("pk"),
        )
    )
    sql, values = held.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_RUNS.format(held=sql), [min(RUNS), max(RUNS), *values])
        return {model: (few, many) for model, few, many in cursor.fetchall()}


def list_named(unit: Association, year: int, model: str = "") -> QuerySet[Registration]:
    """Recognised clans, communities, units and places, by name; of one model where it is given.

    Each with ``three`` and ``five``: whether for so many years running."""
    rows = _list_rows(unit, year).filter(COUNTED).exclude(bearer__subject__in=PRIVATE_SUBJECTS)
    if model:
        rows = rows.filter(model=model)
    rows = rows.annotate(three=has_held(3), five=has_held(5))
    return rows.select_related("bearer", "model", "association").order_by(
        "model__order", "association__sort_key", "bearer__hamlet_key", "bearer__name_key", "pk"
    )


def list_years(unit: Association) -> list[int]:
    """The years in which a model was open above the unit or in it, the newest first; one query."""
    above = unit.get_ancestors(include_self=True)
    years = ModelYear.objects.filter(association__in=above).order_by().values_list("year")
    return sorted({year for (year,) in years.distinct()}, reverse=True)


def is_illustrative() -> bool:
    """Whether the register is the invented one of the sample province."""
    return Load.objects.filter(name=SAMPLE).exists()
