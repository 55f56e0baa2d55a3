"""Addresses of the officers' pages of learning models."""

from django.urls import path

from learning_models import cycle_urls
from learning_models.views import lists

app_name = "learning_models"

urlpatterns = [
    *cycle_urls.urlpatterns,
    path("danh-sach/", lists.lists, name="lists"),
    path("danh-sach/mau/", lists.list_template, name="list_template"),
    path("danh-sach/<int:pk>/", lists.list_page, name="list"),
    path("danh-sach/<int:pk>/viec/", lists.list_step, name="list_step"),
    path("danh-sach/<int:pk>/tep/", lists.list_answer, name="list_answer"),
]
