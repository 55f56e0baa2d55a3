"""Decisions, designs and certificates on the desk: by whom, with which words, and who read."""

import io
from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from records import certificates, decisions, desk
from records.models import (
    Certificate,
    CertificateDesign,
    CertificateRead,
    Decision,
    DecisionState,
    DesignState,
    Job,
    PrintRun,
)
from records.printing import make_print
from tests.factories import make_association, make_officer
from tests.records.papers import give, make_decision, make_design, make_draft
from tests.records.test_printing import draw_photo

pytestmark = pytest.mark.django_db


class Quiet:
    """Progress that nobody watches."""

    def tell(self, done: int, of: int, message: str = "") -> None:
        """Nothing."""


@pytest.fixture
def hall():
    """A province with who drafts, who approves and who only looks, each signed in."""
    province = make_association(
        "Thái Nguyên", "province", full_name="Tỉnh Thái Nguyên", kind="tỉnh"
    )
    users = {
        "soan": make_officer("soan", province, ("entry",)),
        "duyet": make_officer("duyet", province, ("approve",)),
        "xem": make_officer("xem", province, ("look",)),
    }
    clients = {}
    for name, user in users.items():
        clients[name] = Client()
        clients[name].force_login(user)
    return province, users, clients


def act(client: Client, model: str, action: str, *rows, **more: str):
    """Carry out an action of a list on rows; the answer."""
    data = {"action": action, "_selected_action": [row.pk for row in rows], **more}
    return client.post(reverse(f"admin:records_{model}_changelist"), data)


