"""Addresses of the directory of officers."""

from django.urls import path, re_path

from accounts.directory import views

app_name = "directory"

urlpatterns = [
    path("", views.home, name="home"),
    path("<int:pk>/", views.unit_page, name="unit"),
    re_path(r"^(?P<pk>[0-9]{1,18})/tep\.(?P<kind>pdf|xlsx)$", views.file, name="file"),
]
