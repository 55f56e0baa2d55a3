"""The addresses of open data and of the API."""

from django.urls import include, path, re_path

from figures.api import public

open_data = [
    path("", public.index, name="index"),
    path("giay-phep.txt", public.licence, name="licence"),
    path("tu-dien.csv", public.dictionary, name="dictionary"),
    path(
        "cong-bo/<str:period>/<int:number>/datapackage.json", public.describe_release,
        name="package",
    ),
    path("cong-bo/<str:period>/<int:number>/<str:name>", public.release_file, name="file"),
]  # fmt: skip

api = [
    path("", public.unknown, name="root"),
    path("openapi.json", public.openapi, name="openapi"),
    path("don-vi/", public.units, name="units"),
    path("chi-tieu/", public.indicators, name="indicators"),
    path("ky/", public.periods, name="periods"),
    path("so-lieu/", public.values, name="values"),
    path("cong-bo/", public.releases, name="releases"),
    re_path(r"^(?P<rest>.*)$", public.unknown, name="unknown"),
]

urlpatterns = [
    path("du-lieu/", include((open_data, "open_data"))),
    path("api/v1/", include((api, "api"))),
]
