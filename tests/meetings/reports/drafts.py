"""A province with figures, a small kind of report and officers, for tests of reports."""

from meetings.models import Report, ReportKind, ReportParagraph, ReportPart
from meetings.reports import drafting, issuing
from tests.factories import make_officer
from tests.figures.rows import give, keep_totals, make_country, make_period


def make_drafting_country() -> dict:
    """A province with two communes and two years of members and funds."""
    places = make_country(2)
    for code, more in (("2024", 0), ("2025", 50)):
        period = make_period(code)
        give(period, places["commune0"], {"members": 100 + more, "population": 1000})
        give(period, places["commune1"], {"members": 200, "population": 2000, "fund_raised": 7})
        give(period, places["first"], {"members": 300 + more, "population": 3000,
                                       "fund_raised": 9_000_000})  # fmt: skip
        keep_totals(period)
        places[code] = period
    places["officer"] = make_officer("soan", places["first"])
    places["boss"] = make_officer("duyet", places["first"], ("entry", "approve"))
    places["kind"] = make_kind()
    return places


def make_kind() -> ReportKind:
    kind = ReportKind.objects.create(code="thu", name="Thử", abstract="Kết quả {kỳ} của {tên}")
    parts = [
        ("sentences", "Hội viên", "Có {members}[, {members | so năm trước}]"),
        ("sentences", "Quỹ", "Quỹ có {fund_raised}"),
        ("narrative", "Hạn chế", "Hạn chế chính."),
        ("table", "Phụ lục", "members population member_ratio"),
        ("chart", "Biểu đồ", "members"),
    ]
    ReportPart.objects.bulk_create(
        ReportPart(
            kind=kind,
            order=order,
            what=what,
            heading=heading,
            template=template,
            depth=3 if what == "table" else 1,
        )  # fmt: skip
        for order, (what, heading, template) in enumerate(parts, start=1)
    )
    return kind


def draft(country) -> Report:
    return drafting.draft(country["kind"], country["first"], country["2025"], country["officer"])


def paragraph(report: Report, heading: str) -> ReportParagraph:
    return report.paragraphs.get(heading=heading)


def make_frozen(country, pages: int = 1) -> Report:
    report = draft(country)
    line = "Còn chậm ở nhiều nơi, cần cố gắng hơn trong thời gian tới."
    words = "\n".join([line] * 20 * pages)
    drafting.edit(paragraph(report, "Hạn chế"), words, country["officer"], seen=1)
    issuing.set_details(report, country["officer"], place="Thái Nguyên", signer_name="Trần Thị A")
    issuing.submit(report, country["officer"])
    return issuing.freeze(report, country["boss"])
