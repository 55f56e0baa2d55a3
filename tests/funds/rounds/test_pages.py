"""The pages of rounds by the client: a whole journey, what reviewers and the public see."""

import io
from datetime import date, timedelta

import openpyxl
import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Consent, ConsentGiver, Purpose, User
from funds.models import (
    Attachment,
    Nomination,
    NominationRead,
    PayRun,
    Proof,
    Quota,
    Round,
)
from funds.rounds.nominating import withdraw
from funds.rounds.paying import pay
from funds.rounds.reviewing import declare_conflict, send_review
from records.models import Certificate
from tests.factories import make_association, make_officer
from tests.funds.rounds.calls import (
    PAID,
    Place,
    award,
    call,
    make_place,
    renew,
    run_to_award,
    score,
    send,
)
from tests.records.papers import make_design

pytestmark = pytest.mark.django_db
SCAN = b"%PDF-1.7 hoc ba cua em"
DAY = "%d/%m/%Y"
PUPIL = {
    "recipient": "pupil", "name": "Nguyễn Văn An", "birth_year": "2015", "stage": "primary",
    "school": "Trường Hoa Sen", "mark": "9,2", "circumstance": "poor", "story": "Học giỏi.",
    "source": "school", "nominator": "Trường Hoa Sen",
}  # fmt: skip


def sign_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(door: str, *args: object) -> str:
    return reverse(f"rounds:{door}", args=args)


def make_scan(name: str = "hoc-ba.pdf", content: bytes = SCAN) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def count_queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_q3_a_round_goes_from_the_call_to_the_certificate_on_the_pages():
    place = make_place()
    make_design(place.province, name="Giấy chứng nhận học bổng")
    office, commune = sign_in(place.office), sign_in(place.nominators[0])
    today = timezone.localdate()
    told = {
        "fund": place.fund.pk, "name": "Đợt hai", "year": "2026", "recipients": ["pupil"],
        "places": "3", "sharing": "equal", "opens_on": f"{today:{DAY}}", "least_mark": "7",
        "closes_on": f"{today + timedelta(days=5):{DAY}}",
    }  # fmt: skip

    made = office.post(at("create"), told)
    found = Round.objects.get(name="Đợt hai")
    pk = found.pk
    assert made.url == at("round", pk)
    refused = office.post(made.url, {"viec": "open"})
    assert (refused.status_code, "ít nhất một mức" in refused.text) == (409, True)
    tier = {"name": "Học bổng", "kind": "scholarship", "places": "1", "amount": "1.000.000",
            "instalments": "1"}  # fmt: skip
    assert office.post(at("part", pk, "muc"), tier).status_code == 302
    assert "đã có mức mang tên ấy" in office.post(at("part", pk, "muc"), tier).text
    office.post(at("part", pk, "tieu-chi"), {"name": "Học tập", "most": "10"})
    office.post(at("part", pk, "nguoi-cham"), {"user": place.reviewers[0].pk})
    office.post(at("quotas", pk), {"viec": "share"})
    assert list(Quota.objects.filter(round=pk).values_list("places", flat=True)) == [2, 1]
    assert office.post(made.url, {"viec": "open"}).status_code == 302

    unit = place.communes[0].pk
    assert "còn 2 chỉ tiêu" in commune.get(at("home")).text
    assert "còn 2 chỉ tiêu" in commune.get(reverse("returns:home")).text
    tier_key = found.tiers.get().pk
    sent = commune.post(at("nominate", pk, unit), {**PUPIL, "tier": tier_key})
    row = Nomination.objects.get()
    assert (sent.url, str(row.mark)) == (at("nomination", row.pk), "9.20")
    warned = commune.post(at("nominate", pk, unit), {**PUPIL, "tier": tier_key})
    assert (warned.status_code, "Vì sao vẫn đề cử" in warned.text) == (200, True)
    again = {**PUPIL, "tier": tier_key, "go_on_reason": "Hai em khác nhau"}
    commune.post(at("nominate", pk, unit), again)
    second = Nomination.objects.latest("pk")
    assert second.go_on_reason == "Hai em khác nhau"
    assert commune.post(sent.url, {"viec": "scan", "file": make_scan()}).status_code == 302

    office.post(made.url, {"viec": "review"})
    criterion = found.criteria.get().pk
    reviewer = sign_in(place.reviewers[0])
    for each, points in ((row, "9"), (second, "7")):
        reviewer.post(at("review", each.pk), {"viec": "send", f"diem-{criterion}": points})
    office.post(at("ranking", pk))
    chair = sign_in(place.chair)
    draft = {"viec": "draft", "abstract": "Trao học bổng", "signed_on": "04/05/2026",
             "signer_name": "Lê Thị Hà", "signer_office": "Chủ tịch"}  # fmt: skip
    assert office.post(at("decision", pk), draft).status_code == 302
    own = office.post(at("decision", pk), {"viec": "decide"})
    assert own.status_code == 403
    page = chair.get(at("decision", pk))
    issue = page.context["drafts"][0]["row"].pk
    chair.post(at("decision", pk), {"viec": "issue", "decision": issue})
    chair.post(at("decision", pk), {"viec": "decide", "decision": issue})
    found.refresh_from_db()
    assert found.state == "decided"
    design = chair.get(at("decision", pk)).context["designs"][0].pk
    chair.post(at("decision", pk), {"viec": "certify", "design": design})
    certificate = Certificate.objects.get()
    assert (certificate.name, certificate.title) == ("Nguyễn Văn An", "Đợt hai: Học bổng")

    paid = office.post(at("pay", pk), {"on": "19/05/2026", "medium": "cash", "tier": tier_key,
                                       f"step-{tier_key}": "1"})  # fmt: skip
    run = PayRun.objects.get()
    assert paid.url == at("run", run.pk)
    office.post(paid.url, {"viec": "received", "dong": run.lines.get().pk})
    assert run.lines.get().received_on == today
    office.post(paid.url, {"viec": "proof", "kind": "signatures", "file": make_scan()})
    assert Proof.objects.get().kind == "signatures"
    with pikepdf.open(
        io.BytesIO(office.get(at("run_list", run.pk, "ky-nhan", "pdf")).content)
    ) as f:
        assert len(f.pages) == 1
    bank = office.get(at("run_list", run.pk, "chuyen-khoan", "xlsx")).content
    assert [cell.value for cell in openpyxl.load_workbook(io.BytesIO(bank)).active[2]][:2] == [
        1, "Nguyễn Văn An",
    ]  # fmt: skip
    listed = office.get(at("award_list", pk, "xlsx")).content
    assert openpyxl.load_workbook(io.BytesIO(listed)).active.max_row == 2
    assert office.get(at("award_list", pk, "pdf")).content.startswith(b"%PDF")


