"""Addresses of the officers' pages of reports."""

from django.urls import path

from meetings.reports import views

app_name = "reports"

urlpatterns = [
    path("", views.home, name="home"),
    path("moi/", views.new, name="new"),
    path("<int:pk>/", views.report, name="report"),
    path("<int:pk>/the-thuc/", views.details, name="details"),
    path("<int:pk>/viec/", views.act, name="act"),
    path("<int:pk>/doan/<int:paragraph>/", views.paragraph, name="paragraph"),
    path("<int:pk>/<slug:what>.<slug:extension>", views.file, name="file"),
]
