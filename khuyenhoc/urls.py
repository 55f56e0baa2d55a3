"""The site's table of contents: public pages, officers' pages, the desk."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from khuyenhoc import presentation, style_files
from news import public as public_pages

public = [
    path("", public_pages.home, name="home"),
    path("", include("news.urls")),
    path("favicon.ico", presentation.favicon, name="favicon"),
    path("kieu/<slug:digest>/<str:names>.css", style_files.style_file, name="style_file"),
    path("tuy-chon/", presentation.set_reading, name="set_reading"),
    path("ket-qua/", include("figures.urls")),
    path("trung-tam-hoc-tap-cong-dong/", include("learning_models.centres.urls")),
    path("quy/", include("funds.public_urls")),
    path("hoc-bong/", include("funds.rounds.public_urls")),
    path("", include("meetings.public_urls")),
    path("bao-cao-tong-hop/", include("meetings.reports.public_urls")),
    path("phoi-hop/", include("meetings.agreements.public_urls")),
    path("kien-nghi/", include("meetings.recommendations.public_urls")),
    path("khen-thuong/", include("meetings.awards.public_urls")),
    path("k/", include("figures.citing.urls")),
    path("", include("figures.api.urls")),
    path("", include("learning_models.titles.urls")),
    path("", include("associations.urls")),
    path("", include("records.urls")),
    path("dang-nhap/", include("accounts.urls")),
]

officers = [
    path("lam-viec/quy/", include("funds.urls")),
    path("lam-viec/hoc-bong/", include("funds.rounds.urls")),
    path("lam-viec/hop/", include("meetings.urls")),
    path("lam-viec/bao-cao-tong-hop/", include("meetings.reports.urls")),
    path("lam-viec/phoi-hop/", include("meetings.agreements.urls")),
    path("lam-viec/dong-y/", include("records.consents.urls")),
    path("lam-viec/kien-nghi/", include("meetings.recommendations.urls")),
    path("lam-viec/khen-thuong/", include("meetings.awards.urls")),
    path("lam-viec/van-ban/", include("meetings.documents.urls")),
    path("lam-viec/cham-diem/", include("meetings.ratings.urls")),
    path("lam-viec/kiem-tra/", include("meetings.inspections.urls")),
    path("lam-viec/cuoc-thi/", include("meetings.contests.urls")),
    path("lam-viec/danh-ba/", include("accounts.directory.urls")),
    path("lam-viec/hoi-vien/", include("members.urls")),
    path("lam-viec/", include("returns.urls")),
    path("mo-hinh/", include("learning_models.urls")),
]

desk = [
    path("quan-tri/", admin.site.urls),
]

urlpatterns = public + officers + desk

if settings.DEBUG:
    urlpatterns.append(path("styleguide/", presentation.styleguide, name="styleguide"))
