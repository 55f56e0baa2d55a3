"""Addresses of the public pages of rounds."""

from django.urls import path

from funds.rounds import public

app_name = "awards"

urlpatterns = [path("<int:pk>/", public.awards, name="round")]
