"""Counts of the register by unit, group, sex, area and year; never a name (product.md L5)."""

from collections.abc import Collection
from datetime import date

from django.db import connection

from associations.models import Association
from learning_models.models import HOLDING, Area, LearningModel, RegistrationState, Sex

# What a report may be broken down by: its word, the expression and what it joins.
BY: dict[str, tuple[str, str]] = {
    "don-vi": ("Đơn vị", "a.full_name"),
    "nhom": ("Nhóm", "coalesce(g.name, '')"),
    "gioi": ("Giới tính", "b.sex"),
    "vung": ("Vùng", "r.area"),
    "nam": ("Năm", "r.year::text"),
}
WORDS = {
    "gioi": dict(Sex.choices) | {"": "không ghi"},
    "vung": dict(Area.choices),
    "nhom": {"": "không ghi nhóm"},
}
COLUMNS = (
    "đã đăng ký", "được công nhận", "trong đó công nhận lại", "không được công nhận",
    "bị thôi công nhận", "còn hiệu lực",
)  # fmt: skip
_COUNT = """
select {by}, count(*),
       count(*) filter (where r.state = any(%(holding)s)),
       count(*) filter (where r.state = 're_recognised'),
       count(*) filter (where r.state = 'not_recognised'),
       count(*) filter (where r.state = 'lost'),
       count(*) filter (where r.state = any(%(holding)s) and r.recognised_on <= %(day)s
                          and (r.valid_until is null or r.valid_until > %(day)s))
  from learning_models_registration r
  join learning_models_bearer b on b.id = r.bearer_id
  join associations_association a on a.id = r.association_id
  left join learning_models_modelgroup g on g.id = r.group_id
 where r.model_id = %(model)s and r.state <> %(withdrawn)s and r.association_id = any(%(units)s)
   and r.year between %(first)s and %(last)s
 group by {by}, {order} order by {order}, 1
"""


def count_by(
    by: str, model: LearningModel, units: Collection[Association], first: int, last: int, day: date
) -> list[tuple[str, tuple[int, ...]]]:
    """[(what it is broken down by, the counts of ``COLUMNS``)] for the years ``first`` to ``last``.

    ``by`` is a key of ``BY``; what is still held is asked for ``day``. One query.
    """
    _, expression = BY[by]
    order = "a.lft" if by == "don-vi" else expression
    with connection.cursor() as cursor:
        cursor.execute(
            _COUNT.format(by=expression, order=order),
            {
                "model": model.pk,
                "units": [unit.pk for unit in units],
                "first": first,
                "last": last,
                "day": day,
                "holding": list(HOLDING),
                "withdrawn": RegistrationState.WITHDRAWN,
            },
        )
        rows = cursor.fetchall()
    words = WORDS.get(by, {})
    return [(words.get(name, name), tuple(counts)) for name, *counts in rows]
