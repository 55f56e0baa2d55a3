"""Sign certificates with a new key from now on."""

from django.core.management.base import BaseCommand

from records.signing import rotate


class Command(BaseCommand):
    """Ends the key in use and makes the next one; both public halves stay on /xac-minh/khoa/."""

    help = "Đổi khóa ký giấy chứng nhận: khóa đang dùng hết hạn hôm nay, khóa mới ký từ nay."

    def handle(self, *args, **options) -> None:
        made = rotate()
        if options["verbosity"]:
            self.stdout.write(f"Từ nay ký bằng khóa số {made.pk}. Giấy đã ký giữ nguyên giá trị.")
