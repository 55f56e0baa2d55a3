"""Rules between models, as warnings that forbid nothing (product.md L2).

Each is a row of data/model_rules.csv. Who belongs to a household is known by the address alone: a
person of the same unit, hamlet and address; where no address is written nothing is said.
"""

import csv
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db import connection

DATA = Path(__file__).parent / "data" / "model_rules.csv"


@dataclass(frozen=True, slots=True)
class ModelRule:
    """A bearer of ``model`` is warned about when somebody at its address, at least ``least_age``
    years old, is in one of ``other_states`` of ``other_model`` that year. No age known: taken as
    old enough, because the other model is for adults."""

    code: str
    model: str
    other_model: str
    other_states: tuple[str, ...]
    least_age: int
    sentence: str
    source: str


@cache
def load_model_rules(path: Path = DATA) -> tuple[ModelRule, ...]:
    """The rules of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            ModelRule(
                row["code"], row["model"], row["other_model"], tuple(row["other_states"].split()),
                int(row["least_age"]), row["sentence"], row["source"],
            )
            for row in csv.DictReader(file)
        )  # fmt: skip


_FIND = """
select r.id, string_agg(p.name, ', ' order by p.name_key)
  from learning_models_registration r
  join learning_models_bearer b on b.id = r.bearer_id
  join learning_models_bearer p
    on p.association_id = b.association_id and p.subject = 'person' and p.ended_on is null
   and p.address_key = b.address_key and p.hamlet_key = b.hamlet_key
  join learning_models_registration o
    on o.bearer_id = p.id and o.model_id = %(other)s and o.year = r.year
   and o.state = any(%(states)s)
 where r.id = any(%(rows)s) and r.model_id = %(model)s and b.address_key <> ''
   and coalesce(r.year - p.birth_year >= %(age)s, true)
 group by r.id
"""


def find_warnings(
    registrations: Collection[int], rules: Collection[ModelRule] | None = None
) -> dict[int, list[str]]:
    """{registration: sentences} for those that break a rule; one query a rule."""
    warnings: dict[int, list[str]] = {}
    if not registrations:
        return warnings
    with connection.cursor() as cursor:
        for rule in load_model_rules() if rules is None else rules:
            cursor.execute(
                _FIND,
                {
                    "rows": list(registrations),
                    "model": rule.model,
                    "other": rule.other_model,
                    "states": list(rule.other_states),
                    "age": rule.least_age,
                },
            )
            for registration, names in cursor.fetchall():
                sentence = rule.sentence.format(names=names)
                warnings.setdefault(registration, []).append(sentence)
    return warnings
