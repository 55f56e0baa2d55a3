"""Addresses of contests."""

from django.urls import path

from meetings.contests import views

app_name = "contests"

urlpatterns = [
    path("", views.home, name="home"),
    path("moi/", views.new, name="new"),
    path("<int:pk>/", views.contest, name="contest"),
    path("<int:pk>/sua/", views.edit, name="edit"),
    path("vong/<int:pk>/don-vi/<int:unit>/", views.tell, name="tell"),
]
