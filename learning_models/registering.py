"""Registering one case by form, and who may be the same already (product.md L2, L3)."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Q, QuerySet

from accounts.models import User
from associations.models import Association
from khuyenhoc.lib.name_keys import key_name, may_abbreviate
from learning_models.cycle import Conflict, require_open
from learning_models.models import (
    Area,
    Bearer,
    LearningModel,
    ModelGroup,
    Registration,
    RegistrationState,
    Subject,
)
from learning_models.rights import may_enter
from learning_models.sets import find_hard

MOST = 20


@dataclass(frozen=True)
class Similar:
    """A bearer that may be the one meant. ``why`` says how it is alike, in Vietnamese.

    Of one in another unit only the unit is to be shown: its record is not this unit's.
    """

    bearer: Bearer
    is_here: bool
    why: str
    registered: int | None  # its registration for the model and year, where there is one


def find_home(unit: Association) -> QuerySet[Association]:
    """The province that ``unit`` lies in; what is registered twice is looked for there."""
    return Association.objects.filter(
        level="province", tree_id=unit.tree_id, lft__lte=unit.lft, rght__gte=unit.rght
    )


def find_similar(
    unit: Association, model: LearningModel, year: int, name: str, birth_year: int | None = None
) -> list[Similar]:
    """Who may be the same as ``name``: here in spite of diacritics, order and shortened words;
    beside, and with the same birth year anywhere in the province, in spite of diacritics and order.
    The most alike first."""
    key = key_name(name)
    alive = Bearer.objects.filter(subject=model.subject, ended_on=None)
    named = alive.filter(name_key=key).select_related("association").order_by("pk")
    reach = Q(association__parent=unit.parent_id)
    if birth_year:
        named = named.filter(Q(birth_year=None) | Q(birth_year=birth_year))
        in_province = Association.objects.within(find_home(unit)).values("pk")
        reach |= Q(association__in=in_province, birth_year=birth_year)
    elsewhere = named.filter(reach).exclude(association=unit)
    found = {
        bearer.pk: bearer
        for rows in (named.filter(association=unit), elsewhere)
        for bearer in rows[:MOST]
    }
    here = alive.filter(association=unit).exclude(pk__in=found)
    short = [pk for pk, other in here.values_list("pk", "name_key") if may_abbreviate(key, other)][
        :MOST
    ]
    found |= Bearer.objects.select_related("association").in_bulk(short)
    registered = dict(
        Registration.objects.filter(bearer__in=found, model=model, year=year)
        .exclude(state=RegistrationState.WITHDRAWN)
        .values_list("bearer", "pk")
    )
    similar = []
    for pk, bearer in found.items():
        is_here = bearer.association_id == unit.pk
        why = "cùng tên" if bearer.name_key == key else "tên có thể viết tắt"
        similar.append(Similar(bearer, is_here, why, registered.get(pk)))
    return sorted(similar, key=lambda each: (not each.is_here, each.why, each.bearer.pk))


@transaction.atomic
def register(
    unit: Association,
    model: LearningModel,
    year: int,
    by: User,
    *,
    bearer: Bearer | None = None,
    fields: dict | None = None,
    group: ModelGroup | None = None,
) -> Registration:
    """Register a bearer for the year: one that is known, or a new one made of ``fields``
    (name, hamlet, address, birth_year, sex, people).

    Who had withdrawn is registered again. Raises ``PermissionDenied``; ``Conflict`` when the year
    is not open or the bearer is registered; ``ValidationError`` on wrong fields.
    """
    may_enter(by, unit).require()
    require_open(unit, model, year)
    if bearer is None:
        bearer = Bearer(association=unit, subject=model.subject, **(fields or {}))
        _fill_keys(bearer)
        bearer.full_clean()
        bearer.save()
    elif bearer.association_id != unit.pk or bearer.subject != model.subject:
        raise Conflict(f"{bearer} không do đơn vị này quản lý hoặc không hợp với mô hình.")
    if group is not None and group.model_id != model.pk:
        raise ValidationError({"group": "Nhóm này không thuộc mô hình."})
    row = (
        Registration.objects.select_for_update(of=("self",))
        .filter(bearer=bearer, model=model, year=year)
        .first()
    )
    if row is not None and row.state != RegistrationState.WITHDRAWN:
        raise Conflict(f"{bearer} đã đăng ký “{model}” năm {year} rồi.")
    is_hard = bool(find_hard([unit], date(year, 12, 31)))
    row = row or Registration(bearer=bearer, model=model, year=year, association=unit)
    row.state, row.reason, row.registered_by = RegistrationState.REGISTERED, "", by
    row.group, row.area = group, Area.HARD if is_hard else Area.COMMON
    row.association = unit
    row.save()
    return row


def _fill_keys(bearer: Bearer) -> None:
    """Set what names are compared by, before the rules that need it are asked."""
    bearer.name_key = key_name(bearer.name)
    if not bearer.name_key:
        raise ValidationError({"name": "Tên phải có chữ."})
    if bearer.subject != Subject.PERSON:
        bearer.birth_year, bearer.sex = None, ""


# Persons of one name and birth year, households of one name and address.
_TWICE = """
select r.id, o.association_id
  from learning_models_registration r
  join learning_models_bearer b on b.id = r.bearer_id
  join learning_models_bearer c
    on c.subject = b.subject and c.name_key = b.name_key and c.id <> b.id
   and ((b.birth_year is not null and c.birth_year = b.birth_year)
        or (b.address_key <> '' and c.address_key = b.address_key
            and c.hamlet_key = b.hamlet_key))
  join learning_models_registration o
    on o.bearer_id = c.id and o.model_id = r.model_id and o.year = r.year
   and o.association_id <> r.association_id
  join associations_association a on a.id = o.association_id
  join associations_association own on own.id = r.association_id
  join associations_association home
    on home.level_id = 'province' and home.tree_id = own.tree_id and home.tree_id = a.tree_id
   and own.lft between home.lft and home.rght and a.lft between home.lft and home.rght
 where r.association_id = %(unit)s and r.model_id = %(model)s and r.year = %(year)s
   and r.state <> 'withdrawn' and o.state <> 'withdrawn'
 order by r.id limit 200
"""


def find_twice(unit: Association, model: LearningModel, year: int) -> dict[int, set[int]]:
    """{registration of ``unit``: the units of its province where the same one seems registered
    too}; both units are told."""
    twice: dict[int, set[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_TWICE, {"unit": unit.pk, "model": model.pk, "year": year})
        for registration, elsewhere in cursor.fetchall():
            twice.setdefault(registration, set()).add(elsewhere)
    return twice
