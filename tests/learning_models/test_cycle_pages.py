"""The officers' pages of the yearly cycle, walked as people walk them; no script is needed."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from learning_models.model_rules import find_warnings
from learning_models.models import (
    Assessment,
    Bearer,
    BearerRead,
    Evidence,
    LearningModel,
    ModelYear,
    Proposal,
    Registration,
    Review,
)
from learning_models.own_links import make_token
from learning_models.registering import register
from learning_models.reports import count_by
from learning_models.reviewing import hold_review
from learning_models.views import deciding
from records import knocks
from records.models import Decision
from tests.factories import make_officer
from tests.learning_models.books import YEAR
from tests.learning_models.cycling import (
    NUMBERS,
    CyclePlace,
    add_person,
    make_cycle_place,
    make_decision,
    make_review,
    send_all,
)

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


@pytest.fixture
def place() -> CyclePlace:
    return make_cycle_place()


def sign_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def list_homeless(page: str) -> list[str]:
    """Names of fields and buttons that no form of the page would send."""
    found: list[str] = []
    depth = 0
    for tag in re.finditer(r"<(/?form|input|select|textarea|button)\b([^>]*)>", page):
        kind, attributes = tag.groups()
        depth += {"form": 1, "/form": -1}.get(kind, 0)
        name = re.search(r'\bname="([^"]*)"', attributes)
        if not depth and name and not re.search(r'\bform="', attributes):
            found.append(name[1])
    return found


def of_year(place: CyclePlace, page: str) -> str:
    return reverse(f"learning_models:{page}", args=[place.vo_nhai.pk, place.model.pk, YEAR])


def test_one_case_goes_through_the_pages_from_form_to_decision(place):
    officer, first, second = map(sign_in, (place.commune_officer, place.second, place.approver))
    home = reverse("learning_models:home")

    def list_words() -> list[str]:
        return [task.word for task in officer.get(home).context["tasks"]]

    assert "Chưa có ai đăng ký" in list_words()

    answer = officer.post(
        of_year(place, "register"),
        {"name": "Nguyễn Văn An", "hamlet": "Xóm 3", "birth_year": "1980", "sex": "male"},
    )
    row = Registration.objects.get()
    page = reverse("learning_models:registration", args=[row.pk])
    assert (answer.status_code, answer.url) == (302, page)
    assert "1 trường hợp đang làm" in (words := list_words())

    scored = {f"c-{number}": "8,5" for number in NUMBERS}
    tried = officer.post(reverse("learning_models:score", args=[row.pk]), scored | {"viec": "add"})
    assert "85 trên 100 điểm" in tried.text
    assert not Assessment.objects.exists()
    answer = officer.post(
        reverse("learning_models:score", args=[row.pk]), scored | {"viec": "keep"}
    )
    assert (answer.status_code, answer.url) == (302, page)

    minutes = {
        "held_on": "20/11/2025", "chaired_by": "Ông Ba", "written_by": "Bà Tư", "called": "10",
        "present": "9", "chon": [row.pk], f"thuan-{row.pk}": "8", f"chong-{row.pk}": "1",
    }  # fmt: skip
    short = officer.post(of_year(place, "review"), minutes | {"present": ""})
    assert short.status_code == 422
    page_of_review = officer.get(of_year(place, "review")).text
    assert list_homeless(page_of_review) == []
    wrong = SimpleUploadedFile("bien-ban.png", b"<html>")
    refused = officer.post(of_year(place, "review"), minutes | {"scan": wrong})
    assert (refused.status_code, "Chỉ nhận ảnh JPEG" in refused.text) == (422, True)
    minutes["scan"] = SimpleUploadedFile("bien-ban.png", PNG)
    assert officer.post(of_year(place, "review"), minutes).status_code == 302
    scan = officer.get(reverse("learning_models:minutes", args=[Review.objects.get().pk]))
    assert (b"".join(scan), scan["Content-Type"]) == (PNG, "image/png")
    assert ".png" in scan["Content-Disposition"]
    assert "Nguyễn Văn An" in officer.get(of_year(place, "propose")).text
    answer = officer.post(of_year(place, "propose"))
    proposal = Proposal.objects.get()
    listed = reverse("learning_models:proposal", args=[proposal.pk])
    assert (answer.status_code, answer.url) == (302, listed)

    paper = {
        "viec": "draft", "abstract": "Công nhận Công dân học tập", "signed_on": "20/12/2025",
        "written_number": "45/QĐ-UBND", "body_name": "Ủy ban nhân dân xã Võ Nhai",
        "signer_name": "Trần Văn B", "signer_office": "Chủ tịch",
    }  # fmt: skip
    assert first.post(listed, paper).status_code == 302
    draft = Decision.objects.get()
    own = first.post(listed, {"viec": "issue", "decision": draft.pk})
    assert (own.status_code, "không tự ban hành" in own.text) == (409, True)
    assert second.post(listed, {"viec": "issue", "decision": draft.pk}).status_code == 302
    assert "45/QĐ-UBND" in second.get(listed).text
    assert second.post(listed, {"viec": "decide", "decision": draft.pk}).status_code == 302

    row.refresh_from_db()
    assert (row.state, row.self_score, row.votes_for, row.decision, row.recognised_on) == (
        "recognised", Decimal(85), 8, draft, date(2025, 12, 20),
    )  # fmt: skip
    shown = officer.get(of_year(place, "year"), {"tim": "an nguyen", "trang-thai": "recognised"})
    assert [line["pk"] for line in shown.context["lines"]] == [row.pk]
    assert list_words() == [each for each in words if "đang làm" not in each], "all is decided"
    again = second.post(listed, {"viec": "decide", "decision": draft.pk})
    assert (again.status_code, "không còn chờ" in again.text) == (409, True)


def test_a_decider_refuses_some_with_reasons_or_sends_back(place):
    an, binh = add_person(place), add_person(place, "Trần Thị Bình")
    proposal = send_all(place, an, binh)
    decision = make_decision(place)
    client = sign_in(place.approver)
    page = reverse("learning_models:proposal", args=[proposal.pk])

    empty = client.post(page, {"viec": "send_back", "answer": " "})
    missing = client.post(page, {"viec": "decide", "decision": decision.pk, "khong": [binh.pk]})
    client.post(
        page,
        {"viec": "decide", "decision": decision.pk, "khong": [binh.pk],
         f"ly-do-{binh.pk}": "Chưa đủ minh chứng"},
    )  # fmt: skip

    assert (empty.status_code, missing.status_code) == (409, 409)
    assert set(Registration.objects.values_list("pk", "state", "reason")) == {
        (an.pk, "recognised", ""), (binh.pk, "not_recognised", "Chưa đủ minh chứng"),
    }  # fmt: skip


def test_a_decider_refuses_cases_of_any_page_of_a_long_list(place, monkeypatch):
    monkeypatch.setattr(deciding, "PAGE", 2)
    rows = [add_person(place, f"Nguyễn Văn {word}") for word in ("An", "Bình", "Chi", "Dung", "Em")]
    proposal = send_all(place, *rows)
    decision = make_decision(place)
    client = sign_in(place.approver)
    page = reverse("learning_models:proposal", args=[proposal.pk])
    an, binh, chi, dung, em = (row.pk for row in rows)

    first = client.get(page)
    turned = client.post(
        f"{page}?trang=1",
        {"co": [an, binh], "khong": [an, binh], f"ly-do-{an}": "Chưa đủ minh chứng", "trang": "2"},
    )
    client.post(turned.url, {"co": [chi, dung], "khong": [dung], f"ly-do-{dung}": "Đã chuyển đi"})
    bare = client.post(turned.url, {"viec": "decide", "decision": decision.pk, "co": [chi, dung],
                                    "khong": [dung], f"ly-do-{dung}": "Đã chuyển đi"})  # fmt: skip
    found = client.get(page, {"tim": "binh nguyen"})
    client.post(f"{page}?tim=binh", {"co": [binh]})
    held = client.get(page)
    client.post(f"{page}?trang=3", {"viec": "decide", "decision": decision.pk, "co": [em]})

    assert list_homeless(first.text) == []
    assert turned.url == f"{page}?trang=2#danh-sach"
    assert (bare.status_code, "cho: Nguyễn Văn Bình." in bare.text) == (409, True)
    assert [line["row"].pk for line in found.context["lines"]] == [binh]
    assert "2 trường hợp đã giữ dấu" in held.text
    assert [each["row"].pk for each in held.context["marked"]] == [an, dung]
    assert "Chưa đủ minh chứng" in held.text
    assert dict(Registration.objects.values_list("pk", "reason").exclude(reason="")) == {
        an: "Chưa đủ minh chứng", dung: "Đã chuyển đi",
    }  # fmt: skip
    assert set(Registration.objects.filter(state="recognised").values_list("pk", flat=True)) == {
        binh, chi, em,
    }  # fmt: skip
    assert client.session["refusals"] == {}


def test_the_same_name_is_asked_about_before_it_is_registered(place):
    row = add_person(place, hamlet="Xóm 3")
    add_person(place, "Nguyen Van An", place.dai_tu, address="Số 9 kín")
    client = sign_in(place.commune_officer)
    typed = {"name": "an nguyễn văn", "hamlet": "Xóm 5"}

    asked = client.post(of_year(place, "register"), typed)

    assert asked.status_code == 409
    assert "Xã Đại Từ" in asked.text
    assert "Số 9 kín" not in asked.text
    assert Bearer.objects.count() == 2
    assert client.post(of_year(place, "register"), typed | {"la": "moi"}).status_code == 302
    assert Bearer.objects.filter(association=place.vo_nhai).count() == 2
    assert set(BearerRead.objects.values_list("bearer", "reader")) == {
        (row.bearer_id, place.commune_officer.pk)
    }


def test_a_commune_is_registered_under_its_own_name_year_after_year(place):
    model = LearningModel.objects.get(pk="commune_learning_community")
    for year in (YEAR - 1, YEAR):
        ModelYear.objects.create(association=place.province, model=model, year=year)
        register_url = reverse("learning_models:register", args=[place.vo_nhai.pk, model.pk, year])

        answer = sign_in(place.commune_officer).post(register_url, {"name": "Xã khác"})

        assert answer.status_code == 302
    assert list(Registration.objects.values_list("bearer__name", "year").order_by("year")) == [
        ("Xã Võ Nhai", YEAR - 1), ("Xã Võ Nhai", YEAR),
    ]  # fmt: skip
    assert Bearer.objects.count() == 1


def test_a5_reading_names_of_people_is_logged_and_of_units_is_not(place):
    row = add_person(place)
    unit = LearningModel.objects.get(pk="learning_unit")
    ModelYear.objects.create(association=place.province, model=unit, year=YEAR)
    school = register(
        place.vo_nhai, unit, YEAR, place.commune_officer, fields={"name": "Trường Mầm non Võ Nhai"}
    )
    client = sign_in(place.commune_officer)

    for pk in (row.pk, school.pk):
        assert client.get(reverse("learning_models:registration", args=[pk])).status_code == 200
    client.get(of_year(place, "year"))

    assert list(BearerRead.objects.values_list("bearer", "kind")) == [(row.bearer_id, "page")] * 2


def test_a_bearer_scores_himself_by_his_link_until_the_hall_has_reviewed(place, monkeypatch):
    row, other = add_person(place), add_person(place, "Trần Thị Bình")
    monkeypatch.setattr("learning_models.own_links.timezone.localdate", lambda: date(YEAR, 12, 31))
    stranger = Client()
    url = reverse("learning_models:own", args=[make_token(row)])
    good = {f"c-{number}": "9" for number in NUMBERS} | {"viec": "keep"}

    asked = stranger.get(url)
    wrong = stranger.post(url, good | {"c-1.1": "11"})
    kept = stranger.post(url, good)

    assert (asked.status_code, asked["X-Robots-Tag"]) == (200, "noindex")
    assert "no-store" in asked["Cache-Control"]
    assert "Trần Thị Bình" not in asked.text
    assert (wrong.status_code, "từ 0 đến 10" in wrong.text) == (422, True)
    assert "đạt." in kept.text
    row.refresh_from_db()
    assert (row.state, row.self_score, row.assessments.get().by) == ("assessed", Decimal(90), None)
    forged = make_token(other).split(".")[0] + "." + make_token(row).split(".", 1)[1]
    assert stranger.get(reverse("learning_models:own", args=[forged])).status_code == 404
    monkeypatch.setattr(
        "learning_models.own_links.timezone.localdate", lambda: date(YEAR + 1, 12, 1)
    )
    late = stranger.post(url, good)
    assert (late.status_code, "không còn dùng được" in late.text) == (404, True)
    assert Assessment.objects.count() == 1


def test_a_set_with_gaps_shows_no_form_and_says_why(place):
    family = LearningModel.objects.get(pk="learning_family")
    ModelYear.objects.create(association=place.province, model=family, year=YEAR)
    row = register(
        place.vo_nhai, family, YEAR, place.commune_officer, fields={"name": "Nguyễn Văn An"}
    )
    client = sign_in(place.commune_officer)

    answer = client.get(reverse("learning_models:score", args=[row.pk]))

    assert "chưa đủ" in answer.text
    assert 'name="viec"' not in answer.text


def test_evidence_is_private_checked_by_its_bytes_and_kept_once(place):
    row = add_person(place)
    client = sign_in(place.commune_officer)
    url = reverse("learning_models:add_evidence", args=[row.pk])

    def send(name: str, content: bytes):
        return client.post(url, {"number": "1.1", "file": SimpleUploadedFile(name, content)})

    assert send("anh.png", PNG).status_code == 302
    assert send("lai.png", PNG).status_code == 302
    refused = send("anh.png", b"<html>")

    kept = Evidence.objects.get()
    with kept.file.open("rb") as file:
        assert PNG[:8] not in file.read(), "sealed"
    assert (refused.status_code, "JPEG" in refused.text) == (409, True)
    url = reverse("learning_models:evidence", args=[kept.pk])
    got = client.get(url)
    assert b"".join(got.streaming_content) == PNG
    assert (got["Content-Type"], got["Content-Security-Policy"]) == ("image/png", "sandbox")
    assert got["Content-Disposition"].startswith("attachment")
    beside = sign_in(make_officer("dai-tu", place.dai_tu))
    assert beside.get(url).status_code == 404
    kept.file.delete(save=False)


def test_a_bearer_sends_evidence_through_his_own_link_within_limits(place, monkeypatch):
    row = add_person(place)
    monkeypatch.setattr("learning_models.own_links.timezone.localdate", lambda: date(YEAR, 12, 31))
    monkeypatch.setattr("learning_models.evidence.MOST_OWN", 2)
    monkeypatch.setitem(knocks.MOST_AN_HOUR, knocks.FILE, 6)
    stranger = Client()
    url = reverse("learning_models:own", args=[make_token(row)])

    def send(content: bytes, number: str = "1.1"):
        file = SimpleUploadedFile("anh.png", content)
        return stranger.post(url, {"viec": "send", "number": number, "file": file})

    empty = stranger.post(url, {"viec": "send", "number": "1.1"})
    strange = send(PNG, "9.9")
    page = send(b"<html>")
    assert [send(PNG).status_code, send(PNG).status_code, send(PNG + b"1").status_code] == [302] * 3
    full = send(PNG + b"2")
    shown = stranger.get(url)
    often = [send(PNG + b"3"), send(PNG + b"4")][-1]

    assert [each.status_code for each in (empty, strange, page, full, often)] == [422] * 5
    assert "Chỉ nhận ảnh JPEG" in page.text
    assert "Đã đủ 10 tệp" in full.text
    assert "đợi một giờ" in often.text
    assert shown.text.count("Đã gửi cho chỉ số 1.1: anh.png") == 2
    assert list_homeless(shown.text) == []
    kept = row.evidence.first()
    officer = sign_in(place.commune_officer).get(
        reverse("learning_models:evidence", args=[kept.pk])
    )
    assert b"".join(officer.streaming_content) == PNG
    assert stranger.get(reverse("learning_models:evidence", args=[kept.pk])).status_code == 302
    hold_review(make_review(place), [row], place.commune_officer)
    assert send(PNG + b"5").status_code == 404
    assert row.evidence.count() == 2
    for each in row.evidence.all():
        each.file.delete(save=False)


def test_a_family_with_an_adult_who_is_no_learning_citizen_is_warned_about(place):
    """domain.md §2.3; a child, another address or no address say nothing."""
    family = LearningModel.objects.get(pk="learning_family")
    ModelYear.objects.create(association=place.province, model=family, year=YEAR)

    def add_family(name: str, address: str) -> Registration:
        return register(
            place.vo_nhai, family, YEAR, place.commune_officer,
            fields={"name": name, "address": address},
        )  # fmt: skip

    warned, beside, nowhere = (
        add_family("Hộ Một", "Số 1"), add_family("Hộ Hai", "Số 2"), add_family("Hộ Ba", "")
    )  # fmt: skip
    for name, address, born in (
        ("Lê Văn Lớn", "Số 1", 1980), ("Lê Văn Con", "Số 2", YEAR - 10), ("Lê Văn Xa", "", 1980)
    ):  # fmt: skip
        add_person(place, name, address=address, birth_year=born)
    Registration.objects.filter(model=place.model).update(state="not_recognised", reason="x")

    found = find_warnings([warned.pk, beside.pk, nowhere.pk])

    assert set(found) == {warned.pk}
    assert "Lê Văn Lớn" in found[warned.pk][0]
    url = reverse("learning_models:year", args=[place.vo_nhai.pk, family.pk, YEAR])
    assert "Lê Văn Lớn" in sign_in(place.commune_officer).get(url).text


def test_reports_count_and_name_nobody(place):
    rows = [
        add_person(place, "Nguyễn Văn An", sex="male"),
        add_person(place, "Trần Thị Bình", sex="female"),
        add_person(place, "Lê Thị Cúc", place.dai_tu),
    ]
    Registration.objects.filter(pk=rows[0].pk).update(
        state="recognised", recognised_on=date(YEAR, 12, 1)
    )
    units = [place.vo_nhai, place.dai_tu]
    client = sign_in(place.officer)
    asked = {"mo-hinh": place.model.pk, "theo": "gioi", "nam": YEAR}

    page = client.get(reverse("learning_models:reports"), asked)
    file = client.get(reverse("learning_models:report_file", args=["csv"]), asked)
    book = client.get(reverse("learning_models:report_file", args=["xlsx"]), asked)

    assert count_by("gioi", place.model, units, YEAR, YEAR, date(YEAR, 12, 31)) == [
        ("không ghi", (1, 0, 0, 0, 0, 0)), ("nữ", (1, 0, 0, 0, 0, 0)),
        ("nam", (1, 1, 0, 0, 0, 1)),
    ]  # fmt: skip
    assert (page.status_code, book.status_code) == (200, 200)
    assert "nam,1,1,0,0,0,1" in file.content.decode()
    for answer in (page, file):
        assert "Nguyễn" not in answer.content.decode()


def test_running_titles_are_counted_by_a_command(place, capsys):
    row = add_person(place)
    for year in range(YEAR - 2, YEAR + 1):
        Registration.objects.update_or_create(
            bearer=row.bearer, model=place.model, year=year,
            defaults={"association": place.vo_nhai, "state": "recognised",
                      "recognised_on": date(year, 12, 1), "registered_by": place.officer},
        )  # fmt: skip

    call_command("find_running_titles", "learning_citizen", str(YEAR))

    assert capsys.readouterr().out == "Xã Võ Nhai: 3 năm liền: 1, 5 năm liền: 0\n"


def test_running_titles_stand_on_the_page_of_the_year(place):
    row = add_person(place)
    add_person(place, "Trần Thị Mới")
    for year in range(YEAR - 2, YEAR + 1):
        Registration.objects.update_or_create(
            bearer=row.bearer, model=place.model, year=year,
            defaults={"association": place.vo_nhai, "state": "recognised",
                      "recognised_on": date(year, 12, 1), "registered_by": place.officer},
        )  # fmt: skip
    client = sign_in(place.commune_officer)

    page = client.get(of_year(place, "year"))
    listed = client.get(page.context["runs"][0]["url"])
    none = client.get(of_year(place, "year"), {"trang-thai": "5-nam-lien"})

    assert [(run["years"], run["count"]) for run in page.context["runs"]] == [(3, 1)]
    assert [(line["row"].pk, line["years"]) for line in listed.context["lines"]] == [(row.pk, 3)]
    assert none.context["lines"] == []


def test_who_is_registered_twice_is_listed_by_the_page_of_the_year(place):
    row = add_person(place, birth_year=1980)
    add_person(place, "Trần Thị Mới")
    add_person(place, "An Nguyễn Văn", place.dai_tu, birth_year=1980)
    client = sign_in(place.commune_officer)

    page = client.get(of_year(place, "year"))
    listed = client.get(page.context["twice_url"])

    assert [line["row"].pk for line in listed.context["lines"]] == [row.pk]
    assert listed.context["lines"][0]["notes"] == ["Có thể đã đăng ký ở Xã Đại Từ."]


@pytest.mark.parametrize("count", [1, 3])
def test_a_page_of_a_year_takes_as_many_queries_whatever_it_holds(
    place, count, django_assert_max_num_queries
):
    for number in range(count):
        add_person(place, f"Người Thứ {number}")
    client = sign_in(place.commune_officer)

    with django_assert_max_num_queries(38):
        assert client.get(of_year(place, "year")).status_code == 200
