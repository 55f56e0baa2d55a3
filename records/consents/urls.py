"""Addresses of the officers' pages of consents."""

from django.urls import path

from records.consents import photo_views, views

app_name = "consents"

urlpatterns = [
    path("", views.people, name="people"),
    path("nguoi/<int:pk>/", views.person, name="person"),
    path("nguoi/<int:pk>/phieu-trong.pdf", views.blank, name="blank"),
    path("nguoi/<int:pk>/anh/", photo_views.photos, name="photos"),
    path("anh/<int:pk>.jpg", photo_views.picture, name="picture"),
    path("phieu/<int:pk>/", views.paper, name="paper"),
]
