"""Addresses of the officers' pages of recommendations."""

from django.urls import path

from meetings.recommendations import views

app_name = "recommendations"

urlpatterns = [
    path("", views.home, name="home"),
    path("moi/", views.new, name="new"),
    path("gop/", views.merge, name="merge"),
    path("<int:pk>/", views.recommendation, name="recommendation"),
]
