"""The page of data integrity: who sees it, what its checks find, what is mended and what never."""

import os
import time

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.module_loading import import_string

from accounts.models import User
from associations.checking import check_tree
from associations.models import Association
from records import orphans
from records.integrity import MOST_ROWS, ask_to_look, list_checks, list_findings, look, mend
from records.models import Job, JobState, Upload
from tests.factories import make_association, make_officer
from tests.records.test_jobs import run_now

pytestmark = pytest.mark.django_db
OLD = time.time() - orphans.YOUNG.total_seconds() - 60


@pytest.fixture
def operator(client) -> User:
    chief = User.objects.create(username="van-hanh", is_superuser=True)
    client.force_login(chief)
    return chief


def find(name: str):
    return next(each for each in list_findings() if each.check.name == name)


def get_check(name: str):
    return next(each for each in list_checks() if each.name == name)


def post(client, **data: str):
    return client.post(reverse("admin:records_job_integrity"), data, follow=True)


def keep(name: str, written: float = OLD) -> str:
    storage = storages["private"]
    stored = storage.save(name, ContentFile(b"%PDF-"))
    os.utime(storage.path(stored), (written, written))
    return stored


def rename(unit: Association, name: str) -> None:
    """As a hand in the database would, past the triggers' way of keeping the columns."""
    with connection.cursor() as cursor:
        cursor.execute("update associations_association set name = %s where id = %s",
                       [name, unit.pk])  # fmt: skip


def test_only_operators_see_the_page_and_ask_for_checks(client):
    officer = make_officer("chief", make_association("Tỉnh", "province"), ("approve",))
    client.force_login(officer)

    assert client.get(reverse("admin:records_job_integrity")).status_code == 403
    assert post(client, check="tree").status_code == 403
    assert not Job.objects.exists()


def test_all_checks_are_asked_for_once_however_often_the_button_is_pressed(client, operator):
    page = client.get(reverse("admin:records_job_integrity")).text
    post(client, check="")
    post(client, check="")

    assert page.count("Chưa kiểm tra lần nào.") == len(settings.INTEGRITY_CHECKS) == 6
    assert Job.objects.filter(kind="records.integrity.look", asked_by=operator).count() == 6


def test_stale_column_of_the_tree_is_shown_and_mended_with_its_reason(client, operator):
    unit = make_association("Tân Lập", "commune", full_name="Xã Tân Lập")
    before = list(unit.states.values())
    run_now(ask_to_look(get_check("tree"), operator))
    well = find("tree").count
    rename(unit, "sai")
    run_now(ask_to_look(get_check("tree"), operator))

    found = find("tree")
    page = client.get(reverse("admin:records_job_integrity")).text
    spoiled = Association.objects.get(pk=unit.pk).name
    silent = post(client, check="tree", mend="Sửa", reason="  ").text
    asked = Job.objects.filter(kind="records.integrity.mend").exists()
    post(client, check="tree", mend="Sửa", reason="sửa tay nhầm")
    job = Job.objects.get(kind="records.integrity.mend")
    run_now(job)

    assert found.count == well + 1
    assert spoiled == "sai"  # to look mends nothing
    assert "Xã Tân Lập" in page
    assert "Chưa sửa gì. Hãy ghi lý do" in silent
    assert not asked
    assert (job.state, job.arguments["reason"]) == (JobState.DONE, "sửa tay nhầm")
    assert (job.result["before"], job.result["count"]) == (well + 1, well)
    unit.refresh_from_db()
    assert unit.name == "Tân Lập"
    assert list(unit.states.values()) == before


def test_what_only_people_can_decide_has_no_mend(client, operator):
    assert post(client, check="holdings", mend="Sửa", reason="vì sao").status_code == 404
    assert post(client, check="khong-co").status_code == 404
    with pytest.raises(LookupError):
        mend(None, "holdings", "vì sao")
    assert not Job.objects.exists()


def test_files_without_a_row_are_put_aside_and_rows_without_a_file_are_named(operator):
    named, lost, young = keep("uploads/a.xlsx"), "uploads/mat.xlsx", keep("moi.pdf", time.time())
    stray = keep("la/b.pdf")
    for name in (named, lost):
        Upload.objects.create(
            association=make_association("Tân Lập", "commune"), uploaded_by=operator,
            file=name, name="bao-cao.xlsx", kind="xlsx", size=5, sha256="0" * 64,
        )  # fmt: skip

    found = [sentence for _, sentence in orphans.find_file_faults()]
    orphans.put_orphans_aside()

    storage = storages["private"]
    assert len(found) == 2
    assert f"thiếu tệp {lost}. Hãy phục hồi" in found[0]
    assert found[1] == f"Tệp {stray} không thuộc hồ sơ nào."
    assert storage.exists(f"{orphans.ASIDE}/{stray}")
    assert not storage.exists(stray)
    assert storage.exists(named)
    assert storage.exists(young)
    assert [sentence for _, sentence in orphans.find_file_faults()] == found[:1]


def test_every_private_file_of_a_model_is_known_and_the_data_of_a_fresh_portal_are_whole():
    for each in settings.INTEGRITY_CHECKS:
        assert list(import_string(each["find"])()) == [], each["name"]
    assert check_tree() == []


def test_only_the_first_rows_are_kept_and_all_are_counted(operator):
    for number in range(MOST_ROWS + 3):
        keep(f"la/{number}.pdf")

    told = look(None, "files")

    assert (told["count"], len(told["rows"])) == (MOST_ROWS + 3, MOST_ROWS)


def test_page_asks_as_often_after_three_checks_as_after_one(client, operator):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("admin:records_job_integrity"))
        return len(queries)

    run_now(ask_to_look(get_check("files"), operator))
    count()
    before = count()
    for name in ("tree", "ledger", "totals"):
        run_now(ask_to_look(get_check(name), operator))

    assert count() == before
