from django.conf import settings
from django.contrib.auth import views
from django.urls import path

from accounts.forms import SignInForm

# Django's view would call the portal by the host that was asked for.
sign_in = views.LoginView.as_view(
    authentication_form=SignInForm, extra_context={"site_name": settings.SITE_NAME}
)

urlpatterns = [
    path("", sign_in, name="login"),
    path("thoat/", views.LogoutView.as_view(), name="logout"),
    path("doi-mat-khau/", views.PasswordChangeView.as_view(), name="password_change"),
    path("doi-mat-khau/xong/", views.PasswordChangeDoneView.as_view(), name="password_change_done"),
]
