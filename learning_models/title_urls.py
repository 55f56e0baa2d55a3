"""Addresses of the public pages of learning titles, below the units' own."""

from django.urls import path

from learning_models import title_public

app_name = "titles"

urlpatterns = [
    path("to-chuc/<int:pk>/danh-hieu/<int:year>/", title_public.titles, name="unit"),
    path("to-chuc/<int:pk>/danh-hieu/<int:year>.csv", title_public.file, name="file"),
]