def test_q4_papers_lie_sealed_and_every_opening_is_written_down():
    place = make_place()
    call(place)
    row = send(place, 0, "Nguyễn Văn An")
    client = sign_in(place.nominators[0])
    page = at("nomination", row.pk)

    client.post(page, {"viec": "scan", "file": make_scan()})
    client.post(page, {"viec": "scan", "file": make_scan("lan-nua.pdf")})
    refused = client.post(page, {"viec": "scan", "file": make_scan("x.pdf", b"PK\x03\x04")})

    assert refused.status_code == 409
    attachment = Attachment.objects.get()
    with attachment.file.open("rb") as kept:
        assert SCAN not in kept.read()
    before = NominationRead.objects.count()
    answer = client.get(at("attachment", attachment.pk))
    assert (answer.content, answer["Content-Type"]) == (SCAN, "application/pdf")
    assert "attachment" in answer["Content-Disposition"]
    assert NominationRead.objects.count() == before + 1
    assert NominationRead.objects.first().kind == "export"


def test_a2_another_unit_finds_nothing():
    place = run_to_award()
    run = pay(place.round, place.tier, 1, on=PAID, by=place.office)
    stranger = sign_in(make_officer("nguoila", make_association("Tỉnh Lạ", "province"),
                                    ("entry", "approve")))  # fmt: skip
    other = sign_in(place.nominators[1])
    pk, row = place.round.pk, place.rows[0]

    for address in (at("round", pk), at("ranking", pk), at("decision", pk), at("pay", pk),
                    at("run", run.pk), at("nomination", row.pk), at("review_list", pk),
                    at("unit", pk, place.communes[0].pk), at("review", row.pk)):  # fmt: skip
        assert stranger.get(address).status_code == 404
        assert other.get(address).status_code == 404


def test_q3_the_reviewers_pages_hold_no_name_school_or_unit_and_no_points_of_others():
    place = make_place()
    call(place)
    for name in ("Nguyễn Văn An", "Lê Thị Bình"):
        send(place, 0, name, circumstance="poor", school="Trường Hoa Sen")
    score_some = place.round
    renew(place)
    Round.objects.filter(pk=score_some.pk).update(state="review")
    renew(place)
    one, two = place.reviewers
    criteria = [each.pk for each in place.round.criteria.all()]
    send_review(place.rows[0], two, {criteria[0]: 7, criteria[1]: 6})
    client = sign_in(one)

    pages = [client.get(at("review_list", place.round.pk)).text,
             client.get(at("review", place.rows[0].pk)).text]  # fmt: skip

    for hidden in ("Nguyễn Văn An", "Lê Thị Bình", "Hoa Sen", "Xã Mai"):
        assert all(hidden not in page for page in pages)
    assert "hộ nghèo" in pages[1]
    place.round.reviewers.create(user=place.office)
    office = sign_in(place.office)
    ranking = office.get(at("ranking", place.round.pk))
    assert "Bạn còn 2 hồ sơ chưa chấm" in ranking.text
    assert ranking.context["tiers"] == []


