"""The officers' pages of reports and what everybody reads of issued ones, by the client."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Report
from meetings.reports import drafting, issuing
from meetings.reports.desk import PartForm, preview_kind
from news.drafts import offer_article_of_report
from records.jobs import carry_out
from records.models import Job
from tests.factories import make_officer
from tests.figures.rows import give, keep_totals
from tests.meetings.reports.drafts import draft, make_frozen, paragraph

pytestmark = pytest.mark.django_db


def sign_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_report_from_its_draft_to_everybody(country):
    writer, boss, reader = sign_in(country["officer"]), sign_in(country["boss"]), Client()
    typed = {"kind": country["kind"].pk, "association": country["first"].pk,
             "period": country["2025"].pk}  # fmt: skip

    answer = writer.post(reverse("reports:new"), typed)
    report = Report.objects.get()
    page = reverse("reports:report", args=[report.pk])
    assert answer["Location"] == page
    row = paragraph(report, "Hạn chế")
    edit = reverse("reports:paragraph", args=[report.pk, row.pk])
    assert writer.post(edit, {"text": "Còn chậm.", "seen": row.version})["Location"] == page
    details = {"abstract": report.abstract, "place": "Thái Nguyên", "symbol": "BC-HKH",
               "signer_office": "Chủ tịch", "signer_name": "Trần Thị A"}  # fmt: skip
    assert writer.post(reverse("reports:details", args=[report.pk]), details).status_code == 302
    act = reverse("reports:act", args=[report.pk])
    public = reverse("report_pages:report", args=[report.pk])
    assert writer.post(act, {"step": "submit"}).status_code == 302
    assert reader.get(public).status_code == 404
    refused = boss.post(act, {"step": "issue", "signed_on": f"{timezone.localdate():%d/%m/%Y}"})
    assert refused.status_code == 409
    assert boss.post(act, {"step": "freeze"}).status_code == 302
    assert writer.post(edit, {"text": "Khác.", "seen": 2}).status_code == 409
    issued = boss.post(act, {"step": "issue", "signed_on": f"{timezone.localdate():%d/%m/%Y}"})

    assert issued.status_code == 302
    read = reader.get(public).content.decode()
    assert "Số: 01/BC-HKH" in read
    assert "Còn chậm." in read
    assert report.abstract in reader.get(reverse("report_pages:reports")).content.decode()
    address = reverse("report_pages:file", args=[report.pk, "bao-cao", "docx"])
    assert reader.get(address).status_code == 404  # nobody keeps the portal busy with it
    asked = Job.objects.get(key=f"report-{report.pk}")
    carry_out.func(asked.pk)
    assert reader.get(address).content.startswith(b"PK")


def test_the_page_marks_what_is_stale_edited_and_untold_and_refreshes_the_rest(country):
    report = draft(country)
    row = paragraph(report, "Quỹ")
    drafting.edit(row, "Quỹ có 9.000.001 đồng.", country["officer"], seen=row.version)
    give(country["2025"], country["first"], {"members": 360, "fund_raised": 8_000_000})
    keep_totals(country["2025"])
    client, page = sign_in(country["officer"]), reverse("reports:report", args=[report.pk])

    before = client.get(page).content.decode()
    client.post(reverse("reports:act", args=[report.pk]), {"step": "refresh"})
    after = client.get(page).content.decode()

    assert before.count("cũ: số liệu đã đổi") == 4
    assert "số không khớp: 9.000.001" in before
    assert "Viết lại 3 đoạn đã cũ" in before
    assert after.count("cũ: số liệu đã đổi") == 1  # the edited one waits for its writer
    assert "đã sửa lời" in after
    assert "Trình duyệt" in after
    row = paragraph(report, "Quỹ")
    row = drafting.edit(row, "Quỹ có 8 triệu đồng.", country["officer"], seen=row.version)
    assert drafting.find_stale(report) == set()
    assert drafting.find_untold_numbers(row) == []


def test_the_desk_checks_a_template_and_shows_what_it_says(country):
    typed = {"order": 9, "depth": 0, "heading": "", "what": "sentences"}

    wrong = PartForm({**typed, "template": "Có {hoi_vien}"})
    right = PartForm({**typed, "template": "Có {members}"})
    table = PartForm({**typed, "what": "table", "template": "members hoi_vien"})

    assert wrong.errors["template"] == [
        "Không có chỉ tiêu mang mã “hoi_vien”. Hãy chọn mã trong danh mục chỉ tiêu."
    ]
    assert right.is_valid()
    assert not table.is_valid()
    assert [heading for heading, _ in preview_kind(country["kind"])] == ["Hội viên", "Quỹ"]


def test_an_issued_report_becomes_a_draft_of_news_with_its_figures_as_references(country):
    report = make_frozen(country)
    editor = make_officer("bientap", country["first"], ("entry", "edit_news"))
    stranger = make_officer("la", country["commune0"], ("entry", "edit_news"))

    early = offer_article_of_report(editor, report)
    issuing.issue(report, country["boss"], timezone.localdate())
    report.refresh_from_db()
    [offer] = offer_article_of_report(editor, report)
    page = sign_in(editor).get(reverse("reports:report", args=[report.pk])).text
    typed = sign_in(editor).get(offer["url"]).context["adminform"].form.initial

    assert early == offer_article_of_report(stranger, report) == []
    assert offer["url"] in page
    assert typed["title"] == report.abstract
    walk = reverse("figures:walk", args=["2025", country["first"].pk, "members"])
    assert f'<p>Có <a href="{walk}">350</a>\u00a0người' in typed["body"]
    assert reverse("report_pages:report", args=[report.pk]) in typed["body"]
    assert "Còn chậm" not in typed["body"]  # the writer's own words stay in the report
    strange = {"tu-bao-cao": report.pk}
    theirs = sign_in(country["boss"]).get(reverse("admin:news_article_add"), strange)
    assert theirs.status_code in (302, 403) or "350" not in theirs.text
