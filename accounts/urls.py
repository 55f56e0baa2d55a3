from django.conf import settings
from django.contrib.auth import views
from django.urls import path

from accounts.forms import SignInForm
from accounts.sessions import open_half_signed_in
from accounts.views import (
    ask_second_factor,
    confirm_second_factor,
    set_up_second_factor,
    show_recovery_codes,
)

# Django's view would call the portal by the host that was asked for.
sign_in = views.LoginView.as_view(
    authentication_form=SignInForm, extra_context={"site_name": settings.SITE_NAME}
)

urlpatterns = [
    path("", sign_in, name="login"),
    path("buoc-hai/", ask_second_factor, name="second_factor"),
    path("buoc-hai/cai-dat/", set_up_second_factor, name="second_factor_set_up"),
    path("buoc-hai/xac-nhan/", confirm_second_factor, name="second_factor_confirm"),
    path("buoc-hai/ma-du-phong/", show_recovery_codes, name="recovery_codes"),
    path("thoat/", open_half_signed_in(views.LogoutView.as_view()), name="logout"),
    path("doi-mat-khau/", views.PasswordChangeView.as_view(), name="password_change"),
    path("doi-mat-khau/xong/", views.PasswordChangeDoneView.as_view(), name="password_change_done"),
]
