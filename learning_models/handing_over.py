"""Households and persons pass to a successor only by being handed over (product.md A3)."""

from collections.abc import Iterable

import pghistory
from django.db import transaction

from accounts.handing_over import (
    NotHandedOver,
    find_takers,
    list_keeping_seats,
    require_may_hand_over,
)
from accounts.models import User
from associations.models import Association
from associations.scope import is_within
from learning_models.models import PRIVATE_SUBJECTS, Bearer
from learning_models.passing import Passing, move_bearers, pass_registrations


@transaction.atomic
def hand_over(bearers: Iterable[Bearer], to: Association, by: User, reason: str = "") -> int:
    """Let ``to`` keep these households and persons from now on, with what is open of their year;
    how many there were.

    Only a living successor of the association that keeps them gets them, and only from who may
    approve in the province (or above) that reads them. The log keeps who, when and why. Raises
    ``NotHandedOver``; then nothing has passed.
    """
    require_may_hand_over(by)
    keys = {bearer.pk for bearer in bearers}
    reachable = Bearer.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    if not by.is_superuser:
        reachable = reachable.within(list_keeping_seats(by))
    held = list(reachable.select_related("association").order_by("pk"))
    if len(held) < len(keys) or not (by.is_superuser or is_within(to, list_keeping_seats(by))):
        raise NotHandedOver("Có hồ sơ, hoặc đơn vị nhận, nằm ngoài phạm vi của bạn.")
    keepers = {bearer.association_id: bearer.association for bearer in held}
    open_to = find_takers(keepers)
    for key, keeper in keepers.items():
        if to.pk not in open_to[key]:
            raise NotHandedOver(
                f"{to} không kế thừa {keeper}, nơi đang giữ hồ sơ. Chỉ bàn giao được cho đơn vị kế "
                "thừa còn hoạt động."
            )
    with pghistory.context(user=by.pk, reason=reason or f"Bàn giao sổ mô hình cho {to}"):
        move_bearers({bearer.pk: to.pk for bearer in held}, lambda unit: keepers[unit].full_name)
        subjects = sorted({bearer.subject for bearer in held} & set(PRIVATE_SUBJECTS))
        units: dict[int, int] = dict.fromkeys(keepers, to.id)
        pass_registrations(Passing(units, {}, {}, subjects), only=sorted(keys))
    return len(held)
