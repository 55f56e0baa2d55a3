"""A draft of a news item from a meeting: the desk's form, filled with what the meeting knows."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from accounts.access import associations_for, holds
from accounts.models import Role, User
from associations.scope import is_within
from khuyenhoc.lib.dates import format_date
from meetings.models import Meeting

LONGEST_ABSTRACT = 300


def offer_article(user: User, meeting: Meeting) -> list[dict[str, str]]:
    """{label, url} for who writes the news of the meeting's association; nothing is kept yet."""
    if not holds(user, Role.EDIT_NEWS) or not is_within(
        meeting.association, associations_for(user, Role.EDIT_NEWS)
    ):
        return []
    typed = {
        "association": meeting.association_id,
        "title": meeting.title,
        "abstract": (meeting.summary or describe(meeting))[:LONGEST_ABSTRACT],
        "body": write_body(meeting),
        "meetings": meeting.pk,
    }
    url = f"{reverse('admin:news_article_add')}?{urlencode(typed)}"
    return [{"label": "Viết tin về cuộc họp", "url": url}]


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
