"""The pages of lists: template, upload, answer, storing; who may and who may not."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from learning_models.criteria_data import load_criteria
from learning_models.lists.storing import store
from learning_models.models import (
    BearerRead,
    LearningModel,
    ListState,
    ModelYear,
    NameList,
    Registration,
)
from records import jobs
from records.models import Job, JobState
from tests.factories import make_association, make_officer
from tests.learning_models.books import YEAR, make_place, send, write_book
from tests.learning_models.test_lists import AN, BINH, HEAD

pytestmark = pytest.mark.django_db

TASK = f"learning_family:{YEAR}"
XLSX_TEXT = "xl/sharedStrings.xml"


@pytest.fixture
def place():
    load_criteria()
    return make_place()


def enter(client, user):
    client.force_login(user)
    return client


def post_file(client, rows):
    file = SimpleUploadedFile("Danh sách.xlsx", write_book(rows))
    return client.post(reverse("learning_models:lists"), {"task": TASK, "file": file})


def run_jobs():
    for job in Job.objects.filter(state=JobState.WAITING):
        jobs.carry_out.func(job.pk)


def test_an_officer_sends_looks_and_stores(client, place):
    enter(client, place.officer)

    sent = post_file(client, [HEAD, AN, BINH])
    waiting = client.get(sent.url)
    run_jobs()
    read = client.get(sent.url)
    client.post(f"{sent.url}viec/", {"step": "store"})
    storing = client.get(sent.url)
    run_jobs()
    stored = client.get(sent.url)

    assert waiting.headers["Refresh"] == storing.headers["Refresh"] == "2"
    assert "Ghi danh sách" in read.content.decode()
    assert "Nguyễn Văn An" in read.content.decode()
    assert "Đã ghi danh sách" in stored.content.decode()
    assert Registration.objects.count() == 2


def test_r6_the_sender_gets_his_own_file_back_with_the_bad_cells_marked(client, place):
    enter(client, place.officer)
    sent = post_file(client, [HEAD, [*AN[:4], "bốn", *AN[5:]], BINH])
    run_jobs()

    page = client.get(sent.url).content.decode()
    answer = client.get(f"{sent.url}tep/")

    assert "Ô E2" in page
    assert "Ghi danh sách" not in page
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    sheet = book["Danh sách"]
    assert sheet["D2"].value == "Nguyễn Văn An"
    assert sheet["E2"].comment is not None
    assert sheet["E3"].comment is None


def test_storing_what_is_still_wrong_is_refused_in_words(client, place):
    name_list = send([HEAD, [*AN[:4], "bốn", *AN[5:]]], place)
    enter(client, place.officer)

    page = client.post(reverse("learning_models:list_step", args=[name_list.pk]), {"step": "store"})

    assert page.status_code == 409
    assert "còn 1 chỗ sai" in page.content.decode()


def test_a_list_can_be_put_aside(client, place):
    name_list = send([HEAD, AN], place)
    enter(client, place.officer)

    client.post(reverse("learning_models:list_step", args=[name_list.pk]), {"step": "drop"})

    name_list.refresh_from_db()
    assert name_list.state == ListState.DROPPED
    assert not name_list.lines.exists()


def test_a_question_is_answered_on_the_page(client, place):
    head = ["TT", "Xã", "Thôn", "Họ và tên chủ hộ", "Số người trong gia đình học tập"]
    name_list = send([head, [1, "Võ Nhai", "Xóm 3", "Nguyễn Văn An", 4]], place)
    (question,) = name_list.found["problems"]
    enter(client, place.officer)

    client.post(
        reverse("learning_models:list_step", args=[name_list.pk]),
        {"step": "answer", f"tra-loi-{question['id']}": "people"},
    )
    run_jobs()

    name_list.refresh_from_db()
    assert name_list.found["problems"] == []


@pytest.mark.parametrize("page", ["list", "list_answer", "list_step"])
def test_a2_lists_of_another_province_are_not_there(client, place, page):
    name_list = send([HEAD, AN], place)
    stranger = make_officer("la", make_association("Cao Bằng", "province"))
    enter(client, stranger)
    url = reverse(f"learning_models:{page}", args=[name_list.pk])

    answer = client.post(url) if page == "list_step" else client.get(url)

    assert answer.status_code == 404


def test_names_in_a_list_are_for_who_sent_it(client, place):
    name_list = send([HEAD, AN, [*BINH[:4], "ba", *BINH[5:]]], place, by=place.officer)
    colleague = make_officer("ban", place.province)
    enter(client, colleague)

    page = client.get(reverse("learning_models:list", args=[name_list.pk]))
    answer = client.get(reverse("learning_models:list_answer", args=[name_list.pk]))
    step = client.post(reverse("learning_models:list_step", args=[name_list.pk]), {"step": "drop"})

    assert page.status_code == 200
    assert "Nguyễn Văn An" not in page.content.decode()
    assert (answer.status_code, step.status_code) == (404, 403)


def test_who_only_looks_cannot_send(client, place):
    looker = make_officer("xem", place.province, roles=("look",))
    enter(client, looker)

    page = client.get(reverse("learning_models:lists"))
    sent = post_file(client, [HEAD, AN])

    assert "Kiểm tra tệp này" not in page.content.decode()
    assert sent.status_code == 403


def test_the_template_carries_last_year_on_and_reads_back_clean(client, place):
    store(send([HEAD, AN, BINH], place), place.officer)
    Registration.objects.update(year=YEAR - 1)
    enter(client, place.officer)

    answer = client.get(reverse("learning_models:list_template"), {"viec": TASK})

    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    rows = [[cell.value for cell in row] for row in book["Danh sách"].iter_rows()]
    names = {row[rows[4].index("Họ và tên chủ hộ")] for row in rows[5:]} - {None}
    assert names == {"Nguyễn Văn An", "Trần Thị Bình"}
    assert BearerRead.objects.count() == 2
    for row in rows[5:7]:
        row[rows[4].index("Đăng ký")] = "x"
    again = send(rows, place)
    assert again.found["problems"] == []
    assert again.found["changes"]["new"] == 2
    assert again.lines.filter(bearer=None).count() == 0


@pytest.mark.parametrize(
    ("model", "head", "rows"),
    [
        ("learning_community", ["Xã", "Thôn"], [["Võ Nhai", "Xóm 3"], ["Đại Từ", "Xóm 3"]]),
        ("learning_unit", ["Xã", "Đơn vị"], [["Võ Nhai", "Trạm y tế"], ["Đại Từ", "Trạm y tế"]]),
        ("commune_learning_community", ["TT", "Xã, phường"], [[1, "Võ Nhai"], [2, "Đại Từ"]]),
    ],
)
def test_last_year_comes_back_for_hamlets_units_and_communes(client, place, model, head, rows):
    kind = LearningModel.objects.get(pk=model)
    ModelYear.objects.create(association=place.province, model=kind, year=YEAR)
    store(send([head, *rows], place, model=model), place.officer)
    Registration.objects.update(year=YEAR - 1)
    enter(client, place.officer)

    answer = client.get(reverse("learning_models:list_template"), {"viec": f"{model}:{YEAR}"})

    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    filled = [[cell.value for cell in row] for row in book["Danh sách"].iter_rows()]
    for row in filled[5:7]:
        row[filled[4].index("Đăng ký")] = "x"
    again = send(filled, place, model=model)
    assert again.found["problems"] == []
    assert again.found["changes"]["new"] == 2
    assert again.lines.exclude(bearer=None).count() == 2
    assert model in client.get(reverse("learning_models:lists")).text


def test_the_template_of_a_year_that_is_not_open_is_not_there(client, place):
    ModelYear.objects.update(is_open=False, closed_at="2025-12-31T00:00Z")
    enter(client, place.officer)

    assert client.get(reverse("learning_models:list_template"), {"viec": TASK}).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_of_lists_have_bounded_queries(client, place, rows, django_assert_max_num_queries):
    for number in range(rows):
        send([HEAD, [*AN[:3], f"Nguyễn Văn {number}a", *AN[4:]]], place)
    enter(client, place.officer)

    with django_assert_max_num_queries(30):
        client.get(reverse("learning_models:lists"))
    with django_assert_max_num_queries(20):
        client.get(reverse("learning_models:list", args=[NameList.objects.first().pk]))