def said(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_decision_is_drafted_by_one_and_issued_by_another(hall):
    province, _, clients = hall
    typed = {
        "association": province.pk, "kind": "learning_models", "abstract": "Công nhận",
        "symbol": "QĐ-HKH", "signed_on": "18/11/2026", "signer_name": "Trần Văn Mẫu",
        "signer_office": "Chủ tịch",
    }  # fmt: skip

    clients["soan"].post(reverse("admin:records_decision_add"), typed)
    row = Decision.objects.get()
    refused = act(clients["soan"], "decision", "issue_decisions", row)
    issued = act(clients["duyet"], "decision", "issue_decisions", row)

    assert desk.NOT_APPROVER in said(refused)[-1]
    assert said(issued)[-1] == "Đã ban hành Dự thảo: Công nhận."
    row.refresh_from_db()
    assert (row.state, row.written_number) == (DecisionState.ISSUED, "01/QĐ-HKH")
    page = clients["duyet"].get(reverse("admin:records_decision_change", args=[row.pk]))
    assert 'name="abstract"' not in page.text


def test_approver_does_not_issue_his_own_draft(hall):
    province, users, clients = hall
    row = make_draft(province, users["duyet"])

    refused = act(clients["duyet"], "decision", "issue_decisions", row)

    assert decisions.OWN_DRAFT in said(refused)[0]


def test_decision_is_revoked_through_another_with_a_reason(hall):
    province, users, clients = hall
    row, through = (make_decision(province, users["soan"], users["duyet"]) for _ in range(2))
    one = give(row, make_design(province), users["soan"], ["Lý Thị Hoa"])[0]

    asked = act(clients["duyet"], "decision", "revoke_decisions", row)
    act(clients["duyet"], "decision", "revoke_decisions", row, reason="Sai", through=through.pk)

    assert f'value="{through.pk}"' in asked.text
    row.refresh_from_db()
    one.refresh_from_db()
    assert (row.state, row.revoked_through, one.state) == ("revoked", through, "revoked")


def test_design_is_typed_looked_at_published_copied_and_retired(hall):
    province, _, clients = hall
    typed = {
        "association": province.pk, "name": "Gia đình", "paper": "a4_across", "heading": "Giấy",
        "text": "{họ tên}", "qr_corner": "left", "has_motto": "on",
    }  # fmt: skip
    photo = draw_photo()
    photo.seek(0)
    photo.name = "nen.jpg"
    add = reverse("admin:records_certificatedesign_add")

    wrong = clients["soan"].post(add, {**typed, "text": "{họ tên} {lương}"})
    clients["soan"].post(add, {**typed, "picture": photo})
    row = CertificateDesign.objects.get()
    shown = clients["soan"].get(
        reverse("admin:records_certificatedesign_example", args=[row.pk])
    )  # fmt: skip
    act(clients["duyet"], "certificatedesign", "publish_designs", row)
    act(clients["duyet"], "certificatedesign", "copy_designs", row)
    act(clients["duyet"], "certificatedesign", "retire_designs", row)

    assert "Không có chỗ điền {lương}" in wrong.text
    assert (bool(row.background), shown["Content-Type"]) == (True, "application/pdf")
    assert shown.content.startswith(b"%PDF")
    states = set(CertificateDesign.objects.values_list("version", "state"))
    assert states == {(1, DesignState.RETIRED), (2, DesignState.DRAFT)}


def test_picture_that_is_none_is_refused_in_words(hall):
    province, _, clients = hall
    row = make_design(province, state=DesignState.DRAFT, name="Mới")
    url = reverse("admin:records_certificatedesign_change", args=[row.pk])
    form = clients["soan"].get(url).context["adminform"].form
    typed = {name: form[name].value() or "" for name in form.fields if name != "picture"}
    file = io.BytesIO(b"<svg/>")
    file.name = "x.jpg"

    answer = clients["soan"].post(url, {**typed, "picture": file})

    assert "không phải ảnh" in " ".join(said(answer))
    assert not CertificateDesign.objects.get(pk=row.pk).background


@pytest.fixture
def one(hall) -> Certificate:
    province, users, _ = hall
    decision = make_decision(province, users["soan"], users["duyet"])
    return give(decision, make_design(province), users["soan"], ["Lý Thị Hao"])[0]


def test_certificates_are_revoked_by_an_approver_with_a_reason(hall, one):
    _, _, clients = hall

    asked = act(clients["duyet"], "certificate", "revoke_chosen", one)
    refused = act(clients["soan"], "certificate", "revoke_chosen", one, reason="Sai")
    empty = act(clients["duyet"], "certificate", "revoke_chosen", one, reason=" ")
    act(clients["duyet"], "certificate", "revoke_chosen", one, reason="Kê khai sai")

    assert 'name="reason"' in asked.text
    assert said(refused) == [desk.NOT_APPROVER]
    assert said(empty) == [certificates.NO_REASON]
    one.refresh_from_db()
    assert (one.state, one.reason) == ("revoked", "Kê khai sai")


def test_certificate_is_replaced_with_the_right_name(hall, one):
    _, users, clients = hall

    asked = act(clients["duyet"], "certificate", "replace_chosen", one)
    act(
        clients["duyet"], "certificate", "replace_chosen", one, reason="In sai", name="Lý Thị Hảo"
    )  # fmt: skip

    assert 'value="Lý Thị Hao"' in asked.text
    new = Certificate.objects.get(replaces=one)
    assert (new.name, new.number, new.made_by) == ("Lý Thị Hảo", 2, users["duyet"])


def test_certificate_is_hidden_from_the_public_page_and_shown_again(hall, one):
    _, _, clients = hall
    hidden = []

    for action in ("hide_chosen", "show_chosen"):
        act(clients["duyet"], "certificate", action, one)
        one.refresh_from_db()
        hidden.append(one.is_hidden)

    assert hidden == [True, False]


def test_chosen_certificates_are_printed_and_the_file_is_fetched(hall, one):
    _, users, clients = hall

    answer = act(clients["soan"], "certificate", "print_chosen", one)
    run = PrintRun.objects.get()
    file = reverse("admin:records_printrun_file", args=[run.pk])
    before = clients["soan"].get(file).status_code
    make_print(Quiet(), run=run.pk)
    given = clients["soan"].get(file)

    assert "Đang in ra tệp" in said(answer)[0]
    assert (run.certificates, run.asked_by, Job.objects.get().asked_by) == (
        [one.pk], users["soan"], users["soan"],
    )  # fmt: skip
    assert (before, given.status_code) == (404, 200)
    assert b"".join(given.streaming_content).startswith(b"%PDF")
    assert act(clients["xem"], "certificate", "print_chosen", one).status_code == 403


def test_a5_who_reads_a_name_is_written_down(hall, one):
    _, users, clients = hall
    look = clients["xem"]

    look.get(reverse("admin:records_certificate_changelist"), {"q": "ly thi"})
    look.get(reverse("admin:records_certificate_change", args=[one.pk]))
    act(clients["soan"], "certificate", "print_chosen", one)

    read = list(CertificateRead.objects.order_by("pk").values_list("reader__username", "kind"))
    assert read == [("xem", "page"), ("xem", "page"), ("soan", "export")]


def test_certificates_of_another_province_are_not_there(hall, one):
    other = make_association("Lạng Sơn", "province")
    stranger = Client()
    stranger.force_login(make_officer("khac", other, ("approve",)))

    act(stranger, "certificate", "revoke_chosen", one, reason="Sai")

    assert stranger.get(
        reverse("admin:records_certificate_change", args=[one.pk])
    ).status_code == 404  # fmt: skip
    assert Certificate.objects.get(pk=one.pk).state == "valid"
    assert Decision.objects.get().signed_on == date(2026, 11, 18)
