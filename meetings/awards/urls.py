"""Addresses of the officers' pages of awards."""

from django.urls import path

from meetings.awards import views

app_name = "honours"

urlpatterns = [
    path("", views.home, name="home"),
    path("<int:pk>/", views.award, name="award"),
]
