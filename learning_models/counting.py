"""How many stand in the register: what a return's numbers are prefilled with and held against.

product.md L5. Which indicator counts what is data (``CountSource``). A unit of which the register
holds nothing for a model and year has no count: unknown is not 0.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from figures.models import Indicator, Period
from learning_models.models import Counted, CountSource, LearningModel, ModelGroup

DATA = Path(__file__).resolve().parent / "data" / "count_sources.csv"
Counts = dict[tuple[int, int], int]


@transaction.atomic
def load_count_sources(path: Path = DATA) -> int:
    """Add the sources of the file that are not there yet, where the catalogue and the models have
    what they name; how many were added. What staff changed since stays as it is.
    """
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    indicators = dict(Indicator.objects.values_list("code", "pk"))
    models = set(LearningModel.objects.values_list("pk", flat=True))
    groups = {
        (model, name): key
        for model, name, key in ModelGroup.objects.order_by("valid").values_list(
            "model_id", "name", "pk"
        )
    }
    known = set(CountSource.objects.values_list("indicator_id", "model_id"))
    fresh = [
        CountSource(
            indicator_id=indicators[line["indicator"]], model_id=line["model"],
            counted=line["counted"], group_id=groups.get((line["model"], line["group"])),
            sex=line["sex"], level=int(line["level"]) if line["level"] else None,
            valid=(_read_day(line["from"]), _read_day(line["to"])),
        )
        for line in lines
        if line["indicator"] in indicators
        and line["model"] in models
        and (indicators[line["indicator"]], line["model"]) not in known
        and (not line["group"] or (line["model"], line["group"]) in groups)
    ]  # fmt: skip
    return len(CountSource.objects.bulk_create(fresh))


def _read_day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


# What is counted, as a condition on a registration r of the year asked for: for a whole year, and
# for a shorter span, of which the days tell.
_OF_YEAR = {
    Counted.REGISTERED: "r.year = %(year)s and r.state <> 'withdrawn'",
    Counted.RECOGNISED: "r.year = %(year)s and r.state in ('recognised', 're_recognised')",
    Counted.NEWLY: "r.year = %(year)s and r.state = 'recognised'",
    Counted.AGAIN: "r.year = %(year)s and r.state = 're_recognised'",
    Counted.REFUSED: "r.year = %(year)s and r.state = 'not_recognised'",
    Counted.LOST: "r.year = %(year)s and r.state = 'lost'",
}
_IN_DAYS = {
    Counted.REGISTERED: (
        "r.year = %(year)s and r.state <> 'withdrawn'"
        " and (r.registered_at at time zone %(zone)s)::date between %(first)s and %(last)s"
    ),
    Counted.RECOGNISED: (
        "r.state in ('recognised', 're_recognised')"
        " and r.recognised_on between %(first)s and %(last)s"
    ),
    Counted.NEWLY: "r.state = 'recognised' and r.recognised_on between %(first)s and %(last)s",
    Counted.AGAIN: "r.state = 're_recognised' and r.recognised_on between %(first)s and %(last)s",
    Counted.REFUSED: "r.state = 'not_recognised' and d.signed_on between %(first)s and %(last)s",
    Counted.LOST: "r.state = 'lost' and d.signed_on between %(first)s and %(last)s",
}
# Of several titles that a bearer holds on the day, the latest is the one in force.
_IN_FORCE = (
    "r.state in ('recognised', 're_recognised') and r.recognised_on <= %(last)s"
    " and (r.valid_until is null or r.valid_until > %(last)s)"
    " and not exists (select from learning_models_registration n where n.bearer_id = r.bearer_id"
    " and n.model_id = r.model_id and n.recognised_on <= %(last)s"
    " and (n.recognised_on, n.id) > (r.recognised_on, r.id))"
)
# Whose rows a unit of the roll has: its own, those of units that passed whole into it and are in
# the roll no more; of units that were divided, the rows whose bearers were handed to it since.
# Where a year of a model is tried in some units only, the others are not rated on it.
_COUNT = """
with recursive asked as materialized (
    select u.association_id as unit, r.association_id as member, r.lft
      from figures_periodunit u
      join figures_periodunit r on r.period_id = u.period_id
           and r.lft >= u.lft and r.rght <= u.rght
     where u.period_id = %(period)s and u.association_id = any(%(units)s)
),
came(member, keeper) as (
    select distinct member, member from asked
    union
    select c.member, s.old_id
      from came c
      join associations_succession s on s.new_id = c.keeper and s.is_whole and s.on <= %(last)s
     where not exists (select from figures_periodunit x
                        where x.period_id = %(period)s and x.association_id = s.old_id)
),
divided as (
    select distinct s.old_id as keeper
      from came c
      join associations_succession s on s.new_id = c.keeper and not s.is_whole
           and s.on <= %(last)s
     where not exists (select from figures_periodunit x
                        where x.period_id = %(period)s and x.association_id = s.old_id)
),
barred as (
    select y.model_id, y.year, m.member
      from learning_models_modelyear y
      join figures_periodunit h on h.period_id = %(period)s and h.association_id = y.association_id
      join (select distinct member, lft from asked) m on m.lft between h.lft and h.rght
     where exists (select from learning_models_modelyear_pilots p where p.modelyear_id = y.id)
       and not exists (
           select from learning_models_modelyear_pilots p
             join figures_periodunit t on t.period_id = %(period)s
                  and t.association_id = p.association_id and m.lft between t.lft and t.rght
            where p.modelyear_id = y.id)
),
kept as materialized (
    select c.member, r.*
      from came c join learning_models_registration r on r.association_id = c.keeper
     where r.model_id = any(%(models)s)
       and (r.year = any(%(years)s) or r.model_id = any(%(lasting)s) and r.year <= %(year)s)
    union all
    select c.member, r.*
      from divided v
      join learning_models_registration r on r.association_id = v.keeper
      join learning_models_bearer b on b.id = r.bearer_id
      join came c on c.keeper = b.association_id
     where r.model_id = any(%(models)s)
       and (r.year = any(%(years)s) or r.model_id = any(%(lasting)s) and r.year <= %(year)s)
),
tally as (
    select r.member, r.model_id, r.group_id, r.level, {sex} as sex,
           count(*) filter (where r.year = %(year)s or r.model_id = any(%(lasting)s)) as known,
           {columns}
      from kept r {joins}
     where not exists (select from barred x where x.model_id = r.model_id and x.year = r.year
                                              and x.member = r.member)
     group by 1, 2, 3, 4, 5
)
select a.unit, t.model_id, t.group_id, t.level, t.sex, sum(t.known), {sums}
  from asked a join tally t on t.member = a.member
 group by 1, 2, 3, 4, 5
