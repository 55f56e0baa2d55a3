"""Addresses that open without sign-in, and the one that stands in QR codes."""

from django.urls import path

from meetings import public
from meetings.views import inviting

app_name = "meeting_pages"

urlpatterns = [
    path("hop/", public.meetings, name="meetings"),
    path("hop/<int:pk>/", public.meeting, name="meeting"),
    path("hop/<int:pk>/tai-lieu/<int:paper>/", public.paper, name="paper"),
    path(
        "hop/<int:pk>/anh/<int:photo>/<slug:kind>-<int:width>.<slug:extension>",
        public.picture,
        name="picture",
    ),
    path("lich/<str:signed>.ics", public.calendar, name="calendar"),
    path("DIEM-DANH/<str:code>", inviting.scanned, name="scanned"),
]
