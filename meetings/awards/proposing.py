"""A unit proposes an award for itself or a person of it, corrects it, or takes it back (K4).

Whether it is granted a decision says: approvers above enter it for all whom it names at once.
"""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from accounts.access import associations_for, holds
from accounts.models import Person, Role, User
from associations.models import Association
from khuyenhoc.lib.names import clean, vn_norm
from meetings.calling import MeetingRefused
from meetings.models import Award, AwardState
from meetings.rights import may_lead
from records.models import Decision, DecisionState

DECIDED = "Đề nghị này đã có kết quả hoặc đã rút, không sửa được nữa."


def find_person(unit: Association, name: str, birth_year: int | None) -> Person:
    """The one person of that name whom ``unit`` or a unit below it keeps.

    Raises ``MeetingRefused`` where there is none, or where the year of birth has to tell.
    """
    reach = Association.objects.filter(pk=unit.pk)
    found = Person.objects.within(reach).filter(search_key=vn_norm(clean(name)), erased_at=None)
    if birth_year is not None:
        found = found.filter(birth_year=birth_year)
    rows = list(found[:2])
    if not rows:
        raise MeetingRefused(
            f"Chưa có ai tên {clean(name)} trong danh sách cán bộ, hội viên của đơn vị. Hãy ghi "
            "người ấy vào danh sách trước đã."
        )
    if len(rows) > 1:
        raise MeetingRefused(
            f"Có nhiều người tên {clean(name)}. Hãy ghi thêm năm sinh của người được đề nghị."
        )
    return rows[0]


@transaction.atomic
def propose(award: Award, by: User) -> Award:
    """Write a new proposal, or what was corrected of one.

    Raises ``MeetingRefused`` for a kind that is not given so, a second proposal of one year, one
    that was decided; ``PermissionDenied``.
    """
    may_lead(by, award.association).require()
    if award.pk is None:
        award.proposed_by, award.state = by, AwardState.PROPOSED
        if award.association.closed_on is not None:
            raise MeetingRefused("Đơn vị đã kết thúc; hãy đề nghị cho đơn vị kế thừa.")
    else:
        _lock_open(award)
    award.merits = award.merits.strip()
    try:
        award.full_clean()
    except ValidationError as fault:
        raise MeetingRefused(" ".join(fault.messages)) from fault
    award.save()
    return award


@transaction.atomic
def withdraw(award: Award, by: User) -> Award:
    """Take a proposal back that is not decided yet."""
    found = _lock_open(award)
    may_lead(by, found.association).require()
    found.state = AwardState.WITHDRAWN
    found.save(update_fields=["state"])
    return found


def list_to_decide(user: User) -> QuerySet[Award]:
    """Proposals of the associations for which ``user`` approves and of all below them."""
    rows = Award.objects.within(associations_for(user, Role.APPROVE))
    related = rows.filter(state=AwardState.PROPOSED).select_related("association", "person", "kind")
    return related.order_by("kind__order", "association__lft", "pk")


@transaction.atomic
def grant(awards: Sequence[Award], decision: Decision, by: User) -> int:
    """Grant all these proposals by one issued decision; how many.

    Raises ``MeetingRefused`` where none is chosen, one was decided meanwhile, or the decision is
    not issued; ``PermissionDenied``.
    """
    holds(by, Role.APPROVE).require()
    keys = [each.pk for each in awards]
    rows = list(list_to_decide(by).filter(pk__in=keys).select_for_update(of=("self",)))
    if not rows or len(rows) != len(keys):
        raise MeetingRefused("Hãy chọn lại: có đề nghị đã có kết quả hoặc đã rút.")
    if decision.state != DecisionState.ISSUED:
        raise MeetingRefused("Hãy chọn quyết định đã ban hành.")
    for row in rows:
        row.state, row.decision = AwardState.GRANTED, decision
    return Award.objects.bulk_update(rows, ["state", "decision"])


def _lock_open(award: Award) -> Award:
    rows = Award.objects.select_for_update(of=("self",)).select_related("association")
    found = rows.get(pk=award.pk)
    if found.state != AwardState.PROPOSED:
        raise MeetingRefused(DECIDED)
    return found
