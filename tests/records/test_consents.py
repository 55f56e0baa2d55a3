"""Consents: recorded with their papers, withdrawn at once, erased past their term (Q4)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from accounts.masks import masked
from accounts.models import Consent, ConsentGiver, Purpose, User
from funds.models import Donor
from records.consents.papers import add_paper, erase_papers, print_form
from records.consents.photos import mark_photos, settle_all
from records.consents.recording import ConsentRefused, agree, list_standings, withdraw
from records.models import ConsentPaper, Erasure, Photo, PhotoState, RetentionRule
from records.photos import answer_picture
from records.retention import erase_due, load_retention
from records.scans import ScanRefused, give_scan
from tests.factories import make_association, make_officer, make_person

pytestmark = pytest.mark.django_db
NAME, SELF, GUARDIAN = Purpose.PUBLISH_NAME, ConsentGiver.SELF, ConsentGiver.GUARDIAN
SCAN = b"%PDF-1.7 phieu dong y da ky"


@pytest.fixture
def unit():
    return make_association("Võ Nhai", "commune")


@pytest.fixture
def officer(unit):
    return make_officer("can-bo", unit, ("entry",))


@pytest.fixture
def child(unit):
    person = make_person("Nguyễn Văn An", unit)
    person.birth_year = timezone.localdate().year - 10
    person.save()
    return person


def give(person, officer, giver=SELF, purposes=(NAME,)):
    return agree(person, purposes=purposes, giver=giver, on=timezone.localdate(), by=officer)


def make_photo(unit):
    return Photo.objects.create(
        association=unit, sha256="1" * 64, width=4, height=3, state=PhotoState.READY,
        original="anh/goc.jpg",
    )  # fmt: skip


def read_state(photo):
    photo.refresh_from_db()
    return photo.state


def test_q4_name_is_shown_with_both_parts_and_masked_the_moment_one_is_withdrawn(child, officer):
    give(child, officer, GUARDIAN)
    assert masked(child, NAME) == "N. V. A."

    [own] = give(child, officer)
    assert masked(type(child).objects.get(pk=child.pk), NAME) == "Nguyễn Văn An"

    withdraw([own], by=officer)

    assert masked(type(child).objects.get(pk=child.pk), NAME) == "N. V. A."
    own.refresh_from_db()
    assert (own.recorded_by, own.withdrawn_by) == (officer, officer)


def test_withdrawing_leave_to_process_ends_the_others_too(child, officer):
    made = give(child, officer, purposes=Purpose.values)

    count = withdraw([made[0]], by=officer)

    assert made[0].purpose == Purpose.PROCESS
    assert count == 3
    assert not Consent.objects.filter(withdrawn_on=None).exists()


def test_consent_withdrawn_can_be_given_again_the_same_day(child, officer):
    withdraw(give(child, officer), by=officer)

    give(child, officer)

    assert Consent.objects.filter(withdrawn_on=None).count() == 1


def test_what_is_in_force_already_or_still_to_come_is_refused(child, officer):
    give(child, officer)
    tomorrow = timezone.localdate() + timedelta(days=1)

    with pytest.raises(ConsentRefused, match="còn hiệu lực"):
        give(child, officer)
    with pytest.raises(ConsentRefused, match="chưa đến"):
        agree(child, purposes=[NAME], giver=GUARDIAN, on=tomorrow, by=officer)
    with pytest.raises(ConsentRefused, match="ít nhất một"):
        give(child, officer, purposes=())


def test_a2_consents_are_recorded_by_the_unit_that_keeps_the_person(child):
    stranger = make_officer("la", make_association("Định Hóa", "commune"), ("entry",))
    looker = make_officer("xem", child.association, ("look",))

    for user in (stranger, looker):
        with pytest.raises(PermissionDenied):
            give(child, user)


def test_standings_say_whose_part_is_missing(child, officer):
    give(child, officer)

    standings = list_standings(child, timezone.localdate())

    both = [giver.label for giver in (SELF, GUARDIAN)]
    assert [(each.purpose, each.missing) for each in standings] == [
        (Purpose.PROCESS, both),
        (NAME, [GUARDIAN.label]),
        (Purpose.PUBLISH_PHOTO, both),
    ]


def test_paper_is_kept_encrypted_and_given_out_as_a_file(child, officer):
    paper = add_paper(give(child, officer), SimpleUploadedFile("p.pdf", SCAN), officer)

    answer = give_scan(paper, "phieu")

    with paper.file.open("rb") as kept:
        assert SCAN not in kept.read()
    assert answer.content == SCAN
    assert answer["Content-Disposition"] == 'attachment; filename="phieu.pdf"'
    with pytest.raises(ScanRefused):
        add_paper(paper.consents.all(), SimpleUploadedFile("p.pdf", b"<html>"), officer)


def test_paper_is_erased_past_its_term_and_its_count_stays(child, officer):
    load_retention()
    rule = RetentionRule.objects.get(code="consent_papers")
    paper = add_paper(give(child, officer), SimpleUploadedFile("p.pdf", SCAN), officer)
    today = timezone.localdate()
    past = today + timedelta(days=rule.days + 1)

    erase_due(past)
    assert ConsentPaper.objects.get().dropped_on is None  # still in force
    withdraw(paper.consents.all(), by=officer)
    erase_due(past - timedelta(days=1))
    assert not Erasure.objects.exists()
    erase_due(past)

    kept = ConsentPaper.objects.get()
    assert (kept.dropped_on, kept.file.name, kept.sha256) == (today, "", paper.sha256)
    assert not paper.file.storage.exists(paper.file.name)
    assert [(each.on, each.rows) for each in Erasure.objects.all()] == [(past, 1)]
    assert erase_papers(past) == 0


def test_q4_photo_is_withheld_until_all_who_are_seen_agree(child, officer, unit):
    photo = make_photo(unit)
    other = make_person("Trần Thị Bình", unit)
    for person in (child, other):
        mark_photos(person, Photo.objects.all(), [photo.pk])
    assert read_state(photo) == PhotoState.WITHHELD

    for giver in ConsentGiver:
        for person in (child, other):
            last = give(person, officer, giver, [Purpose.PUBLISH_PHOTO])
    assert read_state(photo) == PhotoState.READY

    withdraw(last, by=officer)
    assert read_state(photo) == PhotoState.WITHHELD
    with pytest.raises(Http404):
        answer_picture(photo, "jpeg", 480)

    mark_photos(other, Photo.objects.all(), [])
    assert read_state(photo) == PhotoState.READY


def test_photo_is_settled_anew_when_a_child_comes_of_age(child, officer, unit):
    photo = make_photo(unit)
    mark_photos(child, Photo.objects.all(), [photo.pk])
    give(child, officer, SELF, [Purpose.PUBLISH_PHOTO])

    settle_all(date(child.birth_year + 17, 1, 1))

    assert read_state(photo) == PhotoState.READY


def test_donor_known_as_a_person_is_named_only_while_he_agrees(child, officer, unit):
    def read_name():
        return Donor.objects.get().public_name

    Donor.objects.create(
        association=unit, kind="person", name="Nguyễn Văn An", person=child, naming="agreed",
        agreed_on=date(2026, 1, 1),
    )  # fmt: skip
    assert read_name() == "Nhà tài trợ không nêu tên"

    made = [each for giver in ConsentGiver for each in give(child, officer, giver)]
    assert read_name() == "Nguyễn Văn An"

    withdraw(made, by=officer)
    assert read_name() == "Nhà tài trợ không nêu tên"


def test_desk_keeps_who_took_a_consent_back_and_withholds_the_photo(client, officer, unit):
    operator = User.objects.create_superuser("van-hanh")
    adult = make_person("Trần Thị Bình", unit)
    adult.birth_year = 1980
    adult.save()
    photo = make_photo(unit)
    mark_photos(adult, Photo.objects.all(), [photo.pk])
    [consent] = give(adult, officer, SELF, [Purpose.PUBLISH_PHOTO])
    client.force_login(operator)
    url = reverse("admin:accounts_consent_change", args=[consent.pk])
    form = client.get(url).context["adminform"].form
    sent = {form[name].html_name: form[name].value() or "" for name in form.fields}
    assert read_state(photo) == PhotoState.READY

    sent["withdrawn_on"] = f"{timezone.localdate():%d/%m/%Y}"
    sent["given_on"] = sent["withdrawn_on"]
    answer = client.post(url, sent)

    assert answer.status_code == 302, answer.context["adminform"].form.errors
    consent.refresh_from_db()
    assert (consent.recorded_by, consent.withdrawn_by) == (officer, operator)
    assert read_state(photo) == PhotoState.WITHHELD


def test_form_to_sign_is_a_pdf(child):
    assert print_form(child).startswith(b"%PDF-")
