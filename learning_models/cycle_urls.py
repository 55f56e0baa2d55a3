"""Addresses of the officers' pages of the yearly cycle."""

from django.urls import path

from learning_models.views import deciding, home, public, registration, reports, year

OF_YEAR = "<int:unit>/<slug:model>/<int:year>/"

urlpatterns = [
    path("", home.home, name="home"),
    path("tu-cham/<str:token>/", public.own, name="own"),
    path("de-nghi/", deciding.proposals, name="proposals"),
    path("de-nghi/<int:pk>/", deciding.proposal, name="proposal"),
    path("bao-cao/", reports.reports, name="reports"),
    path("bao-cao/tep.<slug:extension>", reports.report_file, name="report_file"),
    path("ho-so/<int:pk>/", registration.registration, name="registration"),
    path("ho-so/<int:pk>/cham/", registration.score, name="score"),
    path("ho-so/<int:pk>/minh-chung/", registration.add_file, name="add_evidence"),
    path("minh-chung/<int:pk>/", registration.evidence_file, name="evidence"),
    path("bien-ban/<int:pk>/", deciding.minutes, name="minutes"),
    path(OF_YEAR, year.year, name="year"),
    path(f"{OF_YEAR}dang-ky/", year.register_page, name="register"),
    path(f"{OF_YEAR}binh-xet/", deciding.review, name="review"),
    path(f"{OF_YEAR}de-nghi/", deciding.propose_page, name="propose"),
]
