"""The addresses of the tree: finding a unit, and the page of a unit."""

from django.urls import path

from associations import public

app_name = "associations"

urlpatterns = [
    path("", public.find, name="find"),
    path("<int:pk>/", public.unit, name="unit"),
]
