"""The public page of certificates: what it tells, and to whom it tells nothing."""

import base64
import re
import subprocess
import sys
import time
from datetime import date, timedelta
from statistics import median
from urllib.parse import unquote, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from records import knocks, public, signing
from records.certificates import (
    draw_code,
    replace_certificate,
    revoke_certificates,
)
from records.models import Certificate, Knock, SigningKey
from records.paper.words import write_address
from records.verifying import NameAnswer, Verdict, mask_name, read_code, verify_code
from tests.factories import make_association, make_officer
from tests.records.papers import SIGNED, give, make_decision, make_design

pytestmark = pytest.mark.django_db
ROOT = "https://hoi.vn"
NAME = "Nguyễn Thị Thiên Hưởng"
TODAY = timezone.localdate()


@pytest.fixture
def hall():
    """A commune of a province, its issued decision, a design of the province, the drafter."""
    province = make_association("Thái Nguyên", "province", full_name="Tỉnh Thái Nguyên")
    commune = make_association(
        "Tân Lập", "commune", province, full_name="Xã Tân Lập", kind="xã", code="1"
    )
    drafter, issuer = make_officer("soan", commune), make_officer("ky", commune, ("approve",))
    return commune, make_decision(commune, drafter, issuer), make_design(province), drafter


@pytest.fixture
def one(hall) -> Certificate:
    """A valid certificate."""
    _, decision, design, by = hall
    return give(decision, design, by, [NAME])[0]


def ask(code: str, **more: str):
    return Client().post("/xac-minh/", {"ma": code, **more})


def path_of(certificate: Certificate) -> str:
    return urlsplit(write_address(certificate, ROOT)).path


# What is told


def test_valid_certificate_is_told_with_its_name_masked(one):
    text = ask(one.code).text

    wanted = (
        "Giấy còn giá trị", "không thời hạn", "Gia đình học tập, năm 2026", "00001/2026",
        "01/QĐ-HKH", "18/11/2026", "Hội Khuyến học xã Tân Lập", "N*** T*** T*** H***",
    )  # fmt: skip
    assert [words for words in wanted if words not in text] == []
    assert NAME not in text
    assert one.code not in text.replace("-", "X")


@pytest.mark.parametrize(
    "write",
    [str.lower, lambda c: "-".join(c[i : i + 4] for i in range(0, 16, 4)),
     lambda c: f"  {' '.join(c)} ", lambda c: f"Mã: {c}"[4:],
     lambda c: c.replace("Q", "0").replace("L", "1"), lambda c: c.replace("Q", "o")],
)  # fmt: skip
def test_code_is_taken_as_people_write_it(one, write):
    assert verify_code(write(one.code)).verdict == Verdict.VALID


@pytest.mark.parametrize("typed", ["", "A", "A" * 17, "Ă" * 16, "'; --", "A" * 15 + "\0"])
def test_what_can_be_no_code_is_unknown(typed):
    assert read_code(typed) == ""
    assert verify_code(typed).verdict == Verdict.UNKNOWN


def test_expired_certificate_tells_its_last_day(hall):
    _, decision, design, by = hall
    until = {"past": SIGNED + timedelta(days=1), "today": TODAY, "later": TODAY + timedelta(days=1)}
    codes = {
        word: give(decision, design, by, [NAME], valid_until=day)[0].code
        for word, day in until.items()
    }

    told = {word: verify_code(code) for word, code in codes.items()}

    assert {word: answer.verdict for word, answer in told.items()} == {
        "past": Verdict.EXPIRED, "today": Verdict.EXPIRED, "later": Verdict.VALID,
    }  # fmt: skip
    assert told["later"].last_day == TODAY
    assert "đến hết ngày 18/11/2026" in ask(codes["past"]).text


def test_revoked_certificate_tells_why(hall, one):
    revoke_certificates(Certificate.objects.all(), hall[3], reason="Kê khai sai")

    text = ask(one.code).text

    assert "Giấy đã bị thu hồi" in text
    assert "Lý do: Kê khai sai" in text


def test_replaced_certificate_tells_the_number_and_never_the_code_of_the_new_one(hall, one):
    new = replace_certificate(one, hall[3], reason="In sai tên")

    text = ask(one.code).text

    assert "bằng giấy số 00002/2026" in text
    assert new.code not in re.sub("[^A-Z0-9]", "", text)
    assert "Giấy còn giá trị" in ask(new.code).text


