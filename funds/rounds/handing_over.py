"""Handing the dossiers of a unit that ended over to a successor, after its reorganisation (A3)."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from associations.models import Association, Succession
from funds.models import Nomination
from funds.rounds.calling import RoundRefused
from funds.rounds.reorganising import RUNNING, pass_quotas
from funds.rounds.rights import may_nominate

ALIVE = "Đơn vị này còn hoạt động nên không bàn giao hồ sơ."
NOT_AN_HEIR = "Hãy chọn một đơn vị kế thừa của đơn vị đã kết thúc."
NOTHING = "Đơn vị không còn hồ sơ nào chờ bàn giao."


def list_heirs(unit: Association) -> list[Association]:
    """The living successors of a unit, through all that followed."""
    today = timezone.localdate()
    found: dict[int, Association] = {}
    seen, wave = {unit.pk}, [unit.pk]
    while wave:
        rows = Association.objects.filter(
            pk__in=Succession.objects.filter(old__in=wave).values("new")
        ).exclude(pk__in=seen)
        wave = []
        for row in rows:
            seen.add(row.pk)
            if row.closed_on is None or row.closed_on > today:
                found[row.pk] = row
            else:
                wave.append(row.pk)
    return sorted(found.values(), key=lambda row: row.lft)


def count_left(unit: Association) -> int:
    """How many dossiers of rounds that go on an ended unit still has."""
    return Nomination.objects.filter(association=unit, round__state__in=RUNNING).count()


@transaction.atomic
def hand_over_dossiers(unit: Association, heir: Association, by: User) -> int:
    """Give what an ended unit has nominated, with the places for it, to a successor; how many
    dossiers. Whoever enters above both does it. Raises ``RoundRefused``, ``PermissionDenied``."""
    may_nominate(by, unit).require()
    may_nominate(by, heir).require()
    if unit.closed_on is None or unit.closed_on > timezone.localdate():
        raise RoundRefused(ALIVE)
    if heir not in list_heirs(unit):
        raise RoundRefused(NOT_AN_HEIR)
    if not (count := count_left(unit)):
        raise RoundRefused(NOTHING)
    pass_quotas(unit.pk, [heir.pk], heir.pk, None)
    return count
