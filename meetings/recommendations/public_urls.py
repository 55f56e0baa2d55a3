"""Addresses of answered recommendations, open to everyone."""

from django.urls import path

from meetings.recommendations import public

app_name = "recommendation_pages"

urlpatterns = [
    path("", public.recommendations, name="recommendations"),
    path("<int:pk>/", public.recommendation, name="recommendation"),
]
