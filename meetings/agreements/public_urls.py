"""The address of coordination agreements, open to everyone."""

from django.urls import path

from meetings.agreements import public

app_name = "agreement_pages"

urlpatterns = [path("", public.agreements, name="agreements")]
