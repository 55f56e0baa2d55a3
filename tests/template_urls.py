"""Addresses for tests that render templates: the names that templates and menus ask for."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from khuyenhoc import presentation, style_files


def show_nothing(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """Stand at an address of which only the name matters."""
    return HttpResponse(request.path, content_type="text/plain")


returns = [
    path("", show_nothing, name="home"),
    path("cho-duyet/", show_nothing, name="inbox"),
    path("tien-do/", show_nothing, name="board"),
    path("huong-dan/", show_nothing, name="help"),
]

associations = [
    path("tim/", show_nothing, name="find"),
    path("sap-xep/", show_nothing, name="reorganisations"),
    path("don-vi-cu-moi.<str:extension>", show_nothing, name="crosswalk"),
]

news = [
    path("tin/", show_nothing, name="articles"),
    path("tin/rss.xml", show_nothing, name="rss"),
    path("tim-kiem/", show_nothing, name="search"),
    path("van-ban/", show_nothing, name="documents"),
    path("van-ban/<int:pk>/tep", show_nothing, name="document_file"),
]

directory = [
    path("<int:pk>/", show_nothing, name="unit"),
    path("<int:pk>/tep.<str:kind>", show_nothing, name="file"),
]

urlpatterns = [
    path("", show_nothing, name="home"),
    path("", include((news, "news"))),
    path("kieu/<slug:digest>/<str:names>.css", style_files.style_file, name="style_file"),
    path("tuy-chon/", presentation.set_reading, name="set_reading"),
    path("dang-nhap/", show_nothing, name="login"),
    path("thoat/", show_nothing, name="logout"),
    path("doi-mat-khau/", show_nothing, name="password_change"),
    path("buoc-hai/cai-dat/", show_nothing, name="second_factor_set_up"),
    path("buoc-hai/xac-nhan/", show_nothing, name="second_factor_confirm"),
    path("buoc-hai/ma-du-phong/", show_nothing, name="recovery_codes"),
    path("phieu/", show_nothing, name="slip"),
    path("phieu/mat-khau/", show_nothing, name="slip_words"),
    path("phien/", show_nothing, name="sessions"),
    path("ket-qua/", include(([path("", show_nothing, name="results")], "figures"))),
    path("to-chuc/", include((associations, "associations"))),
    path("lam-viec/danh-ba/", include((directory, "directory"))),
    path("lam-viec/", include((returns, "returns"))),
    path("quan-tri/", include(([path("", show_nothing, name="index")], "admin"))),
]