def test_q3_a_conflict_shuts_the_page_of_the_dossier():
    place = make_place()
    call(place)
    send(place, 0, "Nguyễn Văn An", story="Học lực giỏi ba năm liền.")
    Round.objects.filter(pk=place.round.pk).update(state="review")
    renew(place)
    client = sign_in(place.reviewers[0])
    assert "ba năm liền" in client.get(at("review", place.rows[0].pk)).text

    declare_conflict(place.rows[0], place.reviewers[0], "Là cháu tôi")

    page = client.get(at("review", place.rows[0].pk))
    assert "không xem được nữa" in page.text
    assert "ba năm liền" not in page.text


def agree(row: Nomination, giver: ConsentGiver) -> Consent:
    return Consent.objects.create(
        person=row.person, purpose=Purpose.PUBLISH_NAME, giver=giver, given_on=date(2026, 1, 1)
    )


def test_q4_the_public_reads_initials_until_child_and_guardian_agree_and_again_after():
    place = run_to_award()
    row = place.rows[0]
    client, address = Client(), reverse("awards:round", args=[place.round.pk])

    def read() -> str:
        return client.get(address).text

    masked = read()
    for hidden in (*(each.name for each in place.rows), "Hoa Sen", "hộ nghèo", "9,0"):
        assert hidden not in masked
    assert "T. T. A." in masked
    assert "tiểu học" in masked
    agree(row, ConsentGiver.SELF)
    assert row.name not in read()
    guardian = agree(row, ConsentGiver.GUARDIAN)
    assert row.name in read()
    guardian.withdrawn_on = timezone.localdate()
    guardian.save()
    assert row.name not in read()


def test_q4_a_round_that_is_not_decided_is_not_public():
    place = make_place()
    call(place)
    send(place, 0, "Nguyễn Văn An")

    assert Client().get(reverse("awards:round", args=[place.round.pk])).status_code == 404


def test_q4_a_photo_is_kept_only_with_the_consent_of_all_on_the_list():
    place = run_to_award()
    run = pay(place.round, place.tier, 1, on=PAID, by=place.office)
    client = sign_in(place.office)
    photo = SimpleUploadedFile("anh.jpg", b"\xff\xd8\xff anh", "image/jpeg")

    refused = client.post(at("run", run.pk), {"viec": "proof", "kind": "photo", "file": photo})

    assert refused.status_code == 409
    assert "Còn thiếu: 2 người" in refused.text
    assert not Proof.objects.exists()


def fill(place: Place, count: int) -> None:
    for number in range(count):
        name = f"Em {'ABCDEFGH'[len(place.rows)]}"
        send(place, 0, name, school=f"Trường số {number}", go_on_reason="Đã hỏi trường")


def test_pages_ask_as_much_for_one_dossier_as_for_three():
    counts: dict[str, list[int]] = {}
    for names in (1, 3):
        place = make_named_place(names)
        run = pay(place.round, place.tier, 1, on=PAID, by=place.office)
        pk = place.round.pk
        client = sign_in(place.office)
        for page, address in {
            "unit": at("unit", pk, place.communes[0].pk), "ranking": at("ranking", pk),
            "decision": at("decision", pk), "run": at("run", run.pk), "home": at("home"),
            "round": at("round", pk), "public": reverse("awards:round", args=[pk]),
        }.items():  # fmt: skip
            counts.setdefault(page, []).append(count_queries(client, address))

    assert {page: few - many for page, (few, many) in counts.items()} == dict.fromkeys(counts, 0)


def make_named_place(names: int) -> Place:
    """A decided round of one commune with so many awards; officers' names are free again."""
    for user in User.objects.all():
        User.objects.filter(pk=user.pk).update(username=f"cu-{user.pk}")
    place = make_place()
    place.round.tiers.update(places=5)
    call(place)
    fill(place, names)
    score(place, [9] * names)
    award(place)
    return place


def test_q3_a_withdrawn_dossier_is_seen_by_no_reviewer():
    place = make_place()
    call(place)
    fill(place, 2)
    withdraw(place.rows[0], place.nominators[0], "Gia đình xin rút")
    Round.objects.filter(pk=place.round.pk).update(state="review")

    page = sign_in(place.reviewers[0]).get(at("review_list", place.round.pk))

    assert [each["row"].number for each in page.context["rows"]] == [2]
