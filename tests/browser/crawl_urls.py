"""The portal's addresses, the style guide, and the pages that answer only when something fails."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from khuyenhoc import presentation
from khuyenhoc.urls import urlpatterns as portal
from records.public import TOO_OFTEN
from tests import page_samples

# Templates that no address of a sound portal gives out, each with the sample that it is drawn with.
SAMPLES = {
    "400.html": dict,
    "403.html": page_samples.PUBLIC_PAGES["403"][1],
    "403_csrf.html": dict,
    "404.html": dict,
    "413.html": dict,
    "429.html": dict,
    "500.html": dict,
    "503.html": dict,
    "records/too_often.html": lambda: {"reason": TOO_OFTEN},
    "registration/logged_out.html": dict,
    "accounts/words.html": page_samples.PUBLIC_PAGES["slip-words"][1],
    "accounts/ask.html": page_samples.PUBLIC_PAGES["second-factor"][1],
    "accounts/confirm.html": page_samples.PUBLIC_PAGES["second-factor-confirm"][1],
    "accounts/set_up.html": page_samples.PUBLIC_PAGES["second-factor-set-up"][1],
    "accounts/directories.html": lambda: {
        **page_samples.list_officer_surroundings(),
        "units": [{"pk": 1234, "full_name": "Hội Khuyến học xã Kha Sơn"}],
    },
    "accounts/directory_too_long.html": lambda: {
        **page_samples.list_officer_surroundings(),
        "unit": {"pk": 1234, "full_name": "Hội Khuyến học xã Kha Sơn"},
    },
    "members/list_waiting.html": lambda: {
        **page_samples.list_officer_surroundings(),
        "list": {"upload": {"name": "hoi-vien.xlsx"}, "state": "waiting"},
    },
    "returns/waiting.html": lambda: {
        **page_samples.list_officer_surroundings(),
        "reading": {"upload": {"name": "bao-cao.xlsx"}},
    },
}


def show_sample(request: HttpRequest, name: str) -> HttpResponse:
    """One of the templates, by name, as it would stand on its page."""
    return render(request, name, SAMPLES[name]())


show_sample.login_required = False

urlpatterns = [
    *portal,
    path("styleguide/", presentation.styleguide, name="styleguide"),
    path("mau/<path:name>", show_sample, name="sample"),
]
