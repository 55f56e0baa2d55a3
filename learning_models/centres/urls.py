"""Addresses of the public page of community learning centres."""

from django.urls import path

from learning_models.centres import public

app_name = "centres"

urlpatterns = [
    path("", public.results, name="results"),
    path("<int:year>.csv", public.file, name="file"),
]
