"""Drafting, issuing and revoking decisions: four eyes are here, rights are for callers to ask."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from associations.models import Association
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.names import clean
from records.models import Certificate, CertificateState, Decision, DecisionState
from records.registers import take_number

REGISTER = "decision"

OWN_DRAFT = "Người soạn quyết định không tự ban hành; hãy nhờ người khác trong hội ban hành."
NOT_A_DRAFT = "Quyết định này đã ban hành rồi."
NOT_ISSUED = "Chỉ thu hồi được quyết định đã ban hành và chưa bị thu hồi."
NO_DAY = "Hãy ghi ngày ký trước khi ban hành."
DAY_TO_COME = "Ngày ký chưa đến. Hãy ghi ngày ký thật trên giấy."
NO_SIGNER = "Hãy ghi người ký và chức vụ trước khi ban hành."
NO_NUMBER = "Hãy ghi ký hiệu (ví dụ QĐ-HKH) hoặc cả số và ký hiệu đã có trên giấy."
NO_NUMBER_OUTSIDE = (
    "Quyết định do cơ quan khác ban hành phải ghi số và ký hiệu đúng như trên giấy, "
    "ví dụ 45/QĐ-UBND."
)
NO_REASON = "Hãy ghi lý do thu hồi."
NOT_BY_ITSELF = "Một quyết định không tự thu hồi chính nó."
NOT_THROUGH_DRAFT = "Quyết định thu hồi phải được ban hành trước."


class DecisionRefused(Exception):
    """What was asked of a decision cannot be; the message is a sentence for who asked."""


def draft_decision(
    *,
    association: Association,
    kind: str,
    abstract: str,
    by: User,
    symbol: str = "QĐ-HKH",
    written_number: str = "",
    body_name: str = "",
    signed_on: date | None = None,
    in_force_on: date | None = None,
    signer_name: str = "",
    signer_office: str = "",
    legal_basis: str = "",
) -> Decision:
    """A draft; see ``Decision`` for what its fields mean. ``by`` may not issue it later."""
    return Decision.objects.create(
        association=association,
        kind=kind,
        abstract=clean(abstract),
        drafted_by=by,
        symbol=clean(symbol),
        written_number=clean(written_number),
        body_name=clean(body_name),
        signed_on=signed_on,
        in_force_on=in_force_on,
        signer_name=clean(signer_name),
        signer_office=clean(signer_office),
        legal_basis="\n".join(line for line in map(clean, legal_basis.splitlines()) if line),
    )


@transaction.atomic
def issue_decision(decision: Decision, by: User) -> Decision:
    """Issue a draft: it gets the next number of its association and year, and stays as it is.

    A number that was typed is kept, and none is taken. Gives the row as it is now. Raises
    ``DecisionRefused``: the drafter issues, a day or signer is missing, it was issued already.
    """
    row = Decision.objects.select_for_update().get(pk=decision.pk)
    _judge(row, by)
    assert row.signed_on is not None
    row.year = row.signed_on.year
    row.in_force_on = row.in_force_on or row.signed_on
    if not row.written_number:
        row.number = take_number(REGISTER, row.association, row.year)
        row.written_number = f"{row.number:02}/{row.symbol}"
    elif _is_taken(row):
        raise DecisionRefused(
            f"Năm {row.year} đã có quyết định số {row.written_number} của {row.body}."
        )
    row.state = DecisionState.ISSUED
    row.issued_at = timezone.now()
    row.issued_by = by
    row.save()
    return row


@transaction.atomic
def revoke_decision(decision: Decision, by: User, *, reason: str, through: Decision) -> int:
    """Revoke an issued decision through another one that has been issued; with it end its
    certificates that were still valid. Gives how many those were.

    Two people have then looked at it, because ``through`` was drafted by one and issued by
    another. Raises ``DecisionRefused``.
    """
    row = Decision.objects.select_for_update().get(pk=decision.pk)
    reason = clean(reason)
    if row.state != DecisionState.ISSUED:
        raise DecisionRefused(NOT_ISSUED)
    if not reason:
        raise DecisionRefused(NO_REASON)
    if through.pk == row.pk:
        raise DecisionRefused(NOT_BY_ITSELF)
    if not Decision.objects.issued().filter(pk=through.pk).exists():
        raise DecisionRefused(NOT_THROUGH_DRAFT)
    row.state = DecisionState.REVOKED
    row.revoked_at = timezone.now()
    row.revoked_by = by
    row.revoked_through = through
    row.revocation_reason = reason
    row.save()
    return Certificate.objects.filter(decision=row, state=CertificateState.VALID).update(
        state=CertificateState.REVOKED,
        ended_on=timezone.localdate(),
        ended_by=by,
        reason=reason,
    )


def _judge(row: Decision, by: User) -> None:
    faults = (
        (row.state != DecisionState.DRAFT, NOT_A_DRAFT),
        (row.drafted_by_id == by.pk, OWN_DRAFT),
        (row.signed_on is None, NO_DAY),
        (row.signed_on is not None and row.signed_on > timezone.localdate(), DAY_TO_COME),
        (not (row.signer_name and row.signer_office), NO_SIGNER),
        (bool(row.body_name) and not row.written_number, NO_NUMBER_OUTSIDE),
        (not (row.symbol or row.written_number), NO_NUMBER),
    )
    for is_so, sentence in faults:
        if is_so:
            raise DecisionRefused(sentence)
    ended = row.association.closed_on
    if ended is not None and row.signed_on is not None and row.signed_on >= ended:
        raise DecisionRefused(
            f"{row.association.title} đã kết thúc từ ngày {format_date(ended)}, không ban hành "
            "quyết định ký từ ngày ấy. Hãy để đơn vị kế thừa ban hành."
        )


def _is_taken(row: Decision) -> bool:
    same = Decision.objects.exclude(state=DecisionState.DRAFT).filter(
        association=row.association_id,
        body_name=row.body_name,
        year=row.year,
        written_number=row.written_number,
    )
    return same.exists()
