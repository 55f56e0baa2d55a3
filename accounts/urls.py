from django.contrib.auth import views
from django.urls import path

from accounts.forms import SignInForm

urlpatterns = [
    path("", views.LoginView.as_view(authentication_form=SignInForm), name="login"),
    path("thoat/", views.LogoutView.as_view(), name="logout"),
    path("doi-mat-khau/", views.PasswordChangeView.as_view(), name="password_change"),
    path("doi-mat-khau/xong/", views.PasswordChangeDoneView.as_view(), name="password_change_done"),
]
