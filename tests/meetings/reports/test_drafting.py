"""A report follows its figures until it is frozen, and keeps what people wrote (K2)."""

import json
from datetime import date

import pytest
from django.db import InternalError, connection, transaction
from django.test.utils import CaptureQueriesContext

from figures.catalogue import indicators
from meetings.agendas import MeetingRefused
from meetings.models import PartWhat, ReportKind
from meetings.reports import drafting, issuing
from meetings.reports.kinds import DATA, load_kinds
from meetings.reports.language import list_faults, read_template
from tests.factories import make_officer
from tests.figures.rows import give, keep_totals
from tests.meetings.reports.drafts import draft, make_frozen, paragraph

pytestmark = pytest.mark.django_db


def test_a_report_is_written_whole_from_its_kind(country):
    report = draft(country)

    texts = dict(report.paragraphs.values_list("heading", "text"))
    content = dict(report.paragraphs.values_list("heading", "content"))
    assert report.abstract == "Kết quả năm 2025 của tỉnh Thái Nguyên"
    assert texts["Hội viên"].replace("\u00a0", " ") == (
        "Có 350 người, tăng 50 người so với năm 2024."
    )
    assert texts["Quỹ"].replace("\u00a0", " ") == "Quỹ có 9 triệu đồng."
    assert texts["Hạn chế"] == ""
    assert content["Phụ lục"]["rows"] == [
        ["1", "Xã 0", "150", "1.000", "15,00"], ["2", "Xã 1", "200", "2.000", "10,00"],
    ]  # fmt: skip
    assert content["Phụ lục"]["foot"] == ["", "Cộng", "350", "3.000", "11,67"]
    assert content["Biểu đồ"]["labels"] == ["2024", "2025"]
    assert content["Biểu đồ"]["numbers"] == ["300", "350"]
    assert not drafting.find_stale(report)


def test_stale_paragraphs_are_found_by_one_query_and_rewritten_one_by_one(country):
    report = draft(country)
    drafting.edit(paragraph(report, "Quỹ"), "Quỹ có 9 triệu đồng, dùng tốt.", country["officer"],
                  seen=1)  # fmt: skip
    give(country["2025"], country["first"], {"members": 360})
    keep_totals(country["2025"])

    with CaptureQueriesContext(
        connection,
    ) as asked:
        stale = drafting.find_stale(report)

    names = set(report.paragraphs.filter(pk__in=stale).values_list("heading", flat=True))
    assert (len(asked), names) == (1, {"Hội viên", "Phụ lục", "Biểu đồ"})
    for each in report.paragraphs.filter(pk__in=stale):
        drafting.rewrite(each, country["officer"])
    assert drafting.find_stale(report) == set()
    assert paragraph(report, "Hội viên").text.startswith("Có 360")
    assert paragraph(report, "Quỹ").text == "Quỹ có 9 triệu đồng, dùng tốt."
    assert paragraph(report, "Quỹ").is_edited


def test_typed_numbers_of_no_figure_are_flagged_and_hold_the_report_up(country):
    report = draft(country)
    row = paragraph(report, "Hội viên")

    row = drafting.edit(row, "Có 350 người, thêm 2.191.985 người.", country["officer"], seen=1)

    assert drafting.find_untold_numbers(row) == ["2.191.985"]
    assert any("không khớp" in each for each in issuing.list_obstacles(report))
    drafting.edit(row, row.text, country["officer"], seen=2, reason="Theo báo cáo của cụm")
    assert not any("không khớp" in each for each in issuing.list_obstacles(report))


def test_who_saw_an_older_paragraph_does_not_write_over_it(country):
    row = paragraph(draft(country), "Hạn chế")
    drafting.edit(row, "Một.", country["officer"], seen=1)

    with pytest.raises(MeetingRefused, match="tải lại trang"):
        drafting.edit(row, "Hai.", country["boss"], seen=1)


def test_four_eyes_and_a_number_without_gaps(country):
    report = drafting.draft(country["kind"], country["first"], country["2025"], country["boss"])
    issuing.submit(report, country["boss"])

    with pytest.raises(MeetingRefused, match="nhờ người khác"):
        issuing.freeze(report, country["boss"])
    numbers = [
        issuing.write_number(issuing.issue(make_frozen(country), country["boss"], date(2026, 1, 5)))
        for _ in range(2)
    ]

    assert numbers == ["01/BC-HKH", "02/BC-HKH"]


@pytest.mark.parametrize(
    "statement",
    [
        "update meetings_report set abstract = 'x' where id = {report}",
        "update meetings_report set state = 'draft' where id = {report}",
        "delete from meetings_report where id = {report}",
        "update meetings_reportparagraph set text = 'x' where report_id = {report}",
        "delete from meetings_reportparagraph where report_id = {report}",
        'insert into meetings_reportparagraph (report_id, "order", depth, heading, what, template,'
        " written, text, spoken, content, source, kept_numbers, version) values ({report}, 99, 0,"
        " '', 'narrative', '', '', 'x', '[]', '{{}}', '', '', 0)",
        "update meetings_reportfigure set number = 1 where paragraph_id in"
        " (select id from meetings_reportparagraph where report_id = {report})",
        "delete from meetings_reportfigure where paragraph_id in"
        " (select id from meetings_reportparagraph where report_id = {report})",
    ],
)
@pytest.mark.parametrize("is_issued", [False, True])
def test_a_frozen_or_issued_report_never_changes(country, statement, is_issued):
    report = make_frozen(country)
    if is_issued:
        issuing.issue(report, country["boss"], date(2026, 1, 5))

    with pytest.raises(InternalError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(report=report.pk))


def test_words_of_the_units_below_stand_side_by_side(country):
    for name, words in (("commune0", "Xã chưa có quỹ."), ("commune1", "Thiếu cán bộ.")):
        officer = make_officer(f"o-{name}", country[name])
        boss = make_officer(f"b-{name}", country[name], ("approve", "entry"))
        report = drafting.draft(country["kind"], country[name], country["2025"], officer)
        drafting.edit(paragraph(report, "Hạn chế"), words, officer, seen=1)
        issuing.set_details(report, officer, place="Xã", signer_name="A")
        issuing.submit(report, officer)
        issuing.freeze(report, boss)
    report = draft(country)

    assert drafting.list_sources(report, "Hạn chế") == [
        ("Xã Số 0", "Xã chưa có quỹ."), ("Xã Số 1", "Thiếu cán bộ."),
    ]  # fmt: skip
    row = drafting.edit(paragraph(report, "Hạn chế"), "Thiếu cán bộ.", country["officer"], seen=1,
                        source="Xã Số 1")  # fmt: skip
    assert row.source == "Xã Số 1"


def test_the_kinds_that_come_along_read_known_indicators_alone(country):
    assert load_kinds() == 3
    assert load_kinds() == 0
    known = indicators().by_code
    for kind in json.loads(DATA.read_text()):
        for part in kind["parts"]:
            if part["what"] == PartWhat.SENTENCES:
                assert list_faults(part["template"], known) == []
            if part["what"] in (PartWhat.TABLE, PartWhat.CHART):
                assert set(part["template"].split()) <= set(known)
        assert read_template(kind["abstract"]).codes == []
        drafting.draft(
            ReportKind.objects.get(code=kind["code"]), country["first"], country["2025"],
            country["officer"],
        )  # fmt: skip