def test_certificate_of_a_renamed_body_keeps_the_name_of_who_decided(hall):
    commune, _, design, by = hall
    issuer = make_officer("khac", commune, ("approve",))
    decision = make_decision(
        commune, by, issuer, written_number="45/QĐ-UBND", body_name="UBND xã Tân Lập"
    )

    answer = verify_code(give(decision, design, by, [NAME])[0].code)

    assert (answer.body, answer.decision, answer.body_url) == ("UBND xã Tân Lập", "45/QĐ-UBND", "")


# Names


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        (NAME, NameAnswer.FITS),
        ("nguyen  thi thien huong", NameAnswer.FITS),
        ("Nguyễn Thị Hưởng", NameAnswer.DIFFERS),
        ("Nguyễn", NameAnswer.DIFFERS),
        ("%", NameAnswer.DIFFERS),
        ("   ", NameAnswer.NOT_ASKED),
    ],
)
def test_name_is_shown_to_who_types_it_whole(one, typed, answered):
    answer = verify_code(one.code, name=typed)

    assert answer.name_answer == answered
    assert (answer.name == NAME) == (answered == NameAnswer.FITS)


def test_name_of_a_code_is_tried_five_times_an_hour_by_all_processes_together(one):
    answers = [verify_code(one.code, name="Sai").name_answer for _ in range(6)]
    right = verify_code(one.code, name=NAME)

    assert answers == [NameAnswer.DIFFERS] * 5 + [NameAnswer.TOO_OFTEN]
    assert (right.name_answer, right.name) == (NameAnswer.TOO_OFTEN, mask_name(NAME))
    Knock.objects.update(began_at=timezone.now() - timedelta(minutes=61))
    assert verify_code(one.code, name=NAME).name_answer == NameAnswer.FITS


def test_mask_leaves_the_first_letters():
    assert mask_name("Nguyễn Văn An") == "N*** V*** A***"


# QR codes


def test_qr_code_opens_the_answer(one):
    response = Client().get(path_of(one))

    assert response.status_code == 200
    assert "Giấy còn giá trị" in response.text


def test_qr_code_changed_by_a_letter_is_unknown(one):
    path = path_of(one)

    for forged in (
        path.replace(".1.2026.", ".2.2026."),
        path[:-1] + ("A" if path[-1] != "A" else "B"),
        path.replace("LEARNING+FAMILY", "LEARNING+CLAN"),
        f"/Q/{one.code}/KH1",
    ):
        assert "Không có giấy mang mã này" in Client().get(forged).text


def test_l4_qr_code_verifies_offline_with_the_public_page_alone(one):
    """product.md L4: what is on the page (the keys and the program) is all that it takes."""
    page = Client().get("/xac-minh/khoa/")
    keys = Client().get("/xac-minh/khoa.json").json()["keys"]
    scanned = unquote(write_address(one, ROOT))
    public_key = keys[int(scanned.split("/KH1.")[1].split(".")[0]) - keys[0]["key"]]["public_key"]
    program = page.context["program"]

    def run(text: str, name: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", program, text, public_key, name], capture_output=True, check=True
        )
        return done.stdout.decode().strip()

    assert public_key in page.text
    assert run(scanned, f" {NAME.upper()} ") == "Chữ ký và tên đều đúng."
    assert run(scanned, "Nguyễn Thị Thiên Hường").startswith("Chữ ký đúng, nhưng tên không phải")
    assert run(scanned.replace(".1.2026.", ".2.2026."), NAME).startswith("Chữ ký sai")


# Nothing to find


def test_wrong_and_hidden_codes_and_those_of_days_to_come_get_one_answer(hall, one):
    _, decision, design, by = hall
    hidden = give(decision, design, by, ["Lý Thị Kín"])[0]
    Certificate.objects.filter(pk=hidden.pk).update(is_hidden=True)
    codes = {"wrong": draw_code(), "hidden": hidden.code}

    pages, statements = {}, {}
    for word, code in codes.items():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page = ask(code, ten="Lý Thị Kín")
        typed = re.escape(code)
        pages[word] = re.sub(typed, "CODE", page.text)
        statements[word] = [re.sub(r"'[^']*'", "?", each["sql"]) for each in asked]

    assert pages["wrong"] == pages["hidden"]
    assert statements["wrong"] == statements["hidden"]
    assert "Kín" not in pages["hidden"]


