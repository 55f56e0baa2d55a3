"""``manage.py clean_articles``: clean the texts of all articles by today's rules."""

from django.core.management.base import BaseCommand

from khuyenhoc.lib.numbers import format_number
from news.bodies import clean_body, read_text
from news.models import Article


class Command(BaseCommand):
    """For after the editor's buttons or the sanitiser have changed; a second run does nothing."""

    help = "Làm sạch lại nội dung mọi bài viết theo quy tắc hiện nay; chạy lại không sao."

    def handle(self, *args: object, **options: object) -> None:
        changed = seen = 0
        for article in Article.objects.only("body", "text").order_by("pk").iterator(200):
            seen += 1
            body = clean_body(article.body)
            text = read_text(body)
            if (body, text) != (article.body, article.text):
                Article.objects.filter(pk=article.pk).update(body=body, text=text)
                changed += 1
        self.stdout.write(
            f"Đã xem {format_number(seen)} bài, làm sạch lại {format_number(changed)} bài."
        )
