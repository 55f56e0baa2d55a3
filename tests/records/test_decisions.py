"""Decisions: four eyes, numbers without gaps, and nothing changes once issued."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from records import decisions
from records.decisions import DecisionRefused, issue_decision, revoke_decision
from records.models import Certificate, Decision, DecisionState
from tests.factories import make_association, make_officer
from tests.records.papers import give, make_decision, make_design, make_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall():
    """A province with a drafter and an issuer."""
    province = make_association("Thái Nguyên", "province", full_name="Hội Khuyến học Thái Nguyên")
    return province, make_officer("soan", province), make_officer("ky", province, ("approve",))


def test_issued_decision_takes_the_next_number_of_its_association_and_year(hall):
    province, drafter, issuer = hall
    other = make_association("Lạng Sơn", "province")

    written = [
        make_decision(*each).written_number
        for each in ((province, drafter, issuer), (province, drafter, issuer))
    ]
    last_year = make_decision(province, drafter, issuer, signed_on=date(2025, 12, 30))
    elsewhere = make_decision(other, drafter, issuer, symbol="QĐ-KHLS")

    assert written == ["01/QĐ-HKH", "02/QĐ-HKH"]
    assert (last_year.number, last_year.year) == (1, 2025)
    assert elsewhere.written_number == "01/QĐ-KHLS"
    assert last_year.in_force_on == date(2025, 12, 30)


def test_paper_of_another_body_keeps_its_typed_number_and_takes_none(hall):
    typed = make_decision(
        *hall, written_number="45/QĐ-UBND", body_name="Ủy ban nhân dân xã Tân Lập"
    )
    own = make_decision(*hall)

    assert (typed.number, typed.written_number) == (None, "45/QĐ-UBND")
    assert typed.body == "Ủy ban nhân dân xã Tân Lập"
    assert (own.number, own.body) == (1, "Hội Khuyến học Thái Nguyên")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"signed_on": None}, decisions.NO_DAY),
        ({"signer_name": ""}, decisions.NO_SIGNER),
        ({"signer_office": " "}, decisions.NO_SIGNER),
        ({"body_name": "UBND xã Tân Lập"}, decisions.NO_NUMBER_OUTSIDE),
        ({"symbol": ""}, decisions.NO_NUMBER),
    ],
)
def test_draft_that_lacks_something_is_not_issued(hall, fields, sentence):
    province, drafter, issuer = hall
    draft = make_draft(province, drafter, **fields)

    with pytest.raises(DecisionRefused, match=sentence.replace("(", r"\(").replace(")", r"\)")):
        issue_decision(draft, issuer)

    assert Decision.objects.get(pk=draft.pk).state == DecisionState.DRAFT


def test_decision_of_a_day_to_come_is_not_issued(hall):
    province, drafter, issuer = hall
    draft = make_draft(province, drafter, signed_on=timezone.localdate() + timedelta(days=1))

    with pytest.raises(DecisionRefused, match=decisions.DAY_TO_COME):
        issue_decision(draft, issuer)


def test_who_drafted_does_not_issue(hall):
    province, drafter, _ = hall
    draft = make_draft(province, drafter)

    with pytest.raises(DecisionRefused, match=decisions.OWN_DRAFT):
        issue_decision(draft, drafter)


def test_decision_is_issued_once_and_its_number_not_typed_twice(hall):
    province, drafter, issuer = hall
    issued = make_decision(*hall, written_number="45/QĐ-HKH")
    again = make_draft(province, drafter, written_number="45/QĐ-HKH")

    with pytest.raises(DecisionRefused, match=decisions.NOT_A_DRAFT):
        issue_decision(issued, issuer)
    with pytest.raises(DecisionRefused, match="đã có quyết định số 45/QĐ-HKH"):
        issue_decision(again, issuer)


@pytest.mark.parametrize(
    "change",
    [
        {"abstract": "Khác"},
        {"state": "draft", "issued_at": None, "issued_by": None, "number": None},
        {"signed_on": date(2026, 1, 1)},
        {"signer_name": "Người khác"},
        {"number": 7},
    ],
)
def test_issued_decision_never_changes(hall, change):
    issued = make_decision(*hall)

    with pytest.raises(IntegrityError, match="đã ban hành"), transaction.atomic():
        Decision.objects.filter(pk=issued.pk).update(**change)
    with pytest.raises(IntegrityError, match="đã ban hành"), transaction.atomic():
        Decision.objects.filter(pk=issued.pk).delete()


def test_revoked_decision_tells_why_and_its_certificates_end(hall):
    province, drafter, issuer = hall
    decision = make_decision(*hall)
    one, other = give(decision, make_design(province), drafter, ["Lý Thị Hoa", "Bùi Văn Bình"])
    through = make_decision(*hall, abstract="Thu hồi quyết định")

    ended = revoke_decision(decision, issuer, reason="Danh sách sai", through=through)

    row = Decision.objects.get(pk=decision.pk)
    assert (ended, row.state, row.revoked_through, row.revocation_reason) == (
        2, DecisionState.REVOKED, through, "Danh sách sai",
    )  # fmt: skip
    told = set(Certificate.objects.values_list("pk", "state", "reason"))
    assert told == {(each.pk, "revoked", "Danh sách sai") for each in (one, other)}
    with pytest.raises(IntegrityError, match="đã ban hành"), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(revocation_reason="Khác")


def test_revoking_needs_a_reason_and_another_issued_decision(hall):
    province, drafter, issuer = hall
    decision = make_decision(*hall)
    draft = make_draft(province, drafter)

    for through, reason, sentence in (
        (make_decision(*hall), " ", decisions.NO_REASON),
        (decision, "Sai", decisions.NOT_BY_ITSELF),
        (draft, "Sai", decisions.NOT_THROUGH_DRAFT),
    ):
        with pytest.raises(DecisionRefused, match=sentence):
            revoke_decision(decision, issuer, reason=reason, through=through)
    with pytest.raises(DecisionRefused, match=decisions.NOT_ISSUED):
        revoke_decision(draft, issuer, reason="Sai", through=decision)