def test_wrong_and_hidden_codes_take_the_same_time(hall, one):
    Certificate.objects.update(is_hidden=True)

    def measure(code: str) -> float:
        began = time.perf_counter()
        verify_code(code)
        return time.perf_counter() - began

    measure(one.code)
    times = {"wrong": [], "hidden": []}
    for _ in range(60):
        times["wrong"].append(measure(draw_code()))
        times["hidden"].append(measure(one.code))

    wrong, hidden = median(times["wrong"]), median(times["hidden"])
    assert 0.5 < wrong / hidden < 2


def test_address_that_guesses_is_told_to_wait_and_right_codes_cost_nothing(one):
    for _ in range(knocks.MOST_AN_HOUR[knocks.MISS]):
        assert ask(draw_code()).status_code == 200

    refused = ask(one.code)

    assert (refused.status_code, public.TOO_OFTEN in refused.text) == (429, True)
    elsewhere = Client(REMOTE_ADDR="10.1.2.3")
    for _ in range(40):
        assert elsewhere.post("/xac-minh/", {"ma": one.code}).status_code == 200


def test_no_address_and_no_code_is_kept_in_clear_and_tries_go_the_next_day(one):
    ask(draw_code())
    verify_code(one.code, name="Sai")

    with connection.cursor() as cursor:
        cursor.execute("select kind, encode(key, 'escape') from records_knock")
        kept = cursor.fetchall()
    assert {kind for kind, _ in kept} == {"miss", "name"}
    assert not any("127.0.0.1" in key or one.code in key for _, key in kept)
    assert knocks.forget_knocks(TODAY) == 0
    assert knocks.forget_knocks(TODAY + timedelta(days=1)) == 2


def test_answers_are_kept_by_nobody_and_found_by_no_search_engine(one):
    for response in (ask(one.code), Client().get(path_of(one)), ask(draw_code())):
        assert "no-store" in response["Cache-Control"]
        assert "noindex" in response["X-Robots-Tag"]
        assert '<meta name="robots" content="noindex">' in response.text
    assert "/Q/" not in Client().get("/sitemap.xml").text


def test_forms_of_other_sites_are_refused(one):
    response = Client(HTTP_SEC_FETCH_SITE="cross-site").post("/xac-minh/", {"ma": one.code})

    assert response.status_code == 403


def test_certificate_costs_two_statements(one):
    Client().get("/xac-minh/")

    with CaptureQueriesContext(connection) as asked:
        ask(one.code)

    own = [each["sql"] for each in asked if "records_" in each["sql"]]
    assert len(own) == 2


def test_erased_name_is_told_as_erased(one):
    Certificate.objects.update(name="", details={})

    text = ask(one.code).text

    assert "Thông tin đã được xóa theo yêu cầu" in text
    assert 'name="ten"' not in text


# Keys


def test_rotated_key_signs_on_and_the_old_one_still_proves(hall, one):
    from django.core.management import call_command  # noqa: PLC0415

    _, decision, design, by = hall

    call_command("rotate_signing_key", verbosity=0)
    new = give(decision, design, by, [NAME])[0]

    assert new.key_id != one.key_id
    old_key = SigningKey.objects.get(pk=one.key_id)
    assert (old_key.valid_to, new.key.valid_to) == (TODAY, None)
    listed = Client().get("/xac-minh/khoa.json").json()["keys"]
    assert [each["key"] for each in listed] == [one.key_id, new.key_id]
    assert base64.b64decode(listed[0]["public_key"]) == bytes(old_key.public_key)
    assert verify_code(one.code, signed=path_of(one).rpartition("/")[2]).verdict == Verdict.VALID


def test_private_key_is_sealed_and_a_lost_secret_is_told_in_words(one, settings):
    key = SigningKey.objects.get()
    signer = signing.find_signer()

    assert signer.key.private_bytes_raw() not in bytes(key.private_key)
    settings.SIGNING_KEY = "khác"
    with pytest.raises(signing.KeyLost, match="rotate_signing_key"):
        signing.find_signer()
    signing.rotate()
    assert signing.verify(
        bytes(SigningKey.objects.get(valid_to=None).public_key),
        "x",
        signing.find_signer().sign("x"),
    )


def test_day_is_no_part_of_the_answer_before_the_decision_is_in_force(hall):
    commune, _, design, by = hall
    issuer = make_officer("khac", commune, ("approve",))
    later = make_decision(commune, by, issuer, in_force_on=TODAY + timedelta(days=1))
    now = make_decision(commune, by, issuer, in_force_on=date(2026, 11, 18))

    verdicts = [
        verify_code(give(each, design, by, [NAME])[0].code).verdict for each in (later, now)
    ]

    assert verdicts == [Verdict.UNKNOWN, Verdict.VALID]
