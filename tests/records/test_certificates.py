"""Certificates: numbered as one block, signed, revoked, replaced; nothing else ever changes."""

import re
from datetime import date

import pghistory.models
import pytest
from django.db import IntegrityError, connection, transaction

from records import certificates, signing
from records.certificates import (
    CertificateRefused,
    NewCertificate,
    issue_certificates,
    list_designs,
    read_text,
    replace_certificate,
    revoke_certificates,
)
from records.models import Certificate, CertificateDesign, CertificateState, DesignState
from tests.factories import make_association, make_officer
from tests.records.papers import SIGNED, give, make_decision, make_design, make_draft

pytestmark = pytest.mark.django_db
NAMES = ["Lý Thị Thiên Hưởng", "Bùi Văn Bình", "Đặng Ngọc Ẩn"]


@pytest.fixture
def hall():
    """A commune of a province, its issued decision, a design of the province, the drafter."""
    province = make_association("Thái Nguyên", "province")
    commune = make_association("Tân Lập", "commune", province)
    drafter, issuer = make_officer("soan", commune), make_officer("ky", commune, ("approve",))
    return commune, make_decision(commune, drafter, issuer), make_design(province), drafter


def test_certificates_of_a_list_get_one_block_of_numbers_in_its_order(hall):
    _, decision, design, by = hall

    first = give(decision, design, by, NAMES)
    second = give(decision, design, by, ["Vũ Thị Yến"])

    assert [(each.number, each.name) for each in first] == list(enumerate(NAMES, start=1))
    assert [each.written_number for each in second] == ["00004/2026"]
    assert {each.issued_on for each in first} == {SIGNED}


def test_failed_list_leaves_no_certificate_and_no_gap(hall):
    _, decision, design, by = hall

    with pytest.raises(CertificateRefused, match=certificates.NO_NAME):
        give(decision, design, by, ["Lý Thị Hoa", " "])

    assert not Certificate.objects.exists()
    assert [each.number for each in give(decision, design, by, ["Lý Thị Hoa"])] == [1]


def test_codes_are_drawn_from_80_bits_and_have_no_letters_that_look_alike(hall):
    _, decision, design, by = hall

    codes = [each.code for each in give(decision, design, by, NAMES * 20)]

    assert len(set(codes)) == 60
    assert all(re.fullmatch("[A-HJ-NP-Z2-9]{16}", code) for code in codes)
    assert set("".join(codes)) == set("ABCDEFGHJKLMNPQRSTUVWXYZ23456789")


def test_signature_proves_number_kind_body_day_and_name(hall):
    _, decision, design, by = hall
    one, other, _ = give(decision, design, by, NAMES)
    public = bytes(one.key.public_key)
    signed = read_text(one)

    assert signing.verify(public, signed, bytes(one.signature))
    assert not signing.verify(public, signed, bytes(other.signature))
    for attribute, value in (
        ("number", 9), ("kind", "learning_clan"), ("association_id", 1),
        ("issued_on", date(2026, 11, 19)), ("name", "Lý Thị Thiên Hường"), ("code", other.code),
    ):  # fmt: skip
        was = getattr(one, attribute)
        setattr(one, attribute, value)
        assert not signing.verify(public, read_text(one), bytes(one.signature)), attribute
        setattr(one, attribute, was)


def test_subject_gets_one_certificate_by_a_decision(hall):
    _, decision, design, by = hall
    whose = {"subject_kind": "household", "subject_id": 7}
    give(decision, design, by, ["Lý Thị Hoa"], **whose)

    with pytest.raises(IntegrityError, match="certificate_once_a_subject"), transaction.atomic():
        give(decision, design, by, ["Lý Thị Hoa"], **whose)


