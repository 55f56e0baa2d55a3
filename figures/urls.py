"""The addresses of results: open pages by period and unit, and the cells behind sign-in."""

from django.urls import path

from figures import public, views
from figures.learning import public as learning

app_name = "figures"

urlpatterns = [
    path("", public.results, name="results"),
    path("tu-dien.csv", public.dictionary, name="dictionary"),
    path("cong-bo/", public.releases, name="releases"),
    path("cong-bo/<str:period>/<int:number>/", public.release, name="release"),
    path("cong-bo/<str:period>/<int:number>/<str:name>", public.release_file, name="release_file"),
    path("chi-tieu/", public.indicators, name="indicators"),
    path("chi-tieu/<slug:code>/", public.indicator, name="indicator"),
    path("chi-tieu/<slug:code>/bang.<str:extension>", public.indicator_file, name="indicator_file"),
    path("mo-hinh/", learning.models, name="models"),
    path("mo-hinh/<slug:slug>/", learning.model, name="model"),
    path("mo-hinh/<slug:slug>/bang.<str:extension>", learning.model_file, name="model_file"),
    path("don-vi/<int:unit>/", public.latest, name="latest"),
    path("<str:period>/ma/<str:code>/", public.unit_by_code, name="unit_by_code"),
    path("<str:period>/<int:unit>/", public.unit, name="unit"),
    path("<str:period>/<int:unit>/bang.<str:extension>", public.download, name="download"),
    path("<str:period>/<int:unit>/<slug:indicator>/", public.walk, name="walk"),
    path("<str:period>/<int:unit>/<slug:indicator>/o/", views.cell, name="cell"),
    path("<str:period>/<int:unit>/<slug:indicator>/tep/", views.cell_file, name="cell_file"),
]
