"""Addresses of the public pages of learning titles, below the units' own."""

from django.urls import path

from learning_models.titles import public

app_name = "titles"

urlpatterns = [
    path("to-chuc/<int:pk>/danh-hieu/<int:year>/", public.titles, name="unit"),
    path("to-chuc/<int:pk>/danh-hieu/<int:year>.csv", public.file, name="file"),
    path("to-chuc/<int:pk>/danh-hieu/<int:year>.json", public.data, name="data"),
]
