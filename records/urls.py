"""Addresses of certificates, and of what machines ask.

Those of QR codes are in capitals, which such a code holds cheaply.
"""

from django.urls import path

from records import public

app_name = "records"

urlpatterns = [
    path("xac-minh/", public.verify, name="verify"),
    path("xac-minh/khoa/", public.keys, name="keys"),
    path("xac-minh/khoa.json", public.keys_json, name="keys_json"),
    path("livez", public.alive, name="alive"),
    path("readyz", public.ready, name="ready"),
    path("Q/<str:code>/<str:signed>", public.verify_scanned, name="scanned"),
]
