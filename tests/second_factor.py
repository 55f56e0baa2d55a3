"""The app that shows codes, in the hands of a test: by the client and in the browser alike."""

import time

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.oath import TOTP

from accounts.models import Authenticator, User
from accounts.models.second_factor import STEP, make_key, seal_key


def give_app(user: User) -> Authenticator:
    """An app that is set up and confirmed."""
    return Authenticator.objects.create(
        user=user, sealed_key=seal_key(make_key()), confirmed_at=timezone.now()
    )


def read_code(user: User) -> str:
    """What the app shows; after a code was used, what it shows next, so that nobody waits."""
    app = Authenticator.objects.get(user=user)
    totp = TOTP(app.key, STEP)
    totp.time = max(time.time(), (app.last_step + 1) * STEP)
    return f"{totp.token():06}"


def sign_in(client: Client, user: User, password: str, **more: object):
    """By the form and, where it is asked for, the second factor; the last answer."""
    typed = {"username": user.username, "password": password}
    answer = client.post(reverse("login"), typed, **more)
    if Authenticator.objects.filter(user=user).exists():
        return client.post(reverse("second_factor"), {"code": read_code(user)}, **more)
    return answer
