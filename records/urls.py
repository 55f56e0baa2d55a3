"""Addresses of certificates. Those of QR codes are in capitals, which such a code holds cheaply."""

from django.urls import path

from records import public

app_name = "records"

urlpatterns = [
    path("xac-minh/", public.verify, name="verify"),
    path("xac-minh/khoa/", public.keys, name="keys"),
    path("xac-minh/khoa.json", public.keys_json, name="keys_json"),
    path("Q/<str:code>/<str:signed>", public.verify_scanned, name="scanned"),
]
