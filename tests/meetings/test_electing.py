"""A congress elects: posts open on its day, those that were not elected again end."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from accounts.models import Office, Post
from meetings.agendas import MeetingRefused
from meetings.electing import install
from meetings.models import Candidate, Meeting
from tests.factories import make_association, make_officer, make_person
from tests.meetings.gatherings import make_called, pass_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def province():
    return make_association("Tỉnh Hoa", "province")


@pytest.fixture
def leader(province):
    return make_officer("vanphong", province, roles=("entry", "approve"))


@pytest.fixture
def congress(province, leader) -> Meeting:
    return make_called(province, leader, [province], kind="congress", term="2026-2031")


def give_post(person, association, office) -> Post:
    since = date(2021, 1, 1)
    return Post.objects.create(
        person=person, association=association, office=office, valid=(since, None)
    )


def test_the_elected_get_their_posts_and_the_others_end(province, leader, congress):
    old, again, new, beaten = (
        make_person(n, province) for n in ("Ông An", "Bà Lan", "Bà Cúc", "X")
    )
    ended = give_post(old, province, Office.CHAIR)
    kept = give_post(again, province, Office.VICE_CHAIR)
    other = give_post(old, province, Office.STANDING_MEMBER)
    for person, office, is_elected in (
        (new, Office.CHAIR, True), (beaten, Office.CHAIR, False), (again, Office.VICE_CHAIR, True)
    ):  # fmt: skip
        Candidate.objects.create(
            meeting=congress, person=person, office=office, is_elected=is_elected
        )
    held = pass_by(congress, leader)

    first, again_run = install(held, leader), install(held, leader)

    day = timezone.localtime(Meeting.objects.get(pk=held.pk).ends_at).date()
    for post in (ended, kept, other):
        post.refresh_from_db()
    assert (first, again_run) == (1, 0)
    assert ended.valid.upper == day
    assert (kept.valid.upper, other.valid.upper) == (None, None)
    chair = Post.objects.get(person=new)
    assert (chair.office, chair.valid.lower, chair.roles) == (Office.CHAIR, day, [])
    assert not Post.objects.filter(person=beaten).exists()


def test_nobody_gets_a_post_before_the_congress_or_from_another_meeting(province, leader, congress):
    clerk = make_officer("nhaplieu", province)
    review = pass_by(make_called(province, leader, [province]), leader)

    for meeting in (congress, review):
        with pytest.raises(MeetingRefused, match="Đại hội chưa họp"):
            install(meeting, leader)
    with pytest.raises(PermissionDenied):
        install(congress, clerk)


def test_votes_are_of_ballots(province, leader, congress, client):
    client.force_login(leader)
    person = make_person("Bà Lan", province)
    typed = {"meeting": congress.pk, "person": person.pk, "office": Office.CHAIR}
    address = reverse("admin:meetings_candidate_add")

    refused = client.post(address, {**typed, "votes": 120, "ballots": 100})
    kept = client.post(address, {**typed, "votes": 98, "ballots": 100, "is_elected": "on"})

    assert "không nhiều hơn số phiếu hợp lệ" in refused.text
    assert kept.status_code == 302
    pass_by(congress, leader)
    answer = client.post(
        reverse("admin:meetings_candidate_changelist"),
        {"action": "install_chosen", "_selected_action": [Candidate.objects.get().pk]},
        follow=True,
    )
    assert "Đã mở 1 chức vụ." in answer.text
    assert Post.objects.filter(person=person, valid__startswith__gt=date(2026, 1, 1)).exists()
