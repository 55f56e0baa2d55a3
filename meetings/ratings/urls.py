"""Addresses of self-ratings."""

from django.urls import path

from meetings.ratings import views

app_name = "ratings"

urlpatterns = [
    path("", views.home, name="home"),
    path("bang/moi/", views.new, name="new"),
    path("bang/<int:pk>/", views.table, name="table"),
    path("bang/<int:pk>/sua/", views.edit, name="edit"),
    path("bang/<int:pk>/don-vi/<int:unit>/", views.score, name="score"),
    path("bang/<int:pk>/xep-hang.xlsx", views.ranking_file, name="ranking_file"),
    path("<int:pk>/", views.rating, name="rating"),
    path("<int:pk>/bang-diem.pdf", views.rating_file, name="rating_file"),
]
