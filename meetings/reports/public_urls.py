"""Addresses of issued reports, open to everyone."""

from django.urls import path

from meetings.reports import public

app_name = "report_pages"

urlpatterns = [
    path("", public.reports, name="reports"),
    path("<int:pk>/", public.report, name="report"),
    path("<int:pk>/<slug:what>.<slug:extension>", public.file, name="file"),
]
