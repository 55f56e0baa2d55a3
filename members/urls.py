"""Addresses of the officers' pages of members."""

from django.urls import path

from members.views import lists, register

app_name = "members"

urlpatterns = [
    path("", register.home, name="home"),
    path("don-vi/<int:pk>/", register.unit_page, name="unit"),
    path("don-vi/<int:pk>/ghi/", register.join_page, name="join"),
    path("don-vi/<int:pk>/so-luong/", register.count_page, name="count"),
    path("nguoi/<int:pk>/", register.member_page, name="member"),
    path("nguoi/<int:pk>/du-lieu/<slug:kind>/", register.data_file, name="data"),
    path("danh-sach/", lists.lists, name="lists"),
    path("danh-sach/mau/", lists.list_template, name="list_template"),
    path("danh-sach/<int:pk>/", lists.list_page, name="list"),
    path("danh-sach/<int:pk>/viec/", lists.list_step, name="list_step"),
    path("danh-sach/<int:pk>/tep/", lists.list_answer, name="list_answer"),
]
