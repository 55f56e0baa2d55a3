"""The officers' pages of members: finding, joining, moving, lists; who may and who may not."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import PersonRead
from members.models import Fee, HeadCount, Member, MemberList, Stay
from records import jobs
from records.models import Job, JobState, ListState
from tests.factories import make_officer
from tests.learning_models.books import tell_problems, write_book
from tests.members.books import AN, BINH, CUC, HEAD, make_place, send
from tests.members.people import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return make_place()


@pytest.fixture
def officer(client, place):
    client.force_login(place.commune_officer)
    return client


def run_jobs():
    for job in Job.objects.filter(state=JobState.WAITING):
        jobs.carry_out.func(job.pk)


def test_an_officer_sends_looks_and_stores(client, place):
    client.force_login(place.officer)
    file = SimpleUploadedFile("Hội viên.xlsx", write_book([HEAD, AN, BINH, CUC]))
    sent = client.post(reverse("members:lists"), {"counted_on": "31/12/2025", "file": file})
    waiting = client.get(sent.url)
    run_jobs()
    read = client.get(sent.url)
    client.post(f"{sent.url}viec/", {"step": "store"})
    run_jobs()
    stored = client.get(sent.url)

    assert waiting.headers["Refresh"] == "2"
    assert "Nguyễn Văn An" in read.text
    assert "Ghi danh sách" in read.text
    assert "Đã ghi danh sách" in stored.text
    assert "Nguyễn Văn An" not in stored.text
    assert Member.objects.count() == 3


def test_a_bad_list_is_answered_with_the_senders_own_file(client, place):
    client.force_login(place.officer)
    found = send([HEAD, [*AN[:6], "hôm kia", None]], place)

    page = client.get(reverse("members:list", args=[found.pk]))
    refused = client.post(reverse("members:list_step", args=[found.pk]), {"step": "store"})
    answer = client.get(reverse("members:list_answer", args=[found.pk]))

    assert "G2" in page.text
    assert refused.status_code == 409
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer)))
    assert book["Danh sách"]["G2"].comment is not None
    client.post(reverse("members:list_step", args=[found.pk]), {"step": "drop"})
    assert MemberList.objects.get().state == ListState.DROPPED


def test_the_ready_workbook_comes_back_without_a_change(officer, place):
    make_member("Nguyễn Văn An", place.vo_nhai, place.xom_3, birth_year=1960, address="Số 12")

    content = b"".join(officer.get(reverse("members:list_template")))
    rows = [
        [cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(content)).active
    ]
    back = send(rows, place, by=place.commune_officer)

    assert tell_problems(back) == []
    assert back.found["changes"]["same"] == back.found["lines"] == 1
    assert PersonRead.objects.filter(kind="export").count() == 1


@pytest.mark.parametrize("words", ["nguyen an", "An Nguyễn", "NGUYỄN VĂN"])
def test_a_member_is_found_with_or_without_diacritics_in_any_order(officer, place, words):
    make_member("Nguyễn Văn An", place.vo_nhai)
    make_member("Trần Thị Bình", place.vo_nhai)
    make_member("Nguyễn Văn Xa", place.dai_tu)

    page = officer.get(reverse("members:home"), {"q": words})

    assert "Nguyễn Văn An" in page.text
    assert "Bình" not in page.text
    assert "Nguyễn Văn Xa" not in page.text


def test_one_member_is_written_down_and_a_namesake_is_asked_about(officer, place):
    door = reverse("members:join", args=[place.vo_nhai.pk])
    told = {"name": "Nguyễn Văn An", "birth_year": "1960", "branch": place.xom_3.pk,
            "joined": "2015"}  # fmt: skip

    first = officer.post(door, told)
    asked = officer.post(door, told | {"name": "an nguyen van"})
    second = officer.post(door, told | {"name": "an nguyen van", "is_another": "1"})
    wrong = officer.post(door, told | {"joined": "1990"})

    assert [each.status_code for each in (first, asked, second, wrong)] == [302, 409, 302, 422]
    assert Member.objects.count() == 2


def test_a_members_page_moves_takes_fees_and_lets_go(officer, place):
    member = make_member("Nguyễn Văn An", place.vo_nhai, place.xom_3)
    door = reverse("members:member", args=[member.pk])

    def act(step, **told):
        return officer.post(
            door, {"step": step} | {f"{step}-{key}": value for key, value in told.items()}
        ).status_code

    statuses = [
        act("fee", year=2025, amount=12_000), act("fee", year=2025, amount=13_000),
        act("move", to=place.dai_tu.pk, on="01/02/2026"),
        act("move", to=place.truong.pk, on="01/02/2026"),
        act("leave", how="resigned", on="hôm qua"), act("leave", how="resigned", on="01/03/2026"),
        act("nothing"),
    ]  # fmt: skip
    page = officer.get(door)

    assert statuses == [302, 409, 422, 302, 422, 302, 302]
    assert Fee.objects.get().amount == 12_000
    assert list(Stay.objects.values_list("association", "ended_by")) == [
        (place.xom_3.pk, "moved"), (place.truong.pk, "resigned"),
    ]  # fmt: skip
    assert "Không còn là hội viên từ" in page.text
    assert "Chuyển sinh hoạt</h2>" not in page.text
    assert PersonRead.objects.filter(kind="page", person=member.person).exists()


def test_a_unit_without_names_writes_a_number(officer, place):
    door = reverse("members:count", args=[place.vo_nhai.pk])

    taken = officer.post(door, {"year": "2025", "members": "40", "newly": "3"})
    refused = officer.post(door, {"year": "2025", "members": "4", "newly": "30"})

    assert (taken.status_code, refused.status_code) == (302, 422)
    assert "40" in officer.get(taken.url).text
    assert HeadCount.objects.get().counted_by == place.commune_officer


def test_a2_members_of_another_commune_are_not_there(officer, place):
    stranger = make_member("Nguyễn Văn Xa", place.dai_tu)

    answers = [
        officer.get(reverse("members:member", args=[stranger.pk])).status_code,
        officer.get(reverse("members:unit", args=[place.dai_tu.pk])).status_code,
        officer.post(reverse("members:member", args=[stranger.pk]), {"step": "leave"}).status_code,
    ]

    assert answers == [404, 404, 404]


def test_the_list_of_a_unit_asks_as_often_for_many_as_for_one(client, place):
    client.force_login(make_officer("xem", place.vo_nhai, ("look",)))
    door, asked = reverse("members:unit", args=[place.vo_nhai.pk]), []

    for number in range(5):
        make_member(f"Nguyễn Văn {number}a", place.vo_nhai, place.xom_3)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(door)
        asked.append(len(queries))

    assert asked[1] == asked[4]
    assert page.text.count("Nguyễn Văn") == 5
    assert "Ghi một hội viên mới" not in page.text
