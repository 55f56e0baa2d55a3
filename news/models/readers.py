"""How much is read: views in sums, never a row a view, and nothing about who it was.

What an ended unit's articles were read stays with these articles: a reorganisation changes no row.
"""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from news.models.articles import Article


class SiteViews(models.Model):
    """Pages that readers were given on one day, on the whole portal."""

    day = models.DateField("ngày", primary_key=True)
    views = models.PositiveBigIntegerField("lượt xem", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "lượt xem theo ngày"

    def __str__(self) -> str:
        return f"{self.day}: {self.views}"


class Readership(models.Model):
    """What readers did with one article, in sums: views, ratings and the stars of all ratings."""

    article = models.OneToOneField(
        Article, models.CASCADE, primary_key=True, related_name="readership",
        verbose_name="bài viết",
    )  # fmt: skip
    views = models.PositiveBigIntegerField("lượt đọc", default=0)
    ratings = models.PositiveIntegerField("lượt đánh giá", default=0)
    stars = models.PositiveIntegerField("tổng số sao", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "lượt đọc và đánh giá"
        constraints = [
            models.CheckConstraint(
                name="readership_stars_fit_ratings",
                condition=Q(stars__gte=F("ratings"), stars__lte=F("ratings") * 5),
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.views}"


class Presence(models.Model):
    """Who was given a page by one server process a short while ago, as numbers salted for a day."""

    process = models.CharField("tiến trình", max_length=80, primary_key=True)
    seen_at = models.DateTimeField("lúc")
    visitors = ArrayField(models.BigIntegerField(), verbose_name="người đang xem", default=list)

    class Meta:
        verbose_name = verbose_name_plural = "người đang xem"

    def __str__(self) -> str:
        return self.process


class DailySalt(models.Model):
    """The secret of one day with which addresses are made unrecognisable; gone the next day."""

    day = models.DateField("ngày", primary_key=True)
    salt = models.BinaryField("muối")

    class Meta:
        verbose_name = verbose_name_plural = "muối của ngày"

    def __str__(self) -> str:
        return str(self.day)


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class EarlierViews(models.Model):
    """What a former site had counted, added to our own count."""

    is_reference = True  # the same for everyone on the desk

    site = models.CharField(
        "trang cũ", max_length=120, unique=True, help_text="Ví dụ: khuyenhoc.vidu.vn"
    )
    until = models.DateField("đếm đến hết ngày")
    total = models.PositiveBigIntegerField("tổng số lượt", default=0)
    in_year = models.PositiveBigIntegerField(
        "trong năm ấy", default=0, help_text="Chỉ cộng vào “trong năm” khi còn trong năm ấy."
    )
    in_month = models.PositiveBigIntegerField(
        "trong tháng ấy", default=0, help_text="Chỉ cộng vào “trong tháng” khi còn trong tháng ấy."
    )

    class Meta:
        verbose_name = verbose_name_plural = "lượt xem của trang cũ"
        constraints = [
            models.CheckConstraint(
                name="earlierviews_parts_fit",
                condition=Q(in_year__lte=F("total"), in_month__lte=F("in_year")),
                violation_error_message="Số trong tháng không quá số trong năm, số trong năm "
                "không quá tổng số.",
            )
        ]

    def __str__(self) -> str:
        return self.site
