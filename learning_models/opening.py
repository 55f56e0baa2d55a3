"""Opening and closing a year of a model, and where it is run (product.md L2)."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.access import associations_for, holds
from accounts.models import Role, User
from associations.models import Association
from associations.scope import is_within
from learning_models.models import LearningModel, ModelYear

OPENED_BY = ["province", "cluster", "national"]
ELSEWHERE = "Đơn vị này không thuộc phần cây mà bạn phụ trách."


class CannotOpen(Exception):
    """The year cannot be opened or closed; the message says why and what to do."""


@transaction.atomic
def open_year(
    association: Association,
    model: LearningModel,
    year: int,
    by: User,
    pilots: Collection[Association] = (),
) -> ModelYear:
    """Open ``year`` of a model for ``association`` and all below, or for ``pilots`` below it alone.

    A year that was closed is opened again. Raises ``CannotOpen``; ``PermissionDenied`` unless
    ``by`` approves there.
    """
    require_may_open(by, association)
    outside = [
        pilot
        for pilot in pilots
        if not is_within(pilot, Association.objects.filter(pk=association.pk))
    ]
    if outside:
        raise CannotOpen(f"{outside[0]} không thuộc {association}, nên không chọn làm điểm được.")
    opened = (
        ModelYear.objects.select_for_update(of=("self",))
        .filter(association=association, model=model, year=year)
        .first()
    )
    if opened is not None and opened.is_open:
        raise CannotOpen(f"Năm {year} của “{model}” đã mở rồi.")
    opened = opened or ModelYear(association=association, model=model, year=year)
    opened.is_open, opened.closed_at = True, None
    try:
        opened.full_clean(exclude=["pilots"])
    except ValidationError as error:
        raise CannotOpen(" ".join(error.messages)) from None
    opened.save()
    opened.pilots.set(pilots)
    return opened


@transaction.atomic
def close_year(opened: ModelYear, by: User) -> ModelYear:
    """Close a year: nothing more is registered, proposed or decided in it.

    Raises ``CannotOpen`` when it is closed already; ``PermissionDenied``.
    """
    opened = ModelYear.objects.select_for_update(of=("self",)).get(pk=opened.pk)
    require_may_open(by, opened.association)
    if not opened.is_open:
        raise CannotOpen("Năm này đã khóa rồi.")
    opened.is_open, opened.closed_at = False, timezone.now()
    opened.save(update_fields=["is_open", "closed_at"])
    return opened


def require_may_open(by: User, association: Association) -> None:
    """Raise ``PermissionDenied`` unless ``by`` approves in ``association``, a province or above."""
    if association.level_id not in OPENED_BY:
        raise PermissionDenied("Năm của mô hình do hội cấp tỉnh trở lên mở và khóa.")
    holds(by, Role.APPROVE).require()
    if not is_within(association, associations_for(by, Role.APPROVE)):
        raise PermissionDenied(ELSEWHERE)


def find_years(association: Association) -> QuerySet[ModelYear]:
    """The years, open or closed, that hold for ``association``: opened by it or by one above, and
    not for other pilots alone."""
    above = association.get_ancestors(include_self=True).values("pk")
    return (
        ModelYear.objects.filter(association__in=above)
        .filter(Q(pilots=None) | Q(pilots__in=above))
        .distinct()
        .select_related("model")
    )


def is_open_in(association: Association, model: LearningModel, year: int) -> bool:
    """Whether the model's year is open in ``association``."""
    return find_years(association).filter(model=model, year=year, is_open=True).exists()
