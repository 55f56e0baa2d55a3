"""Giving out certificates, revoking them, replacing them. Rights are for the caller to ask."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from khuyenhoc.lib.names import clean
from records import signing
from records.models import (
    CODE_LENGTH,
    CODE_LETTERS,
    Certificate,
    CertificateDesign,
    CertificateState,
    Decision,
    DecisionState,
    DesignState,
)
from records.registers import take_numbers

REGISTER = "certificate"
BATCH = 1_000

NOT_ISSUED = "Quyết định chưa ban hành hoặc đã bị thu hồi nên chưa cấp giấy được."
NOT_PUBLISHED = "Mẫu giấy chưa được đưa vào dùng. Hãy chọn mẫu đang dùng."
DESIGN_ELSEWHERE = "Mẫu giấy này không phải của hội cấp giấy hay hội cấp trên của hội ấy."
NO_NAME = "Giấy chứng nhận phải có tên người hoặc đơn vị được cấp."
NO_REASON = "Hãy ghi lý do."
NOT_VALID = "Giấy này đã bị thu hồi hoặc đã được thay bằng giấy khác."


class CertificateRefused(Exception):
    """Certificates cannot be given out so; the message is a sentence for who asked."""


@dataclass(frozen=True, slots=True)
class NewCertificate:
    """One line of the annexed list.

    ``kind`` is a slug of lower-case letters ("learning_family"), ``title`` its words as printed.
    ``subject_kind`` and ``subject_id`` name the record that it is for, so that nobody gets two by
    one decision. ``details`` fills fields of the design: {"địa chỉ": "thôn Đồng Quang"}.
    ``valid_until`` is exclusive, None for ever.
    """

    name: str
    kind: str
    title: str
    subject_kind: str = ""
    subject_id: int | None = None
    details: dict[str, str] = field(default_factory=dict)
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Issued:
    """What was given out: certificates ``numbers`` of ``register_year``, in the order of rows."""

    register_year: int
    numbers: range
    keys: list[int]


@transaction.atomic
def issue_certificates(
    decision: Decision,
    rows: Iterable[NewCertificate],
    *,
    design: CertificateDesign,
    year: int,
    by: User,
    issued_on: date | None = None,
) -> Issued:
    """A certificate for every row, numbered as one block in the order of the rows.

    They belong to the decision's association; ``year`` is the year of the title; ``issued_on`` is
    the day the decision was signed unless told, and its year that of the register. All or none;
    10,000 take a few seconds. Raises ``CertificateRefused``, and ``IntegrityError`` when a subject
    has one by this decision already.
    """
    rows = list(rows)
    decision = Decision.objects.select_related("association").get(pk=decision.pk)
    if decision.state != DecisionState.ISSUED:
        raise CertificateRefused(NOT_ISSUED)
    _judge_design(decision, design)
    on = issued_on or decision.signed_on
    assert on is not None
    if not rows:
        return Issued(on.year, range(0), [])
    numbers = take_numbers(REGISTER, decision.association, on.year, len(rows))
    signer = signing.find_signer()
    keys: list[int] = []
    for start in range(0, len(rows), BATCH):
        made = [
            _make(row, number, signer, decision, design=design, year=year, on=on, by=by)
            for row, number in zip(
                rows[start : start + BATCH], numbers[start : start + BATCH], strict=True
            )
        ]
        keys += [each.pk for each in Certificate.objects.bulk_create(made)]
    return Issued(on.year, numbers, keys)


@transaction.atomic
def revoke_certificates(
    certificates: QuerySet[Certificate], by: User, *, reason: str, on: date | None = None
) -> int:
    """Revoke those of ``certificates`` that are valid, from ``on`` (today); how many they were.

    The public page tells the reason: no names in it. Raises ``CertificateRefused`` without one.
    """
    if not (reason := clean(reason)):
        raise CertificateRefused(NO_REASON)
    return certificates.filter(state=CertificateState.VALID).update(
        state=CertificateState.REVOKED,
        ended_on=on or timezone.localdate(),
        ended_by=by,
        reason=reason,
    )


@transaction.atomic
def replace_certificate(
    certificate: Certificate,
    by: User,
    *,
    reason: str,
    name: str | None = None,
    details: dict[str, str] | None = None,
    design: CertificateDesign | None = None,
    issued_on: date | None = None,
) -> Certificate:
    """A new certificate in the place of a valid one, with a number and a code of its own.

    What is not told stays as it was. The old one answers "replaced by number …" from then on.
    ``issued_on`` is today unless told. Raises ``CertificateRefused``.
    """
    if not (reason := clean(reason)):
        raise CertificateRefused(NO_REASON)
    old = Certificate.objects.select_for_update(of=("self",)).select_related(
        "decision__association", "design"
    ).get(pk=certificate.pk)  # fmt: skip
    if old.state != CertificateState.VALID:
        raise CertificateRefused(NOT_VALID)
    if design is not None:
        _judge_design(old.decision, design)
    on = issued_on or timezone.localdate()
    Certificate.objects.filter(pk=old.pk).update(
        state=CertificateState.REPLACED, ended_on=on, ended_by=by, reason=reason
    )
    row = NewCertificate(
        old.name if name is None else name,
        old.kind,
        old.title,
        old.subject_kind,
        old.subject_id,
        old.details if details is None else details,
        old.valid_until,
    )
    (number,) = take_numbers(REGISTER, old.decision.association, on.year, 1)
    made = _make(
        row, number, signing.find_signer(), old.decision,
        design=design or old.design, year=old.year, on=on, by=by,
    )  # fmt: skip
    made.replaces = old
    made.save()
    return made


def list_designs(decision: Decision) -> QuerySet[CertificateDesign]:
    """The published designs that certificates by a decision may be given: its own association's
    and those of the associations above it."""
    above = decision.association.get_ancestors(include_self=True)
    return CertificateDesign.objects.filter(state=DesignState.PUBLISHED, association__in=above)


def read_text(certificate: Certificate) -> str:
    """The line that the signature of a certificate is over."""
    return signing.write_text(
        key=certificate.key_id,
        number=certificate.number,
        register_year=certificate.register_year,
        kind=certificate.kind,
        association=certificate.association_id,
        on=certificate.issued_on,
        name=signing.hash_name(certificate.code, certificate.name),
    )


def draw_code() -> str:
    """A code at random: 80 bits."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def _make(
    row: NewCertificate,
    number: int,
    signer: signing.Signer,
    decision: Decision,
    *,
    design: CertificateDesign,
    year: int,
    on: date,
    by: User,
) -> Certificate:
    if not (name := clean(row.name)):
        raise CertificateRefused(NO_NAME)
    made = Certificate(
        association=decision.association,
        decision=decision,
        design=design,
        kind=row.kind,
        title=clean(row.title),
        year=year,
        register_year=on.year,
        number=number,
        name=name,
        details=row.details,
        subject_kind=row.subject_kind,
        subject_id=row.subject_id,
        issued_on=on,
        valid_until=row.valid_until,
        code=draw_code(),
        key=signer.row,
        made_by=by,
    )
    made.signature = signer.sign(read_text(made))
    return made


def _judge_design(decision: Decision, design: CertificateDesign) -> None:
    if design.state != DesignState.PUBLISHED:
        raise CertificateRefused(NOT_PUBLISHED)
    owners: Sequence[int] = decision.association.get_ancestors(include_self=True).values_list(
        "pk", flat=True
    )
    if design.association_id not in owners:
        raise CertificateRefused(DESIGN_ELSEWHERE)
