"""Articles, documents and photos for tests: small, real, every value can be given."""

import io
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from accounts.models import User
from associations.models import Association
from news.models import Article, ArticlePhoto, ArticleState, Document, Topic
from records import jobs
from records.models import Job, Photo
from records.photos import keep_photo
from tests.factories import make_association, make_officer


def make_unit() -> Association:
    """The unit of articles of which it does not matter."""
    found = Association.objects.filter(name="Thái Nguyên").first()
    return found or make_association("Thái Nguyên", "province", full_name="Tỉnh Thái Nguyên")


def make_topic(name: str = "Học bổng", slug: str = "hoc-bong") -> Topic:
    return Topic.objects.get_or_create(slug=slug, defaults={"name": name})[0]


def make_article(
    title: str = "Trao học bổng", body: str = "<p>Hội trao học bổng.</p>", **fields
) -> Article:
    """A draft; every field can be given."""
    given = {
        "abstract": "Một việc của hội.", "byline": "Ban Biên tập", "topic": fields.get("topic")
        or make_topic(), "association": fields.get("association") or make_unit(),
    }  # fmt: skip
    return Article.objects.create(title=title, body=body, **(given | fields))


def make_publisher(association: Association | None = None) -> User:
    """Who publishes what others wrote."""
    found = User.objects.filter(username="duyet-tin").first()
    return found or make_officer(
        "duyet-tin", association or make_unit(), ("edit_news", "approve"), name="Người Duyệt"
    )


def publish(article: Article, minutes_ago: int = 1) -> Article:
    """As if it had been published some minutes ago (negative: scheduled for later)."""
    Article.objects.filter(pk=article.pk).update(
        state=ArticleState.PUBLISHED if minutes_ago >= 0 else ArticleState.SCHEDULED,
        publish_at=timezone.now() - timedelta(minutes=minutes_ago),
        published_by=make_publisher(),
    )
    article.refresh_from_db()
    return article


def make_public(title: str = "Trao học bổng", minutes_ago: int = 1, **fields) -> Article:
    """An article that everyone may read."""
    return publish(make_article(title, **fields), minutes_ago)


def draw(width: int = 1000, height: int = 600) -> SimpleUploadedFile:
    """A picture in one colour, as an upload."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), (40, 90, 70)).save(out, "JPEG")
    return SimpleUploadedFile("anh.jpg", out.getvalue(), "image/jpeg")


def add_photo(article: Article, alt: str = "Tranh: đồi chè.", caption: str = "Đồi chè") -> Photo:
    """One more photo of an article, its pictures made."""
    order = article.shown.count() + 1
    photo = keep_photo(
        draw(1000 + order, 600), association=article.association, by=None, alt=alt, caption=caption
    )
    ArticlePhoto.objects.create(article=article, photo=photo, order=order)
    jobs.carry_out.func(Job.objects.get(key=f"photo-{photo.pk}", state="waiting").pk)
    photo.refresh_from_db()
    return photo


def make_document(number: str = "387/QĐ-TTg", **fields) -> Document:
    """A decision of the prime minister, shown in the library."""
    given = {
        "association": fields.get("association") or make_unit(), "issuer": "Thủ tướng Chính phủ",
        "kind": "decision", "abstract": f"Chương trình học tập suốt đời ({number})",
    }  # fmt: skip
    if "signed_on" not in fields and "signed_year" not in fields:
        given["signed_year"] = 2022
    return Document.objects.create(number=number, **(given | fields))
