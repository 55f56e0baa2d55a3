"""Recorded audio: the programme that a district read over its loudspeakers, kept to be heard again.

A recording stays with the association that made it; when that ends it is history of what ended, so
a reorganisation changes no row.
"""

from typing import Any, Self

import pghistory
from django.db import models
from django.db.models import F, Q

from associations.models import Association
from associations.scope import SubtreeQuerySet
from khuyenhoc.lib.names import clean
from khuyenhoc.links import link
from news.models.articles import Article
from news.models.documents import private_storage
from news.models.opinions import clean_lines


class AudioKind(models.TextChoices):
    """Kinds of files that browsers play, told by their content."""

    MP3 = "mp3", "MP3"
    M4A = "m4a", "M4A"
    OGG = "ogg", "OGG"
    WAV = "wav", "WAV"


def recording_path(recording: "Recording", _name: str) -> str:
    """A stored name made by us."""
    return f"recordings/{recording.sha256[:2]}/{recording.sha256}"


class RecordingQuerySet(SubtreeQuerySet):
    """Recordings, narrowable to those that everyone may hear."""

    def public(self) -> Self:
        """Those of the programme, the newest first."""
        return self.filter(is_public=True).order_by("-aired_on", "-pk")


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Recording(models.Model):
    """A recording of the programme, alone or as the spoken form of one article.

    Who cannot hear reads the same: the article, else the words in ``transcript``.
    """

    association = models.ForeignKey(
        Association, models.PROTECT, related_name="recordings", verbose_name="đơn vị"
    )
    title = models.CharField("tên", max_length=200)
    abstract = models.CharField("giới thiệu", max_length=500, blank=True)
    aired_on = models.DateField("ngày phát")
    article = models.OneToOneField(
        Article, models.PROTECT, null=True, blank=True, related_name="recording",
        verbose_name="đọc bài", help_text="Bài viết được đọc trong bản ghi này, nếu có.",
    )  # fmt: skip
    transcript = models.TextField(
        "lời trong bản ghi", blank=True, max_length=60_000,
        help_text="Cho người không nghe được. Để trống khi bản ghi đọc một bài đã đăng.",
    )  # fmt: skip
    file = models.FileField(
        "tệp", storage=private_storage, upload_to=recording_path, max_length=120, blank=True
    )
    kind = models.CharField("kiểu tệp", max_length=3, choices=AudioKind, editable=False)
    sha256 = models.CharField("mã băm", max_length=64, editable=False)
    size = models.PositiveIntegerField("cỡ", default=0, editable=False, help_text="byte")
    seconds = models.PositiveIntegerField(
        "dài", null=True, blank=True,
        help_text="Số giây; tệp WAV thì cổng tự tính.",
    )  # fmt: skip
    is_public = models.BooleanField("cho nghe", default=False)

    objects = RecordingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "bản ghi âm"
        ordering = ["-aired_on", "-pk"]
        indexes = [
            models.Index(
                F("aired_on").desc(),
                F("id").desc(),
                name="recording_public",
                condition=Q(is_public=True),
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="recording_kind_known", condition=Q(kind__in=AudioKind.values)
            ),
            models.CheckConstraint(
                name="recording_shown_can_be_read",
                condition=Q(is_public=False) | ~Q(transcript="") | Q(article__isnull=False),
                violation_error_message="Trước khi cho nghe, hãy chọn bài được đọc hoặc gõ lời "
                "trong bản ghi, để người không nghe được cũng đọc được.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with its texts composed."""
        self.title, self.abstract = clean(self.title), clean(self.abstract)
        self.transcript = clean_lines(self.transcript)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return link("news:recording", self.pk)
