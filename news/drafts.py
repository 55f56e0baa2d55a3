"""Drafts of news from what the association did: the desk's form, filled with what a meeting or an
issued report knows. Nothing is kept yet; the address names the source, its words are read anew."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from accounts.access import associations_for, holds
from accounts.models import Role, User
from associations.models import Association
from associations.scope import is_within
from figures.addresses import link_walk
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.typed_numbers import list_figures
from meetings.models import Meeting, PartWhat, Report, ReportFigure, ReportParagraph, ReportState
from meetings.rights import list_readable

LONGEST_TITLE = 200
LONGEST_ABSTRACT = 300
FROM_MEETING, FROM_REPORT = "tu-cuoc-hop", "tu-bao-cao"


def offer_article(user: User, meeting: Meeting) -> list[dict[str, str]]:
    """{label, url} for who writes the news of the meeting's association."""
    return _offer(user, meeting.association, FROM_MEETING, meeting, "Viết tin về cuộc họp")


def offer_article_of_report(user: User, report: Report) -> list[dict[str, str]]:
    """{label, url} for who writes the news of the association, once its report is public."""
    if report.state != ReportState.ISSUED or not report.is_public:
        return []
    return _offer(user, report.association, FROM_REPORT, report, "Viết tin từ báo cáo")


def _offer(
    user: User, unit: Association, source: str, row: Model, label: str
) -> list[dict[str, str]]:
    if not _may_write(user, unit):
        return []
    return [{"label": label, "url": f"{reverse('admin:news_article_add')}?{source}={row.pk}"}]


def _may_write(user: User, unit: Association) -> bool:
    return bool(holds(user, Role.EDIT_NEWS)) and is_within(
        unit, associations_for(user, Role.EDIT_NEWS)
    )


def fill_form(request: HttpRequest) -> dict[str, Any]:
    """What the form of a new article begins with; empty for an address that names no source that
    its reader may write about."""
    ways: tuple[tuple[str, Callable[[User, int], dict[str, Any]]], ...] = (
        (FROM_MEETING, _fill_from_meeting), (FROM_REPORT, _fill_from_report),
    )  # fmt: skip
    user = request.user
    for source, fill in ways:
        key = request.GET.get(source, "")
        if user.is_authenticated and key.isdecimal() and len(key) < 10:
            return fill(user, int(key))
    return {}


# ----- a meeting -----


def _fill_from_meeting(user: User, pk: int) -> dict[str, Any]:
    meeting = list_readable(user).select_related("association").filter(pk=pk).first()
    if meeting is None or not _may_write(user, meeting.association):
        return {}
    return {
        "association": meeting.association_id,
        "title": meeting.title[:LONGEST_TITLE],
        "abstract": (meeting.summary or describe(meeting))[:LONGEST_ABSTRACT],
        "body": write_body(meeting),
        "meetings": [meeting.pk],
    }


def describe(meeting: Meeting) -> str:
    """Who met when and where, in a sentence."""
    place = f" tại {meeting.place}" if meeting.place else ""
    return (
        f"Ngày {format_date(meeting.begins_at)}{place}, {meeting.association.full_name} tổ chức "
        f"{meeting.title[:1].lower()}{meeting.title[1:]}."
    )


def write_body(meeting: Meeting) -> SafeString:
    """The beginning of an article: who met, the programme, the tasks given; no names."""
    came = meeting.invitations.filter(came_at__isnull=False).count()
    parts = [format_html("<p>{}</p>", describe(meeting))]
    if came:
        parts.append(format_html("<p>Dự họp có {} đại biểu.</p>", came))
    if meeting.summary:
        parts.append(format_html("<p>{}</p>", meeting.summary))
    for heading, lines in (
        ("Chương trình", [item.subject for item in meeting.agenda.all()]),
        ("Nhiệm vụ", [task.text for task in meeting.tasks.order_by("number")]),
    ):
        if lines:
            listed = format_html_join("", "<li><p>{}</p></li>", ((line,) for line in lines))
            parts.append(format_html("<h2>{}</h2><ul>{}</ul>", heading, listed))
    return format_html_join("", "{}", ((part,) for part in parts))


# ----- a report -----


def _fill_from_report(user: User, pk: int) -> dict[str, Any]:
    report = Report.objects.issued().select_related("association").filter(pk=pk).first()
    if report is None or not _may_write(user, report.association):
        return {}
    told = [row for row in report.paragraphs.filter(what=PartWhat.SENTENCES) if row.text]
    return {
        "association": report.association_id,
        "title": report.abstract[:LONGEST_TITLE],
        "abstract": told[0].text[:LONGEST_ABSTRACT] if told else "",
        "body": write_report_body(report, told),
    }


def write_report_body(report: Report, told: list[ReportParagraph]) -> SafeString:
    """The paragraphs that figures wrote, each number that is a figure of the association a
    reference to it, and where the whole report is to be read."""
    parts = []
    for row in told:
        if row.heading:
            parts.append(format_html("<h2>{}</h2>", row.heading))
        parts += [
            format_html("<p>{}</p>", _refer(line, _list_links(row)))
            for line in row.text.split("\n")
        ]
    whole = reverse("report_pages:report", args=[report.pk])
    parts.append(format_html('<p><a href="{}">Đọc toàn văn báo cáo</a></p>', whole))
    return format_html_join("", "{}", ((part,) for part in parts))


def _list_links(row: ReportParagraph) -> list[tuple[Any, str]]:
    """(number, address of its walk) of the association's own figures in the report's period."""
    report = row.report
    cells = ReportFigure.objects.filter(
        paragraph=row, unit=report.association_id, period=report.period_id
    )
    return [
        (number, link_walk(report.period, report.association_id, cell.indicator))
        for cell in cells.select_related("indicator")
        if (number := cell.number if cell.number is not None else cell.total) is not None
    ]


def _refer(line: str, links: list[tuple[Any, str]]) -> SafeString:
    """The line with links round the numbers that say a figure, the first time each is said."""
    open_to, pieces, end = list(links), [], 0
    for number in list_figures(line):
        found = next((each for each in open_to if number.says(each[0])), None)
        at = line.find(number.text, end)
        if found is None or at < 0:
            continue
        open_to.remove(found)
        pieces += [
            format_html("{}", line[end:at]),
            format_html('<a href="{}">{}</a>', found[1], number.text),
        ]
        end = at + len(number.text)
    pieces.append(format_html("{}", line[end:]))
    return mark_safe("".join(pieces))  # each piece is escaped
