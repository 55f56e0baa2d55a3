"""Addresses of the public page of community learning centres."""

from django.urls import path

from learning_models import centre_public

app_name = "centres"

urlpatterns = [
    path("", centre_public.results, name="results"),
    path("<int:year>.csv", centre_public.file, name="file"),
]
