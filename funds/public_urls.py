"""Addresses of the public pages of funds."""

from django.urls import path

from funds import public

app_name = "fund_pages"

urlpatterns = [
    path("", public.funds, name="funds"),
    path("<int:pk>/<int:year>/", public.statement, name="statement"),
    path("<int:pk>/<int:year>.<slug:extension>", public.file, name="file"),
]
