"""The short addresses of views of figures."""

from django.urls import path

from figures.citing import public

app_name = "citing"

urlpatterns = [
    path("", public.make, name="make"),
    path("<slug:code>", public.follow, name="follow"),
    path("<slug:code>/trich-dan/", public.show, name="show"),
]
