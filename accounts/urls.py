from django.contrib.auth import views
from django.urls import path

from accounts.public import choose_words, enter_by_slip
from accounts.sessions import open_half_signed_in
from accounts.views import (
    SignInView,
    ask_second_factor,
    confirm_second_factor,
    print_slips,
    set_up_second_factor,
    show_recovery_codes,
    show_sessions,
)

urlpatterns = [
    path("", SignInView.as_view(), name="login"),
    path("buoc-hai/", ask_second_factor, name="second_factor"),
    path("buoc-hai/cai-dat/", set_up_second_factor, name="second_factor_set_up"),
    path("buoc-hai/xac-nhan/", confirm_second_factor, name="second_factor_confirm"),
    path("buoc-hai/ma-du-phong/", show_recovery_codes, name="recovery_codes"),
    path("phieu/", enter_by_slip, name="slip"),
    path("phieu/mat-khau/", choose_words, name="slip_words"),
    path("cap-phieu/", print_slips, name="slips"),
    path("phien/", show_sessions, name="sessions"),
    path("thoat/", open_half_signed_in(views.LogoutView.as_view()), name="logout"),
    path("doi-mat-khau/", views.PasswordChangeView.as_view(), name="password_change"),
    path("doi-mat-khau/xong/", views.PasswordChangeDoneView.as_view(), name="password_change_done"),
]
