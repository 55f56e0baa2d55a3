"""Addresses of the officers' pages of rounds."""

from django.urls import path

from funds.rounds.views import deciding, nominating, paying, reviewing, running

app_name = "rounds"

urlpatterns = [
    path("", running.home, name="home"),
    path("moi/", running.create, name="create"),
    path("<int:pk>/", running.show, name="round"),
    path("<int:pk>/sua/", running.change, name="change"),
    path("<int:pk>/phan/<slug:part>/", running.part, name="part"),
    path("<int:pk>/chi-tieu/", running.quotas, name="quotas"),
    path("<int:pk>/don-vi/<int:unit>/", nominating.unit, name="unit"),
    path("<int:pk>/don-vi/<int:unit>/de-cu/", nominating.nominate, name="nominate"),
    path("ho-so/<int:pk>/", nominating.nomination, name="nomination"),
    path("giay-to/<int:pk>/", nominating.attachment, name="attachment"),
    path("<int:pk>/cham/", reviewing.review_list, name="review_list"),
    path("cham/<int:pk>/", reviewing.review, name="review"),
    path("<int:pk>/xep-hang/", deciding.rank, name="ranking"),
    path("<int:pk>/quyet-dinh/", deciding.decide, name="decision"),
    path("<int:pk>/danh-sach.<slug:extension>", deciding.award_list, name="award_list"),
    path("<int:pk>/chi/", paying.pay, name="pay"),
    path("chi/<int:pk>/", paying.run, name="run"),
    path("chi/<int:pk>/<slug:what>.<slug:extension>", paying.run_list, name="run_list"),
    path("chung-tu/<int:pk>/", paying.proof, name="proof"),
]
