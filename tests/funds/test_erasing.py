"""An erased person stands nowhere in the funds; dossiers and proofs end with their terms (A5)."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import Person
from funds.donors import rename_donor
from funds.erasing import erase_dossiers, erase_proofs
from funds.models import Attachment, Donor, Nomination, Proof, Round, Sponsorship
from funds.rounds.deciding import certify
from funds.rounds.dossiers import add_attachment
from funds.rounds.paying import add_proof, pay
from members.models import Member
from news.models import TakeDown
from records.consents.papers import add_paper
from records.consents.recording import agree
from records.erasing import empty_person
from records.models import Certificate
from tests.funds.rounds.calls import (
    PAID,
    SIGNED,
    award,
    call,
    make_place,
    renew,
    run_to_award,
    score,
    send,
)
from tests.members.test_erasing import find_everywhere
from tests.records.papers import make_design

pytestmark = pytest.mark.django_db
NAME, SCHOOL, STORY = "Khuất Thị Quỳnh Hoa", "Trường Gạch Đỏ", "Mồ côi từ bé"
ACCOUNT, OTHER = "9704 2222 3333", "Bà Hoa cũ"
KEYS = ("khuất", "quỳnh", "quynh", "gạch đỏ", "mồ côi", "9704 2222", "bà hoa", "hoc ba cua")


def make_scan(words: str = "hoc ba cua em") -> SimpleUploadedFile:
    return SimpleUploadedFile("quynh.pdf", f"%PDF-1.7 {words}".encode(), "application/pdf")


def run_round():
    """A round in which the child with all her papers was awarded."""
    place = make_place()
    call(place)
    row = send(place, 0, NAME, school=SCHOOL, story=STORY, account=ACCOUNT, nominator=SCHOOL)
    add_attachment(row, make_scan(), place.nominators[0])
    score(place, [9])
    award(place)
    certify(renew(place), make_design(place.province, name="Học bổng"), place.chair)
    return place


def test_a5_an_erased_person_stands_in_no_table_and_no_file_of_the_funds():
    place = run_round()
    [row] = place.rows
    person, today = row.person, timezone.localdate()
    made = agree(person, purposes=["process"], giver="self", on=today, by=place.nominators[0],
                 evidence=f"{NAME} ký")  # fmt: skip
    add_paper(made, make_scan(), place.nominators[0])
    donor = Donor.objects.create(
        association=place.province, kind="person", name=OTHER, person=person, contact=NAME,
        naming="agreed", agreed_on=today, note=SCHOOL,
    )  # fmt: skip
    rename_donor(donor, NAME, today)
    Sponsorship.objects.create(
        association=place.province, donor=donor, learner=person, yearly_amount=1,
        begins_on=SIGNED, ends_on=today, end_reason=STORY,
    )  # fmt: skip
    TakeDown.objects.create(
        association=place.province, page="/", about=NAME, relation="self", reason=STORY,
        name=NAME, contact=NAME, answer=NAME, person=person, reply_by=today, finish_by=today,
    )  # fmt: skip
    assert find_everywhere(KEYS) >= {
        "accounts_person", "accounts_consent", "funds_nomination", "funds_donor",
        "funds_donorname", "funds_sponsorship", "funds_attachment", "news_takedown",
        "records_certificate",
    }  # fmt: skip

    empty_person(person)

    assert find_everywhere(KEYS) == set()
    row.refresh_from_db()
    assert (row.state, row.rank, row.tier) == ("awarded", 1, place.tier)
    assert Person.objects.get(pk=person.pk).erased_at is not None
    assert Certificate.objects.get(subject_id=row.pk).name == ""


def test_dossiers_are_emptied_when_their_round_is_over_and_the_term_has_passed():
    place = run_round()
    late = date(SIGNED.year + 6, 1, 1)
    assert erase_dossiers(late) == 0  # not over yet
    Round.objects.update(state="closed")
    assert erase_dossiers(SIGNED) == 0

    first, second = erase_dossiers(late), erase_dossiers(late)

    row = Nomination.objects.get()
    assert (first, second) == (1, 0)
    assert (row.school, row.story, row.account, row.mark) == ("", "", "", None)
    assert (row.person.name, row.state) == (NAME, "awarded")
    assert not Attachment.objects.exists()
    assert find_everywhere(("mồ côi", "9704 2222", "hoc ba cua")) == set()
    assert place.rows[0].stage == row.stage


def test_who_was_only_nominated_is_erased_with_the_term_and_nobody_else():
    place = run_to_award(4)  # two are given
    *given, loser, member = [row.person for row in place.rows]
    Member.objects.create(person=member, joined_on=SIGNED)
    Round.objects.update(state="closed")
    late = date(SIGNED.year + 6, 1, 1)

    erase_dossiers(late)
    erase_dossiers(late)

    assert set(Person.objects.exclude(erased_at=None)) == {loser}
    assert find_everywhere((loser.name.lower(),)) == set()
    kept = Person.objects.in_bulk([each.pk for each in (*given, member)])
    assert {each.name for each in kept.values()} == {each.name for each in (*given, member)}


def test_proofs_of_payments_end_ten_years_after_they_were_booked():
    place = run_round()
    run = pay(place.round, place.tier, 1, on=PAID, by=place.office)
    add_proof(run, "signatures", make_scan("ky nhan"), place.office)

    assert erase_proofs(PAID) == 0
    assert erase_proofs(date(PAID.year + 10, 6, 1)) == 1
    assert not Proof.objects.exists()
