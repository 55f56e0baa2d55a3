"""``manage.py load_sample_news``: the sample's articles and documents, for development only."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from khuyenhoc.lib.numbers import format_number
from news.sample import load_articles
from news.sample.readers import load_comments, load_portal, load_recordings
from returns.sample.cast import PROVINCE_CHAIR


class Command(BaseCommand):
    """Load articles with photos, and documents, into the sample province; again changes nothing.

    Exit 2 outside development and where the sample province is not there.
    """

    help = "Nạp tin và văn bản của tỉnh mẫu (chỉ trên máy phát triển); chạy lại không sao."

    def handle(self, *args: object, **options: object) -> None:
        if not settings.DEBUG:
            raise CommandError(
                "Tin mẫu chỉ dùng để phát triển. Máy này chạy ở chế độ thật (DEBUG tắt), nên không"
                " nạp gì.",
                returncode=2,
            )
        publisher = User.objects.filter(username=PROVINCE_CHAIR).first()
        if publisher is None:
            raise CommandError("Chưa có tỉnh mẫu: chạy make sample.", returncode=2)
        loaded = load_articles(publisher)
        load_comments(publisher)
        load_recordings()
        load_portal()
        if loaded.articles or loaded.documents:
            self.stdout.write(
                f"Đã nạp {format_number(loaded.articles)} tin và"
                f" {format_number(loaded.documents)} văn bản mẫu."
            )
