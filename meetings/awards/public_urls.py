"""The address of awards, open to everyone."""

from django.urls import path

from meetings.awards import public

app_name = "honour_pages"

urlpatterns = [path("", public.awards, name="awards")]