"""


@dataclass(frozen=True, slots=True)
class _Line:
    """Registrations of one unit and model that are alike, by what they count as.

    ``known`` are those that say that the register is kept: of the year asked for, or, where titles
    last, of any.
    """

    group: int | None
    level: int | None
    sex: str
    known: int
    numbers: dict[str, int]

    def fits(self, source: CountSource) -> bool:
        return (
            source.group_id in (None, self.group)
            and source.level in (None, self.level)
            and source.sex in ("", self.sex)
        )


def count_register(units: Iterable[int], period: Period) -> Counts:
    """{(association, indicator): number} of ``units`` in ``period``, as the register stands.

    A unit counts what lies below it by the period's roll. What is not there is not known: the
    register holds nothing of the model for the unit and year, the model is not run there, or the
    period is longer than a year. Two queries, however many units and indicators.
    """
    units = list(units)
    year = period.first_day.year
    if not units or year != period.last_day.year:
        return {}
    sources = list(CountSource.objects.filter(valid__contains=period.last_day))
    if not sources:
        return {}
    found: Counts = {}
    lines = _read_lines(units, period, sources)
    for (unit, model), alike in lines.items():
        if not any(line.known for line in alike):
            continue  # nothing but decisions on the year before, which others may have told
        for source in sources:
            if source.model_id == model:
                number = sum(line.numbers[source.counted] for line in alike if line.fits(source))
                key = unit, source.indicator_id
                found[key] = found.get(key, 0) + number
    return found


def _read_lines(
    units: Sequence[int], period: Period, sources: Sequence[CountSource]
) -> dict[tuple[int, str], list[_Line]]:
    is_year = period.kind == "year"
    conditions = {**(_OF_YEAR if is_year else _IN_DAYS), Counted.IN_FORCE: _IN_FORCE}
    used = sorted({source.counted for source in sources})
    by_sex = any(source.sex for source in sources)
    columns = [f"count(*) filter (where {conditions[Counted(each)]}) as {each}" for each in used]
    joins = "join learning_models_bearer b on b.id = r.bearer_id" if by_sex else ""
    if not is_year:
        joins += " left join records_decision d on d.id = r.decision_id"
    year = period.last_day.year
    statement = _COUNT.format(
        sex="b.sex" if by_sex else "''::text",
        columns=", ".join(columns),
        joins=joins,
        sums=", ".join(f"sum(t.{each})" for each in used),
    )
    values: dict[str, Any] = {
        "period": period.pk, "units": list(units), "first": period.first_day,
        "last": period.last_day, "year": year, "zone": settings.TIME_ZONE,
        "years": [year] if is_year else [year - 1, year],
        "models": sorted({source.model_id for source in sources}),
        "lasting": sorted({s.model_id for s in sources if s.counted == Counted.IN_FORCE}),
    }  # fmt: skip
    found: dict[tuple[int, str], list[_Line]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        for unit, model, group, level, sex, known, *numbers in cursor.fetchall():
            counted = dict(zip(used, map(int, numbers), strict=True))
            found[unit, model].append(_Line(group, level, sex, int(known), counted))
    return found
