"""Small decisions, designs and certificates for tests, made by the functions that pages call."""

from collections.abc import Sequence
from datetime import date

from accounts.models import User
from associations.models import Association
from records.certificates import NewCertificate, issue_certificates
from records.decisions import draft_decision, issue_decision
from records.models import Certificate, CertificateDesign, Decision, DesignState

SIGNED = date(2026, 11, 18)
TEXT = "Chứng nhận\n{họ tên}\n{địa chỉ}\nđạt danh hiệu {danh hiệu} năm {năm}."


def make_draft(association: Association, by: User, **fields) -> Decision:
    """A draft that lacks nothing."""
    return draft_decision(
        association=association,
        by=by,
        **{
            "kind": "learning_models",
            "abstract": "Công nhận Gia đình học tập năm 2026",
            "signed_on": SIGNED,
            "signer_name": "Trần Văn Mẫu",
            "signer_office": "Chủ tịch",
            **fields,
        },
    )


def make_decision(association: Association, drafter: User, issuer: User, **fields) -> Decision:
    """An issued decision."""
    return issue_decision(make_draft(association, drafter, **fields), issuer)


def make_design(association: Association, **fields) -> CertificateDesign:
    """A published design."""
    return CertificateDesign.objects.create(
        **{
            "association": association,
            "name": "Gia đình học tập",
            "text": TEXT,
            "state": DesignState.PUBLISHED,
            **fields,
        }
    )


def give(
    decision: Decision, design: CertificateDesign, by: User, names: Sequence[str], **fields
) -> list[Certificate]:
    """Certificates in these names, in their order."""
    rows = [
        NewCertificate(
            name,
            **{"kind": "learning_family", "title": "Gia đình học tập", **fields},
        )
        for name in names
    ]
    issued = issue_certificates(decision, rows, design=design, year=2026, by=by)
    return list(Certificate.objects.filter(pk__in=issued.keys).order_by("number"))
