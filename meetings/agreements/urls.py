"""Addresses of the officers' pages of coordination agreements."""

from django.urls import path

from meetings.agreements import views

app_name = "agreements"

urlpatterns = [
    path("", views.home, name="home"),
    path("moi/", views.new, name="new"),
    path("<int:pk>/", views.agreement, name="agreement"),
]