def test_only_an_issued_decision_and_a_published_design_of_above_give_certificates(hall):
    commune, decision, design, by = hall
    row = [NewCertificate("Lý Thị Hoa", "learning_family", "Gia đình học tập")]
    draft = make_draft(commune, by)
    elsewhere = make_design(make_association("Lạng Sơn", "province"))
    unpublished = make_design(commune, state=DesignState.DRAFT, name="Mới")

    for given, drawn, sentence in (
        (draft, design, certificates.NOT_ISSUED),
        (decision, unpublished, certificates.NOT_PUBLISHED),
        (decision, elsewhere, certificates.DESIGN_ELSEWHERE),
    ):
        with pytest.raises(CertificateRefused, match=sentence):
            issue_certificates(given, row, design=drawn, year=2026, by=by)
    assert set(list_designs(decision)) == {design}


def test_revoked_certificates_tell_why_and_are_revoked_once(hall):
    _, decision, design, by = hall
    one, other, _ = give(decision, design, by, NAMES)
    both = Certificate.objects.filter(pk__in=[one.pk, other.pk])

    with pytest.raises(CertificateRefused, match=certificates.NO_REASON):
        revoke_certificates(both, by, reason=" ")
    counted = [revoke_certificates(both, by, reason="Kê khai sai") for _ in range(2)]

    assert counted == [2, 0]
    told = set(Certificate.objects.values_list("number", "state", "reason"))
    assert told == {(1, "revoked", "Kê khai sai"), (2, "revoked", "Kê khai sai"), (3, "valid", "")}


def test_replaced_certificate_points_to_the_new_one_of_its_own_number_and_code(hall):
    _, decision, design, by = hall
    old = give(
        decision, design, by, ["Lý Thị Hao"], subject_kind="household", subject_id=7
    )[0]  # fmt: skip

    new = replace_certificate(old, by, reason="In sai tên", name="Lý Thị Hảo")

    old.refresh_from_db()
    assert (old.state, old.replaced_by, old.reason) == (
        CertificateState.REPLACED, new, "In sai tên",
    )  # fmt: skip
    assert (new.number, new.name, new.subject_id, new.title) == (2, "Lý Thị Hảo", 7, old.title)
    assert new.code != old.code
    assert signing.verify(bytes(new.key.public_key), read_text(new), bytes(new.signature))
    with pytest.raises(CertificateRefused, match=certificates.NOT_VALID):
        replace_certificate(old, by, reason="Lần nữa")


def test_given_certificate_never_changes_but_for_its_end_and_erasure(hall):
    _, decision, design, by = hall
    one = give(decision, design, by, ["Lý Thị Hoa"], details={"địa chỉ": "Đồng Quang"})[0]
    row = Certificate.objects.filter(pk=one.pk)

    for change in ({"name": "Khác"}, {"number": 9}, {"code": "A" * 16}, {"details": {"x": "y"}},
                   {"valid_until": date(2030, 1, 1)}, {"signature": b"x"}):  # fmt: skip
        with pytest.raises(IntegrityError, match="đã cấp thì không sửa"), transaction.atomic():
            row.update(**change)
    with pytest.raises(IntegrityError, match="đã cấp thì không sửa"), transaction.atomic():
        row.delete()
    assert row.update(is_hidden=True, name="", details={}) == 1


def test_published_design_stays_and_may_be_retired():
    design = make_design(make_association("Thái Nguyên", "province"))
    row = CertificateDesign.objects.filter(pk=design.pk)

    with pytest.raises(IntegrityError, match="hãy chép thành bản mới"), transaction.atomic():
        row.update(text="Khác")

    assert row.update(state=DesignState.RETIRED) == 1


def test_a5_no_event_holds_a_name_an_address_or_a_code(hall):
    _, decision, design, by = hall
    one = give(decision, design, by, ["Lý Thị Kín"], details={"địa chỉ": "Ngõ Kín"})[0]
    revoke_certificates(Certificate.objects.all(), by, reason="Sai")

    events = list(pghistory.models.Events.objects.references(one))

    assert len(events) == 2
    with connection.cursor() as cursor:
        cursor.execute("select row_to_json(e)::text from records_certificateevent e")
        texts = [text for (text,) in cursor.fetchall()]
    assert [text for text in texts if "Kín" in text or one.code in text] == []
