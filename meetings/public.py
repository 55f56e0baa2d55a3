"""What everyone reads of meetings: those announced, their programme, papers, photos; calendars."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.module_loading import import_string
from django.views.decorators.http import conditional_page, require_safe

from associations.models import Association
from figures.public import finish
from meetings.calendars import read_unit, write_calendar
from meetings.models import Meeting, MeetingState, PaperAccess, SessionState, WorkingSession
from meetings.views.meetings import send_paper
from records.models import Photo, PhotoState
from records.photos import EXTENSIONS, answer_picture
from records.pictures import show_photo

LARGEST_KEY = 2**31
MOST = 30
BACK = timedelta(days=365)  # how far a calendar reaches back
MOST_EVENTS = 1_000


@login_not_required
@require_safe
@conditional_page
def meetings(request: HttpRequest) -> HttpResponse:
    """Meetings to come, then those that were."""
    now = timezone.now()
    rows = Meeting.objects.shown().select_related("association", "kind")
    coming = rows.filter(ends_at__gte=now).order_by("begins_at", "pk")[:MOST]
    past = rows.filter(ends_at__lt=now)
    page = Paginator(past, MOST).get_page(request.GET.get("trang"))
    context = {
        "title": "Lịch họp",
        "description": "Hội nghị, đại hội, tập huấn, lễ trao của các cấp hội khuyến học.",
        "coming": [_show_row(each) for each in coming],
        "past": [_show_row(each) for each in page],
        "page": page,
        "noindex": page.number > 1,
    }  # fmt: skip
    return finish(request, TemplateResponse(request, "meetings/public_list.html", context))


@login_not_required
@require_safe
@conditional_page
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting: when and where, programme, papers that are open, photos."""
    found = _find(pk)
    unit = found.association
    papers = found.papers.filter(access=PaperAccess.EVERYONE)
    context = {
        "title": found.title,
        "description": found.summary[:200] or f"{found.kind}, {unit.full_name}.",
        "crumbs": [
            {"label": "Lịch họp", "url": reverse("meeting_pages:meetings")},
            {"label": unit.full_name, "url": reverse("associations:unit", args=[unit.pk])},
        ],
        "meeting": found,
        "agenda": found.agenda.all(),
        "papers": [
            {"title": each.title, "size": each.size,
             "url": reverse("meeting_pages:paper", args=[found.pk, each.pk])}
            for each in papers
        ],
        "photos": [
            show_photo(each.photo, partial(link_picture, found.pk))
            for each in found.photos.filter(photo__state=PhotoState.READY).select_related("photo")
        ],
        "is_over": found.state == MeetingState.HELD,
        "is_illustrative": found.is_illustrative,
        "noindex": found.is_illustrative,
    }  # fmt: skip
    for name in settings.MEETING_TELLERS:
        context |= import_string(name)(found)
    response = TemplateResponse(request, "meetings/public_meeting.html", context)
    return finish(request, response, None, found.is_illustrative)


@login_not_required
@require_safe
def paper(request: HttpRequest, pk: int, paper: int) -> HttpResponse:
    """A paper that is open to all."""
    found = _find(pk).papers.filter(access=PaperAccess.EVERYONE, pk=paper).first()
    if found is None:
        raise Http404
    return send_paper(found)


@login_not_required
@require_safe
def picture(
    request: HttpRequest, pk: int, photo: int, kind: str, width: int, extension: str
) -> HttpResponse:
    """One picture of a photo of a public meeting."""
    if EXTENSIONS.get(kind) != extension:
        raise Http404
    rows = Photo.objects.filter(state=PhotoState.READY, meetingphoto__meeting=_find(pk))
    found = rows.filter(pk=photo).first() if photo < LARGEST_KEY else None
    if found is None:
        raise Http404
    answer = answer_picture(found, kind, width)
    patch_cache_control(answer, public=True, no_cache=True)  # a consent may be withdrawn
    return answer


def link_picture(meeting: int, photo: Photo, kind: str, width: int) -> str:
    """The address of a picture on a meeting's public page."""
    at = [meeting, photo.pk, kind, width, EXTENSIONS[kind]]
    return reverse("meeting_pages:picture", args=at)


@login_not_required
@require_safe
def calendar(request: HttpRequest, signed: str) -> HttpResponse:
    """The calendar of a unit, for phones: its address is known to who was told it."""
    key = read_unit(signed)
    unit = Association.objects.filter(pk=key).first() if key is not None else None
    if unit is None:
        raise Http404
    now = timezone.now()
    own = Meeting.objects.filter(association=unit) | Meeting.objects.filter(invitations__unit=unit)
    rows = own.exclude(state=MeetingState.PLANNED).filter(ends_at__gte=now - BACK).distinct()
    with_unit = WorkingSession.objects.filter(association=unit)
    sessions = with_unit | WorkingSession.objects.filter(asking=unit)
    agreed = sessions.filter(
        state__in=[SessionState.AGREED, SessionState.DROPPED], ends_at__gte=now - BACK
    )
    content = write_calendar(
        unit.full_name, rows.order_by("begins_at", "pk")[:MOST_EVENTS],
        agreed.order_by("begins_at", "pk")[:MOST_EVENTS], request.get_host(), now,
    )  # fmt: skip
    answer = HttpResponse(content, "text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, max-age=900"
    return answer


def tell_meetings(unit: Association, on: date) -> dict[str, Any]:
    """{meetings}: {label, url} of the newest public meetings of a unit; one query."""
    rows = Meeting.objects.shown().filter(association=unit)[:5]
    return {
        "meetings": [
            {"label": f"{each.title}, {timezone.localtime(each.begins_at):%d/%m/%Y}",
             "url": reverse("meeting_pages:meeting", args=[each.pk])}
            for each in rows
        ]
    }  # fmt: skip


def _show_row(each: Meeting) -> dict[str, Any]:
    return {
        "title": each.title,
        "url": reverse("meeting_pages:meeting", args=[each.pk]),
        "kind": each.kind.name,
        "unit": each.association.full_name,
        "place": each.place,
        "at": each.begins_at,
    }


def _find(pk: int) -> Meeting:
    rows = Meeting.objects.shown().select_related("association", "host", "kind")
    found = rows.filter(pk=pk).first() if pk < LARGEST_KEY else None
    if found is None:
        raise Http404("Không có cuộc họp này.")
    return found
