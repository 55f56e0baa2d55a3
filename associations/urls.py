"""The addresses of the tree: units, reorganisations, and the crosswalk as open data."""

from django.urls import path, re_path

from associations import public

app_name = "associations"

urlpatterns = [
    path("to-chuc/", public.find, name="find"),
    path("to-chuc/<int:pk>/", public.unit, name="unit"),
    path("to-chuc/cum/<int:pk>/", public.group, name="group"),
    path("to-chuc/ma/<str:code>/", public.by_code, name="by_code"),
    path("sap-xep/", public.reorganisations, name="reorganisations"),
    path("sap-xep/<int:pk>/", public.reorganisation, name="reorganisation"),
    path("sap-xep/<int:pk>/ban-chup/", public.reorganisation_scan, name="reorganisation_scan"),
    re_path(
        r"^du-lieu/don-vi-cu-moi\.(?P<extension>csv|xlsx|json)$", public.crosswalk,
        name="crosswalk",
    ),
]  # fmt: skip
