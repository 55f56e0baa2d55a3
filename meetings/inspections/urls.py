"""Addresses of inspections."""

from django.urls import path

from meetings.inspections import views

app_name = "inspections"

urlpatterns = [
    path("", views.home, name="home"),
    path("moi/", views.new, name="new"),
    path("<int:pk>/", views.inspection, name="inspection"),
    path("<int:pk>/sua/", views.edit, name="edit"),
]
