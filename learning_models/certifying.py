"""Certificates for those whom a decision recognises (product.md L4)."""

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import User
from learning_models.models import HOLDING, Registration
from records.certificates import Issued, NewCertificate, issue_certificates, revoke_certificates
from records.models import Certificate, CertificateDesign, Decision

SUBJECT = "registration"
ENDED = "Danh hiệu bị thôi công nhận theo quyết định {number}."


def find_uncertified(decision: Decision) -> QuerySet[Registration]:
    """The recognised of a decision that have no certificate by it yet, in the order of its list."""
    given = Certificate.objects.filter(decision=decision, subject_kind=SUBJECT)
    return (
        Registration.objects.filter(decision=decision, state__in=HOLDING)
        .exclude(pk__in=given.values("subject_id"))
        .select_related("bearer", "model", "association")
        .order_by("association__lft", "bearer__hamlet_key", "bearer__name_key", "pk")
    )


@transaction.atomic
def certify(decision: Decision, design: CertificateDesign, by: User) -> Issued | None:
    """Give a certificate to each whom ``decision`` recognises and who has none by it; None when
    nobody is left. Raises ``records.certificates.CertificateRefused``."""
    Decision.objects.select_for_update().get(pk=decision.pk)
    rows = list(find_uncertified(decision))
    if not rows:
        return None
    return issue_certificates(
        decision, [describe(row) for row in rows], design=design, year=rows[0].year, by=by
    )


def describe(row: Registration) -> NewCertificate:
    """What stands on the certificate of a registration."""
    place = ", ".join(filter(None, (row.bearer.address, row.bearer.hamlet, str(row.association))))
    return NewCertificate(
        name=row.bearer.name,
        kind=row.model_id,
        title=row.higher_title or row.model.name,
        subject_kind=SUBJECT,
        subject_id=row.pk,
        details={"địa chỉ": place},
        valid_until=row.valid_until,
    )


def end_certificates(row: Registration, decision: Decision, by: User) -> int:
    """Revoke the certificates of a title that is lost; how many. What is public names nobody."""
    own = Certificate.objects.filter(subject_kind=SUBJECT, subject_id=row.pk)
    reason = ENDED.format(number=decision.written_number)
    return revoke_certificates(own, by, reason=reason)
