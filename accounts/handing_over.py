"""Records of persons pass to a successor only by being handed over (product.md A3)."""

from collections.abc import Collection, Iterable

import pghistory
from django.db import transaction
from django.utils import timezone

from accounts.access import holds
from accounts.models import KEEPS_RECORDS, Person, Role, User
from associations.history import successors_of
from associations.models import Association
from associations.reorganising.journal import Journal
from associations.scope import is_within

NOT_YOURS = (
    "Chỉ người có quyền duyệt ở hội cấp tỉnh, nơi đang giữ hồ sơ, mới bàn giao hồ sơ người được."
)

NO_TAKER = (
    "Không có đơn vị nào kế thừa tất cả các đơn vị đang giữ những hồ sơ đã chọn, nên chưa bàn giao "
    "gì. Hãy chọn hồ sơ của từng đơn vị đã kết thúc."
)


class NotHandedOver(Exception):
    """Nothing was handed over; the message says why."""


@transaction.atomic
def hand_over(people: Iterable[Person], to: Association, by: User, reason: str = "") -> int:
    """Let ``to`` keep these persons' records from now on; how many there were.

    Only a living successor of the association that keeps them gets them, and only from who may
    approve in the province (or above) that reads them. The log keeps who, when and why. Raises
    ``NotHandedOver``; then nothing has passed.
    """
    require_may_hand_over(by)
    keys = {person.pk for person in people}
    reachable = Person.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    if not by.is_superuser:
        reachable = reachable.within(list_keeping_seats(by))
    held = list(reachable.order_by("pk"))
    if len(held) < len(keys) or not (by.is_superuser or is_within(to, list_keeping_seats(by))):
        raise NotHandedOver("Có hồ sơ, hoặc đơn vị nhận, nằm ngoài phạm vi của bạn.")
    open_to = find_takers({person.association_id for person in held})
    for person in held:
        if to.pk not in open_to[person.association_id]:
            raise NotHandedOver(
                f"{to} không kế thừa {person.association}, nơi đang giữ hồ sơ của {person}. "
                "Chỉ bàn giao được cho đơn vị kế thừa còn hoạt động."
            )
    with pghistory.context(user=by.pk, reason=reason or f"Bàn giao hồ sơ cho {to}"):
        return Person.objects.filter(pk__in=[person.pk for person in held]).update(association=to)


def require_may_hand_over(by: User) -> None:
    """Raise ``NotHandedOver`` unless ``by`` may approve at a level that keeps records."""
    if by.is_superuser:
        return
    if not (holds(by, Role.APPROVE) and list_keeping_seats(by).exists()):
        raise NotHandedOver(NOT_YOURS)


def list_keeping_seats(by: User):
    """Where ``by`` approves at a level that keeps records."""
    posts = by.posts().filter(roles__contains=[Role.APPROVE], association__level__in=KEEPS_RECORDS)
    return Association.objects.filter(posts__in=posts)


def find_takers(keepers: Collection[int]) -> dict[int, set[int]]:
    """By association: the living successors that may be handed its records."""
    today = timezone.localdate()
    return {
        keeper: {
            each.id
            for each in heirs
            if (each.opened_on is None or each.opened_on <= today)
            and (each.closed_on is None or today < each.closed_on)
        }
        for keeper, heirs in successors_of(keepers).items()
    }


def list_common_takers(people: Iterable[Person]) -> list[Association]:
    """The successors to whom all these persons' records may be handed, in the order of names."""
    found = find_takers({person.association_id for person in people})
    common = set.intersection(*found.values()) if found else set()
    return list(Association.objects.filter(pk__in=common).order_by("sort_key", "pk"))


def hand_over_in_event(units: dict[int, int], journal: Journal) -> None:
    """Hand over all records that units keep, {unit: successor}, as part of a reorganisation."""
    by_keeper = Person.objects.filter(association__in=units)
    keys = list(by_keeper.order_by("pk").values_list("pk", flat=True))
    with journal.watch("accounts_person", keys):
        for unit, heir in units.items():
            with pghistory.context(reason="Bàn giao hồ sơ khi sắp xếp tổ chức"):
                Person.objects.filter(association=unit).update(association=heir)
