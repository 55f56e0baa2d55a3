"""Addresses of the books of documents."""

from django.urls import path, re_path

from meetings.documents import views

app_name = "documents"

urlpatterns = [
    path("", views.home, name="home"),
    re_path("^vao-so/(?P<direction>di|den)/$", views.new, name="new"),
    path("<int:pk>/", views.document, name="document"),
]
