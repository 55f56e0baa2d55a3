"""Certificates of thanks to donors ("Tấm lòng vàng"), by the machinery of all certificates (Q5)."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import QuerySet

from accounts.access import YES, Answer, holds, list_seats
from accounts.models import Role, User
from funds.ledger import LedgerRefused
from funds.models import Donor, Fund
from funds.statements import list_gifts
from khuyenhoc.lib.money import format_dong
from records.certificates import Issued, NewCertificate, issue_certificates, list_designs
from records.models import (
    Certificate,
    CertificateDesign,
    CertificateState,
    Decision,
    DecisionState,
)

KIND, TITLE, SUBJECT = "golden_heart", "Tấm lòng vàng", "donor"
MOST = 30
NOT_YOURS = "Giấy do người có quyền duyệt ở hội có quỹ hoặc hội cấp trên cấp."
NOBODY = "Hãy đánh dấu ít nhất một nhà tài trợ."
CHANGED = "Danh sách vừa đổi: có người đã được cấp giấy. Chưa cấp gì; hãy xem lại danh sách."
NO_DECISION = "Hãy chọn quyết định. Chưa có thì ghi và ban hành quyết định trên bàn quản trị."
NO_DESIGN = "Hãy chọn mẫu giấy. Chưa có mẫu thì nhờ hội cấp tỉnh làm trên bàn quản trị."


def may_thank(user: User, fund: Fund) -> Answer:
    """Whether ``user`` gives certificates: approves for the fund's unit or one above it."""
    role = holds(user, Role.APPROVE)
    if not role:
        return role
    above = set(_list_above(fund))
    return YES if above & list_seats(user, Role.APPROVE) else Answer(False, NOT_YOURS)


def list_unthanked(fund: Fund, year: int) -> list[tuple[Donor, int]]:
    """(donor, whole đồng of the year) of those who have no valid certificate for it yet, largest
    first."""
    given = set(
        Certificate.objects.filter(
            kind=KIND, subject_kind=SUBJECT, year=year, state=CertificateState.VALID
        ).values_list("subject_id", flat=True)
    )
    gifts = list_gifts(fund, year)
    return [
        (donor, total)
        for donor, total in gifts
        if donor is not None and total > 0 and donor.pk not in given
    ]


def list_thanks(donor: Donor) -> QuerySet[Certificate]:
    """The certificates that a donor was given, the latest first."""
    rows = Certificate.objects.filter(kind=KIND, subject_kind=SUBJECT, subject_id=donor.pk)
    return rows.order_by("-year", "-pk")


def list_decisions(fund: Fund) -> QuerySet[Decision]:
    """Issued decisions of the fund's unit and of those above it, the latest first."""
    rows = Decision.objects.filter(association__in=_list_above(fund), state=DecisionState.ISSUED)
    return rows.select_related("association").order_by("-signed_on", "-pk")[:MOST]


def list_designs_for(decisions: Collection[Decision]) -> list[CertificateDesign]:
    """The published designs that certificates by these decisions may be given."""
    bodies = {decision.association_id: decision for decision in decisions}
    found = {design.pk: design for each in bodies.values() for design in list_designs(each)}
    return sorted(found.values(), key=lambda design: (design.name, design.pk))


@transaction.atomic
def thank(
    fund: Fund,
    year: int,
    chosen: Collection[int],
    *,
    decision: Decision,
    design: CertificateDesign,
    by: User,
) -> Issued:
    """A certificate for each chosen donor of a year, once, with a code that anybody may verify.

    Raises ``LedgerRefused``, ``CertificateRefused``, ``PermissionDenied``.
    """
    may_thank(by, fund).require()
    Fund.objects.select_for_update(of=("self",)).get(pk=fund.pk)
    if not chosen:
        raise LedgerRefused(NOBODY)
    waiting = [(donor, total) for donor, total in list_unthanked(fund, year) if donor.pk in chosen]
    if len(waiting) != len(set(chosen)):
        raise LedgerRefused(CHANGED)
    rows = [
        NewCertificate(
            name=donor.name, kind=KIND, title=TITLE, subject_kind=SUBJECT, subject_id=donor.pk,
            details={"địa chỉ": fund.association.full_name, "số tiền": format_dong(total)},
        )
        for donor, total in waiting
    ]  # fmt: skip
    return issue_certificates(decision, rows, design=design, year=year, by=by)


def _list_above(fund: Fund) -> list[int]:
    above = fund.association.get_ancestors(include_self=True)
    return list(above.values_list("pk", flat=True))
