"""Addresses of the officers' pages of awards."""

from django.urls import path

from meetings.awards import views

app_name = "honours"

urlpatterns = [
    path("", views.home, name="home"),
    path("moi/", views.new, name="new"),
    path("quyet-dinh/", views.decide, name="decide"),
    path("<int:pk>/", views.award, name="award"),
    path("<int:pk>/sua/", views.edit, name="edit"),
    path("don-vi/<int:pk>/", views.unit, name="unit"),
    path("ca-nhan/<int:pk>/", views.person, name="person"),
]
