"""Articles and their photos."""

from datetime import datetime
from typing import Any, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.text import slugify

from accounts.models import Person
from associations.models import Association
from associations.scope import SubtreeQuerySet
from khuyenhoc.lib.names import clean, vn_norm
from khuyenhoc.links import link
from meetings.models import Meeting
from news.bodies import clean_body, read_text
from news.models.documents import Document
from news.models.texts import WebAddress, make_indexes, make_pairs, make_title_words, make_words
from news.models.topics import Topic
from records.models import Photo

SLUG_LENGTH = 80


class ArticleState(models.TextChoices):
    """The life of an article (``news.publishing`` says who leads it from one to another)."""

    DRAFT = "draft", "bản nháp"
    REVIEW = "review", "chờ duyệt đăng"
    SCHEDULED = "scheduled", "hẹn giờ đăng"
    PUBLISHED = "published", "đã đăng"
    WITHDRAWN = "withdrawn", "đã gỡ"


ON_THE_WAY = [ArticleState.SCHEDULED, ArticleState.PUBLISHED]
# What a list of articles shows; bodies and search columns stay in the database.
LISTED = ("id", "title", "slug", "abstract", "publish_at", "topic", "association")


class ArticleQuerySet(SubtreeQuerySet):
    """Articles, narrowable to those that everyone may read."""

    def public(self, now: datetime | Now | None = None) -> Self:
        """Those that are out: the hour decides, so a scheduled article needs no timer."""
        return self.filter(state__in=ON_THE_WAY, publish_at__lte=now or timezone.now())

    def newest(self) -> Self:
        """The newest first, in the order of the index ``article_public``."""
        return self.order_by("-publish_at", "-pk")

    def listed(self) -> Self:
        """With no more than a list shows, and the topic."""
        return self.select_related("topic").only(*LISTED, "topic__name", "topic__slug")


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["text", "words", "pairs", "title_words"],
)
class Article(models.Model):
    """An article of an association, at the lasting address /tin/<id>-<slug>/.

    ``body`` is HTML, cleaned whenever it is saved (``news.bodies``); ``text`` the same without
    markup, for search. ``written_by``, ``edited_by`` and ``sent_by`` had their hands in it: none of
    them may publish it (four eyes).
    """

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="articles", verbose_name="đơn vị"
    )
    topic = models.ForeignKey(
        Topic, models.PROTECT, related_name="articles", verbose_name="chuyên mục"
    )
    title = models.CharField("tiêu đề", max_length=200)
    slug = models.SlugField("địa chỉ", max_length=SLUG_LENGTH, editable=False)
    abstract = models.CharField(
        "tóm tắt", max_length=500, help_text="Một, hai câu; hiện dưới tiêu đề và khi gửi qua Zalo."
    )
    body = models.TextField("nội dung", blank=True)
    text = models.TextField("nội dung không định dạng", blank=True, editable=False)
    author = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name="người viết",
        help_text="Chọn khi người viết có trong hồ sơ; tên chỉ hiện đủ khi người ấy đã đồng ý.",
    )
    byline = models.CharField(
        "ghi tên người viết là",
        max_length=120,
        blank=True,
        help_text="Ví dụ: Ban Biên tập. Để trống thì lấy người viết ở trên.",
    )
    source = models.CharField(
        "nguồn", max_length=200, blank=True, help_text="Nơi đã công bố các dữ kiện trong bài."
    )
    source_url = WebAddress("địa chỉ nguồn", max_length=400, blank=True)
    documents = models.ManyToManyField(
        Document, blank=True, related_name="articles", verbose_name="văn bản liên quan"
    )
    units = models.ManyToManyField(
        Association, blank=True, related_name="told_in", verbose_name="đơn vị liên quan"
    )
    meetings = models.ManyToManyField(
        Meeting, blank=True, related_name="articles", verbose_name="cuộc họp liên quan"
    )
    state = models.CharField(
        "trạng thái",
        max_length=10,
        choices=ArticleState,
        default=ArticleState.DRAFT,
        editable=False,
    )
    publish_at = models.DateTimeField("đăng lúc", null=True, blank=True, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+",
        verbose_name="người soạn",
    )  # fmt: skip
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+",
        verbose_name="người sửa cuối",
    )  # fmt: skip
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+",
        verbose_name="người gửi duyệt",
    )  # fmt: skip
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+",
        verbose_name="người duyệt đăng",
    )  # fmt: skip
    created_at = models.DateTimeField("tạo lúc", auto_now_add=True)
    changed_at = models.DateTimeField("sửa lúc", auto_now=True)
    words = make_words("title", "abstract", "text")
    pairs = make_pairs("title", "abstract", "text")
    title_words = make_title_words("title")

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "bài viết"
        ordering = ["-publish_at", "-pk"]
        indexes = [
            models.Index(
                F("publish_at").desc(),
                F("id").desc(),
                name="article_public",
                condition=Q(state__in=ON_THE_WAY),
            ),
            models.Index(
                F("topic"),
                F("publish_at").desc(),
                F("id").desc(),
                name="article_topic",
                condition=Q(state__in=ON_THE_WAY),
            ),
            models.Index(
                F("association"),
                F("publish_at").desc(),
                F("id").desc(),
                name="article_unit",
                condition=Q(state__in=ON_THE_WAY),
            ),
            *make_indexes("article"),
        ]
        constraints = [
            models.CheckConstraint(
                name="article_state_known", condition=Q(state__in=ArticleState.values)
            ),
            models.CheckConstraint(
                name="article_out_has_an_hour",
                condition=~Q(state__in=ON_THE_WAY)
                | Q(publish_at__isnull=False, published_by__isnull=False),
            ),
            models.CheckConstraint(
                name="article_four_eyes",
                condition=Q(published_by=None)
                | (
                    (Q(written_by=None) | ~Q(published_by=F("written_by")))
                    & (Q(edited_by=None) | ~Q(published_by=F("edited_by")))
                    & (Q(sent_by=None) | ~Q(published_by=F("sent_by")))
                ),
                violation_error_message="Người soạn, người sửa hay người gửi bài không tự duyệt "
                "đăng bài ấy.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the body cleaned and what follows from title and body."""
        self.title, self.abstract = clean(self.title), clean(self.abstract)
        self.byline, self.source = clean(self.byline), clean(self.source)
        self.slug = make_slug(self.title)
        self.body = clean_body(self.body)
        self.text = read_text(self.body)
        fields = kwargs.get("update_fields")
        if fields is not None:
            kwargs["update_fields"] = {*fields, "slug", "body", "text", "title", "abstract"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return link("news:article", self.pk, self.slug)

    @property
    def is_public(self) -> bool:
        """Whether everyone may read it now."""
        return (
            self.state in ON_THE_WAY
            and self.publish_at is not None
            and self.publish_at <= timezone.now()
        )


def make_slug(title: str) -> str:
    """The readable part of an address: "Học bổng 2024" → "hoc-bong-2024"."""
    return slugify(vn_norm(title))[:SLUG_LENGTH].strip("-") or "bai"


class OfArticleQuerySet(SubtreeQuerySet):
    """Rows of an article; they belong to its association."""

    association_path = "article__association"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class ArticlePhoto(models.Model):
    """A photo in an article. The first leads it; "[ảnh 2]" alone on a line places another."""

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="shown", verbose_name="bài viết"
    )
    photo = models.ForeignKey(Photo, models.PROTECT, related_name="shown_in", verbose_name="ảnh")
    order = models.PositiveSmallIntegerField("thứ tự", default=1)

    objects = OfArticleQuerySet.as_manager()

    class Meta:
        verbose_name = "ảnh trong bài"
        verbose_name_plural = "ảnh trong bài"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="articlephoto_once",
                fields=["article", "photo"],
                violation_error_message="Ảnh này đã có trong bài.",
            )
        ]

    def __str__(self) -> str:
        return f"Ảnh {self.order}"
