"""Addresses of the officers' pages of learning models."""

from django.urls import URLPattern

app_name = "learning_models"

urlpatterns: list[URLPattern] = []
