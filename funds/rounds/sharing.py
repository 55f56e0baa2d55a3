"""The quota of units by a formula that is kept with the round, given back and given again (Q3)."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from accounts.models import User
from associations.models import Association
from figures.models import Period, PeriodKind
from figures.readings import read_table
from funds.models import Nomination, NominationState, Quota, Round, RoundState, Sharing
from funds.rounds.calling import RoundRefused, hold
from funds.rounds.rights import may_nominate, may_run

MEMBERS = "members"
IN_WORDS = {
    Sharing.EQUAL: "Mỗi đơn vị như nhau.",
    Sharing.MEMBERS: "Theo số hội viên của đơn vị trong kỳ năm mới nhất.",
    Sharing.PUPILS: "Theo số học sinh của đơn vị.",
    Sharing.TYPED: "Theo số ghi cho từng đơn vị.",
}
REMAINDER = (
    "Mỗi đơn vị được phần nguyên của số được đề cử × số của đơn vị ÷ tổng số; số còn lại giao lần "
    "lượt cho đơn vị có phần lẻ lớn nhất, bằng nhau thì đơn vị đứng trước trong danh sách."
)
NO_WEIGHT = "Tổng số để chia bằng 0. Hãy ghi số cho ít nhất một đơn vị."
NOT_ADDED_UP = "Các số ghi cộng lại là {sum}, phải đúng bằng {places}."
NO_MEMBERS = "Chưa có số hội viên nào được duyệt cho các đơn vị này. Hãy chọn cách chia khác."
TOO_FEW_SPARE = "Đợt chỉ còn {spare} chỉ tiêu chưa giao."
NOTHING_UNUSED = "Đơn vị không còn chỉ tiêu nào chưa dùng."
ACTIVE = ~Q(state=NominationState.WITHDRAWN)


def share_places(places: int, weights: Sequence[int]) -> list[int]:
    """``places`` by ``weights``, none below zero; the parts add up to ``places`` exactly.

    Whole parts first, what is left one by one to the largest fractions, the first of equals.
    """
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        raise RoundRefused(NO_WEIGHT)
    parts = [places * weight // whole for weight in weights]
    left = places - sum(parts)
    by_fraction = sorted(range(len(weights)), key=lambda at: -(places * weights[at] % whole))
    for at in by_fraction[:left]:
        parts[at] += 1
    return parts


def list_units(found: Round) -> list[Association]:
    """The living units directly below the round's association; itself where there are none."""
    below = found.association.get_children().alive(timezone.localdate()).order_by("lft")
    return list(below) or [found.association]


def weigh(found: Round, units: Sequence[Association], typed: Mapping[int, int]) -> list[int]:
    """The number by which each unit gets its share, as the round's formula says."""
    if found.sharing == Sharing.EQUAL:
        return [1] * len(units)
    if found.sharing == Sharing.MEMBERS:
        return _read_members(units)
    return [typed.get(unit.pk, 0) for unit in units]


@transaction.atomic
def give_quotas(found: Round, by: User, typed: Mapping[int, int]) -> list[Quota]:
    """Share all places of a draft out among ``list_units``, in place of what was given before.

    ``typed`` is {unit: its pupils, or its places where each is typed}; who weighs nothing has no
    quota. Raises ``RoundRefused``.
    """
    may_run(by, found).require()
    row = hold(found, RoundState.DRAFT)
    units = list_units(row)
    weights = weigh(row, units, typed)
    if row.sharing == Sharing.TYPED and sum(weights) != row.places:
        raise RoundRefused(NOT_ADDED_UP.format(sum=sum(weights), places=row.places))
    parts = share_places(row.places, weights)
    row.quotas.all().delete()
    quotas = Quota.objects.bulk_create(
        Quota(round=row, association=unit, weight=weight, places=part)
        for unit, weight, part in zip(units, weights, parts, strict=True)
        if weight
    )
    row.spare = 0
    row.save(update_fields=["spare"])
    return quotas


@transaction.atomic
def return_unused(quota: Quota, by: User) -> int:
    """Give back to the round what the unit will not use; how many places."""
    may_nominate(by, quota.association).require()
    found = hold(quota.round, RoundState.OPEN)
    row = Quota.objects.select_for_update().get(pk=quota.pk)
    unused = row.places - count_used(found, row.association)
    if not unused:
        raise RoundRefused(NOTHING_UNUSED)
    row.places -= unused
    row.save(update_fields=["places"])
    found.spare += unused
    found.save(update_fields=["spare"])
    return unused


@transaction.atomic
def give_again(quota: Quota, places: int, by: User) -> Quota:
    """Give spare places of a round that is open to a unit of it. Raises ``RoundRefused``."""
    may_run(by, quota.round).require()
    found = hold(quota.round, RoundState.OPEN)
    if not 0 < places <= found.spare:
        raise RoundRefused(TOO_FEW_SPARE.format(spare=found.spare))
    row = Quota.objects.select_for_update().get(pk=quota.pk)
    row.places += places
    row.save(update_fields=["places"])
    found.spare -= places
    found.save(update_fields=["spare"])
    return row


def count_used(found: Round, unit: Association) -> int:
    """How many nominations of a unit stand in a round."""
    return Nomination.objects.filter(ACTIVE, round=found, association=unit).count()


def count_all_used(found: Round) -> dict[int, int]:
    """{unit: nominations that stand}."""
    rows = Nomination.objects.filter(ACTIVE, round=found).order_by()
    return dict(rows.values_list("association").annotate(Count("pk")))


def _read_members(units: Sequence[Association]) -> list[int]:
    """The members of units in the newest year that any of them has a number for."""
    keys = [unit.pk for unit in units]
    years = Period.objects.filter(kind=PeriodKind.YEAR, last_day__lte=timezone.localdate())
    for period in years.order_by("-last_day")[:3]:
        table = read_table([period], keys, [MEMBERS])
        numbers = [table.read(period, key, MEMBERS).number for key in keys]
        if any(numbers):
            return [int(number or 0) for number in numbers]
    raise RoundRefused(NO_MEMBERS)
