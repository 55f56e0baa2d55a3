"""load_sample: the sample province, for development only; prints the log-ins every time."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from khuyenhoc.lib.numbers import format_number
from returns.sample import passwords
from returns.sample.cast import LOG_INS, reset_passwords
from returns.sample.loading import SampleRefused, load_sample
from returns.sample.places import PlaceMissing


class Command(BaseCommand):
    """Load Thái Nguyên with its figures and people, all or nothing; a second run changes nothing.

    Exit 0 when the sample is there, 2 where it may not be loaded.
    """

    help = "Nạp tỉnh mẫu (chỉ trên máy phát triển) và in các tài khoản mẫu; chạy lại không sao."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--new-passwords",
            action="store_true",
            help="đặt mật khẩu mới cho các tài khoản mẫu, khi đã mất tệp mật khẩu",
        )
        parser.add_argument("--timings", action="store_true", help="in số giây của từng bước")

    def handle(self, *args: Any, **options: Any) -> None:
        def tell(step: str, seconds: float) -> None:
            if options["timings"]:
                self.stdout.write(f"{seconds:7.2f} giây  {step}")

        try:
            loaded = load_sample(tell=tell)
        except (SampleRefused, PlaceMissing) as error:
            raise CommandError(str(error), returncode=2) from error
        if loaded.is_new:
            self.stdout.write(
                f"Đã nạp tỉnh mẫu: {format_number(loaded.rows['values'])} số liệu, "
                f"{format_number(loaded.rows['branches'])} chi hội."
            )
        if options["new_passwords"]:
            passwords.locate().unlink(missing_ok=True)
            reset_passwords()
        self._print_log_ins()

    def _print_log_ins(self) -> None:
        kept = passwords.read_passwords()
        if not kept:
            self.stdout.write(
                f"Không còn tệp mật khẩu {passwords.locate()}. Muốn đặt mật khẩu mới cho các tài "
                "khoản mẫu: manage.py load_sample --new-passwords"
            )
            return
        width = max(len(log_in.username) for log_in in LOG_INS)
        self.stdout.write(f"Tài khoản mẫu (giữ ở {passwords.locate()}, chỉ mình bạn đọc được):")
        for log_in in LOG_INS:
            word = kept.get(log_in.username, "")
            self.stdout.write(f"  {log_in.username:<{width}}  {word}  {log_in.says}")
        self.stdout.write("Mã bước hai hiện nay của người duyệt và cán bộ tỉnh: make code")
