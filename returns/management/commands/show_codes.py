"""``manage.py show_codes``: what the apps of the sample's log-ins show now (``make code``)."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django_otp.oath import TOTP

from accounts.models.second_factor import STEP
from returns.sample import passwords


class Command(BaseCommand):
    """Only of the sample's log-ins, whose keys lie in their owner's file; of no other."""

    help = "In mã bước hai hiện nay của các tài khoản mẫu."

    def handle(self, *args: Any, **options: Any) -> None:
        keys = passwords.read_keys()
        if not keys:
            raise CommandError(
                f"Không có khóa tạo mã nào trong {passwords.locate()}. "
                "Muốn làm lại: manage.py load_sample --new-passwords"
            )
        width = max(map(len, keys))
        for username, key in keys.items():
            self.stdout.write(f"{username:<{width}}  {TOTP(key, STEP).token():06}")
        self.stdout.write(f"Mã đổi sau {STEP - int(time.time()) % STEP} giây.")
